"""Registrable domains by the Public Suffix List."""

import pytest

from linter.web import hosts
from linter.web.hosts import same_site, site
from tests.corpus import CORPUS

CASES = CORPUS / "standards" / "url" / "psl-tests" / "tests.txt"


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("www.bbc.co.uk", "bbc.co.uk"),
        ("bbc.co.uk", "bbc.co.uk"),
        ("co.uk", "co.uk"),  # a suffix is its own site
        ("localhost", "localhost"),
        ("192.168.1.1", "192.168.1.1"),
        ("[::1]", "[::1]"),
        ("one.wordpress.com", "one.wordpress.com"),  # two people's blogs are two sites
        ("www.one.wordpress.com", "one.wordpress.com"),
        ("wordpress.com", "wordpress.com"),
        ("one.files.wordpress.com", "one.wordpress.com"),
        ("one.blogspot.com", "one.blogspot.com"),
        ("a.b.unknownsuffix", "b.unknownsuffix"),
        ("xn--85x722f.com.cn", "xn--85x722f.com.cn"),
    ],
)
def test_the_site_of_a_host(host: str, expected: str) -> None:
    assert site(host) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("blog.example", "blog.example", True),
        ("www.blog.example", "cdn.blog.example", True),
        ("www.blog.example", "blog.example", True),
        ("one.wordpress.com", "two.wordpress.com", False),
        ("one.wordpress.com", "one.files.wordpress.com", True),
        ("one.co.uk", "two.co.uk", False),
        ("10.0.0.1", "20.0.0.1", False),
        ("evilblog.example", "blog.example", False),
        ("blog.example.evil.test", "blog.example", False),
    ],
)
def test_whether_two_hosts_are_one_site(one: str, other: str, expected: bool) -> None:
    assert same_site(one, other) is expected
    assert same_site(other, one) is expected


def test_the_published_cases() -> None:
    """Every case of the list's own tests that a parsed host can meet.

    Left out, because an address never has such a host: upper case, a leading dot, non-ASCII letters (a browser
    writes them as `xn--`). Where the tests say that there is no registrable domain, wplint takes the host itself, so
    that a suffix is never the same site as anything below it.
    """
    if not CASES.is_file():
        pytest.skip("the public-suffix tests are not beside the checkout")
    wrong, checked = [], 0
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("//"):
            continue
        host, expected = line.split()
        if host == "null" or host.startswith(".") or not host.isascii() or host != host.lower():
            continue
        checked += 1
        if site(host) != (host if expected == "null" else expected):
            wrong.append((host, expected, site(host)))
    assert wrong == []
    assert checked > 50


def test_names_that_somebody_can_have_registered() -> None:
    """An ending that the list knows, and a name before it: `node.js` is no host, `co.uk` nobody's."""
    assert hosts.is_public("bbc.co.uk") and hosts.is_public("www.paypal.com") and hosts.is_public("ann.github.io")
    assert not any(map(hosts.is_public, ["node.js", "co.uk", "github.io", "com", "a..com", "10.0.0.1", ""]))

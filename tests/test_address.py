"""Addresses are read as browsers read them (WHATWG URL Standard)."""

import json
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from linter.web import address as module
from linter.web.address import Address
from tests.corpus import CORPUS

DATA = CORPUS / "standards" / "url" / "wpt" / "urltestdata.json"
SPECIAL = ("http:", "https:", "ftp:", "ws:", "wss:")


def facets(address: Address) -> tuple[Any, ...]:
    return (
        address.scheme,
        address.host,
        address.path,
        address.query,
        address.origin,
        address.credentials,
        address.valid,
    )


def slowly(text: str) -> tuple[Any, ...]:
    """The facets by the parser alone."""
    parts = module._parsed(text, "https://wplint.invalid/")
    if parts is None:
        return (None, None, None, None, None, None, False)
    return (parts.scheme, parts.host, parts.path, parts.query or None, parts.origin, parts.credentials, True)


@pytest.mark.parametrize(
    ("text", "scheme", "host", "path"),
    [
        ("https://Blog.Example/a b", "https", "blog.example", "/a%20b"),
        (" \n java\tscript:alert(1) ", "javascript", None, "alert(1)"),
        ("HTTPS:\\\\evil.example\\x", "https", "evil.example", "/x"),
        ("//cdn.example/x", "https", "cdn.example", "/x"),
        ("/a/../b", None, None, "/b"),
        ("#top", None, None, "/"),
        ("https://evil.example./x", "https", "evil.example", "/x"),
        ("https://ＥＶＩＬ.example/", "https", "evil.example", "/"),
        ("https://münchen.example/", "https", "xn--mnchen-3ya.example", "/"),
        ("http://0x7f.1/", "http", "127.0.0.1", "/"),
        ("http://[::1]:80/x", "http", "[::1]", "/x"),
        ("https://blog.example/%2e%2E/x/./y", "https", "blog.example", "/x/y"),
        ("https://blog.example", "https", "blog.example", "/"),
        ("mailto:a@blog.example", "mailto", None, "a@blog.example"),
        ("data:text/html,<b>", "data", None, "text/html,<b>"),
        ("https://user:pw@blog.example/", "https", "blog.example", "/"),
    ],
)  # fmt: skip
def test_an_address_has_the_parts_that_a_browser_sees(text: str, scheme: str, host: str, path: str) -> None:
    address = Address(text)
    assert (address.scheme, address.host, address.path) == (scheme, host, path)


@pytest.mark.parametrize("text", ["https://", "https://a b/", "http://1.2.3.4.5/", "https://[::1/", "http://a:99999/"])
def test_what_no_browser_reads_has_no_parts(text: str) -> None:
    assert facets(Address(text)) == (None, None, None, None, None, None, False)


def test_a_scheme_relative_address_takes_the_scheme_of_its_page() -> None:
    assert Address("//cdn.example/x", "http").scheme == "http"


def test_facets_of_the_file() -> None:
    address = Address("https://blog.example/a/Black%20Cat.final.PNG?x=1&y=a+b&x=")
    assert (address.file, address.stem, address.extension) == ("Black Cat.final.PNG", "Black Cat.final", "png")
    assert address.parameters == [("x", "1"), ("y", "a b"), ("x", "")]
    assert Address("https://blog.example/a/").file is None
    assert Address("javascript:alert/x.png").file is None


def test_the_address_behind_an_image_proxy() -> None:
    proxied = Address("https://i0.wp.com/blog.example/a.png?resize=1")
    assert proxied.real.host == "blog.example"
    assert Address("https://blog.example/a.png").real.host == "blog.example"


def test_credentials_are_told() -> None:
    assert Address("https://user:pw@blog.example/").credentials == "user:pw"
    assert Address("https://blog.example/").credentials is None


def test_addresses_of_the_web_platform_tests() -> None:
    """Those that need no base page; wplint's own page stands in for a base."""
    if not DATA.is_file():
        pytest.skip("the URL test data is not beside the checkout")
    checked = 0
    for case in json.loads(DATA.read_text(encoding="utf-8")):
        if isinstance(case, str) or case.get("failure") or case["base"] is not None:
            continue
        # On a page of the same scheme `https:/x` is a relative address, so the page has the other one.
        address = Address(case["input"], "http" if case["protocol"] == "https:" else "https")
        checked += 1
        assert address.valid, case
        assert address.scheme == case["protocol"][:-1], case
        assert address.host == (case["hostname"].rstrip(".") or None), case
        assert address.path == case["pathname"], case
        assert (address.query or "") == case["search"][1:], case
        user, password = case["username"], case["password"]
        assert (address.credentials or "") == (f"{user}:{password}" if password else user), case
    assert checked > 300


def test_failures_of_the_web_platform_tests_give_no_foreign_host() -> None:
    if not DATA.is_file():
        pytest.skip("the URL test data is not beside the checkout")
    for case in json.loads(DATA.read_text(encoding="utf-8")):
        if not isinstance(case, str) and case.get("failure") and case["base"] is None:
            address = Address(case["input"])
            assert not address.valid or address.relative or not case["input"].lower().startswith(SPECIAL), case


PIECES = (
    "http:// https:// a b1 -x xn--a .example .co m / /. /.. %2e %2E %41 % ? # & = ' \" \\ : @ ~ ! $ é ^ | { [ ] ; "
    "blog.example 1 0x1 a--b. /a/b.png ?a=1&b=2 #c"
).split()


@settings(max_examples=500, deadline=None)
@given(
    st.lists(st.sampled_from([*PIECES, " ", "\n", "\t"]), max_size=7).map(
        lambda parts: "https://blog.example" * (len(parts) % 2) + "".join(parts)
    )
)
@example("https://blog.example/a/..")
@example("https://a.xn--b/")
@example("https://a.b1/")
def test_plain_addresses_need_no_parser(text: str) -> None:
    """The short way for plain addresses gives what the parser gives."""
    assert facets(Address(text)) == slowly(text)

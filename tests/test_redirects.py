"""Addresses that lead elsewhere: what stands behind redirects, image proxies and AMP copies."""

from urllib.parse import quote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.web import redirects
from tests.urls import parts


@pytest.mark.parametrize(
    "wrapped",
    [
        "https://l.facebook.com/l.php?h=AT0&u={}&fbclid=x",
        "https://www.google.com/url?sa=t&url={}&usg=AOv",
        "https://www.google.co.uk/url?q={}&sa=D",
        "https://nam12.safelinks.protection.outlook.com/?url={}&data=05%7C02",
        "https://www.youtube.com/redirect?event=video&q={}",
        "https://www.linkedin.com/redir/redirect?url={}",
        "https://t.umblr.com/redirect?z={}&t=x",
        "https://vk.com/away.php?to={}",
        "https://duckduckgo.com/l/?uddg={}&rut=1",
    ],
)
def test_redirects_give_up_their_target(wrapped: str) -> None:
    """The address inside comes out as it was, with its own query."""
    target = "https://news.example/story?id=7&lang=en#top"
    host, path, query = parts(wrapped.format(quote(target, safe="")))
    assert redirects.is_redirect(host, path)
    assert redirects.unwrap_redirect(host, path, query) == target


def test_coded_redirects() -> None:
    """Bing and Proofpoint write the target in a code of their own."""
    bing = parts("https://www.bing.com/ck/a?!&&p=1&u=a1aHR0cHM6Ly9uZXdzLmV4YW1wbGUvYQ&ntb=1")
    assert redirects.unwrap_redirect(*bing) == "https://news.example/a"
    proofpoint = parts("https://urldefense.proofpoint.com/v2/url?u=https-3A__news.example_a-2Db-5Fc-3Fd-3D1&d=Dw")
    assert redirects.unwrap_redirect(*proofpoint) == "https://news.example/a-b_c?d=1"


@pytest.mark.parametrize(
    "address",
    [
        "https://l.facebook.com/l.php?u=javascript%3Aalert(1)",
        "https://l.facebook.com/l.php?u=/home",
        "https://l.facebook.com/l.php?u=https%3A%2F%2F",
        "https://l.facebook.com/l.php",
        "https://www.bing.com/ck/a?u=a1%C3%A9%C3%A9",
        "https://news.google.com/rss/articles/CBMiabc",
        "https://urldefense.com/v3/__https://news.example__;!!x",
    ],
)
def test_an_unreadable_redirect_is_still_a_redirect(address: str) -> None:
    """Only a web address is ever offered in its place."""
    host, path, query = parts(address)
    assert redirects.is_redirect(host, path)
    assert redirects.unwrap_redirect(host, path, query) is None


@pytest.mark.parametrize(
    "address", ["https://www.google.com/search?q=https://a.example", "https://a.example/l.php?u=x"]
)
def test_other_pages_are_no_redirects(address: str) -> None:
    """A web address in a query alone makes no redirect."""
    host, path, query = parts(address)
    assert not redirects.is_redirect(host, path)
    assert redirects.unwrap_redirect(host, path, query) is None


@pytest.mark.parametrize(
    ("address", "real"),
    [
        ("https://i0.wp.com/Blog.example/wp-content/uploads/a.jpg?w=300", "blog.example"),
        ("https://i3.wp.com/blog.example/a.jpg", "blog.example"),
        ("https://wsrv.nl/?url=blog.example/a.jpg&w=300", "blog.example"),
        ("https://images.weserv.nl/?url=ssl:blog.example/a.jpg", "blog.example"),
        ("https://images.weserv.nl/?url=https%3A%2F%2Fblog.example%2Fa.jpg", "blog.example"),
        ("https://substackcdn.com/image/fetch/w_1456/https%3A%2F%2Fblog.example%2Fa.jpg", "blog.example"),
        ("https://res.cloudinary.com/acme/image/fetch/w_300/https://blog.example/a.jpg", "blog.example"),
        ("https://x-org.cdn.ampproject.org/i/s/blog.example/a.jpg", "blog.example"),
        ("https://i0.wp.com/", None),
        ("https://i0.wp.com/localhost/a.jpg", None),
        ("https://i0.wp.com/user@evil.example/a.jpg", None),
        ("https://i9.wp.com/blog.example/a.jpg", None),
        ("https://evil.example/i0.wp.com/blog.example/a.jpg", None),
    ],
)
def test_image_proxies_give_up_the_real_host(address: str, real: str | None) -> None:
    """A picture behind a proxy belongs to the site it was taken from."""
    found = redirects.unwrap_proxy(*parts(address))
    assert (found and urlsplit(found).hostname) == real


def test_amp_copies() -> None:
    """The page's own address comes out of an AMP viewer or cache."""
    assert redirects.unwrap_amp("www.google.com", "/amp/s/news.example/a/amp/") == "https://news.example/a/amp/"
    assert redirects.unwrap_amp("news-example.cdn.ampproject.org", "/c/s/news.example/a") == "https://news.example/a"
    assert redirects.unwrap_amp("www.google.com", "/maps/s/news.example") is None
    assert redirects.unwrap_amp("news.example", "/amp/s/other.example/a") is None


@given(st.text(), st.text(), st.text())
def test_no_address_breaks_a_question(host: str, path: str, value: str) -> None:
    """Whatever the parts of an address are, every question has an answer."""
    query = [("u", value), ("url", value)]
    for front in (host, "i0.wp.com", "www.bing.com", "wsrv.nl", "res.cloudinary.com"):
        redirects.unwrap_proxy(front, path, query)
        redirects.unwrap_redirect(front, "/ck/a", query)
        redirects.unwrap_amp(front, path)

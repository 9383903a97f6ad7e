"""Mistyped addresses: what was meant, and that ordinary ones are left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.checks.addresses import meant


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("htps://other.example/", "https://other.example/"),
        ("htp://other.example/", "http://other.example/"),
        ("hhttp://other.example/", "http://other.example/"),
        ("htttps://other.example/", "https://other.example/"),
        ("ttps://other.example/", "https://other.example/"),
        ("https://https://other.example/", "https://other.example/"),
        ("http://https//other.example/", "https://other.example/"),
        ("http:https://other.example/", "https://other.example/"),
        ("http//other.example/", "http://other.example/"),
        ("https;//other.example/", "https://other.example/"),
        ("https:/other.example/", "https://other.example/"),
        ("/https://other.example/", "https://other.example/"),
        ("://other.example/a", "https://other.example/a"),
        ("www.other.example", "https://www.other.example"),
        ("other.com/story", "https://other.com/story"),
        ("“https://other.example/”", "https://other.example/"),
        ("maitlo:ann@other.example", "mailto:ann@other.example"),
        ("mailto://ann@other.example", "mailto:ann@other.example"),
        ("ann@other.example", "mailto:ann@other.example"),
    ],
)
def test_what_was_meant(written: str, right: str) -> None:
    """The slip is mended and nothing else."""
    found = meant(written)
    assert found is not None and found[0] == right
    assert meant(right) is None


@pytest.mark.parametrize(
    "written",
    [
        "https://other.example/",
        "HTTP://other.example/",
        "//other.example/",
        "/wp-content/www.png",
        "about.html",
        "a/b.com",
        "story.php?u=https://other.example/",
        "https://web.archive.org/web/http://other.example/",
        "https://httpd.example/",
        "http:index.html",
        "#top",
        "?p=1",
        "tel:112",
        "mailto:ann@other.example",
        "javascript:void(0)",
        "whatsapp://send",
        "data:text/plain,www.other.example",
        "ftp://files.example/",
        "",
    ],
)
def test_ordinary_addresses(written: str) -> None:
    """No finding for what a browser reads as it was meant."""
    assert meant(written) is None


@given(st.text(st.sampled_from("htps:/;.w@ab“com\\ "), max_size=24))
def test_a_mended_address_needs_no_mending(written: str) -> None:
    """Running the fix again changes nothing more than one further slip at a time, and ends."""
    seen = {written}
    while found := meant(written):
        written = found[0]
        assert written not in seen
        seen.add(written)

"""A slug seen against its title."""

from __future__ import annotations

import pytest

from linter.typos import slug_slips

TITLE = "Moscow Hosts Armenia-Azerbaijan Talks as Hopes Rise for Ceasefire"


@pytest.mark.parametrize(
    ("slug", "title", "found", "right"),
    [
        ("moscow-hosts-armenia-azerbaijan-talks-as-hopes-risefor-ceasefire", TITLE, "risefor", "rise-for"),
        ("moscow-hosts-tlaks-as-hopes-rise", TITLE, "tlaks", "talks"),
        ("questinos-about-the-budget", "Questions About the Budget", "questinos", "questions"),
    ],
)
def test_slip_in_slug(slug: str, title: str, found: str, right: str) -> None:
    (slip,) = slug_slips(slug, title)
    assert (slip.found, slip.right, slug[slip.start : slip.end]) == (found, right, found)


@pytest.mark.parametrize(
    ("slug", "title"),
    [
        ("moscow-hosts-armenia-azerbaijan-talks-as-hopes-rise-for-ceasefire", TITLE),
        ("moscow-talks", TITLE),
        ("ceasefire-hopes-2", TITLE),
        ("a-cafe-dont-ask", "A Café: Don’t Ask"),
        ("34102", TITLE),
        ("%e0%a4%ad%e0%a4%be", "भारत"),
        ("", ""),
    ],
)
def test_right_slug(slug: str, title: str) -> None:
    assert slug_slips(slug, title) == []


@pytest.mark.parametrize(
    ("slug", "title"),
    [
        ("bitcoin-und-kryptowaehrung", "Bitcoin und Kryptowährung"),
        ("bitcoin-und-kryptowahrung", "Bitcoin und Kryptowährung"),
        ("grosse-strasse", "Große Straße"),
        ("rodgrod-paa-aero", "Rødgrød på Ærø"),
        ("dialogue-not-hate-ebook", "Dialogue, not hate: the e-book"),
    ],
)
def test_the_ways_in_which_a_slug_is_made_of_letters_with_accents_are_right(slug: str, title: str) -> None:
    assert slug_slips(slug, title) == []

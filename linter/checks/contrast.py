"""Checks of the contrast between text and what is behind it, where the post itself sets both colours.

A theme may colour whatever stands between the element that sets the text's colour and the one that sets the
background: both are looked for through plain elements only, without a class, and nothing is said where a picture, a
gradient or something see-through is involved.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import regex

from linter.checks.authored import at_attribute, authored
from linter.checks.fields import texts
from linter.html.accname import names
from linter.html.colours import Colour, colour, contrast
from linter.html.declarations import pixels
from linter.html.markup import Element
from linter.html.styles import Styles, styles
from linter.post import Post
from linter.subject import Subject

_PLAIN = frozenset(
    "article b big br center div em figure font i li ol p section small span strong sub sup u ul".split()
)
_CLEAR = frozenset("a h1 h2 h3 h4 h5 h6".split())  # coloured by themes, but seldom on a background of their own
_LARGE_TAGS = frozenset({"h1", "h2", "h3"})
_COLOURING = frozenset({"color", "background", "background-color"})
_RESTYLED = frozenset({"style", "class", "color", "hidden"})
_UNSURE = frozenset(
    "-webkit-text-fill-color background-blend-mode background-clip -webkit-background-clip background-image filter "
    "mix-blend-mode opacity text-shadow -webkit-text-stroke".split()
)
_PRESET = re.compile(r"\bhas-(?!text-color|link-color)[\w-]*-(?:color|gradient-background|font-size)\b")
_EMS = re.compile(r"(\d*\.?\d+)(r?em|%)")
_READABLE = regex.compile(r"[\p{L}\p{N}]")
_HIGHEST = 30  # elements up
_NORMAL, _LARGE = 4.5, 3.0
_LARGE_PIXELS, _LARGE_BOLD_PIXELS = 24.0, 18.6


def faint_text(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Text whose colours the post sets too close to each other; milder where many can still read it.

    `$ratio` is their contrast, `$least` what it should be.
    """
    for field, markup in authored(post, "content"):
        known = styles(markup)
        for element in dict.fromkeys((*markup.by_attribute.get("style", ()), *known.ruled)):
            pair = None if _COLOURING.isdisjoint(known.given(element)) else _colours(element, known)
            if pair is None or not _holds_text(element, known):
                continue
            exposure = names(markup).exposure
            ratio, least = contrast(pair[0].over(pair[1]), pair[1]), _least(element, known)
            if ratio >= least or exposure.state(element).unseen or exposure.disabled(element):
                continue
            told = f"{int(ratio * 10) / 10:g}"  # rounded down, so that 4.49 is not told as enough
            subject = at_attribute(field, element, "style", element, ratio=told, least=f"{least:g}")
            subject.milder = ratio >= _LARGE
            yield subject


def _colours(element: Element, known: Styles) -> tuple[Colour, Colour] | None:
    """The colours of the text in an element and of what is behind it, if the post tells both."""
    text: Colour | None = None
    at: Element | None = element
    for _ in range(_HIGHEST):
        if at is None or _PRESET.search(at.attributes.get("class", "")):
            return None
        given = known.given(at)
        if not _UNSURE.isdisjoint(given) or given.get("position") in ("absolute", "fixed"):
            return None
        if text is None and "color" in given and (text := colour(given["color"])) is None:
            return None
        if behind := given.get("background-color") or given.get("background"):
            found = colour(behind)
            return (text, found) if text is not None and found is not None and found.alpha == 1 else None
        if at.tag not in _PLAIN and (text is None or at is not element or at.tag not in _CLEAR):
            return None
        if "class" in at.attributes:
            return None
        at = at.parent
    return None


def _holds_text(element: Element, known: Styles) -> bool:
    """Whether anything is read in an element that takes its colours from it."""

    def takes_them(child: Element) -> bool:
        plain = child.tag in _PLAIN and child.attributes.keys().isdisjoint(_RESTYLED)
        return plain and not known.given(child)

    return any(_READABLE.search(text) for text in texts(element, takes_them))


def _least(element: Element, known: Styles) -> float:
    """The contrast that the text must have: less where it may be large."""
    bold = False
    at: Element | None = element
    for _ in range(_HIGHEST):
        if at is None:
            break
        given = known.given(at)
        bold = bold or at.tag in ("b", "strong") or given.get("font-weight", "") in ("bold", "700", "800", "900")
        if "font-size" in given:
            return _LARGE if _is_large(given["font-size"], bold) else _NORMAL
        if at.tag in _LARGE_TAGS or "size" in at.attributes:
            return _LARGE
        at = at.parent
    return _NORMAL


def _is_large(size: str, bold: bool) -> bool:
    """Whether a font size is large, or can't be known."""
    if match := _EMS.fullmatch(size):
        return float(match[1]) / (100 if match[2] == "%" else 1) >= (1.15 if bold else 1.45)
    known = pixels(size)
    return known is None or known >= (_LARGE_BOLD_PIXELS if bold else _LARGE_PIXELS)

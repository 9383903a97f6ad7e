"""Checks of text that was read in the wrong character set: what can be restored, and what is lost."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from linter.checks.texts import texts
from linter.post import Post
from linter.subject import Subject
from linter.text import Span
from linter.web import mojibake

_ABOUT = re.compile(r"mojibake|utf-?8|iso[ -]?8859|latin-?1\b|windows-125\d|cp125\d|charset", re.IGNORECASE)
_UNSEEN = {"\u00a0": "a space that keeps words on one line", "\u00ad": "a place to part a word", "": "nothing"}


def garbled(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Text whose characters were read in the wrong set. `$right` is what was meant, `$meant` says it.

    A post about character sets shows such text on purpose.
    """
    about: bool | None = None
    for field, text, _, code in texts(post):
        for one in mojibake.garbled(text.value):
            about = _about_characters(post) if about is None else about
            if not about and not code.meets(one.span):
                found = text.value[slice(*one.span)]
                names = {"right": one.meant, "meant": _told(one.meant)}
                yield Subject(field, text, one.span, found, names=names, certain=one.certain)


def _about_characters(post: Post) -> bool:
    return any(_ABOUT.search(text.value) for _, text, _, _ in texts(post))


def _told(meant: str) -> str:
    """What was meant, so that it can be read in a message."""
    if meant in _UNSEEN:
        return _UNSEEN[meant]
    if unicodedata.category(meant[0]) == "Cf" and len(meant) == 1:
        return "a character that nobody sees"
    return f'"{meant}"'


def lost(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """The first sign that a character is lost in each text. `$places` says how many there are."""
    for field, text, _, code in texts(post):
        if "\ufffd" not in text.value and "ï¿½" not in text.value:
            continue
        found = [span for match in mojibake.LOST.finditer(text.value) if not code.meets(span := Span(*match.span()))]
        if found:
            first = text.value[slice(*found[0])]
            places = f"{len(found)} places" if len(found) > 1 else "one place"
            yield Subject(field, text, found[0], first, names={"places": places})

"""Checks of text that was read in the wrong character set: what can be restored, and what is lost."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from linter.checks.texts import texts
from linter.post import Post
from linter.subject import Subject
from linter.text import Span
from linter.web import mojibake
from linter.web.mojibake import Garbled

_ABOUT = re.compile(r"mojibake|utf-?8|iso[ -]?8859|latin-?1\b|windows-125\d|cp125\d|charset", re.IGNORECASE)
_EDGES = " \t\n\ufffc"
_NEAR = 30  # characters of the word around the damage


def garbled(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Text whose characters were read in the wrong set. `$right` is what was meant, `$word` and `$meant` show both.

    A post about character sets shows such text on purpose.
    """
    about: bool | None = None
    for field, text, _, code in texts(post):
        found = mojibake.garbled(text.value)
        for index, one in enumerate(found):
            about = _about_characters(post) if about is None else about
            if not about and not code.meets(one.span):
                word, meant = _words(text.value, found, index)
                names = {"right": one.meant, "word": word, "meant": meant}
                yield Subject(field, text, one.span, text.value[slice(*one.span)], names=names, certain=one.certain)


def _about_characters(post: Post) -> bool:
    return any(_ABOUT.search(text.value) for _, text, _, _ in texts(post))


def _words(text: str, found: Sequence[Garbled], index: int) -> tuple[str, str]:
    """The word around some damage, as it stands and as it was meant, all damage in it undone."""
    start, end = found[index].span
    first, last = start, end
    while first > max(0, start - _NEAR) and text[first - 1] not in _EDGES:
        first -= 1
    while last < min(len(text), end + _NEAR) and text[last] not in _EDGES:
        last += 1
    low, high = index, index + 1
    while low > 0 and found[low - 1].span.start >= first:
        low -= 1
    while high < len(found) and found[high].span.end <= last:
        high += 1
    parts, at = [], first
    for one in found[low:high]:
        parts += [text[at : one.span.start], one.meant]
        at = one.span.end
    meant = "".join([*parts, text[at:last]]).strip()
    return text[first:last].strip(), f'"{meant}"' if meant else "a space"


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

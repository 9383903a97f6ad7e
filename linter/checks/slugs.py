"""Checks of the slug against the title."""

import re
from collections.abc import Iterator, Mapping
from typing import Any
from unicodedata import normalize

from linter.post import Field, Post
from linter.subject import Subject
from linter.text import Span

_NUMBERED = re.compile(r"(.+)-([2-9]|[1-9]\d)", re.ASCII)
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_DROPPED = re.compile(r"['’‘`´\"“”.,:;!?()]")
_OTHER = re.compile(r"[^a-z0-9]+")
_LATIN = re.compile(r"[a-z]")
_WORD = re.compile(r"[a-z]{4,}")
_ALIKE = 4  # letters at the beginning in which two forms of a word agree
_LONGEST = 400


def _fields(post: Post) -> tuple[Field, str, str] | None:
    """The slug, and it and the title in small letters; None where there is not one of each."""
    slugs, titles = post.fields("slug")[:1], post.fields("title")[:1]
    if slugs and titles and isinstance(slugs[0].value, str) and isinstance(titles[0].value, str):
        return slugs[0], slugs[0].value[:_LONGEST].lower(), titles[0].prose.readable[:_LONGEST].lower()
    return None


def numbered_slugs(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """The number behind a slug that is the title but for that number. `$base` is the slug without it."""
    if (found := _fields(post)) and (match := _NUMBERED.fullmatch(found[1])):
        field, slug, title = found
        if match[1] in (_slug_of(title), _slug_of(title.translate(_UMLAUTS))):
            span = Span(match.start(2) - 1, len(slug))
            yield Subject(field, field.text, span, slug, names={"base": match[1]})


def drifted_slugs(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """A slug that has no word of the title, not even in another form, although both have some. `$title`."""
    if (found := _fields(post)) and _is_latin(found[2]):
        field, slug, title = found
        words = {word[:_ALIKE] for word in _WORD.findall(slug)}
        titled = {
            word[:_ALIKE] for spelled in (title, title.translate(_UMLAUTS)) for word in _WORD.findall(_slug_of(spelled))
        }
        if len(words) >= options["words"] and len(titled) >= options["words"] and not words & titled:
            yield Subject(field, field.text, field.text.all, slug, names={"title": title})


def _is_latin(title: str) -> bool:
    """Whether most letters of a title are Latin: a slug in another script can't be compared with it."""
    letters = [mark for mark in title if mark.isalpha()]
    return sum(mark < "\u0250" for mark in letters) * 4 > len(letters) * 3


def _slug_of(title: str) -> str:
    """The slug that WordPress makes of a title in small letters: accents, marks and blanks go."""
    if not _LATIN.search(title):
        return ""
    plain = "".join(mark for mark in normalize("NFKD", title) if mark.isalnum() or mark.isspace() or mark in "-_/&.'’")
    return _OTHER.sub("-", _DROPPED.sub("", plain)).strip("-")

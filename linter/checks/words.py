"""Checks of single words in the readable text."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from linter.post import Post
from linter.subject import Subject
from linter.text import Span

_WORD = re.compile(r"\S+")
_LETTERS = re.compile(r"[^\W\d_]+")


def repeated_words(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Words written twice in a row ("the the"). Options: `in` the fields, `allow` words that may follow themselves."""
    allowed = frozenset(map(str.lower, options["allow"]))
    for name in options["fields"]:
        for field in post.fields(name):
            if not isinstance(field.value, str):
                continue
            prose = field.prose
            chunks = prose.text.value.lower().split()
            if not any(one == other for one, other in zip(chunks, map(_head, chunks[1:]), strict=False)):
                continue
            yield from _repeated(field, prose, allowed)


def _head(chunk: str) -> str:
    return chunk.rstrip(".,;:!?)]}\"'”’")


def _repeated(field: Any, prose: Any, allowed: frozenset[str]) -> Iterator[Subject]:
    before: re.Match[str] | None = None
    for match in _WORD.finditer(prose.text.value):
        word = _head(match[0])
        if before is not None and before[0].lower() == word.lower() and _LETTERS.fullmatch(word):
            span = Span(before.start(), match.start() + len(word))
            if word.lower() not in allowed and not prose.silent(span):
                yield Subject(field, prose.text, span, prose.text.value[slice(*span)], names={"word": before[0]})
        before = match

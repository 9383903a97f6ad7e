"""Checks for blocks of text that say one of some known things and no more: default texts, lines from around a text."""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from linter.checks.texts import marked, readings
from linter.post import Field, Kind, Post
from linter.subject import Subject
from linter.text import Span, Spans

_BLOCKS = "short blocks"
_LONGEST_BLOCK = 200


def blocks_that_say(kind: str) -> Callable[[Post, Mapping[str, Any]], Iterator[Subject]]:
    """The check for blocks of text that are one of `texts` and no more; of kind "unlinked" without a link in them."""

    def check(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
        texts = _folded(tuple(options["texts"]))
        for field, _ in readings(post):
            short = _short_blocks(field)
            blocks = sorted(block for text in texts & short.keys() for block in short[text])
            links = _links(field) if blocks and kind == "unlinked" else Spans(())
            for block in blocks:
                if not field.prose.silent(block) and not links.meets(field.prose.text.down(block)):
                    yield marked(field, _trimmed(field, block))

    return check


def _short_blocks(field: Field) -> Mapping[str, list[Span]]:
    """The blocks of a field that are no longer than a line, by what they say; two checks ask."""
    if (found := field.memo.get(_BLOCKS)) is None:
        found = field.memo[_BLOCKS] = {}
        text = field.prose.text.value
        for block in field.prose.blocks:
            if block.end - block.start <= _LONGEST_BLOCK:
                found.setdefault(_plain(text[block.start : block.end]), []).append(block)
    blocks: Mapping[str, list[Span]] = found
    return blocks


def _trimmed(field: Field, block: Span) -> Span:
    found = field.prose.text.value[slice(*block)]
    return Span(block.end - len(found.lstrip()), block.start + len(found.rstrip()))


def _links(field: Field) -> Spans:
    """Where the links of a field are, from the start tag to the end."""
    if field.kind is not Kind.MARKUP:
        return Spans(())
    return Spans(link.outer for link in field.markup.by_tag.get("a", ()))


@lru_cache(maxsize=8)
def _folded(texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(_plain, texts))


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold().replace("...", "…")

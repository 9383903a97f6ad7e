"""Where checks of characters and words look, and which parts of a text are somebody else's or no text."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

from linter.html.markup import Markup
from linter.html.prose import Prose
from linter.html.zones import SILENT, Zone, shortcodes
from linter.post import Field, Kind, Post
from linter.subject import Subject
from linter.text import Span, Spans, Text

_FIELDS = ("title", "content", "excerpt")
PARAGRAPH_START = r"(?:\A|(?<=\ufffc))\s*"
_KEY = "texts beyond ASCII"
_READ_ALOUD = ("alt", "title", "aria-label")


def texts(post: Post) -> list[tuple[Field, Text, list[Span], Spans]]:
    """Readable texts with their blocks, and the parts of them that are code; several checks ask."""
    if (found := post.memo.get(_KEY)) is None:
        found = post.memo[_KEY] = list(_read(post))
    return list(found)


def _read(post: Post) -> Iterator[tuple[Field, Text, list[Span], Spans]]:
    for name in _FIELDS:
        for field in post.fields(name):
            if not isinstance(field.value, str) or (field.value.isascii() and "&" not in field.value):
                continue
            prose = field.prose
            if not prose.text.value.isascii():
                code = Spans(Span(part.start, part.end) for part in prose.stretches if part.zone is Zone.CODE)
                yield field, prose.text, prose.blocks, code
            if field.kind is Kind.MARKUP and "<" in field.value:
                for markup in field.markup.walk():
                    yield from ((field, text, [text.all], Spans(())) for text in _attributes(markup))


def _attributes(markup: Markup) -> Iterator[Text]:
    for name in _READ_ALOUD:
        for element in markup.by_attribute.get(name, ()):
            if not element.attributes[name].isascii() and (attribute := element.attribute(name)):
                yield attribute.text


def unread(prose: Prose) -> Spans:
    """Code, embeds and other languages; the reading of the text takes shortcodes for code too, but not this."""
    codes = Counter(shortcodes(prose.text.value))  # in <code>, the same stretch is there once more
    rest = Counter(one for one in prose.stretches if one.zone in SILENT) - codes
    return Spans(Span(one.start, one.end) for one in rest)


def quoted(prose: Prose) -> Spans:
    """Somebody else's words: quotations by element and by quotation mark."""
    from linter.typos.quotation import quoted_ranges

    found = [Span(one.start, one.end) for one in prose.stretches if one.zone is Zone.QUOTE]
    for block in prose.blocks:
        ranges = quoted_ranges(prose.text.value[slice(*block)])
        found += [Span(block.start + start, block.start + end) for start, end in ranges]
    return Spans(found)


def readings(post: Post) -> Iterator[tuple[Field, str]]:
    """The fields that hold text, each with what is read of it."""
    for name in _FIELDS:
        for field in post.fields(name):
            if isinstance(field.value, str):
                yield field, field.prose.text.value


def marked(field: Field, span: Span, **names: Any) -> Subject:
    """A stretch of what is read of a field as a subject."""
    text = field.prose.text
    return Subject(field, text, span, text.value[slice(*span)], names=names)


def trimmed_span(match: re.Match[str]) -> Span:
    """The span of a match without white space at its ends."""
    start, end = match.span()
    return Span(end - len(match[0].lstrip()), start + len(match[0].rstrip()))


@cache
def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern, compiled when a text first asks for it: most never do."""
    return re.compile(pattern, flags)


def plain(text: str) -> str:
    """A text on one line in one case with straight apostrophes, to see quickly what is not in it."""
    return " ".join(text.split()).casefold().replace("’", "'")


def spelled(phrase: str) -> str:
    """The pattern for a phrase, over any white space and with either apostrophe."""
    return r"\s+".join(re.escape(word).replace("'", "['’]") for word in phrase.split())

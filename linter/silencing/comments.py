"""`<!-- wplint-ignore rule, rule: reason -->`: what an author asks to ignore, and how far it reaches.

The comment covers what follows it: the next element with all that is in it or, where text follows, that text up to the
end of its paragraph (a blank line or the closing tag around it).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from linter.html.markup import Markup
from linter.post import Kind, Post
from linter.text import Span, Spans

MARK = "wplint-ignore"
_FIELDS = ("content", "excerpt")
_COMMENT = re.compile(r"<!--\s*wplint-ignore(?![\w-])((?:(?!-->).){0,1000})-->", re.IGNORECASE | re.DOTALL)
_PASSED_OVER = re.compile(
    r"(?:\s|<!--(?:(?!-->).){0,1000}-->|</[a-z][a-z0-9]*\s*>|<br\s*/?>){0,100}+", re.IGNORECASE | re.DOTALL
)
_PARAGRAPH_END = re.compile(
    r"\n[ \t]*\n|</(?:p|div|li|td|th|dd|dt|blockquote|figure|figcaption|h[1-6]|section|article)\b|<!-- ?/wp:",
    re.IGNORECASE,
)
_LONGEST_PARAGRAPH = 20_000
_MOST = 1000
_UNREAD = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "noscript"})


@dataclass(frozen=True, slots=True)
class Comment:
    """One such comment: what it names, why, the span of itself and of what it covers in the file."""

    names: tuple[str, ...]
    reason: str
    place: Span
    covered: Span
    text: str


def find_comments(post: Post) -> list[Comment]:
    """The comments of a post, in the order of its fields; no more than a person would write."""
    return list(islice(_found(post), _MOST))


def _found(post: Post) -> Iterator[Comment]:
    for name in _FIELDS:
        for field in post.fields(name):
            if field.kind is Kind.MARKUP and isinstance(field.value, str) and MARK in field.value:
                yield from _in(field.markup)


def _in(markup: Markup) -> Iterator[Comment]:
    text = markup.text.value
    starts = sorted((element.start_tag.start, element.outer) for element in markup.elements if element.start_tag.end)
    hidden = Spans(
        [element.start_tag for element in markup.elements]
        + [element.content for element in markup.elements if element.tag in _UNREAD]
    )
    index = 0
    for match in _COMMENT.finditer(text):
        if hidden.meets(Span(match.start(), match.start() + 1)):
            continue
        names, _, reason = match[1].partition(":")
        begin = _PASSED_OVER.match(text, match.end())
        at = begin.end() if begin else match.end()
        while index < len(starts) and starts[index][0] < at:
            index += 1
        if index < len(starts) and starts[index][0] == at:
            covered = starts[index][1]
        else:
            furthest = min(len(text), at + _LONGEST_PARAGRAPH)
            end = _PARAGRAPH_END.search(text, at, furthest)
            covered = Span(at, end.start() if end else furthest)
        yield Comment(
            names=tuple(word for word in re.split(r"[\s,]+", names) if word),
            reason=" ".join(reason.split()),
            place=markup.text.locate(Span(*match.span())),
            covered=markup.text.locate(covered),
            text=match[0],
        )

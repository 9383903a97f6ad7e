"""Checks of space made with empty paragraphs and line breaks."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from linter.checks.authored import at_tag
from linter.checks.fields import markups
from linter.html.markup import Element, Markup
from linter.html.tagnames import PHRASING
from linter.post import Post
from linter.subject import Subject
from linter.text import Span

_BLANK = re.compile(r"(?:\s|&nbsp;|&#160;|&#xa0;|\u200b)*\Z", re.IGNORECASE)
_LONGEST_GAP = 200
_NOTHING = PHRASING | {"br", "p", "o:p"}
_USED = frozenset(
    {"id", "role", "aria-live", "name", "hidden"}
)  # something on the page may write into it or lead to it


def empty_paragraphs(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Paragraphs that hold nothing but space and line breaks."""
    for field, markup in markups(post):
        for paragraph in markup.by_tag.get("p", ()):
            if not _empty(paragraph) or paragraph.end_tag is None:
                continue
            before = markup.text.value[max(0, paragraph.start_tag.start - 10) : paragraph.start_tag.start]
            subject = at_tag(field, paragraph)
            subject.certain = not before.rstrip().endswith("-->")  # a block of the editor would be left without it
            yield subject


def _empty(paragraph: Element) -> bool:
    if paragraph.node.text.strip(" \t\n\f\r\xa0\u200b"):
        return False
    source = paragraph.markup.text.value
    if "<!--" in source[slice(*paragraph.content)]:
        return False
    nodes = paragraph.node.iter_elements()
    inner = [one for node in nodes if (one := paragraph.markup.element(node)) is not None]
    return all(one.tag in _NOTHING and _USED.isdisjoint(one.attributes) for one in (paragraph, *inner))


def spacer_breaks(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Runs of more line breaks than the option allows. `$count` is how many."""
    for field, markup in markups(post):
        for run in _runs(markup):
            if len(run) > options["most"]:
                span = Span(run[0].start, run[-1].end)
                yield Subject(field, markup.text, span, markup.text.value[slice(*span)], names={"count": len(run)})


def _runs(markup: Markup) -> Iterator[list[Span]]:
    """Line breaks with nothing between them."""
    source = markup.text.value
    run: list[Span] = []
    for element in markup.by_tag.get("br", ()):
        span = element.start_tag
        if run and (span.start - run[-1].end > _LONGEST_GAP or not _BLANK.match(source[run[-1].end : span.start])):
            yield run
            run = []
        run.append(span)
    if run:
        yield run

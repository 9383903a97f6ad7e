"""Checks of headings: their order, and paragraphs that only look like one."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import regex

from linter.checks.authored import at_tag, authored, tagged
from linter.html.accname import names
from linter.html.markup import Element, Markup
from linter.post import Post
from linter.subject import Subject

_TAGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LEVEL = re.compile(r"[1-9]")
_BOLD = frozenset({"b", "strong"})
_TRANSPARENT = frozenset({"em", "i", "u", "span", "font", "mark"})
_SENTENCE_END = regex.compile(r"[.,;:!…。，、；：！]['\"’”»)]?$|^[\"'“‘«„(\[—–-]|^\W*\d")
_BYLINE = re.compile(
    r"(?:by|von|par|por|di|door|oleh|photo|foto|source|quelle|image|credit|text|read|also|watch|see|update|note|q|a)\b",
    re.IGNORECASE,
)
_LETTERS = regex.compile(r"\p{L}{2}")
_LONG_TEXT = 250


def _headings(markup: Markup) -> list[tuple[Element, int]]:
    """The headings that readers meet, in the order of the page, with their levels."""
    known = names(markup)
    found = [(heading, int(heading.tag[1])) for heading in tagged(markup, *_TAGS)]
    for element in markup.by_attribute.get("role", ()):
        if element.attributes["role"].strip().lower() == "heading":
            level = _LEVEL.fullmatch(element.attributes.get("aria-level", "2").strip())
            if level and element.tag not in _TAGS:
                found.append((element, int(level[0])))
    found.sort(key=lambda pair: pair[0].start_tag)
    return [pair for pair in found if not known.hidden(pair[0])]


def skipped_levels(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Headings more than one level below the one before. Option `first`: the highest level of a post's headings.

    `$level` is the level that is there, `$expected` the lowest that could be, `$before` the level before.
    """
    for field, markup in authored(post, "content"):
        if "role" not in markup.by_attribute and not any(tag in markup.by_tag for tag in _TAGS[1:]):
            continue
        before = 0
        for heading, level in _headings(markup):
            if before and level > before + 1:
                yield at_tag(field, heading, level=f"h{level}", expected=f"h{before + 1}", before=f"h{before}")
            before = level


def low_starts(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """The first heading of a post where it is below the level that the option `first` allows."""
    for field, markup in authored(post, "content"):
        if any(tag in markup.by_tag for tag in _TAGS[2:]):
            heading, level = next(iter(_headings(markup)), (None, 0))
            if heading is not None and level > options["first"]:
                yield at_tag(field, heading, level=f"h{level}", expected=f"h{options['first']}")


def missing_headings(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """A content longer than the option `words` without a heading. `$count` is the number of its words."""
    for field in post.fields("content")[:1]:
        if isinstance(field.value, str) and len(field.value) > 2 * options["words"]:
            count = len(field.prose.readable.split())
            if count > options["words"] and not any(tag in field.markup.by_tag for tag in _TAGS):
                first = next(iter(field.markup.by_tag.get("p", ())), None)
                if first is not None:
                    yield at_tag(field, first, count=count)


def fake_headings(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Paragraphs that are bold from end to end, short, no sentence, and followed by a long text. `$text` is theirs."""
    for field, markup in authored(post, "content"):
        if _BOLD.isdisjoint(markup.by_tag):
            continue
        paragraphs = markup.by_tag.get("p", [])
        subtitles = {heading.following for heading in tagged(markup, *_TAGS)}
        for index, paragraph in enumerate(paragraphs[1:-1], 1):
            text = paragraph.readable if paragraph not in subtitles and _is_bold(paragraph) else ""
            following = paragraphs[index + 1]
            if _reads_as_heading(text) and _stands_above_text(paragraph, following) and not _is_bold(following):
                yield at_tag(field, paragraph, text=text)


def _is_bold(paragraph: Element) -> bool:
    """Whether all the text of a paragraph is in one bold element."""
    at, bold = paragraph, False
    for _ in range(8):
        inside = [child for child in at.children if not (isinstance(child, str) and not child.strip())]
        if len(inside) != 1 or isinstance(inside[0], str):
            return bold and all(isinstance(child, str) for child in inside) and bool(inside)
        at = inside[0]
        if at.tag in _BOLD:
            bold = True
        elif at.tag not in _TRANSPARENT:
            return False
    return False


def _reads_as_heading(text: str) -> bool:
    return (
        3 <= len(text) <= 120
        and len(_LETTERS.findall(text)) > 1
        and not _SENTENCE_END.search(text)
        and not _BYLINE.match(text)
    )


def _stands_above_text(paragraph: Element, following: Element) -> bool:
    """Whether a long paragraph comes next, both standing free in the text."""
    above = paragraph.parent
    if above is not following.parent or (above is not None and above.tag not in ("div", "section", "article", "main")):
        return False
    return paragraph.following is following and len(following.readable) > _LONG_TEXT

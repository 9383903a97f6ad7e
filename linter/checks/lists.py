"""Checks of lists: items outside of one, and lists typed by hand."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from linter.checks.authored import at_tag, authored, tagged
from linter.html import aria
from linter.html.accname import names
from linter.html.markup import Element
from linter.post import Post
from linter.subject import Subject

_LISTS = frozenset({"ul", "ol", "menu"})
_MIXED = frozenset({"script", "template", "noscript", "style"})
_ITEMS = {"dl": ("dt", "dd", "div")}
_MARK = re.compile(
    r"\s*(?:(?P<bullet>[-*•●▪■‣◦·✓✔➤►])|(?P<number>\d{1,2})[.)]|(?P<letter>[a-hA-H])\))(?:\s+|(?<=[•●▪■‣◦✓✔➤►]))(?=\S)"
)
_SPOKEN = (".", "!", "?", "…", '"', "”", "»", ",")  # how a line of dialogue ends
_SHORTEST = 3


def misplaced_items(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """List items outside a list, and definition parts outside a definition list. `$parent` is where they belong."""
    for field, markup in authored(post):
        for element in tagged(markup, "li", "dt", "dd"):
            above = element.parent
            if aria.written_role(element) is not None or names(markup).hidden(element):
                continue
            if element.tag == "li" and (above is None or not _takes_items(above)):
                yield at_tag(field, element, parent="ul> or <ol")
            elif element.tag != "li" and not _in_definitions(above):
                yield at_tag(field, element, parent="dl")


def _takes_items(above: Element) -> bool:
    return above.tag in _LISTS or aria.written_role(above) == "list" or above.tag in ("template", "body")


def _in_definitions(above: Element | None) -> bool:
    if above is not None and above.tag == "div":
        above = above.parent
    return above is not None and above.tag in ("dl", "template")


def misfit_children(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Elements right inside a list that are no list items. `$parent` is the list."""
    for field, markup in authored(post):
        for whole in tagged(markup, *_LISTS, "dl"):
            if aria.written_role(whole) not in (None, "list") or names(markup).hidden(whole):
                continue
            fitting = _MIXED.union(_ITEMS.get(whole.tag, ("li",)))
            for child in whole.children:
                if isinstance(child, Element) and child.tag not in fitting and aria.written_role(child) != "listitem":
                    yield at_tag(field, child, parent=whole.tag)
                    break


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of text that starts with a mark, and the element that it stands in."""

    element: Element
    kind: str
    number: int


def typed_lists(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Three or more lines in a row that start with a typed bullet, or are numbered. `$count` is how many."""
    for field, markup in authored(post, "content"):
        if "p" not in markup.by_tag:
            continue
        run: list[_Line] = []
        before: Element | None = None
        for paragraph in markup.by_tag["p"]:
            if before is not None and before.following is not paragraph:
                yield from _told(field, run)
                run = []
            before = paragraph
            for line in _lines(paragraph):
                made = _marked(paragraph, line)
                if made is None or (run and not _continues(run, made)):
                    yield from _told(field, run)
                    run = []
                if made is not None and (run or made.number in (-1, 1)):
                    run.append(made)
        yield from _told(field, run)


def _told(field: Any, run: Sequence[_Line]) -> Iterator[Subject]:
    if len(run) >= _SHORTEST:
        yield at_tag(field, run[0].element, count=len(run), kind="ol" if run[0].number > 0 else "ul")


def _continues(run: Sequence[_Line], line: _Line) -> bool:
    return line.kind == run[-1].kind and line.number in (-1, run[-1].number + 1)


def _marked(paragraph: Element, line: str) -> _Line | None:
    match = _MARK.match(line)
    if match is None or (match["bullet"] == "-" and line.rstrip().endswith(_SPOKEN)):
        return None
    if match["bullet"]:
        return _Line(paragraph, match["bullet"], -1)
    if match["number"]:
        return _Line(paragraph, "number", int(match["number"]))
    return _Line(paragraph, "letter", ord(match["letter"].lower()) - ord("a") + 1)


def _lines(paragraph: Element) -> list[str]:
    """The lines of a paragraph, broken at its own `<br>`."""
    lines, parts = [], []
    for child in paragraph.children:
        if isinstance(child, str):
            parts.append(child)
        elif child.tag == "br":
            lines.append("".join(parts))
            parts = []
        else:
            parts.append(child.node.text)
    return [line for line in [*lines, "".join(parts)] if line.strip()]

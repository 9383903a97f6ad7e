"""Checks of markup that is not read as it is written: it swallows the page after it, or two parsers disagree on it."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import zip_longest
from typing import Any

from linter.checks.fields import fields
from linter.html.extents import reach
from linter.html.markup import Element, Markup
from linter.html.references import find_references
from linter.html.tagnames import PARSER_MADE
from linter.post import Field, Post
from linter.subject import Subject
from linter.text import Span, Text

# HTML Standard §13.2: all that follows one of these is its text until its end tag
_RAW_TEXT = ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "noscript", "plaintext")
_OPENING = re.compile(r"</?[a-zA-Z][^\s/>]*|<[!?/]-{0,2}")
_ATTRIBUTE = re.compile(r"[^\s>]*[\s/]+[^\s/>=]+\s*=")
_COMMENT_END = re.compile(r"--!?>")

_DEEPEST = 300  # elements; real posts stay below 30

_PREFIXES = {
    "{http://www.w3.org/1999/xlink}": "xlink:",
    "{http://www.w3.org/XML/1998/namespace}": "xml:",
    "{http://www.w3.org/2000/xmlns/}": "xmlns:",
}

Shape = list[tuple[str, tuple[tuple[str, str], ...]]]


def cut_tags(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """A last tag that is cut short, and that loads, sends or runs something once the page's next `>` ends it."""
    for field in fields(post):
        text = field.markup.text
        start, _ = _reach(text.value)
        if (match := _OPENING.match(text.value, start)) and _takes_effect(post, text.value[start:]):
            span = Span(*match.span())
            yield Subject(field, text, span, text.value[slice(*span)])


def unfinished(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """A tag, comment or raw text that never ends, so that it swallows what the theme prints next. `$what`.

    A tag that stops before its first attribute is only a slip: it ends with the next `>`.
    """
    for field in fields(post):
        markup = field.markup
        if found := _open_end(markup.text.value):
            what, span = found
            yield Subject(field, markup.text, span, markup.text.value[slice(*span)], names={"what": what})
            continue
        for tag in _RAW_TEXT:
            for element in markup.by_tag.get(tag, ()):
                if element.end_tag is None and element.is_html and element.content.end == len(markup.text.value):
                    yield Subject(field, markup.text, element.start_tag, element, element, names={"what": f"<{tag}>"})


def _open_end(text: str) -> tuple[str, Span] | None:
    """What is still open where the markup ends: a tag or a comment."""
    end, comment = _reach(text)
    if end < len(text):
        match = _OPENING.match(text, end) if _ATTRIBUTE.match(text, end) else None
        return ("the last tag", Span(*match.span())) if match else None
    if comment is None or not text.startswith("<!--", comment) or _COMMENT_END.search(text, comment + 2):
        return None
    return "the last comment", Span(comment, comment + 4)


_reach = lru_cache(maxsize=8)(reach)  # two checks ask


def _takes_effect(post: Post, tail: str) -> bool:
    """Whether a tag that is cut short does more than to be there."""
    for end in (">", '">', "'>"):
        markup = Markup(Text(tail + end))
        if not markup.elements:
            continue  # a quote is open
        element = markup.elements[0]
        if element.tag == "base" or any(name.startswith("on") for name in element.attributes):
            return True
        for reference in find_references(markup):
            address = post.address(reference.address)
            if address.scheme in ("javascript", "vbscript", "data"):
                return True
            if reference.purpose != "link" and (post.stranger(address) or reference.purpose == "script"):
                return True
        return element.tag == "meta" and "refresh" in element.attributes.get("http-equiv", "").lower()
    return False


def two_readings(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Markup that a second parser reads otherwise, or that changes when written out and read again. `$how`."""
    for field in fields(post):
        for markup in field.markup.walk():
            if _too_deep(markup):
                yield _whole(field, markup, "its elements are nested too deep to compare")
                continue
            first = _shape(markup)
            for how, second in (
                ("two parsers disagree on it", _other_shape(markup.text.value)),
                ("it changes when saved and read again", _shape(Markup(Text(_written(markup))))),
            ):
                if first != second:
                    yield _difference(field, markup, first, second, how)
                    break


def _too_deep(markup: Markup) -> bool:
    """Whether elements are nested so deep that the second parser, which looks through all of them, would crawl."""
    depths: dict[object, int] = {}
    for node in markup.tree.iter_elements():
        depths[node] = depth = depths.get(node.parent, 0) + 1
        if depth > _DEEPEST:
            return True
    return False


def _whole(field: Field, markup: Markup, how: str) -> Subject:
    first = markup.elements[0]
    return Subject(field, markup.text, first.start_tag, first, first, names={"how": how})


def _difference(field: Field, markup: Markup, first: Shape, second: Shape, how: str) -> Subject:
    index = next(number for number, (one, other) in enumerate(zip_longest(first, second)) if one != other)
    nodes = [node for node in markup.tree.iter_elements() if node.tag not in PARSER_MADE]
    before = [markup.element(node) for node in nodes[: index + 1]]
    element: Element | None = next((one for one in reversed(before) if one is not None), None)
    span = element.start_tag if element is not None else Span(0, len(markup.text.value))
    return Subject(field, markup.text, span, element or markup.text.value, element, names={"how": how})


def _shape(markup: Markup) -> Shape:
    return [
        (node.tag, tuple(sorted((name, node.attr(name) or "") for name in node.attrs)))
        for node in markup.tree.iter_elements()
        if node.tag not in PARSER_MADE
    ]


def _written(markup: Markup) -> str:
    """The markup as a program writes it that has read it."""
    (body,) = markup.tree.select("html > body")
    return body.inner_html


def _other_shape(text: str) -> Shape:
    import html5lib  # 0.1 s, and only those who ask for this rule pay

    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
    return [
        (
            str(node.tag).rpartition("}")[2],
            tuple(sorted((_plain(str(name)), value) for name, value in node.attrib.items())),
        )
        for node in parser.parse("<!DOCTYPE html><body>" + text, scripting=True).iter()
        if isinstance(node.tag, str) and node.tag not in PARSER_MADE
    ]


def _plain(name: str) -> str:
    """`{http://www.w3.org/1999/xlink}href` as turbohtml spells it."""
    space, brace, local = name.rpartition("}")
    plain = _PREFIXES.get(space + brace, "") + local
    return "xmlns" if plain == "xmlns:xmlns" else plain

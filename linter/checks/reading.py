"""Checks of markup that is not read as it is written: it swallows the page after it, or two parsers disagree on it."""

import re
from collections.abc import Iterator, Mapping
from itertools import zip_longest
from typing import Any

import turbohtml

from linter.checks.fields import fields, is_html
from linter.markup import Element, Markup
from linter.post import Field, Post
from linter.subject import Subject
from linter.text import Span

# HTML Standard §13.2: all that follows one of these is its text until its end tag
_RAW_TEXT = ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "noscript", "plaintext")
_OPENING = re.compile(r"</?[a-zA-Z][^\s/>]*|<[!?/]-{0,2}")
_ATTRIBUTE = re.compile(r"[^\s>]*[\s/]+[^\s/>=]+\s*=")
_COMMENT_END = re.compile(r"(?:--!?>|\A<!--?-?>|\A<!-->)\Z")

_PREFIXES = {
    "{http://www.w3.org/1999/xlink}": "xlink:",
    "{http://www.w3.org/XML/1998/namespace}": "xml:",
    "{http://www.w3.org/2000/xmlns/}": "xmlns:",
}

Shape = list[tuple[str, tuple[tuple[str, str], ...]]]


def unfinished(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """A tag, comment or raw text that never ends, so that it swallows what the theme prints next. `$what`.

    A tag that stops before its first attribute is only a slip: it ends with the next `>`.
    """
    for field in fields(post):
        markup = field.markup
        if found := _open_end(markup):
            what, span = found
            yield Subject(field, markup.text, span, markup.text.value[slice(*span)], names={"what": what})
            continue
        for tag in _RAW_TEXT:
            for element in markup.by_tag.get(tag, ()):
                if element.end_tag is None and is_html(element) and element.content.end == len(markup.text.value):
                    yield Subject(field, markup.text, element.start_tag, element, element, names={"what": f"<{tag}>"})


def _open_end(markup: Markup) -> tuple[str, Span] | None:
    """What is still open where the markup ends: a tag (which the tokenizer drops), or a comment."""
    text = markup.text.value
    offset, last = 0, None
    for token in turbohtml.tokenize(text, resolve_references=False, capture_source=True):
        offset += len(token.source if token.source is not None else token.data or "")
        last = token
    if offset < len(text):
        match = _OPENING.match(text, offset) if _ATTRIBUTE.match(text, offset) else None
        return ("the last tag", Span(*match.span())) if match else None
    if last is not None and last.type is turbohtml.TokenType.COMMENT and last.source is not None:
        start = len(text) - len(last.source)
        if last.source.startswith("<!--") and not _COMMENT_END.search(last.source):
            return "the last comment", Span(start, start + 4)
        if not last.source.endswith(">"):
            return "the last comment", Span(start, min(len(text), start + 2))
    return None


def two_readings(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Markup that a second parser reads otherwise, or that changes when written out and read again. `$how`."""
    for field in fields(post):
        for markup in field.markup.walk():
            first = _shape(markup.tree)
            for how, second in (
                ("two parsers disagree on it", _other_shape(markup.text.value)),
                ("it changes when saved and read again", _shape(_again(markup.tree))),
            ):
                if first != second:
                    yield _difference(field, markup, first, second, how)
                    break


def _difference(field: Field, markup: Markup, first: Shape, second: Shape, how: str) -> Subject:
    index = next(number for number, (one, other) in enumerate(zip_longest(first, second)) if one != other)
    nodes = list(markup.tree.iter_elements())
    before = [markup.element(node) for node in nodes[: index + 1]]
    element: Element | None = next((one for one in reversed(before) if one is not None), None)
    span = element.start_tag if element is not None else Span(0, len(markup.text.value))
    return Subject(field, markup.text, span, element or markup.text.value, element, names={"how": how})


def _shape(tree: turbohtml.Document) -> Shape:
    return [
        (node.tag, tuple(sorted((name, node.attr(name) or "") for name in node.attrs))) for node in tree.iter_elements()
    ]


def _again(tree: turbohtml.Document) -> turbohtml.Document:
    return turbohtml.parse(tree.html, scripting=True, allow_declarative_shadow_roots=False)


def _other_shape(text: str) -> Shape:
    import html5lib  # 0.1 s, and only those who ask for this rule pay

    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
    return [
        (
            str(node.tag).rpartition("}")[2],
            tuple(sorted((_plain(str(name)), value) for name, value in node.attrib.items())),
        )
        for node in parser.parse("<!DOCTYPE html><body>" + text, scripting=True).iter()
        if isinstance(node.tag, str)
    ]


def _plain(name: str) -> str:
    """`{http://www.w3.org/1999/xlink}href` as turbohtml spells it."""
    space, brace, local = name.rpartition("}")
    plain = _PREFIXES.get(space + brace, "") + local
    return "xmlns" if plain == "xmlns:xmlns" else plain

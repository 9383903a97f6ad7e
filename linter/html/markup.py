"""Markup → elements with exact places, as a browser builds them.

turbohtml (HTML Standard parser in C) lives in this module only, with its traps:

- it sees the markup as part of a page body, with scripting on, because that is what readers' browsers do: a stray
  `<body onload=…>` takes effect, and `<noscript>` holds text, not elements;
- its offsets are those of newline-normalised text, so `\\r\\n` is normalised here first, with a map;
- lone surrogates make its selectors fail, so they are read as U+FFFD;
- an attribute's span covers name, `=` and quotes; `Attribute.text` is the value alone.

What scripting hides or nests (`<noscript>`, `srcdoc`) is parsed as a document of its own: `Markup.inner`.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import NamedTuple

import turbohtml
from turbohtml import TokenType

from linter.html.charref import attribute_map, escape_attribute
from linter.html.extents import implied_ends, lower, merged_attributes
from linter.html.tagnames import PARSER_MADE
from linter.html.tangles import untangled
from linter.text import Encoder, Pieces, Span, Text, copied

_PAGE = "<!DOCTYPE html><body>"
_BEFORE = len(_PAGE)
_NORMALISED = re.compile("\r\n?|[\ud800-\udfff]")
# White space and names as HTML has them: a no-break space may stand in a name or a value.
_VALUE = re.compile(r"""=?[^=\t\n\f\r ]*(?:[\t\n\f\r ]*=[\t\n\f\r ]*(?P<quote>["']?))?""")
_POSITION = re.compile(r": (?P<reason>.*) at position (?P<position>\d+)$", re.DOTALL)
_DEEPEST = 20
# Elements that the parser opens again where they were closed too early; each is one element of the author's.
_FORMATTING = frozenset("a b big code em font i nobr s small strike strong tt u".split())
_NO_ATTRIBUTES: Mapping[str, str] = MappingProxyType({})


class BadSelector(ValueError):
    """A CSS selector that cannot be read: `reason`, and the offset in the selector."""

    def __init__(self, reason: str, position: int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.position = position


class Attribute(NamedTuple):
    """An attribute as written. `span` covers name and value, `text` is the decoded value over the markup."""

    name: str
    span: Span
    text: Text


class Element:
    """One element. `tag` is in lower case; `attributes` maps lower-case names to decoded values."""

    __slots__ = ("_place", "_spans", "attributes", "markup", "node", "tag")

    def __init__(self, markup: "Markup", node: turbohtml.Element) -> None:
        self.markup = markup
        self.node = node
        self.tag = node.tag.lower()
        self.attributes: Mapping[str, str] = _NO_ATTRIBUTES
        self._place: turbohtml.SourceLocation | None = None
        self._spans: Mapping[str, turbohtml.SourceSpan] | None = None
        if values := node.attrs:
            self.attributes = {
                lower(name): value if type(value) is str else node.attr(name) or "" for name, value in values.items()
            }

    def __repr__(self) -> str:
        return f"<{self.tag} {self.attributes}>"

    @property
    def place(self) -> turbohtml.SourceLocation | None:
        """Where its tags stand; None for an element that the parser added (tbody)."""
        if self._place is None:
            self._place = self.node.source_location
        return self._place

    @property
    def start_tag(self) -> Span:
        """The span of the start tag in the markup; empty where the parser added the element."""
        if self.tag in PARSER_MADE:
            return self._merged(next(iter(self.attributes), ""))[0]
        if (place := self.place) is None:
            return Span(0, 0)
        return _shifted(place.start_tag)

    @property
    def end_tag(self) -> Span | None:
        """The span of the end tag; None where there is none."""
        place = self.place
        return _shifted(place.end_tag) if place and place.end_tag else None

    @property
    def outer(self) -> Span:
        """From the start tag to the end of the element, written or implied."""
        start = self.start_tag
        if self.tag in PARSER_MADE:
            return start
        if (end := self.end_tag) is not None:
            return Span(start.start, end.end)
        return Span(start.start, max(start.end, self.markup.implied_ends.get(self.node, start.end)))

    @property
    def content(self) -> Span:
        """What stands between its tags."""
        outer, end = self.outer, self.end_tag
        return Span(self.start_tag.end, max(self.start_tag.end, end.start if end else outer.end))

    @property
    def is_html(self) -> bool:
        """Whether it is HTML, not SVG or MathML."""
        return bool(self.node.namespace.value == "html")

    @property
    def readable(self) -> str:
        """Its text, descendants included, with white space collapsed."""
        return " ".join(self.node.text.split())

    @property
    def parent(self) -> "Element | None":
        """The element of the author's around it; what the parser added (tbody) does not count."""
        above = self.node.parent
        while above is not None:
            if isinstance(above, turbohtml.Element) and (element := self.markup.element(above)):
                return element
            above = above.parent
        return None

    @property
    def written(self) -> Text:
        """The text between its tags as the browser gives it to a style sheet or script; markup inside is left out."""
        text = self.markup.text.slice(*self.content)
        return text if self.is_html else _character_data(text)

    @property
    def children(self) -> Iterator["Element | str"]:
        """The elements and texts right inside it; elements that only the parser sees (tbody) are looked through."""
        waiting = [iter(self.node)]
        while waiting:
            node = next(waiting[-1], None)
            if node is None:
                waiting.pop()
            elif isinstance(node, turbohtml.Text):
                yield node.data
            elif isinstance(node, turbohtml.Element):
                if (child := self.markup.element(node)) is not None:
                    yield child
                else:
                    waiting.append(iter(node))

    @property
    def following(self) -> "Element | str | None":
        """The element or text that comes next beside it; white space and comments are passed over."""
        node = self.node.next_sibling
        while node is not None:
            if isinstance(node, turbohtml.Element):
                return self.markup.element(node)
            if isinstance(node, turbohtml.Text) and not node.data.isspace():
                return node.data
            node = node.next_sibling
        return None

    @property
    def in_template(self) -> bool:
        """Whether it stands right inside a `<template>`, whose contents are not part of the page."""
        node = self.node.parent
        while isinstance(node, turbohtml.Element) and self.markup.element(node) is None:
            node = node.parent
        return isinstance(node, turbohtml.DocumentFragment)

    def attribute(self, name: str) -> Attribute | None:
        """The attribute `name` with its places; None where it is absent."""
        return Attribute(name, self._span(name), self.value_text(name)) if name in self.attributes else None

    def value_text(self, name: str) -> Text:
        """The decoded value of the attribute `name`, which must be there. Its place is looked up when asked for."""
        source, value = self.markup.text, self.attributes[name]

        def pieces() -> Pieces:
            (start, end), _ = self._value_place(name)
            raw = source.value[start:end]
            return Pieces((0, len(raw)), (start, end)) if raw == value else attribute_map(raw, value, start)

        def encode(new: str) -> str:
            return new.translate(escape_attribute(self._value_place(name)[1]))

        return Text(value, source, pieces, encode)

    def _value_place(self, name: str) -> tuple[Span, str]:
        """The span of the value alone, and the quotation mark around it."""
        span = self._span(name)
        match = _VALUE.match(self.markup.text.value, *span)
        quote = (match["quote"] if match else None) or ""
        start = match.end() if match else span.end
        return Span(start, max(start, span.end - len(quote))), quote

    def _span(self, name: str) -> Span:
        """The span of the attribute, name and value."""
        if self.tag in PARSER_MADE:
            return self._merged(name)[1]
        if (place := self.place) is None:
            return Span(0, 0)
        if (span := place.attrs.get(name)) is not None:
            return _shifted(span)
        if self._spans is None:  # an attribute of SVG such as viewBox
            self._spans = {lower(written): span for written, span in place.attrs.items()}
        return _shifted(self._spans[name])

    def _merged(self, name: str) -> tuple[Span, Span]:
        return self.markup.merged.get((self.tag, name), (Span(0, 0), Span(0, 0)))


def _shifted(span: turbohtml.SourceSpan) -> Span:
    return Span(span.start_offset - _BEFORE, span.end_offset - _BEFORE)


def _character_data(text: Text) -> Text:
    """The text of a foreign `<style>` or `<script>`, where references and CDATA are decoded."""
    parts: list[str] = []
    above, below, size, offset = [0], [0], 0, 0
    for token in turbohtml.tokenize(text.value, resolve_references=False, capture_source=True):
        data, length = token.data or "", len(token.source if token.source is not None else token.data or "")
        if token.type is TokenType.COMMENT and data.startswith("[CDATA[") and data.endswith("]]"):
            data = data[7:-2]
            above += [size, size + len(data)]
            below += [offset + len("<![CDATA["), offset + length - len("]]>")]
        elif token.type not in (TokenType.TEXT, TokenType.CHARACTER_REFERENCE):
            data = ""
        parts.append(data)
        size, offset = size + len(data), offset + length
        above.append(size)
        below.append(offset)
    return Text("".join(parts), text, lambda: Pieces(above, below))


class Markup:
    """A parsed piece of markup over the text it came from. `depth` counts documents inside documents."""

    def __init__(self, text: Text, depth: int = 0) -> None:
        self.text = normalised(text)
        self.depth = depth
        self.tree = turbohtml.parse(
            _PAGE + untangled(self.text.value),
            source_locations=True,
            scripting=True,
            allow_declarative_shadow_roots=False,
        )

    @cached_property
    def elements(self) -> list[Element]:
        """Every element that the author wrote, in document order, contents of `<template>` included."""
        found = []
        for node in self.tree.iter_elements():
            tag = node.tag
            if tag in PARSER_MADE:
                if not node.attrs:
                    continue
            elif node.source_line is None or (tag in _FORMATTING and node.source_location is None):
                continue
            found.append(Element(self, node))
        return found

    @cached_property
    def by_tag(self) -> dict[str, list[Element]]:
        """The elements by their tag."""
        index: dict[str, list[Element]] = {}
        for element in self.elements:
            index.setdefault(element.tag, []).append(element)
        return index

    @cached_property
    def by_attribute(self) -> dict[str, list[Element]]:
        """The elements by the names of their attributes."""
        index: dict[str, list[Element]] = {}
        for element in self.elements:
            for name in element.attributes:
                index.setdefault(name, []).append(element)
        return index

    @cached_property
    def _by_node(self) -> dict[turbohtml.Node, Element]:
        return {element.node: element for element in self.elements}

    def element(self, node: turbohtml.Node) -> Element | None:
        """The element of a parser node."""
        return self._by_node.get(node)

    def select(self, selector: str) -> list[Element]:
        """The elements that a CSS selector matches, in document order."""
        by_node = self._by_node
        return [by_node[node] for node in self.tree.select(selector) if node in by_node]

    @cached_property
    def inner(self) -> list["Markup"]:
        """The documents inside this one: `<noscript>` (for readers without script) and `srcdoc` of frames."""
        if self.depth >= _DEEPEST:
            return []
        found = []
        for element in self.by_tag.get("noscript", ()):
            span = element.content
            if span.end > span.start:
                found.append(Markup(self.text.slice(*span), self.depth + 1))
        for element in self.by_attribute.get("srcdoc", ()):
            if element.tag == "iframe" and (attribute := element.attribute("srcdoc")):
                found.append(Markup(attribute.text, self.depth + 1))
        return found

    def walk(self) -> Iterator["Markup"]:
        """This markup and every document inside it."""
        yield self
        for markup in self.inner:
            yield from markup.walk()

    @cached_property
    def faults(self) -> frozenset[str]:
        """The names of the parse errors (HTML Standard §13.2.2) that the parser's tokenizer met."""
        return frozenset(error.code for error in self.tree.errors)

    @cached_property
    def merged(self) -> Mapping[tuple[str, str], tuple[Span, Span]]:
        """Where the attributes of the page's own `<body>` and `<html>` stand (see `merged_attributes`)."""
        return merged_attributes(self.text.value)

    @cached_property
    def implied_ends(self) -> Mapping[turbohtml.Node, int]:
        """Where each element without an end tag ends."""
        return implied_ends(self.tree, self.text.value, _BEFORE)


def normalised(text: Text) -> Text:
    """`text` as the parser reads it: `\\r\\n` and `\\r` are newlines, half a surrogate pair is U+FFFD."""
    if not _NORMALISED.search(text.value):
        return text
    raw = text.value
    value = _NORMALISED.sub(lambda match: "\n" if match[0][0] == "\r" else "\ufffd", raw)

    def pieces() -> Pieces:
        pairs = (match for match in _NORMALISED.finditer(raw) if match.end() - match.start() == 2)
        return copied(((*pair.span(), 1) for pair in pairs), 0, len(raw))

    return Text(value, text, pieces, _newline_encoder(raw))


def _newline_encoder(raw: str) -> Encoder:
    newline = "\r\n" if "\r\n" in raw else "\n"
    return lambda new: new.replace("\n", newline)


@lru_cache(maxsize=1024)
def check_selector(selector: str) -> None:
    """Raise BadSelector unless `selector` can be read."""
    try:
        turbohtml.parse_fragment("").select(selector)
    except ValueError as error:
        match = _POSITION.search(str(error))
        if match is None:
            raise BadSelector(str(error), 0) from None
        raise BadSelector(match["reason"], int(match["position"])) from None

"""Places that the parser does not tell: where an element ends that nobody closed, and where stray tags stand.

In: the parser's tree and the markup that it was made from. Offsets are code points of that markup.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

import turbohtml

from linter.html.tagnames import PARSER_MADE, VOID
from linter.text import Span

_TAG_START = re.compile(r"<(?:body|html)(?=[\t\n\f\r /])", re.IGNORECASE)
_TAG_REST = re.compile(r"""(?:[^"'>]++|"[^"]*+"|'[^']*+')*+>""")
_TAG_ATTRIBUTE = re.compile(r"""(=?[^\t\n\f\r />=]+)(?:[\t\n\f\r ]*=[\t\n\f\r ]*(?:"[^"]*"|'[^']*'|[^\t\n\f\r >]*))?""")


class Token(NamedTuple):
    """A tag, or a stretch of text that is more than white space. `slash`: a start tag that ends in one."""

    kind: Literal["start", "end", "text"]
    name: str
    span: Span
    slash: bool = False


def tokens(markup: str) -> Iterator[Token]:
    """The tags and texts of a piece of markup. A reference is text; comments are left out."""
    start, end = turbohtml.TokenType.START_TAG, turbohtml.TokenType.END_TAG
    text = (turbohtml.TokenType.TEXT, turbohtml.TokenType.CHARACTER_REFERENCE)
    offset = 0
    for token in turbohtml.tokenize(markup, resolve_references=False, capture_source=True, capture_attributes=False):
        before, source = offset, token.source
        offset += len(source if source is not None else token.data or "")
        kind = token.type
        if kind is start:
            yield Token("start", token.tag or "", Span(before, offset), token.self_closing)
        elif kind is end:
            yield Token("end", token.tag or "", Span(before, offset))
        elif kind in text and not (token.data or "").isspace():
            yield Token("text", "", Span(before, offset))


def outline(markup: str) -> list[str]:
    """The names of the tags in order: `p`, `/p` for an end tag, `br/` for one that ends in a slash, `#` for text."""
    end, text = turbohtml.TokenType.END_TAG, turbohtml.TokenType.TEXT
    found = []
    for token in turbohtml.tokenize(markup, capture_attributes=False):
        tag = token.tag
        if tag is not None:
            found.append(f"/{tag}" if token.type is end else f"{tag}/" if token.self_closing else tag)
        elif token.type is text and not (token.data or "").isspace():
            found.append("#")
    return found


def written_attributes(markup: str, name: str, tag: Span) -> Iterator[tuple[str, Span]]:
    """The attributes of a start tag as they are written, also those that a browser ignores: name and span of each."""
    for match in _TAG_ATTRIBUTE.finditer(markup, tag.start + len("<") + len(name), tag.end):
        yield lower(match[1].replace("\0", "\ufffd")), Span(*match.span())


def lower(name: str) -> str:
    """`name` in lower case as HTML has it: letters beyond ASCII stay as they are."""
    return name.lower() if name.isascii() else "".join(map(_lower_ascii, name))


def _lower_ascii(letter: str) -> str:
    return letter.lower() if letter.isascii() else letter


def merged_attributes(markup: str) -> Mapping[tuple[str, str], tuple[Span, Span]]:
    """Attributes of stray `<body …>` and `<html …>` tags, which the browser moves to the page's own elements.

    Tag and attribute name → the span of the tag and that of the attribute; the first of each name counts.
    """
    found: dict[tuple[str, str], tuple[Span, Span]] = {}
    for tag in _page_tags(markup):
        name = markup[tag.start + 1 : tag.start + 5].lower()
        for attribute, span in written_attributes(markup, name, tag):
            found.setdefault((name, attribute), (tag, span))
    return found


def _page_tags(markup: str) -> Iterator[Span]:
    """Those that the tokenizer sees, then any other: one inside a foreign `<style>` looks like text to it."""
    offset = 0
    for token in turbohtml.tokenize(markup, resolve_references=False, capture_source=True):
        size = len(token.source if token.source is not None else token.data or "")
        if token.tag in ("html", "body") and token.attrs:
            yield Span(offset, offset + size)
        offset += size
    at = 0
    while (start := _TAG_START.search(markup, at)) and (rest := _TAG_REST.match(markup, start.end())):
        at = rest.end()  # where one tag has no end no later one is looked for: a search from each would take too long
        yield Span(start.start(), at)


def reach(markup: str) -> tuple[int, int | None]:
    """How far the tokenizer comes, and where the comment begins that it ends with, if it ends with one.

    It drops a tag that is cut short at the end of the markup.
    """
    offset, comment = 0, None
    for token in turbohtml.tokenize(markup, resolve_references=False, capture_source=True):
        comment = offset if token.type is turbohtml.TokenType.COMMENT else None
        offset += len(token.source if token.source is not None else token.data or "")
    return offset, comment


def implied_ends(tree: turbohtml.Document, markup: str, before: int) -> Mapping[turbohtml.Node, int]:
    """Where each element without an end tag ends: at the next tag that belongs to no part of it.

    A void or self-closed element has no parts and ends with its start tag. `before` is the number of characters that
    the tree has before `markup`.
    """
    nodes = list(tree.iter_elements())
    last = _last_parts(nodes)
    ends: dict[turbohtml.Node, int] = {}
    tags: list[tuple[int, int, bool]] = []  # offset, number of the element, whether the tag opens it
    for index, node in enumerate(nodes):
        if node.tag in PARSER_MADE or (place := node.source_location) is None:
            continue
        if node.tag in VOID or _self_closed(node, place, markup, before):
            ends[node] = place.start_tag.end_offset - before
        else:
            tags.append((place.start_tag.start_offset - before, index, True))
        if place.end_tag is not None:
            tags.append((place.end_tag.start_offset - before, index, False))
    opened: list[int] = []
    for offset, index, opens in sorted(tags):
        while opened and not _inside(index, opens, opened[-1], last):
            ends[nodes[opened.pop()]] = offset
        if opens:
            opened.append(index)
    return ends | {nodes[index]: len(markup) for index in opened}


def _inside(index: int, opens: bool, outer: int, last: list[int]) -> bool:
    """Whether a tag of element `index` belongs to a part of element `outer`; its own end tag does not."""
    return outer <= index <= last[outer] and (opens or outer != index)


def _self_closed(node: turbohtml.Element, place: turbohtml.SourceLocation, markup: str, before: int) -> bool:
    """Whether `/>` ends the tag of an SVG or MathML element; in HTML, and after `a=b`, the slash means nothing."""
    end = place.start_tag.end_offset
    if node.namespace.value == "html" or markup[end - before - 2 : end - before] != "/>":
        return False
    return all(span.end_offset != end - 1 for span in place.attrs.values())


def _last_parts(nodes: list[turbohtml.Element]) -> list[int]:
    """The number of the last element inside each element, or its own; `nodes` are in document order."""
    number: dict[turbohtml.Node, int] = {node: index for index, node in enumerate(nodes)}
    last = list(range(len(nodes)))
    for index in range(len(nodes) - 1, -1, -1):
        above = nodes[index].parent
        if isinstance(above, turbohtml.DocumentFragment):  # the contents of a template
            above = above.parent
        if above is not None and above in number:
            outer = number[above]
            last[outer] = max(last[outer], last[index])
    return last

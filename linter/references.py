"""Markup → every address that it loads or links to, decoded as a browser would.

HTML Standard: the attributes listed under "Attributes" with the type URL, `srcset` (§4.8.4.2.1), `meta refresh`
(§4.2.5.3); SVG 2 §16 for `href`; CSS Syntax 3 §4.3 for `url()`. Lazy-loading scripts keep the real picture in
`data-src` and its kin, so those count too.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from linter.markup import Element, Markup
from linter.text import Pieces, Text

Purpose = Literal["image", "script", "style", "frame", "media", "form", "link"]
PURPOSES: tuple[str, ...] = get_args(Purpose)

_FIXED: dict[tuple[str, str], Purpose] = {
    ("a", "href"): "link", ("area", "href"): "link", ("a", "ping"): "link", ("area", "ping"): "link",
    ("base", "href"): "link", ("blockquote", "cite"): "link", ("q", "cite"): "link", ("ins", "cite"): "link",
    ("del", "cite"): "link", ("img", "longdesc"): "link",
    ("img", "src"): "image", ("input", "src"): "image", ("video", "poster"): "image",
    ("body", "background"): "image", ("table", "background"): "image", ("td", "background"): "image",
    ("th", "background"): "image", ("image", "href"): "image", ("image", "xlink:href"): "image",
    ("feimage", "href"): "image", ("feimage", "xlink:href"): "image", ("use", "href"): "image",
    ("use", "xlink:href"): "image",
    ("video", "src"): "media", ("audio", "src"): "media", ("track", "src"): "media", ("bgsound", "src"): "media",
    ("script", "src"): "script", ("script", "href"): "script", ("script", "xlink:href"): "script",
    ("iframe", "src"): "frame", ("frame", "src"): "frame", ("embed", "src"): "frame", ("object", "data"): "frame",
    ("form", "action"): "form", ("button", "formaction"): "form", ("input", "formaction"): "form",
}  # fmt: skip
_LAZY = ("data-src", "data-lazy-src", "data-original", "data-orig-file", "data-large-file", "data-full-url")
_CANDIDATES = ("srcset", "imagesrcset", "data-srcset", "data-lazy-srcset")
_LINKING = frozenset({"href", "xlink:href"})
_ANIMATED = ("to", "from", "by", "values")
_NAMES = frozenset(
    {name for _, name in _FIXED} | set(_LAZY) | set(_CANDIDATES) | set(_ANIMATED) | {"style", "content", "href"}
)

_CANDIDATE = re.compile(r"[\s,]*(?P<address>[^\s]*[^\s,])(?P<tail>,+|\s+[^,()]*(?:\([^)]*\)[^,()]*)*)?")
_REFRESH = re.compile(r"\s*[\d.]*[\s;,]*(?:url\s*=\s*)?(?P<quote>[\"']?)(?P<address>.*)", re.IGNORECASE | re.DOTALL)
_CSS_ADDRESS = re.compile(
    r"""(?P<call>@(?:[a-z]|\\[0-9a-f]{1,6}\s?|\\[g-z]){6}(?:\s|/\*(?:[^*]|\*(?!/))*\*/)*(?:u[\\\w]*\(\s*)?|"""
    r"""u\w*\(\s*|(?:\\[0-9a-f]{1,6}\s?|u)\S{0,20}?\(\s*)"""
    r"""(?:"(?P<double>(?:[^"\\\n]|\\.)*)"?|'(?P<single>(?:[^'\\\n]|\\.)*)'?|(?P<bare>(?:[^\s"'()\\;]|\\.)*))""",
    re.IGNORECASE | re.DOTALL,
)
_CSS_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})[ \t\n\f]?|\n|(.))", re.DOTALL)
_STYLE_HINT = re.compile(r"[@(]")


@dataclass(frozen=True, slots=True)
class Reference:
    """One address in markup: what it is for, who carries it, and its characters over the markup."""

    purpose: Purpose
    element: Element
    attribute: str | None
    text: Text

    @property
    def address(self) -> str:
        """The address as decoded from the markup (a browser still strips blanks and line breaks from it)."""
        return self.text.value


def find_references(markup: Markup) -> list[Reference]:
    """Every reference of `markup`, in document order; documents inside it are not entered."""
    if not _NAMES.intersection(markup.by_attribute) and "style" not in markup.by_tag:
        return []
    return [reference for element in markup.elements for reference in _of(element)]


def _of(element: Element) -> Iterator[Reference]:
    tag = element.tag
    for name in element.attributes:
        if name == "style":
            yield from _styled(element)
        elif name in _NAMES:
            yield from _attribute(element, tag, name)
    if tag == "style" and element.node.text and _STYLE_HINT.search(element.node.text):
        text = element.markup.text.slice(*element.content)
        yield from (Reference(purpose, element, None, part) for purpose, part in css_addresses(text))


def _attribute(element: Element, tag: str, name: str) -> Iterator[Reference]:
    purpose = _purpose(element, tag, name)
    if purpose is None or not element.attributes[name].strip():
        return
    attribute = element.attribute(name)
    if attribute is None:
        return
    parts = _split(element, tag, name)
    for part in parts(attribute.text) if parts else [attribute.text]:
        yield Reference(purpose, element, name, part)


def _purpose(element: Element, tag: str, name: str) -> Purpose | None:
    if (fixed := _FIXED.get((tag, name))) is not None:
        return fixed
    if name in _CANDIDATES or name in _LAZY:
        return "frame" if tag == "iframe" else "script" if tag == "script" else "media" if tag == "video" else "image"
    if tag == "source" and name == "src":
        return "media"
    if tag == "link" and name == "href":
        return _linked(element)
    if tag == "meta" and name == "content":
        return "link" if element.attributes.get("http-equiv", "").strip().lower() == "refresh" else None
    if name in _ANIMATED and tag in ("animate", "set"):
        return "link" if element.attributes.get("attributename", "").strip().lower() in _LINKING else None
    if name in _LINKING and str(element.node.namespace.value) != "html":
        return "link"
    return None


def _linked(element: Element) -> Purpose:
    relations = element.attributes.get("rel", "").lower().split()
    target = element.attributes.get("as", "").strip().lower()
    if "stylesheet" in relations or (target == "style" and "preload" in relations):
        return "style"
    if "modulepreload" in relations or (target == "script" and "preload" in relations):
        return "script"
    if any("icon" in relation for relation in relations) or target == "image":
        return "image"
    return "link"


def _split(element: Element, tag: str, name: str) -> Callable[[Text], Iterator[Text]] | None:
    if name in _CANDIDATES:
        return source_candidates
    if name == "ping":
        return lambda text: (text.slice(*match.span()) for match in re.finditer(r"\S+", text.value))
    if tag == "meta":
        return _refresh
    if name in ("values",):
        return lambda text: (text.slice(*match.span()) for match in re.finditer(r"[^;]*[^;\s]", text.value))
    return None


def source_candidates(text: Text) -> Iterator[Text]:
    """The addresses in a `srcset` value."""
    at = 0
    while (match := _CANDIDATE.match(text.value, at)) and match.end() > at:
        start, end = match.span("address")
        yield text.slice(start, end)
        at = match.end()


def _refresh(text: Text) -> Iterator[Text]:
    if (match := _REFRESH.match(text.value)) is None:
        return
    start, end = match.span("address")
    if quote := match["quote"]:
        closing = text.value.find(quote, start)
        end = end if closing < 0 else closing
    if text.value[start:end].strip():
        yield text.slice(start, end)


def _styled(element: Element) -> Iterator[Reference]:
    if not _STYLE_HINT.search(element.attributes["style"]):
        return
    attribute = element.attribute("style")
    if attribute is not None:
        for purpose, part in css_addresses(attribute.text):
            yield Reference(purpose, element, "style", part)


def css_addresses(text: Text) -> Iterator[tuple[Purpose, Text]]:
    """The addresses in a style sheet or a `style` attribute: `@import` is a style, the rest counts as pictures."""
    for match in _CSS_ADDRESS.finditer(text.value):
        call = _unescaped(match["call"]).lower().strip()
        if not (call.startswith("@import") or call in ("url(", "image(", "src(")):
            continue
        name = next(group for group in ("double", "single", "bare") if match[group] is not None)
        raw = text.slice(*match.span(name))
        if raw.value:
            yield ("style" if call.startswith("@import") else "image"), _css_text(raw)


def _unescaped(raw: str) -> str:
    return _CSS_ESCAPE.sub(_escaped_character, raw)


def _escaped_character(match: re.Match[str]) -> str:
    if match[1]:
        number = int(match[1], 16)
        return chr(number) if 0 < number < 0xD800 or 0xDFFF < number <= 0x10FFFF else "\ufffd"
    return match[2] or ""


def _css_text(raw: Text) -> Text:
    if "\\" not in raw.value:
        return raw
    value = _unescaped(raw.value)

    def pieces() -> Pieces:
        above, below = [0], [0]
        for match in _CSS_ESCAPE.finditer(raw.value):
            here = above[-1] + match.start() - below[-1]
            above += [here, here + len(_escaped_character(match))]
            below += [match.start(), match.end()]
        above.append(len(value))
        below.append(len(raw.value))
        return Pieces(above, below)

    return Text(value, raw, pieces)

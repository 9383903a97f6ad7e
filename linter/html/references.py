"""Markup → every address that it loads or links to, decoded as a browser would.

HTML Standard: the attributes listed under "Attributes" with the type URL, `srcset` (§4.8.4.2.1), `meta refresh`
(§4.2.5.3); SVG 2 §16 for `href`; CSS in `linter.html.css`. Lazy-loading scripts keep the real picture in `data-src` and
its kin, so those count too.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from linter.html.css import css_addresses
from linter.html.markup import Element, Markup
from linter.text import Text

Purpose = Literal["image", "script", "style", "frame", "media", "form", "link"]

_WRITTEN: dict[Purpose, str] = {  # element.attribute
    "link": "a.href area.href a.ping area.ping base.href blockquote.cite q.cite ins.cite del.cite img.longdesc "
    "iframe.longdesc frame.longdesc html.manifest",
    "image": "img.src img.lowsrc input.src video.poster image.href image.xlink:href feimage.href feimage.xlink:href "
    "use.href use.xlink:href body.background table.background thead.background tbody.background tfoot.background "
    "tr.background td.background th.background",
    "media": "video.src audio.src source.src track.src bgsound.src img.dynsrc",
    "script": "script.src script.href script.xlink:href",
    "frame": "iframe.src frame.src embed.src object.data object.codebase object.classid applet.code applet.codebase "
    "applet.archive applet.object portal.src fencedframe.src",
    "form": "form.action isindex.action button.formaction input.formaction",
}
_FIXED: dict[tuple[str, str], Purpose] = {
    (tag, name): purpose for purpose, pairs in _WRITTEN.items() for tag, name in (p.split(".") for p in pairs.split())
}
_LAZY = frozenset(
    "data-src data-lazy-src data-lazy data-original data-orig-file data-medium-file data-large-file data-full-url "
    "data-cfsrc data-ezsrc data-opt-src data-litespeed-src data-bg data-background data-background-image "
    "data-lazy-background data-poster".split()
)
_CANDIDATES = frozenset({"srcset", "imagesrcset", "data-srcset", "data-lazy-srcset", "data-litespeed-srcset"})
_LINKING = frozenset({"href", "xlink:href"})
_ANIMATED = frozenset({"to", "from", "by", "values"})
_DRAWN = frozenset({"a", "image", "feimage", "use", "script"})  # elements of SVG that load or link
_MOVIES = frozenset({"movie", "src", "url", "data", "href", "filename"})  # parameters that name what a plug-in plays
_PRELOADED: dict[str, Purpose] = {
    "style": "style", "script": "script", "worker": "script", "image": "image", "video": "media", "audio": "media",
    "track": "media", "document": "frame",
}  # fmt: skip
_NAMES = (
    frozenset(name for _, name in _FIXED) | _LAZY | _CANDIDATES | _LINKING | _ANIMATED | {"style", "content", "value"}
)

_BLANK = "\t\n\f\r "
_CANDIDATE = re.compile(rf"[{_BLANK},]*+([^{_BLANK}]++)")
_DESCRIPTORS = re.compile(r"(?:[^,(]++|\([^)]*+\)?)*+,?")
_WORD = re.compile(rf"[^{_BLANK}]+")
_ITEM = re.compile(rf"[^;{_BLANK}](?:[^;]*[^;{_BLANK}])?")
_REFRESH = re.compile(
    rf"[{_BLANK}]*+(?:[0-9]++|(?=\.))[0-9.]*+(?=[;,{_BLANK}])[{_BLANK}]*+[;,]?+[{_BLANK}]*+"
    rf"(?:url[{_BLANK}]*+=[{_BLANK}]*+)?(?P<quote>[\"']?)(?P<address>.+)",
    re.IGNORECASE | re.DOTALL,
)


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
    return [
        reference
        for element in markup.elements
        if element.attributes or element.tag == "style"
        for reference in _of(element)
    ]


def _of(element: Element) -> Iterator[Reference]:
    for name, value in element.attributes.items():
        if name in _NAMES:
            if name == "style":
                yield from _styled(element, name, value)
            elif (purpose := _purpose(element, element.tag, name)) and not value.isspace() and value:
                text = element.value_text(name)
                parts = _split(element.tag, name)
                for part in parts(text) if parts else (text,):
                    yield Reference(purpose, element, name, part)
    if element.tag == "style":
        for style, part in css_addresses(element.written):
            yield Reference("style" if style else "image", element, None, part)


def _styled(element: Element, name: str, value: str) -> Iterator[Reference]:
    if "(" in value:
        for style, part in css_addresses(element.value_text(name)):
            yield Reference("style" if style else "image", element, name, part)


def _purpose(element: Element, tag: str, name: str) -> Purpose | None:
    if (fixed := _FIXED.get((tag, name))) is not None:
        if tag not in _DRAWN and not element.is_html:
            return None  # an element of a drawing that only has the name of one that loads
        return "image" if tag == "source" and _in_picture(element) else fixed
    if name in _CANDIDATES or name in _LAZY:
        return _delayed(tag, name)
    if name in _LINKING:
        if not element.is_html:
            return "link"
        return _linked(element) if tag == "link" else None
    if name in _ANIMATED and not element.is_html:
        target = element.attributes.get("attributename", "") if tag in ("animate", "set") else ""
        return "link" if target.strip(_BLANK).lower() in _LINKING else None
    if tag == "meta" and name == "content":
        return "link" if element.attributes.get("http-equiv", "").lower() == "refresh" else None
    if tag == "param" and name == "value":
        return "frame" if element.attributes.get("name", "").lower() in _MOVIES else None
    return None


def _in_picture(element: Element) -> bool:
    around = element.parent
    return around is not None and around.tag == "picture"


def _delayed(tag: str, name: str) -> Purpose:
    """What a lazy-loading script, or a list of candidates, is for."""
    if name in _CANDIDATES or name == "data-poster" or tag not in ("iframe", "script", "video", "audio", "embed"):
        return "image"
    return "script" if tag == "script" else "media" if tag in ("video", "audio") else "frame"


def _linked(element: Element) -> Purpose:
    relations = element.attributes.get("rel", "").lower().split()
    if "stylesheet" in relations:
        return "style"
    if "modulepreload" in relations:
        return "script"
    if any("icon" in relation for relation in relations):
        return "image"
    if "preload" in relations or "prefetch" in relations:
        return _PRELOADED.get(element.attributes.get("as", "").strip(_BLANK).lower(), "link")
    return "link"


def _split(tag: str, name: str) -> Callable[[Text], Iterator[Text]] | None:
    if name in _CANDIDATES:
        return source_candidates
    if name == "ping":
        return lambda text: (text.slice(*match.span()) for match in _WORD.finditer(text.value))
    if tag == "meta":
        return refresh_target
    if name == "values":
        return lambda text: (text.slice(*match.span()) for match in _ITEM.finditer(text.value))
    return None


def source_candidates(text: Text) -> Iterator[Text]:
    """The addresses in a `srcset` value; those that a browser drops for a bad descriptor are among them."""
    return (address for address, _ in described_sources(text))


def described_sources(text: Text) -> Iterator[tuple[Text, str]]:
    """The addresses in a `srcset` value, each with what stands after it (`2x`, `300w`)."""
    at = 0
    while match := _CANDIDATE.match(text.value, at):
        start, at = match.span(1)
        end = start + len(match[1].rstrip(","))
        described = ""
        if end == at and (descriptors := _DESCRIPTORS.match(text.value, at)):
            at, described = descriptors.end(), descriptors[0].rstrip(",")
        if end > start:
            yield text.slice(start, end), described.strip(_BLANK)


def refresh_target(text: Text) -> Iterator[Text]:
    """The address that `<meta http-equiv=refresh content=…>` leads to, if it names one."""
    if (match := _REFRESH.match(text.value)) is None:
        return
    start, end = match.span("address")
    if quote := match["quote"]:
        closing = text.value.find(quote, start)
        end = end if closing < 0 else closing
    if text.value[start:end].strip(_BLANK):
        yield text.slice(start, end)

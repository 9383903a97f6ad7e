"""Checks of frames: whose they are, what they may do, and whether readers can see them.

HTML Standard: `sandbox` (§4.8.5), `allow` with Permissions Policy. A frame is `<iframe>`, `<frame>`, `<object>` or
`<embed>`; only the first can be sandboxed.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from linter.checks.fields import elements, fields
from linter.globs import one_of
from linter.html import declarations as css
from linter.html.markup import Element
from linter.post import Field, Post
from linter.schema import meant
from linter.subject import Subject
from linter.text import Span, Text
from linter.web import providers
from linter.web.address import Address
from linter.web.providers import Provider

SANDBOX_TOKENS = frozenset(
    "allow-downloads allow-forms allow-modals allow-orientation-lock allow-pointer-lock allow-popups "
    "allow-popups-to-escape-sandbox allow-presentation allow-same-origin allow-scripts "
    "allow-storage-access-by-user-activation "
    "allow-top-navigation allow-top-navigation-by-user-activation allow-top-navigation-to-custom-protocols".split()
)
_TOKEN = re.compile(r"[^ \t\n\f\r]+")
_DIRECTIVE = re.compile(r"[^;\s][^;]*")
_OFF_SCREEN = -1000.0


def framed(post: Post) -> Iterator[tuple[Subject, Address]]:
    """Every frame with its address."""
    for field in fields(post):
        for reference in field.references:
            if reference.purpose == "frame" and reference.attribute is not None:
                address = post.address(reference.address)
                text = reference.text
                yield Subject(field, text, text.all, address, reference.element, reference.attribute), address


def player(address: Address) -> Provider | None:
    """The provider whose own player this is."""
    return providers.by_frame(address.host, address.path or "/") if address.host else None


def unknown_frames(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Frames from strangers that are no known provider's player, nor in the option `hosts`."""
    allowed = one_of((*options["hosts"], *post.own_site.trusted))
    for subject, address in framed(post):
        if not post.stranger(address) or allowed(address.host):
            continue
        if options["known"] and player(address) is not None:
            continue
        yield subject


def unsandboxed_frames(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Strangers' frames without `sandbox`. `$whose`; `$tokens` with which the provider's player works."""
    trusted = one_of((*options["hosts"], *post.own_site.trusted))
    for subject, address in framed(post):
        element = subject.element
        assert element is not None
        if element.tag != "iframe" or "sandbox" in element.attributes or "srcdoc" in element.attributes:
            continue
        if post.stranger(address) and not trusted(address.host):
            provider = player(address)
            tokens = " ".join(provider.sandbox) if provider else ""
            subject.names = {
                "whose": provider.name if provider else address.host,
                "tokens": f'; it works with sandbox="{tokens}"' if tokens else "",
            }
            yield subject


def deep_documents(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Frames whose `srcdoc` lies so deep in others that it was not read. `$depth`."""
    for field, element in elements(post, "iframe"):
        markup = element.markup
        if element.attributes.get("srcdoc", "").strip() and not markup.inner:
            yield Subject(field, markup.text, element.start_tag, element, element, names={"depth": markup.depth})


def _sandboxed(post: Post) -> Iterator[tuple[Field, Element, Text, dict[str, Span]]]:
    """Frames with a sandbox: its text, and the place of each token in lower case."""
    for field, element in elements(post, "iframe"):
        if attribute := element.attribute("sandbox"):
            text = attribute.text
            tokens = {match[0].lower(): Span(*match.span()) for match in _TOKEN.finditer(text.value)}
            yield field, element, text, tokens


def sandbox_escapes(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Frames of the post's own origin whose sandbox allows scripts and the origin, which lets them remove it."""
    for field, element, text, tokens in _sandboxed(post):
        if {"allow-scripts", "allow-same-origin"} <= tokens.keys() and _same_origin(post, element):
            span = tokens["allow-same-origin"]
            yield Subject(field, text, span, "allow-same-origin", element, "sandbox", core=_with_blank(text, span))


def _same_origin(post: Post, element: Element) -> bool:
    if "srcdoc" in element.attributes:
        return True
    source = element.attributes.get("src", "").strip()
    address = post.address(source)
    if not source or address.relative or (address.scheme == "about" and address.path == "blank"):
        return True
    return post.link is not None and (address.scheme, address.host) == (post.link.scheme, post.link.host)


def _with_blank(text: Text, span: Span) -> tuple[Text, Span]:
    """A token with the white space that goes when the token goes."""
    start, end = span
    while end < len(text.value) and text.value[end].isspace():
        end += 1
    while end == len(text.value) and start > 0 and text.value[start - 1].isspace():
        start -= 1
    return text, Span(start, end)


def unknown_tokens(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Words in `sandbox` that browsers do not know. `$hint`."""
    for field, element, text, tokens in _sandboxed(post):
        for token, span in tokens.items():
            if token not in SANDBOX_TOKENS:
                names = {"hint": meant(token, sorted(SANDBOX_TOKENS))}
                yield Subject(field, text, span, text.value[slice(*span)], element, "sandbox", names)


def top_navigation(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Strangers' frames that may send the whole page elsewhere."""
    for field, element, text, tokens in _sandboxed(post):
        span = tokens.get("allow-top-navigation")
        if span and post.stranger(post.address(element.attributes.get("src", ""))):
            yield Subject(field, text, span, "allow-top-navigation", element, "sandbox", core=_with_blank(text, span))


def permissions(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Features of the reader's device that `allow` hands to a stranger's frame. `$host`, `$feature`."""
    risky = frozenset(options["features"])
    for field, element in elements(post, "iframe"):
        address = post.address(element.attributes.get("src") or element.attributes.get("data-src") or "")
        if "allow" not in element.attributes or not post.stranger(address):
            continue
        attribute = element.attribute("allow")
        assert attribute is not None
        for match in _DIRECTIVE.finditer(attribute.text.value):
            feature, *origins = match[0].lower().split()
            if feature in risky and origins != ["'none'"]:
                span = Span(match.start(), match.start() + len(match[0].rstrip()))
                names = {"feature": feature, "host": address.host}
                yield Subject(field, attribute.text, span, match[0].strip(), element, "allow", names)


def hidden_frames(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Strangers' frames that load without anybody seeing them. `$how`, `$host`.

    WordPress hides the frames of its own embeds until they answer; those are left alone.
    """
    for subject, address in framed(post):
        element = subject.element
        assert element is not None
        if element.tag == "object" or not post.stranger(address):
            continue
        if "wp-embedded-content" in element.attributes.get("class", "").split():
            continue
        if how := _hidden(element):
            subject.names = {"how": how, "host": address.host}
            yield subject


def _hidden(element: Element) -> str:
    style = css.style(element.attributes.get("style", ""))
    if "hidden" in element.attributes or style.get("display") == "none":
        return "hidden"
    if style.get("visibility") in ("hidden", "collapse"):
        return "hidden"
    if css.number(style.get("opacity")) == 0:
        return "fully transparent"
    width = css.pixels(style.get("width", element.attributes.get("width", "")))
    height = css.pixels(style.get("height", element.attributes.get("height", "")))
    if width is not None and height is not None and width <= 1 and height <= 1:
        return f"{width:g} by {height:g} pixels large"
    if style.get("position") in ("absolute", "fixed"):
        for side in ("left", "top", "right", "bottom"):
            if (at := css.pixels(style.get(side))) is not None and at <= _OFF_SCREEN:
                return "off the screen"
    return ""

"""Checks of `integrity`, the checksum of a script or style sheet (Subresource Integrity §3)."""

import re
from base64 import b64decode
from collections.abc import Iterator, Mapping
from typing import Any

from linter.checks.fields import elements
from linter.checks.scripts import kind
from linter.globs import one_of
from linter.html.markup import Element
from linter.post import Field, Post
from linter.subject import Subject
from linter.text import Span
from linter.web import hostlists
from linter.web.address import Address

_TOKEN = re.compile(r"[^ \t\n\f\r]+")
_HASH = re.compile(r"(sha256|sha384|sha512)-([A-Za-z0-9+/\-_]+={0,2})(?:\?[\x21-\x7e]*)?\Z", re.IGNORECASE)
_BYTES = {"sha256": 32, "sha384": 48, "sha512": 64}
_CHECKED_LINKS = frozenset({"stylesheet", "preload", "modulepreload"})


def _loading(post: Post) -> Iterator[tuple[Field, Element, str, Address]]:
    """Scripts and style sheets with their addresses, and the attribute that holds each."""
    for field, element in elements(post, "script", "link"):
        relations = element.attributes.get("rel", "").lower().split()
        if kind(element) if element.tag == "script" else _CHECKED_LINKS.intersection(relations):
            name = "src" if element.tag == "script" else "href"
            if element.attributes.get(name, "").strip():
                yield field, element, name, post.address(element.attributes[name])


def missing(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Strangers' scripts and style sheets without a checksum, except those that their makers change in place."""
    trusted = one_of(options["hosts"])
    for field, element, name, address in _loading(post):
        if not post.stranger(address) or trusted(address.host) or element.attributes.get("integrity", "").strip():
            continue
        if not hostlists.is_evergreen(address.host or "", address.path or "/") and (at := element.attribute(name)):
            yield Subject(field, at.text, at.text.all, address, element, name)


def invalid(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Checksums that browsers ignore: an unknown kind, or not as long as one of its kind."""
    for field, element, _, _ in _loading(post):
        if attribute := element.attribute("integrity"):
            for match in _TOKEN.finditer(attribute.text.value):
                if not _sound(match[0]):
                    yield Subject(field, attribute.text, Span(*match.span()), match[0], element, "integrity")


def _sound(token: str) -> bool:
    match = _HASH.match(token)
    if match is None:
        return False
    try:
        digest = b64decode(match[2].replace("-", "+").replace("_", "/"), validate=True)
    except ValueError:
        return False
    return len(digest) == _BYTES[match[1].lower()]


def missing_crossorigin(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Strangers' files with a checksum that browsers can't compare, because `crossorigin` is missing."""
    for field, element, _, address in _loading(post):
        attributes = element.attributes
        if not post.stranger(address) or "crossorigin" in attributes or kind(element) == "module":
            continue
        if any(_sound(token) for token in attributes.get("integrity", "").split()):
            yield Subject(field, element.markup.text, element.start_tag, address, element)


def on_evergreen(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Checksums on files that their makers change in place."""
    for field, element, _, address in _loading(post):
        attribute = element.attribute("integrity")
        if attribute and address.host and hostlists.is_evergreen(address.host, address.path or "/"):
            text = element.markup.text
            yield Subject(field, text, attribute.span, address, element, "integrity")

"""Facets: what can be asked of a value, by the name that follows a dot in a rule (`value.host`).

Each is a pure function of the value and its post that gives None where the value has no such side.
"""

import re
from collections.abc import Callable
from typing import Any

from linter.addressfacets import ADDRESS_KNOWLEDGE, PLAIN_HTTP, TRACKER_KNOWLEDGE, AddressFacet
from linter.html.markup import Element
from linter.post import Field, Kind, Post
from linter.web import providers
from linter.web.address import Address
from linter.web.providers import Provider

Facet = Callable[[Any, Post], Any]

_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")


def text_of(value: Any) -> str:
    """The characters of a value: the text of a field or element, an address as written, a number in digits."""
    if isinstance(value, Field):
        return value.prose.readable if value.kind is Kind.MARKUP else value.text.value
    return value.readable if isinstance(value, Element) else str(value)


def _address(value: Any, post: Post) -> Address:
    if isinstance(value, Address):
        return value
    return post.address(value.text.value if isinstance(value, Field) else text_of(value))


def _of_address(name: str) -> Facet:
    return lambda value, post: getattr(_address(value, post), name)


def _known(ask: AddressFacet) -> Facet:
    return lambda value, post: ask(_address(value, post), post)


def _widget(value: Any, post: Post) -> Provider | None:
    address = _address(value, post)
    return providers.by_script(address.host, address.path or "/") if address.host else None


def _player(value: Any, post: Post) -> Provider | None:
    address = _address(value, post)
    return providers.by_frame(address.host, address.path or "/") if address.host else None


def _provider(value: Any, post: Post) -> Provider | None:
    address = _address(value, post)
    return providers.by_host(address.host) if address.host else None


def _own(value: Any, post: Post) -> bool | None:
    host = _address(value, post).host
    return None if host is None else post.owns(host)


def _stranger(value: Any, post: Post) -> bool | None:
    return post.stranger(_address(value, post))


def _secure(value: Any, post: Post) -> str | None:
    text = str(_address(value, post))
    return PLAIN_HTTP.sub(r"\1https:", text, count=1) if PLAIN_HTTP.match(text) else None


ADDRESS_FACETS: dict[str, Facet] = {
    name: _of_address(name)
    for name in (
        "scheme", "host", "site", "path", "query", "file", "stem", "extension", "relative", "valid", "credentials",
        "real",
    )
} | {"own": _own, "stranger": _stranger, "secure": _secure}  # fmt: skip
PROVIDER_FACETS: dict[str, Facet] = {
    "widget": _widget,  # whose script it is
    "player": _player,  # whose frame it is
    "provider": _provider,  # whose content it links to
    "name": lambda value, _: value.name if isinstance(value, Provider) else None,
    "advice": lambda value, _: value.advice if isinstance(value, Provider) else None,
}
TEXT_FACETS: dict[str, Facet] = {
    "text": lambda value, _: " ".join(text_of(value).split()),
    "length": lambda value, _: len(text_of(value)),
    "words": lambda value, _: len(_WORD.findall(text_of(value))),
    "lower": lambda value, _: text_of(value).lower(),
}
KNOWLEDGE_FACETS: dict[str, Facet] = {name: _known(ask) for name, ask in ADDRESS_KNOWLEDGE.items()} | TRACKER_KNOWLEDGE
FACETS: dict[str, Facet] = {**ADDRESS_FACETS, **PROVIDER_FACETS, **TEXT_FACETS, **KNOWLEDGE_FACETS}

"""Redirects and proxies: addresses in front of other addresses.

In: the host, path and query pairs of a parsed address. Out: the web address that it hides, or None. Nothing asks the
network: only what can be read from the address itself comes out, and only if it begins with http: or https:.
"""

import re
from base64 import urlsafe_b64decode
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar
from urllib.parse import unquote

from linter.web.places import Places, read_data

T = TypeVar("T")
Query = Sequence[tuple[str, str]]

_WEB = re.compile(r"https?://(?=[^/\s])", re.IGNORECASE)
_TAIL = re.compile(r"https?(?::|%3a)(?:/|%2f){2}", re.IGNORECASE)
_HOST = re.compile(r"(?:[\w-]+\.)+[\w-]+")


@dataclass(frozen=True, slots=True)
class _Wrapper:
    """A redirect: the parameters that may carry the real address, and how it is written there."""

    parameters: tuple[str, ...]
    encoding: str


@dataclass(frozen=True, slots=True)
class _Front:
    """A proxy: where the address of the real thing stands."""

    real: str
    parameters: tuple[str, ...]


def is_redirect(host: str, path: str) -> bool:
    """Whether the address only passes the reader on to another one."""
    return _wrappers().find(host, path) is not None


def unwrap_redirect(host: str, path: str, query: Query) -> str | None:
    """The address that a redirect leads to, if it can be read from the redirect itself."""
    wrapper = _wrappers().find(host, path)
    if wrapper is None:
        return None
    carried = (_decoded(value, wrapper.encoding) for value in _values(query, wrapper.parameters))
    return next((value for value in carried if _WEB.match(value)), None)


def unwrap_amp(host: str, path: str) -> str | None:
    """The address of the page that an AMP viewer or cache shows a copy of, without its query."""
    return _behind(_fronts("amp"), host, path, ())


def unwrap_proxy(host: str, path: str, query: Query = ()) -> str | None:
    """The address of the picture behind an image proxy (`i0.wp.com/blog.example/a.jpg`)."""
    return _behind(_fronts("image_proxies"), host, path, query)


def _values(query: Query, names: Iterable[str]) -> Iterable[str]:
    return (value for name in names for key, value in query if key.lower() == name.lower())


def _decoded(value: str, encoding: str) -> str:
    if encoding == "proofpoint":  # -2D is a hyphen, -5F an underscore, _ a slash
        return unquote(value.replace("-", "%").replace("_", "/"))
    if encoding == "bing":  # "a1", then base64 without its padding
        try:
            return urlsafe_b64decode(value[2:] + "=" * (-len(value[2:]) % 4)).decode()
        except ValueError:
            return ""
    return value


def _behind(places: Places[_Front], host: str, path: str, query: Query) -> str | None:
    """The real address behind a front, if it names a host that can be one."""
    found = places.match(host, path)
    if found is None:
        return None
    front, rest = found
    if front.real == "tail":
        start = _TAIL.search(path)
        rest = path[start.start() :] if start else ""
        rest = unquote(rest) if start and "%" in start[0] else rest
    elif front.real == "parameter":
        rest = next(iter(_values(query, front.parameters)), "").removeprefix("ssl:")
    address = rest if _WEB.match(rest) else f"https://{rest}"
    scheme, _, beyond = address.partition("://")
    real, slash, tail = beyond.partition("/")
    return f"{scheme.lower()}://{real.lower()}{slash}{tail}" if _HOST.fullmatch(real) else None


@cache
def _wrappers() -> Places[_Wrapper]:
    def wrapper(entry: Mapping[str, Any]) -> _Wrapper:
        return _Wrapper(tuple(entry.get("parameter", ())), entry.get("encoding", "plain"))

    return _places("redirect_wrappers", wrapper)


@cache
def _fronts(section: str) -> Places[_Front]:
    def front(entry: Mapping[str, Any]) -> _Front:
        return _Front(entry["real"], tuple(entry.get("parameter", ())))

    return _places(section, front)


def _places(section: str, known: Callable[[Mapping[str, Any]], T]) -> Places[T]:
    entries = read_data("hosts.yml")[section]["entries"]
    return Places.of((place, known(entry)) for entry in entries for place in entry["places"])

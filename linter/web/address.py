"""Addresses as a browser reads them (WHATWG URL Standard, by ada).

An `Address` is made from the characters of an attribute value or a field. Its facets are None where the address
does not say: a relative address has no host, so no rule can find it "on another host".
"""

import re
from functools import cached_property
from posixpath import splitext
from typing import NamedTuple
from urllib.parse import parse_qsl, unquote

from ada_url import URL

from linter.web import hosts, redirects

_HERE = "wplint.invalid"  # stands for the page itself; RFC 2606 keeps .invalid out of the real name space
_HIERARCHICAL = frozenset({"http", "https", "ftp", "ws", "wss"})


# An address that the standard's algorithm leaves as it is: lower-case ASCII host, nothing to encode or to resolve.
_PLAIN = re.compile(
    r"(?!.*(?:/\.|%2[eE]|xn--))(?P<scheme>https?)://(?P<host>(?:[a-z0-9-]++\.)+[a-z]{2,})"
    r"(?P<path>/[\w~%!$'()*+,;=:@./-]*)?(?:\?(?P<query>[\w~%!$()*+,;=:@./?&-]*))?(?:\#[\w~%!$()*+,;=:@./?&-]*)?",
    re.ASCII,
)


class _Parts(NamedTuple):
    """What an address consists of; `host` is None where it names none."""

    scheme: str | None
    host: str | None
    path: str
    query: str
    origin: str | None
    credentials: str | None = None


class Address:
    """One address. `text` is what stands there; `page_scheme` (https unless known) completes `//host/path`."""

    __slots__ = ("__dict__", "text")

    def __init__(self, text: str, page_scheme: str = "https") -> None:
        self.text = text
        self._page_scheme = page_scheme

    def __str__(self) -> str:
        return self.text

    @cached_property
    def _parts(self) -> _Parts | None:
        if match := _PLAIN.fullmatch(self.text):
            scheme, host, path, query = match.groups()
            return _Parts(scheme, host, path or "/", query or "", f"{scheme}://{host}")
        return _parsed(self.text, f"{self._page_scheme}://{_HERE}/")

    @property
    def valid(self) -> bool:
        """Whether a browser can read it."""
        return self._parts is not None

    @property
    def relative(self) -> bool:
        """Whether it names a place on the page's own host without naming the host."""
        return self._parts is not None and self._parts.scheme is None

    @property
    def scheme(self) -> str | None:
        """`https`, `javascript`, …; None for a relative address."""
        return self._parts.scheme if self._parts else None

    @property
    def host(self) -> str | None:
        """The host in lower case and ASCII, without port; None where there is none."""
        return self._parts.host if self._parts else None

    @cached_property
    def site(self) -> str | None:
        """The registrable domain of the host ("bbc.co.uk"); the host itself where it has none (an IP address)."""
        return None if self.host is None else hosts.site(self.host)

    @property
    def origin(self) -> str | None:
        """Scheme, host and port ("https://blog.example"); None for a relative address or a scheme without hosts."""
        return self._parts.origin if self._parts else None

    @property
    def path(self) -> str | None:
        """The path, percent-encoded as a browser sends it."""
        return self._parts.path if self._parts else None

    @property
    def query(self) -> str | None:
        """The query without its question mark; None where there is none."""
        return (self._parts.query or None) if self._parts else None

    @cached_property
    def parameters(self) -> list[tuple[str, str]]:
        """The query as decoded name-value pairs, in order."""
        return parse_qsl(self.query or "", keep_blank_values=True, max_num_fields=None)

    @property
    def credentials(self) -> str | None:
        """`user` or `user:password` in front of the host."""
        return self._parts.credentials if self._parts else None

    @cached_property
    def file(self) -> str | None:
        """The last part of the path, percent-decoded: `black-cat.png`."""
        if self.path is None or self.scheme not in (None, *_HIERARCHICAL):
            return None
        return unquote(self.path.rpartition("/")[2]) or None

    @cached_property
    def stem(self) -> str | None:
        """The file name without its extension: `black-cat`."""
        return None if self.file is None else splitext(self.file)[0]

    @cached_property
    def extension(self) -> str | None:
        """The extension of the file name in lower case, without its dot."""
        return None if self.file is None else splitext(self.file)[1][1:].lower() or None

    @cached_property
    def real(self) -> "Address":
        """The address behind an image proxy (`i0.wp.com/blog.example/a.png`), or this one."""
        if self.host is None or self.path is None:
            return self
        behind = redirects.unwrap_proxy(self.host, self.path, self.parameters)
        return self if behind is None else Address(behind, self._page_scheme)


def _parsed(text: str, page: str) -> _Parts | None:
    try:
        url = URL(text, page)
    except (ValueError, UnicodeEncodeError):
        return None
    host, path, query = str(url.hostname), str(url.pathname), str(url.search)[1:]
    if host == _HERE:
        return _Parts(None, None, path, query, None)
    user, password = str(url.username), str(url.password)
    credentials = f"{user}:{password}" if password else user
    host = host.rstrip(".")
    origin = str(url.origin) if host else None
    return _Parts(str(url.protocol)[:-1], host or None, path, query, origin, credentials or None)

"""Addresses as a browser reads them (WHATWG URL Standard, by ada).

An `Address` is made from the characters of an attribute value or a field. Its facets are None where the address
does not say: a relative address has no host, so no rule can find it "on another host".
"""

from functools import cached_property
from posixpath import splitext
from urllib.parse import parse_qsl, unquote

from ada_url import URL

from linter import hosts, redirects

_HERE = "wplint.invalid"  # stands for the page itself; RFC 2606 keeps .invalid out of the real name space
_HIERARCHICAL = frozenset({"http", "https", "ftp", "ws", "wss"})


class Address:
    """One address. `text` is what stands there; `page_scheme` (https unless known) completes `//host/path`."""

    __slots__ = ("__dict__", "text")

    def __init__(self, text: str, page_scheme: str = "https") -> None:
        self.text = text
        self._page_scheme = page_scheme

    def __str__(self) -> str:
        return self.text

    @cached_property
    def _url(self) -> URL | None:
        try:
            return URL(self.text, f"{self._page_scheme}://{_HERE}/")
        except (ValueError, UnicodeEncodeError):
            return None

    @property
    def valid(self) -> bool:
        """Whether a browser can read it."""
        return self._url is not None

    @cached_property
    def relative(self) -> bool:
        """Whether it names a place on the page's own host without naming the host."""
        return self._url is not None and self._url.hostname == _HERE

    @cached_property
    def scheme(self) -> str | None:
        """`https`, `javascript`, …; None for a relative address."""
        return None if self._url is None or self.relative else str(self._url.protocol)[:-1]

    @cached_property
    def host(self) -> str | None:
        """The host in lower case and ASCII, without port; None where there is none."""
        if self._url is None or self.relative:
            return None
        return str(self._url.hostname).rstrip(".") or None

    @cached_property
    def site(self) -> str | None:
        """The registrable domain of the host ("bbc.co.uk"); the host itself where it has none (an IP address)."""
        return None if self.host is None else hosts.site(self.host)

    @cached_property
    def origin(self) -> str | None:
        """Scheme, host and port ("https://blog.example"); None for a relative address or a scheme without hosts."""
        return None if self.host is None or self._url is None else str(self._url.origin)

    @cached_property
    def path(self) -> str | None:
        """The path, percent-encoded as a browser sends it."""
        return None if self._url is None else str(self._url.pathname)

    @cached_property
    def query(self) -> str | None:
        """The query without its question mark; None where there is none."""
        return None if self._url is None else str(self._url.search)[1:] or None

    @cached_property
    def parameters(self) -> list[tuple[str, str]]:
        """The query as decoded name-value pairs, in order."""
        return parse_qsl(self.query or "", keep_blank_values=True, max_num_fields=None)

    @cached_property
    def credentials(self) -> str | None:
        """`user` or `user:password` in front of the host."""
        if self._url is None or not self._url.username:
            return None
        return f"{self._url.username}:{self._url.password}" if self._url.password else str(self._url.username)

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

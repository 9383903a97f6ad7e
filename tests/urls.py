"""Addresses taken apart, as the lists of hosts are asked."""

from urllib.parse import parse_qsl, urlsplit

Parts = tuple[str, str, list[tuple[str, str]]]


def parts(address: str) -> Parts:
    """The host, path and query pairs of an address."""
    url = urlsplit(address)
    return url.hostname or "", url.path, parse_qsl(url.query, keep_blank_values=True)

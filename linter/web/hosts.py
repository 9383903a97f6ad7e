"""Hosts: who owns them.

`site` gives the registrable domain (Public Suffix List, bundled with tldextract; never the network) and `same_site`
compares two hosts. tldextract brings an HTTP client along and so takes a tenth of a second to import: both ask it only
where the labels alone don't decide, and once a host.
"""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tldextract import TLDExtract
    from tldextract.tldextract import ExtractResult

# Hosts of many people's sites that the Public Suffix List does not name.
_SHARED = frozenset({"wordpress.com", "tumblr.com", "substack.com", "medium.com", "livejournal.com", "typepad.com"})
_UPLOADS = ".files.wordpress.com"  # one.files.wordpress.com serves the uploads of one.wordpress.com
_NUMERIC = re.compile(r"\[.*\]|\d+\.\d+\.\d+\.\d+")


def is_numeric(host: str) -> bool:
    """Whether the host is an IP address, as a parsed address has it."""
    return _NUMERIC.fullmatch(host) is not None


@lru_cache(maxsize=1)
def _list() -> "TLDExtract":
    from tldextract import TLDExtract  # late: see above

    return TLDExtract(cache_dir=None, suffix_list_urls=(), include_psl_private_domains=True)


@lru_cache(maxsize=65536)
def _parts(host: str) -> "ExtractResult":
    return _list().extract_str(host)


@lru_cache(maxsize=65536)
def site(host: str) -> str:
    """The registrable domain of `host`; the host itself if it is an IP address or a public suffix.

    Private suffixes count, and so do a few shared hosts that the list lacks: two people's blogs on wordpress.com are
    two sites. A suffix that the list does not know counts as one label, as the list's own algorithm says (its rule
    `*`).
    """
    labels = host.split(".")
    if len(labels) < 2 or "" in labels or is_numeric(host):
        return host
    if ".".join(labels[-2:]) in _SHARED:
        return ".".join(host.replace(_UPLOADS, ".wordpress.com").split(".")[-3:])
    parts = _parts(host)
    if not parts.suffix:
        return ".".join(labels[-2:])
    return f"{parts.domain}.{parts.suffix}" if parts.domain else host


@lru_cache(maxsize=65536)
def is_public(host: str) -> bool:
    """Whether somebody can have registered the host: the list knows its ending, and a name stands before that."""
    labels = host.split(".")
    if len(labels) < 2 or "" in labels or is_numeric(host):
        return False
    parts = _parts(host)
    return bool(parts.suffix and parts.domain)


@lru_cache(maxsize=65536)
def same_site(one: str, other: str) -> bool:
    """Whether two hosts belong to one registrable domain.

    A registrable domain has at least two labels, so hosts whose last two labels differ are never one site, and a host
    and its `www.` always are; only the rest needs the list.
    """
    if one.removeprefix("www.") == other.removeprefix("www."):
        return True
    if one.split(".")[-2:] != other.split(".")[-2:] or is_numeric(one) or is_numeric(other):
        return False
    return site(one) == site(other)

"""Hosts: who owns them.

`site` gives the registrable domain (Public Suffix List, bundled with tldextract; never the network) and `same_site`
compares two hosts. tldextract costs 0.1 s to import because it brings an HTTP client along, so both ask it only
where the labels alone don't decide.
"""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tldextract import TLDExtract

# Hosts of many people's sites that the Public Suffix List does not name.
_SHARED = frozenset({"wordpress.com", "tumblr.com", "substack.com", "medium.com", "livejournal.com", "typepad.com"})
_UPLOADS = ".files.wordpress.com"  # one.files.wordpress.com serves the uploads of one.wordpress.com
_NUMERIC = re.compile(r"\[.*\]|\d+\.\d+\.\d+\.\d+")


def is_numeric(host: str) -> bool:
    """Whether the host is an IP address, as a parsed address has it."""
    return _NUMERIC.fullmatch(host) is not None


@lru_cache(maxsize=1)
def _suffixes() -> "TLDExtract":
    from tldextract import TLDExtract

    return TLDExtract(cache_dir=None, suffix_list_urls=(), include_psl_private_domains=True)


@lru_cache(maxsize=65536)
def site(host: str) -> str:
    """The registrable domain of `host`; the host itself if it is an IP address or a public suffix.

    Private suffixes count, and so do a few shared hosts that the list lacks: two people's blogs on wordpress.com are
    two sites.

    A suffix that the list does not know counts as one label, as the list's own algorithm says (its rule `*`).
    """
    labels = host.split(".")
    if len(labels) < 2 or _NUMERIC.fullmatch(host):
        return host
    if ".".join(labels[-2:]) in _SHARED:
        return ".".join(host.replace(_UPLOADS, ".wordpress.com").split(".")[-3:])
    found = _suffixes()(host)
    if found.suffix:
        return f"{found.domain}.{found.suffix}" if found.domain else host
    return ".".join(labels[-2:])


@lru_cache(maxsize=65536)
def is_public(host: str) -> bool:
    """Whether the host ends in a suffix of the Public Suffix List and has a name before it."""
    found = _suffixes()(host)
    return bool(found.suffix and found.domain)


@lru_cache(maxsize=65536)
def same_site(one: str, other: str) -> bool:
    """Whether two hosts belong to one registrable domain.

    A registrable domain has at least two labels, so hosts whose last two labels differ are never one site; only
    the rest needs the suffix list.
    """
    if one == other:
        return True
    if one.split(".")[-2:] != other.split(".")[-2:] or _NUMERIC.fullmatch(one) or _NUMERIC.fullmatch(other):
        return False
    return site(one) == site(other)

"""Hosts: who owns them.

`site` gives the registrable domain (Public Suffix List, bundled with tldextract; never the network) and `same_site`
compares two hosts. Both ask the list only where the labels alone don't decide.
"""

import re
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

# Hosts of many people's sites that the Public Suffix List does not name.
_SHARED = frozenset({"wordpress.com", "tumblr.com", "substack.com", "medium.com", "livejournal.com", "typepad.com"})
_UPLOADS = ".files.wordpress.com"  # one.files.wordpress.com serves the uploads of one.wordpress.com
_NUMERIC = re.compile(r"\[.*\]|\d+\.\d+\.\d+\.\d+")


def is_numeric(host: str) -> bool:
    """Whether the host is an IP address, as a parsed address has it."""
    return _NUMERIC.fullmatch(host) is not None


@lru_cache(maxsize=1)
def _rules() -> frozenset[str]:
    """The rules of the Public Suffix List as tldextract brings it along, private ones included.

    Read from its file, since importing tldextract imports an HTTP client, which takes longer than a run.
    """
    found = find_spec("tldextract")
    snapshot = Path(found.origin or "").with_name(".tld_set_snapshot") if found else Path()
    if not snapshot.is_file():  # another release may keep it elsewhere
        from tldextract import TLDExtract

        extract = TLDExtract(cache_dir=None, suffix_list_urls=(), include_psl_private_domains=True)
        return frozenset(extract.tlds)
    lines = snapshot.read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line and not line.startswith("//"))


def _suffix_size(labels: list[str]) -> int:
    """How many labels the public suffix of a host has: the longest rule that matches, or an exception to it."""
    rules = _rules()
    labels = [_readable(label) for label in labels]
    for start in range(len(labels)):
        name, above = ".".join(labels[start:]), ".".join(labels[start + 1 :])
        if f"!{name}" in rules:
            return len(labels) - start - 1
        if name in rules or f"*.{above}" in rules:
            return len(labels) - start
    return 1  # an unknown suffix is one label, by the list's rule `*`


def _readable(label: str) -> str:
    """A label in the letters that the list has (`xn--` decoded)."""
    try:
        return label[4:].encode("ascii").decode("punycode") if label.startswith("xn--") else label
    except UnicodeError:
        return label


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
    if "" in labels:
        return host
    size = _suffix_size(labels)
    return host if size >= len(labels) else ".".join(labels[-size - 1 :])


@lru_cache(maxsize=65536)
def is_public(host: str) -> bool:
    """Whether somebody can have registered the host: the list knows its ending, and a name stands before that."""
    labels = host.split(".")
    if len(labels) < 2 or "" in labels or _NUMERIC.fullmatch(host):
        return False
    rules, top = _rules(), _readable(labels[-1])
    return (top in rules or f"*.{top}" in rules) and _suffix_size(labels) < len(labels)


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

"""Host lists: shorteners, trackers, stock agencies, hosts that only one computer knows, and the like.

In: the host, path and query pairs of a parsed address. Out: what rules/data/hosts.yml knows about it, or None
or False. Nothing here asks the network; each list is made once, when somebody first asks.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from ipaddress import ip_address
from typing import Any
from urllib.parse import unquote

from linter.web.places import Places, first, named, read_data, spellings

Query = Sequence[tuple[str, str]]

_FULL_VERSION = re.compile(r"v?\d+\.\d+\.\d+|[0-9a-f]{7,40}$")
_FILE_VERSION = re.compile(r"\d+\.\d+")
# What WordPress adds to the file name of an upload
_RESIZED = r"(?:-\d{1,2})?(?:-scaled|-rotated|-e\d+)?(?:-\d+x\d+)?"


@dataclass(frozen=True, slots=True)
class Tracker:
    """Something that counts readers or shows them ads; `kind` as in hosts.yml."""

    name: str
    kind: str

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class BadHost:
    """Why no script may come from a host: what kind of trouble, since when, and the reason in a sentence."""

    kind: str
    since: str
    reason: str

    def __str__(self) -> str:
        return self.reason


# Links


def is_shortener(host: str) -> bool:
    """Whether the host hides where its links go."""
    return named(host, _hosts("shorteners")) or first(_section("shorteners")["ended"], host) is not None


def is_archive(host: str) -> bool:
    """Whether the host keeps copies of other sites' pages."""
    return named(host, _hosts("archives")) or first(_section("archives")["ended"], host) is not None


def ended(host: str) -> str | None:
    """When a shortener or an archive stopped working ("2025-08"); None for one that works."""
    when = first(_section("shorteners")["ended"], host) or first(_section("archives")["ended"], host)
    return None if when is None else str(when)


def is_tracking_parameter(host: str, name: str) -> bool:
    """Whether a query parameter only says who shared or sent the address."""
    anywhere, on_host = _tracking()
    name = name.lower()
    return _listed(name, anywhere) or any(_listed(name, on_host.get(spelling, ())) for spelling in spellings(host))


def affiliate(host: str, query: Query) -> str | None:
    """The network that pays for the link, if it is one that pays."""
    if (found := first(_affiliates(), host)) is None:
        return None
    network, parameter = found
    paid = parameter is None or any(value for name, value in query if name.lower() == parameter.lower())
    return network if paid else None


def risky_download(path: str) -> str | None:
    """The ending of a file that would run on the reader's computer (`exe`), or None."""
    name, dot, extension = unquote(path).rpartition("/")[2].rpartition(".")
    risky = _section("risky_downloads")["extensions"]
    return extension.lower() if name and dot and extension.lower() in risky else None


# Copies of a site that readers should not see


def is_local(host: str) -> bool:
    """Whether the host exists only on one computer or network: localhost, *.test, private IP addresses."""
    if named(host, _section("staging")["local"]):
        return True
    try:
        address = ip_address(host.strip("[]"))
    except ValueError:
        return False
    return address.is_private or address.is_loopback or address.is_link_local


def is_temporary(host: str) -> bool:
    """Whether the host is one that a hosting company lends until the real name is connected."""
    staging = _section("staging")
    return named(host, staging["temporary"]) and not named(host, staging["public"])


def has_staging_label(subdomain: str) -> bool:
    """Whether the part in front of a registrable domain names a copy: `staging`, `www.dev2`, `shop-test`.

    Only for the site's own domain: dev.mysql.com and test.pypi.org are meant for everybody.
    """
    words = re.split(r"[.\-_]", subdomain.lower())
    return any(word.rstrip("0123456789") in _section("staging")["labels"] for word in words)


# Scripts and trackers


def tracker(host: str, path: str) -> Tracker | None:
    """Who counts readers or shows ads from this address."""
    return _trackers().find(host, path)


def bad_host(host: str) -> BadHost | None:
    """Why nothing may be loaded from this host."""
    return first(_bad(), host)


def is_evergreen(host: str, path: str) -> bool:
    """Whether the maker changes this file in place, so that a checksum would break it."""
    return _evergreen().find(host, path) is not None


def unpinned(host: str, path: str) -> str | None:
    """The version a public file service is asked for: `3`, `latest`, "" for none; None for a full one."""
    found = _cdns().match(host, path)
    return _moving_version(*found) if found else None


def is_font_host(host: str) -> bool:
    """Whether the host delivers fonts and learns who reads what."""
    return named(host, _hosts("font_hosts"))


# Pictures


def stock_preview(host: str, path: str) -> str | None:
    """The agency whose preview picture this is, by its address or by the name it was saved under."""
    places, names = _stock()
    if agency := places.find(host, path):
        return agency
    stem = path.rpartition("/")[2].rpartition(".")[0][:255]
    return next((agency for pattern, agency in names if pattern.fullmatch(stem)), None)


# How hosts.yml becomes all that


def _section(name: str) -> Any:
    return read_data("hosts.yml")[name]


@cache
def _hosts(section: str) -> frozenset[str]:
    return frozenset(_section(section)["hosts"])


@cache
def _tracking() -> tuple[list[str], Mapping[str, list[str]]]:
    section = _section("tracking_parameters")
    on_host = {
        host: [name.lower() for name in entry["parameters"]] for entry in section["on_hosts"] for host in entry["hosts"]
    }
    return [name.lower() for name in section["anywhere"]], on_host


def _listed(name: str, entries: Iterable[str]) -> bool:
    return any(name.startswith(entry[:-1]) if entry.endswith("*") else name == entry for entry in entries)


@cache
def _affiliates() -> Mapping[str, tuple[str, str | None]]:
    entries = _section("affiliates")["entries"]
    return {host: (entry["network"], entry.get("parameter")) for entry in entries for host in entry["hosts"]}


@cache
def _bad() -> Mapping[str, BadHost]:
    entries = _section("bad_hosts")["entries"]
    return {
        host: BadHost(entry["kind"], entry["since"], entry["reason"]) for entry in entries for host in entry["hosts"]
    }


@cache
def _trackers() -> Places[Tracker]:
    entries = _section("trackers")["entries"]
    return Places.of((place, Tracker(entry["name"], entry["kind"])) for entry in entries for place in entry["places"])


@cache
def _evergreen() -> Places[bool]:
    return Places.of((place, True) for place in _section("evergreen_scripts")["places"])


@cache
def _cdns() -> Places[str]:
    return Places.of((entry["under"], entry["version"]) for entry in _section("cdn_hosts_unpinned")["entries"])


@cache
def _stock() -> tuple[Places[str], list[tuple[re.Pattern[str], str]]]:
    entries = _section("stock_previews")["entries"]
    places = Places.of((place, str(entry["agency"])) for entry in entries for place in entry["places"])
    names = [
        (re.compile(pattern + _RESIZED, re.IGNORECASE), str(entry["agency"]))
        for entry in entries
        for pattern in entry.get("saved_as", ())
    ]
    return places, names


def _moving_version(written: str, rest: str) -> str | None:
    if written == "file-name":
        return None if _FILE_VERSION.search(rest) else ""
    first_two = unquote("/".join(rest.split("/")[:2]))
    at = first_two.rfind("@")  # one at the very start is a scope: @scope/package
    version = first_two[at + 1 :] if at > 0 or written == "folder" else ""
    version = version.partition("/")[0]
    return None if _FULL_VERSION.match(version) else version

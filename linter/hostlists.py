"""Host lists: shorteners, redirects, trackers, expiring addresses and the like.

In: the host, path and query pairs of a parsed address. Out: what rules/data/hosts.yml knows about it, or None
or False. Nothing here asks the network; the file is read once, when somebody first asks.
"""

import re
from base64 import urlsafe_b64decode
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from ipaddress import ip_address
from typing import Any, TypeVar
from urllib.parse import unquote

from linter.providers import Places, named, read_data, spellings

T = TypeVar("T")
Query = Sequence[tuple[str, str]]

_WEB = re.compile(r"https?://(?=[^/\s])", re.IGNORECASE)
_TAIL = re.compile(r"https?(?::|%3a)(?:/|%2f){2}", re.IGNORECASE)
_HOST = re.compile(r"(?:[\w-]+\.)+[\w-]+")
_FULL_VERSION = re.compile(r"v?\d+\.\d+\.\d+|[0-9a-f]{7,40}$")
_FILE_VERSION = re.compile(r"\d+\.\d+")
# What WordPress adds to the file name of an upload
_RESIZED = r"(?:-\d{1,2})?(?:-scaled|-rotated|-e\d+)?(?:-\d+x\d+)?"
_PLAUSIBLE = (datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC))


@dataclass(frozen=True, slots=True)
class Tracker:
    """Something that counts readers or shows them ads; `kind` as in hosts.yml."""

    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class BadHost:
    """Why no script may come from a host: what kind of trouble, since when, and the reason in a sentence."""

    kind: str
    since: str
    reason: str


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


@dataclass(frozen=True, slots=True)
class _Signed:
    """A kind of address that expires; parameter names in lower case."""

    hosts: frozenset[str]
    expires: str
    form: str
    start: str
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Affiliate:
    network: str
    parameter: str | None


@dataclass(frozen=True, slots=True)
class _Lists:
    hosts: Mapping[str, frozenset[str]]
    ended: Mapping[str, str]
    bad: Mapping[str, BadHost]
    affiliates: Mapping[str, _Affiliate]
    wrappers: Places[_Wrapper]
    proxies: Places[_Front]
    amp: Places[_Front]
    trackers: Places[Tracker]
    evergreen: Places[bool]
    cdns: Places[str]
    stock: Places[str]
    stock_names: Sequence[tuple[re.Pattern[str], str]]
    signed: Sequence[_Signed]
    tracking: Sequence[str]
    tracking_on: Mapping[str, Sequence[str]]
    staging_labels: frozenset[str]
    schemes: frozenset[str]
    risky: frozenset[str]


# Links


def is_shortener(host: str) -> bool:
    """Whether the host hides where its links go."""
    return named(host, _lists().hosts["shorteners"])


def is_archive(host: str) -> bool:
    """Whether the host keeps copies of other sites' pages."""
    return named(host, _lists().hosts["archives"])


def ended(host: str) -> str | None:
    """When a shortener or an archive stopped working ("2025-08"); None for one that works."""
    return _first(_lists().ended, host)


def is_redirect(host: str, path: str) -> bool:
    """Whether the address only passes the reader on to another one."""
    return _lists().wrappers.find(host, path) is not None


def unwrap_redirect(host: str, path: str, query: Query) -> str | None:
    """The address that a redirect leads to, if it can be read from the redirect itself."""
    wrapper = _lists().wrappers.find(host, path)
    if wrapper is None:
        return None
    carried = (_decoded(value, wrapper.encoding) for value in _values(query, wrapper.parameters))
    return next((value for value in carried if _WEB.match(value)), None)


def unwrap_amp(host: str, path: str) -> str | None:
    """The address of the page that an AMP viewer or cache shows a copy of, without its query."""
    return _behind(_lists().amp, host, path, ())


def is_tracking_parameter(host: str, name: str) -> bool:
    """Whether a query parameter only says who shared or sent the address."""
    lists, name = _lists(), name.lower()
    on_host = (_listed(name, lists.tracking_on.get(spelling, ())) for spelling in spellings(host))
    return _listed(name, lists.tracking) or any(on_host)


def affiliate(host: str, query: Query) -> str | None:
    """The network that pays for the link, if it is one that pays."""
    found = _first(_lists().affiliates, host)
    if found is None or (found.parameter and not any(_values(query, [found.parameter]))):
        return None
    return found.network


def is_allowed_scheme(scheme: str) -> bool:
    """Whether WordPress lets an address begin with this scheme (given without its colon)."""
    return scheme.lower() in _lists().schemes


def risky_download(path: str) -> str | None:
    """The ending of a file that would run on the reader's computer (`exe`), or None."""
    name, dot, extension = unquote(path).rpartition("/")[2].rpartition(".")
    return extension.lower() if name and dot and extension.lower() in _lists().risky else None


# Copies of a site that readers should not see


def is_local(host: str) -> bool:
    """Whether the host exists only on one computer or network: localhost, *.test, private IP addresses."""
    if named(host, _lists().hosts["local"]):
        return True
    try:
        address = ip_address(host.strip("[]"))
    except ValueError:
        return False
    return address.is_private or address.is_loopback or address.is_link_local


def is_temporary(host: str) -> bool:
    """Whether the host is one that a hosting company lends until the real name is connected."""
    hosts = _lists().hosts
    return named(host, hosts["temporary"]) and not named(host, hosts["public"])


def has_staging_label(subdomain: str) -> bool:
    """Whether the part in front of a registrable domain names a copy: `staging`, `www.dev2`, `shop-test`.

    Only for the site's own domain: dev.mysql.com and test.pypi.org are meant for everybody.
    """
    words = re.split(r"[.\-_]", subdomain.lower())
    return any(word.rstrip("0123456789") in _lists().staging_labels for word in words)


# Scripts and trackers


def tracker(host: str, path: str) -> Tracker | None:
    """Who counts readers or shows ads from this address."""
    return _lists().trackers.find(host, path)


def bad_host(host: str) -> BadHost | None:
    """Why nothing may be loaded from this host."""
    return _first(_lists().bad, host)


def is_evergreen(host: str, path: str) -> bool:
    """Whether the maker changes this file in place, so that a checksum would break it."""
    return _lists().evergreen.find(host, path) is not None


def unpinned(host: str, path: str) -> str | None:
    """The version a public file service is asked for: `3`, `latest`, "" for none; None for a full one."""
    found = _lists().cdns.match(host, path)
    return _moving_version(*found) if found else None


def is_font_host(host: str) -> bool:
    """Whether the host delivers fonts and learns who reads what."""
    return named(host, _lists().hosts["font_hosts"])


# Pictures


def unwrap_proxy(host: str, path: str, query: Query = ()) -> str | None:
    """The host that a picture behind an image proxy (`i0.wp.com/blog.example/a.jpg`) really comes from."""
    address = _behind(_lists().proxies, host, path, query)
    return None if address is None else address.split("/")[2]


def is_benign_image_host(host: str) -> bool:
    """Whether WordPress itself shows pictures from this host."""
    return named(host, _lists().hosts["benign_image_hosts"])


def is_ephemeral(host: str) -> bool:
    """Whether pictures on this host vanish sooner or later without saying when."""
    hosts = _lists().hosts
    return named(host, hosts["ephemeral_hosts"]) and not named(host, hosts["lasting"])


def expiry(host: str, query: Query) -> datetime | None:
    """The moment (UTC) at which a signed address stops working, if it says so."""
    given = {name.lower(): value for name, value in query}
    for signed in _lists().signed:
        if signed.expires in given and given.keys() >= {*signed.needs}:
            moment = _moment(signed, given)
            if moment and (not signed.hosts or named(host, signed.hosts)) and _plausible(moment):
                return moment
    return None


def stock_preview(host: str, path: str) -> str | None:
    """The agency whose preview picture this is, by its address or by the name it was saved under."""
    lists = _lists()
    if agency := lists.stock.find(host, path):
        return agency
    stem = path.rpartition("/")[2].rpartition(".")[0][:255]
    return next((agency for pattern, agency in lists.stock_names if pattern.fullmatch(stem)), None)


# How an address is read


def _first(entries: Mapping[str, T], host: str) -> T | None:
    return next((entries[spelling] for spelling in spellings(host) if spelling in entries), None)


def _values(query: Query, names: Iterable[str]) -> Iterable[str]:
    return (value for name in names for key, value in query if key.lower() == name.lower())


def _listed(name: str, entries: Iterable[str]) -> bool:
    return any(name.startswith(entry[:-1]) if entry.endswith("*") else name == entry for entry in entries)


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


def _moving_version(written: str, rest: str) -> str | None:
    if written == "file-name":
        return None if _FILE_VERSION.search(rest) else ""
    first_two = unquote("/".join(rest.split("/")[:2]))
    at = first_two.rfind("@")  # one at the very start is a scope: @scope/package
    version = first_two[at + 1 :] if at > 0 or written == "folder" else ""
    version = version.partition("/")[0]
    return None if _FULL_VERSION.match(version) else version


def _moment(signed: _Signed, given: Mapping[str, str]) -> datetime | None:
    value = given[signed.expires]
    try:
        if signed.form == "iso":
            moment = datetime.fromisoformat(value)
            return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
        if not re.fullmatch(r"[0-9A-Fa-f]{1,10}" if signed.form == "hex" else r"[0-9]{1,10}", value):
            return None
        if signed.form == "seconds":
            start = datetime.strptime(given.get(signed.start, ""), "%Y%m%dT%H%M%SZ")
            return start.replace(tzinfo=UTC) + timedelta(seconds=int(value))
        return datetime.fromtimestamp(int(value, 16 if signed.form == "hex" else 10), UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _plausible(moment: datetime) -> bool:
    return _PLAUSIBLE[0] <= moment < _PLAUSIBLE[1]


# How hosts.yml becomes all that


@cache
def _lists() -> _Lists:
    data = read_data("hosts.yml")
    staging, ephemeral, tracking = data["staging"], data["ephemeral_hosts"], data["tracking_parameters"]
    listed = ("shorteners", "archives", "font_hosts", "benign_image_hosts", "ephemeral_hosts")
    return _Lists(
        hosts={
            **{name: frozenset(data[name]["hosts"]) | data[name].get("ended", {}).keys() for name in listed},
            **{name: frozenset(staging[name]) for name in ("local", "temporary", "public")},
            "lasting": frozenset(ephemeral["except"]),
        },
        ended={**data["shorteners"]["ended"], **data["archives"]["ended"]},
        bad={
            host: BadHost(entry["kind"], entry["since"], entry["reason"])
            for entry in data["bad_hosts"]["entries"]
            for host in entry["hosts"]
        },
        affiliates={
            host: _Affiliate(entry["network"], entry.get("parameter"))
            for entry in data["affiliates"]["entries"]
            for host in entry["hosts"]
        },
        wrappers=_places(data["redirect_wrappers"], _wrapper),
        proxies=_places(data["image_proxies"], _front),
        amp=_places(data["amp"], _front),
        trackers=_places(data["trackers"], lambda entry: Tracker(entry["name"], entry["kind"])),
        evergreen=Places.of((place, True) for place in data["evergreen_scripts"]["places"]),
        cdns=Places.of((entry["under"], entry["version"]) for entry in data["cdn_hosts_unpinned"]["entries"]),
        stock=_places(data["stock_previews"], lambda entry: str(entry["agency"])),
        stock_names=[
            (re.compile(pattern + _RESIZED, re.IGNORECASE), entry["agency"])
            for entry in data["stock_previews"]["entries"]
            for pattern in entry.get("saved_as", ())
        ],
        signed=[_signed(entry) for entry in data["signed_urls"]["entries"]],
        tracking=[name.lower() for name in tracking["anywhere"]],
        tracking_on={
            host: [name.lower() for name in entry["parameters"]]
            for entry in tracking["on_hosts"]
            for host in entry["hosts"]
        },
        staging_labels=frozenset(staging["labels"]),
        schemes=frozenset(data["url_schemes"]["schemes"]),
        risky=frozenset(data["risky_downloads"]["extensions"]),
    )


def _places(section: Mapping[str, Any], known: Callable[[Mapping[str, Any]], T]) -> Places[T]:
    return Places.of((place, known(entry)) for entry in section["entries"] for place in entry["places"])


def _wrapper(entry: Mapping[str, Any]) -> _Wrapper:
    return _Wrapper(tuple(entry.get("parameter", ())), entry.get("encoding", "plain"))


def _front(entry: Mapping[str, Any]) -> _Front:
    return _Front(entry["real"], tuple(entry.get("parameter", ())))


def _signed(entry: Mapping[str, Any]) -> _Signed:
    return _Signed(
        hosts=frozenset(entry.get("hosts", ())),
        expires=entry["expires"].lower(),
        form=entry["form"],
        start=entry.get("start", "").lower(),
        needs=tuple(name.lower() for name in entry["needs"]),
    )

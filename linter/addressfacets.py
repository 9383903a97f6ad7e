"""What the host lists and the redirects know about an address, as facets (`value.tracker`, `value.unwrapped`).

Each is a pure function of an address and its post that gives None where the address has no such side, and an address
that it rewrites keeps every character that it needn't change.
"""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from linter.post import Post
from linter.web import expiry, hostlists, hosts, providers, redirects
from linter.web.address import Address
from linter.web.hostlists import Tracker

AddressFacet = Callable[[Address, Post], Any]

PLAIN_HTTP = re.compile(r"\A(\s*)http:", re.IGNORECASE)
_HOST = re.compile(r"^\s*(?:https?:)?[/\\]{2}(?:[^/\\?#]*@)?([^/\\?#:]*)", re.IGNORECASE)
_RELATIVE_SCHEME = re.compile(r"\s*[/\\]{2}")
_DEEPEST = 5  # redirects to redirects


def _expires(address: Address, _: Post) -> str | None:
    moment = expiry.expiry(address.host, address.parameters) if address.host and address.query else None
    if moment is None:
        return None
    verb = "stopped" if moment < datetime.now(UTC) else "stops"
    return f"{verb} working on {moment.day} {moment:%B %Y}"


def _unwrapped(address: Address, post: Post) -> str | None:
    target: str | None = None
    for _ in range(_DEEPEST):
        if address.host is None or address.path is None:
            break
        inner = redirects.unwrap_redirect(address.host, address.path, address.parameters)
        if inner is None:
            break
        target, address = inner, post.address(inner)
    return target if target and post.address(target).valid else None


def _amp(address: Address, _: Post) -> str | None:
    return redirects.unwrap_amp(address.host, address.path or "/") if address.host else None


def _tracking(address: Address, _: Post) -> list[str] | None:
    if address.query is None:
        return None
    host = address.host or ""
    names = [name for name, _ in address.parameters if hostlists.is_tracking_parameter(host, name)]
    return list(dict.fromkeys(names)) or None


def _untracked(address: Address, post: Post) -> str | None:
    names = _tracking(address, post)
    if not names:
        return None
    front, mark, fragment = address.text.partition("#")
    path, _, query = front.partition("?")
    kept = [part for part in query.split("&") if part.partition("=")[0] not in names]
    return path + ("?" + "&".join(kept) if any(kept) else "") + mark + fragment


def _quieter(address: Address, _: Post) -> str | None:
    """The same player in its provider's quieter mode, encrypted; None where it is, or where there is none."""
    provider = providers.by_frame(address.host, address.path or "/") if address.host else None
    if provider is None or provider.privacy is None or address.host is None:
        return None
    new = address.text
    if (host := provider.privacy.quieter_host(address.host)) and (match := _HOST.match(new)):
        new = new[: match.start(1)] + host + new[match.end(1) :]
    given = {name for name, _ in address.parameters}
    if missing := [f"{name}={value}" for name, value in provider.privacy.query if name not in given]:
        front, mark, fragment = new.partition("#")
        new = front + ("&" if "?" in front else "?") + "&".join(missing) + mark + fragment
    return PLAIN_HTTP.sub(r"\1https:", new, count=1) if new != address.text else None


def _temporary(address: Address, post: Post) -> bool | None:
    """Whether it is on a host that readers aren't meant to see: lent by a hosting company, or a configured copy."""
    if (host := address.host) is None:
        return None
    home = post.link.host if post.link else None
    if home is not None and hosts.same_site(host, home):
        return False
    return hostlists.is_temporary(host) or post.own_site.is_staging(host)


def _copy(address: Address, post: Post) -> bool | None:
    """Whether its host is named like a test copy of the post's own site."""
    home = post.link.host if post.link else None
    if address.host is None or home is None or address.host == home or not hosts.same_site(address.host, home):
        return None
    if hostlists.has_staging_label(_subdomain(home)):
        return False
    return hostlists.has_staging_label(_subdomain(address.host))


def _subdomain(host: str) -> str:
    return host.removesuffix(hosts.site(host))


def _tracker(address: Address, _: Post) -> Tracker | None:
    return hostlists.tracker(address.host, address.path or "/") if address.host else None


def _of_host(ask: Callable[[str], Any]) -> AddressFacet:
    return lambda address, _: None if address.host is None else ask(address.host)


def _data_size(address: Address, _: Post) -> int | None:
    """How many kilobytes (of 1024 bytes, rounded up) a `data:` address carries."""
    if address.scheme != "data":
        return None
    head, _comma, body = address.text.partition(",")
    coded = head.rstrip().lower().endswith(";base64")
    size = len(body) * 3 // 4 if coded else len(body)
    return (size + 1023) // 1024


ADDRESS_KNOWLEDGE: dict[str, AddressFacet] = {
    "affiliate": lambda address, _: hostlists.affiliate(address.host, address.parameters) if address.host else None,
    "amp": _amp,
    "copy": _copy,
    "data_size": _data_size,
    "ended": _of_host(hostlists.ended),
    "expires": _expires,
    "font_host": _of_host(hostlists.is_font_host),
    "local": _of_host(hostlists.is_local),
    "numeric": _of_host(hosts.is_numeric),
    "quieter": _quieter,
    "redirect": lambda address, _: redirects.is_redirect(address.host, address.path or "/") if address.host else None,
    "risky": lambda address, _: hostlists.risky_download(address.path) if address.host and address.path else None,
    "scheme_relative": lambda address, _: address.host is not None and bool(_RELATIVE_SCHEME.match(address.text)),
    "shortener": _of_host(hostlists.is_shortener),
    "stock": lambda address, _: hostlists.stock_preview(address.host or "", address.path or ""),
    "temporary": _temporary,
    "tracker": _tracker,
    "tracking": _tracking,
    "unlasting": _of_host(expiry.is_ephemeral),
    "untracked": _untracked,
    "unwrapped": _unwrapped,
}
TRACKER_KNOWLEDGE: dict[str, Callable[[Any, Post], Any]] = {
    "kind": lambda value, _: value.kind if isinstance(value, Tracker) else None,
}

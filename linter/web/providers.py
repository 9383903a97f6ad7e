"""Providers: whose post, player or widget is this?

In: the host and path of a parsed address, or a class name or id. Out: the `Provider` that it belongs to by
rules/data/providers.yml, or None. The table is read once, when somebody first asks.

Only parsed hosts are compared, whole or at a dot, and paths only folder by folder: `https://evil.example/vimeo.com/`
and `https://vimeo.com.evil.example/` are nobody's.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from linter.web.places import Places, first, named, read_data


@dataclass(frozen=True, slots=True)
class Privacy:
    """A provider's quieter mode: `host` in place of `instead_of`, or query parameters or attributes."""

    instead_of: tuple[str, ...] = ()
    host: str | None = None
    query: tuple[tuple[str, str], ...] = ()
    attribute: tuple[tuple[str, str], ...] = ()

    def quieter_host(self, host: str) -> str | None:
        """The host to use in place of this one, if there is one."""
        return self.host if named(host, self.instead_of) else None


@dataclass(frozen=True, slots=True)
class Provider:
    """One service; the fields are explained at the top of providers.yml."""

    name: str
    kind: str
    runs_script: Literal["page", "frame", "both"]
    wordpress: Literal["embeds", "removed", "never"]
    advice: str
    removed_in: str | None = None
    dead: str | None = None
    hosts: tuple[str, ...] = ()
    unresolved_hosts: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    frames: tuple[str, ...] = ()
    markup: tuple[str, ...] = ()
    privacy: Privacy | None = None
    sandbox: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.name

    def embeds_from(self, host: str) -> bool:
        """Whether WordPress turns a pasted address on this host of the provider into an embed."""
        return self.wordpress == "embeds" and not named(host, self.unresolved_hosts)


@dataclass(frozen=True, slots=True)
class _Table:
    providers: tuple[Provider, ...]
    hosts: Mapping[str, Provider]
    scripts: Places[Provider]
    frames: Places[Provider]
    classes: Mapping[str, Provider]
    class_beginnings: Sequence[tuple[str, Provider]]


def providers() -> tuple[Provider, ...]:
    """All providers, in the order of the file."""
    return _table().providers


def by_host(host: str) -> Provider | None:
    """The provider whose posts, videos or pages live on this host."""
    return first(_table().hosts, host)


def by_script(host: str, path: str) -> Provider | None:
    """The provider whose loader script this is."""
    return _table().scripts.find(host, path)


def by_frame(host: str, path: str) -> Provider | None:
    """The provider whose player this is."""
    return _table().frames.find(host, path)


def by_class(name: str) -> Provider | None:
    """The provider whose placeholder has this class name or id."""
    table = _table()
    if found := table.classes.get(name):
        return found
    return next((provider for start, provider in table.class_beginnings if name.startswith(start)), None)


@cache
def _table() -> _Table:
    data = read_data("providers.yml")
    every = tuple(_provider(entry, data["advice"]) for entry in data["providers"])
    names = [(name, one) for one in every for name in one.markup]
    return _Table(
        providers=every,
        hosts={host: one for one in every for host in one.hosts},
        scripts=Places.of((place, one) for one in every for place in one.scripts),
        frames=Places.of((place, one) for one in every for place in one.frames),
        classes={name: one for name, one in names if not name.endswith("*")},
        class_beginnings=[(name[:-1], one) for name, one in names if name.endswith("*")],
    )


def _provider(entry: Mapping[str, Any], advice: Mapping[str, str]) -> Provider:
    wordpress = entry.get("wordpress", "never")
    general = "ended" if "dead" in entry else "embeds" if wordpress == "embeds" else entry["kind"]
    lists = ("hosts", "unresolved_hosts", "scripts", "frames", "markup", "sandbox")
    return Provider(
        name=entry["name"],
        kind=entry["kind"],
        runs_script=entry["runs_script"],
        wordpress=wordpress,
        advice=entry.get("advice", advice[general]),
        removed_in=entry.get("removed_in"),
        dead=entry.get("dead"),
        privacy=_privacy(entry["privacy"]) if "privacy" in entry else None,
        **{key: tuple(entry.get(key, ())) for key in lists},
    )


def _privacy(entry: Mapping[str, Any]) -> Privacy:
    swap = entry.get("host", {})
    return Privacy(
        instead_of=tuple(swap.get("from", ())),
        host=swap.get("to"),
        query=tuple(entry.get("query", {}).items()),
        attribute=tuple(entry.get("attribute", {}).items()),
    )

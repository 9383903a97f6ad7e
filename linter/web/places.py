"""Places: hosts, and beginnings of paths on hosts, as the files in rules/data name them.

In: the host and path of a parsed address. Out: the entry of a list that names it. Only whole hosts are compared, or
whole labels after `*.`, and paths only folder by folder: `https://evil.example/vimeo.com/` and
`https://vimeo.com.evil.example/` are not Vimeo's.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Generic, TypeVar

from linter.shipped import load_shipped

T = TypeVar("T")
Folders = tuple[str, ...]

_LONGEST_HOST = 253  # DNS allows no more


@cache
def read_data(name: str) -> Any:
    """The content of a file in rules/data, which the tests have validated. It is read once; leave it as it is."""
    return load_shipped((files("linter.rules") / "data" / name).read_text(encoding="utf-8"))


@lru_cache(maxsize=8192)
def spellings(host: str) -> tuple[str, ...]:
    """Every entry of a list that would name this host, the most exact one first."""
    return tuple(_spellings(host))


def _spellings(host: str) -> Iterator[str]:
    host = host.lower().removesuffix(".")
    if len(host) > _LONGEST_HOST:
        return
    yield host
    if host.startswith("www."):
        yield host[4:]
    while host := host.partition(".")[2]:
        yield f"*.{host}"


def named(host: str, entries: Iterable[str]) -> bool:
    """Whether one of the entries (`example.com`, `*.example.com`) names this host."""
    known = frozenset(entries)
    return any(spelling in known for spelling in spellings(host))


def first(entries: Mapping[str, T], host: str) -> T | None:
    """What the most exact entry that names this host stands for."""
    return next((entries[spelling] for spelling in spellings(host) if spelling in entries), None)


@dataclass(frozen=True, slots=True)
class Places(Generic[T]):
    """What is known about places, each a host and the beginning of a path (`host/folder/*/file`)."""

    by_host: Mapping[str, Sequence[tuple[Folders, T]]]

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, T]]) -> "Places[T]":
        """Places from (place, what is known about it) pairs."""
        by_host: dict[str, list[tuple[Folders, T]]] = {}
        for place, known in pairs:
            host, *folders = place.split("/")
            by_host.setdefault(host, []).append((tuple(folders), known))
        for entries in by_host.values():
            entries.sort(key=lambda entry: -len(entry[0]))
        return cls(by_host)

    def match(self, host: str, path: str) -> tuple[T, str] | None:
        """What is known about the longest place that this address lies in, and the rest of its path."""
        for spelling in spellings(host):
            for folders, known in self.by_host.get(spelling, ()):
                parts = path.split("/", len(folders) + 1)[1:]
                if len(parts) >= len(folders) and all(map(_same_folder, folders, parts)):
                    return known, "/".join(parts[len(folders) :])
        return None

    def find(self, host: str, path: str) -> T | None:
        """What is known about the longest place that this address lies in."""
        found = self.match(host, path)
        return found[0] if found else None


def _same_folder(wanted: str, given: str) -> bool:
    return wanted == given or (wanted == "*" and given != "")

"""Command-line paths → files to lint."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from glob import glob, has_magic
from os import walk
from pathlib import Path

_ENDINGS = (".json", ".jsonl", ".ndjson")
_LEFT_OUT = frozenset({"node_modules", "__pycache__"})
STDIN = "-"


class NoSuchPath(Exception):
    """A path that the user named and that is not there."""


@dataclass(frozen=True, slots=True)
class Input:
    """A file to lint; `named` if the user asked for this very file."""

    path: str
    named: bool

    def read(self) -> bytes:
        """Its bytes. Raises OSError."""
        return sys.stdin.buffer.read() if self.path == STDIN else Path(self.path).read_bytes()


def find_inputs(paths: Iterable[str]) -> Iterator[Input]:
    """The files that `paths` name: files, folders (searched for JSON files), patterns, `-` for standard input.

    Each file comes once. Raises NoSuchPath.
    """
    seen: set[str] = set()
    for path in paths:
        for found in _expanded(path):
            if found.path not in seen:
                seen.add(found.path)
                yield found


def _expanded(path: str) -> Iterator[Input]:
    try:
        folder, there = Path(path).is_dir(), path == STDIN or (bool(path) and Path(path).exists())
    except OSError:  # no name that a file could have
        raise NoSuchPath(path) from None
    if there:
        yield from _below(path) if folder else [Input(path, named=True)]
        return
    found = [item for match in sorted(_matches(path)) for item in _matched(match)]
    if not found:
        raise NoSuchPath(path)
    yield from found


def _matches(pattern: str) -> list[str]:
    return glob(pattern, recursive=True) if has_magic(pattern) else []  # noqa: PTH207


def _matched(path: str) -> Iterator[Input]:
    if Path(path).is_dir():
        yield from _below(path)
    elif path.lower().endswith(_ENDINGS):
        yield Input(path, named=False)


def _below(folder: str) -> Iterator[Input]:
    closed: list[str] = []  # folders that can't be read; reading them as files says why
    for root, folders, names in walk(folder, onerror=lambda error: closed.append(str(error.filename))):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _LEFT_OUT)
        for name in sorted(names):
            if name.lower().endswith(_ENDINGS) and not name.startswith("."):
                yield Input(str(Path(root, name)), named=False)
    yield from (Input(path, named=False) for path in closed)

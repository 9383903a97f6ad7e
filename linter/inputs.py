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
    if path == STDIN or Path(path).is_file():
        yield Input(path, named=True)
    elif Path(path).is_dir():
        yield from _below(path)
    elif has_magic(path) and (matches := sorted(glob(path, recursive=True))):  # noqa: PTH207
        for match in matches:
            if Path(match).is_dir():
                yield from _below(match)
            elif match.endswith(_ENDINGS):
                yield Input(match, named=False)
    else:
        raise NoSuchPath(path)


def _below(folder: str) -> Iterator[Input]:
    for root, folders, names in walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _LEFT_OUT)
        for name in sorted(names):
            if name.endswith(_ENDINGS) and not name.startswith("."):
                yield Input(str(Path(root, name)), named=False)

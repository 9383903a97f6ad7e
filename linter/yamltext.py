"""What is known of a text in YAML or TOML: plain data, and the line and column of every part of it.

A linter whose rules and configuration are written by people must say where their mistakes stand. `linter.yamlreader`
reads them, and is imported where there is something to read.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Path = tuple[str | int, ...]

_ESCAPE = re.compile(r"\\(?:x..|u.{4}|U.{8}|.)|''|.", re.DOTALL)


class FileError(Exception):
    """A mistake in a rule or configuration file: what, and at which line and column (from 1)."""

    def __init__(self, file: str, line: int, column: int, reason: str) -> None:
        super().__init__(f"{file}:{line}:{column}: {reason}")
        self.file = file
        self.line = line
        self.column = column
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a value starts: line and column from 1, and how far into it its own text begins (1 for quotes).

    `source` is the value as written where that is known, empty for a value of several lines.
    """

    line: int
    column: int
    indent: int = 0
    source: str | None = None

    def inside(self, offset: int) -> int:
        """The column of the character at `offset` of the value. A value of several lines is marked at its start."""
        if self.source is None:
            return self.column + self.indent + offset
        if not self.source:
            return self.column
        if self.source[0] not in "'\"":
            return self.column + offset
        at = 1
        for _ in range(offset):
            escape = _ESCAPE.match(self.source, at)
            at = escape.end() if escape else at
        return self.column + at


@dataclass(frozen=True, slots=True)
class Marked:
    """The data of a YAML file with the place of every value and key."""

    file: str
    data: Any
    values: Mapping[Path, Mark]
    keys: Mapping[Path, Mark]

    def error(self, path: Path, reason: str, offset: int | None = None, key: bool = False) -> FileError:
        """A FileError at the value at `path`, at `offset` characters into it, or at its key."""
        marks = self.keys if key and path in self.keys else self.values
        while path not in marks and path:
            path = path[:-1]
        mark = marks.get(path) or self.values[()]
        return FileError(self.file, mark.line, mark.column if offset is None else mark.inside(offset), reason)

"""The shipped tables, read when first asked for. Sources and licences: docs/decisions/typo-data.md."""

from __future__ import annotations

import pkgutil
import zlib
from collections.abc import Iterator


class Table:
    """Sorted lines `key value`, searched where they stand: nothing is built when a table is loaded."""

    def __init__(self, table: str) -> None:
        index, _, self._body = table.partition("\n\n")
        starts = [line.split(" ") for line in index.split("\n")]
        ends = [int(start) for _, start in starts[1:]] + [len(self._body)]
        self._range = {key: (int(start), end) for (key, start), end in zip(starts, ends, strict=True)}

    def get(self, key: str) -> str:
        """The value, or "" when the key isn't there."""
        start, end = self._range.get(key[:2], (0, 0))
        if not end:
            return ""
        at = self._body.find(f"\n{key} ", start, end)
        if at < 0:
            return ""
        at += len(key) + 2
        return self._body[at : self._body.find("\n", at)]

    def holding(self, start: str, part: str) -> Iterator[str]:
        """The keys that start with these two letters and hold a part."""
        first, end = self._range.get(start, (0, 0))
        at = self._body.find(part, first, end)
        while at >= 0:
            line_end = self._body.find("\n", at)
            key = self._body[self._body.rfind("\n", first, at) + 1 : line_end].partition(" ")[0]
            if part in key:
                yield key
            at = self._body.find(part, line_end, end)


def raw(name: str) -> bytes:
    """The bytes of a table; FileNotFoundError when the installation lacks it."""
    data = pkgutil.get_data("linter.typos", f"tables/{name}")
    if data is None:
        raise FileNotFoundError(f"linter/typos/tables/{name}")
    return data


def text(name: str) -> str:
    """The text of a table that is kept as zlib-compressed UTF-8."""
    return zlib.decompress(raw(name)).decode("utf-8")


def table(name: str) -> Table:
    """A table of keys and values."""
    return Table(text(name))

"""The shipped tables, read when first asked for. Sources and licences: docs/decisions/typo-data.md."""

from __future__ import annotations

import pkgutil
import zlib
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate


class Table:
    """Sorted lines `key value` in small compressed blocks; only the blocks that are asked for are ever unpacked.

    The file holds the length of the index (four bytes, little-endian), the index (zlib: a line `key size` for each
    block, with its first key and compressed size) and the blocks (raw deflate).
    """

    def __init__(self, data: bytes) -> None:
        start = 4 + int.from_bytes(data[:4], "little")
        index = zlib.decompress(data[4:start]).decode("utf-8").split()
        self._firsts = index[::2]
        self._ends = list(accumulate(map(int, index[1::2]), initial=start))
        self._data = data
        self._blocks: dict[int, str] = {}

    def get(self, key: str) -> str:
        """The value, or "" when the key isn't there."""
        number = bisect_right(self._firsts, key) - 1
        block = self._blocks.get(number) or self._block(number)
        at = block.find(f"\n{key} ")
        if at < 0:
            return ""
        at += len(key) + 2
        return block[at : block.find("\n", at)]

    def _block(self, number: int) -> str:
        if number < 0:
            return ""
        packed = self._data[self._ends[number] : self._ends[number + 1]]
        block = self._blocks[number] = zlib.decompress(packed, -15).decode("utf-8")
        return block

    def holding(self, start: str, part: str) -> Iterator[str]:
        """The keys that start with these letters and hold a part."""
        number = max(0, bisect_right(self._firsts, start) - 1)
        while number < len(self._firsts) and self._firsts[number][: len(start)] <= start:
            block = self._blocks.get(number) or self._block(number)
            at = block.find(part)
            while at >= 0:
                end = block.find("\n", at)
                key = block[block.rfind("\n", 0, at) + 1 : end].partition(" ")[0]
                if key.startswith(start) and part in key:
                    yield key
                at = block.find(part, end)
            number += 1


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
    return Table(raw(name))

"""A file text under correction: edits go in pass by pass, and come out as edits of the text it started from."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import NamedTuple

from linter.text import Edit


class _Piece(NamedTuple):
    """[start, end) of the original text, kept; or, where `new` is not None, what was written in between."""

    start: int
    end: int
    new: str | None = None

    @property
    def size(self) -> int:
        return self.end - self.start if self.new is None else len(self.new)

    def part(self, start: int, end: int) -> "_Piece":
        if self.new is None:
            return _Piece(self.start + start, self.start + end)
        return _Piece(0, 0, self.new[start:end])


class Draft:
    """`text` is `original` as corrected so far. Offsets are code points."""

    def __init__(self, original: str) -> None:
        self.original = original
        self.text = original
        self._pieces = [_Piece(0, len(original))]
        self._starts = [0, len(original)]

    def make(self, edits: Iterable[Edit]) -> None:
        """Make `edits` of the present text. They are in order and don't overlap."""
        pieces: list[_Piece] = []
        at = 0
        for edit in edits:
            pieces += self._cut(at, edit.start)
            if edit.new:
                pieces.append(_Piece(0, 0, edit.new))
            at = edit.end
        pieces += self._cut(at, len(self.text))
        self._pieces = pieces
        self._starts = list(accumulate((piece.size for piece in pieces), initial=0))
        self.text = "".join(self.original[p.start : p.end] if p.new is None else p.new for p in pieces)

    def edits(self) -> Iterator[Edit]:
        """All that was changed, as edits of the original text, in order."""
        at, new = 0, ""
        for piece in [*self._pieces, _Piece(len(self.original), len(self.original))]:
            if piece.new is not None:
                new += piece.new
                continue
            if (piece.start > at or new) and self.original[at : piece.start] != new:
                yield Edit(at, piece.start, new)
            at, new = piece.end, ""

    def origin(self, offset: int) -> int:
        """The offset in the original text of what stands at `offset` now, or of what was replaced there."""
        index = min(bisect_right(self._starts, offset), len(self._pieces)) - 1
        if index < 0:
            return 0
        piece = self._pieces[index]
        if piece.new is None:
            return piece.start + offset - self._starts[index]
        kept = (self._pieces[i].end for i in range(index - 1, -1, -1) if self._pieces[i].new is None)
        return next(kept, 0)

    def _cut(self, start: int, end: int) -> Iterator[_Piece]:
        """The pieces of [start, end) of the present text."""
        index = max(bisect_right(self._starts, start) - 1, 0)
        while index < len(self._pieces) and (low := self._starts[index]) < end:
            piece = self._pieces[index]
            if low + piece.size > start:
                yield piece.part(max(start - low, 0), min(end - low, piece.size))
            index += 1

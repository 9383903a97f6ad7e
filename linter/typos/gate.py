"""Tells cheaply that a confusable word can't be wrong, from the word before and the word after it.

Nearly two words in five have rivals, and nearly all stand where they should. For each side of a chunk a memo holds the
most that this side says for any rival; only where both sides come near the bar is all the evidence weighed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from .context import EDGE, Piece
from .realword import FURTHER, HIGH, Confusions, Rival

LIMIT = 8_000  # chunks, each with memos of its own


class Side(dict[str, float]):
    """Neighbouring chunk → the most that it says for any rival, less half of what is needed."""

    def __init__(self, gate: Gate, left: bool) -> None:
        super().__init__()
        self.gate = gate
        self.left = left

    def __missing__(self, chunk: str) -> float:
        found = self[chunk] = self.most(self.neighbour(chunk))
        return found

    def neighbour(self, chunk: str) -> tuple[str, str]:
        """The word or mark that stands on this side, and its class."""
        own = self.gate.piece
        marks = own.before if self.left else own.after
        if marks:
            return marks[-1] if self.left else marks[0]
        parts = self.gate.piece_of(chunk).parts if chunk else ()
        return (parts[-1] if self.left else parts[0]) if parts else EDGE

    def most(self, beside: tuple[str, str]) -> float:
        """The value for one neighbour."""
        word, tag = beside
        one, other = ("a" + word, "c" + tag) if self.left else ("b" + word, "d" + tag)
        gate = self.gate
        return max(
            (rival.weights.get(one, 0) + rival.weights.get(other, 0)) * rival.sign - needed / 2
            for rival, needed in zip(gate.rivals, gate.needed, strict=True)
        )


class Gate:
    """What is known beforehand of one chunk whose word is confusable: a memo for each side."""

    def __init__(self, piece: Piece, confusions: Confusions, piece_of: Callable[[str], Piece]) -> None:
        self.piece = piece
        self.piece_of = piece_of
        self.rivals: list[Rival] = confusions.rivals(piece.word)
        self.needed = [max(rival.clean, HIGH - rival.head_start) for rival in self.rivals]
        self.sides = Side(self, True), Side(self, False)


class Gates(dict[str, tuple[Side, Side]]):
    """Chunk → the two memos of its gate. Only for chunks whose word is confusable."""

    def __init__(self, confusions: Confusions, piece_of: Callable[[str], Piece]) -> None:
        super().__init__()
        self.confusions = confusions
        self.piece_of = piece_of

    def __missing__(self, chunk: str) -> tuple[Side, Side]:
        if len(self) > LIMIT:
            self.clear()
        found = self[chunk] = Gate(self.piece_of(chunk), self.confusions, self.piece_of).sides
        return found

    def doubtful(self, chunks: Sequence[str], places: Iterable[int]) -> Iterator[int]:
        """Those of the places (of confusable words) where the word may be wrong."""
        for at in places:
            left, right = self[chunks[at]]
            if left[chunks[at - 1]] + right[chunks[at + 1]] > -FURTHER:
                yield at

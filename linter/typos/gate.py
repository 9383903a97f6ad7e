"""Tells cheaply that a confusable word can't be wrong, from the word before and the word after it.

Nearly two words in five have rivals, and nearly all stand where they should. For each side of a chunk a memo holds the
most that this side says for any rival; only where both sides come near the bar is all the evidence weighed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from .context import EDGE, Piece
from .realword import FURTHER, HIGH, Confusions, Rival

LIMIT = 8_000  # chunks, each with memos of its own
NEIGHBOURS = 50_000  # in one memo


class Gate:
    """What is known of one chunk whose word is confusable.

    The memos say of a neighbouring chunk the most that it says for any rival, less half of what is needed.
    """

    def __init__(self, piece: Piece, confusions: Confusions, piece_of: Callable[[str], Piece]) -> None:
        self.piece = piece
        self.piece_of = piece_of
        self.rivals: list[Rival] = confusions.rivals(piece.word)
        self.needed = [max(rival.clean, HIGH - rival.head_start) for rival in self.rivals]
        self.left: dict[str, float] = {}
        self.right: dict[str, float] = {}

    def evidence(self, before: str, after: str) -> float:
        """The most that the neighbours say together; 0 or more lets the gate open without anything else."""
        if before not in self.left:
            remember(self.left, before, self.most("a", "c", self.before(before)))
        if after not in self.right:
            remember(self.right, after, self.most("b", "d", self.after(after)))
        return self.left[before] + self.right[after]

    def before(self, chunk: str) -> tuple[str, str]:
        """The word or mark that stands before the word, and its class."""
        parts = self.piece.before or self.piece_of(chunk).parts
        return parts[-1] if parts else EDGE

    def after(self, chunk: str) -> tuple[str, str]:
        """The word or mark that stands after the word, and its class."""
        parts = self.piece.after or self.piece_of(chunk).parts
        return parts[0] if parts else EDGE

    def most(self, word_key: str, class_key: str, beside: tuple[str, str]) -> float:
        """What one side says; the keys are those of `context.features`."""
        word, tag = word_key + beside[0], class_key + beside[1]
        return max(
            (rival.weights.get(word, 0) + rival.weights.get(tag, 0)) * rival.sign - needed / 2
            for rival, needed in zip(self.rivals, self.needed, strict=True)
        )


def remember(memo: dict[str, float], chunk: str, value: float) -> None:
    """Keeps a value, and the memo from growing without end."""
    if len(memo) > NEIGHBOURS:
        memo.clear()
    memo[chunk] = value


class Gates:
    """The gates of the chunks whose word is confusable."""

    def __init__(self, confusions: Confusions, piece_of: Callable[[str], Piece]) -> None:
        self.confusions = confusions
        self.piece_of = piece_of
        self.gates: dict[str, Gate] = {}
        self.sides: dict[str, tuple[dict[str, float], dict[str, float]]] = {}

    def gate(self, chunk: str) -> Gate:
        """The gate of a chunk."""
        if chunk not in self.gates:
            if len(self.gates) > LIMIT:
                self.gates.clear()
                self.sides.clear()
            gate = self.gates[chunk] = Gate(self.piece_of(chunk), self.confusions, self.piece_of)
            self.sides[chunk] = gate.left, gate.right
        return self.gates[chunk]

    def doubtful(self, chunks: Sequence[str], places: Iterable[int]) -> Iterator[int]:
        """Those of the places (of confusable words) where the word may be wrong.

        Two words in five pass here: plain dicts are looked up twice as fast as ones that fill themselves.
        """
        sides = self.sides
        for at in places:
            try:
                left, right = sides[chunks[at]]
                evidence = left[chunks[at - 1]] + right[chunks[at + 1]]
            except KeyError:
                evidence = self.gate(chunks[at]).evidence(chunks[at - 1], chunks[at + 1])
            if evidence > -FURTHER:
                yield at

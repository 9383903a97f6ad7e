"""Tells cheaply that an article or a word of a set phrase is right, from the word before and the word after it.

As in `gate.py`, a memo for each side of a chunk holds what its neighbours mean, so that only places where one of them
makes a slip likely are looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from .articles import ARTICLES, article_for
from .gate import LIMIT, NEIGHBOURS
from .patterns import cue


class Cues:
    """What is known of the neighbours of articles and of the triggers of `patterns.py`."""

    def __init__(self, bare: Callable[[str], str]) -> None:
        self.bare = bare
        self.sides: dict[str, tuple[dict[str, int], dict[str, int]]] = {}  # chunk → neighbour → `patterns.cue`

    def doubtful(self, chunks: Sequence[str], places: Iterable[int]) -> Iterator[int]:
        """Those of the places (of articles and triggers) that need a look."""
        sides = self.sides
        for at in places:
            try:
                left, right = sides[chunks[at]]
                cues = left[chunks[at - 1]] + right[chunks[at + 1]]
            except KeyError:
                cues = self.look(chunks[at - 1], chunks[at], chunks[at + 1])
            if cues > 1:
                yield at

    def look(self, before: str, chunk: str, after: str) -> int:
        """The cues of both sides together; remembered."""
        left, right = self.sides.get(chunk) or ({}, {})
        if len(self.sides) > LIMIT or len(left) + len(right) > NEIGHBOURS:
            self.sides.clear()
        word = self.bare(chunk)
        if word in ARTICLES:
            left[before], right[after] = 0, 2 if article_for(chunk, after) else 0
        else:
            left[before], right[after] = cue(word, self.bare(before), True), cue(word, self.bare(after), False)
        self.sides[chunk] = left, right
        return left[before] + right[after]

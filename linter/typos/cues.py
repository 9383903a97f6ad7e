"""Tells cheaply that an article or a word of a set phrase is right, from the word before and the word after it.

As in `gate.py`, a memo for each side of a chunk holds what its neighbours mean, so that only places where one of them
makes a slip likely are looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from .articles import ARTICLES, article_for
from .gate import LIMIT
from .patterns import beside


class Beside(dict[str, bool]):
    """Neighbouring chunk → whether it may make a slip of an article or a trigger."""

    def __init__(self, test: Callable[[str], bool]) -> None:
        super().__init__()
        self.test = test

    def __missing__(self, chunk: str) -> bool:
        if len(self) > LIMIT:
            self.clear()
        found = self[chunk] = self.test(chunk)
        return found


class Cues(dict[str, tuple[Beside, Beside]]):
    """Chunk → the memos of its two sides. Only for articles and the triggers of `patterns.py`."""

    def __init__(self, bare: Callable[[str], str]) -> None:
        super().__init__()
        self.bare = bare

    def __missing__(self, chunk: str) -> tuple[Beside, Beside]:
        if len(self) > LIMIT:
            self.clear()
        found = self[chunk] = self.sides(chunk)
        return found

    def sides(self, chunk: str) -> tuple[Beside, Beside]:
        """The memos of one chunk."""
        bare, word = self.bare, self.bare(chunk)
        if word in ARTICLES:
            return Beside(lambda before: False), Beside(lambda after: bool(article_for(chunk, after)))
        wanted = beside(word)
        side = Beside((lambda other: True) if "" in wanted else (lambda other: bare(other) in wanted))
        return side, side

    def doubtful(self, chunks: Sequence[str], places: Iterable[int]) -> Iterator[int]:
        """Those of the places (of articles and triggers) that need a look."""
        for at in places:
            left, right = self[chunks[at]]
            if left[chunks[at - 1]] or right[chunks[at + 1]]:
                yield at

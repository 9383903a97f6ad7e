"""A post being read: the passages run together into one sequence of chunks, so that a pass over it is one pass.

An empty chunk stands before, between and behind the passages. No text has one, so what looks at neighbours meets the
edge of a passage there and needs no test for it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

from .line import Line, masked
from .passage import Passage
from .reader import FUNCTION_WORD, UNKNOWN, UNUSUAL, WORD, Reader, bytes_with

EDGE = ""
LOOK = bytes_with(UNUSUAL)
SAME = re.compile(b"\0")
# What `Page.counts` counts: function words, unknown words and other words.
SMALL, STRANGE, PLAIN = b"sup"
TALLY = bytes(
    SMALL if code & FUNCTION_WORD else STRANGE if code & UNKNOWN else PLAIN if code & WORD else 0 for code in range(256)
)


class Page:
    """The passages to read (number and passage). `codes[i]` is the class of `chunks[i]` (see `reader.py`).

    `unusual` are the chunks that need a look whatever is around them. The k-th passage read has the chunks from
    `firsts[k]` up to, not including, `lasts[k]`.
    """

    def __init__(self, numbered: Sequence[tuple[int, Passage]], reader: Reader) -> None:
        self.reader = reader
        self.numbers = [number for number, _ in numbered]
        self.passages = [passage for _, passage in numbered]
        self.texts = [masked(passage) if passage.masked else passage.text for passage in self.passages]
        self.firsts: list[int] = []
        chunks = [EDGE]
        for text in self.texts:
            self.firsts.append(len(chunks))
            chunks += text.split()
            chunks.append(EDGE)
        self.lasts = [first - 1 for first in (*self.firsts, len(chunks))][1:]
        self.chunks = list(map(reader.kept.__getitem__, chunks))
        self.codes = bytes(map(reader.codes.__getitem__, self.chunks))
        self.unusual = [match.start() for match in LOOK.finditer(self.codes)]
        self._lines: list[Line | None] = [None] * len(numbered)

    def line(self, k: int) -> Line:
        """The k-th passage read."""
        line = self._lines[k]
        if line is None:
            first, last = self.firsts[k], self.lasts[k]
            line = self._lines[k] = Line(
                self.numbers[k],
                self.passages[k],
                self.texts[k],
                self.chunks[first:last],
                self.codes[first:last],
                self.reader,
            )
        return line

    @cached_property
    def loud(self) -> list[bool]:
        """Whether each passage is the writer's own words, not a block quotation."""
        return [passage.zone != "quote" for passage in self.passages]

    @cached_property
    def lines(self) -> list[Line]:
        """All passages read."""
        return [self.line(k) for k in range(len(self.passages))]

    def passage_of(self, at: int) -> int:
        """Which passage has the chunk."""
        return bisect_right(self.firsts, at) - 1

    def place(self, at: int) -> tuple[int, int]:
        """Which passage has the chunk, and the number of the chunk in it."""
        k = self.passage_of(at)
        return k, at - self.firsts[k]

    def doubled(self) -> Iterator[int]:
        """Chunks whose word the next chunk repeats."""
        prints = bytes(map(self.reader.prints.__getitem__, self.chunks))
        number, bare = int.from_bytes(prints, "big"), self.reader.bare
        differences = (number ^ number >> 8).to_bytes(len(prints), "big")  # of each print and the one before
        for match in SAME.finditer(differences, 1):
            at = match.start()
            word = bare[self.chunks[at]]
            if word and word == bare[self.chunks[at - 1]]:
                yield at - 1

    def only(self, chosen: Sequence[bool]) -> bytes:
        """The codes, with 0 for each chunk of the passages that aren't chosen."""
        if all(chosen):
            return self.codes
        codes = bytearray(self.codes)
        for wanted, first, last in zip(chosen, self.firsts, self.lasts, strict=True):
            if not wanted:
                codes[first:last] = bytes(last - first)
        return bytes(codes)

    def counts(self) -> list[tuple[int, int, int]]:
        """Words, function words and unknown words of each passage."""
        tally = self.codes.translate(TALLY).count
        found = []
        for first, last in zip(self.firsts, self.lasts, strict=True):
            small, strange = tally(SMALL, first, last), tally(STRANGE, first, last)
            found.append((small + strange + tally(PLAIN, first, last), small, strange))
        return found

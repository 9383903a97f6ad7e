"""Reads a trigram model in the binary format of the CMU Sphinx tools ("Trie Language Model").

The file holds the order (one byte) and the counts of the orders; a four-byte kind and three tables of 65,536 floats
(chances of word pairs, of falling back from a pair, chances of triples); a record (chance, fall back, first pair) for
each word; the pairs and the triples as packed bits; and the words. The tree is read from the last word backwards: a
word's pairs are those that end in it. Chances are logarithms to the base 1.0001.
"""

from __future__ import annotations

import math
import struct
from array import array
from collections.abc import Iterator
from pathlib import Path

MAGIC = b"Trie Language Model"
LEVELS = 1 << 16
UNIT = math.log(1.0001)

Chances = tuple[float, float]  # natural logarithms of a run's last word given the others, and of falling back from it


class NGrams:
    """The runs of one, two and three words that a model lists."""

    def __init__(self, path: Path) -> None:
        data = path.read_bytes()
        at = len(MAGIC)
        if data[:at] != MAGIC or data[at] != 3:
            raise ValueError(f"{path}: not a trigram model in a format that is read here")
        self.counts = struct.unpack_from("<3I", data, at + 1)
        at += 1 + 12 + 4
        levels = array("f", data[at : at + 12 * LEVELS])
        self._pair, self._back, self._triple = (levels[i * LEVELS : (i + 1) * LEVELS] for i in range(3))
        at += 12 * LEVELS
        words, pairs, triples = self.counts
        self._records = list(struct.iter_unpack("<ffI", data[at : at + 12 * (words + 1)]))
        at += 12 * (words + 1)
        self._word_bits, self._next_bits = words.bit_length(), triples.bit_length()
        self._pair_bits = self._word_bits + 32 + self._next_bits
        self._triple_bits = self._word_bits + 16
        self._pairs = data[at : at + packed_size(pairs, self._pair_bits)]
        at += len(self._pairs)
        self._triples = data[at : at + packed_size(triples, self._triple_bits)]
        at += len(self._triples) + 4
        self.words = data[at:].decode("utf-8").split("\0")[:words]

    def one(self) -> Iterator[tuple[str, Chances]]:
        """Each word."""
        for word, (chance, back, _) in zip(self.words, self._records[:-1], strict=True):
            yield word, (chance * UNIT, back * UNIT)

    def more(self) -> Iterator[tuple[tuple[str, str], Chances, list[tuple[str, float]]]]:
        """Each pair of words, with the triples that end in it: the word before and the chance."""
        mask, levels = (1 << self._word_bits) - 1, LEVELS - 1
        for last in range(len(self.words)):
            for number in range(self._records[last][2], self._records[last + 1][2]):
                entry = self._entry(self._pairs, number, self._pair_bits)
                end = self._entry(self._pairs, number + 1, self._pair_bits) >> (self._word_bits + 32)
                start = entry >> (self._word_bits + 32)
                bits = entry >> self._word_bits
                triples = [self._entry(self._triples, i, self._triple_bits) for i in range(start, end)]
                yield (
                    (self.words[entry & mask], self.words[last]),
                    (self._pair[bits >> 16 & levels] * UNIT, self._back[bits & levels] * UNIT),
                    [(self.words[one & mask], self._triple[one >> self._word_bits] * UNIT) for one in triples],
                )

    @staticmethod
    def _entry(packed: bytes, number: int, bits: int) -> int:
        at = number * bits
        found = int.from_bytes(packed[at >> 3 : (at + bits + 7) >> 3], "little") >> (at & 7)
        return found & ((1 << bits) - 1)


def packed_size(entries: int, bits: int) -> int:
    """Bytes that the model takes for so many entries: one more than there are, and eight to spare."""
    return ((1 + entries) * bits + 7) // 8 + 8

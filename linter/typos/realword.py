"""Words that exist but are not the ones meant: which of two confusable words a context calls for.

The table `confusions.bin` holds two little-endian 32-bit lengths; a zlib-compressed dictionary that the blobs share;
a zlib-compressed index of lines `a b ways start length` (ways: 1 when a may stand for b, 2 the other way, 3 both);
and the blobs (raw deflate). A blob's first line gives the log of how much more frequent b is than a, how high clean
text with a, and with b, scores for the other word, and how much surer than usual to be; its second line the features
of `context.py`; then one signed byte for each is its weight towards b in sixteenths. A blob is read when one of its
words is met.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from functools import cache

from . import store

SCALE = 16.0
PRIOR = 0.9
HIGH = 7.7
MEDIUM = 6.0
# What the evidence further off may add: it did no more in 99 % of the slips found.
FURTHER = 6.0


@dataclass(frozen=True, slots=True)
class Rival:
    """A word that may have been meant: its weights point to it when `sign` is +1, away from it when -1."""

    word: str
    sign: float
    core: bool  # one of the pairs that are confused most
    head_start: float  # from being more frequent
    clean: float
    weights: dict[str, int]


class Confusions:
    """Rivals of each confusable word."""

    def __init__(self, data: bytes) -> None:
        shared, index = struct.unpack_from("<II", data)
        self._shared = zlib.decompress(data[8 : 8 + shared])
        lines = zlib.decompress(data[8 + shared : 8 + shared + index]).decode().splitlines()
        self._blobs = data[8 + shared + index :]
        self._places: dict[str, list[tuple[str, int, int, int]]] = {}
        for line in lines:
            a, b, ways, start, length = line.split(" ")
            if ways in "13":
                self._places.setdefault(a, []).append((b, 1, int(start), int(length)))
            if ways in "23":
                self._places.setdefault(b, []).append((a, -1, int(start), int(length)))
        self._rivals: dict[str, list[Rival]] = {}
        self._read: dict[int, tuple[list[str], dict[str, int]]] = {}

    def __contains__(self, word: str) -> bool:
        return word in self._places

    def rivals(self, word: str) -> list[Rival]:
        """The words that `word` is confused with."""
        found = self._rivals.get(word)
        if found is None:
            found = self._rivals[word] = [self._rival(*place) for place in self._places[word]]
        return found

    def _rival(self, word: str, sign: int, start: int, length: int) -> Rival:
        head, weights = self._blob(start, length)
        prior, clean_a, clean_b, bar = map(float, head)
        clean = clean_a if sign > 0 else clean_b
        return Rival(word, sign / SCALE, bar < 0, PRIOR * sign * prior - bar, clean, weights)

    def _blob(self, start: int, length: int) -> tuple[list[str], dict[str, int]]:
        found = self._read.get(start)
        if found is None:
            reader = zlib.decompressobj(wbits=-15, zdict=self._shared)
            data = reader.decompress(self._blobs[start : start + length])
            head, names, weights = data.split(b"\n", 2)
            features = names.decode().split(" ")
            values = memoryview(weights).cast("b")
            found = self._read[start] = (head.decode().split(" "), dict(zip(features, values, strict=True)))
        return found

    def judge(self, word: str, names: tuple[str, ...]) -> tuple[Rival, float] | None:
        """The rival that the evidence calls for and how strongly, if any passes the lower bar."""
        left, right, left_class, right_class, *further = names
        best: tuple[Rival, float] | None = None
        for rival in self.rivals(word):
            get = rival.weights.get
            near = (get(left, 0) + get(right, 0) + get(left_class, 0) + get(right_class, 0)) * rival.sign
            if near + rival.head_start < MEDIUM - FURTHER:
                continue
            evidence = near + sum(get(name, 0) for name in further) * rival.sign
            score = evidence + rival.head_start
            if evidence > rival.clean and score >= MEDIUM and (best is None or score > best[1]):
                best = (rival, score)
        return best


def belongs(word: str, before: str, after: str) -> bool:
    """Whether the word often stands after `before`, or before `after`, as in "nest egg"; all in lower case."""
    lefts, _, rights = companions().get(word).partition("/")
    return before in lefts.split(",") or after in rights.split(",")


@cache
def companions() -> store.Table:
    """Words of content that belong beside a confusable word: `left,left/right,right`."""
    return store.table("companions.z")


@cache
def english() -> Confusions:
    """The shipped weights."""
    return Confusions(store.raw("confusions.bin"))

"""Words that exist but are not the ones meant: which of two confusable words a context calls for.

The table `confusions.bin` holds two little-endian 32-bit lengths; a zlib-compressed dictionary that the blobs share;
a zlib-compressed index of lines `a b ways start near far` (ways: 1 when a may stand for b, 2 the other way, 3 both);
and two blobs (raw deflate) a pair, `near` and `far` bytes long. The near one starts with a line: the log of how much
more frequent b is than a, how high clean text with a, and with b, scores for the other word, and how much surer than
usual to be. Then comes a line of features of `context.py`, and one signed byte for each is its weight towards b in
sixteenths. The near blob has the features of one side each and is read when one of the words is met; the far one has
the others and is read when the near ones leave a doubt.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from functools import cache

from . import store

SCALE = 16.0
PRIOR = 0.9
HIGH = 5.5
MEDIUM = 4.5
SURE = 8.5  # below, what is flagged in published text is more often right than wrong, so it is a note
# What the evidence further off is trusted to add: more is seldom needed, and doubting more words costs time.
FURTHER = 3.0
NEAR = "abcd"  # first letters of the features of one side each

Weights = dict[str, int]


@dataclass(frozen=True, slots=True)
class Rival:
    """A word that may have been meant: its weights point to it when `sign` is +1, away from it when -1."""

    word: str
    sign: float
    core: bool  # one of the pairs that are confused most
    head_start: float  # from being more frequent
    clean: float
    weights: Weights
    place: tuple[int, int]  # of the far blob


class Confusions:
    """Rivals of each confusable word."""

    def __init__(self, data: bytes) -> None:
        shared, index = struct.unpack_from("<II", data)
        self._shared = zlib.decompress(data[8 : 8 + shared])
        lines = zlib.decompress(data[8 + shared : 8 + shared + index]).decode().splitlines()
        self._blobs = data[8 + shared + index :]
        self._places: dict[str, list[tuple[str, int, int, int, int]]] = {}
        for line in lines:
            a, b, ways, *numbers = line.split(" ")
            start, near, far = map(int, numbers)
            if ways in "13":
                self._places.setdefault(a, []).append((b, 1, start, near, far))
            if ways in "23":
                self._places.setdefault(b, []).append((a, -1, start, near, far))
        self._rivals: dict[str, list[Rival]] = {}
        self._near: dict[int, tuple[list[float], Weights]] = {}
        self._far: dict[int, Weights] = {}

    def __contains__(self, word: str) -> bool:
        return word in self._places

    def rivals(self, word: str) -> list[Rival]:
        """The words that `word` is confused with."""
        found = self._rivals.get(word)
        if found is None:
            found = self._rivals[word] = [self._rival(*place) for place in self._places[word]]
        return found

    def _rival(self, word: str, sign: int, start: int, near: int, far: int) -> Rival:
        found = self._near.get(start)
        if found is None:
            head, _, rest = self._unpacked(start, near).partition(b"\n")
            found = self._near[start] = [float(number) for number in head.split()], weights_of(rest)
        (prior, clean_a, clean_b, bar), weights = found
        clean = clean_a if sign > 0 else clean_b
        return Rival(word, sign / SCALE, bar < 0, PRIOR * sign * prior - bar, clean, weights, (start + near, far))

    def further(self, rival: Rival) -> Weights:
        """The weights of features of both sides, and of what stands further off."""
        start, length = rival.place
        found = self._far.get(start)
        if found is None:
            found = self._far[start] = weights_of(self._unpacked(start, length))
        return found

    def _unpacked(self, start: int, length: int) -> bytes:
        return zlib.decompressobj(wbits=-15, zdict=self._shared).decompress(self._blobs[start : start + length])

    def judge(self, word: str, names: tuple[str, ...]) -> tuple[Rival, float] | None:
        """The rival that the evidence calls for and how strongly, if any passes the lower bar."""
        left, right, left_class, right_class, *further = names
        best: tuple[Rival, float] | None = None
        for rival in self.rivals(word):
            get = rival.weights.get
            near = (get(left, 0) + get(right, 0) + get(left_class, 0) + get(right_class, 0)) * rival.sign
            if near + rival.head_start < MEDIUM - FURTHER:
                continue
            get = self.further(rival).get
            evidence = near + sum(get(name, 0) for name in further) * rival.sign
            score = evidence + rival.head_start
            if evidence > rival.clean and score >= MEDIUM and (best is None or score > best[1]):
                best = (rival, score)
        return best


def weights_of(data: bytes) -> Weights:
    """The weights of a blob."""
    names, _, values = data.partition(b"\n")
    return dict(zip(names.decode().split(" "), memoryview(values).cast("b"), strict=True)) if names else {}


@cache
def english() -> Confusions:
    """The shipped weights."""
    return Confusions(store.raw("confusions.bin"))

"""Which word was meant by an unknown one. Lower-case words in, ranked guesses out."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import cache

from . import store
from .words import UNSPOKEN

LETTERS = "abcdefghijklmnopqrstuvwxyz"
BITS = dict.fromkeys(map(chr, range(128)), 0) | {letter: 1 << at for at, letter in enumerate(LETTERS)}
KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
VOWELS = frozenset("aeiouy")
SHORTEST, LONGEST = 3, 24
# A level is four times the binary logarithm of a count in a very large corpus. The shorter the unknown word, the
# more frequent its correction has to be.
FLOORS = {3: 116, 4: 94, 5: 83, 6: 72}
FLOOR = 68
SECOND_FLOORS = {6: 90, 7: 84, 8: 78}
SECOND_FLOOR = 70
CLEAR_LEAD = 12
REMEMBERED = 50_000  # words


@dataclass(frozen=True, slots=True)
class Guess:
    """A correction; `certain` when nothing else comes near it; `edits` is 1 or 2."""

    word: str
    edits: int
    certain: bool


def adjacent_keys() -> frozenset[str]:
    """Pairs of letters whose keys touch."""
    found = set()
    for row, keys in enumerate(KEYS):
        for at, key in enumerate(keys):
            near = keys[at + 1 : at + 2]
            if row < 2:
                near += KEYS[row + 1][max(0, at - 1) : at + 1]
            found |= {key + other for other in near} | {other + key for other in near}
    return frozenset(found)


TOUCHING = adjacent_keys()


class Suggester:
    """Guesses from the frequent words."""

    def __init__(self, table: bytes) -> None:
        self.level: dict[str, int] = {}
        self._ranked: dict[str, list[tuple[int, str]]] = {}
        self._words: dict[tuple[str, int], list[str]] = {}
        self._shelves: dict[tuple[str, int], list[tuple[int, str]]] = {}
        for line in zlib.decompress(table).decode("latin-1").split("\n")[:-1]:
            levels, *words = line.split(" ")
            self.level.update(zip(words, levels.encode("latin-1"), strict=True))
            self._words[words[0][0], len(words[0])] = words

    def shelf(self, letter: str, length: int) -> list[tuple[int, str]]:
        """The words of one first letter and length, each with a mask of its letters."""
        key = (letter, length)
        if key not in self._shelves:
            self._shelves[key] = [(letter_mask(word), word) for word in self._words.get(key, ())]
        return self._shelves[key]

    def guess(self, word: str) -> Guess | None:
        """The confident correction of an unknown lower-case word, if there is one."""
        if not SHORTEST <= len(word) <= LONGEST or not word.isascii():
            return None
        return self.one_edit(word) or self.two_edits(word)

    def one_edit(self, word: str, floor: int | None = None) -> Guess | None:
        """The best frequent word one edit away."""
        lowest = FLOORS.get(len(word), FLOOR) if floor is None else floor
        ranked = self._ranked.get(word)
        if ranked is None:
            ranked = sorted(((score, other) for other, score in self.near(word).items()), reverse=True)[:2]
            if len(self._ranked) > REMEMBERED:
                self._ranked.clear()
            self._ranked[word] = ranked
        if not ranked or self.level[ranked[0][1]] < lowest or ranked[0][1] in UNSPOKEN:
            return None
        lead = ranked[0][0] - (ranked[1][0] if len(ranked) > 1 else 0)
        return Guess(ranked[0][1], 1, lead >= CLEAR_LEAD and len(word) > 4)

    def near(self, word: str) -> dict[str, int]:
        """Frequent words one edit away, with their level and a bonus for the likelier slips."""
        level = self.level
        found: dict[str, int] = {}
        for at in range(len(word) + 1):
            head, tail = word[:at], word[at:]
            if len(tail) > 1:
                swapped = head + tail[1] + tail[0] + tail[2:]
                if swapped in level and swapped != word:
                    found[swapped] = level[swapped] + 14
            if tail and head + tail[1:] in level:
                doubled = at > 0 and head[-1] == tail[0]
                self.offer(found, head + tail[1:], 12 if doubled else 4 if at else -8)
            for letter in LETTERS:
                if tail and head + letter + tail[1:] in level and letter != tail[0]:
                    self.offer(found, head + letter + tail[1:], replaced_bonus(tail[0], letter, at))
                if head + letter + tail in level:
                    beside = (head and head[-1] == letter) or (tail and tail[0] == letter)
                    self.offer(found, head + letter + tail, 10 if beside else 6 if at else -6)
        return found

    def offer(self, found: dict[str, int], word: str, bonus: int) -> None:
        found[word] = max(found.get(word, 0), self.level[word] + bonus)

    def two_edits(self, word: str) -> Guess | None:
        """The best frequent word two edits away with the same first letter."""
        if len(word) < 6:
            return None
        mask, floor = letter_mask(word), SECOND_FLOORS.get(len(word), SECOND_FLOOR)
        ranked = []
        for length in range(len(word) - 2, len(word) + 3):
            for other_mask, other in self.shelf(word[0], length):
                if (mask ^ other_mask).bit_count() <= 4 and self.level[other] >= floor and distance(word, other) <= 2:
                    bonus = 8 if skeleton(word) == skeleton(other) else 0
                    ranked.append((self.level[other] + bonus + 4 * (word[-2:] == other[-2:]), other))
        ranked.sort(reverse=True)
        if not ranked or ranked[0][1] in UNSPOKEN:
            return None
        lead = ranked[0][0] - (ranked[1][0] if len(ranked) > 1 else 0)
        return Guess(ranked[0][1], 2, lead >= CLEAR_LEAD and len(word) > 7)


def replaced_bonus(old: str, new: str, at: int) -> int:
    """How likely `new` was meant where `old` stands."""
    if not at:
        return -2 if old + new in TOUCHING else -10
    if old in VOWELS and new in VOWELS:
        return 8
    return 4 if old + new in TOUCHING else 0


def letter_mask(word: str) -> int:
    """One bit for each letter that occurs."""
    return sum(map(BITS.__getitem__, set(word)))


def skeleton(word: str) -> str:
    """The word's consonants, doubled ones once: what survives most misspelling."""
    kept = [word[0]]
    for letter in word[1:]:
        if letter not in VOWELS and letter != kept[-1]:
            kept.append(letter)
    return "".join(kept)


def distance(a: str, b: str) -> int:
    """Edits between two words (insert, delete, replace, swap neighbours); 3 stands for any more than two."""
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, letter in enumerate(a, 1):
        old, row, older = row, [i], before
        for j, other in enumerate(b, 1):
            cost = min(old[j] + 1, row[j - 1] + 1, old[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == b[j - 2] and a[i - 2] == other:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > 2:
            return 3
        before = old
    return min(3, row[-1])


@cache
def english() -> Suggester:
    """The shipped frequent words."""
    return Suggester(store.raw("frequent.z"))

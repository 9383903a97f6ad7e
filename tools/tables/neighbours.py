"""What a model of word triples says of the words around a word.

The chance of a word in its place is a sum of five parts: for the word before it, the word after it, the two before,
the one on each side and the two after. So is what speaks for one word against another, and these parts, named as in
`linter.typos.context`, are what the weights of a pair start from. Parts that few places have are left out.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import NamedTuple

from tools.tables.ngrams import Chances, NGrams

BELIEF = 0.9  # in the model
MOST_BELIEVED = 6.0  # of one part
CLASS_BELIEF = 0.6  # in what the class of a neighbour says by itself
MOST_OF_CLASS = 4.0
SELDOM = 0.003  # share of a class that proves nothing
LEAST_SHARE, LEAST_SHARE_FURTHER = 2e-5, 6e-5  # of a word's places
SIDES = {"a": "c", "b": "d"}  # the features of a neighbour, and of its class
START, END = "<s>", "</s>"
EDGES = {START: (".", "^"), END: (".", "^")}  # what `context` calls the bounds of a sentence
DIGITS = "0"  # the class of numbers in digits, which the model has in words
NUMBERS = frozenset(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen twenty thirty forty fifty "
    "sixty seventy eighty ninety hundred thousand million billion".split()
)


class Part(NamedTuple):
    """How much a feature speaks for a word, and the share of the word's places that have it."""

    value: float
    share: float


NONE = Part(0.0, 0.0)


class Neighbours:
    """The parts for each of the words wanted; `class_of` gives the class of a word as `context` does."""

    def __init__(self, model: NGrams, wanted: set[str], class_of: Callable[[str], str]) -> None:
        self.one = dict(model.one())
        self.one[START] = (self.one[END][0], self.one[START][1])
        self.class_of = class_of
        self._parts: dict[str, dict[str, Part]] = {word: {} for word in sorted(wanted)}
        two: dict[tuple[str, str], Chances] = {}
        three: list[tuple[str, str, str, float]] = []
        for (first, second), chances, triples in model.more():
            two[first, second] = chances
            three += [
                (word, first, second, chance)
                for word, chance in triples
                if not wanted.isdisjoint((word, first, second))
            ]
        for (first, second), chances in two.items():
            self._add_pair(first, second, chances)
        for words in three:
            self._add_triple(*words, two)
        self._shares = dict(self._class_shares())

    def _add_pair(self, first: str, second: str, chances: Chances) -> None:
        (own, back), one = chances, self.one
        value = own - one[first][1] - one[second][0] + back
        joint = one[first][0] + own
        for letter, word, other in (("a", second, first), ("b", first, second)):
            if word in self._parts:
                part = Part(value, share_of(joint, one[word][0]))
                if part.share > LEAST_SHARE:
                    self._parts[word] |= {letter + name: part for name in EDGES.get(other, (other,))}

    def _add_triple(self, first: str, second: str, third: str, own: float, two: dict[tuple[str, str], Chances]) -> None:
        one = self.one
        before, back = two.get((first, second), (one[first][1] + one[second][0], 0.0))
        without = two[second, third][0] if (second, third) in two else one[second][1] + one[third][0]
        joint = one[first][0] + before + own
        for letter, word, left, right in (
            ("h", third, first, second),
            ("i", second, first, third),
            ("j", first, second, third),
        ):
            if word in self._parts:
                part = Part(own - back - without, share_of(joint, one[word][0]))
                if part.share > LEAST_SHARE_FURTHER:
                    for a in EDGES.get(left, (left,)):
                        self._parts[word] |= {f"{letter}{a}_{b}": part for b in EDGES.get(right, (right,))}

    def _class_shares(self) -> Iterator[tuple[str, dict[str, float]]]:
        """The share of each class, on each side, in the places of each word."""
        classes = {word: [self.class_of(word)] + [DIGITS] * (word in NUMBERS) for word in self.one}
        classes |= {mark: [mark] for mark in EDGES[END]}
        anywhere: dict[str, float] = defaultdict(float)
        for word, (chance, _) in self.one.items():
            for kind in classes[word]:
                anywhere[kind] += math.exp(chance)
        for word, parts in self._parts.items():
            found: dict[str, float] = defaultdict(float)
            told: dict[str, float] = defaultdict(float)
            for name, part in parts.items():
                if name[0] in SIDES:
                    told[SIDES[name[0]]] += part.share
                    for kind in classes[name[1:]]:
                        found[SIDES[name[0]] + kind] += part.share
            for side in SIDES.values():
                for kind, share in anywhere.items():
                    found[side + kind] += max(0.0, 1.0 - told[side]) * share
            yield word, found

    def __contains__(self, pair: tuple[str, str]) -> bool:
        return pair[0] in self.one and pair[1] in self.one

    def prior(self, a: str, b: str) -> float:
        """The log of how much more frequent b is than a."""
        return self.one[b][0] - self.one[a][0] + self.shift(a, b)

    def shift(self, a: str, b: str) -> float:
        """What words after a that the model hasn't seen there say for b."""
        return self.one[b][1] - self.one[a][1]

    def frequent(self, word: str, share: float) -> bool:
        """Whether the word is at least this share of all text."""
        return word in self.one and self.one[word][0] > math.log(share)

    def believed(self, a: str, b: str) -> tuple[dict[str, float], dict[str, float]]:
        """`{feature: how much it speaks for b}`, and `{feature: share of the places of a or b that have it}`."""
        weights, shares = self._by_class(a, b), {}
        for name in sorted(self._parts[a].keys() | self._parts[b].keys()):
            part_a, part_b = self._parts[a].get(name, NONE), self._parts[b].get(name, NONE)
            value = BELIEF * clamped(part_b.value - part_a.value, MOST_BELIEVED)
            if name[0] in SIDES:
                value -= weights.get(SIDES[name[0]] + self.class_of(name[1:]), 0.0)
            weights[name] = value
            shares[name] = max(part_a.share, part_b.share)
        return weights, shares

    def _by_class(self, a: str, b: str) -> dict[str, float]:
        shares_a, shares_b = self._shares[a], self._shares[b]
        found = {}
        for name in sorted(shares_a.keys() | shares_b.keys()):
            value = math.log((shares_b.get(name, 0.0) + SELDOM) / (shares_a.get(name, 0.0) + SELDOM))
            value -= self.shift(a, b) if name[0] == SIDES["b"] else 0.0
            found[name] = CLASS_BELIEF * clamped(value, MOST_OF_CLASS)
        return found


def share_of(joint: float, own: float) -> float:
    """The share that logarithms of chances give."""
    return math.exp(min(0.0, joint - own))


def clamped(value: float, most: float) -> float:
    """The value, between -most and most."""
    return max(-most, min(most, value))

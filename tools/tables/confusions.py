"""Weights that tell which of two confusable words a context calls for.

For each pair a logistic model over the features of `linter.typos.context`, fitted by AdaGrad on free text, with
frequencies of word pairs as what the weights are drawn to where the text says nothing. The table holds for each
pair its weights and, for each direction, the prior log odds and how high clean text itself scores.
"""

from __future__ import annotations

import math
import struct
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from linter.typos import realword
from linter.typos.context import TAG_OF, Piece, features, piece, tag

CAP = 30_000  # contexts used for each word
EPOCHS = 4
RATE = 0.25
PULL = 2e-4  # towards the frequencies of word pairs
BELIEF = 0.7  # in those
KEPT = 0.35  # smallest weight of a neighbouring word that is stored
KEPT_CLASS = 0.2  # and of the class of one
CLASSES = "cdefg"
USEFUL = 0.04  # share of places at which a word would be put right; a direction that manages less is dropped
FREQUENT, USEFUL_FREQUENT = 0.001, 0.2  # a word with this share of all text must earn the time that it costs
USEFUL_CORE = 0.01
CORE_BAR = -1.5  # core pairs are confused more often than any other
TAIL_BAR = 0.5  # the rest are mostly right as they stand
SMALL_BAR = 1.5  # how much surer to be about two small words: they stand everywhere, and slips of them are few
MOST = 500  # words stored for a pair
SCALE = 16
UNLISTED = 200_000  # count that one place in the text stands for, where the list of counts lacks a word
UNSEEN = 4_000_000.0  # a pair of words missing from the list is rarer than its smallest count

Names = tuple[str, ...]


class Blob(NamedTuple):
    """A trained pair: `ways` has bit 1 when a may be a slip for b, bit 2 when b may be one for a."""

    a: str
    b: str
    ways: int
    text: bytes
    weights: bytes


def pairs(sets: Iterable[list[str]]) -> list[tuple[str, str]]:
    """Every unordered pair of the sets, sorted."""
    return sorted({(min(a, b), max(a, b)) for words in sets for a, b in combinations(words, 2) if a != b})


def contexts(documents: Iterable[str], targets: set[str], words: dict[str, str]) -> dict[str, list[Names]]:
    """`{target: features of each place where it stands}`, at most `CAP` places spread over the text."""
    memo: dict[str, Piece] = {}
    found: dict[str, list[Names]] = defaultdict(list)
    seen: Counter[str] = Counter()
    for document in documents:
        for line in document.split("\n"):
            pieces = []
            for chunk in line.split():
                if chunk not in memo:
                    memo[chunk] = piece(chunk, lambda word: words.get(word, ""))
                pieces.append(memo[chunk])
            for at, one in enumerate(pieces):
                if one.word in targets:
                    seen[one.word] += 1
                    if len(found[one.word]) < CAP or seen[one.word] % (1 + seen[one.word] // CAP) == 0:
                        found[one.word].append(features(pieces, at))
    for places in found.values():
        step = max(1, len(places) // CAP)
        places[:] = places[::step][:CAP]
    return found


class Neighbours:
    """What stands beside a word, from counts of word pairs."""

    def __init__(self, unigrams: dict[str, int], bigrams: dict[str, int], targets: set[str]) -> None:
        self.unigrams = unigrams
        self.total = sum(unigrams.values())
        self.left: dict[str, dict[str, int]] = defaultdict(dict)
        self.right: dict[str, dict[str, int]] = defaultdict(dict)
        for pair, count in bigrams.items():
            first, second = pair.split()
            if second in targets:
                self.left[second][first] = count
            if first in targets:
                self.right[first][second] = count

    def expected(self, table: dict[str, int], target: str, neighbour: str) -> float:
        """Share of the target's places with this neighbour, backing off to the neighbour's own frequency."""
        own = self.unigrams.get(target, 100_000)
        by_chance = own * self.unigrams.get(neighbour, 100_000) / self.total
        count = table.get(neighbour) or min(by_chance, UNSEEN)
        return (count + 0.5 * by_chance) / own

    def useful(self, word: str) -> float:
        """The least share of places at which it must pay to doubt the word."""
        return USEFUL_FREQUENT if self.unigrams.get(word, 0) > FREQUENT * self.total else USEFUL

    def commonness(self, word: str) -> float:
        """How often the word is met, damped; marks of punctuation are met often."""
        return math.sqrt(self.unigrams.get(word, 0) / 1e8) if word.isalpha() else 5.0

    def weights(self, a: str, b: str) -> dict[str, float]:
        """`{feature: log of how much more it speaks for b}` for both sides."""
        found = {}
        for letter, table in (("a", self.left), ("b", self.right)):
            for neighbour in sorted(table[a].keys() | table[b].keys()):
                ratio = self.expected(table[b], b, neighbour) / self.expected(table[a], a, neighbour)
                found[letter + neighbour] = BELIEF * max(-6.0, min(6.0, math.log(ratio)))
        return found


def fitted(
    places_a: list[Names], places_b: list[Names], listed: dict[str, float], class_of: Callable[[str], str]
) -> tuple[dict[str, float], Counter[str]]:
    """Weights for b against a, and how often each feature was seen.

    Classes are fitted alone first, so that they carry what they can to words that were never seen; what the list of
    word pairs says (`listed`) then counts beyond its word's class.
    """
    examples = interleaved(places_a, places_b)
    offset = math.log((len(places_b) + 1) / (len(places_a) + 1))
    weights: dict[str, float] = {}
    classes = [(tuple(n for n in names if n[0] in CLASSES), is_b) for names, is_b in examples]
    descend(weights, classes, offset, {})
    sides = {"a": "c", "b": "d"}
    believed = {name: w - BELIEF * weights.get(sides[name[0]] + class_of(name[1:]), 0.0) for name, w in listed.items()}
    believed |= {name: weights[name] for name in weights}
    weights = dict(believed)
    descend(weights, examples, offset, believed)
    return weights, Counter(name for names, _ in examples for name in names)


def descend(
    weights: dict[str, float], examples: list[tuple[Names, int]], offset: float, believed: dict[str, float]
) -> None:
    """AdaGrad over the examples, pulled towards `believed`; changes `weights`."""
    square: dict[str, float] = defaultdict(lambda: 1e-2)
    for _ in range(EPOCHS):
        for names, is_b in examples:
            score = offset
            for name in names:
                score += weights.get(name, 0.0)
            error = (1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, score))))) - is_b
            if -0.003 < error < 0.003:
                continue
            for name in names:
                slope = error + PULL * (weights.get(name, 0.0) - believed.get(name, 0.0))
                square[name] += slope * slope
                weights[name] = weights.get(name, 0.0) - RATE * slope / math.sqrt(square[name])


def interleaved(places_a: list[Names], places_b: list[Names]) -> list[tuple[Names, int]]:
    """The examples of both words evenly mixed, in an order that doesn't change from run to run."""
    marked = [((i + 0.5) / len(p), p[i], y) for y, p in enumerate((places_a, places_b)) for i in range(len(p))]
    return [(names, y) for _, names, y in sorted(marked, key=lambda one: (one[0], one[2]))]


def highest(places: list[Names], weights: dict[str, float], sign: int) -> float:
    """What clean text scores at its worst, leaving out one place in five hundred (clean text has errors too)."""
    scores = sorted((sign * sum(weights.get(name, 0.0) for name in names) for names in places), reverse=True)
    return scores[len(scores) // 500] if scores else 0.0


def kept(
    weights: dict[str, float], seen: Counter[str], believed: dict[str, float], commonness: Callable[[str], float]
) -> dict[str, int]:
    """The weights worth storing, in sixteenths: those of classes, and of the words that are met most."""
    classes = {name: w for name, w in weights.items() if name[0] in CLASSES and abs(w) >= KEPT_CLASS and seen[name] > 2}
    words = {
        name: w
        for name, w in weights.items()
        if name[0] not in CLASSES and abs(w) >= KEPT and (seen[name] > 1 or name in believed)
    }
    best = sorted(words, key=lambda name: (-abs(words[name]) * (commonness(name[1:]) + seen[name] / 50), name))[:MOST]
    chosen = {**classes, **{name: words[name] for name in best}}
    return {name: sixteenths(chosen[name]) for name in sorted(chosen) if sixteenths(chosen[name])}


def sixteenths(weight: float) -> int:
    """The weight as it is stored, in one signed byte."""
    return max(-127, min(127, round(weight * SCALE)))


def table(
    sets: Sequence[list[str]],
    core: Sequence[list[str]],
    documents: Iterable[str],
    unigrams: dict[str, int],
    bigrams: dict[str, int],
    words: dict[str, str],
) -> bytes:
    """The whole table; its layout is described in `linter/typos/realword.py`."""
    wanted = pairs(sets)
    targets = {word for pair in wanted for word in pair}
    places = contexts(documents, targets, words)
    neighbours = Neighbours(unigrams, bigrams, targets)
    own = {word: unigrams.get(word, 0) or UNLISTED * (len(places[word]) + 1) for word in targets}
    blobs = list(
        trained(
            wanted, set(pairs(core)), places, neighbours, own, lambda word: tag(word, word, lambda w: words.get(w, ""))
        )
    )
    return laid_out(blobs)


def trained(
    wanted: list[tuple[str, str]],
    core: set[tuple[str, str]],
    places: dict[str, list[Names]],
    neighbours: Neighbours,
    own: dict[str, int],
    class_of: Callable[[str], str],
) -> Iterator[Blob]:
    """What is stored of each pair that is worth it."""
    for a, b in wanted:
        believed = neighbours.weights(a, b)
        # One place in six stays out of the fit, to see how high clean text scores.
        fit_a, fit_b = ([n for i, n in enumerate(places[w]) if i % 6] for w in (a, b))
        weights, seen = fitted(fit_a, fit_b, believed, class_of)
        stored = kept(weights, seen, believed, neighbours.commonness)
        rounded = {name: weight / SCALE for name, weight in stored.items()}
        clean_a = highest(places[a][::6], rounded, 1)
        clean_b = highest(places[b][::6], rounded, -1)
        bar = CORE_BAR if (a, b) in core else SMALL_BAR if a in TAG_OF and b in TAG_OF else TAIL_BAR
        prior = math.log(own[b] / own[a])
        reached_a = share(places[b], rounded, 1, max(clean_a, realword.HIGH + bar - realword.PRIOR * prior))
        reached_b = share(places[a], rounded, -1, max(clean_b, realword.HIGH + bar + realword.PRIOR * prior))
        least_a, least_b = (
            (USEFUL_CORE, USEFUL_CORE) if (a, b) in core else (neighbours.useful(a), neighbours.useful(b))
        )
        ways = (reached_a >= least_a) + 2 * (reached_b >= least_b)
        if ways:
            head = f"{prior:.2f} {clean_a:.2f} {clean_b:.2f} {bar}\n"
            names = " ".join(stored)
            yield Blob(a, b, ways, (head + names + "\n").encode(), struct.pack(f"{len(stored)}b", *stored.values()))


def share(places: list[Names], weights: dict[str, float], sign: int, needed: float) -> float:
    """Share of a word's places at which it would be put in for the other."""
    hits = sum(sign * sum(weights.get(name, 0.0) for name in names) > needed for names in places)
    return hits / max(1, len(places))


def laid_out(blobs: list[Blob]) -> bytes:
    """Header, shared dictionary, index, blobs."""
    names = Counter(name for blob in blobs for name in blob.text.decode().split("\n")[1].split(" "))
    common = sorted(names, key=lambda name: (names[name], name))[-4000:]
    shared = " ".join(sorted(common)).encode()[-32_000:]
    index, body = [], bytearray()
    for blob in blobs:
        packer = zlib.compressobj(9, zdict=shared, wbits=-15)
        data = packer.compress(blob.text + blob.weights) + packer.flush()
        index.append(f"{blob.a} {blob.b} {blob.ways} {len(body)} {len(data)}\n")
        body += data
    head = zlib.compress("".join(index).encode(), 9)
    packed_shared = zlib.compress(shared, 9)
    return struct.pack("<II", len(packed_shared), len(head)) + packed_shared + head + bytes(body)

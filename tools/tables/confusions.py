"""Weights that tell which of two confusable words a context calls for.

For each pair a logistic model over the features of `linter.typos.context`, fitted by AdaGrad on free text. What a large
model of word triples says (`neighbours.py`) is what the weights start from, and stay at where the text is silent. The
table holds for each pair its weights and, for each direction, the prior log odds and how high clean text itself scores.
"""

from __future__ import annotations

import math
import multiprocessing
import struct
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from linter.typos import realword
from linter.typos.context import TAG_OF, Piece, features, piece
from tools.tables.neighbours import Neighbours

CAP = 8_000  # contexts used for each word
EPOCHS = 3
RATE = 0.25
PULL = 2e-4  # towards what the model of triples says
KEPT = 0.35  # smallest weight of a neighbouring word that is stored
KEPT_CLASS = 0.2  # of the class of one
KEPT_FURTHER = 0.3  # and of two words together
CLASSES = "cdefg"
MOST, MOST_FURTHER = 200, 100  # words stored for a pair, and two words together
CORE_TIMES = 5  # as many for a core pair
RARITY = 0.8  # how much it counts against a weight that few places have its feature
USEFUL = 0.04  # share of places at which a word would be put right; a direction that manages less is dropped
FREQUENT, USEFUL_FREQUENT = 0.001, 0.2  # a word with this share of all text must earn the time that it costs
EVERYWHERE = 0.004  # and one with this share can't, outside the core pairs
USEFUL_CORE = 0.01
RARE = 300  # places; a word that has fewer in the text can't be said to be of no use
CORE_BAR = -1.8  # core pairs are confused more often than any other
TAIL_BAR = 0.0
MIXED_BAR = 1.3  # how much surer to be about a small word and another: small words stand everywhere
SMALL_BAR = 1.5
MEANT = frozenset({"two"})  # words that hardly anybody writes for another
SCALE = 16
UNLISTED = 200_000  # count that one place in the text stands for, where the list of counts lacks a word

Names = tuple[str, ...]


class Blob(NamedTuple):
    """A trained pair: `ways` has bit 1 when a may be a slip for b, bit 2 when b may be one for a."""

    a: str
    b: str
    ways: int
    head: str
    weights: dict[str, int]


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


def fitted(
    examples: list[tuple[Names, int]], offset: float, believed: dict[str, float]
) -> tuple[dict[str, float], Counter[str]]:
    """Weights for b against a, and how often each feature was seen.

    Of words only those are used that the model of triples knows beside either, if it knows the two at all: it has seen
    more than the text.
    """
    if believed:
        examples = [(tuple(n for n in names if n[0] in CLASSES or n in believed), is_b) for names, is_b in examples]
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
    weights: dict[str, float], seen: Counter[str], places: int, shares: dict[str, float], times: int
) -> dict[str, int]:
    """The weights worth storing, in sixteenths: those of classes, and of the words that are met most."""
    chosen = {
        name: w
        for name, w in weights.items()
        if name[0] in CLASSES and abs(w) >= KEPT_CLASS and (seen[name] > 2 or name[0] in realword.NEAR)
    }
    for letters, least, most in (("ab", KEPT, MOST), ("hij", KEPT_FURTHER, MOST_FURTHER)):
        worth = {
            name: abs(w) * max(shares.get(name, 0.0), seen[name] / (places + 20)) ** RARITY
            for name, w in weights.items()
            if name[0] in letters and abs(w) >= least and (seen[name] > 1 or name in shares)
        }
        best = sorted(worth, key=lambda name: (-worth[name], name))[: times * most]
        chosen |= {name: weights[name] for name in best}
    return {name: sixteenths(chosen[name]) for name in sorted(chosen) if sixteenths(chosen[name])}


def sixteenths(weight: float) -> int:
    """The weight as it is stored, in one signed byte."""
    return max(-127, min(127, round(weight * SCALE)))


def table(
    sets: Sequence[list[str]],
    core: Sequence[list[str]],
    documents: Iterable[str],
    counts: dict[str, int],
    neighbours: Neighbours,
    words: dict[str, str],
) -> bytes:
    """The whole table; its layout is described in `linter/typos/realword.py`."""
    wanted = pairs(sets)
    trainer = Trainer(
        frozenset(pairs(core)), contexts(documents, {w for pair in wanted for w in pair}, words), neighbours, counts
    )
    with multiprocessing.get_context("fork").Pool(initializer=_trainer.append, initargs=(trainer,)) as pool:
        return laid_out([blob for blob in pool.imap(trained, wanted, chunksize=8) if blob])


@dataclass(frozen=True)
class Trainer:
    """What is known of all pairs."""

    core: frozenset[tuple[str, str]]
    places: dict[str, list[Names]]
    neighbours: Neighbours
    counts: dict[str, int]

    def prior(self, a: str, b: str) -> float:
        """The log of how much more frequent b is than a."""
        return self.neighbours.prior(a, b) if (a, b) in self.neighbours else math.log(self.count(b) / self.count(a))

    def count(self, word: str) -> int:
        """How often the list of counts, or else the text, has the word."""
        return self.counts.get(word, 0) or UNLISTED * (len(self.places[word]) + 1)

    def least(self, written: str, meant: str, core: bool) -> float:
        """The least share of places at which it must pay to doubt the word that is written."""
        if written in MEANT or (not core and self.neighbours.frequent(written, EVERYWHERE)):
            return 1.0
        frequent = not core and self.neighbours.frequent(written, FREQUENT)
        if len(self.places[meant]) < RARE and not frequent:
            return 0.0
        return USEFUL_CORE if core else USEFUL_FREQUENT if frequent else USEFUL

    def bar(self, a: str, b: str) -> float:
        """How much surer than usual to be of a slip."""
        if (a, b) in self.core:
            return CORE_BAR
        return (TAIL_BAR, MIXED_BAR, SMALL_BAR)[(a in TAG_OF) + (b in TAG_OF)]

    def blob(self, a: str, b: str) -> Blob | None:
        """What is stored of a pair, if it is worth it."""
        of_a, of_b = self.places[a], self.places[b]
        # One place in six stays out of the fit, to see how high clean text scores.
        fit_a, fit_b = ([n for i, n in enumerate(places) if i % 6] for places in (of_a, of_b))
        offset = math.log((len(fit_b) + 1) / (len(fit_a) + 1))
        believed: dict[str, float] = {}
        shares: dict[str, float] = {}
        if (a, b) in self.neighbours:
            believed, shares = self.neighbours.believed(a, b)
            offset += self.neighbours.shift(a, b)
        weights, seen = fitted(interleaved(fit_a, fit_b), offset, believed)
        core = (a, b) in self.core
        stored = kept(weights, seen, len(fit_a) + len(fit_b), shares, CORE_TIMES if core else 1)
        rounded = {name: weight / SCALE for name, weight in stored.items()}
        clean_a, clean_b = highest(of_a[::6], rounded, 1), highest(of_b[::6], rounded, -1)
        bar, prior = self.bar(a, b), realword.PRIOR * self.prior(a, b)
        reached_a = share(of_b, rounded, 1, max(clean_a, realword.HIGH + bar - prior))
        reached_b = share(of_a, rounded, -1, max(clean_b, realword.HIGH + bar + prior))
        ways = (reached_a >= self.least(a, b, core)) + 2 * (reached_b >= self.least(b, a, core))
        head = f"{self.prior(a, b):.2f} {clean_a:.2f} {clean_b:.2f} {bar}\n"
        return Blob(a, b, ways, head, stored) if ways else None


_trainer: list[Trainer] = []  # in each of the processes


def trained(pair: tuple[str, str]) -> Blob | None:
    """What is stored of a pair, worked out in a process of its own."""
    return _trainer[0].blob(*pair)


def share(places: list[Names], weights: dict[str, float], sign: int, needed: float) -> float:
    """Share of a word's places at which it would be put in for the other."""
    hits = sum(sign * sum(weights.get(name, 0.0) for name in names) > needed for names in places)
    return hits / max(1, len(places))


def laid_out(blobs: list[Blob]) -> bytes:
    """Header, shared dictionary, index, blobs."""
    names = Counter(name for blob in blobs for name in blob.weights)
    common = sorted(names, key=lambda name: (names[name], name))[-4000:]
    shared = " ".join(sorted(common)).encode()[-32_000:]

    def packed(head: str, weights: dict[str, int]) -> bytes:
        packer = zlib.compressobj(9, zdict=shared, wbits=-15)
        text = head + " ".join(weights) + "\n"
        return packer.compress(text.encode() + struct.pack(f"{len(weights)}b", *weights.values())) + packer.flush()

    index, body = [], bytearray()
    for blob in blobs:
        near = packed(blob.head, {name: w for name, w in blob.weights.items() if name[0] in realword.NEAR})
        far = packed("", {name: w for name, w in blob.weights.items() if name[0] not in realword.NEAR})
        index.append(f"{blob.a} {blob.b} {blob.ways} {len(body)} {len(near)} {len(far)}\n")
        body += near + far
    head = zlib.compress("".join(index).encode(), 9)
    packed_shared = zlib.compress(shared, 9)
    return struct.pack("<II", len(packed_shared), len(head)) + packed_shared + head + bytes(body)

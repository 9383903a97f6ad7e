"""Words that belong beside a confusable word: the egg of a nest egg, the pads of a brake.

Two words that a dictionary lists as one term, or that writers put side by side in several documents, are no slip,
whatever a model of one of them makes of the rest of the sentence.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

from linter.typos.context import TAG_OF

LEAST = 2  # documents in which two words have to stand side by side
CLEARLY = 10  # times more often that the word for which one is written stands there, for the pair to prove nothing


def table(
    sets: Iterable[list[str]], documents: Iterable[str], wordnet: Path, bigrams: dict[str, int]
) -> dict[str, str]:
    """`{word: "left,left/right,right"}`: which words of content stand before and after a confusable one."""
    rivals: dict[str, set[str]] = defaultdict(set)
    for words in sets:
        for word in words:
            rivals[word] |= set(words) - {word}
    targets = {word for word in rivals if word.isalpha() and word not in TAG_OF}
    terms = set(compounds(wordnet))
    seen = side_by_side(documents, targets)
    unit = min(bigrams.values())

    def weight(first: str, second: str) -> float:
        return 5 * seen[first, second] + 3 * bigrams.get(f"{first} {second}", 0) / unit

    beside: dict[str, tuple[set[str], set[str]]] = {}
    for pair in terms | {pair for pair, count in seen.items() if count >= LEAST}:
        first, second = pair
        for side, word, other in ((1, first, second), (0, second, first)):
            if word not in targets or not content(other):
                continue
            others = (weight(one, other) if side else weight(other, one) for one in rivals[word])
            if pair in terms or max(others, default=0) < CLEARLY * weight(*pair):
                beside.setdefault(word, (set(), set()))[side].add(other)
    return {word: "/".join(",".join(sorted(side)) for side in sides) for word, sides in beside.items()}


def content(word: str) -> bool:
    """Whether a word says something by itself."""
    return len(word) > 1 and word.isascii() and word.isalpha() and word not in TAG_OF


def compounds(wordnet: Path) -> Iterator[tuple[str, str]]:
    """Neighbours in the terms of several words that WordNet lists."""
    for part in ("noun", "verb", "adj", "adv"):
        for line in (wordnet / f"index.{part}").read_text("utf-8").splitlines():
            if not line.startswith(" "):
                yield from pairwise(line.split(" ", 1)[0].split("_"))


def side_by_side(documents: Iterable[str], targets: set[str]) -> Counter[tuple[str, str]]:
    """In how many documents two words stand side by side, one of them a target."""
    found: Counter[tuple[str, str]] = Counter()
    for document in documents:
        here = set()
        for line in document.split("\n"):
            for first, second in pairwise(line.split()):
                if first[-1].isalpha() and second[0].isalpha():
                    pair = (first.strip("\"'“‘(").lower(), second.rstrip("\"'”’).,;:!?").lower())
                    if not targets.isdisjoint(pair):
                        here.add(pair)
        found.update(here)
    return found

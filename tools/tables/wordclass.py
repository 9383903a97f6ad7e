"""One letter for what a word can be, from the WordNet index and its counts.

n noun, N plural, v verb, Z verb in -s, d verb in -ed, g verb in -ing, a adjective, r adverb, x noun or verb,
S plural or verb in -s, y noun or adjective, m a name, o anything else.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

TYPES = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}
DOMINANT = 0.8


class WordClasses:
    """Asks WordNet what a word is, undoing regular and irregular inflection."""

    def __init__(self, wordnet: Path) -> None:
        self.counts: dict[str, Counter[str]] = {}
        self.irregular: dict[str, list[tuple[str, str]]] = {}
        for name, letter in (("noun", "n"), ("verb", "v"), ("adj", "a"), ("adv", "r")):
            for line in (wordnet / f"index.{name}").read_text("utf-8").splitlines():
                if not line.startswith(" "):
                    self.counts.setdefault(line.split(" ", 1)[0], Counter())[letter] += 1
            for line in (wordnet / f"{name}.exc").read_text("utf-8").splitlines():
                form, base = line.split()[:2]
                self.irregular.setdefault(form, []).append((letter, base))
        for line in (wordnet / "cntlist.rev").read_text("utf-8").splitlines():
            key, _, count = line.split()
            lemma, _, rest = key.partition("%")
            self.counts.setdefault(lemma, Counter())[TYPES[rest[0]]] += int(count)

    def letter(self, word: str) -> str:
        """The class of `word`, as the module says."""
        if word[0].isupper():
            return "m"
        own = self.counts.get(word)
        form = self.inflected(word)
        if own and (not form or own.total() > 20):
            return self.summed(own)
        return form or "o"

    def summed(self, own: Counter[str]) -> str:
        best, count = own.most_common(1)[0]
        if count >= DOMINANT * own.total():
            return best
        pair = {kind for kind, _ in own.most_common(2)}
        return {"nv": "x", "an": "y"}.get("".join(sorted(pair)), best)

    def base(self, word: str, letter: str) -> bool:
        return self.counts.get(word, Counter())[letter] > 0

    def inflected(self, word: str) -> str:
        for letter, _ in self.irregular.get(word, ()):
            if letter == "n":
                return "N"
            if letter == "v":
                return "g" if word.endswith("ing") else "Z" if word.endswith("s") else "d"
        for ending, letters in (("ing", "g"), ("ed", "d")):
            stem = word.removesuffix(ending)
            if stem != word and any(self.base(s, "v") for s in (stem, stem + "e", stem[:-1])):
                return letters
        for stem in (word[:-1], word[:-2], word[:-3] + "y") if word.endswith("s") else ():
            plural, verb = self.base(stem, "n"), self.base(stem, "v")
            if plural or verb:
                return "S" if plural and verb else "N" if plural else "Z"
        return "r" if word.endswith("ly") else ""

"""Which words are English. Words in, marks out (one letter for the word's class, "!" before it when rare)."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

from . import store

PREFIXES = (
    "anti auto bio co counter crypto cyber de eco electro ex extra geo hydro hyper infra inter intra kilo macro mega "
    "meta micro mid mini mis mono multi nano neo neuro non out over para photo poly post pre pro pseudo psycho quasi "
    "re retro self semi socio sub super tele thermo trans tri ultra un under uni up"
).split()
REMEMBERED = 100_000  # words
COUNTABLE = frozenset("nxyag")
VERBS = frozenset("vx")
NOUNS = frozenset("nx")
VOWELS = frozenset("aeiou")
SUFFIXES = ("like", "wise", "less", "ness", "proof", "fold", "hood", "ship", "esque", "wide", "worthy", "goer", "goers")
PARTICLES = frozenset("off out up down over back through in offs outs ups downs".split())
SECOND_MEMBERS = frozenset(
    "bag bags base bases ball band bank bar bed bell bike bird board boards boat boats book books box boy "
    "boys bread bush cake card cards case cloth cloud clouds coat code codes craft crafts dog dogs door end "
    "ends fare farm field fields fight fighter fighters fire fish flower folk food friend gate girl girls "
    "grass ground grounds grower growers guard guards guide gun hall head heads holder holders hole house "
    "houses keeper keepers land lands load loads leaf length lift light lights line lines list maker makers "
    "making man mark master mate mates men mill mine owner owners paper people person piece place plant pot "
    "room rooms runner runners seeker seekers seller sellers setter shed shop shops side sides site sites "
    "skin song speak stone stones storm stream streams style suit tail tails taker takers time top town trap "
    "tree trees wall walls ware water way ways weed wheel woman women wood work worker workers works worm "
    "writer writers yard".split()
)


class Lexicon:
    """Membership and class of words."""

    def __init__(self, table: store.Table) -> None:
        self.mark = lru_cache(maxsize=REMEMBERED)(table.get)  # the mark of a word in just this case, or ""
        self._table = table

    def mark_any(self, word: str) -> str:
        """The mark of a lower-case word, whatever the case of the entry."""
        return self.mark(word) or self.mark(word.capitalize()) or self.mark(word.upper())

    def common(self, word: str) -> bool:
        """Whether the lower-case word is an entry and not a rare one."""
        mark = self.mark(word)
        return bool(mark) and mark[0] != "!"

    def alike(self, word: str) -> set[str]:
        """The entries, not rare ones, that have the first two letters and one half of a lower-case word."""
        half = len(word) // 2
        found = {*self._table.holding(word[:2], word[:half]), *self._table.holding(word[:2], word[half:])}
        return {other for other in found if abs(len(other) - len(word)) < 2 and self.common(other)}

    def accepts(self, word: str) -> bool:
        """Whether a word of letters is English, as written, as a name, or by productive word formation."""
        return bool(self.mark(word) or self.mark_any(word.lower())) or self.formed(word.lower())

    def formed(self, word: str) -> bool:
        """Whether a lower-case word is made from common words by rules that speakers use freely."""
        if not word.isascii():
            plain = unaccented(word)
            return plain != word and bool(self.mark_any(plain))
        for prefix in PREFIXES:
            if word.startswith(prefix) and len(word) - len(prefix) >= 4 and self.common(word[len(prefix) :]):
                return True
        for suffix in SUFFIXES:
            if word.endswith(suffix) and len(word) - len(suffix) >= 3 and self.common(word[: -len(suffix)]):
                return True
        if self.inflected(word):
            return True
        for cut in range(3, len(word) - 1):
            second = word[cut:]
            if second in SECOND_MEMBERS and self.common(word[:cut]):
                return True
            if second in PARTICLES and cut < 6 and self.mark(word[:cut]) in ("v", "x"):
                return True
        return False

    def inflected(self, word: str) -> bool:
        """Whether a lower-case word is a regular plural of a common word, or one in -able, -er or -ish."""
        if word.endswith("s") and len(word) > 4 and not word.endswith("ss"):
            stem = word[:-1]
            return self.mark(stem) in COUNTABLE or (self.mark(stem) == "o" and len(stem) > 6) or self.doer(stem)
        for ending in ("able", "ability"):
            stem = word.removesuffix(ending)
            if stem != word and len(stem) > 3:
                return self.mark(stem) in VERBS or (stem[-1] not in "gc" and self.mark(stem + "e") in VERBS)
        if word.endswith("ing") and self.verbed(word[:-3]):
            return True
        return self.doer(word) or (word.endswith("ish") and len(word) > 6 and self.mark(word[:-3]) in COUNTABLE)

    def verbed(self, stem: str) -> bool:
        """Whether the word is a noun that takes -ing as it stands: geek, but not stop, whose last letter doubles."""
        if len(stem) < 4 or stem[-1] in VOWELS or self.mark(stem) not in NOUNS:
            return False
        return stem[-2] not in VOWELS or stem[-3] in VOWELS

    def doer(self, word: str) -> bool:
        """Whether the word is a common verb with -er or -ee."""
        if len(word) < 6 or not word.endswith(("er", "ee")):
            return False
        return self.mark(word[:-2]) in VERBS or (word.endswith("er") and self.mark(word[:-1]) in VERBS)


def unaccented(word: str) -> str:
    """The word without combining marks."""
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))


@cache
def english() -> Lexicon:
    """The shipped lexicon."""
    return Lexicon(store.table("lexicon.z"))


@cache
def misspellings() -> store.Table:
    """Known misspellings in lower case, with what they stand for; several candidates have commas between them."""
    return store.table("misspellings.z")


@cache
def joined_pairs() -> store.Table:
    """Frequent pairs of words written without the space, with the length of the first."""
    return store.table("joined.z")

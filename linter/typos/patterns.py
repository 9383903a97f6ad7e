"""Set phrases with a wrong word, and turns of grammar that only a slip explains.

In: the bare lower-case words of a passage and a place in them. Out: `Match`es over whole words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from . import store
from .context import GROUPS

MODALS = frozenset("could would should might must couldn't wouldn't shouldn't mustn't".split())
BEFORE_VERB = frozenset("to will would could might may can cannot not we they you".split())
BEFORE_NOUN = frozenset("the a his her their its our my your to money this that".split())
BEFORE_THAN = frozenset("more less fewer rather other".split())
AFTER_IT_IS = frozenset("been a an the not because".split())
AFTER_YOU_ARE = frozenset("the a an not being also gonna".split())
HAVE = frozenset("has have had having".split())
BE = frozenset("was were been being".split())
NOT_HAVE = frozenset("course which whom what".split())


class Match(NamedTuple):
    """Words `start` to `end` (half open) should read `right`; `certain` if nothing else can be meant.

    `before` and `after` say how many words on each side tell it, so that no mark may stand between.
    """

    start: int
    end: int
    right: str
    certain: bool = True
    before: int = 0
    after: int = 0


Words = Sequence[str]
Pattern = Callable[[Words, int], "Match | None"]


def word_at(words: Words, at: int) -> str:
    """The word there, or "" outside the passage."""
    return words[at] if 0 <= at < len(words) else ""


def modal_of(words: Words, at: int) -> Match | None:
    """could of → could have"""
    end = at + 2 if word_at(words, at + 1) == "not" else at + 1
    if word_at(words, end) != "of" or word_at(words, end + 1) in NOT_HAVE:
        return None
    return Match(at, end + 1, " ".join([*words[at:end], "have"]))


def comparative_then(words: Words, at: int) -> Match | None:
    """more than, better than, taller than"""
    before, after = word_at(words, at - 1), word_at(words, at + 1)
    if not re.fullmatch(r"[a-z0-9$£€,.%]+", after) or after in ("the", "a", "he", "she", "it", "they", "we", "i", "to"):
        return None
    if before in BEFORE_THAN and word_at(words, at - 2) != "or":
        return Match(at, at + 1, "than") if after[0].isdigit() or before in ("rather", "other") else None
    return None


def it_is(words: Words, at: int) -> Match | None:
    """its been → it's been"""
    after = word_at(words, at + 1)
    if after in AFTER_IT_IS:
        return Match(at, at + 1, "it's")
    return None


def of_it(words: Words, at: int) -> Match | None:
    """it's own → its own"""
    return Match(at, at + 1, "its") if word_at(words, at + 1) == "own" else None


def you_are(words: Words, at: int) -> Match | None:
    """your the → you're the"""
    after = word_at(words, at + 1)
    return Match(at, at + 1, "you're") if after in AFTER_YOU_ARE else None


def of_you(words: Words, at: int) -> Match | None:
    """you're own → your own"""
    return Match(at, at + 1, "your") if word_at(words, at + 1) == "own" else None


def lose(words: Words, at: int) -> Match | None:
    """to loose a game → to lose a game"""
    before, after = word_at(words, at - 1), word_at(words, at + 1)
    return Match(at, at + 1, "lose") if before in BEFORE_VERB and after in BEFORE_NOUN else None


def led(words: Words, at: int) -> Match | None:
    """which lead to, has lead the → led"""
    before, after = word_at(words, at - 1), word_at(words, at + 1)
    if before in HAVE and after in ("to", "the", "a", "an", "his", "her", "some", "many"):
        return Match(at, at + 1, "led")
    if before in BE and after in ("by", "to"):
        return Match(at, at + 1, "led")
    return None


def were(words: Words, at: int) -> Match | None:
    """they where → they were"""
    before, after = word_at(words, at - 1), word_at(words, at + 1)
    return Match(at, at + 1, "were") if before in ("they", "we") and after.endswith(("ed", "ing")) else None


# Each with the words of which one stands beside the trigger where the pattern matches.
PATTERNS: dict[str, tuple[Pattern, frozenset[str]]] = {
    **dict.fromkeys(MODALS, (modal_of, frozenset({"of", "not"}))),
    "then": (comparative_then, BEFORE_THAN),
    "its": (it_is, AFTER_IT_IS),
    "it's": (of_it, frozenset({"own"})),
    "your": (you_are, AFTER_YOU_ARE),
    "you're": (of_you, frozenset({"own"})),
    "loose": (lose, BEFORE_VERB),
    "lead": (led, HAVE | BE),
    "where": (were, frozenset({"they", "we"})),
}


class Phrases:
    """The wrong phrases of `tables/phrases.txt`, found by their longest word."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.by_word: dict[str, list[tuple[int, tuple[str, ...], str]]] = {}
        beside: dict[str, set[str]] = {}
        for line in lines:
            wrong, _, right = line.partition(" = ")
            words = tuple(wrong.split())
            at = max(range(len(words)), key=lambda i: len(words[i]))
            self.by_word.setdefault(words[at], []).append((at, words, right.strip()))
            beside.setdefault(words[at], set()).add(words[at - 1] if at else "".join(words[1:2]))
        self.beside = {word: frozenset(others) for word, others in beside.items()}

    def at(self, words: Words, at: int) -> list[Match]:
        """The phrases whose longest word stands there, longest phrase first."""
        found = []
        for offset, wrong, right in self.by_word[words[at]]:
            start = at - offset
            if start >= 0 and words[start] == wrong[0] and tuple(words[start : start + len(wrong)]) == wrong:
                found.append(Match(start, start + len(wrong), right))
        return sorted(found, key=lambda match: match.start - match.end)


def hand_written(name: str) -> list[str]:
    """Lines of a hand-written table, comments dropped."""
    lines = store.raw(name).decode("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


class Side:
    """What one side of a word must have, or must not have: words of a list, or with an ending of it."""

    def __init__(self, told: str) -> None:
        self.told = told.strip()
        self.against = self.told.startswith("!")
        parts = self.told.removeprefix("!").split()
        self.words = frozenset(word for part in parts for word in spelled_out(part))
        self.endings = tuple(part[1:] for part in parts if part[0] == "*")

    def fits(self, word: str) -> bool:
        """Whether the word may stand there."""
        if not self.told:
            return True
        listed = word in self.words or (bool(self.endings) and word.endswith(self.endings))
        return listed is not self.against

    @property
    def tells(self) -> int:
        """How many words there are evidence: one or none."""
        return int(bool(self.told) and not self.against)


def spelled_out(part: str) -> list[str]:
    """A word of a list, or the words of a group: {D}"""
    return GROUPS[part[1:-1]].split() if part[0] == "{" else [part]


class Company:
    """The lines of `tables/company.txt`, by their wrong word; each is taken apart when its word is met."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.by_word: dict[str, list[str]] = {}
        for line in lines:
            wrong, _, rest = line.partition(" > ")
            self.by_word.setdefault(wrong, []).append(rest)
        self._read: dict[str, list[tuple[str, Side, Side]]] = {}

    def lines(self, word: str) -> list[tuple[str, Side, Side]]:
        """What should stand there instead, and what must stand before and after it."""
        found = self._read.get(word)
        if found is None:
            parts = [line.split("|") for line in self.by_word.get(word, ())]
            found = [(right.strip(), Side(before), Side(after)) for right, before, after in parts]
            self._read[word] = found
        return found

    def at(self, words: Words, at: int) -> list[Match]:
        """What the words on both sides say should stand there."""
        left, right = word_at(words, at - 1), word_at(words, at + 1)
        return [
            Match(at, at + 1, meant, False, before.tells, after.tells)
            for meant, before, after in self.lines(words[at])
            if before.fits(left) and after.fits(right)
        ]


PHRASES = Phrases(hand_written("phrases.txt"))
COMPANY = Company(hand_written("company.txt"))
TRIGGERS = frozenset(PATTERNS) | frozenset(PHRASES.by_word) | frozenset(COMPANY.by_word)


def cue(word: str, other: str, before: bool) -> int:
    """What a word before or after a trigger tells of a match: 2 is enough, 1 if the other side says so too."""
    beside = PHRASES.beside.get(word, ())
    if "" in beside or other in beside or (word in PATTERNS and other in PATTERNS[word][1]):
        return 2
    sides = ((left if before else right) for _, left, right in COMPANY.lines(word))
    return int(any(side.fits(other) for side in sides))


def matches(words: Words, at: int) -> list[Match]:
    """Every slip that a phrase or pattern finds at a place, longest phrases first."""
    word = words[at]
    found = PHRASES.at(words, at) if word in PHRASES.by_word else []
    match = PATTERNS[word][0](words, at) if word in PATTERNS else None
    if match:
        found = [*found, match]
    return [*found, *COMPANY.at(words, at)] if word in COMPANY.by_word else found

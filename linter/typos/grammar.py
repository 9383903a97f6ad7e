"""Judges one confusable word by what is around it: a or an, set phrases, and pairs of words that sound alike."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from . import patterns, realword
from .context import TAG_OF, bounds, features
from .line import Line, like_case
from .passage import Slip
from .reader import LETTERS, LOWER
from .spelling import curly, opens
from .words import EITHER, FUNCTION, SAID_WITH_CONSONANT, SAID_WITH_VOWEL, SILENT_H

YOU_SOUND = re.compile(
    r"uni(?!n|m|d(?!i[mr]))|us[aeiu]|ut[eio]|u[kr][aeiou]|ub[iu]|ufo|ug[ao]|uyg|uig|eu|ewe|one(?:s|self|\Z)|once|ouij"
)
OPENING_BAR = 2.5  # how much surer to be where a sentence opens, as only one side speaks
NUMBERS = frozenset({"one", "two", "four", "eight", "ten"})
NUMBERED = frozenset(  # what has its number behind it: part two
    "part chapter episode season phase round step day week year level stage section page figure game number version "
    "volume book type grade class tier category act scene bank group team lane line row war".split()
)
ARTICLES = frozenset({"a", "an"})
INITIALS = re.compile(r"(?:[A-Z]{2,5}|[A-Z](?:\.[A-Z]){1,4}|[A-Z](?=-))(?![^\W_])")
VOWEL_LETTERS, CONSONANT_LETTERS = frozenset("AEIO"), frozenset("BCDGJKPQTVWYZ")  # of the others some are said in words
NOT_AFTER_A = frozenset("and or in is are at as of on if it i us".split())


def special_slips(line: Line, places: Iterable[int]) -> Iterator[Slip]:
    """The slips at articles and at words that trigger a pattern. Quotations are left to be settled later."""
    words, chunks, last = line.words, line.chunks, len(line.chunks) - 1
    for at in places:
        if words[at] in ARTICLES:
            if at < last and article_for(chunks[at], chunks[at + 1]):
                yield from article_slips(line, at)
            continue
        for match in patterns.matches(words, at):
            written_so = line.codes[match.start] & LOWER or opens(line, match.start)
            if written_so and unbroken(line, match.start - match.before, match.end + match.after):
                yield pattern_slip(line, match)
                break


def pattern_slip(line: Line, match: patterns.Match) -> Slip:
    """The slip of a phrase or a turn of grammar."""
    kind = "split-word" if match.right == "".join(line.words[match.start : match.end]) else "real-word"
    model = line.core(match.start)
    shouted = model.isupper() and len(model) > 1
    right = match.right.upper() if shouted else like_case(match.right, model[0])
    last = match.end - 1
    return line.slip(match.start, kind, right.replace("'", curly(line)), last=last, certain=match.certain)


def confusion_slips(line: Line, places: Iterable[int], often: Callable[[str], bool]) -> Iterator[Slip]:
    """The words that the context calls for instead, where the evidence is strong.

    `often` says whether the post uses a word time and again: then it is what the post is about.
    """
    for at in places:
        if line.words[at] in NUMBERS and at and line.words[at - 1] in NUMBERED:
            continue
        opening = not line.codes[at] & LOWER
        if opening and not opens(line, at):
            continue
        first = max(0, at - 2)
        pieces = [line.reader.pieces[chunk] for chunk in line.chunks[first : at + 3]]
        word, names = pieces[at - first].word, features(pieces, at - first)
        judged = line.reader.codes.confusions.judge(word, names)
        if judged:
            rival, score = judged
            score -= OPENING_BAR if opening else 0.0
            if score < realword.MEDIUM or (not rival.core and meant(word, names, often)):
                continue
            kind = "real-word" if score >= realword.HIGH else "real-word-possible"
            slip = line.slip(at, kind, like_case(rival.word, line.core(at)).replace("'", curly(line)))
            yield replace(slip, doubtful=not rival.core)


def meant(word: str, names: tuple[str, ...], often: Callable[[str], bool]) -> bool:
    """Whether a word of content is meant for all that: the post keeps to it, or it belongs to the word beside it."""
    return word not in TAG_OF and (often(word) or realword.belongs(word, names[0][1:], names[1][1:]))


def unbroken(line: Line, start: int, end: int) -> bool:
    """Whether no mark of punctuation stands between the words."""
    inner = line.chunks[start:end]
    return all(c[-1].isalnum() for c in inner[:-1]) and all(c[0].isalnum() for c in inner[1:])


def article_slips(line: Line, at: int) -> Iterator[Slip]:
    """a before a vowel sound, an before a consonant."""
    chunk, core = line.chunks[at], line.core(at + 1)
    if chunk[0] == "a" or opens(line, at):
        right = article_for(chunk, line.chunks[at + 1])
        certain = core.islower() and core not in FUNCTION
        yield line.slip(at, "article", like_case(right, chunk[0]), certain=certain)


@lru_cache(maxsize=50_000)
def article_for(chunk: str, following: str) -> str:
    """The article that should stand instead of `chunk`; "" when it is right, or no article."""
    if chunk not in ("a", "an", "A", "An"):
        return ""
    start, end = bounds(following)
    core = following[start:end]
    if not core or core.lower() in NOT_AFTER_A or (start and following[0] not in "\"“‘'$£€"):
        return ""
    right = {"vowel": "an", "consonant": "a"}.get(sound(core), "")
    return "" if right == chunk.lower() else right


def sound_of_number(core: str) -> str:
    """The sound of a number: 8, 11, 18, 80, 800 and 11,000 start with a vowel, 1812 does as a year."""
    number = re.match(r"\d+", core)
    digits = number.group() if number else ""
    if digits[:1] == "8" or digits in ("11", "18"):
        return "vowel"
    eighteen_hundred = (len(digits) == 4 and digits[:2] in ("11", "18")) or re.match(r"1,[18]\d\d", core)
    return "" if eighteen_hundred or not digits.isdecimal() else "consonant"


def sound_of_initials(letters: str) -> str:
    """The sound of initials, where it is sure that they are said letter by letter, or as a word."""
    if len(letters) == 1:
        return "vowel" if letters in "AEFHILMNORSX" else "consonant"
    if letters in SAID_WITH_VOWEL:
        return "vowel"
    if letters in SAID_WITH_CONSONANT or letters[0] in CONSONANT_LETTERS:
        return "consonant"
    return "vowel" if letters[0] in VOWEL_LETTERS and not YOU_SOUND.match(letters.lower()) else ""


def sound(core: str) -> str:
    """What a word starts with when spoken: "vowel", "consonant", or "" when it can't be told."""
    if core[0].isdigit():
        return sound_of_number(core)
    initials = INITIALS.match(core)
    if initials:
        return sound_of_initials(initials.group().replace(".", ""))
    word = core.lower()
    head = re.split(r"[-–—/'’]", word)[0]
    if len(head) < 2 or not head.isascii() or not head.isalpha() or core[:2].isupper() or head in EITHER:
        return ""
    if (not LETTERS.match(core) and "-" not in core) or not any(vowel in head for vowel in "aeiouy"):
        return ""
    if head.startswith("h"):
        return "vowel" if head.startswith(SILENT_H) else "consonant" if not core[0].isupper() else ""
    if head[0] in "aeiou":
        if YOU_SOUND.match(head):
            return "consonant"
        return "" if core[0].isupper() and head[0] in "ueo" else "vowel"
    if head[0] == "y" and head[1] not in "aeiou":
        return ""
    return "consonant"

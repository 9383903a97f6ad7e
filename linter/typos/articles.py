"""a or an: which article a word takes, told from how it starts when spoken. Chunks in, articles out."""

from __future__ import annotations

import re
from functools import lru_cache

from .context import LETTERS, bounds
from .words import EITHER, SAID_WITH_CONSONANT, SAID_WITH_VOWEL, SILENT_H

YOU_SOUND = re.compile(
    r"uni(?!n|m|d(?!i[mr]))|us[aeiu]|ut[eio]|u[kr][aeiou]|ub[iu]|ufo|ug[ao]|uyg|uig|eu|ewe|one(?:s|self|\Z)|once|ouij"
)
ARTICLES = frozenset({"a", "an"})
INITIALS = re.compile(r"(?:[A-Z]{2,5}|[A-Z](?:\.[A-Z]){1,4}|[A-Z](?=-))(?![^\W_])")
VOWEL_LETTERS, CONSONANT_LETTERS = frozenset("AEIO"), frozenset("BCDGJKPQTVWYZ")  # of the others some are said in words
OPENING = frozenset("\"“‘'$£€")  # what may stand before a word and change nothing of its sound
NOT_AFTER_A = frozenset("and or in is are at as of on if it i us".split())


@lru_cache(maxsize=50_000)
def article_for(chunk: str, following: str) -> str:
    """The article that should stand instead of `chunk`; "" when it is right, or no article."""
    if chunk not in ("a", "an", "A", "An"):
        return ""
    start, end = bounds(following)
    core = following[start:end]
    if not core or core.lower() in NOT_AFTER_A or not OPENING.issuperset(following[:start]):
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

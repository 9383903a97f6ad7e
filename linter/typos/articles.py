"""a or an: which article a word takes, told from how it starts when spoken. Chunks in, articles out."""

from __future__ import annotations

import re
from functools import lru_cache

from .context import LETTERS, bounds
from .words import EITHER, SILENT_H

YOU_SOUND = re.compile(
    r"uni(?!n|m|d(?!i[mr]))|us[aeiu]|ut[eio]|u[kr][aeiou]|ub[iu]|ufo|ug[ao]|uyg|uig|eu|ewe|one(?:s|self|\Z)|once|ouij"
)
ARTICLES = frozenset({"a", "an"})
NOT_AFTER_A = frozenset("and or in is are at as of on if it i us".split())


@lru_cache(maxsize=50_000)
def article_for(chunk: str, following: str) -> str:
    """The article that should stand instead of `chunk`; "" when it is right, or no article."""
    if chunk not in ("a", "an", "A", "An"):
        return ""
    start, end = bounds(following)
    core = following[start:end]
    if not core or core.lower() in NOT_AFTER_A or (start and following[0] not in "\"“‘'"):
        return ""
    right = {"vowel": "an", "consonant": "a"}.get(sound(core), "")
    return "" if right == chunk.lower() else right


def sound(core: str) -> str:
    """What a word starts with when spoken: "vowel", "consonant", or "" when it can't be told."""
    if core[0].isdigit():
        number = re.match(r"\d+", core)
        digits = number.group() if number else ""
        return "vowel" if digits[0] == "8" or digits in ("11", "18") else "consonant" if digits.isdigit() else ""
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

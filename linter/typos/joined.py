"""Where two words were run together. A word in, the place to cut it out."""

from __future__ import annotations

from . import lexicon, suggestion
from .words import FUNCTION

PART_LEVEL = 88  # level of the parts of two words run together
# Small words with which hardly any word begins or ends.
PLAIN = frozenset("the and with from that this which their they have were will your".split())
PLAIN_ENDS = PLAIN | frozenset("into when would been because while about".split())
CLEAR = ("the", "was", "were", "they", "this", "that", "have", "not")  # no name ends in a small word and one of these
CLEAR_STARTS = ("this", "these", "those", "when", "where", "while", "until", "they", "which", "because", "you")
FREE_STANDING = FUNCTION | frozenset("said says new two three first last more most up out also who year years".split())
# Words, and endings of words, that hardly ever make a compound with the next word.
LONERS = frozenset(
    "get got see use used using gave need want few now then very much many such same both only just never often always "
    "already really here there certain several other another different important".split()
)
LONER_ENDINGS = ("ly", "ous", "ing", "ed", "ive", "ful", "able", "ible", "ial", "ical", "ity", "tion", "ment", "ness")
LOOSE_LEVEL = 78


def cut_between(word: str) -> tuple[int, bool] | None:
    """Where two frequent words were run together, and whether that is certain: if one of them is a small one."""
    level = suggestion.english().level
    best, found = 0, None
    for cut in range(1, len(word)):
        first, second = word[:cut], word[cut:]
        one, other = level.get(first, 0), level.get(second, 0)
        if not one and second in PLAIN_ENDS and len(first) > 3 and lexicon.english().common(first):
            one = suggestion.FLOOR
        small = first in FREE_STANDING or second in FREE_STANDING
        if not one or not other or (len(first) == 1 and first != "a") or len(second) == 1:
            continue
        score = min(one, other) + (20 if small else 0)
        needed = PART_LEVEL if small and len(first) > 1 else PART_LEVEL + 4 if len(first) > 3 < len(second) else 999
        plain = (first in PLAIN and len(second) > 3) or (second in PLAIN_ENDS and len(first) > 3)
        sure = plain or min(one, other) >= needed - (12 if small and len(word) > 7 else 0)
        if score > best and (sure or (min(one, other) >= LOOSE_LEVEL and loose(first, second))):
            best, found = score, (cut, sure)
    return found


def two_clear(word: str) -> int:
    """Where a word is two small ones in a row that no name and no other word is made of; 0 if nowhere."""
    for second in CLEAR:
        if word.endswith(second) and word.removesuffix(second) in FUNCTION:
            return len(word) - len(second)
    for first in CLEAR_STARTS:
        if word.startswith(first) and word.removeprefix(first) in FUNCTION:
            return len(first)
    return 0


def loose(first: str, second: str) -> bool:
    """Whether two words of content are of a kind that doesn't grow together: "tabletsbecoming", but not "website"."""
    if len(second) < 4:
        return False
    if first in LONERS:
        return True
    plural = first[-1] == "s" and first[-2] not in "sui"
    return len(first) > 4 and (plural or first.endswith(LONER_ENDINGS) or (second.endswith("ly") and len(second) > 6))


def two_small(word: str) -> bool:
    """Whether the word is two small words run together, which it stays in any company."""
    return any(word[:cut] in FUNCTION and word[cut:] in FUNCTION for cut in range(2, len(word) - 1))

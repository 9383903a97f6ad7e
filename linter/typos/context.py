"""What stands around a word: the evidence from which `realword.py` judges, and `tools/tables` learns.

In: white-space separated chunks of text. Out: `Piece`s (a chunk taken apart) and feature names. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

GROUPS = {
    "D": "the a an this that these those every each another no any some such what which whose",
    "H": "my your our his its their whose",
    "I": "i he she we they it you who",
    "O": "me him us them myself himself themselves itself ourselves yourself",
    "P": "of in on at by for with from into over under between among through during after before against about "
    "across around along behind beside beyond despite inside near onto outside since toward towards until upon "
    "within without per via",
    "T": "to",
    "M": "will would can could may might must shall should cannot can't won't wouldn't couldn't shouldn't",
    "B": "is are was were be been being am isn't aren't wasn't weren't it's that's there's",
    "V": "has have had having hasn't haven't hadn't",
    "U": "do does did don't doesn't didn't",
    "C": "and or but nor yet",
    "W": "if when while because although though whether as than unless where",
    "E": "not never also often still just only already now even always ever",
    "Q": "more most less least very so too quite much many few several all both",
}
LETTERS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*\Z")
TAG_OF = {word: tag for tag, words in GROUPS.items() for word in words.split()}
MARKS = {
    **dict.fromkeys(".!?…", "."),
    **dict.fromkeys(",", ","),
    **dict.fromkeys(";:", ";"),
    **dict.fromkeys("\"'“”‘’«»„‹›", '"'),
    **dict.fromkeys("([{", "("),
    **dict.fromkeys(")]}", ")"),
    **dict.fromkeys("-–—―/|•*", "-"),
}
EDGE = ("", "^")  # before the first and after the last word


class Piece(NamedTuple):
    """A chunk taken apart: bare lower-case word, and what stands around it as (word, tag) pairs in reading order."""

    word: str
    before: tuple[tuple[str, str], ...]
    parts: tuple[tuple[str, str], ...]
    after: tuple[tuple[str, str], ...]


def bounds(chunk: str) -> tuple[int, int]:
    """Half-open range of the chunk's bare word: its first to its last letter or digit."""
    start, end = 0, len(chunk)
    while start < end and not chunk[start].isalnum():
        start += 1
    while end > start and not chunk[end - 1].isalnum():
        end -= 1
    return start, end


def piece(chunk: str, mark_of: Callable[[str], str]) -> Piece:
    """Takes a chunk apart; `mark_of` says the class of a word (see `Lexicon.mark`)."""
    start, end = bounds(chunk)
    before = tuple((m, m) for m in [MARKS.get(c, "") for c in chunk[max(0, start - 1) : start]] if m)
    after = tuple((m, m) for m in [MARKS.get(c, "") for c in chunk[end : end + 1]] if m)
    core = chunk[start:end].replace("’", "'")
    if not core:
        return Piece("", (), before + after, ())
    word = core.lower()
    return Piece(word, before, (*before, (word, tag(core, word, mark_of)), *after), after)


def tag(core: str, word: str, mark_of: Callable[[str], str]) -> str:
    """One letter for how the word behaves in a sentence."""
    if word in TAG_OF:
        return TAG_OF[word]
    if core[0].isdigit():
        return "0"
    if word.endswith("'s"):
        return "p"
    mark = mark_of(word)
    if not mark:
        return "m" if core[0].isupper() else "o"
    return mark[-1]


def features(pieces: Sequence[Piece], at: int) -> tuple[str, ...]:
    """Names of the evidence around `pieces[at]`, at most two words and marks each way."""
    own = pieces[at]
    left = own.before
    for i in range(at - 1, max(-1, at - 3), -1):
        left = pieces[i].parts + left
    right = own.after
    for other in pieces[at + 1 : at + 3]:
        right += other.parts
    l1, lt1 = left[-1] if left else EDGE
    l2, lt2 = left[-2] if len(left) > 1 else EDGE
    r1, rt1 = right[0] if right else EDGE
    r2, rt2 = right[1] if len(right) > 1 else EDGE
    return (
        "a" + l1,
        "b" + r1,
        "c" + lt1,
        "d" + rt1,
        "e" + lt1 + rt1,
        "f" + lt2 + lt1,
        "g" + rt1 + rt2,
        f"h{l2}_{l1}",
        f"i{l1}_{r1}",
        f"j{r1}_{r2}",
    )

"""Slips in the address of a post, seen against its title. A slug and a title in, slips with offsets in the slug out."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from . import lexicon, suggestion
from .passage import Slip
from .spelling import verdict_on
from .suggestion import Guess, distance
from .vocabulary import NONE, Vocabulary

# Letters that WordPress writes with plain ones: in most languages, and in those that have a way of their own.
SHORT = str.maketrans({"ß": "s", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
LONG = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "å": "aa", "ø": "oe", "æ": "ae", "đ": "dj"})
SLUG = -1  # stands for the number of the passage


def slug_slips(slug: str, title: str, vocabulary: Vocabulary = NONE) -> list[Slip]:
    """Words of the slug that two words of the title were run into, or that misspell one.

    Offsets are half-open code points of `slug`; `passage` is -1. A slug that is not made of words (percent-encoded,
    an identifier) gives nothing.
    """
    if "%" in slug or len(slug) > 400:
        return []
    ways = [re.findall(r"[a-z0-9]+", way) for way in (plain(title), plain(title.lower().translate(LONG)))]
    title_words = [word for way in ways for word in way]
    joined = {a + b: f"{a}-{b}" for way in ways for a, b in pairwise(way) if min(len(a), len(b)) > 1}
    compact = " ".join(map("".join, ways))
    present = set(re.findall(r"[^\W_]+", slug.lower()))
    found = []
    for match in re.finditer(r"[a-z]+", slug.lower()):
        word = match.group()
        if word in title_words or vocabulary.accepts(word) or len(word) < 4:
            continue
        right = correction(word, title_words, joined, present, compact)
        if right:
            text = slug[match.start() : match.end()]
            kind = "joined-words" if "-" in right else "misspelling"
            found.append(Slip(SLUG, *match.span(), kind, text, right, False, False, "slug and title differ"))
    return found


def plain(title: str) -> str:
    """The title as WordPress makes a slug of it: lower case, no accents, no apostrophes."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", title.lower()) if not unicodedata.combining(c))
    return re.sub(r"['’‘]", "", bare.translate(SHORT))


def correction(word: str, title: list[str], joined: dict[str, str], present: set[str], compact: str) -> str:
    """What the slug's word should be, or ""."""
    if lexicon.english().accepts(word):
        return ""
    if word in joined:
        return joined[word]
    for other in title:
        if len(other) > 4 and other not in present and distance(word, other) == 1 and word + "s" != other != word[:-1]:
            return other
    if word in compact:
        return ""
    verdict = verdict_on(word)
    if isinstance(verdict, Guess) or verdict is None:
        return verdict.word if verdict and verdict.word in title else ""
    first, second = word[: verdict[0]], word[verdict[0] :]
    level = suggestion.english().level
    return f"{first}-{second}" if verdict[1] and min(level[first], level[second]) > 90 else ""

"""Judges one confusable word by what is around it: a or an, set phrases, and pairs of words that sound alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from . import patterns, realword
from .articles import ARTICLES, article_for
from .context import TAG_OF, features
from .line import Line, like_case
from .passage import Slip
from .reader import LOWER
from .spelling import opens
from .words import FUNCTION

OPENING_BAR = 2.5  # how much surer to be where a sentence opens, as only one side speaks
NUMBERS = frozenset({"one", "two", "four", "eight", "ten"})
NUMBERED = frozenset(  # what has its number behind it: part two
    "part chapter episode season phase round step day week year level stage section page figure game number version "
    "volume book type grade class tier category act scene bank group team lane line row war".split()
)
WILLS = frozenset({"will", "might"})
AFTER_VERB = frozenset("be have not never always also still only soon probably likely surely certainly ever".split())


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
    return line.slip(match.start, kind, right.replace("'", line.apostrophe), last=last, certain=match.certain)


def confusion_slips(line: Line, places: Iterable[int], bar: float, often: Callable[[str], bool]) -> Iterator[Slip]:
    """The words that the context calls for instead, where the evidence reaches the bar.

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
            if rival.word == "there" and is_will(line.words[at + 1 : at + 3]):
                continue
            score -= OPENING_BAR if opening else 0.0
            if score < bar or (not rival.core and word not in TAG_OF and often(word)):
                continue
            kind = "real-word" if score >= realword.HIGH else "real-word-possible"
            slip = line.slip(at, kind, like_case(rival.word, line.core(at)).replace("'", line.apostrophe))
            yield replace(slip, doubtful=not (rival.core and score >= realword.SURE))


def is_will(after: Sequence[str]) -> bool:
    """Whether what follows "their" is somebody's will or might, as in "their will to win"."""
    return bool(after) and after[0] in WILLS and (len(after) < 2 or after[1] not in AFTER_VERB)


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

"""Finds the slips of a post: passages in, slips out, in reading order.

Each passage is turned into bytes (`reader.py`); the language gate decides what may be asked of it; patterns of bytes
find the chunks that need a look; the judges (`spelling`, `grammar`, `punctuation` ...) look.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import compress, count, islice
from operator import eq

from . import dialect as dialects
from . import grammar, language, naming, pairing, punctuation, spelling
from .line import LEAST_FUNCTION, LEAST_KNOWN, Line
from .passage import DEFAULT_KINDS, Passage, Slip
from .reader import CONFUSABLE, LOWER, SPECIAL, STOP, UNKNOWN, UNUSUAL, bytes_with, reader_of
from .vocabulary import NONE, Vocabulary

SILENT_ZONES = frozenset({"embed", "code", "foreign", "cited", "name"})
SHORT = 8  # words; a shorter passage follows the post's language
FLOOD_SHARE = 0.05
FLOOD_LEAST = 2
POST_FLOOD_LEAST = 8
ENOUGH = 40  # words before a language is called unknown
LOOK = bytes_with(UNUSUAL)
RIVALLED = bytes(bool(code & CONFUSABLE) for code in range(256))  # translates to 1 where a word has rivals
TRIGGER = bytes_with(SPECIAL)
LOWER_START = re.compile(bytes_with(STOP).pattern + b"(?=" + bytes_with(LOWER).pattern + b")")
UNKNOWN_LOWER = bytes_with(UNKNOWN | LOWER)
PUNCTUATION = frozenset({"space-before-punctuation", "missing-space", "doubled-punctuation"})
SPOKEN = frozenset(  # in a quotation, what its speaker said is left alone; spaces and marks are the writer's own
    {"article", "real-word", "real-word-possible", "sentence-case", "dialect"}
)
GRAMMAR = frozenset({"article", "real-word", "real-word-possible", "split-word"})


def find(
    passages: Sequence[Passage],
    vocabulary: Vocabulary = NONE,
    kinds: frozenset[str] | None = None,
    lang: str = "",
    dialect: str = "auto",
    accept: Collection[str] = (),
) -> list[Slip]:
    """The slips of one post.

    `kinds` are the kinds to report (None: `DEFAULT_KINDS`); `lang` the language of the post if declared (BCP 47);
    `dialect` is US, GB, CA, AU or auto; `accept` are words of this post that are right, such as its tags.
    """
    wanted = DEFAULT_KINDS if kinds is None else kinds
    reader = reader_of(vocabulary)
    lines = [Line(i, p, reader) for i, p in enumerate(passages) if p.zone not in SILENT_ZONES and p.text]
    names = [Line(i, p, reader) for i, p in enumerate(passages) if p.zone == "name" and p.text]
    spoken = languages(lines, lang)
    english = [line for line in lines if spoken[line.number] == "en"]
    found: list[Slip] = []
    found += english_slips(english, wanted)
    for line in lines:
        found += common_slips(line, spoken[line.number], wanted)
    if "name-variant" in wanted and english:
        found += naming.slips(english, names, vocabulary.name_words)
    found += post_slips(lines, english, spoken, wanted, dialect, lang)
    return settled(found, [*lines, *names], wanted, frozenset(accept))


def languages(lines: Sequence[Line], declared: str) -> dict[int, str]:
    """`{passage: language code}`, "" where it can't be told. A declared language is believed unless it is English."""
    counts = {line.number: line.counts() for line in lines}
    words, small, unknown = (sum(column) for column in zip(*counts.values(), strict=True)) if counts else (0, 0, 0)
    post = base(declared)
    if post in ("", "en"):
        most = 0.6 * words if post else max(2, 0.25 * words)
        plain = small >= (0.08 if post else 0.18) * words
        terse = words < 30 and (bool(post) or (not guessed(lines) and (small > 0 or not unknown)))
        post = "en" if words and (plain or terse) and unknown <= most else guessed(lines)
    found = {}
    for line in lines:
        words, small, unknown = counts[line.number]
        own = base(line.passage.lang)
        if own not in ("", "en"):
            found[line.number] = own
        elif words < SHORT:
            found[line.number] = post if unknown <= max(1, 0.5 * words) or post != "en" else ""
        elif is_english(words, small, unknown, post == "en"):
            found[line.number] = "en"
        else:
            found[line.number] = guessed([line]) or ("" if post == "en" else post)
    return found


def is_english(words: int, small: int, unknown: int, expected: bool) -> bool:
    """Whether so many function words and so few unknown ones make a passage English; expected, it needs less."""
    if expected and unknown <= 0.3 * words and small >= 0.08 * words:
        return True
    return unknown <= (1 - LEAST_KNOWN) * words and small >= LEAST_FUNCTION * words


def base(lang: str) -> str:
    """The primary subtag of a language tag."""
    return re.split(r"[-_]", lang.lower(), maxsplit=1)[0]


def guessed(lines: Iterable[Line]) -> str:
    """The likeliest language other than English."""
    return language.guessed(word for line in lines for word in line.words[:2000])


def english_slips(lines: Sequence[Line], wanted: frozenset[str]) -> Iterator[Slip]:
    """Spelling and grammar of the English passages."""
    places = [(line, spots(LOOK, line)) for line in lines]
    seen = Counter(line.words[at] for line, unusual in places for at in unusual)
    total = sum(len(line.chunks) for line in lines)
    unknown = sum(len(UNKNOWN_LOWER.findall(line.codes)) for line in lines)
    grammatical = not wanted.isdisjoint(GRAMMAR)

    def often(word: str) -> bool:
        return sum(line.words.count(word) for line in lines) > spelling.OFTEN

    flooded = unknown > max(POST_FLOOD_LEAST, FLOOD_SHARE * total)
    for line, unusual in places:
        if unusual:
            strange = len(UNKNOWN_LOWER.findall(line.codes))
            quiet = flooded or strange > max(FLOOD_LEAST, FLOOD_SHARE * len(line.chunks))
            for at in unusual:
                yield from spelling.slips(line, at, seen, quiet)
        if grammatical and not line.zone_silent:
            yield from grammar.special_slips(line, spots(TRIGGER, line))
            rivalled = compress(count(), line.codes.translate(RIVALLED))
            yield from grammar.confusion_slips(line, line.reader.gates.doubtful(line.chunks, rivalled), often)


def spots(pattern: re.Pattern[bytes], line: Line) -> list[int]:
    """The chunks whose codes match a pattern that seldom does."""
    return [match.start() for match in pattern.finditer(line.codes)]


def common_slips(line: Line, spoken: str, wanted: frozenset[str]) -> Iterator[Slip]:
    """Punctuation and doubled words, in any language; and words that the house writes otherwise."""
    if spoken != "en" and line.reader.vocabulary.rejected:
        for at in spots(LOOK, line):
            yield from spelling.rejected(line, at)
    if line.zone_silent:
        return
    if not wanted.isdisjoint(PUNCTUATION):
        for at in spots(LOOK, line):
            if not line.chunks[at].isalpha():
                yield from punctuation.slips(line, at, spoken)
    if "doubled-word" in wanted and doubled(line.words):
        yield from punctuation.doubled_slips(line, spoken)
    if "sentence-case" in wanted and spoken == "en":
        for match in LOWER_START.finditer(line.codes):
            yield from punctuation.case_slips(line, match.start())
    if "unbalanced" in wanted:
        yield from pairing.bracket_slips(line)


def doubled(words: Sequence[str]) -> bool:
    """Whether two neighbours are the same."""
    return True in map(eq, words, islice(words, 1, None))


def post_slips(
    lines: Sequence[Line],
    english: Sequence[Line],
    spoken: dict[int, str],
    wanted: frozenset[str],
    dialect: str,
    lang: str,
) -> Iterator[Slip]:
    """What only shows when the post is seen as a whole."""
    if "dialect" in wanted:
        yield from dialects.slips(english, dialect)
    if "unbalanced-quote" in wanted:
        yield from pairing.quote_slips(lines)
    if "language-unknown" in wanted and not lang:
        yield from unknown_language(lines, spoken)


def unknown_language(lines: Sequence[Line], spoken: dict[int, str]) -> Iterator[Slip]:
    """One note, on the longest passage, when most of the post is in no language that is known here."""
    strange = [line for line in lines if not spoken[line.number] and language.latin(line.text)]
    words = {line.number: line.counts()[0] for line in lines}
    most = sum(words[line.number] for line in strange)
    if most < ENOUGH or most < 0.5 * sum(words.values()):
        return
    line = max(strange, key=lambda one: (words[one.number], -one.number))
    if line.chunks:
        yield line.marked(line.starts[0], len(line.text.rstrip()), "language-unknown", None)


def settled(
    found: Iterable[Slip], lines: Sequence[Line], wanted: frozenset[str], accepted: frozenset[str]
) -> list[Slip]:
    """The wanted slips in reading order, one a place; accepted words, [sic] and grammar in quotations dropped."""
    by_number = {line.number: line for line in lines}
    small = {word.lower() for entry in accepted for word in (entry, *entry.split())}
    kept: dict[tuple[int, int], Slip] = {}
    for slip in found:
        line = by_number[slip.passage]
        if slip.kind not in wanted or (slip.found.lower() in small and line.passage.zone != "name"):
            continue
        if slip.right is None and slip.kind == "unknown-word" and "unknown-word-unsure" not in wanted:
            continue
        if slip.quoted and slip.kind in SPOKEN:
            continue
        if line.excused(slip):
            continue
        kept.setdefault((slip.passage, slip.start), slip)
    ordered = sorted(kept.values(), key=lambda slip: (slip.passage, slip.start, -slip.end))
    return [slip for i, slip in enumerate(ordered) if not overlaps(slip, ordered[:i][-3:])]


def overlaps(slip: Slip, earlier: Sequence[Slip]) -> bool:
    """Whether one of the slips just before covers the slip's place."""
    return any(one.passage == slip.passage and slip.start < one.end for one in earlier)

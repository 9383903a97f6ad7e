"""Finds the slips of a post: passages in, slips out, in reading order.

Each passage is turned into bytes (`reader.py`); the language gate decides what may be asked of it; patterns of bytes
find the chunks that need a look; the judges (`spelling`, `grammar`, `punctuation` ...) look.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import compress, count, groupby
from operator import and_

from . import dialect as dialects
from . import grammar, language, naming, pairing, punctuation, realword, spelling
from .line import Line
from .page import Page
from .passage import DEFAULT_KINDS, Passage, Slip
from .reader import CONFUSABLE, LOWER, SPECIAL, STOP, UNKNOWN, bytes_with, lacking, reader_of
from .vocabulary import NONE, Vocabulary

SILENT_ZONES = frozenset({"embed", "code", "foreign", "cited", "name"})
LEAST_KNOWN = 0.8
LEAST_FUNCTION = 0.2
SHORT = 8  # words; a shorter passage follows the post's language
FLOOD_SHARE = 0.05
FLOOD_LEAST = 2
POST_FLOOD_LEAST = 8
ENOUGH = 40  # words before a language is called unknown
# Translate to 1 where a word has rivals, or triggers a pattern: both too frequent for a search.
RIVALLED, TRIGGER = (bytes(bool(code & flag) for code in range(256)) for flag in (CONFUSABLE, SPECIAL))
LOWER_START = re.compile(bytes_with(STOP).pattern + b"(?=" + bytes_with(LOWER).pattern + b")")
NOT_UNKNOWN_LOWER = lacking(UNKNOWN | LOWER)
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
    numbered = [(number, passage) for number, passage in enumerate(passages) if passage.text]
    reader = reader_of(vocabulary)
    page = Page([one for one in numbered if one[1].zone not in SILENT_ZONES], reader)
    named = [one for one in numbered if one[1].zone == "name"]
    pages = (page, Page(named, reader)) if named else (page,)
    spoken = languages(page, lang)
    english = [one == "en" for one in spoken]
    found = [*english_slips(page, english, wanted), *common_slips(page, spoken, wanted)]
    if "name-variant" in wanted:
        found += naming.slips(page, english, [line for own in pages[1:] for line in own.lines], vocabulary.name_words)
    found += post_slips(page, english, wanted, dialect)
    if "language-unknown" in wanted and not lang:
        found += unknown_language(page, spoken)
    return settled(found, pages, wanted, accept) if found else found


def languages(page: Page, declared: str) -> list[str]:
    """Each passage's language, "" where it can't be told. A declared language is believed unless it is English."""
    counts = page.counts()
    post = base(declared)
    if post in ("", "en"):
        post = language_of_post(page, counts, bool(post))
    found = []
    for k, (words, small, unknown) in enumerate(counts):
        own = base(page.passages[k].lang)
        if own not in ("", "en"):
            found.append(own)
        elif words < SHORT:
            found.append(post if unknown <= max(1, 0.5 * words) or post != "en" else "")
        elif is_english(words, small, unknown, post == "en"):
            found.append("en")
        else:
            found.append(guessed([page.line(k)]) or ("" if post == "en" else post))
    return found


def language_of_post(page: Page, counts: Sequence[tuple[int, int, int]], declared: bool) -> str:
    """The language of a post that is declared English, or not at all."""
    words, small, unknown = map(sum, zip(*counts, strict=True)) if counts else (0, 0, 0)
    most = 0.6 * words if declared else max(2, 0.25 * words)
    if words and unknown <= most:
        plain = small >= (0.08 if declared else 0.18) * words
        if plain or (words < 30 and (declared or (not guessed(page.lines) and (small > 0 or not unknown)))):
            return "en"
    return guessed(page.lines)


def is_english(words: int, small: int, unknown: int, expected: bool) -> bool:
    """Whether so many function words and so few unknown ones make a passage English; expected, it needs less."""
    if expected and unknown <= 0.3 * words and small >= 0.08 * words:
        return True
    return unknown <= (1 - LEAST_KNOWN) * words and small >= LEAST_FUNCTION * words


def base(lang: str) -> str:
    """The primary subtag of a language tag."""
    return re.split(r"[-_]", lang.lower(), maxsplit=1)[0] if lang else ""


def guessed(lines: Iterable[Line]) -> str:
    """The likeliest language other than English."""
    return language.guessed(word for line in lines for word in line.words[:2000])


def english_slips(page: Page, english: Sequence[bool], wanted: frozenset[str]) -> Iterator[Slip]:
    """Spelling and grammar of the English passages."""
    yield from spelling_slips(page, english)
    if not wanted.isdisjoint(GRAMMAR):
        yield from grammar_slips(page, english, wanted)


def grammar_slips(page: Page, english: Sequence[bool], wanted: frozenset[str]) -> Iterator[Slip]:
    """Articles, phrases and confusable words in the English passages, but not in quotations."""
    codes = page.only(list(map(and_, english, page.loud)))
    reader = page.reader
    triggers = compress(count(), codes.translate(TRIGGER))
    for k, places in groupby(reader.cues.doubtful(page.chunks, triggers), page.passage_of):
        yield from grammar.special_slips(page.line(k), [at - page.firsts[k] for at in places])

    def often(word: str) -> bool:
        lines = map(page.line, compress(count(), english))
        return sum(line.words.count(word) for line in lines) > spelling.OFTEN

    bar = realword.MEDIUM if "real-word-possible" in wanted else realword.HIGH
    rivalled = compress(count(), codes.translate(RIVALLED))
    for k, places in groupby(reader.gates.doubtful(page.chunks, rivalled), page.passage_of):
        yield from grammar.confusion_slips(page.line(k), [at - page.firsts[k] for at in places], bar, often)


def spelling_slips(page: Page, english: Sequence[bool]) -> Iterator[Slip]:
    """The spelling of the English passages."""
    unusual = [at for at in page.unusual if english[page.passage_of(at)]]
    if not unusual:
        return
    seen = Counter(page.reader.bare[page.chunks[at]] for at in unusual)
    total = sum(page.lasts[k] - page.firsts[k] for k in compress(count(), english))
    flooded = unknown_words(page.only(english)) > max(POST_FLOOD_LEAST, FLOOD_SHARE * total)
    for k, places in groupby(unusual, page.passage_of):
        line, first = page.line(k), page.firsts[k]
        quiet = flooded or unknown_words(line.codes) > max(FLOOD_LEAST, FLOOD_SHARE * len(line.chunks))
        for at in places:
            yield from spelling.slips(line, at - first, seen, quiet)


def unknown_words(codes: bytes) -> int:
    """How many of the chunks are unknown words in lower case."""
    return len(codes.translate(None, NOT_UNKNOWN_LOWER))


def spots(pattern: re.Pattern[bytes], codes: bytes) -> list[int]:
    """The chunks whose codes match a pattern that seldom does."""
    return [match.start() for match in pattern.finditer(codes)]


def common_slips(page: Page, spoken: Sequence[str], wanted: frozenset[str]) -> Iterator[Slip]:
    """Punctuation and doubled words, in any language; and words that the house writes otherwise."""
    if page.reader.vocabulary.rejected:
        for k, at in map(page.place, page.unusual):
            if spoken[k] != "en":
                yield from spelling.rejected(page.line(k), at)
    codes = page.only(page.loud)
    if not wanted.isdisjoint(PUNCTUATION):
        for at in page.unusual:
            if not page.chunks[at].isalpha():
                k, place = page.place(at)
                if page.loud[k]:
                    yield from punctuation.slips(page.line(k), place, spoken[k])
    if "doubled-word" in wanted:
        for k in dict.fromkeys(map(page.passage_of, page.doubled())):
            if page.loud[k]:
                yield from punctuation.doubled_slips(page.line(k), spoken[k])
    if "sentence-case" in wanted:
        for k, at in map(page.place, spots(LOWER_START, codes)):
            if spoken[k] == "en":
                yield from punctuation.case_slips(page.line(k), at)
    if "unbalanced" in wanted:
        for k in compress(count(), page.loud):
            if pairing.uneven(page.texts[k]):
                yield from pairing.bracket_slips(page.line(k))


def post_slips(page: Page, english: Sequence[bool], wanted: frozenset[str], dialect: str) -> Iterator[Slip]:
    """What only shows when the post is seen as a whole."""
    if "dialect" in wanted:
        yield from dialects.slips([*map(page.line, compress(count(), english))], dialect)
    if "unbalanced-quote" in wanted:
        yield from pairing.quote_slips(page.lines)


def unknown_language(page: Page, spoken: Sequence[str]) -> Iterator[Slip]:
    """One note, on the longest passage, when most of the post is in no language that is known here."""
    strange = [k for k, one in enumerate(spoken) if not one and language.latin(page.texts[k])]
    if not strange:
        return
    words = [count for count, _, _ in page.counts()]
    most = sum(words[k] for k in strange)
    if most < ENOUGH or most < 0.5 * sum(words):
        return
    line = page.line(max(strange, key=lambda k: (words[k], -k)))
    if line.chunks:
        yield line.marked(line.starts[0], len(line.text.rstrip()), "language-unknown", None)


def settled(
    found: Iterable[Slip], pages: Sequence[Page], wanted: frozenset[str], accepted: Collection[str]
) -> list[Slip]:
    """The wanted slips in reading order, one a place; accepted words, [sic] and grammar in quotations dropped."""
    places = {number: (page, k) for page in pages for k, number in enumerate(page.numbers)}
    small = {word.lower() for entry in accepted for word in (entry, *entry.split())}
    kept: dict[tuple[int, int], Slip] = {}
    for slip in found:
        page, k = places[slip.passage]
        line = page.line(k)
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
    return [slip for i, slip in enumerate(ordered) if not overlaps(slip, ordered[max(i - 3, 0) : i])]


def overlaps(slip: Slip, earlier: Sequence[Slip]) -> bool:
    """Whether one of the slips just before covers the slip's place."""
    return any(one.passage == slip.passage and slip.start < one.end for one in earlier)

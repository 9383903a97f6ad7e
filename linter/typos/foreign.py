"""Spelling in languages other than English, by the dictionaries of the system, with the same policy about names.

Passages and dictionaries in, slips out. A dictionary knows words but not which are frequent, and knows no names: so
only words in small letters are judged (and, in German, nouns behind an article), and a word is reported only where
one correction stands out. What is doubtful is left alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from . import lexicon
from .dictionaries import Dictionary, plain
from .language import SETS
from .line import Line
from .page import Page
from .passage import Passage, Slip
from .reader import OPAQUE, reader_of
from .suggestion import TOUCHING
from .vocabulary import NONE, Vocabulary

SILENT_ZONES = frozenset({"embed", "code", "cited"})
SHORTEST = 5  # letters; shorter words have too many neighbours
SHORTEST_NOUN = 7
SHORTEST_LOOSE = 7  # in shorter words only an accent, case or a doubled letter is corrected
ENDING = 2  # letters at the end that inflection changes
VOWELS = frozenset("aeiouy")
SOUNDS = ("aeiouy", "csz", "ckq", "dt", "gjk", "bpvf", "mn", "iy")
OFTEN = 2  # a word seen more often than this is the writer's own
LEAST_SHARE = 0.15  # of a language's smallest words in a passage
FEW = 8  # words; a shorter passage follows the post's language
FLOOD_SHARE = 0.05
FLOOD_LEAST = 2
POST_FLOOD_LEAST = 8
MOST_ASKED = 25  # words of a post for which corrections are looked for
MOST_WORDS = 10_000  # different words of a post that are looked up
MOST_LONG = 300  # of them long ones, which take Hunspell a hundred times as long
LONG = 15
LONGEST_CHUNK = 60
PARTS = re.compile(r"[^\W\d_]+")
JOINED = re.compile(r"[-‐‑]?[^\W\d_]+(?:['’‐‑-][^\W\d_]+)*[-‐‑]?")
NO_PROSE = re.compile(r"\d|/|\w[.:]\w")  # figures, paths, hosts
# Behind one of these a German word with a capital is a noun, or at least more often than a name.
DETERMINERS = frozenset(
    "der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner keines im am zum zur vom "
    "beim ins ans diese dieser dieses diesen diesem jede jeder jedes jeden jedem seine seiner seinen seinem ihre ihrer "
    "ihren ihrem unsere unserer unseren unserem mehrere viele alle".split()
)
NOUN_ENDINGS = tuple(
    ending + plural
    for ending in "ung heit keit schaft tion tät ment nis ismus ling".split()
    for plural in ("", "en", "e", "s", "se")
)
PREFIXES = tuple(
    "anti auto bio contra contre co des dés eco éco electro electró euro ex extra hiper hyper infra inter intra macro "
    "mega méga meta méta micro mini mono multi narco nano neo néo nicht para pluri poli poly post pre pré pro pseudo "
    "re ré semi sobre sub super supra tele télé trans tri ultra un über vice video vidéo".split()
)


class Word(NamedTuple):
    """A word of a passage: `start` is its offset in the text, `before` the bare word before its chunk.

    `compound` is all that it is joined to by hyphens and apostrophes, "" where it stands alone.
    """

    text: str
    start: int
    before: str
    compound: str


def find_foreign(
    passages: Sequence[Passage],
    dictionaries: Mapping[str, Dictionary],
    lang: str = "",
    vocabulary: Vocabulary = NONE,
    accept: Collection[str] = (),
) -> list[Slip]:
    """The misspellings of one post in the languages of `dictionaries` (`{primary subtag: dictionary}`).

    `lang` is the language of the post if declared (BCP 47); `accept` are words of this post that are right.
    """
    reader = reader_of(vocabulary)
    read = [(i, p) for i, p in enumerate(passages) if p.zone not in SILENT_ZONES and p.text.strip()]
    lines = Page(read, reader).lines
    spoken = tongues(lines, lang, frozenset(dictionaries))
    accepted = {part.lower() for entry in accept for part in PARTS.findall(entry)}
    found: list[Slip] = []
    for tongue in dict.fromkeys(spoken.values()):
        if tongue in dictionaries:
            own = [line for line in lines if spoken[line.number] == tongue]
            found += _Reading(own, dictionaries[tongue], tongue, vocabulary, accepted).slips()
    return sorted(found, key=lambda slip: (slip.passage, slip.start))


# --- which language ----------------------------------------------------------------------------------------------


def tongues(lines: Sequence[Line], declared: str, known: frozenset[str]) -> dict[int, str]:
    """`{passage: language}` where the language is a `known` one, else "". What is declared goes before guesses.

    A post that is declared English, or in a language that is not known, may hold passages in another.
    """
    post = base(declared)
    if post not in known:
        post = likeliest([word for line in lines for word in line.words])
    found = {}
    for line in lines:
        own = base(line.passage.lang)
        if own or line.passage.zone == "foreign":
            found[line.number] = own if own in known else ""
        else:
            guess = likeliest(line.words) if len(line.words) >= FEW else ""
            tongue = guess or (post if base(declared) in known or len(line.words) < FEW else "")
            found[line.number] = tongue if tongue in known else ""
    return found


def base(lang: str) -> str:
    """The primary subtag of a language tag."""
    return re.split("[-_]", lang.lower(), maxsplit=1)[0]


def likeliest(words: Sequence[str]) -> str:
    """The language of which the most small words occur, "" when they are few."""
    counts = Counter(words)
    shares = {code: sum(counts[word] for word in small) for code, small in SETS.items()}
    best = max(shares, key=lambda code: shares[code])
    return best if words and shares[best] >= LEAST_SHARE * len(words) else ""


# --- which words -------------------------------------------------------------------------------------------------


class _Reading:
    """The passages of one post in one language."""

    def __init__(
        self, lines: Sequence[Line], words: Dictionary, tongue: str, vocabulary: Vocabulary, accepted: Collection[str]
    ) -> None:
        self.lines = lines
        self.dictionary = words
        self.german = tongue == "de"
        self.vocabulary = vocabulary
        self.accepted = accepted
        self.words = [list(words_of(line)) for line in lines]
        self.seen = Counter(word.text.lower() for own in self.words for word in own)
        self.left = {False: MOST_WORDS, True: MOST_LONG}
        self.memo: dict[str, bool] = {}

    def slips(self) -> Iterator[Slip]:
        """The slips, none where a post or a passage is full of unknown words: it is in no language that we know."""
        strange = [[word for word in own if self.judged(word) and not self.fine(word)] for own in self.words]
        small = [sum(word.text[0].islower() for word in own) for own in strange]
        if sum(small) > max(POST_FLOOD_LEAST, FLOOD_SHARE * sum(map(len, self.words))):
            return
        asked = 0
        for line, own, unknown, count in zip(self.lines, self.words, strange, small, strict=True):
            if count > max(FLOOD_LEAST, FLOOD_SHARE * len(own)):
                continue
            for word in unknown:
                if self.seen[word.text.lower()] > OFTEN or self.in_company(word, unknown, line):
                    continue
                asked += 1
                if asked > MOST_ASKED:
                    return
                right = self.correction(word.text)
                if right:
                    slip = line.marked(word.start, word.start + len(word.text), "unknown-word", right)
                    if not line.excused(slip):
                        yield slip

    def judged(self, word: Word) -> bool:
        """Whether a word is one to look at: in small letters, or a German noun."""
        text = word.text
        if text.islower():
            return len(text) >= SHORTEST
        noun = self.german and len(text) >= SHORTEST_NOUN and text[1:].islower() and not word.compound
        return noun and word.before in DETERMINERS and self.seen[text.lower()] == 1

    def fine(self, word: Word) -> bool:
        """Whether a word needs no look: known here, in English, to the newsroom, or to the post's terms."""
        return self.right(word.text) or (bool(word.compound) and self.right(word.compound))

    def right(self, text: str) -> bool:
        """The same for one spelling, remembered."""
        if (known := self.memo.get(text)) is None:
            known = self.memo[text] = self._right(text)
        return known

    def _right(self, text: str) -> bool:
        long = len(text) >= LONG
        self.left[long] -= 1
        if self.left[long] < 0 or self.dictionary.knows(text):
            return True
        if text.lower() in self.accepted or self.vocabulary.accepts(text) or is_english(text):
            return True
        if text.islower() and not self.is_noun(text) and self.dictionary.knows(text.capitalize()):
            return True  # a name in small letters, or a German compound
        if any(
            old in text and self.dictionary.knows(text.replace(old, new)) for old, new in (("ss", "ß"), ("ß", "ss"))
        ):
            return True  # as the Swiss write it, or one did until 1996
        return any(
            text.startswith(prefix) and len(text) - len(prefix) >= 4 and self.dictionary.knows(text[len(prefix) :])
            for prefix in PREFIXES
        )

    def is_noun(self, text: str) -> bool:
        """Whether a German word is a noun by its ending, which no name and no verb has."""
        return self.german and text.endswith(NOUN_ENDINGS)

    def in_company(self, word: Word, unknown: Sequence[Word], line: Line) -> bool:
        """Whether another unknown word stands right beside it: a foreign phrase or title, not a slip."""
        for other in unknown:
            between = line.text[min(word.start, other.start) : max(word.start, other.start)]
            if other is not word and other.text != word.text and len(between) <= 40 and len(between.split()) == 1:
                return True
        return False

    # --- which correction ----------------------------------------------------------------------------------------

    def correction(self, text: str) -> str | None:
        """The one word that was meant, where one stands out.

        In this order: only the case or an accent differs; a letter is doubled or is not; it is the only word that is
        a likely slip away, or the only such one with the same consonants, or the only such one that the post has.
        """
        if text.islower() and self.is_noun(text) and self.dictionary.knows(text.capitalize()):
            return text.capitalize()
        near = [other for other in self.dictionary.near(text) if other[0].isupper() == text[0].isupper()]
        likely = [other for other in near if is_likely(text, other)]
        if text[0].isupper() and not self.is_noun(text):  # it may be a name, or a compound that nobody lists
            likely = [other for other in likely if self.seen[other.lower()]]
            near = [other for other in near if doubled(text, other) or other in likely]
        bare, bones = plain(text), skeleton(text)
        for chosen in (
            [other for other in near if plain(other) == bare],
            [other for other in near if doubled(text, other)],
            likely,
            [other for other in likely if skeleton(other) == bones],
            [other for other in likely if self.seen[other.lower()]],
        ):
            if len(chosen) == 1:
                return chosen[0]
        return None


def change(text: str, other: str) -> tuple[int, str, str]:
    """Where two words part, and what stands there in each."""
    start = same(text, other)
    end = same(text[start:][::-1], other[start:][::-1])
    return start, text[start : len(text) - end], other[start : len(other) - end]


def same(one: str, other: str) -> int:
    """How many letters two words begin with alike."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def doubled(text: str, other: str) -> bool:
    """Whether one has a letter twice that the other has once."""
    start, lost, found = change(text, other)
    return len(lost) + len(found) == 1 and start > 0 and text[start - 1] == lost + found


def is_likely(text: str, other: str) -> bool:
    """Whether a slip of the hand or the ear makes `text` of `other`, rather than word formation.

    A change in the last two letters is an ending, unless a letter is missing between consonants; a consonant for one
    far away on the keyboard that sounds otherwise is another word.
    """
    if plain(text) == plain(other) or doubled(text, other):
        return True
    start, lost, found = change(text, other)
    if len(text) < SHORTEST_LOOSE:
        return False
    if len(lost) == 2:  # swapped
        return True
    if len(text) - start - len(lost) < ENDING:
        beside = plain(other[start - 1 : start] + other[start + 1 : start + 2])
        return not lost and len(beside) == 2 and VOWELS.isdisjoint(beside)
    if len(lost) == 1 and len(found) == 1:
        lost, found = plain(lost), plain(found)
        alike = any(lost in sound and found in sound for sound in SOUNDS)
        return alike or lost + found in TOUCHING
    return True


def is_english(text: str) -> bool:
    """Whether a word is a loan that everybody knows; names, rare words and what only lacks its accents are none."""
    words = lexicon.english()
    return words.common(text.lower()) or (text.isascii() and words.inflected(text.lower()))


def skeleton(word: str) -> str:
    """The word's consonants, doubled ones once."""
    kept = ""
    for letter in plain(word.lower()):
        if letter not in VOWELS and letter != "h" and letter != kept[-1:]:
            kept += letter
    return kept


def words_of(line: Line) -> Iterator[Word]:
    """The words of a passage; the parts of what hyphens join, and what follows an elision, are words of their own."""
    for at, chunk in enumerate(line.chunks):
        if len(chunk) > LONGEST_CHUNK or not OPAQUE.isdisjoint(chunk) or NO_PROSE.search(chunk):
            continue
        before = line.words[at - 1] if at and line.chunks[at - 1][-1].isalpha() else ""
        for match in JOINED.finditer(chunk):
            whole = match.group()
            for part in PARTS.finditer(whole):
                if part.end() < len(whole) and (whole[part.end()] in "'’" or part.end() + 1 == len(whole)):
                    continue  # an elision (l', qu') or the first half of "Bildungs- und Sozialpolitik"
                if part.start() == 1 and whole[0] in "-‐‑":
                    continue  # the second half of "Kinderärzte und -ärztinnen"
                compound = whole if len(whole) > len(part.group()) else ""
                yield Word(part.group(), line.starts[at] + match.start() + part.start(), before, compound)

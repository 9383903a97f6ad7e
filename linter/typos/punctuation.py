"""Slips of spacing and punctuation, and words written twice. Works on any language that spaces its words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .line import Line
from .passage import Slip
from .reader import LOWER, UNKNOWN, WORD
from .words import ABBREVIATIONS, FUNCTION

DOUBLED = re.compile(r"[,;][,;]+|,\.(?!\.)|(?<![.,])\.\.(?![./])|(?<=[^\W\d_])\.,,+")
RUN_ON = re.compile(r"(?<=[^\W\d_])[,;](?=[^\W\d_])|(?<=[a-z])[!?](?=[A-Z][a-z])")
STOP_RUN_ON = re.compile(r"([^\W\d_]+)([\"”’)\]]*\.[\"”’]*)([A-Z][^\W\d_]*)")
FACE = re.compile(r"[:;][()'*^o-]")  # a smile, with or without a nose
ADDRESS = re.compile(r"[@#_\\<>=&+~^|{}$*]|//|\ufffc")
DATA = re.compile(r"\d")
TITLES = frozenset("mr mrs ms dr".split())
BRAND_ENDS = frozenset("com org net co io tv fm uk ai js gov edu".split())
REPEATABLE = frozenset(
    "had ha haha blah bye yes knock tut chop ho la na da hey oh bla hip tick wah aye boo beep cha choo tom yo".split()
)
# After "that that" which is no slip: a verb or an end ("I know that that is true").
THAT_THAT = frozenset("is was will would has had can could may might must should isn't wasn't means made makes".split())
# Small words that a slip doubles, by language; where a language uses pairs of words freely, only these count.
DOUBLED_WORDS = {
    "de": "und mit ist ein eine von für auf im zu nicht auch bei aus nach hat dem den",
    "fr": "le et du pour dans un une avec par sur est des ce qui",
    "es": "de el y en un una los las con por para del al es su se",
    "it": "di il e un una per con del della in che si dei nel",
    "pt": "de e do da em um uma para com por no na os que se",
    "nl": "een en van in op met voor is niet te aan door",
    "sv": "och att en ett av på för med är i",
    "da": "og en et af på for med er i til",
    "no": "og en et av på for med er i til",
    "pl": "i w na z do nie jest od przez",
    "cs": "a v na s z do je pro od",
}
SMALL = {code: frozenset(words.split()) for code, words in DOUBLED_WORDS.items()}
LOOSE = {"fr": ",.", "": ",", "zh": "", "ja": "", "ko": ",.", "th": "", "km": "", "lo": ""}


def slips(line: Line, at: int, language: str) -> Iterator[Slip]:
    """Spacing and punctuation slips in one chunk. `language` is a code, or "" when it isn't known."""
    chunk = line.chunks[at]
    if line.zone_silent:
        return
    loose = loose_mark(line, at, language)
    if loose:
        yield loose
        return
    if ADDRESS.search(chunk):
        return
    for match in DOUBLED.finditer(chunk):
        if any(c.isalnum() for c in chunk[: match.start()]):
            yield in_chunk(line, at, match.start(), match.end(), "doubled-punctuation", chunk[match.start()])
    if DATA.search(chunk):
        return
    for match in RUN_ON.finditer(chunk):
        if run_on(chunk, match.start()):
            first, last = match.start(), match.end()
            yield in_chunk(line, at, first, last, "missing-space", chunk[first:last] + " ", certain=True)
    yield from stop_slips(line, at, language)


def in_chunk(line: Line, at: int, first: int, last: int, kind: str, right: str, certain: bool = True) -> Slip:
    """A slip over part of a chunk, widened to the words around it so that it can be read."""
    chunk, start = line.chunks[at], line.starts[at]
    left, end = first, last
    if kind != "doubled-punctuation":
        while left and (chunk[left - 1].isalnum() or chunk[left - 1] in "-'’.)\"”"):
            left -= 1
        while end < len(chunk) and (chunk[end].isalnum() or chunk[end] in "-'’"):
            end += 1
        while end < len(chunk) - 1 and chunk[end] == "." and chunk[end + 1].isalnum():
            end += 1
            while end < len(chunk) and chunk[end].isalnum():
                end += 1
    return line.marked(start + left, start + end, kind, chunk[left:first] + right + chunk[last:end], certain=certain)


def loose_mark(line: Line, at: int, language: str) -> Slip | None:
    """A comma or stop with a space before it."""
    chunk = line.chunks[at]
    mark = chunk[0]
    if mark not in LOOSE.get(language, ",.;:!?") or not at or FACE.match(chunk):
        return None
    before, start = line.chunks[at - 1], line.starts[at]
    alone = len(chunk) == 1 or all(c in "\"'”’)" for c in chunk[1:])
    led = mark == "," and len(chunk) > 1 and chunk[1].isalpha()
    if not (alone or led) or not (before[-1].isalnum() or before[-1] in ')"”’%'):
        return None
    if mark in ".:" and (before[-1].isdigit() or line.chunks[at + 1 : at + 2] in (["."], [":"])):
        return None
    gap = start - 1
    while line.text[gap - 1].isspace():
        gap -= 1
    if "\n" in line.text[gap:start]:
        return None
    word_start = line.starts[at - 1]
    right = line.text[word_start:gap] + mark + (" " if led else "")
    return line.marked(word_start, start + 1, "space-before-punctuation", right, certain=mark in ",")


def cased(letter: str) -> bool:
    """Whether the letter has two cases: scripts without them space their marks in ways of their own."""
    return letter.lower() != letter.upper()


def run_on(chunk: str, at: int) -> bool:
    """Whether the comma in the chunk stands between two words, not inside a formula or a list of letters."""
    left = re.search(r"[^\W\d_]+\Z", chunk[:at])
    right = re.match(r"[^\W\d_]+", chunk[at + 1 :])
    if left and right and ((left.group().isupper() and right.group().isupper()) or not cased(chunk[at + 1])):
        return False
    return bool(left and right and (len(left.group()) > 1 and (len(right.group()) > 1 or right.group() in "aI")))


def stop_slips(line: Line, at: int, language: str) -> Iterator[Slip]:
    """word.Next"""
    chunk = line.chunks[at]
    found = list(STOP_RUN_ON.finditer(chunk))
    if not 1 <= len(found) <= 2:
        return
    for match in found:
        left, mark, right = match.groups()
        if (
            end_of_sentence(line, left, right, chunk[match.end() :], language)
            and chunk[: match.start()].count(".") == 0
        ):
            start, end = match.start(2), match.end(2)
            yield in_chunk(
                line, at, start, end, "missing-space", mark + " ", certain=left.islower() and language == "en"
            )


def end_of_sentence(line: Line, left: str, right: str, rest: str, language: str) -> bool:
    """Whether a stop between two words ends a sentence, and isn't part of a name, an address or an abbreviation."""
    if len(left) < 2 or (left.lower() in ABBREVIATIONS and left.lower() not in TITLES):
        return False
    if len(right) < 2 and right not in ("I", "A"):
        return False
    if left.lower() == "www" or rest[:1] in ("(", "_") or (rest[:1] == "." and rest[1:2].isupper()):
        return False
    if left.isupper() or (right.isupper() and len(right) > 1 and not left.islower()):
        return False
    if right.lower() in BRAND_ENDS and not left.islower():
        return False
    if language != "en":
        return left.islower() and len(left) > 2 and not right.isupper()
    known = line.reader.codes.lexicon
    if left.islower():
        return len(left) > 2 or left in FUNCTION
    if re.match(r"\.[a-z]{2,6}\b", rest) and known.mark(left.lower()):
        return False  # News.Example.com: the parts of an address are common words
    return bool(known.mark_any(right.lower()) or known.mark_any(left.lower()) or line.words.count(left.lower()))


def doubled_slips(line: Line, language: str) -> Iterator[Slip]:
    """Words written twice in a row."""
    words = line.words
    for at in range(len(words) - 1):
        if words[at] != words[at + 1]:
            continue
        word, first, second = words[at], line.chunks[at], line.chunks[at + 1]
        if not word.replace("'", "").replace("’", "").isalpha() or not first[-1].isalpha() or not second[0].isalpha():
            continue
        if not may_double(line, at, word, language):
            continue
        if "\n" in line.text[line.starts[at] : line.starts[at + 1]]:
            continue
        certain = word in FUNCTION if language == "en" else True
        yield line.slip(at, "doubled-word", line.core(at), last=at + 1, certain=certain)


def may_double(line: Line, at: int, word: str, language: str) -> bool:
    """Whether the repetition is a slip and not a way of speaking or a name."""
    if language != "en":
        return word in SMALL.get(language, ())
    if words_around(line, at, word) or word in REPEATABLE:
        return False
    if word == "that":
        return "".join(line.words[at + 2 : at + 3]) not in THAT_THAT
    second = line.core(at + 1)
    if word in FUNCTION:
        return line.core(at) == second or second.islower()
    return second.islower() and not line.codes[at + 1] & UNKNOWN and len(word) > 1


def words_around(line: Line, at: int, word: str) -> bool:
    """Whether the word stands there more than twice, as in a refrain."""
    return word in (line.words[at - 1 : at] + line.words[at + 2 : at + 3])


def case_slips(line: Line, at: int) -> Iterator[Slip]:
    """A sentence that starts with a small letter; `at` is the chunk that ends the one before."""
    ending, chunk = line.chunks[at], line.chunks[at + 1]
    core = line.core(at)
    if not (ending.endswith(".") and ending[:-1].isalpha() and len(core) > 2 and not core.isupper()):
        return
    if not line.codes[at] & LOWER and line.words[at + 1] not in FUNCTION:
        return
    following = line.core(at + 1)
    if (
        chunk[0] != following[:1]
        or not following.islower()
        or not following.replace("’", "").replace("'", "").isalpha()
    ):
        return
    if line.codes[at + 1] & UNKNOWN or line.quoted(at) or line.quoted(at + 1):
        return
    if "\n" in line.text[line.starts[at] : line.starts[at + 1]]:
        return
    if line.codes[at + 1] & WORD:
        yield line.slip(at + 1, "sentence-case", following[0].upper() + following[1:], certain=False)

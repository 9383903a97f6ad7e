"""Sorts the chunks of a text into a few classes, one byte each, so that a pattern of bytes finds what needs a look.

`text.split()` and a memo turn running text into bytes at tens of megabytes a second; only the chunks whose byte says
UNUSUAL or CONFUSABLE are ever looked at one by one. One reader serves one vocabulary.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from . import context, lexicon, realword
from .context import LETTERS, Piece
from .cues import Cues
from .gate import Gates
from .patterns import TRIGGERS
from .vocabulary import Vocabulary
from .words import ABBREVIATIONS, APOSTROPHES, FUNCTION

UNUSUAL = 1  # the chunk needs a look whatever is around it
CONFUSABLE = 2  # whether it is right depends on what is around it
STOP = 4  # ends a sentence
LOWER = 8  # starts with a lower-case letter
FUNCTION_WORD = 16
UNKNOWN = 32  # its word is not English as far as we know
WORD = 64  # it is a word of letters
SPECIAL = 128  # may start a set phrase with a wrong word, or is an article

LONGEST = 60  # longer chunks are data, not words
MEMO_LIMIT = 400_000  # chunks; a long run over an archive starts afresh then
OPAQUE = frozenset("@#_\\<>=&+~^|{}$`")  # next to a word: an address, a handle, code
STOPPED = re.compile(r"[.!?…][\"'”’)\]]*\Z")
STUCK_TO_INITIALS = re.compile(r"[A-Z]{2,}s?(is|are|was|were|and|the|has|have|had|will|with|from|that|may|of|for)\Z")
TROUBLE = re.compile(
    r"[,;:!?][,;:]|[,;:]\.(?!\.)|\.,,|(?<!\.)\.\.(?!\.)"  # doubled marks
    r"|[^\W\d_]{2}[,;!?][^\W\d_]"  # word,word
    r"|[^\W\d_]{2}[\"”’)\]]?\.[\"”’]?[A-Z][^\W\d_]*"  # word.Next
    r"|[^\W\d_][)\]]?:[A-Z][a-z]{2}"
    r"|\A[,;:!?.)\]%]+(?:\Z|[^\W\d_])"  # a mark after a space
)


def bytes_with(flags: int, without: int = 0) -> re.Pattern[bytes]:
    """A pattern for one byte that has all of `flags` and none of `without`."""
    values = bytes(value for value in range(256) if value & flags == flags and not value & without)
    return re.compile(b"[" + re.escape(values) + b"]")


def lacking(flags: int) -> bytes:
    """Every byte value that lacks one of the flags."""
    return bytes(value for value in range(256) if value & flags != flags)


class Codes(dict[str, int]):
    """Chunk → byte, worked out when a chunk is first seen."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        super().__init__()
        self.vocabulary = vocabulary
        self.lexicon = lexicon.english()
        self.confusions = realword.english()

    def __missing__(self, chunk: str) -> int:
        if len(self) > MEMO_LIMIT:
            self.clear()
        code = self[chunk] = self.classified(chunk)
        return code

    def classified(self, chunk: str) -> int:
        """The chunk's byte."""
        if len(chunk) > LONGEST:
            return 0
        start, end = context.bounds(chunk)
        core = chunk[start:end]
        code = UNUSUAL if TROUBLE.search(chunk) else 0
        if STOPPED.search(chunk) and not stops_short(chunk, core):
            code |= STOP
        if not core:
            return code
        if not OPAQUE.isdisjoint(chunk[:start]) or not OPAQUE.isdisjoint(chunk[end:]):
            return code & ~UNUSUAL
        code |= LOWER if core[0].islower() else 0
        if LETTERS.match(core):
            return code | WORD | self.word_flags(core)
        return code | self.compound_flags(core)

    def word_flags(self, core: str) -> int:
        """Flags of a word of letters and apostrophes."""
        core = core.replace("’", "'")
        word = core.lower()
        if self.vocabulary.accepts(core):
            return 0
        code = FUNCTION_WORD if word in FUNCTION else 0
        if word in self.vocabulary.rejected:
            code |= UNUSUAL
        if word in self.confusions:
            code |= CONFUSABLE
        if word in TRIGGERS or word in ("a", "an"):
            code |= SPECIAL
        if not self.known(core, word):
            code |= UNKNOWN | UNUSUAL
        elif self.lexicon.mark(word)[:1] == "!" and core[0].islower():
            code |= UNUSUAL
        return code

    def known(self, core: str, word: str) -> bool:
        """Whether the word, or what an ending was added to, is English; capitals inside make it a name."""
        if not core[1:].islower() and not core.isupper() and len(core) > 1:
            return not STUCK_TO_INITIALS.match(core)
        if word in APOSTROPHES:
            return False
        if word.endswith("in'") or (word[-1] == "s" and word[:-1] in ABBREVIATIONS):
            return True
        for ending in ("'s", "'", "'ll", "'d", "'ve", "'re"):
            if word.endswith(ending):
                core, word = core[: -len(ending)], word[: -len(ending)]
                if self.vocabulary.accepts(core):
                    return True
                break
        return self.lexicon.accepts(core) or (len(word) < 3) or (core.isupper() and len(core) < 7)

    def compound_flags(self, core: str) -> int:
        """Flags of a chunk with hyphens, dashes, digits or anything else inside."""
        if core.lower().replace("’", "'") in self.vocabulary.rejected:
            return UNUSUAL
        if not re.fullmatch(r"[^\W\d_]+(?:[-–—/'’…][^\W\d_]+)+", core) or self.vocabulary.accepts(core):
            return 0
        parts = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*", core)
        if any(part[0].islower() and len(part) > 3 and not self.known(part, part.lower()) for part in parts):
            return UNUSUAL
        return 0


class Reader:
    """The memos of one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.kept = Kept()
        self.codes = Codes(vocabulary)
        self.pieces = Pieces(self.codes.lexicon)
        self.bare = Bare()
        self.prints = Prints(self.bare.__getitem__)
        self.gates = Gates(self.codes.confusions, self.pieces.__getitem__)
        self.cues = Cues(self.bare.__getitem__)


class Kept(dict[str, str]):
    """Chunk → the same chunk as it was first seen. The other memos find a string that they hold twice as fast."""

    def __missing__(self, chunk: str) -> str:
        if len(self) > MEMO_LIMIT:
            self.clear()
        self[chunk] = chunk
        return chunk


class Pieces(dict[str, Piece]):
    """Chunk → piece."""

    def __init__(self, words: lexicon.Lexicon) -> None:
        super().__init__()
        self.words = words

    def __missing__(self, chunk: str) -> Piece:
        if len(self) > MEMO_LIMIT:
            self.clear()
        found = self[chunk] = context.piece(chunk[:LONGEST], self.words.mark)
        return found


class Bare(dict[str, str]):
    """Chunk → bare lower-case word; a chunk without letters or digits gives itself."""

    def __missing__(self, chunk: str) -> str:
        if len(self) > MEMO_LIMIT:
            self.clear()
        start, end = context.bounds(chunk)
        found = self[chunk] = chunk[start:end].lower() or chunk
        return found


class Prints(dict[str, int]):
    """Chunk → a byte that tells most bare words apart."""

    def __init__(self, bare: Callable[[str], str]) -> None:
        super().__init__()
        self.bare = bare

    def __missing__(self, chunk: str) -> int:
        if len(self) > MEMO_LIMIT:
            self.clear()
        found = self[chunk] = hash(self.bare(chunk)) & 255
        return found


def stops_short(chunk: str, core: str) -> bool:
    """Whether the full stop belongs to an abbreviation or an initial."""
    return chunk.endswith(".") and (core.lower() in ABBREVIATIONS or len(core) == 1 or "." in core)


@lru_cache(maxsize=8)
def reader_of(vocabulary: Vocabulary) -> Reader:
    """The reader that serves a vocabulary, kept between posts."""
    return Reader(vocabulary)

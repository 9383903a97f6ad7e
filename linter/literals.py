"""A rule's pattern → texts one of which stands wherever it matches.

To look for a few words is many times faster than to try a pattern at every place, and a pattern whose words are
nowhere needs no compiling. What this reader doesn't know makes it give up, never guess.
"""

import re
from functools import lru_cache

Texts = frozenset[str]

_MOST = 16  # to look for more takes as long as the pattern
_FLAGS = re.compile(r"\?(?:[ims]*(?:-[ims]+)?)(?P<end>[:)])")
_NAMED = re.compile(r"\?P?<[A-Za-z_]\w*>|\?>")
_LOOKAROUND = re.compile(r"\?<?[=!]")
_CLASS = re.compile(r"\[\^?\]?(?:\\.|[^\]\\\[])*\]", re.DOTALL)
_REPEAT = re.compile(r"(?:[*+?]|\{(\d+)(?:,\d*)?\})[+?]?")
_CODE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4}))")
_SPECIAL = re.compile(r"\\(?:[AZbBdDsSwWK]|[pP]\{[^{}]*\})")
_ESCAPED = re.compile(r"\\([^\w\s])")
_TURKISH = ("ı", "i\u0307")  # each is an i where case is ignored, and none when folded


class _Unknown(Exception):
    """The pattern has something in it that this reader doesn't know."""


def any_in(texts: Texts, folded: str) -> bool:
    """Whether one of the texts that a pattern requires may stand in a text, which is given case folded."""
    return any(text in folded for text in texts) or any(mark in folded for mark in _TURKISH)


@lru_cache(maxsize=256)
def required(pattern: str) -> Texts | None:
    """Texts, case folded, one of which stands in every text that `pattern` matches; None where none are known."""
    reader = _Reader(pattern)
    try:
        found = reader.choice()
    except (_Unknown, RecursionError):
        return None
    return found if reader.at == len(pattern) else None


class _Reader:
    """Reads a pattern once from left to right."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.at = 0

    def choice(self) -> Texts | None:
        """What stands between two brackets: branches, one of which matches."""
        branches = [self._branch()]
        while self._next("|"):
            branches.append(self._branch())
        texts: set[str] = set()
        for branch in branches:
            if branch is None:
                return None
            texts |= branch
        return frozenset(texts) if len(texts) <= _MOST else None

    def _branch(self) -> Texts | None:
        """The most telling of the parts that a branch has one after the other."""
        best: Texts | None = None
        run = ""
        while self.at < len(self.pattern) and self.pattern[self.at] not in "|)":
            part = self._part()
            optional, repeated = self._repeat()
            if isinstance(part, str) and not optional:
                run += part
                if not repeated:
                    continue
            best, run = _better(best, run), ""
            if isinstance(part, frozenset) and not optional:
                best = _better(best, part)
        return _better(best, run)

    def _part(self) -> str | Texts | None:
        """One character, a group, or something else that says nothing."""
        mark = self.pattern[self.at]
        if mark == "(":
            return self._group()
        if mark == "[":
            self._skip(_CLASS)
            return None
        if mark == "\\":
            return self._escape()
        if mark in "*+?{":
            raise _Unknown
        self.at += 1
        return None if mark in ".^$" else mark.casefold()

    def _group(self) -> Texts | None:
        self.at += 1
        around = _LOOKAROUND.match(self.pattern, self.at)
        if around:
            self.at = around.end()
        elif flags := _FLAGS.match(self.pattern, self.at):
            self.at = flags.end()
            if flags["end"] == ")":
                return None
        elif self.pattern.startswith("?", self.at):
            self._skip(_NAMED)
        elif self.pattern.startswith("*", self.at):
            raise _Unknown
        found = self.choice()
        if not self._next(")"):
            raise _Unknown
        return None if around else found

    def _escape(self) -> str | None:
        if code := _CODE.match(self.pattern, self.at):
            self.at = code.end()
            return chr(int(code[1] or code[2], 16)).casefold()
        if escaped := _ESCAPED.match(self.pattern, self.at):
            self.at = escaped.end()
            return escaped[1]
        self._skip(_SPECIAL)
        return None

    def _repeat(self) -> tuple[bool, bool]:
        """Whether what was read may be left out, and whether it may stand more than once."""
        found = _REPEAT.match(self.pattern, self.at)
        if found is None:
            return False, False
        self.at = found.end()
        return found[0][0] in "*?" or found[1] == "0" * len(found[1] or ""), True

    def _skip(self, known: re.Pattern[str]) -> None:
        if (found := known.match(self.pattern, self.at)) is None:
            raise _Unknown
        self.at = found.end()

    def _next(self, mark: str) -> bool:
        here = self.pattern.startswith(mark, self.at)
        self.at += here
        return here


def _better(one: Texts | None, other: Texts | str | None) -> Texts | None:
    """The longer of two: what is longer stands in fewer texts."""
    if not other:
        return one
    texts = frozenset({other}) if isinstance(other, str) else other
    return texts if one is None or min(map(len, texts)) > min(map(len, one)) else one

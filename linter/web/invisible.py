"""Characters that nobody sees: text → where they stand without need.

Joiners, selectors and marks are part of how many scripts and emoji are written, so each is judged by its neighbours.
The characters are those with Default_Ignorable_Code_Point in the Unicode Character Database; what turns the direction
of text (UAX #9) is apart, in `BIDI`.
"""

import re
import unicodedata
from collections.abc import Iterator

import regex

from linter.text import Span
from linter.web import writing

_IGNORABLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2060-\u2065\u206a-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\ufff0-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_RUN = re.compile(f"[{_IGNORABLE}]+")
NOTHING = re.compile(rf"[\s{_IGNORABLE}\u202a-\u202e\u2066-\u2069\u2800]*")
_EMOJI = regex.compile(r"[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f\u20e3\U0001f1e6-\U0001f1ff]")
_PICTURE = regex.compile(r"\p{Extended_Pictographic}")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_NEAR = 80  # characters around a direction mark in which there must be something for it to do
_WITHOUT_SPACES = frozenset({"Thai", "Lao", "Khmer", "Myanmar", "Tibetan", "Han", "Hiragana", "Katakana", "Balinese"})
_BREAKABLE = frozenset("/\\._-@:?&=#,")
_FLAG_TAGS = re.compile("\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{1,12}\U000e007f")
_NAMELESS = {0xAD: "SOFT HYPHEN"}


def stray(text: str) -> Iterator[Span]:
    """The runs of invisible characters that the text around them doesn't need."""
    if text.isascii():
        return
    for match in _RUN.finditer(text):
        if _in_flag(text, *match.span()):
            continue
        start = end = match.start()
        for at in range(*match.span()):
            if _needed(text, at):
                continue
            if at > end:
                if end > start:
                    yield Span(start, end)
                start = at
            end = at + 1
        if end > start:
            yield Span(start, end)


def described(run: str) -> str:
    """The characters of a run by number and name: `U+200B ZERO WIDTH SPACE`."""
    names = dict.fromkeys(f"U+{ord(mark):04X} {unicodedata.name(mark, '')}".strip() for mark in run)
    return ", ".join(names)


def _needed(text: str, at: int) -> bool:
    before, mark, after = text[at - 1 : at] if at else "", text[at], text[at + 1 : at + 2]
    if mark == "\u00ad":
        return before.isalpha() and after.isalpha()
    if mark in "\u200c\u200d":
        return _joins(before, mark, after)
    if mark in "\u200e\u200f\u061c":
        return bool(_RIGHT_TO_LEFT.search(text, max(0, at - _NEAR), at + _NEAR))
    if mark == "\u200b":
        return _breaks(before, after)
    if mark == "\u2060":
        return before != "" and after != "" and not before.isspace() and not after.isspace()
    if "\ufe00" <= mark <= "\ufe0f":
        return before != "" and not before.isspace() and not (before.isascii() and before.isalpha())
    if "\U000e0100" <= mark <= "\U000e01ef" or mark in "\u115f\u1160" or "\u17b4" <= mark <= "\u180f":
        return any(other and not other.isascii() and other.isalpha() for other in (before, after))
    return False


def _joins(before: str, mark: str, after: str) -> bool:
    if any(other and writing.needs_joiners(other) for other in (before, after)):
        return True
    return mark == "\u200d" and bool(before and after and _EMOJI.match(before) and _PICTURE.match(after))


def _breaks(before: str, after: str) -> bool:
    """Whether a zero width space lets a line break where there is no other room for it."""
    if not before or not after or before.isspace() or after.isspace():
        return False
    return before in _BREAKABLE or any(writing.scripts(other) & _WITHOUT_SPACES for other in (before, after))


def _in_flag(text: str, start: int, end: int) -> bool:
    match = _FLAG_TAGS.match(text, start - 1) if start else None
    return match is not None and match.end() == end

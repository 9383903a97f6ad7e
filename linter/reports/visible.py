"""Hostile text made harmless to look at, in a terminal or in the log of a build.

Posts come from hacked sites: a control character could clear the reader's terminal, a bidi control could make a
finding read as something else, and a line such as `::set-output …` or `##vso[…` is a command to the machine that runs a
build. What does that is shown as its code points.
"""

import re
import unicodedata

_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e007f]"
)
_BLANK = re.compile(r"[\t\n\r\u2028\u2029]+")
_COMMAND = re.compile(r"(?<![^\s])::(?=[A-Za-z])|##(?=\[|vso\[|teamcity\[)", re.IGNORECASE)


def visible(text: str) -> str:
    """`text` on one line, with control, bidi and invisible characters written as `<U+202E>`."""
    told = _UNSAFE.sub(_code_point, _BLANK.sub(" ", text))
    return _COMMAND.sub(lambda match: f"{match[0][0]}<U+{ord(match[0][1]):04X}>", told)


def _code_point(match: re.Match[str]) -> str:
    return f"<U+{ord(match[0]):04X}>"


def width(text: str) -> int:
    """The columns that `text` takes on a terminal."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.category(mark) in ("Mn", "Me") else 2 if unicodedata.east_asian_width(mark) in "WF" else 1
        for mark in text
    )

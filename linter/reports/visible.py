"""Hostile text made harmless to look at.

Posts come from hacked sites: a control character could clear the reader's terminal, a bidi control could make a
finding read as something else. Both are shown as their code points.
"""

import re
import unicodedata

_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
_BLANK = re.compile(r"[\t\n\r\u2028\u2029]+")


def visible(text: str) -> str:
    """`text` on one line, with control, bidi and invisible characters written as `<U+202E>`."""
    return _UNSAFE.sub(lambda match: f"<U+{ord(match[0]):04X}>", _BLANK.sub(" ", text))


def width(text: str) -> int:
    """The columns that `text` takes on a terminal."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(mark) else 2 if unicodedata.east_asian_width(mark) in "WF" else 1 for mark in text
    )

"""What stands around a place in readable text: its sentence, and the language that its paragraph is written in."""

import re
from bisect import bisect_right

from linter.html.prose import BREAK, Prose
from linter.text import Span

_FURTHEST = 400  # how far to either side of a place its sentence may reach
_ENOUGH = 15  # words that tell a language
_MOST = 4_000  # characters that are looked at for it
_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+|" + BREAK)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def sentence(prose: Prose, span: Span) -> str:
    """The sentence around `span`, as far as full stops tell: that of an abbreviation ends it, too."""
    text = prose.text.value
    start, last = max(span.start - _FURTHEST, 0), min(span.end + _FURTHEST, len(text))
    for end in _END.finditer(text, start, span.start):
        start = end.end()
    after = _END.search(text, span.end, last)
    return text[start : after.end() if after else last].strip(f"{BREAK} \t\r\n")


def paragraph(prose: Prose, span: Span) -> Span:
    """The paragraph, heading or cell that `span` begins in."""
    index = bisect_right(prose.blocks, span.start, key=lambda block: block.start) - 1
    return prose.blocks[index]


def language(text: str) -> str:
    """The code of the language that text begins in; "" where it is too short to tell."""
    words = _WORD.findall(text[:_MOST].casefold())
    if len(words) < _ENOUGH:
        return ""
    from linter.typos.language import likeliest  # few posts have anything to ask about

    return likeliest(words)

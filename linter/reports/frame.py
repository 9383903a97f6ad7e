"""A code frame: the line of a finding, cut to a readable window, and the marks under its span."""

from linter.reports.visible import visible, width
from linter.source import Source
from linter.text import Span

_CUT = "…"
_SHORT = 1000  # a line that could fit as a whole, though some marks in it have no width


def frame(source: Source, span: Span, columns: int) -> tuple[str, str]:
    """Two lines of at most `columns` columns: the window of the source line, and carets under `span`."""
    before, marked, after = window(source, span, columns)
    return f"{before}{marked}{after}", " " * width(before) + "^" * max(width(marked), 1)


def window(source: Source, span: Span, columns: int) -> tuple[str, str, str]:
    """What stands before, in and after `span` on its line, made visible, at most `columns` columns together.

    Post JSON keeps a whole article on one line, so only what stands around the span is shown. A span that goes on
    over the end of the line or of the window is given as far as it can be seen.
    """
    line, _ = source.position(span.start)
    start, text = source.line(line)
    first = min(span.start - start, len(text))
    last = max(first, min(span.end - start, len(text)))
    room = max(columns - 2, 20)
    whole_line = len(text) <= _SHORT and width(visible(text)) <= room
    size = min(last - first, len(text) if whole_line else room)
    lead = first if whole_line else min(first, max((room - size) * 2 // 5, room // 5 if size > room // 2 else 0))
    end = len(text) if whole_line else first + size + max(room - lead - size, 0)
    before = whole = visible(text[first - lead : first])
    marked = visible(text[first : first + size])
    after = rest = visible(text[first + size : end])
    while width(before) + width(marked) > room and len(before) > room // 5:
        before = before[1:]
    while width(before) + width(marked) > room and len(marked) > 1:
        marked = marked[:-1]
        after = ""
    while after and width(before) + width(marked) + width(after) > room:
        after = after[:-1]
    cut_before = lead < first or before != whole
    cut_after = end < len(text) or after != rest
    if visible(shown := before + marked + after) != shown:  # a command to a build server, made harmless only in parts
        before, marked, after = (part.replace("#", "<U+0023>") for part in (before, marked, after))
    return (_CUT if cut_before else "") + before, marked, after + (_CUT if cut_after else "")

"""A code frame: the line of a finding, cut to a readable window, and the marks under its span."""

from linter.reports.visible import visible, width
from linter.source import Source
from linter.text import Span

_CUT = "…"


def frame(source: Source, span: Span, columns: int) -> tuple[str, str]:
    """Two lines of at most `columns` columns: the window of the source line, and carets under `span`.

    Post JSON keeps a whole article on one line, so the window shows what stands around the span. A span that goes on
    over the end of the line or of the window is marked as far as it can be seen.
    """
    line, _ = source.position(span.start)
    start, text = source.line(line)
    first = min(span.start - start, len(text))
    last = max(first, min(span.end - start, len(text)))
    room = max(columns - 2, 20)
    size = min(last - first, room)
    lead = min(first, max((room - size) * 2 // 5, room // 5 if size > room // 2 else 0))
    before = visible(text[first - lead : first])
    marked = visible(text[first : first + size])
    after = visible(text[first + size : first + size + max(room - lead - size, 0)])
    while width(before) + width(marked) > room and len(before) > room // 5:
        before = before[1:]
    while width(before) + width(marked) > room and len(marked) > 1:
        marked = marked[:-1]
        after = ""
    while after and width(before) + width(marked) + width(after) > room:
        after = after[:-1]
    head = _CUT if len(before) < first else ""
    rest = first + size + len(after) < len(text)
    return f"{head}{before}{marked}{after}{_CUT if rest else ''}", " " * (len(head) + width(before)) + "^" * max(
        width(marked), 1
    )

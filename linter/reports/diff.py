"""What fixing would change, as a diff for people.

It looks like a unified diff, but post JSON keeps a whole article on one line: a hunk shows the words around the change
instead of two lines of nine thousand characters, and names its place as line:column.
"""

from collections.abc import Iterator, Sequence

from linter.reports.report import Style
from linter.reports.visible import visible
from linter.source import Source
from linter.text import Edit

_AROUND = 48
_LONGEST = 240
_CUT = "…"


def diff(source: Source, edits: Sequence[Edit], style: Style) -> str:
    """The changes that `edits` (in order, apart) make to a file."""
    path = visible(source.path)
    lines = [_painted(style, "1", f"--- {path}"), _painted(style, "1", f"+++ {path} (fixed)")]
    for hunk in _hunks(source, edits):
        lines += _hunk(source, hunk, style)
    return "\n".join(lines) + "\n"


def _hunks(source: Source, edits: Sequence[Edit]) -> Iterator[list[Edit]]:
    """Edits that stand close together on a line, as one."""
    hunk: list[Edit] = []
    for edit in edits:
        if hunk and not _near(source, hunk[-1].end, edit.start):
            yield hunk
            hunk = []
        hunk.append(edit)
    if hunk:
        yield hunk


def _near(source: Source, end: int, start: int) -> bool:
    return start - end <= _AROUND and source.position(end)[0] == source.position(start)[0]


def _hunk(source: Source, edits: Sequence[Edit], style: Style) -> Iterator[str]:
    first, last = edits[0].start, edits[-1].end
    line, column = source.position(first)
    line_start, _ = source.line(line)
    end_start, end_text = source.line(source.position(last)[0])
    left = max(first - _AROUND, line_start)
    right = min(last + _AROUND, max(end_start + len(end_text), last))
    head = (_CUT if left > line_start else "") + source.text[left:first]
    tail = source.text[last:right] + (_CUT if right < end_start + len(end_text) else "")
    old, new, at = "", "", first
    for edit in edits:
        kept = source.text[at : edit.start]
        old += kept + _shortened(source.text[edit.start : edit.end])
        new += kept + _shortened(edit.new)
        at = edit.end
    yield _painted(style, "36", f"@@ {line}:{column} @@")
    yield _painted(style, "31", "-" + visible(head + old + tail))
    yield _painted(style, "32", "+" + visible(head + new + tail))


def _shortened(text: str) -> str:
    if len(text) <= _LONGEST:
        return text
    half = _LONGEST // 2
    return f"{text[:half]}{_CUT} {len(text) - 2 * half:,} characters {_CUT}{text[-half:]}"


def _painted(style: Style, code: str, text: str) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if style.color else text

"""Brackets and quotation marks that lack their other half."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .line import Line
from .passage import Slip
from .quotation import inside

BRACKETS = {")": "(", "]": "["}
FACES = re.compile(r"[:;=8xX]['^o*-]?[()\[\]DPp|/\\]+|[()][:;=]|<3|\^_\^")
MARKER = re.compile(r"(?:^|(?<=\s))\(?[\w.]{1,4}\)")
LONGEST = 4000


def uneven(text: str) -> bool:
    """Whether there are more brackets of one side than of the other."""
    if ("(" in text or ")" in text) and text.count("(") != text.count(")"):
        return True
    return ("[" in text or "]" in text) and text.count("[") != text.count("]")


def bracket_slips(line: Line) -> Iterator[Slip]:
    """Brackets without partner within the passage."""
    text = line.text
    spans = [match.span() for match in FACES.finditer(text)]
    spans += [match.span() for match in MARKER.finditer(text) if match.group()[0] != "("]
    skip = {at for start, end in spans for at in range(start, end)}
    opened: list[int] = []
    lone: list[int] = []
    for match in re.finditer(r"[()\[\]]", text):
        at, mark = match.start(), match.group()
        if at in skip:
            continue
        if mark in "([":
            opened.append(at)
        elif opened and text[opened[-1]] == BRACKETS[mark]:
            opened.pop()
        else:
            lone.append(at)
    if text.rstrip().endswith(("…", "...", "[…]")):
        opened = []
    for at in sorted(opened + lone)[:3]:
        if not inside(line.quotes, at):
            yield line.marked(at, at + 1, "unbalanced", None, note="the other bracket is missing")


def quote_slips(lines: Sequence[Line]) -> Iterator[Slip]:
    """Quotation marks without partner; a quotation may go on in the next paragraph, which then opens it again."""
    for at, line in enumerate(lines):
        text = line.text
        if len(text) > LONGEST or line.zone_silent or text.rstrip().endswith(("…", "...", "[…]")):
            continue
        following = lines[at + 1].text.lstrip()[:1] if at + 1 < len(lines) else ""
        for opener, closer in (("“", "”"), ("«", "»")):
            yield from directed(line, opener, closer, following)
        straight = [m.start() for m in re.finditer(r'(?<!\d)"', text)]
        if len(straight) % 2 and following != '"' and "“" not in text and "”" not in text:
            where = straight[-1] if len(straight) > 1 else straight[0]
            yield line.marked(where, where + 1, "unbalanced-quote", None, note="the other quotation mark is missing")


def directed(line: Line, opener: str, closer: str, following: str) -> Iterator[Slip]:
    """Curly marks: an opener that nothing closes, or a closer that nothing opened."""
    text, opened = line.text, -1
    if opener not in text and closer not in text:
        return
    if opener == "«" and text.find(closer) < text.find(opener):
        return
    for match in re.finditer(f"[{opener}{closer}]", text):
        if match.group() == opener:
            if opened >= 0:
                yield line.marked(opened, opened + 1, "unbalanced-quote", None, note="never closed")
            opened = match.start()
        elif opened >= 0:
            opened = -1
        elif "„" not in text:
            at = match.start()
            yield line.marked(at, at + 1, "unbalanced-quote", None, note="never opened")
    if opened >= 0 and following != opener and not text.rstrip().endswith(":"):
        yield line.marked(opened, opened + 1, "unbalanced-quote", None, note="never closed")

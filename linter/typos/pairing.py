"""Brackets and quotation marks that lack their other half."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .line import Line
from .passage import Slip

BRACKETS = {")": "(", "]": "["}
FACES = re.compile(r"[:;=8xX]['^o*-]?[()\[\]DPp|/\\]+|[()][:;=]|<3|\^_\^")
MARKER = re.compile(r"(?:^|(?<=\s))\(?(?:\d{1,3}\.?|[^\W\d_]|[ivxIVX]{1,4})\)")  # a), 1), iv)
ARROW = re.compile(r"\A[^«]+\s»\s*\Z|\A\s*«\s[^»]{1,60}\Z")  # Read more »
GARBLED = re.compile(r"[ÃâÂ][€‚¢„¬\x80-\xbf]")  # text in a wrong encoding
LONGEST = 4000
FURTHEST = 6  # paragraphs that a quotation may run through
NEVER_CLOSED, NEVER_OPENED = "never closed", "never opened"


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
        if not line.in_quotes(at):
            yield line.marked(at, at + 1, "unbalanced", None, note="the other bracket is missing")


def quote_slips(lines: Sequence[Line]) -> Iterator[Slip]:
    """Quotation marks without partner.

    A quotation may go on in the next paragraph, which then opens it again, or doesn't but closes it in the end.
    """
    opened: tuple[int, Slip] | None = None  # an opening mark whose partner may come in a later paragraph
    for at, line in enumerate(lines):
        if opened and at - opened[0] > FURTHEST:
            yield opened[1]
            opened = None
        text = line.text
        if len(text) > LONGEST or line.zone_silent or text.rstrip().endswith(("…", "...", "[…]")):
            continue
        following = lines[at + 1].text.lstrip()[:1] if at + 1 < len(lines) else ""
        if ("„" in text and "”" in text and "“" in text) or GARBLED.search(text):
            continue  # marks of two languages, or of none
        curly = ("„", "“”") if "„" in text else ("“", "”")  # „German“
        for opener, closer in (curly, ("«", "»")):
            for slip in directed(line, opener, closer, following):
                if opened and slip.note == NEVER_OPENED:
                    opened = None
                    continue
                if opened:
                    yield opened[1]
                opened = (at, slip) if slip.note == NEVER_CLOSED else None
                if not opened:
                    yield slip
        straight = [m.start() for m in re.finditer(r'(?<!\d)"', text)]
        if len(straight) % 2 and following != '"' and "“" not in text and "”" not in text:
            where = straight[-1] if len(straight) > 1 else straight[0]
            yield line.marked(where, where + 1, "unbalanced-quote", None, note="the other quotation mark is missing")
    if opened:
        yield opened[1]


def directed(line: Line, opener: str, closers: str, following: str) -> Iterator[Slip]:
    """Curly marks: an opener that nothing closes, or one of the closers that nothing opened."""
    text, opened = line.text, -1
    if opener not in text and not any(closer in text for closer in closers):
        return
    if opener == "«" and (text.find(closers) < text.find(opener) or ARROW.search(text)):
        return
    for match in re.finditer(f"[{opener}{closers}]", text):
        if match.group() == opener:
            if opened >= 0:
                yield line.marked(opened, opened + 1, "unbalanced-quote", None, note=NEVER_CLOSED)
            opened = match.start()
        elif opened >= 0:
            opened = -1
        else:
            at = match.start()
            yield line.marked(at, at + 1, "unbalanced-quote", None, note=NEVER_OPENED)
    if opened >= 0 and following != opener and not text.rstrip().endswith(":"):
        yield line.marked(opened, opened + 1, "unbalanced-quote", None, note=NEVER_CLOSED)

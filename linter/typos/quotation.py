"""Which parts of a passage are somebody else's words. Text in, half-open ranges of code points out."""

from __future__ import annotations

import re

SIC = re.compile(r"\W*[\[(]\s*sic\b", re.IGNORECASE)
CLOSERS = {"“": "”", "„": "“”", "«": "»", "»": "«"}
SINGLE = re.compile(r"(?<!\w)‘[^‘]{2,2000}?[.,!?;…\w]’(?!\w)|(?<!\w)'(?=\w)[^']{2,2000}?[.,!?;…\w]'(?!\w)")


def quoted_ranges(text: str) -> list[tuple[int, int]]:
    """The quotations in a passage. One that isn't closed runs to the end: the next paragraph may go on with it."""
    found: list[tuple[int, int]] = []
    opened, closers = -1, ""
    for match in re.finditer(r"[\"“”„«»]", text):
        mark, at = match.group(), match.start()
        if opened < 0:
            closers = '"' if mark == '"' else CLOSERS.get(mark, "")
            opened = at if closers and not inches(text, at) else -1
        elif mark in closers or (mark == '"' and closers == "”"):
            found.append((opened, at + 1))
            opened = -1
    if opened >= 0 and (text[opened] != '"' or opened == 0 or text[opened - 1].isspace()):
        found.append((opened, len(text)))
    found += [match.span() for match in SINGLE.finditer(text) if " " in match.group()]
    return found


def inches(text: str, at: int) -> bool:
    """Whether a straight quote after a digit means inches."""
    return text[at] == '"' and at > 0 and text[at - 1].isdigit()

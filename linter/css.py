"""CSS → declarations, as a browser reads them.

In: the value of a `style` attribute, or a style sheet. Out: each declaration with its name in lower case, its value
with escapes decoded, comments gone and white space collapsed, and its span in code points. CSS Syntax 3 §4 gives
comments, strings, escapes and `url(`; §5 says that a declaration ends at a `;` outside brackets, or with its block.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from linter.text import Span

_TOKEN = re.compile(
    r"""(?P<comment>/\*.*?(?:\*/|\Z))"""
    r"""|(?P<string>"(?:[^"\\\n]|\\.)*["\n]?|'(?:[^'\\\n]|\\.)*['\n]?)"""
    r"""|(?P<url>url\(\s*(?!["'\s])(?:[^)\\]|\\.)*\)?)"""
    r"""|(?P<escape>\\(?:[0-9a-fA-F]{1,6}\s?|.))"""
    r"""|(?P<mark>[;{}()\[\]:])"""
    r"""|[^;{}()\[\]:"'\\/uU]+|.""",
    re.DOTALL | re.IGNORECASE,
)
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})[ \t\n\f]?|\n|(.))", re.DOTALL)
_IMPORTANT = re.compile(r"\s*!\s*important\s*\Z", re.IGNORECASE)
_LENGTH = re.compile(r"([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(%|[a-z]*)\Z", re.IGNORECASE)
_OPENING, _CLOSING = "([", ")]"


@dataclass(frozen=True, slots=True)
class Declaration:
    """One `name: value`. `span` covers both in the text that was read."""

    name: str
    value: str
    span: Span

    @property
    def length(self) -> tuple[float, str] | None:
        """The value as a number and its unit in lower case; None where it is anything else."""
        match = _LENGTH.match(self.value)
        return (float(match[1]), match[2].lower()) if match else None


def declarations(css: str) -> Iterator[Declaration]:
    """The declarations in a `style` attribute or a style sheet, in order; later ones of a name win."""
    parts: list[str] = []
    colon: int | None = None  # the number of parts before the first colon
    start, depth = 0, 0
    for match in _TOKEN.finditer(css):
        mark = match["mark"]
        if mark in (";", "{", "}") and (depth == 0 or mark != ";"):
            if mark != "{":
                yield from _made(parts, colon, css, start, match.start())
            parts, colon, start, depth = [], None, match.end(), 0
            continue
        if mark == ":" and colon is None:
            colon = len(parts)
        elif mark and mark in _OPENING:
            depth += 1
        elif mark and mark in _CLOSING:
            depth = max(0, depth - 1)
        parts.append(" " if match["comment"] else match[0])
    yield from _made(parts, colon, css, start, len(css))


def style(css: str) -> dict[str, str]:
    """The declarations of a `style` attribute by name, values in lower case; of several the last one counts."""
    return {one.name: one.value.lower() for one in declarations(css)}


def unescaped(raw: str) -> str:
    """`raw` with its CSS escapes decoded."""
    return _ESCAPE.sub(_character, raw) if "\\" in raw else raw


def pixels(value: str | None) -> float | None:
    """A length as CSS pixels; None where that depends on more than the value itself."""
    match = _LENGTH.match(value or "")
    if not match or match[2].lower() not in ("", "px", "pt"):
        return None
    return float(match[1]) * (4 / 3 if match[2].lower() == "pt" else 1)


def _made(parts: list[str], colon: int | None, css: str, start: int, end: int) -> Iterator[Declaration]:
    if colon is None:
        return
    name = unescaped("".join(parts[:colon])).strip().lower()
    value = " ".join(unescaped(_IMPORTANT.sub("", "".join(parts[colon + 1 :]))).split())
    if name:
        text = css[start:end]
        lead = len(text) - len(text.lstrip())
        yield Declaration(name, value, Span(start + lead, start + len(text.rstrip())))


def _character(match: re.Match[str]) -> str:
    if match[1]:
        number = int(match[1], 16)
        return chr(number) if 0 < number < 0xD800 or 0xDFFF < number <= 0x10FFFF else "\ufffd"
    return match[2] or ""


def number(value: str | None) -> float | None:
    """A number, or a percentage as a part of one."""
    match = _LENGTH.match(value or "")
    if not match or match[2] not in ("", "%"):
        return None
    return float(match[1]) / (100 if match[2] else 1)

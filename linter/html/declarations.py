"""CSS → declarations, as a browser reads them.

In: the value of a `style` attribute, or a style sheet. Out: each declaration with its name in lower case, its value
with escapes decoded, comments gone and white space collapsed, and its span in code points. CSS Syntax 3 §4 gives
comments, strings, escapes and `url(`; §5 says that a declaration ends at a `;` outside brackets, or with its block.
A comment leaves nothing behind, as in the browsers that ran `exp/**/ression()`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from linter.html.css import unescaped
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
_LENGTH = re.compile(r"([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(%|[a-z]*)\Z", re.IGNORECASE)
_OPENING, _CLOSING = "([", ")]"


@dataclass(frozen=True, slots=True)
class Declaration:
    """One `name: value`. `span` covers both in the text that was read."""

    name: str
    value: str
    span: Span
    important: bool


def declarations(css: str) -> Iterator[Declaration]:
    """The declarations in a `style` attribute or a style sheet, in order."""
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
        parts.append("" if match["comment"] else match[0])
    yield from _made(parts, colon, css, start, len(css))


def style(css: str) -> dict[str, str]:
    """The declarations of a `style` attribute that count, by name, values in lower case."""
    every = sorted(declarations(css), key=lambda one: one.important)
    return {one.name: one.value.lower() for one in every}


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
    value = " ".join(unescaped("".join(parts[colon + 1 :])).split())
    plain = value[: -len("important")].rstrip() if value.lower().endswith("important") else ""
    important = plain.endswith("!")
    if name:
        text = css[start:end]
        span = Span(start + len(text) - len(text.lstrip()), start + len(text.rstrip()))
        yield Declaration(name, plain[:-1].rstrip() if important else value, span, important)


def number(value: str | None) -> float | None:
    """A number, or a percentage as a part of one."""
    match = _LENGTH.match(value or "")
    if not match or match[2] not in ("", "%"):
        return None
    return float(match[1]) / (100 if match[2] else 1)

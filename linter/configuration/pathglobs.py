"""Path patterns, as in .gitignore: which files of a folder are meant.

`*` and `?` stay within a folder, `**` crosses folders, `[a-z]` is one of several characters. A pattern without a slash
fits a file or folder of that name anywhere below; one that fits a folder means everything in it.
"""

import re
from collections.abc import Callable, Iterable

_MAGIC = re.compile(r"[*?\[]")
_TOKEN = re.compile(r"\*\*/|\*\*|\*|\?|\[[!^]?\]?[^\]/]*\]|.", re.DOTALL)


def path_matcher(patterns: Iterable[str]) -> Callable[[str], bool]:
    """The test whether a path (relative to the patterns' folder, with forward slashes) fits one of `patterns`."""
    found = [_expression(pattern) for pattern in patterns]
    if not found:
        return lambda path: False
    compiled = re.compile("|".join(found), re.DOTALL)
    return lambda path: compiled.fullmatch(path) is not None


def is_literal(pattern: str) -> bool:
    """Whether a pattern names one path."""
    return "/" in pattern and not _MAGIC.search(pattern)


def fixed_folder(pattern: str) -> str:
    """The folder that holds everything a pattern can fit: its parts before the first one with a wildcard."""
    parts = pattern.strip("/").split("/")
    if len(parts) == 1:
        return "."
    fixed = [part for index, part in enumerate(parts[:-1]) if not any(_MAGIC.search(p) for p in parts[: index + 1])]
    return "/".join(fixed) or "."


def _expression(pattern: str) -> str:
    anywhere = "/" not in pattern.rstrip("/")
    text = pattern.removeprefix("./").strip("/")
    body = "".join(_translated(match[0]) for match in _TOKEN.finditer(text))
    return rf"{'(?:.*/)?' if anywhere else ''}(?:{body})(?:/.*)?"


def _translated(token: str) -> str:
    if token == "**/":
        return r"(?:[^/]+/)*"
    if token == "**":
        return r".*"
    if token == "*":
        return r"[^/]*"
    if token == "?":
        return r"[^/]"
    if len(token) > 1:
        negated = token[1] in "!^"
        inner = token[2 if negated else 1 : -1].replace("\\", r"\\").replace("[", r"\[").replace("]", r"\]")
        return f"[{'^' if negated else ''}{inner}]" if inner else re.escape(token)
    return re.escape(token)

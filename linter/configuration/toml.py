"""TOML with places, for `[tool.wplint]` in pyproject.toml.

`tomllib` gives values without places. It has proved the syntax sound by the time the places are read, so the reader
here only has to step over values.
"""

import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from linter.yamltext import FileError, Mark, Marked, Path

_BLANK = re.compile(r"(?:[\s,]|#[^\n]*)*")
_KEY = re.compile(r"""[ \t]*(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|([\w-]+))[ \t]*""")
_STRING = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}|' + r"'''.*?'{3,5}|" + r'"(?:[^"\\\n]|\\.)*"|' + r"'[^'\n]*'", re.DOTALL
)
_PLAIN = re.compile(r"[^,\]}#\n]*")
_AT = re.compile(r"\(at line (\d+), column (\d+)\)")


def load_toml(file: str, text: str, table: Path) -> Marked | None:
    """The data of one table of a TOML file with its places; None where there is no such table. Raises FileError."""
    try:
        data: Any = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = _AT.search(str(error))
        line, column = (int(place[1]), int(place[2])) if place else (1, 1)
        raise FileError(file, line, column, _AT.sub("", str(error)).strip()) from None
    for part in table:
        if not isinstance(data, dict) or part not in data:
            return None
        data = data[part]
    text = text.replace("\r\n", "\n")
    places = _Places(text)
    size = len(table)
    values = {path[size:]: mark for path, mark in places.values.items() if path[:size] == table}
    keys = {path[size:]: mark for path, mark in places.keys.items() if path[:size] == table}
    values.setdefault((), Mark(1, 1))
    return Marked(file, plain(data), values, keys)


def plain(data: Any) -> Any:
    """`data` with dates as text, as JSON has them."""
    if isinstance(data, Mapping):
        return {key: plain(value) for key, value in data.items()}
    if isinstance(data, list):
        return [plain(item) for item in data]
    return data.isoformat() if isinstance(data, (date, datetime)) else data


class _Places:
    """Where every key and value of a sound TOML text stands."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.values: dict[Path, Mark] = {}
        self.keys: dict[Path, Mark] = {}
        self._counts: dict[Path, int] = {}
        self._line = 1
        self._counted = 0
        table: Path = ()
        at = self._skip(0)
        while at < len(text):
            if text[at] == "[":
                at, table = self._header(at)
            else:
                at = self._pair(at, table)
            at = self._skip(at)

    def _skip(self, at: int) -> int:
        match = _BLANK.match(self.text, at)
        return match.end() if match else at

    def _mark(self, at: int) -> Mark:
        self._line += self.text.count("\n", self._counted, at)
        self._counted = at
        start = self.text.rfind("\n", 0, at) + 1
        return Mark(self._line, at - start + 1, 1 if self.text[at : at + 1] in ("'", '"') else 0)

    def _header(self, at: int) -> tuple[int, Path]:
        many = self.text.startswith("[[", at)
        mark = self._mark(at)
        end, parts = self._key(at + 1 + many)
        path: Path = ()
        for index, part in enumerate(parts):
            path = (*path, part)
            if many and index == len(parts) - 1:
                self._counts[path] = self._counts.get(path, -1) + 1
            if path in self._counts:
                path = (*path, self._counts[path])
        self._note(path, mark)
        return self.text.index("]", end) + 1 + many, path

    def _note(self, path: Path, mark: Mark) -> None:
        for length in range(1, len(path) + 1):
            self.values.setdefault(path[:length], mark)
            self.keys.setdefault(path[:length], mark)

    def _key(self, at: int) -> tuple[int, list[str]]:
        parts = []
        while (match := _KEY.match(self.text, at)) is not None:
            double, single, bare = match.groups()
            parts.append(tomllib.loads(f'k="{double}"')["k"] if double is not None else single or bare or "")
            at = match.end()
            if self.text[at : at + 1] != ".":
                break
            at += 1
        return at, parts

    def _pair(self, at: int, table: Path) -> int:
        mark = self._mark(at)
        at, parts = self._key(at)
        path: Path = (*table, *parts)
        self._note(path, mark)
        self.keys[path] = mark
        at += 1  # the equals sign
        while self.text[at : at + 1] in (" ", "\t"):
            at += 1
        return self._value(at, path)

    def _value(self, at: int, path: Path) -> int:
        self.values[path] = self._mark(at)
        opening = self.text[at : at + 1]
        if opening == "[":
            at, index = self._skip(at + 1), 0
            while self.text[at] != "]":
                at = self._skip(self._value(at, (*path, index)))
                index += 1
            return at + 1
        if opening == "{":
            at = self._skip(at + 1)
            while self.text[at] != "}":
                at = self._skip(self._pair(at, path))
            return at + 1
        match = _STRING.match(self.text, at) or _PLAIN.match(self.text, at)
        return match.end() if match else at

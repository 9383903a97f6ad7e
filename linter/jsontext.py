r"""JSON with places.

`parse` reads one JSON value and says what is wrong with it; `members` lists the parts of a container with their
spans; `string_text` gives a string as a `Text` over the file, so that `\/`, `\n` and `\u2019` map back exactly and
replacements are spelled as the file spells its own. JSON's grammar (RFC 8259) lives in this module only.
"""

import json
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from json.decoder import scanstring  # type: ignore[attr-defined]  # not in typeshed, stable since 2.6
from typing import Any, NamedTuple

from linter.source import Fault
from linter.text import Pieces, Span, Text, copied

_BLANK = re.compile(r"[ \t\r\n]*")
_STRING = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"', re.DOTALL)  # possessive: nothing is kept to go back to
_SCALAR = re.compile(r"[^\s,\[\]{}:\"]+")
_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?", re.ASCII)
_TOKEN = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[\[\]{}]', re.DOTALL)
_ESCAPE = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.", re.DOTALL)
_CONTROL = re.compile(r"[\x00-\x1f]")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_LONGEST_INTEGER = 4000
_LONGEST_SHOWN = 60
_LITERALS = {"true": True, "false": False, "null": None}
_CONSTANTS = {"NaN": float("nan"), "Infinity": float("inf"), "-Infinity": float("-inf")}


class Parsed(NamedTuple):
    """One JSON value, the offset just past it, and what is wrong with it."""

    value: Any
    end: int
    faults: tuple[Fault, ...]


class Member(NamedTuple):
    """A part of a container: its key or index, and the spans of key and value in the file text."""

    key: str | int
    key_span: Span
    span: Span


class NotJSON(Exception):
    """The text at `offset` cannot be read as JSON; `reason` says why in plain words."""

    def __init__(self, reason: str, offset: int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.offset = offset


def skip_blank(text: str, start: int) -> int:
    """The offset of the first character at or after `start` that is no JSON white space."""
    match = _BLANK.match(text, start)
    return match.end() if match else start


def parse(text: str, start: int = 0) -> Parsed:
    """Read the JSON value at `start`. Raises NotJSON where there is none.

    The standard decoder reads nearly every file; what it can't place (duplicate keys, NaN) or can't take (nesting
    deeper than its stack, integers of thousands of digits) is read again by `_Reader`.
    """
    begin = skip_blank(text, start)
    noticed: list[str] = []

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(items)
        if len(made) != len(items):
            noticed.append("duplicate-key")
        return made

    def constant(name: str) -> float:
        noticed.append("not-a-number")
        return _CONSTANTS[name]

    decoder = json.JSONDecoder(object_pairs_hook=pairs, parse_constant=constant, parse_int=_integer)
    try:
        value, end = decoder.raw_decode(text, begin)
    except (RecursionError, json.JSONDecodeError):
        return _Reader(text).read(begin)
    return _Reader(text).read(begin) if noticed else Parsed(value, end, ())


def _integer(digits: str) -> int | Decimal:
    return int(digits) if len(digits) < _LONGEST_INTEGER else Decimal(digits)


class _Reader:
    """The same grammar without recursion, with a place for every fault."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.faults: list[Fault] = []

    def read(self, start: int) -> Parsed:
        value, at = self._value(start)
        if not isinstance(value, (dict, list)):
            return Parsed(value, at, tuple(self.faults))
        stack: list[tuple[Any, str | None]] = [(value, None)]  # open containers and the key that waits in each
        first = True
        while stack:
            container, _ = stack[-1]
            at, done = self._separator(at, container, first)
            if done:
                stack.pop()
                first = False
                continue
            key = None
            if isinstance(container, dict):
                key, at = self._key(at, container)
            item, at = self._value(skip_blank(self.text, at))
            if key is None:
                container.append(item)
            else:
                container[key] = item
            first = isinstance(item, (dict, list))
            if first:
                stack.append((item, key))
        return Parsed(value, at, tuple(self.faults))

    def _separator(self, at: int, container: Any, first: bool) -> tuple[int, bool]:
        """Step over `,` or the closing bracket; says whether the container ends here."""
        close = "}" if isinstance(container, dict) else "]"
        at = skip_blank(self.text, at)
        mark = self.text[at : at + 1]
        if mark == close:
            return at + 1, True
        if first:
            return at, False
        if mark == ",":
            after = skip_blank(self.text, at + 1)
            if self.text[after : after + 1] == close:
                raise NotJSON(f"there is a comma before the closing {close}", at)
            return after, False
        raise self._unexpected(at, f"a comma or {close}")

    def _key(self, at: int, container: dict[str, Any]) -> tuple[str, int]:
        if self.text[at : at + 1] != '"':
            raise self._unexpected(at, "a name in double quotes")
        key, end = self._string(at)
        if key in container:
            shown = key if len(key) <= _LONGEST_SHOWN else key[:_LONGEST_SHOWN] + "…"
            message = f'the name "{shown}" is used twice in one object; only the last value counts'
            self.faults.append(Fault("duplicate-key", at, end, message, "Keep one of the two."))
        colon = skip_blank(self.text, end)
        if self.text[colon : colon + 1] != ":":
            raise self._unexpected(colon, "a colon after the name")
        return key, colon + 1

    def _value(self, at: int) -> tuple[Any, int]:
        mark = self.text[at : at + 1]
        if mark == "{":
            return {}, at + 1
        if mark == "[":
            return [], at + 1
        if mark == '"':
            return self._string(at)
        return self._scalar(at)

    def _scalar(self, at: int) -> tuple[Any, int]:
        word = _SCALAR.match(self.text, at)
        if word is None:
            raise self._unexpected(at, "a value")
        if word[0] in _LITERALS:
            return _LITERALS[word[0]], word.end()
        if word[0] in _CONSTANTS:
            message = f"{word[0]} is not JSON"
            self.faults.append(Fault("not-a-number", at, word.end(), message, "Write null or a number."))
            return _CONSTANTS[word[0]], word.end()
        if (number := _NUMBER.match(self.text, at)) is None:
            raise self._unexpected(at, "a value")
        whole = number[0].lstrip("-").isdigit()
        return _integer(number[0]) if whole else float(number[0]), number.end()

    def _string(self, at: int) -> tuple[str, int]:
        try:
            value, end = scanstring(self.text, at + 1, False)
        except json.JSONDecodeError as error:
            if error.msg.startswith("Unterminated"):
                raise NotJSON("the file ends inside a string that starts here; it was cut off", at) from None
            raise NotJSON("there is a backslash that starts no JSON escape", error.pos) from None
        if raw := _CONTROL.search(self.text, at, end):
            message = f"control character U+{ord(raw[0]):04X} stands unescaped in a string"
            remedy = "Export the post again; other programs refuse this file."
            self.faults.append(Fault("control-character", raw.start(), raw.end(), message, remedy))
        return value, end

    def _unexpected(self, at: int, wanted: str) -> NotJSON:
        if at >= len(self.text):
            return NotJSON(f"the file ends where {wanted} should follow; it was cut off", at)
        return NotJSON(f"expected {wanted}, found {self.text[at]!r}", at)


def members(text: str, start: int) -> Iterator[Member]:
    """The members of the container that starts at `start`; nothing where a scalar starts. The text is valid."""
    opening = text[start]
    if opening not in "{[":
        return
    at, index = skip_blank(text, start + 1), 0
    while text[at] not in "]}":
        key: str | int = index
        key_span = Span(at, at)
        if opening == "{":
            key, end = scanstring(text, at + 1, False)
            key_span = Span(at, end)
            at = skip_blank(text, skip_blank(text, end) + 1)
        end = value_end(text, at)
        yield Member(key, key_span, Span(at, end))
        at, index = skip_blank(text, end), index + 1
        if text[at] == ",":
            at = skip_blank(text, at + 1)


def value_end(text: str, start: int) -> int:
    """The offset just past the value that starts at `start` of a valid text."""
    if text[start] == '"':
        match = _STRING.match(text, start)
    elif text[start] not in "{[":
        match = _SCALAR.match(text, start)
    else:
        depth = 0
        for token in _TOKEN.finditer(text, start):
            mark = token[0]
            depth += (mark in "{[") - (mark in "]}")
            if depth == 0:
                return token.end()
        match = None
    if match is None:
        raise ValueError(f"no JSON value at offset {start}")
    return match.end()


def string_text(root: Text, span: Callable[[], Span], value: str) -> Text:
    """A string of the file, decoded to `value`, as a text over the file.

    `span` finds the string (quotes included) when the first position is asked for: a clean post never pays for it.
    """

    def pieces() -> Pieces:
        start, end = span()
        escapes = _ESCAPE.finditer(root.value, start + 1, end - 1)
        return copied(((*escape.span(), 1) for escape in escapes), start + 1, end - 1)

    slashes: list[bool] = []  # whether the file escapes them, once known

    def encode(new: str) -> str:
        """As the file spells its own: `\\/` if it writes that, `\\uXXXX` if it is all ASCII."""
        spelled = json.dumps(new, ensure_ascii=root.value.isascii())[1:-1]
        spelled = _LONE_SURROGATE.sub(lambda half: f"\\u{ord(half[0]):04x}", spelled)
        if not slashes:
            slashes.append(_escapes_slashes(root.value, span()))
        return spelled.replace("/", "\\/") if slashes[0] else spelled

    return Text(value, root, pieces, encode)


def unescaped(raw: str) -> str:
    """Some characters of a string as they stand in the file, decoded; what is no escape stays as it is."""
    return _ESCAPE.sub(_character, raw) if "\\" in raw else raw


def _character(escape: re.Match[str]) -> str:
    try:
        return str(scanstring(f'{escape[0]}"', 0, False)[0])
    except json.JSONDecodeError:
        return escape[0]


def _escapes_slashes(text: str, span: Span) -> bool:
    own = text[slice(*span)]
    return "\\/" in own or ("/" not in own and "\\/" in text)

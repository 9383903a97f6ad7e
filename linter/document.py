"""Source → the posts in it.

A file holds one post, an array of them, a wrapper such as `{"posts": [...]}`, or one JSON value a line (NDJSON).
`open_document` finds the posts in any of these, and reports what stands in the way as faults with a place: a file
that is no JSON (and what it looks like instead), text behind the JSON, duplicate keys, bytes that are no UTF-8.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from linter import jsontext
from linter.source import Fault, Source
from linter.text import Span, Text

Pointer = tuple[str | int, ...]

_WRAPPER_DEPTH = 5  # as deep as GraphQL's {"data": {"posts": {"edges": [{"node": …}]}}}
_LONGEST_SHOWN = 120
_HTML = re.compile(r"\s*(?:<!--.*?-->\s*)*+<(?:!doctype|html|head|body|script|[a-z]+[\s>/])", re.IGNORECASE | re.DOTALL)
_XML = re.compile(r"\s*<\?xml|\s*<rss\b", re.IGNORECASE)


@dataclass(slots=True)
class Value:
    """One top-level JSON value of a file, and the places of its parts (found on demand, kept)."""

    root: Text
    data: Any
    start: int
    distinct: bool = False  # whether no object in it has a name twice
    _members: dict[int, tuple[dict[str | int, jsontext.Member], Iterator[jsontext.Member]]] = field(
        default_factory=dict
    )

    def span(self, pointer: Pointer) -> Span:
        """The span of the value at `pointer`, in the file text."""
        span = Span(self.start, jsontext.value_end(self.root.value, self.start)) if not pointer else None
        start = self.start
        for key in pointer:
            span = self._part(start, key).span
            start = span.start
        assert span is not None
        return span

    def key_span(self, pointer: Pointer) -> Span:
        """The span of the quoted name that introduces the value at `pointer`."""
        start = self.span(pointer[:-1]).start
        return self._part(start, pointer[-1]).key_span

    def text(self, pointer: Pointer, value: str) -> Text:
        """The string `value` at `pointer` as a text over the file."""
        return jsontext.string_text(self.root, lambda: self.span(pointer), value)

    def _part(self, start: int, key: str | int) -> jsontext.Member:
        """A part of the container at `start`. Of two with one name the last counts; else what follows is not read."""
        if start not in self._members:
            self._members[start] = ({}, jsontext.members(self.root.value, start))
        known, unread = self._members[start]
        if key not in known or not self.distinct:
            for member in unread:
                known[member.key] = member
                if member.key == key and self.distinct:
                    break
        return known[key]


@dataclass(frozen=True, slots=True)
class Entry:
    """One post object found in a file: the value it is in, its pointer there, and its members."""

    value: Value
    pointer: Pointer
    data: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Document:
    """What a file holds. Neither entries nor faults means: valid JSON, but no post."""

    source: Source
    root: Text
    entries: Sequence[Entry]
    faults: Sequence[Fault]


def open_document(source: Source) -> Document:
    """Find the posts of `source`. Never fails: what can't be read is a fault."""
    root = Text(source.text)
    values, faults = _values(root)
    entries = [Entry(value, pointer, data) for value in values for pointer, data in _posts(value.data)]
    if len(values) == 1 and not entries:
        faults += _error_object(values[0])
    return Document(source, root, entries, [*source.faults, *faults])


def _values(root: Text) -> tuple[list[Value], list[Fault]]:
    """The top-level values of a file, and what is wrong with their JSON."""
    text = root.value
    values: list[Value] = []
    faults: list[Fault] = []
    at = jsontext.skip_blank(text, 0)
    if at == len(text):
        remedy = "Export the post again; the export or the download failed."
        return [], [Fault("empty-file", 0, 0, "the file is empty", remedy)]
    while at < len(text):
        try:
            parsed = jsontext.parse(text, at)
        except jsontext.NotJSON as error:
            if _goes_on_by_line(text, at, seen=bool(values)):
                return _by_line(root, at, values, faults)
            faults.append(_unreadable(text, at, error, seen=bool(values)))
            break
        values.append(Value(root, parsed.value, at, _distinct(parsed)))
        faults += parsed.faults
        after = jsontext.skip_blank(text, parsed.end)
        if after < len(text) and "\n" not in text[parsed.end : after]:
            if _goes_on_by_line(text, after, seen=True):
                del values[-1]
                return _by_line(root, at, values, faults[: len(faults) - len(parsed.faults)])
            faults.append(_trailing(text, after, len(text)))
            break
        at = after
    if len(values) > 1 and not all(isinstance(value.data, (dict, list)) for value in values):
        faults.append(_trailing(text, values[1].start, len(text)))
        del values[1:]
    return values, faults


def _distinct(parsed: jsontext.Parsed) -> bool:
    return all(fault.kind != "duplicate-key" for fault in parsed.faults)


def _goes_on_by_line(text: str, at: int, seen: bool) -> bool:
    """Whether a file that can't be read at `at` is NDJSON all the same: a later line is a JSON object by itself."""
    if not (text[at] == "{" or (seen and text[at] != "<")):
        return False
    end = len(text)
    while (start := text.rfind("\n", at, end) + 1) > 0:
        if text.startswith("{", start):
            line = text[start:end]
            try:
                if jsontext.skip_blank(line, jsontext.parse(line).end) == len(line):
                    return True
            except jsontext.NotJSON:
                pass
        end = start - 1
    return False


def _by_line(root: Text, at: int, values: list[Value], faults: list[Fault]) -> tuple[list[Value], list[Fault]]:
    """`values` and `faults`, and those of the NDJSON from `at` on; a bad line does not stop the others."""
    text = root.value
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        line = text[at:end]
        try:
            parsed = jsontext.parse(line)
        except jsontext.NotJSON as error:
            faults.append(_invalid(text, at + error.offset, error.reason))
        else:
            values.append(Value(root, parsed.value, at, _distinct(parsed)))
            faults += [replace(fault, start=at + fault.start, end=at + fault.end) for fault in parsed.faults]
            if (after := jsontext.skip_blank(line, parsed.end)) < len(line):
                faults.append(_trailing(text, at + after, end))
        at = jsontext.skip_blank(text, end)
    return values, faults


def _unreadable(text: str, start: int, error: jsontext.NotJSON, seen: bool) -> Fault:
    if seen and text[start] not in "{[":
        return _trailing(text, start, len(text))
    if not seen and text[start] == "<":
        return _not_json_at_all(text, start)
    return _invalid(text, error.offset, error.reason)


def _invalid(text: str, at: int, reason: str) -> Fault:
    remedy = "Export the post again, or correct the file at this place."
    return Fault("invalid-json", at, min(at + 1, len(text)), f"not JSON: {reason}", remedy)


def _not_json_at_all(text: str, start: int) -> Fault:
    end = text.find(">", start) + 1 or len(text)
    end = min(end, start + 80)
    if _XML.match(text, start):
        message, remedy = (
            "an XML file, not JSON",
            "Export the posts as JSON, for example `wp post get ID --format=json`.",
        )
    elif _HTML.match(text, start):
        message = "an HTML page saved as data, not a post"
        remedy = "Fetch the post again; a web page (a login, an error or a block page) was saved in its place."
    else:
        message, remedy = "not JSON: a value cannot start with <", "Export the post again."
    return Fault("invalid-json", start, end, message, remedy)


def _trailing(text: str, start: int, end: int) -> Fault:
    shown = text[start:end].rstrip()
    end = start + len(shown)
    what = "a script tag" if shown.lower().startswith("<script") else "text"
    message = f"{what} follows the end of the JSON"
    remedy = "Delete it. Some hosts add code to every answer of the site, this one too."
    return Fault("trailing-text", start, end, message, remedy)


def _error_object(value: Value) -> list[Fault]:
    """A REST error that was saved in the place of the post."""
    data = value.data
    if not (isinstance(data, dict) and {"code", "message", "data"} <= data.keys()):
        return []
    code, told = data["code"], data["message"]
    if not (isinstance(code, str) and isinstance(told, str)):
        return []
    message = f"a WordPress error was saved in place of the post: {told[:_LONGEST_SHOWN]} ({code[:_LONGEST_SHOWN]})"
    span = value.span(("code",))
    return [Fault("error-response", span.start, span.end, message, "Fetch the post again.")]


def _posts(data: Any, pointer: Pointer = (), depth: int = 0) -> Iterator[tuple[Pointer, dict[str, Any]]]:
    """The post objects in a JSON value: itself, its items, or what a wrapper holds."""
    if isinstance(data, dict) and looks_like_post(data):
        yield pointer, data
    elif depth < _WRAPPER_DEPTH and isinstance(data, (dict, list)):
        inner = data.items() if isinstance(data, dict) else enumerate(data)
        for key, item in inner:
            if isinstance(item, (dict, list)) and key not in ("_links", "_embedded"):
                yield from _posts(item, (*pointer, key), depth + 1)


def looks_like_post(data: dict[str, Any]) -> bool:
    """Whether an object is a post, in any of the shapes that WordPress and its exports give it.

    Comments and media items are none, though the REST API writes them much like one.
    """
    if data.get("type") == "attachment" or "media_type" in data:
        return False
    if {"author_name", "post"} <= data.keys():  # a comment
        return False
    if "post_content" in data or "post_title" in data:  # a wp-cli or database row
        return True
    body = data.get("content", data.get("contentHtml", data.get("content_html")))
    title = data.get("title")
    if isinstance(body, dict) and ("rendered" in body or "raw" in body):  # REST
        return True
    if isinstance(title, dict) and "rendered" in title:  # REST, with fields left out
        return "slug" in data or "excerpt" in data
    return isinstance(title, str) and isinstance(body, str)  # flattened, or wordpress.com v1.1

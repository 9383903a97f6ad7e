"""Raw content → its blocks, by the grammar of WordPress's own block parser.

A block stands between `<!-- wp:name {"json"} -->` and `<!-- /wp:name -->`, or is `<!-- wp:name /-->` alone; a name
without a namespace is `core/…`. Spans are those of the text that was read. What the parser would drop or misread is
a `Fault` beside the blocks: it never stops the reading.
"""

import json
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NoReturn

from linter.text import Span

_DELIMITER = re.compile(
    r"<!--\s++(?P<closer>/)?wp:(?P<name>(?:[a-z][a-z0-9_-]*+/)?[a-z][a-z0-9_-]*+)(?P<blank>\s++)?(?P<brace>\{)?"
)
_LOOKALIKE = re.compile(r"<!--\s*+(?P<closer>/\s*+)?wp:(?P<name>[\w/-]*+)")
_AFTER_JSON = re.compile(r"\}\s++(?P<void>/)?-->")
_AFTER_NAME = re.compile(r"(?P<void>/)?-->")


@dataclass(slots=True)
class Block:
    """One block. `attributes` is None where they can't be read; `content` is what stands between its delimiters."""

    name: str
    attributes: Mapping[str, Any] | None
    opener: Span
    content: Span
    end: int
    inner: list["Block"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Fault:
    """A delimiter that is wrong: `json`, `malformed`, `unopened`, `unclosed` or `crossed` (closes another block)."""

    kind: str
    name: str
    span: Span
    expected: str = ""


@dataclass(slots=True)
class Blocks:
    """What was read: the outermost blocks, and all faults in the order of their places."""

    outer: list[Block]
    faults: list[Fault]

    @property
    def all(self) -> list[Block]:
        """Every block, each before those inside it."""
        found: list[Block] = []
        waiting = self.outer[::-1]
        while waiting:
            block = waiting.pop()
            found.append(block)
            waiting += block.inner[::-1]
        return found


def read_blocks(text: str) -> Blocks:
    """The blocks of `text`."""
    reader = _Reader(text)
    reader.read()
    return Blocks(reader.outer, sorted(reader.faults, key=lambda fault: fault.span))


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.outer: list[Block] = []
        self.open: list[Block] = []
        self.names: Counter[str] = Counter()  # of the open blocks
        self.faults: list[Fault] = []
        self.malformed: set[Span] = set()
        self._no_json_end = False  # once something was looked for in vain, it need not be looked for again
        self._no_comment_end = False

    def read(self) -> None:
        at = 0
        while (lookalike := _LOOKALIKE.search(self.text, at)) is not None:
            at = self._delimiter(lookalike)
        for block in self.open:
            self._left_open("unclosed", block)
            block.content = Span(block.content.start, len(self.text))
            block.end = len(self.text)

    def _delimiter(self, lookalike: "re.Match[str]") -> int:
        """Read the delimiter at `lookalike`; where to go on."""
        match = _DELIMITER.match(self.text, lookalike.start())
        tail = self._tail(match) if match else None
        if match is None or tail is None:
            return self._malformed(lookalike)
        name = match["name"] if "/" in match["name"] else f"core/{match['name']}"
        span = Span(match.start(), tail.end())
        if match["closer"]:
            self._close(name, span)
            return span.end
        source = self.text[match.start("brace") : tail.start() + 1] if match["brace"] else ""
        attributes = self._attributes(name, source, match.start("brace"))
        self._start(name, attributes, span, void=bool(tail["void"]))
        return span.end

    def _tail(self, match: "re.Match[str]") -> "re.Match[str] | None":
        if not match["blank"]:
            return None
        if not match["brace"]:
            return _AFTER_NAME.match(self.text, match.end())
        if self._no_json_end:
            return None
        tail = _AFTER_JSON.search(self.text, match.end("brace") - 1)
        self._no_json_end = tail is None
        return tail

    def _malformed(self, lookalike: "re.Match[str]") -> int:
        """A comment that was meant as a delimiter. It counts for the balance, so that it is told only once."""
        end = -1 if self._no_comment_end else self.text.find("-->", lookalike.end())
        self._no_comment_end = end < 0
        span = Span(lookalike.start(), end + 3 if end >= 0 else lookalike.end())
        self._fault("malformed", lookalike["name"], span)
        self.malformed.add(span)
        name = lookalike["name"] if "/" in lookalike["name"] else f"core/{lookalike['name']}"
        if not lookalike["closer"]:
            self._start(name, None, span, void=self.text.endswith("/-->", span.start, span.end))
        elif self.names[name]:
            self._close(name, span)
        return span.end

    def _start(self, name: str, attributes: Mapping[str, Any] | None, span: Span, void: bool) -> None:
        block = Block(name, attributes, span, Span(span.end, span.end), span.end)
        (self.open[-1].inner if self.open else self.outer).append(block)
        if not void:
            self.open.append(block)
            self.names[name] += 1

    def _attributes(self, name: str, source: str, start: int) -> Mapping[str, Any] | None:
        if not source:
            return {}
        try:
            read = json.loads(source, parse_constant=_refuse)
        except (ValueError, RecursionError):
            read = None
        if isinstance(read, dict):
            return read
        self._fault("json", name, Span(start, start + len(source)))
        return None

    def _close(self, name: str, span: Span) -> None:
        if not self.names[name]:
            self._fault("unopened", name, span)
            return
        while self.open[-1].name != name:
            self._left_open("crossed", self._end(span.start, span.start), name)
        self._end(span.start, span.end)

    def _end(self, content_end: int, end: int) -> Block:
        block = self.open.pop()
        self.names[block.name] -= 1
        block.content = Span(block.content.start, content_end)
        block.end = end
        return block

    def _left_open(self, kind: str, block: Block, expected: str = "") -> None:
        if block.opener not in self.malformed:
            self._fault(kind, block.name, block.opener, expected)

    def _fault(self, kind: str, name: str, span: Span, expected: str = "") -> None:
        self.faults.append(Fault(kind, name.removeprefix("core/"), span, expected.removeprefix("core/")))


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not JSON")

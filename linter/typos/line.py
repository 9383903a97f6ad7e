"""A passage being read: its chunks, their classes, and where they stand; offsets are worked out when needed."""

from __future__ import annotations

import re
from functools import cached_property

from linter.text import Span, Spans

from .context import bounds
from .passage import Passage, Slip
from .quotation import SIC, quoted_ranges
from .reader import LOWER, UNKNOWN, Reader


class Line:
    """One passage. `chunks[i]` is the i-th stretch between white space, `codes[i]` its class (see `reader.py`)."""

    def __init__(
        self, number: int, passage: Passage, text: str, chunks: list[str], codes: bytes, reader: Reader
    ) -> None:
        self.number = number
        self.passage = passage
        self.text = text
        self.chunks = chunks
        self.codes = codes
        self.reader = reader

    @cached_property
    def words(self) -> list[str]:
        """Each chunk's bare lower-case word."""
        return list(map(self.reader.bare.__getitem__, self.chunks))

    @cached_property
    def starts(self) -> list[int]:
        """Where each chunk starts."""
        return [match.start() for match in re.finditer(r"\S+", self.text)]

    @cached_property
    def quotes(self) -> Spans:
        """The quotations in the passage."""
        if self.passage.zone == "quote":
            return Spans([Span(0, len(self.text))])
        return Spans(Span(*found) for found in (*quoted_ranges(self.text), *self.passage.quoted))

    @cached_property
    def apostrophe(self) -> str:
        """The apostrophe that the passage uses."""
        return "’" if "’" in self.text else "'"

    @property
    def zone_silent(self) -> bool:
        """Whether only the spelling is looked at: the passage is somebody else's words."""
        return self.passage.zone == "quote"

    def core(self, at: int) -> str:
        """The chunk's bare word as written."""
        start, end = bounds(self.chunks[at])
        return self.chunks[at][start:end]

    def unknown_lower(self, at: int) -> bool:
        """Whether the chunk is an unknown word in lower case."""
        return self.codes[at] & (UNKNOWN | LOWER) == UNKNOWN | LOWER

    def quoted(self, at: int) -> bool:
        """Whether the chunk is in a quotation."""
        return self.in_quotes(self.starts[at])

    def in_quotes(self, at: int) -> bool:
        """Whether a place in the text is in a quotation."""
        return self.quotes.meets(Span(at, at + 1))

    def slip(
        self,
        first: int,
        kind: str,
        right: str | None,
        *,
        last: int | None = None,
        certain: bool = False,
        note: str = "",
    ) -> Slip:
        """A slip over the bare words `first` to `last` (inclusive)."""
        last = first if last is None else last
        start = self.starts[first] + bounds(self.chunks[first])[0]
        end = self.starts[last] + bounds(self.chunks[last])[1]
        return self.marked(start, end, kind, right, certain=certain, note=note)

    def marked(
        self, start: int, end: int, kind: str, right: str | None, *, certain: bool = False, note: str = ""
    ) -> Slip:
        """A slip over a range of the text."""
        found = self.passage.text[start:end]
        quoted = self.in_quotes(start)
        return Slip(self.number, start, end, kind, found, right, certain and not quoted, quoted, note)

    def excused(self, slip: Slip) -> bool:
        """Whether [sic] follows."""
        return bool(SIC.match(self.passage.text, slip.end))


def masked(passage: Passage) -> str:
    """The passage's text with what isn't to be read replaced by U+FFFC, at the same length."""
    text, at, out = passage.text, 0, []
    for start, end in sorted(passage.masked):
        start, end = max(at, start), min(end, len(text))
        if start < end:
            out += [text[at:start], "\ufffc" * (end - start)]
            at = end
    return "".join([*out, text[at:]])


def like_case(right: str, model: str) -> str:
    """`right` in the case of `model`: Capital, ALL CAPITALS or as it is."""
    if len(model) > 1 and model.isupper():
        return right.upper()
    return right[0].upper() + right[1:] if model[:1].isupper() else right

"""Text that knows where it came from.

A post passes through several decodings: file text → JSON string → markup → attribute value or readable
prose. Each step is a `Text`: the decoded characters, the text below that they were decoded from, and a map
between the two. `Text.locate` takes a span down to the file, `Text.rewrite` takes an edit down and spells the
replacement the way each layer requires. Nothing else in wplint computes offsets.

Offsets are code points, spans are half-open.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open stretch [start, end) of some text, in code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Replace [start, end) of some text by `new`."""

    start: int
    end: int
    new: str


class Pieces(NamedTuple):
    """A map as parallel lists of piece starts, each closed by the length of its text.

    A piece as long above as below is copied character for character; any other piece is indivisible (an escape,
    a character reference, a tag that reads as nothing).
    """

    above: Sequence[int]
    below: Sequence[int]


def copied(changed: Iterable[tuple[int, int, int]], start: int, end: int) -> Pieces:
    """The map of a text that copies [start, end) of the one below, but for some stretches of it.

    `changed` yields (start, end, length) of each in order: where it stands below, and how many characters it became.
    """
    above, below = [0], [start]
    for first, last, length in changed:
        here = above[-1] + first - below[-1]
        above += (here, here + length)
        below += (first, last)
    above.append(above[-1] + end - below[-1])
    below.append(end)
    return Pieces(above, below)


Mapper = Callable[[], Pieces]
Encoder = Callable[[str], str]


def verbatim(new: str) -> str:
    """The encoder of a layer that copies its text."""
    return new


class Text:
    """A string and its way back to the text it was decoded from.

    `value` is the decoded string, `below` the text it came from (None for the file itself), `pieces` yields the
    map on first use (a clean post never pays for positions) and `encode` spells a replacement for the layer
    below.
    """

    __slots__ = ("_encode", "_mapper", "_pieces", "below", "value")

    def __init__(
        self,
        value: str,
        below: "Text | None" = None,
        pieces: Mapper | None = None,
        encode: Encoder = verbatim,
    ) -> None:
        self.value = value
        self.below = below
        self._mapper = pieces
        self._pieces: Pieces | None = None
        self._encode = encode

    def slice(self, start: int, end: int, encode: Encoder = verbatim) -> "Text":
        """The stretch [start, end) of this text as a text of its own."""
        return Text(self.value[start:end], self, lambda: Pieces((0, end - start), (start, end)), encode)

    def down(self, span: Span) -> Span:
        """The smallest span of the text below that decodes to (at least) `span`."""
        start, end, _, _ = self._widen(span)
        return Span(start, end)

    def locate(self, span: Span) -> Span:
        """The span of the file text that decodes to `span` of this text."""
        text: Text | None = self
        while text is not None and text.below is not None:
            span = text.down(span)
            text = text.below
        return span

    def rewrite(self, edit: Edit) -> Edit:
        """`edit` of this text as one edit of the file text, in the spelling of every layer between."""
        text: Text | None = self
        while text is not None and text.below is not None:
            start, end, before, after = text._widen(Span(edit.start, edit.end))
            edit = Edit(start, end, text._encode(before + edit.new + after) if before or edit.new or after else "")
            text = text.below
        return edit

    def crosses(self, span: Span) -> bool:
        """Whether `span` covers something below that reads as nothing here, such as a tag inside a phrase."""
        text: Text | None = self
        while text is not None and text.below is not None:
            if text._hides(span):
                return True
            span = text.down(span)
            text = text.below
        return False

    @property
    def all(self) -> Span:
        """The span of the whole text."""
        return Span(0, len(self.value))

    @property
    def root(self) -> "Text":
        """The file text at the bottom."""
        text = self
        while text.below is not None:
            text = text.below
        return text

    def _map(self) -> Pieces:
        if self._pieces is None:
            assert self._mapper is not None, "only the file text has no map, and it is never mapped"
            self._pieces = self._mapper()
        return self._pieces

    def _widen(self, span: Span) -> tuple[int, int, str, str]:
        """The span below, and what of an indivisible piece sticks out of `span` before and after it."""
        above, below = self._map()
        last = len(above) - 2
        if last < 0:
            return below[0], below[0], "", ""
        first = min(bisect_right(above, span.start) - 1, last)
        start, before = self._edge(first, span.start, opening=True)
        if span.end <= span.start:
            if not before:
                return start, start, "", ""
            end, after = self._edge(first, span.start, opening=False)
            return start, end, before, after
        final = min(max(bisect_right(above, span.end - 1) - 1, first), last)
        end, after = self._edge(final, span.end, opening=False)
        return start, end, before, after

    def _edge(self, piece: int, offset: int, *, opening: bool) -> tuple[int, str]:
        above, below = self._map()
        head, tail = above[piece], above[piece + 1]
        if tail - head == below[piece + 1] - below[piece]:
            return below[piece] + offset - head, ""
        if opening and offset < tail:
            return below[piece], self.value[head:offset]
        return below[piece + 1], self.value[offset:tail]

    def _hides(self, span: Span) -> bool:
        above, below = self._map()
        first = bisect_right(above, span.start) - 1
        for piece in range(max(first, 0), len(above) - 1):
            if above[piece] >= span.end:
                return False
            empty = above[piece] == above[piece + 1] and below[piece] < below[piece + 1]
            if empty and above[piece] > span.start:
                return True
        return False


class Spans:
    """Spans that can be asked, in logarithmic time, whether any of them meets or holds another."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._furthest: list[int] = []
        end = 0
        for span in sorted(spans):
            end = max(end, span.end)
            self._starts.append(span.start)
            self._furthest.append(end)

    def meets(self, span: Span) -> bool:
        """Whether any span has a character in common with `span`."""
        index = bisect_right(self._starts, max(span.start, span.end - 1)) - 1
        return index >= 0 and self._furthest[index] > span.start

    def cover(self, span: Span) -> bool:
        """Whether one of the spans holds all of `span`."""
        index = bisect_right(self._starts, span.start) - 1
        return index >= 0 and self._furthest[index] >= span.end


def trimmed(found: str, edit: Edit) -> Edit:
    """`edit`, which replaces `found`, without the head and tail that stay the same.

    The smaller the edit, the less it can break: "gaping <em>whole" needs one letter deleted, not a tag.
    """
    limit = min(len(found), len(edit.new))
    head = 0
    while head < limit and found[head] == edit.new[head]:
        head += 1
    tail = 0
    while tail < limit - head and found[-1 - tail] == edit.new[-1 - tail]:
        tail += 1
    return Edit(edit.start + head, edit.end - tail, edit.new[head : len(edit.new) - tail])

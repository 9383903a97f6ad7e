"""Tags → those that don't fit: never closed, closing nothing, crossed, or standing where a browser moves or drops them.

Tags are read as their author meant them, in the order in which they stand. A browser repairs in silence, and when it is
done one missing tag has become many differences. Which tag is the wrong one follows from the sums: of a name that is
opened more often than closed, an element that is still open where the one around it ends was never closed; of a name
that is closed more often, an end tag that comes too early closes nothing; else the two are crossed. End tags that the
HTML Standard lets an author leave out are no mistake.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal

from linter.html import tagnames as names
from linter.html.extents import Token
from linter.html.opened import Open, Opened
from linter.text import Span

_CLOSED = names.HTML - names.PARSER_MADE
_FURTHEST = 8  # elements that are looked through
Kind = Literal[
    "unclosed", "stray", "crossed", "mistaken", "slashed", "void",
    "cut", "omitted", "nested", "inline", "loose", "moved", "dropped",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Slip:
    """A tag that does not fit. `other` is what it collides with; `leaks` says that the page after the post suffers."""

    kind: Kind
    span: Span
    tag: str
    other: str = ""
    leaks: bool = False


@dataclass(slots=True)
class _Cause:
    """What is told, once, when an end tag comes for an element that has ended already."""

    slip: Slip
    told: bool = False


def slips(tokens: Iterable[Token]) -> list[Slip]:
    """The tags that don't fit, in the order of their places."""
    reader = _Reader(list(_on_page(tokens)))
    reader.read()
    return sorted(reader.found, key=lambda slip: slip.span)


def _cutting(token: Token) -> Slip:
    """That a tag ended a paragraph too early."""
    return Slip("cut", token.span, token.name, "p")


def _on_page(tokens: Iterable[Token]) -> Iterator[Token]:
    """The tokens without those inside `<noscript>`, which is a document of its own."""
    aside = False
    for token in tokens:
        if not aside or (token.name == "noscript" and token.kind == "end"):
            aside = token.name == "noscript" and token.kind == "start"
            yield token


class _Reader:
    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.found: list[Slip] = []
        self.opened = Opened()
        self.ended: dict[str, list[tuple[_Cause, Open]]] = {}  # before their end tag came
        self.adrift = False  # in what looks like a table whose start tag is missing
        self.dropped: Counter[str] = Counter()  # start tags of its parts
        self.missing: Counter[str] = Counter()  # end tags by name; below 0 where there are too many

    def read(self) -> None:
        for token in self.tokens:
            if token.kind == "end":
                self.missing[token.name] -= 1
            elif token.kind == "start" and not token.slash:
                self.missing[token.name] += 1
        for token, following in zip_longest(self.tokens, self.tokens[1:]):
            if token.kind == "start":
                self._start(token, following)
            elif token.kind == "end":
                self._end(token)
            elif self.opened.inner in names.TABLE_LEVEL:
                self._moved(token)
            elif self.opened.inner in names.LISTS:
                self._tell("loose", token.span, "", self.opened.inner)
        self._finish()

    # --- start tags --------------------------------------------------------------------------------------------

    def _start(self, token: Token, following: Token | None) -> None:
        name = token.name
        if name in names.FOREIGN or self.opened.foreign:
            if not token.slash:
                self.opened.push(Open(name, token.span))
            return
        if name in names.PARSER_MADE or (name not in names.HTML and "-" not in name):
            return
        if name in names.ENDS:
            ended, limits = names.ENDS[name]
            at = self.opened.last(*ended)
            if at > self.opened.last(*limits):
                self._leave(at, token)
        if name in names.TABLE_PARTS and self.opened.last("table", "template") < 0:
            self._drop(token)
            return
        if name in names.BLOCKS:
            self._block(token)
            self.adrift = self.adrift and name != "table"
        if self.opened.inner in names.TABLE_LEVEL and name not in names.IN_TABLES:
            self._moved(token)
        self._nested(token)
        if name in names.VOID:
            return
        if not token.slash or self._has_end(token, following):
            self.opened.push(Open(name, token.span))
            return
        self._tell("slashed", token.span, name)
        if name in names.RAW:
            self.opened.push(Open(name, token.span, told=True))

    def _has_end(self, token: Token, following: Token | None) -> bool:
        """Whether a tag that ends in a slash is meant as a start tag."""
        if token.name in names.RAW:  # what follows is its text, whether or not that was meant
            return following is not None and following.kind == "end"
        if self.missing[token.name] < 0:
            self.missing[token.name] += 1
            return True
        return False

    def _drop(self, token: Token) -> None:
        """A part of a table where there is none. What follows up to the end of that table is told with it."""
        if not self.adrift:
            self.adrift = True
            self._tell("dropped", token.span, token.name)
        if token.name != "col":
            self.dropped[token.name] += 1

    def _block(self, token: Token) -> None:
        """A block ends the paragraph that is open."""
        at = self.opened.last("p")
        if at <= self.opened.wall:
            return
        paragraph = self.opened[at]
        if paragraph.cut is None:
            paragraph.cut = token
        elif token.name != "p" or at < len(self.opened) - 1:
            return
        if token.name == "p":
            self._leave(at, token)

    def _moved(self, token: Token) -> None:
        """Something right inside a table that is no part of one. Told once a table."""
        table = self.opened[self.opened.last("table")]
        if not table.told:
            table.told = True
            self._tell("moved", token.span, token.name, "table")

    def _nested(self, token: Token) -> None:
        name = token.name
        if name in names.HEADINGS and self.opened.inner in names.HEADINGS:
            self._within(len(self.opened) - 1, token)
        elif name in names.ALONE and (at := self.opened.last(name)) > self.opened.wall:
            self._within(at, token)
        elif name in names.CLICKABLE and self.opened.last("a") > self.opened.wall:
            self._tell("nested", token.span, name, "a")
        elif name in names.BLOCKS and (outer := self._around()) in names.PHRASING:
            self._tell("inline", token.span, name, outer)

    def _around(self) -> str:
        """The innermost element that decides what may stand in it; a link may hold what the element around it may."""
        near = self.opened.near(_FURTHEST)
        return next((element.name for element in near if element.name not in names.TRANSPARENT), "")

    def _within(self, at: int, token: Token) -> None:
        """An element that can't stand inside the open one, unless that one was only never closed."""
        outer = self.opened[at].name
        if self.missing[outer] > 0:
            self._leave(at, token)
        else:
            self._tell("nested", token.span, token.name, outer)

    # --- end tags ----------------------------------------------------------------------------------------------

    def _end(self, token: Token) -> None:
        name = token.name
        if self.opened.inner == name:
            self._close()
            return
        foreign = self.opened.foreign
        if name in names.VOID and not foreign:
            self._tell("void", token.span, name)
        elif name in _CLOSED or "-" in name or foreign:
            of_table = name in names.TABLE_PARTS or name == "table"
            limit = self.opened.last("table", "template") if of_table else self.opened.wall
            at = self.opened.last(name)
            if at < limit or at < 0 or (at == limit and not of_table and name not in names.WALLS):
                self._closes_nothing(token)
            elif self.missing[name] < 0 and self.missing[self.opened.inner] <= 0:
                self._stray(token)
            else:
                self._leave(at + 1, token)
                self._close()

    def _closes_nothing(self, token: Token) -> None:
        name = token.name
        if ended := self.ended.get(name):
            cause, _ = ended.pop()
            if not cause.told:
                cause.told = True
                self.found.append(cause.slip)
        elif self.dropped[name]:
            self.dropped[name] -= 1
        elif name == "table" and self.adrift:
            self.adrift = False
        elif (at := self._mistaken(name)) is not None:
            self._tell("mistaken", token.span, name, self.opened[at].name)
            self.missing[name] += 1
            self.missing[self.opened[at].name] -= 1
            self._leave(at + 1, token)
            self.opened.pop()
        else:
            self._stray(token)

    def _mistaken(self, name: str) -> int | None:
        """The open element that an end tag was meant for: it has none, and the tag names another of its kind."""
        if self.missing[name] < 0:
            for above, element in enumerate(self.opened.near(_FURTHEST), 1):
                if self.missing[element.name] <= 0:
                    return None
                if any(name in kind and element.name in kind for kind in names.ALIKE):
                    return len(self.opened) - above
                if element.name not in names.OPTIONAL:
                    return None
        return None

    def _stray(self, token: Token) -> None:
        self.missing[token.name] += 1
        self._tell("stray", token.span, token.name, leaks=token.name in names.CONTAINERS)

    def _leave(self, at: int, token: Token) -> None:
        """End the elements from `at` on, because of a tag."""
        cause: _Cause | None = None
        while len(self.opened) > at:
            element = self.opened.pop()
            name = element.name
            if self.missing[name] > 0:
                self.missing[name] -= 1
                self._unclosed(element, name in names.FORMATTING)
            elif element.cut is not None:
                self.ended.setdefault(name, []).append((_Cause(_cutting(element.cut)), element))
            else:
                cause = cause or _Cause(Slip("crossed", token.span, token.name, name))
                self.ended.setdefault(name, []).append((cause, element))

    def _close(self) -> None:
        """The end tag of the innermost element has come."""
        element = self.opened.pop()
        if element.cut is not None:
            self.found.append(_cutting(element.cut))

    def _unclosed(self, element: Open, leaks: bool) -> None:
        kind: Kind = "omitted" if element.name in names.OPTIONAL else "unclosed"
        if not (element.told and element.name in names.RAW):
            self._tell(kind, element.span, element.name, leaks=leaks)

    def _finish(self) -> None:
        while self.opened:
            self._unclosed(self.opened.pop(), leaks=True)
        for waiting in self.ended.values():
            for _, element in waiting:
                self._unclosed(element, element.name in names.FORMATTING)

    def _tell(self, kind: Kind, span: Span, tag: str, other: str = "", leaks: bool = False) -> None:
        self.found.append(Slip(kind, span, tag, other, leaks))

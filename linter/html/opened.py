"""The elements that are open while tags are read, and where on the stack each name is, in constant time."""

from dataclasses import dataclass

from linter.html import tagnames as names
from linter.html.extents import Token
from linter.text import Span


@dataclass(slots=True)
class Open:
    """An element that is open. `cut` is the tag that ended this paragraph before its end tag."""

    name: str
    span: Span
    cut: Token | None = None
    told: bool = False  # that a browser moves something out of this table; that the slash of this tag does nothing


class Opened:
    """The open elements, the innermost last."""

    def __init__(self) -> None:
        self._stack: list[Open] = []
        self._places: dict[str, list[int]] = {}
        self._walls: list[int] = []

    def __len__(self) -> int:
        return len(self._stack)

    def __getitem__(self, at: int) -> Open:
        return self._stack[at]

    @property
    def inner(self) -> str:
        """The name of the innermost one; empty where none is open."""
        return self._stack[-1].name if self._stack else ""

    def push(self, element: Open) -> None:
        """A start tag has come."""
        self._places.setdefault(element.name, []).append(len(self._stack))
        if element.name in names.WALLS:
            self._walls.append(len(self._stack))
        self._stack.append(element)

    def pop(self) -> Open:
        """The innermost one, which is no longer open."""
        element = self._stack.pop()
        self._places[element.name].pop()
        if element.name in names.WALLS:
            self._walls.pop()
        return element

    def last(self, *wanted: str) -> int:
        """Where the innermost one of these names is; -1 where none is open."""
        return max((places[-1] for name in wanted if (places := self._places.get(name))), default=-1)

    @property
    def wall(self) -> int:
        """Where the innermost one is that no end tag inside reaches beyond; -1 where there is none."""
        return self._walls[-1] if self._walls else -1

    @property
    def foreign(self) -> bool:
        """Whether the innermost one is part of a drawing or formula."""
        drawings = self._places.get("svg") or self._places.get("math")
        return bool(drawings) and self.last("svg", "math") > self.last("foreignobject")

    def near(self, most: int) -> list[Open]:
        """The innermost ones, from the inside out."""
        return self._stack[: -most - 1 : -1]

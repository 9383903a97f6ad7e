"""The subject of a rule: the exact thing in a post that is right or wrong, marked and fixed."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as made
from typing import Any

from linter.html.markup import Element
from linter.html.prose import Prose
from linter.post import Field
from linter.text import Span, Text


@dataclass(slots=True)
class Subject:
    """`span` of `text` is marked; `core` of it (all of it unless set) is what a replacement replaces.

    `value` is what `$value` stands for; the rest is what the rule's other names can ask for.
    """

    field: Field
    text: Text
    span: Span
    value: Any
    element: Element | None = None
    attribute: str | None = None
    names: Mapping[str, Any] = made(default_factory=dict)
    core: tuple[Text, Span] | None = None
    certain: bool = True  # False: the rule's fix is a guess here, never safe
    prose: Prose | None = None  # the readable text that `span` is a part of
    milder: bool = False  # True: one severity lower than the rule's, such as a slip in somebody's own words

    @property
    def marked(self) -> str:
        """The marked characters, as its text has them."""
        return self.text.value[slice(*self.span)]

    @property
    def place(self) -> Span:
        """Where the subject stands in the file text."""
        return self.text.locate(self.span)

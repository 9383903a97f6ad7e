"""Which declarations of CSS apply to an element, as far as the post itself tells.

In: markup. Out: for an element, the declarations of its `style` attribute over those of the simple rules in `<style>`
elements, by name. Rules for certain screens are left out, and the later of two rules counts, whatever their selectors.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from itertools import islice

from linter.html.declarations import style
from linter.html.markup import BadSelector, Element, Markup

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_MOST_RULES = 200  # in all style sheets of a post together
_LONGEST_VALUE = 200
_NONE: Mapping[str, str] = {}


class Styles:
    """The declarations that apply to the elements of one piece of markup."""

    def __init__(self, markup: Markup) -> None:
        self._markup = markup

    def given(self, element: Element) -> Mapping[str, str]:
        """The declarations of an element by name, values in lower case; endless values are left out."""
        by_rule = self._by_rule.get(element, _NONE) if "style" in self._markup.by_tag else _NONE
        if "style" not in element.attributes:
            return by_rule
        own = _short(style(element.attributes["style"]))
        return {**by_rule, **own} if by_rule else own

    @property
    def ruled(self) -> Mapping[Element, Mapping[str, str]]:
        """The elements that rules apply to, with their declarations."""
        return self._by_rule if "style" in self._markup.by_tag else {}

    @cached_property
    def _by_rule(self) -> dict[Element, dict[str, str]]:
        found: dict[Element, dict[str, str]] = {}
        for selector, body in islice(_rules(self._markup), _MOST_RULES):
            if not (given := _short(style(body))):
                continue
            try:
                for element in self._markup.select(selector):
                    found.setdefault(element, {}).update(given)
            except (BadSelector, ValueError):
                continue
        return found


@lru_cache(maxsize=8)
def styles(markup: Markup) -> Styles:
    """The styles of a piece of markup; several rules share them while a post is linted."""
    return Styles(markup)


def _short(given: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in given.items() if len(value) <= _LONGEST_VALUE}


def _rules(markup: Markup) -> Iterator[tuple[str, str]]:
    """The selectors and bodies of the rules in the style sheets of a piece of markup."""
    for sheet in markup.by_tag.get("style", ()):
        for part in _COMMENT.sub("", sheet.node.text).split("}"):
            selector, brace, body = part.partition("{")
            if brace and "{" not in body and not selector.lstrip().startswith("@"):
                yield selector.strip(), body

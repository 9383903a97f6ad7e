"""What must occur in a post for a rule to have anything to say.

A rule about `<iframe>` has nothing to do in a post without one. `Presence` says what a post has, `needs` what a rule
wants: tags (`iframe`), attributes (`[onclick`; `[aria-*` for any of a family, `[*` for any at all), addresses by their
purpose (`@image`), characters or words of the markup (`~<!--`, `~TODO`; `#digit` and `#beyond-ascii` for any such), and
fields of the post (`.date`). Of characters and words only those are looked for that a check needs.
"""

import re
from collections.abc import Callable, Iterable
from functools import cached_property, lru_cache

from linter.checks import CHECKS
from linter.html.markup import Element, Markup
from linter.post import Field, Kind, Post
from linter.rule import Rule

_TAG = re.compile(r"[a-zA-Z][\w-]*")
_REQUIRED = re.compile(r"\[\s*((?:[\w-]|\\.)+)")
_KEY = "presence"
_TEXT, _BEYOND_ASCII, _DIGIT = "~", "#beyond-ascii", "#digit"
_DIGITS = re.compile("[0-9]")
_FAMILIES = ("on", "aria-")
_TEXTS = sorted({need[1:] for check in CHECKS.values() for need in check.needs or () if need.startswith(_TEXT)} | {"<"})
CHECKED = ("title", "content", "excerpt")  # where a named check looks


class Presence:
    """What the fields of a post have, worked out once for all rules."""

    def __init__(self, post: Post) -> None:
        self._post = post
        self._by_fields: dict[tuple[str, ...], frozenset[str]] = {}

    def of(self, fields: tuple[str, ...]) -> frozenset[str]:
        """What occurs in any of the named fields, and which fields there are."""
        if (found := self._by_fields.get(fields)) is None:
            every = [_field_presence(field) for name in fields for field in self._post.fields(name)]
            found = self._by_fields[fields] = self._members.union(*every)
        return found

    @cached_property
    def _members(self) -> frozenset[str]:
        return frozenset(f".{name}" for name in self._post.data)


def _field_presence(field: Field) -> frozenset[str]:
    if field.kind is not Kind.MARKUP or not isinstance(field.value, str):
        return frozenset()
    if (found := field.memo.get(_KEY)) is None:
        names = {_TEXT + text for text in _TEXTS if text in field.value}
        if not field.value.isascii():
            names.add(_BEYOND_ASCII)
        if _DIGITS.search(field.value):
            names.add(_DIGIT)
        if "~<" in names:
            names.update(f"@{reference.purpose}" for reference in field.references)
            for markup in field.markup.walk():
                names.update(markup.by_tag)
                if markup.by_attribute:
                    names.add("[*")
                for name in markup.by_attribute:
                    names.add(f"[{name}")
                    names.update(f"[{family}*" for family in _FAMILIES if name.startswith(family))
        found = field.memo[_KEY] = frozenset(names)
    return found


def needs(rule: Rule) -> frozenset[str] | None:
    """Names one of which must occur where `rule` looks; None where nothing must."""
    if rule.check is not None:
        return CHECKS[rule.check].needs
    if rule.schema is not None or (rule.part is None and rule.element is None):
        return None
    if rule.element is not None:
        tags, attributes = _triggers(rule.element)
        if tags is not None:
            return frozenset(tags | {f"[{name}" for name in attributes})
    if rule.part is None:
        return None
    if rule.part.kind == "url":
        return frozenset(f"@{purpose}" for purpose in rule.part.operand)
    if rule.part.kind == "attribute" and not re.search("[*?]", rule.part.operand):
        return frozenset({f"[{rule.part.operand.lower()}"})
    return None


@lru_cache(maxsize=1024)
def selecting(selector: str) -> Callable[[Markup], Iterable[Element]]:
    """The function from markup to the elements that `selector` matches; it looks first whether any can."""
    tags, attributes = _triggers(selector)
    if tags is None:
        return lambda markup: markup.select(selector)
    if selector in tags and not attributes:  # a bare tag name
        return lambda markup: markup.by_tag.get(selector, ())

    def select(markup: Markup) -> Iterable[Element]:
        if markup.by_tag.keys().isdisjoint(tags) and markup.by_attribute.keys().isdisjoint(attributes):
            return ()
        return markup.select(selector)

    return select


def _triggers(selector: str) -> tuple[set[str] | None, set[str]]:
    """Tags and attributes one of which must occur where `selector` matches; None where nothing must."""
    tags: set[str] = set()
    attributes: set[str] = set()
    for alternative in _top_level(selector, ","):
        subject = next((part for part in reversed(_top_level(alternative, " \t\n>+~")) if part), "")
        if tag := _TAG.match(subject):
            tags.add(tag[0].lower())
        elif required := _REQUIRED.match(subject.removeprefix("*")):
            attributes.add(required[1].replace("\\", "").lower())
        else:
            return None, set()
    return tags, attributes


def _top_level(text: str, separators: str) -> list[str]:
    """`text` split at any of `separators` outside brackets and quotes."""
    parts, depth, quote, start = [], 0, "", 0
    for index, mark in enumerate(text):
        if quote:
            quote = "" if mark == quote else quote
        elif mark in "\"'":
            quote = mark
        elif mark in "([":
            depth += 1
        elif mark in ")]":
            depth -= 1
        elif mark in separators and depth == 0:
            parts.append(text[start:index])
            start = index + 1
    return [*parts, text[start:]]

"""Checks of ARIA attributes: such as don't exist, don't fit, lead nowhere or hide what the keyboard reaches."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from linter.checks.authored import at_attribute, at_tag, authored
from linter.html import aria
from linter.html.accname import Names, names
from linter.html.exposure import tab_index
from linter.html.markup import Element, Markup
from linter.post import Field, Post
from linter.subject import Subject

_PREFIX = "aria-"
_NAMING = ("aria-labelledby", "aria-describedby")
_REFERENCES = (
    *_NAMING, "aria-activedescendant", "aria-controls", "aria-details", "aria-errormessage", "aria-flowto", "aria-owns",
)  # fmt: skip
_ROLELESS = frozenset({"audio", "canvas", "embed", "iframe", "label", "legend", "object", "picture", "video"})
_LIST = "list"  # of a field: the suggestions that it offers
_KINDS = {"integer": "a whole number", "number": "a number"}
_SPACED = re.compile(r"\S+")


def _with_aria(post: Post) -> Iterator[tuple[Field, Markup, str, Element]]:
    for field, markup in authored(post):
        for name in markup.by_attribute:
            if name.startswith(_PREFIX):
                for element in markup.by_attribute[name]:
                    yield field, markup, name, element


def unknown_attributes(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """ARIA attributes that don't exist. `$hint` is one that does and is spelled alike."""
    for field, _, name, element in _with_aria(post):
        if name not in aria.properties():
            yield at_attribute(field, element, name, name, hint=_like(name))


def _like(name: str) -> str:
    from difflib import get_close_matches

    found = get_close_matches(name[:40], aria.properties(), 1, 0.75)
    return f"; did you mean {found[0]}?" if found else ""


def wrong_values(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Values that an ARIA attribute can't have. `$values` are those it can."""
    for field, _, name, element in _with_aria(post):
        known = aria.properties().get(name)
        value = element.attributes[name]
        if known is None or known.accepts(value):
            continue
        told = ", ".join(sorted(known.values)) or _KINDS[known.kind]
        yield at_attribute(field, element, name, value, name=name, values=told)


def unfit_attributes(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """ARIA attributes that the role of their element does not know. `$role` is that role."""
    for field, markup, name, element in _with_aria(post):
        known = aria.properties().get(name)
        if known is None or not known.roles:
            continue
        role = aria.role(element) or (element.tag if element.tag in _ROLELESS else None)
        if role is None or role in known.roles or names(markup).hidden(element) or _html_knows(element, name):
            continue
        yield at_attribute(field, element, name, name, role=role)


def _html_knows(element: Element, name: str) -> bool:
    """Whether HTML allows it besides: cells may be those of a grid, and a `<summary>` opens and closes."""
    return aria.written_role(element) is None and (
        element.tag in ("body", "summary", "td", "th", "tr") or (element.tag == "input" and name == "aria-pressed")
    )


def forbidden_names(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """`aria-label` and `aria-labelledby` on elements that can't be named. `$role` is their role."""
    for field, markup in authored(post):
        for name in ("aria-label", "aria-labelledby"):
            for element in markup.by_attribute.get(name, ()):
                if not element.attributes[name].strip() or names(markup).hidden(element):
                    continue
                if _unnameable(element) and not _is_named_target(element):
                    yield at_attribute(
                        field, element, name, element.attributes[name], name=name, role=aria.role(element)
                    )


def _unnameable(element: Element) -> bool:
    if element.tag == "input":
        return element.attributes.get("type", "").strip().lower() == "hidden"
    role = aria.role(element)
    return role is not None and role not in aria.NOTHING and role in aria.roles() and aria.roles()[role].nameless


def _is_named_target(element: Element) -> bool:
    """Custom elements, body and what can take the focus have a life of their own."""
    return element.tag in ("body", "html") or tab_index(element) is not None or "role" in element.attributes


def dangling_references(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Attributes that point to no element of the post. `$id` is where to. Option `ids`: ids that the theme has.

    Milder for all but names and descriptions: scripts may yet add what they point to.
    """
    for field, markup in authored(post):
        for name in (*_REFERENCES, _LIST):
            for element in markup.by_attribute.get(name, ()):
                known = names(markup)
                if known.hidden(element) or (name == "aria-controls" and _closed(element)):
                    continue
                if name == _LIST and element.tag != "input":
                    continue
                missing = _missing(element.attributes[name], known, options["ids"])
                if missing is not None:
                    subject = at_attribute(field, element, name, element.attributes[name], name=name, id=missing)
                    subject.milder = name not in _NAMING
                    yield subject


def _closed(element: Element) -> bool:
    return element.attributes.get("aria-expanded", "").strip().lower() == "false"


def _missing(references: str, known: Names, allowed: list[str]) -> str | None:
    """The first id that leads nowhere, where none leads anywhere."""
    wanted = [match[0] for match in _SPACED.finditer(references[:2000])]
    if not wanted or any(one in known.ids or one in allowed for one in wanted):
        return None
    return wanted[0]


def dangling_labels(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Labels whose `for` points to no form field of the post. `$id` is where to."""
    for field, markup in authored(post):
        for label in markup.by_tag.get("label", ()):
            wanted = label.attributes.get("for", "").strip()
            if wanted and wanted not in names(markup).ids and not names(markup).hidden(label):
                yield at_attribute(field, label, "for", wanted, id=wanted)


def hidden_stops(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """What the Tab key stops at although `aria-hidden` keeps it from screen readers. `$tag` is the element."""
    for field, markup in authored(post):
        if "aria-hidden" not in markup.by_attribute:
            continue
        exposure = names(markup).exposure
        for element in _stops(markup):
            if exposure.state(element).aria_hidden and exposure.tabbable(element):
                yield at_tag(field, element, tag=element.tag)


def _stops(markup: Markup) -> Iterator[Element]:
    for tag in ("a", "area", "audio", "button", "iframe", "input", "select", "summary", "textarea", "video"):
        for element in markup.by_tag.get(tag, ()):
            if "tabindex" not in element.attributes:
                yield element
    for name in ("tabindex", "contenteditable"):
        yield from markup.by_attribute.get(name, ())

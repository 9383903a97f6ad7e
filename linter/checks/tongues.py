"""Checks of the languages that elements are said to be in."""

from collections.abc import Iterator, Mapping
from typing import Any

from linter.checks.authored import at_attribute, authored
from linter.html.accname import Names, names
from linter.html.markup import Element
from linter.post import Post
from linter.subject import Subject
from linter.web import languages

_READ = ("alt", "aria-label", "placeholder", "title")


def unknown_languages(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Values of `lang` that are no language tags; milder where only the script or region is wrong (en-UK).

    `$part` is what is wrong, `$kind` what it should be.
    """
    for field, markup in authored(post):
        for element in markup.by_attribute.get("lang", ()):
            value = element.attributes["lang"]
            wrong = languages.fault(value) if value else None
            if wrong is not None and _speaks(element, names(markup)):
                subject = at_attribute(field, element, "lang", value, part=wrong.part or value, kind=wrong.kind)
                subject.milder = wrong.minor
                yield subject


def _has_value(element: Element) -> bool:
    """Whether a form field holds a text, its own or the browser's."""
    if element.tag != "input":
        return False
    kind = element.attributes.get("type", "").strip().lower()
    return kind in ("submit", "reset") or (kind != "hidden" and bool(element.attributes.get("value", "").strip()))


def _speaks(element: Element, known: Names) -> bool:
    """Whether anything in the element is read in its language, not in that of an element inside."""
    waiting = [element]
    while waiting:
        at = waiting.pop()
        if known.hidden(at):
            continue
        if any(at.attributes.get(name, "").strip() for name in _READ) or _has_value(at):
            return True
        for child in at.children:
            if isinstance(child, str):
                if not child.isspace():
                    return True
            elif "lang" not in child.attributes:
                waiting.append(child)
    return False

"""Checks of landmarks: the parts of a page that a screen reader lists, such as its navigation."""

from collections.abc import Iterator, Mapping
from typing import Any

from linter.checks.authored import at_tag, authored, tagged
from linter.html import aria
from linter.html.accname import Names, names
from linter.html.markup import Element, Markup
from linter.post import Post
from linter.subject import Subject

_TAGS = ("main", "nav", "search", "aside", "form", "section")
_NAMED_ONLY = frozenset({"aside", "form", "section"})  # landmarks only where they have a name
_ROLES = {
    "main": "main part", "navigation": "navigation", "search": "search", "complementary": "aside", "form": "form",
    "region": "section",
}  # fmt: skip


def repeated_landmarks(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Landmarks that an earlier one of the post can't be told from; milder for all but the main part.

    `$what` says what there is twice.
    """
    for field, markup in authored(post, "content"):
        told: set[tuple[str, str]] = set()
        for element, role in _landmarks(markup, names(markup)):
            name = "" if role == "main" else names(markup).name(element)
            if not name and "aria-labelledby" in element.attributes:
                continue  # its name is on the page around the post, or missing, which another rule tells
            key = (role, name.casefold())
            if key in told:
                called = f' called "{name}"' if name else "" if role == "main" else " without a name"
                subject = at_tag(field, element, what=f"{_ROLES[role]}{called}")
                subject.milder = role != "main"
                yield subject
            told.add(key)


def _landmarks(markup: Markup, known: Names) -> list[tuple[Element, str]]:
    found = {id(one): one for one in (*tagged(markup, *_TAGS), *markup.by_attribute.get("role", ()))}
    ordered = sorted(found.values(), key=lambda one: one.start_tag.start)
    return [(one, role) for one in ordered if (role := _role(one, known)) in _ROLES and not known.hidden(one)]


def _role(element: Element, known: Names) -> str:
    written = aria.written_role(element)
    if written is None and element.tag in _NAMED_ONLY and not known.name(element):
        return ""
    return written or ("region" if element.tag == "section" else aria.implied_role(element) or "")

"""Checks of roles: such as don't exist, lack what they need, or stand where they make no sense."""

from collections.abc import Iterator, Mapping
from typing import Any

from linter.checks.authored import at_attribute, at_tag, authored
from linter.html import aria
from linter.html.accname import Names, names
from linter.html.markup import Element, Markup
from linter.post import Field, Post
from linter.subject import Subject

_NOT_DECORATION = frozenset(
    "aria-atomic aria-busy aria-controls aria-current aria-dropeffect aria-flowto aria-grabbed aria-keyshortcuts "
    "aria-label aria-labelledby aria-live aria-owns aria-relevant aria-roledescription".split()
)
_FAMILIAR = {
    "button": "button", "a": "link", "img": "img", "nav": "navigation", "main": "main", "ul": "list", "ol": "list",
    "li": "listitem", "table": "table", "h1": "heading", "h2": "heading", "h3": "heading", "h4": "heading",
    "h5": "heading", "h6": "heading", "article": "article", "aside": "complementary", "form": "form",
    "hr": "separator", "dialog": "dialog", "figure": "figure", "textarea": "textbox", "tr": "row",
}  # fmt: skip
_SELECTABLE = frozenset(
    {"heading", "checkbox", "radio", "switch", "slider", "option", "combobox", "meter", "separator"}
)

_REACHED = frozenset({"button", "checkbox", "link", "slider", "spinbutton", "switch", "textbox"})
_STATED_BY_INPUT = frozenset({"checkbox", "radio", "switch", "slider", "option", "combobox", "meter"})


def _with_role(post: Post) -> Iterator[tuple[Field, Markup, Element]]:
    for field, markup in authored(post):
        for element in markup.by_attribute.get("role", ()):
            yield field, markup, element


def unknown_roles(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Values of `role` without any role that exists, or with one that is never written. `$why` says what is wrong."""
    for field, markup, element in _with_role(post):
        written = element.attributes["role"].lower().split()
        abstract = next((role for role in written if role in aria.abstract_roles()), None)
        if not written or (abstract is None and aria.written_role(element)) or names(markup).hidden(element):
            continue
        why = "only orders other roles and is never written" if abstract else "is not a role"
        yield at_attribute(field, element, "role", abstract or element.attributes["role"], why=why)


def redundant_roles(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Roles that an element has anyway. `list` on a list is fine: it brings back what a style took away."""
    for field, _, element in _with_role(post):
        role = element.attributes["role"].strip().lower()
        if role == _FAMILIAR.get(element.tag) and role == aria.implied_role(element) and role != "list":
            yield at_attribute(field, element, "role", role)


def used_decoration(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Elements said to be decoration that are named, or that the Tab key stops at. `$why` says which."""
    for field, markup in authored(post):
        for element in _decoration(markup):
            known = names(markup)
            if known.hidden(element):
                continue
            named = next((name for name in _NOT_DECORATION if element.attributes.get(name, "").strip()), None)
            if named is not None or known.exposure.focusable(element):
                why = f"has {named}" if named else "can be reached with the keyboard"
                yield at_tag(field, element, why=why)


def _decoration(markup: Markup) -> Iterator[Element]:
    for element in markup.by_attribute.get("role", ()):
        if aria.written_role(element) in aria.NOTHING:
            yield element
    for element in markup.by_tag.get("img", ()):
        if element.attributes.get("alt") == "" and "role" not in element.attributes:
            yield element


def missing_states(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Roles without the attributes that they need. `$role` and `$missing` name both."""
    for field, markup, element in _with_role(post):
        role = aria.written_role(element)
        if role is None or role == aria.implied_role(element) or names(markup).hidden(element):
            continue
        for name in _required(element, role, names(markup)):
            if not element.attributes.get(name, "").strip() and not _given_by_tag(element, role):
                yield at_attribute(field, element, "role", role, role=role, missing=name)
                break


def _required(element: Element, role: str, known: Names) -> tuple[str, ...]:
    """The attributes that a role needs. A separator is one to drag where the keyboard reaches it."""
    if role == "separator":
        return ("aria-valuenow",) if known.exposure.focusable(element) else ()
    return aria.roles()[role].required


def _given_by_tag(element: Element, role: str) -> bool:
    if element.tag == "input":
        return role in _STATED_BY_INPUT or element.attributes.get("type", "").lower() in ("checkbox", "radio")
    return (role == "heading" and element.tag in ("h1", "h2", "h3", "h4", "h5", "h6")) or (
        role == "combobox" and element.tag in ("select", "input")
    )


def stray_roles(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Roles that must stand inside another role and don't. `$role` and `$inside` name both."""
    for field, markup in authored(post):
        owners = markup.by_attribute.get("aria-owns", ())
        owned = {one for element in owners for one in element.attributes["aria-owns"].split()}
        for element in markup.by_attribute.get("role", ()):
            role = aria.written_role(element)
            if role is None or not (wanted := aria.roles()[role].inside) or names(markup).hidden(element):
                continue
            if element.attributes.get("id", "") not in owned and not _above_fits(element, wanted):
                yield at_attribute(field, element, "role", role, role=role, inside=" or ".join(sorted(wanted)))


def _above_fits(element: Element, wanted: frozenset[str]) -> bool:
    """Whether the nearest element around it that has a role is one of `wanted`; what has none is looked through."""
    above = element.parent
    for _ in range(50):
        if above is None:
            return False
        role = aria.role(above)
        if role in wanted:
            return True
        if role is not None and role not in aria.NOTHING and role != "generic":
            return False
        above = above.parent
    return True


def empty_roles(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Roles that hold none of what they must hold. `$role` and `$owns` name both."""
    for field, markup, element in _with_role(post):
        role = aria.written_role(element)
        if role is None or not (wanted := aria.roles()[role].owns) or names(markup).hidden(element):
            continue
        if element.attributes.get("aria-busy") == "true" or "aria-owns" in element.attributes:
            continue
        inside = list(_exposed(element, names(markup)))
        misfits = [child for child in inside if aria.role(child) not in wanted]
        if inside and misfits:
            yield at_attribute(field, element, "role", role, role=role, owns=" or ".join(sorted(wanted)))


def _exposed(element: Element, known: Names, limit: int = 200) -> Iterator[Element]:
    """The nearest elements inside that have a role."""
    waiting = [element]
    while waiting and limit:
        for child in waiting.pop().children:
            limit = max(0, limit - 1)
            if isinstance(child, str) or known.hidden(child) or not limit:
                continue
            role = aria.role(child)
            if role in (None, "generic", *aria.NOTHING):
                waiting.append(child)
            else:
                yield child


def stops_in_atoms(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """What the Tab key stops at inside a button, image or the like, whose content screen readers don't enter."""
    for field, markup in authored(post):
        for outer in _atoms(markup):
            known = names(markup)
            stop = None if known.hidden(outer) else _first_stop(outer, known)
            if stop is not None:
                yield at_tag(field, stop, role=aria.role(outer), tag=stop.tag)


def _atoms(markup: Markup) -> Iterator[Element]:
    yield from markup.by_tag.get("button", ())
    for element in markup.by_attribute.get("role", ()):
        role = aria.written_role(element)
        if role is not None and aria.roles()[role].atomic and element.tag != "button":
            yield element


def _first_stop(outer: Element, known: Names, limit: int = 200) -> Element | None:
    waiting = [outer]
    while waiting and limit:
        for child in waiting.pop().children:
            limit -= 1
            if isinstance(child, Element) and limit > 0:
                if known.exposure.tabbable(child):
                    return child
                waiting.append(child)
        limit = max(limit, 0)
    return None


def unreachable_controls(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Elements that a role makes a control and that the keyboard can't reach. `$role` is the role."""
    for field, markup, element in _with_role(post):
        role = aria.written_role(element)
        known = names(markup)
        if role not in _REACHED or "tabindex" in element.attributes or known.hidden(element):
            continue
        if known.exposure.disabled(element) or known.exposure.focusable(element):
            continue
        if _first_stop(element, known) is None:
            yield at_attribute(field, element, "role", role, role=role)

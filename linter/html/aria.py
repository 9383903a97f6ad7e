"""Roles and ARIA attributes: what an element is to assistive technology.

In: an element. Out: its role, written or implied by its tag (HTML-AAM), and what the specification says of roles and
attributes (rules/data/aria.yml), read when somebody first asks.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from linter.html.markup import Element
from linter.web.places import read_data

ROLES_NAMED_BY_CONTENT = frozenset(
    "button cell checkbox columnheader doc-backlink doc-biblioref doc-glossref doc-noteref graphics-object gridcell "
    "heading link menuitem menuitemcheckbox menuitemradio option radio row rowheader switch tab tooltip "
    "treeitem".split()
)
NOTHING = frozenset({"none", "presentation"})
_INPUTS = {
    "button": "button", "checkbox": "checkbox", "image": "button", "number": "spinbutton", "radio": "radio",
    "range": "slider", "reset": "button", "search": "searchbox", "submit": "button",
}  # fmt: skip
_NO_ROLE_INPUTS = frozenset({"hidden", "color", "date", "datetime-local", "file", "month", "password", "time", "week"})
_TAGS = {
    "address": "group", "article": "article", "aside": "complementary", "b": "generic", "blockquote": "blockquote",
    "body": "generic", "button": "button", "caption": "caption", "code": "code", "datalist": "listbox",
    "dd": "definition",
    "del": "deletion", "details": "group", "dfn": "term", "dialog": "dialog", "div": "generic", "dt": "term",
    "em": "emphasis", "fieldset": "group", "figure": "figure", "form": "form", "h1": "heading", "h2": "heading",
    "h3": "heading", "h4": "heading", "h5": "heading", "h6": "heading", "hgroup": "group", "hr": "separator",
    "i": "generic", "ins": "insertion", "li": "listitem", "main": "main", "mark": "mark", "math": "math",
    "menu": "list", "meter": "meter", "nav": "navigation", "ol": "list", "optgroup": "group", "option": "option",
    "output": "status", "p": "paragraph", "pre": "generic", "progress": "progressbar", "q": "generic", "s": "deletion",
    "samp": "generic", "search": "search", "small": "generic", "span": "generic", "strong": "strong",
    "sub": "subscript", "summary": "button", "sup": "superscript", "svg": "graphics-document", "table": "table",
    "tbody": "rowgroup", "td": "cell", "textarea": "textbox", "tfoot": "rowgroup", "thead": "rowgroup", "time": "time",
    "tr": "row", "u": "generic", "ul": "list",
}  # fmt: skip
_INTEGER = re.compile(r"\s*-?\d+\s*")
_NUMBER = re.compile(r"\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*")


@dataclass(frozen=True, slots=True)
class Role:
    """What a role demands: see rules/data/aria.yml."""

    name: str
    nameless: bool = False
    atomic: bool = False
    required: tuple[str, ...] = ()
    inside: frozenset[str] = frozenset()
    owns: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Property:
    """An ARIA attribute: the kind of its value, the words it may be, the roles that know it (empty: all)."""

    kind: str
    values: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()

    def accepts(self, value: str) -> bool:
        """Whether `value` is of the kind. An empty value counts as if the attribute were absent."""
        if not value.strip():
            return True
        if self.kind == "word":
            return value.strip().lower() in self.values
        if self.kind == "words":
            return all(word in self.values for word in value.lower().split())
        if self.kind == "integer":
            return _INTEGER.fullmatch(value) is not None
        if self.kind == "number":
            return _NUMBER.fullmatch(value) is not None
        return True


def written_role(element: Element) -> str | None:
    """The role that the `role` attribute gives: its first token that is a role; None where none is."""
    written = element.attributes.get("role")
    if not written:
        return None
    known = roles()
    return next((token for token in written.lower().split() if token in known), None)


def role(element: Element) -> str | None:
    """The role of an element, written or implied; None where it has none (`<label>`, `<iframe>`)."""
    return written_role(element) or implied_role(element)


def implied_role(element: Element) -> str | None:
    """The role that an element has by its tag and attributes."""
    tag, attributes = element.tag, element.attributes
    if tag in ("a", "area"):
        return "link" if has_address(element) else "generic"
    if tag == "img":
        return "none" if attributes.get("alt") == "" else "img"
    if tag == "input":
        kind = attributes.get("type", "").strip().lower()
        if kind in _NO_ROLE_INPUTS:
            return None
        if kind in _INPUTS:
            return _INPUTS[kind]
        return "combobox" if "list" in attributes else "textbox"
    if tag == "select":
        return "listbox" if "multiple" in attributes or attributes.get("size", "1") not in ("", "1") else "combobox"
    if tag == "th":
        return "rowheader" if attributes.get("scope", "").lower() in ("row", "rowgroup") else "columnheader"
    return _TAGS.get(tag)


def has_address(element: Element) -> bool:
    """Whether an `<a>` or `<area>` leads anywhere. In a drawing the address may stand in `xlink:href`."""
    return "href" in element.attributes or (not element.is_html and "xlink:href" in element.attributes)


@cache
def roles() -> Mapping[str, Role]:
    """Every role that may be written, by name."""
    data = read_data("aria.yml")
    named = {
        name: Role(
            name,
            entry.get("name") == "prohibited",
            entry.get("atomic", False),
            tuple(entry.get("required", ())),
            frozenset(entry.get("inside", ())),
            frozenset(entry.get("owns", ())),
        )
        for name, entry in data["roles"].items()
    }
    return named | {name: Role(name) for name in data["plain"]}


@cache
def abstract_roles() -> frozenset[str]:
    """The roles that order the others and are never written."""
    return frozenset(read_data("aria.yml")["abstract"])


@cache
def properties() -> Mapping[str, Property]:
    """Every ARIA attribute, by name."""
    return {
        name: Property(entry["type"], frozenset(entry.get("values", ())), frozenset(entry.get("roles", ())))
        for name, entry in read_data("aria.yml")["attributes"].items()
    }

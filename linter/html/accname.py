"""Accessible names: what a screen reader calls an element.

In: an element. Out: its name by the W3C's Accessible Name and Description Computation 1.2, with what HTML-AAM and
SVG-AAM say of each tag: `aria-labelledby`, `aria-label`, then the tag's own text alternative (`alt`, `<label>`,
`<legend>`, `<caption>`, SVG `<title>` …), then its content where its role is named by content, then `title`. Generated
content of style sheets is not in a post and not counted.

Names are made when asked for and kept. `aria-labelledby` is followed once, not through what it points to, so that
chains and cycles end; names are cut at 400 characters and nesting is read 100 levels deep, which bounds the work.
"""

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache

from linter.html import aria
from linter.html.exposure import Exposure, State
from linter.html.markup import Element, Markup

LONGEST = 400
_DEEPEST = 100
_TOO_DEEP = "(too deep to read)"
_LONGEST_TEXT = 4 * LONGEST
_BLANK = re.compile(r"\s+")
_BLOCKS = frozenset(
    "address article aside blockquote br button caption center dd details dialog div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hr iframe img input legend li main nav ol option p pre section select "
    "summary svg table tbody td textarea tfoot th thead tr ul video audio".split()
)
_UNREAD = frozenset("script style template head noscript noembed noframes audio video datalist rp desc".split())
_LABELLED = frozenset("input select textarea button meter output progress".split())
_FIRST_CHILD = {"fieldset": "legend", "figure": "figcaption", "table": "caption"}
_CONTENT_TAGS = frozenset("summary legend caption figcaption label button option".split())


class Names:
    """The accessible names of the elements of one piece of markup."""

    def __init__(self, markup: Markup) -> None:
        self._markup = markup
        self.exposure = Exposure(markup)
        self._names: dict[Element, str] = {}
        self._contents: dict[tuple[Element, bool, bool], str] = {}

    def name(self, element: Element) -> str:
        """The accessible name, on one line; empty where there is none."""
        if (found := self._names.get(element)) is None:
            found = self._names[element] = _trimmed(self._alternative(element, False, False, 0, root=True))
        return found

    def content(self, element: Element) -> str:
        """What is read of an element's content, its own label and title left aside."""
        return _trimmed(self._inside(element, False, False, 0))

    def labels(self, control: Element) -> list[Element]:
        """The `<label>` elements of a form control: those that name its id, and the one around it."""
        found = list(self._labels_by_target.get(control, ()))
        around = self.exposure.state(control).label
        if around is not None and "for" not in around.attributes and self._wrapped(around) is control:
            found.append(around)
        return found

    def target(self, reference: str) -> Element | None:
        """The element that an id points to."""
        return self.ids.get(reference)

    def hidden(self, element: Element) -> bool:
        """Whether assistive technology does not get the element."""
        return self.exposure.hidden(element)

    def state(self, element: Element) -> State:
        """Who gets to see the element."""
        return self.exposure.state(element)

    @cached_property
    def ids(self) -> dict[str, Element]:
        """The first element of each id."""
        found: dict[str, Element] = {}
        for element in self._markup.by_attribute.get("id", ()):
            found.setdefault(element.attributes["id"], element)
        return found

    @cached_property
    def _labels_by_target(self) -> dict[Element, list[Element]]:
        found: dict[Element, list[Element]] = {}
        for label in self._markup.by_tag.get("label", ()):
            if (target := self.ids.get(label.attributes.get("for", ""))) is not None:
                found.setdefault(target, []).append(label)
        return found

    @cached_property
    def _first_controls(self) -> dict[Element, Element]:
        """The first form control in each label."""
        found: dict[Element, Element] = {}
        for element in self._markup.elements:
            if element.tag in _LABELLED and (label := self.exposure.state(element).label) is not None:
                found.setdefault(label, element)
        return found

    def _wrapped(self, label: Element) -> Element | None:
        return self._first_controls.get(label)

    # --- the computation; its steps have the letters of the specification ---------------------------------------

    def _alternative(self, element: Element, referenced: bool, everything: bool, depth: int, root: bool = False) -> str:
        """The text alternative. `referenced`: inside `aria-labelledby`; `everything`: even what is hidden."""
        if not root and not everything and self.exposure.hidden(element):  # 2A
            return ""
        attributes = element.attributes
        if not referenced and (named := self._labelled_by(attributes.get("aria-labelledby", ""), depth)):  # 2B
            return named
        if not root and (value := _control_value(element)) is not None:  # 2C
            return value
        if (label := attributes.get("aria-label", "")) and (label := _trimmed(label)):  # 2D
            return label
        if (native := self._native(element, referenced, everything, depth, root)) is not None:  # 2E
            if native.strip() or (element.tag == "img" and "alt" in attributes):
                return native
        elif not root or self._named_by_content(element):  # 2F
            content = self._inside(element, referenced, everything, depth)
            if content.strip():
                return content
        return _trimmed(attributes.get("title", ""))  # 2I

    def _labelled_by(self, references: str, depth: int) -> str:
        if not references or depth >= _DEEPEST:
            return ""
        parts: list[str] = []
        size = 0
        for reference in _words(references):
            if (target := self.ids.get(reference)) is None:
                continue
            parts.append(self._referenced(target, depth))
            size += len(parts[-1])
            if size > LONGEST:
                break
        return _trimmed(" ".join(parts))

    def _referenced(self, target: Element, depth: int) -> str:
        everything = self.exposure.hidden(target)
        key = (target, True, everything)
        if (found := self._contents.get(key)) is None:
            found = _trimmed(self._alternative(target, True, everything, depth + 1, root=True))
            if not found:  # a referenced element is read whatever its role
                found = _trimmed(self._inside(target, True, everything, depth + 1))
            self._contents[key] = found
        return found

    def _native(self, element: Element, referenced: bool, everything: bool, depth: int, root: bool) -> str | None:
        """The tag's own text alternative; None where the tag has none and its content may count."""
        tag, attributes = element.tag, element.attributes
        if tag == "img" and aria.written_role(element) in aria.NOTHING:
            return ""
        if tag in ("img", "area"):
            return _trimmed(attributes.get("alt", ""))
        if tag == "input":
            return self._input_name(element, depth)
        if tag in _LABELLED:
            labelled = self._label_text(element, depth) if root else ""
            return labelled or (None if tag == "button" else _trimmed(attributes.get("placeholder", "")))
        first = _FIRST_CHILD.get(tag) if element.is_html else "title"
        if first is not None:
            child = child_of(element, first)
            if child is not None and (told := self._inside(child, referenced, everything, depth + 1)).strip():
                return told
            return "" if root and element.is_html else None
        return None

    def _input_name(self, element: Element, depth: int) -> str:
        attributes = element.attributes
        kind = attributes.get("type", "").strip().lower()
        if labelled := self._label_text(element, depth):
            return labelled
        if kind == "image":
            return _trimmed(attributes.get("alt", ""))
        if kind in ("submit", "reset"):
            return _trimmed(attributes.get("value", kind))
        if kind == "button":
            return _trimmed(attributes.get("value", ""))
        return _trimmed(attributes.get("title", "")) or _trimmed(attributes.get("placeholder", ""))

    def _label_text(self, control: Element, depth: int) -> str:
        if depth >= _DEEPEST:
            return ""
        parts: list[str] = []
        for label in self.labels(control):
            attributes = label.attributes
            told = self._labelled_by(attributes.get("aria-labelledby", ""), depth)
            told = told or _trimmed(attributes.get("aria-label", ""))
            parts.append(told or self._inside(label, True, self.hidden(label), depth + 1, skip=control))
            if len(parts) > LONGEST:
                break
        return _trimmed(" ".join(parts))

    def _named_by_content(self, element: Element) -> bool:
        return element.tag in _CONTENT_TAGS or aria.role(element) in aria.ROLES_NAMED_BY_CONTENT

    def _inside(
        self, element: Element, referenced: bool, everything: bool, depth: int, skip: Element | None = None
    ) -> str:
        """The text alternatives of an element's children, joined; blocks stand apart."""
        if depth > _DEEPEST:
            return _TOO_DEEP
        key = (element, referenced, everything)
        if skip is None and key in self._contents and not referenced:
            return self._contents[key]
        parts: list[str] = []
        size = 0
        for part in self._parts(element, referenced, everything, depth, skip):
            parts.append(part)
            size += len(part)
            if size > LONGEST:
                break
        found = _BLANK.sub(" ", "".join(parts))[:LONGEST]
        if skip is None and not referenced:
            self._contents[key] = found
        return found

    def _parts(
        self, element: Element, referenced: bool, everything: bool, depth: int, skip: Element | None
    ) -> Iterator[str]:
        for child in element.children:
            if isinstance(child, str):
                if len(child) > _LONGEST_TEXT:
                    child = " " * child[0].isspace() + child.lstrip()[:_LONGEST_TEXT]
                yield child
            elif child is not skip and child.tag not in _UNREAD:
                told = self._alternative(child, referenced, everything, depth + 1)
                yield f" {told} " if child.tag in _BLOCKS else told


@lru_cache(maxsize=8)
def names(markup: Markup) -> Names:
    """The names of a piece of markup; several rules share them while a post is linted."""
    return Names(markup)


def _words(text: str) -> Iterator[str]:
    return (match[0] for match in re.finditer(r"[^ \t\n\f\r]+", text))


def _trimmed(text: str) -> str:
    if len(text) > _LONGEST_TEXT:
        text = text.lstrip()[:_LONGEST_TEXT]
    return " ".join(text.split())[:LONGEST]


def child_of(element: Element, *tags: str) -> Element | None:
    """The first child that has one of the tags."""
    return next((child for child in element.children if isinstance(child, Element) and child.tag in tags), None)


def _control_value(element: Element) -> str | None:
    """What a form control inside a label or link says: its value. None for anything else."""
    tag, attributes = element.tag, element.attributes
    if tag == "input" and (kind := attributes.get("type", "").strip().lower()) not in (
        "image",
        "submit",
        "button",
        "reset",
    ):
        return "" if kind in ("hidden", "checkbox", "radio", "password") else _trimmed(attributes.get("value", ""))
    if tag == "textarea":
        return _trimmed(element.node.text[:_LONGEST_TEXT])
    if tag == "select":
        options = [node for node in element.node.find_all("option") if "selected" in node.attrs]
        return _trimmed(options[0].text) if options else ""
    return None

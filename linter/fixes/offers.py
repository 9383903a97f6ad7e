"""A hit → the edits that correct it.

Edits are made in the layer of the subject and taken down to the file by `Text.rewrite`, so that they change only
the characters of the finding, in the spelling of the file.
"""

import re
from collections.abc import Iterable
from html import escape
from typing import Any

from linter.finding import FixOffer
from linter.html.markup import Element
from linter.matching import Hit
from linter.names import compile_template
from linter.rule import Fix
from linter.subject import Subject
from linter.text import Edit, Span, Text, trimmed

_LONGEST = 1_000_000
_BLANK = re.compile(r"\s+")
_SPACE = frozenset(" \t\n\f\r")  # what parts attributes


def offer(hit: Hit) -> FixOffer | None:
    """The correction that the hit's rule has for its subject; None where there is none or it can't be written."""
    fix = hit.matcher.rule.fix
    if fix is None:
        return None
    edits = _edits(hit, fix)
    return FixOffer(fix.safe and hit.subject.certain, tuple(sorted(edits))) if edits else None


def _edits(hit: Hit, fix: Fix) -> list[Edit]:
    subject = hit.subject
    if fix.action == "replace":
        return _replace(hit, subject, fix.operand)
    if fix.action == "remove":
        return _remove(subject, whole_element=fix.operand == "element")
    element = subject.element
    if element is None:
        return []
    if fix.action == "unwrap":
        text = element.markup.text
        ends = [element.start_tag] + ([element.end_tag] if element.end_tag else [])
        return [text.rewrite(Edit(span.start, span.end, "")) for span in ends]
    if fix.action == "unset":
        return [edit for name in fix.operand for edit in _remove_attribute(element, name)]
    filled = {name: _filled(hit, template) for name, template in fix.operand.items()}
    return [edit for name, value in filled.items() for edit in _set_attribute(element, name, value)]


def _filled(hit: Hit, template: str) -> str:
    return compile_template(template, hit.matcher.options, longest=_LONGEST)(hit.subject)


def _replace(hit: Hit, subject: Subject, template: str) -> list[Edit]:
    if isinstance(subject.value, Element):
        outer = subject.value.outer  # `replace` on an element takes markup; names inside it are escaped
        new = compile_template(template, _Escaped(hit.matcher.options), longest=_LONGEST)(_escaped(subject))
        return [subject.text.rewrite(Edit(outer.start, outer.end, new))]
    text, span = subject.core or (subject.text, subject.span)
    found = text.value[slice(*span)]
    edit = trimmed(found, Edit(span.start, span.end, _filled(hit, template)))
    if edit.start == edit.end and not edit.new:
        return []
    if text.crosses(Span(edit.start, edit.end)):
        return []  # a tag stands inside what would be replaced
    return [_inserted(text, edit) if span.start < edit.start == edit.end else text.rewrite(edit)]


def _inserted(text: Text, edit: Edit) -> Edit:
    """An insertion as an edit of the file, right behind the character before it and not behind a tag or comment."""
    made = text.rewrite(edit)
    if made.start < made.end:  # inside an escape, which is written anew
        return made
    behind = text.locate(Span(edit.start - 1, edit.start)).end
    return Edit(behind, behind, made.new)


class _Escaped(dict[str, Any]):
    """Options whose texts are escaped for markup."""

    def __getitem__(self, name: str) -> Any:
        value = super().__getitem__(name)
        return escape(value) if isinstance(value, str) else value


def _escaped(subject: Subject) -> Subject:
    element = subject.element
    if element is not None:
        copy = Element(element.markup, element.node)
        copy.attributes = {name: escape(value) for name, value in element.attributes.items()}
        element = copy
    value = escape(subject.value) if isinstance(subject.value, str) else subject.value
    names = {name: escape(told) if isinstance(told, str) else told for name, told in subject.names.items()}
    return Subject(subject.field, subject.text, subject.span, value, element, subject.attribute, names)


def _remove(subject: Subject, whole_element: bool) -> list[Edit]:
    element = subject.element
    if element is not None and subject.attribute is not None and not whole_element:
        return _remove_attribute(element, subject.attribute)
    if element is not None:
        return [element.markup.text.rewrite(Edit(*element.outer, ""))]
    if subject.text.crosses(subject.span):
        return []
    return [subject.text.rewrite(Edit(*subject.span, ""))]


def _remove_attribute(element: Element, name: str) -> list[Edit]:
    """Without what parts it from the one before; a space stays where the next one would touch the tag's name."""
    attribute = element.attribute(name)
    if attribute is None:
        return []
    text = element.markup.text
    start, end = attribute.span
    while text.value[start - 1] == "/":  # right before an attribute it only parts; before a space it may end a value
        start -= 1
    while text.value[start - 1] in _SPACE:
        start -= 1
    touches = end < len(text.value) and text.value[end] not in _SPACE and text.value[end] not in "/>"
    return [text.rewrite(Edit(start, end, " " if touches else ""))]


def _set_attribute(element: Element, name: str, value: str) -> list[Edit]:
    value = _BLANK.sub(" ", value).strip()
    written = f'{name}="{value.replace("&", "&amp;").replace(chr(34), "&quot;")}"'
    text: Text = element.markup.text
    attribute = element.attribute(name)
    if attribute is not None:
        if attribute.text.value == value:
            return []
        return [text.rewrite(Edit(*attribute.span, written))]
    start, end = element.start_tag
    if end == start:
        return []
    spans = [attribute.span for name in element.attributes if (attribute := element.attribute(name))]
    at = max((span.end for span in spans), default=start + 1 + len(element.tag))
    return [text.rewrite(Edit(at, at, f" {written}"))]


def apply(text: str, edits: Iterable[Edit]) -> str:
    """`text` with `edits` made; of two that overlap the first wins."""
    done, at = [], 0
    for edit in sorted(set(edits)):
        if edit.start >= at:
            done += [text[at : edit.start], edit.new]
            at = edit.end
    return "".join([*done, text[at:]])

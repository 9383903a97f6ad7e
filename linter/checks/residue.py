"""Checks of what pasting leaves in the markup."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from linter.checks.authored import at_attribute, at_tag
from linter.checks.fields import elements, markups
from linter.globs import one_of
from linter.html.declarations import declarations
from linter.html.markup import Element, Markup
from linter.html.tagnames import OFFICE
from linter.post import Field, Post
from linter.subject import Subject
from linter.text import Span

_RANGE = ("data-start", "data-end")  # where a passage stood in an assistant's answer; counters have them, too
_IN_ANSWERS = frozenset("p li ul ol h1 h2 h3 h4 h5 h6 strong em blockquote table tr th td pre code a".split())
_EMPTIED = frozenset({"class", "style", "id", "lang", "dir"})  # what pasting puts on a span; anything else stays
_NUMBER = re.compile(r"\d{1,7}")
# but not the one that WordPress puts before its players
_CONDITION = re.compile(
    r"<!(?:-- ?)?\[if\b[^\]>]{0,200}\](?!><script>document\.createElement\('(?:audio|video)'\))"
    r"|<\?xml:namespace\b[^<>]{0,300}>",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Remains:
    """An attribute that a program left there. `rest` is what should stand in its place; `span` where it stands."""

    element: Element
    name: str
    source: str
    rest: str = ""
    span: Span | None = None


def attributes(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """The first attribute of an element that the program which the text was pasted from left there.

    `$name` is its name, `$source` whose it is, `$right` what of it stays.
    """
    for field, markup in markups(post):
        told: set[int] = set()
        for one in _left(markup, options):
            if id(one.element) not in told:
                told.add(id(one.element))
                yield _subject(field, markup, one)


def _subject(field: Field, markup: Markup, one: _Remains) -> Subject:
    subject = at_attribute(field, one.element, one.name, name=one.name, source=one.source, right=one.rest)
    subject.span = start, end = one.span or subject.span
    while not one.rest and markup.text.value[start - 1].isspace():
        start -= 1
    subject.core = (markup.text, Span(start, end))
    return subject


def _left(markup: Markup, options: Mapping[str, Any]) -> Iterator[_Remains]:
    index = markup.by_attribute
    wanted: Mapping[str, str] = options["attributes"]
    named = one_of(wanted)
    for name in index:
        if named(name):
            yield from (_Remains(element, name, _whose(wanted, name)) for element in index[name])
    passages = [element for element in index.get(_RANGE[0], ()) if _is_passage(element)]
    if len(passages) > 1:
        yield from (_Remains(one, _RANGE[0], "a chat assistant", span=_range(one)) for one in passages)
    classes: Mapping[str, str] = options["classes"]
    classed = one_of(classes)
    for element in index.get("class", ()):
        words = element.attributes["class"].split()
        if left := [word for word in words if classed(word)]:
            rest = " ".join(word for word in words if not classed(word))
            yield _Remains(element, "class", _whose(classes, left[0]), _written("class", rest))
    ids: Mapping[str, str] = options["ids"]
    identified = one_of(ids)
    for element in index.get("id", ()):
        if identified(element.attributes["id"]):
            yield _Remains(element, "id", _whose(ids, element.attributes["id"]))
    for element in index.get("style", ()):
        if "mso-" in element.attributes["style"].lower():
            yield from _styled(element)


def _is_passage(element: Element) -> bool:
    given = element.attributes
    numbers = all(_NUMBER.fullmatch(given.get(name, "")) for name in _RANGE)
    return numbers and element.tag in _IN_ANSWERS and "id" not in given


def _range(element: Element) -> Span | None:
    """Where both attributes stand, if next to each other."""
    spans = sorted(made.span for name in _RANGE if (made := element.attribute(name)))
    between = element.markup.text.value[spans[0].end : spans[-1].start]
    return Span(spans[0].start, spans[-1].end) if between.isspace() else None


def _styled(element: Element) -> Iterator[_Remains]:
    css = element.attributes["style"]
    made = list(declarations(css))
    rest = [one for one in made if not one.name.startswith("mso-")]
    if len(rest) < len(made):
        kept = "; ".join(css[slice(*one.span)] for one in rest)
        yield _Remains(element, "style", "Word", _written("style", kept))


def _written(name: str, value: str) -> str:
    """An attribute as markup; nothing where it has no value."""
    return f'{name}="{escape(value)}"' if value else ""


def _whose(wanted: Mapping[str, str], name: str) -> str:
    return wanted.get(name) or next(source for glob, source in wanted.items() if one_of([glob])(name))


def wrappers(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Elements that pasting put around text, and that do nothing. `$source` is whose they are."""
    for field, markup in markups(post):
        for tag, having in markup.by_tag.items():
            if tag.startswith(OFFICE):
                yield from (at_tag(field, element, tag=tag, source="Word") for element in having if element.is_html)
    for field, element in elements(post, "span", "b"):
        if element.attributes.keys() <= _EMPTIED and element.end_tag and (source := _wrapping(element)):
            yield at_tag(field, element, tag=element.tag, source=source)


def _wrapping(element: Element) -> str | None:
    classes = element.attributes.get("class", "").split()
    if classes in (["Apple-converted-space"], ["Apple-style-span"]) and "style" not in element.attributes:
        return "Safari or Mail"
    if element.tag == "b" and element.attributes.get("id", "").startswith("docs-internal-guid"):
        return "Google Docs" if "normal" in element.attributes.get("style", "") else None
    return None


def conditional_comments(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Beginnings of comments that Internet Explorer and Word read as conditions."""
    for field, markup in markups(post):
        text = markup.text
        for match in _CONDITION.finditer(text.value):
            yield Subject(field, text, Span(*match.span()), match[0])

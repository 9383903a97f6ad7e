"""Checks of attributes: given twice, cut off by a quotation mark, with a value that means something else."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from linter.checks.authored import at_attribute
from linter.checks.fields import markups
from linter.globs import one_of
from linter.html.extents import Token, tokens, written_attributes
from linter.html.markup import Element, Markup
from linter.post import Field, Post
from linter.subject import Subject
from linter.text import Span, Spans
from linter.web.places import read_data

_CURLY = r"(?:[“”„‟″]|&#82(?:2[0-3]|43);|&[lrb]dquo;)"
_CURLY_START = re.compile(rf"=[ \t\n]*{_CURLY}")
_CURLY_QUOTED = re.compile(
    rf"(?P<name>[a-zA-Z][\w-]*)[ \t\n]*=[ \t\n]*{_CURLY}(?P<value>(?:(?!{_CURLY})[^\"<>]){{0,500}}+){_CURLY}"
)
_UNQUOTED = re.compile(r"[^=]+=[ \t\n\f\r]*[^\"'\s]")
_OFF = frozenset({"false", "no", "off", "0"})
_PLUGINS = frozenset({"embed", "object", "applet", "marquee"})  # whose attributes go to a plug-in, or count rounds


def _start_tags(markup: Markup) -> Iterator[Token]:
    return (token for token in tokens(markup.text.value) if token.kind == "start")


def _written(field: Field, markup: Markup, span: Span, **names: Any) -> Subject:
    return Subject(field, markup.text, span, markup.text.value[slice(*span)], names=names)


def repeated(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """The first attribute of its name, tag by tag, before which there is another. `$first` is what that one says."""
    for field, markup in markups(post):
        if "duplicate-attribute" not in markup.faults:
            continue
        source = markup.text.value
        for tag in _start_tags(markup):
            first: dict[str, Span] = {}
            told: set[str] = set()
            for name, span in written_attributes(source, tag.name, tag.span):
                if (other := first.setdefault(name, span)) != span and name not in told:
                    told.add(name)
                    yield _repeated(field, markup, other, span)


def _repeated(field: Field, markup: Markup, first: Span, span: Span) -> Subject:
    source = markup.text.value
    values = [source[slice(*one)].partition("=")[2].strip().strip("\"'") for one in (first, span)]
    start = span.start
    while source[start - 1].isspace():
        start -= 1
    touches = source[span.end : span.end + 1] not in (" ", "\t", "\n", "\f", "/", ">", "")
    subject = _written(field, markup, span, first=values[0], right=" " if touches else "")
    subject.core = (markup.text, Span(start, span.end))
    subject.milder = values[0] == values[1]
    return subject


def broken_quotes(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """What is left behind a value that a quotation mark has cut off: attributes with quotation marks in their names."""
    for field, markup in markups(post):
        index = markup.by_attribute
        cut = {name for name in index if '"' in name or "'" in name}
        told: set[int] = set()
        for name in sorted(cut):
            for element in index[name]:
                if id(element) not in told and "[" not in markup.text.value[slice(*element.start_tag)]:
                    told.add(id(element))
                    yield _written(field, markup, _remains(element, cut))
        if "unexpected-character-in-unquoted-attribute-value" in markup.faults:
            yield from _unopened(field, markup)


def _remains(element: Element, cut: set[str]) -> Span:
    """From the first word of what was cut off to the last attribute with a quotation mark in its name."""
    spans = {name: made.span for name in element.attributes if (made := element.attribute(name))}
    ordered = sorted(spans, key=lambda name: spans[name])
    numbers = [number for number, name in enumerate(ordered) if name in cut]
    first = numbers[0]
    while first and element.attributes[ordered[first - 1]] == "" and ordered[first - 1].isalnum():
        first -= 1
    return Span(spans[ordered[first]].start, spans[ordered[numbers[-1]]].end)


def _unopened(field: Field, markup: Markup) -> Iterator[Subject]:
    """Values without a quotation mark before them that have one in them."""
    source = markup.text.value
    for tag in _start_tags(markup):
        for _, span in written_attributes(source, tag.name, tag.span):
            written = source[slice(*span)]
            if ('"' in written or "'" in written) and _UNQUOTED.match(written) and "[" not in written:
                yield _written(field, markup, span)


def curly_quotes(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Values between typographic quotation marks. `$right` is the attribute with straight ones."""
    for field, markup in markups(post):
        source = markup.text.value
        if not _CURLY_START.search(source):
            continue
        for tag in _start_tags(markup):
            at, quotes = tag.span.start, 0
            for match in _CURLY_QUOTED.finditer(source, *tag.span):
                quotes += source.count('"', at, match.start())
                at = match.start()
                if quotes % 2 == 0 and source[at - 1].isspace():  # not inside a value that is quoted
                    right = f'{match["name"]}="{match["value"]}"'
                    yield _written(field, markup, Span(*match.span()), right=right)


def repeated_ids(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Ids that something before has, or that the theme uses. `$whose` says which."""
    of_theme = one_of(post.own_site.theme_ids)
    for field, markup in markups(post):
        seen: set[str] = set()
        templates = Spans(template.content for template in markup.by_tag.get("template", ()))
        for element in markup.by_attribute.get("id", ()):
            value = element.attributes["id"]
            if not value.strip() or not element.is_html or templates.meets(element.start_tag):
                continue
            if value in seen:
                yield at_attribute(field, element, "id", whose="before")
            elif of_theme(value):
                yield at_attribute(field, element, "id", whose="by the theme")
            seen.add(value)


def false_switches(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Attributes that are on whatever their value, and are set to something that means off. `$name`."""
    for field, markup in markups(post):
        for name in options["switches"]:
            for element in markup.by_attribute.get(name, ()):
                value = element.attributes[name].strip().lower()
                if value in _OFF and element.is_html and "-" not in element.tag and element.tag not in _PLUGINS:
                    yield at_attribute(field, element, name, name=name)


def wrong_values(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Values that a browser does not know. `$name` is the attribute, `$known` are the values that it does."""
    wanted = _by_name(tuple(options["values"].items()))
    for field, markup in markups(post):
        for name in wanted.keys() & markup.by_attribute.keys():
            for element in markup.by_attribute[name]:
                for tag, right in wanted[name]:
                    if tag in (element.tag, "*") and element.is_html and _wrong(element.attributes[name], right):
                        yield at_attribute(field, element, name, name=name, known=", ".join(right))


@lru_cache(maxsize=8)
def _by_name(values: tuple[tuple[str, str], ...]) -> Mapping[str, Sequence[tuple[str, Sequence[str]]]]:
    """Attribute → the elements that it stands for, and the values that it may have there."""
    wanted: dict[str, list[tuple[str, Sequence[str]]]] = {}
    for place, known in values:
        tag, _, name = place.rpartition(".")
        wanted.setdefault(name, []).append((tag, known.split()))
    return wanted


def _wrong(value: str, known: Sequence[str]) -> bool:
    return "[" not in value and value.strip() != "" and value.lower() not in known


def unknown_attributes(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Attributes that HTML does not have for this element. `$name` and `$tag`."""
    data = read_data("html.yml")
    everywhere, allowed = one_of([*data["everywhere"], *options["allow"]]), data["elements"]
    for field, markup in markups(post):
        for name, having in markup.by_attribute.items():
            if everywhere(name):
                continue
            for element in having:
                tag = element.tag
                if element.is_html and "-" not in tag and name not in allowed.get(tag, ()):
                    yield at_attribute(field, element, name, name=name, tag=tag)

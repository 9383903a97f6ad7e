"""Checks of character references: not known, encoded twice, without a semicolon, or numbered as in old Windows."""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from html.entities import html5
from typing import Any

from linter.html.extents import tokens
from linter.html.markup import Markup
from linter.post import Field, Kind, Post
from linter.subject import Subject
from linter.text import Span, Text

_FIELDS = ("title", "content", "excerpt")
_READ_ALOUD = ("alt", "title", "aria-label", "placeholder")
_VALUES = (*_READ_ALOUD, "href", "src")
_SHOWN = re.compile(r"&(?:#[0-9]{2,7}|#[xX][0-9a-fA-F]{2,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_TWICE = re.compile(r"&(?:amp|#0*38|#[xX]0*26);(?:#[0-9]|#[xX][0-9a-fA-F]|[a-zA-Z][a-zA-Z0-9]{1,31};)")
_NAMED = re.compile(r"&(?P<name>[a-zA-Z][a-zA-Z0-9]{2,31});")
_LIKELY = re.compile(r"[a-z]{3,}[0-9]{0,2}|[A-Z][a-z]{2,}")
_OLD = "|".join(sorted((name for name in html5 if not name.endswith(";")), key=len, reverse=True))
_OPEN = re.compile(rf"&(?:#[0-9]++|#[xX][0-9a-fA-F]++|(?:{_OLD}))(?!;)")
_WORD = re.compile(r"[0-9A-Za-z=]")
# Numbers of control characters; browsers take 27 of them for the characters that Windows has there
_CONTROL = re.compile(r"&#(?:0{0,4}1(?:2[89]|[345][0-9])|[xX]0{0,4}[89][0-9a-fA-F]);")


def _fields(post: Post) -> Iterator[Field]:
    for name in _FIELDS:
        for field in post.fields(name):
            if field.kind is Kind.MARKUP and isinstance(field.value, str) and "&" in field.value:
                yield field


def broken(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """References in texts that no browser knows, and that readers see as they are written."""
    for field in _fields(post):
        if not any(map(_unknown, _NAMED.finditer(field.value))):
            continue
        prose = field.prose
        yield from (one for one in _not_known(field, prose.text) if not prose.silent(one.span))
        if "<" in field.value:
            for markup in field.markup.walk():
                for text in _values(markup, _READ_ALOUD):
                    yield from _not_known(field, text)


def _unknown(match: re.Match[str]) -> bool:
    return match["name"] + ";" not in html5 and _LIKELY.fullmatch(match["name"]) is not None


def _not_known(field: Field, text: Text) -> Iterator[Subject]:
    for match in filter(_unknown, _NAMED.finditer(text.value)):
        span = Span(*match.span())
        if not _escaped(text, span):
            yield Subject(field, text, span, match[0])


def _escaped(text: Text, span: Span) -> bool:
    """Whether the `&` is written as a reference of its own."""
    if text.below is None:
        return False
    start, end = text.down(Span(span.start, span.start + 1))
    return end - start > 1


def doubled(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """References that were encoded once too often. `$right` is the character that was meant."""
    for field in _fields(post):
        if not _TWICE.search(field.value):
            continue
        prose = field.prose
        for subject in _of(field, prose.text):
            if not prose.silent(subject.span):
                subject.certain = False  # it may be what the text is about
                yield subject
        if "<" in field.value:
            for markup in field.markup.walk():
                for text in _values(markup, _VALUES):
                    yield from _of(field, text)


def _of(field: Field, text: Text) -> Iterator[Subject]:
    for match in _SHOWN.finditer(text.value):
        name = match[0][1:]
        if name[0] == "#" or name in html5:
            yield Subject(field, text, Span(*match.span()), match[0], names={"right": unescape(match[0])})


def _values(markup: Markup, names: tuple[str, ...]) -> Iterator[Text]:
    """The values of these attributes that show a reference."""
    for name in names:
        for element in markup.by_attribute.get(name, ()):
            if _SHOWN.search(element.attributes[name]) and (attribute := element.attribute(name)):
                yield attribute.text


def unfinished(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """References in the text without their semicolon. `$read` is what browsers show."""
    for field in _fields(post):
        if not _OPEN.search(field.value):
            continue
        source = field.markup.text.value
        for token in tokens(source):
            if token.kind != "text" or source[token.span.start] != "&":
                continue
            match = _OPEN.match(source, *token.span)
            if match is None or match.end() != token.span.end:
                continue
            harmless = not _WORD.match(source, match.end())
            names = {"read": unescape(match[0]), "right": f"{match[0]};"}
            yield Subject(
                field, field.markup.text, token.span, match[0], names=names, certain=harmless, milder=harmless
            )


def outdated(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """References in the text by the number that a character had in Windows. `$right` is what browsers show."""
    for field in _fields(post):
        if not _CONTROL.search(field.value):
            continue
        source = field.markup.text.value
        for token in tokens(source):
            if token.kind == "text" and (match := _CONTROL.fullmatch(source, *token.span)):
                right = unescape(match[0])
                if right and not "\x80" <= right <= "\x9f":
                    yield Subject(field, field.markup.text, token.span, match[0], names={"right": right})

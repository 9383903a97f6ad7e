"""Checks of tags that don't fit together. The tags of a post are read once, whatever number of rules ask."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from linter.checks.authored import at_tag
from linter.checks.fields import markups
from linter.html.balance import Slip, slips
from linter.html.extents import outline, tokens
from linter.html.markup import Markup
from linter.html.tagnames import FORMATTING, HTML, OFFICE, OPTIONAL, PHRASING
from linter.html.tidy import tidy
from linter.post import Field, Post
from linter.subject import Subject

_KEY = "tag slips"
_MOST = 100  # of one kind in one post; more is a broken file, not slips
_END = re.compile(r"</([a-zA-Z][a-zA-Z0-9]*)(?=[\s/>])")
_ADDRESS = re.compile(r"https?:|www\.|[^@]+@[^@]+\.|[\w-]+\.[a-z]{2,}")
_IS_ADDRESS, _IS_UNKNOWN = "an address between < and > is not shown", "browsers don't know it"
_BREAK = re.compile(r"<br\s*/?>\s*\Z", re.IGNORECASE)
_LONGEST_BREAK = 12


def slips_of(kind: str) -> Callable[[Post, Mapping[str, Any]], Iterator[Subject]]:
    """The check for one kind of slip. `$name` is that of the tag, `$other` the one that it collides with."""

    def check(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
        for field, markup, slip in _found(post).get(kind, ()):
            yield _subject(field, markup, slip)

    return check


def unknown_elements(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Elements that no browser knows, and end tags of such; those with a hyphen may be defined by a script.

    `$what` says what is lost.
    """
    allowed = frozenset(options["allow"])
    for field, markup in markups(post):
        for tag in sorted(markup.by_tag.keys() - HTML - allowed):
            if "-" in tag or tag.startswith(OFFICE):
                continue  # what Word leaves is told as that
            for element in markup.by_tag[tag]:
                if element.is_html:
                    yield at_tag(field, element, name=tag, what=_IS_ADDRESS if _ADDRESS.match(tag) else _IS_UNKNOWN)
        yield from _unknown_ends(field, markup, HTML | allowed)


def _unknown_ends(field: Field, markup: Markup, known: frozenset[str]) -> Iterator[Subject]:
    """The end tags of elements that no browser knows and the post does not have: slips such as `</blockqoute>`."""
    source = markup.text.value
    names = {match[1].lower() for match in _END.finditer(source)} - known - markup.by_tag.keys()
    for token in tokens(source) if names else ():
        if token.kind == "end" and token.name in names:
            told = {"name": f"/{token.name}", "what": _IS_UNKNOWN}
            yield Subject(field, markup.text, token.span, source[slice(*token.span)], names=told)


def _found(post: Post) -> Mapping[str, list[tuple[Field, Markup, Slip]]]:
    found: dict[str, list[tuple[Field, Markup, Slip]]] | None = post.memo.get(_KEY)
    if found is None:
        found = post.memo[_KEY] = {}
        for field, markup in markups(post):
            source = markup.text.value
            for slip in () if tidy(outline(source)) else slips(tokens(source)):
                if slip.kind in ("moved", "loose") and source[slice(*slip.span)].lstrip().startswith("["):
                    continue  # a shortcode, which may stand for rows or items
                of_kind = found.setdefault(_kind(slip), [])
                if len(of_kind) < _MOST:
                    of_kind.append((field, markup, slip))
    return found


def _kind(slip: Slip) -> str:
    """The rule that tells it: all that goes wrong with a paragraph is one."""
    about_paragraph = slip.other == "p" if slip.kind == "crossed" else slip.kind == "stray" and slip.tag == "p"
    return "cut" if about_paragraph else slip.kind


def _subject(field: Field, markup: Markup, slip: Slip) -> Subject:
    written = markup.text.value[slice(*slip.span)]
    names = {"name": slip.tag, "other": slip.other, "how": _how(slip), "right": _right(markup, slip, written)}
    return Subject(
        field,
        markup.text,
        slip.span,
        written,
        names=names,
        certain=slip.kind == "void" or slip.tag in PHRASING or (slip.kind == "stray" and slip.tag == "p"),
        milder=_harmless(slip),
    )


def _harmless(slip: Slip) -> bool:
    """Whether browsers repair it as it was meant, or it leaves the page around the post alone."""
    if slip.kind in ("unclosed", "stray"):
        return not slip.leaks
    return slip.other in FORMATTING if slip.kind == "crossed" else slip.kind == "slashed" and slip.tag in OPTIONAL


def _how(slip: Slip) -> str:
    """What is wrong with a paragraph."""
    if slip.kind == "stray":
        return "closes no paragraph and makes an empty one"
    if slip.kind == "crossed":
        return "ends the paragraph before its </p>"
    return "can't stand in a paragraph and ends it"


def _right(markup: Markup, slip: Slip, written: str) -> str:
    """What should stand there; the tag itself where that is not known."""
    if slip.kind == "stray":
        return ""
    if slip.kind == "mistaken":
        return f"</{slip.other}>"
    if slip.kind == "slashed":
        return f"{written[:-2].rstrip()}></{slip.tag}>"
    if slip.kind == "void":
        before = markup.text.value[max(0, slip.span.start - _LONGEST_BREAK) : slip.span.start]
        return "<br>" if slip.tag == "br" and not _BREAK.search(before) else ""
    return written

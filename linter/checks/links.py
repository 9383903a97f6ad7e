"""Checks of links inside the post, next to each other, and into other windows."""

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import unquote

from linter.checks.fields import elements
from linter.globs import one_of
from linter.markup import Element, Markup
from linter.post import Field, Post
from linter.subject import Subject
from linter.text import Span

_WORD = re.compile(r"[a-z0-9]+")
_PAGED = "<!--nextpage-->"
_WRITTEN_BY_WORDPRESS = re.compile(r"<!-- wp:(?:footnotes|table-of-contents)|data-fn=|\[\w")


def broken_fragments(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Links to a place in the post that isn't there. `$id` is the place, `$hint` names one that is."""
    known = one_of((*options["ids"], *post.own_site.theme_ids))
    for field, element in elements(post, "a", "area"):
        href = element.attributes.get("href", "").strip()
        if field.name != "content" or not href.startswith("#") or len(href) < 2 or href.startswith("#!"):
            continue
        if _incomplete(field):
            return
        place = unquote(href[1:])
        ids = _places(field)
        if place in ids or href[1:] in ids or place.partition(":~:")[0] in ("", *ids) or known(place):
            continue
        if attribute := element.attribute("href"):
            near = _nearest(place, ids)
            names = {"id": place, "hint": f'; did you mean "#{near}"?' if near else ""}
            text = attribute.text
            yield Subject(field, text, text.all, post.address(href), element, "href", names)


def _incomplete(field: Field) -> bool:
    """Whether places can be missing only because WordPress adds them later, or shows them on another page."""
    return _PAGED in field.value or (field.pointer[-1] == "raw" and bool(_WRITTEN_BY_WORDPRESS.search(field.value)))


def _places(field: Field) -> frozenset[str]:
    return frozenset(
        value
        for markup in field.markup.walk()
        for name in ("id", "name")
        for element in markup.by_attribute.get(name, ())
        if name == "id" or element.tag == "a"
        for value in [element.attributes[name]]
    )


def _nearest(place: str, ids: frozenset[str]) -> str | None:
    """The id with the same letters and digits, whatever stands between them."""
    plain = "".join(_WORD.findall(place.lower()))
    return min((one for one in ids if plain and "".join(_WORD.findall(one.lower())) == plain), default=None)


def opener_links(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Links to other sites in a new window that may steer the window they came from. `$right` is `rel` without it."""
    for field, element in elements(post, "a", "area", "form"):
        tokens = element.attributes.get("rel", "").split()
        lowered = [token.lower() for token in tokens]
        if "opener" not in lowered or "noopener" in lowered or "noreferrer" in lowered:
            continue
        if element.attributes.get("target", "").strip().lower() in ("", "_self", "_parent", "_top"):
            continue
        if attribute := element.attribute("rel"):
            right = " ".join(token for token in tokens if token.lower() != "opener")
            core = (attribute.text, attribute.text.all)
            span = attribute.span
            yield Subject(
                field, element.markup.text, span, attribute.text.value, element, "rel", {"right": right}, core
            )


def twin_links(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Links that directly follow another one to the same address. `$text` is what the second one says."""
    before: tuple[Markup, Element] | None = None
    for field, element in elements(post, "a"):
        markup = element.markup
        if before is not None and before[0] is markup and _adjacent(before[1], element):
            names = {"text": element.readable}
            yield Subject(field, markup.text, element.start_tag, element, element, names=names)
        before = (markup, element)


def _adjacent(one: Element, other: Element) -> bool:
    href = one.attributes.get("href", "").strip()
    if not href or href.startswith("#") or href != other.attributes.get("href", "").strip():
        return False
    between = Span(one.outer.end, other.start_tag.start)
    text = one.markup.text.value[slice(*between)]
    return between.start <= between.end and not re.sub(r"<[^<>]*>|\s|&nbsp;", "", text)

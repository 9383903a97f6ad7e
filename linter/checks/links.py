"""Checks of links inside the post, next to each other, and into other windows."""

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import unquote

from linter.checks.fields import elements
from linter.globs import one_of
from linter.html.markup import Element, Markup
from linter.post import Field, Post
from linter.subject import Subject
from linter.text import Span

_WORD = re.compile(r"[a-z0-9]+")
_WITHOUT_PLACE = ("!", "/")  # what programs on the page read, in place of a name
_PAGED = "<!--nextpage-->"
_WRITTEN_BY_WORDPRESS = re.compile(r"<!-- wp:(?:footnotes|table-of-contents)|data-fn=|\[\w")


def broken_fragments(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Links to a place in the post that isn't there. `$id` is the place, `$hint` names one that is."""
    known = one_of((*options["ids"], *post.own_site.theme_ids))
    for field in post.fields("content"):
        if not isinstance(field.value, str) or "#" not in field.value or _incomplete(field):
            continue
        links = [(link, href[1:]) for link in _linking(field) if (href := _href(link)).startswith("#")]
        if not links:
            continue
        ids = _places(field)
        alike = {_plain(one): one for one in sorted(ids, reverse=True)}
        for link, written in links:
            place = unquote(written).partition(":~:")[0]
            if not ids.isdisjoint({place, written}) or not place or place.startswith(_WITHOUT_PLACE) or known(place):
                continue
            if attribute := link.attribute("href"):
                near = alike.get(_plain(place)) if _plain(place) else None
                names = {"id": place, "hint": f'; did you mean "#{near}"?' if near else ""}
                yield Subject(
                    field, attribute.text, attribute.text.all, post.address(attribute.text.value), link, "href", names
                )


def _linking(field: Field) -> Iterator[Element]:
    for markup in field.markup.walk():
        yield from (one for one in markup.by_attribute.get("href", ()) if one.tag in ("a", "area"))


def _href(link: Element) -> str:
    return link.attributes["href"].strip()


def _incomplete(field: Field) -> bool:
    """Whether places can be missing only because WordPress adds them later, or shows them on another page."""
    return _PAGED in field.value or (field.pointer[-1] == "raw" and bool(_WRITTEN_BY_WORDPRESS.search(field.value)))


def _places(field: Field) -> frozenset[str]:
    return frozenset(
        element.attributes[name]
        for markup in field.markup.walk()
        for name in ("id", "name")
        for element in markup.by_attribute.get(name, ())
        if name == "id" or element.tag == "a"
    )


def _plain(place: str) -> str:
    """The letters and digits of a place, whatever stands between them."""
    return "".join(_WORD.findall(place.lower()))


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

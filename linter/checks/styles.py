"""Checks of styles: those that once ran scripts, and those that lay one thing over the rest of the page."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from linter.checks.fields import elements, markups
from linter.html import declarations as css
from linter.html.markup import Element
from linter.post import Field, Post
from linter.subject import Subject
from linter.text import Span, Text

_RUNS = re.compile(r"expression\s*\(", re.IGNORECASE)
_MAY_RUN = re.compile(r"expression|behavior|binding|\\|/\*", re.IGNORECASE)  # a look before the reading
_MAY_COVER = re.compile(r"fixed|absolute|\\|/\*", re.IGNORECASE)
_COMMENT = re.compile(r"/\*(?:[^*]++|\*(?!/))*+(?:\*/)?")
_SELECTORS = re.compile(r"([^{};]++)(?P<brace>\{)?")
_SELECTOR = re.compile(r"[^\s,](?:[^,]*[^\s,])?")
_RUNNING_NAMES = frozenset({"behavior", "-ms-behavior", "-moz-binding"})
_HIGH = 1000  # themes use z-index up to some hundreds for menus
_FAINT = 0.05
_DEEPEST = 100  # how far out an element is looked for that holds another in place
_CLICKED = frozenset({"a", "iframe", "form", "button", "object", "embed"})
_FULL = re.compile(r"100(?:%|vw|vh|dvh|svh|lvh|dvw|svw|lvw)|9[5-9](?:%|vw|vh)|[1-9]\d{3,}(?:px)?\Z")


def _styled(post: Post) -> Iterator[tuple[Field, Text]]:
    """Every `style` attribute and style sheet."""
    for field, markup in markups(post):
        for element in markup.by_attribute.get("style", ()):
            if attribute := element.attribute("style"):
                yield field, attribute.text
    for field, element in elements(post, "style"):
        yield field, element.markup.text.slice(*element.content)


def running_styles(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Declarations that ran scripts in browsers of the past: `expression()`, `behavior`, `-moz-binding`. `$name`."""
    for field, text in _styled(post):
        if not _MAY_RUN.search(text.value):
            continue
        for one in css.declarations(text.value):
            if one.name in _RUNNING_NAMES or _RUNS.search(one.value):
                name = one.name if one.name in _RUNNING_NAMES else "expression()"
                yield Subject(field, text, one.span, one.value, names={"name": name})


def page_wide_styles(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Style sheets with a rule for elements of any kind of page, not for a class or id; its selector is marked."""
    for field, element in elements(post, "style"):
        if not element.is_html:
            continue
        text = element.written
        sheet = _COMMENT.sub(lambda match: " " * len(match[0]), text.value)
        for match in _SELECTORS.finditer(sheet):
            selectors = _SELECTOR.finditer(match[1]) if match["brace"] else ()
            wide = next((one for one in selectors if _is_wide(one[0])), None)
            if wide is not None:
                span = Span(match.start() + wide.start(), match.start() + wide.end())
                yield Subject(field, text, span, text.value[slice(*span)], element)
                break


def _is_wide(selector: str) -> bool:
    return not any(mark in selector for mark in "@.#[&%") and selector.lower() not in ("from", "to")


def overlays(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Elements that lie over the whole page, or that are invisible and wait for a click. `$how`."""
    for field, markup in markups(post):
        for element in markup.by_attribute.get("style", ()):
            if not _MAY_COVER.search(element.attributes["style"]):
                continue
            style = css.style(element.attributes["style"])
            if style.get("position") in ("fixed", "absolute") and (how := _overlay(element, style)):
                yield Subject(field, markup.text, element.start_tag, element, element, names={"how": how})


def _overlay(element: Element, style: Mapping[str, str]) -> str:
    if style.get("display") == "none" or style.get("visibility") == "hidden":
        return ""
    if element.tag in _CLICKED and (faint := css.number(style.get("opacity"))) is not None and faint <= _FAINT:
        return "is invisible and waits for a click"
    if style.get("pointer-events") == "none" or not _covers(style):
        return ""
    if style["position"] == "fixed":
        return "covers the whole window"
    high = css.number(style.get("z-index"))
    return "covers the whole page" if high is not None and high >= _HIGH and not _positioned(element) else ""


def _covers(style: Mapping[str, str]) -> bool:
    """Whether all four edges are at those of the window, or the size is that of the window."""
    inset = style.get("inset", "").split()
    if inset and all(_at_edge(side) for side in inset):
        return True
    across = _FULL.match(style.get("width", "")) or (_at_edge(style.get("left")) and _at_edge(style.get("right")))
    down = _FULL.match(style.get("height", "")) or (_at_edge(style.get("top")) and _at_edge(style.get("bottom")))
    return bool(across and down)


def _at_edge(value: str | None) -> bool:
    at = css.pixels(value)
    if at is None and value is not None and value.endswith("%"):
        at = css.number(value)
    return at is not None and at <= 0


def _positioned(element: Element) -> bool:
    """Whether something around the element may hold it in place: a style or a class of the theme."""
    around = element.parent
    for _ in range(_DEEPEST):
        if around is None:
            break
        position = css.style(around.attributes.get("style", "")).get("position", "static")
        if position != "static" or "class" in around.attributes:
            return True
        around = around.parent
    return False

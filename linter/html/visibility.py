"""Which elements readers never see: markup → elements, and how each is hidden.

From what stands in the post alone: `style` attributes, `hidden`, and the simple rules of `<style>` elements. What is
hidden for a screen reader's sake by its class, or shown by a control on the page, does not count.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from linter.html.declarations import pixels, style
from linter.html.markup import BadSelector, Element, Markup

_FOR_SCREEN_READERS = re.compile(
    r"screen-?reader|(?:^|[\s_-])sr-(?:only|text)|visually-?hidden|visuallyhidden|assistive|a11y|skip-link|wp-embedded-content",
    re.IGNORECASE,
)
_NEVER_TEXT = frozenset(
    "script style template iframe img input link meta noscript object embed svg source track br hr".split()
)
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_MOST_RULES = 200  # in all style sheets of a post together
_LONGEST_VALUE = 200
_CONTROLS = (
    "aria-controls",
    "data-target",
    "data-bs-target",
    "for",
    "data-toggle-target",
    "aria-describedby",
    "aria-labelledby",
)
_AWAY = -400.0  # pixels; no page has a margin so wide
_RECTANGLE = re.compile(r"rect\(([^)]*)\)")
_MOVED = re.compile(r"translate(?:x|y|3d)?\(\s*(-?[\d.]+)(px|%|vw|vh|em|rem)(?:\s*,\s*(-?[\d.]+)(px|%|vw|vh|em|rem))?")
_ALPHA = re.compile(r"(?:rgba?|hsla?)\([^)]*[,/]\s*0*\.?0*%?\s*\)")
_RGB = re.compile(r"rgb\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\s*\)")
_COLOURS = {"white": "#ffffff", "black": "#000000", "red": "#ff0000", "yellow": "#ffff00"}


def hidden_elements(markup: Markup) -> Iterator[tuple[Element, str]]:
    """The outermost elements that hide what they hold, each with how, in document order."""
    by_rule = _hidden_by_rules(markup)
    controlled: frozenset[str] | None = None
    end = 0  # of the last one, inside which nothing more is told
    for element in _candidates(markup, by_rule):
        how = _how(element.attributes) or by_rule.get(id(element))
        if how is None or element.tag in _NEVER_TEXT or _FOR_SCREEN_READERS.search(element.attributes.get("class", "")):
            continue
        if element.start_tag.start < end:
            continue
        if controlled is None:
            controlled = _controlled(markup)
        if element.attributes.get("id") in controlled or element.attributes.get("role") == "tabpanel":
            continue
        end = element.outer.end
        yield element, how


def shown_again(element: Element, how: str) -> bool:
    """Whether everything that a reader could see in a hidden element is made visible by what it holds."""
    if how not in ("visibility: hidden", "font-size: 0"):
        return False
    shown = [
        inner
        for node in element.node.select("[style]")
        if (inner := element.markup.element(node)) and _resets(inner, how)
    ]
    return bool(shown) and sum(len(inner.readable) for inner in shown) >= len(element.readable)


def _resets(element: Element, how: str) -> bool:
    given = style(element.attributes["style"])
    if how == "visibility: hidden":
        return bool(given.get("visibility") == "visible")
    return (pixels(given.get("font-size")) or 0) > 2


def _candidates(markup: Markup, by_rule: Mapping[int, str]) -> list[Element]:
    index = markup.by_attribute
    if not by_rule:
        found = {id(element): element for name in ("style", "hidden") for element in index.get(name, ())}
        return (
            sorted(found.values(), key=lambda element: element.start_tag.start) if len(found) > 1 else [*found.values()]
        )
    return [
        one for one in markup.elements if id(one) in by_rule or "style" in one.attributes or "hidden" in one.attributes
    ]


def _controlled(markup: Markup) -> frozenset[str]:
    """The ids that something on the page shows, hides or refers to."""
    index = markup.by_attribute
    named = {
        word.lstrip("#") for name in _CONTROLS for one in index.get(name, ()) for word in one.attributes[name].split()
    }
    named |= {one.attributes["href"][1:] for one in index.get("href", ()) if one.attributes["href"].startswith("#")}
    return frozenset(named)


def _hidden_by_rules(markup: Markup) -> dict[int, str]:
    """The elements that a `<style>` in the markup hides, by identity."""
    found: dict[int, str] = {}
    for selector, body in islice(_rules(markup), _MOST_RULES):
        if how := _how({"style": body}):
            try:
                found |= dict.fromkeys(map(id, markup.select(selector)), how)
            except (BadSelector, ValueError):
                continue
    return found


def _rules(markup: Markup) -> Iterator[tuple[str, str]]:
    """The rules of the style sheets in a piece of markup, those for certain screens left out."""
    for sheet in markup.by_tag.get("style", ()):
        for part in _COMMENT.sub("", sheet.node.text).split("}"):
            selector, brace, body = part.partition("{")
            if brace and "{" not in body and not selector.lstrip().startswith("@"):
                yield selector.strip(), body


def _how(attributes: Mapping[str, str]) -> str | None:
    """How attributes hide an element; None where they don't."""
    if "hidden" in attributes and attributes["hidden"].strip().lower() != "until-found":
        return "hidden"
    if "style" not in attributes:
        return None
    given = {name: value for name, value in style(attributes["style"]).items() if len(value) <= _LONGEST_VALUE}
    return next((found for test in _TESTS if (found := test(given))), None)


def _removed(given: Mapping[str, str]) -> str | None:
    if given.get("display") == "none":
        return "display: none"
    if given.get("visibility") in ("hidden", "collapse"):
        return "visibility: hidden"
    return "content-visibility: hidden" if given.get("content-visibility") == "hidden" else None


def _transparent(given: Mapping[str, str]) -> str | None:
    try:
        clear = float(given.get("opacity", "1").rstrip("%")) <= 0.05
    except ValueError:
        clear = False
    if clear or "opacity(0" in given.get("filter", "").replace("0.", ""):
        return "opacity: 0"
    colour = given.get("color", "")
    if (
        colour == "transparent"
        or _ALPHA.fullmatch(colour)
        or (len(colour) in (5, 9) and colour.endswith("0" * (len(colour) // 4)))
    ):
        return "color: transparent"
    behind = given.get("background-color") or given.get("background", "")
    return "text in the colour of its background" if colour and _colour(colour) == _colour(behind) else None


def _colour(value: str) -> str:
    if match := _RGB.fullmatch(value):
        return "#" + "".join(f"{int(part) & 255:02x}" for part in match.groups())
    if len(value) == 4 and value[0] == "#":
        return "#" + "".join(2 * digit for digit in value[1:])
    return _COLOURS.get(value, value)


def _tiny(given: Mapping[str, str]) -> str | None:
    if _at_most(given.get("font-size"), 1):
        return "font-size: 0"
    if given.get("overflow", given.get("overflow-y", "")).split(" ")[0] in ("hidden", "clip", "scroll", "auto"):
        for name in ("height", "max-height", "width", "max-width"):
            if _at_most(given.get(name), 1):
                return f"{name}: {given[name]}"
    return "scale(0)" if "scale(0)" in given.get("transform", "").replace("0.0", "0") else None


def _at_most(value: str | None, most: float) -> bool:
    if value is None:
        return False
    if re.fullmatch(r"[+-]?0*\.?0*(?:[a-z]+|%)?", value) and "0" in value:
        return True
    size = pixels(value)
    return size is not None and 0 <= size <= most


def _elsewhere(given: Mapping[str, str]) -> str | None:
    placed = given.get("position") in ("absolute", "fixed", "relative", "sticky")
    for name in ("text-indent", "margin-left", "margin-top", "margin-right", "left", "top", "right", "bottom"):
        far = _far(given.get(name))
        if far and (placed or (name[0] in "tm" and name != "top")):
            return f"{name}: {given[name]}"
    if placed and (match := _RECTANGLE.search(given.get("clip", ""))) and _empty(match[1]):
        return "clip"
    path = given.get("clip-path", "").replace(" ", "")
    if re.match(
        r"inset\((?:5\d|[6-9]\d|100)%|circle\(0|ellipse\(0|polygon\(0(?:px|%)?0",
        given.get("clip-path", "").replace(", ", ","),
    ):
        return "clip-path"
    if path.startswith(("polygon(00,00", "polygon(0px0px,0px0px")):
        return "clip-path"
    if match := _MOVED.search(given.get("transform", "")):
        parts = [(match[1], match[2]), (match[3] or "0", match[4] or "px")]
        if any(
            float(number) <= (_AWAY if unit == "px" else -100 if unit != "%" else -300)
            for number, unit in parts
            if number.count(".") < 2
        ):
            return "moved off the screen"
    return None


def _far(value: str | None) -> bool:
    if value is None:
        return False
    size = pixels(value)
    if size is not None:
        return size <= _AWAY
    match = re.fullmatch(r"-([\d]{2,})(?:\.\d+)?(em|rem|vw|vh|%)", value)
    return match is not None and int(match[1]) >= (25 if match[2] in ("em", "rem") else 100)


def _empty(rectangle: str) -> bool:
    sides = [pixels(part) for part in re.split(r"[\s,]+", rectangle.strip())]
    if len(sides) != 4:
        return False
    top, right, bottom, left = sides
    if top is not None and bottom is not None and bottom - top <= 1:
        return True
    if left is not None and right is not None and right - left <= 1:
        return True
    return any(side is not None and side >= 200 for side in (top, left))


_TESTS = (_removed, _tiny, _elsewhere, _transparent)

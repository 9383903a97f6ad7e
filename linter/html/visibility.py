"""Which elements readers never see: markup → elements, and how each is hidden.

From what stands in the post alone (`linter.html.styles`) and the attribute `hidden`. What is hidden for a screen
reader's sake by its class, or shown by a control on the page, does not count. Who else gets to see an element, and what
it inherits, is told by `linter.html.exposure`.
"""

import re
from collections.abc import Iterator, Mapping

from linter.html.colours import colour
from linter.html.declarations import pixels, style
from linter.html.markup import Element, Markup
from linter.html.styles import Styles, styles

_FOR_SCREEN_READERS = re.compile(
    r"screen-?reader|(?:^|[\s_-])sr-(?:only|text)|visually-?hidden|visuallyhidden|assistive|a11y|skip-link|wp-embedded-content",
    re.IGNORECASE,
)
_NEVER_TEXT = frozenset(
    "script style template iframe img input link meta noscript object embed svg source track br hr".split()
)
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


def hidden_elements(markup: Markup) -> Iterator[tuple[Element, str]]:
    """The outermost elements that hide what they hold, each with how, in document order."""
    known = styles(markup)
    controlled: frozenset[str] | None = None
    end = 0  # of the last one, inside which nothing more is told
    for element in _candidates(markup, known):
        if element.start_tag.start < end or element.tag in _NEVER_TEXT:
            continue
        how = _how(element, known)
        if how is None or _FOR_SCREEN_READERS.search(element.attributes.get("class", "")):
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


def _candidates(markup: Markup, known: Styles) -> list[Element]:
    index = markup.by_attribute
    found = {element for name in ("style", "hidden") for element in index.get(name, ())} | known.ruled.keys()
    return sorted(found, key=lambda element: element.start_tag.start)


def _controlled(markup: Markup) -> frozenset[str]:
    """The ids that something on the page shows, hides or refers to."""
    index = markup.by_attribute
    named = {
        word.lstrip("#") for name in _CONTROLS for one in index.get(name, ()) for word in one.attributes[name].split()
    }
    named |= {one.attributes["href"][1:] for one in index.get("href", ()) if one.attributes["href"].startswith("#")}
    return frozenset(named)


def _how(element: Element, known: Styles) -> str | None:
    """How an element is hidden; None where it is not."""
    if "hidden" in element.attributes and element.attributes["hidden"].strip().lower() != "until-found":
        return "hidden"
    given = known.given(element)
    return next((found for test in _TESTS if (found := test(given))), None) if given else None


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
    text = colour(given.get("color", ""))
    if text is None:
        return None
    if text.alpha == 0:
        return "color: transparent"
    behind = colour(given.get("background-color") or given.get("background", ""))
    return "text in the colour of its background" if text == behind else None


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

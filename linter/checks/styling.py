"""Checks of inline styles that stand in readers' way."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from linter.checks.authored import at_attribute, at_tag, authored
from linter.checks.fields import texts
from linter.html.accname import names
from linter.html.declarations import declarations, pixels, style
from linter.html.markup import Element
from linter.post import Post
from linter.subject import Subject

_SPACING = {"letter-spacing": 0.12, "word-spacing": 0.16, "line-height": 1.5}
_SMALLEST = 10.0  # pixels of the smallest text that a page has, where the post does not say
_ROTATED = re.compile(
    r"rotate(?:z\(|\(|\s*:)\s*([+-]?(?:\d{1,9}(?:\.\d{1,9})?|\.\d{1,9}))(deg|g?rad|turn)", re.IGNORECASE
)
_DEGREES = {"deg": 1.0, "grad": 0.9, "rad": 180 / 3.14159265, "turn": 360.0}
_BRACE = re.compile(r"[{}]")
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_RELATIVE = re.compile(r"(-?(?:\d+\.?\d*|\.\d+))(em|%|)\Z", re.IGNORECASE)


def forced_spacing(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Inline `!important` spacing below what readers may need to set. `$property` and `$spacing` say what it is."""
    for field, markup in authored(post):
        for element in markup.by_attribute.get("style", ()):
            css = element.attributes["style"]
            if "important" not in css.lower() or names(markup).state(element).unseen:
                continue
            told = {one.name: one for one in sorted(declarations(css), key=lambda one: one.important)}
            size = pixels(told["font-size"].value) if "font-size" in told else None
            for name, enough in _SPACING.items():
                if name in told and told[name].important:
                    width = _width(name, told[name].value, size or _SMALLEST)
                    if width is not None and width < enough - 1e-9 and _sets_text(element, name):
                        yield at_attribute(field, element, "style", css, property=name, spacing=told[name].value)


def fixed_orientation(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Style sheets that turn the page by a right angle when readers turn their device. `$angle` is the turn."""
    for field, markup in authored(post):
        for sheet in markup.by_tag.get("style", ()):
            css = sheet.node.text
            if "orientation" not in css or (angle := _turn(_COMMENT.sub("", css))) is None:
                continue
            yield at_tag(field, sheet, angle=angle)


def _turn(css: str) -> str | None:
    """The first right angle that a style sheet turns something by in one orientation only."""
    for part in css.split("@media")[1:]:
        condition, _, body = part.partition("{")
        if "orientation" not in condition:
            continue
        for match in _ROTATED.finditer(_block(body)):
            degrees = float(match[1]) * _DEGREES[match[2].lower()]
            if abs(degrees % 180 - 90) < 1:
                return match[1] + match[2]
    return None


def _block(body: str) -> str:
    """What stands before the brace that closes a block."""
    depth = 1
    for match in _BRACE.finditer(body):
        depth += 1 if match[0] == "{" else -1
        if depth == 0:
            return body[: match.start()]
    return body


def _sets_text(element: Element, name: str) -> bool:
    """Whether any text in the element takes the spacing `name` from it, and none of its own."""

    def takes_it(child: Element) -> bool:
        return name not in style(child.attributes.get("style", ""))

    return not all(map(str.isspace, texts(element, takes_it)))


def _width(name: str, value: str, size: float) -> float | None:
    """A spacing in units of the font size; None where that can't be known."""
    if value.lower() in ("normal", "initial"):
        return 1.2 if name == "line-height" else 0.0
    if match := _RELATIVE.match(value):
        number = float(match[1])
        if match[2] == "%":
            return number / 100 if name == "line-height" else None
        return number if match[2] or name == "line-height" or not number else None
    absolute = pixels(value)
    return absolute / size if absolute is not None else None

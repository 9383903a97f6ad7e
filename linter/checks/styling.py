"""Checks of inline styles that stand in readers' way."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from linter.checks.authored import at_attribute, authored
from linter.html.accname import names
from linter.html.declarations import declarations, pixels
from linter.post import Post
from linter.subject import Subject

_SPACING = {"letter-spacing": 0.12, "word-spacing": 0.16, "line-height": 1.5}
_RELATIVE = re.compile(r"(-?(?:\d+\.?\d*|\.\d+))(em|%|)\Z", re.IGNORECASE)


def forced_spacing(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Inline `!important` spacing below what readers may need to set. `$property` and `$spacing` say what it is."""
    for field, markup in authored(post):
        for element in markup.by_attribute.get("style", ()):
            style = element.attributes["style"]
            if "important" not in style.lower() or names(markup).state(element).unseen:
                continue
            told = {one.name: one for one in declarations(style)}
            size = pixels(told["font-size"].value) if "font-size" in told else None
            for name, enough in _SPACING.items():
                if name in told and told[name].important:
                    width = _width(name, told[name].value, size)
                    if width is not None and width < enough - 1e-9:
                        yield at_attribute(field, element, "style", style, property=name, spacing=told[name].value)


def _width(name: str, value: str, size: float | None) -> float | None:
    """A spacing in units of the font size; None where that can't be known."""
    if value.lower() == "normal":
        return 1.2 if name == "line-height" else 0.0
    if match := _RELATIVE.match(value):
        number = float(match[1])
        if match[2] == "%":
            return number / 100 if name == "line-height" else None
        return number if match[2] or name == "line-height" or not number else None
    absolute = pixels(value)
    return absolute / size if absolute is not None and size else None

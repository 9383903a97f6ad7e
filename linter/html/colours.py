"""CSS colours → red, green, blue and alpha, and the contrast between two of them (CSS Color 4, WCAG 2.2).

In: the value of a property in lower case. Out: a `Colour`; None for what depends on more than the value itself
(`currentcolor`, `var(…)`, spaces such as `lab`) and for the rarer names.
"""

import colorsys
import re
from dataclasses import dataclass

_HEX = re.compile(r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})")
_FUNCTION = re.compile(r"(rgb|hsl)a?\(([^()]{1,100})\)")
_PART = re.compile(r"([+-]?(?:\d+\.?\d*|\.\d+))(%|deg)?")
_SEPARATOR = re.compile(r"[\s,/]+")
_NAMES = {
    "aqua": "0ff", "black": "000", "blue": "00f", "brown": "a52a2a", "crimson": "dc143c", "cyan": "0ff",
    "darkblue": "00008b", "darkgray": "a9a9a9", "darkgreen": "006400", "darkgrey": "a9a9a9", "darkorange": "ff8c00",
    "darkred": "8b0000", "dimgray": "696969", "dimgrey": "696969", "fuchsia": "f0f", "gold": "ffd700",
    "gray": "808080", "green": "008000", "grey": "808080", "ivory": "fffff0", "lightblue": "add8e6",
    "lightgray": "d3d3d3", "lightgreen": "90ee90", "lightgrey": "d3d3d3", "lightyellow": "ffffe0", "lime": "0f0",
    "magenta": "f0f", "maroon": "800000", "navy": "000080", "olive": "808000", "orange": "ffa500", "pink": "ffc0cb",
    "purple": "800080", "red": "f00", "silver": "c0c0c0", "snow": "fffafa", "teal": "008080", "transparent": "0000",
    "white": "fff", "whitesmoke": "f5f5f5", "yellow": "ff0",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Colour:
    """Red, green, blue and alpha, each from 0 to 1."""

    red: float
    green: float
    blue: float
    alpha: float = 1.0

    @property
    def luminance(self) -> float:
        """How bright it is, from 0 for black to 1 for white."""
        red, green, blue = map(_linear, (self.red, self.green, self.blue))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    def over(self, behind: "Colour") -> "Colour":
        """What is seen of it on an opaque colour."""
        parts = ((self.red, behind.red), (self.green, behind.green), (self.blue, behind.blue))
        return Colour(*(front * self.alpha + back * (1 - self.alpha) for front, back in parts))


def colour(value: str) -> Colour | None:
    """The colour that a value in lower case names."""
    value = value.strip()
    if value in _NAMES:
        return _from_digits(_NAMES[value])
    if _HEX.fullmatch(value):
        return _from_digits(value[1:])
    match = _FUNCTION.fullmatch(value)
    return _from_function(match[1], match[2]) if match else None


def contrast(one: Colour, other: Colour) -> float:
    """The contrast of two opaque colours, from 1 to 21."""
    darker, brighter = sorted((one.luminance, other.luminance))
    return (brighter + 0.05) / (darker + 0.05)


def _from_digits(digits: str) -> Colour:
    if len(digits) < 6:
        digits = "".join(2 * digit for digit in digits)
    return Colour(*(int(digits[at : at + 2], 16) / 255 for at in range(0, len(digits), 2)))


def _from_function(name: str, inside: str) -> Colour | None:
    parts = [_PART.fullmatch(part) for part in _SEPARATOR.split(inside.strip())]
    if len(parts) not in (3, 4) or None in parts:
        return None
    numbers = [(float(part[1]), part[2]) for part in parts if part]
    alpha = _share(*numbers[3], 1) if len(numbers) == 4 else 1.0
    if name == "rgb":
        red, green, blue = (_share(number, unit, 255) for number, unit in numbers[:3])
    else:
        hue, saturation, lightness = numbers[0][0] % 360 / 360, _share(*numbers[1], 100), _share(*numbers[2], 100)
        red, green, blue = colorsys.hls_to_rgb(hue, lightness, saturation)
    return Colour(red, green, blue, alpha)


def _share(number: float, unit: str | None, whole: int) -> float:
    return min(1.0, max(0.0, number / (100 if unit == "%" else whole)))


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

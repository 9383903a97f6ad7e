"""Colours of CSS, and the contrast between them."""

import pytest

from linter.html.colours import Colour, colour, contrast


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("#f00", Colour(1, 0, 0)),
        ("#ff0000", Colour(1, 0, 0)),
        ("#ff000000", Colour(1, 0, 0, 0)),
        ("#f00f", Colour(1, 0, 0, 1)),
        ("red", Colour(1, 0, 0)),
        ("transparent", Colour(0, 0, 0, 0)),
        ("rgb(255, 0, 0)", Colour(1, 0, 0)),
        ("rgb(255 0 0 / 50%)", Colour(1, 0, 0, 0.5)),
        ("rgba(100%,0%,0%,.5)", Colour(1, 0, 0, 0.5)),
        ("rgb(999,-3,0)", Colour(1, 0, 0)),
        ("hsl(0, 100%, 50%)", Colour(1, 0, 0)),
        ("hsl(360deg 100% 50%)", Colour(1, 0, 0)),
    ],
)
def test_a_colour_is_read(value: str, expected: Colour) -> None:
    assert colour(value) == expected


@pytest.mark.parametrize(
    "value",
    [
        "",
        "currentcolor",
        "inherit",
        "var(--ink)",
        "#12",
        "#12345",
        "rgb(1,2)",
        "rgb(a,b,c)",
        "lab(50% 0 0)",
        "red url(a)",
    ],
)
def test_what_depends_on_more_is_not_guessed(value: str) -> None:
    assert colour(value) is None


@pytest.mark.parametrize(
    ("text", "behind", "ratio"),
    [("#000", "#fff", 21), ("#fff", "#000", 21), ("#777", "#fff", 4.48), ("#aaa", "#fff", 2.32), ("#fff", "#fff", 1)],
)
def test_contrast_is_that_of_wcag(text: str, behind: str, ratio: float) -> None:
    """Readers of an audit get the same number from every tool."""
    one, other = colour(text), colour(behind)
    assert one and other and contrast(one, other) == pytest.approx(ratio, abs=0.01)


def test_what_shines_through_counts() -> None:
    black, white = Colour(0, 0, 0, 0.5), Colour(1, 1, 1)
    assert black.over(white) == Colour(0.5, 0.5, 0.5)

"""CSS declarations: names and values as a browser reads them, with their places."""

import time

import pytest

from linter.html.declarations import declarations, number, pixels, style


def read(css: str) -> list[tuple[str, str, str]]:
    return [(one.name, one.value, css[slice(*one.span)]) for one in declarations(css)]


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        ("color:red", [("color", "red", "color:red")]),
        (" COLOR : Red ;; ", [("color", "Red", "COLOR : Red")]),
        ("a:b;c:d", [("a", "b", "a:b"), ("c", "d", "c:d")]),
        ("b\\65 havior:x", [("behavior", "x", "b\\65 havior:x")]),
        ("width: exp/**/ression(a;b)", [("width", "expression(a;b)", "width: exp/**/ression(a;b)")]),
        ("content: 'a;b' ; x:y", [("content", "'a;b'", "content: 'a;b'"), ("x", "y", "x:y")]),
        ("src:url(data:a;b,c)", [("src", "url(data:a;b,c)", "src:url(data:a;b,c)")]),
        ("/* a:b */ c:d", [("c", "d", "/* a:b */ c:d")]),
        ("p { color: red } q { x: y }", [("color", "red", "color: red"), ("x", "y", "x: y")]),
        ("@media (a:b) { p { color: red } }", [("color", "red", "color: red")]),
        ("no colon; :x; ", []),
        ("a:b !IMPORTANT", [("a", "b", "a:b !IMPORTANT")]),
    ],
)  # fmt: skip
def test_declarations_end_where_css_says(css: str, expected: list[tuple[str, str, str]]) -> None:
    assert read(css) == expected


def test_the_declaration_that_counts_wins() -> None:
    assert style("display:none; display:BLOCK") == {"display": "block"}
    assert style("display:none !important; display:block") == {"display": "none"}


@pytest.mark.parametrize(
    ("value", "expected"),
    [("0", 0), ("1px", 1), ("-9999px", -9999), ("3pt", 4), (".5px", 0.5), ("1em", None), ("50%", None), ("auto", None),
     (None, None), ("", None)],
)  # fmt: skip
def test_lengths_in_pixels(value: str | None, expected: float | None) -> None:
    assert pixels(value) == expected


def test_numbers_and_percentages() -> None:
    assert (number("0.05"), number("5%"), number("5px"), number(None)) == (0.05, 0.05, None, None)


@pytest.mark.parametrize(
    "css",
    ["/*" * 50_000, "url(" * 50_000, "\\" * 100_000, "a:" * 50_000, '"' * 100_001, "(" * 100_000 + ";" * 100_000,
     "a:" + " " * 200_000 + "x", ("url(" + " " * 300) * 300],
)  # fmt: skip
def test_hostile_styles_take_no_long_time(css: str) -> None:
    start = time.perf_counter()
    list(declarations(css))
    assert time.perf_counter() - start < 2

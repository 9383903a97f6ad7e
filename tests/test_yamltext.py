"""YAML with places."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.yamlreader import load, load_marked
from linter.yamltext import FileError

WORDS = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x2FF, exclude_categories=["Cc", "Cs"]), max_size=8)
DATA = st.recursive(
    st.one_of(WORDS, st.integers(-1000, 1000), st.booleans(), st.none()),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(WORDS, inner, max_size=3)),
    max_leaves=8,
)


@given(st.dictionaries(WORDS, DATA, max_size=4))
def test_plain_data_is_read_as_it_was_written(data: dict[str, Any]) -> None:
    """JSON is YAML, so a JSON text says what must come out."""
    text = json.dumps(data, ensure_ascii=False)
    assert load_marked("a.yml", text).data == data
    assert load(text) == data


@given(st.text())
def test_any_text_is_read_or_refused_with_a_place(text: str) -> None:
    try:
        load_marked("a.yml", text)
    except FileError as error:
        assert error.line >= 1
        assert error.column >= 1
        assert str(error).startswith(f"a.yml:{error.line}:{error.column}: ")
    except UnicodeEncodeError:  # half a surrogate pair, which no UTF-8 file can hold
        assert any("\ud800" <= mark <= "\udfff" for mark in text)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("no", "no"), ("off", "off"), ("y", "y"), ("true", True), ("False", False), ("~", None), ("null", None),
        ("", None), ("0.10", 0.1), ("10", 10), ("-3", -3), ("010", "010"), ("0x1F", "0x1F"), ("1_000", "1_000"),
        ("12:30", "12:30"), ("2024-01-01", "2024-01-01"), ("2024-99-99", "2024-99-99"), ("=", "="), ("<<", "<<"),
        (".5", 0.5), ("1e3", "1e3"), ("1.0e+3", 1000.0), (".inf", ".inf"), ("1.2.3", "1.2.3"), ("'10'", "10"),
    ],
)  # fmt: skip
def test_a_bare_word_is_what_it_looks_like(written: str, value: object) -> None:
    read = load_marked("a.yml", f"key: {written}").data["key"]
    assert (read, type(read)) == (value, type(value))
    assert load(f"key: {written}") == {"key": value}


@pytest.mark.parametrize(
    ("source", "offset", "column"),
    [
        ("plain text", 6, 10),
        ("'single ''quoted'''", 8, 14),
        ('"double \\"quoted\\""', 8, 14),
        ('"\\x41\\u0041\\U00000041b"', 3, 25),
        ("'é😀x'", 2, 7),
    ],
)
def test_a_place_inside_a_value_counts_what_the_file_has(source: str, offset: int, column: int) -> None:
    marked = load_marked("a.yml", f"a: {source}\n")
    assert marked.error(("a",), "there", offset=offset).column == column


def test_a_value_of_several_lines_is_marked_at_its_start() -> None:
    marked = load_marked("a.yml", "a: |\n  one\n  two\nb: x\n")
    error = marked.error(("a",), "there", offset=5)
    assert (error.line, error.column) == (1, 4)


def test_a_place_that_is_not_there_is_that_of_what_is_around_it() -> None:
    marked = load_marked("a.yml", "a:\n  b: [1, 2]\n")
    assert (marked.error(("a", "b", 1), "").line, marked.error(("a", "b", 1), "").column) == (2, 10)
    assert (marked.error(("a", "b", 7), "").line, marked.error(("a", "b", 7), "").column) == (2, 6)
    assert (marked.error(("a", "x"), "", key=True).line, marked.error(("x",), "").line) == (2, 1)
    assert marked.error(("a", "b"), "", key=True).column == 3

"""Source: any bytes become text and the same bytes again; offsets become lines and columns."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.source import read

MARKS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}


@given(st.one_of(st.binary(), st.tuples(st.sampled_from(list(MARKS.values())), st.binary()).map(b"".join)))
def test_any_bytes_come_back_as_they_were(data: bytes) -> None:
    source = read("a.json", data)
    assert source.encode(source.text) == data


@pytest.mark.parametrize("encoding", list(MARKS))
def test_a_byte_order_mark_names_the_encoding_and_is_no_text(encoding: str) -> None:
    source = read("a.json", MARKS[encoding] + '{"é": "😀"}'.encode(encoding))
    assert source.text == '{"é": "😀"}'
    assert not source.faults
    assert source.encode("[]") == MARKS[encoding] + "[]".encode(encoding)


def test_half_a_character_at_the_end_of_utf_16_is_damage_and_loses_nothing() -> None:
    data = codecs.BOM_UTF16_LE + "{}".encode("utf-16-le") + b"\x7b"
    source = read("a.json", data)
    assert source.encode(source.text) == data
    assert source.faults


def test_bytes_that_are_no_utf_8_are_a_fault_at_the_first() -> None:
    source = read("a.json", '{"title": "café £"}'.encode("latin-1"))
    (fault,) = source.faults
    assert fault.kind == "invalid-encoding"
    assert (fault.start, fault.end) == (14, 15)
    assert "0xE9" in fault.message
    assert "2 such bytes" in fault.message


def test_text_in_utf_8_has_no_fault() -> None:
    assert not read("a.json", "é 😀 \u2028".encode()).faults


@given(st.text(st.sampled_from("ab\r\né\u2028😀"), max_size=30), st.data())
def test_line_and_column_count_from_one_in_code_points(text: str, data: st.DataObject) -> None:
    """Counted again from scratch: lines end with LF, CRLF or CR, and with nothing else."""
    source = read("a.json", text.encode())
    offset = data.draw(st.integers(0, len(text)))
    line, column, at = 1, 1, 0
    while at < offset:
        end = text[at] == "\n" or (text[at] == "\r" and text[at + 1 : at + 2] != "\n")
        line, column = (line + 1, 1) if end else (line, column + 1)
        at += 1
    assert source.position(offset) == (line, column)


def test_a_line_comes_without_its_end() -> None:
    source = read("a.json", b"one\r\ntwo\nthree")
    assert [source.line(number) for number in (1, 2, 3)] == [(0, "one"), (5, "two"), (9, "three")]

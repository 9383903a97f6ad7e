"""JSON with places: the same values as the standard library's, and the place of every character."""

import json
import math
import random
import time
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter import jsontext
from linter.document import Value
from linter.jsontext import NotJSON
from linter.source import read
from linter.text import Edit, Span, Text
from tests import corpus, spelling


def same(one: Any, other: Any) -> bool:
    """Equality that also tells 1 from 1.0 and true, and knows NaN."""
    return json.dumps(one, sort_keys=False) == json.dumps(other, sort_keys=False)


def value_of(text: str) -> Value:
    return Value(Text(text), jsontext.parse(text).value, jsontext.skip_blank(text, 0))


def strings_in(data: Any, pointer: tuple[str | int, ...] = ()) -> list[tuple[tuple[str | int, ...], str]]:
    if isinstance(data, str):
        return [(pointer, data)]
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [found for key, item in items for found in strings_in(item, (*pointer, key))]


# --- reading ---------------------------------------------------------------------------------------------------


@given(spelling.values())
@settings(max_examples=200)
def test_any_valid_text_reads_as_the_standard_library_reads_it(text: str) -> None:
    parsed = jsontext.parse(text)
    assert same(parsed.value, json.loads(text))
    assert not text[parsed.end :].strip(" \t\r\n")
    assert all(fault.kind == "duplicate-key" for fault in parsed.faults)


@given(spelling.values())
@settings(max_examples=200)
def test_the_reader_without_recursion_reads_the_same(text: str) -> None:
    """The second reader, for what the standard one can't place or take, agrees with it everywhere else."""
    parsed = jsontext._Reader(text).read(jsontext.skip_blank(text, 0))
    assert same(parsed.value, json.loads(text))


@given(st.one_of(st.text(), st.text('{}[]",:\\u0eE-+.tfn \n', max_size=40)))
@settings(max_examples=400)
def test_any_text_is_read_or_refused_with_a_place(text: str) -> None:
    try:
        jsontext.parse(text)
    except NotJSON as error:
        assert 0 <= error.offset <= len(text)
        assert error.reason
        with pytest.raises(ValueError):
            json.loads(text)


@given(spelling.values(), st.data())
@settings(max_examples=200)
def test_a_text_cut_short_or_spoilt_is_refused_like_the_standard_library_does(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    spoilt = text[:at] + data.draw(st.sampled_from(["", '"', "}", "]", ",", ":", "\\", "x"])) + text[at + 1 :]
    try:
        expected = json.loads(spoilt)
    except ValueError:
        try:
            parsed = jsontext.parse(spoilt)
        except NotJSON as error:
            assert 0 <= error.offset <= len(spoilt)
        else:
            assert parsed.faults or spoilt[parsed.end :].strip(" \t\r\n")
    else:
        assert same(jsontext.parse(spoilt).value, expected)


def test_the_json_parsing_suite_is_accepted_and_refused_as_it_asks() -> None:
    accepted = refused = 0
    for file in corpus.files("standards/json-parsing", "*.json"):
        source = read(file.name, file.read_bytes())
        try:
            parsed = jsontext.parse(source.text)
            sound = not (parsed.faults or source.faults or source.text[parsed.end :].strip(" \t\r\n"))
        except NotJSON as error:
            assert 0 <= error.offset <= len(source.text), file.name
            sound = False
        if file.name.startswith("y_"):
            duplicates = {fault.kind for fault in parsed.faults} <= {"duplicate-key"}
            assert sound or duplicates, file.name
            accepted += 1
        elif file.name.startswith("n_"):
            assert not sound or source.mark, file.name
            refused += 1
    assert accepted > 90
    assert refused > 180


def test_nesting_a_hundred_thousand_deep_is_read() -> None:
    text = "[" * 100_000 + "]" * 100_000
    assert jsontext.parse(text).end == len(text)
    assert jsontext.parse('{"a":' * 100_000 + "1" + "}" * 100_000).end == 600_001
    with pytest.raises(NotJSON, match="cut off"):
        jsontext.parse("[" * 100_000)


@pytest.mark.parametrize("piece", ["x", "\\/", "\\u00e9", "\\\\", "é"])
def test_time_for_a_string_of_ten_megabytes_grows_with_its_length_only(piece: str) -> None:
    def seconds(size: int) -> float:
        text = '{"a":"' + piece * (size // len(piece)) + '"}'
        begun = time.perf_counter()
        value = value_of(text)
        string = value.text(("a",), value.data["a"])
        string.locate(Span(len(string.value) - 1, len(string.value)))
        string.rewrite(Edit(0, 1, "/"))
        return time.perf_counter() - begun

    seconds(100_000)
    small, large = seconds(1_000_000), seconds(10_000_000)
    assert large < 40 * small + 0.5


def test_many_edits_of_one_long_string_do_not_each_cost_its_length() -> None:
    value = value_of('{"a":"' + "word " * 1_000_000 + '"}')
    string = value.text(("a",), value.data["a"])
    begun = time.perf_counter()
    for at in range(0, 50_000, 5):
        string.rewrite(Edit(at, at + 4, "term"))
    assert time.perf_counter() - begun < 3


@pytest.mark.parametrize(
    ("text", "kind", "marked"),
    [
        ('{"a": 1, "a": 2}', "duplicate-key", '"a"'),
        ('{"a": 1, "\\u0061": 2}', "duplicate-key", '"\\u0061"'),
        ('{"a": NaN}', "not-a-number", "NaN"),
        ("[-Infinity]", "not-a-number", "-Infinity"),
        ('{"a": "tab\there"}', "control-character", "\t"),
        ('{"a": "two\nlines"}', "control-character", "\n"),
    ],
)
def test_what_is_wrong_but_readable_is_a_fault_at_its_place(text: str, kind: str, marked: str) -> None:
    (fault,) = jsontext.parse(text).faults
    assert fault.kind == kind
    assert text[fault.start : fault.end] == marked
    if kind == "duplicate-key":
        assert fault.start > 4  # the second one


def test_the_last_of_two_equal_names_counts_and_is_where_the_value_is_found() -> None:
    value = value_of('{"a": "one", "a": "two"}')
    assert value.data == {"a": "two"}
    assert value.span(("a",)) == (18, 23)


def test_a_name_without_end_is_not_told_whole() -> None:
    name = "n" * 1_000_000
    (fault,) = jsontext.parse(f'{{"{name}": 1, "{name}": 2}}').faults
    assert len(fault.message) < 200


@pytest.mark.parametrize("digits", [20, 400, 3_999, 4_000, 4_301, 100_000])
def test_an_integer_keeps_all_its_digits(digits: int) -> None:
    text = "-" + "7" * digits
    value = jsontext.parse(text).value
    assert Decimal(value) == Decimal(text)
    assert jsontext._Reader(text).read(0).value == value


@pytest.mark.parametrize(
    ("text", "offset", "reason"),
    [
        ("", 0, "cut off"),
        ("   ", 3, "cut off"),
        ('{"a": ', 6, "cut off"),
        ('{"a": "b', 6, "cut off"),
        ('{"a": "b"', 9, "a comma or }"),
        ('{"a" 1}', 5, "a colon"),
        ("{'a': 1}", 1, "double quotes"),
        ("[1, 2,]", 5, "comma before the closing ]"),
        ('{"a": 1,}', 7, "comma before the closing }"),
        ("[1 2]", 3, "a comma or ]"),
        ('["\\x"]', 2, "no JSON escape"),
        ("[tru]", 1, "a value"),
        ("[01]", 2, "a comma or ]"),
        ("// note\n{}", 0, "a value"),
    ],
)
def test_a_mistake_is_told_in_words_with_its_place(text: str, offset: int, reason: str) -> None:
    with pytest.raises(NotJSON) as caught:
        jsontext.parse(text)
    assert caught.value.offset == offset
    assert reason in caught.value.reason


def test_infinity_beyond_the_range_of_a_float_is_read() -> None:
    assert jsontext.parse("1e999").value == math.inf


# --- places ----------------------------------------------------------------------------------------------------


@given(spelling.values())
@settings(max_examples=200)
def test_the_span_of_every_value_decodes_to_that_value(text: str) -> None:
    value = value_of(text)

    def check(data: Any, pointer: tuple[str | int, ...]) -> None:
        span = value.span(pointer)
        assert same(json.loads(text[slice(*span)]), data)
        for key, item in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
            if isinstance(key, str):
                assert json.loads(text[slice(*value.key_span((*pointer, key)))]) == key
            check(item, (*pointer, key))

    check(value.data, ())


@given(spelling.strings(), st.data())
@settings(max_examples=300)
def test_the_file_slice_of_any_span_of_a_string_decodes_to_that_span(spelled: str, data: st.DataObject) -> None:
    text = f'{{\r\n  "k": {spelled}\n}}'
    value = value_of(text)
    string = value.text(("k",), value.data["k"])
    start = data.draw(st.integers(0, len(string.value)))
    end = data.draw(st.integers(start, len(string.value)))
    span = string.locate(Span(start, end))
    assert json.loads(f'"{text[slice(*span)]}"') == string.value[start:end]
    assert string.locate(string.all) == (11, 9 + len(spelled))


@given(spelling.strings(), spelling.strings(), st.data(), st.text('ab"\\/\n\u2019é😀', max_size=5))
@settings(max_examples=300)
def test_an_edit_changes_its_own_characters_and_nothing_else(
    spelled: str, other: str, data: st.DataObject, new: str
) -> None:
    text = f'{{"o":{other},"k":{spelled},"n":[{other}]}}'
    value = value_of(text)
    string = value.text(("k",), value.data["k"])
    start = data.draw(st.integers(0, len(string.value)))
    end = data.draw(st.integers(start, len(string.value)))
    edit = string.rewrite(Edit(start, end, new))
    assert (edit.start, edit.end) == string.locate(Span(start, end))
    changed = json.loads(text[: edit.start] + edit.new + text[edit.end :])
    wanted = string.value[:start] + new + string.value[end:]
    assert spelling.joined(changed["k"]) == spelling.joined(wanted)
    assert changed["o"] == value.data["o"]
    assert changed["n"] == value.data["n"]
    assert edit.new.isascii() or not text.isascii()


@pytest.mark.parametrize(
    ("text", "new", "spelled"),
    [
        ('{"k": "a\\/b"}', "c/d", "c\\/d"),
        ('{"k": "a/b"}', "c/d", "c/d"),
        ('{"k": "a", "l": "x\\/y"}', "c/d", "c\\/d"),
        ('{"k": "a/", "l": "x\\/y"}', "c/d", "c/d"),
        ('{"k": "a"}', "d’", "d\\u2019"),
        ('{"k": "é"}', "d’", "d’"),
        ('{"k": "a"}', "😀", "\\ud83d\\ude00"),
        ('{"k": "é"}', "\ud800", "\\ud800"),
        ('{"k": "a"}', 'say "x"\n', 'say \\"x\\"\\n'),
    ],
)
def test_a_replacement_is_spelled_as_the_file_spells_its_own(text: str, new: str, spelled: str) -> None:
    value = value_of(text)
    assert value.text(("k",), value.data["k"]).rewrite(Edit(0, 1, new)).new == spelled


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("ascii_only", [False, True])
def test_every_string_of_the_corpus_maps_back_to_its_characters(ascii_only: bool, newline: str) -> None:
    """In UTF-8 and ASCII-escaped, with LF and CRLF; three spans and one edit of every string."""
    chance = random.Random(34102)
    strings = spans = 0
    for name, data in corpus.posts():
        text = json.dumps(data, ensure_ascii=ascii_only, indent=1).replace("\n", newline)
        text = text.replace("/", "\\/") if chance.random() < 0.5 else text
        value = value_of(text)
        for pointer, told in strings_in(data):
            string = value.text(pointer, told)
            strings += 1
            for _ in range(3):
                start = chance.randint(0, len(told))
                end = min(len(told), start + chance.choice((0, 1, 7, 400)))
                span = string.locate(Span(start, end))
                assert json.loads(f'"{text[slice(*span)]}"') == told[start:end], (name, pointer, start, end)
                spans += 1
            edit = string.rewrite(Edit(start, end, "n/é"))
            around = text[span.start - 40 : span.start], text[span.end : span.end + 40]
            assert (edit.start, edit.end) == span
            if chance.random() < 0.002:
                changed = value_of(text[: edit.start] + edit.new + text[edit.end :])
                assert text.startswith(around[1], edit.end)
                was, now = dict(strings_in(data)), dict(strings_in(changed.data))
                assert now.pop(pointer) == told[:start] + "n/é" + told[end:]
                del was[pointer]
                assert now == was
    assert strings > 5_000
    assert spans == 3 * strings

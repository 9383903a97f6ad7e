"""Text from anybody: any Unicode survives, offsets hold, and time stays in proportion."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.typos import KINDS, Passage, find, slug_slips

WORDS = "the,the ,...,didnt ,recieve ,“,”,(,),a ,an ,ß,İ,’,',gaping whole ,x.Y,🙂,-,—,Mahecic ,1,[sic]".split(",")
MARKS = [",", " ,", "a,b", "1,,2", "\n", "\u00a0", "\ufffc", "\ud800", "\u200b", "\u0301"]
PIECES = st.sampled_from([*WORDS, *MARKS])
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map("".join))


@settings(max_examples=200, deadline=None)
@given(TEXTS, TEXTS, st.sampled_from(["", "en", "fr", "zz"]))
def test_any_text_gives_slips_that_mark_it(one: str, other: str, lang: str) -> None:
    passages = [Passage(one), Passage(other, zone="quote"), Passage(one, masked=((0, 3), (2, 900)))]
    for slip in find(passages, kinds=KINDS, lang=lang):
        text = passages[slip.passage].text
        assert 0 <= slip.start < slip.end <= len(text)
        assert text[slip.start : slip.end] == slip.found
    slug_slips(one, other)


@pytest.mark.parametrize(
    "unit",
    [
        "a" * 50,
        "(",
        "“",
        '"',
        "the ",
        "’'",
        ". . ",
        "x.Y",
        "a,",
        "abcdefghijk ",
        "Abcdefgh ",
        "‘a b",
        "\u0301",
        "-a",
        "i of ",
    ],
)
def test_time_grows_with_the_text_and_no_faster(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        start = time.process_time()
        find([Passage(text)], kinds=KINDS, lang="en")
        return time.process_time() - start

    seconds(1000)
    small = min(seconds(20_000) for _ in range(3))
    assert min(seconds(80_000) for _ in range(2)) < 12 * small + 0.05


def test_many_distinct_words_stay_in_proportion() -> None:
    def seconds(first: str, count: int) -> float:
        letters = str.maketrans("0123456789", "ghijklmnop")
        words = " ".join(f"{first}{i:x}ab and the" for i in range(count)).translate(letters)
        start = time.process_time()
        find([Passage(words)], kinds=KINDS, lang="en")
        return time.process_time() - start

    seconds("qv", 10)
    assert seconds("qx", 8_000) < 12 * seconds("qz", 2_000) + 0.1

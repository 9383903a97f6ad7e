"""Lists of phrases: what an entry finds, and that a long list costs next to nothing where it finds nothing."""

import time

import pytest

from linter.html.prose import plain_prose
from linter.phrases import Phrases, apart
from linter.text import Text


def found(entries: list[str], text: str) -> list[str]:
    """What a list finds in a text, overlaps settled."""
    return [one.match[0] for one in apart(Phrases(entries).occurrences(plain_prose(Text(text))))]


@pytest.mark.parametrize(
    ("entry", "text", "expected"),
    [
        ("gaping whole", "Gaping\n whole, gaping wholesale", ["Gaping\n whole"]),
        ("commit~ x", "commit x, commits x, committed\nx, committee x", ["commit x", "commits x", "committed\nx"]),
        ("suicide bomb~", "suicide-bombs, suicide - bomb, suicidebomb", ["suicide-bombs"]),
        ("commit~ suicide", "committee suicide, commits suicides", []),
        ("party~", "party parties partied partying parts", ["party", "parties", "partied", "partying"]),
        ("boy~", "boy boys boies", ["boy", "boys"]),
        ("rape~", "rape rapes raped raping rapeseed", ["rape", "rapes", "raped", "raping"]),
        ("bus~|church~", "buses, churches, bus’s, churchs", ["buses", "churches", "bus"]),
        ("failed|botched bid~", "failed bids, botched bid, failed botched, a bid", ["failed bids", "botched bid"]),
        ("don't", "don’t DON'T dont", ["don’t", "DON'T"]),
        ("AIDS", "AIDS aids Aids", ["AIDS"]),
        ("Jap", "Jap JAP jap Japan", ["Jap", "JAP"]),
        ("Roma people", "Roma people, ROMA PEOPLE, roma people", ["Roma people", "ROMA PEOPLE"]),
        ("ÖVP~", "ÖVP ÖVPs övp", ["ÖVP", "ÖVPs"]),
        ("straße", "Die STRASSE, die Straße", ["Straße"]),
        ("988", "call 988, not 9880", ["988"]),
        ("a||b", "a||b a b", ["a||b"]),
        ("~", "a ~ b", ["~"]),
        ("###", "end ### here", ["###"]),
        (" ", "a b", []),
    ],
)  # fmt: skip
def test_an_entry_finds(entry: str, text: str, expected: list[str]) -> None:
    assert found([entry], text) == expected


def test_of_phrases_that_overlap_the_first_and_longest_is_found() -> None:
    assert found(["suicide", "suicide bomb~", "bomb squad"], "a suicide bomb squad") == ["suicide bomb"]


def test_a_list_with_numbers_in_it_is_read_as_text() -> None:
    """A newsroom that forgets the quotes around a number means the number all the same."""
    assert found([988], "call 988") == ["988"]  # type: ignore[list-item]


def test_a_long_list_costs_a_clean_post_next_to_nothing() -> None:
    """A newsroom may keep thousands of terms, and nearly every post has none of them."""
    many = Phrases(f"qx{number}~ vz{number}|wk{number}" for number in range(2_000))
    prose = plain_prose(Text("The council met on Friday and spoke of the new school. " * 100))
    many.occurrences(prose)
    begun = time.perf_counter()
    for _ in range(100):
        assert many.occurrences(prose) == []
    assert time.perf_counter() - begun < 0.05

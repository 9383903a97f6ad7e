"""Invisible characters: those that a script or an emoji needs stay, the others are found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.web.invisible import described, stray


@pytest.mark.parametrize(
    "text",
    [
        "می\u200cروم",  # Persian: a non-joiner inside a word
        "क्\u200dष",  # Hindi: a half form
        "\U0001f469\u200d\U0001f4bb \U0001f3f3\ufe0f\u200d\U0001f308 1\ufe0f\u20e3",
        "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
        "葛\U000e0100飾",
        "Donau\u00addampf",
        "שלום (1)\u200f",
        "ภาษา\u200bไทย",
        "one\u2060—\u2060two",
        "https://\u200bother.example/\u200bpath",
        "plain",
    ],
)
def test_needed_ones_stay(text: str) -> None:
    """No finding where the writing system asks for the character."""
    assert list(stray(text)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("pass\u200bword", "\u200b"),
        ("con\u200dtract", "\u200d"),
        ("\ufeffHello", "\ufeff"),
        ("end.\u200e", "\u200e"),
        ("a\u200b\u200bb", "\u200b\u200b"),
        ("a \u00ad b", "\u00ad"),
        ("x\ufe0f", "\ufe0f"),
        ("hi\U000e0068\U000e0069", "\U000e0068\U000e0069"),
        ("\u3164name", "\u3164"),
        ("a\u2063b", "\u2063"),
    ],
)
def test_stray_ones_are_found(text: str, found: str) -> None:
    """The span is the run of characters itself."""
    assert [text[slice(*span)] for span in stray(text)] == [found]


def test_names() -> None:
    """A run of equal characters is named once."""
    assert described("\u200b\u200b") == "U+200B ZERO WIDTH SPACE"


@given(st.text(st.sampled_from("ab \u200b\u200d\u00ad\ufe0f\u05d0\u0e01\U0001f469\U000e0067\u200f"), max_size=30))
def test_spans_hold_only_invisible_characters(text: str) -> None:
    """A fix deletes the spans, so nothing that can be seen may lie in them."""
    for span in stray(text):
        assert not any(mark.isalpha() or mark == " " or mark == "\U0001f469" for mark in text[slice(*span)])

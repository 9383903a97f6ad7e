"""Mojibake: what was read in the wrong set is put back, and text that only looks like it is left alone."""

import time

import pytest

from linter.web.mojibake import LOST, garbled


def restored(text: str) -> str:
    done, at = [], 0
    for one in garbled(text):
        done += [text[at : one.span.start], one.meant]
        at = one.span.end
    return "".join([*done, text[at:]])


def misread(text: str, name: str, times: int = 1) -> str:
    """`text` in UTF-8 as a program shows it that takes it for an old set and keeps what that set leaves out."""
    for _ in range(times):
        text = "".join(bytes([byte]).decode(name, "ignore") or chr(byte) for byte in text.encode())
    return text


@pytest.mark.parametrize("name", ["cp1252", "latin-1", "cp1250"])
@pytest.mark.parametrize(
    "text",
    [
        "“It’s” – the café’s naïve façade… 5 °C, £5, 272×340",
        "Größe, Über, MÖBEL für 10 €",
        "Où ça? à Paris, l’été",
        "¿Qué? ¡Sí! año, São Paulo",
        "żółć, język, İstanbul, gümüş, okąd",
        "Привет, мир и люди",
        "日本語です。東京の公園",
        "שלום לכולם",
        "★★★ 👍",
    ],
)
def test_what_was_misread_is_put_back(text: str, name: str) -> None:
    """Letter for letter, whatever the language and the set."""
    assert restored(misread(text, name)) == text


@pytest.mark.parametrize("text", ["“It’s” a café", "Über à l’été"])
def test_damage_on_damage_is_put_back(text: str) -> None:
    """A site that was imported wrongly twice has it."""
    assert restored(misread(text, "latin-1", 2)) == text


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("РџСЂРёРІРµС‚", "Привет"),  # Russian for Windows
        ("itвЂ™s", "it’s"),
        ("it‚Äôs", "it’s"),  # an old Mac
        ("Ïðèâåò, ìèð", "Привет, мир"),  # no UTF-8 at all
        ("â€œYes,â€ she", "“Yes,” she"),  # the last byte is lost
        ("gone.Â Next and theyâ€™re", "gone. Next and they’re"),
    ],
)
def test_other_sets_and_lost_bytes(text: str, meant: str) -> None:
    assert restored(text) == meant


@pytest.mark.parametrize(
    "text",
    [
        "SÃO PAULO, IRMÃ”, MANHÃ… ÂNGELA",
        "PÂTÉ… À « café\u00a0» « été\u00a0» « Â »",
        "“hâ…” Ä… „Ä“ R–Ä–B Å–",
        "В\u00a0Москве «С…С…» № 5",
        "‚Ähnlich‘ ÄÖÜ äöü créée",
        "está»¿Qué",
        "PÄŤ, ĎALEJ, ŠŤASTNÝ",
        "Þórður, Đorđe, ñandú",
        "日本語、한국어、Việt Nam, ελληνικά, ไทย",
    ],
)
def test_what_is_right_is_left_alone(text: str) -> None:
    """Names and capitals of other languages are nobody's damage."""
    assert garbled(text) == []


def test_only_what_comes_back_exactly_is_certain() -> None:
    """A quotation mark whose last byte is lost was probably the closing one, no more."""
    assert [one.certain for one in garbled("â€œYes,â€ she")] == [True, False]


def test_a_lost_character_is_known_in_both_spellings() -> None:
    assert LOST.findall("don\ufffdt donï¿½t") == ["\ufffd", "ï¿½"]


@pytest.mark.parametrize("part", ["â€™", "Ã©Ã", "é\u00a0»", "Â ", "ÀÉÈ ", "Ïðèâåò ", "Ã¢â‚¬"])
def test_long_damage_takes_time_in_proportion(part: str) -> None:
    begun = time.process_time()
    garbled(part * (200_000 // len(part)))
    assert time.process_time() - begun < 5

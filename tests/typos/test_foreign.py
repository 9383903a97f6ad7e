"""Spelling in German, French and Spanish: slips found, names and what is right left alone, one clear error else.

The mechanism is tested with small dictionaries beside this file, the quality with those of Debian where installed.
"""

from __future__ import annotations

import builtins
import importlib.util
from pathlib import Path
from types import SimpleNamespace

import pytest

from linter.typos import Passage, Slip, Vocabulary
from linter.typos import dictionaries as module
from linter.typos.dictionaries import Dictionary, DictionaryError, check, dictionary, located, one_edit
from linter.typos.foreign import find_foreign, is_likely
from tests.conftest import Wplint
from tests.newsroom import Newsroom, report

OWN = (str(Path(__file__).parent / "dictionaries"),)
LANGUAGES = ("de", "fr", "es")
needs_extra = pytest.mark.skipif(importlib.util.find_spec("hunspell") is None, reason="needs wplint[hunspell]")
pytestmark = needs_extra


def own(*languages: str) -> dict[str, Dictionary]:
    """The small dictionaries of the tests."""
    return {language: dictionary(language, OWN) for language in languages or LANGUAGES}


def debian(language: str) -> dict[str, Dictionary]:
    """A dictionary of the system; skips the test where it isn't installed."""
    try:
        return {language: dictionary(language)}
    except DictionaryError as error:
        pytest.skip(str(error))


def slips(text: str, known: dict[str, Dictionary] | None = None, lang: str = "", **options: object) -> list[Slip]:
    """The slips of one paragraph."""
    return find_foreign([Passage(text)], known or own(), lang, **options)  # type: ignore[arg-type]


def told(found: list[Slip]) -> list[tuple[str, str | None]]:
    """Each slip with its correction."""
    return [(slip.found, slip.right) for slip in found]


GERMAN = "Der Minister hat gestern die Entscheidung über den Bau der Brücke veröffentlicht."
FRENCH = "Le ministre a annoncé hier que les travaux du pont et de l'école sont une nécessaire décision."
SPANISH = "El ministro anunció el lunes que las obras del puente se publicará en un informe después."


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        (GERMAN, "veröffentlict", "veröffentlicht"),  # a letter lost
        (GERMAN, "veröffentlichht", "veröffentlicht"),  # a letter twice
        (GERMAN, "veröffnetlicht", "veröffentlicht"),  # two letters swapped
        (GERMAN, "veroffentlicht", "veröffentlicht"),  # dots lost
        (GERMAN, "entscheidung", "Entscheidung"),  # a noun in small letters
        (GERMAN, "Entschiedung", "Entscheidung"),  # a noun behind an article
        (FRENCH, "necessaire", "nécessaire"),
        (FRENCH, "minisstre", "ministre"),
        (SPANISH, "publicara", "publicará"),
        (SPANISH, "despues", "después"),
    ],
)
def test_one_slip_away_from_one_word_is_reported(text: str, wrong: str, right: str) -> None:
    start = text.index(right)
    written = text.replace(right, wrong)
    assert [(slip.start, slip.end, slip.found, slip.right) for slip in slips(written)] == [
        (start, start + len(wrong), wrong, right)
    ]
    assert slips(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Der Minister hat gestern in Aljoschgrad mit Präsidentin Regirung über den Bau der Brücke getagt.",  # names
        "Die Stadt Regirungen und der Rat: Regirung hat über den Bau beschlossen, sagte Regirung.",
        "Die Bildungs- und Sozialpolitik und die Brückenbau-Kosten hat der Minister nicht veröffentlicht.",
        "Der Minister hat die grosse Brücke und die Strasse gestern geschlossen.",  # as the Swiss write
        "Der Minister hat das Management und die software über den Server nicht veröffentlicht.",  # English loans
        "Der Minister hat am 24veröffentlict und auf veröffentlict.de und @veröffentlict mit sich getagt.",
        "L'école et qu'hier aujourd'hui, aujourd’hui, les travaux du pont vis-à-vis sont à la ville.",
        "El ministro anunció que las vecinas y lxs vecinxs del puente nuevo piden obras.",  # endings of one's own
        "Der Bericht der Regierung ist veröffentlict [sic] und die Entscheidung kommt am Freitag.",
    ],
)
def test_what_is_no_slip_is_left_alone(text: str) -> None:
    assert slips(text) == []


def test_elisions_and_hyphens_leave_the_word_to_check() -> None:
    text = "Le ministre a annoncé que l'ecole et qu’une école-gouvernemment sont à la ville et que les travaux du pont"
    assert told(slips(text)) == [("ecole", "école"), ("gouvernemment", "gouvernement")]


def test_zones_are_respected() -> None:
    wrong = GERMAN.replace("veröffentlicht", "veröffentlict")
    passages = [
        Passage(wrong, zone="embed"),
        Passage(wrong, zone="code"),
        Passage(wrong, zone="foreign"),
        Passage(wrong, zone="foreign", lang="nl"),
        Passage(wrong, masked=((wrong.index("veröff"), len(wrong)),)),
        Passage(wrong, zone="quote"),
        Passage(wrong, zone="foreign", lang="de-AT"),
    ]
    assert [(slip.passage, slip.quoted) for slip in find_foreign(passages, own())] == [(5, True), (6, False)]


def test_words_of_the_newsroom_and_of_the_post_are_accepted() -> None:
    text = GERMAN.replace("veröffentlicht", "veröffentlict")
    assert slips(text, vocabulary=Vocabulary(accept=frozenset({"veröffentlict"}))) == []
    assert slips(text, accept=["Neu veröffentlict"]) == []
    assert slips(" ".join([text] * 3)) == []  # the writer means it


def test_only_languages_that_are_asked_for_are_read() -> None:
    wrong = GERMAN.replace("veröffentlicht", "veröffentlict")
    assert slips(wrong, own("fr", "es")) == []
    assert slips(wrong, own("de"), lang="nl") != []  # what is declared may be the site's, not the text's
    assert slips("Goverment officials said that the anouncement was a good one for the city.", own()) == []
    assert slips("", own()) == slips("…", own()) == []


def test_a_text_full_of_unknown_words_is_in_no_language_that_we_know() -> None:
    flood = "die veröffentlict und der beschlosen mit geschlosen und zusätzlich nicht der gesternn von zwishen"
    assert slips(flood, lang="de") == []


def test_a_foreign_phrase_is_not_corrected() -> None:
    assert (
        slips("Der Minister hat sich und die Regierung mit veröffentlict geschlosen nicht über den Bau getagt.") == []
    )


def test_hostile_text_ends_soon() -> None:
    words = " ".join(f"x{'ab' * 14}{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}" for n in range(3000))
    for text in ("die und der " * 20 + words, "d'" * 20_000, "-" * 20_000, "\ud800die der und\0 " * 50, "é" * 50_000):
        assert slips(text, lang="de") == []


def test_every_edit_keeps_the_first_letter_but_for_its_accent() -> None:
    made = set(one_edit("ecole", "aceloé"))
    assert {"école", "eccole", "ecle", "eocle", "ecoli"[:4] + "e"} <= made
    assert not {"cole", "aecole", "acole"} & made


@pytest.mark.parametrize(
    ("wrong", "right", "likely"),
    [
        ("goberrno", "gobierno", False),  # two slips
        ("politización", "polinización", False),  # another word
        ("educadx", "educada", False),  # an ending
        ("desarollo", "desarrollo", True),
        ("entiendieron", "entendieron", True),
    ],
)
def test_word_formation_is_no_slip(wrong: str, right: str, likely: bool) -> None:
    near = right in set(one_edit(wrong, "abcdefghijklmnopqrstuvwxyzáéíóúñü"))
    assert (near and is_likely(wrong, right)) is likely


# --- the dictionaries of Debian ----------------------------------------------------------------------------------

SENTENCES = {
    "de": (
        "Die Bürgermeisterin Aylin Yıldırım-Kowalczyk hat am Montag in Rostock angekündigt, dass die Brücke am Hafen "
        "geschlossen wird; Sprecher Wróbel sagte, die Verkehrsbetriebe würden zusätzliche Busse einsetzen.",
        {"angekündigt": "angekündgt", "geschlossen": "geschlosen", "zusätzliche": "zusätliche", "Brücke": "Brükce"},
    ),
    "fr": (
        "La mairesse Anaïs Le Goffic-Diallo a annoncé lundi à Ploërmel que le gouvernement avait jugé nécessaire "
        "une expertise, et M. Nguyen a déclaré que les horaires seraient publiés aujourd'hui, c'est-à-dire après.",
        {
            "nécessaire": "necessaire",
            "gouvernement": "gouvernemment",
            "expertise": "experrtise",
            "horaires": "horraires",
        },
    ),
    "es": (
        "La alcaldesa Iratxe Goikoetxea Ñanculef anunció el lunes en Xàtiva que el gobierno también publicará después "
        "el informe sobre el desarrollo del puerto, según Nguyen, y que los vecinos recibirán autobuses adicionales.",
        {"también": "tambien", "desarrollo": "desarollo", "adicionales": "adiccionales", "autobuses": "autobsues"},
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_real_dictionaries_find_slips_and_leave_names(language: str) -> None:
    known = debian(language)
    text, wrongs = SENTENCES[language]
    assert slips(text, known) == []
    for right, wrong in wrongs.items():
        if wrong[0].islower():
            assert told(slips(text.replace(right, wrong), known)) == [(wrong, right)]
    twice = list(wrongs.items())[:2]
    both = text
    for right, wrong in twice:
        both = both.replace(right, wrong)
    assert {slip.right for slip in slips(both, known)} == {right for right, _ in twice}


# --- finding dictionaries ----------------------------------------------------------------------------------------


def write(folder: Path, name: str, affixes: bytes, words: bytes) -> tuple[str]:
    """A dictionary in a folder."""
    (folder / f"{name}.aff").write_bytes(affixes)
    (folder / f"{name}.dic").write_bytes(words)
    return (str(folder),)


def test_dictionaries_are_looked_for_in_folders_and_dicpath(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write(tmp_path, "xx_YY", b"SET UTF-8\n", b"1\nabc\n")
    assert located("xx", folder) == located("xx-yy", folder) == tmp_path / "xx_YY.dic"
    monkeypatch.setenv("DICPATH", str(tmp_path))
    assert located("xx") == tmp_path / "xx_YY.dic"
    with pytest.raises(DictionaryError, match="no dictionary for 'xx-ZZ'"):
        located("xx-ZZ")


@pytest.mark.parametrize("language", ["", "../../etc/passwd", "d", "de/..", "german please"])
def test_only_language_tags_become_file_names(language: str) -> None:
    with pytest.raises(DictionaryError, match="is no language"):
        located(language, OWN)


@pytest.mark.parametrize(
    ("affixes", "words", "problem"),
    [
        (b"", b"", "does not start with a number of words"),
        (b"SET UTF-8\n", b"abc\ndef\n", "does not start with a number of words"),
        (b"SET KLINGON-9\n", b"1\nabc\n", "encoding 'KLINGON-9' is unknown"),
        (bytes(range(256)), bytes(range(256)), "is no Hunspell"),
    ],
)
def test_a_broken_dictionary_is_one_clear_error(tmp_path: Path, affixes: bytes, words: bytes, problem: str) -> None:
    with pytest.raises(DictionaryError, match=problem):
        check("xx", write(tmp_path, "xx", affixes, words))
    (tmp_path / "xx.aff").unlink()
    with pytest.raises(DictionaryError, match="can't be read"):
        check("xx", (str(tmp_path),))


def test_damage_inside_a_dictionary_stops_nothing(tmp_path: Path) -> None:
    damaged = b"SET UTF-8\nAF 999999999\nSFX A Y 9\nSFX A\nREP 2\nCOMPOUNDRULE (((\n"
    known = dictionary("xx", write(tmp_path, "xx", damaged, b"3\nabc/A\n\xff\xfe\n/\n"))
    assert [known.knows(word) for word in ("zzz", "\ud800", "x" * 500)] == [False, False, True]


def test_without_the_extra_one_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "find_spec", lambda name: None)
    with pytest.raises(DictionaryError, match=r"pip install 'wplint\[hunspell\]'"):
        check("de", OWN)


def test_another_package_of_that_name_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "import_module", lambda name: SimpleNamespace(HunSpell=builtins.object))
    with pytest.raises(DictionaryError, match="wplint"):
        dictionary.__wrapped__("de", OWN)


# --- in a newsroom -----------------------------------------------------------------------------------------------

CONTENT = f"<p>{GERMAN.replace('veröffentlicht', 'ver<b>öff</b>entlict')}</p>"


def test_a_configuration_turns_languages_on(newsroom: Newsroom, wplint: Wplint) -> None:
    newsroom.post("post.json", CONTENT, lang="de")
    words = f"words:\n  dictionaries: ['{OWN[0]}']\n"
    newsroom.config(words)
    assert report(wplint, "post.json", "--select", "not-in-dictionary")["findings"] == []
    newsroom.config(f"{words}  languages: [de, fr]\n")
    (finding,) = report(wplint, "post.json", "--select", "not-in-dictionary")["findings"]
    assert finding["message"] == 'is "veröffentlict" meant to be "veröffentlicht"?'


def test_a_language_that_can_not_be_checked_is_told_with_its_place(newsroom: Newsroom, wplint: Wplint) -> None:
    newsroom.post("post.json", CONTENT)
    newsroom.config("words:\n  languages: [xx]\n")
    ran = wplint("lint", "post.json")
    assert ran.code == 2
    assert ".wplint.yml:2:15: no dictionary for 'xx'" in ran.err

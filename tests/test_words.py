"""A newsroom's own words: accepted, rejected, spelled its way, and mistakes in listing them."""

import pytest

from tests.conftest import Wplint
from tests.newsroom import Newsroom, report

TEXT = "<p>The quoineers of Veldhaven met on Friday, and they wrote an e-mail about the goverment to the office.</p>"


def corrections(wplint: Wplint) -> list[tuple[str, str]]:
    """The findings about words in `a.json`: rule and message."""
    found = report(wplint, "a.json", "--select", "typo")["findings"]
    return [(finding["rule"], finding["message"]) for finding in found]


def test_words_are_accepted_by_list_pattern_and_file(newsroom: Newsroom, wplint: Wplint) -> None:
    newsroom.post("a.json", "<p>They said the goverment and the comittee would recieve the letter on Friday.</p>")
    newsroom.write("lists/words.txt", "# ours\ncomittee  # an old spelling\n\n")
    newsroom.config("words: {accept: goverment, accept-patterns: 'rec.+ve', files: lists/words.txt}\n")
    assert corrections(wplint) == []


def test_a_rejected_word_is_corrected_in_any_language_and_case(newsroom: Newsroom, wplint: Wplint) -> None:
    newsroom.config("words: {reject: {e-mail: email, Ukrainia: Ukraine}}\n")
    newsroom.post("a.json", TEXT.replace("goverment", "government"))
    assert corrections(wplint) == [("misspelling", '"e-mail" is misspelled: write "email"')]
    newsroom.post("a.json", "<p>Der Minister schrieb am Freitag eine E-Mail an das Amt in der Stadt.</p>")
    assert corrections(wplint) == [("misspelling", '"E-Mail" is misspelled: write "Email"')]


def test_a_canonical_name_is_held_to(newsroom: Newsroom, wplint: Wplint) -> None:
    newsroom.post("a.json", "<p>The minister met Mr Klotzback in the town on Friday, and they spoke of it.</p>")
    assert corrections(wplint) == []
    newsroom.config("words: {names: [Klotzbach]}\n")
    assert [rule for rule, _ in corrections(wplint)] == ["name-spelled-two-ways"]


def test_a_dialect_is_held_to(newsroom: Newsroom, wplint: Wplint) -> None:
    newsroom.post("a.json", "<p>The color of the house was grey, and they said that it was the best in town.</p>")
    newsroom.config("rules: {mixed-spelling: on}\n")
    assert corrections(wplint) == []
    newsroom.config("rules: {mixed-spelling: on}\nwords: {dialect: GB}\n")
    assert [rule for rule, _ in corrections(wplint)] == ["mixed-spelling"]


def test_lists_add_up_and_the_later_correction_wins(newsroom: Newsroom, wplint: Wplint) -> None:
    newsroom.config("words: {accept: [goverment], reject: {e-mail: mail}}\n", "shared.yml")
    newsroom.config("extends: [recommended, ./shared.yml]\nwords: {accept: [comittee], reject: {e-mail: email}}\n")
    newsroom.post("a.json", TEXT + "<p>It was a comittee of the town that met there on that day.</p>")
    assert [message for _, message in corrections(wplint)] == ['"e-mail" is misspelled: write "email"']


MISTAKES = {
    "words: {accept-patterns: ['ok', '(']}": (
        "1:34: '(' is not a regular expression: missing ), unterminated subpattern"
    ),
    "words: {reject: {to day: today}}": "1:18: 'to day' is not one word",
    "words: {reject: [e-mail]}": "1:17: ",
    "words: {files: nowhere.txt}": "1:16: there is no readable file nowhere.txt",
    "words: {dialect: UK}": "1:18: 'UK' is not one of auto, US, GB, CA, AU",
    "words: {acept: [a]}": "1:9: ",
}


@pytest.mark.parametrize("text", MISTAKES)
def test_a_mistake_is_told_with_its_place(newsroom: Newsroom, wplint: Wplint, text: str) -> None:
    newsroom.config(text + "\n")
    newsroom.post("a.json")
    ran = wplint("a.json")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"wplint: .wplint.yml:{MISTAKES[text]}")


def test_a_list_that_is_not_utf8_is_told_with_its_line(newsroom: Newsroom, wplint: Wplint) -> None:
    newsroom.config("words: {files: words.txt}\n")
    (newsroom.folder / "words.txt").write_bytes(b"good\nb\xe4d\n")
    newsroom.post("a.json")
    assert "words.txt:2:1: not UTF-8" in wplint("a.json").err


def test_a_slip_in_a_quotation_asks_for_its_source(newsroom: Newsroom, wplint: Wplint) -> None:
    newsroom.post("a.json", "<p>He wrote: “We did not recieve the letter.” The goverment did not say why.</p>")
    quoted, own = report(wplint, "a.json", "--select", "misspelling")["findings"]
    assert (quoted["severity"], own["severity"]) == ("info", "warning")
    assert "check it against the source, or add [sic]" in wplint("a.json").out
    assert "recieve" in wplint("a.json", "--fix").out
    assert "government" in (newsroom.folder / "a.json").read_text(encoding="utf-8")


def test_words_can_hold_for_some_files_or_posts_only(newsroom: Newsroom, wplint: Wplint) -> None:
    """The sports desk has words of its own, and the archive another spelling."""
    newsroom.config(
        "words: {accept: [comittee]}\noverrides:\n"
        "  - {files: 'old/**', words: {accept: [goverment]}}\n"
        "  - {type: page, words: {reject: {e-mail: email}}, rules: {a-or-an: off}}\n"
    )
    newsroom.post("a.json", TEXT)
    assert [message[:11] for _, message in corrections(wplint)] == ['"goverment"']
    newsroom.post("a.json", TEXT, type="page")
    assert [message[:8] for _, message in corrections(wplint)] == ['"e-mail"', '"goverme']
    newsroom.post("old/a.json", TEXT)
    assert report(wplint, "old/a.json", "--select", "typo")["findings"] == []


def test_the_words_that_hold_are_shown_with_their_places(newsroom: Newsroom, wplint: Wplint) -> None:
    newsroom.write("words.txt", "\n".join(f"word{number}" for number in range(20)))
    newsroom.config(
        "words:\n  files: words.txt\n  reject: {e-mail: email}\noverrides:\n"
        "  - {files: 'old/**', words: {names: [Klotzbach]}}\n  - {type: page, words: {dialect: GB}}\n"
    )
    newsroom.post("old/a.json", type="page")
    out = wplint("config", "old/a.json").out.splitlines()
    assert "words.accept: word0, word1, word2" in next(line for line in out if "accept" in line)
    assert "word11 and 8 more  (.wplint.yml:2)" in next(line for line in out if "accept" in line)
    assert "words.reject: e-mail → email  (.wplint.yml:3)" in out
    assert "words.names: Klotzbach  (.wplint.yml:5)" in out
    assert "words.dialect: auto  (default)" in out
    assert "  words.dialect: GB  (.wplint.yml:6)" in out

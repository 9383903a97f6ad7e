"""The table of lookalikes: what the skeletons of UTS 39 say, and that the file is what the tool makes."""

import importlib
import sys
from pathlib import Path

import pytest

from linter.web import confusables
from linter.web.confusables import skeleton

ROOT = Path(__file__).parents[1]
SOURCE = ROOT.parent / "shared/standards/url/confusables.txt"


def test_skeletons() -> None:
    """Texts that look alike have one skeleton, others don't."""
    assert skeleton("gооgle.com") == skeleton("google.com")
    assert skeleton("rnicrosoft") == skeleton("microsoft")
    assert skeleton("paypal") == skeleton("раураӏ")
    assert skeleton("bild.de") != skeleton("build.de")


def test_a_skeleton_is_its_own_skeleton() -> None:
    """Prototypes look like themselves."""
    for character in ("а", "ӏ", "ѕ", "ѡ", "ꮯ"):
        once = skeleton(character)
        assert skeleton(once) == once


def test_accents_do_not_hide_a_name() -> None:
    """googlé is still google to a reader in a hurry."""
    assert skeleton("googlé") == skeleton("google")


@pytest.mark.skipif(not SOURCE.exists(), reason="Unicode's confusables.txt is not here")
def test_the_table_is_what_the_tool_makes(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody edits the table by hand."""
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    monkeypatch.delitem(sys.modules, "confusables", raising=False)
    tool = importlib.import_module("confusables")

    made = tool.table(SOURCE.read_text(encoding="utf-8-sig"))
    assert made == (ROOT / "rules/data/confusables.txt").read_text(encoding="utf-8")


def test_every_letter_of_the_alphabet_has_lookalikes() -> None:
    """The table is there and is read."""
    assert confusables.prototype("а") == "a" and confusables.prototype("z") == "z"

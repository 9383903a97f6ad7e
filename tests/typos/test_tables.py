"""The shipped tables: small, complete, and fit for what is asked of them."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

from linter import typos
from linter.typos import lexicon, patterns, realword, store
from tools.tables import build

TABLES = Path(typos.__file__).with_name("tables")


def test_tables_stay_under_four_megabytes() -> None:
    assert sum(path.stat().st_size for path in TABLES.iterdir()) < 4_000_000


def test_tables_are_those_that_the_build_recorded() -> None:
    record = json.loads((TABLES / "SOURCES.json").read_text("utf-8"))["tables"]
    for name, entry in record.items():
        assert hashlib.sha256((TABLES / name).read_bytes()).hexdigest() == entry["sha256"], name


def test_known_misspellings_are_not_words() -> None:
    assert not lexicon.english().mark("recieve")
    assert lexicon.misspellings().get("recieve") == "receive"
    assert not lexicon.misspellings().get("receive")


def test_every_pair_of_confusable_words_can_be_read() -> None:
    confusions = realword.english()
    for word in ("its", "their", "then", "whole", "to", "lead", "weather"):
        assert any(rival.weights for rival in confusions.rivals(word)), word


def test_set_phrases_are_slips_with_a_different_correction() -> None:
    for line in patterns.hand_written("phrases.txt"):
        wrong, _, right = line.partition(" = ")
        assert right and wrong != right and re.fullmatch(r"[a-z' -]+", wrong), line


def test_a_table_of_many_blocks_gives_each_value_and_nothing_else() -> None:
    """A word that a block's edge hides would be flagged in every post."""
    values = {f"{first}{second}w{number}": str(number) for first in "abcX" for second in "dé" for number in range(900)}
    table = store.Table(build.keyed(values))
    assert all(table.get(key) == value for key, value in values.items())
    assert [table.get(key) for key in ("", "A", "ad", "bdw900", "zz", "\ud800")] == [""] * 6
    assert sorted(table.holding("bd", "w89")) == sorted(key for key in values if key.startswith("bdw89"))
    assert list(table.holding("ZZ", "w")) == []

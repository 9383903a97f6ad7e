"""Texts that say nothing of what they name."""

import json
from pathlib import Path

import jsonschema
import pytest

from linter.web.places import read_data
from linter.web.stocktexts import is_stock, plain

DATA = Path(__file__).parents[1] / "rules" / "data"
OPTIONS = {"texts": ["Volltext"], "allow": ["Learn more"]}


def test_the_lists_fit_their_schema() -> None:
    schema = json.loads((DATA / "stock-texts.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(read_data("stock-texts.yml"), schema)


@pytest.mark.parametrize("kind", ["links", "pictures", "openings", "frames", "new_window"])
def test_every_text_is_listed_as_it_is_compared(kind: str) -> None:
    """A text with a capital or a full stop in the list would look different from what it matches."""
    for texts in read_data("stock-texts.yml")[kind].values():
        assert [text for text in texts if plain(text).rstrip("'") != text.rstrip("'")] == []


@pytest.mark.parametrize(
    ("text", "stock"),
    [
        ("here", True),
        ("HERE!", True),
        ("« Read more »", True),
        ("Read\u00a0more…", True),
        ("Read more (opens in a new tab)", True),
        ("Hier geht’s weiter", True),
        ("Devamını oku", True),
        ("DETAYLAR", True),
        ("volltext", True),
        ("learn more", False),
        ("here and there", False),
        ("(opens in a new tab)", False),
        ("", False),
        ("here" * 1000, False),
    ],
)
def test_link_text(text: str, stock: bool) -> None:
    assert is_stock(text, "links", OPTIONS) is stock

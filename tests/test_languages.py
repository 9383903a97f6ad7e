"""Language tags."""

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.web import languages
from linter.web.languages import Fault
from linter.web.places import read_data

DATA = Path(__file__).parents[1] / "rules" / "data"


def test_the_table_fits_its_schema() -> None:
    schema = json.loads((DATA / "languages.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(read_data("languages.yml"), schema)


@pytest.mark.parametrize(
    "tag",
    "en EN pt-BR zh-Hant-TW zh-cmn-Hans-CN de-CH-1901 sl-rozaj-biske es-419 en-US-u-islamcal x-klingon i-klingon "
    "qaa qtz en-x-house de-DE-x-goethe en-a-bbb-x-a-ccc zh-min-nan en-Qaab en-XK en-qm iw".split(),
)
def test_valid(tag: str) -> None:
    assert languages.fault(tag) is None


@pytest.mark.parametrize(
    ("tag", "fault"),
    [
        ("english", Fault("english", "language", False)),
        ("en_US", Fault("en_US", "language", False)),
        ("e", Fault("e", "language", False)),
        ("xx", Fault("xx", "language", False)),
        ("#1", Fault("#1", "language", False)),
        ("日本語", Fault("日本語", "language", False)),
        ("en-UK", Fault("UK", "region", True)),
        ("en-Latx", Fault("latx", "script", True)),
        ("de-1900", Fault("1900", "variant", True)),
        ("en-us-en", Fault("en", "subtag", True)),
        ("en-", Fault("", "subtag", True)),
        ("en-x", Fault("x", "subtag", True)),
        ("en-u", Fault("u", "subtag", True)),
    ],
)
def test_invalid(tag: str, fault: Fault) -> None:
    assert languages.fault(tag) == fault


@given(st.text(alphabet="abxu-019é", max_size=30) | st.text(max_size=200))
def test_any_text_is_judged(tag: str) -> None:
    languages.fault(tag)

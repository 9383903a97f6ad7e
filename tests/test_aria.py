"""Roles and ARIA attributes."""

import json
from pathlib import Path

import jsonschema
import pytest

from linter.html import aria
from linter.html.markup import Element, Markup
from linter.text import Text
from linter.web.places import read_data

DATA = Path(__file__).parents[1] / "rules" / "data"


def element(markup: str) -> Element:
    return Markup(Text(markup)).select("#x")[0]


def test_the_table_fits_its_schema() -> None:
    jsonschema.validate(read_data("aria.yml"), json.loads((DATA / "aria.schema.json").read_text(encoding="utf-8")))


def test_the_table_names_no_unknown_role_or_attribute() -> None:
    roles = aria.roles()
    for role in roles.values():
        assert role.inside | role.owns <= roles.keys()
        assert set(role.required) <= aria.properties().keys()
    for known in aria.properties().values():
        assert known.roles <= roles.keys()
    assert not aria.abstract_roles() & roles.keys()


def test_what_is_named_by_content_agrees_with_the_table() -> None:
    named = {name for name, entry in read_data("aria.yml")["roles"].items() if entry.get("name") == "content"}
    assert named == aria.ROLES_NAMED_BY_CONTENT


@pytest.mark.parametrize(
    ("markup", "role"),
    [
        ("<a id=x href=/>", "link"),
        ("<a id=x>", "generic"),
        ("<a id=x role=button>", "button"),
        ("<a id=x href=/ role='nothing BUTTON link'>", "button"),
        ("<a id=x href=/ role=widget>", "link"),
        ("<img id=x alt=''>", "none"),
        ("<img id=x>", "img"),
        ("<input id=x>", "textbox"),
        ("<input id=x type=Checkbox>", "checkbox"),
        ("<input id=x list=l>", "combobox"),
        ("<input id=x type=password>", None),
        ("<select id=x multiple>", "listbox"),
        ("<select id=x>", "combobox"),
        ("<table><tr><th id=x scope=row>", "rowheader"),
        ("<label id=x>", None),
    ],
)
def test_role(markup: str, role: str | None) -> None:
    assert aria.role(element(markup)) == role


@pytest.mark.parametrize(
    ("name", "value", "fits"),
    [
        ("aria-hidden", "true", True),
        ("aria-hidden", "TRUE", True),
        ("aria-hidden", "yes", False),
        ("aria-hidden", "", True),
        ("aria-relevant", "additions text", True),
        ("aria-relevant", "additions words", False),
        ("aria-level", "2", True),
        ("aria-level", "2.5", False),
        ("aria-valuenow", "2.5", True),
        ("aria-valuenow", "two", False),
        ("aria-label", "anything", True),
        ("aria-current", "page", True),
    ],
)
def test_value(name: str, value: str, fits: bool) -> None:
    assert aria.properties()[name].accepts(value) is fits

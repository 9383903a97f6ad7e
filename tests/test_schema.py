"""JSON Schema errors in plain words."""

from typing import Any

import pytest

from linter.schema import meant, mistake, problems

SCHEMA = {
    "type": "object",
    "required": ["id", "title", "slug"],
    "additionalProperties": False,
    "properties": {
        "id": {"type": "integer"},
        "title": {"type": "string", "pattern": "^[A-Z]"},
        "slug": {"type": ["string", "null"]},
        "status": {"enum": ["publish", "draft"]},
        "tags": {"type": "array", "minItems": 1, "items": {"type": "integer"}},
        "meta": {"type": "object", "propertyNames": {"pattern": "^[a-z]+$"}, "maxProperties": 1},
    },
    "patternProperties": {"^x-": {"type": "string"}},
}
SOUND: dict[str, Any] = {"id": 1, "title": "A", "slug": "a"}


@pytest.mark.parametrize(
    ("change", "path", "told", "about_key"),
    [
        ({"id": "1"}, ("id",), "expected a whole number, found text", False),
        ({"id": True}, ("id",), "expected a whole number, found true", False),
        ({"slug": 5}, ("slug",), "expected text or nothing, found the number 5", False),
        ({"slug": []}, ("slug",), "expected text or nothing, found a list", False),
        ({"title": "a"}, ("title",), "'a' does not have the right form", False),
        ({"status": "publsh"}, ("status",), "not one of publish, draft (did you mean publish?)", False),
        ({"tags": []}, ("tags",), "must not be empty", False),
        ({"tags": [1, "2"]}, ("tags", 1), "expected a whole number", False),
        ({"meta": {"B": 1}}, ("meta", "B"), "the name 'B' does not have the right form", True),
        ({"meta": {"b": 1, "c": 2}}, ("meta",), "only 1 key may stand here", False),
        ({"stauts": "draft"}, ("stauts",), "'stauts' is not a known key (did you mean status?)", True),
        ({"x-a": 1}, ("x-a",), "expected text", False),
    ],
)
def test_a_mistake_is_told_in_plain_words(
    change: dict[str, Any], path: tuple[object, ...], told: str, about_key: bool
) -> None:
    ((found, reason, key),) = problems(SOUND | change, SCHEMA)
    assert found == path
    assert told in reason
    assert key is about_key


def test_every_missing_key_is_told_once() -> None:
    assert [reason for _, reason, _ in problems({}, SCHEMA)] == [
        "'id' is missing", "'title' is missing", "'slug' is missing",
    ]  # fmt: skip


def test_a_key_that_fits_a_pattern_is_known() -> None:
    assert not list(problems(SOUND | {"x-a": "b"}, SCHEMA))
    ((path, _, _),) = problems(SOUND | {"x-a": "b", "y-a": "b"}, SCHEMA)
    assert path == ("y-a",)


def test_what_is_wrong_with_a_schema_itself_is_found() -> None:
    assert mistake(SCHEMA) is None
    assert mistake({"properties": {"id": {"$ref": "#/$defs/id"}}, "$defs": {"id": {}}}) is None
    found = mistake({"properties": {"id": {"minimum": "3"}}})
    assert found is not None
    assert found[0] == ("properties", "id", "minimum")


@pytest.mark.parametrize("target", ["https://blog.example/schema.json", "other.json", "file:///etc/passwd"])
def test_a_reference_out_of_the_schema_is_a_mistake(target: str) -> None:
    assert mistake({"properties": {"id": {"$ref": target}}}) == (
        ("properties", "id", "$ref"), f"'{target}' can't be looked up; only '#/$defs/…' can",
    )  # fmt: skip


def test_a_guess_is_made_only_where_something_is_close() -> None:
    assert meant("elment", ["element", "text"]) == " (did you mean element?)"
    assert meant("zzz", ["element", "text"]) == ""

"""The fast reader of JSON Schema says what jsonschema says, of configurations and of posts."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from linter.configuration.file import config_schema
from linter.conforms import _KEYWORDS, _MEANINGLESS, UnknownKeyword, conforms
from linter.rulefile import builtin_rules
from linter.schema import problems
from linter.selftest import SOUND_POST
from tests import corpus

POST_SCHEMA = next(rule.schema for rule in builtin_rules() if rule.id == "post-shape") or {}
SCHEMAS = {"configuration": config_schema(), "post": POST_SCHEMA}
POST: dict[str, Any] = {
    **SOUND_POST,
    "meta": {"footnotes": ""},
    "_links": {"self": [{"href": "https://blog.example/wp-json/wp/v2/posts/1"}]},
}
ROW: dict[str, Any] = {"ID": "7", "post_title": "Hello", "post_date": "2026-03-02 09:30:00", "post_parent": 0}
SOUND: dict[str, Any] = {
    "about": "The newsroom",
    "extends": ["strict", "./base.yml"],
    "select": ["default"],
    "site": {"hosts": ["blog.example", "*.blog.example"], "old": "old.example", "theme-ids": ["main"]},
    "rules": {
        "title-too-long": "warning",
        "image-hotlinked": {"severity": "error", "hosts": {"add": ["a.example"], "remove": []}},
        "x": {"max": 3, "on": True, "words": {"teh": "the"}},
    },
    "overrides": [{"files": "a/**", "status": ["draft"], "category": 12, "rules": {"x": "off"}}],
    "ignore": [{"rule": "x", "post": [1, "slug"], "reason": "because", "until": "2026-12-31"}],
    "fail-on": "warning",
    "paths": ["posts"],
    "baseline": "b.json",
    "author-ignores": ["prose"],
}
ODD: st.SearchStrategy[Any] = st.sampled_from(
    [None, True, False, 0, 1, 1.5, 2.0, "", "off", "x", "a b", [], [1], [""], [None], [[]], {}, {"x": 1}]
)


def _paths(data: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield at
    if isinstance(data, (dict, list)):
        for key in list(data) if isinstance(data, dict) else range(len(data)):
            yield from _paths(data[key], (*at, key))


def _with(data: Any, at: tuple[Any, ...], value: Any) -> Any:
    if not at:
        return value
    copy = dict(data) if isinstance(data, dict) else list(data)
    copy[at[0]] = _with(copy[at[0]], at[1:], value)
    return copy


def _keywords(schema: Any, inside: bool = False) -> Iterator[str]:
    """The JSON Schema keywords that a schema uses."""
    if isinstance(schema, Mapping):
        for key, value in schema.items():
            if not inside:
                yield key
            if key not in ("enum", "const", "required", "type"):
                yield from _keywords(value, inside=not inside and key in ("properties", "$defs"))


each_schema = pytest.mark.parametrize("schema", SCHEMAS.values(), ids=SCHEMAS.keys())


def test_what_is_sound_fits() -> None:
    assert conforms(SOUND, config_schema())
    assert conforms({}, config_schema())
    assert conforms(POST, POST_SCHEMA)
    assert conforms(ROW, POST_SCHEMA)


def test_every_real_post_fits() -> None:
    """Where one did not, a newsroom that exports posts as this one did could not use wplint."""
    for name, data in corpus.posts():
        for post in data if isinstance(data, list) else [data]:
            assert conforms(post, POST_SCHEMA), name


@each_schema
def test_the_schema_is_one(schema: Mapping[str, Any]) -> None:
    Draft202012Validator.check_schema(schema)


@each_schema
def test_no_keyword_of_the_schema_is_unknown(schema: Mapping[str, Any]) -> None:
    """With a keyword that the fast reader does not know every run would wait for jsonschema."""
    assert set(_keywords(schema)) <= set(_KEYWORDS) | _MEANINGLESS


def test_a_schema_of_a_users_own_may_say_more() -> None:
    """What the fast reader does not know is left to jsonschema."""
    schema = {"type": "object", "properties": {"tags": {"uniqueItems": True}}}
    with pytest.raises(UnknownKeyword):
        conforms({"tags": [1, 1]}, schema)
    assert not list(problems({"tags": [1, 2]}, schema))
    assert [path for path, _, _ in problems({"tags": [1, 1]}, schema)] == [("tags",)]


def test_a_wrong_value_may_be_very_deep() -> None:
    """jsonschema writes it out, and would fail on a post that somebody made to break it."""
    deep: Any = []
    for _ in range(5000):
        deep = [deep]
    ((path, reason, _),) = problems({"tags": deep, "title": {"rendered": ""}}, POST_SCHEMA)
    assert path == ("tags", 0)
    assert reason.endswith("found a list")


def _changed(data: st.DataObject, sound: Any, names: list[str]) -> Any:
    """Any part of something sound is replaced by something odd, up to three times; a key may be misspelt."""
    changed = sound
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.sampled_from(list(_paths(changed))))
        changed = _with(changed, at, data.draw(ODD))
    if isinstance(changed, dict) and data.draw(st.booleans()):
        changed = {**changed, data.draw(st.sampled_from(names)): data.draw(ODD)}
    return changed


@settings(max_examples=300)
@given(data=st.data())
def test_agrees_with_jsonschema_on_configurations(data: st.DataObject) -> None:
    changed = _changed(data, SOUND, ["rulez", "ignore", "extends"])
    assert conforms(changed, config_schema()) is Draft202012Validator(config_schema()).is_valid(changed)


@settings(max_examples=300)
@given(data=st.data(), sound=st.sampled_from([POST, ROW]))
def test_agrees_with_jsonschema_on_posts(data: st.DataObject, sound: Any) -> None:
    changed = _changed(data, sound, ["title", "content", "ID", "post_date", "_links"])
    assert conforms(changed, POST_SCHEMA) is Draft202012Validator(POST_SCHEMA).is_valid(changed)


@pytest.mark.parametrize(
    "broken",
    [
        {"rules": {"x": False}},
        {"rules": {"x": {"severity": "worst"}}},
        {"ignore": [{"rule": "x"}]},
        {"ignore": [{"reason": "alone"}]},
        {"ignore": [{"rule": [], "reason": "nothing named"}]},
        {"site": {"hosts": ["https://blog.example/"]}},
        {"overrides": [{"rules": {}}]},
        {"fail-on": "never"},
        {"author-ignores": 1},
        [],
    ],
)
def test_refuses(broken: Any) -> None:
    assert not conforms(broken, config_schema())

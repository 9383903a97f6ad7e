"""Conditions: what each test says of each kind of value, and of none."""

import time
from typing import Any

import pytest

from linter.conditions import TooSlow, compile_condition
from linter.document import open_document
from linter.post import Post
from linter.rulefile import _condition
from linter.source import read
from linter.subject import Subject
from linter.text import Span, Text


def subject(value: Any, **names: Any) -> Subject:
    document = open_document(
        read("a.json", b'{"id": 7, "title": "A", "content": "b", "link": "https://blog.example/a"}')
    )
    post = Post(document, document.entries[0])
    return Subject(post.fields("title")[0], Text(""), Span(0, 0), value, names=names)


def holds(test: Any, value: Any, options: dict[str, Any] | None = None, **names: Any) -> bool:
    predicate = compile_condition(_condition({"value": test}), options or {})
    assert predicate is not None
    return predicate(subject(value, **names))


@pytest.mark.parametrize(
    ("test", "value", "expected"),
    [
        ("a", "a", True), ("a", "b", False), (5, 5, True), (5, 5.0, True), (5, "5", True), ("5", 5, True),
        (True, True, True), (False, 0, True), (["a", "b"], "b", True), (["a", "b"], "c", False),
        ({"is": "a"}, "a", True), ({"not": "a"}, "b", True), ({"not": ["a"]}, "a", False),
        ({"in": ["*.example.org"]}, "cdn.example.org", True), ({"in": ["*.example.org"]}, "example.org", False),
        ({"in": ["img?.jpg"]}, "img1.jpg", True), ({"in": ["a"]}, ["x", "a"], True), ({"in": ["a"]}, ["x"], False),
        ({"in": []}, "a", False), ({"not": {"in": []}}, "a", True), ({"not": {"not": "a"}}, "a", True),
        ({"matches": "^a+$"}, "aaa", True), ({"matches": "b"}, "aaa", False), ({"matches": "1"}, 213, True),
        ({"not": {"matches": "b"}}, "aaa", True),
        ({"over": 3}, 4, True), ({"over": 3}, 3, False), ({"under": 3}, 2, True), ({"under": 3}, 3, False),
        ({"not": {"over": 3}}, 3, True), ({"over": 0.5}, 10**4_000, True), ({"under": 0.5}, -(10**4_000), True),
        ({"over": 3}, "4", False), ({"not": {"over": 3}}, "4", False),
        ({"present": True}, "", True), ({"present": True}, None, False), ({"present": False}, None, True),
        ({"not": {"present": True}}, None, True), ({"present": False}, 0, False),
    ],
)  # fmt: skip
def test_a_test_says_what_it_says(test: Any, value: Any, expected: bool) -> None:
    assert holds(test, value) is expected


@pytest.mark.parametrize(
    "test", ["a", ["a"], {"in": []}, {"in": ["*"]}, {"matches": ""}, {"over": 0}, {"under": 9}, {"is": "a"}]
)
def test_nothing_holds_of_an_absent_value_not_even_the_contrary(test: Any) -> None:
    assert holds(test, None) is False
    assert holds({"not": test}, None) is False


def test_options_and_names_stand_for_their_values() -> None:
    assert holds({"in": "$hosts"}, "a.example", {"hosts": ["a.example"]})
    assert not holds({"in": "$hosts"}, "a.example", {"hosts": []})
    assert holds({"over": "$max"}, 6, {"max": 5})
    assert holds({"is": "$other"}, "x", other="x")
    assert holds({"over": "$other"}, 2, other=1)
    assert holds({"in": "$other"}, "x", other=["x"])
    assert not holds({"is": "$other"}, "x", other=None)
    assert not holds({"not": {"is": "$other"}}, "x", other=None)
    assert not holds({"over": "$other"}, 2, other="1")


def test_all_must_hold_and_any_of_any() -> None:
    predicate = compile_condition(_condition({"value": "a", "any": [{"post.id": 7}, {"post.id": 8}]}), {})
    assert predicate is not None
    assert predicate(subject("a"))
    assert not predicate(subject("b"))
    none_of = compile_condition(_condition({"any": [{"post.id": 8}, {"post.id": 9}]}), {})
    assert none_of is not None
    assert not none_of(subject("a"))


@pytest.mark.parametrize("test", ["a", {"in": ["a"]}, {"matches": "a"}, {"over": 1}, {"present": True}])
def test_values_nested_without_end_are_survived(test: Any) -> None:
    deep: list[Any] = []
    for _ in range(100_000):
        deep = [deep]
    holds(test, deep)
    holds(test, {"a": deep})


RUNAWAY = "(a|aa)+$"


def test_a_pattern_that_runs_away_is_stopped() -> None:
    begun = time.perf_counter()
    with pytest.raises(TooSlow):
        holds({"matches": RUNAWAY}, "a" * 60 + "!")
    assert time.perf_counter() - begun < 20


def test_many_slow_values_of_one_post_share_one_budget() -> None:
    """Each takes a few hundredths of a second, a thousand of them would take a minute."""
    predicate = compile_condition(_condition({"value": {"matches": RUNAWAY}}), {})
    assert predicate is not None
    one = subject("a" * 26 + "!")
    begun = time.perf_counter()
    with pytest.raises(TooSlow):
        for _ in range(1_000):
            predicate(one)
    assert time.perf_counter() - begun < 20
    assert predicate(subject("aa"))  # the next post has a budget of its own


def test_a_million_quick_values_are_within_the_budget() -> None:
    predicate = compile_condition(_condition({"value": {"matches": "^b"}}), {})
    assert predicate is not None
    one = subject("aaaa")
    assert not any(predicate(one) for _ in range(300_000))

"""Names: what `$value.host` and its like stand for, and which mean nothing."""

from collections.abc import Callable
from typing import Any

import pytest

from linter.finding import Finding
from linter.names import UnknownName, check_name, parse_name, shown

POST = {
    "id": 7,
    "slug": "hello",
    "link": "https://www.blog.example/hello/",
    "title": {"rendered": "Hello &amp; goodbye"},
    "content": {"rendered": '<p>See <a class="x y" href="http://cdn.other.example/a/b.jpg?c=d">this</a>.</p>'},
    "meta": {"footnotes": "f", "list": [1, "two", [3]], "nothing": None},
}
LintWith = Callable[[str, Any], list[Finding]]


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("to $value", "to http://cdn.other.example/a/b.jpg?c=d"),
        ("to $value.host", "to cdn.other.example"),
        ("to $value.host.", "to cdn.other.example."),
        ("on $value.site", "on other.example"),
        ("$value.scheme $value.path $value.query", "http /a/b.jpg c=d"),
        ("$value.file", "b.jpg"),
        ("$value.length characters", "36 characters"),
        ("$tag $attribute", "a href"),
        ("class $attr.class", "class x y"),
        ("not there: $attr.title", "not there: "),
        ("on $site", "on blog.example"),
        ("post $post.id $post.slug", "post 7 hello"),
        ("title $post.title", "title Hello &amp; goodbye"),
        ("note $post.meta.footnotes", "note f"),
        ("list $post.meta.list", "list 1, two"),
        ("none $post.meta.nothing", "none "),
        ("in $field", "in content"),
        ("$$5 and 5$", "$5 and 5$"),
    ],
)
def test_a_message_is_filled_with_what_its_names_stand_for(template: str, told: str, lint_with: LintWith) -> None:
    (finding,) = lint_with(f"in: content\nelement: a\nattribute: href\nmessage: '{template}'", POST)
    assert finding.message == told


def test_groups_of_a_pattern_are_names(lint_with: LintWith) -> None:
    (finding,) = lint_with("in: title\ntext: '(?P<first>Hello) & (?P<then>\\w+)'\nmessage: $then before $first", POST)
    assert finding.message == "goodbye before Hello"


@pytest.mark.parametrize("value", ["x" * 1_000_000, ["x" * 1_000_000], 10**3_000])
def test_a_value_is_not_told_at_any_length(value: object) -> None:
    assert len(shown(value)) <= 120


@pytest.mark.parametrize("value", [{"a": 1}, [[[1]]], None])
def test_what_is_no_text_is_shown_as_nothing(value: object) -> None:
    assert shown(value) == ""


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("valu", "value"), ("value.hots", "value.host"), ("attr", "attr.NAME"), ("post", "post.FIELD"),
        ("value.host.sit", "value.site"), ("attr.src.hots", "attr.host"), ("post.link.hots", "post.host"),
    ],
)  # fmt: skip
def test_an_unknown_name_is_found_before_anything_runs(name: str, known: str) -> None:
    with pytest.raises(UnknownName) as caught:
        check_name(parse_name(name), frozenset({"attr"}))
    assert known in caught.value.known


@pytest.mark.parametrize("name", ["value", "value.host", "attr.data-src.host", "post.meta.any.thing", "post.link.host"])
def test_a_known_name_is_let_through(name: str) -> None:
    check_name(parse_name(name), frozenset({"attr"}))

"""The block parser: what WordPress reads, with places, and what it would drop or misread."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.html.blocks import read_blocks
from linter.linting import Linter
from linter.matching import Matcher
from linter.rulefile import builtin_rules
from linter.selftest import file_text
from linter.source import read


def names(text: str) -> list[str]:
    return [block.name for block in read_blocks(text).all]


def faults(text: str) -> list[tuple[str, str, str]]:
    return [(one.kind, one.name, text[slice(*one.span)]) for one in read_blocks(text).faults]


def test_blocks_lie_in_each_other_with_their_content() -> None:
    text = '<!-- wp:group {"tagName":"main"} --><b><!-- wp:acme/card {"a":"}","b":{"c":1}} --><i>'
    text += "<!-- /wp:acme/card --></b><!-- wp:spacer /--><!-- /wp:group -->after"
    blocks = read_blocks(text)
    (group,) = blocks.outer
    card, spacer = group.inner
    assert [group.name, card.name, spacer.name] == ["core/group", "acme/card", "core/spacer"]
    assert group.attributes == {"tagName": "main"}
    assert card.attributes == {"a": "}", "b": {"c": 1}}
    assert text[slice(*card.content)] == "<i>"
    assert text[group.end :] == "after"
    assert text[slice(*card.opener)] == '<!-- wp:acme/card {"a":"}","b":{"c":1}} -->'
    assert blocks.faults == []


@pytest.mark.parametrize(
    "text",
    [
        "<!-- a comment --><!--more--><!--nextpage-->",
        "<!-- wp : paragraph -->",
        "<!-- wpml:x -->",
        '<!-- wp:a {"x":"-->"} /-->',
        '<!-- wp:a\n{"x":\n1}\n/-->',
        "&lt;!-- wp:a -->",
    ],
)
def test_comments_that_are_sound_or_no_delimiters(text: str) -> None:
    assert faults(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<!-- wp:a {x} /-->", [("json", "a", "{x}")]),
        ('<!-- wp:a {"x":NaN} /-->', [("json", "a", '{"x":NaN}')]),
        ('<!-- wp:a {"x":1,} --><!-- /wp:a -->', [("json", "a", '{"x":1,}')]),
        ("<!-- wp:a -->x", [("unclosed", "a", "<!-- wp:a -->")]),
        ("x<!-- /wp:a -->", [("unopened", "a", "<!-- /wp:a -->")]),
        ("<!-- wp:a --><!-- wp:b --><!-- /wp:a -->", [("crossed", "b", "<!-- wp:b -->")]),
        ("<!-- wp:a --><!-- /wp:b --><!-- /wp:a -->", [("unopened", "b", "<!-- /wp:b -->")]),
        ("<!--wp:a --><!-- /wp:a -->", [("malformed", "a", "<!--wp:a -->")]),
        ("<!-- wp:a --><!-- / wp:a -->", [("malformed", "a", "<!-- / wp:a -->")]),
        ("<!-- wp:a [1] /-->", [("malformed", "a", "<!-- wp:a [1] /-->")]),
        ("<!-- wp:a -->x<!-- /wp:a", [("malformed", "a", "<!-- /wp:a")]),
    ],
)
def test_one_mistake_is_one_fault_at_its_place(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert faults(text) == expected


def test_settings_that_are_no_mapping_are_lost_but_the_block_stays() -> None:
    assert [block.attributes for block in read_blocks("<!-- wp:a {x} /-->").all] == [None]
    assert names("<!-- wp:a {x} /--><!-- wp:b /-->") == ["core/a", "core/b"]


@pytest.mark.parametrize(
    "text",
    [
        "<!-- wp:a {" * 20_000,
        "<!-- wp:a {} " * 20_000,
        "<!-- wp:a --> " * 10_000 + "<!-- /wp:b -->" * 10_000,
        "<!--" + " " * 300_000,
        "<!-- wp:a {" + "} " * 100_000,
        '<!-- wp:a {"a":' + "[" * 100_000 + "} /-->",
        "<!--wp:a -->" * 10_000 + "<!--/wp:b-->" * 10_000,
    ],
)
def test_hostile_content_takes_no_long_time(text: str) -> None:
    start = time.perf_counter()
    read_blocks(text)
    assert time.perf_counter() - start < 3


_PARTS = ["<!-- wp:a -->", "<!-- /wp:a -->", "<!-- wp:b/c ", '{"x":1}', " /-->", " -->", "<!--", "x", "{", "}", "\n"]


@settings(max_examples=200)
@given(st.lists(st.sampled_from(_PARTS), max_size=12).map("".join))
def test_spans_lie_in_the_text_and_in_each_other(text: str) -> None:
    blocks = read_blocks(text)
    for block in blocks.all:
        assert 0 <= block.opener.start < block.opener.end <= block.content.start <= block.content.end <= block.end
        assert block.end <= len(text)
        for inner in block.inner:
            assert block.content.start <= inner.opener.start
            assert inner.end <= block.content.end
    assert all(0 <= one.span.start < one.span.end <= len(text) for one in blocks.faults)


def test_blocks_full_of_pictures_take_no_long_time() -> None:
    block = '<!-- wp:image {"id":1} --><img class="wp-image-1" alt="" src="/a.png"><!-- /wp:image -->'
    rules = [Matcher(rule) for rule in builtin_rules() if rule.category == "blocks"]
    text = file_text({"content": {"raw": block * 4000}}, None, False)
    start = time.perf_counter()
    outcome = Linter(rules).lint(read("post.json", text.encode()))
    assert time.perf_counter() - start < 6
    assert outcome is not None and outcome.findings == []

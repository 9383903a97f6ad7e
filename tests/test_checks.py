"""The table of named checks: each leads to a function, and none misses what it looks for."""

import json
from collections.abc import Iterator

import pytest

from linter.checks import CHECKS, TYPOS
from linter.checks.typos import KINDS
from linter.document import open_document
from linter.matching import Matcher
from linter.post import Post
from linter.rule import Rule
from linter.rulefile import checked_builtin_rules
from linter.selftest import SOUND_POST
from linter.source import read
from linter.triggers import Presence

RULES = checked_builtin_rules()
CHECKED = {rule.check: rule for rule in RULES if rule.check}


@pytest.mark.parametrize("name", CHECKS)
def test_a_check_leads_to_a_function(name: str) -> None:
    assert callable(CHECKS[name].run)


def test_there_is_a_check_for_each_kind_of_slip() -> None:
    assert set(TYPOS) == set(KINDS)


def posts() -> Iterator[Post]:
    """The first post that each rule reports."""
    for rule in RULES:
        example = next((one for one in rule.examples if not one.valid and one.file is None), None)
        if example is not None:
            told = {"content": {"rendered": example.post}} if isinstance(example.post, str) else example.post
            document = open_document(read("post.json", json.dumps({**SOUND_POST, **told}).encode()))
            yield from (Post(document, entry) for entry in document.entries)


POSTS = list(posts())
PRESENT = [Presence(post) for post in POSTS]


@pytest.mark.parametrize("rule", CHECKED.values(), ids=CHECKED.keys())
def test_a_check_finds_nothing_where_what_it_needs_does_not_occur(rule: Rule) -> None:
    """Such posts are not even shown to it: `needs` must not promise too much."""
    matcher = Matcher(rule)
    passed_over = [post for post, presence in zip(POSTS, PRESENT, strict=True) if not matcher.concerns(presence)]
    assert [post.data["content"] for post in passed_over if list(matcher.hits(post))] == []

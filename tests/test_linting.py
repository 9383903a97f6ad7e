"""Linting: one defect is one finding, at its place, twice the same, and no post ends the run."""

import json
import random
import re
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.linting import Linter
from linter.source import Source, read
from tests import corpus
from tests.conftest import EXAMPLE, Lint, rules_of

SOUND = {
    "id": 1, "slug": "hello", "link": "https://blog.example/hello/", "status": "publish",
    "title": {"rendered": "Hello"}, "content": {"rendered": "<p>Good morning.</p>"},
    "excerpt": {"rendered": "<p>A greeting.</p>"},
}  # fmt: skip
ANOTHER = {"id": 2, "slug": "again", "link": "https://blog.example/again/", "title": {"rendered": "Again"}}
SCRIPT = '<script src="https://evil.example/a.js"></script>'
MISSING = "<img src='https://blog.example/cat.png'>"


def with_content(content: str, **fields: Any) -> dict[str, Any]:
    return SOUND | {"content": {"rendered": content}} | fields


def placed_again(source: Source, offset: int) -> tuple[int, int]:
    """Line and column, counted from scratch."""
    before = re.split("\r\n|\n|\r", source.text[:offset])
    return len(before), len(before[-1]) + 1


def test_a_sound_post_has_no_finding(lint: Lint) -> None:
    assert rules_of(lint(SOUND)) == []


@pytest.mark.parametrize("data", [b"\xef\xbb\xbf", b""], ids=["mark", "no mark"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_places_are_right_whatever_the_line_ends(lint: Lint, data: bytes, newline: str) -> None:
    content = "<p>é😀</p>\r\n" + SCRIPT
    posts = [with_content(content), with_content(content, **ANOTHER)]
    text = json.dumps(posts, indent=2, ensure_ascii=False).replace("\n", newline)
    outcome = lint(data + text.encode())
    assert outcome is not None
    assert [finding.rule.id for finding in outcome.findings] == ["script-external"] * 2
    source = read("post.json", data + text.encode())
    for number, finding in enumerate(outcome.findings):
        assert (finding.line, finding.column) == placed_again(source, finding.offset)
        assert (finding.end_line, finding.end_column) == placed_again(source, finding.end_offset)
        assert source.text[finding.offset : finding.end_offset] == "https://evil.example/a.js"
        assert finding.snippet == "https://evil.example/a.js"
        assert finding.pointer == f"/{number}/content/rendered"
        assert finding.post == number + 1
    assert len({finding.fingerprint for finding in outcome.findings}) == 2


def test_findings_come_in_the_order_of_the_file(lint: Lint) -> None:
    outcome = lint(with_content(MISSING + SCRIPT + MISSING + SCRIPT))
    assert outcome is not None
    offsets = [finding.offset for finding in outcome.findings]
    assert offsets == sorted(offsets)
    assert len(offsets) >= 4


def test_what_an_excerpt_repeats_is_told_once(lint: Lint) -> None:
    text = "<p>The the cat.</p>"
    outcome = lint(with_content(text, excerpt={"rendered": text}))
    assert rules_of(outcome) == ["repeated-word"]
    assert outcome is not None
    assert outcome.findings[0].pointer == "/content/rendered"


def test_what_only_the_rendered_form_shows_is_told_there(lint: Lint) -> None:
    content = {"raw": "<p>The the cat.</p>", "rendered": "<p>The the cat.</p>" + SCRIPT}
    outcome = lint(SOUND | {"content": content})
    assert outcome is not None
    assert [(finding.rule.id, finding.pointer) for finding in outcome.findings] == [
        ("repeated-word", "/content/raw"),
        ("script-external", "/content/rendered"),
    ]


@pytest.mark.parametrize(
    ("content", "named", "in_folder"),
    [
        ("", ["empty-file"], ["empty-file"]),
        ("<!DOCTYPE html><p>Blocked</p>", ["invalid-json"], ["invalid-json"]),
        ('{"id": 1, "content": {"rendered": "<p>cut', ["invalid-json"], ["invalid-json"]),
        (
            '{"code": "rest_no_route", "message": "No.", "data": {"status": 404}}',
            ["error-response"],
            ["error-response"],
        ),
        ('{"name": "theme", "version": "1.0.0"}', ["not-a-post"], None),
        ('{\n  // for the editor\n  "compilerOptions": {}\n}', ["invalid-json"], None),
        ('{"id": 5, "post": 1, "author_name": "Jo", "content": {"rendered": "a"}}', ["not-a-post"], None),
        ('{"id": 6, "media_type": "image", "slug": "a", "title": {"rendered": "a"}}', ["not-a-post"], None),
        ('[{"id": 3, "name": "News", "slug": "news", "taxonomy": "category"}]', ["not-a-post"], None),
        ("[]", ["not-a-post"], None),
        ('{"a": 1, "a": 2}', ["duplicate-key"], None),
    ],
)
def test_a_file_without_a_post_is_told_when_named_and_skipped_in_a_folder(
    lint: Lint, content: str, named: list[str], in_folder: list[str] | None
) -> None:
    assert rules_of(lint(content, expected=True)) == named
    outcome = lint(content, expected=False)
    assert (rules_of(outcome) if outcome else None) == in_folder


def test_one_bad_line_of_ndjson_is_a_finding_and_the_others_are_linted(lint: Lint) -> None:
    good, more = json.dumps(with_content(SCRIPT)), json.dumps(with_content(SCRIPT, **ANOTHER))
    outcome = lint("\n".join([good, '{"id": 3, "title": "cut', more]))
    assert rules_of(outcome) == ["script-external", "invalid-json", "script-external"]
    assert outcome is not None
    assert [finding.line for finding in outcome.findings] == [1, 2, 3]
    assert outcome.posts == 2


def test_text_behind_the_json_is_told_and_the_post_is_linted(lint: Lint) -> None:
    assert rules_of(lint(json.dumps(with_content(SCRIPT)) + "\n<script>x()</script>")) == [
        "script-external",
        "trailing-text",
    ]


STRANGE = st.one_of(
    st.none(), st.booleans(), st.integers(), st.just(10**400), st.floats(), st.text(max_size=20), st.just("\ud800"),
    st.lists(st.integers(), max_size=2), st.just([[["deep"]]]),
    st.sampled_from(["<p>The the &amp", "<img src=x onerror=a>", "javascript:a", "http://[::1]:99999/%zz", "\r\n\x00"]),
    st.dictionaries(st.sampled_from(["rendered", "raw", "a/b"]), st.sampled_from([None, "", "<p>x"]), max_size=2),
)  # fmt: skip
FIELDS = (
    "id ID title content excerpt guid link slug status type date date_gmt modified featured_media meta tags categories "
    "author _links _embedded password post_content post_title post_name URL acf yoast_head_json"
).split()


@given(st.dictionaries(st.sampled_from(FIELDS), STRANGE, max_size=8))
@settings(max_examples=300)
def test_no_post_however_strange_ends_the_run(linter: Linter, fields: dict[str, Any]) -> None:
    text = json.dumps({"post_title": "A", "post_content": "b"} | fields)
    source = read("post.json", text.encode())
    outcome = linter.lint(source)
    assert outcome is not None
    assert not outcome.broken, [finding.message for finding in outcome.findings]
    for finding in outcome.findings:
        assert 0 <= finding.offset <= finding.end_offset <= len(text)
        assert (finding.line, finding.column) == placed_again(source, finding.offset)


@pytest.mark.parametrize("field", ["title", "content", "meta", "guid", "tags", "_links", "link", "slug", "id", "date"])
def test_values_nested_without_end_do_not_break_a_rule(lint: Lint, field: str) -> None:
    post = json.dumps({"post_title": "A", "post_content": "b", "x": 0})
    for opening, closing in (("[", "]"), ('{"rendered":', "}")):
        deep = opening * 20_000 + "0" + closing * 20_000
        outcome = lint(post.replace('"x": 0', f'"{field}": {deep}'))
        assert outcome is not None
        assert not outcome.broken


def test_linting_twice_gives_the_same(linter: Linter) -> None:
    source = read("post.json", EXAMPLE.read_bytes())
    assert linter.lint(source) == linter.lint(source)


def test_a_fingerprint_survives_edits_above_and_another_spelling(lint: Lint) -> None:
    post = with_content("<p>é</p>" + SCRIPT)
    spellings = [
        json.dumps(post), json.dumps(post, indent=4, ensure_ascii=False), json.dumps(post).replace("/", "\\/"),
        json.dumps({"note": "new above"} | post), json.dumps(post | {"content": {"rendered": "<p>new</p>" + SCRIPT}}),
    ]  # fmt: skip
    prints = set()
    for text in spellings:
        outcome = lint(text)
        assert outcome is not None
        prints |= {finding.fingerprint for finding in outcome.findings}
    assert len(prints) == 1


def test_real_posts_give_places_inside_their_field_twice_the_same(linter: Linter) -> None:
    chance = random.Random(5)
    findings = 0
    for file in chance.sample(corpus.files("corpus/posts", "*.json"), 40):
        source = read(file.name, file.read_bytes())
        outcome = linter.lint(source)
        assert outcome is not None
        assert outcome == linter.lint(source)
        assert not outcome.broken
        assert len({finding.fingerprint for finding in outcome.findings}) == len(outcome.findings)
        for finding in outcome.findings:
            assert (finding.line, finding.column) == placed_again(source, finding.offset), file.name
            if finding.pointer.endswith(("/rendered", "/raw")):
                marked = source.text[finding.offset : finding.end_offset]
                json.loads(f'"{marked}"')  # whole characters of a string, never half an escape
            findings += 1
    assert findings > 100


@pytest.mark.parametrize(
    "content",
    [
        "<div>" * 100_000,
        "<p " + "a=b " * 100_000 + ">",
        "&amp;" * 200_000,
        "<b><p>" * 3_000,
        "<!--" * 100_000,
        "a " * 300_000,
        "<table>" * 3_000,
        "https://blog.example/" * 30_000,
        "the the " * 20_000,
    ],
    ids=lambda content: content[:12],
)
def test_a_hostile_post_is_linted_in_reasonable_time(lint: Lint, content: str) -> None:
    begun = time.perf_counter()
    outcome = lint(with_content(content))
    assert outcome is not None
    assert time.perf_counter() - begun < 20

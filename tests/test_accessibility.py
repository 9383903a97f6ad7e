"""Accessibility rules together: one defect is one finding, and a post without what they look at costs nothing."""

import json
from typing import Any

import pytest

from linter.html.accname import Names
from linter.linting import Linter
from linter.matching import Matcher
from linter.rulefile import builtin_rules
from linter.selftest import file_text
from linter.source import read

RULES = [rule for rule in builtin_rules() if rule.category == "accessibility" or rule.id.startswith("image-alt")]
LINTER = Linter([Matcher(rule) for rule in RULES])


def told(post: Any) -> list[str]:
    """The ids of the accessibility rules that speak on a post or its content."""
    outcome = LINTER.lint(read("post.json", file_text(post, None, False).encode()))
    assert outcome is not None
    return [finding.rule.id for finding in outcome.findings]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_says_what_it_stands_on(rule: Any) -> None:
    """A criterion of WCAG or a page of the standard, save for rules of style."""
    assert rule.refs or "style" in rule.tags


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ('<a href="/a/"><img src="/a.png"></a>', ["image-alt-missing"]),
        ('<a href="/a/"><img src="/a.png" alt=""></a>', ["link-image-no-alt"]),
        (
            '<figure><a href="/a/"><img src="/a.png" alt=""></a><figcaption>A cat</figcaption></figure>',
            ["image-alt-empty-captioned"],
        ),
        ('<figure><img src="/a.png" alt=" "><figcaption>A cat</figcaption></figure>', ["image-alt-empty-captioned"]),
        ('<img src="/a.png" alt="Image 3">', ["image-alt-filename"]),
        ('<img src="/image.png" alt="image">', ["image-alt-placeholder"]),
        ('<h2><img src="/a.png"></h2>', ["image-alt-missing"]),
        ('<a href="/a/" aria-labelledby="gone"></a>', ["link-no-name"]),
        ('<a href="/a/" aria-labelledby="gone">Text</a>', ["aria-reference-missing"]),
        (
            '<iframe src="/a" title="Video"></iframe><iframe src="/b" title="Video"></iframe>',
            ["iframe-title-generic"] * 2,
        ),
    ],
)
def test_one_defect_is_one_finding(markup: str, expected: list[str]) -> None:
    assert told(markup) == expected


def test_what_was_written_and_what_was_rendered_is_told_once() -> None:
    """WordPress adds attributes to the links of the rendered form; an editor changes the written one."""
    raw, rendered = '<a href="/a/">here</a>', '<a class="x" href="https://blog.example/a/">here</a>'
    assert told({"content": {"raw": raw, "rendered": rendered}}) == ["link-text-generic"]


def test_a_copy_for_readers_without_script_is_not_told_again() -> None:
    assert told('<a href="/a/">here</a><noscript><a href="/a/">here</a></noscript>') == ["link-text-generic"]


def test_links_that_a_theme_adds_are_left_alone() -> None:
    post = {"excerpt": {"rendered": '<p>Cut… <a class="read-more" href="/a/" aria-label="More on A">Read more</a></p>'}}
    assert told(post) == []


def test_a_post_without_links_or_pictures_asks_for_no_names(monkeypatch: pytest.MonkeyPatch) -> None:
    def asked(*_: object) -> None:
        raise AssertionError("a name was computed")

    monkeypatch.setattr(Names, "__init__", asked)
    assert told("<p>Only <em>text</em>.</p><ul class='x'><li lang='de'>und</li></ul>") == []


@pytest.mark.parametrize(
    "markup",
    [
        "<div role=link>" * 3_000,
        "<figure>" * 600 + '<img src=/a.png alt="x"><figcaption>x',
        "<li>" * 3_000,
        "<p>• a<br>" * 3_000,
        '<img src=/x.png alt="' + "IMG_1 " * 20_000 + '">',
        "<table><tr><td>" * 500,
        '<p style="' + "line-height:1 !important;" * 5_000 + '">x',
        "<b>" * 3_000 + "<p>x</p><p>y</p><p>z</p>",
        '<td headers="' + "a " * 50_000 + '">',
        "<label>" + "<select><option>x" * 2_000,
        '<p style="color:#aaa;background:#fff">' * 3_000 + "x",
        "<style>" + "@media (orientation: portrait) { a { transform: rotate(" * 10_000 + "</style>",
        "<table>" + "<tr><th colspan=1000 rowspan=1000>x" * 2_000,
        "<section aria-label=x>" * 3_000,
        '<img usemap="#' + "a" * 100_000 + '">' + "<map id=a>" * 3_000,
        '<p style="line-height:1 !important">' * 3_000,
        '<a href=/ aria-label="x">' + "<b>word " * 3_000,
    ],
)
def test_hostile_markup_ends(markup: str) -> None:
    assert "rule-too-slow" not in told(markup)


def test_half_a_character_in_a_name_is_read() -> None:
    outcome = LINTER.lint(read("post.json", json.dumps({"content": '<a href="/">\ud800</a>', "title": "x"}).encode()))
    assert outcome is not None

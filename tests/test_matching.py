"""Matching: what each part of a rule's funnel lets through, and what it marks."""

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from linter.finding import Finding
from linter.linting import Linter
from linter.matching import Matcher
from linter.rulefile import load_rule
from linter.source import read
from linter.triggers import selecting
from tests.conftest import Ran

LintWith = Callable[[str, Any], list[Finding]]


def post(content: str, **fields: Any) -> dict[str, Any]:
    return {
        "id": 1, "slug": "a", "link": "https://blog.example/a/", "title": {"rendered": "A"},
        "content": {"rendered": content},
    } | fields  # fmt: skip


def marked(findings: list[Finding]) -> list[str]:
    return [str(json.loads(f'"{finding.snippet}"')) for finding in findings]


@pytest.mark.parametrize(
    ("body", "content", "expected"),
    [
        ("in: content", "<p>x</p>", ["<p>x</p>"]),
        ("in: content\nelement: p", "<p>x</p><P class=a>y", ["<p>", "<P class=a>"]),
        ("in: content\nelement: p > b", "<p><b>x</b></p><b>y</b>", ["<b>"]),
        ("in: content\nelement: 'p, [id]'", "<i id=a></i><p>", ["<i id=a>", "<p>"]),
        ("in: content\nattribute: href", "<a href=b><area HREF='c'>", ["href=b", "HREF='c'"]),
        ("in: content\nattribute: 'on*'", "<a onclick=b><b ONload>", ["onclick=b", "ONload"]),
        ("in: content\nelement: a\nattribute: href", "<a href=b><area href=c>", ["href=b"]),
        ("in: content\nurl: [image]", '<img src="a.png" srcset="b 1x, c 2x"><a href=d>', ["a.png", "b", "c"]),
        ("in: content\nurl: [link]\nelement: area", "<a href=b><area href=c>", ["c"]),
        ("in: content\ntext: 'wh\\w+'", "<p>a wh<b>ol</b>e & some</p>", ["wh<b>ol</b>e"]),
        ("in: content\ntext: two words", "<p>two</p><p>words</p>", []),
        ("in: content\nelement: h2\ntext: x", "<h2>x</h2><p>x</p>", ["x"]),
        ("in: content\nphrases: [gaping whole]", "<p>A  Gaping\n whole, gaping wholesale</p>", ["Gaping\n whole"]),
        ("in: content\nwords: { teh: the }", "<p>Teh lathe &amp; teh</p>", ["Teh", "teh"]),
        ("in: content\nwords: [\"don't\"]", "<p>don’t don&#8217;t don't</p>", ["don’t", "don&#8217;t", "don't"]),
        ("in: content\nelement: p\nwhen: { value.length: { over: 2 } }", "<p>a</p><p>abc</p>", ["<p>"]),
        ("in: content\nelement: img\nwhen: { attr.alt: { present: false } }", "<img><img alt>", ["<img>"]),
        ("in: content\nelement: i\ncount: { over: 1 }", "<i>1</i><i id=b>2</i><i>3</i>", ["<i id=b>"]),
        ("in: content\nelement: i\ncount: { under: 2 }", "<i>1</i>", ["<i>"]),
        ("in: content\nelement: i\ncount: { under: 2 }", "<i>1</i><i>2</i>", []),
        ("in: [title, slug]\nwhen: { value.length: { under: 9 } }", "", ["a", "A"]),
        ("in: nowhere", "", []),
    ],
)  # fmt: skip
def test_a_rule_marks_what_is_left_at_the_end_of_its_funnel(
    body: str, content: str, expected: list[str], lint_with: LintWith
) -> None:
    assert marked(lint_with(f"{body}\nmessage: told", post(content))) == expected


def test_a_schema_rule_marks_the_value_or_the_key(lint_with: LintWith) -> None:
    body = "schema: { properties: { id: { type: string }, meta: { additionalProperties: false } } }\nmessage: $error"
    findings = lint_with(body, post("", meta={"a": 1}))
    assert [(finding.pointer, finding.snippet) for finding in findings] == [("/id", "1"), ("/meta/a", '"a"')]
    assert "expected text" in findings[0].message


def test_the_count_is_told(lint_with: LintWith) -> None:
    (finding,) = lint_with("in: content\nelement: i\ncount: { over: 1 }\nmessage: $count of them", post("<i><i><i>"))
    assert finding.message == "3 of them"


def test_a_correction_keeps_the_capital(lint_with: LintWith) -> None:
    body = "in: content\nwords: { teh: the }\nmessage: write $right"
    assert [finding.message for finding in lint_with(body, post("<p>Teh teh</p>"))] == ["write The", "write the"]


def test_options_fill_a_rule(own_rule: Callable[..., Path]) -> None:
    body = "in: content\nphrases: $wrong\nmessage: told\noptions: { wrong: { default: [aaa], about: Wrong ones. } }"
    rule = load_rule(own_rule(body), "own")
    source = read("a.json", json.dumps(post("<p>aaa bbb</p>")).encode())
    for options, expected in (({}, ["aaa"]), ({"wrong": ["bbb"]}, ["bbb"]), ({"wrong": []}, [])):
        outcome = Linter([Matcher(rule, options)]).lint(source)
        assert outcome is not None
        assert marked(outcome.findings) == expected


@pytest.mark.parametrize(
    "selector", ["p", "p.a", "[alt]", "div > p", ":not(p)", "*", "a:is(b,c)", 'a[href="x, y"] b', "P"]
)
def test_no_selector_misses_an_element_for_being_quick(selector: str) -> None:
    """What is looked up first only says that nothing can match where nothing does."""
    from linter.html.markup import Markup
    from linter.text import Text

    for source in ('<div><p class=a>x</p><img alt><a href="x, y"><b></b></a></div>', "<p>", "<b>", "x", "<IMG ALT=a>"):
        markup = Markup(Text(source))
        assert [e.start_tag for e in selecting(selector)(markup)] == [e.start_tag for e in markup.select(selector)]


# --- lists of phrases ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "content", "expected"),
    [
        ("phrases: [suicide]\nexcept: [suicide bomb~]", "<p>a suicide <b>bomb</b>, a suicide</p>", ["suicide"]),
        ("text: s\\w+\nexcept: [a sun]", "<p>a sun, a son</p>", ["son"]),
        ("words: [x]\nwhen: { quoted: false }", "<p>“x” x <q>x</q></p>", ["x"]),
        ("words: [x]\nwhen: { sentence: { not: { matches: help } } }", "<p>An x. Help for x: help.</p>", ["x"]),
        ("words: [x]\nwhen: { language: de }", "<p>x</p>", []),
        ("words: [x]", "<img alt='an &quot;x&quot;'><img alt=y><p>x</p>", ["x", "x"]),
        ("words: [x]\nwhen: { quoted: false }", "<img alt='an &quot;x&quot;'><img alt=x>", ["x"]),
        ("words: [x]\nexcept: [an x]", "<img alt='an x'>", []),
        ("element: p\nwords: [x]", "<p><img alt=x></p>", []),
        ("words: [x]\nunless: [call 988]", "<p>x</p><p>Call <b>988</b></p>", []),
        ("words: [x]\nunless: [help.example]", "<p>x <a href='https://help.example/'>here</a></p>", []),
        ("words: [x]\nunless: [call 988]", "<p>x</p><p>Call 9889</p>", ["x"]),
        ("element: i\nunless: [ok]", "<i>1</i> ok", []),
    ],
)
def test_a_list_is_narrowed_by_what_stands_around(
    body: str, content: str, expected: list[str], lint_with: LintWith
) -> None:
    assert marked(lint_with(f"in: content\n{body}\nmessage: told", post(content))) == expected


def test_each_reason_makes_a_finding_one_severity_milder(lint_with: LintWith) -> None:
    """A newsroom says which of its words are worse in a headline, and that a quotation is somebody else's."""
    milder = "milder:\n  - { field: content }\n  - { quoted: true }"
    body = f"in: [title, content]\nwords: [x, y]\n{milder}\nmessage: $value$quotation"
    findings = lint_with(body, post("<p>y</p><p>“a y”</p>", title={"rendered": "x"}))
    told = [(finding.pointer, finding.severity.value, finding.message) for finding in findings]
    assert told == [
        ("/title/rendered", "warning", "x"),
        ("/content/rendered", "info", "y"),
        ("/content/rendered", "info", "y in a quotation"),
    ]


def test_what_was_written_and_what_was_rendered_are_counted_once(lint_with: LintWith) -> None:
    both = {"content": {"raw": "<p>x</p>", "rendered": "<p>x</p>"}}
    body = "in: content\nwords: [x]\ncount: { over: 1 }\nmessage: $count"
    assert lint_with(body, post("") | both) == []
    more = {"content": {"raw": "<p>x</p>", "rendered": "<p>x x</p>"}}
    assert [finding.message for finding in lint_with(body, post("") | more)] == ["2"]


# --- patterns that run away ------------------------------------------------------------------------------------

HOSTILE = "a" * 60 + "!"


@pytest.mark.parametrize(
    "body",
    [
        "in: content\ntext: '(a|aa)+(?![a!])'",
        "in: content\nelement: p\nwhen: { value: { matches: '(a|aa)+$' } }",
        "in: content\nelement: p\nattribute: id\nwhen: { value: { matches: '(a|aa)+$' } }",
        "in: content\nelement: p\nmilder: { value: { matches: '(a|aa)+$' } }",
        "in: content\ntext: '!|a'\nwhen: { sentence: { matches: '(a|aa)+$' } }",
    ],
)
def test_a_rule_that_runs_away_is_reported_and_the_run_goes_on(
    body: str, own_rule: Callable[..., Path], tmp_path: Path, wplint: Callable[..., Ran]
) -> None:
    """The regular expression is exponential in the `regex` module too; every other rule still reports."""
    hostile, sound = tmp_path / "a.json", tmp_path / "b.json"
    hostile.write_text(
        json.dumps(post(f"<p id='{HOSTILE}'>{HOSTILE}</p><script src='https://evil.example/a.js'></script>"))
    )
    sound.write_text(json.dumps(post("<p id=aa>aa</p>")))
    begun = time.process_time()  # of this process alone: the machine may be busy
    ran = wplint("--rules", own_rule(f"{body}\nmessage: told"), "--format", "json", hostile, sound)
    assert time.process_time() - begun < 6
    findings = json.loads(ran.out)["findings"]
    slow = [finding for finding in findings if finding["rule"] == "rule-too-slow"]
    assert [(finding["path"], finding["post"]) for finding in slow] == [(str(hostile), 1)]
    assert "own-rule" in slow[0]["message"]
    assert any(finding["rule"] == "script-external" for finding in findings)
    assert any(finding["rule"] == "own-rule" and finding["path"] == str(sound) for finding in findings)
    assert ran.code == 1

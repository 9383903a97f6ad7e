"""Rule files: what they mean, and where they go wrong to the line and column."""

import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from linter.rule import Every, Name, Part, Severity, Some, Test
from linter.rulefile import builtin_rules, checked_builtin_rules, load_rule, load_rules
from linter.yamltext import FileError
from tests.conftest import EXAMPLE, Ran

HEAD = """\
id: own-rule
name: A rule of one's own
since: "0.1"
severity: warning
why: Because it matters.
remedy: Change it.
"""  # six lines: the body starts at line 7
TAIL = """\
examples:
  valid: [<p>x</p>]
  invalid: [<p>y</p>]
"""


def written(tmp_path: Path, text: str, name: str = "own-rule.yml") -> Path:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    return file


def mistake(tmp_path: Path, body: str) -> tuple[int, int, str]:
    file = written(tmp_path, HEAD + textwrap.dedent(body) + "\n" + TAIL)
    with pytest.raises(FileError) as caught:
        load_rule(file, "own")
    assert caught.value.file == str(file)
    return caught.value.line, caught.value.column, caught.value.reason


MISTAKES = {
    "unknown key": ("in: content\nelment: p\nmessage: told", 8, 1, "(did you mean element?)"),
    "unknown test": ("in: content\nwhen: { value: { greater: 3 } }\nmessage: told", 8, 18, "'greater'"),
    "two tests at once": ("in: content\nwhen: { value: { over: 3, under: 9 } }\nmessage: told", 8, 16, "only 1 key"),
    "text for a number": ("in: content\nwhen: { value.length: { over: many } }\nmessage: told", 8, 31, "many"),
    "option that is no number": (
        "in: content\nwhen: { value.length: { over: $max } }\noptions: { max: { default: many, about: Most. } }\n"
        "message: told", 9, 28, "a number",
    ),
    "selector": ("in: content\nelement: img[alt\nmessage: told", 8, 17, "attribute operator"),
    "selector in quotes": ("in: content\nelement: 'img[alt'\nmessage: told", 8, 18, "attribute operator"),
    "selector with escapes": ('in: content\nelement: "img[\\u0061lt"\nmessage: told', 8, 23, "attribute operator"),
    "pattern": ("in: content\ntext: 'ab(c'\nmessage: told", 8, 12, "missing )"),
    "pattern with doubled quotes": ("in: content\ntext: '''''(c'\nmessage: told", 8, 14, "missing )"),
    "pattern with escapes": ('in: content\ntext: "\\\\d\\\\d(c"\nmessage: told', 8, 16, "missing )"),
    "pattern over two lines": ("in: content\ntext: >\n  ab(\n  cd\nmessage: told", 8, 7, "missing )"),
    "pattern in a condition": (
        "in: content\nelement: p\nwhen:\n  attr.class: { matches: 'a[' }\nmessage: told", 10, 29, "unterminated",
    ),
    "pattern below any and not": (
        "in: content\nelement: p\nwhen:\n  any:\n    - attr.a: x\n    - attr.b: { not: { matches: '*' } }"
        "\nmessage: told", 12, 34, "nothing to repeat",
    ),
    "name in a condition": ("in: content\nwhen: { valu.host: x }\nmessage: told", 8, 9, "(did you mean value?)"),
    "facet in a condition": ("in: link\nwhen: { value.hots: x }\nmessage: told", 8, 9, "(did you mean value.host?)"),
    "option in a condition": (
        "in: link\nwhen: { value.host: { in: $hots } }\noptions: { hosts: { default: [], about: Hosts. } }\n"
        "message: told", 8, 27, "(did you mean hosts?)",
    ),
    "attribute without an element": ("in: content\nwhen: { attr.src: x }\nmessage: told", 8, 9, "'$attr"),
    "name in the message": ("in: content\nmessage: alt text $valu", 8, 19, "'$valu'"),
    "name in a quoted message": ("in: content\nmessage: 'it''s $valu'", 8, 17, "'$valu'"),
    "name in the fix": (
        "in: content\nelement: p\nmessage: told\nfix: { set: { alt: a $nope }, applies: safe }", 10, 22, "'$nope'",
    ),
    "name of a phrase list": ("in: content\nphrases: $nope\nmessage: told", 8, 10, "'$nope'"),
    "name of a list of exceptions": ("in: content\nwords: [a]\nexcept: $nope\nmessage: told", 9, 9, "'$nope'"),
    "exceptions to an element": ("in: content\nelement: p\nexcept: [a]\nmessage: told", 9, 1, "'except' needs"),
    "number in a list": ("in: content\nelement: p\nunless: [988]\nmessage: told", 9, 10, "in quotes"),
    "option that is no list": (
        "in: content\nwords: $a\noptions: { a: { default: 5, about: Words. } }\nmessage: told", 9, 26, "must be a list",
    ),
    "option with a number in its list": (
        "in: content\nwords: $a\noptions: { a: { default: [b, 5], about: Words. } }\nmessage: told", 9, 30, "in quotes",
    ),
    "surroundings of an element": ("in: content\nelement: p\nwhen: { quoted: true }\nmessage: told", 9, 9, "'$quoted'"),
    "name that makes milder": (
        "in: content\nwords: [a]\nmilder: [{ quoted: true }, { quotd: true }]\nmessage: told", 9, 30, "'$quotd'",
    ),
    "list for a check": ("check: mixed_domains\nunless: [a]\nmessage: told", 8, 1, "can't stand beside 'check'"),
    "fix without applies": ("in: content\nmessage: told\nfix: { remove: true }", 9, 6, "'applies' is missing"),
    "fix with two actions": (
        "in: content\nmessage: told\nfix: { remove: true, unwrap: true, applies: safe }", 9, 6, "only 2 keys",
    ),
    "key twice": ("in: content\nmessage: told\nmessage: told again", 9, 1, "'message' is given twice"),
    "option twice": (
        "in: content\nmessage: told\noptions:\n  a: { default: 1, about: One. }\n  a: { default: 2, about: Two. }",
        11, 3, "'a' is given twice",
    ),
    "host with a star": (
        "in: content\nmessage: told\noptions: { a: { default: [*.example.org], about: Hosts. } }", 9, 28, "in quotes",
    ),
    "anchor": ("in: content\nmessage: told\ntags: [&a x, *a]", 9, 8, "anchors and aliases"),
    "colon in the message": ("in: content\nmessage: wrong: it", 8, 15, "in quotes"),
    "off for a severity": ("in: content\nmessage: told\nenabled: off", 9, 10, "true or false"),
    "number for a name": ("in: content\nmessage: told\ntags: [1]", 9, 8, "the number 1 (put it in quotes"),
    "number for a key": ("in: content\nphrases: { 1: one }\nmessage: told", 8, 12, 'must be in quotes: "1"'),
    "null": ("in: content\nmessage:", 8, 9, "found nothing"),
    "tag": ("in: content\nelement: !find p\nmessage: told", 8, 10, "tag !find"),
    "python tag": ("in: content\nelement: !!python/name:os.system x\nmessage: told", 8, 10, "tag"),
    "key that is a list": ("in: content\n? [a, b]\n: c\nmessage: told", 8, 3, "a key must be text"),
    "merge": ("in: content\n<<: { element: p }\nmessage: told", 8, 1, "'<<' is not a known key"),
    "two parts": ("in: content\ntext: a\nphrases: [a]\nmessage: told", 9, 1, "'phrases' and 'text'"),
    "check and funnel": ("check: mixed_domains\nelement: p\nmessage: told", 8, 1, "can't stand beside 'check'"),
    "unknown check": ("check: mixed_domain\nmessage: told", 7, 8, "(did you mean mixed_domains?)"),
    "no field": ("element: p\nmessage: told", 1, 1, "'in' is missing"),
    "field with a dot at the end": ("in: meta.\nmessage: told", 7, 5, "right form"),
    "name with a capital": ("in: link\nwhen: { Value.host: x }\nmessage: told", 8, 9, "'Value.host'"),
    "JSON Schema": ("schema: { properties: { id: { type: strin } } }\nmessage: told", 7, 37, "'strin'"),
    "reference to the network": (
        "schema: { properties: { id: { $ref: 'https://a.example/b' } } }\nmessage: told", 7, 37, "can't be looked up",
    ),
    "broken YAML": ("in: [content\nmessage: told", 8, 8, "expected ',' or ']'"),
}  # fmt: skip


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_with_its_line_and_column(tmp_path: Path, name: str) -> None:
    body, line, column, told = MISTAKES[name]
    found_line, found_column, reason = mistake(tmp_path, body)
    assert told in reason
    assert (found_line, found_column) == (line, column), reason


@pytest.mark.parametrize(
    ("was", "now", "line", "column", "told"),
    [
        ("severity: warning", "severity: fatal", 4, 11, "'fatal' is not one of error, warning, info"),
        ("severity: warning", "severity: eror", 4, 11, "(did you mean error?)"),
        ("severity: warning", "severity: no", 4, 11, "'no' is not one of"),
        ('since: "0.1"', "since: 0.10", 3, 8, "in quotes"),
        ("id: own-rule", "id: other-rule", 1, 5, "'own-rule' must be the same"),
        ("id: own-rule", "id: Own_Rule", 1, 5, "right form"),
        ("why: Because it matters.\n", "", 1, 1, "'why' is missing"),
        ("id: own-rule", "\tid: own-rule", 1, 1, "cannot start any token"),
        ("[<p>y</p>]", "[]", 11, 12, "at least one post"),
        ("[<p>x</p>]", "[]", 10, 10, "must not be empty"),
        ("[<p>x</p>]", "[{ pots: x }]", 10, 13, "(did you mean post?)"),
    ],
)
def test_a_mistake_in_the_head_or_the_examples_is_told_too(
    tmp_path: Path, was: str, now: str, line: int, column: int, told: str
) -> None:
    text = HEAD + "in: content\nmessage: told\n" + TAIL
    assert was in text
    with pytest.raises(FileError) as caught:
        load_rule(written(tmp_path, text.replace(was, now)), "own")
    assert told in caught.value.reason
    assert (caught.value.line, caught.value.column) == (line, column)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "empty"),
        (b"# nothing yet\n", "empty"),
        (b"- a\n", "a mapping"),
        (b"a: 1\n---\nb: 2\n", "another document"),
        (b"name: \xe9\n", "not UTF-8"),
        (b"name: a\x07b\n", "control characters"),
        (b"a: 1", "is missing"),
    ],
)
def test_a_file_that_is_no_rule_is_told_apart(tmp_path: Path, content: bytes, told: str) -> None:
    file = tmp_path / "a.yml"
    file.write_bytes(content)
    with pytest.raises(FileError, match=told):
        load_rule(file, "own")


def test_a_folder_with_the_name_of_a_rule_is_told(tmp_path: Path) -> None:
    (tmp_path / "rules" / "own-rule.yml").mkdir(parents=True)
    with pytest.raises(FileError, match="can't be read"):
        load_rules(tmp_path / "rules")


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_marks_make_no_difference(tmp_path: Path, newline: str, mark: str) -> None:
    text = (HEAD + "in: content\nelment: p\nmessage: told\n" + TAIL).replace("\n", newline)
    file = tmp_path / "own-rule.yml"
    file.write_bytes((mark + text).encode())
    with pytest.raises(FileError) as caught:
        load_rule(file, "own")
    assert (caught.value.line, caught.value.column) == (8, 1)


@pytest.mark.parametrize("name", ["unknown key", "selector", "pattern", "name in the message", "broken YAML"])
def test_a_bad_rule_file_ends_the_run_with_two_and_prints_nothing(
    tmp_path: Path, name: str, wplint: Callable[..., Ran]
) -> None:
    body, line, column, told = MISTAKES[name]
    file = written(tmp_path, HEAD + body + "\n" + TAIL)
    for words in (["--rules", tmp_path, EXAMPLE], ["rules", "--rules", tmp_path], ["test", tmp_path]):
        ran = wplint(*words)
        assert ran.code == 2
        assert ran.out == ""
        assert ran.err.startswith(f"wplint: {file}:{line}:{column}: ")
        assert told in ran.err
        assert ran.err.count("\n") == 1


# --- what sound files mean -------------------------------------------------------------------------------------


def test_a_rule_file_becomes_a_rule(tmp_path: Path) -> None:
    body = """\
in: [content, excerpt]
element: a[href]
attribute: href
when:
  value.host: { not: { in: $hosts } }
  any:
    - attr.rel: [nofollow, ugc]
    - value.length: { over: 80 }
message: link to $value.host
fix: { unwrap: true, applies: unsafe }
options:
  hosts: { default: ["*.example.org"], about: Hosts that are fine. }
yields_to: [plain-permalink]
"""
    rule = load_rule(written(tmp_path, HEAD + body + TAIL), "links")
    assert (rule.id, rule.category, rule.severity, rule.since) == ("own-rule", "links", Severity.WARNING, "0.1")
    assert rule.fields == ("content", "excerpt")
    assert rule.part == Part("attribute", "href")
    assert rule.when == Every(
        (
            Test(Name(("value", "host")), "in", Name(("hosts",)), negated=True),
            Some(
                (
                    Every((Test(Name(("attr", "rel")), "in", ["nofollow", "ugc"]),)),
                    Every((Test(Name(("value", "length")), "over", 80),)),
                )
            ),
        )
    )
    assert rule.fix is not None
    assert (rule.fix.action, rule.fix.safe) == ("unwrap", False)
    assert rule.options["hosts"].default == ["*.example.org"]
    assert [example.valid for example in rule.examples] == [True, False]


def test_words_that_yaml_takes_for_something_else_stay_words(tmp_path: Path) -> None:
    body = (
        "in: content\nphrases: { no: yes, on: off, 2024-13-45: 12:30, y: '=' }\nmessage: told\nreviewed: 2024-05-01\n"
    )
    rule = load_rule(written(tmp_path, HEAD + body + TAIL), "own")
    assert rule.part == Part("phrases", {"no": "yes", "on": "off", "2024-13-45": "12:30", "y": "="})
    assert rule.reviewed == "2024-05-01"


def test_a_folder_gives_all_its_rules_with_the_folder_as_category(tmp_path: Path) -> None:
    text = HEAD + "in: content\nmessage: told\n" + TAIL
    for folder, name in (("prose", "rule-a"), ("links", "rule-b")):
        (tmp_path / folder).mkdir()
        written(tmp_path / folder, text.replace("own-rule", name), f"{name}.yml")
    written(tmp_path, "no rule", "notes.txt")
    assert {(rule.id, rule.category) for rule in load_rules(tmp_path)} == {("rule-a", "prose"), ("rule-b", "links")}


def test_the_fast_way_to_read_the_builtin_rules_gives_the_same_rules() -> None:
    """The examples are left unread; everything else is as the full check has it."""
    fast, full = builtin_rules(), checked_builtin_rules()
    assert [rule.id for rule in fast] == [rule.id for rule in full]
    for one, other in zip(fast, full, strict=True):
        for name in type(one).__slots__:
            if name != "examples":
                assert getattr(one, name) == getattr(other, name), (one.id, name)

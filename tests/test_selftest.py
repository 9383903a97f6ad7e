"""The self-test of rules: an example that does not hold is told, in either encoding."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from linter.rulefile import load_rule
from linter.selftest import SOUND_POST, cases, failures
from tests.conftest import Lint, Ran, rules_of

RULE = """\
id: own-rule
name: A rule of one's own
since: "0.1"
severity: warning
why: Because it matters.
remedy: Change it.
in: content
words: {{ teh: the, wrnog: "{right}" }}
message: write $right
fix: {{ replace: $right, applies: safe }}
examples:
  valid:
    - {valid}
  invalid:
    - {invalid}
"""


def told(tmp_path: Path, invalid: str, valid: str = "<p>the</p>", right: str = "wrong") -> set[str]:
    file = tmp_path / "own-rule.yml"
    file.write_text(RULE.format(valid=valid, invalid=invalid, right=right), encoding="utf-8")
    return {problem for case in cases(load_rule(file, "own")) for problem in failures(case)}


@pytest.mark.parametrize(
    ("invalid", "problem"),
    [
        ("<p>teh</p>", None),
        ("{ post: <p>teh/é</p>, found: [teh], message: write the, fixed: <p>the/é</p> }", None),
        ("{ post: { title: { rendered: a }, content: { rendered: teh } }, found: [teh] }", None),
        ("<p>the</p>", "is not reported"),
        ("{ post: <p>teh</p>, found: [the] }", "marked ['teh'], expected ['the']"),
        ("{ post: <p>teh teh</p>, found: [teh] }", "marked ['teh', 'teh'], expected ['teh']"),
        ("{ post: <p>teh</p>, message: write it }", 'said "write the", expected "write it"'),
        ("{ post: <p>teh</p>, fixed: <p>teh</p> }", "fixed to"),
        ("{ post: <p>teh</p>, fixed: <p>The</p> }", "fixed to"),
        ("{ post: <p>t<b>e</b>h</p>, fixed: <p>the</p> }", "fixed to"),
    ],
)
def test_an_example_that_does_not_hold_is_told(tmp_path: Path, invalid: str, problem: str | None) -> None:
    problems = told(tmp_path, invalid)
    assert bool(problems) is (problem is not None)
    assert all((problem or "") in text for text in problems)


def test_a_valid_example_must_not_be_reported(tmp_path: Path) -> None:
    assert told(tmp_path, "teh", valid="<p>wrnog</p>") == {"a valid example is reported: write wrong"}


def test_what_comes_out_of_a_fix_must_be_clean(tmp_path: Path) -> None:
    problems = told(tmp_path, "{ post: wrnog, fixed: teh }", right="teh")
    assert problems == {"still reported after the fix: write the"}


def test_an_example_that_its_encoding_cannot_hold_is_told(tmp_path: Path) -> None:
    invalid = '{ file: \'{"title":"a","content":"teh \u2019"}\', encoding: latin-1 }'
    problems = told(tmp_path, invalid)
    assert len(problems) == 1
    assert "latin-1" in problems.pop()


def test_every_example_is_a_case_of_its_own_in_two_spellings(tmp_path: Path) -> None:
    file = tmp_path / "own-rule.yml"
    file.write_text(RULE.format(valid="<p>é</p>", invalid="<p>teh</p>", right="wrong"))
    names = [case.name for case in cases(load_rule(file, "own"))]
    assert names == [
        "own-rule-valid-1-utf8", "own-rule-valid-1-ascii", "own-rule-invalid-1-utf8", "own-rule-invalid-1-ascii",
    ]  # fmt: skip


def test_the_post_that_examples_change_is_sound(lint: Lint) -> None:
    """Else a rule's example would be reported for what its author never wrote."""
    assert rules_of(lint(dict(SOUND_POST))) == []


def test_the_command_counts_and_names_what_fails(own_rule: Callable[..., Path], wplint: Callable[..., Ran]) -> None:
    sound = own_rule("in: content\ntext: y\nmessage: told", "rule-a")
    ran = wplint("test", sound)
    assert (ran.code, ran.out) == (0, "1 rule: 4 passed, 0 failed\n")
    own_rule("in: content\ntext: x\nmessage: told", "rule-b")
    ran = wplint("test", sound.parent)
    assert ran.code == 1
    assert re.search("^rule-b-valid-1-utf8: a valid example is reported: told$", ran.out, re.MULTILINE)
    assert ran.out.endswith("2 rules: 4 passed, 4 failed\n")

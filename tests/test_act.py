"""The rules of accessibility by the W3C's ACT rules: cases that fail are reported, cases that pass are not."""

import pytest

from linter.finding import Finding
from linter.linting import Linter
from linter.matching import Matcher
from linter.rule import Severity
from linter.rulefile import builtin_rules
from linter.selftest import file_text
from linter.source import read
from tests.act import FAILED, PASSED

RULES = [rule for rule in builtin_rules() if rule.enabled and "accessibility" in rule.tags]
LINTER = Linter([Matcher(rule) for rule in RULES])


def told(markup: str) -> list[Finding]:
    """What the accessibility rules that are on say of a post's content."""
    outcome = LINTER.lint(read("post.json", file_text(markup, None, False).encode()))
    assert outcome is not None
    return list(outcome.findings)


def cases(by_rule: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(act, markup) for act, markups in by_rule.items() for markup in markups]


@pytest.mark.parametrize(("act", "markup"), cases(FAILED))
def test_what_fails_is_reported(act: str, markup: str) -> None:
    """A reader with a screen reader, a keyboard or weak eyes meets the barrier that the ACT rule describes."""
    assert told(markup)


@pytest.mark.parametrize(("act", "markup"), cases(PASSED))
def test_what_passes_is_not(act: str, markup: str) -> None:
    """An editor would look for a fault that is not there."""
    found = [finding for finding in told(markup) if finding.severity is not Severity.INFO]
    assert [finding.rule.id for finding in found] == []
    assert [finding.rule.id for finding in told(markup) if act in finding.rule.refs.get("act", ())] == []


@pytest.mark.parametrize("act", sorted(FAILED))
def test_a_rule_names_the_act_rule_that_it_answers(act: str) -> None:
    """Reports tell which ACT rule a finding stands on."""
    assert [rule.id for rule in RULES if act in rule.refs.get("act", ())]

"""The built-in rules: every example holds, and every text is fit for the editor who meets it."""

import re
from collections import Counter
from pathlib import Path

import pytest

from linter.checks import CHECKS
from linter.facets import FACETS
from linter.names import NAME
from linter.rule import Rule, Severity
from linter.rulefile import checked_builtin_rules
from linter.selftest import Case, cases, failures

FOLDER = Path(__file__).parents[1] / "rules"
RULES = checked_builtin_rules()
CASES = [case for rule in RULES for case in cases(rule)]
IDS = {rule.id for rule in RULES}
JARGON = re.compile(r"\b(DOM|regex|regular expression|parser?|string|boolean|TODO|FIXME|lorem|obviously)\b")
OWN_SPELLING = frozenset({"guid", "wplint"})  # words that have no capital even where a sentence starts

each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_example(case: Case) -> None:
    """The example is passed or reported, marked, told and fixed as its rule file says."""
    assert list(failures(case)) == []


def test_no_two_rules_share_an_id_a_name_or_an_alias() -> None:
    for told in ([rule.id for rule in RULES], [rule.name.lower() for rule in RULES]):
        assert [item for item, count in Counter(told).items() if count > 1] == []
    aliases = [alias for rule in RULES for alias in rule.aliases]
    assert len(set(aliases)) == len(aliases)
    assert not IDS & set(aliases)


def test_no_two_rules_say_why_in_the_same_words() -> None:
    assert [why for why, count in Counter(rule.why for rule in RULES).items() if count > 1] == []


def opens_well(text: str) -> bool:
    """Whether a text starts with a capital, a sign, or the name of an attribute."""
    first = text.split()[0]
    return first[0].isupper() or not first[0].isalpha() or "-" in first or first in OWN_SPELLING


@each_rule
def test_a_rule_is_told_in_plain_whole_sentences(rule: Rule) -> None:
    for text in (rule.why, rule.remedy):
        assert opens_well(text), text
        assert text.endswith((".", "!", "?", "-->")), text
        assert "  " not in text
        assert not JARGON.search(text), JARGON.search(text)
    assert opens_well(rule.name)
    assert not rule.name.endswith(".")
    assert len(rule.name) <= 70
    assert not rule.message.endswith(".")
    assert rule.why != rule.remedy


@each_rule
def test_a_message_is_filled_in_every_example(rule: Rule) -> None:
    """No name is left as it stands, and none that stands at an end is empty."""
    for case in cases(rule):
        if not case.example.valid and case.example.message is not None:
            assert not NAME.search(case.example.message), case.example.message
            assert case.example.message.strip() == case.example.message


@each_rule
def test_a_rule_yields_to_rules_that_are_there(rule: Rule) -> None:
    assert set(rule.yields_to) <= IDS - {rule.id}


def test_rules_do_not_yield_to_each_other() -> None:
    by_id = {rule.id: rule for rule in RULES}
    assert [(rule.id, other) for rule in RULES for other in rule.yields_to if rule.id in by_id[other].yields_to] == []


def test_every_check_is_used_by_a_rule() -> None:
    assert {rule.check for rule in RULES if rule.check} == set(CHECKS)


@each_rule
def test_every_option_is_used(rule: Rule) -> None:
    """By a name in the funnel, or by the check of the rule."""
    if rule.check is None:
        text = (FOLDER / rule.category / f"{rule.id}.yml").read_text(encoding="utf-8")
        assert [name for name in rule.options if f"${name}" not in text] == []


@each_rule
def test_a_rule_that_corrects_shows_how(rule: Rule) -> None:
    if rule.fix is not None:
        assert any(example.fixed is not None for example in rule.examples)


def test_most_rules_warn_and_few_call_it_an_error() -> None:
    counts = Counter(rule.severity for rule in RULES if rule.enabled)
    assert counts[Severity.ERROR] < sum(counts.values()) / 2


def test_every_file_below_rules_is_a_rule_or_known_data() -> None:
    files = {file.relative_to(FOLDER).as_posix() for file in FOLDER.rglob("*.yml")}
    rules = {f"{rule.category}/{rule.id}.yml" for rule in RULES}
    assert {file.split("/")[0] for file in files - rules} <= {"data", "presets"}


def test_the_guide_to_rules_names_every_facet() -> None:
    """What a rule can ask of a value is found in CONTRIBUTING.md or nowhere."""
    guide = (Path(__file__).parents[1] / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert [name for name in FACETS if f"`{name}`" not in guide] == []

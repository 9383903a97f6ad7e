"""The scoring script: counts, sums that stand apart, and what it lists."""

import json
from pathlib import Path

import pytest

from tools.score import main, read_cases

CASES = [
    {"id": "a", "suite": "one", "topic": "xss-x", "html": "<script>a()</script>", "expected": "flag"},
    {"id": "b", "suite": "one", "topic": "xss-x", "html": "<p>x</p>", "expected": "flag"},
    {"id": "c", "suite": "two", "topic": "benign", "html": "<p>x</p>", "expected": "pass"},
    {"id": "d", "suite": "two", "topic": "benign", "html": "<base href=/x>\x1b[31m", "expected": "pass"},
    {"id": "e", "suite": "two", "topic": "active-x", "html": "<base href=/x>", "expected": "flag"},
]


@pytest.fixture
def cases(tmp_path: Path) -> str:
    file = tmp_path / "cases.jsonl"
    file.write_text("\n".join(map(json.dumps, CASES)) + "\n", encoding="utf-8")
    return str(file)


def rows(text: str) -> dict[str, list[str]]:
    return {line.split()[0]: line.split()[1:] for line in text.splitlines() if line and not line.startswith(" ")}


def test_recall_and_false_positives_by_topic_suite_and_sum(cases: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([cases]) == 1
    told = rows(capsys.readouterr().out)
    assert told["xss-x"] == ["1/2", "50.0%", "-"]
    assert told["active-x"] == ["1/1", "100.0%", "-"]
    assert told["one"] == ["1/2", "50.0%", "-"]
    assert told["two"] == ["1/1", "100.0%", "1/2"]
    assert (told["xss"], told["active"]) == (["1/2", "50.0%", "-"], ["1/1", "100.0%", "-"])


def test_what_was_judged_otherwise_is_listed_without_control_characters(
    cases: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main([cases, "--show"])
    out = capsys.readouterr().out
    assert "missed b (xss-x): '<p>x</p>'" in out
    assert "wrong  d (benign): base-element" in out
    assert "\x1b" not in out


def test_other_rules_and_topics_can_be_chosen(cases: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([cases, "--topic", "xss-*", "--rule", "script-*"]) == 1
    assert "benign" not in capsys.readouterr().out
    assert main([cases, "--topic", "active-*", "--rule", "base-*"]) == 0
    assert main([cases, "--topic", "active-*", "--tag", "privacy"]) == 1


def test_a_label_that_is_neither_is_refused() -> None:
    with pytest.raises(ValueError, match="neither flag nor pass"):
        list(read_cases([json.dumps({**CASES[0], "expected": "maybe"})]))

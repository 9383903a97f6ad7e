"""SARIF that code scanning accepts, with places, fixes, and what was silenced."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from linter.finding import Suppression
from linter.reports import Report
from tests import corpus
from tests.conftest import EXAMPLE
from tests.reporting import HOSTILE, as_json, example, hostile, rules

Run = dict[str, Any]


def _run(report: Report) -> Run:
    data = as_json("sarif", report)
    assert data["version"] == "2.1.0"
    (run,) = data["runs"]
    return dict(run)


@pytest.fixture(scope="module")
def run() -> Run:
    """The run over the example post."""
    return _run(example())


def test_the_schema_of_the_standard_is_satisfied() -> None:
    """For the example, and for all that a hostile post can put in."""
    (file,) = corpus.files("standards/report-schemas", "sarif-schema-2.1.0.json")
    validator = Draft7Validator(json.loads(file.read_text(encoding="utf-8")))
    for report in [example(), Report([], 0, 0), *map(hostile, HOSTILE)]:
        assert not [error.message for error in validator.iter_errors(as_json("sarif", report))]


def test_the_other_post_of_a_finding_is_a_related_place() -> None:
    """Code scanning shows where the copy is."""
    report = hostile("snow & rain")
    related = [place for result in _run(report)["results"] for place in result["relatedLocations"]]
    assert {place["physicalLocation"]["artifactLocation"]["uri"] for place in related} == {
        "posts/snow%20%26%20rain.json"
    }
    assert {place["physicalLocation"]["region"]["startLine"] for place in related} == {1}


def test_every_result_names_its_rule(run: Run) -> None:
    """By id and by number, with help, a link, and the standards as tags."""
    driver = run["tool"]["driver"]
    assert driver["name"] == "wplint"
    assert len(run["results"]) == len(example().findings)
    for result in run["results"]:
        rule = driver["rules"][result["ruleIndex"]]
        assert rule["id"] == result["ruleId"]
        assert rule["helpUri"].endswith(f"/docs/rules/{rule['id']}.md")
        assert rules()[rule["id"]].remedy in rule["help"]["text"]
        assert "**What to do:**" in rule["help"]["markdown"]
    tags = {rule["id"]: rule["properties"]["tags"] for rule in driver["rules"]}
    assert {"embeds", "security", "external/cwe/cwe-829"} <= set(tags["script-known-widget"])
    assert "external/wcag/1.1.1" in tags["image-alt-empty-captioned"]


def test_regions_hold_exactly_the_snippet(run: Run) -> None:
    """Columns and offsets count code points from the start of the file."""
    text = EXAMPLE.read_text(encoding="utf-8")
    lines = text.split("\n")
    assert run["columnKind"] == "unicodeCodePoints"
    for result in run["results"]:
        region = result["locations"][0]["physicalLocation"]["region"]
        snippet = region["snippet"]["text"]
        assert text[region["charOffset"] : region["charOffset"] + region["charLength"]].startswith(snippet)
        assert lines[region["startLine"] - 1][region["startColumn"] - 1 :].startswith(snippet)


def test_the_field_is_the_logical_location(run: Run) -> None:
    """As a JSON pointer, so that a reader of a post on one line knows where to look."""
    (typo,) = [result for result in run["results"] if result["ruleId"] == "confusable-phrase"]
    assert typo["locations"][0]["logicalLocations"] == [{"fullyQualifiedName": "/content/rendered", "kind": "value"}]
    assert typo["properties"] == {"post": "34102"}


def test_fixes_replace_regions(run: Run) -> None:
    """An editor that makes the replacements gets the corrected text."""
    text = EXAMPLE.read_text(encoding="utf-8")
    (typo,) = [result for result in run["results"] if result["ruleId"] == "confusable-phrase"]
    (change,) = typo["fixes"][0]["artifactChanges"]
    for replacement in change["replacements"]:
        region = replacement["deletedRegion"]
        start, end = region["charOffset"], region["charOffset"] + region["charLength"]
        assert (region["startLine"], region["startColumn"]) == (1, start + 1)
        text = text[:start] + replacement["insertedContent"]["text"] + text[end:]
    assert text == EXAMPLE.read_text(encoding="utf-8").replace("gaping whole", "gaping hole")


def test_fingerprints_are_those_of_the_findings(run: Run) -> None:
    """Code hosts know a finding again by them; by its line, a post on one line would be all new after every edit."""
    marks = [result["partialFingerprints"] for result in run["results"]]
    assert [mark["wplint/v1"] for mark in marks] == [finding.fingerprint for finding in example().findings]
    assert all(mark["primaryLocationLineHash"] == mark["wplint/v1"] for mark in marks)


def test_what_is_silenced_is_told_with_its_reason() -> None:
    """Code scanning shows it as dismissed instead of fixed."""
    (finding, *rest) = example().findings
    for kind, told in (("config", "external"), ("baseline", "external"), ("comment", "inSource")):
        silenced = replace(finding, suppression=Suppression(kind, "a pun", ".wplint.yml:3"))  # type: ignore[arg-type]
        run = _run(replace(example(), findings=rest, suppressed=[silenced]))
        assert run["results"][-1]["suppressions"] == [
            {"kind": told, "status": "accepted", "justification": "a pun (.wplint.yml:3)"}
        ]
        assert "suppressions" not in run["results"][0]


@pytest.mark.parametrize(
    "path, uri",
    [
        ("posts/a b.json", "posts/a%20b.json"),
        ("./posts//x.json", "posts/x.json"),
        ("100%.json", "100%25.json"),
        ("c:d.json", "c%3Ad.json"),
        ("größe#1?.json", "gr%C3%B6%C3%9Fe%231%3F.json"),
        ("/elsewhere/x y.json", "file:///elsewhere/x%20y.json"),
    ],
)
def test_paths_are_uri_references(path: str, uri: str) -> None:
    """Relative and percent-encoded, so that a code host finds the file."""
    report = example()
    finding = replace(report.findings[0], path=path)
    (result,) = _run(Report([finding], 1, 1))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": uri}


def test_a_path_below_the_present_folder_is_relative(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Even where it was named in full."""
    monkeypatch.chdir(tmp_path)
    finding = replace(hostile("x").findings[0], path=str(tmp_path / "posts" / "x.json"))
    (result,) = _run(Report([finding], 1, 1))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": "posts/x.json"}


def test_a_message_holds_no_link() -> None:
    """SARIF takes `[text](target)` in a message for one."""
    (result, *_) = _run(hostile("[x](https://evil.example)"))["results"]
    assert "](" not in result["message"]["text"]


def test_a_run_in_which_wplint_failed_was_not_successful() -> None:
    """A code host must not take missing findings for fixed ones."""
    assert _run(replace(example(), broken=True))["invocations"] == [{"executionSuccessful": False}]
    assert _run(example())["invocations"] == [{"executionSuccessful": True}]

"""JUnit and Checkstyle reports that build servers accept."""

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import pytest

from linter.reports import Report
from tests import corpus
from tests.reporting import HOSTILE, example, hostile, rendered, rules

CLEAN = Report([], 2, 2, paths=["a.json", "b.json"])


@pytest.mark.parametrize("schema", ["junit-10.xsd", "junit-windyroad.xsd"])
def test_the_schemas_of_jenkins_and_ant_are_satisfied(schema: str) -> None:
    """For the example, for clean files, and for all that a hostile post can put in."""
    xmlschema = pytest.importorskip("xmlschema")
    (file,) = corpus.files("standards/report-schemas", schema)
    validator = xmlschema.XMLSchema(str(file), allow="local")
    for report in (example(), CLEAN, *map(hostile, HOSTILE)):
        assert not [error.reason for error in validator.iter_errors(ET.fromstring(rendered("junit", report)))]


def test_a_finding_is_a_failed_test() -> None:
    """Named by rule and place, grouped by file, with all that is needed to act on it."""
    (suite,) = ET.fromstring(rendered("junit", example()))
    assert suite.get("name") == "examples/kashmir-watch-34102.json"
    notes = example().counts["info"]
    counts = [suite.get(name) for name in ("tests", "failures", "errors", "skipped")]
    assert counts == [str(len(example().findings)), str(len(example().findings) - notes), "0", str(notes)]
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", suite.get("timestamp", ""))
    (case,) = [case for case in suite.iter("testcase") if case.get("name", "").startswith("confusable-phrase at 1:")]
    failure = case.find("failure")
    assert failure is not None
    assert failure.get("message") == 'write "gaping hole" instead of "gaping whole"'
    assert failure.get("type") == "warning"
    assert "post 34102 /content/rendered" in (failure.text or "")
    assert "/docs/rules/confusable-phrase.md" in (failure.text or "")


def test_a_clean_file_is_a_passed_test() -> None:
    """A report without tests would look as if nothing was checked."""
    root = ET.fromstring(rendered("junit", CLEAN))
    assert [suite.get("name") for suite in root] == ["a.json", "b.json"]
    assert [len(suite.findall("testcase")) for suite in root] == [1, 1]
    assert not list(root.iter("failure"))


def test_what_is_ignored_is_a_skipped_test() -> None:
    """With its reason."""
    (suite,) = ET.fromstring(rendered("junit", hostile("x")))
    (skipped,) = suite.iter("skipped")
    assert skipped.get("message") == "bad x: x (x)"
    assert (suite.get("tests"), suite.get("failures"), suite.get("skipped")) == ("3", "2", "1")


def test_a_failure_of_wplint_is_an_error() -> None:
    """Which is not the same as a failed test."""
    finding = replace(hostile("x").findings[0], rule=rules()["internal-error"])
    (suite,) = ET.fromstring(rendered("junit", Report([finding], 1, 1)))
    assert (suite.get("failures"), suite.get("errors")) == ("0", "1")


def test_checkstyle_lists_findings_by_file() -> None:
    """Line, column, severity, message, and the rule as source."""
    root = ET.fromstring(rendered("checkstyle", example()))
    assert root.tag == "checkstyle"
    (file,) = root
    assert file.get("name") == "examples/kashmir-watch-34102.json"
    assert len(file) == len(example().findings)
    (error,) = [error for error in file if error.get("source") == "wplint.prose.confusable-phrase"]
    (finding,) = [finding for finding in example().findings if finding.rule.id == "confusable-phrase"]
    assert (error.get("line"), error.get("column"), error.get("severity")) == ("1", str(finding.column), "warning")
    assert error.get("message", "").startswith('write "gaping hole" instead of "gaping whole". ')


def test_checkstyle_of_nothing_is_still_a_document() -> None:
    """A tool that waits for the file must be able to read it."""
    assert ET.fromstring(rendered("checkstyle", Report([], 1, 1))).tag == "checkstyle"


def test_the_declaration_names_the_encoding_of_the_file() -> None:
    """Reports are written as UTF-8."""
    for name in ("junit", "checkstyle"):
        assert rendered(name, example()).startswith('<?xml version="1.0" encoding="UTF-8"?>\n')


def test_the_path_is_written_with_slashes() -> None:
    """Also where it was given with more than it needs."""
    finding = replace(example().findings[0], path=str(Path("posts", "..", "posts", "a.json")))
    (file,) = ET.fromstring(rendered("checkstyle", Report([finding], 1, 1)))
    assert file.get("name") == "posts/a.json"

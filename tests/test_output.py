"""Reports go where they were asked for, several at once, and a failure of wplint is not hidden."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from linter.document import Document, open_document
from linter.matching import Hit, Matcher
from linter.post import Post
from linter.source import Source
from tests.conftest import EXAMPLE, Wplint


def test_several_formats_in_one_run(tmp_path: Path, wplint: Wplint) -> None:
    """One for people on the screen, one for machines in a file."""
    file = tmp_path / "wplint.sarif"
    ran = wplint("--format", "text", "--format", f"sarif={file}", EXAMPLE)
    assert "error[" in ran.out
    assert json.loads(file.read_text(encoding="utf-8"))["version"] == "2.1.0"


def test_output_takes_the_report_without_a_file(tmp_path: Path, wplint: Wplint) -> None:
    """The report is the same as on the screen, and the screen stays empty."""
    file = tmp_path / "report.json"
    ran = wplint("--format", "json", "--output", file, EXAMPLE)
    assert ran.out == ""
    assert file.read_text(encoding="utf-8") == wplint("--format", "json", EXAMPLE).out


def test_a_report_in_a_file_has_no_colour(tmp_path: Path, wplint: Wplint) -> None:
    """Colour is for the screen that it was asked for."""
    file = tmp_path / "report.txt"
    wplint("--color", "always", "--output", file, EXAMPLE)
    assert "\x1b" not in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "words, told",
    [
        (["--format", "sarif", "--format", "text"], "only one report can go to standard output"),
        (["--format", "sarif=x", "--format", "text=x"], "two reports can't go to the same file"),
        (["--format", "sarif=x", "--output", "y"], "--output has no report left to write"),
        (["--format", "yaml"], "'yaml' is not one of text, json, sarif"),
        (["--format", "sarif="], "a file name is missing after 'sarif='"),
    ],
)
def test_a_confused_call_is_refused(wplint: Wplint, words: list[str], told: str) -> None:
    """Before any work is done."""
    ran = wplint(*words, EXAMPLE)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err


def test_a_report_that_cannot_be_written_is_told(tmp_path: Path, wplint: Wplint) -> None:
    """The other reports are still made."""
    ran = wplint("--format", "text", "--format", f"json={tmp_path}/no/such/x.json", EXAMPLE)
    assert ran.code == 2
    assert "the report can't be written: No such file or directory" in ran.err
    assert "error[" in ran.out


@pytest.fixture
def broken_rule(monkeypatch: pytest.MonkeyPatch) -> str:
    """A rule that breaks off on every post, with an error that quotes a hostile one."""
    hits = Matcher.hits

    def failing(self: Matcher, post: Post) -> Iterator[Hit]:
        if self.rule.id == "confusable-phrase":
            raise ValueError("\x1b[2J\n::error::x")
        return hits(self, post)

    monkeypatch.setattr(Matcher, "hits", failing)
    return "confusable-phrase"


def test_a_rule_that_fails_is_a_finding(broken_rule: str, wplint: Wplint) -> None:
    """The other rules go on, and the exit code says that the run was not whole."""
    ran = wplint("--format", "json", EXAMPLE)
    findings = json.loads(ran.out)["findings"]
    (failure,) = [finding for finding in findings if finding["rule"] == "internal-error"]
    assert broken_rule in failure["message"]
    assert "ValueError" in failure["message"]
    assert failure["post"] == 34102
    assert "image-hotlinked" in {finding["rule"] for finding in findings}
    assert (ran.code, ran.err) == (2, "")


def test_debug_shows_where_it_failed(broken_rule: str, wplint: Wplint) -> None:
    """With the hostile text made harmless."""
    ran = wplint("--debug", EXAMPLE)
    assert "Traceback" in ran.err
    assert "ValueError: <U+001B>[2J" in ran.err
    assert not [line for line in ran.err.splitlines() if line.startswith("::")]


def test_a_failure_counts_where_its_finding_is_turned_off(broken_rule: str, wplint: Wplint) -> None:
    """A run that was not whole is never a success."""
    assert wplint("--ignore", "internal-error", EXAMPLE).code == 2


def test_a_file_that_wplint_fails_on_does_not_end_the_run(
    tmp_path: Path, wplint: Wplint, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every other file is checked."""
    bad = tmp_path / "a.json"
    bad.write_text('{"title": "x", "content": "y"}', encoding="utf-8")

    def failing(source: Source) -> Document:
        if source.path == str(bad):
            raise ZeroDivisionError
        return open_document(source)

    monkeypatch.setattr("linter.linting.open_document", failing)
    ran = wplint("--format", "json", bad, EXAMPLE)
    findings = json.loads(ran.out)["findings"]
    assert [finding["message"] for finding in findings if finding["path"] == str(bad)] == [
        "the file could not be checked (ZeroDivisionError)"
    ]
    assert len({finding["path"] for finding in findings}) == 2
    assert ran.code == 2

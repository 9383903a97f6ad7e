"""A summary that an editor can read without knowing what JSON is."""

from dataclasses import replace

from linter.reports import Report, Style, renderer
from linter.rule import Severity
from tests.reporting import example, hostile, rendered


def test_the_summary_comes_first() -> None:
    """How bad it is, in one line."""
    head = rendered("markdown", example()).splitlines()
    assert head[0] == "## wplint"
    assert head[2].endswith(" in 1 post.")


def test_the_worst_comes_first() -> None:
    """Within a post, errors stand above notes."""
    lines = [line for line in rendered("markdown", example()).splitlines() if line.startswith("- **")]
    kinds = [line.split("**")[1] for line in lines]
    assert kinds == sorted(kinds, key=["🔴 error", "🟠 warning", "🔵 note"].index)
    assert len(kinds) == len(example().findings)


def test_a_finding_says_what_why_and_what_to_do() -> None:
    """With a link to the rule, and the place in bold."""
    told = rendered("markdown", example())
    assert (
        '- **🟠 warning** write "gaping hole" instead of "gaping whole" '
        "([confusable-phrase](https://github.com/wplint/wplint/blob/main/docs/rules/confusable-phrase.md), "
        "wplint can fix it)\n"
    ) in told
    assert "Cathedral leaving a <b>gaping whole</b> in its roof" in told
    assert "  <br>**Why:** " in told
    assert "  <br>**Do:** " in told


def test_a_rule_is_explained_once() -> None:
    """Forty images need one explanation."""
    finding = example().findings[0]
    told = rendered("markdown", replace(example(), findings=[finding, finding]))
    assert told.count("**Why:**") == 1


def test_a_huge_report_is_cut() -> None:
    """GitHub refuses summaries over a mebibyte."""
    report = replace(example(), findings=list(example().findings) * 500)
    told = rendered("markdown", report)
    assert len(told.encode()) < 2**20
    assert "more findings, which are too many for this page." in told


def test_what_is_ignored_is_folded_away_with_its_reason() -> None:
    """Nothing ignored vanishes."""
    told = rendered("markdown", hostile("meant so"))
    assert "<details><summary>Ignored</summary>" in told
    assert "bad meant so (script-external): meant so" in told


def test_nothing_found_is_said() -> None:
    """An empty page would look like a failure."""
    assert rendered("markdown", Report([], 1, 1)) == "## wplint\n\nNo problems in 1 post.\n"


def test_statistics_are_tables() -> None:
    """One for each aspect that the findings tell something about."""
    told = renderer("markdown", counting=True)(example(), Style())
    assert "| rule | findings |\n| --- | ---: |\n" in told
    assert "| <code>image&#45;hotlinked</code> | 1 |" in told or "| <code>image-hotlinked</code> | 1 |" in told


def test_notes_in_a_crowd_are_folded() -> None:
    """A summary page that is all notes is not read."""
    note = next(finding for finding in example().findings if finding.severity is Severity.INFO)
    told = rendered("markdown", replace(example(), findings=[note] * 40))
    assert told.count("🔵 note") == 3
    assert f"… and 37 more notes of {note.rule.id} in this post" in told
    assert "too many for this page" not in told


def test_a_page_that_is_cut_shows_the_worst() -> None:
    """An error behind three hundred warnings would else be cut off."""
    warning = next(finding for finding in example().findings if finding.severity is Severity.WARNING)
    error = next(finding for finding in example().findings if finding.severity is Severity.ERROR)
    told = rendered("markdown", replace(example(), findings=[warning] * 350 + [error]))
    assert "🔴 error" in told
    assert "And 51 more findings" in told

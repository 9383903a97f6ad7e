"""Annotations appear in the diff of a pull request, at the line and columns of the finding."""

from dataclasses import replace

from tests.reporting import example, hostile, rendered


def test_an_annotation_says_what_is_wrong_and_what_to_do() -> None:
    """One line, in the grammar of workflow commands."""
    report = example()
    (typo,) = [finding for finding in report.findings if finding.rule.id == "confusable-phrase"]
    line, summary, *_ = rendered("github", replace(report, findings=[typo])).splitlines()
    assert line == (
        "::warning file=examples/kashmir-watch-34102.json,line=1,endLine=1,"
        f"col={typo.column},endColumn={typo.end_column},title={typo.rule.name.replace(',', '%2C')} (confusable-phrase)"
        '::Post 34102, /content/rendered: write "gaping hole" instead of "gaping whole"'
        f"%0A{typo.remedy}%0Ahttps://github.com/wplint/wplint/blob/main/docs/rules/confusable-phrase.md"
    )
    assert summary == "1 warning in 1 post."


def test_notes_are_notices() -> None:
    """GitHub's word for the mildest kind."""
    kinds = {line.split(" ")[0] for line in rendered("github", example()).splitlines() if line.startswith("::")}
    assert kinds == {"::error", "::warning", "::notice"}


def test_a_finding_over_several_lines_has_no_columns() -> None:
    """GitHub refuses an annotation with both."""
    report = hostile("x")
    (finding, _) = report.findings
    (line, *_) = rendered("github", replace(report, findings=[replace(finding, end_line=3)])).splitlines()
    assert "line=1,endLine=3,title=" in line
    assert "col" not in line.split("::")[1].lower()


def test_percent_signs_and_separators_are_escaped() -> None:
    """A path is data, too."""
    report = hostile("x")
    finding = replace(report.findings[0], path="a,b:c%0A.json", message="100%")
    (line, *_) = rendered("github", replace(report, findings=[finding])).splitlines()
    assert line.startswith("::error file=a%2Cb%3Ac%250A.json,line=1,")
    assert "100%25" in line

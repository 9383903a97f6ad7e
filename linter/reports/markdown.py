"""Markdown for people who don't read logs: the summary page of a build, or a comment on a merge request.

Says what is wrong by post, worst first, what to do, and how the place looks in the file.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from linter.finding import Finding
from linter.reports import text
from linter.reports.frame import window
from linter.reports.links import page, standards
from linter.reports.markdown_text import code, marked_code, plain, prose
from linter.reports.paths import relative
from linter.reports.report import Report, Style
from linter.rule import Severity
from linter.text import Span

_MOST = 300  # GitHub cuts a summary off at 1 MiB
_LABELS = {Severity.ERROR: "🔴 error", Severity.WARNING: "🟠 warning", Severity.INFO: "🔵 note"}


def render(report: Report, style: Style) -> str:
    """The report as Markdown."""
    lines = ["## wplint", "", *(plain(line) + "\n" for line in text.summary_lines(report, Style()))]
    shown = report.findings[:_MOST]
    told: set[str] = set()
    for (path, post), group in groupby(shown, key=lambda finding: (finding.path, finding.post)):
        name = "" if post is None else f", post {plain(str(post))}"
        lines += [f"### {code(relative(path))}{name}", ""]
        for finding in sorted(group, key=lambda finding: -finding.severity.rank):
            lines += _finding(report, finding, explain=finding.rule.id not in told)
            told.add(finding.rule.id)
        lines.append("")
    if len(report.findings) > _MOST:
        lines.append(f"And {len(report.findings) - _MOST:,} more findings, which are too many for this page.\n")
    ignored = [one for one in report.suppressed if one.suppression and one.suppression.kind != "baseline"]
    if ignored:
        lines += _ignored(ignored)
    return "\n".join(lines).rstrip("\n") + "\n"


def _finding(report: Report, finding: Finding, explain: bool) -> Iterator[str]:
    address = page(finding.rule)
    rule = f"[{finding.rule.id}]({address})" if address else code(finding.rule.id)
    fix = ", wplint can fix it" if finding.fixes else ""
    yield f"- **{_LABELS[finding.severity]}** {plain(finding.message)} ({rule}{fix})"
    if source := report.sources.get(finding.path):
        shown = marked_code(*window(source, Span(finding.offset, finding.end_offset), 110))
        yield f"  <br>line {finding.line}, column {finding.column}: {shown}"
    if explain:
        named = standards(finding.rule)
        yield f"  <br>**Why:** {prose(finding.rule.why)}"
        told = prose(finding.remedy) if finding.remedy == finding.rule.remedy else plain(finding.remedy)
        yield f"  <br>**Do:** {told}{f' ({plain(named)})' * bool(named)}"


def _ignored(findings: Sequence[Finding]) -> Iterator[str]:
    yield "<details><summary>Ignored</summary>\n"
    for finding in findings[:_MOST]:
        silenced = finding.suppression
        reason = f": {plain(silenced.reason)}" if silenced else ""
        yield f"- {code(relative(finding.path))} {plain(finding.message)} ({plain(finding.rule.id)}){reason}"
    yield "\n</details>"

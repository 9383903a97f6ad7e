"""Annotations of GitHub Actions: workflow commands on standard output, one a finding.

Grammar and escapes: https://docs.github.com/actions/reference/workflow-commands-for-github-actions and
`packages/core/src/command.ts` of actions/toolkit.
"""

from linter.finding import Finding
from linter.reports import text
from linter.reports.links import page
from linter.reports.paths import relative
from linter.reports.report import Report, Style
from linter.reports.visible import visible
from linter.rule import Severity

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(report: Report, style: Style) -> str:
    """One command a line, then the summary, which is none."""
    lines = [_command(finding) for finding in report.findings]
    return "\n".join([*lines, text.summary(report, Style())]) + "\n"


def _command(finding: Finding) -> str:
    properties = {"file": relative(finding.path), "line": str(finding.line), "endLine": str(finding.end_line)}
    if finding.line == finding.end_line:  # GitHub refuses columns on an annotation of several lines
        properties |= {"col": str(finding.column), "endColumn": str(finding.end_column)}
    properties["title"] = f"{finding.rule.name} ({finding.rule.id})"
    told = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {told}::{_data(_message(finding))}"


def _message(finding: Finding) -> str:
    place = f", {finding.pointer}" if finding.pointer else ""
    post = "" if finding.post is None else f"Post {finding.post}{place}: "
    told = [f"{post}{finding.message}", finding.remedy, page(finding.rule) or ""]
    return "\n".join(visible(part) for part in told if part)


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(visible(value)).replace(":", "%3A").replace(",", "%2C")

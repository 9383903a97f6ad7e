"""The Code Quality report of GitLab (https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format)."""

from collections import Counter
from hashlib import blake2b
from typing import Any

from linter.finding import Finding
from linter.reports.asciijson import dumps
from linter.reports.links import page
from linter.reports.paths import relative
from linter.reports.report import Report, Style
from linter.reports.visible import visible
from linter.rule import Severity

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.INFO: "info"}
_CATEGORIES = {"embeds": "Security", "file": "Bug Risk"}


def render(report: Report, style: Style) -> str:
    """A list of issues. GitLab drops all but one of those with one fingerprint, so each gets its own."""
    seen: Counter[str] = Counter()
    issues = []
    for finding in report.findings:
        mark = finding.fingerprint
        if seen[mark]:
            mark = blake2b(f"{mark} {seen[mark]}".encode(), digest_size=12).hexdigest()
        seen[finding.fingerprint] += 1
        issues.append(_issue(finding, mark))
    return dumps(issues, indent=1)


def _issue(finding: Finding, mark: str) -> dict[str, Any]:
    more = f"\n\nMore: {address}" if (address := page(finding.rule)) else ""
    return {
        "type": "issue",
        "description": visible(f"{finding.rule.id}: {finding.message}"),
        "check_name": finding.rule.id,
        "content": {"body": f"{finding.rule.why}\n\n{visible(finding.remedy)}{more}"},
        "categories": [_CATEGORIES.get(finding.rule.category, "Style")],
        "fingerprint": mark,
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": visible(relative(finding.path)),
            "lines": {"begin": finding.line, "end": finding.end_line},
        },
    }

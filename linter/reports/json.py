"""The JSON report, version 1: a frozen shape of its own, described by schemas/report.schema.json.

Everything is ASCII-escaped, so nothing of a post reaches a terminal or a log as it stands.
"""

from collections.abc import Mapping
from typing import Any

from linter.finding import Finding, FixOffer
from linter.reports.asciijson import dumps
from linter.reports.links import page
from linter.reports.report import Report, Style

VERSION = 1


def render(report: Report, style: Style) -> str:
    """The report as JSON."""
    return dumps(as_data(report))


def as_data(report: Report) -> dict[str, Any]:
    """The report as plain data."""
    return {
        "version": VERSION,
        "summary": summary(report),
        "findings": [_finding(finding) for finding in report.findings],
        "suppressed": [_finding(finding) for finding in report.suppressed],
        "fixed": [_finding(finding) for finding in report.fixed],
    }


def summary(report: Report) -> dict[str, int]:
    """The counts of a run."""
    return {
        "files": report.files,
        "posts": report.posts,
        "skipped": report.skipped,
        **report.counts,
        "suppressed": len(report.suppressed),
        "ignored": report.silenced[0],
        "baseline": report.silenced[1],
        "fixed": len(report.fixed),
    }


def _finding(finding: Finding) -> Mapping[str, Any]:
    silenced = finding.suppression
    return {
        "rule": finding.rule.id,
        "category": finding.rule.category,
        "severity": finding.severity.value,
        "message": finding.message,
        "path": finding.path,
        "post": finding.post,
        "pointer": finding.pointer,
        "line": finding.line,
        "column": finding.column,
        "end_line": finding.end_line,
        "end_column": finding.end_column,
        "offset": finding.offset,
        "end_offset": finding.end_offset,
        "snippet": finding.snippet,
        "name": finding.rule.name,
        "why": finding.rule.why,
        "remedy": finding.remedy,
        "help": finding.rule.help,
        "documentation": page(finding.rule),
        "refs": finding.rule.refs,
        "fingerprint": finding.fingerprint,
        "fixes": [_fix(fix) for fix in finding.fixes],
        "related": [
            {"path": place.path, "post": place.post, "line": place.line, "column": place.column}
            for place in finding.related
        ],
        "host": finding.host,
        "author": finding.author,
        "month": finding.month,
        "suppression": {"kind": silenced.kind, "reason": silenced.reason, "source": silenced.source}
        if silenced
        else None,
    }


def _fix(fix: FixOffer) -> Mapping[str, Any]:
    edits = [{"offset": edit.start, "end_offset": edit.end, "text": edit.new} for edit in fix.edits]
    return {"applies": "safe" if fix.safe else "unsafe", "edits": edits}

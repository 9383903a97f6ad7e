"""SARIF 2.1.0, for code scanning and editors (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html).

Everything is ASCII-escaped. Columns and offsets count code points, as everywhere in wplint.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from linter import __version__
from linter.finding import Finding, FixOffer, Place
from linter.reports.asciijson import dumps
from linter.reports.links import HOME, page
from linter.reports.markdown_text import prose
from linter.reports.paths import uri
from linter.reports.report import Report, Style
from linter.reports.visible import visible
from linter.rule import Rule, Severity
from linter.source import Source
from linter.text import Edit

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_SURROGATES = dict.fromkeys(range(55296, 57344), "�")
_KINDS = {"config": "external", "baseline": "external", "comment": "inSource"}

Data = dict[str, Any]


def render(report: Report, style: Style) -> str:
    """The report as SARIF."""
    found = [*report.findings, *report.suppressed]
    rules = sorted({finding.rule.id: finding.rule for finding in found}.values(), key=lambda rule: rule.id)
    numbers = {rule.id: index for index, rule in enumerate(rules)}
    run = {
        "tool": {
            "driver": {
                "name": "wplint",
                "version": __version__,
                "informationUri": HOME,
                "rules": [_rule(rule) for rule in rules],
            }
        },
        "invocations": [{"executionSuccessful": not report.broken}],
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, numbers, report.sources.get(finding.path)) for finding in found],
    }
    return dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1)


def _rule(rule: Rule) -> Data:
    address = page(rule)
    more = f"\n\n[More about this rule]({address})" if address else ""
    told: Data = {
        "id": rule.id,
        "shortDescription": {"text": rule.name},
        "fullDescription": {"text": rule.why},
        "help": {
            "text": f"{rule.why}\n\nWhat to do: {rule.remedy}",
            "markdown": f"{prose(rule.why)}\n\n**What to do:** {prose(rule.remedy)}{more}",
        },
        "defaultConfiguration": {"level": _LEVELS[rule.severity], "enabled": rule.enabled},
        "properties": {"tags": _tags(rule), "category": rule.category},
    }
    if address:
        told["helpUri"] = address
    return told


def _tags(rule: Rule) -> list[str]:
    """Its category, its tags, and the standards it stands on: `external/cwe/cwe-829`, `external/wcag/1.1.1`."""
    standards = [
        f"external/cwe/cwe-{number}" if name == "cwe" else f"external/{name}/{number}"
        for name, numbers in rule.refs.items()
        if isinstance(numbers, list)
        for number in numbers
    ]
    return list(dict.fromkeys([rule.category, *rule.tags, *standards]))


def _result(finding: Finding, numbers: Mapping[str, int], source: Source | None) -> Data:
    location: Data = {"physicalLocation": {"artifactLocation": _artifact(finding), "region": _region(finding)}}
    if finding.pointer:
        location["logicalLocations"] = [{"fullyQualifiedName": _sound(finding.pointer), "kind": "value"}]
    told: Data = {
        "ruleId": finding.rule.id,
        "ruleIndex": numbers[finding.rule.id],
        "level": _LEVELS[finding.severity],
        "message": {"text": _message(finding)},
        "locations": [location],
        "partialFingerprints": {"wplint/v1": finding.fingerprint, "primaryLocationLineHash": finding.fingerprint},
    }
    if finding.related:
        told["relatedLocations"] = [_related(place) for place in finding.related]
    if finding.post is not None:
        told["properties"] = {"post": _sound(str(finding.post))}
    if source is not None and (fixes := list(_fixes(finding, source))):
        told["fixes"] = fixes
    if silenced := finding.suppression:
        told["suppressions"] = [
            {
                "kind": _KINDS[silenced.kind],
                "status": "accepted",
                "justification": visible(f"{silenced.reason} ({silenced.source})"),
            }
        ]
    return told


def _message(finding: Finding) -> str:
    """What is wrong and what to do. `[text](target)` would be a link in SARIF, so no such thing is left whole."""
    return visible(f"{finding.message}. {finding.remedy}").replace("](", "] (")


def _artifact(finding: Finding) -> Data:
    return {"uri": uri(finding.path)}


def _related(place: Place) -> Data:
    region = {"startLine": place.line, "startColumn": place.column}
    return {"physicalLocation": {"artifactLocation": {"uri": uri(place.path)}, "region": region}}


def _region(finding: Finding) -> Data:
    return {
        "startLine": finding.line,
        "startColumn": finding.column,
        "endLine": finding.end_line,
        "endColumn": finding.end_column,
        "charOffset": finding.offset,
        "charLength": finding.end_offset - finding.offset,
        "snippet": {"text": _sound(finding.snippet)},
    }


def _fixes(finding: Finding, source: Source) -> Iterator[Data]:
    for fix in finding.fixes:
        if all(edit.new == _sound(edit.new) for edit in fix.edits):
            yield {
                "description": {"text": _described(finding, fix)},
                "artifactChanges": [
                    {"artifactLocation": _artifact(finding), "replacements": _replacements(fix.edits, source)}
                ],
            }


def _described(finding: Finding, fix: FixOffer) -> str:
    return f"{'Safe' if fix.safe else 'Unsafe'} fix of {finding.rule.id}"


def _replacements(edits: Sequence[Edit], source: Source) -> list[Data]:
    return [{"deletedRegion": _deleted(edit, source), "insertedContent": {"text": edit.new}} for edit in edits]


def _deleted(edit: Edit, source: Source) -> Data:
    (line, column), (end_line, end_column) = source.position(edit.start), source.position(edit.end)
    return {
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
        "charOffset": edit.start,
        "charLength": edit.end - edit.start,
    }


def _sound(text: str) -> str:
    """Without halves of surrogate pairs, which strict readers of JSON refuse."""
    return text.translate(_SURROGATES)

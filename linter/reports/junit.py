"""JUnit XML, which every build server reads: one test suite a file, one failed test a finding.

A file without findings is one test that passed, so that the number of tests says how much was checked. What wplint
itself failed on is an error. A note is worth reading and no reason to fail: it is a skipped test. So is what is
ignored, with the reason; a baseline, which can hold thousands of findings, is left out.
"""

import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime

from linter.finding import Finding
from linter.reports.links import page
from linter.reports.paths import relative
from linter.reports.report import Report, Style
from linter.reports.visible import visible
from linter.reports.xmltext import document
from linter.rule import Severity

_OWN_FAULT = "internal-error"


def render(report: Report, style: Style) -> str:
    """The report as JUnit XML, valid for the schemas of Ant and of Jenkins."""
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S")
    found: dict[str, list[Finding]] = defaultdict(list)
    silenced = (one for one in report.suppressed if one.suppression and one.suppression.kind != "baseline")
    for finding in (*report.findings, *silenced):
        found[finding.path].append(finding)
    root = ET.Element("testsuites")
    for number, path in enumerate(dict.fromkeys((*report.paths, *found))):
        _suite(root, number, path, found[path], now)
    return document(root)


def _suite(root: ET.Element, number: int, path: str, findings: Iterable[Finding], now: str) -> None:
    shown = visible(relative(path))
    suite = ET.SubElement(root, "testsuite", package="wplint", id=str(number), name=shown)
    ET.SubElement(suite, "properties")
    for finding in findings:
        _case(suite, shown, finding)
    if len(suite) == 1:
        ET.SubElement(suite, "testcase", name="no problems", classname=shown, time="0")
    counts = {name: len(suite.findall(f"testcase/{name}")) for name in ("failure", "error", "skipped")}
    ET.SubElement(suite, "system-out")
    ET.SubElement(suite, "system-err")
    suite.attrib |= {
        "timestamp": now,
        "hostname": "localhost",
        "tests": str(len(suite.findall("testcase"))),
        "failures": str(counts["failure"]),
        "errors": str(counts["error"]),
        "skipped": str(counts["skipped"]),
        "time": "0",
    }


def _case(suite: ET.Element, path: str, finding: Finding) -> None:
    name = f"{finding.rule.id} at {finding.line}:{finding.column}"
    case = ET.SubElement(suite, "testcase", name=name, classname=path, time="0")
    message = visible(finding.message)
    if finding.suppression:
        reason = visible(f"{finding.suppression.reason} ({finding.suppression.source})")
        ET.SubElement(case, "skipped", message=f"{message}: {reason}")
        return
    if finding.severity is Severity.INFO:
        ET.SubElement(case, "skipped", message=f"note: {message}. {visible(finding.remedy)}")
        return
    kind = "error" if finding.rule.id == _OWN_FAULT else "failure"
    result = ET.SubElement(case, kind, message=message, type=finding.severity.value)
    result.text = "\n".join(_details(path, finding))


def _details(path: str, finding: Finding) -> Iterable[str]:
    yield f"{path}:{finding.line}:{finding.column}"
    if finding.post is not None:
        yield visible(f"post {finding.post} {finding.pointer}")
    yield visible(finding.snippet)
    yield f"why: {visible(finding.rule.why)}"
    yield f"do: {visible(finding.remedy)}"
    if address := page(finding.rule):
        yield f"more: {address}"

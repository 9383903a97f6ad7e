"""Checkstyle XML, which many code review tools read: one `<file>` a file, one `<error>` a finding."""

import xml.etree.ElementTree as ET
from itertools import groupby

from linter.finding import Finding
from linter.reports.links import page
from linter.reports.paths import relative
from linter.reports.report import Report, Style
from linter.reports.visible import visible
from linter.reports.xmltext import document


def render(report: Report, style: Style) -> str:
    """The report as Checkstyle XML."""
    root = ET.Element("checkstyle", version="4.3")
    for path, group in groupby(report.findings, key=lambda finding: finding.path):
        file = ET.SubElement(root, "file", name=visible(relative(path)))
        for finding in group:
            ET.SubElement(
                file,
                "error",
                line=str(finding.line),
                column=str(finding.column),
                severity=finding.severity.value,
                message=_message(finding),
                source=f"wplint.{finding.rule.category}.{finding.rule.id}",
            )
    return document(root)


def _message(finding: Finding) -> str:
    address = page(finding.rule)
    end = "" if finding.message.endswith(("?", ".")) else "."
    return visible(f"{finding.message}{end} {finding.remedy}") + (f" See {address}" if address else "")

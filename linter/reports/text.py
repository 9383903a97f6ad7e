"""The report for people: what is wrong, where, why it matters and what to do.

Why and what to do are told once a rule and file; further findings of the rule show only their place.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import groupby
from textwrap import wrap

from linter.finding import Finding
from linter.reports.frame import frame
from linter.reports.links import page, standards
from linter.reports.report import Report, Style
from linter.reports.visible import visible
from linter.rule import Severity
from linter.text import Span

_COLORS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.INFO: "1;36"}
_PLURALS = {"error": "errors", "warning": "warnings", "info": "notes"}
_SINGULARS = {"error": "error", "warning": "warning", "info": "note"}


def render(report: Report, style: Style) -> str:
    """The report as text."""
    lines = [_fixed(finding) for finding in report.fixed]
    lines += [""] if lines else []
    findings = _with_suppressed(report) if style.show_ignored else report.findings
    for path, group in groupby(findings, key=lambda finding: finding.path):
        lines += _file(report, path, list(group), style)
    lines.append(summary(report, style))
    return "\n".join(lines) + "\n"


def _with_suppressed(report: Report) -> list[Finding]:
    """All findings in the order of files and places, silenced ones among the others."""
    order = {path: index for index, path in enumerate(report.paths)}
    findings = [*report.findings, *report.suppressed]
    return sorted(findings, key=lambda one: (order.get(one.path, -1), one.path, one.offset))


def _fixed(finding: Finding) -> str:
    return (
        f"fixed[{finding.rule.id}] {visible(finding.path)}:{finding.line}:{finding.column}: {visible(finding.message)}"
    )


def _file(report: Report, path: str, findings: list[Finding], style: Style) -> Iterator[str]:
    told: set[str] = set()
    for finding in findings:
        yield from _finding(report, path, finding, style, explain=finding.rule.id not in told)
        told |= {finding.rule.id} if finding.suppression is None else set()
        yield ""


def _finding(report: Report, path: str, finding: Finding, style: Style, explain: bool) -> Iterator[str]:
    paint = _painter(style)
    color = _COLORS[finding.severity]
    silenced = finding.suppression
    label = _SINGULARS[finding.severity.value] if silenced is None else "ignored"
    yield f"{paint(color, f'{label}[{finding.rule.id}]')}{paint('1', ': ' + visible(finding.message))}"
    where = f"{visible(path)}:{finding.line}:{finding.column}"
    post = "" if finding.post is None else f"  post {visible(str(finding.post))}"
    pointer = f"  {visible(finding.pointer)}" if finding.pointer else ""
    yield f"  {paint('34', '-->')} {where}{paint('2', post + pointer)}"
    if source := report.sources.get(path):
        shown, marks = frame(source, Span(finding.offset, finding.end_offset), style.width - 4)
        yield f"  {paint('34', '|')} {shown}"
        yield f"  {paint('34', '|')} {paint(color, marks)}"
    if silenced is not None:
        yield from _paragraph("by", f"{silenced.source}: {silenced.reason}", style)
        return
    if explain:
        yield from _paragraph("why", finding.rule.why, style)
        yield from _paragraph("do", finding.remedy, style)
        yield from _paragraph("see", page(finding.rule) or "", style)
        yield from _paragraph("ref", standards(finding.rule), style)
    if finding.fixes:
        safe = any(fix.safe for fix in finding.fixes)
        yield f"  {paint('2', 'fix:')} wplint can do it with {'--fix' if safe else '--fix --unsafe-fixes'}"


def _paragraph(label: str, text: str, style: Style) -> Iterator[str]:
    lines = wrap(visible(text), max(style.width - 8, 30), break_long_words=False, break_on_hyphens=False)
    for index, line in enumerate(lines):
        head = f"{label}:".ljust(4) if index == 0 else " " * 4
        yield f"  {_painter(style)('2', head)} {line}"


def summary(report: Report, style: Style) -> str:
    """What was found, in how much, what was fixed and what could be."""
    return "\n".join(summary_lines(report, style))


def summary_lines(report: Report, style: Style) -> Iterator[str]:
    """The same, line by line."""
    paint = _painter(style)
    posts = _counted(report.posts, "post", "posts")
    files = "" if report.files == report.posts else f" in {_counted(report.files, 'file', 'files')}"
    skipped = f"; {_counted(report.skipped, 'file', 'files')} without a post skipped" if report.skipped else ""
    ignored, accepted = report.silenced
    silenced = [f"{ignored:,} ignored"] * bool(ignored) + [f"{accepted:,} in the baseline"] * bool(accepted)
    kept = f" ({', '.join(silenced)})" if silenced else ""
    if report.fixed:
        rules = Counter(finding.rule.id for finding in report.fixed).most_common()
        told = ", ".join(f"{rule} {count:,}" for rule, count in rules)
        yield f"{paint('1;32', 'Fixed ' + _counted(len(report.fixed), 'problem', 'problems'))} ({told})."
    if report.fixes_only:
        yield from () if report.fixed else (f"Nothing fixed in {posts}{files}{skipped}.",)
        return
    parts = [_counted(count, _SINGULARS[name], _PLURALS[name]) for name, count in report.counts.items() if count]
    found = paint("1", ", ".join(parts)) if parts else paint("1;32", "No problems")
    yield f"{found} in {posts}{files}{skipped}{kept}."
    safe, unsafe = report.fixable
    ways = [f"{safe:,} can be fixed with --fix"] if safe else []
    ways += [f"{unsafe:,} {'more' if safe else 'can be fixed'} with --fix --unsafe-fixes"] if unsafe else []
    if ways:
        yield f"{', '.join(ways)}."


def _counted(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def _painter(style: Style) -> Callable[[str, str], str]:
    if not style.color:
        return lambda code, text: text
    return lambda code, text: f"\x1b[{code}m{text}\x1b[0m" if text else ""

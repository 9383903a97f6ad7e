"""Findings counted by rule, host, author and month: where the problems of an archive come from."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from linter.finding import Finding
from linter.reports import text
from linter.reports.asciijson import dumps
from linter.reports.json import VERSION, summary
from linter.reports.markdown_text import code, plain
from linter.reports.report import Report, Style
from linter.reports.visible import visible

_MOST = 20
_ASPECTS: Mapping[str, Callable[[Finding], str | None]] = {
    "rule": lambda finding: finding.rule.id,
    "host": lambda finding: finding.host,
    "author": lambda finding: finding.author,
    "month": lambda finding: finding.month,
}


def statistics(report: Report) -> dict[str, dict[str, int]]:
    """The counts by aspect: most frequent first, months in order. What a finding has no value for is left out."""
    counted = {}
    for aspect, value_of in _ASPECTS.items():
        counts = Counter(value for finding in report.findings if (value := value_of(finding)) is not None)
        by_count = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        counted[aspect] = dict(sorted(by_count) if aspect == "month" else by_count)
    return counted


def render_text(report: Report, style: Style) -> str:
    """Tables for a terminal, and the summary."""
    lines = [line for aspect, counts in statistics(report).items() for line in _table(aspect, counts)]
    return "\n".join([*lines, text.summary(report, style)]) + "\n"


def _table(aspect: str, counts: Mapping[str, int]) -> Iterator[str]:
    if not counts:
        return
    shown, rest = _longest(aspect, counts)
    yield f"by {aspect}"
    size = len(f"{max(counts.values()):,}")
    for value, count in shown.items():
        yield f"  {count:>{size},}  {visible(value)}"
    if rest:
        yield f"  {'':>{size}}  and {rest:,} more"
    yield ""


def _longest(aspect: str, counts: Mapping[str, int]) -> tuple[dict[str, int], int]:
    """What is shown, and how many rows are not: hosts and authors can be thousands."""
    rows = list(counts.items())
    shown = rows if aspect == "rule" else rows[-_MOST:] if aspect == "month" else rows[:_MOST]
    return dict(shown), len(rows) - len(shown)


def render_markdown(report: Report, style: Style) -> str:
    """Tables for a job summary."""
    lines = ["## wplint", "", plain(text.summary(report, Style())), ""]
    for aspect, counts in statistics(report).items():
        if counts:
            shown, rest = _longest(aspect, counts)
            lines += [f"| {aspect} | findings |", "| --- | ---: |"]
            lines += [f"| {code(value)} | {count:,} |" for value, count in shown.items()]
            lines += [f"| and {rest:,} more | |"] if rest else []
            lines.append("")
    return "\n".join(lines)


def render_json(report: Report, style: Style) -> str:
    """The counts as JSON, all of them."""
    data = {"version": VERSION, "summary": summary(report), "statistics": statistics(report)}
    return dumps(data)

"""The whole run: rules and paths in, a report out."""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from linter.configuration.project import Project
from linter.finding import Finding
from linter.inputs import Input
from linter.linting import Outcome
from linter.reports.report import Report
from linter.rule import Severity
from linter.source import Fault, Source, read

if TYPE_CHECKING:
    from linter.fixes.rewriting import Rewriter

_LOG = logging.getLogger("wplint")


class Lints(Protocol):
    """A linter, or a project that finds the right one for each file."""

    def lint(self, source: Source, expected: bool = True) -> Outcome | None: ...

    def fault(self, source: Source, fault: Fault) -> list[Finding]: ...


def lint_files(
    linter: Lints,
    inputs: Iterable[Input],
    posts_only: bool = False,
    rewriter: "Rewriter | None" = None,
    show_ignored: bool = False,
    quotes: bool = True,
) -> Report:
    """Lint every file, after the `rewriter`, if any, has corrected it.

    A file that holds no post is skipped, or reported if it was named and not `posts_only`. `show_ignored` keeps the
    text behind silenced findings too, and without `quotes` no text is kept: a report may need none.
    """
    findings: list[Finding] = []
    suppressed: list[Finding] = []
    sources: dict[str, Source] = {}
    paths: list[str] = []
    posts = skipped = 0
    broken = False
    for item in inputs:
        source = Source(item.path, "")
        try:
            source, outcome = _lint_file(linter, item, item.named and not posts_only, rewriter)
        except OSError as error:
            fault = Fault("unreadable-file", 0, 0, f"the file can't be read: {error.strerror}", "")
            outcome = Outcome(linter.fault(source, fault), 0)
        except Exception as error:
            _LOG.debug("%s could not be checked", item.path, exc_info=error)
            fault = Fault("internal-error", 0, 0, f"the file could not be checked ({type(error).__name__})", "")
            outcome = Outcome(linter.fault(source, fault), 0, broken=True)
        if outcome is None:
            skipped += 1
            continue
        broken |= outcome.broken
        paths.append(item.path)
        posts += outcome.posts
        suppressed += outcome.suppressed
        findings += outcome.findings
        if quotes and source.text and (outcome.findings or (show_ignored and outcome.suppressed)):
            sources[item.path] = source
    fixed = rewriter.fixed if rewriter else ()
    return Report(findings, len(paths), posts, skipped, sources, suppressed, fixed, paths, broken)


def _lint_file(
    linter: Lints, item: Input, expected: bool, rewriter: "Rewriter | None"
) -> tuple[Source, Outcome | None]:
    """The source of a file, corrected if there is a rewriter, and what linting it gave. Raises OSError."""
    data = item.read()
    source = read(item.path, data)
    failed: Sequence[tuple[Finding, str]] = ()
    if rewriter is not None:
        source, failed = rewriter.corrected(source, data, lambda text: _findings(linter, text))
    outcome = linter.lint(source, expected)
    if outcome is not None and failed:
        told = (f"the fix of rule {finding.rule.id} was left out: it {why}" for finding, why in failed)
        faults = (linter.fault(source, Fault("internal-error", 0, 0, message, "")) for message in told)
        found = [*(one for fault in faults for one in fault), *outcome.findings]
        outcome = replace(outcome, findings=found, broken=True)
    return source, outcome


def _findings(linter: Lints, source: Source) -> list[Finding]:
    outcome = linter.lint(source, expected=False)
    return outcome.findings if outcome else []


def completed(report: Report, project: Project, paths: Iterable[str]) -> Report:
    """`report` with what a run over `paths` tells of configurations and baselines: what is over, unused or outdated."""
    if not project.keeps_account:
        return report
    from linter.silencing.leftovers import left_over  # nothing to import for most runs

    told = [(source, findings) for source, findings in left_over(project, paths) if findings]
    findings = [finding for _, own in told for finding in own]
    sources = {source.path: source for source, _ in told}
    return replace(report, findings=[*findings, *report.findings], sources={**report.sources, **sources})


def fails(report: Report, project: Project, threshold: Severity | None = None) -> bool:
    """Whether a finding is at or above `threshold`, or else what the configuration says for its file."""
    return any(
        finding.severity.rank >= (threshold or project.threshold(finding.path)).rank for finding in report.findings
    )

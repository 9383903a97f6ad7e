"""The whole run: rules and paths in, a report out."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from linter.inputs import Input
from linter.linting import Linter
from linter.matching import Matcher
from linter.reports.report import Report
from linter.rule import Rule
from linter.rulefile import builtin_rules, load_rules
from linter.source import Fault, Source, read


class RuleClash(Exception):
    """Two rules with one id."""


def all_rules(own: Iterable[Path] = ()) -> list[Rule]:
    """The built-in rules and those in folders or files of the user's own. Raises FileError, OSError, RuleClash."""
    rules = {rule.id: rule for rule in builtin_rules()}
    for path in own:
        for rule in load_rules(path):
            if rule.id in rules:
                raise RuleClash(f"{path}: there already is a rule '{rule.id}'; give yours another id")
            rules[rule.id] = rule
    return sorted(rules.values(), key=lambda rule: rule.id)


def make_linter(rules: Iterable[Rule]) -> Linter:
    """A linter with every rule that is on by default."""
    return Linter([Matcher(rule) for rule in rules if rule.enabled])


def lint_files(linter: Linter, inputs: Iterable[Input], posts_only: bool = False) -> Report:
    """Lint every file. A file that holds no post is skipped, or reported if it was named and not `posts_only`."""
    findings, sources = [], {}
    files = posts = skipped = 0
    for item in inputs:
        files += 1
        try:
            source = read(item.path, item.read())
        except OSError as error:
            source = Source(item.path, "")
            fault = Fault("unreadable-file", 0, 0, f"the file can't be read: {error.strerror}", "")
            findings += linter.fault(source, fault)
            continue
        outcome = linter.lint(source, expected=item.named and not posts_only)
        if outcome is None:
            skipped += 1
            continue
        posts += outcome.posts
        if outcome.findings:
            findings += outcome.findings
            sources[item.path] = source
    return Report(findings, files - skipped, posts, skipped, sources)


def fails(report: Report, threshold: str) -> bool:
    """Whether a finding is at or above `threshold` (error, warning or info)."""
    order: Sequence[str] = ("info", "warning", "error")
    return any(report.counts[severity] for severity in order[order.index(threshold) :])

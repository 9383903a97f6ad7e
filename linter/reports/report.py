"""What every reporter gets: the findings of a run and what the run saw."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from linter.finding import Finding
from linter.rule import Severity
from linter.source import Source


@dataclass(frozen=True, slots=True)
class Style:
    """How a report for people may look: colour or not, and the columns there are."""

    color: bool = False
    width: int = 100


@dataclass(frozen=True, slots=True)
class Report:
    """The result of a run. `skipped` counts files that hold no post; `sources` gives the text behind each path.

    `findings` are those that count; `suppressed` are the silenced ones, each with its `suppression`.
    """

    findings: Sequence[Finding]
    files: int
    posts: int
    skipped: int = 0
    sources: Mapping[str, Source] = field(default_factory=dict)
    suppressed: Sequence[Finding] = ()

    @property
    def counts(self) -> dict[str, int]:
        """The number of findings by severity, worst first."""
        counted = Counter(finding.severity.value for finding in self.findings)
        return {severity.value: counted[severity.value] for severity in reversed(Severity)}

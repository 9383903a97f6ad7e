"""What every reporter gets: the findings of a run and what the run saw."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from linter.finding import Finding
from linter.rule import Severity
from linter.source import Source


@dataclass(frozen=True, slots=True)
class Style:
    """How a report for people may look: colour, columns, and whether silenced findings are shown or only counted.

    `all_notes` shows the notes, too, that a rule has in a crowd.
    """

    color: bool = False
    width: int = 100
    show_ignored: bool = False
    all_notes: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """The result of a run. `skipped` counts files that hold no post; `sources` gives the text behind each path.

    `findings` are those that count; `suppressed` are the silenced ones, each with its `suppression`; `fixed` those that
    were corrected, placed in the text before. `paths` are the files that hold posts. `broken` says that wplint itself
    failed somewhere, `fixes_only` that what is left was not asked for.
    """

    findings: Sequence[Finding]
    files: int
    posts: int
    skipped: int = 0
    sources: Mapping[str, Source] = field(default_factory=dict)
    suppressed: Sequence[Finding] = ()
    fixed: Sequence[Finding] = ()
    paths: Sequence[str] = ()
    broken: bool = False
    fixes_only: bool = False

    @property
    def counts(self) -> dict[str, int]:
        """The number of findings by severity, worst first."""
        counted = Counter(finding.severity.value for finding in self.findings)
        return {severity.value: counted[severity.value] for severity in reversed(Severity)}

    @property
    def silenced(self) -> tuple[int, int]:
        """How many findings an entry or a comment ignores, and how many are in the baseline."""
        baseline = sum(f.suppression is not None and f.suppression.kind == "baseline" for f in self.suppressed)
        return len(self.suppressed) - baseline, baseline

    @property
    def fixable(self) -> tuple[int, int]:
        """How many of the findings have a safe fix, and how many only an unsafe one."""
        safe = sum(any(fix.safe for fix in finding.fixes) for finding in self.findings)
        return safe, sum(bool(finding.fixes) for finding in self.findings) - safe

"""Notes in a crowd, folded: an editor must not have to look for the errors between them."""

from collections import Counter
from collections.abc import Iterable

from linter.finding import Finding
from linter.rule import Severity

_SHOWN = 3


def folded(findings: Iterable[Finding], everything: bool = False) -> list[tuple[Finding, int]]:
    """The findings to show, in their order, each with how many more notes like it are folded away behind it.

    Of the notes that a rule has in one post, the first three are shown. Errors, warnings and what is ignored (which is
    only here if somebody asked to see it) always are; so are all with `everything`.
    """
    every = list(findings)
    if everything:
        return [(finding, 0) for finding in every]
    counts = Counter(_kind(finding) for finding in every)
    seen: Counter[tuple[str, str, str] | None] = Counter()
    shown = []
    for finding in every:
        kind = _kind(finding)
        seen[kind] += 1
        if kind is None or seen[kind] < _SHOWN:
            shown.append((finding, 0))
        elif seen[kind] == _SHOWN:
            shown.append((finding, counts[kind] - _SHOWN))
    return shown


def rest(finding: Finding, more: int) -> str:
    """What stands for the folded notes."""
    where = "file" if finding.post is None else "post"
    return f"… and {more:,} more {'note' if more == 1 else 'notes'} of {finding.rule.id} in this {where}"


def _kind(finding: Finding) -> tuple[str, str, str] | None:
    """What a note must share with others to be folded; None for what is always shown."""
    if finding.severity is not Severity.INFO or finding.suppression is not None:
        return None
    return finding.path, str(finding.post), finding.rule.id

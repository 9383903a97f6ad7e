"""Source → corrected source: fixes are made in passes until none is left.

In one pass of two fixes that overlap or touch the first wins; the other waits for the next pass, which lints the text
anew. A fix that would break the JSON of the file, or that never comes to an end, is left out and told.
"""

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from linter.document import open_document
from linter.finding import Finding, FixOffer
from linter.fixes.draft import Draft
from linter.source import Source
from linter.text import Edit

_PASSES = 20
_GROWTH = 2  # a fix that finds fault with itself can double the text with every pass
_ENDLESS = "never comes to an end"

Lint = Callable[[Source], Sequence[Finding]]
_Offered = tuple[Finding, FixOffer]


@dataclass(frozen=True, slots=True)
class Correction:
    """What fixing a file came to.

    `edits` lead from the text as it was to that of `source`; `fixed` are the findings they correct, placed in the
    text as it was; `failed` are findings whose fix was left out, with the reason.
    """

    source: Source
    edits: tuple[Edit, ...] = ()
    fixed: tuple[Finding, ...] = ()
    failed: tuple[tuple[Finding, str], ...] = ()


class _Stuck(Exception):
    """Fixes that must be left out, and why."""

    def __init__(self, findings: Iterable[Finding], reason: str) -> None:
        super().__init__(reason)
        self.findings = list(findings)
        self.reason = reason


def correct(source: Source, lint: Lint, unsafe: bool = False) -> Correction:
    """Fix what `lint` finds in `source`: safe fixes, and unsafe ones where asked for."""
    failed: dict[str, tuple[Finding, str]] = {}
    while True:
        try:
            done = _corrected(source, lint, unsafe, failed)
        except _Stuck as stuck:  # begin again without the rules that got stuck
            for finding in stuck.findings:
                failed.setdefault(finding.rule.id, (finding, stuck.reason))
        else:
            return replace(done, failed=tuple(failed.values()))


def _corrected(source: Source, lint: Lint, unsafe: bool, barred: Iterable[str]) -> Correction:
    draft = Draft(source.text)
    present = source
    texts: list[str] = []
    passes: list[list[Finding]] = []
    while len(passes) < _PASSES and len(draft.text) <= _GROWTH * (len(source.text) + 1000):
        chosen = list(_chosen(_offers(lint(present), unsafe, barred)))
        if not chosen:
            return Correction(present, tuple(draft.edits()), tuple(finding for one in passes for finding in one))
        _check_sound(present, chosen)
        texts.append(draft.text)
        passes.append([_placed(source, draft, finding) for finding, _ in chosen])
        draft.make(_merged(chosen))
        if draft.text in texts:  # back where it was
            circle = passes[texts.index(draft.text) :]
            raise _Stuck((finding for one in circle for finding in one), _ENDLESS)
        present = replace(source, text=draft.text)
    raise _Stuck(passes[-1], _ENDLESS)


def _offers(findings: Iterable[Finding], unsafe: bool, barred: Iterable[str]) -> Iterator[_Offered]:
    """Each finding with the first of its fixes that may be made."""
    for finding in findings:
        if finding.rule.id not in barred:
            offer = next((fix for fix in finding.fixes if (fix.safe or unsafe) and _apart(fix.edits)), None)
            if offer is not None:
                yield finding, offer


def _apart(edits: Sequence[Edit]) -> bool:
    return all(before.end <= after.start for before, after in pairwise(sorted(edits)))


def _chosen(offers: Iterable[_Offered]) -> Iterator[_Offered]:
    """The offers that can be made in one pass, all edits of each or none. Equal offers correct all their findings."""
    taken: list[Edit] = []
    made: set[tuple[Edit, ...]] = set()
    for finding, offer in offers:
        if offer.edits not in made:
            if any(_meets(taken, edit) for edit in offer.edits):
                continue
            made.add(offer.edits)
            for edit in offer.edits:
                insort(taken, edit)
        yield finding, offer


def _meets(taken: Sequence[Edit], edit: Edit) -> bool:
    """Whether `edit` overlaps or touches one of those taken, which are in order."""
    index = bisect_left(taken, edit)
    after = index < len(taken) and taken[index].start <= edit.end
    return after or (index > 0 and edit.start <= taken[index - 1].end)


def _merged(offers: Iterable[_Offered]) -> list[Edit]:
    return sorted({edit for _, offer in offers for edit in offer.edits})


def _check_sound(source: Source, offers: list[_Offered]) -> None:
    """Raise _Stuck where the file would hold another number of posts, or be less sound JSON, than before."""
    before = _soundness(source, [])
    if _worse(before, _soundness(source, offers)):
        guilty = [offered for offered in offers if _worse(before, _soundness(source, [offered]))]
        raise _Stuck((finding for finding, _ in guilty or offers), "would break the JSON of the file")


def _soundness(source: Source, offers: list[_Offered]) -> tuple[int, Counter[str]]:
    draft = Draft(source.text)
    draft.make(_merged(offers))
    document = open_document(replace(source, text=draft.text))
    return len(document.entries), Counter(fault.kind for fault in document.faults)


def _worse(before: tuple[int, Counter[str]], after: tuple[int, Counter[str]]) -> bool:
    return before[0] != after[0] or bool(after[1] - before[1])


def _placed(source: Source, draft: Draft, finding: Finding) -> Finding:
    """`finding`, which has its place in the draft, at its place in the text as it was."""
    start = draft.origin(finding.offset)
    end = max(start, draft.origin(finding.end_offset))
    (line, column), (end_line, end_column) = source.position(start), source.position(end)
    return replace(
        finding,
        offset=start,
        end_offset=end,
        line=line,
        column=column,
        end_line=end_line,
        end_column=end_column,
    )

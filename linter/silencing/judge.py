"""The judge of one file's findings: which of them an entry of the configuration or a comment silences.

Given to `Linter.lint`, it marks findings with their suppression and tells what is wrong with comments: not allowed,
unclear, or of no use.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from linter.about import About
from linter.configuration.selection import Selection
from linter.finding import Finding, Suppression, pointer_text
from linter.jsontext import unescaped
from linter.post import Post
from linter.schema import meant
from linter.silencing.comments import Comment, find_comments
from linter.silencing.entries import Ignore
from linter.source import Fault, Source


@dataclass(frozen=True, slots=True)
class FileSilence:
    """What silences findings in one file. `used` and `met` (entries whose post was seen) are shared by a run.

    `may` holds the rules that authors may ignore by a comment; `judges` says whether unused comments are told.
    """

    ignores: tuple[Ignore, ...]
    may: frozenset[str]
    selection: Selection
    judges: bool
    used: set[Ignore]
    met: set[Ignore]

    def __call__(self, post: Post | None, source: Source, findings: list[Finding]) -> tuple[list[Finding], list[Fault]]:
        """`findings` of a post (None: of the file) with their suppressions, and the faults of the post's comments."""
        about = About(post) if post else None
        ignores = [ignore for ignore in self.ignores if ignore.holds_for_post(about)]
        if post is not None:
            self.met.update(ignore for ignore in ignores if ignore.posts)
        if ignores:
            above = pointer_text(post.entry.pointer) if post else ""
            findings = [self._by_entry(finding, ignores, above, source) for finding in findings]
        comments = find_comments(post) if post else []
        return self._by_comments(comments, source, findings) if comments else (findings, [])

    def _by_entry(self, finding: Finding, ignores: list[Ignore], above: str, source: Source) -> Finding:
        marked = unescaped(source.text[finding.offset : finding.end_offset])
        pointer = finding.pointer.removeprefix(above)
        holding = [ignore for ignore in ignores if ignore.holds_for(finding, pointer, marked)]
        self.used.update(holding)
        return replace(finding, suppression=holding[0].suppression) if holding else finding

    def _by_comments(
        self, comments: list[Comment], source: Source, findings: list[Finding]
    ) -> tuple[list[Finding], list[Fault]]:
        faults: list[Fault] = []
        told: set[str] = set()
        silencing: list[tuple[Comment, frozenset[str]]] = []
        for comment in comments:
            rules, wrong = self._read(comment)
            if comment.text not in told:  # what is rendered repeats the comments of what was written
                faults += wrong
            told.add(comment.text)
            if rules:
                silencing.append((comment, rules))
        used: set[tuple[str, str]] = set()
        marked = [_silenced(finding, silencing, source, used) for finding in findings]
        if self.judges:
            faults += _unused(silencing, used)
        return marked, faults

    def _read(self, comment: Comment) -> tuple[frozenset[str], list[Fault]]:
        """The rules that a comment silences, and what is wrong with it."""
        listed = ", ".join(comment.names)[:80]
        if not self.may:
            told = f'a comment asks to ignore "{listed}"; it has no effect'
            return frozenset(), [_fault("author-ignore", comment, told)]
        if not comment.names:
            return frozenset(), [_fault("unclear-ignore", comment, "this comment names no rule to ignore")]
        if not comment.reason:
            return frozenset(), [_fault("unclear-ignore", comment, f'no reason is given for ignoring "{listed}"')]
        rules, faults = set(), []
        for name in comment.names:
            rule = self.selection.aliases.get(name, name)
            if rule not in self.selection.rules:
                close = meant(rule, list(self.selection.rules))
                faults.append(_fault("unclear-ignore", comment, f'there is no rule "{name[:80]}"{close}'))
            elif rule not in self.may:
                faults.append(_fault("author-ignore", comment, f'a comment may not ignore "{rule}" here'))
            else:
                rules.add(rule)
        return frozenset(rules), faults


def _silenced(
    finding: Finding, silencing: list[tuple[Comment, frozenset[str]]], source: Source, used: set[tuple[str, str]]
) -> Finding:
    for comment, rules in silencing:
        if finding.rule.id in rules and comment.covered.start <= finding.offset < max(comment.covered.end, 1):
            used.add((comment.text, finding.rule.id))
            if finding.suppression is None:
                where = f"{source.path}:{source.position(comment.place.start)[0]}"
                finding = replace(finding, suppression=Suppression("comment", comment.reason, where))
    return finding


def _unused(silencing: list[tuple[Comment, frozenset[str]]], used: set[tuple[str, str]]) -> Iterator[Fault]:
    told: set[tuple[str, str]] = set()
    for comment, rules in silencing:
        for rule in sorted(rules):
            key = (comment.text, rule)
            if key not in used and key not in told:
                told.add(key)
                yield _fault("unused-ignore", comment, f"there is no finding of {rule} for this comment to ignore")


def _fault(kind: str, comment: Comment, message: str) -> Fault:
    return Fault(kind, comment.place.start, comment.place.end, message, "")

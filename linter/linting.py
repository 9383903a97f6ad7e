"""Posts → findings: runs the matchers over a file and makes their hits concrete.

One defect is one finding: a rule is silent where a rule that it yields to speaks, and what `content.rendered` or an
excerpt only repeats is reported where it was written.
A rule that breaks off on a post costs the findings of this rule in this post, and is told as a finding of its own.
"""

import logging
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from linter.archive import Archive, Earlier
from linter.byline import byline
from linter.conditions import TooSlow
from linter.document import Document, open_document
from linter.finding import Finding, fingerprint, pointer_text
from linter.fixes.offers import offer
from linter.jsontext import unescaped
from linter.matching import Hit, Matcher
from linter.post import TOLD_ABROAD, Post
from linter.rule import Severity
from linter.site import Site
from linter.source import Fault, Source
from linter.text import Span, Spans
from linter.triggers import Presence
from linter.web.address import Address

_REPEATING = frozenset({"excerpt", "title", "content", *TOLD_ABROAD})  # a defect of one is not told again of another
_LONGEST_SNIPPET = 200
_LONGEST_ESCAPE = 12  # a surrogate pair: what one character can take in the file
_LOG = logging.getLogger("wplint")
_FORM = re.compile(r"/(?:raw|rendered)$")
_POST_KEYS = re.compile(r'"(?:content|post_content|rendered)"\s*:')


@dataclass(frozen=True, slots=True)
class Outcome:
    """What linting one file gave. `broken` where wplint itself failed on a part of it; `suppressed` is silenced."""

    findings: list[Finding]
    posts: int
    broken: bool = False
    suppressed: Sequence[Finding] = ()


Silence = Callable[[Post | None, Source, list[Finding]], tuple[list[Finding], list[Fault]]]
"""Findings of a post (None: of the file around posts) → the same with their suppressions, and faults to report."""


@dataclass(frozen=True, slots=True)
class _Located:
    """A hit with its place in the file and what it says, and the post that said the same before it."""

    hit: Hit
    span: Span
    message: str
    earlier: Earlier | None = None


class Linter:
    """A set of matchers, ready to lint any number of files.

    `chosen` gives the matchers for a post where posts differ; `known_as` the path that fingerprints are made of;
    `archive` holds what the run has read, also by other linters.
    """

    def __init__(
        self,
        matchers: Sequence[Matcher],
        site: Site | None = None,
        chosen: Callable[[Post], Sequence[Matcher]] | None = None,
        known_as: Callable[[str], str] = str,
        archive: Archive | None = None,
    ) -> None:
        self.archive = archive or Archive()
        self.site = site
        self.chosen = chosen
        self.known_as = known_as
        self.matchers = [matcher for matcher in matchers if matcher.rule.check != "file_fault"]
        self.broken = False  # whether wplint itself failed on the file that was linted last
        self.faults = {matcher.rule.id: matcher for matcher in matchers if matcher.rule.check == "file_fault"}

    def lint(self, source: Source, expected: bool = True, silence: Silence | None = None) -> "Outcome | None":
        """The findings of a file in the order of their places; those that `silence` marks come apart.

        A file without a post is a finding where a post is `expected`; elsewhere it is None, unless it looks like the
        remains of one.
        """
        document = open_document(source)
        faults = list(document.faults)
        if not document.entries:
            if not expected and not is_failed_post(source, faults):
                return None
            if not faults:
                end = min(len(source.line(1)[1]), 60)
                faults.append(Fault("not-a-post", 0, end, "there is no post in this file", ""))
        self.broken = False
        self.archive.enter(source.path)
        found = [finding for fault in faults for finding in self._fault(source, fault, None)]
        if silence is not None:
            found, _ = silence(None, source, found)
        pairs = [(finding, "") for finding in found]
        for entry in document.entries:
            post = Post(document, entry, self.site)
            of_post = list(self._post(document, post))
            if silence is not None:
                of_post, unclear = silence(post, source, of_post)
                of_post += [finding for fault in unclear for finding in self._fault(source, fault, post)]
            above = pointer_text(entry.pointer) if post.id is not None else ""
            pairs += [(finding, finding.pointer.removeprefix(above)) for finding in of_post]
        pairs.sort(key=lambda pair: (pair[0].offset, pair[0].end_offset, pair[0].rule.id))
        done = _numbered(source, pairs, self.known_as)
        kept = [finding for finding in done if finding.suppression is None]
        suppressed = [finding for finding in done if finding.suppression is not None] if len(kept) < len(done) else ()
        return Outcome(kept, len(document.entries), self.broken, suppressed)

    def fault(self, source: Source, fault: Fault) -> list[Finding]:
        """The finding for a file that could not be read at all, or for one that holds no posts."""
        return _numbered(source, [(finding, "") for finding in self._fault(source, fault, None)], self.known_as)

    def _post(self, document: Document, post: Post) -> Iterator[Finding]:
        placed: list[_Located] = []
        presence = Presence(post)
        for matcher in self.matchers if self.chosen is None else self.chosen(post):
            try:
                if not matcher.concerns(presence):
                    continue
                placed += self._located(matcher, post)
            except TooSlow:
                message = f"rule {matcher.rule.id} was stopped: its pattern takes too long on this post"
                yield from self._at_start(document, post, "rule-too-slow", message)
            except Exception as error:
                yield from self._failed(document, post, matcher, error)
        for one in _distinct(placed):
            try:
                yield _finding(document, post, one)
            except Exception as error:
                yield from self._failed(document, post, one.hit.matcher, error)

    def _located(self, matcher: Matcher, post: Post) -> Iterator[_Located]:
        among = matcher.rule.unique
        for hit in matcher.hits(post):
            if among is None:
                yield _Located(hit, hit.subject.place, hit.message)
            elif earlier := self.archive.earlier(matcher.rule.id, among, hit.subject):
                hit.subject.names = {**hit.subject.names, "other": earlier.place}
                yield _Located(hit, hit.subject.place, hit.message, earlier)

    def _failed(self, document: Document, post: Post, matcher: Matcher, error: Exception) -> Iterator[Finding]:
        self.broken = True
        rule = matcher.rule.id
        _LOG.debug("rule %s failed on post %s in %s", rule, post.entry.pointer, document.source.path, exc_info=error)
        message = f"rule {rule} failed on this post ({type(error).__name__}); its findings here are missing"
        yield from self._at_start(document, post, "internal-error", message)

    def _at_start(self, document: Document, post: Post, kind: str, message: str) -> Iterator[Finding]:
        start = post.entry.value.span(post.entry.pointer).start
        yield from self._fault(document.source, Fault(kind, start, start + 1, message, ""), post)

    def _fault(self, source: Source, fault: Fault, post: Post | None) -> Iterator[Finding]:
        matcher = self.faults.get(fault.kind)
        if matcher is None:
            return
        told = (fault.message, fault.remedy or matcher.rule.remedy)
        yield _placed(source, matcher, told, post, "", Span(fault.start, fault.end))


def _distinct(placed: Sequence[_Located]) -> Iterator[_Located]:
    """The hits that stay when rules yield to more specific ones and repeating fields say nothing twice."""
    rivals = {rule for one in placed for rule in one.hit.matcher.rule.yields_to}
    taken = {rule: _Taken(rule, placed) for rule in rivals}
    told: dict[tuple[str, str], str] = {}
    for one in placed:
        rule, subject = one.hit.matcher.rule, one.hit.subject
        if any(taken[rival].meets(one) for rival in rule.yields_to):
            continue
        if subject.field.name in _REPEATING:
            place = pointer_text(subject.field.pointer)
            if told.setdefault((rule.id, f"{one.message}\0{subject.marked}"), place) != place:
                continue
        yield one


class _Taken:
    """What one rule reports: the elements, the stretches of the file, and the earlier posts."""

    def __init__(self, rule: str, placed: Sequence[_Located]) -> None:
        own = [one for one in placed if one.hit.matcher.rule.id == rule]
        self.elements = {id(one.hit.subject.element) for one in own if one.hit.subject.element is not None}
        self.spans = Spans(one.span for one in own)
        self.posts = {one.earlier.post for one in own if one.earlier is not None}

    def meets(self, one: _Located) -> bool:
        """Whether the rule reports the same element, a part of the same stretch, or the same two posts."""
        if one.earlier is not None and one.earlier.post in self.posts:
            return True
        return id(one.hit.subject.element) in self.elements or self.spans.meets(one.span)


def _finding(document: Document, post: Post, placed: _Located) -> Finding:
    hit, subject = placed.hit, placed.hit.subject
    told = (placed.message, hit.remedy)
    pointer = pointer_text(subject.field.pointer)
    found = _placed(document.source, hit.matcher, told, post, pointer, placed.span, hit.severity)
    fix = offer(hit)
    host = subject.value.host if isinstance(subject.value, Address) else None
    related = (placed.earlier.place,) if placed.earlier else ()
    return replace(found, fixes=(fix,) if fix else (), host=host, related=related, **byline(post)._asdict())


def _placed(
    source: Source,
    matcher: Matcher,
    told: tuple[str, str],
    post: Post | None,
    pointer: str,
    span: Span,
    severity: Severity | None = None,
) -> Finding:
    line, column = source.position(span.start)
    end_line, end_column = source.position(span.end)
    return Finding(
        rule=matcher.rule,
        severity=severity or matcher.severity,
        message=told[0],
        remedy=told[1],
        path=source.path,
        post=post.id if post else None,
        pointer=pointer,
        line=line,
        column=column,
        end_line=end_line,
        end_column=end_column,
        offset=span.start,
        end_offset=span.end,
        snippet=source.text[span.start : min(span.end, span.start + _LONGEST_SNIPPET)],
    )


def is_failed_post(source: Source, faults: Sequence[Fault]) -> bool:
    """Whether a file that holds no post was meant to: an empty file, a saved web page or error, a post cut short."""
    kinds = {fault.kind for fault in faults}
    if kinds & {"empty-file", "error-response"}:
        return True
    return "invalid-json" in kinds and (source.text.lstrip().startswith("<") or bool(_POST_KEYS.search(source.text)))


def _numbered(source: Source, findings: Iterable[tuple[Finding, str]], known_as: Callable[[str], str]) -> list[Finding]:
    """The findings, each paired with its pointer in its post, with their fingerprints; equal ones are numbered.

    What is marked counts as decoded, and the forms of a field as one: an export that spells characters differently, or
    adds `raw` to `rendered`, changes no fingerprint.
    """
    seen: Counter[tuple[str, object, str, str]] = Counter()
    path = ""
    done = []
    for finding, pointer in findings:
        path = path or known_as(finding.path)
        raw = source.text[finding.offset : min(finding.end_offset, finding.offset + _LONGEST_SNIPPET * _LONGEST_ESCAPE)]
        marked = " ".join(unescaped(raw)[:_LONGEST_SNIPPET].split())
        key = (finding.rule.id, finding.post, _FORM.sub("", pointer), marked)
        done.append(replace(finding, fingerprint=fingerprint(finding.rule.id, path, *key[1:], seen[key])))
        seen[key] += 1
    return done

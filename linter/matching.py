"""Rules × post → hits.

Every rule is compiled once, to a matcher with its options filled in. A matcher looks at a post through the funnel of
its rule: fields, elements, a part of them, a condition. A rule whose element or attribute does not occur in a post
costs a dictionary look-up; a regular expression that runs away is stopped and reported (`TooSlow`).
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fnmatch import translate
from functools import cached_property
from typing import Any

from linter.checks import CHECKS
from linter.conditions import (
    Predicate,
    compile_condition,
    compile_pattern,
    compile_test,
    never,
)
from linter.html.markup import Element, Markup
from linter.html.prose import Prose, plain_prose
from linter.html.references import Reference
from linter.literals import any_in, required
from linter.names import compile_template
from linter.phrases import Occurrence, Phrases, apart, matches
from linter.post import Field, Kind, Post
from linter.rule import Name, Rule, Severity
from linter.subject import Subject
from linter.text import Span, Spans
from linter.triggers import CHECKED, Presence, needs, selecting

_ADDRESSES = "addresses"

Finder = Callable[[Prose], list[Occurrence]]


@dataclass(slots=True)
class Hit:
    """A subject that a rule reports."""

    matcher: "Matcher"
    subject: Subject
    severity: Severity

    @property
    def message(self) -> str:
        """The rule's message with its names filled in."""
        return self.matcher.message(self.subject)

    @property
    def remedy(self) -> str:
        """What to do: the rule's advice for this subject, else its remedy."""
        advice = self.matcher.advice
        return (advice(self.subject) if advice else "") or self.matcher.rule.remedy


class Matcher:
    """A rule with its options and severity as configured. It is compiled when a post first has what it looks for."""

    def __init__(self, rule: Rule, options: Mapping[str, Any] | None = None, severity: Severity | None = None) -> None:
        self.rule = rule
        self.options = {name: option.default for name, option in rule.options.items()} | dict(options or {})
        self.severity = severity or rule.severity
        self._needs = needs(rule)
        self._where = CHECKED if rule.check else rule.fields

    @cached_property
    def message(self) -> Callable[[Subject], str]:
        """The function from a subject to the rule's message."""
        return compile_template(self.rule.message, self.options)

    @cached_property
    def advice(self) -> Callable[[Subject], str] | None:
        """The function from a subject to the rule's advice for it; None where it has none."""
        return compile_template(self.rule.advice, self.options, longest=400) if self.rule.advice else None

    @cached_property
    def _milder(self) -> list[Predicate]:
        return [holds for condition in self.rule.milder if (holds := compile_condition(condition, self.options))]

    @cached_property
    def _allowed(self) -> Phrases | None:
        return self._phrases(self.rule.exceptions)

    @cached_property
    def _unless(self) -> Phrases | None:
        return self._phrases(self.rule.unless)

    def _severity_of(self, subject: Subject) -> Severity:
        """The rule's severity, a step milder for each reason that the subject gives."""
        severity = self.severity.milder if subject.milder else self.severity
        for holds in self._milder:
            if holds(subject):
                severity = severity.milder
        return severity

    @cached_property
    def _holds(self) -> Predicate | None:
        return compile_condition(self.rule.when, self.options)

    @cached_property
    def _enough(self) -> Predicate | None:
        return compile_test(self.rule.count, self.options) if self.rule.count else None

    @cached_property
    def _find(self) -> Callable[[Post], Iterable[Subject]]:
        return self._finder()

    def concerns(self, presence: Presence) -> bool:
        """Whether a post that has what `presence` says can have a hit."""
        return self._needs is None or not self._needs.isdisjoint(presence.of(self._where))

    def hits(self, post: Post) -> Iterator[Hit]:
        """The hits of the rule in `post`. Raises TooSlow when a regular expression runs away."""
        if self._holds is never:
            return
        subjects = self._find(post)
        if self._holds is not None:
            subjects = filter(self._holds, subjects)
        if self._enough is not None:
            subjects = self._counted(list(subjects))
        for number, subject in enumerate(subjects):
            if number == 0 and self._unless is not None and self._said(post, self._unless):
                return
            yield Hit(self, subject, self._severity_of(subject))

    def _said(self, post: Post, phrases: Phrases) -> bool:
        """Whether a field of the rule has one of `phrases` in its text, or its markup has it in an address."""
        return any(
            phrases.occurrences(prose)
            for field in self._named(post)
            if isinstance(field.value, str)
            for prose in (field.prose, plain_prose(field.text))
        )

    def _counted(self, subjects: list[Subject]) -> Iterator[Subject]:
        """The first subject past the limit (the last one where there are too few) stands for all."""
        subjects = _told_once(subjects)
        assert self.rule.count is not None and self._enough is not None
        for index, subject in enumerate(subjects):
            counted = replace(subject, names={**subject.names, "count": index + 1})
            if self._enough(counted) and self.rule.count.operator == "over":
                yield replace(subject, names={**subject.names, "count": len(subjects)})
                return
        if subjects and self.rule.count.operator == "under":
            last = replace(subjects[-1], names={**subjects[-1].names, "count": len(subjects)})
            if self._enough(last):
                yield last

    def _finder(self) -> Callable[[Post], Iterable[Subject]]:
        rule = self.rule
        if rule.check:
            check, options = CHECKS[rule.check], self.options
            return lambda post: check.run(post, options)
        if rule.schema is not None:
            return self._by_schema
        part = rule.part
        if part is None:
            return self._elements if rule.element else self._fields
        if part.kind == "url":
            purposes = frozenset(part.operand)
            return lambda post: self._references(post, purposes)
        if part.kind == "attribute":
            return self._attribute_finder(part.operand)
        return self._text_finder(part.kind, part.operand)

    # --- fields and elements -----------------------------------------------------------------------------------

    def _named(self, post: Post) -> Iterator[Field]:
        for name in self.rule.fields:
            yield from post.fields(name)

    def _fields(self, post: Post) -> Iterator[Subject]:
        for field in self._named(post):
            yield Subject(field, field.text, field.text.all, field)

    def _elements(self, post: Post) -> Iterator[Subject]:
        selector = self.rule.element or "*"
        for field in self._named(post):
            if (found := field.memo.get(selector)) is None:
                found = field.memo[selector] = list(_element_subjects(field, selecting(selector)))
            yield from found

    # --- attributes and addresses ------------------------------------------------------------------------------

    def _attribute_finder(self, glob: str) -> Callable[[Post], Iterator[Subject]]:
        select = selecting(self.rule.element) if self.rule.element else None
        wanted = glob.lower()
        key = (wanted, self.rule.element)
        pattern = re.compile(translate(wanted)) if "*" in wanted or "?" in wanted else None

        def found_in(field: Field) -> Iterator[Subject]:
            for markup in _markups(field):
                index = markup.by_attribute
                names = [name for name in index if pattern.match(name)] if pattern else [wanted] * (wanted in index)
                if not names:
                    continue
                chosen = None if select is None else {id(element) for element in select(markup)}
                for name in names:
                    for element in index[name]:
                        if chosen is None or id(element) in chosen:
                            yield from _attribute_subject(field, element, name)

        def find(post: Post) -> Iterator[Subject]:
            for field in self._named(post):
                if (found := field.memo.get(key)) is None:
                    found = field.memo[key] = list(found_in(field))
                yield from found

        return find

    def _references(self, post: Post, purposes: frozenset[str]) -> Iterator[Subject]:
        for field in self._named(post):
            key = (purposes, self.rule.element)
            if (found := field.memo.get(key)) is None:
                found = field.memo[key] = self._addressed(field, purposes)
            yield from found

    def _addressed(self, field: Field, purposes: frozenset[str]) -> list[Subject]:
        """The addresses of `field` for any of `purposes`, in the elements of the rule."""
        if field.kind is not Kind.MARKUP or not isinstance(field.value, str):
            return []
        if (every := field.memo.get(_ADDRESSES)) is None:
            every = field.memo[_ADDRESSES] = [
                (reference.purpose, _address(field, reference)) for reference in field.references
            ]
        wanted = [subject for purpose, subject in every if purpose in purposes]
        if not wanted or not self.rule.element:
            return wanted
        select = selecting(self.rule.element)
        chosen = {id(element) for markup in field.markup.walk() for element in select(markup)}
        return [subject for subject in wanted if id(subject.element) in chosen]

    # --- text --------------------------------------------------------------------------------------------------

    def _text_finder(self, kind: str, operand: Any) -> Callable[[Post], Iterator[Subject]]:
        if kind == "text":
            find = _pattern_finder(operand)
            return lambda post: self._text(post, find, None)
        lexicon = self._listed(operand)
        rights = {str(wrong): str(right) for wrong, right in lexicon.items()} if isinstance(lexicon, Mapping) else {}
        phrases = Phrases(lexicon)
        return lambda post: self._text(post, phrases.occurrences, rights)

    def _listed(self, operand: Any) -> Any:
        """A list or map as it stands in the rule, or as the option that the rule names holds it."""
        return self.options[operand.parts[0]] if isinstance(operand, Name) else operand

    def _phrases(self, operand: Any) -> Phrases | None:
        return Phrases(listed) if (listed := self._listed(operand)) else None

    def _text(self, post: Post, find: Finder, rights: Mapping[str, str] | None) -> Iterator[Subject]:
        """Where `find` finds something in readable text; lists (`rights`) are looked for in alternative texts, too."""
        select = selecting(self.rule.element) if self.rule.element else None
        for field in self._named(post):
            if not isinstance(field.value, str):
                continue
            inside = None
            if select is not None:
                inside = [element.content for element in select(field.markup)]
                if not inside:
                    continue
            for subject in self._found(field, field.prose, find, rights or {}):
                if inside is None or _within(subject.text.down(subject.span), inside):
                    yield subject
            if select is None and rights is not None and field.alternatives and find(field.all_alternatives):
                for prose in field.alternatives:
                    yield from self._found(field, prose, find, rights)

    def _found(self, field: Field, prose: Prose, find: Finder, rights: Mapping[str, str]) -> Iterator[Subject]:
        found = find(prose)
        if found and self._allowed is not None:
            right = Spans(one.span for one in self._allowed.occurrences(prose))
            found = [one for one in found if not right.cover(one.span)]
        for match, entry in apart(found):
            span = Span(*match.span())
            if span.start < span.end and not prose.silent(span):
                names = {**match.groupdict(), "right": _cased(rights.get(entry, ""), match[0], entry)}
                yield Subject(field, prose.text, span, match[0], names=names, prose=prose)

    # --- JSON Schema -------------------------------------------------------------------------------------------

    def _by_schema(self, post: Post) -> Iterator[Subject]:
        from linter.schema import problems

        for path, reason, about_key in problems(post.data, self.rule.schema or {}):
            pointer = (*post.entry.pointer, *path)
            value = post.entry.value
            span = value.key_span(pointer) if about_key else value.span(pointer)
            if not path:  # something is missing from the post, which is too long to be marked
                span = Span(span.start, span.start + 1)
            field = Field(post, ".".join(map(str, path)) or "post", pointer, None)
            yield Subject(field, value.root, span, value.root.value[slice(*span)], names={"error": reason})


def _pattern_finder(pattern: str) -> Finder:
    """Where `pattern` matches. It is compiled when a text has what it requires: most have not, in most posts."""
    texts = required(pattern)

    def find(prose: Prose) -> list[Occurrence]:
        if texts is not None and not any_in(texts, prose.folded):
            return []
        return [Occurrence(match, "") for match in matches(compile_pattern(pattern), prose.text.value)]

    return find


def _told_once(subjects: list[Subject]) -> list[Subject]:
    """The subjects of each field in the form of it that has most: what was written and what was rendered are one."""
    sizes = Counter(id(subject.field) for subject in subjects)
    most: dict[str, Field] = {}
    for subject in subjects:
        field = subject.field
        if sizes[id(field)] > sizes[id(most.setdefault(field.name, field))]:
            most[field.name] = field
    return [subject for subject in subjects if most[subject.field.name] is subject.field]


def _markups(field: Field) -> Iterable[Markup]:
    """The markup of a field and the documents inside it; nothing where there is none."""
    if field.kind is Kind.MARKUP and isinstance(field.value, str) and "<" in field.value:
        return field.markup.walk()
    return ()


def _element_subjects(field: Field, select: Callable[[Markup], Iterable[Element]]) -> Iterator[Subject]:
    for markup in _markups(field):
        for element in select(markup):
            yield Subject(field, markup.text, element.start_tag, element, element)


def _address(field: Field, reference: Reference) -> Subject:
    text = reference.text
    return Subject(field, text, text.all, field.post.address(text.value), reference.element, reference.attribute)


def _attribute_subject(field: Field, element: Element, name: str) -> Iterator[Subject]:
    attribute = element.attribute(name)
    if attribute is not None:
        core = (attribute.text, attribute.text.all)
        value = element.attributes[name]
        yield Subject(field, element.markup.text, attribute.span, value, element, name, core=core)


def _within(span: Span, spans: list[Span]) -> bool:
    return any(outer.start <= span.start and span.end <= outer.end for outer in spans)


def _cased(right: str, found: str, entry: str) -> str:
    """`right` with the capital that `found` starts with, unless its entry asks for that."""
    return right[:1].upper() + right[1:] if found[:1].isupper() and not entry[:1].isupper() else right

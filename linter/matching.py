"""Rules × post → hits.

Every rule is compiled once, to a matcher with its options filled in. A matcher looks at a post through the funnel of
its rule: fields, elements, a part of them, a condition. A rule whose element or attribute does not occur in a post
costs a dictionary look-up; a regular expression that runs away is stopped and reported (`TooSlow`).
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fnmatch import translate
from typing import Any

import regex

from linter.checks import CHECKS
from linter.conditions import Pattern, TooSlow, compile_condition, compile_pattern, compile_test
from linter.markup import Element, Markup
from linter.names import compile_template
from linter.post import Field, Kind, Post
from linter.rule import Name, Rule, Severity
from linter.subject import Subject
from linter.text import Span

_SECONDS = 1.0  # for one rule in one field, and again for each million characters of it
_TAG = re.compile(r"[a-zA-Z][\w-]*")
_REQUIRED = re.compile(r"\[\s*((?:[\w-]|\\.)+)")


@dataclass(slots=True)
class Hit:
    """A subject that a rule reports."""

    matcher: "Matcher"
    subject: Subject

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
    """A rule compiled with its options and the severity that a configuration gives it."""

    def __init__(self, rule: Rule, options: Mapping[str, Any] | None = None, severity: Severity | None = None) -> None:
        self.rule = rule
        self.options = {name: option.default for name, option in rule.options.items()} | dict(options or {})
        self.severity = severity or rule.severity
        self.message: Callable[[Subject], str] = compile_template(rule.message, self.options)
        self.advice = compile_template(rule.advice, self.options, longest=400) if rule.advice else None
        self._holds = compile_condition(rule.when, self.options)
        self._enough = compile_test(rule.count, self.options) if rule.count else None
        self._find = self._finder()

    def hits(self, post: Post) -> Iterator[Hit]:
        """The hits of the rule in `post`. Raises TooSlow when a regular expression runs away."""
        subjects = self._find(post)
        if self._holds is not None:
            subjects = filter(self._holds, subjects)
        if self._enough is not None:
            subjects = self._counted(list(subjects))
        for subject in subjects:
            yield Hit(self, subject)

    def _counted(self, subjects: list[Subject]) -> Iterator[Subject]:
        """The first subject past the limit (the last one where there are too few) stands for all."""
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
            run = CHECKS[rule.check].run
            options = self.options
            return lambda post: run(post, options)
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

    def _markups(self, post: Post) -> Iterator[tuple[Field, Markup]]:
        for field in self._named(post):
            if field.kind is Kind.MARKUP and isinstance(field.value, str) and "<" in field.value:
                for markup in field.markup.walk():
                    yield field, markup

    def _elements(self, post: Post) -> Iterator[Subject]:
        select = selecting(self.rule.element or "*")
        for field, markup in self._markups(post):
            for element in select(markup):
                yield Subject(field, markup.text, element.start_tag, element, element)

    # --- attributes and addresses ------------------------------------------------------------------------------

    def _attribute_finder(self, glob: str) -> Callable[[Post], Iterator[Subject]]:
        select = selecting(self.rule.element) if self.rule.element else None
        wanted = glob.lower()
        pattern = re.compile(translate(wanted)) if "*" in wanted or "?" in wanted else None

        def find(post: Post) -> Iterator[Subject]:
            for field, markup in self._markups(post):
                index = markup.by_attribute
                names = [name for name in index if pattern.match(name)] if pattern else [wanted] * (wanted in index)
                if not names:
                    continue
                chosen = None if select is None else {id(element) for element in select(markup)}
                for name in names:
                    for element in index[name]:
                        if chosen is None or id(element) in chosen:
                            yield from _attribute_subject(field, element, name)

        return find

    def _references(self, post: Post, purposes: frozenset[str]) -> Iterator[Subject]:
        chosen: set[int] | None = None
        for field in self._named(post):
            if field.kind is not Kind.MARKUP or not isinstance(field.value, str):
                continue
            if self.rule.element:
                select = selecting(self.rule.element)
                chosen = {id(element) for markup in field.markup.walk() for element in select(markup)}
            for reference in field.references:
                if reference.purpose in purposes and (chosen is None or id(reference.element) in chosen):
                    text = reference.text
                    value = post.address(text.value)
                    yield Subject(field, text, text.all, value, reference.element, reference.attribute)

    # --- text --------------------------------------------------------------------------------------------------

    def _text_finder(self, kind: str, operand: Any) -> Callable[[Post], Iterator[Subject]]:
        if kind == "text":
            return lambda post: self._text(post, compile_pattern(operand), None)
        lexicon = self.options[operand.parts[0]] if isinstance(operand, Name) else operand
        rights = lexicon if isinstance(lexicon, Mapping) else dict.fromkeys(lexicon, "")
        folded = {" ".join(wrong.lower().split()): right for wrong, right in rights.items()}
        if not folded:
            return lambda post: iter(())
        pattern = _phrases_pattern(folded)
        return lambda post: self._text(post, pattern, folded)

    def _text(self, post: Post, pattern: Pattern, rights: Mapping[str, str] | None) -> Iterator[Subject]:
        select = selecting(self.rule.element) if self.rule.element else None
        for field in self._named(post):
            if not isinstance(field.value, str):
                continue
            prose = field.prose
            inside = None
            if select is not None:
                inside = [element.content for element in select(field.markup)]
                if not inside:
                    continue
            for match in _matches(pattern, prose.text.value):
                span = Span(*match.span())
                if span.start == span.end or prose.silent(span):
                    continue
                if inside is not None and not _within(prose.text.down(span), inside):
                    continue
                names: dict[str, Any] = match.groupdict()
                if rights is not None:
                    names["right"] = _cased(rights[" ".join(match[0].lower().replace("’", "'").split())], match[0])
                yield Subject(field, prose.text, span, match[0], names=names)

    # --- JSON Schema -------------------------------------------------------------------------------------------

    def _by_schema(self, post: Post) -> Iterator[Subject]:
        from linter.schema import problems

        for path, reason, about_key in problems(post.data, self.rule.schema or {}):
            pointer = (*post.entry.pointer, *path)
            value = post.entry.value
            span = value.key_span(pointer) if about_key else value.span(pointer)
            field = Field(post, ".".join(map(str, path)), pointer, None)
            yield Subject(field, value.root, span, value.root.value[slice(*span)], names={"error": reason})


def _attribute_subject(field: Field, element: Element, name: str) -> Iterator[Subject]:
    attribute = element.attribute(name)
    if attribute is not None:
        core = (attribute.text, attribute.text.all)
        value = element.attributes[name]
        yield Subject(field, element.markup.text, attribute.span, value, element, name, core=core)


def _matches(pattern: Pattern, text: str) -> Iterator[regex.Match[str]]:
    try:
        yield from pattern.finditer(text, timeout=_SECONDS * (1 + len(text) / 1_000_000))
    except TimeoutError:
        raise TooSlow from None


def _within(span: Span, spans: list[Span]) -> bool:
    return any(outer.start <= span.start and span.end <= outer.end for outer in spans)


def _phrases_pattern(folded: Iterable[str]) -> Pattern:
    words = sorted(folded, key=len, reverse=True)
    spelled = (r"\s+".join(regex.escape(part).replace("'", "['’]") for part in word.split()) for word in words)
    return compile_pattern(rf"(?i)(?<!\w)(?:{'|'.join(spelled)})(?!\w)")


def _cased(right: str, found: str) -> str:
    """`right` with the capital that `found` starts with."""
    return right[:1].upper() + right[1:] if found[:1].isupper() else right


def selecting(selector: str) -> Callable[[Markup], Iterable[Element]]:
    """The function from markup to the elements that `selector` matches; it looks first whether any can."""
    tags, attributes = _triggers(selector)
    if tags is None:
        return lambda markup: markup.select(selector)
    if selector in tags and not attributes:  # a bare tag name
        return lambda markup: markup.by_tag.get(selector, ())

    def select(markup: Markup) -> Iterable[Element]:
        if markup.by_tag.keys().isdisjoint(tags) and markup.by_attribute.keys().isdisjoint(attributes):
            return ()
        return markup.select(selector)

    return select


def _triggers(selector: str) -> tuple[set[str] | None, set[str]]:
    """Tags and attributes one of which must occur where `selector` matches; None where nothing must."""
    tags: set[str] = set()
    attributes: set[str] = set()
    for alternative in _top_level(selector, ","):
        subject = next((part for part in reversed(_top_level(alternative, " \t\n>+~")) if part), "")
        if tag := _TAG.match(subject):
            tags.add(tag[0].lower())
        elif required := _REQUIRED.match(subject.removeprefix("*")):
            attributes.add(required[1].replace("\\", "").lower())
        else:
            return None, set()
    return tags, attributes


def _top_level(text: str, separators: str) -> list[str]:
    """`text` split at any of `separators` outside brackets and quotes."""
    parts, depth, quote, start = [], 0, "", 0
    for index, mark in enumerate(text):
        if quote:
            quote = "" if mark == quote else quote
        elif mark in "\"'":
            quote = mark
        elif mark in "([":
            depth += 1
        elif mark in ")]":
            depth -= 1
        elif mark in separators and depth == 0:
            parts.append(text[start:index])
            start = index + 1
    return [*parts, text[start:]]

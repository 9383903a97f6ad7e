"""A rule's examples → what they got wrong.

Each example is a post, written once as UTF-8 JSON and once as ASCII-escaped JSON and linted with its rule alone:
what `found` lists must be marked, character for character, `message` must be said, and `fixed` must come out of the
rule's fix and then lint clean.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from linter.finding import Finding
from linter.fixes.offers import apply
from linter.linting import Linter
from linter.matching import Matcher
from linter.rule import Example, Rule
from linter.source import read

SOUND_POST: Mapping[str, Any] = {
    "id": 1,
    "date": "2026-03-02T09:30:00",
    "date_gmt": "2026-03-02T09:30:00",
    "guid": {"rendered": "https://blog.example/?p=1"},
    "modified": "2026-03-02T09:30:00",
    "modified_gmt": "2026-03-02T09:30:00",
    "slug": "hello-world",
    "status": "publish",
    "type": "post",
    "link": "https://blog.example/hello-world/",
    "title": {"rendered": "Hello world"},
    "content": {"rendered": "<p>Good morning.</p>", "protected": False},
    "excerpt": {"rendered": "<p>A greeting.</p>", "protected": False},
    "author": 1,
    "featured_media": 0,
    "categories": [2],
    "tags": [],
}


@dataclass(frozen=True, slots=True)
class Case:
    """One example of a rule in one encoding. `name` tells it apart in a list of tests."""

    rule: Rule
    example: Example
    ascii: bool
    name: str


def cases(rule: Rule) -> Iterator[Case]:
    """Every example of a rule, in both encodings."""
    numbers = {True: 0, False: 0}
    for example in rule.examples:
        numbers[example.valid] += 1
        kind = "valid" if example.valid else "invalid"
        for ascii_only in (False, True):
            label = f"{rule.id}-{kind}-{numbers[example.valid]}-{'ascii' if ascii_only else 'utf8'}"
            yield Case(rule, example, ascii_only, label)


def failures(case: Case) -> Iterator[str]:
    """What is wrong with one example; nothing if it holds."""
    example = case.example
    text = file_text(example.post, example.file, case.ascii)
    try:
        findings = _lint(case, text)
    except UnicodeEncodeError as error:
        yield f"the example can't be saved in {example.encoding}: {error.reason}"
        return
    if example.valid:
        yield from (f"a valid example is reported: {finding.message}" for finding in findings)
        return
    if not findings:
        yield "an invalid example is not reported"
        return
    if example.found is not None:
        marked = tuple(_decoded(text[finding.offset : finding.end_offset]) for finding in findings)
        if marked != example.found:
            yield f"marked {list(marked)}, expected {list(example.found)}"
    if example.message is not None and example.message != findings[0].message:
        yield f'said "{findings[0].message}", expected "{example.message}"'
    if example.fixed is not None:
        yield from _fix_failures(case, text, findings)


def _fix_failures(case: Case, text: str, findings: list[Finding]) -> Iterator[str]:
    edits = [edit for finding in findings for fix in finding.fixes for edit in fix.edits]
    fixed = apply(text, edits)
    expected = file_text(case.example.fixed or "", None, case.ascii)
    try:
        same = json.loads(fixed) == json.loads(expected)
    except json.JSONDecodeError as error:
        yield f"the fixed file is no JSON: {error}"
        return
    if not same:
        yield f"fixed to {_changed(text, fixed)}, expected {case.example.fixed!r}"
    elif left := _lint(case, fixed):
        yield f"still reported after the fix: {left[0].message}"


def _changed(before: str, after: str) -> str:
    old, new = json.loads(before), json.loads(after)
    return str({key: value for key, value in new.items() if old.get(key) != value} or "the same")


def _lint(case: Case, text: str) -> list[Finding]:
    source = read("example.json", text.encode(case.example.encoding))
    outcome = Linter([Matcher(case.rule, case.example.options)]).lint(source)
    return outcome.findings if outcome else []


def file_text(post: str | Mapping[str, Any], file: str | None, ascii_only: bool) -> str:
    """The text of a post file: `file` as it is, else a sound post with `post` in place of its content or fields."""
    if file is not None:
        return file
    changes = {"content": {"rendered": post, "protected": False}} if isinstance(post, str) else post
    data = {**SOUND_POST, **changes}
    return json.dumps(data, ensure_ascii=ascii_only).replace("/", "\\/" if ascii_only else "/")


def _decoded(source: str) -> str:
    try:
        return str(json.loads(f'"{source}"', strict=False))
    except json.JSONDecodeError:
        return source

"""Rules → text: the list of them, and the page of one."""

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from textwrap import wrap
from typing import Any

from linter.reports.links import standards
from linter.reports.report import Style
from linter.reports.visible import visible
from linter.rule import Example, Rule


def listing(rules: Sequence[Rule], style: Style) -> str:
    """One line a rule, by category."""
    longest = max((len(rule.id) for rule in rules), default=0)
    lines = []
    for category, group in groupby(
        sorted(rules, key=lambda rule: (rule.category, rule.id)), lambda rule: rule.category
    ):
        lines.append(f"{category}")
        for rule in group:
            state = rule.severity.value if rule.enabled else "off"
            lines.append(f"  {rule.id:<{longest}}  {state:<7}  {rule.name}")
    return "\n".join([*lines, f"{len(rules)} rules. `wplint rule ID` explains one."])


def explanation(rule: Rule, style: Style) -> str:
    """The page of one rule: why, remedy, options, examples."""
    return "\n".join(_explained(rule, style))


def _explained(rule: Rule, style: Style) -> Iterator[str]:
    state = rule.severity.value if rule.enabled else f"{rule.severity.value}, off unless turned on"
    yield f"{rule.id} ({rule.category}, {state}, since {rule.since})"
    yield rule.name
    yield ""
    yield from _paragraph("Why:   ", rule.why, style)
    yield from _paragraph("Do:    ", rule.remedy, style)
    if rule.fix:
        yield f"Fix:   {'safe' if rule.fix.safe else 'unsafe'}"
    if told := standards(rule):
        yield f"See:   {told}"
    if rule.help:
        yield f"More:  {rule.help}"
    if rule.options:
        yield ""
        yield "Options"
        for name, option in rule.options.items():
            yield from _paragraph(f"  {name}: ", f"{option.about} Default: {_told(option.default)}", style)
    for title, valid in (("Wrong", False), ("Right", True)):
        yield ""
        yield title
        for example in rule.examples:
            if example.valid is valid:
                yield from _example(example, style)


def _paragraph(label: str, text: str, style: Style) -> Iterator[str]:
    indent = " " * min(len(label), 7)
    yield from wrap(visible(text), style.width, initial_indent=label, subsequent_indent=indent, break_on_hyphens=False)


def _example(example: Example, style: Style) -> Iterator[str]:
    shown = example.file if example.file is not None else example.post
    yield f"  {_source(shown)}"
    if example.options:
        yield f"    with {visible('; '.join(f'{name}: {_told(value)}' for name, value in example.options.items()))}"
    if example.message:
        yield f"    → {visible(example.message)}"
    if example.fixed is not None:
        yield f"    fixed: {_source(example.fixed)}"


def _source(post: object) -> str:
    """An example as it stands in a file: markup, or the JSON of a post."""
    return visible(post if isinstance(post, str) else json.dumps(post, ensure_ascii=False, default=str))


def _told(value: Any) -> str:
    """The value of an option in words: lists and maps without their brackets."""
    if isinstance(value, (list, dict)) and not value:
        return "none"
    if isinstance(value, list):
        return ", ".join(map(_told, value))
    if isinstance(value, dict):
        return ", ".join(f"{name} → {_told(item)}" for name, item in value.items())
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)

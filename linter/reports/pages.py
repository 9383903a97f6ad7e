"""Rules → their documentation: a Markdown page each, and an index by category.

Pages are made from the rule files alone, so that what a rule says and what is written about it can't drift apart.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from linter.reports.markdown_text import fenced, prose
from linter.reports.visible import visible
from linter.rule import Example, Option, Rule, Severity

INDEX = "README.md"
_MARK = "<!-- Made by `wplint docs`"
_MOST = 12
CATEGORIES = {
    "accessibility": ("Accessibility", "What keeps out readers who can't see, hear or use a mouse"),
    "blocks": ("Blocks", "Blocks of the editor that are broken or contradict themselves"),
    "config": ("Configuration", "Entries and comments that ignore findings, and have lost their use"),
    "editorial": ("Words that do harm", "Slurs, swear words, suicide reporting, outdated terms, lists of your own"),
    "embeds": ("Embeds and scripts", "What runs in readers' pages: scripts, frames, players, forms, trackers"),
    "file": ("Files", "Files that can't be read or hold no post"),
    "images": ("Images", "Pictures that are someone else's, missing, about to vanish, or not described"),
    "injected": ("Injected content", "What attackers hide in posts"),
    "leftovers": ("Leftovers", "Filler, placeholders, notes to colleagues, what chat assistants leave behind"),
    "links": ("Links and addresses", "Links that break, mislead, track, or lead to the wrong domain"),
    "markup": ("Markup", "Tags, attributes and character codes that break the page or came with pasting"),
    "post": ("Post data", "Titles, excerpts, slugs, dates, categories, and what two posts share"),
    "privacy": ("Personal data and secrets", "Passwords, keys, numbers of cards and accounts, private addresses"),
    "prose": ("Language", "Typos, wrong words, punctuation, names spelled two ways"),
    "text": ("Characters", "Text in the wrong character set, characters that are lost, invisible or disguised"),
}
_SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_ACT = "https://www.w3.org/WAI/standards-guidelines/act/rules/"
_CWE = "https://cwe.mitre.org/data/definitions/"


def pages(rules: Sequence[Rule]) -> dict[str, str]:
    """File name → page, for the rules and the index of them."""
    made = {f"{rule.id}.md": page(rule) for rule in rules}
    return {INDEX: index(rules), **made}


def is_made(text: str) -> bool:
    """Whether a file was written by this module and may be overwritten or deleted by it."""
    return text.startswith(_MARK)


def index(rules: Sequence[Rule]) -> str:
    """The list of the rules, by category."""
    lines = [f"{_MARK}; edit the rule files instead. -->", "# Rules", ""]
    silent = sum(not rule.enabled for rule in rules)
    lines += [f"{len(rules)} rules, {silent} of which are off until you turn them on. `wplint rule ID` shows the page"]
    lines += ["of one; how to turn rules on and off or tune them is told in the"]
    lines += ["[documentation of the configuration](../configuration.md).", ""]
    ordered = sorted(rules, key=lambda rule: (rule.category, rule.id))
    groups = {category: list(group) for category, group in groupby(ordered, key=lambda rule: rule.category)}
    lines += ["| category | what it is about | rules |", "| --- | --- | --- |"]
    for category, group in groups.items():
        title, about = _category(category)
        lines.append(f"| [{title}](#{title.lower().replace(' ', '-')}) | {about} | {len(group)} |")
    lines.append("")
    for category, group in groups.items():
        lines += [f"## {_category(category)[0]}", "", f"`{category}`, to be used where rules are selected.", ""]
        lines += ["| rule | what it reports | severity | fix |", "| --- | --- | --- | --- |"]
        lines += [
            f"| [{rule.id}]({rule.id}.md) | {prose(rule.name)} | {_state(rule)} | {_fix(rule)} |" for rule in group
        ]
        lines.append("")
    return "\n".join(lines)


def _category(name: str) -> tuple[str, str]:
    """The title of a category and what its rules are about; own rules bring categories of their own."""
    return CATEGORIES.get(name, (name.capitalize(), ""))


def _state(rule: Rule) -> str:
    return _SEVERITIES[rule.severity] + ("" if rule.enabled else ", off")


def _fix(rule: Rule) -> str:
    return "" if rule.fix is None else "safe" if rule.fix.safe else "unsafe"


def page(rule: Rule) -> str:
    """The page of one rule."""
    return "\n".join(_page(rule)).rstrip("\n") + "\n"


def _page(rule: Rule) -> Iterator[str]:
    yield f"{_MARK} from rules/{rule.category}/{rule.id}.yml; edit that file instead. -->"
    yield f"# {rule.id}\n"
    yield f"**{prose(rule.name)}**\n"
    facts = [_SEVERITIES[rule.severity], f"category {rule.category}", f"since {rule.since}"]
    facts += [f"looks at {', '.join(rule.fields)}"] if rule.fields else []
    facts += [] if rule.enabled else ["off unless turned on"]
    facts += [] if rule.stage == "stable" else [rule.stage]
    facts += [f"lists reviewed {rule.reviewed}"] if rule.reviewed else []
    yield f"{' · '.join(facts)}\n"
    yield f"## Why it matters\n\n{prose(rule.why)}\n"
    yield f"## What to do\n\n{prose(rule.remedy)}\n"
    yield from _fixing(rule)
    yield from _options(rule.options)
    yield from _examples("Reported", rule, valid=False)
    yield from _examples("Not reported", rule, valid=True)
    yield from _sources(rule)
    yield from _silence(rule)


def _fixing(rule: Rule) -> Iterator[str]:
    if rule.fix is None:
        return
    how = "`wplint --fix` corrects it." if rule.fix.safe else "`wplint --fix --unsafe-fixes` corrects it."
    more = "" if rule.fix.safe else " Look at the result: the fix can change what readers see."
    yield f"## Fix\n\n{how}{more}\n"


def _options(options: Mapping[str, Option]) -> Iterator[str]:
    if not options:
        return
    yield "## Options\n"
    for name, option in options.items():
        yield f"- `{name}`: {prose(' '.join(option.about.split()))} Default: {_default(option.default)}"
    yield ""


def _default(value: Any) -> str:
    if isinstance(value, (list, dict)) and not value:
        return "empty."
    if isinstance(value, list):
        shown = ", ".join(_literal(item) for item in value[:_MOST])
    elif isinstance(value, dict):
        shown = ", ".join(f"{_literal(key)} → {_literal(item)}" for key, item in list(value.items())[:_MOST])
    else:
        return f"{_literal(value)}."
    rest = len(value) - _MOST
    return f"{shown}, and {rest} more." if rest > 0 else f"{shown}."


def _literal(value: Any) -> str:
    told = visible(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
    return f"`{told}`" if "`" not in told and told.strip() else prose(repr(told))


def _examples(title: str, rule: Rule, valid: bool) -> Iterator[str]:
    chosen = [example for example in rule.examples if example.valid is valid]
    if not chosen:
        return
    yield f"## {title}\n"
    for example in chosen:
        yield from _example(example)


def _example(example: Example) -> Iterator[str]:
    if example.options:
        yield f"With {_default(dict(example.options))}\n"
    if example.file is not None:
        yield fenced(_shown(example.file), "text") + "\n"
    else:
        yield _code(example.post) + "\n"
    if example.message:
        yield f"wplint says: {prose(visible(example.message))}\n"
    if example.fixed is not None:
        yield f"Fixed:\n\n{_code(example.fixed)}\n"


def _code(post: str | Mapping[str, Any]) -> str:
    if isinstance(post, str):
        return fenced(_shown(post), "html")
    return fenced(_shown(json.dumps(post, ensure_ascii=False, indent=2)), "json")


def _shown(text: str) -> str:
    return "\n".join(visible(line) for line in text.split("\n")).rstrip("\n")


def _sources(rule: Rule) -> Iterator[str]:
    told = [f"WCAG {number}" for number in rule.refs.get("wcag", ())]
    told += [f"[ACT rule {number}]({_ACT}{number}/)" for number in rule.refs.get("act", ())]
    told += [f"[CWE-{number}]({_CWE}{number}.html)" for number in rule.refs.get("cwe", ())]
    told += [f"[HTML Standard]({rule.refs['html']})"] if "html" in rule.refs else []
    told += [f"[More about it]({rule.help})"] if rule.help else []
    if told:
        yield "## Standards and further reading\n"
        yield from (f"- {line}" for line in told)
        yield ""


def _silence(rule: Rule) -> Iterator[str]:
    yield "## Turn it off\n"
    yield fenced(f"# .wplint.yml\nrules:\n  {rule.id}: off", "yaml") + "\n"
    if rule.aliases:
        yield f"Earlier names: {', '.join(f'`{alias}`' for alias in rule.aliases)}.\n"

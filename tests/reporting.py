"""Reports to render: of real findings, and of findings that say whatever a hostile post makes them say."""

import json
from dataclasses import replace
from functools import lru_cache
from typing import Any

from linter.finding import Finding, FixOffer, Place, Suppression
from linter.linting import Linter
from linter.matching import Matcher
from linter.reports import Report, Style, renderer
from linter.rule import Rule
from linter.rulefile import builtin_rules
from linter.source import Fault, Source, read
from linter.text import Edit
from tests.conftest import EXAMPLE

HOSTILE = [
    "\x1b[2J\x1b]0;gone\x07",
    "\x00\x08\x7f\x9b31m",
    "\u202egnp.exe\u2066\u200b\ufeff",
    "\ud800 \ufffe \uffff \U000e0041",
    "\n::set-output name=x::y\r\n::error::x",
    " ::add-mask::the",
    "%0A::stop-commands::x%25",
    "##[error]x ##vso[task.setvariable variable=a]b ##teamcity[x]",
    "]]> <![CDATA[ --> <?xml ?> &amp; &#0;",
    "<script>alert(1)</script><img src=x onerror=y>",
    "| a | b | \\| \\",
    "`code` ``` ~~~ **b** _i_ # h",
    "[x](https://evil.example) ![i](//evil.example/i.png) [ref]: x",
    "https://evil.example www.evil.example a@evil.example",
    "@everyone #1 GH-1 wplint/wplint#2",
    "a, b: c; d=e",
]


@lru_cache(maxsize=1)
def rules() -> dict[str, Rule]:
    """The built-in rules by id."""
    return {rule.id: rule for rule in builtin_rules()}


@lru_cache(maxsize=1)
def example() -> Report:
    """The report on the example post."""
    linter = Linter([Matcher(rule) for rule in rules().values() if rule.enabled])
    source = read(f"examples/{EXAMPLE.name}", EXAMPLE.read_bytes())
    outcome = linter.lint(source)
    assert outcome is not None
    return Report(outcome.findings, 1, outcome.posts, sources={source.path: source}, paths=[source.path])


def hostile(text: str) -> Report:
    """A report with `text` wherever a post or its path can put it: as a finding, as a silenced and as a fixed one."""
    source = Source(f"posts/{text}.json", f'{{"a": "{text}"}}\n{text}\n')
    finding = replace(_finding(source), message=f"bad {text}", remedy=f"Do {text}")
    finding = replace(
        finding,
        post=text,
        pointer=f"/{text}",
        snippet=text,
        host=text,
        author=text,
        month="2026-03",
        fixes=(FixOffer(True, (Edit(0, 1, text),)),),
        related=(Place(source.path, text, 1, 1),),
    )
    bare = replace(finding, message=text, remedy=text, post=None, pointer="", fixes=())
    silenced = replace(finding, suppression=Suppression("config", text, text))
    return Report([finding, bare], 1, 1, 0, {source.path: source}, [silenced], [finding], [source.path])


def _finding(source: Source) -> Finding:
    linter = Linter([Matcher(rules()["not-a-post"])])
    (finding,) = linter.fault(source, Fault("not-a-post", 0, min(9, len(source.text)), "m", "r"))
    return replace(finding, rule=rules()["script-external"])


def rendered(name: str, report: Report) -> str:
    """The report in a format."""
    return renderer(name)(report, Style())


def as_json(name: str, report: Report) -> Any:
    """The report in a format that is JSON, read back."""
    return json.loads(rendered(name, report))

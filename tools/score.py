"""Score the rules on labelled markup: recall and false positives by topic and by suite.

    python tools/score.py CASES.jsonl… [--topic 'xss-*'] [--rule 'script-*'] [--tag active] [--all] [--show]

A case is a line of JSON with `id`, `suite`, `topic`, `html` and `expected` (`flag` or `pass`). Its markup stands as
`content.rendered` of an otherwise sound post. A case counts as flagged where a rule that is on by default and has
the tag `active` (or another `--tag`, or whose id fits `--rule`) reports anything in it. Topics that begin with `xss`
are what a browser ran; the rest is what somebody decided, so their sums stand apart.
"""

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from linter.linting import Linter
from linter.matching import Matcher
from linter.reports.visible import visible
from linter.rule import Rule
from linter.rulefile import builtin_rules
from linter.selftest import file_text
from linter.source import read

ACTIVE = "active"
_SHOWN = 160


@dataclass(frozen=True, slots=True)
class Case:
    """One labelled piece of markup."""

    id: str
    suite: str
    topic: str
    html: str
    flag: bool


@dataclass(slots=True)
class Tally:
    """How many cases there were of each label, and which were judged otherwise."""

    flags: int = 0
    passes: int = 0
    missed: list[Case] = field(default_factory=list)
    wrong: list[tuple[Case, list[str]]] = field(default_factory=list)

    def add(self, case: Case, reported: list[str]) -> None:
        """Count a case that the rules `reported` spoke on."""
        if case.flag:
            self.flags += 1
            if not reported:
                self.missed.append(case)
        else:
            self.passes += 1
            if reported:
                self.wrong.append((case, reported))

    def line(self, name: str) -> str:
        """One row of the table."""
        found = self.flags - len(self.missed)
        recall = f"{found}/{self.flags} {found / self.flags:.1%}" if self.flags else "-"
        wrong = f"{len(self.wrong)}/{self.passes}" if self.passes else "-"
        return f"{visible(name):24} {recall:>18} {wrong:>10}"


def read_cases(lines: Iterable[str]) -> Iterator[Case]:
    """The cases in lines of JSON. Raises ValueError, KeyError."""
    for line in lines:
        if line.strip():
            data: dict[str, Any] = json.loads(line)
            if data["expected"] not in ("flag", "pass"):
                raise ValueError(f"{data['id']}: expected is '{data['expected']}', neither flag nor pass")
            yield Case(data["id"], data["suite"], data["topic"], data["html"], data["expected"] == "flag")


def judge(rules: Iterable[Rule]) -> Callable[[str], list[str]]:
    """The function from markup to the ids of those of `rules` that report something in it."""
    linter = Linter([Matcher(rule) for rule in rules])

    def reported(html: str) -> list[str]:
        outcome = linter.lint(read("case.json", file_text(html, None, False).encode("utf-8", "surrogatepass")))
        return sorted({finding.rule.id for finding in outcome.findings}) if outcome else []

    return reported


def tally(cases: Iterable[Case], reported: Callable[[str], list[str]]) -> dict[str, dict[str, Tally]]:
    """Tallies by `topic`, by `suite` and by `sum` (xss, active, everything else), each under its name."""
    tallies: dict[str, dict[str, Tally]] = {key: defaultdict(Tally) for key in ("topic", "suite", "sum")}
    for case in cases:
        found = reported(case.html)
        kind = case.topic.partition("-")[0]
        tallies["topic"][case.topic].add(case, found)
        tallies["suite"][case.suite].add(case, found)
        tallies["sum"][kind if kind in ("xss", "active", "benign") else "other topics"].add(case, found)
    return tallies


def chosen_rules(tag: str, rule: str | None, every: bool = False) -> list[Rule]:
    """The rules that are on by default, or `every` one, and have the tag, or whose id fits the pattern `rule`."""
    rules = [one for one in builtin_rules() if every or one.enabled]
    if rule is not None:
        return [one for one in rules if fnmatchcase(one.id, rule)]
    return [one for one in rules if tag in one.tags]


def main(arguments: list[str] | None = None) -> int:
    """Print the tables; 1 where a case was judged otherwise than labelled."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("files", metavar="CASES", nargs="+", type=Path)
    parser.add_argument("--topic", default="*", help="only topics of this pattern")
    parser.add_argument("--rule", help="count the rules whose id fits this pattern")
    parser.add_argument("--tag", default=ACTIVE, help="count the rules with this tag (default: %(default)s)")
    parser.add_argument("--all", action="store_true", help="count rules that are off by default too")
    parser.add_argument("--show", action="store_true", help="list the cases that were judged otherwise")
    options = parser.parse_args(arguments)
    lines = (line for file in options.files for line in file.read_text(encoding="utf-8").splitlines())
    cases = [case for case in read_cases(lines) if fnmatchcase(case.topic, options.topic)]
    tallies = tally(cases, judge(chosen_rules(options.tag, options.rule, options.all)))
    for title, rows in tallies.items():
        print(f"{title:24} {'recall':>18} {'wrong':>10}")
        for name, counted in sorted(rows.items()):
            print(counted.line(name))
        print()
    if options.show:
        _show(tallies["topic"].values())
    return int(any(counted.missed or counted.wrong for counted in tallies["topic"].values()))


def _show(tallies: Iterable[Tally]) -> None:
    for counted in tallies:
        for case in counted.missed:
            print(f"missed {visible(case.id)} ({visible(case.topic)}): {visible(repr(case.html[:_SHOWN]))}")
        for case, rules in counted.wrong:
            print(f"wrong  {visible(case.id)} ({visible(case.topic)}): {', '.join(rules)}: {case.html[:_SHOWN]!r}")


if __name__ == "__main__":
    sys.exit(main())

"""The commands of wplint, one module each: `add` declares its arguments, `run` carries it out.

`run` takes the parsed arguments and returns the exit code: 0 nothing to report, 1 findings, 2 wrong usage.
"""

import argparse
from collections.abc import Callable, Mapping
from typing import NamedTuple

from linter.commands import baseline, config, docs, init, lint, rule, rules, test


class Command(NamedTuple):
    """A command: one line of help, its arguments, and what it does."""

    about: str
    add: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


COMMANDS: Mapping[str, Command] = {
    "lint": Command("check posts (the default command)", lint.add, lint.run),
    "init": Command("write a first configuration after looking at the posts", init.add, init.run),
    "baseline": Command("accept the findings that are there, so that only new ones fail", baseline.add, baseline.run),
    "config": Command("show what applies to a file, and where it was said", config.add, config.run),
    "rules": Command("list the rules", rules.add, rules.run),
    "rule": Command("explain one rule", rule.add, rule.run),
    "docs": Command("write the documentation of the rules", docs.add, docs.run),
    "test": Command("run the examples of the built-in rules, or of own ones", test.add, test.run),
}

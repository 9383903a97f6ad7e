"""`wplint test [PATH…]`: run the examples of rules."""

import argparse
from pathlib import Path

from linter.commands.shared import existing
from linter.reports.visible import visible
from linter.rulefile import checked_builtin_rules, load_rules
from linter.selftest import cases, failures


def add(parser: argparse.ArgumentParser) -> None:
    """Its arguments."""
    parser.add_argument("paths", metavar="PATH", nargs="*", type=Path, help="rule files or folders (default: built-in)")


def run(options: argparse.Namespace) -> int:
    """Print what each failing example got wrong, and the count."""
    paths = existing(options.paths)
    rules = [rule for path in paths for rule in load_rules(path)] if paths else checked_builtin_rules()
    passed = failed = 0
    for rule in rules:
        for case in cases(rule):
            problems = list(failures(case))
            passed, failed = passed + (not problems), failed + bool(problems)
            for problem in problems:
                print(f"{case.name}: {visible(problem)}")
    print(f"{len(rules)} {'rule' if len(rules) == 1 else 'rules'}: {passed} passed, {failed} failed")
    return int(failed > 0)

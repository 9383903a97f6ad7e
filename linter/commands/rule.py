"""`wplint rule ID`: explain one rule."""

import argparse

from linter.commands.shared import add_color, add_rules, existing, refuse, style
from linter.reports.catalogue import explanation
from linter.rulefile import checked_builtin_rules, load_rules
from linter.schema import meant


def add(parser: argparse.ArgumentParser) -> None:
    """Its arguments."""
    parser.add_argument("id", metavar="ID")
    add_rules(parser)
    add_color(parser)


def run(options: argparse.Namespace) -> int:
    """Print the page of the rule."""
    rules = checked_builtin_rules() + [rule for path in existing(options.rules) for rule in load_rules(path)]
    found = next((rule for rule in rules if options.id in (rule.id, *rule.aliases)), None)
    if found is None:
        return refuse(f"there is no rule '{options.id}'{meant(options.id, [rule.id for rule in rules])}")
    print(explanation(found, style(options)))
    return 0

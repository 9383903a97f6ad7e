"""`wplint rules`: list the rules."""

import argparse

from linter.commands.shared import add_color, add_rules, existing, style
from linter.configuration.defaults import rules_with
from linter.reports.catalogue import listing


def add(parser: argparse.ArgumentParser) -> None:
    """Its arguments."""
    add_rules(parser)
    add_color(parser)


def run(options: argparse.Namespace) -> int:
    """Print one line a rule."""
    print(listing(list(rules_with(existing(options.rules)).values()), style(options)))
    return 0

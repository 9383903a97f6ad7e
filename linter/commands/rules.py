"""`wplint rules`: list the rules."""

import argparse

from linter.commands.shared import add_color, add_rules, existing, style
from linter.reports.catalogue import listing
from linter.run import all_rules


def add(parser: argparse.ArgumentParser) -> None:
    """Its arguments."""
    add_rules(parser)
    add_color(parser)


def run(options: argparse.Namespace) -> int:
    """Print one line a rule."""
    print(listing(all_rules(existing(options.rules)), style(options)))
    return 0

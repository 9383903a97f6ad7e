"""`wplint [lint] PATH…`: check posts."""

import argparse
import sys

from linter.commands.shared import add_color, add_rules, existing, refuse, style
from linter.inputs import Input, NoSuchPath, find_inputs
from linter.reports import FORMATS
from linter.run import all_rules, fails, lint_files, make_linter


def add(parser: argparse.ArgumentParser) -> None:
    """Its arguments."""
    parser.add_argument("paths", metavar="PATH", nargs="+", help="files, folders, patterns, or - for standard input")
    parser.add_argument("--format", choices=sorted(FORMATS), default="text", help="how to report (default: text)")
    parser.add_argument(
        "--fail-on",
        choices=("error", "warning", "info"),
        default="error",
        help="exit with 1 from this severity on (default: error)",
    )
    parser.add_argument("--posts-only", action="store_true", help="skip files that hold no post, even when named")
    add_rules(parser)
    add_color(parser)


def run(options: argparse.Namespace) -> int:
    """Lint every path and write the report. A path that isn't there is told on standard error; the rest is linted."""
    linter = make_linter(all_rules(existing(options.rules)))
    inputs: dict[str, Input] = {}
    missing: list[str] = []
    for path in options.paths:
        try:
            for item in find_inputs([path]):
                inputs.setdefault(item.path, item)
        except NoSuchPath:
            missing.append(path)
    report = lint_files(linter, inputs.values(), options.posts_only)
    sys.stdout.write(FORMATS[options.format](report, style(options)))
    for path in missing:
        refuse(f"{path}: there is no such file or folder")
    return 2 if missing else int(fails(report, options.fail_on))

"""What several commands need: common arguments, the look of a report, and how wplint says no."""

import argparse
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from linter.reports.report import Style
from linter.reports.visible import visible
from linter.yamltext import FileError

_WIDEST = 120
_NARROWEST = 40


def add_rules(parser: argparse.ArgumentParser) -> None:
    """`--rules DIR`."""
    parser.add_argument(
        "--rules", metavar="DIR", action="append", type=Path, default=[], help="a folder or file of own rules to add"
    )


def add_color(parser: argparse.ArgumentParser) -> None:
    """`--color WHEN`."""
    parser.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="colour (default: auto)")


def existing(paths: Sequence[Path]) -> list[Path]:
    """`paths`, all of which exist. Raises FileError."""
    for path in paths:
        if not path.exists():
            raise FileError(str(path), 1, 1, "there is no such file or folder")
    return list(paths)


def style(options: argparse.Namespace) -> Style:
    """Colour and width for standard output: colour on a terminal only, unless asked for (https://no-color.org)."""
    terminal = sys.stdout.isatty()
    color = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    if options.color != "auto":
        color = options.color == "always"
    width = min(shutil.get_terminal_size((100, 24)).columns, _WIDEST) if terminal else 100
    shown = getattr(options, "show_ignored", False), getattr(options, "all_notes", False)
    return Style(color, max(width, _NARROWEST), *shown)


def refuse(message: str) -> int:
    """Say on standard error what is wrong with the call; the exit code for that."""
    print(f"wplint: {visible(message)}", file=sys.stderr)
    return 2

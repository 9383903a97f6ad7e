"""Arguments → a command → exit code.

0: nothing at or above --fail-on. 1: findings. 2: wrong usage, a broken rule file, a path that is not there, or a
failure of wplint itself.
"""

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from linter import __version__
from linter.commands import COMMANDS
from linter.commands.shared import refuse
from linter.configuration.selection import UnknownSelector
from linter.yamltext import FileError

# Rules, tables and a post are a hundred thousand objects that stay, which Python's own limit of 700 looks through a
# hundred times before the first finding is told.
COLLECT = (50_000, 10, 10)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run wplint and return its exit code."""
    gc.set_threshold(*COLLECT)
    words = list(sys.argv[1:] if arguments is None else arguments)
    if not words or (words[0] not in COMMANDS and words[0] not in ("-h", "--help", "--version")):
        words.insert(0, "lint")
    options = _parser(words[0]).parse_args(words)
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        code: int = options.run(options)
        sys.stdout.flush()
    except (FileError, UnknownSelector) as error:
        return refuse(str(error))
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 130
    return code


def _parser(chosen: str) -> argparse.ArgumentParser:
    """The parser of all commands; only the `chosen` one has its arguments."""
    parser = argparse.ArgumentParser(
        prog="wplint",
        description="Check WordPress posts kept as JSON before readers see them.",
        epilog="`wplint post.json` is short for `wplint lint post.json`. "
        "Exit codes: 0 nothing to report, 1 findings, 2 wrong usage or a failure of wplint.",
    )
    parser.add_argument("--version", action="version", version=f"wplint {__version__}")
    parsers = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, about in COMMANDS.items():
        subparser = parsers.add_parser(name, help=about, description=about.capitalize() + ".")
        if name == chosen:
            command = import_module(f"linter.commands.{name}")
            command.add(subparser)
            subparser.set_defaults(run=command.run)
    return parser

"""What `wplint lint` prints and writes: the reports that were asked for, each to its place."""

import argparse
import logging
import sys
from collections.abc import Sequence
from pathlib import Path

from linter.commands.shared import refuse, style
from linter.inputs import STDIN
from linter.reports import COUNTING, FORMATS, Report, Style, renderer
from linter.reports.visible import visible

Output = tuple[str, Path | None]


def add_output(parser: argparse.ArgumentParser) -> None:
    """`--format`, `--output`, `--statistics` and `--debug`."""
    parser.add_argument(
        "--format",
        metavar="NAME[=FILE]",
        action="append",
        type=_output,
        help=f"how to report: {', '.join(FORMATS)} (default: text); =FILE writes it there; may be given several times",
    )
    parser.add_argument("--output", metavar="FILE", type=Path, help="write the report that has no file of its own here")
    parser.add_argument(
        "--statistics", action="store_true", help="count findings by rule, host, author and month instead"
    )
    parser.add_argument("--debug", action="store_true", help="show where wplint itself failed")


def _output(value: str) -> Output:
    name, equals, file = value.partition("=")
    if name not in FORMATS:
        raise argparse.ArgumentTypeError(f"'{visible(name)}' is not one of {', '.join(FORMATS)}")
    if equals and not file:
        raise argparse.ArgumentTypeError(f"a file name is missing after '{name}='")
    return name, Path(file) if equals else None


def outputs(options: argparse.Namespace) -> list[Output] | str:
    """The formats and their files (None: standard output), or what is wrong with the call."""
    wanted: Sequence[Output] = options.format or [("text", None)]
    placed = [(name, file or options.output) for name, file in wanted]
    if sum(file is None for _, file in placed) > 1:
        return "only one report can go to standard output; give the others a file, as in --format sarif=report.sarif"
    files = [file for _, file in placed if file is not None]
    if len(set(files)) < len(files):
        return "two reports can't go to the same file"
    if options.output and all(file for _, file in wanted):
        return "--output has no report left to write: every --format names its own file"
    if options.statistics and (unable := [name for name, _ in placed if name not in COUNTING]):
        return f"--statistics works with {', '.join(sorted(COUNTING))}, not with {unable[0]}"
    return placed


def publish(report: Report, wanted: Sequence[Output], options: argparse.Namespace) -> int:
    """Print or write every report; the exit code: 2 where a file can't be written, else 0.

    Where standard output takes a corrected file, the report goes to standard error.
    """
    code = 0
    piped = (options.fix or options.fix_only) and STDIN in options.paths
    screen = sys.stderr if piped else sys.stdout
    for name, file in wanted:
        render = renderer(name, counting=options.statistics)
        if file is None:
            screen.write(render(report, style(options)))
            continue
        from linter.fixes.disk import write_report  # most reports go to the screen

        try:
            write_report(file, render(report, Style(all_notes=options.all_notes)))
        except OSError as error:
            code = refuse(f"{file}: the report can't be written: {error.strerror}")
    return code


class _Harmless(logging.Formatter):
    """Tracebacks quote what they failed on, and that comes from a post."""

    def format(self, record: logging.LogRecord) -> str:
        return "\n".join(visible(line) for line in super().format(record).splitlines())


def show_failures() -> None:
    """Print what wplint notes about its own failures on standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Harmless("wplint: %(message)s"))
    logger = logging.getLogger("wplint")
    logger.handlers = [handler]
    logger.setLevel(logging.DEBUG)
    logger.propagate = False

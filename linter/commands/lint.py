"""`wplint [lint] PATH…`: check posts."""

import argparse
from dataclasses import replace

from linter.commands.fixes import add_fixes, make_rewriter, misused, refusals, show_diff
from linter.commands.output import add_output, outputs, publish, show_failures
from linter.commands.shared import add_color, add_rules, existing, refuse
from linter.inputs import Input, NoSuchPath, find_inputs
from linter.run import all_rules, fails, lint_files, make_linter


def add(parser: argparse.ArgumentParser) -> None:
    """Its arguments."""
    parser.add_argument("paths", metavar="PATH", nargs="+", help="files, folders, patterns, or - for standard input")
    add_output(parser)
    parser.add_argument(
        "--fail-on",
        choices=("error", "warning", "info"),
        default="error",
        help="exit with 1 from this severity on (default: error)",
    )
    parser.add_argument("--posts-only", action="store_true", help="skip files that hold no post, even when named")
    add_fixes(parser)
    add_rules(parser)
    add_color(parser)


def run(options: argparse.Namespace) -> int:
    """Lint every path and write the report. A path that isn't there is told on standard error; the rest is linted."""
    wanted = outputs(options)
    if (problem := misused(options)) or isinstance(wanted, str):
        return refuse(problem or str(wanted))
    if options.debug:
        show_failures()
    linter = make_linter(all_rules(existing(options.rules)))
    inputs: dict[str, Input] = {}
    missing: list[str] = []
    for path in options.paths:
        try:
            for item in find_inputs([path]):
                inputs.setdefault(item.path, item)
        except NoSuchPath:
            missing.append(path)
    rewriter = make_rewriter(options)
    report = lint_files(linter, inputs.values(), options.posts_only, rewriter)
    codes = [refuse(f"{path}: there is no such file or folder") for path in missing]
    if rewriter is not None:
        codes.append(refusals(rewriter))
    if rewriter is not None and options.diff:
        codes.append(show_diff(rewriter, options))
    else:
        if options.fix_only:
            report = replace(report, findings=(), suppressed=())
        codes += [publish(report, wanted, options), int(fails(report, options.fail_on))]
    return max(*codes, 2 * report.broken)

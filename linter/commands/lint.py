"""`wplint [lint] PATH…`: check posts."""

import argparse
from dataclasses import replace

from linter.commands.configured import add_baseline, add_config, collect, given_paths, make_project
from linter.commands.fixes import add_fixes, make_rewriter, misused, refusals, show_diff
from linter.commands.output import add_output, outputs, publish, show_failures
from linter.commands.shared import add_color, refuse
from linter.reports import QUOTING
from linter.rule import Severity
from linter.run import completed, fails, lint_files


def add(parser: argparse.ArgumentParser) -> None:
    """Its arguments."""
    parser.add_argument(
        "paths",
        metavar="PATH",
        nargs="*",
        help="files, folders, patterns, or - for standard input (default: `paths` of the configuration)",
    )
    add_output(parser)
    parser.add_argument(
        "--fail-on",
        choices=("error", "warning", "info"),
        help="exit with 1 from this severity on (default: as the configuration says, else error)",
    )
    parser.add_argument("--posts-only", action="store_true", help="skip files that hold no post, even when named")
    add_baseline(parser)
    parser.add_argument("--show-ignored", action="store_true", help="show what is ignored or in the baseline, too")
    parser.add_argument(
        "--all-notes", action="store_true", help="show every note, not only the first three of a rule in a post"
    )
    add_fixes(parser)
    add_config(parser)
    add_color(parser)


def run(options: argparse.Namespace) -> int:
    """Lint every path and write the report. A path that isn't there is told on standard error; the rest is linted."""
    wanted = outputs(options)
    if (problem := misused(options)) or isinstance(wanted, str):
        return refuse(problem or str(wanted))
    if options.debug:
        show_failures()
    threshold = Severity(options.fail_on) if options.fail_on else None
    project = make_project(options)
    paths = given_paths(options, project)
    if not paths:
        return refuse("say which files or folders to check, or list them under `paths` in the configuration")
    inputs, missing = collect(paths, project)
    rewriter = make_rewriter(options)
    quotes = any(name in QUOTING for name, _ in wanted)
    report = lint_files(project, inputs, options.posts_only, rewriter, options.show_ignored, quotes)
    report = completed(report, project, paths)
    codes = [refuse(f"{path}: there is no such file or folder") for path in missing]
    if rewriter is not None:
        codes.append(refusals(rewriter))
    if rewriter is not None and options.diff:
        codes.append(show_diff(rewriter, options))
    else:
        if options.fix_only:
            report = replace(report, findings=(), suppressed=(), fixes_only=True)
        codes += [publish(report, wanted, options), int(fails(report, project, threshold))]
    return max(*codes, 2 * report.broken)

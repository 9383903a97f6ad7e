"""The arguments of `wplint lint` that correct files, and what they print."""

import argparse
import sys
from typing import TYPE_CHECKING

from linter.commands.shared import refuse, style

if TYPE_CHECKING:
    from linter.fixes.rewriting import Rewriter


def add_fixes(parser: argparse.ArgumentParser) -> None:
    """`--fix`, `--unsafe-fixes`, `--fix-only` and `--diff`."""
    group = parser.add_argument_group("fixes")
    group.add_argument("--fix", action="store_true", help="correct the files where that is safe; report what is left")
    group.add_argument(
        "--unsafe-fixes", action="store_true", help="with --fix or --diff: also what needs a second look"
    )
    group.add_argument("--fix-only", action="store_true", help="correct the files and report only what was corrected")
    group.add_argument("--diff", action="store_true", help="change nothing; show what --fix would change")


def misused(options: argparse.Namespace) -> str | None:
    """What is wrong with the way these arguments were put together."""
    if options.diff and (options.fix or options.fix_only):
        return "--diff changes nothing; leave --fix and --fix-only out"
    if options.unsafe_fixes and not (options.fix or options.fix_only or options.diff):
        return "--unsafe-fixes says which fixes are made; add --fix or --diff"
    return None


def make_rewriter(options: argparse.Namespace) -> "Rewriter | None":
    """What corrects the files; None where nothing of that was asked for."""
    if not (options.fix or options.fix_only or options.diff):
        return None
    from linter.fixes.rewriting import Rewriter, write_back  # most runs correct nothing

    return Rewriter(options.unsafe_fixes, None if options.diff else write_back)


def show_diff(rewriter: "Rewriter", options: argparse.Namespace) -> int:
    """Print what fixing would change; the exit code, 1 if it would change anything."""
    from linter.reports.diff import diff  # see above

    for change in rewriter.changes:
        sys.stdout.write(diff(change.source, change.edits, style(options)))
    count, files = len(rewriter.fixed), len(rewriter.changes)
    told = f"would fix {count:,} problem{'s' * (count != 1)} in {files:,} file{'s' * (files != 1)}"
    print(f"wplint: {told}" if count else "wplint: nothing to fix", file=sys.stderr)
    return int(files > 0)


def refusals(rewriter: "Rewriter") -> int:
    """Say which files were not written; the exit code, 2 if any."""
    return max((refuse(f"{path}: left as it is: {why}") for path, why in rewriter.refused), default=0)

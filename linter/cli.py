"""Arguments → calls → exit code.

0: nothing at or above --fail-on. 1: findings. 2: wrong usage, a broken rule file, or a path that is not there.
"""

import argparse
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from linter import __version__
from linter.inputs import Input, NoSuchPath, find_inputs
from linter.reports import FORMATS, Style
from linter.reports.visible import visible
from linter.run import RuleClash, all_rules, fails, lint_files, make_linter
from linter.yamltext import FileError

_COMMANDS = ("lint", "rules", "rule", "test")
_WIDEST = 120


def main(arguments: Sequence[str] | None = None) -> int:
    """Run wplint and return its exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words and words[0] not in _COMMANDS and words[0] not in ("-h", "--help", "--version"):
        words.insert(0, "lint")
    options = _parser().parse_args(words)
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        code: int = options.run(options)
        sys.stdout.flush()
    except (FileError, RuleClash) as error:
        return _refuse(str(error))
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 130
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="wplint",
        description="Check WordPress posts kept as JSON before readers see them.",
        epilog="`wplint post.json` is short for `wplint lint post.json`. "
        "Exit codes: 0 nothing to report, 1 findings, 2 wrong usage.",
    )
    parser.add_argument("--version", action="version", version=f"wplint {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument(
        "--rules",
        metavar="DIR",
        action="append",
        type=Path,
        default=[],
        help="a folder or file of own rules to add",
    )
    shared.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="colour (default: auto)")
    _add_lint(commands.add_parser("lint", help="check posts (the default command)", parents=[shared]))
    rules = commands.add_parser("rules", help="list the rules", parents=[shared])
    rules.set_defaults(run=_list_rules)
    rule = commands.add_parser("rule", help="explain one rule", parents=[shared])
    rule.add_argument("id", metavar="ID")
    rule.set_defaults(run=_explain_rule)
    test = commands.add_parser("test", help="run the examples of the built-in rules, or of own ones", parents=[shared])
    test.add_argument("paths", metavar="PATH", nargs="*", type=Path, help="rule files or folders (default: built-in)")
    test.set_defaults(run=_test_rules)
    return parser


def _add_lint(lint: argparse.ArgumentParser) -> None:
    lint.add_argument("paths", metavar="PATH", nargs="+", help="files, folders, patterns, or - for standard input")
    lint.add_argument("--format", choices=sorted(FORMATS), default="text", help="how to report (default: text)")
    lint.add_argument(
        "--fail-on",
        choices=("error", "warning", "info"),
        default="error",
        help="exit with 1 from this severity on (default: error)",
    )
    lint.add_argument("--posts-only", action="store_true", help="skip files that hold no post, even when named")
    lint.set_defaults(run=_lint)


def _lint(options: argparse.Namespace) -> int:
    linter = make_linter(all_rules(_existing(options.rules)))
    inputs: list[Input] = []
    missing: list[str] = []
    for path in options.paths:
        try:
            inputs += [item for item in find_inputs([path]) if item not in inputs]
        except NoSuchPath:
            missing.append(path)
    report = lint_files(linter, inputs, options.posts_only)
    sys.stdout.write(FORMATS[options.format](report, _style(options)))
    for path in missing:
        _refuse(f"{path}: there is no such file or folder")
    return 2 if missing else int(fails(report, options.fail_on))


def _existing(paths: Sequence[Path]) -> list[Path]:
    for path in paths:
        if not path.exists():
            raise FileError(str(path), 1, 1, "there is no such file or folder")
    return list(paths)


def _list_rules(options: argparse.Namespace) -> int:
    from linter.reports.catalogue import listing

    print(listing(all_rules(_existing(options.rules)), _style(options)))
    return 0


def _explain_rule(options: argparse.Namespace) -> int:
    from linter.reports.catalogue import explanation
    from linter.rulefile import checked_builtin_rules, load_rules

    rules = checked_builtin_rules() + [rule for path in _existing(options.rules) for rule in load_rules(path)]
    found = next((rule for rule in rules if options.id in (rule.id, *rule.aliases)), None)
    if found is None:
        from difflib import get_close_matches

        close = get_close_matches(options.id, [rule.id for rule in rules], n=1)
        return _refuse(f"there is no rule '{options.id}'" + (f"; did you mean {close[0]}?" if close else ""))
    print(explanation(found, _style(options)))
    return 0


def _test_rules(options: argparse.Namespace) -> int:
    from linter.rulefile import checked_builtin_rules, load_rules
    from linter.selftest import cases, failures

    paths = _existing([*options.paths, *options.rules])
    rules = [rule for path in paths for rule in load_rules(path)] if paths else checked_builtin_rules()
    passed = failed = 0
    for rule in rules:
        for case in cases(rule):
            problems = list(failures(case))
            passed, failed = passed + (not problems), failed + bool(problems)
            for problem in problems:
                print(f"{case.name}: {visible(problem)}")
    print(f"{len(rules)} rules: {passed} passed, {failed} failed")
    return int(failed > 0)


def _style(options: argparse.Namespace) -> Style:
    terminal = sys.stdout.isatty()
    color = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    if options.color != "auto":
        color = options.color == "always"
    width = min(shutil.get_terminal_size((100, 24)).columns, _WIDEST) if terminal else 100
    return Style(color, max(width, 40))


def _refuse(message: str) -> int:
    print(f"wplint: {visible(message)}", file=sys.stderr)
    return 2

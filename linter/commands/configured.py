"""The arguments of the commands that follow a configuration, and the project that they make."""

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from linter.commands.shared import add_rules, existing
from linter.configuration.discovery import Discovery
from linter.configuration.project import Flags, Project
from linter.inputs import Input, NoSuchPath, find_inputs
from linter.reports.visible import visible


def add_config(parser: argparse.ArgumentParser) -> None:
    """`--config`, `--no-config`, `--select`, `--ignore` and `--rules`."""
    group = parser.add_argument_group("configuration")
    which = group.add_mutually_exclusive_group()
    which.add_argument("--config", metavar="FILE", type=Path, help="use this configuration for every file")
    which.add_argument("--no-config", action="store_true", help="use no configuration file")
    group.add_argument(
        "--select", metavar="RULES", action="append", default=[], help="run only these: ids, categories or tags"
    )
    group.add_argument("--ignore", metavar="RULES", action="append", default=[], help="leave these out")
    add_rules(parser)


def add_baseline(parser: argparse.ArgumentParser) -> None:
    """`--baseline` and `--no-baseline`."""
    which = parser.add_mutually_exclusive_group()
    which.add_argument(
        "--baseline", metavar="FILE", type=Path, help="accepted findings (default: .wplint-baseline.json, if there)"
    )
    which.add_argument("--no-baseline", action="store_true", help="report accepted findings too")


def make_project(options: argparse.Namespace) -> Project:
    """The project that the arguments ask for. Raises FileError, UnknownSelector."""
    files = [options.config] if options.config else []
    baseline = getattr(options, "baseline", None)
    existing([*files, *([baseline] if baseline else [])])
    flags = Flags(
        select=_words(options.select),
        ignore=_words(options.ignore),
        config=options.config,
        search=not options.no_config,
        rules=tuple(existing(options.rules)),
        baseline=baseline,
        use_baseline=not getattr(options, "no_baseline", False),
    )
    return Project(flags)


def _words(told: Iterable[str]) -> tuple[str, ...]:
    return tuple(word for item in told for word in item.replace(",", " ").split())


def given_paths(options: argparse.Namespace, project: Project) -> list[str]:
    """The paths to look at: those of the command line, else those of the configuration that holds here."""
    return options.paths or list(project.scope(str(Path.cwd() / "-")).config.paths)


def collect(paths: Iterable[str], project: Project) -> tuple[list[Input], list[str]]:
    """The files that `paths` name, each once, and the paths that are not there.

    The configuration of every file is read here, so that a mistake in one ends the run before it starts. What a
    configuration should be told is said on standard error. Raises FileError, UnknownSelector.
    """
    inputs: dict[str, Input] = {}
    missing: list[str] = []
    for path in paths:
        try:
            for item in find_inputs([path]):
                inputs.setdefault(item.path, item)
        except NoSuchPath:
            missing.append(path)
    for path in inputs:
        project.scope(path)
    for note in project.notes:
        print(f"wplint: note: {visible(note)}", file=sys.stderr)
    return list(inputs.values()), missing


def repository(folder: Path) -> Path:
    """The root of the repository around `folder`, else `folder`."""
    return Discovery().nearest(folder).repository or folder

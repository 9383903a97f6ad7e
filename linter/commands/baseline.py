"""`wplint baseline [PATH…]`: accept the findings that are there, so that only new ones fail."""

import argparse
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from linter.commands.configured import add_config, collect, given_paths, make_project
from linter.commands.shared import refuse
from linter.configuration.config import BASELINE, Config
from linter.configuration.discovery import absolute, relative_to, shown
from linter.configuration.project import Project
from linter.finding import Finding
from linter.fixes.disk import write_report
from linter.reports.visible import visible
from linter.run import lint_files
from linter.silencing.baseline import Baseline, Entries, collected, read_baseline, written
from linter.silencing.leftovers import unjudged_rules


def add(parser: argparse.ArgumentParser) -> None:
    """Its arguments."""
    parser.add_argument("paths", metavar="PATH", nargs="*", help="files or folders (default: as for `wplint lint`)")
    parser.add_argument(
        "--baseline",
        metavar="FILE",
        type=Path,
        help=f"where to write it (default: {BASELINE} beside the configuration)",
    )
    parser.add_argument("--prune", action="store_true", help="only take out what is gone; accept nothing new")
    add_config(parser)


@dataclass(slots=True)
class _Writing:
    """One baseline file to be written: what it held, and what the run found for it."""

    old: Baseline
    root: Path
    config: Config
    found: list[tuple[str, Finding]] = field(default_factory=list)
    linted: set[str] = field(default_factory=set)


def run(options: argparse.Namespace) -> int:
    """Write the baseline of each configuration that the paths fall under."""
    if options.select or options.ignore:
        return refuse("a baseline holds the findings of every rule; leave --select and --ignore out")
    file, options.baseline, options.no_baseline = options.baseline, None, True
    project = make_project(options)
    paths = given_paths(options, project)
    if not paths:
        return refuse("say which files or folders to look at, or list them under `paths` in the configuration")
    inputs, missing = collect(paths, project)
    if missing:
        return max(refuse(f"{path}: there is no such file or folder") for path in missing)
    report = lint_files(project, inputs)
    if report.broken:
        return refuse(
            "wplint itself failed on some posts, so no baseline was written; `wplint lint --debug` says where"
        )
    writings = _writings(project, report.paths, report.findings, file)
    for target, writing in writings.items():
        new = _entries(writing, [absolute(path) for path in paths], options.prune)
        try:
            write_report(target, written(new))
        except OSError as error:
            return refuse(f"{shown(target)}: the baseline can't be written: {error.strerror}")
        print(_told(target, writing.old, Baseline(target, new), options.prune))
    return 0


def _writings(
    project: Project, paths: Iterable[str], findings: Iterable[Finding], file: Path | None
) -> dict[Path, _Writing]:
    writings: dict[Path, _Writing] = {}
    of_path: dict[str, tuple[_Writing, str]] = {}
    for path in paths:
        target = absolute(file) if file else project.baseline_file(path)
        if target not in writings:
            old = read_baseline(target) if target.exists() else Baseline(target)
            scope = project.scope(path)
            writings[target] = _Writing(old, scope.root, scope.config)
        name = relative_to(path, project.scope(path).root)
        of_path[path] = (writings[target], name)
        writings[target].linted.add(name)
    for finding in findings:
        writing, name = of_path[finding.path]
        if finding.rule.category != "config":
            writing.found.append((name, finding))
    return writings


def _entries(writing: _Writing, folders: list[Path], prune: bool) -> Entries:
    """What the file will hold: what was found, and what it held of files that this run did not look at."""
    known = {mark for path in writing.old.entries for mark in writing.old.marks(path)}
    found = [(path, finding) for path, finding in writing.found if not prune or finding.fingerprint in known]
    unjudged = unjudged_rules(writing.config, folders)
    kept = {}
    for path, rules in writing.old.entries.items():
        if path in writing.linted:
            kept[path] = {rule: marks for rule, marks in rules.items() if rule in unjudged}
        elif not _is_gone(absolute(writing.root / path), folders):
            kept[path] = dict(rules)
    for path, rules in collected(found).items():
        for rule, marks in rules.items():
            kept.setdefault(path, {})[rule] = sorted({*marks, *kept.get(path, {}).get(rule, ())})
    return kept


def _is_gone(place: Path, folders: list[Path]) -> bool:
    return not place.exists() and any(folder in (place, *place.parents) for folder in folders)


def _told(target: Path, old: Baseline, new: Baseline, prune: bool) -> str:
    before = {mark for path in old.entries for mark in old.marks(path)}
    after = {mark for path in new.entries for mark in new.marks(path)}
    files = len([path for path in new.entries if any(new.marks(path))])
    changes = f"{len(after - before):,} new, {len(before - after):,} gone"
    done = "pruned" if prune else "written"
    findings = f"{len(after):,} finding{'s' * (len(after) != 1)} in {files:,} file{'s' * (files != 1)}"
    return f"{visible(shown(target))}: {done}; {findings} ({changes})"

"""What a run leaves over: entries that are over or ignored nothing, and baselines that list what is gone.

An entry is called unused only where the run saw all that it could be about: a hook that checks two changed files knows
nothing about the entries for the others.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from linter.configuration.config import Config
from linter.configuration.discovery import absolute, shown
from linter.configuration.pathglobs import fixed_folder
from linter.configuration.project import Project, Scope
from linter.finding import Finding
from linter.silencing.baseline import Baseline
from linter.silencing.entries import Ignore
from linter.source import Fault, Source, read

_Shared = list[tuple[Ignore, Scope]]  # one entry, in each configuration that it came into


def left_over(project: Project, paths: Iterable[str]) -> Iterator[tuple[Source, list[Finding]]]:
    """The findings about configurations and baselines after `project` linted `paths`, by file."""
    folders = [absolute(path) for path in paths if path != "-"]
    yield from _entries(project, folders)
    if not project.flags.selects:
        yield from _outdated(project, folders)


def _entries(project: Project, folders: list[Path]) -> Iterator[tuple[Source, list[Finding]]]:
    scopes = {id(scope.config): scope for scope in project.linted.values()}
    shared: dict[tuple[str, int, int], _Shared] = {}
    for scope in scopes.values():
        for ignore in scope.config.ignores:
            shared.setdefault((ignore.file, ignore.line, ignore.column), []).append((ignore, scope))
    linted = {absolute(path) for path in project.linted}
    for file, group in groupby(sorted(shared.items(), key=lambda item: item[0]), key=lambda item: item[0][0]):
        source = _source(Path(file))
        findings = []
        for _, entry in group:
            if (fault := _judged(project, entry, source, folders, linted)) is not None:
                findings += project.own_fault(entry[0][1], source, fault)
        yield source, findings


def _judged(project: Project, entry: _Shared, source: Source, folders: list[Path], linted: set[Path]) -> Fault | None:
    """What is wrong with an entry; None where nothing is, or the run can't tell."""
    first = entry[0][0]
    if first.over(project.today):
        told = f"this entry was to count until {first.until}; it ignores nothing any more"
        return _fault_at("expired-ignore", source, *first.until_at, told)
    if project.flags.selects or any(ignore in project.used for ignore, _ in entry):
        return None
    met = any(ignore in project.met for ignore, _ in entry)
    if not met and not all(_saw_all(ignore, scope.config, folders, linted) for ignore, scope in entry):
        return None
    told = f"this entry ignores nothing (its reason was: {first.reason})"
    return _fault_at("unused-ignore", source, first.line, first.column, told)


def _saw_all(ignore: Ignore, config: Config, folders: list[Path], linted: set[Path]) -> bool:
    """Whether a run over `folders` saw all that an entry of `config` can be about."""
    if ignore.literal_files and all(absolute(ignore.folder / name) in linted for name in ignore.files):
        return True
    if ignore.files:
        return all(_within(absolute(ignore.folder / fixed_folder(pattern)), folders) for pattern in ignore.files)
    return _saw_everything(config, folders)


def _saw_everything(config: Config, folders: list[Path]) -> bool:
    wanted = [absolute(path) for path in config.paths] or [config.folder]
    return all(_within(absolute(path), folders) for path in wanted)


def unjudged_rules(config: Config, folders: list[Path]) -> frozenset[str]:
    """The rules whose findings may be missing only because the run over `folders` did not see every post."""
    return frozenset() if _saw_everything(config, folders) else config.comparing


def _outdated(project: Project, folders: list[Path]) -> Iterator[tuple[Source, list[Finding]]]:
    for baseline in project.baselines.values():
        scope = next((scope for scope in project.linted.values() if scope.baseline is baseline), None)
        if scope is None:
            continue
        unjudged = unjudged_rules(scope.config, folders)
        gone = [
            mark for path in baseline.entries for mark in _gone(project, baseline, path, unjudged, scope.root, folders)
        ]
        if gone:
            source = _source(baseline.file)
            at = source.text.find(gone[0])
            several = f"{len(gone):,} findings that are" if len(gone) > 1 else "a finding that is"
            fault = Fault("outdated-baseline", at, at + len(gone[0]), f"the baseline lists {several} gone", "")
            yield source, project.own_fault(scope, source, fault)


def _gone(
    project: Project, baseline: Baseline, path: str, unjudged: frozenset[str], root: Path, folders: list[Path]
) -> list[str]:
    """The fingerprints of `path` that this run should have met and did not; a part of all files tells less."""
    if path in project.seen:
        return [mark for mark in baseline.marks(path, unjudged) if mark not in project.seen[path]]
    place = absolute(root / path)
    return list(baseline.marks(path)) if _within(place, folders) and not place.exists() else []


def _within(path: Path, folders: list[Path]) -> bool:
    return any(folder in (path, *path.parents) for folder in folders)


def _source(path: Path) -> Source:
    try:
        return read(shown(absolute(path)), path.read_bytes())
    except OSError:
        return Source(shown(path), "")


def _fault_at(kind: str, source: Source, line: int, column: int, message: str) -> Fault:
    """A fault from line and column to the end of the line."""
    try:
        start, text = source.line(line)
    except IndexError:  # the configuration was changed during the run
        return Fault(kind, 0, 0, message, "")
    return Fault(kind, start + column - 1, start + len(text), message, "")

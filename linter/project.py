"""Paths → how each is linted: its configuration, the matchers that follow from it, and what silences its findings.

A `Project` lints like a `Linter`, each file with what applies to it. Rules are compiled once for each distinct setting,
however many files and overrides there are.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from linter.about import About
from linter.baseline import Baseline, read_baseline
from linter.config import BASELINE, Config, Override, default_config, load_config, today
from linter.discovery import Discovery, Told, absolute, relative_to, shown
from linter.finding import Finding
from linter.linting import Linter, Outcome
from linter.matching import Matcher
from linter.pathglobs import fixed_folder
from linter.post import Post
from linter.rule import Severity
from linter.settings import Setting
from linter.silence import FileSilence
from linter.source import Fault, Source, read
from linter.suppress import Ignore


@dataclass(frozen=True, slots=True)
class Flags:
    """What the command line says: it wins over every file.

    `config` is a file to use for everything; None searches for one unless `search` is off. `baseline` likewise.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    config: Path | None = None
    search: bool = True
    rules: tuple[Path, ...] = ()
    baseline: Path | None = None
    use_baseline: bool = True

    @property
    def selects(self) -> bool:
        """Whether the run looks for some findings only, and so can't tell what is unused."""
        return bool(self.select or self.ignore)


@dataclass(frozen=True, eq=False)
class Scope:
    """What applies in all folders with one configuration: settled once, shared by their files."""

    config: Config
    root: Path
    baseline: Baseline | None
    linters: dict[tuple[Override, ...], Linter] = field(default_factory=dict)

    def lasting(self, day: date) -> Iterator[Ignore]:
        """The entries that count on `day`."""
        return (ignore for ignore in self.config.ignores if not ignore.over(day))


class Project:
    """Lints files, each as its configuration says, and remembers what was used of ignores and baselines."""

    def __init__(self, flags: Flags | None = None, day: date | None = None) -> None:
        self.flags = flags or Flags()
        self.today = day or today()
        self.used: set[Ignore] = set()
        self.met: set[Ignore] = set()
        self._discovery = Discovery()
        self._configs: dict[Path | None, Config] = {}
        self._scopes: dict[tuple[Path | None, Path], Scope] = {}
        self._baselines: dict[Path, Baseline] = {}
        self._matchers: dict[tuple[int, Severity, str], Matcher] = {}
        self._linted: dict[str, Scope] = {}
        self._seen: dict[str, set[str]] = {}

    # --- what applies where ----------------------------------------------------------------------------------------

    def scope(self, file: str) -> Scope:
        """What applies in the folder of `file`. Raises FileError."""
        found = self._discovery.of(file)
        path = self.flags.config or (found.config if self.flags.search else None)
        root = found.root if self.flags.search or found.repository else Path.cwd()
        if (scope := self._scopes.get((path, root))) is None:
            config = self.config(path)
            scope = self._scopes[path, root] = Scope(config, root, self._baseline(config, root))
        return scope

    def config(self, path: Path | None) -> Config:
        """The configuration in a file, the flags applied; None stands for no file. Raises FileError."""
        if (config := self._configs.get(path)) is None:
            config = default_config(self.flags.rules) if path is None else load_config(path, self.flags.rules)
            config = self._configs[path] = config.flagged(self.flags.select, self.flags.ignore)
        return config

    def baseline_file(self, file: str) -> Path:
        """Where the baseline for `file` is kept, there or not."""
        scope = self.scope(file)
        return self._baseline_file(scope.config, scope.root)

    def _baseline_file(self, config: Config, root: Path) -> Path:
        beside = (config.path.parent if config.path else root) / BASELINE
        return absolute(self.flags.baseline or config.baseline or beside)

    def _baseline(self, config: Config, root: Path) -> Baseline | None:
        if not self.flags.use_baseline:
            return None
        file = self._baseline_file(config, root)
        if not file.exists() and self.flags.baseline is None and config.baseline is None:
            return None
        if file not in self._baselines:
            self._baselines[file] = read_baseline(file)
        return self._baselines[file]

    def threshold(self, path: str) -> Severity:
        """The least severity of a finding in `path` that fails a run."""
        scope = self._linted.get(path)
        return Severity(scope.config.fail_on if scope else "error")

    @property
    def notes(self) -> list[str]:
        """What configurations should be told, though it stops nothing."""
        return list(dict.fromkeys(note for config in self._configs.values() for note in config.notes))

    # --- linting ---------------------------------------------------------------------------------------------------

    def lint(self, source: Source, expected: bool = True) -> Outcome | None:
        """The findings of a file, silenced ones apart; None for a file without a post that is not `expected`."""
        scope, linter = self._entered(source)
        file = Told(source.path)
        silence = FileSilence(
            ignores=tuple(ignore for ignore in scope.lasting(self.today) if ignore.holds_for_file(file)),
            may=scope.config.author_ignores,
            selection=scope.config.selection,
            judges=not self.flags.selects,
            used=self.used,
            met=self.met,
        )
        outcome = linter.lint(source, expected, silence)
        if outcome is None or scope.baseline is None:
            return outcome
        return self._without_accepted(outcome, scope.baseline, linter.known_as(source.path))

    def fault(self, source: Source, fault: Fault) -> list[Finding]:
        """The finding for a file that could not be read at all."""
        return self._entered(source)[1].fault(source, fault)

    def _entered(self, source: Source) -> tuple[Scope, Linter]:
        scope = self._linted.get(source.path)
        if scope is None:
            scope = self._linted[source.path] = self.scope(source.path)
        return scope, self._linter(scope, source.path)

    def _without_accepted(self, outcome: Outcome, baseline: Baseline, known_as: str) -> Outcome:
        marked = [replace(finding, suppression=baseline.suppression(finding)) for finding in outcome.findings]
        seen = {finding.fingerprint for finding in marked if finding.suppression}
        self._seen[known_as] = self._seen.get(known_as, set()) | seen
        accepted = [finding for finding in marked if finding.suppression]
        kept = [finding for finding in marked if not finding.suppression]
        return replace(outcome, findings=kept, suppressed=[*outcome.suppressed, *accepted])

    def _linter(self, scope: Scope, file: str) -> Linter:
        told = Told(file)
        holding = tuple(override for override in scope.config.overrides if override.holds_for_file(told))
        if (linter := scope.linters.get(holding)) is None:
            of_posts = any(override.of_posts for override in holding)
            of_file = tuple(override for override in holding if not override.of_posts)
            linter = scope.linters[holding] = Linter(
                self.matchers(scope.config, of_file),
                scope.config.site,
                self._chooser(scope.config, holding) if of_posts else None,
                lambda path: path if path == "-" else relative_to(path, scope.root),
            )
        return linter

    def _chooser(self, config: Config, overrides: tuple[Override, ...]) -> Callable[[Post], Sequence[Matcher]]:
        chosen: dict[tuple[Override, ...], list[Matcher]] = {}

        def choose(post: Post) -> Sequence[Matcher]:
            about = About(post)
            holding = tuple(override for override in overrides if override.holds_for_post(about))
            if holding not in chosen:
                found = self.matchers(config, holding)
                chosen[holding] = [matcher for matcher in found if matcher.rule.check != "file_fault"]
            return chosen[holding]

        return choose

    def matchers(self, config: Config, overrides: Iterable[Override] = ()) -> list[Matcher]:
        """The rules that are on, compiled."""
        return [self._matcher(setting) for setting in config.settled(overrides).values() if setting.on]

    def _matcher(self, setting: Setting) -> Matcher:
        options = repr(sorted(setting.options.items())) if setting.options else ""
        key = (id(setting.rule), setting.severity, options)
        if (matcher := self._matchers.get(key)) is None:
            matcher = self._matchers[key] = Matcher(setting.rule, setting.options, setting.severity)
        return matcher

    # --- what is left over at the end ------------------------------------------------------------------------------

    def left_over(self, paths: Iterable[str]) -> Iterator[tuple[Source, list[Finding]]]:
        """The findings about configurations and baselines after a run over `paths`: what is over, unused or outdated.

        An entry is called unused only where the run saw all that it could be about.
        """
        folders = [absolute(path) for path in paths if path != "-"]
        linted = {absolute(path) for path in self._linted}
        by_config: dict[int, Scope] = {id(scope.config): scope for scope in self._linted.values()}
        for scope in by_config.values():
            faults: dict[str, list[Callable[[Source], Fault]]] = {}
            for ignore in scope.config.ignores:
                if (found := self._judged(ignore, scope.config, folders, linted)) is not None:
                    faults.setdefault(ignore.file, []).append(found)
            for file, made in faults.items():
                source = _source(Path(file))
                yield source, [finding for make in made for finding in self._own(scope, source, make(source))]
        if not self.flags.selects:
            yield from self._outdated(folders)

    def _own(self, scope: Scope, source: Source, fault: Fault) -> list[Finding]:
        self._linted.setdefault(source.path, scope)
        return self._linter(scope, str(scope.config.path or scope.root / "-")).fault(source, fault)

    def _judged(
        self, ignore: Ignore, config: Config, folders: list[Path], linted: set[Path]
    ) -> Callable[[Source], Fault] | None:
        if ignore.over(self.today):
            told = f"this entry was to count until {ignore.until}; it ignores nothing any more"
            return lambda source: _fault_at("expired-ignore", source, *ignore.until_at, told)
        if ignore in self.used or self.flags.selects or not self._saw_all(ignore, config, folders, linted):
            return None
        told = f"this entry ignores nothing (its reason was: {ignore.reason})"
        return lambda source: _fault_at("unused-ignore", source, ignore.line, ignore.column, told)

    def _saw_all(self, ignore: Ignore, config: Config, folders: list[Path], linted: set[Path]) -> bool:
        if ignore in self.met:
            return True
        if ignore.literal_files and all(absolute(ignore.folder / name) in linted for name in ignore.files):
            return True
        if ignore.files:
            wanted = [ignore.folder / fixed_folder(pattern) for pattern in ignore.files]
        else:
            wanted = [absolute(path) for path in config.paths] or [config.folder]
        return all(any(folder in (path, *path.parents) for folder in folders) for path in map(absolute, wanted))

    def _outdated(self, folders: list[Path]) -> Iterator[tuple[Source, list[Finding]]]:
        for baseline in self._baselines.values():
            scope = next(scope for scope in self._linted.values() if scope.baseline is baseline)
            gone = [mark for path in baseline.entries for mark in self.gone(baseline, path, scope.root, folders)]
            if gone:
                source = _source(baseline.file)
                at = source.text.find(gone[0])
                several = f"{len(gone)} findings that are" if len(gone) > 1 else "a finding that is"
                message = f"the baseline lists {several} gone"
                yield source, self._own(scope, source, Fault("outdated-baseline", at, at + len(gone[0]), message, ""))

    def gone(self, baseline: Baseline, path: str, root: Path, folders: list[Path]) -> list[str]:
        """The fingerprints of `path` in `baseline` that this run, over `folders`, should have met and did not."""
        place = absolute(root / path)
        if path in self._seen:
            return [mark for mark in baseline.marks(path) if mark not in self._seen[path]]
        covered = any(folder in (place, *place.parents) for folder in folders)
        return list(baseline.marks(path)) if covered and not place.exists() else []


def _source(path: Path) -> Source:
    try:
        return read(shown(absolute(path)), path.read_bytes())
    except OSError:
        return Source(shown(path), "")


def _fault_at(kind: str, source: Source, line: int, column: int, message: str) -> Fault:
    try:
        start, text = source.line(line)
    except IndexError:  # a configuration that was changed during the run
        return Fault(kind, 0, 0, message, "")
    return Fault(kind, start + column - 1, start + len(text), message, "")

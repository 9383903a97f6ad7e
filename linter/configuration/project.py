"""Paths → how each is linted: its configuration, the matchers that follow from it, and what silences its findings.

A `Project` lints like a `Linter`, each file with what applies to it. Rules are compiled once for each distinct setting,
however many files and overrides there are.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from linter.about import About
from linter.archive import Archive
from linter.configuration.config import BASELINE, Config, Override
from linter.configuration.defaults import default_config
from linter.configuration.discovery import Discovery, Told, absolute, relative_to
from linter.configuration.settings import Setting
from linter.finding import Finding
from linter.linting import Linter, Outcome
from linter.matching import Matcher
from linter.post import Post
from linter.rule import Severity
from linter.site import Site
from linter.source import Fault, Source

if TYPE_CHECKING:  # what only projects with a configuration or a baseline need is imported there
    from linter.silencing.baseline import Baseline
    from linter.silencing.entries import Ignore
    from linter.silencing.judge import FileSilence

_COMMENT = "wplint"  # stands in every comment that asks to ignore something


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
    baseline: "Baseline | None"
    linters: dict[tuple[Override, ...], Linter] = field(default_factory=dict)

    def lasting(self, day: date) -> Iterator["Ignore"]:
        """The entries that count on `day`."""
        return (ignore for ignore in self.config.ignores if not ignore.over(day))


class Project:
    """Lints files, each as its configuration says, and remembers what was used of ignores and baselines.

    For the leftovers: `used` are the entries that silenced something, `met` those whose post was seen; `linted`
    holds the scope of every file, `seen` the fingerprints of each baseline's files that were found again.
    """

    def __init__(self, flags: Flags | None = None, day: date | None = None) -> None:
        self.flags = flags or Flags()
        self.today = day or date.today()
        self.used: set[Ignore] = set()
        self.met: set[Ignore] = set()
        self._archive = Archive()
        self._discovery = Discovery()
        self._configs: dict[Path | None, Config] = {}
        self._scopes: dict[tuple[Path | None, Path], Scope] = {}
        self.baselines: dict[Path, Baseline] = {}
        self._matchers: dict[tuple[int, Severity, str], Matcher] = {}
        self.linted: dict[str, Scope] = {}
        self.seen: dict[str, set[str]] = {}

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
            config = self._config(path).flagged(self.flags.select, self.flags.ignore)
            self._configs[path] = config
        return config

    def _config(self, path: Path | None) -> Config:
        if path is None:
            return default_config(self.flags.rules)
        from linter.configuration.reader import load_config  # only those who have a configuration wait for its reader

        return load_config(path, self.flags.rules)

    def baseline_file(self, file: str) -> Path:
        """Where the baseline for `file` is kept, there or not."""
        scope = self.scope(file)
        return self._baseline_file(scope.config, scope.root)

    def _baseline_file(self, config: Config, root: Path) -> Path:
        beside = (config.path.parent if config.path else root) / BASELINE
        return absolute(self.flags.baseline or config.baseline or beside)

    def _baseline(self, config: Config, root: Path) -> "Baseline | None":
        if not self.flags.use_baseline:
            return None
        file = self._baseline_file(config, root)
        if not file.exists() and self.flags.baseline is None and config.baseline is None:
            return None
        if file not in self.baselines:
            from linter.silencing.baseline import read_baseline  # see above

            self.baselines[file] = read_baseline(file)
        return self.baselines[file]

    def threshold(self, path: str) -> Severity:
        """The least severity of a finding in `path` that fails a run."""
        scope = self.linted.get(path)
        return Severity(scope.config.fail_on if scope else "error")

    @property
    def notes(self) -> list[str]:
        """What configurations should be told, though it stops nothing."""
        return list(dict.fromkeys(note for config in self._configs.values() for note in config.notes))

    @property
    def keeps_account(self) -> bool:
        """Whether anything can be left over of a run: entries of a configuration, or a baseline."""
        return bool(self.baselines) or any(config.ignores for config in self._configs.values())

    # --- linting ---------------------------------------------------------------------------------------------------

    def lint(self, source: Source, expected: bool = True) -> Outcome | None:
        """The findings of a file, silenced ones apart; None for a file without a post that is not `expected`."""
        scope, linter = self._entered(source)
        outcome = linter.lint(source, expected, self._silence(scope, source))
        if outcome is None or scope.baseline is None:
            return outcome
        return self._without_accepted(outcome, scope.baseline, linter.known_as(source.path))

    def _silence(self, scope: Scope, source: Source) -> "FileSilence | None":
        """What may silence findings in a file; None where nothing can."""
        file = Told(source.path)
        ignores = tuple(ignore for ignore in scope.lasting(self.today) if ignore.holds_for_file(file))
        if not ignores and _COMMENT not in source.text:
            return None
        from linter.silencing.judge import FileSilence  # few files have anything to judge

        return FileSilence(
            ignores=ignores,
            may=scope.config.author_ignores,
            selection=scope.config.selection,
            judges=not self.flags.selects,
            used=self.used,
            met=self.met,
        )

    def fault(self, source: Source, fault: Fault) -> list[Finding]:
        """The finding for a file that could not be read at all."""
        return self._entered(source)[1].fault(source, fault)

    def own_fault(self, scope: Scope, source: Source, fault: Fault) -> list[Finding]:
        """The finding about a file of wplint's own, such as the configuration of `scope`."""
        self.linted.setdefault(source.path, scope)
        return self._linter(scope, source.path).fault(source, fault)

    def _entered(self, source: Source) -> tuple[Scope, Linter]:
        scope = self.linted.get(source.path)
        if scope is None:
            scope = self.linted[source.path] = self.scope(source.path)
        return scope, self._linter(scope, source.path)

    def _without_accepted(self, outcome: Outcome, baseline: "Baseline", known_as: str) -> Outcome:
        marked = [replace(finding, suppression=baseline.suppression(finding)) for finding in outcome.findings]
        seen = {finding.fingerprint for finding in marked if finding.suppression}
        self.seen[known_as] = self.seen.get(known_as, set()) | seen
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
                scope.config.site_with(of_file),
                self._chooser(scope.config, holding) if of_posts else None,
                lambda path: path if path == "-" else relative_to(path, scope.root),
                self._archive,
            )
        return linter

    def _chooser(self, config: Config, overrides: tuple[Override, ...]) -> Callable[[Post], Sequence[Matcher]]:
        chosen: dict[tuple[Override, ...], tuple[list[Matcher], Site]] = {}

        def choose(post: Post) -> Sequence[Matcher]:
            about = About(post)
            holding = tuple(override for override in overrides if override.holds_for_post(about))
            if holding not in chosen:
                found = self.matchers(config, holding)
                usual = [matcher for matcher in found if matcher.rule.check != "file_fault"]
                chosen[holding] = usual, config.site_with(holding)
            matchers, post.own_site = chosen[holding]
            return matchers

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

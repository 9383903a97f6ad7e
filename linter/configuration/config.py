"""Configuration: what applies to a file, and where each part of it was said.

A `Config` holds what a configuration file, what it extends and the flags of the command line came to; flags win over
the file, the file over what it extends. `linter.configuration.reader` makes it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from linter.about import About
from linter.configuration.discovery import Told
from linter.configuration.pathglobs import path_matcher
from linter.configuration.selection import Selection
from linter.configuration.settings import Change, Setting, settle
from linter.rule import Rule
from linter.site import Site, Words

if TYPE_CHECKING:
    from linter.silencing.entries import Ignore

BASELINE = ".wplint-baseline.json"


@dataclass(frozen=True, eq=False)
class Override:
    """Changes for the files and posts that meet all criteria; an empty criterion is always met."""

    source: str
    files: tuple[str, ...]
    folder: Path
    type: frozenset[str]
    status: frozenset[str]
    category: frozenset[str]
    changes: tuple[Change, ...]
    words: Words

    @property
    def of_posts(self) -> bool:
        """Whether posts of one file can differ in it."""
        return bool(self.type or self.status or self.category)

    @cached_property
    def _fits(self) -> Callable[[str], bool]:
        return path_matcher(self.files)

    def holds_for_file(self, file: Told) -> bool:
        """Whether it can apply to anything in `file`."""
        return not self.files or self._fits(file.relative_to(self.folder))

    def holds_for_post(self, post: About) -> bool:
        """Whether it applies to a post in a file for which it holds."""
        return (
            (not self.type or not self.type.isdisjoint(post.type))
            and (not self.status or not self.status.isdisjoint(post.status))
            and (not self.category or not self.category.isdisjoint(post.categories))
        )


@dataclass(frozen=True)
class Config:
    """All that was decided. `said` maps keys such as `fail-on` and `site.hosts` to `file:line`."""

    path: Path | None
    folder: Path
    rules: Mapping[str, Rule]
    settings: Mapping[str, Setting]
    parts: tuple[str, ...] = ()
    overrides: tuple[Override, ...] = ()
    ignores: tuple["Ignore", ...] = ()
    site: Site = field(default_factory=Site)
    fail_on: str = "error"
    paths: tuple[str, ...] = ()
    baseline: Path | None = None
    author_ignores: frozenset[str] = frozenset()
    said: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    @cached_property
    def selection(self) -> Selection:
        """The rules that can be named."""
        return Selection(self.rules.values())

    @cached_property
    def comparing(self) -> frozenset[str]:
        """The rules that compare posts, so that a run over some of them can't tell what is gone."""
        return frozenset(rule.id for rule in self.rules.values() if rule.unique is not None)

    def settled(self, overrides: Iterable[Override]) -> Mapping[str, Setting]:
        """The settings of all rules with `overrides` applied."""
        changes = [change for override in overrides for change in override.changes]
        return settle(self.settings, changes) if changes else self.settings

    def site_with(self, overrides: Iterable[Override]) -> Site:
        """What is said of the site, with the words of `overrides` added."""
        words = self.site.words
        for override in overrides:
            words = words.and_(override.words)
        return self.site if words == self.site.words else replace(self.site, words=words)

    def flagged(self, select: Iterable[str], ignore: Iterable[str]) -> "Config":
        """This with `--select` and `--ignore` applied. Raises UnknownSelector.

        What is not selected stays off whatever an override says; a rule that is off for some files stays off for them.
        Rules about unreadable files stay on, whatever is selected: a run that reads nothing must not pass.
        """
        chosen, left_out = list(select), self.selection.of(ignore)
        if not chosen and not left_out:
            return self
        changes = []
        if chosen:
            on = {rule for rule, setting in self.settings.items() if setting.on}
            wanted = self.selection.on([*chosen, "file"], already=on)
            changes += [Change(rule, "--select", on=rule in wanted) for rule in self.rules]
        changes += [Change(rule, "--ignore", on=False) for rule in left_out]
        overrides = tuple(
            replace(override, changes=(*override.changes, *(c for c in changes if not c.on and _touches(override, c))))
            for override in self.overrides
        )
        return replace(self, settings=settle(self.settings, changes), overrides=overrides)


def _touches(override: Override, change: Change) -> bool:
    return any(own.rule == change.rule for own in override.changes)

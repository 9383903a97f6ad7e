"""Configuration files and presets → `Config`.

What a file extends comes before it, and what comes later wins. A mistake is a FileError with file, line and column.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from linter.about import words
from linter.configuration.config import Config, Override
from linter.configuration.defaults import rules_with
from linter.configuration.discovery import absolute, shown
from linter.configuration.file import presets, read_config, read_preset
from linter.configuration.selection import Selection, UnknownSelector
from linter.configuration.settings import Change, place, read_rules, settle, shipped
from linter.configuration.words import check_languages, read_words
from linter.rule import Rule
from linter.rulefile import load_rules
from linter.schema import meant
from linter.silencing.entries import Ignore, read_ignores
from linter.site import Site, Words
from linter.web.address import Address
from linter.yamltext import Marked
from linter.yamltext import Path as DataPath

_SITE_KEYS = ("hosts", "old", "staging", "cdns", "trusted", "theme-ids")
_SINGLE = ("fail-on", "paths", "baseline", "author-ignores")


def load_config(path: Path, own_rules: Iterable[Path] = ()) -> Config:
    """The configuration in a file, with rules of one's own from `own_rules` added. Raises FileError."""
    parts = list(_parts(absolute(path), ()))
    if not any("select" in part.marked.data for part in parts):
        parts.insert(0, _preset("recommended"))
    rules = rules_with(own_rules)
    for part in parts:
        _add_own_rules(part, rules)
    return _Reading(parts, rules).config(absolute(path))


# --- the files that a configuration is made of -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Part:
    """One preset or file: its data, and the folder that its paths are told from."""

    marked: Marked
    folder: Path


def _parts(path: Path, chain: tuple[Path, ...]) -> Iterator[_Part]:
    """What a file extends, first the most basic, and then itself."""
    marked = read_config(path)
    for at, name in _texts(marked, ("extends",)):
        if "/" not in name and not name.endswith((".yml", ".yaml", ".toml")):
            if name not in presets():
                known = ", ".join(presets())
                raise marked.error(at, f"there is no preset '{name}'{meant(name, list(presets())) or f'; {known}'}")
            yield _preset(name)
            continue
        target = absolute(path.parent / name)
        if target in (path, *chain):
            circle = [*chain[chain.index(target) :], path] if target in chain else [path]
            told = " → ".join([*map(shown, circle), shown(target)])
            raise marked.error(at, f"this configuration extends itself: {told}")
        if not target.is_file():
            raise marked.error(at, f"there is no file {shown(target)}")
        yield from _parts(target, (*chain, path))
    yield _Part(marked, path.parent)


def _preset(name: str) -> _Part:
    marked = read_preset(name)
    assert marked is not None
    return _Part(marked, Path.cwd())


def _texts(marked: Marked, at: DataPath) -> Iterator[tuple[DataPath, str]]:
    """The one text or each text of the list at `at`, with its place."""
    value: Any = marked.data
    for step in at:
        value = value.get(step, []) if isinstance(value, dict) else value[step]
    if isinstance(value, list):
        yield from (((*at, index), item) for index, item in enumerate(value))
    else:
        yield at, value


def _add_own_rules(part: _Part, rules: dict[str, Rule]) -> None:
    for at, name in _texts(part.marked, ("rule-folders",)):
        target = part.folder / name
        if not target.exists():
            raise part.marked.error(at, f"there is no file or folder {shown(absolute(target))}")
        for rule in load_rules(target):
            if rule.id in rules:
                raise part.marked.error(at, f"{name}: there already is a rule '{rule.id}'; give yours another id")
            rules[rule.id] = rule


# --- parts → Config ----------------------------------------------------------------------------------------------


class _Reading:
    """Reads parts in order, the most basic first; what a later one says wins."""

    def __init__(self, parts: list[_Part], rules: Mapping[str, Rule]) -> None:
        self.parts = list({part.marked.file: part for part in reversed(parts)}.values())[::-1]
        self.rules = dict(sorted(rules.items()))
        self.selection = Selection(self.rules.values())
        self.notes: list[str] = []
        self.said: dict[str, str] = {}
        self.values: dict[str, Any] = {}
        self.folders: dict[str, Path] = {}
        self.words = Words()

    def config(self, path: Path) -> Config:
        changes: list[Change] = []
        overrides: list[Override] = []
        ignores: list[Ignore] = []
        for part in self.parts:
            changes += self._changes(part)
            overrides += self._overrides(part)
            ignores += read_ignores(part.marked, part.folder, self._selected)
            self._remember(part)
        return Config(
            path=path,
            folder=path.parent,
            rules=self.rules,
            settings=settle(shipped(self.rules.values(), on=lambda rule: False), changes),
            parts=tuple(part.marked.file for part in self.parts),
            overrides=tuple(overrides),
            ignores=tuple(ignores),
            site=Site(
                **{key.replace("-", "_"): self.values.get(f"site.{key}", ()) for key in _SITE_KEYS}, words=self.words
            ),
            fail_on=self.values.get("fail-on", "error"),
            paths=self._paths(),
            baseline=self.folders["baseline"] / self.values["baseline"] if "baseline" in self.values else None,
            author_ignores=self.values.get("author-ignores", frozenset()),
            said=self.said,
            notes=tuple(dict.fromkeys(self.notes)),
        )

    def _paths(self) -> tuple[str, ...]:
        told = self.values.get("paths", [])
        folder = self.folders.get("paths", Path())
        return tuple(shown(absolute(folder / name)) for name in ([told] if isinstance(told, str) else told))

    def _selected(self, marked: Marked, at: DataPath, on: bool = False) -> frozenset[str]:
        """The rules that the selectors at `at` mean, or turn `on`; no selector, no rule."""
        meant = self.selection.on if on else self.selection.of
        chosen: set[str] = set()
        for path, word in _texts(marked, at):
            if (now := self.selection.aliases.get(word)) and word not in self.rules:
                self.notes.append(f"{place(marked, path)}: rule '{word}' is now called '{now}'")
            try:
                chosen |= meant([word])
            except UnknownSelector as error:
                raise marked.error(path, str(error)) from None
        return frozenset(chosen)

    def _changes(self, part: _Part) -> Iterator[Change]:
        marked = part.marked
        for key, on in (("select", True), ("leave-out", False)):
            if key in marked.data:
                source = marked.file if marked.file.startswith("preset ") else place(marked, (key,))
                yield from (Change(rule, source, on=on) for rule in self._selected(marked, (key,), on))
        if "rules" in marked.data:
            yield from read_rules(marked, ("rules",), self.selection, self.notes)

    def _overrides(self, part: _Part) -> Iterator[Override]:
        for index, told in enumerate(part.marked.data.get("overrides", ())):
            at = ("overrides", index)
            yield Override(
                source=place(part.marked, at),
                files=tuple(name for _, name in _texts(part.marked, (*at, "files"))),
                folder=part.folder,
                type=words(told.get("type", [])),
                status=words(told.get("status", [])),
                category=words(told.get("category", [])),
                changes=tuple(read_rules(part.marked, (*at, "rules"), self.selection, self.notes)),
                words=self._words(part, told, at),
            )

    def _remember(self, part: _Part) -> None:
        data = part.marked.data
        for key in _SINGLE:
            if key in data:
                value = self._author_ignores(part.marked) if key == "author-ignores" else data[key]
                self.values[key], self.folders[key] = value, part.folder
                self.said[key] = place(part.marked, (key,))
        for key in data.get("site", {}):
            hosts = tuple(_host(text) if key != "theme-ids" else text for _, text in _texts(part.marked, ("site", key)))
            self.values[f"site.{key}"] = hosts
            self.said[f"site.{key}"] = place(part.marked, ("site", key))
        if "words" in data:
            self.words = self.words.and_(self._words(part, data, ()))
            self.said |= {f"words.{key}": place(part.marked, ("words", key)) for key in data["words"]}

    def _words(self, part: _Part, told: Mapping[str, Any], at: DataPath) -> Words:
        """The words that `told`, at `at`, says; its languages are looked for in the folders told before, too."""
        section, place_of = told.get("words", {}), (*at, "words")
        if not section:
            return Words()
        found = read_words(part.marked, part.folder, section, place_of)
        if "languages" in section:
            check_languages(self.words.and_(found), part.marked, section, place_of)
        return found

    def _author_ignores(self, marked: Marked) -> frozenset[str]:
        told = marked.data["author-ignores"]
        if isinstance(told, bool):
            return frozenset(self.rules if told else ())
        return self._selected(marked, ("author-ignores",))


def _host(text: str) -> str:
    """A host as addresses tell it: in lower case, and ASCII where it holds no wildcard."""
    plain = text.lower().rstrip(".")
    return plain if "*" in plain or "?" in plain or plain.isascii() else Address(f"https://{plain}/").host or plain

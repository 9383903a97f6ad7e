"""What a configuration says about rules: on or off, how severe, with which options.

`Change` is one statement with its place, `settle` applies statements in order, and `read_rules` reads the `rules:` part
of a configuration, checking each against the rule that it is about.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from linter.configuration.selection import Selection
from linter.rule import Rule, Severity
from linter.schema import meant
from linter.yamltext import Marked, Path

AS_SHIPPED = "as shipped"
_EDITS = frozenset({"add", "remove"})


@dataclass(frozen=True, slots=True, eq=False)
class Setting:
    """What applies to one rule. `said` tells where `state`, `severity` and each changed option were decided."""

    rule: Rule
    on: bool
    severity: Severity
    options: Mapping[str, Any] = field(default_factory=dict)
    said: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OptionEdit:
    """A new value of an option, or what to add to it and remove from it."""

    source: str
    value: Any = None
    add: Any = ()
    remove: tuple[Any, ...] = ()
    replaces: bool = True

    def applied(self, old: Any) -> Any:
        """The value of the option after the edit."""
        if self.replaces:
            return self.value
        if isinstance(old, Mapping):
            return {key: value for key, value in old.items() if key not in self.remove} | dict(self.add or {})
        kept = [item for item in old if item not in self.remove]
        return [*kept, *(item for item in self.add if item not in kept)]


@dataclass(frozen=True, slots=True)
class Change:
    """One statement about a rule; what is None stays as it was."""

    rule: str
    source: str
    on: bool | None = None
    severity: Severity | None = None
    options: Mapping[str, OptionEdit] = field(default_factory=dict)


def shipped(rules: Iterable[Rule], on: Callable[[Rule], bool]) -> dict[str, Setting]:
    """The rules as they ship, on where `on` says so."""
    return {rule.id: Setting(rule, on(rule), rule.severity) for rule in rules}


def settle(settings: Mapping[str, Setting], changes: Iterable[Change]) -> dict[str, Setting]:
    """`settings` with `changes` applied in order; settings that no change is about stay the same objects."""
    settled = dict(settings)
    for change in changes:
        settled[change.rule] = _changed(settled[change.rule], change)
    return settled


def _changed(setting: Setting, change: Change) -> Setting:
    said = dict(setting.said)
    options = dict(setting.options)
    if change.on is not None and (change.on is not setting.on or "state" not in said):
        said["state"] = change.source
    if change.severity is not None:
        said["severity"] = change.source
    for name, edit in change.options.items():
        options[name] = edit.applied(options.get(name, setting.rule.options[name].default))
        said[name] = edit.source
    on = setting.on if change.on is None else change.on
    return replace(setting, on=on, severity=change.severity or setting.severity, options=options, said=said)


# --- `rules:` of a configuration → changes -----------------------------------------------------------------------


def read_rules(marked: Marked, at: Path, selection: Selection, notes: list[str]) -> Iterator[Change]:
    """The changes in the mapping at `at`; earlier ids of rules are noted. Raises FileError."""
    told: Any = marked.data
    for part in at:
        told = told.get(part, {}) if isinstance(told, dict) else told[part]
    for name, value in told.items():
        path = (*at, name)
        rule = _rule(marked, path, name, selection, notes)
        source = place(marked, path)
        if isinstance(value, str):
            yield Change(rule.id, source, on=value != "off", severity=_severity(value))
        else:
            yield _configured(marked, path, rule, value, source)


def place(marked: Marked, path: Path) -> str:
    """`file:line` of the key at `path`."""
    error = marked.error(path, "", key=True)
    return f"{error.file}:{error.line}"


def _rule(marked: Marked, path: Path, name: str, selection: Selection, notes: list[str]) -> Rule:
    if (now := selection.aliases.get(name)) and name not in selection.rules:
        notes.append(f"{place(marked, path)}: rule '{name}' is now called '{now}'")
        name = now
    if (rule := selection.rules.get(name)) is None:
        close = meant(name, [*selection.rules, *selection.aliases])
        raise marked.error(path, f"there is no rule '{name}'{close}", key=True)
    return rule


def _severity(word: str) -> Severity | None:
    return None if word in ("on", "off") else Severity(word)


def _configured(marked: Marked, path: Path, rule: Rule, told: Mapping[str, Any], source: str) -> Change:
    word = told.get("severity", "on")
    edits = {}
    for name, value in told.items():
        if name == "severity":
            continue
        if name not in rule.options:
            known = [*rule.options, "severity"]
            listed = f"; it has {', '.join(rule.options)}" if rule.options else "; it has none"
            reason = f"rule '{rule.id}' has no option '{name}'{meant(name, known) or listed}"
            raise marked.error((*path, name), reason, key=True)
        edits[name] = _edit(marked, (*path, name), rule.options[name].default, value)
    return Change(rule.id, source, on=word != "off", severity=_severity(word), options=edits)


def _edit(marked: Marked, path: Path, default: Any, value: Any) -> OptionEdit:
    source = place(marked, path)
    if not isinstance(value, dict) or not value or not value.keys() <= _EDITS:
        _fits(marked, path, default, value)
        return OptionEdit(source, value=value)
    if not isinstance(default, (list, dict)):
        raise marked.error(path, f"'{path[-1]}' is {_kind(default)}; only lists and mappings take add and remove")
    add, remove = value.get("add", type(default)()), value.get("remove", [])
    _fits(marked, (*path, "add"), default, add)
    _fits(marked, (*path, "remove"), [], remove)
    return OptionEdit(source, add=add, remove=tuple(remove), replaces=False)


def _fits(marked: Marked, path: Path, default: Any, value: Any) -> None:
    if _kind(value) != _kind(default):
        raise marked.error(path, f"'{path[-1]}' must be {_kind(default)}, not {_kind(value)}")
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    first = next(iter(default.values() if isinstance(default, dict) else default), "") if items else None
    for key, item in items:
        if _kind(item) != _kind(first):
            raise marked.error((*path, key), f"'{path[-1]}' holds {_KINDS_OF_MANY[_kind(first)]}, not {_kind(item)}")


def _kind(value: Any) -> str:
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, (int, float)):
        return "a number"
    return {str: "text", list: "a list", dict: "a mapping", type(None): "nothing"}.get(type(value), "something else")


_KINDS_OF_MANY = {
    "text": "texts", "a number": "numbers", "true or false": "truth values", "a list": "lists", "a mapping": "mappings",
}  # fmt: skip

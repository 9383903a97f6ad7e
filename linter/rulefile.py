"""YAML → rules. A mistake in a rule file is a FileError with file, line and column.

The built-in rules are read fast: the tests check them, and their examples (half of each file) are left unread.
Rules of a user's own are checked in full: schema, selectors, patterns, names.
"""

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, get_args

from linter import schema
from linter.names import parse_name
from linter.rule import (
    Condition,
    Every,
    Example,
    Fix,
    FixAction,
    Name,
    Option,
    Part,
    PartKind,
    Rule,
    Severity,
    Some,
    Test,
)
from linter.shipped import load_shipped
from linter.yamltext import FileError

_EXAMPLES = "\nexamples:"
_PARTS = get_args(PartKind)
_ACTIONS = get_args(FixAction)


def builtin_rules() -> list[Rule]:
    """The rules that ship with wplint, without their examples, by id."""
    rules = [build_rule(load_shipped(head), category, builtin=True) for category, head in _heads()]
    return sorted(rules, key=lambda rule: rule.id)


def shipped_texts() -> list[str]:
    """The texts to prepare for the next start (`linter.shipped`): the heads of the rules, and the data."""
    folder = files("linter.rules") / "data"
    data = sorted((file for file in folder.iterdir() if file.name.endswith(".yml")), key=lambda file: file.name)
    return [*(head for _, head in _heads()), *(file.read_text(encoding="utf-8") for file in data)]


def _heads() -> Iterator[tuple[str, str]]:
    """Category and text of each built-in rule, without its examples."""
    for category, file in _builtin_files():
        yield category, file.read_text(encoding="utf-8").partition(_EXAMPLES)[0]


def checked_builtin_rules() -> list[Rule]:
    """The same with their examples, each file checked as a user's would be."""
    return sorted(
        (
            _checked_rule(f"rules/{category}/{file.name}", file.read_text(encoding="utf-8"), category, builtin=True)
            for category, file in _builtin_files()
        ),
        key=lambda rule: rule.id,
    )


def _builtin_files() -> Iterator[tuple[str, Traversable]]:
    for folder in sorted(files("linter.rules").iterdir(), key=lambda item: item.name):
        if folder.is_dir() and folder.name not in ("data", "presets", "__pycache__"):
            for file in sorted(folder.iterdir(), key=lambda item: item.name):
                if file.name.endswith(".yml"):
                    yield folder.name, file


def load_rules(path: Path) -> list[Rule]:
    """The rules in a file or folder of a user's own. Raises FileError; OSError where it can't be read."""
    found = sorted(path.rglob("*.y*ml")) if path.is_dir() else [path]
    return [load_rule(file, file.parent.name if file.parent != path else "own") for file in found]


def load_rule(file: Path, category: str) -> Rule:
    """One rule file, checked."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileError(str(file), 1, 1, f"not UTF-8: {error.reason} at byte {error.start}") from None
    except OSError as error:
        raise FileError(str(file), 1, 1, f"the file can't be read: {error.strerror}") from None
    return _checked_rule(str(file), text, category)


def _checked_rule(file: str, text: str, category: str, builtin: bool = False) -> Rule:
    from linter.rulecheck import check_rule  # rules of one's own only: the others are prepared
    from linter.yamlreader import load_marked

    marked = load_marked(file, text)
    if not isinstance(marked.data, dict):
        raise marked.error((), "a rule file is a mapping that starts with `id:`")
    schema.check(marked, rule_schema())
    check_rule(marked)
    return build_rule(marked.data, category, builtin)


@lru_cache(maxsize=1)
def rule_schema() -> Mapping[str, Any]:
    """The JSON Schema of rule files."""
    data: Mapping[str, Any] = json.loads((files("linter.rules") / "rule.schema.json").read_text(encoding="utf-8"))
    return data


# --- data → Rule -----------------------------------------------------------------------------------------------


def build_rule(data: Mapping[str, Any], category: str, builtin: bool = False) -> Rule:
    """The Rule that sound data of a rule file describes."""
    fields = data.get("in", ())
    return Rule(
        id=data["id"],
        category=category,
        name=data["name"],
        since=data["since"],
        severity=Severity(data["severity"]),
        why=_flat(data["why"]),
        remedy=_flat(data["remedy"]),
        message=data["message"],
        fields=(fields,) if isinstance(fields, str) else tuple(fields),
        element=data.get("element"),
        part=next((Part(key, _reference(data[key])) for key in _PARTS if key in data), None),
        when=_condition(data["when"]) if "when" in data else None,
        count=_test(parse_name("count"), data["count"]) if "count" in data else None,
        exceptions=_reference(data.get("except")),
        unless=_reference(data.get("unless")),
        milder=tuple(_condition(branch) for branch in _branches(data)),
        unique=tuple(data["unique"]) if "unique" in data else None,
        check=data.get("check"),
        schema=data.get("schema"),
        fix=_fix(data["fix"]) if "fix" in data else None,
        options={key: Option(option["default"], option["about"]) for key, option in data.get("options", {}).items()},
        examples=tuple(_examples(data.get("examples", {}))),
        tags=tuple(data.get("tags", ())),
        refs=data.get("refs", {}),
        help=data.get("help"),
        advice=data.get("advice"),
        stage=data.get("stage", "stable"),
        enabled=data.get("enabled", True),
        aliases=tuple(data.get("aliases", ())),
        yields_to=tuple(data.get("yields_to", ())),
        reviewed=data.get("reviewed"),
        builtin=builtin,
    )


def _flat(prose: str) -> str:
    return " ".join(prose.split())


def _branches(data: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The conditions of `milder`, which may be one."""
    milder = data.get("milder", [])
    return milder if isinstance(milder, list) else [milder]


def _reference(operand: Any) -> Any:
    return parse_name(operand[1:]) if isinstance(operand, str) and operand.startswith("$") else operand


def _condition(when: Mapping[str, Any]) -> Condition:
    parts: list[Condition] = []
    for name, test in when.items():
        if name == "any":
            parts.append(Some(tuple(_condition(branch) for branch in test)))
        else:
            parts.append(_test(parse_name(name), test))
    return Every(tuple(parts))


def _test(name: Name, test: Any, negated: bool = False) -> Test:
    if isinstance(test, dict):
        ((operator, operand),) = test.items()
        if operator == "not":
            return _test(name, operand, not negated)
        return Test(name, operator, _reference(operand), negated)
    return Test(name, "in" if isinstance(test, list) else "is", _reference(test), negated)


def _fix(fix: Mapping[str, Any]) -> Fix:
    action = next(key for key in _ACTIONS if key in fix)
    return Fix(action, fix[action], fix["applies"] == "safe")


def _examples(examples: Mapping[str, Any]) -> Iterator[Example]:
    for key in ("valid", "invalid"):
        for example in examples.get(key, ()):
            told = {"post": example} if isinstance(example, str) else dict(example)
            if "found" in told:
                told["found"] = tuple(told["found"])
            yield Example(valid=key == "valid", **told)

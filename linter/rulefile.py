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

import regex

from linter import schema
from linter.checks import CHECKS
from linter.conditions import compile_pattern
from linter.html.markup import BadSelector, check_selector
from linter.names import IN_TEXT, NAME, UnknownName, check_name, parse_name
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
from linter.schema import meant
from linter.shipped import load_shipped
from linter.yamltext import FileError, Marked
from linter.yamltext import Path as DataPath

_EXAMPLES = "\nexamples:"
_PARTS = get_args(PartKind)
_BEYOND_POSTS = frozenset({"file_fault", "words_of_other_languages"})  # need broken files, or dictionaries
_ACTIONS = get_args(FixAction)
_LISTS = ("phrases", "words", "except", "unless")
_FUNNEL = (
    "element",
    "when",
    "count",
    "except",
    "unless",
    "milder",
    "unique",
    *_PARTS,
)  # what an escape from it stands in for


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
    from linter.yamlreader import load_marked  # rules of one's own only: the others are prepared

    marked = load_marked(file, text)
    if not isinstance(marked.data, dict):
        raise marked.error((), "a rule file is a mapping that starts with `id:`")
    schema.check(marked, rule_schema())
    _check(marked)
    return build_rule(marked.data, category, builtin)


@lru_cache(maxsize=1)
def rule_schema() -> Mapping[str, Any]:
    """The JSON Schema of rule files."""
    data: Mapping[str, Any] = json.loads((files("linter.rules") / "rule.schema.json").read_text(encoding="utf-8"))
    return data


# --- checks that a schema can't make ---------------------------------------------------------------------------


def _check(marked: Marked) -> None:
    data = marked.data
    stem = Path(marked.file).name.rsplit(".", 1)[0]
    if data["id"] != stem:
        raise marked.error(("id",), f"the id '{data['id']}' and the file name '{stem}' must be the same")
    kinds = [key for key in _PARTS if key in data]
    if len(kinds) > 1:
        raise marked.error((kinds[1],), f"'{kinds[1]}' and '{kinds[0]}' can't stand in one rule", key=True)
    escapes = [key for key in ("check", "schema") if key in data]
    if escapes and (clash := next((key for key in _FUNNEL if key in data), None)):
        raise marked.error((clash,), f"'{clash}' can't stand beside '{escapes[0]}'", key=True)
    if "except" in data and not {"text", "phrases", "words"} & data.keys():
        raise marked.error(("except",), "'except' needs 'text', 'phrases' or 'words'", key=True)
    if not escapes and "in" not in data:
        raise marked.error((), "'in' is missing: which fields does the rule look at?")
    if (check := data.get("check")) and check not in CHECKS:
        raise marked.error(("check",), f"'{check}' is not a check{meant(check, list(CHECKS))}")
    if not data["examples"]["invalid"] and data.get("check") not in _BEYOND_POSTS:
        raise marked.error(("examples", "invalid"), "at least one post that the rule reports is needed here")
    if "element" in data:
        try:
            check_selector(data["element"])
        except BadSelector as error:
            raise marked.error(("element",), error.reason, offset=error.position) from None
    if "text" in data:
        _check_pattern(marked, ("text",), data["text"])
    if "schema" in data and (found := schema.mistake(data["schema"])):
        raise marked.error(("schema", *found[0]), found[1])
    _check_names(marked)
    _check_lists(marked)
    _check_limits(marked)


def _check_pattern(marked: Marked, path: DataPath, pattern: str) -> None:
    try:
        compile_pattern(pattern)
    except regex.error as error:
        raise marked.error(path, str(error.msg), offset=error.pos or 0) from None  # type: ignore[attr-defined]


def _check_names(marked: Marked) -> None:
    data = marked.data
    roots = _roots(data)
    for path, test in _every_test(data):
        _check_one_name(marked, path, parse_name(str(path[-1])), roots, key=True)
        for operand_path, operator, operand in _operands(test, path):
            if operator == "matches":
                _check_pattern(marked, operand_path, operand)
            elif isinstance(operand, str) and operand.startswith("$"):
                _check_one_name(marked, operand_path, parse_name(operand[1:]), roots)
    for key in _LISTS:
        if isinstance(name := data.get(key), str):
            _check_one_name(marked, (key,), parse_name(name[1:]), frozenset(data.get("options", {})))
    templates: list[tuple[DataPath, str]] = [(("message",), data["message"])]
    if "advice" in data:
        templates.append((("advice",), data["advice"]))
    fix = data.get("fix", {})
    if "replace" in fix:
        templates.append((("fix", "replace"), fix["replace"]))
    templates += [(("fix", "set", key), value) for key, value in fix.get("set", {}).items()]
    for path, template in templates:
        for match in NAME.finditer(template):
            if match[2]:
                _check_one_name(marked, path, parse_name(match[2]), roots, offset=match.start())


def _check_lists(marked: Marked) -> None:
    """The options that hold phrases are lists or maps of text."""
    data = marked.data
    for key in _LISTS:
        if not isinstance(name := data.get(key), str):
            continue
        path: DataPath = ("options", name[1:], "default")
        default = data["options"][name[1:]]["default"]
        if not isinstance(default, (list, dict)):
            raise marked.error(path, f"this must be a list: '{key}' looks for what is in it")
        for at, entry in enumerate(default) if isinstance(default, list) else default.items():
            if not isinstance(entry, str):
                raise marked.error((*path, at), "this must be text (put it in quotes)")


def _check_limits(marked: Marked) -> None:
    """The options that a value must be over or under are numbers."""
    data = marked.data
    tests = [operand for path, test in _every_test(data) for operand in _operands(test, path)]
    limits = [
        operand
        for _, operator, operand in [*tests, *_operands(data.get("count", {"is": 0}), ())]
        if operator in ("over", "under") and isinstance(operand, str)
    ]
    for limit in limits:
        option = data.get("options", {}).get(limit[1:])
        if option is not None and (
            isinstance(option["default"], bool) or not isinstance(option["default"], (int, float))
        ):
            raise marked.error(("options", limit[1:], "default"), "this must be a number: a value is compared with it")


def _check_one_name(
    marked: Marked,
    path: DataPath,
    name: Name,
    roots: frozenset[str],
    key: bool = False,
    offset: int | None = None,
) -> None:
    try:
        check_name(name, roots)
    except UnknownName as error:
        reason = f"'${error.name}' means nothing here{meant(error.name, error.known)}"
        raise marked.error(path, reason, offset=offset, key=key) from None


def _roots(data: Mapping[str, Any]) -> frozenset[str]:
    """The first parts of the names that a rule may use."""
    roots = set(data.get("options", {}))
    if "check" in data:
        return frozenset(roots | CHECKS[data["check"]].names)
    if "schema" in data:
        return frozenset(roots | {"error"})
    if "element" in data or "attribute" in data or "url" in data:
        roots |= {"tag", "attr"}
    if "attribute" in data or "url" in data:
        roots.add("attribute")
    if "text" in data:
        roots |= set(compile_pattern(data["text"]).groupindex)
    if {"text", "phrases", "words"} & data.keys():
        roots |= IN_TEXT
    if "phrases" in data or "words" in data:
        roots.add("right")
    if "count" in data:
        roots.add("count")
    if "unique" in data:
        roots.add("other")
    return frozenset(roots)


def _every_test(data: Mapping[str, Any]) -> Iterator[tuple[DataPath, Any]]:
    """The tests of `when` and `milder`, with their paths."""
    yield from _tests(data.get("when", {}), ("when",))
    many = isinstance(data.get("milder"), list)
    for index, branch in enumerate(_branches(data)):
        yield from _tests(branch, ("milder", index) if many else ("milder",))


def _tests(when: Mapping[str, Any], path: DataPath) -> Iterator[tuple[DataPath, Any]]:
    for name, test in when.items():
        if name == "any":
            for index, branch in enumerate(test):
                yield from _tests(branch, (*path, "any", index))
        else:
            yield (*path, name), test


def _operands(test: Any, path: DataPath) -> Iterator[tuple[DataPath, str, Any]]:
    if isinstance(test, dict):
        ((operator, operand),) = test.items()
        if operator == "not":
            yield from _operands(operand, (*path, "not"))
        else:
            yield (*path, operator), operator, operand
    else:
        yield path, "in" if isinstance(test, list) else "is", test


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

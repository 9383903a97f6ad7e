"""What a schema can't say of a rule file: keys that exclude each other, selectors, patterns, names and limits.

In: a rule file that its JSON Schema accepts. Out: nothing, or a FileError with file, line and column. Rules that ship
are checked by the tests, so a plain run never comes here.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

import regex

from linter import schema
from linter.checks import CHECKS
from linter.conditions import compile_pattern
from linter.html.markup import BadSelector, check_selector
from linter.names import IN_TEXT, NAME, UnknownName, check_name, parse_name
from linter.rule import Name, PartKind
from linter.schema import meant
from linter.yamltext import Marked
from linter.yamltext import Path as DataPath

_PARTS = get_args(PartKind)
_BEYOND_POSTS = frozenset({"file_fault", "words_of_other_languages"})  # need broken files, or dictionaries
_LISTS = ("phrases", "words", "except", "unless")
# What the two escapes from the funnel stand in for.
_FUNNEL = ("element", "when", "count", "except", "unless", "milder", "unique", *_PARTS)


def check_rule(marked: Marked) -> None:
    """Raise FileError at the first mistake."""
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
    milder = data.get("milder", ())
    if isinstance(milder, Mapping):
        yield from _tests(milder, ("milder",))
    else:
        for index, branch in enumerate(milder):
            yield from _tests(branch, ("milder", index))


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

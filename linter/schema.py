"""JSON Schema errors in words that a person can use.

jsonschema costs 0.1 s to import, so it is asked only about data of which `linter.conforms` does not say that it fits.
A part of a schema with a `title` is told by it: `"title": "a date"` makes "expected a date, found …".
"""

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from linter.conforms import UnknownKeyword, conforms
from linter.yamltext import Marked, Path

_DEEPEST = 30
_LONGEST_SHOWN = 60
_OF_VALUES = frozenset({"type", "enum", "pattern", "minimum"})


def problems(data: Any, schema: Mapping[str, Any]) -> Iterator[tuple[Path, str, bool]]:
    """Each mistake in `data`: its path, what is wrong, and whether it is about the key rather than the value."""
    if _sound(data, schema):
        return
    from jsonschema import Draft202012Validator
    from referencing import Registry

    validator = Draft202012Validator(schema, registry=Registry())  # an empty one never asks the network
    errors = validator.iter_errors(_shallow(data, _DEEPEST))
    for error in sorted(errors, key=lambda error: [str(part) for part in error.absolute_path]):
        yield from _told(tuple(error.absolute_path), error)


def _sound(data: Any, schema: Mapping[str, Any]) -> bool:
    try:
        return conforms(data, schema)
    except UnknownKeyword:
        return False


def _shallow(data: Any, depth: int) -> Any:
    """`data` without what lies deeper than a schema looks: jsonschema writes a wrong value out, however deep it is."""
    if isinstance(data, dict):
        return {key: _shallow(value, depth - 1) for key, value in data.items()} if depth else {}
    if isinstance(data, list):
        return [_shallow(value, depth - 1) for value in data] if depth else []
    return data


def mistake(schema: Mapping[str, Any]) -> tuple[Path, str] | None:
    """The first thing that is wrong with a JSON Schema itself, if any: the path to it and what it is."""
    from jsonschema import Draft202012Validator

    errors = sorted(
        Draft202012Validator(Draft202012Validator.META_SCHEMA).iter_errors(schema),
        key=lambda error: [str(part) for part in error.absolute_path],
    )
    if errors:
        return tuple(errors[0].absolute_path), errors[0].message
    return next(_foreign_references(schema, ()), None)


def _foreign_references(schema: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """References to anything but the definitions of the schema itself."""
    if isinstance(schema, list):
        for index, item in enumerate(schema):
            yield from _foreign_references(item, (*path, index))
    elif isinstance(schema, dict):
        for key, item in schema.items():
            if key in ("$ref", "$dynamicRef") and isinstance(item, str) and not item.startswith("#/$defs/"):
                yield (*path, key), f"'{item}' can't be looked up; only '#/$defs/…' can"
            yield from _foreign_references(item, (*path, key))


def check(marked: Marked, schema: Mapping[str, Any]) -> None:
    """Raise FileError at the first mistake of `marked`, in the order of the file."""
    errors = [marked.error(path, reason, key=about_key) for path, reason, about_key in problems(marked.data, schema)]
    if errors:
        raise min(errors, key=lambda error: (error.line, error.column))


def _told(path: Path, error: Any) -> Iterator[tuple[Path, str, bool]]:
    value, wanted = error.instance, error.validator_value
    if error.validator in _OF_VALUES and len(error.absolute_schema_path) > 1 and "title" in error.schema:
        yield path, f"expected {error.schema['title']}, found {_found(value)}", False
    elif "propertyNames" in error.absolute_schema_path:
        yield (*path, value), f"the name '{value}' does not have the right form", True
    elif error.validator == "additionalProperties" and isinstance(wanted, bool):
        known = list(error.schema.get("properties", {}))
        patterns = error.schema.get("patternProperties", {})
        for key in value:
            if key not in known and not any(re.search(pattern, key) for pattern in patterns):
                yield (*path, key), f"'{key}' is not a known key{meant(key, known)}", True
    elif error.validator == "required":
        missing = next(key for key in wanted if error.message.startswith(repr(key)))
        yield path, f"'{missing}' is missing", False
    elif error.validator == "enum":
        listed = ", ".join(str(item).lower() if isinstance(item, bool) else str(item) for item in wanted)
        yield path, f"'{value}' is not one of {listed}{meant(value, wanted)}", False
    elif error.validator == "type":
        kinds = wanted if isinstance(wanted, list) else [wanted]
        yield path, f"expected {' or '.join(_KINDS[kind] for kind in kinds)}, found {_kind(value)}", False
    elif error.validator == "minItems" or error.validator == "minProperties":
        yield (
            path,
            "this must not be empty" if wanted == 1 else f"at least {wanted} entries are needed here",
            False,
        )
    elif error.validator == "maxProperties":
        yield path, f"only {wanted} key{'s' if wanted > 1 else ''} may stand here", False
    elif error.validator == "minLength":
        yield (
            path,
            f"'{value}' is too short; it needs at least {wanted} characters" if value else "this must not be empty",
            False,
        )
    elif error.validator == "pattern":
        yield path, f"'{value}' does not have the right form ({wanted})", False
    else:
        yield path, error.message, False


_KINDS = {
    "string": "text", "number": "a number", "integer": "a whole number", "boolean": "true or false", "array": "a list",
    "object": "a mapping", "null": "nothing",
}  # fmt: skip


def _found(value: Any) -> str:
    """A value that is not what it should be: as it stands if it is short."""
    if isinstance(value, str):
        short = value if len(value) <= _LONGEST_SHOWN else value[: _LONGEST_SHOWN - 1] + "…"
        return f'"{short}"' if value.strip() else "an empty text"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, float)):
        return f"the number {value}"
    kinds: dict[type, str] = {list: "a list", dict: "a set of fields"}
    return kinds.get(type(value), "nothing")


def _kind(value: Any) -> str:
    if isinstance(value, bool):
        return f"{str(value).lower()} (put it in quotes if it is a word)"
    if isinstance(value, (int, float)):
        return f"the number {value} (put it in quotes if it is text)"
    kinds: dict[type, str] = {str: "text", list: "a list", dict: "a mapping"}
    return kinds.get(type(value), "nothing")


def meant(word: Any, known: list[Any]) -> str:
    """` (did you mean X?)` where something known is close to `word`, else nothing."""
    close = get_close_matches(str(word), [str(item) for item in known], n=1)
    return f" (did you mean {close[0]}?)" if close else ""

"""Whether data fits a JSON Schema, told fast and without a reason.

jsonschema costs 0.1 s to import. Configurations and posts are almost always sound, so this reads the part of JSON
Schema that their schemas use, and `linter.schema` explains what is wrong once something is. The tests hold the two
together.
"""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

Schema = Mapping[str, Any]

_TYPES: Mapping[str, Callable[[Any], bool]] = {
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "boolean": lambda value: isinstance(value, bool),
    "number": lambda value: isinstance(value, (int, float)) and not isinstance(value, bool),
    "integer": lambda value: (
        (isinstance(value, int) and not isinstance(value, bool)) or (isinstance(value, float) and value.is_integer())
    ),
    "null": lambda value: value is None,
}
_MEANINGLESS = frozenset({"$schema", "$id", "$defs", "$comment", "title", "description", "examples", "default"})


class UnknownKeyword(Exception):
    """A schema says something that is not read here."""


def conforms(data: Any, schema: Schema, root: Schema | None = None) -> bool:
    """Whether `data` fits `schema`. Raises UnknownKeyword where that hangs on a keyword that is not known here."""
    root = schema if root is None else root
    for name, wanted in schema.items():
        if name not in _MEANINGLESS:
            fits = _KEYWORDS.get(name)
            if fits is None:
                raise UnknownKeyword(name)
            if not fits(data, wanted, schema, root):
                return False
    return True


def _type(data: Any, wanted: Any, schema: Schema, root: Schema) -> bool:
    return _TYPES[wanted](data) if isinstance(wanted, str) else any(_TYPES[name](data) for name in wanted)


def _properties(data: Any, wanted: Any, schema: Schema, root: Schema) -> bool:
    if not isinstance(data, dict):
        return True
    for key, inner in wanted.items():  # noqa: SIM110  this loop is where the time goes
        if key in data and not conforms(data[key], inner, root):
            return False
    return True


def _additional(data: Any, wanted: Any, schema: Schema, root: Schema) -> bool:
    if not isinstance(data, dict):
        return True
    others = [value for key, value in data.items() if key not in schema.get("properties", {})]
    return (wanted or not others) if isinstance(wanted, bool) else all(conforms(o, wanted, root) for o in others)


def _branch(data: Any, wanted: Any, schema: Schema, root: Schema) -> bool:
    chosen = schema.get("then" if conforms(data, wanted, root) else "else")
    return chosen is None or conforms(data, chosen, root)


def _reference(data: Any, wanted: str, schema: Schema, root: Schema) -> bool:
    return conforms(data, root["$defs"][wanted.removeprefix("#/$defs/")], root)


def _names(data: Any, wanted: Any, schema: Schema, root: Schema) -> bool:
    return not isinstance(data, dict) or all(conforms(key, wanted, root) for key in data)


def _equal(one: Any, other: Any) -> bool:
    """Equality of JSON, where true is not 1."""
    return one == other and isinstance(one, bool) == isinstance(other, bool)


@lru_cache(maxsize=64)
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text)


_KEYWORDS: Mapping[str, Callable[[Any, Any, Schema, Schema], bool]] = {
    "type": _type,
    "enum": lambda data, wanted, schema, root: any(_equal(data, item) for item in wanted),
    "const": lambda data, wanted, schema, root: _equal(data, wanted),
    "properties": _properties,
    "additionalProperties": _additional,
    "propertyNames": _names,
    "required": lambda data, wanted, schema, root: not isinstance(data, dict) or all(key in data for key in wanted),
    "items": lambda data, wanted, schema, root: (
        not isinstance(data, list) or all(conforms(item, wanted, root) for item in data)
    ),
    "anyOf": lambda data, wanted, schema, root: any(conforms(data, inner, root) for inner in wanted),
    "minimum": lambda data, wanted, schema, root: not _TYPES["number"](data) or data >= wanted,
    "minItems": lambda data, wanted, schema, root: not isinstance(data, list) or len(data) >= wanted,
    "minProperties": lambda data, wanted, schema, root: not isinstance(data, dict) or len(data) >= wanted,
    "minLength": lambda data, wanted, schema, root: not isinstance(data, str) or len(data) >= wanted,
    "pattern": lambda data, wanted, schema, root: (
        not isinstance(data, str) or _pattern(wanted).search(data) is not None
    ),
    "if": _branch,
    "then": lambda data, wanted, schema, root: True,
    "else": lambda data, wanted, schema, root: True,
    "$ref": _reference,
}

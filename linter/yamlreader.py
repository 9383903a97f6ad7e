"""YAML → data with places.

PyYAML keeps the last of two equal keys, reads the word `no` as False and `0.10` as 0.1. PyYAML lives in this module
only.
"""

import re
from typing import Any

import yaml

from linter.yamltext import FileError, Mark, Marked, Path

_Base: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TEXT = "tag:yaml.org,2002:str"
_FAULTS = (yaml.MarkedYAMLError, ValueError, OverflowError, RecursionError)


class _Loader(_Base):  # type: ignore[misc]
    """The plain values of YAML 1.2: no, yes, on and off stay words, and so do 2024-01-01, 12:30, 010 and =."""


_PLAIN = (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?(?:0|[1-9][0-9]*)", "-+0123456789"),
    ("float", r"[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+)(?:[eE][-+][0-9]+)?", "-+.0123456789"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
)
_Loader.yaml_implicit_resolvers = {}
for _name, _pattern, _first in _PLAIN:
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_name}", re.compile(f"(?:{_pattern})$"), list(_first))


def load(text: str) -> Any:
    """The data of YAML that is known to be sound (the built-in rules, which the tests check)."""
    loader = _Loader(text)
    node = loader.get_single_node()
    return None if node is None else _plain_data(node, loader)


def _plain_data(node: yaml.Node, loader: Any) -> Any:
    """What PyYAML's own constructor makes of a node, in half the time: it makes it step by step for cycles' sake."""
    if isinstance(node, yaml.ScalarNode):
        return node.value if node.tag == _TEXT else loader.construct_object(node)
    if isinstance(node, yaml.SequenceNode):
        return [_plain_data(item, loader) for item in node.value]
    return {_plain_data(key, loader): _plain_data(value, loader) for key, value in node.value}


def load_marked(file: str, text: str) -> Marked:
    """The data of YAML and its places. Raises FileError for bad YAML, equal keys and aliases."""
    try:
        loader = _Loader(text)
        node = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise FileError(file, line, column, _plain(error)) from None
    except yaml.reader.ReaderError as error:
        raise FileError(file, 1, 1, f"not a text file: {error.reason}") from None
    walker = _Walker(file, text, loader)
    if node is None:
        raise FileError(file, 1, 1, "the file is empty")
    data = walker.walk(node, ())
    return Marked(file, data, walker.values, walker.keys)


def _plain(error: yaml.MarkedYAMLError) -> str:
    problem = error.problem or error.context or "this is not YAML"
    if "alias" in f"{problem} {error.context}":
        return "a value that starts with * must be in quotes"
    if "mapping values are not allowed" in problem:
        return "a value that holds a colon followed by a space must be in quotes"
    return problem


class _Walker:
    def __init__(self, file: str, text: str, loader: Any) -> None:
        self.file = file
        self.text = text
        self.loader = loader
        self.values: dict[Path, Mark] = {}
        self.keys: dict[Path, Mark] = {}
        self.seen: set[int] = set()

    def walk(self, node: yaml.Node, path: Path) -> Any:
        if id(node) in self.seen:
            raise self._error(node, "anchors and aliases are not allowed here")
        self.seen.add(id(node))
        start, end = node.start_mark, node.end_mark
        source = ""
        if isinstance(node, yaml.ScalarNode) and start.line == end.line:
            source = self.text[start.index : end.index]
        self.values[path] = Mark(start.line + 1, start.column + 1, source=source)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.walk(item, (*path, index)) for index, item in enumerate(node.value)]
        return self._scalar(node)

    def _scalar(self, node: yaml.Node) -> Any:
        try:
            return self.loader.construct_object(node)
        except _FAULTS:
            raise self._error(node, f"the tag {node.tag} is not allowed here") from None

    def _mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            mark = key_node.start_mark
            if not isinstance(key_node, yaml.ScalarNode):
                raise self._error(key_node, "a key must be text")
            key = self._scalar(key_node)
            if not isinstance(key, str):
                raise self._error(key_node, f'{key_node.value} must be in quotes: "{key_node.value}"')
            if key in data:
                raise self._error(key_node, f"'{key}' is given twice")
            self.keys[(*path, key)] = Mark(mark.line + 1, mark.column + 1)
            data[key] = self.walk(value_node, (*path, key))
        return data

    def _error(self, node: yaml.Node, reason: str) -> FileError:
        return FileError(self.file, node.start_mark.line + 1, node.start_mark.column + 1, reason)

"""YAML with places: plain data, and the line and column of every part of it.

PyYAML keeps the last of two equal keys, reads the word `no` as False and `0.10` as 0.1; a linter whose rules and
configuration are written by people must say where such things stand. PyYAML lives in this module only.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

Path = tuple[str | int, ...]

_Base: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Base):  # type: ignore[misc]
    """YAML 1.2's booleans: only `true` and `false`, so that the words no, yes, on and off stay words."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if first in "tTfF" or not tag.endswith(":bool")]
    for first, resolvers in _Base.yaml_implicit_resolvers.items()
}


class FileError(Exception):
    """A mistake in a rule or configuration file: what, and at which line and column (from 1)."""

    def __init__(self, file: str, line: int, column: int, reason: str) -> None:
        super().__init__(f"{file}:{line}:{column}: {reason}")
        self.file = file
        self.line = line
        self.column = column
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a value starts: line and column from 1, and how far into it its own text begins (1 for quotes)."""

    line: int
    column: int
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Marked:
    """The data of a YAML file with the place of every value and key."""

    file: str
    data: Any
    values: Mapping[Path, Mark]
    keys: Mapping[Path, Mark]

    def error(self, path: Path, reason: str, offset: int | None = None, key: bool = False) -> FileError:
        """A FileError at the value at `path`, at `offset` characters into it, or at its key."""
        marks = self.keys if key and path in self.keys else self.values
        while path not in marks and path:
            path = path[:-1]
        mark = marks.get(path) or self.values[()]
        return FileError(self.file, mark.line, mark.column + (0 if offset is None else mark.indent + offset), reason)


def load(text: str) -> Any:
    """The data of YAML that is known to be sound (the built-in rules, which the tests check)."""
    return yaml.load(text, Loader=_Loader)


def load_marked(file: str, text: str) -> Marked:
    """The data of YAML and its places. Raises FileError for bad YAML, equal keys and aliases."""
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise FileError(file, line, column, _plain(error)) from None
    except yaml.reader.ReaderError as error:
        raise FileError(file, 1, 1, f"not a text file: {error.reason}") from None
    walker = _Walker(file, loader)
    if node is None:
        raise FileError(file, 1, 1, "the file is empty")
    data = walker.walk(node, ())
    return Marked(file, data, walker.values, walker.keys)


def _plain(error: yaml.MarkedYAMLError) -> str:
    problem = error.problem or error.context or "this is not YAML"
    if "alias" in problem:
        return "a value that starts with * must be in quotes"
    return problem


class _Walker:
    def __init__(self, file: str, loader: Any) -> None:
        self.file = file
        self.loader = loader
        self.values: dict[Path, Mark] = {}
        self.keys: dict[Path, Mark] = {}
        self.seen: set[int] = set()

    def walk(self, node: yaml.Node, path: Path) -> Any:
        start = node.start_mark
        if id(node) in self.seen:
            raise FileError(self.file, start.line + 1, start.column + 1, "anchors and aliases are not allowed here")
        self.seen.add(id(node))
        indent = 1 if isinstance(node, yaml.ScalarNode) and node.style in ("'", '"') else 0
        self.values[path] = Mark(start.line + 1, start.column + 1, indent)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.walk(item, (*path, index)) for index, item in enumerate(node.value)]
        return self.loader.construct_object(node)

    def _mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            mark = key_node.start_mark
            key = self.loader.construct_object(key_node)
            if not isinstance(key, str):
                hint = f'"{key_node.value}"'
                raise FileError(
                    self.file, mark.line + 1, mark.column + 1, f"{key_node.value} must be in quotes: {hint}"
                )
            if key in data:
                raise FileError(self.file, mark.line + 1, mark.column + 1, f"'{key}' is given twice")
            self.keys[(*path, key)] = Mark(mark.line + 1, mark.column + 1)
            data[key] = self.walk(value_node, (*path, key))
        return data

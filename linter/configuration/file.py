"""Configuration file → data with places. A mistake is a FileError with file, line and column."""

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from linter import schema
from linter.configuration.discovery import shown
from linter.yamltext import FileError, Marked
from linter.yamltext import Path as DataPath

_HOST = re.compile(r"(?:[a-z]+:)?/*(?:[^/@]*@)?([^\s/:@]+)", re.IGNORECASE)


def read_config(path: Path) -> Marked:
    """The data of `.wplint.yml`, or of `[tool.wplint]` in a TOML file, checked against the schema. Raises FileError."""
    name = shown(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileError(name, 1, 1, f"not UTF-8: {error.reason} at byte {error.start}") from None
    except OSError as error:
        raise FileError(name, 1, 1, f"the file can't be read: {error.strerror}") from None
    return checked(_parsed(name, text, path.suffix == ".toml"))


def read_preset(name: str) -> Marked | None:
    """The data of a preset that ships; None where there is none of that name."""
    file = files("linter.rules") / "presets" / f"{name}.yml"
    if name not in presets():
        return None
    return checked(_parsed(f"preset {name}", file.read_text(encoding="utf-8"), toml=False))


@lru_cache(maxsize=1)
def presets() -> tuple[str, ...]:
    """The names of the presets that ship."""
    folder = files("linter.rules") / "presets"
    return tuple(sorted(item.name[:-4] for item in folder.iterdir() if item.name.endswith(".yml")))


@lru_cache(maxsize=1)
def config_schema() -> Mapping[str, Any]:
    """The JSON Schema of configurations."""
    text = (files("linter") / "schemas" / "config.schema.json").read_text(encoding="utf-8")
    data: Mapping[str, Any] = json.loads(text)
    return data


def checked(marked: Marked) -> Marked:
    """`marked` if it fits the schema. Raises FileError at its first mistake."""
    if not isinstance(marked.data, dict):
        raise marked.error((), "a configuration is a mapping, such as `extends: recommended`")
    errors = []
    for path, reason, about_key in schema.problems(marked.data, config_schema()):
        errors.append(marked.error(path, _hint(path, marked.data, reason), key=about_key))
    if errors:
        raise min(errors, key=lambda error: (error.line, error.column))
    return marked


def _parsed(name: str, text: str, toml: bool) -> Marked:
    from linter.yamlreader import load_marked  # most runs have no file to read

    if toml:
        from linter.configuration.toml import load_toml

        return load_toml(name, text, ("tool", "wplint")) or load_marked(name, "{}")
    if all(not line.strip() or line.lstrip().startswith("#") for line in text.splitlines()):
        return load_marked(name, "{}")  # a file of comments says: as it ships
    marked = load_marked(name, text)
    return Marked(marked.file, _dates_as_text(marked.data), marked.values, marked.keys)


def _dates_as_text(data: Any) -> Any:
    """`data` with dates as text: YAML reads 2026-12-31 as a date, JSON Schema does not."""
    if isinstance(data, dict):
        return {key: _dates_as_text(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_dates_as_text(item) for item in data]
    return data.isoformat() if hasattr(data, "isoformat") else data


def _hint(path: DataPath, data: Any, reason: str) -> str:
    """`reason`, or what helps more for the mistakes that people make most."""
    value = data
    for part in path:
        found: Any = dict(enumerate(value)) if isinstance(value, list) else value or {}
        value = found.get(part)
    if path[:1] == ("site",) and isinstance(value, str) and (host := _HOST.match(value)):
        return f"'{value}' is not a host; write {host[1]}"
    if path[-1:] == ("until",):
        return f"'{value}' is not a day; write it as 2026-12-31"
    if path[-1:] == ("reason",):
        return "a reason is needed: why may this stay?"
    if isinstance(value, bool) and "rules" in path[-2:-1]:
        return f"write {'on' if value else 'off'} in place of {str(value).lower()}"
    if path[:-1] == ("ignore",) and reason.startswith("at least"):
        return "say what to ignore: rule, files, post, author, pointer or text"
    if path[:-1] == ("overrides",) and reason.startswith("at least"):
        return "say what this applies to: files, type, status or category"
    if "'reason' is missing" in reason:
        return "'reason' is missing: why may this stay?"
    return reason

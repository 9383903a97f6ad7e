"""Folder → the configuration that holds there, and the root of the repository.

The nearest file wins; the search goes up to the folder that holds `.git`, else to the root of the file system.
"""

import os
from dataclasses import dataclass
from pathlib import Path

NAMES = (".wplint.yml", ".wplint.yaml")
PROJECT = "pyproject.toml"


@dataclass(frozen=True, slots=True)
class Found:
    """What holds for the files of a folder: the configuration file and the repository, where there is one."""

    config: Path | None
    repository: Path | None

    @property
    def root(self) -> Path:
        """The folder that paths are told from wherever the run was started: repository, configuration, or here."""
        if self.repository:
            return self.repository
        return self.config.parent if self.config else Path.cwd()


class Discovery:
    """Finds configurations; each folder is looked at once."""

    def __init__(self) -> None:
        self._known: dict[Path, Found] = {}

    def of(self, file: str) -> Found:
        """What holds for a file (`-` counts as a file of the working folder)."""
        return self.nearest(absolute(file).parent)

    def nearest(self, folder: Path) -> Found:
        """What holds in a folder, given as an absolute path."""
        if (found := self._known.get(folder)) is None:
            found = self._known[folder] = self._look(folder)
        return found

    def _look(self, folder: Path) -> Found:
        own = _config_in(folder)
        if (folder / ".git").exists():
            return Found(own, folder)
        above = self.nearest(folder.parent) if folder.parent != folder else Found(None, None)
        return Found(own or above.config, above.repository)


def absolute(path: str | Path) -> Path:
    """`path` from the root, with `..` resolved and links kept."""
    return Path(os.path.abspath(path))  # noqa: PTH100  (pathlib can't resolve `..` without following links)


def relative_to(path: str | Path, folder: Path) -> str:
    """`path` as told from `folder`, with forward slashes; `../` where it lies elsewhere."""
    try:
        return os.path.relpath(absolute(path), folder).replace("\\", "/")
    except ValueError:  # another drive
        return str(path).replace("\\", "/")


class Told:
    """One file as told from any folder; each folder is asked once."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._known: dict[Path, str] = {}

    def relative_to(self, folder: Path) -> str:
        """The path as told from `folder`, with forward slashes."""
        if (name := self._known.get(folder)) is None:
            name = self._known[folder] = relative_to(self.file, folder)
        return name


def shown(path: Path) -> str:
    """`path` as a person here would write it: from the working folder if it is in it, else in full."""
    told = relative_to(path, Path.cwd())
    return str(path) if told.startswith("../") else told


def _config_in(folder: Path) -> Path | None:
    for name in NAMES:
        if (path := folder / name).is_file():
            return path
    path = folder / PROJECT
    return path if path.is_file() and _holds_table(path) else None


def _holds_table(path: Path) -> bool:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return False
    if "wplint" not in text:
        return False
    import tomllib  # only where somebody uses it

    try:
        return "wplint" in tomllib.loads(text).get("tool", {})
    except tomllib.TOMLDecodeError:  # said with its place when the file is read
        return "[tool.wplint" in text

"""Silence, with a reason: the `ignore:` entries of a configuration.

An entry silences the findings that meet all its criteria until its last day. `linter.silencing.judge` applies entries,
`linter.configuration.project` reports those that are over or of no use.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from linter.about import About, words
from linter.configuration.discovery import Told
from linter.configuration.pathglobs import is_literal, path_matcher
from linter.finding import Finding, Suppression
from linter.globs import one_of
from linter.yamltext import Marked
from linter.yamltext import Path as DataPath


@dataclass(frozen=True, eq=False)
class Ignore:
    """One entry; an empty criterion is always met. `line` and `column` place it in `file`, `until_at` its last day."""

    file: str
    line: int
    column: int
    reason: str
    folder: Path
    rules: frozenset[str] | None
    files: tuple[str, ...]
    posts: frozenset[str]
    authors: frozenset[str]
    pointers: tuple[str, ...]
    texts: tuple[str, ...]
    until: date | None = None
    until_at: tuple[int, int] = (1, 1)

    @cached_property
    def suppression(self) -> Suppression:
        """What its findings carry."""
        return Suppression("config", self.reason, f"{self.file}:{self.line}")

    @cached_property
    def _fits_path(self) -> Callable[[str], bool]:
        return path_matcher(self.files)

    @cached_property
    def _fits_pointer(self) -> Callable[[Any], bool]:
        return one_of(self.pointers)

    @cached_property
    def literal_files(self) -> bool:
        """Whether its files are all named one by one."""
        return bool(self.files) and all(is_literal(name) for name in self.files)

    def over(self, today: date) -> bool:
        """Whether its last day is past."""
        return self.until is not None and today > self.until

    def holds_for_file(self, file: Told) -> bool:
        """Whether it can be about anything in `file`."""
        return not self.files or self._fits_path(file.relative_to(self.folder))

    def holds_for_post(self, post: About | None) -> bool:
        """Whether it can be about a post; None stands for the file around the posts."""
        if not self.posts and not self.authors:
            return True
        if post is None or (self.posts and self.posts.isdisjoint(post.names)):
            return False
        return not self.authors or not self.authors.isdisjoint(post.author)

    def holds_for(self, finding: Finding, pointer: str, marked: str) -> bool:
        """Whether it silences a finding of a file and post for which it holds.

        `pointer` is that of the field in its post, `marked` the marked text.
        """
        if self.rules is not None and finding.rule.id not in self.rules:
            return False
        if self.pointers and not (self._fits_pointer(pointer) or self._fits_pointer(finding.pointer)):
            return False
        return not self.texts or any(text in marked for text in self.texts)


def read_ignores(
    marked: Marked, folder: Path, selected: Callable[[Marked, DataPath], frozenset[str]]
) -> Iterator[Ignore]:
    """The entries of `ignore:`; `selected` gives the rules that selectors mean. Raises FileError."""
    for index, told in enumerate(marked.data.get("ignore", ())):
        at: DataPath = ("ignore", index)
        here = marked.error(at, "")
        if told.keys() <= {"reason", "until"}:
            raise marked.error(at, "say what to ignore: rule, files, post, author, pointer or text")
        until, until_at = _until(marked, (*at, "until"), told.get("until"))
        yield Ignore(
            file=marked.file,
            line=here.line,
            column=here.column,
            reason=" ".join(told["reason"].split()),
            folder=folder,
            rules=selected(marked, (*at, "rule")) if "rule" in told else None,
            files=_many(told.get("files", [])),
            posts=words(told.get("post", [])),
            authors=words(told.get("author", [])),
            pointers=_many(told.get("pointer", [])),
            texts=_many(told.get("text", [])),
            until=until,
            until_at=until_at,
        )


def _many(value: Any) -> tuple[str, ...]:
    return tuple(value) if isinstance(value, list) else (value,)


def _until(marked: Marked, at: DataPath, told: str | None) -> tuple[date | None, tuple[int, int]]:
    if told is None:
        return None, (1, 1)
    place = marked.error(at, f"'{told}' is not a day; write it as 2026-12-31")
    try:
        return date.fromisoformat(told), (place.line, place.column)
    except ValueError:
        raise place from None

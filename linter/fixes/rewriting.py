"""Files → fixed files: corrects each before it is linted, and writes it back, or only notes what would change."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from linter.finding import Finding
from linter.fixes.correction import Lint, correct
from linter.fixes.disk import NotWritten, rewrite
from linter.inputs import STDIN
from linter.source import Source
from linter.text import Edit

Write = Callable[[str, bytes, bytes], None]


@dataclass(frozen=True, slots=True)
class Change:
    """What fixing does to one file: edits of its text as it was."""

    source: Source
    edits: tuple[Edit, ...]


@dataclass(slots=True)
class Rewriter:
    """Corrects files one by one and keeps the account.

    `write` gets the path, the bytes as they were and the corrected ones, and raises NotWritten where it can't; None
    leaves every file as it is. `refused` says which files were not written, and why.
    """

    unsafe: bool = False
    write: Write | None = None
    changes: list[Change] = field(default_factory=list)
    fixed: list[Finding] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)

    def corrected(self, source: Source, data: bytes, lint: Lint) -> tuple[Source, Sequence[tuple[Finding, str]]]:
        """`source`, whose bytes are `data`, as it is after fixing (unchanged where it could not be written).

        With it come the findings whose fix had to be left out, and why.
        """
        correction = correct(source, lint, self.unsafe)
        try:
            new = _encoded(source, data, correction.source.text) if correction.edits else data
            if self.write is not None and (new != data or source.path == STDIN):
                self.write(source.path, data, new)
        except NotWritten as error:
            self.refused.append((source.path, str(error)))
            return source, correction.failed
        if correction.edits:
            self.changes.append(Change(source, correction.edits))
            self.fixed += correction.fixed
        return correction.source, correction.failed


def _encoded(source: Source, data: bytes, text: str) -> bytes:
    """`text` as bytes of the file. Raises NotWritten where its encoding could not be kept."""
    try:
        if source.encode(source.text) == data:
            return source.encode(text)
    except UnicodeEncodeError:
        pass
    raise NotWritten("its encoding could not be kept")


def write_back(path: str, old: bytes, new: bytes) -> None:
    """Write a corrected file to where it came from: standard input goes to standard output. Raises NotWritten."""
    if path == STDIN:
        sys.stdout.buffer.write(new)
        sys.stdout.buffer.flush()
    else:
        rewrite(Path(path), old, new)

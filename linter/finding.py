"""What wplint reports: plain data with concrete places, made once for every reporter.

Offsets are code points of the decoded file text, byte-order mark not counted, half-open, from 0. Lines and columns
count from 1; the end column is exclusive.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Literal

from linter.rule import Rule, Severity
from linter.text import Edit


@dataclass(frozen=True, slots=True)
class FixOffer:
    """A correction: what it does, whether it is safe, and its edits of the file text."""

    safe: bool
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Suppression:
    """Who silenced a finding, and why: an entry of the configuration, a comment in the post, or the baseline.

    `source` says where that stands: `.wplint.yml:12`, `posts/1.json:8`, or the path of the baseline.
    """

    kind: Literal["config", "comment", "baseline"]
    reason: str
    source: str


@dataclass(frozen=True, slots=True)
class Place:
    """Another place that a finding is about: a file, the post's id, and line and column from 1."""

    path: str
    post: int | str | None
    line: int
    column: int

    def __str__(self) -> str:
        return f"{'standard input' if self.path == '-' else self.path}:{self.line}"


@dataclass(frozen=True, slots=True)
class Finding:
    """One defect at one place. One with a `suppression` is counted, and shown on demand, but fails no run.

    `host` is that of the address that the finding is about; `author` and `month` (2026-03) are those of the post;
    `related` are the places in other posts that explain it.
    """

    rule: Rule
    severity: Severity
    message: str
    path: str
    post: int | str | None
    pointer: str
    line: int
    column: int
    end_line: int
    end_column: int
    offset: int
    end_offset: int
    snippet: str
    remedy: str
    fingerprint: str = ""
    fixes: tuple[FixOffer, ...] = ()
    suppression: Suppression | None = None
    host: str | None = None
    author: str | None = None
    month: str | None = None
    related: tuple[Place, ...] = ()


def pointer_text(pointer: Sequence[str | int]) -> str:
    """A JSON pointer (RFC 6901)."""
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in pointer)


def fingerprint(rule: str, path: str, post: object, pointer: str, marked: str, number: int) -> str:
    """An id that survives edits above the finding: it holds no line numbers.

    `marked` is the marked source, white space collapsed here; `number` counts equal findings of a file from 0.
    """
    told = "\0".join((rule, path.replace("\\", "/"), str(post), pointer, " ".join(marked.split()), str(number)))
    return blake2b(told.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()

"""What a rule is: plain frozen data, which knows no file and no YAML.

A rule is a funnel (fields → elements → a part of them → a condition) or one of two escapes from it, a named check
or a JSON Schema. `linter.rulefile` makes rules from YAML, `linter.matching` runs them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Literal


class Severity(Enum):
    """How bad a finding is: an error must not reach readers, a warning should not, an info is worth knowing."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        """0 for info, 1 for warning, 2 for error."""
        return ("info", "warning", "error").index(self.value)

    @property
    def milder(self) -> "Severity":
        """One step down; info stays info."""
        return tuple(Severity)[max(self.rank - 1, 0)]


@dataclass(frozen=True, slots=True)
class Name:
    """A reference such as `$attr.src.host`: a root and the facets that follow it."""

    parts: tuple[str, ...]

    def __str__(self) -> str:
        return ".".join(self.parts)


PartKind = Literal["attribute", "url", "text", "phrases", "words"]
FixAction = Literal["replace", "remove", "unwrap", "set", "unset"]
Operator = Literal["is", "in", "matches", "over", "under", "present"]


@dataclass(frozen=True, slots=True)
class Test:
    """One comparison; `operand` is a literal, a list of literals, or a Name. A test on an absent value fails."""

    __test__ = False  # not a pytest class

    name: Name
    operator: Operator
    operand: Any
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Every:
    """Holds when all its parts hold."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Some:
    """Holds when one of its parts holds."""

    parts: tuple["Condition", ...]


Condition = Test | Every | Some


@dataclass(frozen=True, slots=True)
class Part:
    """What inside the elements (or the field) is looked at: an attribute, an address, text, phrases or words."""

    kind: PartKind
    operand: Any  # attribute name glob; purposes; pattern; list, map or Name of phrases


@dataclass(frozen=True, slots=True)
class Fix:
    """What to do to the subject. `applies` says whether it may run without asking for unsafe fixes."""

    action: FixAction
    operand: Any
    safe: bool


@dataclass(frozen=True, slots=True)
class Option:
    """A value that a configuration may change."""

    default: Any
    about: str


@dataclass(frozen=True, slots=True)
class Example:
    """A post that the rule must pass or must report.

    `post` is markup for the content or fields to merge into a sound post; `file` is the whole text of a file, saved
    in `encoding`.
    """

    valid: bool
    post: str | Mapping[str, Any] = ""
    file: str | None = None
    encoding: str = "utf-8"
    options: Mapping[str, Any] = field(default_factory=dict)
    found: tuple[str, ...] | None = None
    message: str | None = None
    fixed: str | Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. The texts (`name`, `why`, `remedy`) are written for an editor."""

    id: str
    category: str
    name: str
    since: str
    severity: Severity
    why: str
    remedy: str
    message: str
    fields: tuple[str, ...] = ()
    element: str | None = None
    part: Part | None = None
    when: Condition | None = None
    count: Test | None = None
    exceptions: Any = None  # list of phrases or Name of one: what is said in one of them is right
    unless: Any = None  # the same: the rule leaves a post alone that says one of them
    milder: tuple[Condition, ...] = ()  # each that holds makes a finding one severity milder
    unique: tuple[str, ...] | None = None  # posts that agree in these fields must differ in the value
    check: str | None = None
    schema: Mapping[str, Any] | None = None
    fix: Fix | None = None
    options: Mapping[str, Option] = field(default_factory=dict)
    examples: tuple[Example, ...] = ()
    tags: tuple[str, ...] = ()
    refs: Mapping[str, Any] = field(default_factory=dict)
    help: str | None = None
    advice: str | None = None
    stage: Literal["preview", "stable", "deprecated"] = "stable"
    enabled: bool = True
    aliases: tuple[str, ...] = ()
    yields_to: tuple[str, ...] = ()
    reviewed: str | None = None
    builtin: bool = False  # it ships with wplint, which documents it

"""Language tags: is `pt-BR` one?

In: the value of a `lang` attribute. Out: what is wrong with it, by RFC 5646 and the IANA subtag registry
(rules/data/languages.yml), read when somebody first asks.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from linter.web.places import read_data

_EXTENSION = re.compile(r"[0-9a-wyz](?:-[a-z0-9]{2,8})+")
_PRIVATE = re.compile(r"x(?:-[a-z0-9]{1,8})+")
_VARIANT = re.compile(r"[a-z0-9]{5,8}|[0-9][a-z0-9]{3}")
_LONGEST = 100


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a language tag. A `minor` fault leaves the language itself known (en-UK)."""

    part: str
    kind: Literal["language", "script", "region", "variant", "subtag"]
    minor: bool


def fault(tag: str) -> Fault | None:
    """The first fault of a tag, None for a valid one. Letter case does not matter."""
    lowered = tag.lower()
    if len(tag) > _LONGEST or not lowered.isascii():
        return Fault(tag[:_LONGEST], "language", minor=False)
    if lowered in _subtags()["whole"] or _PRIVATE.fullmatch(lowered):
        return None
    first, *rest = lowered.split("-")
    if not _is_language(first):
        return Fault(tag.split("-")[0], "language", minor=False)
    return _rest_fault(rest)


def _is_language(subtag: str) -> bool:
    return subtag in _subtags()["languages"] or ("qaa" <= subtag <= "qtz" and len(subtag) == 3 and subtag.isalpha())


def _rest_fault(parts: list[str]) -> Fault | None:
    known = _subtags()
    while parts and len(parts[0]) == 3 and parts[0].isalpha():
        if parts[0] not in known["extended"]:
            return Fault(parts[0], "subtag", minor=True)
        parts = parts[1:]
    if parts and len(parts[0]) == 4 and parts[0].isalpha():
        if parts[0] not in known["scripts"] and not "qaaa" <= parts[0] <= "qabx":
            return Fault(parts[0], "script", minor=True)
        parts = parts[1:]
    if parts and (len(parts[0]) == 2 or (len(parts[0]) == 3 and parts[0].isdigit())):
        if not _is_region(parts[0]):
            return Fault(parts[0].upper(), "region", minor=True)
        parts = parts[1:]
    while parts and _VARIANT.fullmatch(parts[0]):
        if parts[0] not in known["variants"]:
            return Fault(parts[0], "variant", minor=True)
        parts = parts[1:]
    return _tail_fault(parts)


def _is_region(subtag: str) -> bool:
    return subtag in _subtags()["regions"] or "qm" <= subtag <= "qz" or "xa" <= subtag <= "xz"


def _tail_fault(parts: list[str]) -> Fault | None:
    """Extensions (`u-ca-buddhist`) and private use (`x-house`) close a tag."""
    while parts:
        if parts[0] == "x":
            return None if _PRIVATE.fullmatch("-".join(parts)) else Fault("-".join(parts), "subtag", minor=True)
        size = next((index for index, part in enumerate(parts) if index and len(part) == 1), len(parts))
        if not _EXTENSION.fullmatch("-".join(parts[:size])):
            return Fault(parts[0], "subtag", minor=True)
        parts = parts[size:]
    return None


@cache
def _subtags() -> Mapping[str, frozenset[str]]:
    data = read_data("languages.yml")
    return {name: frozenset(words.split()) for name, words in data.items() if isinstance(words, str)}

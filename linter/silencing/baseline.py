"""The baseline: findings that were there when wplint was adopted, so that only new ones fail.

A file of fingerprints by path and rule, sorted, one a line: a diff shows what was fixed or accepted. Fingerprints hold
no line numbers, so they survive edits elsewhere in a file and a new export.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from linter.configuration.discovery import shown
from linter.finding import Finding, Suppression
from linter.yamltext import FileError

VERSION = 1
Entries = Mapping[str, Mapping[str, list[str]]]


@dataclass(frozen=True)
class Baseline:
    """The accepted findings: path (as told from the repository) → rule → fingerprints."""

    file: Path
    entries: Entries = field(default_factory=dict)

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(mark for rules in self.entries.values() for marks in rules.values() for mark in marks)

    @cached_property
    def _suppression(self) -> Suppression:
        return Suppression("baseline", "in the baseline", shown(self.file))

    def suppression(self, finding: Finding) -> Suppression | None:
        """What a finding of the baseline carries; None for a new one."""
        return self._suppression if finding.fingerprint in self._known else None

    def marks(self, path: str, unjudged: frozenset[str] = frozenset()) -> Iterator[str]:
        """The fingerprints of one file, without those of the rules `unjudged`."""
        for rule, marks in self.entries.get(path, {}).items():
            if rule not in unjudged:
                yield from marks

    def __len__(self) -> int:
        return len(self._known)


def read_baseline(file: Path) -> Baseline:
    """The baseline in a file. Raises FileError where it is none."""
    name = shown(file)
    try:
        data: Any = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise FileError(name, 1, 1, "there is no baseline here yet; write one with `wplint baseline`") from None
    except OSError as error:
        raise FileError(name, 1, 1, f"the baseline can't be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise FileError(name, 1, 1, f"not UTF-8: {error.reason} at byte {error.start}") from None
    except json.JSONDecodeError as error:
        raise FileError(name, error.lineno, error.colno, f"the baseline is not JSON: {error.msg}") from None
    if not isinstance(data, dict) or data.get("version") != VERSION or not _sound(data.get("findings")):
        raise FileError(name, 1, 1, "this is not a baseline of this version; write it again with `wplint baseline`")
    return Baseline(file, data["findings"])


def _sound(found: Any) -> bool:
    if not isinstance(found, dict) or not all(isinstance(rules, dict) for rules in found.values()):
        return False
    lists = [marks for rules in found.values() for marks in rules.values()]
    return all(isinstance(marks, list) and all(isinstance(mark, str) for mark in marks) for marks in lists)


def collected(findings: Iterable[tuple[str, Finding]]) -> Entries:
    """The entries for findings, each with the path that its fingerprint is made of."""
    entries: dict[str, dict[str, list[str]]] = {}
    for path, finding in findings:
        entries.setdefault(path, {}).setdefault(finding.rule.id, []).append(finding.fingerprint)
    return entries


def written(entries: Entries) -> str:
    """The text of a baseline file."""
    ordered = {
        path: {rule: sorted(set(marks)) for rule, marks in sorted(rules.items()) if marks}
        for path, rules in sorted(entries.items())
    }
    found = {path: rules for path, rules in ordered.items() if rules}
    about = "Findings that were accepted when wplint was adopted. Written by `wplint baseline`; see docs/ignoring.md."
    return json.dumps({"version": VERSION, "about": about, "findings": found}, indent=1, ensure_ascii=True) + "\n"

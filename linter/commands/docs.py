"""`wplint docs`: write the documentation of the rules, or say that it is stale."""

import argparse
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from linter.commands.shared import refuse
from linter.reports.pages import is_made, pages
from linter.reports.visible import visible
from linter.rulefile import checked_builtin_rules

_FOLDER = Path("docs", "rules")


def add(parser: argparse.ArgumentParser) -> None:
    """Its arguments."""
    parser.add_argument("--output", metavar="DIR", type=Path, default=_FOLDER, help=f"the folder (default: {_FOLDER})")
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 where a page is stale")


def run(options: argparse.Namespace) -> int:
    """Write a page a rule and the index, and delete the pages of rules that are gone."""
    made = pages(checked_builtin_rules())
    folder: Path = options.output
    try:
        stale = dict(_stale(folder, made))
        if options.check:
            for name, what in stale.items():
                print(f"{visible(str(folder / name))}: {what}; run `wplint docs`", file=sys.stderr)
            return int(bool(stale))
        folder.mkdir(parents=True, exist_ok=True)
        for name in stale:
            if name in made:
                (folder / name).write_text(made[name], encoding="utf-8", newline="\n")
            else:
                (folder / name).unlink()
    except OSError as error:
        return refuse(f"{error.filename}: {error.strerror}")
    print(f"{len(made) - 1} rules documented in {visible(str(folder))}; {len(stale)} files changed")
    return 0


def _stale(folder: Path, made: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The files to write or delete, and what is wrong with each. Pages that somebody else wrote are left alone."""
    for name, text in made.items():
        file = folder / name
        if not file.exists():
            yield name, "is missing"
        elif file.read_text(encoding="utf-8", errors="replace") != text:
            yield name, "is not what the rule says"
    for file in sorted(folder.glob("*.md")):
        if file.name not in made and is_made(file.read_text(encoding="utf-8", errors="replace")):
            yield file.name, "describes a rule that is gone"

"""`wplint docs`: write what is made from the rules, their documentation and their prepared data, or say it is stale."""

import argparse
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from linter.commands.shared import refuse
from linter.reports.pages import is_made, pages
from linter.reports.visible import visible
from linter.rulefile import checked_builtin_rules, shipped_texts
from linter.shipped import prepared, prepared_file

_FOLDER = Path("docs", "rules")


def add(parser: argparse.ArgumentParser) -> None:
    """Its arguments."""
    parser.add_argument("--output", metavar="DIR", type=Path, default=_FOLDER, help=f"the folder (default: {_FOLDER})")
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 where a page is stale")


def run(options: argparse.Namespace) -> int:
    """Write a page a rule, the index and the prepared data, and delete the pages of rules that are gone."""
    pages_made = pages(checked_builtin_rules())
    folder: Path = options.output
    made = {folder / name: text for name, text in pages_made.items()} | {prepared_file(): prepared(shipped_texts())}
    try:
        stale = dict(_stale(folder, made))
        if options.check:
            for file, what in stale.items():
                print(f"{visible(str(file))}: {what}; run `wplint docs`", file=sys.stderr)
            return int(bool(stale))
        folder.mkdir(parents=True, exist_ok=True)
        for file in stale:
            if file in made:
                file.write_text(made[file], encoding="utf-8", newline="\n")
            else:
                file.unlink()
    except OSError as error:
        return refuse(f"{error.filename}: {error.strerror}")
    print(f"{len(pages_made) - 1} rules documented in {visible(str(folder))}; {len(stale)} files changed")
    return 0


def _stale(folder: Path, made: Mapping[Path, str]) -> Iterator[tuple[Path, str]]:
    """The files to write or delete, and what is wrong with each. Pages that somebody else wrote are left alone."""
    for file, text in made.items():
        if not file.exists():
            yield file, "is missing"
        elif file.read_text(encoding="utf-8", errors="replace") != text:
            yield file, "is not what the rule says"
    for file in sorted(folder.glob("*.md")):
        if file not in made and is_made(file.read_text(encoding="utf-8", errors="replace")):
            yield file, "describes a rule that is gone"

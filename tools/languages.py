"""The IANA language subtag registry → rules/data/languages.yml.

In: the registry as JSON, a list of records with `Type` and `Subtag` or `Tag` (argument 1), and its date (argument 2).
"""

import json
import sys
from pathlib import Path
from textwrap import fill
from typing import Any

TARGET = Path(__file__).parents[1] / "rules" / "data" / "languages.yml"
HEAD = """\
# Subtags of the IANA language subtag registry (RFC 5646), in lower case. Private-use ranges (qaa to qtz, qaaa to qabx,
# qm to qz, xa to xz, aa, zz) are known to the code. Made by tools/languages.py.
version: 1
"""


def subtags(records: list[dict[str, Any]], kind: str) -> list[str]:
    """The subtags (or whole tags) of one type of record, in lower case, without ranges."""
    found = (str(record.get("Subtag") or record.get("Tag")).lower() for record in records if record["Type"] == kind)
    return sorted(tag for tag in found if ".." not in tag)


def main(source: str, date: str) -> None:
    """Write the table."""
    records = json.loads(Path(source).read_text(encoding="utf-8"))
    parts = [HEAD, f'reviewed: "{date}"\n']
    for key, kind in (
        ("languages", "language"),
        ("extended", "extlang"),
        ("scripts", "script"),
        ("regions", "region"),
        ("variants", "variant"),
        ("whole", "grandfathered"),
    ):
        words = fill(" ".join(subtags(records, kind)), 116, initial_indent="  ", subsequent_indent="  ",
                     break_long_words=False, break_on_hyphens=False)  # fmt: skip
        parts.append(f"{key}: >-\n{words}\n")
    TARGET.write_text("".join(parts), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])

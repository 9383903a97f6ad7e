"""Builds rules/data/confusables.txt from the confusables.txt of Unicode Technical Standard #39.

    python tools/confusables.py PATH/TO/confusables.txt > rules/data/confusables.txt

Kept are letters, marks and numbers of the Basic Multilingual Plane that stay what they are under NFKC (a browser
folds the others before it looks up a host), without the ideographs. docs/decisions/confusables.md says why.
"""

import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

LICENCE = """\
# Which characters look like which others: a prototype, then everything that looks like it.
# Derived from confusables.txt, version {version}, of Unicode Technical Standard #39 by tools/confusables.py.
#
# Copyright © 1991-2025 Unicode, Inc. UNICODE LICENSE V3, SPDX-License-Identifier: Unicode-3.0
#
# Permission is hereby granted, free of charge, to any person obtaining a copy of data files and any associated
# documentation (the "Data Files") or software and any associated documentation (the "Software") to deal in the
# Data Files or Software without restriction, including without limitation the rights to use, copy, modify, merge,
# publish, distribute, and/or sell copies of the Data Files or Software, and to permit persons to whom the Data
# Files or Software are furnished to do so, provided that either (a) this copyright and permission notice appear
# with all copies of the Data Files or Software, or (b) this copyright and permission notice appear in associated
# Documentation.
#
# THE DATA FILES AND SOFTWARE ARE PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT
# NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT OF THIRD
# PARTY RIGHTS. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR HOLDERS INCLUDED IN THIS NOTICE BE LIABLE FOR ANY CLAIM,
# OR ANY SPECIAL INDIRECT OR CONSEQUENTIAL DAMAGES, OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR
# PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION
# WITH THE USE OR PERFORMANCE OF THE DATA FILES OR SOFTWARE.
#
# Except as contained in this notice, the name of a copyright holder shall not be used in advertising or otherwise
# to promote the sale, use or other dealings in these Data Files or Software without prior written authorization of
# the copyright holder.
"""


def kept(source: str, prototype: str) -> bool:
    """Whether a pair belongs in the table."""
    return (
        ord(source) < 0x10000
        and unicodedata.category(source)[0] in "LMN"
        and unicodedata.normalize("NFKC", source) == source
        and not any(unicodedata.name(character, "").startswith("CJK") for character in source + prototype)
    )


def pairs(text: str) -> list[tuple[str, str]]:
    """The (character, prototype) pairs of confusables.txt."""
    found = []
    for line in text.splitlines():
        fields = line.partition("#")[0].split(";")
        if len(fields) == 3:
            source, prototype = ("".join(chr(int(code, 16)) for code in field.split()) for field in fields[:2])
            found.append((source, prototype))
    return found


def table(text: str) -> str:
    """The content of rules/data/confusables.txt for that of Unicode's file."""
    version = next(line.split()[-1] for line in text.splitlines() if line.startswith("# Version:"))
    groups: dict[str, list[str]] = defaultdict(list)
    for source, prototype in pairs(text):
        if kept(source, prototype):
            groups[prototype].append(source)
    lines = [
        "\t".join(
            " ".join(f"{ord(character):x}" for character in part) for part in (prototype, "".join(sorted(sources)))
        )
        for prototype, sources in sorted(groups.items())
    ]
    return LICENCE.format(version=version) + "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.stdout.buffer.write(table(Path(sys.argv[1]).read_text(encoding="utf-8-sig")).encode())

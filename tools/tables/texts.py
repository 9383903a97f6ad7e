"""The prose that weights are trained on, and the part of it that is kept for measuring."""

from __future__ import annotations

import hashlib
import json
import lzma
import re
from pathlib import Path

SHARE_HELD_OUT = 0.15


def documents(directory: Path) -> list[str]:
    """Every document of the `*.json.xz` files (each a JSON list of strings), in file order."""
    found: list[str] = []
    for path in sorted(directory.glob("*.json.xz")):
        found += json.loads(lzma.decompress(path.read_bytes()))
    return found


def held_out(document: str) -> bool:
    """Whether the document is kept for measuring; decided by its hash, so that it never changes sides."""
    digest = hashlib.sha256(document.encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:4], "big") < SHARE_HELD_OUT * 2**32


def glosses(wordnet: Path) -> list[str]:
    """The definitions and example sentences of WordNet, one block of text a part of speech."""
    found = []
    for part in ("noun", "verb", "adj", "adv"):
        lines = (wordnet / f"data.{part}").read_text("utf-8").splitlines()
        notes = (line.partition(" | ")[2] for line in lines if " | " in line)
        found.append("\n".join(re.sub(r'"|;(?= ")', "", note.strip()) for note in notes))
    return found

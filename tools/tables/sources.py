"""What the tables are made of: version, licence and digest of each source. Goes into `SOURCES.json`."""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path

SOURCES = {
    "scowl": ("SCOWL 2020.12.07, as in Debian's scowl 2020.12.07-2", "permissive, notice in NOTICE"),
    "frequencies": ("symspellpy 6.10.1: English word and word pair counts", "MIT"),
    "cspell": ("cspell dictionaries: companies 3.2.13, software-terms 5.4.9", "MIT"),
    "misspellings": ("client9/misspell, word list", "MIT"),
    "wordnet": ("WordNet 3.0, as in Debian's wordnet-base 1:3.0-37", "WordNet licence, notice in NOTICE"),
    "triples": ("pocketsphinx 5.1.1: en-us.lm.bin, a model of word triples", "2-clause BSD, notice in NOTICE"),
    "text": ("digital.gov, Rust blog, Open Source Guides", "public domain (US government); MIT/Apache-2.0; CC BY 4.0"),
}


def read(given: argparse.Namespace) -> dict[str, dict[str, str]]:
    """`{argument: version, licence, digest of its files}`."""
    return {
        name: {"what": what, "licence": licence, "sha256": digest_of(getattr(given, name))}
        for name, (what, licence) in SOURCES.items()
    }


def digest_of(path: Path) -> str:
    """Digest of a file, or of the names and bytes of a folder's files."""
    files = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
    total = hashlib.sha256()
    for file in files:
        total.update(file.name.encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()


def digest(data: bytes) -> dict[str, int | str]:
    """Size and digest of a table."""
    return {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}

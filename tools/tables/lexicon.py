"""The words that are English: SCOWL lists plus names, terms of trade, and words that current text uses.

In: directories of the sources (see `build.py`). Out: `{word: mark}`, where the mark is one letter for the
word's class (see `wordclass.py`), preceded by "!" when the word is so rare that it is more often a slip.
"""

from __future__ import annotations

import gzip
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

COMMON_SIZE = 70
RARE_SIZE = 80
PLAIN = re.compile(r"[A-Za-z]+(?:['-][A-Za-z]+)*\Z")


def scowl_lists(scowl: Path) -> Iterator[tuple[str, str, int, Path]]:
    """Spelling category, sub-category and size of each list in the directory."""
    for path in sorted(scowl.iterdir()):
        category, sub, size = re.fullmatch(r"(\w+)-([\w-]+)\.(\d+)", path.name).groups()  # type: ignore[union-attr]
        yield category, sub, int(size), path


def scowl_words(scowl: Path) -> tuple[set[str], set[str]]:
    """Ordinary words and names, and words found only in the largest size."""
    common: set[str] = set()
    rare: set[str] = set()
    for category, sub, size, path in scowl_lists(scowl):
        if "variant_3" in category or sub == "roman-numerals":
            continue
        words = {word for word in path.read_text("iso-8859-1").split() if PLAIN.match(word) and not word.endswith("'s")}
        is_name = sub in ("upper", "proper-names")
        variant_limit = COMMON_SIZE - 10 if "variant_2" in category else COMMON_SIZE
        if size <= (RARE_SIZE if is_name else variant_limit):
            common |= words
        elif size <= RARE_SIZE and sub == "words" and "variant" not in category:
            rare |= words
    return common, rare - common


def term_words(cspell: Path) -> set[str]:
    """Company names and software terms from the cspell dictionaries that have an MIT licence."""
    found: set[str] = set()
    for path in sorted(cspell.rglob("*.txt")) + sorted(cspell.rglob("*.txt.gz")):
        data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        for line in data.decode("utf-8").splitlines():
            entry = line.split("#")[0].strip()
            if PLAIN.match(entry) and len(entry) > 2:
                found.add(entry)
    return found


def current_words(documents: Iterable[str], known: set[str], wrong: set[str]) -> Counter[str]:
    """Words not in `known` that at least four documents use and nobody lists as misspelt; and their counts."""
    spread: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    for document in documents:
        words = Counter(re.findall(r"(?<![\w@#/.'’-])[a-z]{3,}(?![\w@#/'’-]|\.\w)", document))
        spread.update(words.keys())
        counts.update(words)
    return Counter({w: counts[w] for w, n in spread.items() if n >= 4 and w not in known and w not in wrong})

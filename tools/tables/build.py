"""Makes the tables of linter/typos/tables from their sources.

    python tools/tables/build.py --scowl DIR --frequencies DIR --cspell DIR --misspellings FILE \\
        --wordnet DIR --text DIR --triples FILE --out linter/typos/tables

The sources and their licences are listed in docs/decisions/typo-data.md; `SOURCES.json` beside the tables
records what was read. The same sources give the same bytes.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import zlib
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from linter.typos.context import tag
from linter.typos.words import FUNCTION
from tools.tables import confusions, dialects, lexicon, sources, texts
from tools.tables.neighbours import Neighbours
from tools.tables.ngrams import NGrams
from tools.tables.wordclass import WordClasses

HERE = Path(__file__).parent
FREQUENT = 150_000
BLOCK = 4096  # characters of a table that are unpacked together
JOINABLE = 30_000_000
JOINABLE_CONTENT = 60_000_000


def packed(text: str) -> bytes:
    """Deterministic zlib of the text as UTF-8."""
    return zlib.compress(text.encode("utf-8"), 9)


def read_frequencies(directory: Path, name: str) -> dict[str, int]:
    """`{word or word pair: count}` from one of symspellpy's files."""
    found = {}
    for line in (directory / name).read_text("utf-8-sig").splitlines():
        key, _, count = line.rpartition(" ")
        found[key] = int(count)
    return found


def keyed(values: dict[str, str]) -> bytes:
    """A `linter.typos.store.Table`."""
    blocks: list[list[str]] = [[]]
    size = 0
    for key, value in sorted(values.items()):
        if size > BLOCK:
            blocks.append([])
            size = 0
        blocks[-1].append(f"{key} {value}\n")
        size += len(blocks[-1][-1])
    packed_blocks = [zlib.compress(("\n" + "".join(block)).encode("utf-8"), 9, -15) for block in blocks]
    firsts = (block[0].partition(" ")[0] for block in blocks)
    index = packed("".join(f"{first} {len(data)}\n" for first, data in zip(firsts, packed_blocks, strict=True)))
    return len(index).to_bytes(4, "little") + index + b"".join(packed_blocks)


def frequent_table(counts: dict[str, int]) -> bytes:
    """A line `levels word word ...` for each first letter and length, where `levels` has a byte for each word.

    A level is four times the binary logarithm of the count, rounded down.
    """
    shelves: dict[tuple[str, int], list[str]] = defaultdict(list)
    for word in sorted(counts):
        shelves[word[0], len(word)].append(word)
    levels = {word: chr(int(4 * math.log2(count))) for word, count in counts.items()}
    lines = ["".join(map(levels.__getitem__, words)) + f" {' '.join(words)}\n" for _, words in sorted(shelves.items())]
    return zlib.compress("".join(lines).encode("latin-1"), 9)


def read_misspellings(path: Path, keep: set[str]) -> dict[str, str]:
    """`{wrong: right}`, without the wrong ones that are words (`keep`)."""
    pairs = (line.split("\t") for line in path.read_text("utf-8").splitlines() if "\t" in line)
    return {wrong: right for wrong, right in pairs if wrong not in keep and wrong.isascii()}


def hand_list(name: str, until: str = "\0") -> list[str]:
    """Entries of one of the hand-written lists beside this file, comments dropped."""
    text = (HERE / name).read_text("utf-8").split(until)[0]
    lines = (line.split("#")[0].strip() for line in text.splitlines())
    return [line for line in lines if line]


def main() -> None:
    """Reads the sources, writes the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("scowl", "frequencies", "cspell", "misspellings", "wordnet", "text", "triples", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)

    unigrams = read_frequencies(given.frequencies, "frequency_dictionary_en_82_765.txt")
    bigrams = read_frequencies(given.frequencies, "frequency_bigramdictionary_en_243_342.txt")
    documents = [d for d in texts.documents(given.text) if not texts.held_out(d)]
    glosses = texts.glosses(given.wordnet)

    common, rare = lexicon.scowl_words(given.scowl)
    modern = {word for line in hand_list("modern.txt") for word in line.split()}
    common |= lexicon.term_words(given.cspell) | modern
    wrong = read_misspellings(given.misspellings, common)
    wrong |= dict(line.split("\t") for line in hand_list("misspellings.txt"))
    common -= wrong.keys()
    rare -= wrong.keys()
    current = lexicon.current_words(documents, common, set(wrong))
    common |= current.keys()

    classes = WordClasses(given.wordnet)
    words = {word: classes.letter(word) for word in common}
    words |= {word: "!" + classes.letter(word) for word in rare - common}

    counts = {w: n for w, n in unigrams.items() if n >= FREQUENT and w in words and not words[w].startswith("!")}
    scale = unigrams["the"] // sum(d.count(" the ") for d in documents)
    for word in sorted(modern | current.keys()):
        counts.setdefault(word, max(FREQUENT, scale * current.get(word, 0) // 20))

    joined = {}
    for pair, count in bigrams.items():
        first, second = pair.split()
        needed = JOINABLE if first in FUNCTION or second in FUNCTION else JOINABLE_CONTENT
        if count >= needed and min(len(first), len(second)) > 1 and len(pair) > 5 and first + second not in words:
            joined[first + second] = str(len(first))
    outputs = {
        "lexicon.z": keyed(words),
        "frequent.z": frequent_table(counts),
        "misspellings.z": keyed(wrong),
        "joined.z": keyed(joined),
        "dialects.z": packed(dialects.table(given.scowl, unigrams)),
    }
    core = [line.split() for line in hand_list("confusions.txt", until="\n# Tail")]
    sets = [line.split() for line in hand_list("confusions.txt")]
    # The list of counts gives every contraction the same count: the text knows better.
    counted = {word: count for word, count in unigrams.items() if "'" not in word}
    # The model of triples has names in small letters: what is no other word there is one.
    neighbours = Neighbours(
        NGrams(given.triples),
        {word for one in sets for word in one},
        lambda word: tag(word, word, lambda known: words.get(known, "m")),
    )
    outputs["confusions.bin"] = confusions.table(sets, core, documents + glosses, counted, neighbours, words)
    for name, data in outputs.items():
        (given.out / name).write_bytes(data)
        print(f"{name:20} {len(data):9,}")
    record = {"sources": sources.read(given), "tables": {name: sources.digest(data) for name, data in outputs.items()}}
    (given.out / "SOURCES.json").write_text(json.dumps(record, indent=1) + "\n", "utf-8")
    print(f"{'total':20} {sum(map(len, outputs.values())):9,}", len(words), "words", len(joined), "pairs")


if __name__ == "__main__":
    main()

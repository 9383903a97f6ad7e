"""The typo engine by itself: megabytes of text a second, what the first post costs, and how large the tables are.

In: lists of paragraphs, one a document. The text that `tools/measure_typos.py` measures is used where it lies beside
the checkout, else the text of generated posts, whose few words are sooner known.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.posts import make_posts
from benchmarks.stages import least, sources_of
from linter import typos
from linter.document import open_document
from linter.post import Post
from linter.typos import Passage, find
from tools.measure_typos import paragraphs

EXAMPLE = Path(__file__).parents[1] / "examples" / "kashmir-watch-34102.json"
_TEXT = Path(__file__).parents[2] / "shared" / "text"
_ROUNDS = 20
_STARTS = 5
_FIRST = """
import json, re, sys, time
documents = json.load(sys.stdin)
clock = time.process_time
start = clock()
from linter.typos import Passage, find
imported = clock()
documents = [[Passage(text) for text in document] for document in documents]
made = clock()
for document in documents: find(document)
first = clock()
for document in documents: find(document)
print(imported - start, first - made, clock() - first)
"""


def texts() -> list[list[str]]:
    """The paragraphs of each document to measure with."""
    return list(paragraphs(_TEXT)) or [list(readable(post)) for post in make_posts(200)]


def readable(post: bytes) -> Iterator[str]:
    """The blocks of a post's title and content as a reader sees them."""
    document = open_document(sources_of([post])[0])
    for entry in document.entries:
        for name in ("title", "content"):
            for field in Post(document, entry).fields(name):
                text = field.prose.text.value
                yield from (text[block.start : block.end] for block in field.prose.blocks)


def size(documents: Sequence[Sequence[str]]) -> float:
    """Megabytes (a million bytes of UTF-8)."""
    return sum(len(text.encode()) for document in documents for text in document) / 1e6


def speed(documents: Sequence[Sequence[str]]) -> float:
    """Megabytes a second of processor time once the words are known, a document at a time."""
    passages = [[Passage(text) for text in document] for document in documents]
    return size(documents) / least(lambda: [find(one) for one in passages], _ROUNDS)


def first(documents: Sequence[Sequence[str]]) -> tuple[float, float, float]:
    """Seconds of processor time in a new process: the import, the documents, and the same documents again."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    runs = []
    for _ in range(_STARTS):
        done = subprocess.run(
            [sys.executable, "-c", _FIRST],
            input=json.dumps(documents),
            env=kept,
            capture_output=True,
            text=True,
            check=True,
        )
        imported, took, again = map(float, done.stdout.split())
        runs.append((imported, took, again))
    return min(runs, key=sum)


def table_bytes() -> int:
    """What the tables take when installed."""
    return sum(file.stat().st_size for file in Path(typos.__file__).with_name("tables").iterdir())

"""Measures the typo engine: recall by class of error, and false flags per 1,000 words of clean text.

    python tools/measure_typos.py --text DIR --misspellings FILE [--unseen FILE ...] [--natural FILE] [--peers]
                                  [--flags OUT]

Errors are injected, seeded, into the documents of DIR (`*.json.xz`, JSON lists of strings) that
`tools/tables/build.py` keeps away from training. `found` counts an error when a slip touches it, `right` when the
correction gives the text before the error. A list of misspellings has lines "wrong TAB right"; of those of `--unseen`
(a class each, named by its file) only what the engine's own table lacks is used, each wrong word once. `--natural`
adds sentences with real errors (JSON lines {"class", "wrong", "right"}). `--peers` runs codespell and typos, where
installed, over the same texts.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from linter.typos import DEFAULT_KINDS, Passage, Slip, find, lexicon
from tools.tables import texts

SPACING = 60  # words between two injected errors
PROSE = re.compile(r"[A-Z“\"].{60,1200}[.?!”\"]\Z")
AFTER = r"(?![\w'’@/#-]|\.\w)"
KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
SOUNDS = (
    ("ie", "ei"), ("ei", "ie"), ("ance", "ence"), ("ence", "ance"), ("able", "ible"), ("ible", "able"), ("ph", "f"),
    ("tion", "sion"), ("sion", "tion"), ("cc", "c"), ("mm", "m"), ("ss", "s"), ("ll", "l"), ("rr", "r"), ("nn", "n"),
    ("tt", "t"), ("pp", "p"), ("e", "a"), ("a", "e"), ("i", "e"), ("o", "u"), ("ou", "o"), ("ary", "ery"), ("y", "i"),
    ("ck", "k"), ("ea", "ee"), ("ee", "ea"), ("gh", ""), ("kn", "n"), ("er", "or"), ("or", "er"), ("c", "s"),
    ("s", "c"), ("l", "ll"), ("n", "nn"), ("m", "mm"), ("r", "rr"), ("t", "tt"), ("s", "ss"), ("ely", "ly"),
)  # fmt: skip


class Error(NamedTuple):
    """An error put into a paragraph: its class, where it stands in the wrong text, and both texts there."""

    kind: str
    start: int
    wrong: str
    right: str


Injector = Callable[[str, random.Random], "tuple[int, str, str] | None"]


def paragraphs(directory: Path) -> Iterator[list[str]]:
    """The prose paragraphs of each document that is kept away from training."""
    for document in texts.documents(directory):
        if texts.held_out(document):
            found = [line for line in document.split("\n") if PROSE.match(line) and "[" not in line and "`" not in line]
            if found:
                yield found


def swap(pattern: str, change: Callable[[str, random.Random], str | None]) -> Injector:
    """An injector that changes one match of the pattern."""
    compiled = re.compile(pattern)

    def inject(text: str, dice: random.Random) -> tuple[int, str, str] | None:
        matches = list(compiled.finditer(text))
        dice.shuffle(matches)
        for match in matches[:12]:
            wrong = change(match.group(), dice)
            if wrong is not None and wrong != match.group():
                return match.start(), wrong, match.group()
        return None

    return inject


def slip_of_key(word: str, dice: random.Random) -> str:
    """The word as a finger slips: swapped, dropped, doubled or neighbouring key."""
    at = dice.randrange(1, len(word))
    way = dice.randrange(4)
    if way == 0:
        return word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]
    if way == 1:
        return word[:at] + word[at + 1 :]
    if way == 2:
        return word[:at] + word[at] + word[at:]
    row = next(row for row in KEYS if word[at] in row)
    near = [row[i] for i in (row.index(word[at]) - 1, row.index(word[at]) + 1) if 0 <= i < len(row)]
    return word[:at] + dice.choice(near) + word[at + 1 :]


def misheard(word: str, dice: random.Random, times: int) -> str:
    """The word as a poor speller hears it."""
    for _ in range(times):
        options = [(i, a, b) for a, b in SOUNDS for i in range(1, len(word)) if word.startswith(a, i)]
        if options:
            at, old, new = dice.choice(options)
            word = word[:at] + new + word[at + len(old) :]
    return word


def unlisted(word: str) -> str | None:
    """The word, if it isn't an English one."""
    return None if lexicon.english().accepts(word) else word


def misspelled(path: Path) -> dict[str, list[str]]:
    """What people write instead of a word: the wrong words of a list that are no English words, by the right one."""
    found: dict[str, list[str]] = {}
    for line in path.read_text("utf-8").splitlines():
        wrong, _, right = line.partition("\t")
        if unlisted(wrong):
            found.setdefault(right, []).append(wrong)
    return found


def unseen(path: Path) -> Injector:
    """The injector of misspellings that the engine has no table of, each once."""
    table = lexicon.misspellings()
    left = {right: [w for w in wrong if not table.get(w)] for right, wrong in misspelled(path).items()}

    def once(word: str, dice: random.Random) -> str | None:
        return left[word].pop(dice.randrange(len(left[word]))) if left.get(word) else None

    return swap(plain(4), once)


def injectors(misspellings: Path, confusions: Path, lists: Sequence[Path]) -> dict[str, Injector]:
    """One injector a class."""
    listed = misspelled(misspellings)
    core, tail = (section.splitlines() for section in confusions.read_text("utf-8").split("\n# Tail\n"))

    def confused(lines: list[str]) -> Injector:
        others: dict[str, list[str]] = {}
        for line in lines:
            words = [] if line.startswith("#") else line.split()
            for word in words:
                others.setdefault(word, []).extend(other for other in words if other != word)
        any_word = "|".join(sorted(map(re.escape, others), key=len, reverse=True))
        return swap(rf"(?<![\w'’-])(?:{any_word})(?![\w'’-])", lambda word, dice: dice.choice(others[word]))

    def listed_slip(word: str, dice: random.Random) -> str | None:
        return dice.choice(listed[word]) if word in listed else None

    def lowered(word: str, dice: random.Random) -> str | None:
        return word.lower() if lexicon.english().mark(word.lower()) else None

    no_apostrophe = r"(?i)(?<!\w)(?:[a-z]+n['’]t|(?:they|you|we)['’](?:re|ve)|that['’]s)(?!\w)"
    two_words = rf"(?<![\w'’.@/#-])[A-Za-z]{{2,}} [a-z]{{2,}}{AFTER}"
    return {
        "listed": swap(plain(4), listed_slip),
        **{path.stem: unseen(path) for path in lists},
        "misheard": swap(plain(4), lambda word, dice: unlisted(misheard(word, dice, 1))),
        "misheard twice": swap(plain(7), lambda word, dice: unlisted(misheard(word, dice, 2))),
        "key slip": swap(plain(4), lambda word, dice: unlisted(slip_of_key(word, dice))),
        "confused, core": confused(core),
        "confused, tail": confused(tail),
        "doubled": swap(r"(?<![\w'’-])[a-z]{2,}(?= [a-z])", lambda word, dice: f"{word} {word}"),
        "joined": swap(two_words, lambda words, dice: unlisted(less(words, " "))),
        "torn": swap(plain(6), lambda word, dice: f"{word[:3]} {word[3:]}"),
        "word.Next": swap(r"[a-z]{3,}\. [A-Z][a-z]+", lambda words, dice: less(words, " ")),
        "word,word": swap(r"[a-z]{2,}, [a-z]{2,}", lambda words, dice: less(words, " ")),
        "word ,": swap(r"[a-z]+, ", lambda words, dice: words.replace(",", " ,")),
        "double ,,": swap(r"[a-z]+, ", lambda words, dice: words.replace(",", ",,")),
        "lost )": swap(r"\([^()]{8,80}\)", lambda words, dice: words[:-1]),
        "lost quote": swap(r"“[^“”]{8,200}”", lambda words, dice: words[:-1]),
        "lost '": swap(no_apostrophe, lambda word, dice: unlisted(less(less(word, "'"), "’"))),
        "lower start": swap(r"(?<=[a-z]{3}\. )[A-Z][a-z]+(?= [a-z])", lowered),
        "a/an": swap(r"(?<![\w-])an?(?= [a-z])", lambda word, dice: "an" if word == "a" else "a"),
    }


def plain(least: int) -> str:
    """A pattern for a lower-case word of at least so many letters."""
    return rf"(?<![\w'’.@/#-])[a-z]{{{least},}}{AFTER}"


def less(text: str, mark: str) -> str:
    """The text without a mark."""
    return text.replace(mark, "")


def injected(
    document: list[str], ways: dict[str, Injector], need: Counter[str], dice: random.Random
) -> Iterator[tuple[str, Error | None]]:
    """The paragraphs with errors put in where there's room, rarest class first; and the error of each."""
    since = SPACING
    for text in document:
        since += len(text.split())
        error = None
        if since >= SPACING:
            for kind in sorted(ways, key=lambda k: need[k]):
                place = ways[kind](text, dice)
                if place:
                    error = Error(kind, *place)
                    break
        if error:
            since = 0
            need[error.kind] += 1
            text = text[: error.start] + error.wrong + text[error.start + len(error.right) :]
        yield text, error


def judged(slips: Sequence[Slip], number: int, text: str, error: Error) -> tuple[bool, bool]:
    """Whether a slip touches the error, and whether one puts it right."""
    end = error.start + len(error.wrong)
    intended = text[: error.start] + error.right + text[end:]
    near = [s for s in slips if s.passage == number and s.start <= end and s.end >= error.start]
    return bool(near), any(
        s.right is not None and same(text[: s.start] + s.right + text[s.end :], intended) for s in near
    )


def same(a: str, b: str) -> bool:
    """Equal but for the shape of apostrophes."""
    return a.replace("’", "'") == b.replace("’", "'")


def natural(path: Path, kinds: frozenset[str]) -> Iterator[tuple[str, bool, bool, str]]:
    """Class, found, right and text of each sentence with a real error."""
    for line in path.read_text("utf-8").splitlines():
        case = json.loads(line)
        slips = find([Passage(case["wrong"])], kinds=kinds, lang="en")
        text = case["wrong"]
        for slip in reversed(slips):
            text = text if slip.right is None else text[: slip.start] + slip.right + text[slip.end :]
        yield case["class"], bool(slips), same(text, case["right"]), case["wrong"]


def peer_lines(command: list[str], files: list[Path]) -> set[tuple[str, int]]:
    """(file name, line number) of each line that a peer tool flags; a file holds one paragraph a line."""
    try:
        done = subprocess.run([*command, *map(str, files)], capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return set()
    return {(Path(m[1]).name, int(m[2])) for m in re.finditer(r"^(.*?):(\d+):", done.stdout, re.M)}


PEERS = {"codespell": ["codespell"], "typos": ["typos", "--format", "brief", "--no-ignore", "--isolated"]}


def main() -> None:
    """Measures, prints a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--text", type=Path, required=True)
    parser.add_argument("--misspellings", type=Path, required=True)
    parser.add_argument("--unseen", type=Path, action="append", default=[])
    parser.add_argument("--confusions", type=Path, default=Path(__file__).parent / "tables" / "confusions.txt")
    parser.add_argument("--natural", type=Path)
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--flags", type=Path, help="write flags on clean text, and missed errors, here")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=2, help="times that the text is used, with other errors")
    given = parser.parse_args()
    dice = random.Random(given.seed)
    ways = injectors(given.misspellings, given.confusions, given.unseen)
    kinds = DEFAULT_KINDS
    documents = list(paragraphs(given.text))
    total, found, right, notes = Counter[str](), Counter[str](), Counter[str](), []
    need: Counter[str] = Counter()
    by_peer: dict[str, Counter[str]] = {name: Counter() for name in PEERS}
    with tempfile.TemporaryDirectory() as folder:
        placed: dict[tuple[str, int], str] = {}
        files = []
        for number, document in enumerate(documents * given.rounds):
            pairs = list(injected(document, ways, need, dice))
            slips = find([Passage(text) for text, _ in pairs], kinds=kinds, lang="en")
            path = Path(folder) / f"{number}.txt"
            path.write_text("\n".join(text for text, _ in pairs) + "\n", "utf-8")
            files.append(path)
            for at, (text, error) in enumerate(pairs):
                if error:
                    hit, good = judged(slips, at, text, error)
                    total[error.kind] += 1
                    found[error.kind] += hit
                    right[error.kind] += good
                    placed[path.name, at + 1] = error.kind
                    if not hit:
                        around = text[max(0, error.start - 50) : error.start + 50]
                        notes.append(f"MISSED {error.kind}: {error.wrong} <- {error.right} | {around}")
        if given.peers:
            for name, command in PEERS.items():
                by_peer[name] = Counter(placed[key] for key in peer_lines(command, files) if key in placed)
    words = sum(len(text.split()) for document in documents for text in document)
    flags: Counter[str] = Counter()
    for document in documents:
        for slip in find([Passage(text) for text in document], kinds=kinds, lang="en"):
            text = document[slip.passage]
            flags[slip.kind] += 1
            around = text[max(0, slip.start - 60) : slip.end + 40]
            notes.append(f"FLAG {slip.kind}: {slip.found!r} -> {slip.right!r} {slip.note} | {around}")
    peers = list(PEERS) if given.peers else []
    print(f"{'class':18} {'errors':>6} {'found%':>7} {'right%':>7}", *(f"{name:>10}" for name in peers))
    for kind in ways:
        n = max(1, total[kind])
        print(
            f"{kind:18} {total[kind]:6} {100 * found[kind] / n:7.1f} {100 * right[kind] / n:7.1f}",
            *(f"{100 * by_peer[name][kind] / n:10.1f}" for name in peers),
        )
    print(
        f"\nclean text: {words:,} words, {flags.total()} flags, {1000 * flags.total() / words:.2f} per 1,000 words",
        dict(flags),
    )
    if given.natural:
        cases = list(natural(given.natural, kinds))
        for name in sorted({case[0] for case in cases}):
            own = [case for case in cases if case[0] == name]
            hits, corrected = sum(case[1] for case in own), sum(case[2] for case in own)
            shares = f"found {100 * hits / len(own):5.1f}% right {100 * corrected / len(own):5.1f}%"
            print(f"natural {name:18} {len(own):4} {shares}")
        notes += [f"MISSED natural {case[0]}: {case[3]}" for case in cases if not case[2]]
    if given.flags:
        given.flags.write_text("\n".join(notes) + "\n", "utf-8")


if __name__ == "__main__":
    main()

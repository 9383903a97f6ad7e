"""Hunspell dictionaries of the system: where they are, what they know, which words are one slip away.

In: a language tag and folders. Out: a `Dictionary`, or a DictionaryError that says what to install. Nothing is ever
downloaded. The binding is the extra `wplint[hunspell]`; what it reads is trusted as the configuration that names it is.
"""

from __future__ import annotations

import codecs
import os
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

USUAL = ("/usr/share/hunspell", "/usr/share/myspell", "/usr/share/myspell/dicts", "/Library/Spelling")
EXTRA = "checking the spelling of other languages needs the extra: pip install 'wplint[hunspell]'"
LONGEST = 30  # letters; what is longer takes Hunspell long, and is data or a compound that nobody lists
MEMO_LIMIT = 200_000  # words
MOST_LETTERS = 80
LATIN = "abcdefghijklmnopqrstuvwxyz"
_TAG = re.compile(r"[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*\Z", re.IGNORECASE)
_DECLARED = re.compile(rb"^[ \t]*(SET|TRY)[ \t]+(\S+)", re.MULTILINE)
_HEAD = 1 << 16  # bytes of a dictionary that are looked at here


class DictionaryError(Exception):
    """A language can't be checked; the text says why and what to do."""


class Speller(Protocol):
    """What is used of the binding."""

    def spell(self, word: str) -> bool: ...


class Dictionary:
    """The words of one language. `letters` are those that a slip may have lost or changed, small ones only."""

    def __init__(self, language: str, speller: Speller, letters: str) -> None:
        self.language = language
        self.letters = letters
        self._speller = speller
        self._known: dict[str, bool] = {}
        self._near: dict[str, tuple[str, ...]] = {}

    def knows(self, word: str) -> bool:
        """Whether the word is right as written. Words that are too long to ask for are taken to be."""
        if (known := self._known.get(word)) is None:
            if len(self._known) > MEMO_LIMIT:
                self._known.clear()
            known = self._known[word] = self._asked(word)
        return known

    def _asked(self, word: str) -> bool:
        if len(word) > LONGEST:
            return True
        try:
            return bool(self._speller.spell(word))
        except UnicodeEncodeError:  # a letter that the dictionary's encoding lacks
            return False

    def near(self, word: str) -> tuple[str, ...]:
        """All words one edit away that start with the same letter. Costs some hundred lookups, once a word."""
        if (found := self._near.get(word)) is None:
            if len(self._near) > MEMO_LIMIT:
                self._near.clear()
            candidates = dict.fromkeys(one_edit(word, self.letters))
            found = self._near[word] = tuple(other for other in candidates if other != word and self._asked(other))
        return found


def one_edit(word: str, letters: str) -> Iterator[str]:
    """What the word becomes by one letter lost, added, replaced or swapped with its neighbour, after the first."""
    for at in range(1, len(word) + 1):
        head, tail = word[:at], word[at:]
        for letter in letters:
            yield head + letter + tail
            if tail:
                yield head + letter + tail[1:]
        if tail:
            yield head + tail[1:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
    initial = word[:1]
    yield from (other + word[1:] for other in letters if plain(other) == plain(initial))


def plain(text: str) -> str:
    """The text without accents: é and e are one letter."""
    import unicodedata

    return "".join(mark for mark in unicodedata.normalize("NFD", text) if not unicodedata.combining(mark))


def located(language: str, folders: Sequence[str] = ()) -> Path:
    """The .dic file for a language tag, in `folders`, DICPATH or the usual places. Raises DictionaryError."""
    if not _TAG.match(language):
        raise DictionaryError(f"'{language}' is no language: write 'de', 'pt-BR' ...")
    base, *rest = re.split("[-_]", language)
    base = base.lower()
    names = [f"{base}_{region.upper()}" for region in rest[-1:]]
    names += [] if rest else [base, f"{base}_{base.upper()}"]
    for folder in _folders(folders):
        for file in (folder / f"{name}.dic" for name in names):
            if file.is_file():
                return file
        if not rest and (others := sorted(folder.glob(f"{base}_*.dic"))):
            return others[0]
    tried = ", ".join(str(folder) for folder in _folders(folders)) or "no folder"
    raise DictionaryError(
        f"no dictionary for '{language}' in {tried}; install one (on Debian hunspell-de-de, hunspell-fr, hunspell-es …)"
    )


def _folders(folders: Sequence[str]) -> Iterator[Path]:
    named = [*folders, *os.environ.get("DICPATH", "").split(os.pathsep)]
    yield from (Path(name).expanduser() for name in named if name)
    yield from (path for path in map(Path, USUAL) if path.is_dir())


def check(language: str, folders: Sequence[str] = ()) -> None:
    """Says early, without loading anything large, why a language can't be checked. Raises DictionaryError."""
    if find_spec("hunspell") is None:
        raise DictionaryError(EXTRA)
    _letters(located(language, folders))


@lru_cache(maxsize=16)
def dictionary(language: str, folders: tuple[str, ...] = ()) -> Dictionary:
    """The dictionary for a language tag, kept between posts. Raises DictionaryError."""
    check(language, folders)
    file = located(language, folders)
    letters = _letters(file)
    binding = getattr(import_module("hunspell"), "Hunspell", None)
    if binding is None:  # another package of that name
        raise DictionaryError(EXTRA)
    try:
        speller = binding(file.stem, hunspell_data_dir=str(file.parent))
    except (OSError, ValueError, MemoryError, RuntimeError) as error:
        raise DictionaryError(f"{file} can't be used: {error}") from None
    return Dictionary(language, speller, letters)


def _letters(file: Path) -> str:
    """The letters of a dictionary, by what its .aff declares. Raises DictionaryError where it can't be one."""
    affixes = file.with_suffix(".aff")
    try:
        with affixes.open("rb") as handle:
            head = handle.read(_HEAD)
        with file.open("rb") as handle:
            sample = handle.read(_HEAD)
    except OSError as error:
        raise DictionaryError(f"{error.filename} can't be read: {error.strerror}") from None
    declared = {key.decode(): value for key, value in _DECLARED.findall(head)}
    encoding = declared.get("SET", b"ISO8859-1").decode("ascii", "replace")
    try:
        codecs.lookup(encoding)
    except (LookupError, ValueError):
        raise DictionaryError(f"{affixes} is no Hunspell file: its encoding '{encoding[:40]}' is unknown") from None
    count, *entries = sample.removeprefix(codecs.BOM_UTF8).split(b"\n")
    if not re.match(rb"\s*\d{1,9}\s*(?:\s.*)?\Z", count) or not any(entry.strip() for entry in entries):
        raise DictionaryError(f"{file} is no Hunspell dictionary: it does not start with a number of words")
    told = declared.get("TRY") or b"".join(entry.partition(b"/")[0] for entry in entries[:2000])
    small = told.decode(encoding, "ignore").lower()
    found = dict.fromkeys(mark for mark in small if mark.isalpha())
    if any(mark in found for mark in "eaio"):
        found |= dict.fromkeys(LATIN)
    return "".join(found)[:MOST_LETTERS]

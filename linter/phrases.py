"""Lists of phrases → where they occur in readable text.

An entry is a phrase as an editor writes it, found in whole words over any white space or a hyphen:

    gaping whole          in any case, and gaping-whole
    AIDS                  a capital in the entry asks for one: AIDS, not aids
    commit~ suicide       ~ stands for the English endings: commits, committed, committing
    failed|botched bid~   | stands between words one of which is meant
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

import regex

from linter.conditions import Pattern, TooSlow, compile_pattern
from linter.html.prose import Prose
from linter.text import Span

_SECONDS = 1.0  # for one pattern in one text, and again for each million characters of it
_WORD = re.compile(r"\w+")
_INFLECTED = re.compile(r"(?<=[^\W\d_])~$")
_FEW = 5  # up to so many words are searched for one by one
_VOWELS = frozenset("aeiou")


class Occurrence(NamedTuple):
    """A place of a phrase, and the entry of the list that it is due to."""

    match: regex.Match[str]
    entry: str

    @property
    def span(self) -> Span:
        """Its place."""
        return Span(*self.match.span())


class Phrases:
    """A list of phrases, however long. Each is known by a word of it: only those that may occur are searched for."""

    def __init__(self, entries: Iterable[str]) -> None:
        self._by_word: dict[str, list[str]] = {}
        for entry in map(str, entries):
            for word in _known_by(entry) if entry.strip() else ():
                self._by_word.setdefault(word, []).append(entry)
        self._words = frozenset(self._by_word)  # of two frozensets Python goes through the smaller one

    def occurrences(self, prose: Prose) -> list[Occurrence]:
        """All the places in `prose`, by start and then the longest first. They may overlap."""
        due = {entry for word in self._present(prose) for entry in self._by_word[word]}
        found = [Occurrence(match, entry) for entry in due for match in matches(_pattern(entry), prose.text.value)]
        return sorted(found, key=lambda one: (one.match.start(), -one.match.end(), one.entry))

    def _present(self, prose: Prose) -> Iterable[str]:
        if len(self._by_word) <= _FEW:
            return [word for word in self._by_word if word in prose.folded]
        present = self._words & prose.words
        return present | {""} if "" in self._words else present  # an entry without a letter or digit


def apart(found: Iterable[Occurrence]) -> Iterator[Occurrence]:
    """Of those that overlap the first, and of these the longest."""
    end = 0
    for one in found:
        if one.match.start() >= end:
            yield one
            end = one.match.end()


def matches(pattern: Pattern, text: str) -> Iterator[regex.Match[str]]:
    """The places of a pattern in text. Raises TooSlow when it runs away."""
    try:
        yield from pattern.finditer(text, timeout=_SECONDS * (1 + len(text) / 1_000_000))
    except TimeoutError:
        raise TooSlow from None


# --- an entry --------------------------------------------------------------------------------------------------


def _known_by(entry: str) -> Iterable[str]:
    """Words, case folded, one of which stands wherever the entry does: those of its most telling part."""
    parts = [
        [max(_WORD.findall(form.casefold()), key=len, default="") for form in _forms(part)] for part in entry.split()
    ]
    return max(parts, key=lambda words: min(map(len, words)), default=[""])


def _pattern(entry: str) -> Pattern:
    spelled = r"(?:\s+|[-‑])".join(_spelled(part) for part in entry.split())
    return compile_pattern(rf"(?<!\w){spelled}(?!\w)")


def _spelled(part: str) -> str:
    """The pattern for a part of an entry: its capitals as they stand, the rest in any case."""
    forms = [
        "".join(_cased(capitals, "".join(run)) for capitals, run in groupby(form, str.isupper)) for form in _forms(part)
    ]
    return forms[0] if len(forms) == 1 else f"(?:{'|'.join(forms)})"


def _cased(capitals: bool, run: str) -> str:
    text = regex.escape(run).replace("'", "['’]")
    return text if capitals else f"(?i:{text})"


@lru_cache(maxsize=1024)
def _forms(part: str) -> tuple[str, ...]:
    """What may stand where a part of an entry stands."""
    choices = part.split("|")
    if not all(choices):  # the bar itself is meant
        return (part,)
    return tuple(form for choice in choices for form in _inflected(choice))


def _inflected(choice: str) -> list[str]:
    word = _INFLECTED.sub("", choice)
    return [word] if word == choice else [word, *_endings(word)]


def _endings(word: str) -> Iterator[str]:
    """The forms that English makes of a word, be it a noun or a verb; some of them no word has."""
    last, before = word[-1:].lower(), word[-2:-1].lower()
    if last == "y" and before not in _VOWELS:
        yield from (word[:-1] + "ies", word[:-1] + "ied", word + "ing")
    elif last == "e":
        yield from (word + "s", word + "d", word[:-1] + "ing")
    else:
        yield word + ("es" if last in "sxz" or word[-2:].lower() in ("ch", "sh") else "s")
        yield from (word + "ed", word + "ing")
        if before in _VOWELS and last not in _VOWELS and last not in "wxy":
            yield from (word + last + "ed", word + last + "ing")

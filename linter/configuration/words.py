"""The section `words` of a configuration → `Words`: a newsroom's own words, and the files that list more of them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from linter.configuration.discovery import absolute, shown
from linter.site import Words
from linter.yamltext import FileError, Marked


def read_words(words: Words, marked: Marked, folder: Path) -> Words:
    """`words` with what `marked` says added. Lists add up; of two corrections of a word the later wins.

    Files are told from `folder`. Raises FileError at a file that can't be read, at a regular expression that is none,
    at a word to reject that is more than one word, and at a language for which something is not installed.
    """
    told = marked.data.get("words", {})
    accept = [*_texts(told, "accept"), *_listed(marked, _texts(told, "files"), folder)]
    for at, pattern in enumerate(_texts(told, "accept-patterns")):
        try:
            re.compile(pattern)
        except re.error as error:
            place = ("words", "accept-patterns", at)
            raise marked.error(place, f"'{pattern}' is not a regular expression: {error.msg}", error.pos) from None
    for wrong in told.get("reject", {}):
        if len(wrong.split()) != 1:
            raise marked.error(("words", "reject", wrong), f"'{wrong}' is not one word", key=True)
    found = replace(
        words,
        accept=_union(words.accept, accept),
        reject=tuple(sorted({**dict(words.reject), **told.get("reject", {})}.items())),
        names=_union(words.names, _texts(told, "names")),
        accept_patterns=_union(words.accept_patterns, _texts(told, "accept-patterns")),
        dialect=told.get("dialect", words.dialect),
        languages=_union(words.languages, _texts(told, "languages")),
        dictionaries=_union(
            words.dictionaries, [str(absolute(folder / name)) for name in _texts(told, "dictionaries")]
        ),
    )
    if "languages" in told:
        _check_languages(found, marked)
    return found


def _check_languages(words: Words, marked: Marked) -> None:
    from linter.typos.dictionaries import DictionaryError, check  # few newsrooms need it

    told = marked.data["words"]
    for at, language in enumerate(_texts(told, "languages")):
        try:
            check(language, words.dictionaries)
        except DictionaryError as error:
            many = isinstance(told["languages"], list)
            raise marked.error(("words", "languages", at) if many else ("words", "languages"), str(error)) from None


def _texts(told: dict[str, str | list[str]], key: str) -> list[str]:
    value = told.get(key, [])
    return [value] if isinstance(value, str) else value


def _union(one: tuple[str, ...], other: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*one, *other)))


def _listed(marked: Marked, names: list[str], folder: Path) -> Iterator[str]:
    """The words of files: one a line, `#` starts a comment."""
    for at, name in enumerate(names):
        path = absolute(folder / name)
        try:
            text = path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            raise FileError(shown(path), line, 1, f"not UTF-8: {error.reason} at byte {error.start}") from None
        except (OSError, ValueError):
            raise marked.error(("words", "files", at), f"there is no readable file {shown(path)}") from None
        yield from filter(None, (line.partition("#")[0].strip() for line in text.splitlines()))

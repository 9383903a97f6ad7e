"""The section `words` of a configuration → `Words`: a newsroom's own words, and the files that list more of them."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from linter.configuration.discovery import absolute, shown
from linter.site import Words
from linter.yamltext import FileError, Marked
from linter.yamltext import Path as DataPath


def read_words(marked: Marked, folder: Path, told: Mapping[str, Any], at: DataPath) -> Words:
    """What the section `told`, which stands at `at`, says. Files and folders are told from `folder`.

    Raises FileError at a file that can't be read, at a regular expression that is none, at a word to reject that is
    more than one word, and at a language for which something is not installed.
    """
    accept = [*_texts(told, "accept"), *_listed(marked, (*at, "files"), _texts(told, "files"), folder)]
    for number, pattern in enumerate(_texts(told, "accept-patterns")):
        try:
            re.compile(pattern)
        except re.error as error:
            place = (*at, "accept-patterns", number)
            raise marked.error(place, f"'{pattern}' is not a regular expression: {error.msg}", error.pos) from None
    for wrong in told.get("reject", {}):
        if len(wrong.split()) != 1:
            raise marked.error((*at, "reject", wrong), f"'{wrong}' is not one word", key=True)
    return Words(
        accept=tuple(dict.fromkeys(accept)),
        reject=tuple(sorted(told.get("reject", {}).items())),
        names=_texts(told, "names"),
        accept_patterns=_texts(told, "accept-patterns"),
        dialect=told.get("dialect", ""),
        languages=_texts(told, "languages"),
        dictionaries=tuple(str(absolute(folder / name)) for name in _texts(told, "dictionaries")),
    )


def check_languages(words: Words, marked: Marked, told: Mapping[str, Any], at: DataPath) -> None:
    """Raise FileError at the first language of the section for which something is not installed."""
    from linter.typos.dictionaries import DictionaryError, check  # few newsrooms need it

    for number, language in enumerate(_texts(told, "languages")):
        try:
            check(language, words.dictionaries)
        except DictionaryError as error:
            place = (*at, "languages", number) if isinstance(told["languages"], list) else (*at, "languages")
            raise marked.error(place, str(error)) from None


def _texts(told: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = told.get(key, ())
    return (value,) if isinstance(value, str) else tuple(value)


def _listed(marked: Marked, at: DataPath, names: tuple[str, ...], folder: Path) -> Iterator[str]:
    """The words of files: one a line, `#` starts a comment."""
    for number, name in enumerate(names):
        path = absolute(folder / name)
        try:
            text = path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            raise FileError(shown(path), line, 1, f"not UTF-8: {error.reason} at byte {error.start}") from None
        except (OSError, ValueError):
            raise marked.error((*at, number), f"there is no readable file {shown(path)}") from None
        yield from filter(None, (line.partition("#")[0].strip() for line in text.splitlines()))

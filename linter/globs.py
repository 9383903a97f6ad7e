"""Lists whose entries may hold `*` and `?`."""

from collections.abc import Callable, Iterable
from fnmatch import translate
from functools import lru_cache
from typing import Any

import regex


def one_of(items: Iterable[Any]) -> Callable[[Any], bool]:
    """Membership in a list whose entries may hold `*` and `?`. A value that is a list is in it if any item is."""
    return _member(tuple(map(str, items)))


@lru_cache(maxsize=1024)
def _member(entries: tuple[str, ...]) -> Callable[[Any], bool]:
    exact = frozenset(entry for entry in entries if not any(mark in entry for mark in "*?["))
    globs = [translate(entry) for entry in entries if entry not in exact]
    pattern = regex.compile("|".join(globs)) if globs else None

    @lru_cache(maxsize=1024)
    def fits(text: str) -> bool:
        return pattern is not None and pattern.match(text) is not None

    def member(value: Any) -> bool:
        if isinstance(value, (list, tuple)):
            return any(member(item) for item in value)
        text = str(value)
        return text in exact or (pattern is not None and fits(text))

    return member

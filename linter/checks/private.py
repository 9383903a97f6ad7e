"""Checks of values that a post carries about people and accounts, and that no page shows."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from linter.checks.values import Value, by_name
from linter.globs import one_of
from linter.post import Post
from linter.subject import Subject

_CARRIERS = ("password", "post_password")  # of a post; they have a rule of their own
_SHORTEST = 8  # characters of a key or password that is worth stealing
_ADDRESS = re.compile(r"(?:https?:)?//|/|[\w.+-]+@", re.IGNORECASE)
_LETTER, _DIGIT = re.compile(r"[A-Za-z]"), re.compile(r"\d")


def private_values(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Values under one of the names in `keys`, a map from name to what it holds; `$what` says that, `$key` is the name.

    A name may be narrowed by one that it must lie in: `comments.email`. Values in `allow` are fine.
    """
    named = by_name(post)
    allowed = one_of(options.get("allow", ()))
    told = set()
    for key, what in options["keys"].items():
        *inside, name = key.lower().split(".")
        for value in named.get(name, ()):
            if _says_nothing(value.value) or allowed(value.value) or value.pointer in told:
                continue
            if all(any(one == str(part).lower() for part in value.pointer[:-1]) for one in inside):
                told.add(value.pointer)
                yield _subject(post, value, what=what, key=name)


def secret_values(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Keys and passwords under a name that says so: one of `keys`, which may hold `*`. `$key` is the name."""
    wanted = one_of(options["keys"])
    known = one_of(options["allow"])
    for name, values in by_name(post).items():
        if wanted(name) and not known(name) and name not in _CARRIERS:
            for value in values:
                if isinstance(value.value, str) and _is_secret(value.value):
                    yield _subject(post, value, key=name)


def _is_secret(value: str) -> bool:
    """Whether a value can be a key or password, rather than a setting, an address or a sentence."""
    if len(value) < _SHORTEST or _ADDRESS.match(value) or any(map(str.isspace, value)):
        return False
    return bool(_LETTER.search(value) and _DIGIT.search(value))


def _says_nothing(value: Any) -> bool:
    """Whether a value is empty. What is in a list comes by itself."""
    return isinstance(value, list) or value in ("", "0", 0, None, False, {})


def _subject(post: Post, value: Value, **names: str) -> Subject:
    field = value.field(post)
    return Subject(field, field.text, field.text.all, value.value, names=names)

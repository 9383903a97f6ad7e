"""Faults of a file. They are found while it is opened (`linter.document`); their rules only name and describe them."""

from collections.abc import Iterator, Mapping
from typing import Any

from linter.post import Post
from linter.subject import Subject


def nothing(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """No subject in a post: the file as a whole was at fault, or none is."""
    yield from ()

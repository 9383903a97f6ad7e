"""Named checks, for what the funnel of a rule can't say.

A check is a function of a post and the rule's options that yields subjects; `names` are the names that its message
may use. Each module holds one family; this one is the list of all.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from linter.checks import domains, files, slugs, words
from linter.post import Post
from linter.subject import Subject


@dataclass(frozen=True, slots=True)
class Check:
    """A check and the names that it gives to its rule's message and fix."""

    run: Callable[[Post, Mapping[str, Any]], Iterator[Subject]]
    names: frozenset[str] = frozenset()


CHECKS: dict[str, Check] = {
    "file_fault": Check(files.nothing),
    "mixed_domains": Check(domains.mixed_domains, frozenset({"host", "count", "own", "right"})),
    "repeated_words": Check(words.repeated_words, frozenset({"word"})),
    "joined_slug": Check(slugs.joined_slug, frozenset({"word", "right"})),
}

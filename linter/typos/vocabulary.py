"""A newsroom's own words: what to accept, what to reject, how names are spelt."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True)
class Vocabulary:
    """House style. Compare by identity or value; build it once, as it compiles lazily and is then kept.

    `accept`: words; an entry in lower case accepts any case, one with a capital only that spelling; an entry of
    several words accepts each of them. `reject`: word (any case) → what to write instead. `names`: canonical
    spellings; a word one edit away from one is reported. `accept_patterns`: regular expressions that accept
    the words that they match whole (re.error when one doesn't compile).
    """

    accept: frozenset[str] = frozenset()
    reject: Mapping[str, str] = field(default_factory=dict)
    names: frozenset[str] = frozenset()
    accept_patterns: tuple[str, ...] = ()

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _hash(self) -> int:
        return hash((self.accept, tuple(sorted(self.reject.items())), self.names, self.accept_patterns))

    @cached_property
    def accepted(self) -> frozenset[str]:
        """Single words of `accept` and `names`."""
        return frozenset(part for entry in self.accept | self.names for part in (entry, *entry.split()))

    @cached_property
    def rejected(self) -> dict[str, str]:
        """`reject` with lower-case keys."""
        return {wrong.lower(): right for wrong, right in self.reject.items()}

    @cached_property
    def name_words(self) -> frozenset[str]:
        """Words of `names`, as spelt."""
        return frozenset(part for name in self.names for part in name.split() if len(part) > 3)

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        return re.compile("|".join(f"(?:{one})" for one in self.accept_patterns)) if self.accept_patterns else None

    def accepts(self, word: str) -> bool:
        """Whether the house accepts the word as written."""
        if word in self.accepted or word.lower() in self.accepted:
            return True
        return bool(self._pattern and self._pattern.fullmatch(word))


NONE = Vocabulary()

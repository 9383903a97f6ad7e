"""British and American spelling mixed in one post. The few that go against the many are slips."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from . import store
from .line import Line, like_case
from .passage import Slip
from .reader import LOWER

LEAST_MAJORITY = 3
MOST_MINORITY = 2


class Spelling(NamedTuple):
    """One region's spelling of a word, and the other's; `shared` when the other region uses it too (-ize)."""

    british: bool
    other: str
    shared: bool


@cache
def spellings() -> dict[str, Spelling]:
    """Regional spellings, lower case."""
    found: dict[str, Spelling] = {}
    for line in store.text("dialects.z").splitlines():
        british, american, *flags = line.split(" ")
        found[british] = Spelling(True, american, False)
        found[american] = Spelling(False, british, bool(flags))
    return found


def slips(lines: Sequence[Line], wanted: str) -> Iterator[Slip]:
    """Spellings of the region that the post doesn't follow; `wanted` is US, GB, CA, AU or auto."""
    table = spellings()
    places: list[tuple[Line, int, Spelling]] = []
    votes: Counter[bool] = Counter()
    for line in lines:
        for at, word in enumerate(line.words):
            if word in table and line.codes[at] & LOWER and not line.quoted(at):
                spelling = table[word]
                places.append((line, at, spelling))
                if not spelling.shared:
                    votes[spelling.british] += 1
    british = wanted in ("GB", "AU") if wanted in ("US", "GB", "AU") else votes[True] > votes[False]
    minority = votes[not british]
    if wanted == "CA" or (wanted == "auto" and (votes[british] < LEAST_MAJORITY or minority > MOST_MINORITY)):
        return
    for line, at, spelling in places:
        if spelling.british != british and not (british and spelling.shared):
            region = "British" if british else "American"
            yield line.slip(at, "dialect", like_case(spelling.other, line.core(at)), note=f"{region} elsewhere")

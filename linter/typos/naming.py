"""Names spelt two ways in one post. Lines in, slips out; linear in the number of words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from . import suggestion
from .context import bounds
from .line import Line
from .passage import Slip
from .reader import LOWER, STOP, UNKNOWN, WORD, bytes_with
from .suggestion import distance

LEAST_LENGTH = 5
LONGEST = 24
CAPITAL = bytes_with(WORD, without=LOWER)
UNKNOWN_NAME = bytes_with(WORD | UNKNOWN, without=LOWER)
# Endings that a name takes in the plural, as an adjective or in another language's cases, or a related name.
ENDINGS = frozenset(
    "s es 's a e i o u y an ia ian n en in er is as os us ov ova ev eva h z t d l r ns na ne ja ya ra ta sa la".split()
)


def slips(lines: Sequence[Line], canonical: frozenset[str]) -> Iterator[Slip]:
    """Unknown names that stand once, one edit from a name that stands twice or more, or that the house spells so."""
    if not any(UNKNOWN_NAME.search(line.codes) for line in lines):
        return
    seen: Counter[str] = Counter()
    single: dict[str, tuple[Line, int]] = {}
    for line in lines:
        for match in CAPITAL.finditer(line.codes):
            at = match.start()
            name = name_of(line.chunks[at])
            if name:
                seen[name] += 1
                if line.codes[at] & UNKNOWN:
                    single[name] = (line, at)
    unknown = [name for name in single if seen[name] == 1]
    if not unknown:
        return
    models = {name for name, count in seen.items() if count >= 2} | canonical
    near = shortened(models)
    lower = {word for line in lines for word in line.words} if unknown else set()
    for name in unknown:
        model = nearest(name, near, seen)
        told = model in canonical and len(model) == len(name)  # the house says that it is spelled so to the last letter
        if model and name.lower() + "s" not in lower and (told or not inflected(name, model)):
            line, at = single[name]
            if not foreign_form(line, at):
                core = line.core(at)
                right = model + core[len(name) :]
                yield line.slip(at, "name-variant", right, note=f"{model} elsewhere, {max(seen[model], 1)} times")


@lru_cache(maxsize=50_000)
def name_of(chunk: str) -> str:
    """The name in a chunk, without a possessive ending; "" when it isn't one that can be compared."""
    start, end = bounds(chunk)
    core = chunk[start:end]
    name = core[:-2] if core.endswith(("'s", "’s")) else core
    return name if LEAST_LENGTH <= len(name) <= LONGEST and name.isalpha() and name[1:].islower() else ""


def shortened(names: set[str]) -> dict[str, list[str]]:
    """Each name under itself and under itself less one letter."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names):
        for key in {name, *(name[:i] + name[i + 1 :] for i in range(len(name)))}:
            found[key].append(name)
    return found


def nearest(name: str, near: dict[str, list[str]], seen: Counter[str]) -> str:
    """The commonest name one edit away, or ""."""
    keys = {name, *(name[:i] + name[i + 1 :] for i in range(len(name)))}
    found = {model for key in keys for model in near.get(key, ()) if model != name and distance(name, model) == 1}
    return max(sorted(found), key=lambda model: seen[model], default="")


def inflected(name: str, model: str) -> bool:
    """Whether one is the other with an ending, or they differ so that both are likely names."""
    short, long = sorted((name, model), key=len)
    if len(short) < len(long) and long.startswith(short):
        return True
    if len(short) == len(long) and name[:-1] == model[:-1]:
        return True
    return name[0] != model[0] and len(name) < 8


def foreign_form(line: Line, at: int) -> bool:
    """Whether the word opens a sentence and is a slip of an ordinary word instead."""
    opening = at == 0 or bool(line.codes[at - 1] & STOP)
    return opening and suggestion.english().level.get(line.words[at], 0) > 0

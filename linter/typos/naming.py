"""Names spelt two ways in one post. Lines in, slips out; linear in the number of words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from . import suggestion
from .context import bounds
from .line import Line
from .passage import Slip
from .reader import LOWER, STOP, UNKNOWN, WORD, bytes_with
from .suggestion import distance

LEAST_LENGTH = 5
LONGEST = 24
OFTEN = 3  # a name that the text has so often is right, and the tag that has it otherwise is wrong
CAPITAL = bytes_with(WORD, without=LOWER)
UNKNOWN_NAME = bytes_with(WORD | UNKNOWN, without=LOWER)
VOWELS = frozenset("aeiouy")

Place = tuple[Line, int]


@dataclass(slots=True)
class Names:
    """The names of a post: how often each stands in the text, where the unknown ones stand, and in which tags."""

    seen: Counter[str] = field(default_factory=Counter)
    unknown: dict[str, list[Place]] = field(default_factory=lambda: defaultdict(list))
    terms: dict[str, Place] = field(default_factory=dict)


def slips(lines: Sequence[Line], terms: Sequence[Line], house: frozenset[str]) -> Iterator[Slip]:
    """Unknown names, one edit from a name that is surer to be right.

    That is one that the house spells so, one that a tag, category or author has (`terms`), or one that stands twice or
    more while the other stands once. A tag that has a name otherwise than a text that keeps to it is reported instead.
    """
    if not any(UNKNOWN_NAME.search(line.codes) for line in lines):
        return
    names = names_of(lines, terms)
    told = house | names.terms.keys()
    often = {name for name, count in names.seen.items() if count >= 2}
    title = titled(lines)
    strange = [name for name in names.unknown if name not in told]
    if not strange:
        return
    near = shortened(house | names.terms.keys() | (names.seen.keys() if title else often))
    lower = {word for line in lines for word in line.words}
    for name in strange:
        if name.lower() + "s" in lower:
            continue
        models = neighbours(name, near)
        by_house = {model for model in models & house if len(model) == len(name) or not inflected(name, model)}
        others = {model for model in models if not inflected(name, model)}
        once = names.seen[name] == 1
        if by_house:
            yield from of(names, name, commonest(by_house, names), "in your list of names")
        elif by_term := others & names.terms.keys():
            model = commonest(by_term, names)
            if names.seen[name] >= OFTEN and not names.seen[model]:
                yield from of_term(names, model, name)
            else:
                yield from of(names, name, model, "among the tags, categories and authors of this post")
        elif once and (frequent := others & often):
            yield from of(names, name, commonest(frequent, names), "elsewhere in this post")
        elif once and others and names.unknown[name][0][0] is title:
            yield from of(names, name, commonest(others, names), "in the text")


def names_of(lines: Sequence[Line], terms: Sequence[Line]) -> Names:
    """Counts the names in the text and in the tags."""
    names = Names()
    for line in lines:
        for match in CAPITAL.finditer(line.codes):
            at = match.start()
            name = name_of(line.chunks[at])
            if name:
                names.seen[name] += 1
                if line.codes[at] & UNKNOWN:
                    names.unknown[name].append((line, at))
    for line in terms:
        for at, chunk in enumerate(line.chunks):
            small = line.unknown_lower(at)  # tags are often written small: stepanakert
            name = name_of(chunk[:1].upper() + chunk[1:] if small else chunk)
            if name and (small or not line.codes[at] & LOWER):
                names.terms.setdefault(name, (line, at))
    return names


def of(names: Names, name: str, model: str, where: str) -> Iterator[Slip]:
    """A slip at each place of the name."""
    for line, at in names.unknown[name]:
        if not foreign_form(line, at):
            core = line.core(at)
            yield line.slip(at, "name-variant", model + core[len(name) :], note=where)


def of_term(names: Names, term: str, right: str) -> Iterator[Slip]:
    """The slip at the tag that has the name otherwise than the text."""
    line, at = names.terms[term]
    core = line.core(at)
    cased = right if core[:1].isupper() else right.lower()
    yield line.slip(at, "name-variant", cased + core[len(term) :], note="in the text of this post")


def titled(lines: Sequence[Line]) -> Line | None:
    """The title's line. A name stands in a title but once, and the text has it again."""
    return next((line for line in lines if line.passage.zone == "title"), None)


@lru_cache(maxsize=50_000)
def name_of(chunk: str) -> str:
    """The name in a chunk, without a possessive ending; "" when it isn't one that can be compared."""
    start, end = bounds(chunk)
    core = chunk[start:end]
    name = core[:-2] if core.endswith(("'s", "’s")) else core
    return name if LEAST_LENGTH <= len(name) <= LONGEST and name.isalpha() and name[1:].islower() else ""


def shortened(names: set[str] | frozenset[str]) -> dict[str, list[str]]:
    """Each name under itself and under itself less one letter."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names):
        for key in {name, *(name[:i] + name[i + 1 :] for i in range(len(name)))}:
            found[key].append(name)
    return found


def neighbours(name: str, near: dict[str, list[str]]) -> set[str]:
    """The names one edit away."""
    keys = {name, *(name[:i] + name[i + 1 :] for i in range(len(name)))}
    return {model for key in keys for model in near.get(key, ()) if model != name and distance(name, model) == 1}


def commonest(models: set[str] | frozenset[str], names: Names) -> str:
    """The one that the text has most often."""
    return max(sorted(models), key=lambda model: names.seen[model])


def inflected(name: str, model: str) -> bool:
    """Whether one is the other with an ending, or they differ so that both are likely names."""
    short, long = sorted((name, model), key=len)
    if len(short) < len(long) and long.startswith(short):
        return True
    if len(short) == len(long) and name[:-1] == model[:-1]:
        return len(name) < 6 or not VOWELS.isdisjoint((name[-1], model[-1]))
    return name[0] != model[0] and len(name) < 8


def foreign_form(line: Line, at: int) -> bool:
    """Whether the word opens a sentence and is a slip of an ordinary word instead."""
    opening = at == 0 or bool(line.codes[at - 1] & STOP)
    return opening and suggestion.english().level.get(line.words[at], 0) > 0

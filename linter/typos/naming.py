"""Names spelt two ways in one post. A page in, slips out; linear in the number of words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress, count

from . import suggestion
from .context import bounds
from .line import Line
from .page import Page
from .passage import Slip
from .reader import LOWER, STOP, UNKNOWN, WORD, bytes_with
from .suggestion import distance

LEAST_LENGTH = 5
LONGEST = 24
OFTEN = 3  # a name that the text has so often is right, and the tag that has it otherwise is wrong
CAPITAL = bytes(code & WORD != 0 and not code & LOWER for code in range(256))  # translates to 1 for such a word
UNKNOWN_NAME = bytes_with(WORD | UNKNOWN, without=LOWER)
VOWELS = frozenset("aeiouy")

Place = tuple[Line, int]


@dataclass(slots=True)
class Names:
    """The names of a post: how often each stands in the text, where the unknown ones stand, and in which tags."""

    seen: Counter[str]
    unknown: dict[str, list[Place]]
    terms: dict[str, Place]


def strange(page: Page, english: Sequence[bool]) -> dict[str, list[Place]]:
    """The names in the English passages that are no English words, with their places."""
    found: dict[str, list[Place]] = defaultdict(list)
    for match in UNKNOWN_NAME.finditer(page.only(english)):
        name = name_of(page.chunks[match.start()])
        if name:
            k, at = page.place(match.start())
            found[name].append((page.line(k), at))
    return found


def slips(page: Page, english: Sequence[bool], terms: Sequence[Line], house: frozenset[str]) -> Iterator[Slip]:
    """Unknown names, one edit from a name that is surer to be right.

    That is one that the house spells so, one that a tag, category or author has (`terms`), or one that stands twice or
    more while the other stands once. A tag that has a name otherwise than a text that keeps to it is reported instead.
    """
    unknown = strange(page, english)
    if not unknown:
        return
    names = Names(seen_in(page, english), unknown, named_in(terms))
    told = house | names.terms.keys()
    often = {name for name, count in names.seen.items() if count >= 2}
    title = titled(page, english)
    near = shortened(house | names.terms.keys() | (names.seen.keys() if title else often))
    for name in unknown:
        models = neighbours(name, near) if name not in told else set()
        if not models or stands(name.lower() + "s", page, english):
            continue
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


def seen_in(page: Page, english: Sequence[bool]) -> Counter[str]:
    """How often each name stands in the English passages."""
    capital = compress(page.chunks, page.only(english).translate(CAPITAL))
    return Counter(filter(None, map(name_of, capital)))


def named_in(terms: Sequence[Line]) -> dict[str, Place]:
    """Where each name first stands in the tags."""
    found: dict[str, Place] = {}
    for line in terms:
        for at, chunk in enumerate(line.chunks):
            small = line.unknown_lower(at)  # tags are often written small: stepanakert
            name = name_of(chunk[:1].upper() + chunk[1:] if small else chunk)
            if name and (small or not line.codes[at] & LOWER):
                found.setdefault(name, (line, at))
    return found


def stands(word: str, page: Page, english: Sequence[bool]) -> bool:
    """Whether an English passage has the word."""
    return any(word in page.line(k).words for k in compress(count(), english))


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


def titled(page: Page, english: Sequence[bool]) -> Line | None:
    """The title's line. A name stands in a title but once, and the text has it again."""
    return next((page.line(k) for k in compress(count(), english) if page.passages[k].zone == "title"), None)


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

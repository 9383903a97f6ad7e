"""Judges one unusual word: misspelt, run together, torn apart, or a name to be left alone."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from . import lexicon, suggestion
from .joined import PART_LEVEL, PLAIN, PLAIN_ENDS, cut_between, two_clear, two_small
from .line import Line, like_case
from .passage import Slip
from .reader import LOWER, STOP, STUCK_TO_INITIALS, UNKNOWN, WORD
from .suggestion import Guess
from .words import ABBREVIATIONS, APOSTROPHES, FOREIGN_SMALL, FUNCTION, UNSPOKEN

ENDINGS = ("'s", "'")
OFTEN = 2  # a word seen more often than this is the writer's own
VERY_FREQUENT = 94  # level of a word that an unknown word at the start of a sentence may be a slip of
LONG = 9  # letters
RARE_FLOOR = 100  # level of a word that a rare word may be a slip of
# Words that can be told from the end of a name to which they stuck.
STICKY = FUNCTION & frozenset(
    "and the from with that for was were has have had said will which after their they his who this but are not when "
    "over under into about against between is in of on to at as by".split()
)


def slips(line: Line, at: int, seen: dict[str, int], quiet: bool) -> Iterator[Slip]:
    """The slip in the chunk `at`, if any.

    `seen` counts the post's unknown words; `quiet` drops guesses, as the passage is full of unknown words.
    """
    code = line.codes[at]
    core = line.core(at)
    word = core.lower().replace("’", "'")
    if word in line.reader.vocabulary.rejected:
        yield from rejected(line, at)
        return
    if not code & WORD:
        yield from compound_slips(line, at, quiet)
        return
    if word in APOSTROPHES and (code & LOWER or opens(line, at)):
        right = like_case(APOSTROPHES[word], core)
        yield line.slip(at, "missing-apostrophe", right.replace("'", line.apostrophe), certain=True)
        return
    stem, ending = without_ending(word)
    known = lexicon.misspellings().get(stem)
    if known and (code & LOWER or (len(stem) >= 6 and seen[word] <= OFTEN)) and code & UNKNOWN:
        first, certain = listed(stem, known)
        right = like_case(first + ending, core)
        yield line.slip(at, "misspelling", right, certain=certain and (bool(code & LOWER) or opens(line, at)))
        return
    if quiet or seen[word] > OFTEN:
        return
    if not code & LOWER:
        if code & UNKNOWN:
            yield from name_slips(line, at, stem, ending)
    elif not code & UNKNOWN:
        if line.reader.codes.lexicon.mark(stem)[:1] == "!":
            yield from rare_slips(line, at, stem)
    elif torn := torn_word(line, at):
        yield torn
    elif not foreign_company(line, at) or two_small(stem) or plainly_two(stem):
        yield from guess_slips(line, at, stem, ending)


def rejected(line: Line, at: int) -> Iterator[Slip]:
    """The word, if the house writes another one for it."""
    core = line.core(at)
    right = line.reader.vocabulary.rejected.get(core.lower().replace("’", "'"))
    right = like_case(right, core) if right and right.islower() else right
    if right and right != core:
        yield line.slip(at, "misspelling", right, certain=True, note="house style")


def listed(stem: str, known: str) -> tuple[str, bool]:
    """The correction of a known misspelling, and whether it is certain; a nearer frequent word goes before."""
    first, *others = [one.strip() for one in known.split(",")]
    if suggestion.distance(stem, first) > 1:
        level = suggestion.english().level
        nearer = suggestion.english().one_edit(stem)
        if nearer and level[nearer.word] > level.get(first, 0) + 4:
            return nearer.word, False
    return first, not others


def guess_slips(line: Line, at: int, stem: str, ending: str) -> Iterator[Slip]:
    """An unknown lower-case word: run together or misspelt."""
    core = line.core(at)
    verdict = verdict_on(stem) if len(stem) > 3 or plain_company(line, at) else None
    if isinstance(verdict, Guess):
        right = like_case(verdict.word + ending, core)
        yield line.slip(at, "unknown-word", right, certain=verdict.certain and verdict.edits == 1)
    elif verdict:
        cut, certain = verdict
        yield line.slip(at, "joined-words", f"{core[:cut]} {core[cut:]}", certain=certain)
    else:
        yield line.slip(at, "unknown-word", None, note="no suggestion")


@lru_cache(maxsize=100_000)
def verdict_on(word: str) -> Guess | tuple[int, bool] | None:
    """What is wrong with an unknown word: a guess, or where to cut it in two and whether that is certain."""
    cut = lexicon.joined_pairs().get(word)
    guess = suggestion.english().one_edit(word) if suggestion.SHORTEST <= len(word) <= suggestion.LONGEST else None
    if cut and (two_clear(word) or not guess or suggestion.english().level[guess.word] <= 92):
        return int(cut), not guess
    if guess:
        return guess
    return cut_between(word) or suggestion.english().guess(word) or rare_guess(word)


def rare_guess(word: str) -> Guess | None:
    """The only word of the whole lexicon that is one edit from a long word, as a word need not be frequent to be meant.

    Not one that differs by its ending: that is how new words are made.
    """
    if len(word) < LONG or not word.isascii():
        return None
    alike = (other for other in lexicon.english().alike(word) if other.islower() and other[-2:] == word[-2:])
    near = (other for other in alike if suggestion.distance(word, other) == 1)
    found = {other for other in near if regional(other) != regional(word)}
    right = found.pop() if len(found) == 1 else ""
    return Guess(right, 1, False) if right and right not in UNSPOKEN else None


def regional(word: str) -> str:
    """The word without what British and American writers do differently: pixellation, tokenise, behaviour."""
    return word.replace("ll", "l").replace("z", "s").replace("our", "or").replace("ae", "e").replace("oe", "e")


def rare_slips(line: Line, at: int, stem: str) -> Iterator[Slip]:
    """A word so rare that it is more likely a slip of a very frequent one."""
    if len(stem) < 4 or stem.removesuffix("s") in ABBREVIATIONS:
        return
    guess = suggestion.english().one_edit(stem, RARE_FLOOR)
    if guess:
        yield line.slip(at, "unknown-word", guess.word, note="a rare word")


def name_slips(line: Line, at: int, stem: str, ending: str) -> Iterator[Slip]:
    """A capitalised unknown word: left alone, unless it opens a sentence or has a small word stuck to it."""
    core = line.core(at)
    opening = begins(line, at) and not title_case(line, at)
    cut = 0 if ending else stuck(line, at, core, opening)
    if cut:
        yield line.slip(at, "joined-words", f"{core[:cut]} {core[cut:]}")
    elif opening and not ending and stem.isascii() and core[1:].islower():
        guess = suggestion.english().one_edit(stem, VERY_FREQUENT)
        if guess and len(stem) > 3 and guess.word[0] == stem[0] and not stem.startswith(guess.word):
            yield line.slip(at, "unknown-word", like_case(guess.word, core))


def stuck(line: Line, at: int, core: str, opening: bool) -> int:
    """Where a small word stuck to a capitalised one, or two words that open a sentence; 0 if nowhere."""
    initials = STUCK_TO_INITIALS.match(core)
    if initials:
        return initials.start(1)
    for cut in range(len(core) - 2, 2, -1):
        first, second = core[:cut], core[cut:]
        if second in STICKY and first[1:].islower():
            mark = line.reader.codes.lexicon.mark(first)
            level = suggestion.english().level.get(first.lower(), 0)
            known = bool(mark) and mark[0] != "!" and len(first) > 3
            if (len(second) > 2 and (known or level >= PART_LEVEL)) or (second == "of" and common_noun(line, first)):
                return cut
            if level >= VERY_FREQUENT and (line.words.count(first.lower()) or opening):
                return cut
    if begins(line, at):
        cut = two_clear(core.lower())
        if cut:
            return cut
    if opening:
        lower = core.lower()
        verdict = verdict_on(lower)
        if isinstance(verdict, tuple) and verdict[1] and not suggestion.english().one_edit(lower, 0):
            return verdict[0]
    return 0


def common_noun(line: Line, name: str) -> bool:
    """Whether a capitalised word is also a common word of some length."""
    return len(name) > 4 and line.reader.codes.lexicon.common(name.lower())


def torn_word(line: Line, at: int) -> Slip | None:
    """A slip where the chunk and its neighbour make one frequent word."""
    level = suggestion.english().level
    for first, last in ((at - 1, at), (at, at + 1)):
        if first < 0 or last >= len(line.chunks) or not line.codes[first] & WORD or not line.codes[last] & WORD:
            continue
        whole = line.words[first] + line.words[last]
        touching = line.chunks[first][-1:].isalpha() and line.chunks[last][:1].isalpha()
        if touching and len(whole) > 4 and level.get(whole, 0) >= 76 and not line.chunks[last][0].isupper():
            right = like_case(whole, line.core(first))
            return line.slip(first, "split-word", right, last=last, certain=True)
    return None


def compound_slips(line: Line, at: int, quiet: bool) -> Iterator[Slip]:
    """Misspelt parts of a chunk with hyphens or dashes."""
    chunk, start = line.chunks[at], 0
    for part in chunk.replace("—", "-").replace("–", "-").replace("/", "-").replace("…", "-").split("-"):
        word = part.strip("\"'“”‘’()[].,;:!?")
        if word.isalpha() and word.islower() and len(word) > 3 and not line.reader.codes.known(word, word):
            known = lexicon.misspellings().get(word)
            guess = None if known or quiet or len(word) < 6 else suggestion.english().one_edit(word)
            right = known.split(",")[0] if known else guess.word if guess else None
            if right:
                offset = line.starts[at] + start + part.index(word)
                kind = "misspelling" if known else "unknown-word"
                yield line.marked(offset, offset + len(word), kind, right, certain=bool(known) and "," not in known)
        start += len(part) + 1


def foreign_company(line: Line, at: int) -> bool:
    """Whether the word stands beside another unknown one: a foreign phrase, not a slip."""
    if not line.core(at).isascii():
        return True
    for other in range(max(0, at - 2), min(len(line.chunks), at + 3)):
        beside = abs(other - at) == 1
        if beside and line.words[other] in FOREIGN_SMALL:
            return True
        if beside and line.unknown_lower(other) and line.words[other] not in APOSTROPHES:
            return True
        if line.codes[other] & (WORD | LOWER) == WORD | LOWER and not line.core(other).replace("’", "").isascii():
            return True
    return False


def plain_company(line: Line, at: int) -> bool:
    """Whether known words in lower case stand beside the chunk: ibn in a name, or an abbreviation, is no slip."""
    beside = [line.codes[other] for other in (at - 1, at + 1) if 0 <= other < len(line.chunks)]
    return all(code & WORD and code & LOWER and not code & UNKNOWN for code in beside)


def plainly_two(word: str) -> bool:
    """Whether a frequent word and a small one that is part of hardly any word were run together."""
    verdict = verdict_on(word)
    if not isinstance(verdict, tuple) or not verdict[1]:
        return False
    first, second = word[: verdict[0]], word[verdict[0] :]
    level = suggestion.english().level.get
    other = second if first in PLAIN else first if second in PLAIN_ENDS else ""
    return len(other) > 3 and level(other, 0) >= PART_LEVEL


def opens(line: Line, at: int) -> bool:
    """Whether the chunk opens a sentence."""
    return at == 0 or bool(line.codes[at - 1] & STOP) or line.chunks[at][0] in "\"“‘'"


def begins(line: Line, at: int) -> bool:
    """Whether a sentence or the passage begins with the chunk."""
    return at == 0 or bool(line.codes[at - 1] & STOP)


def title_case(line: Line, at: int) -> bool:
    """Whether the words that follow have capitals too, as in a headline or a name."""
    following = line.codes[at + 1 : at + 4]
    return len(following) < 2 or not following[0] & LOWER or sum(not code & LOWER for code in following) > 1


def without_ending(word: str) -> tuple[str, str]:
    """The word and its possessive ending."""
    for ending in ENDINGS:
        if word.endswith(ending):
            return word[: -len(ending)], ending
    return word, ""

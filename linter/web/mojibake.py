"""Mojibake: text in UTF-8 that a program read in an old character set, so that `’` became `â€™`.

In: text. Out: the damaged stretches and what was meant. Each is proved by going back: its characters, written in the
old set, are the bytes of a character in UTF-8, and of one that is likely there. Nothing is wrong with `SÃO` and
`PÂTÉ…`, and the `é »` of `café »` is three bytes of a Chinese character by accident.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from linter.text import Span

LOST = re.compile("(?:\ufffd|ï¿½)+")  # what a program wrote in place of what it could not read

_SETS = {  # and the first bytes that are looked for in each
    "cp1252": r"\xc2-\xf0",
    "cp1250": r"\xc2-\xf0",
    "cp1251": r"\xd0\xd1\xe2\xf0",
    "mac_roman": r"\xe2",
}
_FOLLOWING = range(0x80, 0xC0)
_JOINING = frozenset("–—…’‘·”“»›«‹„‚\xa0")  # what may stand between two words, or behind one
_NATURAL = _JOINING | frozenset("™®©ªº°¹²³•†‡")  # what may stand behind a word
_OPENING = frozenset("\"'“‘„‚«»‹›([{")
_ENOUGH = 3  # letters of another script in a row
_AGAIN = 3  # how often the same text may have been damaged
_LIKELY = frozenset("ƒơưƠƯșțȘȚˆ˜\ufe0f\ufeff")  # among much that is not
_CUT = re.compile(r"â€Â?\Z")
_NO_CHARACTER = re.compile(r"[\x80-\x9f]")
_EMPTY = re.compile(r"(?<=[a-zß-ÿ0-9.,;:!?%)”’])Â(?=[ \t\n\ufffc]|\Z)")
_RUSSIAN = re.compile(r"[А-ЯЁ]?[а-яё]+|[А-ЯЁ]+")
_VOWELS = re.compile(r"[аеёиоуыэюя]", re.IGNORECASE)
_ACCENTED = re.compile("[À-ÿ¨¸]{4}")
_AS_LATIN = re.compile(r"(?<![^\W\d_])[À-ÿ¨¸]+(?:[ ,.:;!?-]{1,3}[À-ÿ¨¸]+)*(?![^\W\d_])")


@dataclass(frozen=True, slots=True)
class Garbled:
    """A damaged stretch and what was meant; not `certain` where a part of it is lost."""

    span: Span
    meant: str
    certain: bool = True


@dataclass(slots=True)
class _Piece:
    """Characters that are the bytes of one character. `script` is what it needs company of, "" where of nothing."""

    start: int
    end: int
    meant: str
    script: str
    clear: bool  # whether nothing but damage explains them


def garbled(text: str) -> list[Garbled]:
    """The damaged stretches of `text`, in order."""
    if not _suspicious().search(text):
        return list(_read_as_latin(text)) if _ACCENTED.search(text) else []
    candidates = [one for name in _SETS for one in _damaged(text, name)]
    candidates.sort(key=lambda one: one.span.start - one.span.end)  # where two sets explain a stretch, the longer
    found: dict[int, Garbled] = {}
    covered = bytearray(len(text)) if candidates else bytearray()
    for one in candidates:
        if not any(covered[slice(*one.span)]):
            covered[slice(*one.span)] = b"\1" * (one.span.end - one.span.start)
            found[one.span.start] = one
    for match in _half().finditer(text):
        if not any(covered[slice(*match.span())] if covered else ()):
            found[match.start()] = Garbled(Span(*match.span()), "”", certain=False)
    if not found:
        return list(_read_as_latin(text))
    more = [Garbled(Span(*match.span()), "", certain=False) for match in _EMPTY.finditer(text)]
    return sorted([*found.values(), *more], key=lambda one: one.span)


def _damaged(text: str, name: str) -> Iterator[Garbled]:
    parts = [part for match in _pattern(name).finditer(text) for part in _touching(_pieces(text, match, name))]
    if not parts:
        return
    counts = Counter(piece.script for part in parts for piece in part)
    proved = [_proved(part, counts["Vietnamese"]) for part in parts]
    known = {piece.script for part, certain in zip(parts, proved, strict=True) if certain for piece in part}
    for part, certain in zip(parts, proved, strict=True):
        if certain:
            yield _restored(text, part)
        elif all(piece.script in known for piece in part):  # in the company of what is certain
            one = _restored(text, part)
            yield replace(one, certain=one.certain and all(piece.clear for piece in part))


def _touching(pieces: list[_Piece]) -> Iterator[list[_Piece]]:
    """Pieces in groups between which nothing stands."""
    part: list[_Piece] = []
    for piece in pieces:
        if part and part[-1].end < piece.start:
            yield part
            part = []
        part.append(piece)
    if part:
        yield part


def _proved(part: list[_Piece], vietnamese: int) -> bool:
    """Whether pieces that touch are damage: one of them is, or was twice, or letters of a script stand together."""
    if any(piece.clear and not piece.script for piece in part):
        return True
    meant = "".join(piece.meant for piece in part)
    if _once_more(meant) != meant:
        return True
    clear = {piece.script for piece in part if piece.clear}
    own = Counter(piece.script for piece in part if piece.script in clear)
    return any(count >= _ENOUGH or (script == "Vietnamese" and vietnamese >= _ENOUGH) for script, count in own.items())


def _restored(text: str, part: list[_Piece]) -> Garbled:
    start, end = part[0].start, part[-1].end
    meant = "".join(piece.meant for piece in part)
    for _ in range(_AGAIN):
        again = _once_more(meant)
        if again == meant:
            break
        meant = again
    meant = meant.replace("\ufeff", "")  # a mark at the start of a file, and nothing inside it
    if cut := _CUT.search(meant):
        end += text.startswith("Â", end)
        return Garbled(Span(start, end), meant[: cut.start()] + "”", certain=False)
    return Garbled(Span(start, end), meant, not _NO_CHARACTER.search(meant))


def _once_more(text: str) -> str:
    """`text`, which was damaged before, without the damage that is left in it."""
    done, at = [], 0
    for match in _pattern("cp1252").finditer(text):
        for piece in _pieces(text, match, "cp1252"):
            done += [text[at : piece.start], piece.meant]
            at = piece.end
    return "".join([*done, text[at:]])


def _pieces(text: str, match: re.Match[str], name: str) -> list[_Piece]:
    """The likely characters whose bytes a run is made of."""
    pieces, run, start = [], match[0], match.start()
    found = run.translate(_bytes_of(name)).encode("latin-1")
    at = 0
    while at < len(found):
        length = 2 if found[at] < 0xE0 else 3 if found[at] < 0xF0 else 4
        meant = found[at : at + length].decode("utf-8", "replace")
        first, end = start + at, start + at + length
        if len(meant) == 1 and (script := _script(meant)) is not None:
            odd = not _NATURAL.issuperset(run[at + 1 : at + length])
            clear = odd if script else _clear(text, first, end, meant)
            pieces.append(_Piece(first, end, meant, script, clear))
        at += length
    return pieces


def _script(meant: str) -> str | None:
    """What a character needs company of: "" where it can stand alone; None where it is not likely at all."""
    number = ord(meant)
    if number < 0x180 or meant in _LIKELY or 0x2000 <= number < 0x2C00 or 0x1F000 <= number < 0x20000:
        return ""
    for script, first, last in _SCRIPTS:
        if first <= number <= last:
            return script
    return None


_SCRIPTS = (
    ("Greek", 0x370, 0x3FF), ("Cyrillic", 0x400, 0x4FF), ("Hebrew", 0x590, 0x5FF), ("Arabic", 0x600, 0x6FF),
    ("Indic", 0x900, 0xDFF), ("Thai", 0xE00, 0xEFF), ("Georgian", 0x10A0, 0x10FF), ("Vietnamese", 0x1EA0, 0x1EF9),
    ("East Asian", 0x3000, 0x9FFF), ("Korean", 0xAC00, 0xD7AF), ("East Asian", 0xFF00, 0xFFEF),
)  # fmt: skip


def _clear(text: str, start: int, end: int, meant: str) -> bool:
    """Whether only damage explains characters of Latin text, from what stands before and behind them."""
    number, followers = ord(meant), text[start + 1 : end]
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    if number < 0xA0:
        return False
    if after.isdigit() and not before.isalpha():
        return True  # a sign in front of a number
    if number >= 0x2000:
        return not before.isalpha() or not _NATURAL.issuperset(followers)
    if followers.isalpha():
        return before.islower() or text[start] == "Ã"
    if not _NATURAL.issuperset(followers):
        return True
    if before.islower() or (before.isalpha() and after.isalpha() and _JOINING.isdisjoint(followers)):
        return True  # a capital inside a word, or a sign
    if before.isalpha() or before in _OPENING:
        return False
    return after.islower() or number < 0xC0 or meant == "à" or (number < 0x100 and _JOINING.isdisjoint(followers))


def _read_as_latin(text: str) -> Iterator[Garbled]:
    """Russian in an old set of its own, read as western: `Ïðèâåò` for `Привет`."""
    for match in _AS_LATIN.finditer(text):
        if len(match[0]) < 2 * _ENOUGH:
            continue
        meant = match[0].encode("latin-1").decode("cp1251")
        words = re.findall(r"[^\W\d_]+", meant)
        vowels = len(_VOWELS.findall(meant))
        if meant.isupper() or not all(map(_RUSSIAN.fullmatch, words)):
            continue
        if vowels * 4 >= sum(map(len, words)) and max(map(len, words)) > _ENOUGH:
            yield Garbled(Span(*match.span()), meant, certain=False)


@cache
def _bytes_of(name: str) -> dict[int, int]:
    """Character → byte of an old set. What the set leaves out is kept as it is, as most programs do."""
    table = {value: value for value in range(0x80, 0xA0)} if name != "mac_roman" else {}
    for value in range(0x80, 0x100):
        character = bytes([value]).decode(name, "ignore")
        if character:
            table[ord(character)] = value
    return table


@cache
def _half() -> re.Pattern[str]:
    """The pattern for what is left of most closing quotation marks: their last byte has no character in cp1252."""
    return re.compile(f"â€(?![{_class(one for one, value in _bytes_of('cp1252').items() if value in _FOLLOWING)}])")


@cache
def _suspicious() -> re.Pattern[str]:
    """The pattern for two characters as in all damage, which is quick to look for."""
    tables = [(re.compile(f"[{leads}]"), _bytes_of(name)) for name, leads in _SETS.items()]
    first = {one for leads, table in tables for one, value in table.items() if leads.match(chr(value))}
    second = {one for _, table in tables for one, value in table.items() if value in _FOLLOWING}
    return re.compile(f"[{_class(first)}][{_class(second)}]")


def _class(characters: Iterable[int]) -> str:
    return re.escape("".join(map(chr, sorted(characters))))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """The pattern for one or more characters of UTF-8 that were read in a set."""
    table = _bytes_of(name)
    wanted = re.compile(f"[{_SETS[name]}]")
    following = _class(one for one, value in table.items() if value in _FOLLOWING)
    parts = []
    for length, values in ((2, range(0xC2, 0xE0)), (3, range(0xE0, 0xF0)), (4, range(0xF0, 0xF1))):
        if leads := _class(one for one, value in table.items() if value in values and wanted.match(chr(value))):
            parts.append(f"[{leads}][{following}]{{{length - 1}}}")
    return re.compile(f"(?:{'|'.join(parts)})+")

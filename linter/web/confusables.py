"""Characters that look like others: text → its skeleton.

Two texts with one skeleton look alike (Unicode Technical Standard #39 §4). The table is rules/data/confusables.txt,
made by tools/confusables.py; it is read when a text other than ASCII is first asked about.
"""

import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

# ASCII characters look like each other too; capitals are gone from a host, so O counts as o and I as l.
_ASCII = {ord("0"): "o", ord("1"): "l", ord("I"): "l", ord("m"): "rn"}


def prototype(character: str) -> str:
    """What a character looks like (`а` in Cyrillic: `a`); itself where it looks like no other."""
    return _table().get(ord(character), character)


@lru_cache(maxsize=4096)
def skeleton(text: str) -> str:
    """The skeleton of a text, in lower case and without accents, as hosts are compared: `rnicrоsоft` as `microsoft`."""
    if text.isascii():
        return text.translate(_ASCII).lower()
    spread = unicodedata.normalize("NFD", text).translate(_table()).translate(_ASCII)
    plain = "".join(mark for mark in unicodedata.normalize("NFD", spread) if not unicodedata.combining(mark))
    return plain.translate(_ASCII).lower()


@cache
def _table() -> dict[int, str]:
    table: dict[int, str] = {}
    for line in (files("linter.rules") / "data" / "confusables.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            prototypes, sources = line.split("\t")
            looks = "".join(chr(int(code, 16)) for code in prototypes.split())
            table |= dict.fromkeys((int(code, 16) for code in sources.split()), looks)
    return table

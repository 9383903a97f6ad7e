"""Stock texts: does this text say anything of what it names?

In: the text of a link, picture or frame. Out: whether it is one of the texts in rules/data/stock-texts.yml, which is
read when somebody first asks.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Any

from linter.web.places import read_data

_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_NOTICE = re.compile(r"[(\[][^()\[\]]{0,60}[)\]]")
_BLANK = re.compile(r"\s+")
_LONGEST = 80


def plain(text: str) -> str:
    """`text` as it is compared: lower case, one kind of apostrophe, no punctuation at either end."""
    folded = unicodedata.normalize("NFC", _BLANK.sub(" ", text)).replace("İ", "i").lower().replace("’", "'")
    return _EDGES.sub("", folded)


def is_stock(text: str, kind: str, options: Mapping[str, Any]) -> bool:
    """Whether `text` is a stock text of a kind. Options: `texts` more of them, `allow` those that are fine.

    A remark in brackets ("(opens in a new tab)") does not make a text say more.
    """
    if len(text) > _LONGEST * 2:
        return False
    spelled = plain(text)
    if spelled not in _known(kind, tuple(options["texts"])):
        spelled = plain(_NOTICE.sub(" ", text))
        if not spelled or spelled not in _known(kind, tuple(options["texts"])):
            return False
    return spelled not in _folded(tuple(options["allow"]))


def stock(kind: str, more: Iterable[str] = ()) -> frozenset[str]:
    """The texts of a kind in all languages."""
    return _known(kind, tuple(more))


@lru_cache(maxsize=64)
def _known(kind: str, more: tuple[str, ...]) -> frozenset[str]:
    return _shipped(kind) | _folded(more)


@cache
def _shipped(kind: str) -> frozenset[str]:
    return frozenset(plain(text) for texts in read_data("stock-texts.yml")[kind].values() for text in texts)


@lru_cache(maxsize=64)
def _folded(texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(plain, texts))

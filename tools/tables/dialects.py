"""Pairs of one British and one American spelling of a word, worked out from SCOWL's regional lists."""

from __future__ import annotations

import re
from pathlib import Path

from tools.tables.lexicon import scowl_lists

SIZE = 60
# British ending or middle → American. Only a pair of which each half is in its own region's list survives.
CHANGES = (
    (r"our", "or"), (r"is(e[sdr]?|ed|ing|ation|ations|er|ers|able)$", r"iz\1"), (r"ys(e[sdr]?|ing|er|ers)$", r"yz\1"),
    (r"re(s?|d)$", r"er\1"), (r"ll(ed|ing|er|ers|or|ors|ation)$", r"l\1"), (r"ogue(s?)$", r"og\1"), (r"ae", "e"),
    (r"oe", "e"), (r"ence(s?)$", r"ense\1"), (r"l(ments?|s|)$", r"ll\1"), (r"lful", "llful"), (r"grey", "gray"),
    (r"mme(s?)$", r"m\1"), (r"ement(s?)$", r"ment\1"), (r"yre(s?)$", r"ire\1"), (r"plough", "plow"),
    (r"sceptic", "skeptic"), (r"pp(ed|ing|er|ers)$", r"p\1"), (r"gge", "ge"), (r"mould", "mold"), (r"cosy", "cozy"),
)  # fmt: skip
# Both halves are in use on both sides of the Atlantic, or mean two things.
UNSAFE = set("tyre tire tyres tires story storey practise licence program programme analyses".split())


def region(scowl: Path, names: tuple[str, ...]) -> set[str]:
    """Words of the named spelling categories up to the size used here."""
    found: set[str] = set()
    for category, sub, size, path in scowl_lists(scowl):
        if category in names and sub == "words" and size <= SIZE:
            found |= set(path.read_text("iso-8859-1").split())
    return found


def table(scowl: Path, unigrams: dict[str, int]) -> str:
    """Lines `british american`. A spelling that the other region also has as a variant is left out."""
    british = region(scowl, ("british",))
    american = region(scowl, ("american",))
    everywhere = region(scowl, ("english",))
    # Oxford spelling (-ize) is British too: those pairs can convict an -ise in American text, never the reverse.
    oxford = region(scowl, ("british_z",))
    lines = []
    for word in sorted(british - american - everywhere - UNSAFE):
        for pattern, change in CHANGES:
            other = re.sub(pattern, change, word, count=1)
            if other != word and other in american - british - everywhere - UNSAFE and min(len(word), len(other)) > 3:
                lines.append(f"{word} {other}{' z' if other in oxford else ''}\n")
                break
    return "".join(lines)

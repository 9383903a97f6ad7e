"""Writing systems: which of them a character, a word or a label of a host belongs to.

Unicode Standard Annex #24 gives each character its scripts (Script_Extensions), Technical Standard #39 §5 says which
may stand together: Japanese mixes three, Korean and Chinese two, each of them with Latin.
"""

import unicodedata
from functools import lru_cache

import regex

# Used by few, and kept out of host names for it (Unicode Standard Annex #31, table 7), or out of use
RARE = (
    "Balinese", "Bamum", "Batak", "Canadian_Aboriginal", "Chakma", "Cham", "Cherokee", "Coptic", "Deseret",
    "Javanese", "Kayah_Li", "Lepcha", "Limbu", "Lisu", "Mandaic", "Meetei_Mayek", "Miao", "Mongolian",
    "New_Tai_Lue", "Nko", "Ogham", "Ol_Chiki", "Osage", "Runic", "Saurashtra", "Sundanese", "Syloti_Nagri",
    "Syriac", "Tai_Le", "Tai_Tham", "Tai_Viet", "Tifinagh", "Vai", "Wancho", "Yi",
)  # fmt: skip
SCRIPTS = (
    "Latin", "Cyrillic", "Greek", "Armenian", "Hebrew", "Arabic", "Thaana", "Devanagari", "Bengali",
    "Gurmukhi", "Gujarati", "Oriya", "Tamil", "Telugu", "Kannada", "Malayalam", "Sinhala", "Thai", "Lao", "Tibetan",
    "Myanmar", "Georgian", "Hangul", "Ethiopic", "Khmer", "Hiragana",
    "Katakana", "Bopomofo", "Han", *RARE,
)  # fmt: skip
_TOGETHER = (
    frozenset({"Latin", "Han", "Hiragana", "Katakana"}),
    frozenset({"Latin", "Han", "Bopomofo"}),
    frozenset({"Latin", "Han", "Hangul"}),
)
_JOINED = frozenset(
    "Arabic Syriac Nko Mongolian Devanagari Bengali Gurmukhi Gujarati Oriya Tamil Telugu Kannada Malayalam Sinhala "
    "Myanmar Khmer Tibetan Balinese Javanese".split()
)


@lru_cache(maxsize=1)  # few texts have a character to ask about
def _patterns() -> tuple[tuple[str, regex.Pattern[str]], ...]:
    return tuple((script, regex.compile(rf"\p{{scx={script}}}")) for script in SCRIPTS)


@lru_cache(maxsize=8192)
def scripts(character: str) -> frozenset[str]:
    """The scripts that use a character; none for one that all share, such as a digit or a hyphen."""
    if character.isascii():
        return frozenset({"Latin"}) if character.isalpha() else frozenset()
    if unicodedata.category(character) == "Cf":
        return frozenset()
    return frozenset(script for script, pattern in _patterns() if pattern.match(character))


def single(text: str) -> str | None:
    """The one script that all of a text can be read in; None where there is none, or nothing says."""
    common: frozenset[str] | None = None
    for character in text:
        if found := scripts(character):
            common = found if common is None else common & found
    return min(common) if common else None


def mixed(text: str) -> tuple[str, str] | None:
    """Two scripts of a text that don't belong together: it is not even "highly restrictive" (UTS #39 §5.2)."""
    found = [owners for character in text if (owners := scripts(character))]
    if not found or frozenset.intersection(*found) or any(all(one & allowed for one in found) for allowed in _TOGETHER):
        return None
    first = min(found[0])
    other = next((owners for owners in found if first not in owners), found[-1])
    return first, min(other)


def needs_joiners(character: str) -> bool:
    """Whether a character belongs to a script in which (non-)joiners change how letters are written."""
    return not _JOINED.isdisjoint(scripts(character)) or unicodedata.category(character) == "Mn"

"""International host names: which of them are made to look like another.

In: the host of a parsed address, in ASCII (`xn--…`). Out: how it reads, and what is wrong with it. From Unicode
Technical Standard #39 (mixed scripts §5.1, whole-script lookalikes §4, repeated marks and hidden dots §5.4) and
RFC 5892, appendix A (characters that need a certain neighbour).
"""

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

from linter.web import confusables, places, writing

_LONGEST_HOST = 253
_DOTLESS = frozenset("ıȷ")
_VOICED = "\u3099\u309a"  # what makes か to が
_DOTTED = frozenset("ijlіјӏ")
_DOT_ABOVE = "\u0307"
_PUNCTUATION = frozenset("/.:?#@=&%-_'\"")
_EAST_ASIAN = frozenset({"Han", "Hiragana", "Katakana", "Bopomofo", "Hangul"})
_KANA = frozenset({"Hiragana", "Katakana"})
# Marks that lengthen or repeat the kana before them; anywhere else they pass for a hyphen or a slash
_AFTER_KANA = {"ー": _KANA, "ヽ": {"Katakana"}, "ヾ": {"Katakana"}, "ゝ": {"Hiragana"}, "ゞ": {"Hiragana"}}
_RARE_LATIN = re.compile(
    r"[\u0180-\u01bf\u01dd\u0221\u0234-\u0237\u0250-\u02ff\u1d00-\u1dbf\u2c60-\u2c7f\ua720-\ua7ff]"
)
# Countries in which a script is at home: there, a name written in it is no lookalike
_AT_HOME = {
    "Cyrillic": "ru su ua by bg kz kg mk mn rs tj uz me ba eu".split(),
    "Greek": "gr cy eu".split(),
    "Armenian": "am".split(),
    "Georgian": "ge".split(),
    "Hebrew": "il".split(),
    "Ethiopic": "et er".split(),
    "Thai": "th".split(),
    "Lao": "la".split(),
    "Myanmar": "mm".split(),
    "Khmer": "kh".split(),
    "Arabic": "sa ae eg ir iq jo kw lb ly ma om pk ps qa sd sy tn ye dz bh".split(),
}


def unicode_host(host: str) -> str:
    """The host as people read it: `xn--mnchen-3ya.example` as `münchen.example`. Labels that can't be read stay."""
    return ".".join(map(_label, host.split("."))) if "xn--" in host else host


def _label(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except UnicodeError:
        return label


@lru_cache(maxsize=4096)
def suspicion(host: str) -> str | None:
    """What makes a host look like another, as words that follow its name; None for an ordinary one."""
    if "xn--" not in host or len(host) > _LONGEST_HOST:
        return None
    read = unicode_host(host)
    labels = read.split(".")
    return next((found for label in labels if not label.isascii() and (found := _of_label(label, labels[-1]))), None)


def imitated(host: str, names: tuple[str, ...] = ()) -> str | None:
    """The well-known host, or one of `names`, that this host looks like without being it."""
    known = _known(names)
    labels = unicode_host(host).split(".")
    for size in (2, 3):
        end = ".".join(labels[-size:])
        looks = known.get(confusables.skeleton(end))
        if looks is not None and end not in known.values():
            return looks
    return None


@lru_cache(maxsize=1)
def well_known() -> frozenset[str]:
    """Names that are worth imitating."""
    return frozenset(places.read_data("hosts.yml")["well_known"]["hosts"])


@lru_cache(maxsize=64)
def _known(names: tuple[str, ...]) -> dict[str, str]:
    return {confusables.skeleton(name): name for name in (*well_known(), *names)}


def _of_label(label: str, top: str) -> str | None:
    if pair := writing.mixed(label):
        return f"mixes {pair[0]} and {pair[1]} letters"
    for test in (_rare, _marks, _misplaced, _digits):
        if found := test(label):
            return found
    return _whole(label, top)


def _whole(label: str, top: str) -> str | None:
    """A label in one script, every letter of which could be a Latin one, where that script is not at home."""
    script = writing.single(label)
    if script is None or script == "Latin" or not top.isascii() or top in _AT_HOME.get(script, ()):
        return None
    looks = [confusables.prototype(character) for character in label if character not in "-0123456789"]
    if all(look.isascii() and look.isalnum() for look in looks):
        return f'is in {script} letters but looks like "{confusables.skeleton(label).replace("rn", "m")}"'
    return None


def _rare(label: str) -> str | None:
    """A script that hardly anybody reads, or a letter of phonetic alphabets that passes for an ordinary one."""
    if (script := writing.single(label)) in writing.RARE:
        return f"is in {script.replace('_', ' ')} letters, which host names don't use"
    for character in label:
        if _RARE_LATIN.match(character) and confusables.prototype(character)[:1].isascii():
            return f'has the rare letter "{character}" that looks like "{confusables.prototype(character)}"'
    return None


def _marks(label: str) -> str | None:
    for before, mark in pairwise(unicodedata.normalize("NFD", label)):
        if unicodedata.category(mark) != "Mn":
            continue
        if mark == before:
            return "has the same accent twice on one letter"
        if writing.scripts(before) & _EAST_ASIAN and mark not in _VOICED:
            return "has an accent on a letter that takes none"
        if before in _DOTLESS or (mark == _DOT_ABOVE and before in _DOTTED):
            return "has a letter made to look like an i or j"
    return None


def _misplaced(label: str) -> str | None:
    """Characters that stand for a slash, a dot or a hyphen, and those that belong next to certain others."""
    east_asian = [bool(writing.scripts(character) & _EAST_ASIAN) for character in label]
    for index, character in enumerate(label):
        before, after = label[index - 1 : index], label[index + 1 : index + 2]
        if character == "·" and not before == after == "l":
            return "has a dot inside a word"
        if character in "׳״" and not (before and "Hebrew" in writing.scripts(before)):
            return "has a Hebrew mark outside Hebrew"
        if character == "・" and not any(east_asian[:index] + east_asian[index + 1 :]):
            return "has a dot inside a word"
        if (needed := _AFTER_KANA.get(character)) and not (before and writing.scripts(before) & needed):
            return f'has "{character}", which looks like punctuation'
        if not character.isascii() and _PUNCTUATION.intersection(confusables.prototype(character)):
            around = east_asian[max(0, index - 1) : index] + east_asian[index + 1 : index + 2]
            if not all(around):
                return f'has "{character}", which looks like punctuation'
    return None


def _digits(label: str) -> str | None:
    zeros = {ord(digit) - unicodedata.digit(digit) for digit in label if digit.isdecimal()}
    return "mixes digits of two scripts" if len(zeros) > 1 else None

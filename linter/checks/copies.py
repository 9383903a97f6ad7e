"""Whether one text only repeats another: an excerpt cut from the content, a title with the name of the site."""

import re

_WORD = re.compile(r"\w+")
_CUT = re.compile(r"\s*\[?(?:…|\.\.\.)\]?[^…]{0,120}\Z")  # where a text breaks off, and the link that may follow
_MORE = re.compile(r"\s*(?:read more|continue reading)\b.{0,120}\Z", re.IGNORECASE)
_LONGEST_TAIL = 60  # of what a plugin adds to a title: the site's name
_FURTHEST = 80  # words of the text that may be left out at one place
_LONGEST = 20_000
_BEGINNING = 40_000  # of a text: what is cut from it is cut from its beginning


def is_copy(text: str, source: str) -> bool:
    """Whether `text` holds nothing but what `source` has.

    Either it stands in it as a whole, or with a little after it, or it breaks off and has its words in their order:
    headings, links and shortcodes that were left out on the way are no matter.
    """
    if not source or not text or len(text) > _LONGEST:
        return False
    plain = " ".join(_unescaped(text).split())
    body = _MORE.sub("", _CUT.sub("", plain))
    if not body:
        return True
    if body in source or (plain.startswith(source) and len(plain) - len(source) <= _LONGEST_TAIL):
        return True
    return body != plain and _in_order(_WORD.findall(body), _WORD.findall(source[:_BEGINNING]))


def _unescaped(text: str) -> str:
    if "&" not in text:
        return text
    from html import unescape  # its table of names costs more to load than most texts need

    return unescape(text)


def _in_order(words: list[str], source: list[str]) -> bool:
    """Whether the words stand in the source one after the other, the last one perhaps cut short."""
    at = 0
    for number, word in enumerate(words):
        try:
            at = source.index(word, at, at + _FURTHEST) + 1
        except ValueError:
            return number == len(words) - 1 > 0
    return True

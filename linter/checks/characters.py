"""Checks of characters that are not seen, or are not what they seem, in text and in addresses."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from linter.checks.texts import texts
from linter.post import Field, Kind, Post
from linter.subject import Subject
from linter.text import Span, Spans, Text
from linter.web import invisible, writing

_SPACE = "\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_IN_ADDRESS = re.compile(f"[{_SPACE}\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\u180e\ufff9-\ufffb]+")
_CODED = re.compile(
    r"(?:%E2%80%(?:8[0-9A-F]|A[89A-F])|%EF%BB%BF|%C2%A[0D]|%E2%81%A[0-9A-F]|%0[9AD]|%20)\Z", re.IGNORECASE
)
_LONGEST_CODE = 9
_CODED_NAMES = {"%20": "a coded space", "%09": "a coded tab", "%0a": "a coded line break", "%0d": "a coded line break"}
_CONTROLS = {
    "\u202a": "left-to-right embedding", "\u202b": "right-to-left embedding", "\u202c": "end of an embedding",
    "\u202d": "left-to-right override", "\u202e": "right-to-left override", "\u2066": "left-to-right isolate",
    "\u2067": "right-to-left isolate", "\u2068": "isolate", "\u2069": "end of an isolate",
}  # fmt: skip
_OVERRIDES, _EMBEDDINGS, _ISOLATES = "\u202d\u202e", "\u202a\u202b\u202d\u202e", "\u2066\u2067\u2068"
_WORD = re.compile(r"[^\W\d_]{2,}")
_CYRILLIC, _AS_LATIN = "аеорсухіјѕһԁԛԝАВЕКМНОРСТУХІЈЅԌԚԜ", "aeopcyxijshdqwABEKMHOPCTYXIJSGQW"
# Greek small letters stand in names of science (TNFα, ν), so only the ο that is nothing but an o counts
_GREEK, _GREEK_AS_LATIN = "οΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "oABEZHIKMNOPTYX"
_TO_LATIN = dict(zip(_CYRILLIC + _GREEK, _AS_LATIN + _GREEK_AS_LATIN, strict=True))
_TO_CYRILLIC = {latin: letter for letter, latin in zip(_CYRILLIC, _AS_LATIN, strict=True) if letter not in "һԁԛԝԌԚԜ"}
_DISGUISING = re.compile(f"[{_CYRILLIC}{_GREEK}]")


def _marked(field: Field, text: Text, span: Span, what: str) -> Subject:
    return Subject(field, text, span, text.value[slice(*span)], names={"what": what})


def invisible_characters(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Characters in text that nobody sees and no script needs. `$what` names them."""
    for field, text, _, _ in texts(post):
        for span in invisible.stray(text.value):
            yield _marked(field, text, span, invisible.described(text.value[slice(*span)]))


def bidi_controls(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Characters that turn the direction of text: in code all of them, elsewhere overrides and what is never closed."""
    for field, text, blocks, code in texts(post):
        for block in blocks:
            if invisible.BIDI.search(text.value, *block):
                for at in _turning(text.value, block, code):
                    yield _marked(field, text, Span(at, at + 1), _CONTROLS[text.value[at]])


def _turning(text: str, block: Span, code: Spans) -> Iterator[int]:
    found: set[int] = set()
    opened: list[int] = []
    isolates = 0
    for match in invisible.BIDI.finditer(text, *block):
        at, mark = match.start(), match[0]
        if mark in _OVERRIDES or code.meets(Span(at, at + 1)):
            found.add(at)
        if mark in _EMBEDDINGS or mark in _ISOLATES:
            opened.append(at)
            isolates += mark in _ISOLATES
        elif mark == "\u202c":
            if opened and text[opened[-1]] in _EMBEDDINGS:
                opened.pop()
        elif isolates:
            isolates -= 1
            while text[opened.pop()] not in _ISOLATES:
                pass  # the end of an isolate ends the embeddings inside it
    yield from sorted(found.union(opened))


def disguised_words(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Words with letters of another script that look like their own. `$letters` says which, `$right` is the word."""
    for field, text, _, _ in texts(post):
        if not _DISGUISING.search(text.value):
            continue
        for match in _WORD.finditer(text.value):
            if _DISGUISING.search(match[0]) and (right := _undisguised(match[0])):
                letters = [letter for letter, other in zip(match[0], right, strict=True) if letter != other]
                names = {
                    "letters": ", ".join(dict.fromkeys(letters)),
                    "script": writing.single(letters[0]),
                    "right": right,
                }
                span = Span(*match.span())
                yield Subject(field, text, span, match[0], names=names)


def _undisguised(word: str) -> str | None:
    """A word in one script for one in which letters of another stand that look like its own."""
    latin = [letter.isascii() or "Latin" in writing.scripts(letter) for letter in word]
    share = sum(latin)
    if share == 0 or share == len(word):
        return None
    table = _TO_LATIN if share * 2 >= len(word) else _TO_CYRILLIC
    strangers = {letter for letter, own in zip(word, latin, strict=True) if own is not (table is _TO_LATIN)}
    if not strangers <= table.keys():
        return None
    right = "".join(table[letter] if letter in strangers else letter for letter in word)
    return right if writing.mixed(right) is None else None


def invisible_in_addresses(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Characters that nobody sees inside an address, or coded at its end. `$what` names them."""
    for name in ("content", "excerpt"):
        for field in post.fields(name):
            if field.kind is not Kind.MARKUP or not isinstance(field.value, str):
                continue
            for reference in field.references:
                text = reference.text
                if reference.address.startswith("data:"):
                    continue
                for span in _unseen(text.value):
                    run = text.value[slice(*span)]
                    what = _CODED_NAMES.get(run[:3].lower(), "a coded invisible character")
                    yield _marked(field, text, span, what if run.isascii() else invisible.described(run))


def _unseen(address: str) -> Iterator[Span]:
    if not address.isascii():
        yield from (Span(*match.span()) for match in _IN_ADDRESS.finditer(address))
    start = end = len(address.rstrip())
    while match := _CODED.search(address, max(0, start - _LONGEST_CODE), start):
        start = match.start()
    if start < end:
        yield Span(start, end)

"""Checks for what chat assistants say, copied along with their answer: their source marks, and words about themselves.

What stands there is told, never who wrote the rest.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from linter.checks.texts import (
    PARAGRAPH_START,
    compiled,
    marked,
    plain,
    quoted,
    readings,
    spelled,
    trimmed_span,
    unread,
)
from linter.post import Field, Post
from linter.subject import Subject
from linter.text import Span, Spans

_ABOUT_CHAT = (
    r"\b(?:chat ?gpt|gpt-?\d|open ?ai|chat ?bots?|llms?|language models?|generative ai"
    r"|ai (?:tools?|assistants?|models?)|artificial intelligence|copilot|gemini|claude|prompt(?:s|ed)?|bots?)\b"
    r"|KI-Modelle?|Sprachmodelle?|intelligence artificielle|inteligencia artificial|人工智能|人工知能|生成AI"
)
_MENTIONS = 2
_SOURCE_MARK = (
    r":?contentReference\[oaicite:\d+\](?:\{index=\d+\})?|\[?\boaicite:\d+\]?|\[oai_citation:\d+[^\[\]\ufffc\n]{0,80}\]?"
    r"|[\ue200-\ue20f][^\ue200-\ue20f\ufffc\n]{0,60}(?:[\ue202-\ue20f][^\ue200-\ue20f\ufffc\n]{0,60}){0,20}\ue201"
    r"|\b(?:cite|navlist)?(?:turn\d{1,3}(?:search|view|news|image|fetch|file|academia|forecast|finance|sports|product"
    r"|map|click)\d{1,3})+|【\d+(?::\d+)?†[^【】\n\ufffc]{0,80}】|\[cite_start\]|\[cite: ?\d+(?:, ?\d+)*\]"
    r"|<\|(?:im_start|im_end|endoftext|assistant|system)\|>|\[attached_file:\d+\]"
)
_MARK_HINTS = (
    "oaicite", "oai_citation", "\ue201", "†", "[cite", "<|", "[attached_file:", *(f"turn{digit}" for digit in range(10))
)  # fmt: skip
_WORD = re.compile(r"\w+")
_SENTENCE_END = re.compile("[.!?\n\ufffc]")
_CJK = "[\u3040-\u9fff\uac00-\ud7af]"


def assistant_marks(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Marks that chat assistants put where they name a source, and their signs for the end of an answer."""
    for field, text in readings(post):
        if any(hint in text for hint in _MARK_HINTS):
            spans = [Span(*match.span()) for match in compiled(_SOURCE_MARK).finditer(text)]
            code = unread(field.prose) if spans else Spans(())
            yield from (marked(field, span) for span in spans if not code.meets(span))


def assistant_phrases(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """What chat assistants say of themselves: `phrases` anywhere, `openers` at the start of a paragraph.

    A quotation, or a post about them, may say it on purpose: there it is milder, and silent where both hold.
    """
    about: bool | None = None
    for field, text in readings(post):
        phrases = tuple(_occurring(field, tuple(options["phrases"])))
        openers = tuple(_occurring(field, tuple(options["openers"])))
        if not phrases and not openers:
            continue
        pattern, last = _phrasing(phrases, openers), 0
        quotations: Spans | None = None
        for match in pattern.finditer(text):
            span = trimmed_span(match)
            if field.prose.silent(span):
                continue
            goes_on = last and not _SENTENCE_END.search(text, last, span.start)
            last = span.end
            if goes_on:  # the sentence has been told
                continue
            about = _about_chat(post, pattern) if about is None else about
            quotations = quoted(field.prose) if quotations is None else quotations
            if not (about and quotations.meets(span)):
                subject = marked(field, span)
                subject.milder = about or quotations.meets(span)
                yield subject


def _occurring(field: Field, phrases: tuple[str, ...]) -> Iterator[str]:
    """Those of `phrases` that stand in a field; first their longest words are looked for, which is quick."""
    whole, parts = _by_longest_word(phrases)
    words, folded = field.prose.words, field.prose.folded
    likely = [phrase for word, those in whole.items() if word in words for phrase in those]
    likely += [phrase for word, those in parts.items() if word in folded for phrase in those]
    if likely:
        readable = plain(field.prose.readable)
        yield from (phrase for phrase in likely if plain(phrase) in readable)


@lru_cache(maxsize=8)
def _by_longest_word(phrases: tuple[str, ...]) -> tuple[Mapping[str, list[str]], Mapping[str, list[str]]]:
    """The phrases by their longest words, where these stand as words, and where they may be parts of longer ones."""
    whole: dict[str, list[str]] = {}
    parts: dict[str, list[str]] = {}
    for phrase in phrases:
        longest = max(_WORD.findall(phrase.casefold()), key=len, default="")
        (parts if not longest or _unspaced(phrase) else whole).setdefault(longest, []).append(phrase)
    return whole, parts


def _unspaced(phrase: str) -> bool:
    """Whether a phrase is in a language that sets no spaces between words."""
    return not phrase.isascii() and compiled(_CJK).search(phrase) is not None


@lru_cache(maxsize=64)
def _phrasing(phrases: tuple[str, ...], openers: tuple[str, ...]) -> re.Pattern[str]:
    """The pattern for phrases, and for those that only count at the start of a paragraph."""
    longest_first = sorted(phrases, key=len, reverse=True)
    parts = [*map(_spelled, longest_first), *(PARAGRAPH_START + _spelled(phrase) for phrase in openers)]
    return re.compile("|".join(parts), re.IGNORECASE)


def _spelled(phrase: str) -> str:
    return spelled(phrase) if _unspaced(phrase) else rf"(?<!\w){spelled(phrase)}(?!\w)"


def _about_chat(post: Post, pattern: re.Pattern[str]) -> bool:
    about = compiled(_ABOUT_CHAT, re.IGNORECASE)
    return sum(len(about.findall(pattern.sub("", text))) for _, text in readings(post)) >= _MENTIONS

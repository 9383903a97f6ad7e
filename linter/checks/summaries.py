"""Checks of what stands for a post in lists, feeds and search results: its title and its excerpt."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from linter.html.prose import BREAK
from linter.post import Field, Post
from linter.subject import Subject
from linter.text import Span

_PARTING = re.compile(r"\s+[|–—•·»«:-]\s+|\s*[|»]\s*")
_SHORTEST_NAME = 4
_CUT_OFF = re.compile(r"(?:…|\.\.\.)[\s\]»]*\Z")
_SQUEEZED = re.compile(r"[\W_]+")
_SHORTEST = 20  # characters of an excerpt that can be told from the text by accident no more
_LEAST_MORE = 200  # characters that a text has beyond its first paragraph where an excerpt is more than all of it


def site_in_titles(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """A title that ends with the name of the site, which the theme adds anyway. `$name`."""
    for field in post.fields("title"):
        if not isinstance(field.value, str):
            continue
        text = field.prose.text
        partings = list(_PARTING.finditer(text.value))
        if not partings or partings[-1].start() == 0:
            continue
        name = text.value[partings[-1].end() :].strip()
        if len(squeezed := _squeezed(name)) >= _SHORTEST_NAME and squeezed in _site_names(post):
            end = len(text.value.rstrip())
            span = Span(partings[-1].start(), end)
            yield Subject(field, text, span, text.value[slice(*span)], names={"name": name})


def _site_names(post: Post) -> set[str]:
    """What the site is called: the name that its pages give, and the main part of its domain."""
    head = post.data.get("yoast_head_json")
    told = head.get("og_site_name") if isinstance(head, dict) else None
    names = {_squeezed(told)} if isinstance(told, str) else set()
    if post.site:
        names |= {_squeezed(post.site.partition(".")[0]), _squeezed(post.site)}
    return names


def _squeezed(text: str) -> str:
    return _SQUEEZED.sub("", text).casefold()


def broken_excerpts(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """An excerpt that breaks off in the middle of a word of the text. `$word` is that word."""
    for field in _excerpts(post):
        text = field.prose.text.value
        end = len(text.rstrip(f"{BREAK} \t\r\n\u00a0"))
        start = end
        while start and text[start - 1].isalpha():
            start -= 1
        if start == end:
            continue
        tail = " ".join(text[:end].replace(BREAK, " ").split())[-3 * _SHORTEST :]
        for content in post.fields("content"):
            if len(tail) < _SHORTEST or not isinstance(content.value, str):
                continue
            readable = content.prose.readable
            at = readable.find(tail)
            if at < 0 or not _goes_on(readable, at + len(tail)) or _stands_alone(readable, tail):
                continue
            word = text[start:end] + _letters(readable, at + len(tail))
            yield Subject(field, field.prose.text, Span(start, end), text[start:end], names={"word": word})
            break


def _goes_on(text: str, at: int) -> bool:
    """Whether a word goes on at an offset; scripts without spaces have no words to cut."""
    return text[at : at + 1].isalpha() and text[at] < "\u0e00"


def _letters(text: str, at: int) -> str:
    end = at
    while end < len(text) and text[end].isalpha():
        end += 1
    return text[at:end]


def _stands_alone(text: str, tail: str) -> bool:
    """Whether the same words stand in the text with their end, too."""
    return re.search(re.escape(tail) + r"(?![^\W\d_])", text) is not None


def repeating_excerpts(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """An excerpt that says just what the title or the first paragraph says. `$what` that is."""
    title = post.fields("title")
    heading = _squeezed(title[0].prose.readable) if title and isinstance(title[0].value, str) else ""
    for field in _excerpts(post):
        said = _squeezed(field.prose.readable)
        if not said or _CUT_OFF.search(field.prose.readable):
            continue
        what = "the title" if said == heading else "the first paragraph" if _is_first(post, said) else ""
        if what:
            yield Subject(field, field.text, field.text.all, field, names={"what": what})
            return


def _is_first(post: Post, said: str) -> bool:
    for content in post.fields("content"):
        if not isinstance(content.value, str):
            continue
        prose = content.prose
        first = next(iter(prose.blocks), None)
        if first is not None and _squeezed(prose.text.value[slice(*first)]) == said:
            return len(prose.text.value) - first.end > _LEAST_MORE
    return False


def _excerpts(post: Post) -> Iterator[Field]:
    return (field for field in post.fields("excerpt") if isinstance(field.value, str))

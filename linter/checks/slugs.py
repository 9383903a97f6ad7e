"""Checks of the slug against the title."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from linter.post import Post
from linter.subject import Subject
from linter.text import Span

_WORD = re.compile(r"[a-z0-9]+")
_SHORTEST = 5


def slug_words(title: str) -> list[str]:
    """The words of a title as WordPress writes them in a slug: lower case, accents and apostrophes dropped."""
    plain = unicodedata.normalize("NFKD", title.lower().replace("’", "").replace("'", ""))
    return _WORD.findall("".join(letter for letter in plain if not unicodedata.combining(letter)))


def joined_slug(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Words that the title has apart and the slug has run together ("risefor" for "Rise for")."""
    slugs, titles = post.fields("slug"), post.fields("title")
    if not slugs or not titles or not isinstance(slugs[0].value, str):
        return
    title = slug_words(titles[0].prose.readable)
    pairs = {one + other: f"{one}-{other}" for one, other in pairwise(title)}
    text = slugs[0].text
    for match in _WORD.finditer(text.value):
        word = match[0]
        if len(word) >= _SHORTEST and word in pairs and word not in title and not word.isdigit():
            span = Span(*match.span())
            yield Subject(slugs[0], text, span, word, names={"word": word, "right": pairs[word]})

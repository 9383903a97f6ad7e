"""Post → who wrote it and when, for counting findings by author and month."""

import re
from typing import NamedTuple

from linter.post import Post

_MONTH = re.compile(r"\d{4}-\d{2}(?=\D|$)")
_AUTHORS = ("_embedded.author.0.name", "author_name", "author.name", "author", "post_author")


class Byline(NamedTuple):
    """`author` is a name where the file has one, else an id; `month` reads 2026-03. None where nothing tells."""

    author: str | None = None
    month: str | None = None


def byline(post: Post) -> Byline:
    """The byline of a post, in any of the shapes that posts come in."""
    date = post.lookup("date")
    month = _MONTH.match(date) if isinstance(date, str) else None
    return Byline(_author(post), month[0] if month else None)


def _author(post: Post) -> str | None:
    for name in _AUTHORS:
        value = post.lookup(name)
        if isinstance(value, int) or (isinstance(value, str) and value.strip()):
            return " ".join(str(value).split())[:80]
    return None

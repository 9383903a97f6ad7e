"""Checks of whether a post has anything to read."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from linter.post import Field, Post
from linter.subject import Subject

# What shows nothing where no text is in it; anything else may, and has rules of its own
_HOLLOW = frozenset("p br div span section article b strong i em u font center o:p".split())
_FILLED_LATER = frozenset({"id", "role", "data-src", "data-url"})  # a script may write into it
# A block without content of its own, which WordPress fills when it shows the post: the latest posts, a shared block
_MADE_LATER = re.compile(r"<!--\s{1,9}wp:(?!spacer\b|separator\b|more\b|nextpage\b|paragraph\b)[^<>]{1,500}/-->")


def empty_contents(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """The content of a post that is out and shows readers nothing: no word, no picture, no player.

    Locked posts have no content here; those of a kind or format that draws on other fields need none.
    """
    if post.lookup("status") != "publish" or post.lookup("type") not in (None, "post"):
        return
    if post.data.get("post_parent") not in (None, "", 0, "0"):  # posts have no parents; pages and settings have
        return
    if post.data.get("format") not in (None, "", "standard") or post.data.get("acf"):
        return
    content = post.data.get("content")
    if isinstance(content, dict) and content.get("protected"):
        return
    found = post.fields("content")
    if found and all(isinstance(field.value, str) and _shows_nothing(field) for field in found):
        field = found[-1]
        pictured = bool(post.data.get("featured_media"))  # then readers see at least that
        yield Subject(field, field.text, field.text.all, field.value, milder=pictured)


def _shows_nothing(field: Field) -> bool:
    if field.prose.readable or _MADE_LATER.search(field.value):
        return False
    if "<" not in field.value:
        return True
    elements = field.markup.elements
    return all(one.tag in _HOLLOW and _FILLED_LATER.isdisjoint(one.attributes) for one in elements)

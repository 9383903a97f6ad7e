"""Checks of whether a post has anything to read."""

from collections.abc import Iterator, Mapping
from typing import Any

from linter.post import Field, Post
from linter.subject import Subject

_SHOWN = frozenset(
    "img picture svg video audio iframe object embed canvas math table form input button script "
    "amp-img amp-iframe amp-youtube".split()
)


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
    return not field.prose.readable and ("<" not in field.value or _SHOWN.isdisjoint(field.markup.by_tag))

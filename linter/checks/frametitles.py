"""Checks of the titles of frames. That a frame has one at all is a rule of its own."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from linter.checks.authored import at_attribute, authored, tagged
from linter.html.accname import names
from linter.html.exposure import tab_index
from linter.html.markup import Element
from linter.post import Field, Post
from linter.subject import Subject
from linter.web.stocktexts import is_stock, plain

_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|html?|php|pdf|[a-z]{2})", re.IGNORECASE
)
_POINT = re.compile(r"\s*[01](?:px)?\s*")


def _titled(post: Post) -> Iterator[tuple[Field, Element, str]]:
    for field, markup in authored(post):
        for frame in tagged(markup, "iframe"):
            known = names(markup)
            if (name := known.name(frame)) and not known.hidden(frame):
                yield field, frame, name


def stock_titles(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Frames whose title would fit any frame, or is an address. Options: `texts` more such titles, `allow`."""
    for field, frame, name in _titled(post):
        if is_stock(name, "frames", options) or _ADDRESS.fullmatch(name):
            yield at_attribute(field, frame, "title", name)


def same_titles(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Frames that have the title of an earlier frame that shows something else."""
    told: dict[str, str] = {}
    for field, frame, name in _titled(post):
        address = frame.attributes.get("src", "").strip()
        if told.setdefault(plain(name), address) != address and not is_stock(name, "frames", options):
            yield at_attribute(field, frame, "title", name)


def unreachable_frames(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Frames with a negative `tabindex`: the keyboard can't get into what they show."""
    for field, markup in authored(post):
        for frame in tagged(markup, "iframe"):
            index = tab_index(frame)
            if index is not None and index < 0 and not names(markup).hidden(frame) and not _dot(frame):
                yield at_attribute(field, frame, "tabindex", frame.attributes.get("tabindex"))


def _dot(frame: Element) -> bool:
    return any(_POINT.fullmatch(frame.attributes.get(side, "")) for side in ("width", "height"))

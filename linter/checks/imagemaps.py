"""Checks of image maps: a picture and the map that holds its links find each other by name."""

from collections.abc import Iterator, Mapping
from typing import Any

from linter.checks.authored import at_attribute, at_tag, authored, tagged
from linter.post import Post
from linter.subject import Subject

_SHOWN = 60


def broken_maps(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Pictures whose map is not there, and maps that no picture can name; milder where only the ids differ.

    `$what` says what is wrong.
    """
    for field, markup in authored(post, "content"):
        known = {one.attributes.get("name", "") for one in tagged(markup, "map")}
        for picture in markup.by_attribute.get("usemap", ()):
            wanted = picture.attributes["usemap"].partition("#")[2]
            if picture.tag in ("img", "object") and wanted not in known:
                what = f'there is no map with the name "{wanted[:_SHOWN]}"'
                yield at_attribute(field, picture, "usemap", wanted, what=what)
        for one in tagged(markup, "map"):
            name, identifier = one.attributes.get("name", "").strip(), one.attributes.get("id")
            if not name:
                yield at_tag(field, one, what="the map has no name, so that no picture can use it")
            elif identifier is not None and identifier != name:
                what = f'the map has the name "{name[:_SHOWN]}" but the id "{identifier[:_SHOWN]}"'
                subject = at_attribute(field, one, "id", identifier, what=what)
                subject.milder = True
                yield subject

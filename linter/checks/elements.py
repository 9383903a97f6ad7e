"""Checks of elements that HTML does not have."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from linter.checks.authored import at_tag
from linter.checks.fields import markups
from linter.html.tagnames import HTML
from linter.post import Post
from linter.subject import Subject

_OF_OFFICE = ("o:", "v:", "w:", "m:", "st1:", "g:", "google-sheets")
_ADDRESS = re.compile(r"https?:|www\.|[^@]+@[^@]+\.|[\w-]+\.[a-z]{2,}")


def unknown_elements(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Elements that no browser knows; those with a hyphen may be defined by a script. `$what` says what is lost."""
    allowed = frozenset(options["allow"])
    for field, markup in markups(post):
        for tag in sorted(markup.by_tag.keys() - HTML - allowed):
            if "-" in tag or tag.startswith(_OF_OFFICE):
                continue
            for element in markup.by_tag[tag]:
                if element.is_html:
                    address = _ADDRESS.match(tag) is not None
                    yield at_tag(field, element, tag=tag, what=_what(address))


def _what(address: bool) -> str:
    return "an address between < and > is not shown" if address else "browsers don't know it"

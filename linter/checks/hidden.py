"""Checks of text and links that are there for machines only."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from linter.checks.fields import markups
from linter.globs import one_of
from linter.html.markup import Element
from linter.html.visibility import hidden_elements, shown_again
from linter.post import Field, Post
from linter.subject import Subject

_HIGHEST = 50  # how many elements up a link is looked for
_KEY = "hidden elements"
_WORDS = re.compile(r"[^\W\d_]{2,}")


def hidden_links(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Hidden elements with links to other sites. `$count` links, the first to `$host`; `$how` they are hidden."""
    allowed = one_of(options["hosts"])
    for field, element, how in _hidden(post):
        strangers = [host for host in _linked(post, element) if not allowed(host)]
        if strangers:
            count = f"{len(strangers)} links" if len(strangers) > 1 else "a link"
            yield _subject(field, element, {"count": count, "host": strangers[0], "how": how})


def hidden_text(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Hidden elements with at least `words` words and no links to other sites. `$text`, `$how`."""
    for field, element, how in _hidden(post):
        if len(_WORDS.findall(element.readable)) >= options["words"] and not any(_linked(post, element)):
            yield _subject(field, element, {"text": element.readable, "how": how})


def _subject(field: Field, element: Element, names: Mapping[str, Any]) -> Subject:
    return Subject(field, element.markup.text, element.start_tag, element, element, names=names)


def _hidden(post: Post) -> list[tuple[Field, Element, str]]:
    """The hidden elements and how each is hidden; two checks ask."""
    if (found := post.memo.get(_KEY)) is None:
        found = post.memo[_KEY] = list(_found(post))
    return list(found)


def _found(post: Post) -> Iterator[tuple[Field, Element, str]]:
    for field, markup in markups(post):
        index = markup.by_attribute
        if "style" not in index and "hidden" not in index and "style" not in markup.by_tag:
            continue
        for element, how in hidden_elements(markup):
            if not shown_again(element, how):
                yield field, element, how


def _linked(post: Post, element: Element) -> Iterator[str]:
    """The hosts of other people's sites that links in a hidden element, or one all around it, lead to."""
    inside = [inner for node in element.node.select("a[href], area[href]") if (inner := element.markup.element(node))]
    for link in (element, *inside, *_around(element)):
        if link.tag in ("a", "area") and "href" in link.attributes:
            address = post.address(link.attributes["href"])
            if address.host is not None and address.scheme in ("http", "https") and not post.owns(address.host):
                yield address.host


def _around(element: Element) -> Iterator[Element]:
    """The link around a hidden element, if readers see nothing else of it."""
    above = element.parent
    for _ in range(_HIGHEST):
        if above is None:
            return
        if above.tag == "a":
            if above.readable == element.readable and not above.node.select("img, svg, video"):
                yield above
            return
        above = above.parent

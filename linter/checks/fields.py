"""Where checks look: the markup of a post, documents inside it included, and who is a stranger to it."""

from bisect import bisect_left
from collections.abc import Callable, Iterator

from linter.html.markup import Element, Markup
from linter.post import Field, Kind, Post
from linter.text import Span
from linter.web.address import Address

_FIELDS = ("title", "content", "excerpt")


def fields(post: Post) -> Iterator[Field]:
    """The fields that hold markup and have a tag in them."""
    for name in _FIELDS:
        for field in post.fields(name):
            if field.kind is Kind.MARKUP and isinstance(field.value, str) and "<" in field.value:
                yield field


def elements(post: Post, *tags: str) -> Iterator[tuple[Field, Element]]:
    """The elements with one of `tags`, in document order for each tag."""
    for field in fields(post):
        for markup in field.markup.walk():
            for tag in tags:
                for element in markup.by_tag.get(tag, ()):
                    yield field, element


def markups(post: Post) -> Iterator[tuple[Field, Markup]]:
    """Every piece of markup, documents inside documents included."""
    for field in fields(post):
        for markup in field.markup.walk():
            yield field, markup


def inside(markup: Markup, *tags: str) -> Callable[[Span], list[Element]]:
    """The function from a span of the markup to the elements with one of `tags` that begin in it."""
    found = sorted((element for tag in tags for element in markup.by_tag.get(tag, ())), key=_start)
    starts = [_start(element) for element in found]
    return lambda span: found[bisect_left(starts, span.start) : bisect_left(starts, span.end)]


def _start(element: Element) -> int:
    return element.start_tag.start


def stranger(post: Post, address: Address) -> bool:
    """Whether an address names a host that is not known to be the post's own."""
    return address.host is not None and post.owns(address.host) is not True

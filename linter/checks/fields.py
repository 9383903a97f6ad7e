"""Where checks look: the markup of a post, documents inside it included."""

from bisect import bisect_left
from collections.abc import Callable, Iterator

from linter.html.markup import Element, Markup
from linter.post import Field, Kind, Post
from linter.text import Span

_FIELDS = ("title", "content", "excerpt")
_MOST = 60  # elements whose texts are looked at


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


def texts(element: Element, enters: Callable[[Element], bool]) -> Iterator[str]:
    """The texts in an element and in those inside it that `enters` lets through; of a flood only the beginning."""
    waiting = [element]
    for _ in range(_MOST):
        if not waiting:
            return
        for child in waiting.pop().children:
            if isinstance(child, str):
                yield child
            elif enters(child):
                waiting.append(child)


def inside(markup: Markup, *tags: str) -> Callable[[Span], list[Element]]:
    """The function from a span of the markup to the elements with one of `tags` that begin in it."""
    found = sorted((element for tag in tags for element in markup.by_tag.get(tag, ())), key=_start)
    starts = [_start(element) for element in found]
    return lambda span: found[bisect_left(starts, span.start) : bisect_left(starts, span.end)]


def _start(element: Element) -> int:
    return element.start_tag.start

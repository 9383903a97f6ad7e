"""What an author wrote: the markup that accessibility checks look at, and subjects in it.

Only the first form of a field counts (`raw` where there is one, since that is what an editor changes), without the
documents inside it: what `<noscript>` holds is a copy for readers without script.
"""

from collections.abc import Iterator
from typing import Any

from linter.html.markup import Element, Markup
from linter.post import Field, Kind, Post
from linter.subject import Subject


def authored(post: Post, *names: str) -> list[tuple[Field, Markup]]:
    """The markup of the fields `names` (content and excerpt unless told) that have a tag in them."""
    key = f"authored {names}"
    if (found := post.memo.get(key)) is None:
        found = post.memo[key] = list(_authored(post, names or ("content", "excerpt")))
    return list(found)


def _authored(post: Post, names: tuple[str, ...]) -> Iterator[tuple[Field, Markup]]:
    for name in names:
        for field in post.fields(name)[:1]:
            if field.kind is Kind.MARKUP and isinstance(field.value, str) and "<" in field.value:
                yield field, field.markup


def tagged(markup: Markup, *tags: str) -> Iterator[Element]:
    """The elements with one of the tags, tag by tag."""
    for tag in tags:
        yield from markup.by_tag.get(tag, ())


def at_tag(field: Field, element: Element, value: Any = None, /, **names: Any) -> Subject:
    """A subject that marks the start tag of an element."""
    told = element if value is None else value
    return Subject(field, element.markup.text, element.start_tag, told, element, names=names)


def at_content(field: Field, element: Element, value: Any, /, **names: Any) -> Subject:
    """A subject that marks what stands between the tags of an element; its start tag where nothing does."""
    span = element.content
    if not element.markup.text.value[slice(*span)].strip():
        return at_tag(field, element, value, **names)
    return Subject(field, element.markup.text, span, value, element, names=names)


def at_attribute(field: Field, element: Element, name: str, value: Any = None, /, **names: Any) -> Subject:
    """A subject that marks an attribute; the start tag where the element does not have it."""
    attribute = element.attribute(name)
    if attribute is None:
        return at_tag(field, element, value, **names)
    told = element.attributes[name] if value is None else value
    core = (attribute.text, attribute.text.all)
    return Subject(field, element.markup.text, attribute.span, told, element, name, names, core)

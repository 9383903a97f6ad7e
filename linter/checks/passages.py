"""What a post gives its readers to read, passage by passage, each with the place that it has in the file.

That is more than the text: the title, the excerpt, alternative texts and other texts in attributes, what search
engines and social networks are told, the featured image. Texts that only repeat the title or the text are left out:
what is wrong in them is wrong there.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from linter.checks.copies import is_copy
from linter.html.markup import Element
from linter.html.prose import Prose, plain_prose, read_prose
from linter.html.zones import Stretch, Zone, zone_of_class
from linter.post import TOLD_ABROAD, Field, Kind, Post
from linter.text import Span, Text
from linter.typos import Passage

_SHORTEST = 3  # of a text in an attribute
_MOST_ABOVE = 30  # how many elements around an attribute are asked whose words it holds
_READ = ("alt", "title", "aria-label", "placeholder")
_FRAMES = frozenset({"iframe", "embed", "object", "link", "style"})  # their titles are their makers', or nobody's
_FEATURED = "_embedded.wp:featuredmedia.0"
_PARENTS = frozenset(name.partition(".")[0] for name in TOLD_ABROAD)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage stands: `start` is the offset of its first character in `text`."""

    field: Field
    text: Text
    start: int


Placed = tuple[Passage, Place]


def passages(post: Post) -> Iterator[Placed]:
    """The passages of a post in the order in which they are read: the title first, names of tags and authors last."""
    title, content, excerpt = (_first(post, name) for name in ("title", "content", "excerpt"))
    if title:
        yield from ((replace(passage, zone="title"), place) for passage, place in _blocks(title, title.prose))
    if content:
        yield from _blocks(content, content.prose)
        if content.kind is Kind.MARKUP:
            yield from _attributes(content)
    if excerpt and not (content and is_copy(excerpt.prose.readable, content.prose.readable)):
        yield from _blocks(excerpt, excerpt.prose)
        if excerpt.kind is Kind.MARKUP:
            yield from _attributes(excerpt)
    yield from _abroad(post, [field.prose.readable for field in (title, content, excerpt) if field])
    if "_embedded" in post.data:
        yield from _featured(post)
        for name in _names(post.data):
            yield from (_whole(field, zone="name") for field in post.fields(name))


def own_terms(data: Mapping[str, Any]) -> list[str]:
    """Words of the post that are right by themselves: the names of its tags, categories and authors."""
    found = []
    for name in _names(data):
        value: Any = data
        for step in name.split("."):
            value = value[int(step) if isinstance(value, list) else step]
        found.append(value)
    return found


def _first(post: Post, name: str) -> Field | None:
    """The field as its author wrote it, if there is anything in it."""
    return next((field for field in post.fields(name)[:1] if isinstance(field.value, str) and field.value), None)


def _blocks(field: Field, prose: Prose) -> Iterator[Placed]:
    """The blocks of a field, each with its zone; a zone that covers only part of a block masks that part."""
    stretches = list(prose.stretches)
    open_: list[Stretch] = []
    at = 0
    for block in prose.blocks:
        while at < len(stretches) and stretches[at].start < block.end:
            open_.append(stretches[at])
            at += 1
        open_ = [stretch for stretch in open_ if stretch.end > block.start]
        text = prose.text.value[block.start : block.end]
        yield _zoned(Passage(text), block, open_), Place(field, prose.text, block.start)


def _zoned(passage: Passage, block: Span, stretches: list[Stretch]) -> Passage:
    masked: list[tuple[int, int]] = []
    quoted: list[tuple[int, int]] = []
    for stretch in stretches:
        lead = len(passage.text) - len(passage.text.lstrip())
        whole = stretch.start <= block.start + lead and stretch.end >= block.end
        if whole and (passage.zone == "body" or stretch.zone is Zone.EMBED):
            passage = replace(passage, zone=stretch.zone.value, lang=stretch.lang or passage.lang)
            continue
        part = (max(stretch.start - block.start, 0), min(stretch.end, block.end) - block.start)
        (quoted if stretch.zone is Zone.QUOTE else masked).append(part)
    return replace(passage, masked=tuple(masked), quoted=tuple(quoted)) if masked or quoted else passage


def _attributes(field: Field) -> Iterator[Placed]:
    """Texts in attributes. One that says again what another says is left out."""
    value, seen = field.value, set()
    for name in _READ:
        if f"{name}=" not in value:
            continue
        for element in field.markup.by_attribute.get(name, ()):
            said = element.attributes[name]
            if len(said) <= _SHORTEST or said in seen or (name != "alt" and " " not in said):
                continue
            seen.add(said)
            if element.tag in _FRAMES or (zone := _zone_around(element)) is None:
                continue
            text = plain_prose(element.value_text(name)).text
            yield Passage(text.value, zone=zone), Place(field, text, 0)


def _zone_around(element: Element) -> str | None:
    """The zone of what an attribute says; None where it is a stranger's, or in another language."""
    one: Element | None = element
    zone = "body"
    for _ in range(_MOST_ABOVE):
        if one is None:
            break
        attributes = one.attributes
        if "lang" in attributes or attributes.get("translate") == "no":
            return None
        if "class" in attributes and zone_of_class(one.tag, attributes["class"]):
            return None
        if one.tag == "blockquote":
            zone = Zone.QUOTE.value
        one = one.parent
    return zone


def _whole(field: Field, zone: str = "body") -> Placed:
    return Passage(str(field.value), zone=zone), Place(field, field.text, 0)


def _abroad(post: Post, told: list[str]) -> Iterator[Placed]:
    """What search engines and social networks are told and readers of the post are not."""
    if _PARENTS.isdisjoint(post.data):
        return
    told = list(told)
    for name in TOLD_ABROAD:
        for field in post.fields(name):
            value = field.value
            if isinstance(value, str) and " " in value and not any(is_copy(value, one) for one in told):
                told.append(" ".join(value.split()))
                yield _whole(field)


def _featured(post: Post) -> Iterator[Placed]:
    """Alternative text and caption of the featured image."""
    for field in post.fields(f"{_FEATURED}.alt_text"):
        if isinstance(field.value, str) and len(field.value) > _SHORTEST:
            yield _whole(field)
    for field in post.fields(f"{_FEATURED}.caption"):
        if isinstance(field.value, str) and field.value:
            yield from _blocks(field, read_prose(field.markup))


def _names(data: Mapping[str, Any]) -> Iterator[str]:
    """The paths of the names of tags, categories and authors."""
    embedded = data.get("_embedded")
    if not isinstance(embedded, dict):
        return
    for number, group in enumerate(_list(embedded.get("wp:term"))):
        yield from (f"_embedded.wp:term.{number}.{at}.name" for at in _named(_list(group)))
    yield from (f"_embedded.author.{at}.name" for at in _named(_list(embedded.get("author"))))


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _named(items: Iterable[Any]) -> Iterator[int]:
    """The places of items that have a name."""
    for at, item in enumerate(items):
        if isinstance(item, dict) and isinstance(item.get("name"), str):
            yield at

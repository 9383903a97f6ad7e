"""Checks of what plugins tell search engines and social networks about a post: the head of its page."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from linter.addressfacets import ADDRESS_KNOWLEDGE
from linter.checks.values import field_at
from linter.document import Pointer
from linter.post import Field, Post
from linter.subject import Subject
from linter.text import Text
from linter.web.address import Address

_KEY = "head"
_JSON: Mapping[str, Mapping[str, Pointer]] = {  # what each plugin calls it
    "yoast_head_json": {
        "canonical": ("canonical",), "og:url": ("og_url",), "og:image": ("og_image", 0, "url"),
        "robots": ("robots", "index"), "og:description": ("og_description",),
    },
    "aioseo_head_json": {
        "canonical": ("canonical_url",), "og:url": ("og:url",), "og:image": ("og:image",), "robots": ("robots",),
        "og:description": ("og:description",),
    },
}  # fmt: skip
_MARKUP = {"yoast_head": "yoast_head_json", "aioseo_head": "aioseo_head_json", "rank_math_head": ""}
_PICTURES: tuple[Pointer, ...] = (
    ("jetpack_featured_media_url",),
    ("_embedded", "wp:featuredmedia", 0, "source_url"),
    ("featured_image",),
)
_LEADING = (
    ("canonical", "search engines are told that this post belongs to"),
    ("og:url", "who shares this post is sent to"),
)


class _Told(NamedTuple):
    """One thing that is told, with the text that tells it."""

    field: Field
    text: Text
    value: str

    def subject(self, post: Post, **names: Any) -> Subject:
        return Subject(self.field, self.text, self.text.all, post.address(self.value.strip()), names=names)


def _head(post: Post) -> Mapping[str, _Told]:
    """What the head says, by name; of two plugins the first counts. Read once for all checks."""
    if (found := post.memo.get(_KEY)) is None:
        found = post.memo[_KEY] = {}
        for key, names in _JSON.items():
            for name, path in names.items():
                if told := _at(post, (key, *path)):
                    found.setdefault(name, told)
        for key, twin in _MARKUP.items():
            if isinstance(post.data.get(key), str) and not post.data.get(twin):
                for name, told in _in_markup(field_at(post, (key,), post.data[key])):
                    found.setdefault(name, told)
    head: Mapping[str, _Told] = found
    return head


def _at(post: Post, path: Pointer) -> _Told | None:
    value: Any = post.data
    for part in path:
        try:
            value = value[part]
        except (KeyError, IndexError, TypeError):
            return None
    if not isinstance(value, str):
        return None
    field = field_at(post, path, value)
    return _Told(field, field.text, value)


def _in_markup(field: Field) -> Iterator[tuple[str, _Told]]:
    for tag, naming, telling in (("link", "rel", "href"), ("meta", "property", "content"), ("meta", "name", "content")):
        for element in field.markup.by_tag.get(tag, ()):
            if attribute := element.attribute(telling):
                name = element.attributes.get(naming, "").strip().lower()
                yield name, _Told(field, attribute.text, attribute.text.value)


def foreign_heads(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """An address of the post on another site or a copy, for search engines or else for those who share. `$whose`."""
    for name, whose in _LEADING:
        told = _head(post).get(name)
        if told and _leads_away(post.address(told.value.strip()), post):
            yield told.subject(post, whose=whose)
            return


def _leads_away(address: Address, post: Post) -> bool:
    return address.host is not None and (post.owns(address.host) is False or _unreachable(address, post))


def insecure_heads(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """An own address of the post without encryption, although the post is at one with it. `$name` is what says it."""
    if post.link is None or post.link.scheme != "https":
        return
    for name, _ in _LEADING:
        if told := _head(post).get(name):
            address = post.address(told.value.strip())
            if address.scheme == "http" and address.host and post.owns(address.host):
                yield told.subject(post, name=name)
                return


def unreachable_pictures(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Pictures that stand for the post in lists and previews, on hosts that readers can't reach; each address once."""
    seen = set()
    for told in (_head(post).get("og:image"), *(_at(post, path) for path in _PICTURES)):
        if told and told.value not in seen:
            seen.add(told.value)
            if _unreachable(post.address(told.value.strip()), post):
                yield told.subject(post)


def _unreachable(address: Address, post: Post) -> bool:
    """Whether a host is on a network of one's own, lent by a hosting company, or a copy of the post's site."""
    home = post.link.host if post.link else None
    if address.host is None or address.host == home:
        return False
    return any(ADDRESS_KNOWLEDGE[name](address, post) for name in ("local", "temporary", "copy"))


def hidden_from_search(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """The word by which search engines are asked to leave out a post that is out."""
    told = _head(post).get("robots")
    if told and post.lookup("status") == "publish":
        words = {word.strip().lower() for word in told.value.split(",")}
        if words & {"noindex", "none"}:
            yield Subject(told.field, told.text, told.text.all, told.value)


def wordless_previews(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """The empty text of a preview."""
    told = _head(post).get("og:description")
    if told and not told.value.strip():
        yield Subject(told.field, told.text, told.text.all, told.value)

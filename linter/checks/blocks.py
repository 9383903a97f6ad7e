"""Checks of blocks: delimiters that WordPress misreads, and blocks whose parts contradict each other."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from linter.checks.fields import inside
from linter.globs import one_of
from linter.html.blocks import Block, Blocks, Fault, read_blocks
from linter.html.markup import Element
from linter.post import Field, Post
from linter.subject import Subject
from linter.text import Span, Text
from linter.web import providers
from linter.web.providers import Provider

_RENDERED = frozenset({"rendered", "contentHtml", "content_html"})
_DELIMITER = re.compile(r"<!--\s*+/?wp:[\w/-]++")
_IMAGE_CLASS = re.compile(r"wp-image-(\d+)\Z")
_FAULTS = {
    "malformed": "is not written as a block",
    "unopened": "closes a block that was not opened",
    "unclosed": "is never closed",
}


def is_rendered(field: Field) -> bool:
    """Whether a field holds what WordPress made of the blocks, not the blocks themselves."""
    return field.pointer[-1] in _RENDERED


def _raw(post: Post) -> Iterator[tuple[Field, Text, Blocks]]:
    """The content with its block delimiters, if it has any."""
    for field in post.fields("content"):
        if isinstance(field.value, str) and not is_rendered(field) and "wp:" in field.value:
            text = field.markup.text
            yield field, text, read_blocks(text.value)


def _faults(post: Post) -> Iterator[tuple[Field, Text, Fault]]:
    for field, text, blocks in _raw(post):
        for fault in blocks.faults:
            yield field, text, fault


def unreadable_attributes(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Block settings that are not JSON. `$block`."""
    for field, text, fault in _faults(post):
        if fault.kind == "json":
            yield Subject(field, text, fault.span, text.value[slice(*fault.span)], names={"block": fault.name})


def unbalanced(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Delimiters that close nothing, are never closed, cross each other, or are misspelled. `$block`, `$how`."""
    for field, text, fault in _faults(post):
        if fault.kind != "json":
            how = _FAULTS.get(fault.kind) or f"is still open where {fault.expected} is closed"
            names = {"block": fault.name, "how": how}
            yield Subject(field, text, fault.span, text.value[slice(*fault.span)], names=names)


def leaked_delimiters(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """The first block delimiter in rendered content or an excerpt, where none should be left. `$what`."""
    for name in ("content", "excerpt"):
        for field in post.fields(name):
            if isinstance(field.value, str) and is_rendered(field) and "wp:" in field.value:
                text = field.markup.text
                if found := list(_DELIMITER.finditer(text.value)):
                    span = Span(*found[0].span())
                    yield Subject(field, text, span, found[0][0], names={"what": _counted(len(found))})


def _counted(number: int) -> str:
    return "a block comment is" if number == 1 else f"{number} block comments are"


def unknown_blocks(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Blocks of WordPress itself that it does not have, and blocks whose plugin was missing. `$block`."""
    known, accepted = frozenset(options["core"]), one_of(options["accept"])
    for field, text, blocks in _raw(post):
        for block in blocks.all:
            space, _, name = block.name.partition("/")
            lost = (block.attributes or {}).get("originalName") if block.name == "core/missing" else None
            if accepted(block.name) or (lost is None and (space != "core" or name in known)):
                continue
            told = lost if isinstance(lost, str) else block.name
            yield Subject(field, text, block.opener, told, names={"block": told})


# --- blocks that contradict themselves -------------------------------------------------------------------------


def _named(post: Post, name: str, *tags: str) -> Iterator[tuple[Field, Text, Block, Mapping[str, Any], list[Element]]]:
    """The blocks of a name with their settings, and the elements with one of `tags` in them."""
    for field, text, blocks in _raw(post):
        within = inside(field.markup, *tags)
        for block in blocks.all:
            if block.name == name and block.attributes is not None:
                yield field, text, block, block.attributes, within(block.content)


def _embedded(post: Post, block: Mapping[str, Any]) -> tuple[str, Provider | None]:
    url = block.get("url")
    if not isinstance(url, str):
        return "", None
    address = post.address(url)
    return url, providers.by_host(address.host) if address.host else None


def contradicting_embeds(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Embed blocks whose settings name another address than their text, or another provider. `$url`, `$other`."""
    for field, text, block, attributes, wrappers in _named(post, "core/embed", "div"):
        url, provider = _embedded(post, attributes)
        for element in wrappers:
            if "wp-block-embed__wrapper" in element.attributes.get("class", "").split() and url:
                written = element.readable
                if written and written != " ".join(url.split()):
                    span = element.content
                    yield Subject(field, text, span, written, names={"url": url, "other": written})
        slug = attributes.get("providerNameSlug")
        named = _by_slug(slug) if isinstance(slug, str) else None
        if provider is not None and named is not None and named != provider:
            yield Subject(field, text, block.opener, url, names={"url": url, "other": named.name})


def _by_slug(slug: str) -> Provider | None:
    """The provider that WordPress means by a slug such as `twitter`."""
    return providers.by_host(f"{slug.replace('-', '')}.com")


def unresolved_embeds(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Embed blocks for addresses that WordPress no longer turns into anything. `$provider`, `$advice`."""
    for field, text, block, attributes, _ in _named(post, "core/embed"):
        url, provider = _embedded(post, attributes)
        host = post.address(url).host
        if provider is None or host is None or provider.embeds_from(host):
            continue
        if provider.wordpress == "never":
            continue  # the site may offer the embed itself, which WordPress looks for
        yield Subject(
            field, text, block.opener, url, names={"provider": provider.name, "advice": provider.advice, "host": host}
        )


def contradicting_images(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Image blocks whose settings name another picture of the media library than their class. `$block`, `$other`."""
    for field, _, _, attributes, pictures in _named(post, "core/image", "img"):
        number = attributes.get("id")
        for element in pictures:
            for name in element.attributes.get("class", "").split():
                match = _IMAGE_CLASS.match(name)
                if match and isinstance(number, int) and int(match[1][:18]) != number:
                    names = {"block": number, "other": match[1]}
                    yield Subject(field, element.markup.text, element.start_tag, element, element, names=names)


def contradicting_files(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """File blocks whose settings name another file than their links. `$url`, `$other`."""
    for field, _, _, attributes, links in _named(post, "core/file", "a", "object"):
        url = attributes.get("href")
        if not isinstance(url, str) or not url:
            continue
        for element in links:
            name = "href" if element.tag == "a" else "data"
            other = element.attribute(name)
            if other is not None and not _same_file(post, url, other.text.value):
                names = {"url": url, "other": other.text.value}
                yield Subject(field, other.text, other.text.all, other.text.value, element, name, names)


def _same_file(post: Post, one: str, other: str) -> bool:
    if other.startswith("#") or one == other:
        return True
    return post.address(one).path == post.address(other).path

"""Checks of embedded posts: placeholders that show nothing, and addresses that never became an embed."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any

import regex

from linter.checks.blocks import is_rendered
from linter.checks.fields import inside, markups
from linter.checks.texts import unread
from linter.globs import one_of
from linter.html.markup import Element, Markup
from linter.post import Field, Post
from linter.subject import Subject
from linter.text import Span, Spans
from linter.web import providers
from linter.web.providers import Provider

_KEY = "placeholders"
_HOLDERS = ("blockquote", "div", "section", "a", "p", "span")
_SHOWN = ("iframe", "img", "video", "audio", "svg", "object", "embed")
_ADDRESS = re.compile(r"https?://\S+\Z", re.IGNORECASE)
_ALONE = re.compile(r">\s*+https?://[^\s<]++\s*+</", re.IGNORECASE)
_NOT_SHOWN = ("-root", "-button", "_button")  # places for scripts, and buttons, which need no text
_SHORTCODE = regex.compile(
    r"""\[(?P<closing>/)?(?P<name>[a-zA-Z][\w-]*+)"""
    r"""(?P<settings>(?:\s++[\w-]++\s*+=\s*+(?:["'“”‘’″′»«][^\[\]"'“”‘’″′»«]*+["'“”‘’″′»«]|[^\s\[\]"'“”‘’″′»«]++))*+)"""
    r"""(?P<rest>[^\[\]]{0,300})\]"""
)


def _placeholders(post: Post) -> list[tuple[Field, Element, Provider, bool]]:
    """Placeholders that a provider's script fills and that say nothing themselves; whether the script is there."""
    if (found := post.memo.get(_KEY)) is None:
        found = post.memo[_KEY] = list(_empty(post))
    return list(found)


def _empty(post: Post) -> Iterator[tuple[Field, Element, Provider, bool]]:
    for field, markup in markups(post):
        shown = inside(markup, *_SHOWN)
        for element in _holders(markup):
            attributes = element.attributes
            provider = _provider(f"{attributes.get('class', '')} {attributes.get('id', '')}")
            if provider is None or provider.dead or provider.runs_script == "frame" or element.readable:
                continue
            if not shown(element.content):
                yield field, element, provider, _has_script(post, provider)


def _holders(markup: Markup) -> Iterator[Element]:
    for tag in _HOLDERS:
        for element in markup.by_tag.get(tag, ()):
            if "class" in element.attributes or "id" in element.attributes:
                yield element


@lru_cache(maxsize=4096)
def _provider(names: str) -> Provider | None:
    """The provider of a placeholder with these classes and this id."""
    found = (providers.by_class(name) for name in names.split() if not name.endswith(_NOT_SHOWN))
    return next((provider for provider in found if provider), None)


def _has_script(post: Post, provider: Provider) -> bool:
    for field, _ in markups(post):
        for reference in field.references:
            if reference.purpose == "script":
                address = post.address(reference.address)
                if address.host and providers.by_script(address.host, address.path or "/") is provider:
                    return True
    return False


def orphans(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Empty placeholders whose script is nowhere in the post. `$provider`, `$advice`."""
    for field, element, provider, scripted in _placeholders(post):
        if not scripted:
            yield _placeholder(field, element, provider)


def without_fallback(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Empty placeholders that only a script fills. `$provider`, `$advice`."""
    for field, element, provider, scripted in _placeholders(post):
        if scripted:
            yield _placeholder(field, element, provider)


def _placeholder(field: Field, element: Element, provider: Provider) -> Subject:
    names = {"provider": provider.name, "advice": provider.advice}
    return Subject(field, element.markup.text, element.start_tag, element, element, names=names)


def unresolved(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Addresses of known providers left as bare text in rendered content. `$provider`, `$advice`."""
    for field in post.fields("content"):
        if not isinstance(field.value, str) or not is_rendered(field) or not _ALONE.search(field.value):
            continue
        for element in (*field.markup.by_tag.get("p", ()), *field.markup.by_tag.get("div", ())):
            wrapped = "wp-block-embed__wrapper" in element.attributes.get("class", "").split()
            if element.tag == "div" and not wrapped:
                continue
            written = element.readable
            if not _ADDRESS.match(written) or not _bare(element, wrapped):
                continue
            address = post.address(written)
            provider = providers.by_host(address.host) if address.host else None
            if provider is None or provider.wordpress == "never" or len(address.path or "") < 2:
                continue
            names = {"provider": provider.name, "advice": provider.advice}
            yield Subject(field, field.markup.text, _trimmed(element), written, names=names)


def _bare(element: Element, wrapped: bool) -> bool:
    """Whether nothing but the address is in it; inside an embed WordPress makes a link of one it can't resolve."""
    inside = [node.tag for node in element.node.iter_elements()]
    return not inside or (wrapped and inside == ["a"])


def _trimmed(element: Element) -> Span:
    start, end = element.content
    text = element.markup.text.value
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def leaked_shortcodes(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Shortcodes in rendered content: known by name, or by settings as no sentence has them. `$name`, `$times`.

    Each is told once, where it first stands.
    """
    known, accepted = _members(tuple(options["names"])), _members(tuple(options["accept"]))
    told: set[str] = set()
    for name in ("content", "excerpt"):
        for field in post.fields(name):
            if not isinstance(field.value, str) or not is_rendered(field) or "[" not in field.value:
                continue
            prose = field.prose
            masked: Spans | None = None
            first: dict[str, Subject] = {}
            counts: Counter[str] = Counter()
            for match in _SHORTCODE.finditer(prose.text.value):
                span = Span(*match.span())
                code, rest = match["name"].lower(), match["rest"].strip(" /\u00a0")
                if match["closing"] or accepted(code):
                    continue
                if (match["settings"] and not rest) or (known(code) and (match["settings"] or not rest)):
                    masked = masked or unread(prose)
                    if masked.meets(span):
                        continue
                    counts[code] += 1
                    first.setdefault(code, Subject(field, prose.text, span, match[0], names={"name": match["name"]}))
            for code, subject in first.items():
                if code in told:
                    continue
                subject.names = {**subject.names, "times": f", {counts[code]} times" if counts[code] > 1 else ""}
                yield subject
            told |= first.keys()


@lru_cache(maxsize=16)
def _members(entries: tuple[str, ...]) -> Callable[[object], bool]:
    return one_of(entries)

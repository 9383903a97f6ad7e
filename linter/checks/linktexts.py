"""Checks of what links say: by their accessible name, which is what a screen reader lists."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import regex

from linter.checks.authored import at_content, at_tag, authored, tagged
from linter.html import aria
from linter.html.accname import Names, names
from linter.html.markup import Element, Markup
from linter.post import Field, Post
from linter.subject import Subject
from linter.web.stocktexts import is_stock, plain, stock

_ADDRESS = re.compile(r"(?:https?://|www\.|//)\S+", re.IGNORECASE)
_DOI = re.compile(r"(?:doi:\s*)?10\.\d{4,9}/\S+", re.IGNORECASE)
_READABLE = regex.compile(r"[\p{L}\p{N}\p{Emoji_Presentation}]")
_LETTER = regex.compile(r"\p{L}")
_WORD = regex.compile(r"[\p{L}\p{N}]+")
_INDEX = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?)$", re.IGNORECASE)


_LABELS = ("aria-label", "aria-labelledby")
_CLICKED = frozenset(
    "button checkbox link menuitem menuitemcheckbox menuitemradio option radio switch tab treeitem".split()
)
_PICTURES = (
    'img:not([alt=""]), svg, video, i:empty, [class*=icon], [class*=screen-reader], [class*=sr-only], '
    "[class*=visually-hidden], [aria-label], input, select, textarea"
)
_OF_THEME = frozenset({"more-link", "read-more", "readmore", "read-more-link"})


def _links(post: Post) -> Iterator[tuple[Field, Markup, Element, str]]:
    """The links that a screen reader meets, with their names; those that a theme adds to cut texts are left out."""
    for field, markup in authored(post):
        for link in tagged(markup, "a"):
            if "href" in link.attributes and link.attributes.get("role") in (None, "", "link"):
                if _of_theme(link) or _leads_on(field, link):
                    continue
                known = names(markup)
                if not known.hidden(link) and (name := known.name(link)):
                    yield field, markup, link, name


def _of_theme(link: Element) -> bool:
    return not _OF_THEME.isdisjoint(link.attributes.get("class", "").split())


def _leads_on(field: Field, link: Element) -> bool:
    """Whether a link goes from the excerpt to its post, as themes let cut texts end."""
    whole = field.post.link if field.name == "excerpt" else None
    return whole is not None and _same(link.attributes["href"]) == _same(str(whole))


def stock_link_texts(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Links whose whole text would fit any link. Options: `texts` more such texts, `allow` those that are fine."""
    for field, _, link, name in _links(post):
        if is_stock(name, "links", options):
            yield at_content(field, link, name)


def address_link_texts(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Links whose whole text is a web address longer than the option `length`, or a DOI."""
    for field, _, link, name in _links(post):
        if len(name) > options["length"] and (_ADDRESS.fullmatch(name) or _DOI.fullmatch(name)):
            yield at_content(field, link, name)


def symbol_link_texts(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Links that say nothing but punctuation or arrows. A footnote's way back on the same page is fine."""
    for field, _, link, name in _links(post):
        if not _READABLE.search(name) and not link.attributes["href"].strip().startswith("#"):
            yield at_content(field, link, name)


def same_link_texts(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Links that say what an earlier link to another address says. `$other` is that address."""
    told: dict[str, str] = {}
    for field, _, link, name in _links(post):
        address = _same(link.attributes["href"])
        spelled = plain(name)
        if not address or address.startswith(("#", "javascript:")) or not _LETTER.search(spelled):
            continue
        if spelled in stock("links"):
            continue
        other = told.setdefault(spelled, address)
        if other != address:
            yield at_content(field, link, name, other=other)


def _same(address: str) -> str:
    """An address without what does not change the page."""
    address = re.sub(r"(?i)^(?:https?:)?//(?:www\.)?", "", address.strip())
    return _INDEX.sub("/", address.split("#", 1)[0] or address).rstrip("/")


def unannounced_windows(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Links that open a new window and do not say so. Option `texts`: more words that say so."""
    for field, markup, link, name in _links(post):
        target = link.attributes.get("target", "").strip().lower()
        if not target or target in ("_self", "_top", "_parent"):
            continue
        described = names(markup).target(link.attributes.get("aria-describedby", ""))
        heard = f"{name} {link.attributes.get('title', '')} {described.readable if described else ''}".lower()
        if not any(words in heard for words in stock("new_window", options["texts"])):
            yield at_tag(field, link, name)


def mislabelled_links(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """What readers click whose label leaves out the words that sighted readers see. `$seen` are those."""
    for field, markup in authored(post):
        labelled = {id(one): one for name in _LABELS for one in markup.by_attribute.get(name, ())}
        for element in labelled.values():
            known = names(markup)
            if aria.role(element) not in _CLICKED or _of_theme(element) or known.hidden(element):
                continue
            seen = _seen(element, known)
            words, label = _words(seen), _words(known.name(element))
            if _LETTER.search(words) and f" {words} " not in f" {label} " and len(words) > 1:
                yield at_tag(field, element, known.name(element), seen=seen)


def _seen(element: Element, known: Names) -> str:
    """The words that stand on a link or button; nothing where it holds what may not be words."""
    if element.tag == "input":
        return element.attributes.get("value", "")
    return "" if element.node.select_one(_PICTURES) is not None else known.content(element)


def _words(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))

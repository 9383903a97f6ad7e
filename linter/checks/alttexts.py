"""Checks of what alternative texts say."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from linter.checks.authored import at_attribute, authored, tagged
from linter.html.accname import names
from linter.html.markup import Element, Markup
from linter.post import Field, Post
from linter.subject import Subject
from linter.web.stocktexts import is_stock, plain, stock

_SIZE = re.compile(r"-\d+x\d+$|-scaled$|-e\d{10,}$")
_SHORTEST, _LONGEST = 9, 200
_JOINED = re.compile(r"[-_\d%]")
_FILE = re.compile(
    r"^(?:\S+|[\w .()-]{1,80})\.(?:avif|bmp|gif|heic|jpe?g|png|svg|tiff?|webp)$"  # cat.jpg
    r"|^\S{6,}-\d{2,4}x\d{2,4}$"  # cat-1024x768
    r"|^(?=\S*\d)\w*[a-zA-Z0-9]_[\w%.-]+$"  # black_cat_02
    r"|^https?://\S+$",
    re.IGNORECASE,
)
_CAMERA = re.compile(
    r"(?:(?:dsc[fn]?|dcim|img|imag|pxl|mvimg|p\d{7}|screen ?shot|whatsapp image|bildschirmfoto|captura de pantalla|"
    r"capture d.écran|slide|foto|image|photo|picture|bild|imagen?|imagem)"
    r"[-_ ]?\(?\d[\d\-_:.,() ]*(?:(?:at|um|às|à|a las)[\d\-_:., ]*)?(?:[ap]\.?m\.?)?\)?(?: ?\(\d{1,3}\))?"
    r"|[0-9a-f]{8}(?:-?[0-9a-f]{4}){3}-?[0-9a-f]{12}|\d{6,}(?:_\d+)*(?:_[a-z])?|\d{2,4} ?[x×] ?\d{2,4})$",
    re.IGNORECASE,
)
_LIBRARY_CLASS = re.compile(r"(?:^|\s)wp-image-(\d{1,18})(?:\s|$)")
_BLANK = re.compile(r"\s")
_FEATURED = {  # where a file has the alternative text of the featured picture, and its address
    "_embedded.wp:featuredmedia.0.alt_text": "_embedded.wp:featuredmedia.0.source_url",
    "featured_image_alt": "featured_image",
}


def _described(post: Post) -> Iterator[tuple[Field, Markup, Element, str]]:
    """The pictures with an alternative text that is not empty."""
    for field, markup in authored(post):
        for picture in tagged(markup, "img", "input"):
            if picture.tag == "input" and picture.attributes.get("type", "").strip().lower() != "image":
                continue
            if (alt := " ".join(picture.attributes.get("alt", "").split())) and not names(markup).hidden(picture):
                yield field, markup, picture, alt


def stock_alts(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Alternative texts that would fit any picture. Options: `texts` more of them, `allow` those that are fine."""
    for field, _, picture, alt in _described(post):
        if is_stock(alt, "pictures", options):
            yield at_attribute(field, picture, "alt", alt)


def file_alts(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Alternative texts that are a file name: with an extension, from a camera, or that of the picture itself."""
    for field, _, picture, alt in _described(post):
        if _is_file(alt, _stem(post, picture)):
            yield at_attribute(field, picture, "alt", alt)


def featured_file_alts(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """The same of the featured picture, as the media library has it."""
    for path, source in _FEATURED.items():
        address = post.lookup(source)
        stem = _SIZE.sub("", (post.address(address).stem or "").lower()) if isinstance(address, str) else ""
        for field in post.fields(path):
            alt = " ".join(field.value.split()) if isinstance(field.value, str) else ""
            if alt and _is_file(alt, stem):
                yield Subject(field, field.text, field.text.all, alt)


def _is_file(alt: str, stem: str) -> bool:
    """Whether a text is a file name: by its form, or because it is `stem`, the name of the picture's own file."""
    if len(alt) > _LONGEST:
        return False
    return bool(_FILE.search(alt) or _CAMERA.match(alt)) or _is_own_file(alt, stem)


def _is_own_file(alt: str, stem: str) -> bool:
    if len(stem) < _SHORTEST or _BLANK.search(alt) or not _JOINED.search(alt):
        return False
    return _SIZE.sub("", alt.lower().rsplit("/", 1)[-1].partition(".")[0]) == stem


def _stem(post: Post, picture: Element) -> str:
    """The name of the picture's file in lower case, without extension and size."""
    address = picture.attributes.get("data-src") or picture.attributes.get("src", "")
    if address.startswith("data:"):
        return ""
    return _SIZE.sub("", (post.address(address).stem or "").lower())


def opening_alts(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Alternative texts that first say they are a picture. `$opening` is what says so, `$right` what would be left."""
    openings = _openings(tuple(options["texts"]))
    for field, _, picture, alt in _described(post):
        straight = alt.replace("’", "'")
        if straight.casefold().startswith(openings) and (match := _opening(openings).match(straight)):
            rest = alt[match.end() :].strip()
            right = rest[:1].upper() + rest[1:]
            yield at_attribute(field, picture, "alt", alt, opening=alt[: match.end()].strip(), right=right)


@lru_cache(maxsize=8)
def _openings(more: tuple[str, ...]) -> tuple[str, ...]:
    """What a text may start with, case folded."""
    return tuple(sorted((text.casefold() for text in stock("openings", more)), key=lambda text: (-len(text), text)))


@lru_cache(maxsize=8)
def _opening(openings: tuple[str, ...]) -> re.Pattern[str]:
    """An opening and what stands between it and the rest: long to compile, and few texts have one."""
    return re.compile(rf"(?:{'|'.join(map(re.escape, openings))})(?:'|:?\s+)(?=\S)", re.IGNORECASE)


def caption_alts(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Alternative texts that only repeat the caption under the picture."""
    captions: dict[Element, Element | None] = {}
    for field, markup, picture, alt in _described(post):
        frame = _frame(picture)
        if frame is None:
            continue
        if frame not in captions:
            captions[frame] = _caption(frame)
        caption = captions[frame]
        if caption is not None and plain(alt) == plain(names(markup).content(caption)):
            yield at_attribute(field, picture, "alt", alt)


def _frame(picture: Element) -> Element | None:
    """The figure that the picture is in."""
    frame = picture.parent
    for _ in range(4):
        if frame is None or frame.tag == "figure" or "wp-caption" in frame.attributes.get("class", "").split():
            return frame
        frame = frame.parent
    return None


def _caption(frame: Element) -> Element | None:
    """The caption of a figure with one picture."""
    found = frame.node.select_one("figcaption, .wp-caption-text")
    return None if found is None or len(frame.node.select("img")) > 1 else frame.markup.element(found)


def text_alts(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Alternative texts of linked pictures that say again what the link says in words."""
    texts: dict[Element, str] = {}
    for field, markup, picture, alt in _described(post):
        link = names(markup).state(picture).link
        if link is None:
            continue
        if link not in texts:
            texts[link] = plain(link.readable[:1000])
        if texts[link] and texts[link] == plain(alt):
            yield at_attribute(field, picture, "alt", alt)


def same_alts(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Alternative texts that an earlier, different picture has too."""
    told: dict[str, tuple[str, str]] = {}
    for field, markup, picture, alt in _described(post):
        stem, link = _stem(post, picture), names(markup).state(picture).link
        if not stem or "emoji" in picture.attributes.get("class", "") or is_stock(alt, "pictures", _NO_OPTIONS):
            continue
        address = link.attributes.get("href", "") if link is not None else ""
        first = told.setdefault(plain(alt), (stem, address))
        if first[0] != stem and (not address or first[1] != address):
            yield at_attribute(field, picture, "alt", alt)


_NO_OPTIONS: Mapping[str, Any] = {"texts": (), "allow": ()}


def unlike_library(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Alternative texts that differ from what the media library says of the picture. `$right` is what it says."""
    library = _library(post)
    if not library:
        return
    for field, markup in authored(post):
        for picture in tagged(markup, "img"):
            match = _LIBRARY_CLASS.search(picture.attributes.get("class", ""))
            if match is None or "alt" not in picture.attributes or names(markup).hidden(picture):
                continue
            told, alt = library.get(int(match[1]), ""), picture.attributes["alt"]
            if told and plain(told) != plain(alt):
                yield at_attribute(field, picture, "alt", alt, right=told)


def _library(post: Post) -> dict[int, str]:
    """The alternative texts of the attachments that the file brings along, by id."""
    embedded = post.data.get("_embedded")
    found: dict[int, str] = {}
    for group in embedded.values() if isinstance(embedded, dict) else ():
        for entry in group if isinstance(group, list) else ():
            if isinstance(entry, dict) and isinstance(entry.get("id"), int):
                text = entry.get("alt_text")
                if isinstance(text, str) and text.strip():
                    found[entry["id"]] = text.strip()
    return found

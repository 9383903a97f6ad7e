"""Zones of readable text: whose words a stretch holds.

The site's editors can correct their own words; not those of a quoted tweet, not code, not a shortcode.
"""

import re
from collections import Counter
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from linter.web import providers


class Zone(Enum):
    """Whose words a stretch of text holds."""

    QUOTE = "quote"
    EMBED = "embed"
    CODE = "code"
    FOREIGN = "foreign"
    CITED = "cited"  # the title of a work, or who is quoted: spelled as it is spelled there


SILENT = frozenset({Zone.EMBED, Zone.CODE, Zone.FOREIGN})  # where nobody on this site can correct the wording

_EMBEDDING = frozenset({"blockquote", "figure", "div", "section"})
# Placeholders that are nobody's in the table of providers, and the wrapper around every embed block's content.
_EMBED_CLASSES = frozenset({"wp-block-embed__wrapper", "wp-embedded-content", "embedly-card", "flickr-embed"})
_EMBED_BEGINNINGS = ("twitter-", "reddit-embed")
# Classes of WordPress and its themes: no provider's, and by far the most frequent, so the table is not asked.
_OWN_BEGINNINGS = ("wp-", "has-", "is-", "align", "size-", "attachment-", "elementor", "post-", "entry-", "kt-")

_SHORTEST_OWN = 200

_SHORTCODE = re.compile(r"\[(?P<close>/?)(?P<name>[a-zA-Z][\w-]*)(?P<rest>(?:[\s/][^\[\]\ufffc]*)?)\]")
_OPTION = re.compile(r"\s[\w-]+=[\w\"'“”„″′«»‘’]")
_KNOWN = frozenset("gallery caption wp_caption embed audio video playlist contact-form-7 contact-form code".split())
_MASKED = frozenset("embed code sourcecode php html css js javascript latex math".split())  # what they hold is no prose


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the readable text that lies in a zone; `lang` is set in a foreign one."""

    start: int
    end: int
    zone: Zone
    lang: str = ""


@lru_cache(maxsize=4096)
def zone_of_class(tag: str, classes: str) -> Zone | None:
    """The zone that an element's classes make of it."""
    names = classes.split()
    if "notranslate" in names:
        return Zone.FOREIGN
    return Zone.EMBED if tag in _EMBEDDING and any(map(_embeds, names)) else None


def _embeds(name: str) -> bool:
    if name in _EMBED_CLASSES or name.startswith(_EMBED_BEGINNINGS):
        return True
    return not name.startswith(_OWN_BEGINNINGS) and providers.by_class(name) is not None


def own_language(stretches: list[Stretch], length: int) -> list[Stretch]:
    """The stretches without those in the post's own language: the one that `lang` gives to most of the text.

    Text pasted from a word processor carries `lang` throughout. In a short post it may be a quotation.
    """
    covered: Counter[str] = Counter()
    for stretch in stretches:
        if stretch.lang:
            covered[_main(stretch.lang)] += stretch.end - stretch.start
    if not covered:
        return stretches
    own = {lang for lang, size in covered.most_common(1) if size * 2 > length and size >= _SHORTEST_OWN}
    return [stretch for stretch in stretches if not stretch.lang or _main(stretch.lang) not in own]


def _main(lang: str) -> str:
    return lang.strip().lower().partition("-")[0]


def shortcodes(text: str) -> list[Stretch]:
    """The shortcodes of WordPress in readable text, masked like code: `[gallery ids="1"]`, but not `[sic]`.

    The tags are masked, what stands between them is read, except in `[embed]`, `[code]` and their like.
    """
    if "[" not in text:
        return []
    found = list(_SHORTCODE.finditer(text))
    closed = {match["name"] for match in found if match["close"]}
    stretches: list[Stretch] = []
    opened: dict[str, int] = {}
    for match in found:
        name = match["name"]
        if not (name in closed or _is_shortcode(name.lower(), match["rest"])):
            continue
        start = match.start()
        if match["close"]:
            start = opened.pop(name, start)
        elif name in closed and name.lower() in _MASKED:
            opened[name] = start
        stretches.append(Stretch(start, match.end(), Zone.CODE))
    return stretches


def _is_shortcode(name: str, rest: str) -> bool:
    return name in _KNOWN or "_" in name or rest.endswith("/") or _OPTION.search(rest) is not None

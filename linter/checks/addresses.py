"""Checks of addresses that were mistyped: what a browser makes of them is not what was meant."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from linter.checks.fields import fields
from linter.post import Post
from linter.subject import Subject
from linter.web.address import Address

_WEB = ("http", "https")
_LONGEST = 4000
_SCHEME = re.compile(
    r"\s*(?P<scheme>[a-z][a-z0-9+.-]{1,9})(?P<mark>:)(?P<slashes>[/\\]*)(?P<rest>.*)", re.IGNORECASE | re.DOTALL
)
_HOST = r"(?!\w+\.(?:html?|php|aspx?|jpe?g|png|gif|webp|pdf)\b)(?=[\w-]+(?:\.[\w-]+)+(?:[:/?#]|\Z)|localhost)"
_DOMAIN = r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:com|org|net|edu|gov|info)"
_QUOTES = "\u201c\u201d\u201e\u2018\u2019\u2033\u2032\u00ab\u00bb\"'"
_ONLY_LINKS = ("is a mail address without mailto", "lacks https:// in front")  # elsewhere these are names of files
# What was written → what was meant, why; the first that fits counts
_SHAPES: tuple[tuple[re.Pattern[str], str, str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE | re.DOTALL), right, reason)
    for pattern, right, reason in (
        (
            rf"\s*[{_QUOTES}]+\s*((?:https?:)?//[^{_QUOTES}]*|mailto:[^{_QUOTES}]*)[{_QUOTES}]*\s*",
            r"\1",
            "has quotation marks around it",
        ),
        (r"\s*https?:?[/\\]*(?=https?:?//)(https?)(:?)//(.*)", r"\1://\3", "begins with http twice"),
        (r"\s*https?:(https?)://(.*)", r"\1://\2", "begins with http twice"),
        (rf"\s*(https?)//:?{_HOST}(.*)", r"\1://\2", "lacks the colon behind http"),
        (rf"\s*(https?)[;.,]/{{1,2}}{_HOST}(.*)", r"\1://\2", "has another mark in place of the colon"),
        (rf"\s*(https?):\s+//{_HOST}(.*)", r"\1://\2", "has a blank behind the colon"),
        (rf"\s*(https?):/?{_HOST}(.*)", r"\1://\2", "lacks a slash behind http"),
        (rf"\s*/+(https?)://{_HOST}(.*)", r"\1://\2", "has a slash in front of http"),
        (rf"\s*:?//:?(https?)://{_HOST}(.*)", r"\1://\2", "begins with // and http"),
        (rf"\s*:/+{_HOST}(.*)", r"https://\1", "lacks http in front"),
        (r"\s*(mailto):/+\s*([^\s/@]+@[^\s/@]+)\s*", r"\1:\2", "has slashes behind mailto"),
        (
            r"\s*(?!mailto:)(?:mail-?to|maitlo|malito|mailot|mailt0)[;.,:]\s*([^\s/@:?]+@[^\s/@]+)\s*",
            r"mailto:\1",
            "misspells mailto",
        ),
        (r"\s*([\w.+-]+@(?:[\w-]+\.)+[a-z]{2,24})\s*", r"mailto:\1", "is a mail address without mailto"),
        (r"\s*(www\.[\w-]+(?:\.[\w-]+)+(?:[/?#:].*)?)", r"https://\1", "lacks https:// in front"),
        (rf"\s*({_DOMAIN}(?:[/?#].*)?)", r"https://\1", "lacks https:// in front"),
    )
)


def mistyped_addresses(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Addresses with a slip at their beginning. `$reason` says which, `$right` is what was meant."""
    for field in fields(post):
        for reference in field.references:
            written = reference.address
            if (found := meant(written)) is None:
                continue
            right, reason = found
            if not Address(right).valid or (reference.purpose != "link" and reason in _ONLY_LINKS):
                continue
            text = reference.text
            names = {"right": right, "reason": reason}
            yield Subject(field, text, text.all, post.address(written), reference.element, reference.attribute, names)


def meant(written: str) -> tuple[str, str] | None:
    """What a mistyped address was meant to be, and the slip; None where nothing looks mistyped."""
    if (match := _SCHEME.match(written)) and match["scheme"].lower() in _WEB and match["slashes"] == "//":
        if not match["rest"].lower().startswith(_WEB):
            return None  # nearly every address there is
    elif written.startswith(("#", "/", "?", "data:")) and not written.startswith(("//", "/h")):
        return None
    if len(written) > _LONGEST:
        return None
    for pattern, right, reason in _SHAPES:
        if found := pattern.fullmatch(written):
            return found.expand(right), reason
    if match and match["slashes"] and (scheme := _nearest(match["scheme"].lower())):
        return f"{scheme}://{match['rest']}", f'begins with "{match["scheme"]}:"'
    return None


def _nearest(scheme: str) -> str | None:
    """`http` or `https` for a word that is one slip away from it: a letter more, less, other or exchanged."""
    if scheme in _WEB or scheme in ("httpx", "shttp"):
        return None
    near = [one for one in reversed(_WEB) if _one_slip(scheme, one)]
    return min(near, key=lambda one: abs(len(one) - len(scheme)), default=None)


def _one_slip(word: str, right: str) -> bool:
    if sorted(word) == sorted(right):
        return word != right
    long, short = (word, right) if len(word) > len(right) else (right, word)
    if len(long) == len(short):
        return sum(one != other for one, other in zip(word, right, strict=True)) == 1
    return len(long) == len(short) + 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))

"""Checks of links that write a mail or dial a number (RFC 6068 for `mailto:`, RFC 3966 for `tel:`)."""

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import unquote

from linter.checks.fields import elements
from linter.post import Post
from linter.subject import Subject

# The address of a mailbox as browsers check it (HTML Standard, §4.10.5.1.5)
_MAILBOX = re.compile(
    r"[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+",
    re.IGNORECASE,
)
_INTERNATIONAL = re.compile(r"[^\s@<>,;]{1,64}@(?:[^\s@<>,;.]{1,63}\.)+[^\s@<>,;.]{2,63}")
_LONGEST = 320  # of a number or an address
_LETTERS = re.compile(r"[^\W\d_]")
_EXTENSION = re.compile(r"(?:ext|x|p|w|,)+\.?\s*\d+$", re.IGNORECASE)
_BLANK = re.compile(r"[\s\u00a0]")
_WRITTEN_APART = re.compile(r"[\s\u00a0().\-/\u2010-\u2015]+")


def mail_links(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """`mailto:` links without an address that mail can be sent to. `$reason` says why."""
    for field, element in elements(post, "a", "area"):
        href = element.attributes.get("href", "").strip()
        if href[:7].lower() != "mailto:":
            continue
        if (reason := _mail_fault(href[7:])) and (attribute := element.attribute("href")):
            text = attribute.text
            yield Subject(field, text, text.all, post.address(href), element, "href", {"reason": reason})


def _mail_fault(rest: str) -> str | None:
    to, _, query = rest.partition("?")
    written = [unquote(one).strip() for one in re.split("[,;]", to) if one.strip()]
    if not written:
        named = re.search(r"(?:^|&)(?:to|cc|bcc|subject|body)=[^&]", query, re.IGNORECASE)
        return None if named else "names no address"  # without one the reader chooses, as in "share by mail"
    for one in written:
        if len(one) > _LONGEST or not (
            _MAILBOX.fullmatch(one) or (not one.isascii() and _INTERNATIONAL.fullmatch(one))
        ):
            return f'"{one}" is no mail address'
    return None


def phone_links(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """`tel:` links that hold no number. `$reason` says why."""
    for subject, number in _numbers(post):
        if not any(map(str.isdigit, number)):
            subject.names = {"reason": "has no digits"}
        elif _LETTERS.search(_EXTENSION.sub("", number)):
            subject.names = {"reason": "has letters in it"}
        else:
            continue
        yield subject


def spaced_phone_links(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """`tel:` links with blanks in the number. `$right` is the link without them."""
    for subject, number in _numbers(post):
        if _BLANK.search(number) and any(map(str.isdigit, number)) and not _LETTERS.search(_EXTENSION.sub("", number)):
            subject.names = {"right": "tel:" + _WRITTEN_APART.sub("", number)}
            yield subject


def _numbers(post: Post) -> Iterator[tuple[Subject, str]]:
    """Every `tel:` link and its number, decoded and without what follows a semicolon."""
    for field, element in elements(post, "a", "area"):
        href = element.attributes.get("href", "").strip()
        if href[:4].lower() == "tel:" and (attribute := element.attribute("href")):
            text = attribute.text
            subject = Subject(field, text, text.all, post.address(href), element, "href")
            yield subject, unquote(href[4 : 4 + _LONGEST]).partition(";")[0].strip()

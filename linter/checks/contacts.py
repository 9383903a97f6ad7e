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
_NUMBER = re.compile(r"\+?[0-9*#().\-\s/]+")
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
        if not (_MAILBOX.fullmatch(one) or (not one.isascii() and _INTERNATIONAL.fullmatch(one))):
            return f'"{one}" is no mail address'
    return None


def phone_links(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """`tel:` links that a phone can't dial. `$reason` says why, `$right` is the link as it should be."""
    for field, element in elements(post, "a", "area"):
        href = element.attributes.get("href", "").strip()
        if href[:4].lower() != "tel:":
            continue
        found = _phone_fault(href[4:])
        if found and (attribute := element.attribute("href")):
            reason, right = found
            text = attribute.text
            names = {"reason": reason, "right": right or text.value}
            yield Subject(field, text, text.all, post.address(href), element, "href", names)


def _phone_fault(number: str) -> tuple[str, str | None] | None:
    plain = unquote(number).partition(";")[0].strip()
    if not any(map(str.isdigit, plain)):
        return "has no digits", None
    if re.search(r"[^\W\d_]", re.sub(r"(?i)(?:ext|x|p|w|,)+\.?\s*\d+$", "", plain)):
        return "has letters in it", None
    if re.search(r"[\s\u00a0]", plain):
        return "has blanks in it", "tel:" + _WRITTEN_APART.sub("", plain)
    return None

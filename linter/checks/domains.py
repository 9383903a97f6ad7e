"""Checks of the names under which a post refers to its own site."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from linter.html.references import Reference
from linter.post import Field, Post
from linter.subject import Subject
from linter.web.address import Address

_HOST = re.compile(r"^(\s*(?:https?:)?//)[^/?#]*", re.IGNORECASE)


def mixed_domains(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Other names of the post's own site: with or without www, the host of its guid, old ones, those in `hosts`.

    Each host is reported once, where it first stands; names that the configuration calls just as good never are.
    """
    published = post.link.host if post.link else None
    if published is None:
        return
    own = _right_host(post, published)
    others = {own.removeprefix("www.") if own.startswith("www.") else f"www.{own}", *options["hosts"], published}
    guid = post.lookup("guid")
    if isinstance(guid, str) and (host := Address(guid).host):
        others |= {host, host.removeprefix("www.")}
    found: list[tuple[str, Subject]] = []
    for name in ("content", "excerpt"):
        for field in post.fields(name)[:1]:
            if not isinstance(field.value, str):
                continue
            if not post.own_site.old and not any(host in field.value for host in others):
                continue
            for reference in field.references:
                host = post.address(reference.address).host
                if host is None or host == own or post.own_site.is_current(host):
                    continue
                if host in others or post.own_site.is_old(host):
                    found.append((host, _subject(post, field, reference)))
    yield from _first_of_each(found, own)


def _right_host(post: Post, published: str) -> str:
    """The host that links should name: that of the post, or the site's own for one from an old or a test site."""
    site = post.own_site
    own = site.hosts[0] if site.hosts and "*" not in site.hosts[0] else published
    return own if site.is_old(published) or site.is_staging(published) else published


def _subject(post: Post, field: Field, reference: Reference) -> Subject:
    address = post.address(reference.address)
    text = reference.text
    return Subject(field, text, text.all, address, reference.element, reference.attribute)


def _first_of_each(found: list[tuple[str, Subject]], own: str) -> Iterator[Subject]:
    counts = Counter(host for host, _ in found)
    for host, subject in found:
        if counts[host]:
            right = _HOST.sub(lambda match: match[1] + own, str(subject.value))
            subject.names = {"host": host, "count": _times(counts.pop(host)), "own": own, "right": right}
            yield subject


def _times(count: int) -> str:
    return ("never", "once", "twice")[count] if count < 3 else f"{count} times"

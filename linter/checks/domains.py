"""Checks of the names under which a post refers to its own site."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from linter.address import Address
from linter.post import Post
from linter.subject import Subject

_HOST = re.compile(r"^(\s*(?:https?:)?//)[^/?#]*", re.IGNORECASE)


def mixed_domains(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Other names of the post's own site: with or without www, the host of its guid, those in the option `hosts`.

    Each host is reported once, where it first stands.
    """
    own = post.link.host if post.link else None
    if own is None:
        return
    others = {own.removeprefix("www.") if own.startswith("www.") else f"www.{own}", *options["hosts"]}
    guid = post.lookup("guid")
    if isinstance(guid, str) and (host := Address(guid).host):
        others |= {host, host.removeprefix("www.")}
    others -= {own}
    found: list[tuple[str, Subject]] = []
    for name in ("content", "excerpt"):
        for field in post.fields(name)[:1]:
            if not isinstance(field.value, str) or not any(host in field.value for host in others):
                continue
            for reference in field.references:
                address = post.address(reference.address)
                if address.host is not None and address.host in others:
                    subject = Subject(
                        field,
                        reference.text,
                        reference.text.all,
                        address,
                        reference.element,
                        reference.attribute,
                    )
                    found.append((address.host, subject))
    yield from _first_of_each(found, own)


def _first_of_each(found: list[tuple[str, Subject]], own: str) -> Iterator[Subject]:
    counts = Counter(host for host, _ in found)
    for host, subject in found:
        if counts[host]:
            right = _HOST.sub(lambda match: match[1] + own, str(subject.value))
            subject.names = {"host": host, "count": counts.pop(host), "own": own, "right": right}
            yield subject

"""Checks of the candidates and sizes of pictures."""

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from linter.checks.fields import elements, markups
from linter.html.markup import Element
from linter.html.references import described_sources, source_candidates
from linter.post import Post
from linter.subject import Subject
from linter.text import Text
from linter.web.address import Address

_SIZED = re.compile(r"-(\d{2,4})x(\d{2,4})$")
_MOST_SOURCES = 500
_SIZE = re.compile(r"(\d{1,9}(?:\.\d{1,9})?|\.\d{1,9})([wx])(?: +\d{1,9}h)?")
_NUMBER = re.compile(r"\s*(\d{1,5})(?:px)?\s*", re.IGNORECASE)


def split_sources(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Candidates of a picture on another of the post's own hosts than its `src`. `$host`, `$main`; once a picture.

    With and without www. is one host here; `mixed_domains` reports that.
    """
    for field, element in elements(post, "img"):
        if "srcset" not in element.attributes or "src" not in element.attributes:
            continue
        main = post.address(element.attributes["src"]).real.host
        attribute = element.attribute("srcset")
        if main is None or not post.owns(main) or attribute is None:
            continue
        for text in source_candidates(attribute.text):
            address = post.address(text.value)
            host = address.real.host
            if host is not None and host.removeprefix("www.") != main.removeprefix("www.") and post.owns(host):
                names = {"host": host, "main": main}
                yield Subject(field, text, text.all, address, element, "srcset", names)
                break


def upscaled_thumbnails(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Pictures shown larger than the copy that WordPress made of them. `$real` and `$width` in pixels."""
    for field, element in elements(post, "img"):
        if "srcset" in element.attributes or "src" not in element.attributes:
            continue
        address = post.address(element.attributes["src"])
        real, width = _file_width(address), _shown_width(element)
        if real and width and width > real * options["times"] and (attribute := element.attribute("src")):
            names = {"real": real, "width": width}
            text = attribute.text
            yield Subject(field, text, text.all, address, element, "src", names)


def _file_width(address: Address) -> int | None:
    match = _SIZED.search(address.stem or "")
    return int(match[1]) if match else None


def _shown_width(element: Element) -> int | None:
    match = _NUMBER.fullmatch(element.attributes.get("width", ""))
    return int(match[1]) if match else None


def faulty_sources(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Copies in a `srcset` that browsers drop (HTML §4.8.4.2.1). `$what` says what is wrong with the value."""
    for field, markup in markups(post):
        for name in ("srcset", "imagesrcset"):
            for element in markup.by_attribute.get(name, ()):
                found = _fault(list(islice(described_sources(element.value_text(name)), _MOST_SOURCES)))
                if found is not None:
                    address, what = found
                    yield Subject(field, address, address.all, address.value, element, name, {"what": what})


def _fault(sources: list[tuple[Text, str]]) -> tuple[Text, str] | None:
    """The first copy that a browser drops, and why."""
    seen: dict[tuple[str, float], str] = {}
    for address, described in sources:
        match = _SIZE.fullmatch(described or "1x")
        if match is None or (match[2] == "w" and not match[1].isdigit()) or not (size := float(match[1])):
            return address, f'"{described[:40]}" is neither a width (300w) nor a density (2x)'
        kind = match[2]
        if any(other != kind for other, _ in seen):
            return address, "widths (300w) and densities (2x) are mixed"
        if (kind, size) in seen:
            return address, f"an earlier copy is for {described or '1x'} too"
        seen[kind, size] = described
    return None

"""Checks of the candidates and sizes of pictures."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from linter.checks.fields import elements
from linter.html.markup import Element
from linter.html.references import source_candidates
from linter.post import Post
from linter.subject import Subject
from linter.web.address import Address

_SIZED = re.compile(r"-(\d{2,4})x(\d{2,4})$")
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

"""Checks of sound and film: can those who don't hear or see follow them?"""

from collections.abc import Iterator, Mapping
from typing import Any

from linter.checks.authored import at_tag, authored, tagged
from linter.html.accname import names
from linter.post import Post
from linter.subject import Subject


def untranscribed(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Recordings in a text that never has one of the option `words`, such as "transcript"."""
    for field, markup in authored(post, "content"):
        known = names(markup)
        recordings = [
            one
            for one in tagged(markup, "audio", "video")
            if "muted" not in one.attributes and not known.state(one).unseen
        ]
        if recordings and not _mentioned(field.prose.readable.lower(), options["words"]):
            yield from (at_tag(field, one) for one in recordings)


def _mentioned(text: str, words: list[str]) -> bool:
    return any(word.lower() in text for word in words)

"""Checks of what WordPress's own formatting (`wpautop`) damages."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from linter.checks.fields import elements
from linter.checks.scripts import kind
from linter.post import Post
from linter.subject import Subject
from linter.text import Span

_IN_STYLE = re.compile(r"</?p>|<br ?/?>", re.IGNORECASE)
_IN_SCRIPT = re.compile(
    r"[;{}(),][ \t]*<br ?/?>[ \t]*(?:\n|\Z)|^[ \t]*</?p>[ \t]*(?:\n|\Z)", re.IGNORECASE | re.MULTILINE
)
_IN_CODE = {"style": _IN_STYLE, "script": _IN_SCRIPT, "pre": re.compile(r"<br ?/?>\n", re.IGNORECASE)}


def damaged_code(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """The first paragraph or line break that was put into a script, a style sheet or preformatted text."""
    for field, element in elements(post, "style", "script", "pre"):
        if element.tag == "script" and kind(element) not in ("script", "module"):
            continue  # a template may hold what it likes
        written = element.written
        if element.tag == "script" and "`" in written.value:
            continue  # a template literal, likewise
        if match := _IN_CODE[element.tag].search(written.value):
            mark = _IN_STYLE.search(written.value, match.start())
            assert mark is not None
            yield Subject(field, written, Span(*mark.span()), mark[0])

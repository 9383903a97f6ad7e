"""Every value of a post by its name, however deep: what plugins and exports add to it."""

from collections.abc import Iterator
from typing import Any

from linter.document import Pointer
from linter.post import Post

_KEY = "values by name"
_DEEPEST = 12
_READ_ELSEWHERE = frozenset({"content", "title", "excerpt", "guid", "_links", "post_content", "post_title"})
Named = dict[str, list[tuple[Pointer, Any]]]


def by_name(post: Post) -> Named:
    """The values of a post by name (in lower case), each with its place in the post. Read once for all checks.

    Texts that are fields of their own, and the links of the REST API, are left out.
    """
    if (found := post.memo.get(_KEY)) is None:
        found = post.memo[_KEY] = {}
        for pointer, name, value in _members(post.data):
            found.setdefault(name, []).append((pointer, value))
    named: Named = found
    return named


def _members(data: dict[str, Any]) -> Iterator[tuple[Pointer, str, Any]]:
    waiting: list[tuple[Pointer, str, Any]] = [((), "", data)]
    while waiting:
        pointer, name, container = waiting.pop()
        items = container.items() if isinstance(container, dict) else enumerate(container)
        for key, value in items:
            if not pointer and key in _READ_ELSEWHERE:
                continue
            here, known = (*pointer, key), key.lower() if isinstance(key, str) else name
            yield here, known, value
            if isinstance(value, (dict, list)) and value and len(here) < _DEEPEST:
                waiting.append((here, known, value))

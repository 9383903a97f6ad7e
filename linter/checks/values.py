"""Every value of a post by its name, however deep: what plugins and exports add to it."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from linter.document import Pointer
from linter.post import Field, Post

_KEY = "values by name"
_DEEPEST = 12
_READ_ELSEWHERE = frozenset({"content", "title", "excerpt", "guid", "_links", "post_content", "post_title"})


class Value(NamedTuple):
    """A value, the place of what it lies in, and its key or index there."""

    inside: Pointer
    key: str | int
    value: Any

    @property
    def pointer(self) -> Pointer:
        """Its place in the post."""
        return (*self.inside, self.key)

    def field(self, post: Post) -> Field:
        """The value as a field of its post."""
        return field_at(post, self.pointer, self.value)


def field_at(post: Post, pointer: Pointer, value: Any) -> Field:
    """The value at a place of a post as a field of it."""
    return Field(post, ".".join(map(str, pointer)), (*post.entry.pointer, *pointer), value)


def by_name(post: Post) -> Mapping[str, list[Value]]:
    """The values of a post by name in lower case; what is in a list has the name of the list. Read once for all checks.

    Texts that are fields of their own, and the links of the REST API, are left out.
    """
    if (found := post.memo.get(_KEY)) is None:
        found = post.memo[_KEY] = _read(post.data)
    named: Mapping[str, list[Value]] = found
    return named


def _read(data: Mapping[str, Any]) -> dict[str, list[Value]]:
    named: dict[str, list[Value]] = {}
    own = {key: value for key, value in data.items() if key not in _READ_ELSEWHERE}
    waiting: list[tuple[Pointer, str, Any]] = [((), "", own)]
    while waiting:
        pointer, name, container = waiting.pop()
        for key, value in container.items() if isinstance(container, dict) else enumerate(container):
            known = key.lower() if isinstance(key, str) else name
            named.setdefault(known, []).append(Value(pointer, key, value))
            if isinstance(value, (dict, list)) and value and len(pointer) < _DEEPEST:
                waiting.append(((*pointer, key), known, value))
    return named

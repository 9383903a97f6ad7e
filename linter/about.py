"""What a configuration can ask of a post: its id, slug, type, status, categories and author, in whatever shape.

Words are compared without case; a category or author goes by id, slug or name.
"""

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from linter.post import Post

_NAMING = ("id", "ID", "term_id", "slug", "name", "login", "display_name", "user_login", "user_nicename", "nice_name")
_AUTHOR_KEYS = ("author", "post_author", "author_name")
_CATEGORY_KEYS = ("categories", "post_category", "category")
_DEEPEST = 3


def words(value: Any) -> frozenset[str]:
    """One word or a list of them, ready to compare."""
    return frozenset(_word(item) for item in (value if isinstance(value, list) else [value]))


class About:
    """What one post tells about itself; each part is looked up once, when somebody first asks."""

    def __init__(self, post: Post) -> None:
        self.post = post

    @cached_property
    def names(self) -> frozenset[str]:
        """Its id and slug."""
        return _known(self.post.id, self.post.lookup("slug"))

    @cached_property
    def type(self) -> frozenset[str]:
        """Its type; a file that doesn't tell holds a post."""
        return _known(self.post.lookup("type") or "post")

    @cached_property
    def status(self) -> frozenset[str]:
        """Its status; a file that doesn't tell was exported from what readers see."""
        return _known(self.post.lookup("status") or "publish")

    @cached_property
    def categories(self) -> frozenset[str]:
        """Ids, slugs and names of its categories, as far as the file has them."""
        own = (_names(self.post.data.get(key)) for key in _CATEGORY_KEYS)
        terms = _embedded(self.post, "wp:term")
        return _known(*(name for names in own for name in names), *_names(_of_taxonomy(terms, "category")))

    @cached_property
    def author(self) -> frozenset[str]:
        """Id, slug and name of its author, as far as the file has them."""
        own = (_names(self.post.data.get(key)) for key in _AUTHOR_KEYS)
        return _known(*(name for names in own for name in names), *_names(_embedded(self.post, "author")))


def _embedded(post: Post, name: str) -> Any:
    embedded = post.data.get("_embedded")
    return embedded.get(name) if isinstance(embedded, dict) else None


def _of_taxonomy(terms: Any, taxonomy: str) -> list[Any]:
    groups = terms if isinstance(terms, list) else []
    flat = [term for group in groups for term in (group if isinstance(group, list) else [group])]
    return [term for term in flat if isinstance(term, dict) and term.get("taxonomy") == taxonomy]


def _names(value: Any, depth: int = 0) -> Iterator[Any]:
    """The scalars that name something: 12, "News", {"id": 12, "slug": "news"}, {"News": {…}}, or lists of these."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _names(item, depth + 1)
    elif isinstance(value, dict):
        naming = [value[key] for key in _NAMING if isinstance(value.get(key), (str, int))]
        if naming:
            yield from naming
        else:
            for key, inner in value.items():
                yield key
                yield from _names(inner, depth + 1) if isinstance(inner, dict) else ()
    elif isinstance(value, str):
        yield from value.split(",") if "," in value else (value,)
    elif isinstance(value, int):
        yield value


def _known(*values: Any) -> frozenset[str]:
    return frozenset(_word(value) for value in values if value not in (None, ""))


def _word(value: Any) -> str:
    return str(value).strip().casefold()

"""Checks of the categories of a post, in whatever shape the file has them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from linter.checks.values import field_at
from linter.document import Pointer
from linter.globs import one_of
from linter.post import Post
from linter.subject import Subject

_CLASS = "category-"


@dataclass(frozen=True, slots=True)
class _Term:
    """A category: its name as the file gives it (a slug where it gives no name), and the value that tells it."""

    name: str
    pointer: Pointer
    value: Any


def unsorted_posts(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Posts in no category, or in none but the one that WordPress takes where nobody chose. `$what` says which."""
    kind = post.lookup("type")
    if kind not in (None, "post") or post.lookup("status") not in (None, "publish", "future"):
        return
    if post.data.get("categories") == []:
        if kind and not any(post.data[name] for name in post.data if "categor" in name):  # some sites have their own
            yield _subject(post, ("categories",), [], "the post is in no category")
        return
    terms = list(_categories(post))
    if len(terms) == 1 and one_of(options["names"])(terms[0].name.strip().lower()):
        yield _subject(post, terms[0].pointer, terms[0].value, f'the only category is "{terms[0].name}"')


def _categories(post: Post) -> Iterator[_Term]:
    """The categories of a post from the first source that names them: embedded terms, classes, plain lists."""
    embedded = post.lookup("_embedded.wp:term")
    classes, plain = post.data.get("class_list"), post.data.get("categories")
    if isinstance(embedded, list):
        for number, group in enumerate(embedded):
            for index, term in enumerate(group if isinstance(group, list) else ()):
                if isinstance(term, dict) and term.get("taxonomy") == "category":
                    key = "name" if isinstance(term.get("name"), str) else "slug"
                    if isinstance(term.get(key), str):
                        yield _Term(term[key], ("_embedded", "wp:term", number, index, key), term[key])
    elif isinstance(classes, (list, dict)):
        for place, name in classes.items() if isinstance(classes, dict) else enumerate(classes):
            if isinstance(name, str) and name.startswith(_CLASS):
                yield _Term(name.removeprefix(_CLASS), ("class_list", place), name)
    elif isinstance(plain, dict):
        for name, value in plain.items():
            yield _Term(name, ("categories", name), value)
    elif isinstance(plain, list):
        for index, item in enumerate(plain):
            if isinstance(item, str):
                yield _Term(item, ("categories", index), item)
            elif isinstance(item, dict) and isinstance(item.get("name"), str):
                yield _Term(item["name"], ("categories", index, "name"), item["name"])
    elif isinstance(plain, str) and plain:
        yield _Term(plain, ("categories",), plain)


def _subject(post: Post, pointer: Pointer, value: Any, what: str) -> Subject:
    field = field_at(post, pointer, value)
    return Subject(field, field.text, field.text.all, value, names={"what": what})

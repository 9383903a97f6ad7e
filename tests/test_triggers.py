"""What a check needs is said in names that can't be mistaken for one another."""

import re

import pytest

from linter.checks import CHECKS
from linter.document import open_document
from linter.post import Post
from linter.source import read
from linter.triggers import CHECKED, Presence

_NEED = re.compile(r"[a-z][a-z0-9]*(:[a-z0-9]+)?|\[(\*|[a-z][a-z-]*\*?)|@[a-z]+|~\S+|#(digit|beyond-ascii)|\.[a-z_]+")


@pytest.mark.parametrize("name", CHECKS)
def test_a_need_is_of_a_known_kind(name: str) -> None:
    """A word without its mark would be taken for a tag, and the check never run."""
    assert [need for need in CHECKS[name].needs or () if not _NEED.fullmatch(need)] == []


def test_a_post_has_each_kind_of_need() -> None:
    """Tags, attributes, families of them, addresses, words, digits and fields are all told apart."""
    told = '{"id": 1, "date": "x", "content": "<a href=\\"/x\\" aria-label=\\"é\\">TODO 7</a>", "title": "TK"}'
    (entry,) = (document := open_document(read("a.json", told.encode()))).entries
    has = Presence(Post(document, entry)).of(CHECKED)
    assert {
        "a", "[href", "[aria-label", "[aria-*", "[*", "@link", "~<", "~TODO", "~TK", "#digit", "#beyond-ascii", ".date"
    } <= has  # fmt: skip
    assert has.isdisjoint({"TODO", "[", "~&", "img", "@image", "[on*", ".slug", "~FIXME"})

"""Path patterns fit what .gitignore users expect."""

import pytest

from linter.configuration.pathglobs import fixed_folder, is_literal, path_matcher


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("posts/*.json", "posts/a.json"),
        ("posts/**/*.json", "posts/a.json"),
        ("posts/**/*.json", "posts/2019/05/a.json"),
        ("**/draft-?.json", "x/y/draft-1.json"),
        ("archive", "archive/2019/a.json"),
        ("archive/", "old/archive/a.json"),
        ("*.json", "posts/a.json"),
        ("./posts/a.json", "posts/a.json"),
        ("posts/[ab].json", "posts/b.json"),
        ("posts/[!ab].json", "posts/c.json"),
        ("../elsewhere/**", "../elsewhere/x/a.json"),
        ("posts/**", "posts/x/a.json"),
        ("posts/a+b(1).json", "posts/a+b(1).json"),
    ],
)
def test_fits(pattern: str, path: str) -> None:
    assert path_matcher([pattern])(path)


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("posts/*.json", "posts/2019/a.json"),
        ("posts/?.json", "posts/ab.json"),
        ("posts/[!ab].json", "posts/a.json"),
        ("2019", "posts/20190/a.json"),
        ("posts", "old-posts/a.json"),
        ("posts/a.json", "deep/posts/a.json"),
        ("posts/a.json", "posts/axjson"),
        ("*.json", "posts/a.jsonl"),
    ],
)
def test_does_not_fit(pattern: str, path: str) -> None:
    assert not path_matcher([pattern])(path)


def test_no_pattern_fits_nothing() -> None:
    assert not path_matcher([])("a.json")


def test_many_wildcards_stay_fast() -> None:
    """A pattern is a user's own, but a path may be hostile."""
    assert not path_matcher(["**/a*b*c*d.json"])("a/" * 60 + "abcabcabc" * 20)


def test_what_a_pattern_can_reach() -> None:
    assert is_literal("posts/a.json")
    assert not is_literal("a.json")
    assert not is_literal("posts/*.json")
    assert fixed_folder("posts/2019/*.json") == "posts/2019"
    assert fixed_folder("posts/*/a.json") == "posts"
    assert fixed_folder("*.json") == "."

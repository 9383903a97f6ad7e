"""Overrides and entries find a post's categories, author and names in every shape that posts come in."""

import json
from typing import Any

import pytest

from linter.about import About, words
from linter.document import open_document
from linter.post import Post
from linter.source import read

BODY = {"title": "A", "content": "<p>x</p>"}


def about(data: dict[str, Any]) -> About:
    document = open_document(read("a.json", json.dumps({**BODY, **data}).encode()))
    return About(Post(document, document.entries[0]))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({"categories": [7, 12]}, {"7", "12"}),
        ({"categories": ["News", "Opinion"]}, {"news", "opinion"}),
        ({"categories": {"News": {"ID": 7, "name": "News", "slug": "news-desk"}}}, {"news", "7", "news-desk"}),
        ({"post_category": "News,Sport"}, {"news", "sport"}),
        (
            {"_embedded": {"wp:term": [[{"id": 7, "name": "News", "slug": "n", "taxonomy": "category"}], [{"id": 1}]]}},
            {"7", "news", "n"},
        ),
        ({"categories": None, "_embedded": {"wp:term": "broken"}}, set()),
        ({"categories": [[[[[["deep"]]]]]]}, set()),
        ({}, set()),
    ],
)
def test_categories(data: dict[str, Any], expected: set[str]) -> None:
    assert about(data).categories == expected


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({"author": 5}, {"5"}),
        ({"post_author": "5"}, {"5"}),
        ({"author": {"ID": 5, "login": "ann", "name": "Ann Author"}}, {"5", "ann", "ann author"}),
        ({"author": 5, "_embedded": {"author": [{"id": 5, "slug": "ann", "name": "Ann"}]}}, {"5", "ann"}),
        ({"author_name": "Ann"}, {"ann"}),
        ({"author": None, "_embedded": []}, set()),
    ],
)
def test_author(data: dict[str, Any], expected: set[str]) -> None:
    assert about(data).author == expected


def test_names_type_and_status() -> None:
    told = about({"id": 7, "slug": "A-Slug", "type": "page", "status": "draft"})
    assert (told.names, told.type, told.status) == tuple(map(frozenset, (["7", "a-slug"], ["page"], ["draft"])))
    silent = about({})
    assert (silent.names, silent.type, silent.status) == tuple(map(frozenset, ([], ["post"], ["publish"])))


def test_words_are_compared_without_case() -> None:
    assert words(["News", 7]) == {"news", "7"}
    assert words("Straße") == words("STRASSE")

"""Posts: the same fields in every shape, the post's own site, and its id."""

import json
from typing import Any

import pytest

from linter.document import open_document
from linter.post import Kind, Post
from linter.source import read


def made(data: dict[str, Any]) -> Post:
    document = open_document(read("a.json", json.dumps(data).encode()))
    return Post(document, document.entries[0])


REST = {
    "id": 7, "slug": "a", "link": "https://www.blog.example/a/", "guid": {"rendered": "https://old.example/?p=7"},
    "title": {"rendered": "A &amp; b"}, "content": {"rendered": "<p>B</p>"}, "excerpt": {"rendered": ""},
}  # fmt: skip
ROW = {
    "ID": "7", "post_name": "a", "guid": "https://www.blog.example/?p=7", "post_title": "A & b",
    "post_content": "<p>B</p>", "post_excerpt": "",
}  # fmt: skip
FLAT = {
    "id": 7,
    "slug": "a",
    "title": "A",
    "contentHtml": "<p>B</p>",
    "excerpt": "",
    "permalink": "https://blog.example/a",
}
WPCOM = {"ID": 7, "URL": "https://blog.example/a", "title": "A", "content": "<p>B</p>", "excerpt": "", "slug": "a"}


@pytest.mark.parametrize("data", [REST, ROW, FLAT, WPCOM], ids=["rest", "wp-cli", "flat", "wpcom"])
def test_a_field_has_one_name_in_every_shape(data: dict[str, Any]) -> None:
    post = made(data)
    assert str(post.id) == "7"
    for name, value in (("slug", "a"), ("content", "<p>B</p>"), ("excerpt", "")):
        (field,) = post.fields(name)
        assert field.value == value
        assert field.text.value == value
    assert post.fields("title")[0].kind is Kind.MARKUP
    assert post.owns("blog.example")
    assert not post.owns("evil.example")


def test_what_the_author_wrote_comes_before_what_was_rendered() -> None:
    data = REST | {
        "content": {"rendered": "<p>B</p>\n", "raw": "B", "block_version": 1},
        "title": {"raw": "A", "rendered": "A!"},
    }
    post = made(data)
    assert [(field.pointer[-1], field.value) for field in post.fields("content")] == [
        ("raw", "B"),
        ("rendered", "<p>B</p>\n"),
    ]
    assert [field.value for field in post.fields("title")] == ["A"]
    assert post.lookup("content") == "B"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("meta.footnotes", "f"), ("meta.deep.list.1", "two"), ("meta.deep.list.9", None), ("meta.none", None),
        ("meta.footnotes.x", None), ("nowhere", None), ("meta.wrapped", "r"), ("slug", "a"), ("status", None),
    ],
)  # fmt: skip
def test_any_other_value_is_found_by_its_path(name: str, value: object) -> None:
    meta = {"footnotes": "f", "deep": {"list": ["one", "two"]}, "wrapped": {"rendered": "r"}, "none": None}
    assert made(REST | {"meta": meta}).lookup(name) == value


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("7", 7), ('"7"', "7"), ('"0f3a"', "0f3a"), ("true", None), ("null", None), ("7.0", None), ("[7]", None),
        ("{}", None), ('"' + "x" * 100_000 + '"', None), ("1" + "0" * 4_500, None), ("1" + "0" * 400, None),
    ],
    ids=lambda told: str(told)[:12],
)  # fmt: skip
def test_an_id_is_a_number_or_a_short_text(told: str, found: object) -> None:
    document = open_document(read("a.json", json.dumps(REST | {"id": "ID"}).replace('"ID"', told).encode()))
    post = Post(document, document.entries[0])
    assert (post.id, type(post.id)) == (found, type(found))


@pytest.mark.parametrize("value", [None, 5, [], {}, {"rendered": None}, {"rendered": ["<p>"]}, {"raw": 1}, True, 1.5])
@pytest.mark.parametrize("name", ["title", "content", "excerpt", "guid", "link", "slug"])
def test_a_field_of_another_type_reads_as_its_json(name: str, value: object) -> None:
    post = made({"id": 1, "post_title": "t"} | {name: value})
    for field in post.fields(name):
        assert field.text.value == json.dumps(value if isinstance(value, dict) else field.value)
        assert field.prose.readable is not None
        assert isinstance(field.references, list)


def test_the_site_is_told_by_the_link_then_by_the_guid() -> None:
    assert made(REST).site == "blog.example"
    assert made({key: value for key, value in REST.items() if key != "link"}).site == "old.example"
    assert made({"title": "A", "content": "b"}).site is None
    assert made({"title": "A", "content": "b"}).owns("blog.example") is None
    assert made(REST | {"link": "nowhere"}).site == "old.example"
    assert made(REST | {"link": 5, "guid": None}).site is None

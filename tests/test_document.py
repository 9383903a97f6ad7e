"""Documents: the posts of a file in whatever shape it has, and what stands in the way."""

import json
import random
import time
from typing import Any

import pytest

from linter.document import Document, open_document
from linter.source import read
from tests import corpus

REST = {"id": 1, "slug": "a", "title": {"rendered": "A"}, "content": {"rendered": "<p>B</p>", "protected": False}}
EDITED = {**REST, "content": {"raw": "<p>B</p>", "rendered": "<p>B</p>\n"}}
ROW = {"ID": "7", "post_title": "A", "post_content": "<p>B</p>"}
FLAT = {"title": "A", "contentHtml": "<p>B</p>"}
WPCOM = {"ID": 7, "URL": "https://blog.example/a", "title": "A", "content": "<p>B</p>", "site_ID": 9}
ERROR = {"code": "rest_post_invalid_id", "message": "Invalid post ID.", "data": {"status": 404}}
COMMENT = {
    "id": 5, "post": 1, "parent": 0, "author_name": "Jo", "content": {"rendered": "<p>hi</p>"}, "type": "comment",
}  # fmt: skip
MEDIA = {
    "id": 6, "slug": "cat", "type": "attachment", "title": {"rendered": "cat"}, "media_type": "image",
    "caption": {"rendered": ""}, "source_url": "https://blog.example/cat.jpg",
}  # fmt: skip
TERM = {"id": 3, "count": 1, "description": "", "name": "News", "slug": "news", "taxonomy": "category"}


def opened(content: Any) -> Document:
    if not isinstance(content, (str, bytes)):
        content = json.dumps(content)
    return open_document(read("a.json", content if isinstance(content, bytes) else content.encode()))


def kinds(document: Document) -> list[str]:
    return [fault.kind for fault in document.faults]


@pytest.mark.parametrize("post", [REST, EDITED, ROW, FLAT, WPCOM], ids=["rest", "edit", "wp-cli", "flat", "wpcom"])
@pytest.mark.parametrize(
    ("wrap", "pointer"),
    [
        (lambda post: post, ()),
        (lambda post: [post], (0,)),
        (lambda post: {"posts": [post], "found": 1}, ("posts", 0)),
        (lambda post: {"data": {"post": post}}, ("data", "post")),
        (lambda post: {"data": {"posts": {"edges": [{"node": post}]}}}, ("data", "posts", "edges", 0, "node")),
    ],
    ids=["object", "array", "posts", "envelope", "graphql"],
)
def test_a_post_is_found_in_every_shape(post: dict[str, Any], wrap: Any, pointer: tuple[str | int, ...]) -> None:
    document = opened(wrap(post))
    (entry,) = document.entries
    assert entry.pointer == pointer
    assert entry.data == post
    assert not document.faults


@pytest.mark.parametrize(
    "data",
    [
        ERROR,
        COMMENT,
        MEDIA,
        [TERM, TERM],
        {"name": "theme", "version": "1.0.0", "dependencies": {"react": "18"}},
        {"version": 3, "sources": [], "mappings": ""},
        {"title": "A form", "type": "object", "properties": {"content": {"type": "string"}}},
        {"type": ["x"], "title": {}, "content": {}},
        [],
        {},
        None,
        1,
        "content",
    ],
    ids=str,
)
def test_what_is_no_post_is_none(data: Any) -> None:
    assert not opened(data).entries


def test_what_a_post_embeds_is_no_post_of_the_file() -> None:
    assert len(opened({**REST, "_embedded": {"up": [REST]}}).entries) == 1
    assert not opened({"_embedded": {"up": [REST]}}).entries


# --- one value a line ------------------------------------------------------------------------------------------


def lines(*texts: str) -> str:
    return "\n".join(texts) + "\n"


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\n\n"])
def test_every_line_of_ndjson_is_a_post(newline: str) -> None:
    document = opened(newline.join(json.dumps({**REST, "id": number}) for number in (1, 2, 3)))
    assert [entry.data["id"] for entry in document.entries] == [1, 2, 3]
    assert not document.faults


@pytest.mark.parametrize(
    ("bad", "marked"),
    [
        ('{"id": 2, "title": "cut o', '"'),
        ('{"id": 2, "tags": [1,', "\n"),
        ('{"id": 2', "\n"),
        ("oops", "o"),
        ('{"id": 2,, "title": ""}', ","),
        ("]", "]"),
    ],
)
@pytest.mark.parametrize("first", [False, True])
def test_a_bad_line_does_not_stop_the_others(bad: str, marked: str, first: bool) -> None:
    good = json.dumps(REST)
    if first and not bad.startswith("{"):
        bad = "{" + bad  # any other start, and the file is not one value a line
        marked = bad[1]
    text = lines(bad, good, good) if first else lines(good, bad, good)
    document = opened(text)
    assert len(document.entries) == 2
    (fault,) = document.faults
    assert fault.kind == "invalid-json"
    assert text[fault.start : fault.end] == marked
    assert document.source.position(fault.start)[0] == (1 if first else 2)


def test_several_bad_lines_are_told_one_by_one() -> None:
    good = json.dumps(REST)
    document = opened(lines(good, '{"id": "a', '{"id": "b', good, '{"id": "c', good + "</p>", good))
    assert kinds(document) == ["invalid-json", "invalid-json", "invalid-json", "trailing-text"]
    assert len(document.entries) == 4


def test_places_behind_a_bad_line_are_right() -> None:
    text = lines(json.dumps(REST), '{"id": "a', json.dumps({**REST, "slug": "é/b"}))
    document = opened(text)
    value = document.entries[1].value
    assert text[slice(*value.span(("slug",)))] == '"\\u00e9/b"'


def test_bad_lines_without_end_take_linear_time() -> None:
    for line in ('{"a":', '{"a": "x', "{", '{"a": ['):
        text = (line + "\n") * 40_000 + json.dumps(REST)
        begun = time.perf_counter()
        opened(text)
        assert time.perf_counter() - begun < 4, line


# --- what stands in the way ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "kind", "told"),
    [
        ("", "empty-file", "empty"),
        (" \r\n\t", "empty-file", "empty"),
        ("\ufeff", "empty-file", "empty"),
        ("<!DOCTYPE html><html></html>", "invalid-json", "an HTML page"),
        ("\n<!-- a --><!-- b -->\n<html>", "invalid-json", "an HTML page"),
        ("<?xml version='1.0'?><rss>", "invalid-json", "an XML file"),
        ("<3", "invalid-json", "cannot start with <"),
        ('{"title": "a", "content": "b', "invalid-json", "cut off"),
        ('{"title": "a", "content": "b"', "invalid-json", "cut off"),
        ("not json", "invalid-json", "expected a value"),
        (json.dumps(ERROR), "error-response", "Invalid post ID."),
    ],
)
def test_what_cannot_be_read_says_what_it_looks_like(text: str, kind: str, told: str) -> None:
    document = opened(text)
    assert not document.entries
    (fault,) = document.faults
    assert fault.kind == kind
    assert told in fault.message
    assert 0 <= fault.start <= fault.end <= len(document.source.text)


@pytest.mark.parametrize(
    "tail",
    [
        '<script src="https://ads.example/a.js"></script>',
        "\n<script>\n{ var a = {}; }\n</script>",
        "\n<script>\n{}\n</script>\n",
        "\r\n0",
        " // saved",
        "}",
        "\n}",
        ",",
    ],
)
def test_text_behind_the_json_is_a_fault_and_the_post_is_read(tail: str) -> None:
    text = json.dumps(REST)
    document = opened(text + tail)
    assert len(document.entries) == 1
    (fault,) = document.faults
    assert fault.kind == "trailing-text"
    assert document.source.text[fault.start : fault.end] == tail.strip()


def test_an_error_of_wordpress_is_told_in_its_own_words_but_not_at_any_length() -> None:
    (fault,) = opened({**ERROR, "message": "x" * 100_000}).faults
    assert len(fault.message) < 400


def test_another_object_with_a_code_and_a_message_is_no_error_of_wordpress() -> None:
    assert not opened({"code": "E1", "message": "lint me", "severity": 2}).faults


@pytest.mark.parametrize("opening", ["<!--a-->", "<!--", "<!-- -->\n", "<?xml", "<"])
def test_a_file_that_only_looks_like_a_page_takes_no_time(opening: str) -> None:
    begun = time.perf_counter()
    assert kinds(opened(opening * 20_000 + "x")) == ["invalid-json"]
    assert time.perf_counter() - begun < 2


def test_a_post_of_ten_megabytes_is_opened_in_linear_time() -> None:
    begun = time.perf_counter()
    document = opened({**REST, "content": {"rendered": "<p>/ é</p>" * 1_000_000}})
    span = document.entries[0].value.span(("content", "rendered"))
    assert span.end - span.start > 10_000_000
    assert time.perf_counter() - begun < 4


@pytest.mark.parametrize("field", ["title", "content", "meta", "guid", "tags"])
def test_nesting_without_end_inside_a_post_is_survived(field: str) -> None:
    post = json.dumps({**ROW, "x": 0}).replace('"x": 0', f'"{field}": ' + "[" * 50_000 + "]" * 50_000)
    assert len(opened(post).entries) == 1


# --- real files ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("folder", ["corpus/posts", "corpus/wp-cli", "corpus/shapes"])
def test_every_real_file_holds_a_post(folder: str) -> None:
    for file in corpus.files(folder, "*.json"):
        document = open_document(read(file.name, file.read_bytes()))
        assert document.entries, file.name
        assert all(fault.kind == "trailing-text" for fault in document.faults), file.name


def test_real_broken_files_are_told_apart() -> None:
    told = {file.name: open_document(read(file.name, file.read_bytes())) for file in corpus.files("corpus/broken")}
    assert kinds(told["empty.json"]) == ["empty-file"]
    assert "an HTML page" in told["waf-block-page.html"].faults[0].message
    trailing = told["json-plus-trailing-adsense-script.json"]
    assert kinds(trailing) == ["trailing-text"]
    assert trailing.entries


def test_real_files_cut_anywhere_or_with_any_byte_changed_are_survived() -> None:
    chance = random.Random(7)
    tried = 0
    for file in corpus.files("corpus/posts", "*.json"):
        data = file.read_bytes()
        cut = data[: chance.randrange(len(data))]
        at = chance.randrange(len(data))
        spoilt = data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]
        for changed in (cut, spoilt):
            document = open_document(read(file.name, changed))
            assert document.source.encode(document.source.text) == changed
            for fault in document.faults:
                assert 0 <= fault.start <= fault.end <= len(document.source.text)
            tried += 1
        assert kinds(open_document(read(file.name, cut)))
    assert tried > 400

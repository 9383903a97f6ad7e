"""What of a post is read for slips: everything that readers see, and each error once, where it was written."""

import json
from typing import Any

import pytest

from linter.checks.copies import is_copy
from linter.checks.passages import passages
from linter.checks.typos import KINDS, slips_of
from linter.document import open_document
from linter.post import Post
from linter.source import read

STORY = "<p>The council met on Friday to discuss the new school and the roads that lead to it.</p>"
SLIP = "They will recieve the letter in the morning, the office said."


def a_post(content: str = STORY, **fields: Any) -> Post:
    data = {"id": 1, "title": {"rendered": ""}, "content": {"rendered": content}, **fields}
    document = open_document(read("post.json", json.dumps(data).encode()))
    return Post(document, document.entries[0])


def found(post: Post) -> list[tuple[str, str, str | None]]:
    """Each slip as (pointer, what is wrong, what would be right)."""
    subjects = [subject for kind in KINDS for subject in slips_of(kind)(post, {})]
    return [("/".join(map(str, s.field.pointer)), s.marked, s.names["right"]) for s in subjects]


def tagged(*names: str, author: str = "Jane Roe") -> dict[str, Any]:
    return {"_embedded": {"author": [{"name": author}], "wp:term": [[{"name": name} for name in names]]}}


@pytest.mark.parametrize(
    "markup",
    [
        f'<img src="/a.jpg" alt="{SLIP}">',
        f'<figure><img src="/a.jpg" alt=""><figcaption>{SLIP}</figcaption></figure>',
        f'[caption id="a" width="3"]<img src="/a.jpg" alt=""> {SLIP}[/caption]',
        f'<a href="/x" title="{SLIP}">x</a>',
        f'<a href="/x" aria-label="{SLIP}">x</a>',
        f'<input placeholder="{SLIP}">',
    ],
)
def test_captions_and_texts_in_attributes_are_read(markup: str) -> None:
    """Readers who can't see the picture only have these words."""
    assert found(a_post(STORY + markup)) == [("content/rendered", "recieve", "receive")]


@pytest.mark.parametrize(
    "markup",
    [
        f'<iframe src="/v" title="{SLIP}"></iframe>',
        f'<div lang="de"><img src="/a.jpg" alt="{SLIP}"></div>',
        f'<blockquote class="twitter-tweet"><p><img src="/a.jpg" alt="{SLIP}"></p></blockquote>',
        f"<p><cite>{SLIP}</cite></p>",
        '<p>He said <i lang="fr">recieve</i> and <span translate="no">recieve</span>, <cite>Recieve</cite>.</p>',
    ],
)
def test_the_words_of_others_are_left_alone(markup: str) -> None:
    assert found(a_post(STORY + markup)) == []


def test_a_quotation_without_marks_is_one_too() -> None:
    """<q> is shown with marks that are not in the text."""
    post = a_post(f"<p>He said <q>{SLIP} It could of been ,</q> and left.</p>{STORY}")
    subjects = [subject for kind in KINDS for subject in slips_of(kind)(post, {})]
    assert {subject.marked for subject in subjects if subject.milder} == {"recieve", "been ,"}
    assert len(subjects) == 2


@pytest.mark.parametrize("key", ["og_description", "description", "twitter_title"])
def test_what_search_engines_are_told_is_read(key: str) -> None:
    """It is the first that most people see of a post."""
    post = a_post(yoast_head_json={key: SLIP})
    assert found(post) == [(f"yoast_head_json/{key}", "recieve", "receive")]


def test_the_featured_image_is_read() -> None:
    media = {"alt_text": "The goverment building", "caption": {"rendered": f"<p>{SLIP}</p>"}}
    post = a_post(_embedded={"wp:featuredmedia": [media]})
    wrong = [(place.rsplit("/", 2)[-2:], wrong) for place, wrong, _ in found(post)]
    assert wrong == [(["0", "alt_text"], "goverment"), (["caption", "rendered"], "recieve")]


def test_an_error_in_text_excerpt_and_description_is_one() -> None:
    post = a_post(
        f"<p>{SLIP}</p>{STORY}",
        excerpt={"rendered": f"<p>{SLIP} The council met [&hellip;]</p>"},
        yoast_head_json={"og_description": f"{SLIP} The council met [&hellip;]"},
    )
    assert found(post) == [("content/rendered", "recieve", "receive")]


def test_an_excerpt_of_ones_own_is_read() -> None:
    post = a_post(excerpt={"rendered": f"<p>{SLIP}</p>"})
    assert found(post) == [("excerpt/rendered", "recieve", "receive")]


@pytest.mark.parametrize(
    ("text", "source", "copy"),
    [
        ("The council met on Friday", STORY, True),
        ("We know about , and the rest […]", "We know about the story of the year , and the rest of it", True),
        ("We know about , and the rest", "We know about the story of the year, and the rest of it", False),
        ("The year.Next came the rest. Read More", "The year Next came the rest. And more", True),
        ("Oil prices rise - The Daily", "Oil prices rise", True),
        ("Oil prices &amp; more", "Oil prices & more", True),
        ("Oil pricse rise […]", "Oil prices rise for a day", False),
        ("Oil", "", False),
    ],
)
def test_a_copy_is_known(text: str, source: str, copy: bool) -> None:
    """WordPress leaves headings and links out of the excerpts that it makes, which tears holes into sentences."""
    assert is_copy(text, source) is copy


ONCE, TWICE = "<p>Mr Klotzbach spoke.</p>", "<p>Mr Klotzbach spoke. Klotzbach left.</p>"


@pytest.mark.parametrize(
    ("post", "place"),
    [
        (a_post(STORY + TWICE + "<p>Then Klotzback came.</p>"), "content/rendered"),
        (a_post(STORY + ONCE, title={"rendered": "Klotzback wins the vote in the city"}), "title/rendered"),
        (a_post(STORY + TWICE + '<img src="/a" alt="Mr Klotzback at home">'), "content/rendered"),
        (a_post(STORY + "<p>Mr Klotzback spoke.</p>", **tagged("Klotzbach")), "content/rendered"),
        (a_post(STORY + "<p>Mr Klotzback spoke.</p>", **tagged("klotzbach")), "content/rendered"),
        (a_post(STORY + "<p>Ms Klotzback spoke.</p>", **tagged(author="Ann Klotzbach")), "content/rendered"),
    ],
    ids=["text", "title", "alt", "tag", "small tag", "author"],
)
def test_a_name_spelled_two_ways_is_found_wherever_it_stands(post: Post, place: str) -> None:
    """Getting a name wrong is the error that people remember."""
    assert found(post) == [(place, "Klotzback", "Klotzbach")]


def test_a_tag_that_the_text_contradicts_is_the_one_reported() -> None:
    post = a_post(STORY + TWICE + "<p>“I will,” Klotzbach said.</p>", **tagged("Klotzback"))
    assert found(post) == [("_embedded/wp:term/0/0/name", "Klotzback", "Klotzbach")]


def test_tags_are_words_of_the_post() -> None:
    """A new word that the newsroom tags its posts with is no slip, and its inflections are no other name."""
    text = STORY + "<p>The wplinter helps Armenians and Europeans.</p>"
    assert found(a_post(text, **tagged("wplinter", "Armenia", "Europe"))) == []


def test_tags_are_not_read_themselves() -> None:
    zones = [passage.zone for passage, _ in passages(a_post(**tagged("teh", "recieve")))]
    assert zones == ["body", "name", "name", "name"]
    assert found(a_post(**tagged("teh", "recieve"))) == []

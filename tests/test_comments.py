"""Comments of authors count where the configuration lets them, reach as far as documented, and say when they can't."""

import json

import pytest

from linter.document import open_document
from linter.post import Post
from linter.silencing.comments import find_comments
from linter.source import read
from tests.conftest import Wplint
from tests.newsroom import NO_ALT, TYPO, Newsroom, report, told

ALLOWED = "author-ignores: true\n"
IGNORE = "<!-- wplint-ignore {}: {} -->"
POEM = IGNORE.format("repeated-word", "a poem")


def covered(content: str) -> list[str]:
    """What the comments in `content` cover."""
    text = json.dumps({"id": 1, "title": {"rendered": "A"}, "content": {"rendered": content}})
    document = open_document(read("a.json", text.encode()))
    found = find_comments(Post(document, document.entries[0]))
    return [json.loads(f'"{text[slice(*comment.covered)]}"') for comment in found]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("{}<p>One</p><p>Two</p>", "<p>One</p>"),
        ("{}\n\n<!-- wp:image -->\n<figure><img></figure>\n<!-- /wp:image --><p>x</p>", "<figure><img></figure>"),
        ("<p>{}</p>\n<p>One</p><p>Two</p>", "<p>One</p>"),
        ("<p>{}<br />\nOne <b>two</b></p><p>Three</p>", "One <b>two</b>"),
        ("{} One two.\n\nThree", "One two."),
        ("{}<img src=x> after", "<img src=x>"),
        ("<ul><li>{}One</li><li>Two</li></ul>", "One"),
        ("<p>x</p>{}", ""),
    ],
)
def test_a_comment_covers_what_follows(content: str, expected: str) -> None:
    assert covered(content.replace("{}", POEM)) == [expected]


@pytest.mark.parametrize(
    "content",
    ['<p title="{}">x</p>', "<script>{}</script>", "<textarea>{}</textarea>", "<p>&lt;!-- wplint-ignore x: y --></p>"],
)
def test_what_only_looks_like_a_comment_is_none(content: str) -> None:
    assert covered(content.replace("{}", POEM)) == []


def test_a_comment_silences_its_rules_in_what_it_covers(newsroom: Newsroom, wplint: Wplint) -> None:
    newsroom.config(ALLOWED)
    newsroom.post("a.json", POEM + TYPO + "<p>Then then again.</p>")
    found = report(wplint, "a.json")
    assert [finding["snippet"] for finding in found["findings"]] == ["Then then"]
    assert found["suppressed"][0]["suppression"] == {"kind": "comment", "reason": "a poem", "source": "a.json:18"}


def test_several_rules_in_one_comment(newsroom: Newsroom, wplint: Wplint) -> None:
    newsroom.config(ALLOWED)
    comment = IGNORE.format("repeated-word, image-alt-missing", "a > b")
    newsroom.post("a.json", f"{comment}<div>{TYPO}{NO_ALT}</div>")
    assert told(wplint, "a.json") == []


def test_without_leave_a_comment_is_a_note(newsroom: Newsroom, wplint: Wplint) -> None:
    newsroom.post("a.json", POEM + TYPO)
    found = report(wplint, "a.json")["findings"]
    assert [(finding["rule"], finding["severity"]) for finding in found] == [
        ("author-ignore", "info"),
        ("repeated-word", "warning"),
    ]


def test_leave_can_be_given_for_some_rules(newsroom: Newsroom, wplint: Wplint) -> None:
    newsroom.config("author-ignores: [prose]\n")
    hook = '<p onclick="x()">Hm</p>'
    newsroom.post("a.json", POEM + TYPO + IGNORE.format("event-handler", "please") + hook)
    assert told(wplint, "a.json") == [("a.json", "author-ignore"), ("a.json", "event-handler")]


@pytest.mark.parametrize(
    ("comment", "message"),
    [
        ("<!-- wplint-ignore repeated-word -->", 'no reason is given for ignoring "repeated-word"'),
        ("<!-- wplint-ignore : because -->", "this comment names no rule to ignore"),
        (IGNORE.format("repeted-word", "x"), 'there is no rule "repeted-word" (did you mean repeated-word?)'),
    ],
)
def test_a_comment_that_can_t_be_read_is_told(newsroom: Newsroom, wplint: Wplint, comment: str, message: str) -> None:
    newsroom.config(ALLOWED)
    newsroom.post("a.json", comment + TYPO)
    first, second = report(wplint, "a.json")["findings"]
    assert (first["rule"], first["message"], first["snippet"]) == ("unclear-ignore", message, comment)
    assert second["rule"] == "repeated-word"


def test_an_unused_comment_is_told(newsroom: Newsroom, wplint: Wplint) -> None:
    newsroom.config(ALLOWED)
    newsroom.post("a.json", POEM + "<p>The cat sat.</p>" + TYPO)
    assert told(wplint, "a.json") == [("a.json", "unused-ignore"), ("a.json", "repeated-word")]
    assert told(wplint, "a.json", "--ignore", "repeated-word") == []


def test_what_is_rendered_repeats_no_note(newsroom: Newsroom, wplint: Wplint) -> None:
    file = newsroom.post("a.json", POEM + TYPO)
    data = json.loads(file.read_text(encoding="utf-8"))
    data["content"]["raw"] = data["content"]["rendered"]
    newsroom.write("a.json", json.dumps(data))
    assert told(wplint, "a.json").count(("a.json", "author-ignore")) == 1
    newsroom.config(ALLOWED)
    assert told(wplint, "a.json") == []


def test_hostile_comments_stay_fast() -> None:
    assert len(covered("<!-- wplint-ignore " * 20_000)) == 0
    assert len(covered("<!-- wplint-ignore a: b -->" * 20_000)) == 1000

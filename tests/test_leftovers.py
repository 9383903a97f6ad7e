"""Leftovers, titles and excerpts: told where nothing explains them, milder or not at all where it is the subject."""

from collections.abc import Mapping
from typing import Any

import pytest

from linter.linting import Linter
from linter.matching import Matcher
from linter.rulefile import builtin_rules
from linter.selftest import file_text
from linter.source import read

RULES = {rule.id: rule for rule in builtin_rules()}
PHRASE = "As an AI language model, I cannot judge"


def told(rule: str, post: str | Mapping[str, Any]) -> list[tuple[str, str]]:
    """What one rule says of a post: the severity and the marked characters of each finding."""
    outcome = Linter([Matcher(RULES[rule])]).lint(read("post.json", file_text(post, None, False).encode()))
    assert outcome is not None
    return [(finding.severity.name.lower(), finding.snippet) for finding in outcome.findings]


@pytest.mark.parametrize(
    ("content", "severities"),
    [
        (f"<p>{PHRASE}.</p>", ["warning"]),
        (f"<p>“{PHRASE},” it wrote.</p>", ["info"]),
        (f"<blockquote><p>{PHRASE}.</p></blockquote>", ["info"]),
        (f"<p>ChatGPT says: {PHRASE}. Every chatbot does.</p>", ["info"]),
        (f"<p>“{PHRASE},” wrote ChatGPT. Every chatbot does.</p>", []),
        (f"<pre>{PHRASE}</pre>", []),
        (f"<p>{PHRASE}, but I don’t have personal opinions. Regenerate response</p>", ["warning", "warning"]),
    ],
)
def test_a_story_about_chat_assistants_may_quote_them(content: str, severities: list[str]) -> None:
    """The newsroom that reports on them is not told off, the one that pasted an answer is."""
    assert [severity for severity, _ in told("assistant-phrase", content)] == severities


@pytest.mark.parametrize(
    ("content", "marked"),
    [
        ("<p>Hello {{name}}</p>", ["{{name}}"]),
        ("<p>Hello {{name}}</p><p>See <code>name</code>.</p>", []),
        ("<p>Hello {{name}}. In JavaScript…</p>", []),
        ("<p>[gallery ids=1] Hello {{name}}</p>", ["{{name}}"]),  # a shortcode makes no post about code
        ("<p>Posted by null, 5 views</p>", ["null"]),
        ("<p>The bill is null and void; the word is undefined.</p>", []),
    ],
)
def test_a_post_about_code_may_show_blanks(content: str, marked: list[str]) -> None:
    """A tutorial says how to write them; elsewhere somebody forgot to fill them in."""
    assert [found for _, found in told("template-residue", content)] == marked


@pytest.mark.parametrize(
    ("content", "marked"),
    [
        ("<p>He was born in TK.</p>", ["TK"]),
        ("<p>In TK, he was born.</p>", ["TK"]),
        ("<p>He flew with TK 1980, and TK was late.</p>", []),  # once a name, always a name
        ("<p>Turkish Airlines (TK) was late, and TK paid.</p>", []),
        ("<p>DJ TK played TK TK.</p>", ["TK TK"]),  # doubled is no name
        ("<p>El plan incluye TODO: hotel.</p>", []),
        ("<p>Done. TODO: ask her</p>", ["TODO"]),
        ("<p>Super Bowl XXX</p><p>XXX</p>", ["XXX"]),
    ],
)
def test_marks_to_come_back_to_are_no_names(content: str, marked: list[str]) -> None:
    """Companies, flights and Spanish are left alone."""
    assert [found for _, found in told("to-do-mark", content)] == marked


def excerpted(excerpt: str, content: str, **fields: Any) -> dict[str, Any]:
    return {"excerpt": {"rendered": excerpt}, "content": {"rendered": content}, **fields}


def test_an_excerpt_that_ends_with_a_whole_word_is_not_broken_off() -> None:
    """The same words with their end may stand elsewhere, and a script without spaces has no words to cut."""
    assert (
        told("excerpt-broken-off", excerpted("The mayor won by a land", "The mayor won by a land. A landslide.")) == []
    )
    assert (
        told(
            "excerpt-broken-off",
            excerpted("町長は選挙に勝ち、住民は広場で喜び合った", "町長は選挙に勝ち、住民は広場で喜び合ったという。"),
        )
        == []
    )
    assert told("excerpt-broken-off", excerpted("The mayor won by a lands", "The mayor won by a landslide."))


def test_an_excerpt_made_of_a_short_post_repeats_nothing() -> None:
    """WordPress makes it so where nobody wrote one; it only repeats where a text goes on."""
    assert told("excerpt-repeats", excerpted("<p>All is well.</p>", "<p>All is well.</p>")) == []
    assert told("excerpt-repeats", excerpted("<p>All is well.</p>", "<p>All is well.</p><p>" + "More. " * 50 + "</p>"))


def test_the_site_is_known_by_what_its_pages_call_it() -> None:
    named = {"title": {"rendered": "Rain – The Daily Drop"}}
    assert told("title-site-name", named) == []
    assert told("title-site-name", {**named, "yoast_head_json": {"og_site_name": "The Daily Drop"}})


def test_nothing_breaks_on_fields_that_are_no_text() -> None:
    """Broken exports have numbers and lists where texts should be."""
    odd = {"title": 7, "excerpt": [1], "content": {"rendered": None}, "yoast_head_json": [], "link": None}
    for rule in ("excerpt-repeats", "excerpt-broken-off", "title-site-name", "template-residue", "assistant-phrase"):
        assert told(rule, odd) == []

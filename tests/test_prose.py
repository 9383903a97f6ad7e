"""Readable text: what readers read, where it stands, and whose words it holds."""

import json
from pathlib import Path

import pytest
import turbohtml
from hypothesis import given, settings

from linter.html.markup import Markup
from linter.html.prose import BREAK, Prose, plain_prose, read_prose
from linter.text import Edit, Span, Text
from tests.corpus import posts
from tests.test_markup import PIECES, strings

EXAMPLE = Path(__file__).parents[1] / "examples" / "kashmir-watch-34102.json"


def prose_of(value: str) -> Prose:
    return read_prose(Markup(Text(value)))


def shown(value: str) -> str:
    """The readable text with breaks as vertical bars, white space around them left out."""
    parts = (" ".join(part.split()) for part in prose_of(value).text.value.split(BREAK))
    return "|".join(part for part in parts if part)


def zones(value: str) -> list[tuple[str, str]]:
    prose = prose_of(value)
    return [(one.zone.value, prose.text.value[one.start : one.end].strip(BREAK)) for one in prose.stretches]


def check_map(value: str) -> None:
    """Assert that each character of the prose of `value` comes from markup that decodes to it."""
    markup = Markup(Text(value))
    text, source = read_prose(markup).text, markup.text.value
    if text is markup.text:
        return
    above, below = text._map()
    assert above[-1] == len(text.value)
    assert list(above) == sorted(above)
    assert list(below) == sorted(below)
    end = 0
    for index, letter in enumerate(text.value):
        span = text.down(Span(index, index + 1))
        written = source[slice(*span)]
        if letter not in (BREAK, "\n"):
            assert span.start >= end or written.startswith("&"), (written, letter)
            decoded = "".join(token.data or "" for token in turbohtml.tokenize(written))
            assert letter in (written if written == letter else decoded), (written, letter)
            end = span.end


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("<p>One</p><p>Two</p>", "One|Two"),
        ("<p>One<p>Two", "One|Two"),
        ("<p>gap<em>ing</em> who<b>le</b></p>", "gaping whole"),
        ("a<span></span>b<wbr>c<a href=x>d</a>", "abcd"),
        ("one<br>two<br/>three", "one two three"),
        ("a<img src=x>b", "a|b"),
        ("<ul><li>a<li>b</ul>c", "a|b|c"),
        ("<table><tr><td>a<td>b</table>", "a|b"),
        ("<figure><img src=x><figcaption>c</figcaption></figure>d", "c|d"),
        ("a<script>x</script>b<style>y</style>c", "abc"),
        ("a<template>x</template>b<noscript>y</noscript>c<iframe>z</iframe>d", "abc|d"),
        ("a<svg><title>x</title><text>y</text></svg>b", "ab"),
        ("a<svg><g>x<p>out of the drawing", "a|out of the drawing"),
        ("a<svg><foreignObject><p>x</p></foreignObject></svg>b", "ab"),
        ("a<svg/>b", "ab"),
        ("a<!-- c --><!--more-->b", "ab"),
        ("<!-- wp:paragraph {\"x\":\"y\"} --><p>a</p><!-- /wp:paragraph -->", "a"),
        ("a &amp;lt; b &#8217;&hellip;&notit;", "a &lt; b ’…¬it;"),
        ("one\n\ntwo", "one|two"),  # raw text without paragraphs: WordPress makes them
        ("<p>one\n\ntwo</p>", "one two"),
        ("<select><option>a<option>b</select>", "a|b"),
        ("<h2>Title</h2>text", "Title|text"),
        ("<blockquote><p>a<blockquote>b</blockquote>c</blockquote>d", "a|b|c|d"),
        ("<script>never closed <p>x", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_the_text_is_what_readers_read(value: str, expected: str) -> None:
    assert shown(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("<q>a</q> b", [("quote", "a")]),
        ("<blockquote><p>a</p><blockquote>b</blockquote>c</blockquote>d", [("quote", "a￼b￼c"), ("quote", "b")]),
        ('<blockquote class="twitter-tweet"><p>a</p></blockquote>b', [("embed", "a")]),
        ('<blockquote class="x instagram-media">a</blockquote>b', [("embed", "a")]),
        ('<div class="fb-post"><div>a</div>b</div>c', [("embed", "a￼b")]),
        ('<figure class="wp-block-embed is-type-rich"><div class="wp-block-embed__wrapper">a</div>'
         "<figcaption>b</figcaption></figure>", [("embed", "a")]),
        ('<div class="wp-block-group">a</div>', []),
        ("<code>a</code> <pre>b</pre>", [("code", "a"), ("code", "b")]),
        ("abc d <i lang=fr>a<i>b</i>c</i> d", [("foreign", "abc")]),
        (f"<p lang=en-GB>{'This is the language of the post. ' * 9}</p> and <i lang=fr>pas</i>", [("foreign", "pas")]),
        ('abc <span class="notranslate">d</span> <b translate=no>e</b>', [("foreign", "d"), ("foreign", "e")]),
        ("<p>a <q>b</p><p>c</p>", [("quote", "b")]),
        ("<div>a <code>b</div>c", [("code", "b")]),
    ],
)  # fmt: skip
def test_zones_say_whose_words_they_are(value: str, expected: list[tuple[str, str]]) -> None:
    assert zones(value) == expected


@pytest.mark.parametrize(
    ("value", "masked"),
    [
        ('[gallery ids="1,2"] a', ['[gallery ids="1,2"]']),
        ("[gallery] a", ["[gallery]"]),
        ("[gallery ids=&#8221;1&#8243;]", ["[gallery ids=”1″]"]),
        ('[caption id="x" width="300"]<img src=x> The the[/caption]', ['[caption id="x" width="300"]', "[/caption]"]),
        ("[embed]https://x.example/[/embed] a", ["[embed]", "[embed]https://x.example/[/embed]"]),
        ("[su_box]a[/su_box]", ["[su_box]", "[/su_box]"]),
        ("[box]a[/box]", ["[box]", "[/box]"]),
        ("[spacer /] a", ["[spacer /]"]),
        ("He said [sic] that [the mayor] left [...] [1] [x = 5] [Editor's note: no]", []),
        ("[unclosed ids=", []),
    ],
)
def test_shortcodes_are_masked_and_editors_brackets_are_not(value: str, masked: list[str]) -> None:
    assert [text for zone, text in zones(value) if zone == "code"] == masked


def test_a_defect_in_code_or_an_embed_is_nobodys_to_correct() -> None:
    value = '<p>ok</p><blockquote class="twitter-tweet">teh</blockquote><p>teh</p>[gallery ids="teh"]'
    prose = prose_of(value)
    places = [Span(at, at + 3) for at in range(len(prose.text.value)) if prose.text.value.startswith("teh", at)]
    assert [prose.silent(span) for span in places] == [True, False, True]


def test_blocks_are_the_stretches_between_breaks() -> None:
    prose = prose_of("<p>One</p> <p>Two <b>2</b></p>")
    assert [prose.text.value[slice(*span)] for span in prose.blocks] == ["One", "Two 2"]
    assert prose.readable == "One Two 2"


def test_plain_text_is_its_own_prose() -> None:
    text = Text("a <b> & c")
    assert plain_prose(text).text is text


@pytest.mark.parametrize(
    ("value", "phrase", "expected"),
    [
        ("<p>gap<em>ing</em> whole</p>", "gaping whole", "gap<em>ing</em> whole"),
        ("caf&eacute;s here", "cafés", "caf&eacute;s"),
        ("x &notit y", "it", "it"),
        ("a\r\n<b>b\r\nc</b>", "b\nc", "b\r\nc"),
        ("it&#8217;s", "’", "&#8217;"),
        ("one<br>two", "one", "one"),
    ],
)
def test_a_phrase_is_found_where_it_was_written(value: str, phrase: str, expected: str) -> None:
    text = prose_of(value).text
    start = text.value.index(phrase)
    assert value[slice(*text.locate(Span(start, start + len(phrase))))] == expected


def test_a_correction_is_written_as_markup() -> None:
    value = "<p>a &lt; c</p>"
    text = prose_of(value).text
    edit = text.rewrite(Edit(2, 3, "<&"))
    assert value[: edit.start] + edit.new + value[edit.end :] == "<p>a &lt;&amp; c</p>"


@settings(max_examples=200, deadline=None)
@given(PIECES)
def test_every_character_of_generated_prose_maps_back(value: str) -> None:
    check_map(value)


def test_every_character_of_real_prose_maps_back() -> None:
    for _, data in list(posts())[::3]:
        content = data.get("content") if isinstance(data, dict) else None
        if isinstance(content, dict):
            check_map(str(content.get("rendered"))[:8_000])


def test_the_tweet_in_the_example_post_is_an_embed() -> None:
    content = json.loads(EXAMPLE.read_text(encoding="utf-8"))["content"]["rendered"]
    embeds = [text for zone, text in zones(content) if zone == "embed"]
    assert embeds
    assert all("didnt" in text for text in embeds)
    for value in strings(content):
        check_map(value)

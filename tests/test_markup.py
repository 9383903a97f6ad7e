"""Elements and attributes stand where the author wrote them, character for character."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.html.markup import BadSelector, Element, Markup, check_selector
from linter.text import Edit, Span, Text
from tests.corpus import posts

EXAMPLE = Path(__file__).parents[1] / "examples" / "kashmir-watch-34102.json"

PARTS = [
    "<p>", "</p>", "<p class='a b' id=x>", "<b onclick=f(1)>", "</b>", "<i>", "</i>", "<a href=\"/?a=1&amp;b=2\">",
    "<a href=/x&copy=1&copy>", "</a>", "<img src=a.png alt>", "<img alt='&quot;&#8217;&rsquo;&#x1f600;'/>", "<br/>",
    "<ul><li>", "<li>", "</ul>", "<table><tr><td>", "</table>", "<td title=' x '>", "<div =a=b c = \"d>\">", "</div>",
    "<svg viewBox='0 0 1 1'><path d=M0/>", "<lineargradient gradientUnits=x />", "</svg>", "<math><mi x=1>", "</math>",
    "<template><p title=t>", "</template>", "<noscript><img src='a&amp;b'></noscript>", "<select><option value=1>",
    "</select>", "<script src=a.js>if (a<b) {}</script>", "<style>p{}</style>", "<textarea>\n<b></textarea>",
    "<iframe srcdoc='<p title=\"&amp;amp;\">&lt;b id=y&gt;'></iframe>", "<body onload=x>", "<html lang=de>",
    "<!-- c -->", "text", "&amp;", "&notit;", "&#0;", "\r\n", "\r", "\n", " ", "<", "&", "é", "\U0001f600", "\ud800",
    "\0", "</x>",
    "<h2 data-É=1 DATA-b=\r\n'2\r\n3'>", "</h2>", "<?pi?>", "<![CDATA[x]]>", "</form>",
    "<form><input disabled value=''>",
]  # fmt: skip
PIECES = st.lists(st.sampled_from(PARTS), max_size=25).map("".join)


def markup_of(value: str) -> Markup:
    """Markup over a file text that spells `value` as JSON does."""
    return Markup(Text(value))


def check_places(markup: Markup) -> int:
    """Assert that all places in `markup` and the documents inside it are right; how many attributes it has."""
    count = 0
    source = markup.text.value
    for element in markup.elements:
        check_element(element, source)
        for name, value in element.attributes.items():
            check_attribute(element, name, value, source)
            count += 1
    return count + sum(map(check_places, markup.inner))


def check_element(element: Element, source: str) -> None:
    start, end, outer, content = element.start_tag, element.end_tag, element.outer, element.content
    assert source[start.start] == "<"
    assert source[start.end - 1] == ">"
    written = re.split(r"[\t\n\f />]", source[start.start + 1 : start.end], maxsplit=1)[0].replace("\0", "\ufffd")
    assert written.lower() in (element.tag, {"img": "image"}.get(element.tag)), element
    if end is not None:
        assert re.match(r"</[a-zA-Z]", source[end.start : end.end]), element
        assert source[end.end - 1] == ">"
        assert start.end <= end.start
    assert outer.start == start.start
    assert outer.end == (end.end if end else content.end)
    assert start.end <= content.start <= content.end <= outer.end <= len(source)


def check_attribute(element: Element, name: str, value: str, source: str) -> None:
    attribute = element.attribute(name)
    assert attribute is not None
    written = source[slice(*attribute.span)].replace("\0", "\ufffd")
    assert written[: len(name)].lower() == name.lower(), element
    assert element.start_tag.start < attribute.span.start < attribute.span.end < element.start_tag.end
    text = attribute.text
    assert text.value == value
    at = text.down(text.all)
    assert attribute.span.start <= at.start <= at.end <= attribute.span.end
    for index, letter in enumerate(value):
        below = source[slice(*text.down(Span(index, index + 1)))]
        assert below == letter or below.startswith("&") or (below, letter) == ("\0", "\ufffd"), (element, below, letter)


@settings(max_examples=150, deadline=None)
@given(PIECES)
def test_every_place_in_generated_markup_is_right(value: str) -> None:
    check_places(markup_of(value))


@settings(max_examples=100, deadline=None)
@given(PIECES)
def test_places_lead_down_to_the_field_with_its_line_ends(value: str) -> None:
    markup = markup_of(value)
    for element in markup.elements:
        span = markup.text.locate(element.start_tag)
        assert value[span.start] == "<"
        assert value[span.end - 1] == ">"
        assert (
            re.sub("\r\n?", "\n", value[slice(*span)]).replace("\ud800", "\ufffd")
            == (markup.text.value[slice(*element.start_tag)])
        )


def test_every_place_in_real_posts_is_right() -> None:
    counted = sum(check_places(Markup(Text(value))) for _, data in posts() for value in strings(data))
    assert counted > 10_000


def test_every_place_in_the_example_post_is_right() -> None:
    data = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    assert sum(check_places(Markup(Text(value))) for value in strings(data)) > 20


def strings(data: Any) -> Iterator[str]:
    """The strings of JSON data that hold markup."""
    if isinstance(data, str):
        if "<" in data:
            yield data
    elif isinstance(data, (dict, list)):
        for item in data.values() if isinstance(data, dict) else data:
            yield from strings(item)


def only(value: str, selector: str) -> Element:
    (element,) = Markup(Text(value)).select(selector)
    return element


def outer(value: str, selector: str) -> str:
    element = only(value, selector)
    return element.markup.text.value[slice(*element.outer)]


@pytest.mark.parametrize(
    ("value", "selector", "expected"),
    [
        ("a<img src=x>b", "img", "<img src=x>"),
        ("a<br/>b", "br", "<br/>"),
        ("<svg><path d=M/>t</svg>", "path", "<path d=M/>t"),  # the slash belongs to the value
        ("<svg><path d=M />t</svg>", "path", "<path d=M />"),
        ("<div/>a</div>b", "div", "<div/>a</div>"),  # in HTML the slash means nothing
        ("<div/>a", "div", "<div/>a"),
        ("<p>a<p>b", "p:first-of-type", "<p>a"),
        ("<p>a<p>b", "p:last-of-type", "<p>b"),
        ("<div><p>a</div>b", "p", "<p>a"),
        ("<ul><li>a<ul><li>b</ul>c<li>d</ul>e", "ul > li:first-child:has(ul)", "<li>a<ul><li>b</ul>c"),
        ("<table><tr><td>a<td>b</table>c", "tr", "<tr><td>a<td>b"),
        ("<table><p>a</table>b", "p", "<p>a"),
        ("<template><td>a<td>b</template>", "template td:first-child", "<td>a"),
        ("<p>a<b>b</p>c", "b", "<b>b"),
        ("<object><p>a", "object", "<object><p>a"),
    ],
)
def test_an_element_ends_where_a_browser_ends_it(value: str, selector: str, expected: str) -> None:
    assert outer(value, selector) == expected


def test_what_the_parser_adds_or_opens_again_is_no_element_of_the_author() -> None:
    markup = Markup(Text("<b onclick=f()><p>x</b>y</p><table><tr><td>z</table>"))
    assert [element.tag for element in markup.elements] == ["b", "p", "table", "tr", "td"]
    cell = markup.by_tag["td"][0]
    assert cell.parent is not None
    assert cell.parent.tag == "tr"
    assert cell.parent.parent is not None
    assert cell.parent.parent.tag == "table"


@pytest.mark.parametrize(
    "value",
    [
        "<p>x</p><body class=a onload=f()>",
        "<svg><style><body onload=f()>",
        "<!--<body onload=f()>--><BODY ONLOAD=f()>",
        "<body title='\"><body onload=no>' onload=f()>",
    ],
)
def test_attributes_of_a_stray_body_tag_are_found_in_it(value: str) -> None:
    (body,) = Markup(Text(value)).by_attribute["onload"]
    attribute = body.attribute("onload")
    assert attribute is not None
    assert value[slice(*attribute.span)].lower() == "onload=f()"
    assert value[slice(*attribute.text.locate(attribute.text.all))] == "f()"
    assert attribute.span.end <= body.start_tag.end


def test_no_break_spaces_belong_to_names_and_values() -> None:
    element = only("<p title=\xa0x data\xa0y=1>", "p")
    assert dict(element.attributes) == {"title": "\xa0x", "data\xa0y": "1"}
    check_places(element.markup)


def test_documents_inside_documents_map_to_the_outermost_text() -> None:
    value = 'a<iframe srcdoc="<p>x</p><iframe srcdoc=&quot;<b id=&amp;quot;y&amp;quot;>z</b>&quot;></iframe>"></iframe>'
    *_, innermost = Markup(Text(value)).walk()
    (bold,) = innermost.by_tag["b"]
    identity = bold.attribute("id")
    assert identity is not None
    assert identity.text.value == "y"
    assert value[slice(*identity.text.locate(identity.text.all))] == "y"
    assert value[slice(*innermost.text.locate(bold.start_tag))] == "<b id=&amp;quot;y&amp;quot;>"


def test_a_value_is_written_back_in_the_spelling_of_its_place() -> None:
    for value, expected in [
        ("<a title='x'>", "<a title='&#39;&amp;\"'>"),
        ('<a title="x">', '<a title="\'&amp;&#34;">'),
        ("<a title=x>", "<a title=&#39;&amp;&#34;>"),
    ]:
        attribute = only(value, "a").attribute("title")
        assert attribute is not None
        edit = attribute.text.rewrite(Edit(0, 1, "'&\""))
        assert value[: edit.start] + edit.new + value[edit.end :] == expected


def test_noscript_is_read_as_readers_without_script_see_it() -> None:
    value = "<noscript><img src='a&amp;b'></noscript>"
    markup = Markup(Text(value))
    assert "img" not in markup.by_tag
    (image,) = markup.inner[0].by_tag["img"]
    source = image.attribute("src")
    assert source is not None
    assert source.text.value == "a&b"
    assert value[slice(*source.text.locate(source.text.all))] == "a&amp;b"


def test_a_bad_selector_is_refused_with_its_place() -> None:
    check_selector("figure:has(> figcaption) img[alt='']")
    with pytest.raises(BadSelector) as caught:
        check_selector("p[")
    assert caught.value.position >= 1

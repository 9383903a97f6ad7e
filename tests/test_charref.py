"""Character references in attribute values: each decoded character knows the characters that wrote it."""

from html.entities import html5

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.html.charref import attribute_map
from linter.html.markup import Markup
from linter.text import Span, Text
from tests.corpus import posts
from tests.test_markup import strings

NAMES = sorted(html5)
PARTS = st.one_of(
    st.sampled_from(NAMES).map(lambda name: "&" + name),
    st.sampled_from("& ; = # x a Z 9 &# &#x &amp &lt; &copy= &notin &noti; é \U0001f600 \xa0 &#0; &#xD800;".split(" ")),
    st.integers(0, 0x120000).map(lambda number: f"&#{number};"),
    st.integers(0, 0x300).map(lambda number: f"&#x{number:x}"),
    st.text(alphabet="&#;xX=aAbt0123456789 lgqp", max_size=8),
)


def text_of(raw: str) -> Text:
    """The value of an attribute written as `raw` in double quotes."""
    attribute = Markup(Text(f'<p title="{raw}">')).by_tag["p"][0].attribute("title")
    assert attribute is not None
    return attribute.text


def vague(raw: str, value: str) -> bool:
    """Whether the map is one indivisible piece although there is more to tell."""
    return len(value) > 1 and len(attribute_map(raw, value, 0).above) == 2 and raw != value


@settings(max_examples=300, deadline=None)
@given(st.lists(PARTS, max_size=6).map("".join))
def test_every_value_is_mapped_exactly(raw: str) -> None:
    """Our reading of references agrees with the parser's, so that the vague map is never needed."""
    raw = raw.replace('"', "")
    value = text_of("." + raw + ".").value
    assert not vague("." + raw + ".", value)


def test_every_named_reference_is_known() -> None:
    start = len('<p title="a')
    for name, decoded in html5.items():
        text = text_of(f"a&{name} b")
        assert text.value == f"a{decoded} b"
        assert text.locate(Span(1, 1 + len(decoded))) == Span(start, start + 1 + len(name)), name


def test_real_values_are_all_mapped_exactly() -> None:
    fallbacks = []
    for file, data in posts():
        for value in strings(data):
            for markup in Markup(Text(value)).walk():
                for element in markup.elements:
                    for name, decoded in element.attributes.items():
                        attribute = element.attribute(name)
                        assert attribute is not None
                        raw = markup.text.value[slice(*attribute.text.down(attribute.text.all))]
                        if "&" in raw and vague(raw, decoded):
                            fallbacks.append((file, raw))
    assert fallbacks == []


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("&copy=1", "&copy=1"),
        ("&copyx", "&copyx"),
        ("&copy;=1", "©=1"),
        ("&copy", "©"),
        ("&notin;", "∉"),
        ("&notit;", "&notit;"),
        ("&#x80;&#128", "€€"),
        ("&#xD800;&#0;&#x110000;&#99999999999999999999;", "\ufffd\ufffd\ufffd\ufffd"),
        ("&NotEqualTilde;", "≂̸"),
        ("&amp;amp;", "&amp;"),
    ],
)
def test_references_are_read_as_in_attributes(raw: str, value: str) -> None:
    assert text_of(raw).value == value
    assert not vague("." + raw, "." + value)

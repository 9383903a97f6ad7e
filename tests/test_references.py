"""Every address that markup loads or links to is found, with its purpose, its value and its place."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.html.css import css_addresses, css_text, unescaped
from linter.html.markup import Markup
from linter.html.references import find_references, refresh_target, source_candidates
from linter.text import Span, Text
from tests.corpus import posts
from tests.test_markup import strings


def found(markup: str) -> list[tuple[str, str]]:
    return [(one.purpose, one.address) for one in find_references(Markup(Text(markup)))]


def candidates(srcset: str) -> list[str]:
    return [text.value for text in source_candidates(Text(srcset))]


def refresh(content: str) -> list[str]:
    return [text.value for text in refresh_target(Text(content))]


def styles(css: str) -> list[tuple[bool, str]]:
    return [(style, text.value) for style, text in css_addresses(Text(css))]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<a href=/x ping='/p1\n/p2'>", [("link", "/x"), ("link", "/p1"), ("link", "/p2")]),
        ("<a href=''><a href=' '>", []),
        ("<img src=/a.png longdesc=/d lowsrc=/l>", [("image", "/a.png"), ("link", "/d"), ("image", "/l")]),
        ("<img src=x data-src=/real.png data-lazy-srcset='/b 2x'>",
         [("image", "x"), ("image", "/real.png"), ("image", "/b")]),
        ("<iframe src=/f longdesc=/d data-src=/g></iframe>", [("frame", "/f"), ("link", "/d"), ("frame", "/g")]),
        ("<picture><source srcset='/a.avif, /b.avif 2x' src=/c><img src=/d></picture>",
         [("image", "/a.avif"), ("image", "/b.avif"), ("image", "/c"), ("image", "/d")]),
        ("<video poster=/p src=/v><source src=/s><track src=/t></video><audio src=/a>",
         [("image", "/p"), ("media", "/v"), ("media", "/s"), ("media", "/t"), ("media", "/a")]),
        ("<video data-src=/v data-poster=/p><audio data-src=/a>", [("media", "/v"), ("image", "/p"), ("media", "/a")]),
        ("<object data=/o codebase=/c><param name=movie value=/m><param name=loop value=1><embed src=/e></object>",
         [("frame", "/o"), ("frame", "/c"), ("frame", "/m"), ("frame", "/e")]),
        ("<applet code=A archive=/a.jar></applet>", [("frame", "A"), ("frame", "/a.jar")]),
        ("<form action=/f><button formaction=/b><input type=image src=/i formaction=/j></form>",
         [("form", "/f"), ("form", "/b"), ("image", "/i"), ("form", "/j")]),
        ("<link rel=stylesheet href=/s><link rel='shortcut icon' href=/i><link rel=modulepreload href=/m>",
         [("style", "/s"), ("image", "/i"), ("script", "/m")]),
        ("<link rel=preload as=script href=/a><link rel=preload as=font href=/f><link rel=preload as=style href=/b>",
         [("script", "/a"), ("link", "/f"), ("style", "/b")]),
        ("<link rel=preload as=image imagesrcset='/a 1x, /b 2x'>", [("image", "/a"), ("image", "/b")]),
        ("<link as=script href=/x><link rel=manifest href=/m>", [("link", "/x"), ("link", "/m")]),
        ("<table background=/a><tr background=/b><td background=/c>",
         [("image", "/a"), ("image", "/b"), ("image", "/c")]),
        ("<body background=/a>", [("image", "/a")]),
        ("<blockquote cite=/a><q cite=/b><ins cite=/c><del cite=/d>",
         [("link", "/a"), ("link", "/b"), ("link", "/c"), ("link", "/d")]),
        ("<svg><a href=/a><image xlink:href=/b /><use href=#c /><feImage href=/d /></a><script href=/e /></svg>",
         [("link", "/a"), ("image", "/b"), ("image", "#c"), ("image", "/d"), ("script", "/e")]),
        ("<svg><a><animate attributeName=href values='/a; /b ;' to=/c /><set attributeName='xlink:href' to=/d />",
         [("link", "/a"), ("link", "/b"), ("link", "/c"), ("link", "/d")]),
        ("<svg><animate attributeName=fill values='red;blue' to=green /></svg>", []),
        ("<svg><linearGradient xlink:href=#g /></svg>", [("link", "#g")]),
        ("<math href=/a><mi xlink:href=/b>x</mi></math>", [("link", "/a"), ("link", "/b")]),
        ("<p href=/no data=/no action=/no>", []),
        ("<meta http-equiv=Refresh content='0; url=/x'><meta name=x content='0; url=/no'>", [("link", "/x")]),
        ("<script src=/a></script><portal src=/p></portal>", [("script", "/a"), ("frame", "/p")]),
        ("<style>@import '/a'; p { background: url(/b) }</style><p style='background:url(\"/c\")'>",
         [("style", "/a"), ("image", "/b"), ("image", "/c")]),
        ("<svg><style>p{background:url(&quot;/a&amp;b&quot;)}<![CDATA[ q{background:url(/c)} ]]></style></svg>",
         [("image", "/a&b"), ("image", "/c")]),
        ("<template><a href=/t></a></template>", [("link", "/t")]),
        ("<base href=https://x.example/>", [("link", "https://x.example/")]),
        ("<image src=/i>", [("image", "/i")]),
    ],
)  # fmt: skip
def test_addresses_are_found_with_their_purpose(markup: str, expected: list[tuple[str, str]]) -> None:
    assert found(markup) == expected


@pytest.mark.parametrize(
    ("srcset", "expected"),
    [
        ("a.png", ["a.png"]),
        ("a.png 1x, b.png 2x", ["a.png", "b.png"]),
        ("a.png, b.png", ["a.png", "b.png"]),
        ("a.png,b.png 2x", ["a.png,b.png"]),  # no blank behind the comma: it belongs to the address
        ("a.png 1x,b.png 2x", ["a.png", "b.png"]),
        ("https://c.example/w_300,h_200/a.png 300w, https://c.example/w_600,h_400/a.png 600w",
         ["https://c.example/w_300,h_200/a.png", "https://c.example/w_600,h_400/a.png"]),
        ("data:image/png;base64,AAAA 1x, b.png", ["data:image/png;base64,AAAA", "b.png"]),
        ("a.png (x, y) 2x, b.png", ["a.png", "b.png"]),
        ("a.png (x, b.png 2x", ["a.png"]),
        (" ,, a.png ,,, b.png,, ", ["a.png", "b.png"]),
        ("a.png\t1x\n,\f\rb.png", ["a.png", "b.png"]),
        ("a\xa0b.png 1x", ["a\xa0b.png"]),
        ("a.png 1x 2w foo, b.png", ["a.png", "b.png"]),
        ("", []),
        (" , ", []),
    ],
)  # fmt: skip
def test_srcset_is_split_as_the_standard_says(srcset: str, expected: list[str]) -> None:
    assert candidates(srcset) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("5; url=/x", ["/x"]),
        ("5;/x", ["/x"]),
        ("5 /x", ["/x"]),
        ("5,url = '/x' y", ["/x"]),
        ('0.5;URL="/x', ["/x"]),
        (".5; url=/x y", ["/x y"]),
        ("5; '/x'", ["/x"]),
        ("5; urn:x", ["urn:x"]),
        ("5", []),
        ("5;", []),
        ("url=/x", []),
        ("5x; url=/x", []),
        ("-5; url=/x", []),
        ("5;url=''", []),
    ],
)
def test_meta_refresh_is_read_as_the_standard_says(content: str, expected: list[str]) -> None:
    assert refresh(content) == expected


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        ("a{b:url(x)}", [(False, "x")]),
        ("a{b:url( 'x y' )}", [(False, "x y")]),
        ("a{b:url(\"x\\\ny\")}", [(False, "xy")]),
        ("a{b:URL(x)}", [(False, "x")]),
        ("a{b:u\\72l(x)}", [(False, "x")]),
        ("a{b:\\75 rl(x\\2e png)}", [(False, "x.png")]),
        ("@import 'x';", [(True, "x")]),
        ("@import url(x) screen;", [(True, "x")]),
        ("@\\69mport \"x\"", [(True, "x")]),
        ("@import/**/'x';", [(True, "x")]),
        ("/* url(no) */ a{b:url(x)}", [(False, "x")]),
        ("a{b:url(/*x*/)}", [(False, "/*x*/")]),  # no comments inside url()
        ("a{b:url/**/(no)}", []),
        ("a{content:'url(no)'}", []),
        ("a{b:url(no no)}", []),
        ("a{b:url(no\"no)} c{d:url(x)}", [(False, "x")]),
        ("a{b:image-set('x' type('no') 1x, url(y) 2x)}", [(False, "x"), (False, "y")]),
        ("a{b:curl(no) attr('no')}", []),
        ("@namespace url(no); @namespace 'no'; a{b:url(x)}", [(False, "x")]),
        ("a{clip-path:url(#no)}", []),
        ("/* unclosed url(no)", []),
        ("a{b:url(x", [(False, "x")]),
        ("a{b:url('x", [(False, "x")]),
        ("a{b:'\n url(x)}", [(False, "x")]),
        ("@import 'a' layer(x); @import 'b';", [(True, "a"), (True, "b")]),
        ("@font-face{src:url(a.woff) format('no')}", [(False, "a.woff")]),
    ],
)  # fmt: skip
def test_css_is_read_by_its_tokens(css: str, expected: list[tuple[bool, str]]) -> None:
    assert styles(css) == expected


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sampled_from(["\\", "72 ", "\\72", "\\a", "\n", "x", "\\\r\n", "\\110000", " ", "é", "\\'"])).map(
        "".join
    )
)
def test_css_escapes_map_back(raw: str) -> None:
    text = css_text(Text(raw))
    assert text.value == unescaped(raw)
    for index in range(len(text.value)):
        below = raw[slice(*text.locate(Span(index, index + 1)))]
        assert unescaped(below) == text.value[index] or "\\" in below


def test_addresses_lie_where_they_were_written() -> None:
    value = (
        '<a href="/x?a=1&amp;b=2"><img srcset="/a&#32;1x,\r\n/b&amp;c 2x"><p style="b:u\\72l(&quot;/d\\2e e&quot;)">'
        "<svg><style>a{b:url(/f&amp;g)}<![CDATA[@import '/h';]]></style></svg><style>a{b:url(/i)}</style>"
    )
    places = [value[slice(*one.text.locate(one.text.all))] for one in find_references(Markup(Text(value)))]
    assert places == ["/x?a=1&amp;b=2", "/a", "/b&amp;c", "/d\\2e e", "/f&amp;g", "/h", "/i"]


def test_every_address_in_real_posts_lies_where_it_was_written() -> None:
    counted = 0
    for _, data in posts():
        for value in strings(data):
            for markup in Markup(Text(value)).walk():
                for one in find_references(markup):
                    counted += 1
                    written = value[slice(*one.text.locate(one.text.all))]
                    assert written == one.address or "&" in written or "\\" in written
                    assert len(written) >= len(one.address)
    assert counted > 2000

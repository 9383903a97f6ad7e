"""The trees that wplint reads are those of a second, independent parser, html5lib, or the difference is known.

html5lib follows the HTML Standard of 2020. Where the standard has moved on since, or html5lib never followed it,
`CAUSES` says so; every tree that differs must have one of these causes, and the published test data must side with
ours.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import turbohtml

from linter.html.markup import Markup
from linter.text import Text
from tests.corpus import CORPUS, posts
from tests.trees import (
    Row,
    TreeTest,
    expected_rows,
    html5lib_rows,
    html5lib_tree,
    merged,
    tree_tests,
    turbohtml_rows,
)

STANDARD = CORPUS / "standards" / "html5lib-tests" / "tree-construction"
EXAMPLE = Path(__file__).parents[1] / "examples" / "kashmir-watch-34102.json"

CAUSES = {
    "template": re.compile("<template", re.I),  # html5lib knows no template
    "select": re.compile("<select", re.I),  # since 2025 a select may hold any element
    "ruby": re.compile("<(?:rb|rt|rp|rtc)>", re.I),  # html5lib has the old rules for ruby
    "isindex": re.compile("<isindex", re.I),  # dropped from the standard in 2016
    "instruction": re.compile(r"<\?"),  # a node of its own now, a comment in html5lib
    "search": re.compile("<(?:search|dialog)", re.I),  # html5lib does not know that they are blocks
    "foreign end tag": re.compile("<(?:svg|math)></(?:p|br)>", re.I),  # leaves foreign content since 2020
    "formatting": re.compile("<b><em><"),  # html5lib counts the rounds of the adoption agency in another way
    "svg attribute": re.compile("(?:contentscripttype|filterres)=", re.I),  # no longer spelled in camel case
    "command": re.compile("<command", re.I),  # void in html5lib, dropped from the standard
    "table": re.compile("<table><li>|<td><svg><td>"),  # html5lib puts the stray part on the wrong side
}

ALIKE = [
    "Just text &amp; more &hellip; &notit; &copy=1 &#128; &#x110000;",
    "<p>One<p>Two<div>three</p>four</div>",
    '<figure class="wp-block-image"><img src="a.png" alt=""/><figcaption>A <em>b</em></figcaption></figure>',
    "<p><b>bold<i>both</b>italic</i></p><p>after",
    "<a href=1>one<a href=2>two</a></a>",
    "<table><tr><td>1<td>2<tr><th>3</table>",
    "<table><p>out</p><tr><td><table><tr><td>in</table></table>",
    "<ul><li>a<ul><li>b</ul><li>c</ul><dl><dt>d<dd>e<dt>f</dl>",
    "<noscript><img src=x></noscript><noembed><b></noembed><noframes><i></noframes>",
    "<svg viewbox='0 0 1 1' xlink:href=a><lineargradient/><foreignobject><p>x</foreignobject></svg>",
    "<svg><p>out of it</svg><math><mi>x</mi><annotation-xml encoding=text/html><p>in</annotation-xml></math>",
    "<body onload=a class=b><body onload=c id=d><html lang=de>",
    "<script>if (a < b) { '<!--<script>' }</script><style>a > b {}</style><textarea><b>&lt;</textarea>",
    "<!-- wp:paragraph {\"a\":\"--\"} --><p>x</p><!-- /wp:paragraph --><!--> <!---> <!-- a --!> <![CDATA[x]]>",
    "<iframe srcdoc='<p>x'><p>raw</iframe><object data=a><param name=b><embed src=c></object>",
    "<p title=\"a'b\" title=2 =x <y a\"b='c' d/e>text</p/x>",
    "line one\r\nline\rtwo\r\n<pre>\r\n\r\nx</pre><textarea>\n\ny</textarea>",
    "<form><form><input></form><button><button></button><option>a<option>b<optgroup>",
    "<h1>a<h2>b</h1><center>c<font color=red>d<p>e</center>f</font>",
    "<frameset><frame></frameset><p>x</p><image src=a><nobr>a<nobr>b<plaintext><p></plaintext>",
]  # fmt: skip


def trees(markup: str) -> tuple[list[Row], list[Row]]:
    """Our tree and html5lib's, as rows."""
    ours = Markup(Text(markup))
    theirs = html5lib_tree("<!DOCTYPE html><body>" + ours.text.value)
    return merged(turbohtml_rows(ours.tree)), merged(html5lib_rows(theirs))


def cause(markup: str) -> str:
    """Why html5lib reads this markup otherwise."""
    return next((name for name, pattern in CAUSES.items() if pattern.search(markup)), "unknown")


def strings(data: Any) -> Iterator[str]:
    """Every string in JSON data that may hold markup."""
    if isinstance(data, str):
        if "<" in data or "&" in data:
            yield data
    elif isinstance(data, (dict, list)):
        for item in data.values() if isinstance(data, dict) else data:
            yield from strings(item)


@pytest.mark.parametrize("markup", ALIKE)
def test_both_parsers_build_the_same_tree(markup: str) -> None:
    ours, theirs = trees(markup)
    assert ours == theirs


@pytest.mark.parametrize(
    ("name", "markup"),
    [
        ("template", "<template><td>x</td></template>"),
        ("select", "<select><div>x</div></select>"),
        ("ruby", "<ruby>a<rb>b<rt></ruby>"),
        ("isindex", "<isindex>"),
        ("instruction", "<p>a<?php echo 1 ?>b"),
        ("search", "<p>foo<search>bar"),
        ("foreign end tag", "<svg></p><style><!--</style><img src onerror=alert(1)>"),
        ("formatting", "<b><em><x><x><x><aside></b></em>"),
        ("svg attribute", "<svg filterres=1></svg>"),
        ("command", "<command>A"),
        ("table", "<table><li><li></table>"),
    ],
)
def test_a_known_difference_still_is_one(name: str, markup: str) -> None:
    """A cause that no longer shows is a cause to delete."""
    ours, theirs = trees(markup)
    assert ours != theirs
    assert cause(markup) == name


def test_the_example_post_reads_the_same() -> None:
    for markup in strings(json.loads(EXAMPLE.read_text(encoding="utf-8"))):
        ours, theirs = trees(markup)
        assert ours == theirs


def test_every_real_post_reads_the_same() -> None:
    differing = [file for file, data in posts() for markup in strings(data) if len(set(map(tuple, trees(markup)))) > 1]
    assert differing == []


def _documents() -> list[TreeTest]:
    if not STANDARD.is_dir():
        pytest.skip("the html5lib-tests data is not beside the checkout")
    return list(tree_tests(STANDARD))


def test_the_standard_tests_differ_for_known_causes_only() -> None:
    counted: Counter[str] = Counter()
    for test in _documents():
        ours, theirs = trees(test.data)
        if ours != theirs:
            counted[cause(test.data)] += 1
    assert counted == {
        "template": 78, "select": 35, "ruby": 13, "isindex": 5, "instruction": 4, "search": 3, "foreign end tag": 6,
        "formatting": 5, "svg attribute": 4, "command": 1, "table": 2,
    }  # fmt: skip


def test_our_parser_builds_the_published_trees() -> None:
    """In every whole document of the data; processing instructions are newer than the data."""
    wrong = []
    for test in _documents():
        if test.fragment is not None:
            continue
        scripting = True if test.scripting is None else test.scripting
        tree = turbohtml.parse(test.data, scripting=scripting, allow_declarative_shadow_roots=False)
        if merged(turbohtml_rows(tree)) != list(expected_rows(test.document)):
            wrong.append((test.name, cause(test.data)))
    assert Counter(reason for _, reason in wrong) == {"instruction": 4}, wrong

"""Tags that don't fit together are told once each, at the tag to change, and nothing is told of what HTML allows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.html.balance import slips
from linter.html.extents import outline, tokens
from linter.html.tidy import tidy


def told(markup: str) -> list[str]:
    """Each slip with the tag that is marked; end tags that HTML lets one leave out don't count."""
    found = slips(tokens(markup))
    return [f"{slip.kind} {markup[slice(*slip.span)]}" for slip in found if slip.kind != "omitted"]


@pytest.mark.parametrize(
    "markup",
    [
        "<p>a<p>b<ul><li>c<li>d</ul><dl><dt>e<dd>f</dl>",
        "<ul><li>a<ul><li>b</ul><li>c</ul>",
        "<table><caption>a<thead><tr><th>b<th>c<tbody><tr><td>d<td>e<table><tr><td>f</table></table>",
        "<select><option>a<option>b<optgroup label=c><option>d</select><ruby>e<rt>f<rp>g</ruby>",
        '<svg><g/><path d="M0"/><foreignObject><div>a</div></foreignObject></svg><math><mi/></math>',
        "<body><p>a</p></body></html>",
        "<noscript></div><p></noscript>",
        "<textarea><b></textarea><script>'<div>'</script><style><i></style><!-- <div> --><iframe></p></iframe>",
        "<a href=/x><div><h2>a</h2><p>b</p></div></a>",
        "<o:p></o:p><unknown>a",
        "a < b and c > d & e",
    ],
)
def test_what_html_allows_is_no_slip(markup: str) -> None:
    assert told(markup) == []


@pytest.mark.parametrize(
    ("markup", "slip"),
    [
        ("<div><div>a</div>", "unclosed <div>"),
        ("<ul><li><div>a</li><li><div>b</div></li></ul>", "unclosed <div>"),
        ("<p>a<b>b</p><p><b>c</b></p>", "unclosed <b>"),
        ("<p><a name=x>a</p><p><a href=y>b</a></p>", "unclosed <a name=x>"),
        ("<table><tr><td><span>a</td></tr></table>", "unclosed <span>"),
        ("<object><p>a", "unclosed <object>"),
        ("<div><ul><li>a</div></li></ul></div>", "stray </div>"),
        ("<div><table><tr><td></div></td></tr></table></div>", "stray </div>"),
        ("<p>a</p></td>", "stray </td>"),
        ("<b><i>a</b></i>", "crossed </b>"),
        ("<p><em>a</p><p>b</em></p>", "crossed </p>"),
        ("<div><span>a</div></span>", "crossed </div>"),
        ("<ul><li>a<li>b</li></li></ul>", "crossed <li>"),
        ("<h2>a</h3>", "mistaken </h3>"),
        ("<ul><li>a</ol>", "mistaken </ol>"),
        ("<table><tr><th>a</td></tr></table>", "mistaken </td>"),
        ("<a name=x />a", "slashed <a name=x />"),
        ("<iframe src=x /><p>a</p><iframe src=y></iframe>", "slashed <iframe src=x />"),
        ("<img src=x></img>", "void </img>"),
        ("<p>a<div>b</div></p>", "cut <div>"),
        ("<p>a<p>b</p></p>", "cut <p>"),
        ("<div><p>a<ul><li>b</ul></p></div>", "cut <ul>"),
        ("<a href=x>a<b><a href=y>b</a></b></a>", "nested <a href=y>"),
        ("<form><form></form></form>", "nested <form>"),
        ("<span><a><div>a</div></a></span>", "inline <div>"),
        ("<table><tr><td>a</td></tr>b<br>c</table>", "moved b"),
        ("<ul>a<li>b</ul>", "loose a"),
        ("<thead><tr><td>a</td></tr></thead><tbody><tr><td>b</td></tr></tbody></table>", "dropped <thead>"),
    ],
)
def test_one_slip_is_told_once_at_the_tag_to_change(markup: str, slip: str) -> None:
    assert told(markup) == [slip]


def test_what_reaches_beyond_the_post_is_told_apart() -> None:
    """A `<div>` too few breaks the page of every reader; a `<span>` that its paragraph ends harms nobody."""
    leaks = {slip.tag: slip.leaks for slip in slips(tokens("<p>a<span>b</p><p>c<b>d</p><div>"))}
    assert leaks == {"span": False, "b": True, "div": True}


NAMES = (
    "p div b i a span ul ol li h2 h3 br br/ hr div/ /br button form label iframe input input/ option select dl dt "
    "table tr td"
).split()


@given(st.lists(st.one_of(st.none(), st.sampled_from(NAMES)), max_size=12), st.booleans())
def test_what_counts_as_tidy_has_no_slip(parts: list[str | None], closed: bool) -> None:
    """The short cut that most posts take hides nothing; None stands for the end of what is open."""
    markup, opened = "", list[str]()
    for part in parts:
        if part is None:
            markup += f"</{opened.pop()}>" if opened else "x"
        else:
            markup += f"<{part}>"
            opened += [part] * (part.strip("/") == part and part not in ("br", "hr", "input"))
    if closed:
        markup += "".join(f"</{name}>" for name in reversed(opened))
    if tidy(outline(markup)):
        assert slips(tokens(markup)) == []


@pytest.mark.parametrize(
    "markup",
    [
        "<p>a <b>b</b><br/>c</p><ul><li>d<ul><li>e</li></ul></li></ul>",
        "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td><p>b</p></td></tr></tbody></table>",
        '<figure><a href="/x"><img src="/a.png"></a><figcaption>a</figcaption></figure>',
    ],
)
def test_ordinary_markup_takes_the_short_cut(markup: str) -> None:
    """Reading the tags one by one takes five times as long, and most posts need not pay for it."""
    assert tidy(outline(markup))

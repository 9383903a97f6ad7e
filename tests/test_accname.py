"""Accessible names, by the steps of the specification."""

import pytest

from linter.html.accname import LONGEST, names
from linter.html.markup import Markup
from linter.text import Text


def name(markup: str, selector: str) -> str:
    parsed = Markup(Text(markup))
    return names(parsed).name(parsed.select(selector)[0])


@pytest.mark.parametrize(
    ("markup", "selector", "expected"),
    [
        # content
        ("<a href=/>About <b>us</b></a>", "a", "About us"),
        ("<a href=/><b>About </b>us</a>", "a", "About us"),
        ("<button>Send<br>mail</button>", "button", "Send mail"),
        ("<h2><div>One</div><div>Two</div></h2>", "h2", "One Two"),
        ("<a href=/><img src=x alt=About> us</a>", "a", "About us"),
        ("<a href=/><svg><title>About</title><path/></svg></a>", "a", "About"),
        ("<a href=/><script>x</script><style>y</style></a>", "a", ""),
        ("<a href=/><noscript>x</noscript></a>", "a", ""),
        ("<a href=/><video>fallback</video></a>", "a", ""),
        ("<p>Not named by what it holds</p>", "p", ""),
        ("<div role=button>Close</div>", "div", "Close"),
        ("<table><tr><td><a href=/>x</a></table>", "a", "x"),
        # hidden
        ("<a href=/>a<span hidden>b</span><span style='display:none'>c</span></a>", "a", "a"),
        ("<a href=/>a<span style='visibility: hidden'>b<i style='visibility:visible'>c</i></span></a>", "a", "a"),
        ("<a href=/><span aria-hidden=true>→</span></a>", "a", ""),
        ("<a href=/><span inert>x</span></a>", "a", ""),
        # aria-labelledby
        ("<p id=t>About</p><a href=/ aria-labelledby=t>x</a>", "a", "About"),
        ("<p id=t hidden>About <b hidden>us</b></p><a href=/ aria-labelledby=t>x</a>", "a", "About us"),
        ("<a href=/ id=b aria-labelledby='b t'>Delete</a><p id=t>the file</p>", "a", "Delete the file"),
        ("<a href=/ aria-labelledby=gone>x</a>", "a", "x"),
        ("<a href=/ id=a aria-labelledby=b>1</a><a href=/ id=b aria-labelledby=a>2</a>", "#a", "2"),
        ("<img id=i alt=Cat src=x><a href=/ aria-labelledby=i>x</a>", "a", "Cat"),
        ("<p id=t aria-label=Label>text</p><a href=/ aria-labelledby=t>x</a>", "a", "Label"),
        # aria-label and title
        ("<a href=/ aria-label=' About  us '>x</a>", "a", "About us"),
        ("<a href=/ aria-label=' '>x</a>", "a", "x"),
        ("<a href=/><span aria-label=About></span></a>", "a", "About"),
        ("<a href=/ title=About></a>", "a", "About"),
        ("<a href=/><i title=About></i></a>", "a", "About"),
        ("<a href=/ title=About>x</a>", "a", "x"),
        # pictures and frames
        ("<img alt='' title=Cat>", "img", ""),
        ("<img title=Cat>", "img", "Cat"),
        ("<a href=/><img role=none alt=Cat></a>", "a", ""),
        ("<iframe title=Map></iframe>", "iframe", "Map"),
        ("<svg role=img><text>12</text></svg>", "svg", ""),
        ("<svg role=img><title>Sales</title></svg>", "svg", "Sales"),
        ("<object data=x title=Sales>fallback</object>", "object", "Sales"),
        # form fields
        ("<label for=f>Name</label><input id=f>", "input", "Name"),
        ("<label for=f>One</label><label for=f>Two</label><input id=f>", "input", "One Two"),
        ("<label>Name <input></label>", "input", "Name"),
        ("<label for=other>Name <input></label>", "input", ""),
        ("<label>Flash <input value=3 size=2> times<input type=checkbox></label>", "[type=checkbox]", ""),
        ("<label for=c>Flash <input value=3> times</label><input type=checkbox id=c>", "#c", "Flash 3 times"),
        ("<label for=c>Size <select><option>S<option selected>L</select></label><i id=c role=radio>", "#c", ""),
        ("<label aria-label=Name><input></label>", "input", "Name"),
        ("<input placeholder=Search>", "input", "Search"),
        ("<input type=submit>", "input", "submit"),
        ("<input type=submit value=''>", "input", ""),
        ("<input type=image alt=Go>", "input", "Go"),
        ("<textarea>filled</textarea>", "textarea", ""),
        ("<fieldset><legend>Address</legend><input></fieldset>", "fieldset", "Address"),
        ("<table><caption>Sales</caption></table>", "table", "Sales"),
        ("<figure><img alt=x><figcaption>Sales</figcaption></figure>", "figure", "Sales"),
        ("<details><summary>More</summary></details>", "summary", "More"),
    ],
)
def test_name(markup: str, selector: str, expected: str) -> None:
    assert name(markup, selector) == expected


def test_what_a_table_cell_of_the_parser_surrounds_is_found() -> None:
    """A tbody that only the parser sees does not hide what is in it."""
    assert name("<a href=/><table><tr><td>Cell</table></a>", "a") == "Cell"


def test_reopened_formatting_is_read() -> None:
    assert name("<p><b>x<h2>Heading</b></h2>", "h2") == "Heading"


@pytest.mark.parametrize(
    "markup",
    [
        "<div role=button>a" * 5_000,
        "".join(f"<a href=/ id=a{i} aria-labelledby=a{i + 1}>x</a>" for i in range(5_000)),
        '<a id=a href=/ aria-labelledby="' + "a " * 100_000 + '">x</a>',
        "<label for=f>x</label>" * 5_000 + "<input id=f>",
        "<label>" + "<input>" * 5_000,
        "<a href=/>" + "word " * 100_000,
        "<a href=/>" + "<span>" * 5_000 + "x",
    ],
)
def test_hostile_markup_has_short_names(markup: str) -> None:
    parsed = Markup(Text(markup))
    known = names(parsed)
    assert all(len(known.name(element)) <= LONGEST for element in parsed.elements)

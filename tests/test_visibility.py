"""What readers don't see: every way to hide by CSS, and the near misses."""

import pytest

from linter.html.markup import Markup
from linter.html.visibility import hidden_elements
from linter.text import Text


def _hidden(html: str) -> list[str]:
    return [how for _, how in hidden_elements(Markup(Text(html)))]


@pytest.mark.parametrize(
    "css",
    [
        "display:none",
        "DISPLAY : NONE !important",
        "dis\\70 lay:none",
        "visibility:hidden",
        "opacity:0",
        "opacity:.01",
        "filter:opacity(0)",
        "font-size:0",
        "font-size:0.1px",
        "height:0;overflow:hidden",
        "max-height:1px;overflow:hidden",
        "width:0;overflow:hidden",
        "position:absolute;left:-9999px",
        "position:fixed;top:-100em",
        "text-indent:-9999px",
        "margin-left:-5000px",
        "position:absolute;clip:rect(0,0,0,0)",
        "position:absolute;clip:rect(1px, 1px, 1px, 1px)",
        "position:absolute;clip:rect(406px,auto,auto,406px)",
        "clip-path:inset(100%)",
        "clip-path:circle(0)",
        "transform:scale(0)",
        "transform:translateX(-9999px)",
        "color:transparent",
        "color:rgba(0,0,0,0)",
        "color:#fff;background:white",
        "color:rgb(255, 255, 255);background-color:#FFFFFF",
        "content-visibility:hidden",
    ],
)
def test_hidden(css: str) -> None:
    """Each of these leaves nothing for the eye."""
    assert len(_hidden(f'<p style="{css}">x</p>')) == 1


@pytest.mark.parametrize(
    "css",
    [
        "display:block",
        "opacity:0.5",
        "opacity:1",
        "font-size:12px",
        "font-size:0.8em",
        "height:0",
        "height:100px;overflow:hidden",
        "left:-9999px",
        "position:absolute;left:-20px",
        "text-indent:-20px",
        "margin-left:-15px",
        "position:absolute;clip:rect(0,200px,100px,0)",
        "clip-path:inset(5%)",
        "transform:scale(0.5)",
        "color:#fff;background:#000",
        "color:white",
        "background:white",
        "content:'display:none'",
        "--x:display:none",
    ],
)
def test_visible(css: str) -> None:
    """These look similar but can be seen."""
    assert _hidden(f'<p style="{css}">x</p>') == []


def test_rules_of_a_style_sheet_count() -> None:
    """Intruders hide by a class whose rule stands in the same post; rules for certain screens don't count."""
    assert _hidden("<style>/* x */ .a, #b {position:absolute;left:-999em}</style><p class=a>x</p><p id=b>y</p>")
    assert not _hidden("<style>@media print {.a {display:none}}</style><p class=a>x</p>")
    assert not _hidden("<style>p:broken( {display:none}</style><p>x</p>")


def test_what_serves_readers_is_left_alone() -> None:
    """Text for screen readers, and what a control on the page can show."""
    assert not _hidden('<span class="screen-reader-text" style="clip:rect(0,0,0,0);position:absolute">x</span>')
    assert not _hidden('<button aria-controls="t">x</button><p id="t" style="display:none">y</p>')
    assert not _hidden('<div hidden="until-found">x</div>')


def test_one_finding_for_one_hidden_part() -> None:
    """What lies inside a hidden element needs no word of its own."""
    assert len(_hidden('<div style="display:none"><p style="display:none">x</p></div><p hidden>y</p>')) == 2

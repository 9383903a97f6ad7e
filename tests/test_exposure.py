"""Who gets to see an element."""

import pytest

from linter.html.exposure import Exposure
from linter.html.markup import Markup
from linter.text import Text


@pytest.mark.parametrize(
    ("markup", "hidden"),
    [
        ("<p id=x>a</p>", False),
        ("<p id=x hidden>a</p>", True),
        ("<div hidden><p id=x>a</p></div>", True),
        ("<div aria-hidden=true><p id=x>a</p></div>", True),
        ("<div aria-hidden=true><p id=x aria-hidden=false>a</p></div>", True),
        ("<p id=x aria-hidden>a</p>", False),
        ("<p id=x style='color:red;display : NONE'>a</p>", True),
        ("<p id=x style='display:none;display:block'>a</p>", False),
        ("<div style='visibility:hidden'><p id=x style='visibility:visible'>a</p></div>", False),
        ("<style>.a{display:none}</style><div class=a><p id=x>a</p></div>", True),
        ("<style>.a{display:none}</style><p class=a style='display:block' id=x>a</p>", False),
        ("<style>@media print{.a{display:none}}</style><p class=a id=x>a</p>", False),
        ("<p id=x style='position:absolute;left:-9999px'>a</p>", False),
        ("<div inert><p id=x>a</p></div>", True),
        ("<template><p id=x>a</p></template>", True),
        ("<template><div><p id=x>a</p></div></template>", True),
        ("<audio controls><a id=x href=/>a</a></audio>", True),
        ("<video controls id=x></video>", False),
        ("<svg><title id=x>a</title></svg>", False),
    ],
)
def test_hidden(markup: str, hidden: bool) -> None:
    parsed = Markup(Text(markup))
    assert Exposure(parsed).hidden(parsed.select("#x")[0]) is hidden


@pytest.mark.parametrize(
    ("markup", "stops"),
    [
        ("<a id=x href=/>a</a>", True),
        ("<a id=x>a</a>", False),
        ("<a id=x href=/ tabindex=-1>a</a>", False),
        ("<p id=x tabindex=0>a</p>", True),
        ("<p id=x tabindex=zero>a</p>", False),
        ("<p id=x contenteditable>a</p>", True),
        ("<button id=x disabled>a</button>", False),
        ("<fieldset disabled><input id=x></fieldset>", False),
        ("<input id=x type=hidden>", False),
        ("<details><summary id=x>a</summary></details>", True),
        ("<summary id=x>a</summary>", False),
        ("<video id=x></video>", False),
        ("<video id=x controls></video>", True),
        ("<div hidden><a id=x href=/>a</a></div>", False),
        ("<div aria-hidden=true><a id=x href=/>a</a></div>", True),
    ],
)
def test_the_tab_key_stops(markup: str, stops: bool) -> None:
    parsed = Markup(Text(markup))
    assert Exposure(parsed).tabbable(parsed.select("#x")[0]) is stops


def test_deep_markup_is_no_recursion() -> None:
    parsed = Markup(Text("<div hidden>" + "<i>" * 20_000 + "x"))
    assert Exposure(parsed).hidden(parsed.elements[-1])

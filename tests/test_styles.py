"""Which declarations apply to an element, as far as the post tells."""

import pytest

from linter.html.markup import Markup
from linter.html.styles import styles
from linter.text import Text


@pytest.mark.parametrize(
    ("markup", "given"),
    [
        ("<p id=x>a</p>", {}),
        ("<p id=x style='Color: RED'>a</p>", {"color": "red"}),
        ("<style>p { color: red }</style><p id=x>a</p>", {"color": "red"}),
        ("<style>p { color: red }</style><p id=x style='color:blue'>a</p>", {"color": "blue"}),
        ("<style>p { color: red } #x { top: 0 }</style><p id=x>a</p>", {"color": "red", "top": "0"}),
        ("<style>/* p { color: red } */</style><p id=x>a</p>", {}),
        ("<style>@media print { p { color: red } }</style><p id=x>a</p>", {}),
        ("<style>p:broken( { color: red }</style><p id=x>a</p>", {}),
        ("<p id=x style='color:" + "r" * 500 + "'>a</p>", {}),
    ],
)
def test_what_applies(markup: str, given: dict[str, str]) -> None:
    parsed = Markup(Text(markup))
    assert styles(parsed).given(parsed.select("#x")[0]) == given


def test_endless_style_sheets_end() -> None:
    """A post with a hundred thousand rules is read in no time."""
    parsed = Markup(Text("<style>" + "p{color:red}" * 100_000 + "</style><p id=x>a</p>"))
    assert styles(parsed).given(parsed.select("#x")[0]) == {"color": "red"}

"""Surroundings: whose words a place holds, its sentence, its language."""

import pytest

from linter.html.markup import Markup
from linter.html.prose import Prose, read_prose
from linter.html.surroundings import language, sentence
from linter.text import Span, Text


def prose_of(markup: str) -> tuple[Prose, Span]:
    """The prose of some markup, and where X stands in it."""
    prose = read_prose(Markup(Text(markup)))
    at = prose.text.value.index("X")
    return prose, Span(at, at + 1)


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>He said X.</p>", False),
        ("<p>“It was X,” he said.</p>", True),
        ("<p>“It was,” he said. X</p>", False),
        ('<p>He called it "X".</p>', True),
        ("<p>He called it <q>X</q>.</p>", True),
        ("<blockquote><p>It was X.</p></blockquote>", True),
        ("<p>“It was.</p><p>“It was X.”</p>", True),
        ("<p>“It was.</p><p>X</p>", False),
        ('<p>A 12" X</p>', False),
        ("X", False),
    ],
)
def test_a_quotation_is_told_from_the_own_voice(markup: str, expected: bool) -> None:
    prose, span = prose_of(markup)
    assert prose.quoted(span) is expected


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>One. Two X two. Three.</p>", "Two X two."),
        ("<p>One</p><p>X</p><p>Three</p>", "X"),
        ("<p>“One.” X! Three</p>", "X!"),
        ("<p>A <b>X</b> of 3.5 per cent</p>", "A X of 3.5 per cent"),
        ("<p>" + "a" * 1000 + "X" + "b" * 1000, "a" * 400 + "X" + "b" * 400),
    ],
)
def test_a_sentence_ends_where_readers_see_its_end(markup: str, expected: str) -> None:
    assert sentence(*prose_of(markup)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The council said on Friday that the school would open in May, and that it was too early to say more.", "en"),
        ("Der Rat hat am Freitag gesagt, dass die Schule im Mai öffnet und es zu früh ist, mehr zu sagen.", "de"),
        ("El consejo dijo el viernes que la escuela se abre en mayo y que es pronto para decir más de ello.", "es"),
        ("Too short to tell", ""),
    ],
)
def test_the_language_of_a_paragraph_is_known_by_its_small_words(text: str, expected: str) -> None:
    assert language(text) == expected

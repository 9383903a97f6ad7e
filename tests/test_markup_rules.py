"""Rules about markup: what their examples can't show."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from linter.html.tagnames import HTML, PARSER_MADE
from linter.linting import Linter
from linter.matching import Matcher
from linter.rulefile import builtin_rules
from linter.selftest import file_text
from linter.site import Site
from linter.source import read
from linter.web.places import read_data
from tests.corpus import posts

DATA = Path(__file__).parents[1] / "rules" / "data"


def told(post: str | dict[str, Any], category: str = "markup", site: Site | None = None) -> list[str]:
    """The findings of the rules of a category that are on, as `severity rule marked`."""
    rules = [rule for rule in builtin_rules() if rule.category == category and rule.enabled]
    source = read("post.json", file_text(post, None, False).encode())
    outcome = Linter([Matcher(rule) for rule in rules], site).lint(source)
    assert outcome is not None
    return [
        f"{one.severity.value} {one.rule.id} {source.text[one.offset : one.end_offset]}" for one in outcome.findings
    ]


def test_the_table_of_attributes_fits_its_schema_and_names_no_unknown_element() -> None:
    table = read_data("html.yml")
    jsonschema.validate(table, json.loads((DATA / "html.schema.json").read_text(encoding="utf-8")))
    assert table["elements"].keys() <= HTML | PARSER_MADE
    doubled = {name for names in table["elements"].values() for name in names} & set(table["everywhere"])
    assert not doubled


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        ("<p>x</p></div>", ["error tag-stray </div>"]),
        ("<p>x</b></p>", ["warning tag-stray </b>"]),
        ("<p>x<b>y</p>", ["error tag-unclosed <b>"]),
        ("<p>x<span>y</p>", ["warning tag-unclosed <span>"]),
        ("<p><b>x<i>y</b></i></p>", ["info tag-crossed </b>"]),
        ("<div><span>x</div></span>", ["warning tag-crossed </div>"]),
        ("<p class='a' class='a'>x</p>", ["info attribute-duplicate class='a'"]),
    ],
)
def test_harm_to_the_page_is_worse_than_what_browsers_repair(markup: str, found: list[str]) -> None:
    """A newsroom that lets only errors stop a post must not be stopped by a harmless `</b>`."""
    assert told(markup) == found


def test_what_wordpress_renders_is_not_told_again() -> None:
    post = {"content": {"raw": "<p>x</b></p>", "rendered": "<p>x</b></p>\n"}}
    assert told(post) == ["warning tag-stray </b>"]


def test_an_id_of_the_theme_is_taken() -> None:
    assert told("<h2 id='main'>x</h2>", site=Site(theme_ids=("main", "menu-*"))) == ["warning id-duplicate id='main'"]


def test_documents_inside_the_post_are_read_too() -> None:
    assert told('<iframe title="x" srcdoc="<p>x</b></p>"></iframe>') == ["warning tag-stray </b>"]


def test_real_posts_have_few_errors() -> None:
    """Posts that were published have been seen by browsers and by readers: errors must be rare in them."""
    errors = [line for _, data in posts() if isinstance(data, dict) for line in told(data) if line.startswith("error")]
    assert len(errors) <= 2, errors

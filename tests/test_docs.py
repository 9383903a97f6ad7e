"""Every rule has a page, made from the rule, and stale pages are noticed."""

import json
import re
import tomllib
from pathlib import Path

import pytest

from linter.facets import FACETS
from linter.names import IN_TEXT
from linter.post import NAMED_FIELDS
from linter.reports.links import HOME, RULES, page
from linter.reports.pages import CATEGORIES, pages
from linter.rulefile import checked_builtin_rules, load_rule
from tests.conftest import Wplint

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    """The pages of the built-in rules."""
    return pages(checked_builtin_rules())


def test_every_rule_has_a_page_in_the_index(made: dict[str, str]) -> None:
    """No page without a link, no link without a page."""
    linked = set(re.findall(r"\]\(([\w-]+\.md)\)", made["README.md"]))
    assert linked == set(made) - {"README.md"}
    assert {page(rule) for rule in checked_builtin_rules()} == {f"{RULES}/{name}" for name in linked}


def test_every_category_is_named_and_leads_to_its_rules(made: dict[str, str]) -> None:
    """Nearly four hundred rules are found by what they are about, not by scrolling."""
    told = made["README.md"]
    titles = re.findall(r"^## (.+)$", told, flags=re.MULTILINE)
    rows = re.findall(r"^\| \[([^]]+)\]\(#([\w-]+)\) \| (.+) \| (\d+) \|$", told, flags=re.MULTILINE)
    assert [title for title, *_ in rows] == titles
    assert [anchor for _, anchor, *_ in rows] == [title.lower().replace(" ", "-") for title in titles]
    assert sum(int(count) for *_, count in rows) == len(checked_builtin_rules())
    assert {rule.category for rule in checked_builtin_rules()} == set(CATEGORIES)


def test_the_readme_shows_what_is_printed() -> None:
    """Whoever tries the first command compares."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    golden = (ROOT / "tests" / "golden" / "kashmir-watch-34102.txt").read_text(encoding="utf-8")
    (sample,) = re.findall(r"^```text\n(.*?)^```$", readme, flags=re.MULTILINE | re.DOTALL)
    shown = sample.strip().split("\n\n")
    assert len(shown) == 2
    assert all(f"{one}\n\n" in golden for one in shown)


def test_the_rules_in_readme_and_contributing_pass_their_examples(tmp_path: Path, wplint: Wplint) -> None:
    """They are the first rules that a newsroom copies."""
    for page_name, rule_id in (("README.md", "no-click-here"), ("CONTRIBUTING.md", "house-words")):
        told = (ROOT / page_name).read_text(encoding="utf-8")
        blocks = re.findall(r"^```yaml\n(.*?)^```$", told, flags=re.MULTILINE | re.DOTALL)
        (rule,) = [block for block in blocks if f"id: {rule_id}\n" in block]
        (tmp_path / f"{rule_id}.yml").write_text(rule, encoding="utf-8")
    ran = wplint("test", tmp_path)
    assert ran.code == 0, ran.out
    assert ran.out.startswith("2 rules:")


def test_contributing_names_every_key_of_a_rule() -> None:
    """A key that is nowhere explained is a key that nobody uses."""
    schema = json.loads((ROOT / "rules" / "rule.schema.json").read_text(encoding="utf-8"))
    told = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    keys = {*schema["properties"], *schema["$defs"]["example"]["then"]["properties"]}
    tests = set(schema["$defs"]["test"]["then"]["properties"])
    names = keys | tests | set(FACETS) | set(NAMED_FIELDS) | IN_TEXT
    assert not {name for name in names if not re.search(rf"`{name}[`:.]", told)}


def test_a_page_says_all_that_the_rule_says(made: dict[str, str]) -> None:
    """Why, what to do, options, fix, examples, standards, and how to turn it off."""
    told = made["script-external.md"]
    for part in (
        "# script-external\n",
        "error · category embeds · since 0.1",
        "## Why it matters\n\nA script from another host",
        "## What to do\n\nDelete the script.",
        "`wplint --fix --unsafe-fixes` corrects it.",
        "- `hosts`: Hosts that may serve scripts.",
        "## Reported\n\n```html\n",
        "## Not reported\n\n```html\n",
        "[CWE-829](https://cwe.mitre.org/data/definitions/829.html)",
        "rules:\n  script-external: off",
    ):
        assert part in told


def test_markup_stands_in_pages_as_code_only(made: dict[str, str]) -> None:
    """An example of a hostile post must not run where its page is read."""
    for name, told in made.items():
        prose = re.sub(r"^(`{3,})\w*\n.*?^\1$", "", told, flags=re.MULTILINE | re.DOTALL)
        prose = re.sub(r"(`+)[^`]+\1", "", prose.partition("-->")[2])
        assert "<" not in prose, name
        assert not re.search(r"!\[|\]\((?!https:|\.\./|[\w-]+\.md\)|#[\w-]+\))", prose), name
        assert not re.search(
            "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", told
        ), name


def test_an_example_may_hold_a_fence(tmp_path: Path) -> None:
    """The code around it gets a longer one."""
    file = tmp_path / "own-rule.yml"
    example = "    - |-\n      <p>\n      ```\n      </p><script>\n"
    file.write_text(
        'id: own-rule\nname: A "<b>" *rule* | of one\'s own\nsince: "1.0"\nseverity: info\nwhy: Because.\n'
        "remedy: Do `<p>` it.\nin: content\nelement: b\nmessage: bold\n"
        f"examples:\n  valid:\n{example}  invalid:\n    - <b>x</b>\n",
        encoding="utf-8",
    )
    made = pages([load_rule(file, "own")])
    assert "````html\n<p>\n```\n</p><script>\n````" in made["own-rule.md"]
    assert '**A "&lt;b&gt;" \\*rule\\* \\| of one\'s own**' in made["own-rule.md"]
    assert "Do `<p>` it." in made["own-rule.md"]


def test_a_rule_of_ones_own_has_no_page_here(tmp_path: Path) -> None:
    """A report must not link to what isn't there."""
    file = tmp_path / "own-rule.yml"
    text = (ROOT / "rules" / "links" / "plain-permalink.yml").read_text(encoding="utf-8")
    file.write_text(text.replace("id: plain-permalink", "id: own-rule"), encoding="utf-8")
    assert page(load_rule(file, "own")) is None


def test_docs_writes_and_check_notices(tmp_path: Path, wplint: Wplint) -> None:
    """Missing, stale and left-over pages; what somebody else wrote stays."""
    assert wplint("docs", "--output", tmp_path, "--check").code == 1
    assert wplint("docs", "--output", tmp_path).code == 0
    assert wplint("docs", "--output", tmp_path, "--check") == (0, "", "")
    stale = tmp_path / "script-external.md"
    gone = tmp_path / "gone.md"
    own = tmp_path / "own.md"
    gone.write_text(stale.read_text(encoding="utf-8"), encoding="utf-8")
    stale.write_text(stale.read_text(encoding="utf-8") + "more", encoding="utf-8")
    own.write_text("# Notes\n", encoding="utf-8")
    ran = wplint("docs", "--output", tmp_path, "--check")
    assert ran.code == 1
    assert ran.err.splitlines() == [
        f"{stale}: is not what the rule says; run `wplint docs`",
        f"{gone}: describes a rule that is gone; run `wplint docs`",
    ]
    assert "2 files changed" in wplint("docs", "--output", tmp_path).out
    assert own.exists()
    assert not gone.exists()


def test_the_package_names_the_same_home() -> None:
    """Reports and the package index send readers to one place."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        urls = tomllib.load(file)["project"]["urls"]
    assert urls["Homepage"] == HOME
    assert urls["Rules"] == f"{RULES}/README.md"

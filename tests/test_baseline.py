"""The baseline accepts what is there: only new findings fail, and edits and exports don't bring old ones back."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Wplint
from tests.newsroom import NO_ALT, TYPO, Newsroom, report, told

FILE = ".wplint-baseline.json"


def entries() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(Path(FILE).read_text(encoding="utf-8"))["findings"]
    return found


@pytest.fixture
def adopted(newsroom: Newsroom, wplint: Wplint) -> Newsroom:
    """A newsroom with two findings in its baseline."""
    newsroom.config("fail-on: info\n")
    newsroom.post("posts/a.json", TYPO + NO_ALT, id=7)
    ran = wplint("baseline", ".")
    assert (ran.code, ran.out) == (0, f"{FILE}: written; 2 findings in 1 file (2 new, 0 gone)\n")
    return newsroom


def test_what_is_accepted_does_not_fail_but_counts(adopted: Newsroom, wplint: Wplint) -> None:
    ran = wplint(".")
    assert (ran.code, ran.out) == (0, "No problems in 1 post (2 in the baseline).\n")
    assert {one["suppression"]["kind"] for one in report(wplint, ".")["suppressed"]} == {"baseline"}
    assert wplint(".", "--no-baseline").code == 1


def test_a_new_finding_fails(adopted: Newsroom, wplint: Wplint) -> None:
    adopted.post("posts/a.json", TYPO + NO_ALT + "<p>Then then again.</p>", id=7)
    assert wplint(".").code == 1
    assert [finding["snippet"] for finding in report(wplint, ".")["findings"]] == ["Then then"]


def test_a_second_finding_like_an_accepted_one_is_new(adopted: Newsroom, wplint: Wplint) -> None:
    adopted.post("posts/a.json", TYPO + NO_ALT + NO_ALT, id=7)
    assert told(wplint, ".") == [("posts/a.json", "image-alt-missing")]


@pytest.mark.parametrize("how", ["edited above", "compact", "ascii", "reordered", "in a list", "with raw"])
def test_it_survives_edits_and_exports(adopted: Newsroom, wplint: Wplint, how: str) -> None:
    file = Path("posts/a.json")
    adopted.post("posts/a.json", "<p>Un été été</p>" + NO_ALT, id=7)
    wplint("baseline", ".")
    data = json.loads(file.read_text(encoding="utf-8"))
    if how == "edited above":
        data["title"]["rendered"] = "Another title"
        data["content"]["rendered"] = "<p>One more.</p>\n" * 3 + data["content"]["rendered"]
    if how == "with raw":
        data["content"] = {"raw": data["content"]["rendered"], **data["content"]}
    if how == "reordered":
        data = dict(reversed(data.items()))
    text = json.dumps(data, indent=None if how == "compact" else 2, ensure_ascii=how == "ascii")
    text = text.replace("/", "\\/") if how == "ascii" else text
    file.write_text(f"[{text}]" if how == "in a list" else text, encoding="utf-8")
    assert wplint(".").code == 0


def test_it_holds_wherever_the_run_starts(adopted: Newsroom, wplint: Wplint, monkeypatch: pytest.MonkeyPatch) -> None:
    assert wplint(str(adopted.folder / "posts" / "a.json")).code == 0
    monkeypatch.chdir(adopted.folder / "posts")
    assert wplint("a.json").code == 0
    assert wplint("../posts").code == 0


def test_what_is_fixed_is_told_and_pruned(adopted: Newsroom, wplint: Wplint) -> None:
    adopted.post("posts/a.json", NO_ALT + "<p>He left the the town again.</p>", id=7)
    found = report(wplint, ".")["findings"]
    assert [finding["rule"] for finding in found] == ["outdated-baseline", "repeated-word"]
    assert found[0]["path"] == FILE
    ran = wplint("baseline", ".", "--prune")
    assert ran.out == f"{FILE}: pruned; 1 finding in 1 file (0 new, 1 gone)\n"
    assert told(wplint, ".") == [("posts/a.json", "repeated-word")]


def test_a_removed_post_is_gone(adopted: Newsroom, wplint: Wplint) -> None:
    adopted.post("posts/b.json")
    Path("posts/a.json").unlink()
    assert told(wplint, "posts/b.json") == []
    assert told(wplint, ".") == [(FILE, "outdated-baseline")]
    wplint("baseline", ".", "--prune")
    assert entries() == {}


def test_a_run_over_a_part_keeps_the_rest(adopted: Newsroom, wplint: Wplint) -> None:
    adopted.post("posts/b.json", TYPO)
    wplint("baseline", "posts/b.json")
    assert sorted(entries()) == ["posts/a.json", "posts/b.json"]
    assert wplint(".").code == 0


def test_the_file_is_the_same_for_the_same_findings(adopted: Newsroom, wplint: Wplint) -> None:
    adopted.post("posts/b.json", TYPO)
    wplint("baseline", ".")
    before = Path(FILE).read_text(encoding="utf-8")
    wplint("baseline", "posts/b.json", "posts/a.json")
    assert Path(FILE).read_text(encoding="utf-8") == before
    assert list(entries()) == sorted(entries())
    assert before.endswith("}\n")


def test_what_is_ignored_stays_out(newsroom: Newsroom, wplint: Wplint) -> None:
    newsroom.config("ignore:\n  - rule: repeated-word\n    reason: A poem\n  - rule: title-empty\n    reason: None\n")
    newsroom.post("a.json", TYPO + NO_ALT)
    wplint("baseline", ".")
    assert [list(rules) for rules in entries().values()] == [["image-alt-missing"]]


def test_another_place_can_be_named(newsroom: Newsroom, wplint: Wplint) -> None:
    newsroom.post("a.json", NO_ALT)
    wplint("baseline", ".", "--baseline", "known.json")
    assert told(wplint, ".", "--baseline", "known.json") == []
    assert told(wplint, ".") == [("a.json", "image-alt-missing")]
    newsroom.config("baseline: known.json\n")
    assert told(wplint, ".") == []


@pytest.mark.parametrize("text", ["{", "[]", '{"version": 2, "findings": {}}', '{"version": 1, "findings": {"a": 1}}'])
def test_a_broken_baseline_is_told(newsroom: Newsroom, wplint: Wplint, text: str) -> None:
    newsroom.post("a.json")
    newsroom.write(FILE, text)
    ran = wplint("a.json")
    assert ran.code == 2
    assert ran.err.startswith(f"wplint: {FILE}:1:")


def test_a_baseline_that_is_not_there_is_told(newsroom: Newsroom, wplint: Wplint) -> None:
    newsroom.post("a.json")
    assert wplint("a.json", "--baseline", "nowhere.json").code == 2
    newsroom.config("baseline: nowhere.json\n")
    assert wplint("a.json").code == 2


def test_select_does_not_write_half_a_baseline(newsroom: Newsroom, wplint: Wplint) -> None:
    newsroom.post("a.json", NO_ALT)
    assert wplint("baseline", ".", "--select", "prose").code == 2
    assert not os.path.exists(FILE)  # noqa: PTH110

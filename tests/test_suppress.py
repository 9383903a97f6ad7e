"""Entries of `ignore:` silence what they name and nothing else, count, and are told when they are over or unused."""

from datetime import date
from pathlib import Path

import pytest

from linter.configuration.project import Project
from linter.silencing.leftovers import left_over
from linter.source import read
from tests.conftest import Wplint
from tests.newsroom import NO_ALT, TYPO, Newsroom, report, told

ENTRY = "ignore:\n  - rule: repeated-word\n    {}\n    reason: A poem\n"


def suppressed(wplint: Wplint, *words: str) -> list[tuple[str, str]]:
    return [(finding["path"], finding["rule"]) for finding in report(wplint, *words)["suppressed"]]


@pytest.mark.parametrize(
    "criterion",
    [
        "files: posts/a.json",
        "files: [posts/a.*, other/**]",
        "post: 7",
        "post: [a-slug, 12]",
        "author: Ann Author",
        "author: 5",
        "text: The the",
        "pointer: /content/rendered",
        "pointer: /content/*",
        "{}",
    ],
)
def test_an_entry_silences_what_meets_all_its_criteria(newsroom: Newsroom, wplint: Wplint, criterion: str) -> None:
    newsroom.config(ENTRY.format("" if criterion == "{}" else criterion))
    newsroom.post(
        "posts/a.json",
        TYPO + NO_ALT,
        id=7,
        slug="a-slug",
        author=5,
        _embedded={"author": [{"id": 5, "name": "Ann Author"}]},
    )
    assert told(wplint, ".") == [("posts/a.json", "image-alt-missing")]
    assert suppressed(wplint, ".") == [("posts/a.json", "repeated-word")]


@pytest.mark.parametrize(
    "criterion",
    [
        "files: posts/b.json",
        "post: 8",
        "author: Bob",
        "text: a a",
        "pointer: /title/rendered",
        "post: 7\n    author: Bob",
    ],
)
def test_an_entry_leaves_the_rest(newsroom: Newsroom, wplint: Wplint, criterion: str) -> None:
    newsroom.config(ENTRY.format(criterion))
    newsroom.post("posts/a.json", TYPO, id=7, author=5)
    assert ("posts/a.json", "repeated-word") in told(wplint, ".")
    assert suppressed(wplint, ".") == []


def test_text_is_compared_as_decoded(newsroom: Newsroom, wplint: Wplint) -> None:
    """The file may spell an accent as an escape."""
    newsroom.config(ENTRY.format("text: café café"))
    newsroom.post("a.json", "<p>The café café is open.</p>")
    assert "\\u00e9" in Path("a.json").read_text(encoding="utf-8")
    assert told(wplint, ".") == []


def test_a_category_or_tag_stands_for_its_rules(newsroom: Newsroom, wplint: Wplint) -> None:
    newsroom.config("ignore:\n  - rule: [prose, accessibility]\n    files: a.json\n    reason: An old page\n")
    newsroom.post("a.json", TYPO + NO_ALT)
    assert told(wplint, ".") == []


def test_the_report_counts_and_shows_what_is_ignored(newsroom: Newsroom, wplint: Wplint) -> None:
    newsroom.config(ENTRY.format("files: a.json"))
    newsroom.post("a.json", TYPO)
    ran = wplint("a.json")
    assert (ran.code, ran.out) == (0, "No problems in 1 post (1 ignored).\n")
    shown = wplint("a.json", "--show-ignored").out
    assert "ignored[repeated-word]" in shown
    assert "by:  .wplint.yml:2: A poem" in shown
    found = report(wplint, "a.json")
    assert (found["summary"]["ignored"], found["summary"]["baseline"]) == (1, 0)
    assert found["suppressed"][0]["suppression"] == {"kind": "config", "reason": "A poem", "source": ".wplint.yml:2"}


def test_an_unused_entry_is_told_where_it_stands(newsroom: Newsroom, wplint: Wplint) -> None:
    newsroom.config("# ours\n" + ENTRY.format("files: a.json"))
    newsroom.post("a.json")
    (finding,) = report(wplint, ".")["findings"]
    assert (finding["rule"], finding["path"], finding["line"], finding["column"]) == (
        "unused-ignore",
        ".wplint.yml",
        3,
        5,
    )
    assert "A poem" in finding["message"]


@pytest.mark.parametrize(
    ("criterion", "words", "unused"),
    [
        ("files: posts/a.json", ["posts/a.json"], True),
        ("files: posts/a.json", ["posts/b.json"], False),
        ("files: posts/*.json", ["posts/a.json"], False),
        ("files: posts/*.json", ["posts"], True),
        ("post: 7", ["posts/a.json"], True),
        ("post: 7", ["posts/b.json"], False),
        ("text: The the", ["posts"], False),
        ("text: The the", ["."], True),
        ("files: posts/a.json", ["posts", "--select", "prose"], False),
        ("files: posts/a.json", ["posts", "--ignore", "prose"], False),
    ],
)
def test_an_entry_is_called_unused_only_where_the_run_saw_all_it_is_about(
    newsroom: Newsroom, wplint: Wplint, criterion: str, words: list[str], unused: bool
) -> None:
    """A hook that checks the changed files only must not call the entries of all other files unused."""
    newsroom.config(ENTRY.format(criterion))
    newsroom.post("posts/a.json", id=7)
    newsroom.post("posts/b.json", id=8)
    assert ((".wplint.yml", "unused-ignore") in told(wplint, *words)) is unused


def test_the_configured_paths_are_all_there_is(newsroom: Newsroom, wplint: Wplint) -> None:
    newsroom.config("paths: [posts]\n" + ENTRY.format(""))
    newsroom.post("posts/a.json")
    newsroom.post("elsewhere/a.json")
    assert told(wplint) == [(".wplint.yml", "unused-ignore")]


def test_an_entry_counts_until_its_last_day(newsroom: Newsroom) -> None:
    newsroom.config(ENTRY.format("until: 2026-12-31"))
    data = newsroom.post("a.json", TYPO).read_bytes()

    def rules(day: date) -> list[str]:
        project = Project(day=day)
        outcome = project.lint(read("a.json", data))
        assert outcome is not None
        own = [finding for _, findings in left_over(project, ["a.json"]) for finding in findings]
        return [finding.rule.id for finding in (*outcome.findings, *own)]

    assert rules(date(2026, 12, 31)) == []
    assert rules(date(2027, 1, 1)) == ["repeated-word", "expired-ignore"]


def test_an_expired_entry_is_told_at_its_day(newsroom: Newsroom, wplint: Wplint) -> None:
    newsroom.config(ENTRY.format("until: 2020-01-01"))
    newsroom.post("a.json", TYPO)
    found = report(wplint, "a.json")["findings"]
    assert [
        (finding["rule"], finding["line"], finding["column"]) for finding in found if finding["path"] != "a.json"
    ] == [("expired-ignore", 3, 12)]
    assert ("a.json", "repeated-word") in told(wplint, "a.json")


def test_what_is_ignored_is_not_fixed(newsroom: Newsroom, wplint: Wplint) -> None:
    newsroom.config(ENTRY.format("post: 7"))
    newsroom.post("a.json", TYPO, id=7)
    newsroom.post("b.json", TYPO, id=8)
    wplint(".", "--fix", "--unsafe-fixes", "--select", "repeated-word")
    assert "The the" in Path("a.json").read_text(encoding="utf-8")
    assert "The the" not in Path("b.json").read_text(encoding="utf-8")


def test_an_unreadable_file_can_be_ignored(newsroom: Newsroom, wplint: Wplint) -> None:
    newsroom.write("a.json", '{"id": 1, "content": ')
    newsroom.config("ignore:\n  - rule: invalid-json\n    files: ./a.json\n    reason: A test of ours\n")
    assert told(wplint, ".") == []


def test_an_entry_that_two_configurations_share_is_told_once(newsroom: Newsroom, wplint: Wplint) -> None:
    newsroom.config(ENTRY.format(""), "base.yml")
    for folder in "ab":
        newsroom.config("extends: ../base.yml\n", f"{folder}/.wplint.yml")
        newsroom.post(f"{folder}/1.json")
    assert told(wplint, ".") == [("base.yml", "unused-ignore")]
    newsroom.post("a/1.json", TYPO)
    assert told(wplint, ".") == []


def test_a_baseline_of_a_folder_without_files_is_left_alone(newsroom: Newsroom, wplint: Wplint) -> None:
    newsroom.config("paths: [elsewhere]\n")
    newsroom.config("rules: {}\n", "elsewhere/.wplint.yml")
    newsroom.write(".wplint-baseline.json", '{"version": 1, "findings": {"a.json": {"x": ["1"]}}}')
    newsroom.post("elsewhere/a.json")
    assert wplint().code == 0

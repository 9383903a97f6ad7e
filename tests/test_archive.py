"""Rules that compare the posts of a run: each later post is told where the first one is, and nothing else changes."""

from typing import Any

import pytest

from tests.conftest import Wplint
from tests.newsroom import Newsroom, report

SELECTED = ("--select", "post-twice,address-shared,guid-shared,slug-shared,title-shared")


def rest(number: int, slug: str, **fields: Any) -> dict[str, Any]:
    """What tells posts of the REST API apart."""
    return {
        "id": number,
        "slug": slug,
        "link": f"https://blog.example/{slug}/",
        "guid": {"rendered": f"https://blog.example/?p={number}"},
        "title": {"rendered": f"About {slug}"},
        **fields,
    }


def found(wplint: Wplint, *words: str) -> list[tuple[str, str, list[str]]]:
    """Path, rule and the places of the earlier posts of each finding."""
    return [
        (one["path"], one["rule"], [f"{place['path']}:{place['line']}" for place in one["related"]])
        for one in report(wplint, *words, *SELECTED)["findings"]
    ]


def test_a_post_that_is_there_twice_is_told_once(newsroom: Newsroom, wplint: Wplint) -> None:
    """The copy shares id, address, guid and title; an editor hears of one copy, not of four likenesses."""
    newsroom.post("a.json", **rest(1, "rain"))
    newsroom.post("b.json", **rest(2, "snow"))
    newsroom.post("copies/a.json", **rest(1, "rain"))
    assert found(wplint, ".") == [("copies/a.json", "post-twice", ["a.json:2"])]


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"link": "https://blog.example/rain/"}, "address-shared"),
        ({"guid": {"rendered": "https://blog.example/?p=1"}}, "guid-shared"),
        ({"title": {"rendered": "About  <em>rain</em>"}}, "title-shared"),
    ],
)
def test_each_likeness_is_found_across_files(
    newsroom: Newsroom, wplint: Wplint, change: dict[str, Any], rule: str
) -> None:
    newsroom.post("a.json", **rest(1, "rain"))
    newsroom.post("b.json", **rest(2, "snow", **change))
    assert [(path, name) for path, name, _ in found(wplint, ".")] == [("b.json", rule)]


def test_posts_of_other_sites_are_no_copies(newsroom: Newsroom, wplint: Wplint) -> None:
    """An archive of several sites has a post 1 for each, also where they share a host."""
    newsroom.post("a.json", **rest(1, "rain"))
    newsroom.post("b.json", **rest(1, "snow", link="https://other.example/snow/"))
    api = "https://blog.example/weather/wp-json/wp/v2/posts/1"
    newsroom.post("c.json", **rest(1, "hail", guid={"rendered": "x"}, _links={"self": [{"href": api}]}))
    assert found(wplint, ".") == []


def test_files_of_other_folders_and_configurations_are_compared(newsroom: Newsroom, wplint: Wplint) -> None:
    newsroom.config("rules: {title-too-long: off}\n", "one/.wplint.yml")
    newsroom.post("one/a.json", **rest(1, "rain"))
    newsroom.post("two/a.json", **rest(1, "rain"))
    assert [(path, rule) for path, rule, _ in found(wplint, ".")] == [("two/a.json", "post-twice")]


def test_a_finding_can_be_ignored_like_any_other(newsroom: Newsroom, wplint: Wplint) -> None:
    newsroom.config("ignore: [{rule: post-twice, files: copies/, reason: Kept for the court}]\n")
    newsroom.post("a.json", **rest(1, "rain"))
    newsroom.post("copies/a.json", **rest(1, "rain"))
    told = report(wplint, ".")
    assert [one["rule"] for one in told["suppressed"]] == ["post-twice"]
    assert "unused-ignore" not in {one["rule"] for one in told["findings"]}


def test_correcting_a_file_does_not_make_it_its_own_copy(newsroom: Newsroom, wplint: Wplint) -> None:
    """A file is read again after each correction."""
    newsroom.post("a.json", "<p>It could of been worse.</p>", **rest(1, "rain"))
    told = report(wplint, "--fix", "a.json")
    assert len(told["fixed"]) == 1
    assert told["findings"] == []


def test_a_run_over_a_part_does_not_call_the_baseline_outdated(newsroom: Newsroom, wplint: Wplint) -> None:
    """A hook sees only the changed files: that the copy is not met there does not mean that it is gone."""
    newsroom.post("a.json", **rest(1, "rain"))
    newsroom.post("b.json", **rest(1, "rain"))
    wplint("baseline", ".")
    assert report(wplint, "b.json")["findings"] == []
    wplint("baseline", "--prune", "b.json")
    assert report(wplint, ".")["findings"] == []
    newsroom.post("b.json", **rest(2, "snow"))
    assert [one["rule"] for one in report(wplint, ".")["findings"]] == ["outdated-baseline"]

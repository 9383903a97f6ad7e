"""Lists of hosts and places: which entry an address falls under."""

import pytest

from linter.web.places import Places, first, named, spellings


def test_a_host_is_looked_for_by_every_domain_above_it() -> None:
    """An entry for *.example.org covers all its hosts; nothing else is compared."""
    assert "*.example.org" in spellings("a.b.example.org")


@pytest.mark.parametrize(
    ("host", "found"),
    [
        ("example.org", True),
        ("www.example.org", True),
        ("EXAMPLE.org", True),
        ("cdn.example.net", True),
        ("example.net", False),
        ("notexample.org", False),
        ("example.org.evil.example", False),
    ],
)
def test_a_host_is_on_a_list(host: str, found: bool) -> None:
    assert named(host, frozenset({"example.org", "*.example.net"})) is found


def test_the_nearest_entry_counts() -> None:
    entries = {"*.example.org": "any", "a.example.org": "one"}
    assert first(entries, "a.example.org") == "one"
    assert first(entries, "b.example.org") == "any"
    assert first(entries, "other.example") is None


@pytest.mark.parametrize(
    ("host", "path", "found"),
    [
        ("example.org", "/film/1", ("films", "1")),
        ("example.org", "/film/live/1", ("live", "1")),
        ("example.org", "/films/1", None),
        ("example.org", "/other/film/1", None),
        ("evil.example", "/example.org/film/1", None),
    ],
)
def test_a_place_is_compared_folder_by_folder(host: str, path: str, found: tuple[str, str] | None) -> None:
    """The longest place that an address lies in counts, and what only looks like it does not."""
    places = Places.of([("example.org/film", "films"), ("example.org/film/live", "live")])
    assert places.match(host, path) == found

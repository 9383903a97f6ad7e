"""Dates of a post: what is told depends on the moment, the zones and the shape of the file."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter import clock
from linter.checks import dates
from linter.linting import Linter
from linter.source import read
from tests.conftest import Lint, rules_of
from tests.test_linting import SOUND

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)


@pytest.fixture
def noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOON)


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"date_gmt": "2026-06-01T12:30:00", "date": "2026-06-01T14:30:00"}, False),  # the clock of the site is fast
        ({"date_gmt": "2026-06-01T13:30:00", "date": "2026-06-01T13:30:00"}, True),
        ({"date": "2026-06-02T02:30:00"}, False),  # the site may be in Kiribati, fourteen hours ahead
        ({"date": "2026-06-02T04:00:00"}, True),
        ({"date": "2026-06-01T23:30:00+12:00"}, False),
        ({"date": "2026-06-01T23:30:00-05:00"}, True),
        ({"date": "9999-12-31T23:59:59+14:00"}, True),
        ({"date": "0001-01-01T00:00:00-12:00", "status": "draft"}, False),
        ({"date": "2027-01-01T00:00:00", "status": "future"}, False),
        ({"modified": "2027-01-01T00:00:00", "status": "draft"}, True),
    ],
)
@pytest.mark.usefixtures("noon")
def test_a_date_is_in_the_future_only_where_it_is_so_everywhere(lint: Lint, fields: dict[str, Any], told: bool) -> None:
    """An editor in another zone, or with a clock that is wrong, would get a warning that nobody can clear."""
    assert ("date-future" in rules_of(lint(SOUND | fields))) is told


def test_what_is_linted_twice_is_told_the_same() -> None:
    """Between two looks at the clock a post must not come out of the future."""
    first, second = clock.now(), clock.now()
    assert first.tzinfo is UTC
    assert (second - first).total_seconds() in (0, 3600)


@given(quarters=st.integers(-56, 56), beside=st.sampled_from([0, 1, -2, 3, -60, 420]))
def test_every_zone_of_the_world_is_fine_and_no_other(linter: Linter, quarters: int, beside: int) -> None:
    """Kathmandu is 5:45 ahead, and old exports are a second late."""
    there = datetime(2026, 3, 2, 9, 30)
    here = there + timedelta(minutes=15 * quarters, seconds=beside)
    post = SOUND | {"date": here.isoformat(), "date_gmt": there.isoformat()}
    outcome = linter.lint(read("post.json", json.dumps(post).encode()))
    assert ("date-zone-mismatch" in rules_of(outcome)) is (abs(beside) > 2)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "no time"), (60, "1 minute"), (18420, "5 hours 7 minutes"), (172801, "2 days 1 second")],
)
def test_a_stretch_of_time_is_told_in_words(seconds: int, words: str) -> None:
    assert dates._length(seconds) == words


@pytest.mark.parametrize(
    "date", ["٢٠٢٦-٠٦-٠١T٠٠:٠٠:٠٠", "2026-06-01", "x" * 10000, "2026-06-01T12:00:00+99:99", " 2026-06-01T12:00:00 "]
)
def test_no_date_stops_the_run(lint: Lint, date: str) -> None:
    """What is no date is for the rule of shapes; the others must not break off on it."""
    outcome = lint(SOUND | {"date": date, "date_gmt": date, "modified": date, "modified_gmt": date})
    assert "internal-error" not in rules_of(outcome)

"""Where the problems of an archive come from: rules, hosts, authors, months."""

import json
from pathlib import Path
from typing import Any

import pytest

from linter.linting import Outcome
from tests.conftest import Lint, Wplint

IMAGE = '<figure><img src="https://{}/a.png" alt="A cat"></figure>'


def _post(number: int, host: str, **fields: Any) -> dict[str, Any]:
    made = {"id": number, "link": f"https://blog.example/{number}/", "title": {"rendered": "A title"}}
    return {**made, "content": {"rendered": IMAGE.format(host)}, "excerpt": {"rendered": "x"}, **fields}


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Three posts of two authors and two months, with images of two strangers."""
    posts = [
        _post(1, "b.example", author=7, date="2026-02-01T10:00:00"),
        _post(2, "a.example", author=7, date="2026-01-31T10:00:00"),
        _post(3, "b.example", author=8, date="2026-02-11T10:00:00"),
    ]
    file = tmp_path / "posts.json"
    file.write_text(json.dumps(posts), encoding="utf-8")
    return file


def test_tables_take_the_place_of_the_findings(archive: Path, wplint: Wplint) -> None:
    """Most frequent first, months in order, and the usual summary."""
    ran = wplint("--statistics", "--select", "image-hotlinked", archive)
    assert ran.out == (
        "by rule\n  3  image-hotlinked\n\n"
        "by host\n  2  b.example\n  1  a.example\n\n"
        "by author\n  2  7\n  1  8\n\n"
        "by month\n  1  2026-01\n  2  2026-02\n\n"
        "3 warnings in 3 posts in 1 file.\n"
    )
    assert ran.code == 0


def test_json_has_all_counts(archive: Path, wplint: Wplint) -> None:
    """For programs."""
    data = json.loads(wplint("--statistics", "--format", "json", "--select", "image-hotlinked", archive).out)
    assert data["statistics"]["host"] == {"b.example": 2, "a.example": 1}
    assert data["summary"]["warning"] == 3
    assert "findings" not in data


def test_long_tables_are_cut(tmp_path: Path, wplint: Wplint) -> None:
    """A terminal is no place for a thousand hosts."""
    file = tmp_path / "posts.json"
    file.write_text(json.dumps([_post(number, f"h{number:02}.example") for number in range(30)]), encoding="utf-8")
    out = wplint("--statistics", "--select", "image-hotlinked", file).out
    assert out.count(".example\n") == 20
    assert "and 10 more\n" in out


def test_a_format_without_tables_is_refused(archive: Path, wplint: Wplint) -> None:
    """Rather than leaving them out."""
    ran = wplint("--statistics", "--format", "sarif", archive)
    assert ran.code == 2
    assert "--statistics works with json, markdown, text, not with sarif" in ran.err


@pytest.mark.parametrize(
    "fields, author, month",
    [
        ({"author": 7, "date": "2026-03-02T09:30:00"}, "7", "2026-03"),
        ({"post_author": "7", "post_date": "2026-03-02 09:30:00"}, "7", "2026-03"),
        ({"author": {"ID": 3, "name": "Ada  L."}}, "Ada L.", None),
        ({"author": 7, "_embedded": {"author": [{"name": "Ada"}]}}, "Ada", None),
        ({"author": {"name": ["x"]}, "date": 20260302}, None, None),
        ({"author": "", "date": "yesterday"}, None, None),
        ({}, None, None),
    ],
)
def test_the_byline_is_found_in_any_shape(lint: Lint, fields: dict[str, Any], author: str, month: str) -> None:
    """REST, rows of the database, wordpress.com, and posts that say nothing or nonsense."""
    outcome = lint(_post(1, "a.example", **fields))
    assert isinstance(outcome, Outcome)
    (finding,) = [finding for finding in outcome.findings if finding.rule.id == "image-hotlinked"]
    assert (finding.author, finding.month, finding.host) == (author, month, "a.example")

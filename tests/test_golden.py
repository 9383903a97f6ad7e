"""The example post: ten findings, each at its place, and both reports as they were.

Where a report is meant to change, write its file again: `wplint examples/kashmir-watch-34102.json > tests/golden/…`.
"""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from linter.source import read
from tests.conftest import EXAMPLE, Lint, Ran

GOLDEN = Path(__file__).parent / "golden"
FINDINGS = [
    ("guid-host-mismatch", "/guid/rendered", "https://kashmir.today/?p=34102"),
    ("slug", "/slug", "risefor"),
    ("plain-permalink", "/link", "https://kashmir.watch/?p=34102"),
    ("image-hotlinked", "/content/rendered", "https://static.themoscowtimes.com/image/article_1360/"),
    ("image-alt-empty-captioned", "/content/rendered", 'alt=""'),
    ("missing-space", "/content/rendered", "Nagorno-Karabakh.Kremlin"),
    ("confusable-phrase", "/content/rendered", "gaping whole"),
    ("script-known-widget", "/content/rendered", "https://platform.twitter.com/widgets.js"),
    ("syndication-notice", "/content/rendered", "this story has not been edited by Kashmir Today staff"),
    ("featured-image-dangling", "/_links/wp:featuredmedia/0/href", "https://kashmir.watch/index.php?rest_route=/"),
]


def test_the_example_has_exactly_ten_findings_each_at_its_place(lint: Lint) -> None:
    source = read("post.json", EXAMPLE.read_bytes())
    outcome = lint(EXAMPLE.read_bytes())
    assert outcome is not None
    found = [
        (finding.rule.id, finding.pointer, json.loads(f'"{source.text[finding.offset : finding.end_offset]}"'))
        for finding in outcome.findings
    ]
    assert len(found) == len(FINDINGS)
    for (rule, pointer, marked), (expected_rule, expected_pointer, expected) in zip(found, FINDINGS, strict=True):
        assert rule.startswith(expected_rule)
        assert pointer == expected_pointer
        assert expected in marked or marked in expected


@pytest.mark.parametrize(("form", "file"), [("text", "kashmir-watch-34102.txt"), ("json", "kashmir-watch-34102.json")])
def test_the_report_is_as_it_was(
    form: str, file: str, wplint: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(EXAMPLE.parents[1])
    ran = wplint("examples/kashmir-watch-34102.json", "--format", form)
    assert ran.code == 1
    assert ran.out == (GOLDEN / file).read_text(encoding="utf-8")
    assert ran.err == ""

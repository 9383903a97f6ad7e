"""The JSON report: its schema, its fields, and that it is harmless in a log."""

import json
import re
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from linter.linting import Linter
from linter.reports import json as json_report
from linter.reports.report import Report, Style
from linter.source import read
from tests import corpus
from tests.conftest import EXAMPLE, Ran

SCHEMA = json.loads((files("linter") / "schemas" / "report.schema.json").read_text(encoding="utf-8"))
VALID = Draft202012Validator(SCHEMA)


def report(linter: Linter, data: bytes, path: str = "post.json") -> str:
    source = read(path, data)
    outcome = linter.lint(source)
    assert outcome is not None
    return json_report.render(Report(outcome.findings, 1, outcome.posts, 0, {path: source}), Style())


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_a_finding_carries_all_that_the_design_promises(linter: Linter) -> None:
    finding = json.loads(report(linter, EXAMPLE.read_bytes()))["findings"][0]
    assert {
        "rule", "category", "severity", "message", "path", "post", "pointer", "line", "column", "end_line",
        "end_column", "offset", "end_offset", "snippet", "fingerprint", "fixes", "why", "remedy", "help",
    } <= finding.keys()  # fmt: skip
    assert (finding["post"], finding["path"], finding["line"]) == (34102, "post.json", 1)


@pytest.mark.parametrize(
    "data",
    [
        b"", b"{}", b"<html>", b"\xff\xfe", b'{"id":true,"title":"","content":"<img>"}',
        b'{"id":"x","title":"","content":""}',
        b'{"id":1.5,"title":"\\ud800","content":"\\ud800 the the"}', b'[{"title":"","content":""}] tail',
        b'{"id":' + b"9" * 3_000 + b',"title":"","content":"<img>"}', b'{"title":"caf\xe9","content":"the the"}',
    ],
    ids=lambda data: repr(data[:20]),
)  # fmt: skip
def test_every_report_follows_the_schema(linter: Linter, data: bytes) -> None:
    VALID.validate(json.loads(report(linter, data)))


@given(st.binary(max_size=60), st.text(max_size=12), st.text(max_size=8))
@settings(max_examples=60)
def test_a_report_on_anything_follows_the_schema_in_plain_ascii(
    linter: Linter, data: bytes, text: str, path: str
) -> None:
    post = json.dumps({"id": text, "title": text, "content": f"<p>the the {text}</p><img src='{text}'>", "slug": text})
    for content in (data, post.encode()):
        told = report(linter, content, path)
        VALID.validate(json.loads(told))
        assert re.fullmatch("[\n -~]*", told)


def test_real_reports_follow_the_schema(linter: Linter) -> None:
    for file in corpus.files("corpus/posts", "*.json")[::12] + corpus.files("corpus/broken"):
        VALID.validate(json.loads(report(linter, file.read_bytes(), file.name)))


def test_offsets_and_edits_say_which_characters(linter: Linter) -> None:
    """Read with nothing but the report and the file: the edits of a fix make the file that its author meant."""
    text = '{"id": 1, "title": "A", "content": "<p>caf\u00e9 a gaping whole\\r\\n</p>"}'
    findings = json.loads(report(linter, text.encode()))["findings"]
    (finding,) = [found for found in findings if found["rule"] == "confusable-phrase"]
    assert text[finding["offset"] : finding["end_offset"]] == finding["snippet"] == "gaping whole"
    changed = text
    for edit in reversed(finding["fixes"][0]["edits"]):
        changed = changed[: edit["offset"]] + edit["text"] + changed[edit["end_offset"] :]
    assert changed == text.replace("whole", "hole")


def test_every_post_of_a_file_is_told_by_its_id(tmp_path: Path, wplint: Callable[..., Ran]) -> None:
    file = tmp_path / "posts.ndjson"
    posts: list[dict[str, Any]] = [
        {"id": name, "title": "A", "content": "<p>the the</p>", "slug": "a"} for name in (1, "b", 3)
    ]
    file.write_text("\n".join(map(json.dumps, posts)))
    ran = wplint(file, "--format", "json")
    data = json.loads(ran.out)
    assert data["summary"]["posts"] == 3
    told = [(finding["post"], finding["line"]) for finding in data["findings"] if finding["rule"] == "repeated-word"]
    assert told == [(1, 1), ("b", 2), (3, 3)]

"""The report for people: where the carets stand, and that nothing of a post does harm."""

import json
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.linting import Linter
from linter.reports import text as text_report
from linter.reports.frame import frame
from linter.reports.report import Report, Style
from linter.reports.visible import visible, width
from linter.source import Source, read
from linter.text import Span
from tests.conftest import Ran

HARMFUL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def under(shown: str, marks: str) -> str:
    """The characters of `shown` that stand above the carets, found column by column."""
    found, column = "", 0
    for mark in shown:
        wide = (
            0 if unicodedata.category(mark) in ("Mn", "Me") else 2 if unicodedata.east_asian_width(mark) in "WF" else 1
        )
        if marks[column : column + 1] == "^" or (wide == 0 and marks[column - 1 : column] == "^"):
            found += mark
        column += wide
    return found


@pytest.mark.parametrize(
    ("text", "start", "end", "expected"),
    [
        ("plain word here", 6, 10, "word"),
        ("漢字かな word", 5, 9, "word"),
        ("漢字かな word", 1, 3, "字か"),
        ("😀😀 word", 3, 7, "word"),
        ("สวัสดี word", 7, 11, "word"),
        ("नमस्ते ❤️ word", 10, 14, "word"),
        ("e\u0301e\u0301 word", 5, 9, "word"),
        ("\u202eevil\u202c word", 7, 11, "word"),
        ("a\u202eb", 1, 2, "<U+202E>"),
        ("\x1b[31m word", 6, 10, "word"),
        ("tab\t\tword", 5, 9, "word"),
        ("\\u201cword\\u201d", 6, 10, "word"),
        ("one\ntwo three\nfour", 4, 7, "two"),
        ("one\r\ntwo", 5, 8, "two"),
        ("one two\nthree", 4, 10, "two"),
        ("", 0, 0, ""),
        ("word", 4, 4, ""),
    ],
)
def test_the_carets_stand_under_what_is_marked(text: str, start: int, end: int, expected: str) -> None:
    assert under(*frame(Source("a", text), Span(start, end), 80)) == expected


@given(st.text('ab漢😀\u0301\u202e\t\\" ', max_size=300), st.data(), st.integers(30, 120))
def test_a_frame_fits_and_marks_the_start_of_its_span(text: str, data: st.DataObject, columns: int) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    shown, marks = frame(Source("a", text), Span(start, end), columns)
    assert width(shown) <= columns
    assert len(marks) <= columns
    marked, found = visible(text[start:end]).replace("\u0301", ""), under(shown, marks).replace("\u0301", "")
    assert marked.startswith(found) or not marked
    if width(visible(text)) <= columns - 2:
        assert shown == visible(text[:start]) + visible(text[start:end]) + visible(text[end:])
    assert not HARMFUL.search(shown)


def test_a_span_longer_than_the_window_is_marked_as_far_as_it_is_seen() -> None:
    source = Source("a", "x" * 50 + "m" * 5_000 + "y" * 50)
    shown, marks = frame(source, Span(50, 5_050), 80)
    assert len(shown) <= 80
    assert shown.startswith("…x")
    assert shown.endswith("m…")
    assert under(shown, marks).strip("…") == "m" * (shown.count("m"))


def test_a_window_says_on_which_sides_it_was_cut() -> None:
    source = Source("a", "\u202e" * 30 + "word" + "\u202e" * 30)
    shown, marks = frame(source, Span(30, 34), 80)
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert under(shown, marks) == "word"


def test_a_frame_of_a_line_of_ten_megabytes_costs_nothing() -> None:
    source = Source("a", "x" * 10_000_000)
    for at in range(0, 10_000_000, 10_000):
        frame(source, Span(at, at + 5), 80)


def report(linter: Linter, content: str, path: str = "post.json", **fields: object) -> Report:
    post = {"id": 1, "title": "A", "content": content, "link": "https://blog.example/a"} | fields
    source = read(path, json.dumps(post, ensure_ascii=False).encode("utf-8", "surrogatepass"))
    outcome = linter.lint(source)
    assert outcome is not None
    return Report(outcome.findings, 1, 1, 0, {path: source})


def test_why_and_what_to_do_are_told_once_a_rule_and_file(linter: Linter) -> None:
    told = text_report.render(report(linter, "<img src=/a.png><img src=/b.png>"), Style())
    assert told.count("[image-alt-missing]") == 2
    assert told.count("  why:") == len(set(re.findall(r"\[([a-z0-9-]+)\]:", told)))


@pytest.mark.parametrize("color", [False, True])
def test_nothing_of_a_post_reaches_the_terminal_as_it_stands(linter: Linter, color: bool) -> None:
    nasty = "\x1b[2J\x07\u202e\u2066\x9b31m\u200b\u2028\ud800\x7f"
    content = (
        f"<script src='https://ev{nasty}il.example/{nasty}'>{nasty}</script><img src='/{nasty}' alt='{nasty}.jpg'>"
    )
    found = report(linter, content, f"po{nasty}st.json", id=f"1{nasty}", slug=nasty, title=f"the the {nasty}")
    told = text_report.render(found, Style(color))
    assert len(found.findings) >= 3
    painted = re.sub("\x1b\\[[0-9;]+m", "", told) if color else told
    assert not HARMFUL.search(painted)


def test_the_summary_counts_what_was_found_and_what_was_not_read(linter: Linter) -> None:
    assert text_report.summary(Report([], 1, 1), Style()) == "No problems in 1 post."
    assert (
        text_report.summary(Report([], 3, 1_500, 2), Style())
        == "No problems in 1,500 posts in 3 files; 2 files without a post skipped."
    )
    found = report(linter, "<script src='https://evil.example/a.js'></script>")
    assert text_report.summary(found, Style()).startswith("1 error in 1 post")


@pytest.mark.parametrize("columns", [40, 60, 120])
def test_the_report_keeps_to_the_width_of_the_terminal(linter: Linter, columns: int) -> None:
    found = report(linter, "<p>漢字 the the " + "漢" * 300 + "</p><img src=/a.png>")
    for line in text_report.render(found, Style(width=columns)).splitlines():
        if line.startswith("  |"):
            assert width(line) <= columns


def test_the_report_of_a_file_that_is_no_post_has_its_place(tmp_path: Path, wplint: Callable[..., Ran]) -> None:
    file = tmp_path / "post.json"
    file.write_text('{\n  "title": "a",\n  "content": "b",,\n}\n')
    ran = wplint(file)
    assert ran.code == 1
    assert f"{file}:3:18" in ran.out
    lines = ran.out.splitlines()
    shown = next(index for index, line in enumerate(lines) if '"content": "b"' in line)
    assert lines[shown + 1].index("^") == lines[shown].index(",,") + 1


def crowd(linter: Linter, images: int) -> Report:
    """A post with an error, and notes of one rule in a crowd."""
    paragraphs = "<p>One.</p><p></p>" * images
    return report(linter, f"{paragraphs}<script src='https://evil.example/a.js'></script>")


def test_notes_in_a_crowd_are_folded_and_counted(linter: Linter) -> None:
    """Between forty notes about pasting nobody sees the error."""
    found = crowd(linter, 9)
    told = text_report.render(found, Style())
    assert told.count("note[paragraph-empty]") == 3
    assert "  … and 6 more notes of paragraph-empty in this post (--all-notes shows all)\n" in told
    assert "error[script-external]" in told
    assert f"{found.counts['info']} notes" in told
    assert "more note" not in text_report.render(crowd(linter, 3), Style())
    assert "… and 1 more note of" in text_report.render(crowd(linter, 4), Style())


def test_all_notes_are_shown_when_asked_for(linter: Linter) -> None:
    told = text_report.render(crowd(linter, 9), Style(all_notes=True))
    assert told.count("note[paragraph-empty]") == 9
    assert "more note" not in told


def test_errors_and_warnings_are_never_folded(linter: Linter) -> None:
    """Each of them must be seen to, so each must be seen."""
    told = text_report.render(report(linter, "<img src=/a.png>" * 9), Style())
    assert told.count("warning[image-alt-missing]") == 9


def test_notes_are_folded_post_by_post(tmp_path: Path, wplint: Callable[..., Ran]) -> None:
    """An export in one file tells as much of each of its posts as a folder of them does."""
    posts = [{"id": one, "title": f"Title {one}", "content": "<p>One.</p><p></p>" * 5} for one in (1, 2)]
    (tmp_path / "posts.json").write_text(json.dumps(posts))
    ran = wplint("--no-config", "--select", "paragraph-empty", tmp_path / "posts.json")
    assert ran.out.count("… and 2 more notes of paragraph-empty in this post") == 2
    shown = wplint("--no-config", "--select", "paragraph-empty", "--all-notes", tmp_path / "posts.json").out
    assert shown.count("note[paragraph-empty]") == 10


def test_a_run_that_met_no_post_does_not_call_it_fine() -> None:
    """The wrong folder looks like a clean one."""
    assert text_report.summary(Report([], 0, 0), Style()) == "No posts found."
    assert text_report.summary(Report([], 0, 0, 2), Style()) == "No posts found; 2 files without a post skipped."

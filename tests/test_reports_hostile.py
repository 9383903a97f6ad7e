"""Nothing of a post reaches a terminal, a log, XML or Markdown as more than text to look at."""

import re
import xml.etree.ElementTree as ET
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.reports import COUNTING, FORMATS, Report, Style, renderer
from linter.reports.diff import diff
from linter.reports.visible import visible
from linter.source import Source
from linter.text import Edit
from tests.reporting import HOSTILE, as_json, hostile, rendered

_RENDERERS = {name: renderer(name) for name in FORMATS} | {
    f"{name}-statistics": renderer(name, counting=True) for name in COUNTING
}
_FORBIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff\ufffe\uffff]"
)
_LOG_COMMAND = re.compile(r"##(\[|vso\[|teamcity\[)")
_NASTY = st.text(
    st.sampled_from("\x00\x1b\n\r\t\u202e\ud800\ufffe:%,|`*_[]()<>&#@!\\]]>=-~ aw.\"'{}") | st.characters()
)

both = pytest.mark.parametrize("name", _RENDERERS)
each = pytest.mark.parametrize("text", [*HOSTILE, " ".join(HOSTILE)], ids=ascii)


def _check_harmless(name: str, told: str) -> None:
    assert not _FORBIDDEN.search(told)
    assert not _LOG_COMMAND.search(told)
    for line in told.splitlines():
        if line.lstrip().startswith("::"):
            assert name == "github"
            assert re.match(r"::(error|warning|notice) file=[^:,]*,line=\d+,", line)


@both
@each
def test_reports_are_harmless_to_look_at(name: str, text: str) -> None:
    """No control or bidi character, and no line that a build server takes for a command."""
    _check_harmless(name, _RENDERERS[name](hostile(text), Style()))


@given(_NASTY)
@settings(max_examples=60)
def test_reports_are_harmless_whatever_a_post_says(text: str) -> None:
    """The same for any text, in every format."""
    report = hostile(text)
    for name, render in _RENDERERS.items():
        told = render(report, Style())
        _check_harmless(name, told)
        if name in ("junit", "checkstyle"):
            ET.fromstring(told)
    _check_markdown(rendered("markdown", report))


@each
def test_diffs_are_harmless_to_look_at(text: str) -> None:
    """What stands around a fix is as hostile as what is fixed."""
    told = diff(Source(text, f"{text} a {text}"), [Edit(len(text) + 1, len(text) + 2, text)], Style())
    _check_harmless("diff", told)


@each
@pytest.mark.parametrize("width", [40, 80])
def test_wrapped_text_starts_no_line_with_a_command(text: str, width: int) -> None:
    """Where a long remedy is broken into lines, a piece of it may come first."""
    report = hostile(f"{'word ' * 12}{text} {'word ' * 12}{text}")
    _check_harmless("text", renderer("text")(report, Style(width=width)))


@each
def test_github_gets_one_command_a_finding(text: str) -> None:
    """And each says what the finding says, unescaped as the runner does."""
    report = hostile(text)
    commands = [line for line in rendered("github", report).splitlines() if line.lstrip().startswith("::")]
    assert len(commands) == len(report.findings)
    for finding, command in zip(report.findings, commands, strict=True):
        name, properties, data = _command(command)
        assert name == "error"
        columns = {"col", "endColumn"} if finding.line == finding.end_line else set()
        assert set(properties) == {"file", "line", "endLine", "title"} | columns
        assert visible(finding.message) in data
        assert properties["line"] == "1"


def _command(line: str) -> tuple[str, dict[str, str], str]:
    """A workflow command as the runner of GitHub reads it."""
    head, _, data = line[2:].partition("::")
    name, _, told = head.partition(" ")
    properties = dict(part.split("=", 1) for part in told.split(","))
    for escaped, mark in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        properties = {key: value.replace(escaped, mark) for key, value in properties.items()}
        data = data.replace(escaped, mark) if mark not in ":," else data
    return name, properties, data


@each
@pytest.mark.parametrize("name", ["junit", "checkstyle"])
def test_xml_says_what_the_finding_says(name: str, text: str) -> None:
    """Read back by another parser."""
    report = hostile(text)
    root = ET.fromstring(rendered(name, report))
    messages = [element.get("message", "") for element in chain(root.iter("failure"), root.iter("error"))]
    assert len(messages) == len(report.findings)
    assert visible(report.findings[0].message) in messages[0]


@each
@pytest.mark.parametrize("name", ["json", "sarif", "gitlab"])
def test_json_is_ascii_and_can_be_read(name: str, text: str) -> None:
    """Strict readers included: the formats of others hold no half of a surrogate pair."""
    told = rendered(name, hostile(text))
    assert told.isascii()
    if name != "json":
        str(as_json(name, hostile(text))).encode("utf-8")


def test_json_says_exactly_what_was_found() -> None:
    """Escaping is only a way of writing: a program gets the very characters."""
    text = "".join(HOSTILE)
    (finding, _) = as_json("json", hostile(text))["findings"]
    assert finding["message"] == f"bad {text}"
    assert finding["snippet"] == text


# --- Markdown --------------------------------------------------------------------------------------------------

_TAG = re.compile(r"<(/?\w+)[^>]*>")
_OWN_LINK = re.compile(r"\]\(https://github\.com/wplint/wplint/blob/main/docs/rules/[a-z-]+\.md\)")


def _check_markdown(told: str) -> None:
    assert set(_TAG.findall(told)) <= {"code", "/code", "b", "/b", "br", "details", "/details", "summary", "/summary"}
    bare = _OWN_LINK.sub("", re.sub(r"`[a-z_.*-]+`", "", re.sub(r"\*\*(🔴 error|Why:|Do:)\*\*", "", told)))
    for line in bare.splitlines():
        outside = re.sub(r"<code>.*?</code>", "", re.sub(r"^(## |### |- \[?|  <br>)", "", line))
        outside = re.sub(r"\(\[script-external$|\(\[script-external\)", "", re.sub(r"&#\d+;", "", outside))
        assert not re.search(r"[`*_|~@\\]|\]\(|://|www\.|#\d", outside.replace("[script-external", "")), line


@each
def test_markdown_of_a_post_does_nothing(text: str) -> None:
    """No link, image, mention, table or tag of its own."""
    _check_markdown(rendered("markdown", hostile(text)))


@each
def test_tables_keep_their_columns(text: str) -> None:
    """A host or an author can't add a column."""
    report: Report = hostile(text)
    rows = [line for line in renderer("markdown", counting=True)(report, Style()).splitlines() if line.startswith("|")]
    assert rows
    assert {row.count("|") for row in rows} == {3}


def test_ordinary_text_stays_readable() -> None:
    """Escaping hostile text costs an honest one nothing."""
    assert visible("Café – «quoted» 50% off: std::vector, a::b, #1 & naïve 😀") == (
        "Café – «quoted» 50% off: std::vector, a::b, #1 & naïve 😀"
    )

"""What WordPress would delete for an author is told once, and only what it would."""

from typing import Any

import pytest

from linter.linting import Linter
from linter.matching import Matcher
from linter.rulefile import builtin_rules
from linter.selftest import file_text
from linter.source import read
from tests.corpus import files


def told(post: str | dict[str, Any]) -> list[str]:
    rule = next(rule for rule in builtin_rules() if rule.id == "wp-kses-would-strip")
    outcome = Linter([Matcher(rule)]).lint(read("post.json", file_text(post, None, False).encode()))
    assert outcome is not None
    prefix, suffix = "WordPress deletes ", " when an author saves the post"
    return [finding.message.removeprefix(prefix).removesuffix(suffix) for finding in outcome.findings]


@pytest.mark.parametrize(
    "tag", ["iframe", "script", "style", "form", "input", "svg", "canvas", "noscript", "template", "marquee", "x-card"]
)
def test_elements_that_go(tag: str) -> None:
    assert told(f"<p>x</p><{tag}></{tag}>") == [f"<{tag}>"]


@pytest.mark.parametrize(
    "markup",
    [
        "<p class=a id=b style='color:red' data-x=1 aria-label=c role=note lang=en dir=ltr title=t hidden>x</p>",
        "<table border=1><tbody><tr><td colspan=2 scope=col>x</td></tr></tbody></table>",
        "<video src=/a.mp4 controls playsinline poster=/a.png></video><audio src=/a.mp3 controls></audio>",
        "<details open><summary>x</summary></details><dialog open>x</dialog>",
        "<a href='mailto:ann@blog.example'>x</a><a href='#x'>x</a><a href='//other.example'>x</a><a href=/x>x</a>",
        "<math><mfrac><mi>x</mi><mi>y</mi></mfrac></math><!-- a comment -->",
        "<object type=application/pdf data=/a.pdf></object>",
    ],
)
def test_what_stays(markup: str) -> None:
    assert told(markup) == []


def test_an_element_that_goes_takes_those_inside_it_along() -> None:
    assert told("<svg><g><path onclick=a()></path></g></svg>") == ["<svg>"]
    assert told("<form><p onclick=a()>x</p></form>") == ["<form>", "onclick of <p>"]


def test_attributes_and_schemes_that_go() -> None:
    assert told("<p onclick=a() align=left contenteditable>x</p>") == ["onclick of <p>", "contenteditable of <p>"]
    assert told("<a href='javascript:a()'>x</a>") == ["javascript: in href of <a>"]
    assert told("<object type=text/html data=/a.pdf></object>") == ["<object>"]


def test_what_wordpress_adds_itself_is_told_only_where_an_author_wrote_it() -> None:
    picture = '<img alt="" src="/a.png" srcset="/a.png 2x" loading="lazy" decoding="async">'
    assert told(picture) == []
    raw = {"content": {"raw": picture, "rendered": picture}}
    assert told(raw) == ["srcset of <img>", "decoding of <img>"]


def test_the_tables_are_those_of_wordpress() -> None:
    from linter.checks.kses import _kept
    from linter.yamlreader import load

    (file,) = files("facts", "wp-kses-post.yaml")
    theirs = load(file.read_text("utf-8"))
    ours = _kept()
    assert set(ours.elements) == set(theirs["tags"])
    assert {tag: set(names) - ours.everywhere for tag, names in theirs["tags"].items()} == {
        tag: set(names) for tag, names in ours.elements.items()
    }
    assert ours.protocols == set(theirs["allowed_protocols"])

"""Fixing: the edits of a finding change what is wrong, in the spelling of the file, and nothing else."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.finding import Finding
from linter.fixes.offers import apply
from linter.linting import Linter
from linter.matching import Matcher
from linter.rulefile import builtin_rules, load_rule
from linter.source import read
from linter.text import Edit
from tests import corpus

Fixed = Callable[[str, str], str | None]


@pytest.fixture
def fixed(own_rule: Callable[..., Path]) -> Fixed:
    """The content of a post after the edits of a rule; None where it offers none. The rest of the file must stay."""

    def run(body: str, content: str) -> str | None:
        post = {
            "id": 1,
            "title": {"rendered": "A/é"},
            "content": {"rendered": content},
            "link": "https://blog.example/a",
        }
        rule = load_rule(own_rule(f"{body}\nmessage: told"), "own")
        results = set()
        for ascii_only, slash in ((False, "/"), (True, "\\/")):
            text = json.dumps(post, ensure_ascii=ascii_only).replace("/", slash)
            outcome = Linter([Matcher(rule)]).lint(read("post.json", text.encode()))
            assert outcome is not None
            assert outcome.findings
            edits = [edit for finding in outcome.findings for fix in finding.fixes for edit in fix.edits]
            changed = apply(text, edits)
            assert slash in changed
            assert changed.isascii() is ascii_only
            data = json.loads(changed)
            results.add(data["content"].pop("rendered") if edits else None)
            assert data == post | {"content": data["content"]}
        (result,) = results
        return result

    return run


@pytest.mark.parametrize(
    ("body", "content", "expected"),
    [
        # text
        ("words: { teh: the }\nfix: { replace: $right, applies: safe }", "<p>a teh b</p>", "<p>a the b</p>"),
        ("words: { teh: the }\nfix: { replace: $right, applies: safe }", "<p>a t<b>e</b>h</p>", None),
        ("words: { a & b: a and b }\nfix: { replace: $right, applies: safe }", "<p>a &amp; b</p>", "<p>a and b</p>"),
        ("words: { a and b: a & b }\nfix: { replace: $right, applies: safe }", "<p>a and b</p>", "<p>a &amp; b</p>"),
        ("words: { x: 'é/\"<' }\nfix: { replace: $right, applies: safe }", "<p>x</p>", '<p>é/"&lt;</p>'),
        ("text: '  +'\nfix: { remove: true, applies: safe }", "<p>a   b</p>", "<p>ab</p>"),
        # attributes
        (
            "attribute: alt\nfix: { replace: 'a \"b\" & c', applies: safe }",
            "<img alt='x'>",
            "<img alt='a \"b\" &amp; c'>",
        ),
        ("attribute: alt\nfix: { replace: 'a \"b\"', applies: safe }", '<img alt="x">', '<img alt="a &#34;b&#34;">'),
        ("attribute: id\nfix: { replace: y, applies: safe }", "<p id=x>", "<p id=y>"),
        ("attribute: onclick\nfix: { remove: true, applies: safe }", '<p id="a" onclick="x">', '<p id="a">'),
        ("attribute: onclick\nfix: { remove: true, applies: safe }", '<p onclick="x"id=a>', "<p id=a>"),
        ("attribute: onclick\nfix: { remove: true, applies: safe }", '<p\n\tonclick="x"\n\tid=a>', "<p\n\tid=a>"),
        ("attribute: onload\nfix: { remove: true, applies: safe }", "<svg/onload=x>", "<svg>"),
        ("attribute: onload\nfix: { remove: true, applies: safe }", '<svg/onload="x"/id=a>', "<svg/id=a>"),
        ("attribute: onload\nfix: { remove: true, applies: safe }", "<img src=a/ onload=x>", "<img src=a/>"),
        ("attribute: onload\nfix: { remove: true, applies: safe }", "<img onload>", "<img>"),
        ("attribute: 'on*'\nfix: { remove: true, applies: safe }", '<p onclick="x"onload="y"id=a>', "<p  id=a>"),
        ("element: p\nfix: { unset: [style, class], applies: safe }", "<p style=a id=b class=c>", "<p id=b>"),
        ("element: img\nfix: { set: { alt: '' }, applies: safe }", "<img src=a/>", '<img src=a/ alt="">'),
        ("element: img\nfix: { set: { alt: '' }, applies: safe }", "<img src='a' />", "<img src='a' alt=\"\" />"),
        ("element: img\nfix: { set: { alt: '' }, applies: safe }", "<img/>", '<img alt=""/>'),
        ("element: img\nfix: { set: { alt: '' }, applies: safe }", "<IMG>", '<IMG alt="">'),
        ("element: img\nfix: { set: { alt: 'a \"b\"' }, applies: safe }", "<img alt>", '<img alt="a &quot;b&quot;">'),
        ("element: img\nfix: { set: { alt: a, title: b }, applies: safe }", "<img>", '<img alt="a" title="b">'),
        # elements
        ("element: script\nfix: { remove: element, applies: safe }", "<p>a</p><script>x</script>b", "<p>a</p>b"),
        ("element: script\nattribute: src\nfix: { remove: element, applies: safe }", "<script src=x></script>b", "b"),
        ("element: img\nfix: { remove: element, applies: safe }", "<p>a<img src=x>b", "<p>ab"),
        ("element: font\nfix: { unwrap: true, applies: safe }", "<p><font size=1>a <b>b</b></font>", "<p>a <b>b</b>"),
        (
            "element: object\nfix: { replace: '<a href=\"$attr.data\">x</a>', applies: safe }",
            "<object data='a?b&amp;c=\"'></object>!",
            '<a href="a?b&amp;c=&quot;">x</a>!',
        ),
        # addresses
        (
            "url: [link]\nfix: { replace: $value.secure, applies: safe }",
            "<a href='HTTP://x/'>",
            "<a href='https://x/'>",
        ),
        (
            "url: [image]\nfix: { replace: $value.secure, applies: safe }",
            '<img srcset="http://x/a&amp;b 1x, http://x/c 2x">',
            '<img srcset="https://x/a&amp;b 1x, https://x/c 2x">',
        ),
        (
            "url: [style]\nfix: { replace: $value.secure, applies: safe }",
            "<p>a</p>\r\n<style>@import 'http://x/a.css';</style>",
            "<p>a</p>\r\n<style>@import 'https://x/a.css';</style>",
        ),
        (
            "url: [image]\nfix: { replace: $value.secure, applies: safe }",
            '<p style="background: url(&quot;http://x/a.png&quot;)">',
            '<p style="background: url(&quot;https://x/a.png&quot;)">',
        ),
        (
            "url: [image]\nfix: { replace: $value.secure, applies: safe }",
            '<iframe srcdoc="&lt;img src=http://x/a.png&gt;"></iframe>',
            '<iframe srcdoc="&lt;img src=https://x/a.png&gt;"></iframe>',
        ),
    ],
)
def test_a_fix_changes_what_it_says(body: str, content: str, expected: str | None, fixed: Fixed) -> None:
    assert fixed(f"in: content\n{body}", content) == expected


def test_a_fix_in_markup_with_windows_line_ends_leaves_them(fixed: Fixed) -> None:
    result = fixed("in: content\nelement: b\nfix: { unwrap: true, applies: safe }", "<p>a\r\n<b>b\r\n</b>c\r\n</p>")
    assert result == "<p>a\r\nb\r\nc\r\n</p>"


@given(st.text("abcdef", min_size=6, max_size=20), st.data())
def test_of_edits_that_overlap_the_first_is_made(text: str, data: st.DataObject) -> None:
    spans = data.draw(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 4)), max_size=4))
    edits = [Edit(start, min(start + size, len(text)), f"<{number}>") for number, (start, size) in enumerate(spans)]
    result, at = "", 0
    for edit in sorted(edits):
        if edit.start >= at:
            result += text[at : edit.start] + edit.new
            at = edit.end
    assert apply(text, edits) == result + text[at:]
    assert apply(text, edits + edits) == apply(text, edits)


def test_every_fix_on_real_posts_leaves_json_and_touches_only_its_field() -> None:
    linter = Linter([Matcher(rule) for rule in builtin_rules()])
    fixes = 0
    for file in corpus.files("corpus/posts", "*.json")[::6]:
        source = read(file.name, file.read_bytes())
        outcome = linter.lint(source)
        assert outcome is not None
        before = json.loads(source.text)
        for finding in outcome.findings[:40]:
            for fix in finding.fixes:
                changed = apply(source.text, fix.edits)
                after = json.loads(changed)
                assert after != before
                assert _without(after, finding) == _without(before, finding), (file.name, finding.rule.id)
                fixes += 1
    assert fixes > 20


def _without(data: Any, finding: Finding) -> Any:
    """A copy of `data` without the value that the finding is in."""
    copy = json.loads(json.dumps(data))
    *parents, last = [part.replace("~1", "/").replace("~0", "~") for part in finding.pointer.split("/")[1:]]
    inner = copy
    for part in parents:
        inner = inner[int(part)] if isinstance(inner, list) else inner[part]
    del inner[int(last) if isinstance(inner, list) else last]
    return copy

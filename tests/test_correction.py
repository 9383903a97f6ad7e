"""Fixes are made in passes, change nothing but what was found, and come to an end."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.finding import Finding, FixOffer
from linter.fixes.correction import Correction, Lint, correct
from linter.linting import Linter
from linter.matching import Matcher
from linter.rulefile import builtin_rules, load_rule
from linter.source import Fault, Source, read
from linter.text import Edit
from tests import corpus
from tests.conftest import EXAMPLE

Rules = Callable[..., Lint]


@pytest.fixture
def rules(own_rule: Callable[..., Path]) -> Rules:
    """A lint function with rules of one's own: name → the part of the rule's file that matters."""

    def make(**bodies: str) -> Lint:
        files = [own_rule(body, name) for name, body in bodies.items()]
        return lint_by(Linter([Matcher(load_rule(file, "own")) for file in files]))

    return make


def lint_by(linter: Linter) -> Lint:
    """The findings of a linter, as fixing asks for them."""

    def lint(source: Source) -> Sequence[Finding]:
        outcome = linter.lint(source, expected=False)
        return outcome.findings if outcome else []

    return lint


def post(content: str, **fields: Any) -> Source:
    """A post file with this content."""
    data = {"id": 1, "title": {"rendered": "A title"}, "content": {"rendered": content}, **fields}
    return read("post.json", json.dumps(data).encode())


def content(source: Source) -> str:
    """The content in a post file."""
    return str(json.loads(source.text)["content"]["rendered"])


WORD = "in: content\ntext: {wrong}\nmessage: wrong\nfix: {{ replace: '{right}', applies: {applies} }}"


def word(wrong: str, right: str, applies: str = "safe") -> str:
    """A rule that puts one word in the place of another."""
    return WORD.format(wrong=wrong, right=right, applies=applies)


def test_every_fix_of_a_pass_is_made(rules: Rules) -> None:
    """Fixes that stand apart are made together, and told as fixed."""
    done = correct(post("<p>teh cat, teh dog, adn me</p>"), rules(a=word("teh", "the"), b=word("adn", "and")))
    assert content(done.source) == "<p>the cat, the dog, and me</p>"
    assert [finding.rule.id for finding in done.fixed] == ["a", "a", "b"]


def test_unsafe_fixes_wait_to_be_asked_for(rules: Rules) -> None:
    """A fix that needs a second look is made only on request."""
    lint = rules(a=word("teh", "the", "unsafe"))
    assert not correct(post("<p>teh</p>"), lint).edits
    assert content(correct(post("<p>teh</p>"), lint, unsafe=True).source) == "<p>the</p>"


def test_of_two_fixes_that_overlap_the_first_wins(rules: Rules) -> None:
    """The other waits for the next pass, which may find that nothing is left to do."""
    lint = rules(
        outer="in: content\nelement: div\nmessage: box\nfix: { remove: element, applies: safe }",
        inner=word("teh", "the"),
    )
    done = correct(post("<div>teh</div><p>teh</p>"), lint)
    assert content(done.source) == "<p>the</p>"
    assert [finding.rule.id for finding in done.fixed] == ["outer", "inner"]


def test_what_one_fix_uncovers_is_fixed_in_the_next_pass(rules: Rules) -> None:
    """A pass lints the text anew."""
    done = correct(post("<p>one</p>"), rules(a=word("one", "two"), b=word("two", "three")))
    assert content(done.source) == "<p>three</p>"
    assert len(done.edits) == 1


def test_a_fix_that_never_ends_is_left_out(rules: Rules) -> None:
    """A rule that finds fault with its own fix is told, and the other fixes are still made."""
    done = correct(post("<p>cat adn dog</p>"), rules(a=word("cat", "cat" + " cat" * 500), b=word("adn", "and")))
    assert content(done.source) == "<p>cat and dog</p>"
    assert [(finding.rule.id, why) for finding, why in done.failed] == [("a", "never comes to an end")]


def test_two_rules_that_undo_each_other_are_left_out(rules: Rules) -> None:
    """Back and forth is no end either."""
    done = correct(post("<p>cat</p>"), rules(a=word("cat", "dog"), b=word("dog", "cat")))
    assert content(done.source) == "<p>cat</p>"
    assert done.failed


def _offering(*offers: tuple[Edit, ...]) -> Lint:
    """A lint function that offers edits to a rule each, in every pass in which the text still has a `!`."""
    linter = Linter([Matcher(rule) for rule in builtin_rules() if rule.check == "file_fault"])

    def lint(source: Source) -> list[Finding]:
        found = []
        for number, edits in enumerate(offers if "!" in source.text else ()):
            (finding,) = linter.fault(source, Fault("invalid-json", edits[0].start, edits[0].end, "m", "r"))
            rule = replace(finding.rule, id=f"rule-{number}")
            found.append(replace(finding, rule=rule, fixes=(FixOffer(True, edits),)))
        return found

    return lint


def test_a_fix_that_breaks_the_json_is_left_out() -> None:
    """The file always stays readable; the sound fix beside it is made."""
    source = read("post.json", b'{"title": "a!", "content": "b"}')
    done = correct(source, _offering((Edit(10, 11, ""),), (Edit(12, 13, "?"),)))
    assert done.source.text == '{"title": "a?", "content": "b"}'
    assert [(finding.rule.id, why) for finding, why in done.failed] == [("rule-0", "would break the JSON of the file")]


def test_a_fix_that_loses_a_post_is_left_out() -> None:
    """Valid JSON is not enough: every post must still be one."""
    source = read("post.json", b'[{"title": "a!", "content": "b"}]')
    done = correct(source, _offering((Edit(1, 32, "1"),)))
    assert done.source is source
    assert done.failed


def test_one_edit_can_correct_two_findings() -> None:
    """Two rules that want the same are both satisfied by it."""
    source = read("post.json", b'{"title": "a!", "content": "b"}')
    done = correct(source, _offering((Edit(12, 13, ""),), (Edit(12, 13, ""),)))
    assert [finding.rule.id for finding in done.fixed] == ["rule-0", "rule-1"]
    assert done.edits == (Edit(12, 13, ""),)


def test_all_edits_of_a_fix_are_made_or_none() -> None:
    """Half a fix, such as a start tag without its end tag, would be worse than none."""
    source = read("post.json", b'{"title": "ab!cd", "content": "b"}')
    done = correct(source, _offering((Edit(13, 14, ""),), (Edit(11, 12, ""), Edit(13, 14, "?"))))
    assert done.source.text == '{"title": "abcd", "content": "b"}'
    assert [finding.rule.id for finding in done.fixed] == ["rule-0"]


@pytest.mark.parametrize(
    "text",
    [
        '{"title":"x","content":"<p>It\\u2019s teh <a href=\\"https:\\/\\/a.example\\/\\">end<\\/a><\\/p>\\r\\n"}',
        '{\r\n\t"title": "x",\r\n\t"content": "<p>It’s teh &#8220;end&#8221; \\ud83d\\ude00</p>"\r\n}\r\n',
        '[\n  {"content": "<p>teh</p>", "title": "\\/"},\n  {"title": "x", "content": "teh"}\n]',
        '{"title": "x", "content": "teh"}\n{"title": "y", "content": "bad \\q"}\n{"title": "z", "content": "teh"}\n',
    ],
)
def test_only_the_characters_of_the_finding_change(rules: Rules, text: str) -> None:
    """Escapes, indentation, line ends and bad lines stay as they are."""
    done = correct(read("post.json", text.encode()), rules(a=word("teh", "the")))
    assert done.source.text == text.replace("teh", "the")


@pytest.mark.parametrize(
    "content, fixed",
    [
        ("<p>73 percen</p>", "<p>73 percent</p>"),
        ("<p>73 <b>percen</b> of</p>", "<p>73 <b>percent</b> of</p>"),
        ("<p>73 percen<!--more-->", "<p>73 percent<!--more-->"),
        ("<p>73 percen<!-- of", "<p>73 percent<!-- of"),
        ("<p>73 perce&#x6e;</p>", "<p>73 perce&#x6e;t</p>"),
    ],
)
def test_what_is_added_stands_with_its_word(rules: Rules, content: str, fixed: str) -> None:
    """And not behind the tag or the comment that follows, where it would not be read as part of the word."""
    done = correct(
        read("post.json", json.dumps({"title": "x", "content": content}).encode()),
        rules(a=word("percen(?!t)", "percent")),
    )
    assert json.loads(done.source.text)["content"] == fixed
    assert not done.failed


def test_what_was_fixed_is_placed_in_the_file_as_it_was(rules: Rules) -> None:
    """A finding of a later pass points at the place that the editor had before."""
    source = post("<p>aa bb cc</p>")
    done = correct(source, rules(a=word("aa", "a long text"), b=word("a long text bb", "x"), c=word("x cc", "y")))
    assert content(done.source) == "<p>y</p>"
    assert [source.text[finding.offset :][:2] for finding in done.fixed] == ["aa", "aa", "aa"]


# --- properties ------------------------------------------------------------------------------------------------

PARTS = [
    "<p>A gaping whole in the roof.</p>",
    '<script src="https://evil.example/a.js"></script>',
    '<a href="http://blog.example/x" onclick="go()">in in here</a>',
    '<img src="http://img.example/a.png" alt="a" onerror=x onload=\'y\'>',
    '<div onmouseover="a()" onclick=b>\r\n<script>c()</script></div>',
    "<blockquote>could of &#8220;won&#8221; \u2019 \U0001f600</blockquote>",
    "<p>The end.Kremlin is\tis silent \ud83d</p>",
    "<noscript><img src=//t.example/p.gif onerror=1></noscript>",
    "<iframe srcdoc=\"&lt;script src='https://evil.example/b.js'&gt;&lt;/script&gt;\"></iframe>",
]


@given(st.lists(st.sampled_from(PARTS), max_size=8), st.booleans(), st.sampled_from([None, 1]))
@settings(max_examples=40)
def test_fixing_hostile_posts_keeps_its_promises(
    linter: Linter, parts: list[str], ascii_only: bool, indent: int | None
) -> None:
    """Whatever stands together in a post, the fixed file is sound and there is nothing left to fix in it."""
    data = {
        "id": 5,
        "link": "https://blog.example/x/",
        "title": {"rendered": "A title"},
        "content": {"raw": "".join(parts), "rendered": "".join(parts)},
    }
    text = json.dumps(data, ensure_ascii=ascii_only, indent=indent)
    check_promises(read("post.json", text.encode("utf-8", "surrogatepass")), lint_by(linter))


def check_promises(source: Source, lint: Lint) -> Correction:
    """The fixed file parses, differs only in fields that had a finding, and there is nothing left to fix in it."""
    done = correct(source, lint, unsafe=True)
    text = source.text
    for edit in reversed(done.edits):
        text = text[: edit.start] + edit.new + text[edit.end :]
    assert text == done.source.text
    assert not done.failed
    changed = set(_differences(_parsed(source.text), _parsed(text)))
    assert changed <= {finding.pointer for finding in done.fixed}
    assert not [finding.message for finding in lint(done.source) if finding.fixes]
    assert correct(done.source, lint, unsafe=True).source is done.source
    return done


def _parsed(text: str) -> Any:
    return json.JSONDecoder(strict=False).raw_decode(text.lstrip())[0]


def _differences(old: Any, new: Any, pointer: str = "") -> Iterator[str]:
    """The JSON pointers of the values that differ."""
    if isinstance(old, dict) and isinstance(new, dict) and list(old) == list(new):
        for key in old:
            yield from _differences(old[key], new[key], f"{pointer}/{key.replace('~', '~0').replace('/', '~1')}")
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for index, pair in enumerate(zip(old, new, strict=True)):
            yield from _differences(*pair, f"{pointer}/{index}")
    elif old != new:
        yield pointer


@pytest.mark.parametrize("folder", ["posts", "wp-cli", "shapes"])
def test_fixing_real_posts_keeps_its_promises(linter: Linter, folder: str) -> None:
    """The same over real posts of many sites."""
    fixed = 0
    files = corpus.files(f"corpus/{folder}", "*.json")
    for file in files[:: 1 + len(files) // 60]:
        fixed += len(check_promises(read(file.name, file.read_bytes()), lint_by(linter)).fixed)
    assert fixed


def test_fixing_the_example_keeps_its_promises(linter: Linter) -> None:
    """The post that wplint was first written for can be fixed."""
    assert check_promises(read("post.json", EXAMPLE.read_bytes()), lint_by(linter)).fixed

"""A pattern is passed over only where it can't match."""

from pathlib import Path

import pytest
import regex
import yaml
from hypothesis import given
from hypothesis import strategies as st

from linter.literals import any_in, required

RULES = Path(__file__).parents[1] / "rules"
PATTERNS = [
    rule["text"]
    for file in RULES.glob("*/*.yml")
    if (rule := yaml.safe_load(file.read_text(encoding="utf-8"))) and "text" in rule
]


@pytest.mark.parametrize(
    ("pattern", "texts"),
    [
        ("abc", {"abc"}),
        ("(?i)ABC", {"abc"}),
        ("abc*", {"ab"}),
        ("ab+c", {"ab"}),
        ("ab?c", {"a"}),
        ("(?:a|bc)?d", {"d"}),
        ("(?:foo|bar){2}", {"foo", "bar"}),
        ("x{0,2}yes", {"yes"}),
        (r"\[(?P<what>todo)\]", {"todo"}),
        (r"\bfoo\s+barred\p{Lu}", {"barred"}),
        (r"\u00e9t\xe9", {"été"}),
        ("(?!no)yes(?=never)", {"yes"}),
        ("[a-z]]long[^]x]", {"]long"}),
        ("foo|bar", {"foo", "bar"}),
    ],
)
def test_a_pattern_requires_its_most_telling_words(pattern: str, texts: set[str]) -> None:
    """What the pattern of a rule is passed over for."""
    assert required(pattern) == frozenset(texts)


@pytest.mark.parametrize(
    "pattern",
    ["", "a|", "a*", "(?:a|)b?", "x{0}", r"(a)?\1", "(?x)a b", "a{e<=1}", "[[:alpha:]]", "(?#note)a", r"\Qa", "(?R)",
     "(?V1)[a--b]", "(?(1)a|b)", r"\N{BULLET}", "(" * 9000, "a)b", r"\L<words>"],
)  # fmt: skip
def test_what_is_not_known_to_be_required_is_not(pattern: str) -> None:
    """A pattern that this reader can't read is tried everywhere."""
    assert required(pattern) is None


@pytest.mark.parametrize("pattern", PATTERNS)
@given(st.data())
def test_whatever_matches_has_what_is_required(pattern: str, data: st.DataObject) -> None:
    """Texts of a rule's own pieces: a finding that is passed over is a slip in print."""
    pieces = regex.findall(r"\w+|\W", pattern.replace("\\ufffc", "\ufffc"))
    text = data.draw(st.lists(st.sampled_from([*pieces, " ", "\ufffc", "a", "İ"]), max_size=12).map("".join))
    texts = required(pattern)
    if texts is not None and regex.search(pattern, text):
        assert any_in(texts, text.casefold())


@pytest.mark.parametrize("text", ["İNSERT", "ınsert", "\u017fent", "\u212aelvin", "STRA\u1e9eE"])
def test_case_is_folded_as_patterns_ignore_it(text: str) -> None:
    """A Turkish i, a long s and a sign for kelvin are letters to a pattern that ignores case."""
    for pattern in ("(?i)insert", "(?i)sent", "(?i)kelvin", "(?i)straße"):
        if regex.search(pattern, text):
            assert any_in(required(pattern) or frozenset(), text.casefold())

"""Numbers that stand for people: told by their check digits, and never by their length."""

import json
import re
from base64 import urlsafe_b64encode
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from linter.checks import leaks, numbers
from linter.linting import Linter
from linter.matching import Matcher
from linter.rulefile import builtin_rules
from linter.source import read
from tests.conftest import Lint, rules_of
from tests.test_linting import SOUND, with_content

PRIVATE = [rule for rule in builtin_rules() if rule.category == "privacy"]


@given(digits=st.text("0123456789", min_size=12, max_size=18), place=st.integers(0, 17), other=st.integers(1, 9))
def test_one_wrong_digit_is_no_card(digits: str, place: int, other: int) -> None:
    check = next(str(last) for last in range(10) if numbers.luhn(digits + str(last)))
    sound = digits + check
    place %= len(sound)
    wrong = sound[:place] + str((int(sound[place]) + other) % 10) + sound[place + 1 :]
    assert not numbers.luhn(wrong)


@pytest.mark.parametrize("digits", sorted(numbers._TEST_CARDS))
def test_what_is_published_for_tests_has_the_marks_of_a_card(digits: str) -> None:
    assert numbers.card(digits)


@pytest.mark.parametrize(
    "digits", ["0" * 16, "4" * 16, "9780306406157", "353490069873310", "4000000000000003", "1" * 15]
)
def test_other_numbers_are_no_cards(digits: str) -> None:
    """Books, phones and floods of one digit."""
    assert numbers.card(digits) is None


@pytest.mark.parametrize(
    "code",
    [  # the examples of the registry
        "AT611904300234573201", "BE68539007547034", "CH9300762011623852957", "DE89370400440532013000",
        "ES9121000418450200051332", "FR1420041010050500013M02606", "GB29NWBK60161331926819", "IE29AIBK93115212345678",
        "IT60X0542811101000000123456", "MT84MALT011000012345MTLCAST001S", "NL91ABNA0417164300", "NO9386011117947",
        "PL61109010140000071219812874", "SE4550000000058398257466", "TR330006100519786457841326",
    ],
)  # fmt: skip
def test_accounts_of_many_countries_are_known(code: str) -> None:
    assert numbers.iban(code)
    assert not numbers.iban(code[:-1])
    assert not numbers.iban(code[:2] + code[2:][::-1])


def test_a_card_that_is_published_for_tests_is_a_milder_matter(lint: Lint) -> None:
    """Whoever explains how a shop is tested needs such numbers; whoever copied a real one must stop."""
    outcome = lint(with_content("<p>Type 4242 4242 4242 4242 or 4539 5787 6362 1486.</p>"))
    assert outcome is not None
    assert [finding.severity.value for finding in outcome.findings] == ["warning", "error"]


def test_no_message_repeats_a_secret(lint: Lint) -> None:
    """Reports are mailed around and kept longer than posts."""
    secrets = ["4539 5787 6362 1486", "536-22-1134", "Tr0ub4dor-3-x", "bo@mail.example", "open-sesame"]
    post = SOUND | {
        "content": {"rendered": f"<p>{secrets[0]}; social security number {secrets[1]}</p>"},
        "meta": {"ftp_password": secrets[2]},
        "comments": [{"author_email": secrets[3]}],
        "password": secrets[4],
    }
    outcome = lint(post)
    assert rules_of(outcome) == [
        "payment-card", "identity-number", "secret-in-field", "commenter-exposed", "post-password",
    ]  # fmt: skip
    assert outcome is not None
    for finding in outcome.findings:
        assert not any(secret in finding.message for secret in secrets)


def test_the_words_of_others_count_too(lint: Lint) -> None:
    """A number in a tweet is as public on this site as there."""
    tweet = '<blockquote class="twitter-tweet"><p>My card is 4539578763621486</p></blockquote>'
    assert "payment-card" in rules_of(lint(with_content(tweet)))


_BY_FORM = [key for key in leaks._KEYS if key[0] != leaks._TOKEN]


@pytest.mark.parametrize(("kind", "hints", "form"), _BY_FORM, ids=[kind for kind, _, _ in _BY_FORM])
def test_no_key_is_passed_over_for_want_of_a_hint(kind: str, hints: str, form: str) -> None:
    """Texts without any of the hints are not looked through, so every key must hold one of its own."""
    rule = next(rule for rule in PRIVATE if rule.id == "secret-in-content")
    linter = Linter([Matcher(rule)])

    @settings(max_examples=15)
    @given(key=st.from_regex(re.compile(form, re.ASCII), fullmatch=True))
    def found(key: str) -> None:
        assume(not leaks._SAMPLE.search(key))
        outcome = linter.lint(read("post.json", json.dumps(SOUND | {"meta": {"note": f"it is {key} ."}}).encode()))
        assert outcome is not None
        assert [finding.message.partition(": ")[2] for finding in outcome.findings] == [kind]

    found()


def token(header: str, payload: str) -> str:
    parts = (urlsafe_b64encode(part.encode()).decode().rstrip("=") for part in (header, payload))
    return ".".join((*parts, "q7RZJ4kWmB2xN5tDvTzW4cYbNe"))


@pytest.mark.parametrize(
    ("header", "payload", "told"),
    [
        ('{"alg":"HS256"}', '{"sub":"u-17","scope":"edit"}', True),
        ('{"alg":"RS256","kid":"7"}', '{"iat":1716000000}', True),
        ('{"alg":"HS256"}', '{"sub":"1234567890","name":"John Doe"}', False),
        ('{"alg":"HS256"}', '{"role":"anon"}', False),
        ('{"alg":"none"}', '{"sub":"u-17"}', False),
        ('{"typ":"JWT"}', '{"sub":"u-17"}', False),
        ('{"alg":"HS256"}', '{"a":' + "[" * 2000, False),
        ('{"alg":"HS256"}', '{"a":' + "9" * 2000 + "}", True),
        ('{"alg":"HS256"}', '{"sub":' + "[" * 200 + "]" * 200 + "}", True),
    ],
)
def test_a_token_is_told_where_it_lets_somebody_in(lint: Lint, header: str, payload: str, told: bool) -> None:
    """Manuals show tokens that open nothing; a real one opens an account until it expires."""
    found = rules_of(lint(with_content(f"<pre>Bearer {token(header, payload)}</pre>")))
    assert ("secret-in-content" in found) is told


def deep(depth: int) -> Any:
    data: Any = "x"
    for _ in range(depth):
        data = {"comments": data}
    return data


@pytest.mark.parametrize(
    "data",
    [
        {"comments": deep(900)},
        {"comments": [[[[{"author_email": "a@b.example"}]]]]},
        {"user_pass": {"user_pass": {"user_pass": []}}},
        {"meta": None, "comments": [None, 1, "x", {}]},
        {"password": {"raw": 1}},
        {"_embedded": [], "yoast_head_json": {"robots": "x", "og_image": {}, "canonical": 7}, "class_list": "x"},
        {"_embedded": {"wp:term": [None, [None, {"taxonomy": "category", "name": 3}]]}, "categories": {"x": None}},
        {"yoast_head": "<link rel=canonical href><meta property=og:url content='http://['>", "format": 3},
        {"slug": None, "status": [], "type": {}, "categories": "x", "featured_media": "x"},
        {"": {"": {"": 1}}, "a.b": {"c.d": "x"}},
    ],
    ids=str,
)
def test_no_data_stops_the_run(data: dict[str, Any]) -> None:
    """Plugins and exports put anything anywhere."""
    linter = Linter([Matcher(rule) for rule in builtin_rules()])
    outcome = linter.lint(read("post.json", json.dumps(SOUND | data).encode()))
    assert "internal-error" not in rules_of(outcome)
    assert outcome is not None and not outcome.broken


def test_thousands_of_private_values_are_each_told() -> None:
    comments = [{"author_email": f"reader{number}@mail.example"} for number in range(2000)]
    outcome = Linter([Matcher(rule) for rule in PRIVATE if rule.enabled]).lint(
        read("post.json", json.dumps(SOUND | {"comments": comments}).encode())
    )
    assert rules_of(outcome) == ["commenter-exposed"] * 2000

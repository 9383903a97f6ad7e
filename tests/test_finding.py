"""Findings: pointers and fingerprints."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from linter.finding import fingerprint, pointer_text

KEYS = st.lists(st.one_of(st.text('ab~/01 "é', max_size=4), st.integers(0, 99)), max_size=4)


def follow(data: Any, pointer: str) -> Any:
    """RFC 6901, as far as it goes for a pointer that leads somewhere."""
    for part in pointer.split("/")[1:]:
        key = part.replace("~1", "/").replace("~0", "~")
        data = data[int(key)] if isinstance(data, list) else data[key]
    return data


@given(KEYS)
def test_a_pointer_leads_back_to_the_value(path: list[str | int]) -> None:
    data: Any = "here"
    for key in reversed(path):
        data = {key: data} if isinstance(key, str) else [None] * key + [data]
    assert follow(data, pointer_text(path)) == "here"


def test_a_fingerprint_tells_apart_what_differs_and_nothing_else() -> None:
    first = ("rule", "posts/a.json", 7, "/content", "the the", 0)
    assert fingerprint(*first) == fingerprint("rule", "posts\\a.json", 7, "/content", " the\n the ", 0)
    others = [
        ("rule2", *first[1:]), ("rule", "posts/b.json", *first[2:]), (*first[:2], 8, *first[3:]),
        (*first[:3], "/title", *first[4:]), (*first[:4], "a a", 0), (*first[:5], 1),
    ]  # fmt: skip
    assert len({fingerprint(*other) for other in [first, *others]}) == 7


def test_half_a_surrogate_pair_has_a_fingerprint() -> None:
    assert fingerprint("rule", "\udcff.json", None, "", json.loads('"\\ud800"'), 0)

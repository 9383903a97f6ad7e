"""Edits made pass by pass come out as edits of the text that the file started with."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from linter.fixes.draft import Draft
from linter.text import Edit

_NEW = st.sampled_from(["", "X", "YZ"])


@st.composite
def _edits(draw: st.DrawFn, length: int) -> list[Edit]:
    cuts = sorted(draw(st.lists(st.integers(0, length), max_size=6)))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    return [Edit(*pair, draw(_NEW)) for index, pair in enumerate(pairs) if index == 0 or pair[0] > pairs[index - 1][1]]


def _made(text: str, edits: list[Edit]) -> str:
    for edit in reversed(edits):
        text = text[: edit.start] + edit.new + text[edit.end :]
    return text


@given(st.text("abc", max_size=12), st.data())
@settings(max_examples=150)
def test_edits_of_all_passes_make_the_last_text_from_the_first(original: str, data: st.DataObject) -> None:
    """Whatever three passes did, one list of edits of the original text says it all."""
    draft, text = Draft(original), original
    for _ in range(3):
        edits = data.draw(_edits(len(text)))
        draft.make(edits)
        text = _made(text, edits)
        assert draft.text == text
    edits = list(draft.edits())
    assert all(before.end <= after.start for before, after in pairwise(edits))
    assert _made(original, edits) == text


def test_an_offset_is_traced_to_the_original() -> None:
    """What was kept is traced to itself, what was written to the place where it was written."""
    draft = Draft("one two three")
    draft.make([Edit(4, 7, "2 2 2")])
    assert [draft.origin(offset) for offset in (0, 4, 6, 10, 15)] == [0, 4, 4, 8, 13]


def test_changing_back_is_no_change() -> None:
    """A pass that undoes the one before it leaves nothing to write."""
    draft = Draft("abc")
    draft.make([Edit(1, 2, "X")])
    draft.make([Edit(1, 2, "b")])
    assert list(draft.edits()) == []

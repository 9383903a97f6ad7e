"""Text: every span has one place in the text below, every edit one edit there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.text import Edit, Pieces, Span, Spans, Text, trimmed

# A piece: what stands above and what below. Equal lengths are copies; anything else is indivisible.
PIECES = st.lists(
    st.one_of(
        st.text("abc", min_size=1, max_size=4).map(lambda text: (text, text)),
        st.tuples(st.text("XYZ", max_size=3), st.text("<>&;", min_size=1, max_size=6)).filter(
            lambda piece: len(piece[0]) != len(piece[1])
        ),
    ),
    max_size=8,
)


def made(pieces: list[tuple[str, str]], below: Text | None = None) -> Text:
    above_starts, below_starts = [0], [0]
    for above, under in pieces:
        above_starts.append(above_starts[-1] + len(above))
        below_starts.append(below_starts[-1] + len(under))
    lower = below or Text("".join(under for _, under in pieces))
    return Text("".join(above for above, _ in pieces), lower, lambda: Pieces(above_starts, below_starts))


def places(pieces: list[tuple[str, str]]) -> list[Span]:
    """The span below of every character above, computed one by one."""
    found, at = [], 0
    for above, below in pieces:
        for index in range(len(above)):
            same = len(above) == len(below)
            found.append(Span(at + index, at + index + 1) if same else Span(at, at + len(below)))
        at += len(below)
    return found


@given(PIECES, st.data())
def test_a_span_lies_where_its_first_and_last_characters_lie(
    pieces: list[tuple[str, str]], data: st.DataObject
) -> None:
    text, one_by_one = made(pieces), places(pieces)
    if not text.value:
        return
    start = data.draw(st.integers(0, len(text.value) - 1))
    end = data.draw(st.integers(start + 1, len(text.value)))
    assert text.down(Span(start, end)) == (one_by_one[start].start, one_by_one[end - 1].end)


@given(PIECES, st.data())
def test_an_empty_span_stays_between_its_neighbours_or_in_its_piece(
    pieces: list[tuple[str, str]], data: st.DataObject
) -> None:
    text, one_by_one = made(pieces), places(pieces)
    at = data.draw(st.integers(0, len(text.value)))
    start, end = text.down(Span(at, at))
    inside = 0 < at < len(text.value) and one_by_one[at - 1] == one_by_one[at]
    if inside:
        assert (start, end) == one_by_one[at]
    else:
        assert start == end
        assert not at or one_by_one[at - 1].end <= start
        assert at == len(text.value) or end <= one_by_one[at].start


@given(PIECES, st.data(), st.text("n", max_size=3))
def test_an_edit_replaces_its_span_and_writes_cut_pieces_out(
    pieces: list[tuple[str, str]], data: st.DataObject, new: str
) -> None:
    text, one_by_one = made(pieces), places(pieces)
    if not text.value:
        return
    start = data.draw(st.integers(0, len(text.value) - 1))
    end = data.draw(st.integers(start + 1, len(text.value)))
    edit = text.rewrite(Edit(start, end, new))
    assert (edit.start, edit.end) == (one_by_one[start].start, one_by_one[end - 1].end)
    first, last = one_by_one[start], one_by_one[end - 1]
    before = [index for index, place in enumerate(one_by_one[:start]) if place == first]
    after = [index for index, place in enumerate(one_by_one[end:], end) if place == last]
    assert edit.new == "".join(text.value[i] for i in before) + new + "".join(text.value[i] for i in after)


@given(PIECES, PIECES, st.data())
def test_two_layers_are_the_one_after_the_other(
    lower: list[tuple[str, str]], upper: list[tuple[str, str]], data: st.DataObject
) -> None:
    middle = made(lower)
    above, below, at = [], [], 0
    for high, low in upper:  # cut the upper layer to what the middle text has
        if at + len(low) <= len(middle.value):
            above.append(high if len(high) != len(low) else middle.value[at : at + len(low)])
            below.append(middle.value[at : at + len(low)])
            at += len(low)
    below.append(middle.value[at:])
    above.append(below[-1])
    top = made(list(zip(above, below, strict=True)), middle)
    start = data.draw(st.integers(0, len(top.value)))
    end = data.draw(st.integers(start, len(top.value)))
    assert top.locate(Span(start, end)) == middle.locate(top.down(Span(start, end)))
    assert top.root is middle.root


def test_a_slice_is_a_text_of_its_own_over_the_same_file() -> None:
    text = Text("some words here").slice(5, 10)
    assert text.value == "words"
    assert text.locate(Span(1, 3)) == (6, 8)
    assert text.rewrite(Edit(0, 5, "sense")) == Edit(5, 10, "sense")
    assert text.all == (0, 5)


def test_the_map_is_made_only_when_a_place_is_asked_for() -> None:
    def mapper() -> Pieces:
        raise AssertionError("nobody asked")

    assert Text("a", Text("b"), mapper).value == "a"


def test_deleting_a_whole_piece_leaves_nothing_behind() -> None:
    text = made([("ab", "ab"), ("X", "&amp;"), ("c", "c")])
    assert text.rewrite(Edit(2, 3, "")) == Edit(2, 7, "")


@pytest.mark.parametrize(
    ("span", "crosses"), [(Span(0, 2), False), (Span(0, 3), True), (Span(2, 4), False), (Span(1, 2), False)]
)
def test_a_span_crosses_what_reads_as_nothing(span: Span, crosses: bool) -> None:
    text = made([("ab", "ab"), ("", "<em>"), ("cd", "cd")])
    assert text.crosses(span) is crosses


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 8))), st.integers(0, 30), st.integers(1, 8))
def test_spans_know_whether_any_of_them_meets_another(pairs: list[tuple[int, int]], start: int, size: int) -> None:
    spans = [Span(first, first + length) for first, length in pairs]
    wanted = Span(start, start + size)
    met = any(set(range(*span)) & set(range(*wanted)) for span in spans)
    assert Spans(spans).meets(wanted) is met


@given(st.text("ab", max_size=6), st.text("ab", max_size=6))
def test_a_trimmed_edit_does_the_same_in_fewer_characters(found: str, new: str) -> None:
    whole = "__" + found + "__"
    edit = trimmed(found, Edit(2, 2 + len(found), new))
    assert whole[: edit.start] + edit.new + whole[edit.end :] == "__" + new + "__"
    assert edit.end - edit.start <= len(found)
    assert not (edit.new and edit.end > edit.start) or edit.new[0] != whole[edit.start]

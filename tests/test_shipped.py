"""What ships as YAML is read beforehand, and what was edited since is not missed."""

from linter.rulefile import shipped_texts
from linter.shipped import load_shipped, prepared, prepared_file
from linter.yamlreader import load


def test_the_prepared_data_is_that_of_every_text() -> None:
    """Every start would parse what is missing, and be slower for it."""
    texts = shipped_texts()
    made = prepared_file().read_text(encoding="utf-8")
    assert made == prepared(texts), "run `wplint docs`"
    assert len(made.split("\n")) == len(texts) + 1
    assert [load_shipped(text) for text in texts] == [load(text) for text in texts]


def test_a_text_that_was_edited_is_read_as_it_is_now() -> None:
    """Who works on a rule sees its new words at once, not those of the last `wplint docs`."""
    text = shipped_texts()[0]
    assert load_shipped(f"{text}\nnew: [1]") == {**load(text), "new": [1]}


def test_two_callers_never_share_what_they_get() -> None:
    """A list that one of them changes would change for all."""
    text = shipped_texts()[0]
    assert load_shipped(text) is not load_shipped(text)


def test_what_json_cannot_hold_is_left_to_yaml() -> None:
    """The number 1 as a key would come back as text."""
    assert prepared(["1: a", "b: [c, 1.5, true, null]"]).count("\n") == 1

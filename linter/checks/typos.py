"""The typo engine over a post: its passages in, slips as subjects out.

The engine reads all passages of a post together, once, whatever number of rules ask: a name that the title spells
otherwise than the text is one of the things it looks for.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from linter.checks.texts import plain, spelled
from linter.post import Post
from linter.site import Words
from linter.subject import Subject
from linter.text import Span, Spans

if TYPE_CHECKING:  # the engine is imported when there is text to read
    from linter.checks.passages import Place, Placed
    from linter.typos import Slip, Vocabulary

USUAL = (
    "article", "doubled-punctuation", "doubled-word", "joined-words", "language-unknown", "misspelling",
    "missing-apostrophe", "missing-space", "name-variant", "real-word", "sentence-case", "space-before-punctuation",
    "split-word", "unbalanced", "unknown-word",
)  # fmt: skip
STRICT = ("dialect", "real-word-possible", "unbalanced-quote", "unknown-word-unsure")  # looked for only when asked
KINDS = (*USUAL, *STRICT)
_QUOTED = "in a quotation: check it against the source, or add [sic]"
_OWN = frozenset({"body", "title"})  # zones of the site's own words
_NOT_HAVE = r"(?!\s+(?:course|their|his|her|its|our|your|my)\b)"  # "those who could of their own free will"
_MOST = 20  # of one kind in one post; more is a damaged text, not slips


def slips_of(kind: str) -> Callable[[Post, Mapping[str, Any]], Iterator[Subject]]:
    """The check for one kind of slip."""

    kinds = USUAL if kind in USUAL else STRICT

    def check(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
        yield from _found(post, kinds).get(kind, ())

    return check


def confusable_phrases(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """The wrong phrases of the option `phrases`, where the site itself speaks."""
    placed = [one for one in _passages(post) if one[0].zone in _OWN]
    everything = plain(" ".join(passage.text for passage, _ in placed))
    phrases = [one for one in _phrases(tuple(options["phrases"].items())) if one[0] in everything]
    for passage, place in placed if phrases else ():
        found = [(match, right) for _, pattern, right in phrases for match in pattern.finditer(passage.text)]
        others = Spans(Span(*one) for one in passage.of_others) if found else Spans(())
        for match, right in found:
            if not others.meets(Span(*match.span())) and not passage.kept_as_is(match.end()):
                span = Span(place.start + match.start(), place.start + match.end())
                written = right[:1].upper() + right[1:] if match[0][0].isupper() else right
                yield Subject(place.field, place.text, span, match[0], names={"right": written})


@lru_cache(maxsize=8)
def _phrases(phrases: tuple[tuple[str, str], ...]) -> list[tuple[str, re.Pattern[str], str]]:
    """Each wrong phrase in plain letters, its pattern and the right one. "could of course" is no "could of"."""
    found = []
    for wrong, right in phrases:
        further = _NOT_HAVE if wrong.split()[-1] == "of" else ""
        found.append((plain(wrong), re.compile(rf"(?<!\w){spelled(wrong)}(?!\w){further}", re.IGNORECASE), right))
    return found


def slug_words(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Words of the slug that the title has otherwise: run together, or one letter off."""
    slugs, titles = post.fields("slug"), post.fields("title")
    if not slugs or not titles or not isinstance(slugs[0].value, str):
        return
    from linter.checks.passages import Place
    from linter.typos import slug_slips

    text = slugs[0].text
    for slip in slug_slips(text.value, titles[0].prose.readable, _vocabulary(post.own_site.words)):
        if slip.right is not None:
            yield _subject(slip, Place(slugs[0], text, 0))


def words_of_other_languages(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Misspellings in the languages, other than English, that the configuration names. Raises DictionaryError."""
    words = post.own_site.words
    if not words.languages:
        return
    from linter.checks.passages import own_terms
    from linter.typos.dictionaries import dictionary
    from linter.typos.foreign import base, find_foreign

    known = {base(tag): dictionary(tag, words.dictionaries) for tag in reversed(words.languages)}
    placed = [one for one in _passages(post) if one[0].zone != "name"]
    slips = find_foreign(
        [passage for passage, _ in placed],
        known,
        _declared(post),
        _vocabulary(words),
        own_terms(post.data),
    )
    for slip in slips[:_MOST]:
        yield _subject(slip, placed[slip.passage][1])


def _found(post: Post, kinds: tuple[str, ...]) -> Mapping[str, list[Subject]]:
    """The slips of these kinds by kind, at most `_MOST` of each."""
    memo = f"typos of {kinds[0]}"
    found: dict[str, list[Subject]] | None = post.memo.get(memo)
    if found is None:
        from linter.checks.passages import own_terms
        from linter.typos import find

        found = post.memo[memo] = {}
        placed = _passages(post)
        wanted = frozenset((*kinds, "unknown-word"))  # those without a suggestion are a strict kind of their own
        words = post.own_site.words
        read, lang = [passage for passage, _ in placed], _declared(post)
        for slip in find(read, _vocabulary(words), wanted, lang, words.dialect or "auto", own_terms(post.data)):
            of_kind = found.setdefault("unknown-word-unsure" if _unsure(slip) else slip.kind, [])
            if len(of_kind) < _MOST:
                of_kind.append(_subject(slip, placed[slip.passage][1]))
    return found


def _passages(post: Post) -> "list[Placed]":
    """The passages of the post, read once."""
    found: list[Placed] | None = post.memo.get("passages")
    if found is None:
        from linter.checks.passages import passages

        found = post.memo["passages"] = list(passages(post))
    return found


def _declared(post: Post) -> str:
    """The language that a plugin says the post is in, or ""."""
    lang = post.data.get("lang")
    return lang if isinstance(lang, str) else ""


@lru_cache(maxsize=8)
def _vocabulary(words: Words) -> "Vocabulary":
    """The engine's view of a newsroom's words, the same one for every post."""
    from linter.typos import Vocabulary

    return Vocabulary(frozenset(words.accept), dict(words.reject), frozenset(words.names), tuple(words.accept_patterns))


def _unsure(slip: "Slip") -> bool:
    return slip.kind == "unknown-word" and slip.right is None


def _subject(slip: "Slip", place: "Place") -> Subject:
    span = Span(place.start + slip.start, place.start + slip.end)
    note = "; ".join(filter(None, (slip.note, _QUOTED if slip.quoted else "")))
    names = {"right": slip.right, "note": note}
    certain = slip.certain and slip.right is not None and not slip.quoted
    return Subject(
        place.field, place.text, span, slip.found, names=names, certain=certain, milder=slip.quoted or slip.doubtful
    )

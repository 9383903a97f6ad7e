"""The typo engine over a post: its passages in, slips as subjects out.

The engine reads title, content, excerpt and alt texts of a post together, once, whatever number of rules ask: a name
that the title spells otherwise than the text is one of the things it looks for.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from linter.html.prose import Prose, plain_prose
from linter.html.zones import Stretch, Zone
from linter.post import Field, Kind, Post
from linter.site import Words
from linter.subject import Subject
from linter.text import Span, Text

if TYPE_CHECKING:  # the engine is imported when there is text to read
    from linter.typos import Passage, Slip, Vocabulary

USUAL = (
    "article", "doubled-punctuation", "doubled-word", "joined-words", "language-unknown", "misspelling",
    "missing-apostrophe", "missing-space", "name-variant", "real-word", "sentence-case", "space-before-punctuation",
    "split-word", "unbalanced", "unknown-word",
)  # fmt: skip
STRICT = ("dialect", "real-word-possible", "unbalanced-quote", "unknown-word-unsure")  # looked for only when asked
KINDS = (*USUAL, *STRICT)
_FIELDS = ("title", "content", "excerpt")
_SHORTEST_ALT = 3
_QUOTED = "in a quotation: check it against the source, or add [sic]"
_MOST = 20  # of one kind in one post; more is a damaged text, not slips


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage stands: `start` is the offset of its first character in `text`."""

    field: Field
    text: Text
    start: int


def slips_of(kind: str) -> Callable[[Post, Mapping[str, Any]], Iterator[Subject]]:
    """The check for one kind of slip."""

    kinds = USUAL if kind in USUAL else STRICT

    def check(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
        yield from _found(post, kinds).get(kind, ())

    return check


def slug_words(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Words of the slug that the title has otherwise: run together, or one letter off."""
    slugs, titles = post.fields("slug"), post.fields("title")
    if not slugs or not titles or not isinstance(slugs[0].value, str):
        return
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
    from linter.typos.dictionaries import dictionary
    from linter.typos.foreign import base, find_foreign

    known = {base(tag): dictionary(tag, words.dictionaries) for tag in reversed(words.languages)}
    declared = post.data.get("lang")
    placed = list(_passages(post))
    slips = find_foreign(
        [passage for passage, _ in placed],
        known,
        declared if isinstance(declared, str) else "",
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
        from linter.typos import find

        found = post.memo[memo] = {}
        placed = list(_passages(post))
        wanted = frozenset((*kinds, "unknown-word"))  # those without a suggestion are a strict kind of their own
        words = post.own_site.words
        passages = [passage for passage, _ in placed]
        for slip in find(passages, _vocabulary(words), wanted, dialect=words.dialect, accept=own_terms(post.data)):
            of_kind = found.setdefault("unknown-word-unsure" if _unsure(slip) else slip.kind, [])
            if len(of_kind) < _MOST:
                of_kind.append(_subject(slip, placed[slip.passage][1]))
    return found


@lru_cache(maxsize=8)
def _vocabulary(words: Words) -> "Vocabulary":
    """The engine's view of a newsroom's words, the same one for every post."""
    from linter.typos import Vocabulary

    return Vocabulary(frozenset(words.accept), dict(words.reject), frozenset(words.names), tuple(words.accept_patterns))


def _unsure(slip: "Slip") -> bool:
    return slip.kind == "unknown-word" and slip.right is None


def _subject(slip: "Slip", place: Place) -> Subject:
    span = Span(place.start + slip.start, place.start + slip.end)
    note = "; ".join(filter(None, (slip.note, _QUOTED if slip.quoted else "")))
    names = {"right": slip.right, "note": note}
    certain = slip.certain and slip.right is not None and not slip.quoted
    return Subject(
        place.field, place.text, span, slip.found, names=names, certain=certain, milder=slip.quoted or slip.doubtful
    )


def _passages(post: Post) -> "Iterator[tuple[Passage, Place]]":
    for name in _FIELDS:
        for field in post.fields(name)[:1]:
            if not isinstance(field.value, str) or not field.value:
                continue
            yield from _blocks(field, field.prose)
            if field.kind is Kind.MARKUP and "alt=" in field.value:
                yield from _alternatives(field)


def _blocks(field: Field, prose: Prose) -> "Iterator[tuple[Passage, Place]]":
    """The blocks of a field, each with its zone; a zone that covers only part of a block masks that part."""
    from linter.typos import Passage

    stretches = list(prose.stretches)
    open_: list[Stretch] = []
    at = 0
    for block in prose.blocks:
        while at < len(stretches) and stretches[at].start < block.end:
            open_.append(stretches[at])
            at += 1
        open_ = [stretch for stretch in open_ if stretch.end > block.start]
        text = prose.text.value[block.start : block.end]
        yield _zoned(Passage(text), block, open_), Place(field, prose.text, block.start)


def _zoned(passage: "Passage", block: Span, stretches: list[Stretch]) -> "Passage":
    masked = []
    for stretch in stretches:
        lead = len(passage.text) - len(passage.text.lstrip())
        whole = stretch.start <= block.start + lead and stretch.end >= block.end
        if whole and (passage.zone == "body" or stretch.zone is Zone.EMBED):
            passage = replace(passage, zone=stretch.zone.value, lang=stretch.lang or passage.lang)
        elif stretch.zone is not Zone.QUOTE:
            masked.append((max(stretch.start - block.start, 0), min(stretch.end, block.end) - block.start))
    return replace(passage, masked=tuple(masked)) if masked else passage


def _alternatives(field: Field) -> "Iterator[tuple[Passage, Place]]":
    from linter.typos import Passage

    for element in field.markup.by_tag.get("img", ()):
        if len(element.attributes.get("alt", "")) > _SHORTEST_ALT and (attribute := element.attribute("alt")):
            text = plain_prose(attribute.text).text
            yield Passage(text.value), Place(field, text, 0)


def own_terms(data: Mapping[str, Any]) -> list[str]:
    """Words of the post that are right by themselves: the names of its tags, categories and authors."""
    embedded = data.get("_embedded")
    if not isinstance(embedded, dict):
        return []
    groups = embedded.get("wp:term")
    terms = [term for group in groups if isinstance(group, list) for term in group] if isinstance(groups, list) else []
    authors = embedded.get("author")
    items = [*terms, *(authors if isinstance(authors, list) else [])]
    return [item["name"] for item in items if isinstance(item, dict) and isinstance(item.get("name"), str)]

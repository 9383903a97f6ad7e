"""What goes into the engine and what comes out: `Passage`, `Slip` and the kinds of slip."""

from __future__ import annotations

from dataclasses import dataclass

from .quotation import SIC, quoted_ranges

KINDS = frozenset(
    {
        "misspelling",
        "unknown-word",
        "unknown-word-unsure",
        "joined-words",
        "split-word",
        "real-word",
        "real-word-possible",
        "missing-apostrophe",
        "doubled-word",
        "article",
        "space-before-punctuation",
        "missing-space",
        "doubled-punctuation",
        "sentence-case",
        "unbalanced",
        "unbalanced-quote",
        "name-variant",
        "dialect",
        "language-unknown",
    }
)
# The rest need a stricter taste or a second look: see docs/decisions/typo-data.md.
DEFAULT_KINDS = KINDS - {"real-word-possible", "unknown-word-unsure", "unbalanced-quote", "dialect"}


@dataclass(frozen=True, slots=True)
class Passage:
    """One block of readable text: a paragraph, heading, caption, title, alt text ...

    `text` has its inline tags and entities resolved; it may hold line breaks, and U+FFFC for an inline picture.
    `zone` is body, title, quote (block quotation), embed (a vendor's post), code, foreign, cited (the title of a work),
    or name (a tag, a category, an author: its spelling counts for the names in the text, and it is not read otherwise).
    `lang` is the declared language (BCP 47) or "". `masked` are half-open code point ranges of code, links' address
    text and the like; `quoted` those of quotations that no marks in the text show.
    """

    text: str
    zone: str = "body"
    lang: str = ""
    masked: tuple[tuple[int, int], ...] = ()
    quoted: tuple[tuple[int, int], ...] = ()

    @property
    def of_others(self) -> list[tuple[int, int]]:
        """The ranges that are not the writer's own words: masked, or in a quotation."""
        return [*self.masked, *self.quoted, *quoted_ranges(self.text)]

    def kept_as_is(self, end: int) -> bool:
        """Whether [sic] stands behind what ends there."""
        return bool(SIC.match(self.text, end))


@dataclass(frozen=True, slots=True)
class Slip:
    """One slip: half-open code point offsets in `passages[passage].text`, and what would be right there.

    `certain` means that exactly one correction is right, so that it may be made without asking. `quoted` means
    that somebody else's words are at fault: check the source, or add [sic]. `doubtful` means that what is
    around a word speaks against it, but that the writer may well have meant it.
    """

    passage: int
    start: int
    end: int
    kind: str
    found: str
    right: str | None
    certain: bool
    quoted: bool
    note: str = ""
    doubtful: bool = False

"""Markup → readable text, with an exact way back through entities and inline tags.

Inline tags vanish and never split a word; blocks, line-breaking elements and pictures become U+FFFC, which no
pattern takes for white space, so a phrase is never found across two paragraphs. Zones say which stretches are not
the site's own voice: quotations, vendor embeds (a tweet's text belongs to its author), code, other languages.
"""

from dataclasses import dataclass
from enum import Enum
from functools import cached_property

import turbohtml
from turbohtml import TokenType

from linter.charref import ESCAPE_TEXT
from linter.extents import VOID
from linter.markup import Markup
from linter.text import Pieces, Span, Spans, Text

BREAK = "\ufffc"
_BLOCKS = frozenset(
    "address article aside audio blockquote body button canvas caption center dd details dialog dir div "
    "dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html iframe "
    "img legend li main menu nav object ol option p picture pre search section select summary table tbody "
    "td textarea tfoot th thead tr ul video".split()
)
_UNREAD = frozenset("script style noscript template iframe noembed noframes xmp svg math head title".split())
_CODE = frozenset("code pre kbd samp var tt textarea".split())
_EMBED_CLASSES = (
    "twitter-", "instagram-media", "tiktok-embed", "wp-block-embed", "fb-post", "fb-video", "bluesky-embed",
    "reddit-embed", "reddit-card", "mastodon-embed", "text-post-media", "wp-embedded-content", "imgur-embed-pub",
    "embedly-card", "flickr-embed",
)  # fmt: skip


class Zone(Enum):
    """Whose words a stretch of text holds."""

    QUOTE = "quote"
    EMBED = "embed"
    CODE = "code"
    FOREIGN = "foreign"


SILENT = frozenset({Zone.EMBED, Zone.CODE, Zone.FOREIGN})  # where nobody on this site can correct the wording


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the readable text that lies in a zone; `lang` is set in a foreign one."""

    start: int
    end: int
    zone: Zone
    lang: str = ""


@dataclass(frozen=True)
class Prose:
    """Readable text over the markup, and its zones, sorted by start."""

    text: Text
    stretches: tuple[Stretch, ...] = ()

    @cached_property
    def blocks(self) -> list[Span]:
        """The spans between two breaks that hold more than white space."""
        spans, start = [], 0
        for part in self.text.value.split(BREAK):
            if part and not part.isspace():
                spans.append(Span(start, start + len(part)))
            start += len(part) + 1
        return spans

    @cached_property
    def _silent(self) -> Spans:
        return Spans(Span(stretch.start, stretch.end) for stretch in self.stretches if stretch.zone in SILENT)

    def silent(self, span: Span) -> bool:
        """Whether any of `span` lies in an embed, in code or in another language."""
        return self._silent.meets(span)

    @cached_property
    def readable(self) -> str:
        """The text on one line, white space and breaks collapsed."""
        return " ".join(self.text.value.replace(BREAK, " ").split())


def plain_prose(text: Text) -> Prose:
    """The prose of a field that holds no markup."""
    return Prose(text)


def read_prose(markup: Markup) -> Prose:
    """The prose of a piece of markup. Documents inside it (`srcdoc`, `<noscript>`) are not part of it."""
    source = markup.text
    if "<" not in source.value and "&" not in source.value:
        return Prose(source)
    reader = _Reader()
    for token in turbohtml.tokenize(source.value, resolve_references=False, capture_source=True):
        reader.feed(token)
    return reader.prose(source)


class _Reader:
    """Turns the token stream into text, map and zones."""

    def __init__(self) -> None:
        self.above: list[int] = []
        self.below: list[int] = []
        self.parts: list[str] = []
        self.size = self.offset = 0
        self.unread = 0
        self.broken = True  # whether a break stands at the end already
        self.open: list[tuple[str, Zone | None, int, str]] = []
        self.stretches: list[Stretch] = []

    def feed(self, token: turbohtml.Token) -> None:
        kind, data, source = token.type, token.data, token.source
        self.above.append(self.size)
        self.below.append(self.offset)
        if kind is TokenType.TEXT or kind is TokenType.CHARACTER_REFERENCE:
            if data and not self.unread:
                self.parts.append(data)
                self.size += len(data)
                self.broken = False
        elif kind is TokenType.START_TAG:
            self._start(token)
        elif kind is TokenType.END_TAG:
            self._end(token.tag or "")
        self.offset += len(source if source is not None else data or "")

    def _start(self, token: turbohtml.Token) -> None:
        tag = token.tag or ""
        if tag in _BLOCKS or tag == "br":
            self._break("\n" if tag == "br" else BREAK)
        if tag in VOID:
            return
        if tag in _UNREAD:
            if not token.self_closing:
                self.unread += 1
                self.open.append((tag, None, self.size, ""))
            return
        zone, lang = self._zone(tag, token)
        if tag == "p" and self.open and self.open[-1][0] == "p":
            self._close(len(self.open) - 1)
        if zone is not None or tag in ("p", "figcaption", "figure", "blockquote"):
            self.open.append((tag, zone, self.size, lang))

    def _zone(self, tag: str, token: turbohtml.Token) -> tuple[Zone | None, str]:
        if tag in _CODE:
            return Zone.CODE, ""
        if tag in ("blockquote", "figure", "div") and any(
            name.startswith(_EMBED_CLASSES) for name in (token.attr("class") or "").split()
        ):
            return Zone.EMBED, ""
        if tag in ("q", "blockquote"):
            return Zone.QUOTE, ""
        if (lang := token.attr("lang")) and tag not in ("html", "body"):
            return Zone.FOREIGN, lang
        return (Zone.FOREIGN, "") if token.attr("translate") == "no" else (None, "")

    def _end(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._break(BREAK)
        for index in range(len(self.open) - 1, max(-1, len(self.open) - 40), -1):
            if self.open[index][0] == tag:
                self._close(index)
                return

    def _close(self, index: int) -> None:
        while len(self.open) > index:
            tag, zone, start, lang = self.open.pop()
            if tag in _UNREAD:
                self.unread -= 1
            elif zone is not None and start < self.size:
                self.stretches.append(Stretch(start, self.size, zone, lang))

    def _break(self, mark: str) -> None:
        if not self.broken and not self.unread:
            self.parts.append(mark)
            self.size += 1
            self.broken = mark == BREAK

    def prose(self, source: Text) -> Prose:
        self._close(0)
        self.above.append(self.size)
        self.below.append(self.offset)
        pieces = Pieces(self.above, self.below)
        text = Text("".join(self.parts), source, lambda: pieces, lambda new: new.translate(ESCAPE_TEXT))
        return Prose(text, tuple(sorted(self.stretches, key=lambda s: (s.start, s.end))))

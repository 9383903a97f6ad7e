"""Markup → readable text, with an exact way back through entities and inline tags.

Inline tags vanish and never split a word; blocks, line-breaking elements and pictures become U+FFFC, which no
pattern takes for white space, so a phrase is never found across two paragraphs. Zones say which stretches are not
the site's own voice: quotations, vendor embeds (a tweet's text belongs to its author), code, other languages.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import turbohtml
from turbohtml import TokenType

from linter.html.charref import ESCAPE_TEXT
from linter.html.markup import Markup
from linter.html.tagnames import VOID
from linter.html.zones import SILENT, Stretch, Zone, own_language, shortcodes, zone_of_class
from linter.text import Pieces, Span, Spans, Text

BREAK = "\ufffc"
_KINDS = (TokenType.TEXT, TokenType.CHARACTER_REFERENCE, TokenType.START_TAG, TokenType.END_TAG)
_BLOCKS = frozenset(
    "address article aside audio blockquote body button canvas caption center dd details dialog dir div "
    "dl dt embed fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html iframe "
    "img input legend li listing main menu nav object ol optgroup option p picture plaintext pre search section "
    "select summary table tbody td textarea tfoot th thead tr ul video".split()
)
_IN_PARAGRAPHS = frozenset(
    "audio button canvas embed iframe img input object option picture select textarea video".split()
)
_UNREAD = frozenset(
    "script style noscript template iframe noembed noframes xmp svg math head title foreignobject desc "
    "annotation-xml".split()
)
_FOREIGN = frozenset({"svg", "math"})
_LEAVE_FOREIGN = frozenset(  # HTML Standard §13.2.6.5
    "b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta "
    "nobr ol p pre ruby s small span strong strike sub sup table tt u ul var".split()
)
_CODE = frozenset("code pre kbd samp var tt textarea listing".split())
_ZONES = {"q": Zone.QUOTE, "blockquote": Zone.QUOTE, "cite": Zone.CITED}
_KEPT = frozenset(
    {"p", "figcaption", "figure", "blockquote", "div", "li", "td"}
)  # their end closes what lies open in them
_PARAGRAPH_END = re.compile(r"\n(?=[ \t]*\n)")  # two line ends outside <p>: WordPress makes a paragraph of each part
_WORD = re.compile(r"\w+")
_MARKS = ("<", "&", "[", "\n")  # what text has that is not read as it stands
_LANGUAGE_OF_PAGE = frozenset({"html", "body"})


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
    def words(self) -> frozenset[str]:
        """Its words (letters, digits and underscores), case folded."""
        return frozenset(_WORD.findall(self.folded))

    @cached_property
    def folded(self) -> str:
        """The text in one case, for comparisons; offsets in it are not those of the text."""
        return self.text.value.casefold()

    @cached_property
    def _silent(self) -> Spans:
        return Spans(Span(stretch.start, stretch.end) for stretch in self.stretches if stretch.zone in SILENT)

    def silent(self, span: Span) -> bool:
        """Whether any of `span` lies in an embed, in code or in another language."""
        return self._silent.meets(span)

    @cached_property
    def _quotations(self) -> Spans:
        from linter.typos.quotation import quoted_ranges  # few posts have anything to ask about

        found = [Span(stretch.start, stretch.end) for stretch in self.stretches if stretch.zone is Zone.QUOTE]
        for block in self.blocks:
            ranges = quoted_ranges(self.text.value[slice(*block)])
            found += [Span(block.start + start, block.start + end) for start, end in ranges]
        return Spans(found)

    def quoted(self, span: Span) -> bool:
        """Whether any of `span` is somebody else's words: between quotation marks, or in a quotation's element."""
        return self._quotations.meets(span)

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
    if not any(mark in source.value for mark in _MARKS):
        return Prose(source)
    reader = _Reader()
    reader.read(turbohtml.tokenize(source.value))

    def pieces() -> Pieces:  # read again with places: a clean post never needs them
        mapped = _Reader()
        mapped.read(turbohtml.tokenize(source.value, resolve_references=False, capture_source=True), mapped=True)
        return Pieces(mapped.above, mapped.below)

    text = Text("".join(reader.parts), source, pieces, lambda new: new.translate(ESCAPE_TEXT))
    stretches = own_language(reader.stretches, len(text.value)) + shortcodes(text.value)
    return Prose(text, tuple(sorted(stretches, key=lambda stretch: (stretch.start, stretch.end))))


class _Reader:
    """Turns the token stream into text, zones and (if `mapped`) the map to the markup."""

    def __init__(self) -> None:
        self.above: list[int] = []
        self.below: list[int] = []
        self.parts: list[str] = []
        self.size = 0
        self.unread = 0
        self.broken = True  # whether a break stands at the end already
        self.open: list[tuple[str, Zone | None, int, str]] = []
        self.counts: Counter[str] = Counter()  # how many elements of a tag lie open
        self.stretches: list[Stretch] = []

    def read(self, tokens: Iterable[turbohtml.Token], mapped: bool = False) -> None:
        text, reference, start, end = _KINDS
        offset = 0
        for token in tokens:
            kind = token.type
            if mapped:
                self.above.append(self.size)
                self.below.append(offset)
                offset += self._length(token, offset)
            if kind is text or kind is reference:
                data = token.data
                if data and not self.unread:
                    if "\n\n" in data and not self.counts["p"] and not data.isspace():
                        data = _PARAGRAPH_END.sub(BREAK, data)
                    self.parts.append(data)
                    self.size += len(data)
                    self.broken = False
            elif kind is start:
                self._start(token)
            elif kind is end:
                self._end(token.tag or "")
        self._close(0)
        self.above.append(self.size)
        self.below.append(offset)

    def _length(self, token: turbohtml.Token, offset: int) -> int:
        """The length of a token in the markup. What `&notit` has behind its reference is a piece of its own."""
        data, source = token.data or "", token.source
        if source is None:
            return len(data)
        if token.type is TokenType.CHARACTER_REFERENCE and source[-1] != ";" and not self.unread:
            rest = len(data) - 1
            if rest > 0:
                self.above.append(self.size + 1)
                self.below.append(offset + len(source) - rest)
        return len(source)

    def _start(self, token: turbohtml.Token) -> None:
        tag = token.tag or ""
        if self.unread and tag in _LEAVE_FOREIGN:
            while self.open and self.open[-1][0] in _FOREIGN:
                self._close(len(self.open) - 1)
        if tag == "br":
            self._break("\n")
        elif tag in _BLOCKS:
            self._break(BREAK)
            if self.counts["p"] and tag not in _IN_PARAGRAPHS:
                self._end_of("p")
        if tag in VOID:
            return
        if tag in _UNREAD:
            if not (token.self_closing and tag in _FOREIGN):
                self.unread += 1
                self._open(tag, None)
            return
        zone, lang = self._zone(tag, token)
        if zone is not None or tag in _KEPT or self.counts[tag]:
            self._open(tag, zone, lang)

    def _zone(self, tag: str, token: turbohtml.Token) -> tuple[Zone | None, str]:
        if tag in _CODE:
            return Zone.CODE, ""
        attributes = token.attrs
        if attributes:
            classes = lang = ""
            for name, value in attributes:
                if name == "class":
                    classes = value or ""
                elif name == "lang":
                    lang = value or ""
                elif name == "translate" and value == "no":
                    classes += " notranslate"
            if classes and (zone := zone_of_class(tag, classes)):
                return zone, ""
            if lang and tag not in _LANGUAGE_OF_PAGE:
                return Zone.FOREIGN, lang
        return _ZONES.get(tag), ""

    def _open(self, tag: str, zone: Zone | None, lang: str = "") -> None:
        self.open.append((tag, zone, self.size, lang))
        self.counts[tag] += 1

    def _end(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._break(BREAK)
        if self.counts[tag]:
            self._end_of(tag)

    def _end_of(self, tag: str) -> None:
        self._close(next(index for index in range(len(self.open) - 1, -1, -1) if self.open[index][0] == tag))

    def _close(self, index: int) -> None:
        while len(self.open) > index:
            tag, zone, start, lang = self.open.pop()
            self.counts[tag] -= 1
            if tag in _UNREAD:
                self.unread -= 1
            elif zone is not None and start < self.size:
                self.stretches.append(Stretch(start, self.size, zone, lang))

    def _break(self, mark: str) -> None:
        if not self.broken and not self.unread:
            self.parts.append(mark)
            self.size += 1
            self.broken = mark == BREAK

"""Checks for what should have gone before a post was published: blanks of templates, marks to come back to.

Both also stand in texts that are about them, so the rest of the post is asked before a word is taken for a leftover.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from linter.checks.fields import fields
from linter.checks.texts import PARAGRAPH_START, compiled, marked, readings, trimmed_span
from linter.html.zones import Zone, shortcodes
from linter.post import Post
from linter.subject import Subject
from linter.text import Span, Spans

_VALUE = r"(?:undefined|NaN|null|Invalid Date)"
_BLANKS = (
    r"\{\{\{?[#/^>&]?\s*[A-Za-z_$][^{}\n\ufffc]{0,80}\}\}\}?|\{%-?\s*[a-z]\w*[^%{}\n\ufffc]{0,120}%\}"
    r"|\{\$[a-z_]\w{1,40}(?:[.>-]+\w{1,40})*\}|[$#]\{[A-Za-z_][\w.]{0,60}\}"
    r"|\{(?:first|last|full|user|company|customer|client|site|post|page|product)[ _-]?(?:name|title|url)\}"
    r"|\*\|[A-Z][A-Z0-9_:]{1,40}\|\*|%%[A-Za-z_]{3,40}%%"
    r"|%[A-Za-z_]{0,40}(?:name|NAME|title|TITLE|url|URL|email|EMAIL)%"
    r"|(?<![\w%])%(?:\d{1,2}\$)?[sd](?![\w%])"
)
_CODE = r"<\?(?:php\b|=)[^\n\ufffc]{0,80}|<%[=-]?\s*\w[^%\n\ufffc]{0,80}%>"
_PROGRAM = re.compile(r"<\?(?:php\b|=|(?=\s*(?:echo|if|endif|else|foreach|the_\w+)\b))[^>\n]{0,200}>?", re.IGNORECASE)
_RAW_TEXT = ("script", "style", "textarea", "xmp")
_CODE_SHORTCODE = re.compile(r"\[/(?:code|sourcecode|php|html|js|javascript|css|xml)\]", re.IGNORECASE)  # encoded later
_MISSING = (
    rf"\[object Object\]|(?<=[$€£¥])\s?{_VALUE}\b|\b(?:NaN|undefined)(?=\s?(?:[%€]|(?:min|minutes?|views|comments) ))"
    rf"|\b(?:(?<=[Hh]ello )|(?<=Hi )|(?<=Dear )|(?<=\bBy )|(?<=[Pp]osted by )|(?<=[Pp]ublished on ))"
    rf"{_VALUE}(?=[\s,.!]|\ufffc|\Z)|{PARAGRAPH_START}{_VALUE}(?=\s*(?:\ufffc|\Z))|\bundefined undefined\b"
    r"|(?<=: )(?:undefined|NaN|Invalid Date)(?=[.,;]?\s*(?:[A-Z\ufffc]|\Z))"
)
_RESIDUE = f"(?P<blank>{_BLANKS})|(?P<code>{_CODE})|(?P<missing>{_MISSING})"
# One of these stands in every residue, and to look for them is quick
_HINTS = ("{", "*|", "<?", "<%", "[object", "undefined", "NaN", "null", "Invalid Date")
_PERCENT = (
    "%s",
    "%d",
    "%1",
    "%2",
    "%%",
    "%-",
    "name%",
    "NAME%",
    "title%",
    "TITLE%",
    "url%",
    "URL%",
    "email%",
    "EMAIL%",
)
_KINDS = {
    "blank": "a blank that was never filled in",
    "code": "code of a program",
    "missing": "a sign that a value is missing",
}
_ABOUT_CODE = (
    r"\b(?:php|(?:java|type)script|liquid|jinja2?|twig|handlebars|mustache|blade|smarty|templating|syntax|vue(?:\.?js)?"
    r"|angular|react|django|laravel|python|programming|source code|printf|regex|placeholders?|mail ?merge"
    r"|(?:template|merge) (?:tags?|engines?|variables?|fields?|languages?))\b"
)
_TK = re.compile(r"(?<![\w&@#'’/.-])TK(?![\w&'’/-])")
_TK_SURE = re.compile(r"(?<![\w&@#'’/-])(?:TK(?:TK)+|TK(?:[ ,]+TK)+|\[TKs?\])(?![\w-])|[$€£]TK\b")
_TK_NAME = re.compile(r"\A[ \xa0](?:[A-Z0-9]|plc|flights?\b|shares?\b)")
_NO_NAMES = (  # words with a capital only because a sentence or a note starts with them
    "In On At By For From With About The An? And But Of Some Around More Over Nearly Only Since Until After Before "
    "When That Then He She They It Its His Her Their Quote Name Headline Caption Photo Date Sources? Number Figure "
    "Details Link Title Age Price"
)
_TK_NAMED = (
    rf"(?:(?<![\w.'’-])(?!(?:{'|'.join(_NO_NAMES.split())})\s)[A-Z][\w.'’-]*|[A-Z]{{2,}}:|[(\[#&]|\b(?:flight|airline)s?)"
    r"\s?\Z"
)
_TK_MOST = 4
_CODES = re.compile(r"\[(?!TK\])[A-Z]{2}\]")  # of countries or languages, among which TK is one
_MARKS = (
    r"(?:\[|(?<=\())TODO\b\]?|(?<![^.!?)\]] )\bTODO\b(?=[(:])"
    rf"|{PARAGRAPH_START}TODO\b(?= (?:add|check|insert|write|fix|ask|find|update|replace|link|confirm|get|verify|remove"
    r"|finish|rewrite)\b)|\bFIXME\b(?=[(:])|\[FIXME\]|\[(?:XXX+|xxx+)\]|(?<=[$€£])XXX?\b"
    r"|(?<![\w-])XXX+(?= (?:percent|per cent|people|words|dollars|euros|pounds|million|billion|years|days|km|miles)\b)"
    r"|(?<![\w-])XX(?=-year-olds?\b)|\b(?<=[Aa]ged )XX\b|(?<=[a-z], )XX(?=, (?:of|from|who|was|is|has|had|said)\b)"
    r"|(?<![\w-])(?<!\b[IVXLC] )XX(?= (?:percent|per cent|people|dollars|euros|pounds|km|miles)\b)"
    rf"|{PARAGRAPH_START}XXX+(?=\s*(?:\ufffc|\Z))|\[(?:TBC|TBD|TBA|tbc|tbd|tba)\]"
)


# --- template blanks -------------------------------------------------------------------------------------------


def template_residue(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Blanks of a template, code and missing values that readers see; not in posts about code. `$what` it is."""
    yield from _programs(post)
    found = [
        marked(field, span, what=_KINDS[match.lastgroup or ""])
        for field, text in readings(post)
        if any(hint in text for hint in _HINTS) or ("%" in text and any(hint in text for hint in _PERCENT))
        for match in compiled(_RESIDUE).finditer(text)
        if not field.prose.silent(span := trimmed_span(match))
    ]
    if found and not _about_code(post):
        yield from found


def _programs(post: Post) -> Iterator[Subject]:
    """Code for the server that stands in the markup, where browsers take it for a comment: readers see nothing."""
    for field in fields(post):
        if "<?" not in field.value or _CODE_SHORTCODE.search(field.value):
            continue
        text = field.markup.text
        unread = Spans(one.content for tag in _RAW_TEXT for one in field.markup.by_tag.get(tag, ()))
        for match in _PROGRAM.finditer(text.value):
            span = Span(*match.span())
            if not unread.meets(span):
                yield Subject(field, text, span, match[0], names={"what": _KINDS["code"]})


def _about_code(post: Post) -> bool:
    for field, text in readings(post):
        if compiled(_ABOUT_CODE, re.IGNORECASE).search(compiled(_RESIDUE).sub("", text)):
            return True
        codes = Counter(one for one in field.prose.stretches if one.zone is Zone.CODE)
        if codes - Counter(shortcodes(text)):
            return True
    return False


# --- marks to come back to -------------------------------------------------------------------------------------


def unfinished_marks(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """TK, TODO, XXX and the like, where they stand for something that is still to come."""
    for field, text in readings(post):
        spans = [trimmed_span(match) for match in compiled(_MARKS).finditer(text)] if _may_be_marked(text) else []
        if "TK" in text:
            spans += _to_come(text)
        yield from (marked(field, span) for span in sorted(spans) if not field.prose.silent(span))


def _may_be_marked(text: str) -> bool:
    return any(mark in text for mark in ("TODO", "FIXME", "XX", "xxx", "[T", "[t"))


def _to_come(text: str) -> Iterable[Span]:
    """Where TK stands for what is to come: doubled or in brackets always, alone where it is nobody's name."""
    listed = _CODES.search(text) is not None
    sure = [Span(*match.span()) for match in _TK_SURE.finditer(text) if not (listed and match[0] == "[TK]")]
    taken = Spans(sure)
    alone = [match for match in _TK.finditer(text) if not taken.meets(Span(*match.span()))]
    if len(alone) > _TK_MOST or any(_is_name(text, match) for match in alone):
        return sure
    return [*sure, *(Span(*match.span()) for match in alone)]


def _is_name(text: str, match: re.Match[str]) -> bool:
    before, after = text[max(0, match.start() - 40) : match.start()], text[match.end() : match.end() + 12]
    return _TK_NAME.match(after) is not None or compiled(_TK_NAMED).search(before) is not None

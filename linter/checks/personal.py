"""Checks of what a text tells about people and must not: numbers of cards, accounts and identities, mail addresses.

They read every zone: a number that somebody else tweeted is as public on this site as there.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from linter.checks import numbers
from linter.globs import one_of
from linter.html.markup import Element
from linter.post import Field, Kind, Post
from linter.subject import Subject
from linter.text import Span, Spans

_FIELDS = ("title", "content", "excerpt")
_SPACE = "[ \u00a0\u202f.\u2010-\u2013-]"
_CARD = re.compile(
    rf"(?:(?<![\w.,/=&#@+-])|(?<=card=)|(?<=number=)|(?<=pan=))"  # no part of an address, but a value of a form,
    rf"(?<!\d{{4}} )(?<![A-Z]{{2}}\d\d )"  # nor of a longer number or an account
    rf"(?:\d{{4}}({_SPACE})\d{{4}}\1\d{{4}}\1\d{{4}}(?:\1\d{{3}})?|\d{{4}}({_SPACE})\d{{6}}\2\d{{4,5}}|\d{{14,19}})"
    rf"(?!\w|[.,/-]\d|[ \u00a0]\d{{4}}(?![\d/]))",
    re.ASCII,
)
_IBAN = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2}\d\d(?=[ \u00a0\u202f-]?[A-Z0-9])", re.ASCII)
_BETWEEN = re.compile(_SPACE)
_MAIL = re.compile(
    r"(?<![\w.!#$%&'*+/=?^`{|}~:-])[a-z0-9][\w.+-]{0,63}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,8}[a-z]{2,24}(?![\w@-])",
    re.IGNORECASE | re.ASCII,
)
_MAIL_LINK = re.compile(
    r"\s*mailto:([a-z0-9][\w.+-]{0,63}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,8}[a-z]{2,24})\s*(?:\?|\Z)",
    re.IGNORECASE | re.ASCII,
)
_TAG = re.compile(r"<[^<>]*>|\A[^<>]*>")
_BYLINE = re.compile(r"(?:^|[\s_-])(?:author|byline|bio|vcard|contact)(?:$|[\s_-])", re.IGNORECASE)
# Apart, because Python looks for one beginning faster than for either of two
_LONG_NUMBERS = (re.compile(rf"\d(?:{_SPACE}?\d){{5}}", re.ASCII), re.compile(r"[A-Z]{6}\d\d[A-Z]", re.ASCII))
_KEY = "has a long number"
_NEAR = 40  # characters in which a word says what a number is
_AROUND = 200  # characters in which a word says why it is there


def _texts(post: Post) -> Iterator[tuple[Field, str]]:
    """The readable texts of a post."""
    for name in _FIELDS:
        for field in post.fields(name):
            if isinstance(field.value, str):
                yield field, field.prose.text.value


def _numbered(post: Post) -> Iterator[tuple[Field, str]]:
    """Those that hold a long number; three checks ask."""
    for field, text in _texts(post):
        if (found := field.memo.get(_KEY)) is None:
            found = field.memo[_KEY] = any(form.search(text) for form in _LONG_NUMBERS)
        if found:
            yield field, text


def _subject(field: Field, span: Span, value: str, milder: bool = False, **names: Any) -> Subject:
    return Subject(field, field.prose.text, span, value, names=names, milder=milder)


@lru_cache(maxsize=16)
def _any(words: tuple[str, ...]) -> re.Pattern[str]:
    """One of some words; capitals count in those that have any."""
    spelled = (re.escape(word) if word != word.lower() else f"(?i:{re.escape(word)})" for word in words)
    return re.compile(rf"(?<!\w)(?:{'|'.join(spelled)})(?!\w)" if words else r"(?!)")


def _beside(text: str, span: Span, words: Sequence[str], before: int, after: int) -> bool:
    """Whether one of `words` stands near a span."""
    pattern = _any(tuple(words))
    start, end = max(0, span.start - before), span.end + after
    return pattern.search(text[start : span.start]) is not None or pattern.search(text[span.end : end]) is not None


def card_numbers(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Numbers of payment cards. `$issuer`, and `$end`: the last digits. One that is published for tests counts less.

    Behind one of `others` (words such as "tracking") a number is something else.
    """
    for field, text in _numbered(post):
        for match in _CARD.finditer(text):
            digits = _BETWEEN.sub("", match[0])
            issuer = numbers.card(digits)
            span = Span(*match.span())
            if issuer and not _beside(text, span, options["others"], before=_NEAR, after=0):
                test = numbers.is_test_card(digits)
                whose = f"{issuer}, known from manuals" if test else issuer
                yield _subject(field, span, match[0], test, issuer=whose, end=digits[-4:])


def account_numbers(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Numbers of bank accounts (IBAN) but for those in `allow` and near one of `words`. `$country`, `$end`."""
    allowed = one_of([_BETWEEN.sub("", number) for number in options["allow"]])
    for field, text in _numbered(post):
        for match in _IBAN.finditer(text):
            length = numbers.IBAN_LENGTH.get(match[0][:2])
            whole = _rest(length - 4).match(text, match.end()) if length else None
            if whole is None:
                continue
            span = Span(match.start(), whole.end())
            code = _BETWEEN.sub("", text[slice(*span)])
            if not numbers.iban(code) or allowed(code) or _beside(text, span, options["words"], _AROUND, _AROUND):
                continue
            yield _subject(field, span, code, country=code[:2], end=code[-4:])


@lru_cache(maxsize=32)
def _rest(length: int) -> re.Pattern[str]:
    return re.compile(rf"(?:[ \u00a0\u202f-]?[A-Z0-9]){{{length}}}(?![A-Za-z0-9])", re.ASCII)


def identity_numbers(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """National identity numbers that add up and have one of `words` near them. `$kind`, `$end`."""
    for field, text in _numbered(post):
        if not _any(tuple(options["words"])).search(text):
            continue
        for kind, form, sound, words in numbers.IDS:
            for match in form.finditer(text):
                code, span = _BETWEEN.sub("", match[0]), Span(*match.span())
                if sound(code) and _beside(text, span, words or options["words"], _NEAR, 0 if words else _NEAR):
                    yield _subject(field, span, match[0], kind=kind, end=code[-2:])


def mail_addresses(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Mail addresses, but for those in `allow` and of the post's own site; only of `domains`, if given.

    Behind or in one of `words`, which say that mail is welcome, an address is meant to be there.
    """
    allowed, wanted = one_of(options["allow"]), one_of(options.get("domains", ["*"]))
    words = tuple(options.get("words", ()))

    def exposed(address: str) -> bool:
        host = address.rpartition("@")[2]
        return not allowed(address) and wanted(host) and not post.owns(host)

    for field, text in _texts(post):
        if "@" not in text and "@" not in field.value:
            continue
        for match in _MAIL.finditer(text):
            span = Span(*match.span())
            if not exposed(match[0].lower()) or _beside(text, span, words, before=_NEAR, after=0):
                continue
            if not _in_byline(field, field.prose.text.down(span)):
                yield _subject(field, span, match[0])
        for link, mail in _unshown(field):
            invited = _any(words).search(link.readable) is not None or _any(words).search(_before(link)) is not None
            href = link.attribute("href")
            if href and exposed(mail[1].lower()) and not invited and not _in_byline(field, link.start_tag):
                yield Subject(field, href.text, Span(*mail.span(1)), mail[1], link, "href")


def _unshown(field: Field) -> Iterator[tuple[Element, re.Match[str]]]:
    """The links that write a mail to an address which their text does not show."""
    for link in field.markup.by_tag.get("a", ()) if field.kind is Kind.MARKUP else ():
        mail = _MAIL_LINK.match(link.attributes.get("href", ""))
        if mail and mail[1].lower() not in link.readable.lower():
            yield link, mail


def _before(link: Element) -> str:
    """What readers see in front of a link, as far as it counts."""
    source, start = link.markup.text.value, link.start_tag.start
    return _TAG.sub("", source[max(0, start - _AROUND) : start])[-_NEAR:]


def _in_byline(field: Field, place: Span) -> bool:
    """Whether a place in the markup lies where a theme tells who wrote the post."""
    if (bylines := field.memo.get(_BYLINE)) is None:
        classed = field.markup.by_attribute.get("class", ())
        bylines = field.memo[_BYLINE] = Spans(one.content for one in classed if _BYLINE.search(one.attributes["class"]))
    return bool(bylines.meets(place))

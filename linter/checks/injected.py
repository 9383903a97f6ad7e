"""Checks for what intruders leave in posts: disguised code, scripts under borrowed names, links for search engines.

The structure counts, not a list of names: code that hides what it says has no business in a post, whoever wrote it.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from linter.checks.fields import elements, fields, markups
from linter.globs import one_of
from linter.html.markup import Element
from linter.post import Post
from linter.subject import Subject
from linter.text import Span, Text
from linter.web import hosts

_NUMBER = r"\s*(?:0x[0-9a-f]{1,6}|\d{1,7})\s*"
_DECODERS = (
    r"(?:window\s*\.\s*)?(?:atob|unescape|decodeuri(?:component)?|string\s*\.\s*fromcharcode"
    r"|function\s*\(\s*p\s*,\s*a\s*,\s*c\s*,\s*k)\b"
)
_SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (what, re.compile(pattern, re.IGNORECASE))
    for what, pattern in (
        (
            "runs code that is written as something else",
            rf"\b(?:eval|execscript|function|settimeout)\s*\(\s*{_DECODERS}",
        ),
        ("writes something else into the page", rf"\b(?:write(?:ln)?\s*\(|(?:inner|outer)html\s*\+?=)\s*{_DECODERS}"),
        (
            "spells its text in numbers",
            rf"\bfromcharcode(?:\s*\.\s*apply)?\s*\((?:[^()\[\]]{{0,40}},)?\s*\[?(?:{_NUMBER},){{9}}",
        ),
        ("spells its text in codes", r"(?:\\x[0-9a-f]{2}){8}|(?:\\u00[0-9a-f]{2}){8}|(?:%[0-9a-f]{2}){24}"),
        ("hides its text in one long word", r"\batob\s*\(\s*[\"'][A-Za-z0-9+/=]{60}"),
    )
)
_LIST_OF_CODES = re.compile(rf"\[(?:{_NUMBER},){{19}}")
_SCRAMBLED = re.compile(r"\b_0x[0-9a-f]{4,8}\b")
_DATA = re.compile(r"json|template|x-handlebars|text/html|speculationrules", re.IGNORECASE)
_ON_SERVERS = re.compile(
    r"\b(?:base64_decode|gzinflate|gzuncompress|str_rot13|shell_exec|passthru)\s*\(", re.IGNORECASE
)
_PROGRAM = re.compile(r"<\?(?:php|=)?\s[^>]*\Z", re.IGNORECASE)
_REACH = 2000  # how far behind its beginning a program for the server is looked at
_SCRAMBLED_NAMES = 3
_HIGHEST = 10  # how many elements up the paragraph or list of a link is looked for
_BLOCKS = frozenset("p ul ol div td section aside nav footer".split())
_WORDS = re.compile(r"[^\W\d_]{2,}")
_CROWD = 5  # sites that a crowd of links leads to
_WORDS_BETWEEN = 3  # fewer words than these beside each link
_ADVERTISEMENT = 5  # words of a text that advertises; a headline about the trade has more
_LONG = 10  # a phrase of so many characters stands in no host by chance


def disguised_code(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Scripts, and code in attributes, that hide what they do. `$what` they do; once a script."""
    for field, element in elements(post, "script"):
        body = element.markup.text.value[slice(*element.content)]
        if not _DATA.search(element.attributes.get("type", "")) and (found := disguise(body)):
            what, span = found
            start = element.content.start
            place = Span(start + span.start, start + span.end)
            yield Subject(field, element.markup.text, place, element, element, names={"what": what})
    for field, markup in markups(post):
        for name, carriers in markup.by_attribute.items():
            if name.startswith("on") or name in ("href", "src"):
                for element in carriers:
                    value = element.attributes[name]
                    if name in ("href", "src") and "script:" not in value[:40].lower():
                        continue
                    if (found := disguise(value)) and (attribute := element.attribute(name)):
                        what, span = found
                        yield Subject(field, attribute.text, span, element, element, name, {"what": what})
    for field in fields(post):
        if "<?" in field.value:
            text: Text = field.markup.text
            for match in _ON_SERVERS.finditer(text.value):
                start = text.value.rfind("<?", max(0, match.start() - _REACH), match.start())
                if start >= 0 and _PROGRAM.match(text.value, start, match.start()):
                    span = Span(start, match.end())
                    yield Subject(field, text, span, match[0], names={"what": "is a program for the server"})


def disguise(code: str) -> tuple[str, Span] | None:
    """What code does to hide what it says, and where; None for plain code."""
    for what, pattern in _SHAPES:
        if match := pattern.search(code):
            return what, Span(*match.span())
    names: dict[str, Span] = {}
    for match in _SCRAMBLED.finditer(code):
        names.setdefault(match[0].lower(), Span(*match.span()))
        if len(names) >= _SCRAMBLED_NAMES:
            return "has names that nobody would choose", next(iter(names.values()))
    if "fromCharCode" in code and (match := _LIST_OF_CODES.search(code)):
        return "spells its text in numbers", Span(*match.span())
    return None


def imposter_scripts(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Scripts from hosts that borrow the name of a known service. `$name` is whose."""
    for field in fields(post):
        for reference in field.references:
            if reference.purpose not in ("script", "style", "frame"):
                continue
            address = post.address(reference.address)
            host = address.host
            if host is None or post.owns(host):
                continue
            for name, genuine in options["names"].items():
                if (
                    name in host
                    and not any(hosts.same_site(host, real) for real in genuine)
                    and _borrows(host, name, genuine)
                ):
                    text, names = reference.text, {"name": name}
                    yield Subject(field, text, text.all, address, reference.element, reference.attribute, names)
                    break


def _borrows(host: str, name: str, genuine: list[str]) -> bool:
    """Whether a name stands in the part of a host that somebody registered, or a genuine host in front of it."""
    return name in hosts.site(host).partition(".")[0] or any(f"{real}." in host for real in genuine)


def spam_links(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Links to other sites whose text or host says what spammers sell; reported once. `$count`, `$texts`.

    There must be `links` of them, or one whose text has a phrase that nobody else links with (`alone`) or that stands
    in a crowd of links to many sites.
    """
    wanted, enough = _phrases(tuple(options["phrases"])), _phrases(tuple(options["alone"]))
    hosting = _hosting((*options["phrases"], *options["alone"]))
    allowed = one_of(options["hosts"])
    found: list[tuple[Subject, str]] = []
    named: set[str] = set()  # a source that is cited again and again counts once for its name
    alone = False
    for field, element in elements(post, "a"):
        if field.name != "content" or "href" not in element.attributes or not element.is_html:
            continue
        address = post.address(element.attributes["href"])
        if address.host is None or post.owns(address.host) or allowed(address.host):
            continue
        text = element.readable
        sells = enough(text) and len(text.split()) <= _ADVERTISEMENT
        if sells or wanted(text) or (hosting(address.host) and address.host not in named):
            alone = alone or sells
            named.add(address.host)
            found.append((Subject(field, element.markup.text, element.start_tag, element, element), text))
    many = len(found) >= options["links"]
    if many or alone or any(_crowded(post, subject.element) for subject, _ in found if subject.element):
        subject = found[0][0]
        texts = dict.fromkeys(text for _, text in found[:3])
        count = f"{len(found)} links" if len(found) > 1 else "a link"
        subject.names = {"count": count, "texts": ", ".join(texts)}
        yield subject


def _crowded(post: Post, link: Element) -> bool:
    """Whether a link stands in a paragraph or list that is hardly more than links to many other sites."""
    block = link.parent
    for _ in range(_HIGHEST):
        if block is None or block.tag in _BLOCKS:
            break
        block = block.parent
    if block is None or block.tag not in _BLOCKS:
        return False
    inside = [inner for node in block.node.select("a[href]") if (inner := block.markup.element(node))]
    addresses = (post.address(inner.attributes["href"]) for inner in inside)
    strangers = {address.host for address in addresses if post.stranger(address)}
    beside = len(_WORDS.findall(block.readable)) - sum(len(_WORDS.findall(inner.readable)) for inner in inside)
    return len(strangers) >= _CROWD and beside < _WORDS_BETWEEN * len(inside)


@lru_cache(maxsize=8)
def _phrases(phrases: tuple[str, ...]) -> Callable[[str], bool]:
    pattern = (
        re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, phrases)) + r")(?!\w)", re.IGNORECASE) if phrases else None
    )
    return lambda text: pattern is not None and len(text) <= 80 and pattern.search(text) is not None


@lru_cache(maxsize=8)
def _hosting(phrases: tuple[str, ...]) -> Callable[[str], bool]:
    """Whether a host is named by one of the phrases: its words, between dots and hyphens or run together."""
    words = frozenset(phrase.lower() for phrase in phrases if " " not in phrase)
    joined = tuple(phrase.lower().replace(" ", "") for phrase in phrases if len(phrase) >= _LONG and " " in phrase)

    def named(host: str) -> bool:
        labels = host.replace("-", ".").split(".")
        return not words.isdisjoint(labels) or any(phrase in host.replace("-", "") for phrase in joined)

    return named

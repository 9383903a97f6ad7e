"""Checks of links that lead somewhere else than they seem to."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from linter.checks.fields import elements, fields
from linter.globs import one_of
from linter.html.markup import Element
from linter.post import Post
from linter.subject import Subject
from linter.web import hostlists, hosts, idn, invisible, providers, redirects
from linter.web.address import Address
from linter.web.places import named

# A whole text that is an address: with http: or www. in front, a path behind, or nothing but a domain in small letters
_SHOWN = re.compile(
    r"(?P<front>https?://|www\.)?(?:[^\s/@]{1,64}@)?(?P<host>(?:[a-z0-9-]+\.)+(?P<top>[a-z]{2,24}))\.?"
    r"(?P<path>(?::\d+)?/[^\s…]*|(?::\d+)?[?#][^\s…]*)?",
    re.IGNORECASE,
)
_FILE_ENDINGS = frozenset("md py rs sh pl ps cc zip mov so app pub name cab java js io ai net".split())
_LONGEST = 200
_HIGHEST = 50  # how many elements up an embed is looked for


def lookalike_hosts(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Hosts that are made to look like others. `$read` is the host as people see it, `$how` what is wrong with it."""
    home = [post.link.host.removeprefix("www.")] if post.link and post.link.host else []
    trusted = one_of(options["trusted"])
    names = (*home, *(host for host in post.own_site.hosts if "*" not in host), *options["hosts"])
    for field in fields(post):
        for reference in field.references:
            address = post.address(reference.address)
            host = address.host
            if host is None or post.owns(host) or trusted(host) or hosts.is_numeric(host):
                continue
            how = idn.suspicion(host)
            if how is None:
                if (known := idn.imitated(host, names)) is None:
                    continue
                how = f"looks like {known}"
            text = reference.text
            told = {"read": idn.unicode_host(host), "how": how}
            yield Subject(field, text, text.all, address, reference.element, reference.attribute, told)


def contradicting_links(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Links whose text names one site and whose address another. `$shown` is the host that readers see."""
    allowed = one_of(options["hosts"])
    for field, element in elements(post, "a", "area"):
        if "href" not in element.attributes or not element.is_html or not (shown := _shown(element)) or allowed(shown):
            continue
        address = post.address(element.attributes["href"])
        if address.host is None or address.scheme not in ("http", "https") or _same_owner(post, shown, address):
            continue
        if _in_embed(element) or not hosts.is_public(shown) or _same_name(shown, address.host):
            continue  # the public list comes last: it is slow to load
        if attribute := element.attribute("href"):
            text = attribute.text
            yield Subject(field, text, text.all, address, element, "href", {"shown": shown})


def _shown(element: Element) -> str | None:
    """The host that the text of a link names, if it is nothing but an address."""
    text = element.node.text.strip().strip("()[]<>.,;\u201c\u201d\"'")
    if not 4 <= len(text) <= _LONGEST or "." not in text or (match := _SHOWN.fullmatch(text)) is None:
        return None
    bare = match["front"] is None and not match["path"]
    if bare and (not text.islower() or match["top"].lower() in _FILE_ENDINGS):
        return None  # "Booking.com" and "ASP.NET" are names, "readme.md" is a file
    if "@" in text.partition("/")[0] and match["front"] is None:
        return None  # a mail address
    return match["host"].lower()


def _same_owner(post: Post, shown: str, address: Address) -> bool:
    real = address.host or ""
    if hosts.same_site(shown, real) or (post.owns(shown) and post.owns(real)):
        return True
    if (provider := providers.by_host(shown)) is not None and provider is providers.by_host(real):
        return True
    if redirects.is_redirect(real, address.path or "/") or any(map(hostlists.is_shortener, (shown, real))):
        return True  # what such an address hides is another rule's subject
    return hostlists.is_archive(real) or hostlists.affiliate(real, address.parameters) is not None


def _same_name(one: str, other: str) -> bool:
    """Whether two domains differ in their endings only (bbc.com, bbc.co.uk), unless one of them is worth imitating."""
    same = hosts.site(one).partition(".")[0] == hosts.site(other).partition(".")[0]
    return same and (named(hosts.site(other), idn.well_known()) or not named(hosts.site(one), idn.well_known()))


def _in_embed(element: Element) -> bool:
    above = element.parent
    for _ in range(_HIGHEST):
        if above is None:
            return False
        classes = above.attributes.get("class", "")
        if (above.tag == "blockquote" and classes and "wp-block-" not in classes) or "wp-block-embed" in classes:
            return True
        above = above.parent
    return False


def unseen_links(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Links to other sites whose text is nothing but invisible characters."""
    for field, element in elements(post, "a"):
        if "href" not in element.attributes or not element.is_html:
            continue
        text = element.node.text
        if not text.strip() or not invisible.NOTHING.fullmatch(text) or _holds_picture(element):
            continue
        address = post.address(element.attributes["href"])
        if address.host is None or post.owns(address.host) or _in_embed(element):
            continue
        if not {"aria-label", "aria-labelledby"} & element.attributes.keys():
            yield Subject(field, element.markup.text, element.start_tag, address, element)


def _holds_picture(element: Element) -> bool:
    return bool(element.node.select("img, svg, picture, video, audio, iframe, object, canvas"))

"""Checks of players: those that start by themselves, and those that no longer play."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from linter.checks.fields import elements, fields
from linter.checks.frames import framed, player
from linter.html.markup import Element
from linter.post import Post
from linter.subject import Subject
from linter.text import Span
from linter.web import providers
from linter.web.places import spellings

_AUTOPLAY = re.compile(
    r"(?<=[?&;#])(?:autoplay|auto_play|autostart|auto_start)=(?P<on>1|true|yes|on)(?=[&;#]|\Z)", re.I
)
_OFF = {"1": "0", "true": "false", "yes": "no", "on": "off"}
_PLUGIN_TYPE = re.compile(
    r"application/(?:x-shockwave-flash|futuresplash|x-director|x-silverlight|x-java|java|x-mplayer2|x-oleobject|vnd\.rn-)|"
    r"audio/x-pn-realaudio|video/x-ms-|text/x-scriptlet",
    re.IGNORECASE,
)
_PLUGIN_FILES = frozenset({"swf", "dcr", "dir", "dxr", "xap", "class", "rm", "ram"})
_PLUGINS = (  # what readers call a plugin, by its media type, class id or file
    ("Flash", re.compile(r"flash|futuresplash|d27cdb6e|\.swf\Z", re.I)),
    ("Shockwave", re.compile(r"x-director|166b1bca|\.(?:dcr|dir|dxr)\Z", re.I)),
    ("Silverlight", re.compile(r"silverlight|\.xap\Z", re.I)),
    ("Java", re.compile(r"java|8ad9c840|\.class\Z", re.I)),
    ("RealPlayer", re.compile(r"realaudio|vnd\.rn-|cfcdaa03|\.ram?\Z|\.rm\Z", re.I)),
    ("QuickTime", re.compile(r"02bf25d5", re.I)),
    ("Windows Media Player", re.compile(r"mplayer2|x-ms-|6bf52a52|22d6f312", re.I)),
)


def autoplay(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Players told to start by themselves. `$right` is the parameter that stops it."""
    for subject, address in framed(post):
        if address.scheme not in (None, "http", "https"):
            continue
        for match in _AUTOPLAY.finditer(str(address)):
            span = Span(*match.span())
            right = match[0][: match.start("on") - match.start()] + _OFF[match["on"].lower()]
            yield Subject(
                subject.field, subject.text, span, match[0], subject.element, subject.attribute, {"right": right}
            )


def plugins(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Content for plug-ins that browsers no longer run: Flash, Java, Silverlight, RealPlayer. `$what` is its name."""
    for field, element in elements(post, "applet", "object", "embed"):
        outer = element.parent
        if outer is not None and outer.tag == "object" and _plugin(post, outer):
            continue
        if what := _plugin(post, element):
            yield Subject(field, element.markup.text, element.start_tag, element, element, names={"what": what})


def _plugin(post: Post, element: Element) -> str:
    attributes = element.attributes
    if element.tag == "applet" or attributes.get("classid", "").lower().startswith(("clsid:", "java:")):
        return _named(attributes.get("classid") or "java")
    if _PLUGIN_TYPE.match(given := attributes.get("type", "").strip()):
        return _named(given)
    name = attributes.get("data" if element.tag == "object" else "src", "").strip()
    address = post.address(name)
    if not name or not address.file or address.extension not in _PLUGIN_FILES:
        return ""
    return f"{_named(address.file)} ({address.file})"


def _named(what: str) -> str:
    return next((name for name, sign in _PLUGINS if sign.search(what)), "ActiveX")


def dead_providers(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Players and pictures of services that have closed. `$provider`, `$when`, `$advice`."""
    for field in fields(post):
        for reference in field.references:
            if reference.purpose not in ("frame", "media", "image"):
                continue
            address = post.address(reference.address)
            if address.host is None or not _may_be_dead(address.host) or not post.stranger(address):
                continue
            provider = player(address) or providers.by_host(address.host)
            if provider is not None and provider.dead is not None:
                names = {"provider": provider.name, "when": provider.dead, "advice": provider.advice}
                text = reference.text
                yield Subject(field, text, text.all, address, reference.element, reference.attribute, names)


@lru_cache(maxsize=4096)
def _may_be_dead(host: str) -> bool:
    """Whether a closed provider has anything on a host, under whatever path."""
    entries = frozenset(spellings(host))
    return any(
        entries.intersection(one.hosts) or entries.intersection(place.split("/")[0] for place in one.frames)
        for one in providers.providers()
        if one.dead
    )

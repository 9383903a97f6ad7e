"""Checks of scripts: which of them run, and whose they are.

Whether a `<script>` runs follows from its type alone (HTML Standard, "prepare the script element"): no type or an
empty one, one of sixteen JavaScript types without parameters, or `module`. JSON, templates and the like are data.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from linter.checks.fields import elements, fields
from linter.globs import one_of
from linter.html.markup import Element
from linter.post import Field, Post
from linter.subject import Subject
from linter.web import hostlists, providers
from linter.web.address import Address

# MIME Sniffing Standard §4.6
_JAVASCRIPT = frozenset(
    "application/ecmascript application/javascript application/x-ecmascript application/x-javascript text/ecmascript "
    "text/javascript text/javascript1.0 text/javascript1.1 text/javascript1.2 text/javascript1.3 text/javascript1.4 "
    "text/javascript1.5 text/jscript text/livescript text/x-ecmascript text/x-javascript".split()
)
_BLANK = " \t\n\f\r"
_SHOWN = 40
_STATES = {"compromised": "has done harm", "fake": "has imitated another", "retired": "has been given up"}
_WITHOUT_HOST = ("data", "blob", "filesystem")
_LIBRARIES = re.compile(r"/wp-(?:includes|content/(?:plugins|themes|mu-plugins))/")


def kind(element: Element) -> str:
    """What a browser takes a `<script>` for: `script`, `module`, `importmap`, `speculationrules`, or "" for data."""
    given, language = element.attributes.get("type"), element.attributes.get("language", "")
    if given is None:
        given = f"text/{language}" if language else ""
        return "script" if given == "" or given.lower() in _JAVASCRIPT else ""
    if given == "" or (named := given.strip(_BLANK).lower()) in _JAVASCRIPT:
        return "script"
    return named if named in ("module", "importmap", "speculationrules") else ""


def source_name(element: Element) -> str | None:
    """The attribute from which a `<script>` is loaded; None for one whose text runs."""
    names = ("src",) if element.is_html else ("href", "xlink:href")
    return next((name for name in names if name in element.attributes), None)


def _scripts(post: Post) -> Iterator[tuple[Field, Element]]:
    for field, element in elements(post, "script"):
        if kind(element) in ("script", "module"):
            yield field, element


def _loaded(post: Post) -> Iterator[tuple[Subject, Address]]:
    """Every script that is loaded from an address."""
    for field, element in _scripts(post):
        name = source_name(element)
        if name is not None and (attribute := element.attribute(name)) and attribute.text.value.strip():
            address = post.address(attribute.text.value)
            yield Subject(field, attribute.text, attribute.text.all, address, element, name), address


def inline_scripts(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Scripts whose text runs. `$code` is how it begins."""
    for field, element in _scripts(post):
        body = element.node.text
        if source_name(element) is None and body.strip():
            code = " ".join(body[: 4 * _SHOWN].split())
            code = code if len(code) <= _SHOWN else code[: _SHOWN - 1] + "…"
            yield Subject(field, element.markup.text, element.start_tag, element, element, names={"code": code})


def external_scripts(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Scripts from hosts that are not the post's own, nor in the option `hosts`."""
    allowed = one_of((*options["hosts"], *post.own_site.trusted))
    for subject, address in _loaded(post):
        if post.stranger(address) and not allowed(address.host):
            yield subject


def known_widgets(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Loader scripts of known providers, unless the option `providers` names them. `$provider`, `$advice`."""
    for subject, address in _loaded(post):
        if address.host is None or not post.stranger(address):
            continue
        provider = providers.by_script(address.host, address.path or "/")
        if provider is not None and provider.name not in options["providers"]:
            subject.names = {"provider": provider.name, "advice": provider.advice}
            yield subject


def own_scripts(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Scripts from the post's own site, except the files of WordPress, its plugins and themes."""
    for subject, address in _loaded(post):
        if not address.valid or address.scheme not in (None, "http", "https") or post.stranger(address):
            continue
        if not _LIBRARIES.match(address.path or "") or _calls_back(address):
            yield subject


def _calls_back(address: Address) -> bool:
    return any(name in ("_jsonp", "callback", "jsonp") for name, _ in address.parameters)


def embedded_scripts(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Scripts and style sheets whose whole text is in their address (`data:`), or that only one page can read."""
    for subject, address in _loaded(post):
        if address.scheme in _WITHOUT_HOST:
            yield subject


def import_maps(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Import maps, which decide where the page's modules are loaded from."""
    for field, element in elements(post, "script"):
        if kind(element) == "importmap" and element.node.text.strip():
            yield Subject(field, element.markup.text, element.start_tag, element, element)


def bad_hosts(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Scripts, style sheets and frames from hosts that are known to do harm. `$state`, `$reason`."""
    safe, own = one_of(options["safe"]), one_of(options["hosts"])
    for field in fields(post):
        for reference in field.references:
            if reference.purpose not in ("script", "style", "frame") or reference.attribute == "codebase":
                continue
            address = post.address(reference.address)
            if address.host is None or safe(address.host):
                continue
            known = hostlists.bad_host(address.host)
            if known is None and not own(address.host):
                continue
            names = {
                "state": f"{_STATES[known.kind]} since {known.since}" if known else "is not to be used",
                "reason": known.reason if known else "It is on your own list of bad hosts.",
            }
            text = reference.text
            yield Subject(field, text, text.all, address, reference.element, reference.attribute, names)


def repeated_scripts(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Scripts from strangers that the same field has loaded before."""
    seen: set[tuple[object, ...]] = set()
    for subject, address in _loaded(post):
        if (key := (id(subject.field), address.host, address.path, address.query)) in seen:
            yield subject
        seen.add(key)


def unpinned_scripts(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Scripts from a public file service whose address names no full version. `$version`."""
    for subject, address in _loaded(post):
        version = hostlists.unpinned(address.host, address.path or "/") if address.host else None
        if version is not None:
            subject.names = {"version": f"only version {version}" if version else "no version"}
            yield subject

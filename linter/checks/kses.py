"""What WordPress would delete if somebody without the `unfiltered_html` right saved this post.

The tables are those of wp_kses_post() (rules/data/kses.yml). Only the form that an author edits counts. Where a post
gives only what WordPress rendered, what it adds to pictures itself is left alone. Which CSS properties survive is not
looked at.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from linter.checks.blocks import is_rendered
from linter.html.markup import Element
from linter.post import Field, Kind, Post
from linter.subject import Subject
from linter.web.places import read_data

_ADDRESSES = frozenset(
    "action archive background cite classid codebase data formaction href icon longdesc manifest poster profile src "
    "usemap xmlns".split()
)  # wp_kses_uri_attributes()
_ADDED = frozenset({"srcset", "sizes", "decoding", "loading", "fetchpriority"})
_PAGE = frozenset({"html", "head", "body"})


@dataclass(frozen=True, slots=True)
class _Kept:
    """The tables: attributes by element, those of every element, and the beginnings of such names."""

    elements: Mapping[str, frozenset[str]]
    everywhere: frozenset[str]
    beginnings: tuple[str, ...]
    protocols: frozenset[str]
    math: frozenset[str]
    conditions: Mapping[str, Mapping[str, str]]

    def attribute(self, tag: str, name: str) -> bool:
        """Whether an element keeps an attribute."""
        return name in self.elements[tag] or name in self.everywhere or name.startswith(self.beginnings)


@cache
def _kept() -> _Kept:
    data = read_data("kses.yml")
    named: list[str] = data["global_attributes"]
    return _Kept(
        elements={
            **{tag: frozenset() for tag in data["plain"]},
            **{tag: frozenset({"align"}) for tag in data["aligned"]},
            **{tag: frozenset(names) for tag, names in data["elements"].items()},
        },
        everywhere=frozenset(named),
        beginnings=tuple(name[:-1] for name in named if name.endswith("*")),
        protocols=frozenset(data["protocols"]),
        math=frozenset(data["math"]),
        conditions=data["conditions"],
    )


def stripped(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Elements, attributes and schemes that would go. `$what`."""
    for name in ("content", "excerpt"):
        for field in post.fields(name)[:1]:
            if field.kind is Kind.MARKUP and isinstance(field.value, str) and "<" in field.value:
                yield from _of_field(post, field)


def _of_field(post: Post, field: Field) -> Iterator[Subject]:
    gone: set[int] = set()
    for element in field.markup.elements:
        if element.tag in _PAGE:
            continue
        if not _survives(post, element):
            gone.add(id(element))
            around = element.parent
            if around is None or id(around) not in gone:
                yield Subject(
                    field, field.markup.text, element.start_tag, element, element, names={"what": f"<{element.tag}>"}
                )
        elif element.is_html:
            yield from _attributes(post, field, element)


def _survives(post: Post, element: Element) -> bool:
    kept = _kept()
    if not element.is_html:
        return element.tag in kept.math
    if element.tag not in kept.elements:
        return False
    if (condition := kept.conditions.get(element.tag)) is None:
        return True
    address = post.address(element.attributes.get(condition["own"], ""))
    foreign = address.host is not None and post.owns(address.host) is False
    given = element.attributes.get("type", "").lower()
    return given == condition["type"] and address.extension == condition["extension"] and not foreign


def _attributes(post: Post, field: Field, element: Element) -> Iterator[Subject]:
    kept = _kept()
    for name, value in element.attributes.items():
        if not kept.attribute(element.tag, name):
            if name in _ADDED and is_rendered(field):
                continue
            what = f"{name} of <{element.tag}>"
        elif name in _ADDRESSES and (scheme := post.address(value).scheme) and scheme not in kept.protocols:
            what = f"{scheme}: in {name} of <{element.tag}>"
        else:
            continue
        if attribute := element.attribute(name):
            yield Subject(field, field.markup.text, attribute.span, value, element, name, {"what": what})

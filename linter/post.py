"""Entry → post: which strings are markup, plain text or addresses, and which site the post is on.

The shapes differ (REST objects with `rendered` and `raw`, database rows, flattened objects), rules should not: a rule
names a field, `Post.fields` finds it in whatever shape the file has.
"""

from collections.abc import Mapping
from enum import Enum
from functools import cached_property
from typing import Any

from linter.document import Document, Entry, Pointer
from linter.html.markup import Markup
from linter.html.prose import BREAK, Prose, plain_prose, read_prose
from linter.html.references import Reference, find_references
from linter.site import Site
from linter.text import Text
from linter.web.address import Address


class Kind(Enum):
    """What the string of a field is."""

    MARKUP = "markup"
    ADDRESS = "address"
    PLAIN = "plain"


_KEYS: Mapping[str, tuple[str, ...]] = {
    "content": ("content", "post_content", "contentHtml", "content_html"),
    "title": ("title", "post_title"),
    "excerpt": ("excerpt", "post_excerpt"),
    "guid": ("guid",),
    "link": ("link", "URL", "url", "permalink"),
    "slug": ("slug", "post_name"),
    "status": ("status", "post_status"),
    "type": ("type", "post_type"),
    "date": ("date", "post_date"),
    "date_gmt": ("date_gmt", "post_date_gmt"),
    "modified": ("modified", "post_modified"),
    "modified_gmt": ("modified_gmt", "post_modified_gmt"),
    "id": ("id", "ID"),
    "password": ("password", "post_password"),
}
_MARKUP = frozenset({"content", "title", "excerpt"})
_ADDRESSES = frozenset({"guid", "link"})
_SEEN_TWICE = frozenset({"content", "excerpt"})  # what WordPress renders from `raw` can show more than `raw` does
_REST = "/wp-json/"
_LONGEST_ID = 100  # every finding repeats it
NAMED_FIELDS = frozenset(_KEYS)
# What search engines and social networks are told of a post, by the plugin that tells them; in most posts a copy.
_TOLD_ABROAD = {
    "yoast_head_json": "title description og_title og_description twitter_title twitter_description",
    "aioseo_head_json": "title description og:title og:description twitter:title twitter:description",
    "meta": (
        "_yoast_wpseo_title _yoast_wpseo_metadesc rank_math_title rank_math_description "
        "jetpack_seo_html_title advanced_seo_description jetpack_publicize_message"
    ),
}
TOLD_ABROAD = tuple(f"{parent}.{key}" for parent, keys in _TOLD_ABROAD.items() for key in keys.split())


class Field:
    """One value of a post: its name, kind and place, and its readings (each made once, when first needed)."""

    def __init__(self, post: "Post", name: str, pointer: Pointer, value: Any) -> None:
        self.post = post
        self.name = name
        self.pointer = pointer
        self.value = value
        self.kind = Kind.MARKUP if name in _MARKUP else Kind.ADDRESS if name in _ADDRESSES else Kind.PLAIN
        self.memo: dict[Any, Any] = {}  # what rules have worked out about the field, for the others

    @cached_property
    def text(self) -> Text:
        """The string over the file. A value that is no string reads as its JSON source."""
        value = self.post.entry.value
        if isinstance(self.value, str):
            return value.text(self.pointer, self.value)
        return value.root.slice(*value.span(self.pointer))

    @cached_property
    def markup(self) -> Markup:
        """The parsed markup."""
        return Markup(self.text)

    @cached_property
    def references(self) -> list[Reference]:
        """Every address that the markup, or a document inside it, loads or links to."""
        return [reference for markup in self.markup.walk() for reference in find_references(markup)]

    @cached_property
    def prose(self) -> Prose:
        """The readable text."""
        return read_prose(self.markup) if self.kind is Kind.MARKUP else plain_prose(self.text)

    @cached_property
    def alternatives(self) -> list[Prose]:
        """The alternative texts of its images, which some readers get in their place."""
        if self.kind is not Kind.MARKUP or "alt=" not in self.value:
            return []
        images = [image for image in self.markup.by_tag.get("img", ()) if image.attributes.get("alt")]
        return [plain_prose(image.value_text("alt")) for image in images]

    @cached_property
    def all_alternatives(self) -> Prose:
        """The same in one, to see quickly that nothing is in them; places in it are nobody's."""
        return plain_prose(Text(BREAK.join(prose.text.value for prose in self.alternatives)))


class Post:
    """One post of a document."""

    def __init__(self, document: Document, entry: Entry, own_site: Site | None = None) -> None:
        self.document = document
        self.own_site = own_site or Site()
        self.entry = entry
        self.data = entry.data
        self._fields: dict[str, list[Field]] = {}
        self._addresses: dict[str, Address] = {}
        self._owned: dict[str, bool | None] = {}
        self.memo: dict[str, Any] = {}  # what checks of one family work out once and share

    @cached_property
    def id(self) -> int | str | None:
        """The post's id as the file gives it; None where it gives none that could be one."""
        found = self.lookup("id")
        sound = isinstance(found, (int, str)) and not isinstance(found, bool)
        return found if sound and len(str(found)) <= _LONGEST_ID else None

    @cached_property
    def link(self) -> Address | None:
        """The address of the post, else its guid (rows of the database have no link)."""
        for name in ("link", "guid"):
            value = self.lookup(name)
            if isinstance(value, str) and (address := Address(value)).host:
                return address
        return None

    @cached_property
    def home(self) -> str | None:
        """The address of the site, as far as the file tells: that of its REST API, else the host of the post.

        Several sites can share a host (https://example.org/blog1/), each with posts numbered from 1.
        """
        links = self.data.get("_links")
        of_self = links.get("self") if isinstance(links, dict) else None
        first = of_self[0] if isinstance(of_self, list) and of_self else None
        address = first.get("href") if isinstance(first, dict) else None
        if isinstance(address, str) and _REST in address:
            address = Address(address.partition(_REST)[0] + "/")
            return f"{address.host}{address.path}"
        return f"{self.link.host}/" if self.link else None

    @property
    def site(self) -> str | None:
        """The registrable domain that the post is published on, where the file tells."""
        return self.link.site if self.link else None

    def owns(self, host: str) -> bool | None:
        """Whether `host` belongs to the post's own site; None where nothing tells which site that is."""
        if host not in self._owned:
            self._owned[host] = self.own_site.owns(host, self.link.host if self.link else None)
        return self._owned[host]

    def stranger(self, address: Address) -> bool | None:
        """Whether an address names a host that is not known to be the post's own; None where it names none."""
        return None if address.host is None else self.owns(address.host) is not True

    def address(self, text: str) -> Address:
        """`text` as an address on a page of this post's site. Equal texts are read once."""
        if (found := self._addresses.get(text)) is None:
            scheme = self.link.scheme if self.link else None
            found = self._addresses[text] = Address(text, scheme if scheme in ("http", "https") else "https")
        return found

    def lookup(self, name: str) -> Any:
        """The value of a field by name or dotted path (`meta.footnotes`), `rendered` unwrapped; None if absent."""
        fields = self.fields(name)
        return fields[0].value if fields else None

    def fields(self, name: str) -> list[Field]:
        """The fields that `name` stands for: none, one, or what the author wrote and then what was rendered."""
        if (found := self._fields.get(name)) is None:
            found = self._fields[name] = [
                Field(self, name, (*self.entry.pointer, *pointer), value) for pointer, value in self._values(name)
            ]
        return found

    def _values(self, name: str) -> list[tuple[Pointer, Any]]:
        for spelling in _KEYS.get(name, ()):
            if spelling in self.data:
                return _forms((spelling,), self.data[spelling], both=name in _SEEN_TWICE)
        if name in _KEYS:
            return []
        value: Any = self.data
        pointer: Pointer = ()
        for part in name.split("."):
            if isinstance(value, dict) and part in value:
                value, pointer = value[part], (*pointer, part)
            elif isinstance(value, list) and part.isdecimal() and int(part) < len(value):
                value, pointer = value[int(part)], (*pointer, int(part))
            else:
                return []
        return _forms(pointer, value, both=False)


def _forms(pointer: Pointer, value: Any, both: bool) -> list[tuple[Pointer, Any]]:
    """A value, or the `raw` and `rendered` forms of it."""
    if not isinstance(value, dict):
        return [(pointer, value)]
    forms = [((*pointer, form), value[form]) for form in ("raw", "rendered") if isinstance(value.get(form), str)]
    return (forms if both else forms[:1]) or [(pointer, value)]

"""Checks for what has no accessible name: links, controls, pictures with a role, image maps, headings."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from linter.checks.authored import at_attribute, at_tag, authored, tagged
from linter.html import aria
from linter.html.accname import child_of, names
from linter.html.exposure import tab_index
from linter.html.markup import Element, Markup
from linter.post import Post
from linter.subject import Subject

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_CONTROLS = ("button", "input", "select", "textarea", "summary")
_CONTROL_ROLES = {
    "button": "button", "checkbox": "checkbox", "combobox": "selection", "listbox": "selection",
    "menuitem": "menu item", "menuitemcheckbox": "menu item", "menuitemradio": "menu item", "radio": "radio button",
    "searchbox": "search field", "slider": "slider", "spinbutton": "number field", "switch": "switch", "tab": "tab",
    "textbox": "text field",
}  # fmt: skip
_GRAPHIC_ROLES = frozenset({"img", "image", "graphics-document", "graphics-symbol"})
_PLAYERS = frozenset({"audio", "canvas", "embed", "iframe", "input", "math", "object", "select", "video"})
_MEDIA_TYPES = ("image/", "audio/", "video/")
_MEDIA_FILES = (
    ".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp", ".mp3", ".mp4", ".m4a", ".oga", ".ogg",
    ".ogv", ".wav", ".webm",
)  # fmt: skip


def nameless_links(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Links that hold neither text nor picture, or only what nobody hears. `$value` is the address."""
    for field, link, inside in _links_without_name(post):
        if not any(element.tag == "img" for element in inside):
            yield at_tag(field, link, _address(link))


def nameless_picture_links(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Pictures that are all there is in a link and have no alt text. `$value` is the address of the link."""
    for field, link, inside in _links_without_name(post):
        pictures = [element for element in inside if element.tag == "img"]
        if pictures:
            yield at_attribute(field, pictures[0], "alt", _address(link))


def nameless_images(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Pictures without an alt attribute that nothing else names, save dots that count readers."""
    for field, markup in authored(post):
        for picture in tagged(markup, "img"):
            if "alt" in picture.attributes or aria.written_role(picture) in aria.NOTHING or _is_dot(picture):
                continue
            known = names(markup)
            if not known.hidden(picture) and not known.name(picture):
                yield at_tag(field, picture)


def _is_dot(picture: Element) -> bool:
    return picture.attributes.get("width") == "1" and picture.attributes.get("height") == "1"


def _address(link: Element) -> str:
    return link.attributes.get("href") or link.attributes.get("xlink:href", "")


def _links_without_name(post: Post) -> Iterator[tuple[Any, Element, list[Element]]]:
    for field, markup in authored(post):
        for link in _with_role(markup, ("a",), {"link"}):
            known = names(markup)
            if known.hidden(link) or known.name(link):
                continue
            inside = [element for element in _descendants(link) if not known.state(element).unseen]
            if not any(element.tag in _PLAYERS for element in inside):
                yield field, link, inside


def nameless_controls(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Buttons and form fields that have no name, save boxes to copy from. `$kind` says what they are."""
    for field, markup in authored(post):
        after_buttons = {button.following for button in tagged(markup, "button")}
        for control in _with_role(markup, _CONTROLS, _CONTROL_ROLES.keys()):
            if (kind := _kind(control)) is None or (control in after_buttons and _is_copy_box(control)):
                continue
            known = names(markup)
            if not known.hidden(control) and not known.name(control):
                yield at_tag(field, control, kind=kind)


def _is_copy_box(control: Element) -> bool:
    """Whether a field comes filled and can't be sent.

    After a button it is the source that a plugin lets readers copy, and kept out of sight by the plugin's own styles.
    """
    return control.tag == "textarea" and "name" not in control.attributes and bool(control.node.text.strip())


def _kind(control: Element) -> str | None:
    if control.tag == "input":
        kind = control.attributes.get("type", "").strip().lower()
        if kind == "hidden":
            return None
        if kind == "image":
            return "image button"
        if aria.role(control) is None:
            return f"{kind} field"
    if control.tag == "summary":
        above = control.parent
        first = above is not None and above.tag == "details" and child_of(above, "summary") is control
        return "summary of the details" if first else None
    if control.tag == "option":
        return None
    role = aria.role(control) or ""
    return _CONTROL_ROLES.get(role)


def nameless_graphics(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Embedded pictures, SVG images and anything with the role of a picture that nobody named."""
    for field, markup in authored(post):
        for element in _with_role(markup, ("object",), _GRAPHIC_ROLES):
            if element.tag in ("img", "image", "a", "button") or (
                element.tag == "object" and not _shows_media(element)
            ):
                continue
            known = names(markup)
            if not known.hidden(element) and not known.name(element):
                yield at_tag(field, element)


def _shows_media(element: Element) -> bool:
    kind = element.attributes.get("type", "").strip().lower()
    address = element.attributes.get("data", "").split("?")[0].split("#")[0].lower()
    if (role := aria.written_role(element)) is not None:
        return role in _GRAPHIC_ROLES
    return kind.startswith(_MEDIA_TYPES) or (not kind and address.endswith(_MEDIA_FILES))


def nameless_frames(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Frames without a title, save those that the keyboard never enters."""
    for field, markup in authored(post):
        for frame in tagged(markup, "iframe"):
            index = tab_index(frame)
            known = names(markup)
            if (index is not None and index < 0) or aria.written_role(frame) in aria.NOTHING or known.hidden(frame):
                continue
            if not known.name(frame):
                yield at_tag(field, frame)


def nameless_areas(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Links in image maps that have no alt text. `$value` is the address."""
    for field, markup in authored(post):
        for area in tagged(markup, "area"):
            if "href" in area.attributes and not names(markup).hidden(area) and not names(markup).name(area):
                yield at_tag(field, area, area.attributes["href"])


def empty_headings(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Headings with nothing to read. A fix is certain where there is nothing at all in the heading."""
    for field, markup in authored(post, "content"):
        for heading in _with_role(markup, _HEADINGS, {"heading"}):
            known = names(markup)
            if known.hidden(heading) or known.name(heading) or aria.role(heading) != "heading":
                continue
            inside = list(_descendants(heading))
            if any(element.tag in _PLAYERS or _unnamed_picture(element) for element in inside):
                continue
            subject = at_tag(field, heading)
            subject.certain = not any(
                "id" in element.attributes or element.tag in ("img", "svg", "a") for element in (heading, *inside)
            )
            yield subject


def _unnamed_picture(element: Element) -> bool:
    return element.tag == "img" and "alt" not in element.attributes


def _with_role(markup: Markup, tags: Iterable[str], roles: Iterable[str]) -> Iterator[Element]:
    """The elements of some tags that no `role` makes something else, and those that a `role` makes the like."""
    wanted = frozenset(roles)
    for element in tagged(markup, *tags):
        if aria.written_role(element) is None and (element.tag != "a" or aria.has_address(element)):
            yield element
    for element in markup.by_attribute.get("role", ()):
        if aria.written_role(element) in wanted:
            yield element


def _descendants(element: Element) -> Iterator[Element]:
    """The elements inside, at any depth."""
    waiting = [element]
    while waiting:
        for child in waiting.pop().children:
            if isinstance(child, Element):
                yield child
                waiting.append(child)

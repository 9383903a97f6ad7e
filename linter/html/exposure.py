"""Who gets to see an element: is it rendered, is it hidden from assistive technology, can the keyboard reach it?

In: an element. Out: its `State`, which it shares with what surrounds it (`hidden`, `display: none`, `aria-hidden`,
`inert`, a disabled fieldset). Only the post's own styles count: it does not carry the theme's style sheet. States are
made when first asked for, each element once, however deep the markup. What is there for screen readers but not for the
eye (off the screen, transparent) is the matter of `linter.html.visibility`.
"""

import re
from dataclasses import dataclass

from linter.html.aria import has_address
from linter.html.markup import Element, Markup
from linter.html.styles import styles

_UNRENDERED = frozenset("script style template head title link meta base noscript datalist rp param noembed".split())
_DISABLED = frozenset("button fieldset input optgroup option select textarea".split())
_INTEGER = re.compile(r"\s*([+-]?\d+)")


@dataclass(frozen=True, slots=True)
class State:
    """What an element inherits: whether it is `gone` (not rendered), `invisible`, `aria_hidden`, `inert`, `disabled`.

    `label`, `table` and `link` are the nearest of their kind, the element itself included. `fallback` says that what
    is inside is only for browsers that can't play it.
    """

    gone: bool = False
    invisible: bool = False
    aria_hidden: bool = False
    inert: bool = False
    disabled: bool = False
    label: Element | None = None
    table: Element | None = None
    link: Element | None = None
    fallback: bool = False

    @property
    def hidden(self) -> bool:
        """Whether assistive technology does not get it."""
        return self.gone or self.invisible or self.aria_hidden or self.inert

    @property
    def unseen(self) -> bool:
        """Whether nobody gets it."""
        return self.gone or self.invisible or self.inert


_OPEN = State()
_TEMPLATE = State(gone=True)
_UNPLAYED = State(gone=True, fallback=True)
_TELLING = frozenset({"hidden", "aria-hidden", "inert", "disabled"})
_PLAYERS = frozenset({"audio", "video"})
_HOLDERS = frozenset({"label", "table", "a"}) | _PLAYERS


class Exposure:
    """The states of the elements of one piece of markup."""

    def __init__(self, markup: Markup) -> None:
        self._styles = styles(markup)
        self._states: dict[Element, State] = {}

    def state(self, element: Element) -> State:
        """The state of an element."""
        if (found := self._states.get(element)) is not None:
            return found
        path: list[Element] = []
        at: Element | None = element
        above = _OPEN
        while at is not None:
            if (known := self._states.get(at)) is not None:
                above = known
                break
            path.append(at)
            if (up := at.parent) is None and at.in_template:
                above = _TEMPLATE
            at = up
        for one in reversed(path):
            above = self._states[one] = self._state(one, above)
        return above

    def _state(self, element: Element, above: State) -> State:
        if above.fallback:
            return _UNPLAYED
        attributes, tag = element.attributes, element.tag
        given = self._styles.given(element)
        if not given and tag not in _UNRENDERED and tag not in _HOLDERS and _TELLING.isdisjoint(attributes):
            return above
        gone, invisible = above.gone or (tag in _UNRENDERED and element.is_html), above.invisible
        if "hidden" in attributes:
            gone = True
        if given.get("display") == "none" or given.get("content-visibility") == "hidden":
            gone = True
        if "visibility" in given:
            invisible = given["visibility"] in ("hidden", "collapse")
        return State(
            gone,
            invisible,
            above.aria_hidden or attributes.get("aria-hidden", "").strip().lower() == "true",
            above.inert or "inert" in attributes,
            above.disabled or ("disabled" in attributes and tag in _DISABLED),
            element if tag == "label" else above.label,
            element if tag == "table" else above.table,
            element if tag == "a" and has_address(element) else above.link,
            tag in _PLAYERS,
        )

    def hidden(self, element: Element) -> bool:
        """Whether assistive technology does not get the element."""
        return self.state(element).hidden

    def disabled(self, element: Element) -> bool:
        """Whether readers can't use a control, and are told so."""
        return self.state(element).disabled or element.attributes.get("aria-disabled", "").strip().lower() == "true"

    def focusable(self, element: Element) -> bool:
        """Whether a script or a click can give it the focus."""
        state = self.state(element)
        if state.unseen or (state.disabled and element.tag in _DISABLED):
            return False
        return tab_index(element) is not None or _natively_focusable(element)

    def tabbable(self, element: Element) -> bool:
        """Whether the Tab key stops at it."""
        index = tab_index(element)
        return self.focusable(element) and (index is None or index >= 0)


def tab_index(element: Element) -> int | None:
    """The number in `tabindex`; None without one."""
    match = _INTEGER.match(element.attributes.get("tabindex", ""))
    return int(match[1][:6]) if match else None


def _natively_focusable(element: Element) -> bool:
    tag, attributes = element.tag, element.attributes
    if tag in ("a", "area"):
        return has_address(element)
    if tag == "input":
        return attributes.get("type", "").strip().lower() != "hidden"
    if tag in ("audio", "video"):
        return "controls" in attributes
    if tag == "summary":
        return (above := element.parent) is not None and above.tag == "details"
    if tag in ("button", "select", "textarea", "iframe"):
        return True
    return attributes.get("contenteditable", "false").strip().lower() in ("", "true", "plaintext-only")

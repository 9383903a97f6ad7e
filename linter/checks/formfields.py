"""Checks of labels and form fields."""

from collections.abc import Iterator, Mapping
from typing import Any

from linter.checks.authored import at_attribute, at_tag, authored
from linter.html.accname import names
from linter.post import Post
from linter.subject import Subject

_FIELDS = ("input", "select", "textarea", "meter", "output", "progress", "button")
_NAMES = frozenset(
    "name honorific-prefix given-name additional-name family-name honorific-suffix nickname username new-password "
    "current-password one-time-code organization-title organization street-address address-line1 address-line2 "
    "address-line3 address-level4 address-level3 address-level2 address-level1 country country-name postal-code "
    "cc-name cc-given-name cc-additional-name cc-family-name cc-number cc-exp cc-exp-month cc-exp-year cc-csc cc-type "
    "transaction-currency transaction-amount language bday bday-day bday-month bday-year sex url photo".split()
)
_CONTACTS = frozenset(
    "tel tel-country-code tel-national tel-area-code tel-local tel-local-prefix tel-local-suffix tel-extension email "
    "impp".split()
)
_WITHOUT = frozenset({"hidden", "button", "submit", "reset", "checkbox", "radio"})
_PLACES = frozenset({"home", "work", "mobile", "fax", "pager"})


def crowded_labels(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Labels around more than one form field, or around one while their `for` names another."""
    for field, markup in authored(post):
        if "label" not in markup.by_tag:
            continue
        known = names(markup)
        inside: dict[object, list[object]] = {}
        for tag in _FIELDS:
            for control in markup.by_tag.get(tag, ()):
                label = known.state(control).label
                if label is not None and control.attributes.get("type", "").strip().lower() != "hidden":
                    inside.setdefault(label, []).append(control)
        for label in markup.by_tag["label"]:
            controls = list(inside.get(label, ()))
            target = known.target(label.attributes.get("for", ""))
            if target is not None and target not in controls:
                controls.append(target)
            if len(controls) > 1:
                yield at_tag(field, label, count=len(controls))


def unknown_autocomplete(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Values of `autocomplete` that browsers don't know."""
    for field, markup in authored(post):
        for control in markup.by_attribute.get("autocomplete", ()):
            value = control.attributes["autocomplete"]
            if control.tag not in ("input", "select", "textarea") or names(markup).hidden(control):
                continue
            if control.attributes.get("type", "").strip().lower() in _WITHOUT or "readonly" in control.attributes:
                continue
            if not names(markup).exposure.disabled(control) and not _is_known(value):
                yield at_attribute(field, control, "autocomplete", value)


def _is_known(value: str) -> bool:
    tokens = value.lower().split()
    if not tokens or tokens in (["on"], ["off"]):
        return True
    if tokens[-1] == "webauthn":
        tokens.pop()
    if tokens and tokens[0].startswith("section-"):
        tokens = tokens[1:]
    if tokens and tokens[0] in ("shipping", "billing"):
        tokens = tokens[1:]
    if tokens and tokens[0] in _PLACES:
        return len(tokens) == 2 and tokens[1] in _CONTACTS
    return len(tokens) == 1 and (tokens[0] in _NAMES or tokens[0] in _CONTACTS)

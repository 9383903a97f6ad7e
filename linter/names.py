"""`$value.host`: the names that rules use in conditions, messages and fixes.

The names a rule may use follow from its kind of subject, so an unknown one is found when the rule is loaded
(`check_name`), and each is compiled once to a function of the subject (`compile_name`).
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

from linter.facets import FACETS, text_of
from linter.html.prose import Prose
from linter.html.surroundings import language, paragraph, sentence
from linter.post import NAMED_FIELDS, Field
from linter.rule import Name
from linter.subject import Subject

Getter = Callable[[Subject], Any]

NAME = re.compile(r"\$(?:(\$)|([a-z_][a-z0-9_]*(?:\.[a-zA-Z_][\w:\-]*)*))")
_ALWAYS = frozenset({"value", "field", "site", "post"})
_LONGEST_SHOWN = 120
_BESIDE_TEXT = "protected"  # what the REST API tells next to a text: that a password locks it


class UnknownName(ValueError):
    """A name that means nothing in its rule; `known` lists what could stand there."""

    def __init__(self, name: str, known: list[str]) -> None:
        super().__init__(f"${name} is not known here")
        self.name = name
        self.known = known


def parse_name(text: str) -> Name:
    """`value.host` (without the dollar sign) as a Name."""
    return Name(tuple(text.split(".")))


def check_name(name: Name, roots: frozenset[str]) -> None:
    """Raise UnknownName unless `name` starts with a known root and goes on with known facets."""
    root, rest = name.parts[0], name.parts[1:]
    if root not in roots | _ALWAYS:
        raise UnknownName(root, sorted(roots | _ALWAYS))
    if root in ("attr", "post"):
        if not rest:
            raise UnknownName(f"{root}.", ["attr.NAME"] if root == "attr" else ["post.FIELD"])
        named = rest[0] in NAMED_FIELDS and rest[1:] != (_BESIDE_TEXT,)
        rest = rest[1:] if root == "attr" or named else ()
    for facet in rest:
        if facet not in FACETS:
            raise UnknownName(str(name), [f"{root}.{known}" for known in sorted(FACETS)])


def compile_name(name: Name, options: Mapping[str, Any]) -> Getter:
    """The function from a subject to what `name` stands for; None where the subject has no such thing."""
    root, rest = name.parts[0], name.parts[1:]
    if root in options:
        constant = options[root]
        return lambda subject: constant
    if root == "post":
        return _post_getter(rest)
    if root == "attr":
        attribute, rest = rest[0].lower(), rest[1:]
        start: Getter = lambda subject: subject.element.attributes.get(attribute) if subject.element else None  # noqa: E731
    elif root in _ROOTS:
        start = _ROOTS[root]
    else:
        start = lambda subject: subject.names.get(root)  # noqa: E731
    return _with_facets(start, rest)


_ROOTS: dict[str, Getter] = {
    "value": lambda subject: subject.value,
    "tag": lambda subject: subject.element.tag if subject.element else None,
    "attribute": lambda subject: subject.attribute,
    "field": lambda subject: subject.field.name,
    "site": lambda subject: subject.field.post.site,
    "quoted": lambda subject: subject.prose and subject.prose.quoted(subject.span),
    "quotation": lambda subject: " in a quotation" if subject.prose and subject.prose.quoted(subject.span) else "",
    "sentence": lambda subject: subject.prose and sentence(subject.prose, subject.span),
    "language": lambda subject: subject.prose and _language(subject, subject.prose),
}
IN_TEXT = frozenset({"quoted", "quotation", "sentence", "language"})  # what can be asked of a place in readable text


def _language(subject: Subject, prose: Prose) -> str:
    """The code of the language of the paragraph; where that is too short to tell, of the field or the content."""
    field = subject.field
    where = paragraph(prose, subject.span)
    if (found := field.memo.get(key := ("language", id(prose), where))) is None:
        own = language(prose.text.value[slice(*where)])
        found = field.memo[key] = own or _field_language(field)
    return str(found)


def _field_language(field: Field) -> str:
    if (found := field.memo.get("language")) is None:
        whole = [field, *field.post.fields("content")]
        told = (language(one.prose.text.value) for one in whole if isinstance(one.value, str))
        found = field.memo["language"] = next(filter(None, told), "en")
    return str(found)


def _post_getter(rest: tuple[str, ...]) -> Getter:
    """`$post.link.host`: a named field and its facets; any other path is looked up as it stands."""
    if rest[0] not in NAMED_FIELDS or rest[1:] == (_BESIDE_TEXT,):
        path = ".".join(rest)
        return lambda subject: subject.field.post.lookup(path)
    return _with_facets(lambda subject: subject.field.post.lookup(rest[0]), rest[1:])


def _with_facets(start: Getter, names: tuple[str, ...]) -> Getter:
    if not names:
        return start
    facets = [FACETS[name] for name in names]

    if len(facets) == 1:
        (only,) = facets

        def get_one(subject: Subject) -> Any:
            value = start(subject)
            return None if value is None else only(value, subject.field.post)

        return get_one

    def get(subject: Subject) -> Any:
        value = start(subject)
        for facet in facets:
            if value is None:
                return None
            value = facet(value, subject.field.post)
        return value

    return get


def compile_template(
    template: str, options: Mapping[str, Any], longest: int = _LONGEST_SHOWN
) -> Callable[[Subject], str]:
    """The function from a subject to `template` with its names filled in; values are cut at `longest` characters."""
    parts: list[str | Getter] = []
    done = 0
    for match in NAME.finditer(template):
        parts.append(template[done : match.start()])
        parts.append("$" if match[1] else compile_name(parse_name(match[2]), options))
        done = match.end()
    parts.append(template[done:])

    def fill(subject: Subject) -> str:
        return "".join(part if isinstance(part, str) else shown(part(subject), longest) for part in parts)

    return fill


def shown(value: Any, longest: int = _LONGEST_SHOWN) -> str:
    """A value as a message shows it."""
    if value is None:
        return ""
    if isinstance(value, dict):
        return ""
    if isinstance(value, (list, tuple, set, frozenset)):
        text = ", ".join(str(item) for item in value if not isinstance(item, (dict, list)))
    else:
        text = text_of(value)
    return text if len(text) <= longest else text[: longest - 1] + "…"

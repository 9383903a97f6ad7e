"""Names of tags → whether they certainly fit together, told in a fraction of the time that `balance` takes.

Most posts are tidy. What is not simple to tell (drawings, cells in cells, an end tag left out) counts as not tidy, and
then the tags are read one by one.
"""

from collections.abc import Iterable

from linter.html import tagnames as names

_DEEPEST = 40  # elements in elements; real posts stay below


def _barred() -> dict[str, frozenset[str]]:
    """Start tags of which it is simple to tell that they fit, each with the elements that they must not stand in."""
    simple = names.HTML - names.PARSER_MADE - names.FOREIGN - names.WALLS - _AROUND.keys() - {"noscript"}
    no_paragraph = names.PHRASING - names.TRANSPARENT | {"p"}
    barred = dict.fromkeys(simple | _ENDLESS, frozenset[str]())
    barred |= dict.fromkeys(names.BLOCKS & simple | {"hr", "hr/"}, no_paragraph)
    for name in (names.ALONE | names.CLICKABLE) & barred.keys():
        barred[name] |= {name, "a"}
    for name in names.CLICKABLE & names.VOID:
        barred[f"{name}/"] |= {"a"}
    for name in names.HEADINGS:
        barred[name] |= names.HEADINGS
    return barred


def _around() -> dict[str, frozenset[str]]:
    """Start tags that are simple right inside certain elements."""
    sections = frozenset({"table", "tbody", "tfoot", "thead"})
    around = {"li": frozenset({"ol", "ul"}), "tr": sections}
    for inner, outer in (("dt dd", "dl"), ("td th", "tr"), ("rt rp", "ruby"), ("option optgroup", "select")):
        around |= dict.fromkeys(inner.split(), frozenset({outer}))
    return around | dict.fromkeys(("caption", "colgroup", "tbody", "tfoot", "thead"), frozenset({"table"}))


_ENDLESS = names.VOID | {f"{name}/" for name in names.VOID}
_AROUND = _around()
_BARRED = _barred()


def tidy(outline: Iterable[str]) -> bool:
    """Whether the tags of an outline (`linter.html.extents.outline`) fit together."""
    opened: list[str] = []
    around = ""
    for tag in outline:
        if tag[0] == "/":
            if tag != f"/{around}":
                return False
            opened.pop()
            around = opened[-1] if opened else ""
            continue
        if (wanted := _AROUND.get(tag)) is not None:
            if around not in wanted:
                return False
        elif around in names.TABLE_LEVEL:
            return False
        elif tag == "#":
            if around in names.LISTS:
                return False
            continue
        elif (barred := _BARRED.get(tag)) is None or not barred.isdisjoint(opened) or len(opened) > _DEEPEST:
            return False
        elif tag in _ENDLESS:
            continue
        opened.append(tag)
        around = tag
    return not opened

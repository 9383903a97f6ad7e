"""Checks of tables: which cells are headers, and for which other cells."""

from collections.abc import Iterator, Mapping
from typing import Any

from linter.checks.authored import at_attribute, at_tag, authored, tagged
from linter.html import aria
from linter.html.accname import names
from linter.html.markup import Element, Markup
from linter.post import Post
from linter.subject import Subject

_ROW_GROUPS = frozenset({"thead", "tbody", "tfoot"})
_CELLS = frozenset({"td", "th"})
_SCOPES = frozenset({"col", "row", "colgroup", "rowgroup"})
_LONGEST_CELL = 150
_LAYOUT = "table, img, iframe, video, form, input, h1, h2, h3, h4, h5, h6, ul, ol, p + p, script, object"
_TABLE_ROLES = frozenset({"table", "grid", "treegrid"})


def data_tables(markup: Markup) -> Iterator[Element]:
    """The tables that readers meet and that no `role` makes an arrangement."""
    for table in tagged(markup, "table"):
        role = aria.written_role(table)
        if (role is None or role in _TABLE_ROLES) and not names(markup).hidden(table):
            yield table


def table_rows(table: Element) -> list[list[Element]]:
    """The cells of a table, row by row."""
    rows = []
    for child in table.children:
        if isinstance(child, Element) and child.tag in _ROW_GROUPS:
            rows += [_cells(row) for row in child.children if isinstance(row, Element) and row.tag == "tr"]
        elif isinstance(child, Element) and child.tag == "tr":
            rows.append(_cells(child))
    return [row for row in rows if row]


def _cells(row: Element) -> list[Element]:
    return [cell for cell in row.children if isinstance(cell, Element) and cell.tag in _CELLS]


def headless_tables(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Tables of data without a header cell. Tables that only arrange pictures, forms or long texts are left alone."""
    for field, markup in authored(post, "content"):
        for table in data_tables(markup):
            rows = table_rows(table)
            if not any(cell.tag == "th" or "scope" in cell.attributes for row in rows for cell in row) and _is_data(
                table, rows
            ):
                yield at_tag(field, table, rows=len(rows), columns=len(rows[0]))


def _is_data(table: Element, rows: list[list[Element]]) -> bool:
    """Whether at least three rows of as many cells, two or more, hold short texts and nothing else."""
    if len(rows) < 3 or len(rows[0]) < 2 or len({len(row) for row in rows}) > 1:
        return False
    if table.node.select_one(_LAYOUT) is not None:
        return False
    if "role" in table.attributes or table.node.select_one("[role]") is not None:
        return False
    texts = [cell.readable for row in rows for cell in row]
    filled = [text for text in texts if text]
    return len(filled) >= len(texts) * 0.6 and all(len(text) <= _LONGEST_CELL for text in filled)


def broken_headers(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Cells whose `headers` name no other cell of their table. `$value` is the id that leads nowhere."""
    for field, markup in authored(post, "content"):
        for cell in markup.by_attribute.get("headers", ()):
            if cell.tag not in _CELLS or names(markup).hidden(cell):
                continue
            known = names(markup)
            table = known.state(cell).table
            if table is None or aria.written_role(table) not in (None, *_TABLE_ROLES):
                continue
            for reference in cell.attributes["headers"].split():
                target = known.target(reference)
                if target is cell or target is None or target.tag not in _CELLS or known.state(target).table != table:
                    yield at_attribute(field, cell, "headers", reference)
                    break


def wrong_scopes(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Values of `scope` that browsers don't know, and `scope` on cells that are no headers."""
    for field, markup in authored(post, "content"):
        for cell in markup.by_attribute.get("scope", ()):
            value = cell.attributes["scope"].strip().lower()
            if cell.tag == "th" and value and value not in _SCOPES:
                yield at_attribute(field, cell, "scope")


def empty_headers(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Header cells with nothing to read. The corner above the row headers may be empty."""
    for field, markup in authored(post, "content"):
        if "th" not in markup.by_tag:
            continue
        known = names(markup)
        for table in data_tables(markup):
            for number, row in enumerate(table_rows(table)):
                for index, cell in enumerate(row):
                    corner = number == 0 and index == 0
                    if cell.tag != "th" or corner or known.hidden(cell) or known.name(cell) or _holds_more(cell):
                        continue
                    yield at_tag(field, cell)


def _holds_more(cell: Element) -> bool:
    return cell.node.select_one("img, svg, input, iframe, video") is not None


def unscoped_headers(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Headers without a `scope` in tables that have headers for both rows and columns."""
    for field, markup in authored(post, "content"):
        if "th" not in markup.by_tag:
            continue
        for table in data_tables(markup):
            rows = table_rows(table)
            across = sum(cell.tag == "th" for cell in rows[0]) > 1 if rows else False
            down = any(row[0].tag == "th" and any(cell.tag == "td" for cell in row) for row in rows[1:])
            first = next((cell for row in rows for cell in row if cell.tag == "th" and not _told(cell)), None)
            if across and down and first is not None:
                yield at_tag(field, first)


def _told(cell: Element) -> bool:
    return bool(cell.attributes.get("scope")) or "id" in cell.attributes

"""Checks of header cells: is there anything that a header is the header of?

Rows and columns are counted as HTML forms a table (§4.9.12), within bounds. Where the standard asks whether a header
without a `scope` is for its row or its column, either will do here, as browsers and screen readers differ.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from linter.checks.authored import at_tag, authored
from linter.checks.tables import data_tables, table_rows
from linter.html.accname import names
from linter.html.markup import Element
from linter.post import Post
from linter.subject import Subject

_MOST_CELLS = 3000
_WIDEST = 100
_NUMBER = re.compile(r"\s*(\d{1,4})")


@dataclass(frozen=True, slots=True)
class _Cell:
    element: Element
    rows: range
    columns: range

    @property
    def headers(self) -> list[str]:
        """The ids that the cell says are its headers."""
        return self.element.attributes.get("headers", "").split()


def unused_headers(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Header cells without a cell in their column or row. Tables that repeat their headers at the foot are fine."""
    for field, markup in authored(post, "content"):
        if "th" not in markup.by_tag:
            continue
        for table in data_tables(markup):
            cells = _placed(table_rows(table))
            below, right = _reach(cells)
            named = {one for cell in cells for one in cell.headers}
            for cell in cells:
                element = cell.element
                if element.tag != "th" or names(markup).hidden(element) or _in_foot(element):
                    continue
                if element.attributes.get("id") in named or not names(markup).name(element):
                    continue
                scope = element.attributes.get("scope", "").strip().lower()
                down = any(below.get(column, -1) >= cell.rows.stop for column in cell.columns)
                across = any(right.get(row, -1) >= cell.columns.stop for row in cell.rows)
                if not (down and not scope.startswith("row")) and not (across and not scope.startswith("col")):
                    yield at_tag(field, element, names(markup).name(element))


def _placed(rows: list[list[Element]]) -> list[_Cell]:
    """The cells of a table with the rows and columns that each covers; none of a table too large to count."""
    if sum(map(len, rows)) > _MOST_CELLS:
        return []
    taken: dict[int, int] = {}  # column → the first row in which it is free again
    cells = []
    for number, row in enumerate(rows):
        column = 0
        for element in row:
            while taken.get(column, 0) > number:
                column += 1
            wide, high = _span(element, "colspan") or 1, _span(element, "rowspan") or len(rows)
            cell = _Cell(element, range(number, min(number + high, len(rows))), range(column, column + wide))
            taken.update(dict.fromkeys(cell.columns, cell.rows.stop))
            cells.append(cell)
            column += wide
    return cells


def _span(element: Element, name: str) -> int:
    match = _NUMBER.match(element.attributes.get(name, "1"))
    return min(int(match[1]), _WIDEST) if match else 1


def _reach(cells: list[_Cell]) -> tuple[dict[int, int], dict[int, int]]:
    """The last row that has a cell in each column, and the last column that has one in each row.

    Cells that name their headers themselves don't count. Neither do headers to the right of a header.
    """
    below: dict[int, int] = {}
    right: dict[int, int] = {}
    for cell in cells:
        if not cell.headers:
            for column in cell.columns:
                below[column] = max(below.get(column, -1), cell.rows.start)
            if cell.element.tag == "td":
                for row in cell.rows:
                    right[row] = max(right.get(row, -1), cell.columns.start)
    return below, right


def _in_foot(element: Element) -> bool:
    row = element.parent
    return row is not None and row.parent is not None and row.parent.tag == "tfoot"

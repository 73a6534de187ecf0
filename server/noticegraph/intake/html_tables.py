"""Tables of a page: cells in the columns where a browser shows them.

https://html.spec.whatwg.org/multipage/tables.html#forming-a-table
"""

from __future__ import annotations

import re
from collections.abc import Callable

from noticegraph.intake.blocks import Block, Heading, Paragraph, Table
from noticegraph.intake.html_tree import Element

_MOST_COLUMNS = 200
_Cell = list[Block]


def read_table(element: Element, read: Callable[[Element], _Cell]) -> list[Block]:
    """Return a table's caption and the table; or what its cells hold, if it only lays out a page.

    A cell that spans columns or rows is given once: the other places that it covers stay empty.
    """
    before: list[Block] = []
    head: list[Element] = []
    body: list[Element] = []
    foot: list[Element] = []
    for child in element.children:
        if isinstance(child, str) or child.hidden:
            continue
        if child.tag == "caption":
            before.extend(read(child))
        elif child.tag == "tr":
            body.append(child)
        elif child.tag in ("tbody", "thead", "tfoot"):
            rows = [r for r in child.children if isinstance(r, Element) and r.tag == "tr"]
            (head if child.tag == "thead" else foot if child.tag == "tfoot" else body).extend(rows)
    grid, kinds = _place_cells([*head, *body, *foot], read)
    if _is_layout(element, grid):
        return [*before, *(block for row in grid for cell in row for block in cell)]
    table = Table()
    heads = len(head) if head else int(bool(kinds) and _is_header(grid[0], kinds[0]))
    for row in grid[:heads]:
        width = max(len(row), len(table.header))
        above = [*table.header, *[[]] * (width - len(table.header))]
        table.header = [
            a + b for a, b in zip(above, [*row, *[[]] * (width - len(row))], strict=True)
        ]
    table.rows = grid[heads:]
    return [*before, table]


def _place_cells(
    rows: list[Element], read: Callable[[Element], _Cell]
) -> tuple[list[list[_Cell]], list[set[str]]]:
    grid: list[list[_Cell]] = []
    kinds: list[set[str]] = []
    # How many more rows each column is covered for, by a cell further up.
    covered: dict[int, int] = {}
    for row in rows:
        if row.hidden:
            continue
        cells: list[_Cell] = []
        tags: set[str] = set()
        below = {column: count - 1 for column, count in covered.items() if count > 1}

        for cell in row.children:
            if isinstance(cell, str) or cell.tag not in ("td", "th") or cell.hidden:
                continue
            _skip(cells, covered)
            blocks = read(cell)
            if len(cells) >= _MOST_COLUMNS:
                cells[-1] = [*cells[-1], *blocks]
                continue
            tags.update([cell.tag] if blocks else [])
            width = min(_span(cell, "colspan"), _MOST_COLUMNS - len(cells))
            height = _span(cell, "rowspan")
            for column in range(len(cells), len(cells) + width):
                if height > 1:
                    below[column] = height - 1
            cells.extend([blocks, *([] for _ in range(width - 1))])
        _skip(cells, covered)
        covered = below
        grid.append(cells)
        kinds.append(tags)
    return grid, kinds


def _skip(cells: list[_Cell], covered: dict[int, int]) -> None:
    """Leave the columns empty that a cell further up covers."""
    while covered.get(len(cells)):
        cells.append([])


def _span(cell: Element, name: str) -> int:
    value = cell.attributes.get(name, "1").strip()
    found = re.match(r"\d{1,5}", value)
    number = int(found[0]) if found else 1
    if name == "rowspan" and number == 0:
        return 65534
    return max(number, 1)


def _is_header(row: list[_Cell], tags: set[str]) -> bool:
    """Tell whether the first row heads the columns: only th, or only words in bold."""
    if tags == {"th"}:
        return True
    said = [block for cell in row for block in cell]
    return len(said) > 1 and all(
        isinstance(block, Paragraph) and all(run.bold or run.text == "\n" for run in block.runs)
        for block in said
    )


def _is_layout(element: Element, grid: list[list[_Cell]]) -> bool:
    if element.attributes.get("role", "").lower() in ("presentation", "none"):
        return True
    cells = [cell for row in grid for cell in row if cell]
    if len(cells) == 1 and len(grid) == 1:
        return True
    return any(len(cell) > 1 and any(isinstance(b, Heading) for b in cell) for cell in cells)

"""Tables as requested by `?contains=`, `?sort=` and `?page=`, without any script.

A table is filtered, then sorted, then divided into pages. Unknown values are refused, so that a
link never shows anything other than what it says.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from noticegraph.http.frame.layout import page_address
from noticegraph.http.frame.problems import Problem, clip
from noticegraph.http.request.arguments import Arguments, refuse_value
from noticegraph.http.words.headings import column_heading
from noticegraph.languages import sort_key
from noticegraph.tables import Part, Table

ROWS_PER_PAGE = 30
"""So many that a page is read to its end, also on a phone where a row is a card."""

_Cell = tuple[Part, ...]
_Row = tuple[_Cell, ...]
_Thing = TypeVar("_Thing")


@dataclass(frozen=True, slots=True)
class Heading:
    """A column's heading: its name, its text and language, its link, and how it is sorted.

    `order` is the value of `aria-sort`, or None.
    """

    name: str
    text: str
    language: str
    address: str
    order: str | None


@dataclass(frozen=True, slots=True)
class Listing:
    """A table, filtered and sorted; `shown` are the rows of the page.

    `total` is the number of rows before the filter; `sort` and `contains` are as given, or empty.
    `order` gives the position of each row in the original table.
    """

    table: Table
    order: tuple[int, ...]
    shown: tuple[_Row, ...]
    total: int
    page: int
    pages: int
    sort: str
    contains: str
    count: int
    """The number of rows after the filter; `table` and `order` may have those of the page alone."""

    def headings(self, language: str) -> list[Heading]:
        """Return the headings, each with the address that sorts by it, or reverses the order."""
        return [self._heading(column, language) for column in self.table.columns]

    def _heading(self, column: str, language: str) -> Heading:
        text, code = column_heading(column, language)
        order = {column: "ascending", "-" + column: "descending"}.get(self.sort)
        wanted = "-" + column if order == "ascending" else column
        return Heading(column, text, code, page_address(sort=wanted, page=""), order)

    def page_link(self, number: int) -> str:
        """Return the address of one of the pages."""
        return page_address(page=str(number) if number > 1 else "")

    def without_filter(self) -> str:
        """Return the address of the whole table."""
        return page_address(contains="", page="")

    def kept(self) -> list[tuple[str, str]]:
        """Return the arguments that the filter's form must preserve."""
        left_out = ("contains", "page", "format")
        return [(name, value) for name, value in page_arguments() if name not in left_out]

    @property
    def numbers(self) -> tuple[int, ...]:
        """The positions in the original table of the rows shown."""
        if len(self.order) == len(self.shown):
            return self.order
        start = (self.page - 1) * ROWS_PER_PAGE
        return self.order[start : start + len(self.shown)]

    @property
    def first(self) -> int:
        """The number of the first row shown, counted from 1; 0 if there is none."""
        return (self.page - 1) * ROWS_PER_PAGE + 1 if self.shown else 0

    @property
    def last(self) -> int:
        """The number of the last row shown."""
        return (self.page - 1) * ROWS_PER_PAGE + len(self.shown)


def arrange(table: Table, arguments: Arguments) -> Listing:
    """Filter, sort and divide a table. Problem 400 for an unknown column or page."""
    contains = (arguments.one("contains") or "").strip()
    sort = arguments.one("sort") or ""
    if sort and sort.removeprefix("-") not in table.columns:
        ways = [f"{'-' if sort[0] == '-' else ''}{column}" for column in table.columns]
        raise refuse_value(arguments, "sort", sort, ways)
    order = [n for n, row in enumerate(table.rows) if not contains or _contains(row, contains)]
    if sort:
        at = table.columns.index(sort.removeprefix("-"))
        order = _sorted(order, [row[at] for row in table.rows], sort[0] == "-")
    rows = tuple(table.rows[n] for n in order)
    pages = max(1, -(-len(rows) // ROWS_PER_PAGE))
    page = _page_number(arguments.one("page") or "1", pages)
    shown = rows[(page - 1) * ROWS_PER_PAGE : page * ROWS_PER_PAGE]
    return Listing(
        Table(table.columns, rows),
        tuple(order),
        shown,
        len(table.rows),
        page,
        pages,
        sort,
        contains,
        len(rows),
    )


def arrange_page(
    things: Sequence[_Thing], lay_out: Callable[[Sequence[_Thing]], Table], arguments: Arguments
) -> Listing:
    """Arrange a table for a page, of which only the rows of the page are laid out if that will do.

    It will not where rows are filtered or sorted by their cells. Problem 400 as in `arrange`.
    """
    if (arguments.one("contains") or "").strip() or arguments.one("sort"):
        return arrange(lay_out(things), arguments)
    pages = max(1, -(-len(things) // ROWS_PER_PAGE))
    page = _page_number(arguments.one("page") or "1", pages)
    start = (page - 1) * ROWS_PER_PAGE
    table = lay_out(things[start : start + ROWS_PER_PAGE])
    order = tuple(range(start, start + len(table.rows)))
    count = len(things)
    return Listing(table, order, table.rows, count, page, pages, "", "", count)


def page_arguments() -> list[tuple[str, str]]:
    """Return the arguments of the current address that have a value."""
    from flask import request

    return [(name, value) for name, value in request.args.items(multi=True) if value]


def _contains(row: _Row, contains: str) -> bool:
    text = " ".join(part.text for cell in row for part in cell).casefold()
    return all(word in text for word in contains.casefold().split())


def _sorted(order: Sequence[int], cells: Sequence[_Cell], descending: bool) -> list[int]:
    """Sort rows by their cells: as numbers if all are numbers; empty cells always come last."""
    filled = [n for n in order if cells[n]]
    texts = {n: "; ".join(part.text for part in cells[n]) for n in filled}
    try:
        numbers = {n: float(text) for n, text in texts.items()}
        filled.sort(key=numbers.__getitem__, reverse=descending)
    except ValueError:
        filled.sort(key=lambda n: sort_key(texts[n]), reverse=descending)
    return [*filled, *(n for n in order if not cells[n])]


def _page_number(written: str, pages: int) -> int:
    if written.isascii() and written.isdigit() and len(written) < 8 and 1 <= int(written) <= pages:
        return int(written)
    raise Problem("unknown-page", value=clip(written), pages=pages)

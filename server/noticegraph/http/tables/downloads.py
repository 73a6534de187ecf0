"""The machine twins of a page's table: JSON and CSV of all its rows, filtered and sorted as asked.

The columns are those of the questions' answers: `x` is the IRI where a cell has one, and `xName`
then its text.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from flask import request

from noticegraph.http.frame.languages import page_language
from noticegraph.http.frame.layout import page_address
from noticegraph.http.request.arguments import EVERYWHERE
from noticegraph.http.tables.spreadsheets import write_csv
from noticegraph.http.words.texts import texts
from noticegraph.media_types import Format
from noticegraph.tables import Part, Table

JSON_TWIN = Format("json", "application/json", "json", "JSON")
CSV_TWIN = Format("csv", "text/csv", "csv", "CSV")
TABLE_TWINS = (JSON_TWIN, CSV_TWIN)


@dataclass(frozen=True, slots=True)
class LinkedPart(Part):
    """A part of a cell whose link on a page is not that of its IRI, but `href` if it is given."""

    href: str | None = None


def table_alternatives(address: str) -> list[tuple[str, str, str]]:
    """Return the machine twins of the table at `address`: the same rows, those of all pages."""
    found = [
        (f.label, f.media_type, page_address(f"{address}.{f.extension}", page=""))
        for f in TABLE_TWINS
    ]
    label = texts(page_language())["safe_csv"]
    safe = page_address(f"{address}.csv", page="", safe="1")
    return [*found, (label, CSV_TWIN.media_type, safe)]


def whole_alternatives(address: str, formats: Iterable[Format]) -> list[tuple[str, str, str]]:
    """Return the twins that no filter reaches; their labels say so where the page has one."""
    return [
        (whole_label(f.label, is_narrowed()), f.media_type, f"{address}.{f.extension}")
        for f in formats
    ]


def whole_label(label: str, narrowed: bool) -> str:
    """Return the label of a format, which says that it holds all where the page shows less."""
    return f"{label} ({texts(page_language())['all_rows']})" if narrowed else label


def is_narrowed() -> bool:
    """Tell whether the address of the page asks for less than all, or for an order."""
    return any(value and name not in EVERYWHERE for name, value in request.args.items(multi=True))


def table_json(
    table: Table, *, several: Collection[str] = (), key: str = "rows", **more: Any
) -> bytes:
    """Write a table as JSON; cells of the columns `several` are lists, others a text or null."""
    rows = []
    for row in table.rows:
        record: dict[str, Any] = {}
        for column, cell in zip(table.columns, row, strict=True):
            for name, values in _fields(table, column, cell):
                record[name] = values if column in several else "; ".join(values) or None
        rows.append(record)
    return json.dumps({**more, key: rows}, ensure_ascii=False, indent=1).encode() + b"\n"


def table_csv(table: Table, *, safe: bool) -> bytes:
    """Write a table as CSV: several IRIs are separated by blanks, several texts by semicolons."""
    header = [name for column in table.columns for name, _ in _fields(table, column, ())]
    lines = [
        [
            (" " if name == column and _has_iris(table, column) else "; ").join(values)
            for column, cell in zip(table.columns, row, strict=True)
            for name, values in _fields(table, column, cell)
        ]
        for row in table.rows
    ]
    return write_csv([header, *lines], safe=safe)


def _fields(table: Table, column: str, cell: tuple[Part, ...]) -> list[tuple[str, list[str]]]:
    texts = [part.text for part in cell]
    if not _has_iris(table, column):
        return [(column, texts)]
    return [(column, [part.iri or "" for part in cell]), (f"{column}Name", texts)]


def _has_iris(table: Table, column: str) -> bool:
    at = table.columns.index(column)
    return any(part.iri for row in table.rows for part in row[at])

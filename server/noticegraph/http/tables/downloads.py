"""A table as data: JSON and CSV of all rows, filtered and sorted as requested; and links to these.

The columns are named as in the answers to questions: if a cell has an IRI, `x` is the IRI and
`xName` is the text.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from flask import url_for

from noticegraph.http.frame.languages import page_language
from noticegraph.http.frame.layout import address_of, page_address, render_page
from noticegraph.http.request.common_arguments import SAFE
from noticegraph.http.request.declarations import Address, Argument
from noticegraph.http.request.dispatch import Asked, declared_addresses
from noticegraph.http.tables.listing import Listing
from noticegraph.http.tables.spreadsheets import write_csv
from noticegraph.http.words.texts import texts
from noticegraph.media_types import CSV, HTML, PLAIN_JSON, Format
from noticegraph.tables import Part, Table

Link = tuple[str, str, str]
"""A link to other data: its label, its media type, its address."""


@dataclass(frozen=True, slots=True)
class LinkedPart(Part):
    """A part of a cell whose link on a page does not follow from its IRI, but is `href`, if any."""

    href: str | None = None


def write_listing(
    asked: Asked,
    listing: Listing,
    template: str,
    *,
    key: str,
    several: Collection[str] = (),
    data: Table | None = None,
    more: dict[str, Any] | None = None,
    **context: Any,
) -> bytes:
    """Write a table in the requested format: as a page, or all its rows as JSON or CSV.

    The JSON has the rows under ``key`` and the values in ``more``; ``data`` is the table for data
    formats if it differs from that of the page; ``context`` is for the template.
    """
    table = data or listing.table
    if asked.format == PLAIN_JSON:
        return table_json(table, several=several, key=key, **(more or {}))
    if asked.format == CSV:
        return table_csv(table, safe=asked.wants_safe_csv)
    shared = {
        "listing": listing,
        "headings": listing.headings(asked.language),
        "page_address": page_address,
        "alternatives": download_links(asked),
    }
    return render_page(template, **shared | context)


def download_links(asked: Asked) -> list[Link]:
    """Return the links to the other formats of a page, each with the arguments that it heeds.

    If a format does not heed arguments that narrow the page, its label says that it has all rows.
    """
    address = asked.address
    declared = address.arguments_of(asked.name)
    given = {name for name, value in asked.arguments.pairs() if value}
    words = texts(page_language())
    found = []
    for label, chosen, replaced in _downloads(address, declared):
        safe = "safe" in replaced
        unheeded = {a.name for a in declared if not a.is_heeded_by(chosen, safe=safe)}
        if given & unheeded - {"page", "safe"}:
            label = f"{label} ({words['all_rows']})"
        values = _path_values(address, asked.name, chosen)
        path = url_for(address.endpoint, **values)  # type: ignore[arg-type]
        left_out = dict.fromkeys((*unheeded, "safe"), "")
        found.append((label, chosen.media_type, page_address(path, **left_out | replaced)))
    return found


def links_to(endpoint: str, name: str = "", **arguments: str) -> list[Link]:
    """Return the links to the data at another address than that of the page."""
    address = next(a for a in declared_addresses() if a.endpoint == endpoint)
    found = []
    for label, chosen, replaced in _downloads(address, address.arguments):
        values = {**_path_values(address, name, chosen), **arguments, **replaced}
        found.append((label, chosen.media_type, address_of(endpoint, **values)))
    return found


def _downloads(
    address: Address, declared: Sequence[Argument]
) -> list[tuple[str, Format, dict[str, str]]]:
    """Return the data formats of an address, including CSV for spreadsheets if it offers that."""
    found = [
        (f.label, f, dict[str, str]())
        for f in (*address.formats, *address.only_by_name)
        if f != HTML
    ]
    if SAFE in declared:
        found.append((texts(page_language())["safe_csv"], CSV, {"safe": "1"}))
    return found


def _path_values(address: Address, name: str, chosen: Format) -> dict[str, str]:
    if address.segment is None:
        return {"extension": chosen.extension}
    return {address.segment.name: f"{name}.{chosen.extension}"}


def table_json(
    table: Table, *, several: Collection[str] = (), key: str = "rows", **more: Any
) -> bytes:
    """Write a table as JSON; cells in the columns `several` are lists, others a text or null."""
    rows = []
    named = _columns_with_iris(table)
    for row in table.rows:
        record: dict[str, Any] = {}
        for column, cell in zip(table.columns, row, strict=True):
            for name, values in _fields(column, cell, column in named):
                record[name] = values if column in several else "; ".join(values) or None
        rows.append(record)
    return json.dumps({**more, key: rows}, ensure_ascii=False, indent=1).encode() + b"\n"


def table_csv(table: Table, *, safe: bool) -> bytes:
    """Write a table as CSV: several IRIs are separated by spaces, several texts by semicolons."""
    named = _columns_with_iris(table)
    header = [name for column in table.columns for name, _ in _fields(column, (), column in named)]
    lines = [
        [
            (" " if name == column and column in named else "; ").join(values)
            for column, cell in zip(table.columns, row, strict=True)
            for name, values in _fields(column, cell, column in named)
        ]
        for row in table.rows
    ]
    return write_csv([header, *lines], safe=safe)


def _fields(column: str, cell: tuple[Part, ...], has_iris: bool) -> list[tuple[str, list[str]]]:
    texts = [part.text for part in cell]
    if not has_iris:
        return [(column, texts)]
    return [(column, [part.iri or "" for part in cell]), (f"{column}Name", texts)]


def _columns_with_iris(table: Table) -> set[str]:
    return {
        column
        for at, column in enumerate(table.columns)
        if any(part.iri for row in table.rows for part in row[at])
    }

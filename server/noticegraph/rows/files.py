"""Row files: CSV, JSON lines and spreadsheets, read and written. Cells hold text, never RDF.

CSV is RFC 4180 in UTF-8. Several values of a cell are separated by " | ".
"""

from __future__ import annotations

import codecs
import csv
import io
import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from noticegraph.errors import InputError, LimitError, as_input_error
from noticegraph.rows.columns import COLUMNS
from noticegraph.rows.model import BASE, REVIEW, TEXT, Row
from noticegraph.rows.sheets import read_sheet, write_sheet

FORMATS = ("csv", "jsonl", "xlsx")
"""The formats of row files, also the ends of their names."""

IGNORED = frozenset({"places", "score", "rule", "aliases", "row", TEXT})
"""What drafts say beside the row itself, and what stands in a table only to be read."""

MAX_BYTES = 32 * 1024 * 1024
MAX_ROWS = 100_000
_BETWEEN = " | "


def write_file_of_rows(rows: Iterable[Row], form: str) -> bytes:
    """Return rows in one of the FORMATS."""
    rows = list(rows)
    if form == "jsonl":
        return "".join(json.dumps(_as_object(r), ensure_ascii=False) + "\n" for r in rows).encode()
    columns = columns_of(rows)
    lines = [columns, *([_joined(row, column) for column in columns] for row in rows)]
    if form == "xlsx":
        return write_sheet(lines)
    text = io.StringIO()
    csv.writer(text).writerows(lines)
    return text.getvalue().encode()


def columns_of(rows: Iterable[Row]) -> list[str]:
    """Return the columns that rows have, in the order of the table, after those of every row."""
    used = {column for row in rows for column in row.cells}
    order = dict.fromkeys((*BASE, TEXT, "condition", *COLUMNS))
    rest = sorted(used - set(order) - set(REVIEW))
    return [c for c in order if c in BASE or c in used] + rest + [c for c in REVIEW if c in used]


def _as_object(row: Row) -> dict[str, Any]:
    lists = ("terms", "passage")
    cells: dict[str, Any] = {"kind": row.kind}
    for column in columns_of([row]):
        if values := row.cells.get(column):
            cells[column] = values if len(values) > 1 or column in lists else values[0]
    return cells


def _joined(row: Row, column: str) -> str:
    if column == "kind":
        return row.kind
    if column == TEXT:
        return _BETWEEN.join(row.cells.get(column, []))
    return _BETWEEN.join(value.replace("|", "\\|") for value in row.cells.get(column, []))


def read_file_of_rows(path: Path) -> list[Row]:
    """Return the rows of a file; its name tells the format, and a spreadsheet its first bytes.

    Raises InputError, with the line, if the file is not a table of rows; LimitError if it is too
    long.
    """
    with as_input_error(path), path.open("rb") as file:
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise LimitError("long-rows", bytes=MAX_BYTES, file=path)
    if data.startswith(b"PK\x03\x04") or path.suffix.lower() == ".xlsx":
        return rows_of_table(read_sheet(data, path, MAX_ROWS), path)
    try:
        # A spreadsheet writes “Unicode text” as UTF-16.
        marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        text = data.decode("utf-16" if marked else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise InputError(
            "rows-encoding", byte=f"{data[error.start]:02x}", file=path, line=line
        ) from error
    is_json = path.suffix.lower() in (".jsonl", ".ndjson", ".json")
    rows = _read_json(text, path) if is_json else _read_csv(text, path)
    if len(rows) > MAX_ROWS:
        raise LimitError("many-rows", rows=MAX_ROWS, file=path)
    return rows


def _read_json(text: str, path: Path) -> list[Row]:
    rows = []
    for line, written in enumerate(text.split("\n"), 1):
        if not written.strip():
            continue
        try:
            found = json.loads(written)
        except (ValueError, RecursionError) as error:
            raise InputError("rows-json", reason=str(error), file=path, line=line) from error
        if not isinstance(found, dict):
            raise InputError("rows-json", reason="no object", file=path, line=line)
        rows.append(row_of_object(found, line))
    return rows


def row_of_object(found: dict[str, Any], number: int) -> Row:
    """Return the row that an object of JSON lines, or a draft, says; ``number`` is its line."""
    key = found.get("key")
    whole = {**(key if isinstance(key, dict) else {}), **found}
    if "places" in whole:
        # The id of a draft only counts its facts.
        whole.pop("id", None)
        whole["passage"] = whole.pop("passages", None) or whole.get("passage")
    row = Row(number, _text(whole.pop("kind", "")))
    for column, value in whole.items():
        if column not in IGNORED and column != "key":
            listed = value if isinstance(value, list) else [value]
            row.put(column, [text for v in listed if (text := _text(v))])
    if "by" not in row.cells and ("rule" in whole or "places" in whole):
        row.put("by", [f"rule:{_text(whole.get('rule')) or 'draft'}"])
    return row


def _text(value: Any) -> str:
    if value is None or value is False:
        return "" if value is None else "false"
    if value is True:
        return "true"
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    return str(value).strip()


def _read_csv(text: str, path: Path) -> list[Row]:
    try:
        dialect = _dialect(text)
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=dialect))
    except csv.Error as error:
        raise InputError("rows-csv", reason=str(error), file=path) from error
    return rows_of_table(lines, path)


def _dialect(text: str) -> str:
    """Return what separates the cells: a spreadsheet in Dutch writes semicolons."""
    first = text.partition("\n")[0]
    return max(",;\t", key=first.count)


def rows_of_table(lines: list[list[str]], path: Path) -> list[Row]:
    """Return the rows of a table whose first line names the columns."""
    header = [name.strip() for name in lines[0]] if lines else []
    if not any(header) and not any(any(cells) for cells in lines[1:]):
        raise InputError("rows-empty", file=path)
    if "kind" not in header:
        raise InputError("rows-header", columns=tuple(header), file=path, line=1)
    if twice := [name for name, count in Counter(filter(None, header)).items() if count > 1]:
        raise InputError("rows-twice", columns=tuple(twice), file=path, line=1)
    rows = []
    for number, cells in enumerate(lines[1:], 2):
        if not any(cell.strip() for cell in cells):
            continue
        if any(cell.strip() for cell in cells[len(header) :]):
            raise InputError(
                "rows-cells", cells=len(cells), columns=len(header), file=path, line=number
            )
        row = Row(number, "")
        for column, cell in zip(header, cells, strict=False):
            if column == "kind":
                row.kind = cell.strip()
            elif column and column not in IGNORED and column != "key":
                row.put(column, _split(cell))
        rows.append(row)
    return rows


def _split(cell: str) -> list[str]:
    values = (part.replace("\\|", "|").strip() for part in cell.split(_BETWEEN))
    return [value for value in values if value]

"""Rows in a spreadsheet (Office Open XML), with openpyxl.

All cells that are written are text, so that a spreadsheet turns none into a date or a number. What
is read is never evaluated: a formula stays its own text, and is then no term, name or number.
"""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Generator, Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

from noticegraph.errors import InputError, LimitError, UsageError

MAX_UNPACKED = 128 * 1024 * 1024
"""Bytes that the parts of a spreadsheet may have unpacked: 32 MB of rows have a third of that."""
MAX_COLUMNS = 512


def write_sheet(lines: Iterable[list[str]]) -> bytes:
    """Return a spreadsheet with one sheet of text cells."""
    openpyxl = _library()
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("facts")
    # Its file is open from the first line on, and would stay so if a later line failed.
    with closing(sheet):
        for line in lines:
            sheet.append([_text_cell(sheet, value) for value in line])
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def _text_cell(sheet: Any, value: str) -> Any:
    from openpyxl.cell import WriteOnlyCell

    # Excel refuses other control characters in a cell.
    cell = WriteOnlyCell(sheet, "".join(c for c in value if c >= " " or c in "\t\n"))
    cell.data_type, cell.number_format = "s", "@"
    return cell


def read_sheet(data: bytes, path: Path, most_rows: int) -> list[list[str]]:
    """Return the cells of the sheet of rows as text; rows without a cell are empty lists.

    That is the one whose first line names a column `kind`, or else the first sheet. Raises
    InputError if the file is not a spreadsheet, or several sheets have rows; LimitError if it is
    too large.
    """
    openpyxl = _library()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            if sum(part.file_size for part in parts.infolist()) > MAX_UNPACKED:
                raise LimitError("large-sheet", bytes=MAX_UNPACKED, file=path)
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=False)
        # What is read row by row holds the archive open until it is closed.
        with closing(book):
            of_rows = [sheet for sheet in book.worksheets if "kind" in _header(sheet, path)]
            if len(of_rows) > 1:
                names = tuple(sheet.title for sheet in of_rows)
                raise InputError("sheets-of-rows", sheets=names, file=path)
            chosen = next(iter(of_rows), book.worksheets[0])
            with closing(_lines(chosen, path, most_rows)) as lines:
                return list(lines)
    except (InputError, LimitError, MemoryError):
        raise
    except Exception as error:
        raise InputError("no-sheet", reason=str(error)[:200], file=path) from error


def _header(sheet: Any, path: Path) -> list[str]:
    with closing(_lines(sheet, path, 1)) as lines:
        return [name.strip() for name in next(lines, [])]


def _lines(sheet: Any, path: Path, most_rows: int) -> Generator[list[str], None, None]:
    # The size that a file declares is no measure: a wrong one would make millions of empty cells.
    sheet.reset_dimensions()
    with closing(sheet.iter_rows(values_only=True)) as found:
        for number, line in enumerate(found, 1):
            if number > most_rows + 1:
                raise LimitError("many-rows", rows=most_rows, file=path)
            yield [_text(value) for value in line[:MAX_COLUMNS]]


def _text(value: object) -> str:
    if value is None:
        return ""
    if (formula := getattr(value, "text", None)) is not None:
        # One for several cells at once.
        return str(formula)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    return str(value)


def _library() -> Any:
    try:
        import openpyxl
    except ImportError as error:
        raise UsageError("no-spreadsheet-library") from error
    return openpyxl

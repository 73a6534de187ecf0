"""CSV, and CSV in which a spreadsheet finds no formulas (`?safe=1`).

To a spreadsheet, a cell that begins with one of `= + - @` (full-width ones too), a tab or a line
break is a formula, and a statement may contain one; so is what follows a semicolon within a cell:
https://owasp.org/www-community/attacks/CSV_Injection. The safe form puts an apostrophe before it,
and a byte order mark before the file, without which spreadsheets take UTF-8 for another encoding.
That changes the data, so it must be requested.
RFC 4180: https://www.rfc-editor.org/rfc/rfc4180
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

_SIGNS = "=+@\uff1d\uff0b\uff0d\uff20-"
_BEGINS_A_FORMULA = (*_SIGNS, "\t", "\r", "\n")
# Where the list separator is a semicolon (much of Europe), a quotation mark within a line quotes
# nothing, and what follows a semicolon or a line break is a cell.
_WITHIN = re.compile(f"(?<=[;\t\r\n])(?=[{_SIGNS}])")


def write_csv(rows: Iterable[Sequence[str]], *, safe: bool) -> bytes:
    """Write rows of texts as CSV, with lines that end in CRLF; the safe form has a BOM."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerows([_harmless(cell) for cell in row] if safe else row for row in rows)
    return written.getvalue().encode("utf-8-sig" if safe else "utf-8")


def make_safe(data: bytes) -> bytes:
    """Return CSV with an apostrophe before each cell that could be read as a formula, and a BOM."""
    return write_csv(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")), safe=True)


def _harmless(cell: str) -> str:
    cell = _WITHIN.sub("'", cell)
    return "'" + cell if cell.startswith(_BEGINS_A_FORMULA) else cell

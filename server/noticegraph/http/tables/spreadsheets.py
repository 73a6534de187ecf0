"""CSV, and CSV in which a spreadsheet finds no formulas (`?safe=1`).

To a spreadsheet, a cell that begins with one of `= + - @`, a tab or a carriage return is a formula,
and a statement may contain one: https://owasp.org/www-community/attacks/CSV_Injection. The safe
form puts an apostrophe before it. That changes the data, so it must be requested.
RFC 4180: https://www.rfc-editor.org/rfc/rfc4180
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_csv(rows: Iterable[Sequence[str]], *, safe: bool) -> bytes:
    """Write rows of texts as CSV, with lines that end in CRLF."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerows([_harmless(cell) for cell in row] if safe else row for row in rows)
    return written.getvalue().encode()


def make_safe(data: bytes) -> bytes:
    """Return CSV with an apostrophe before each cell that could be read as a formula."""
    return write_csv(csv.reader(io.StringIO(data.decode(), newline="")), safe=True)


def _harmless(cell: str) -> str:
    return "'" + cell if cell.startswith(_BEGINS_A_FORMULA) else cell

"""What tests of new versions ask of a statement: its rows, and the facts of a passage."""

from __future__ import annotations

from noticegraph.content import Content
from noticegraph.rows import KINDS, Row, find_statement, write_rows


def rows_of(content: Content, name: str) -> dict[str, Row]:
    """Return the rows of a statement by their ids."""
    files = find_statement(content, name)
    rows = write_rows(files.read(), files.read_text())
    return {row.one("id"): row for row in rows if row.one("id")}


def citing(rows: dict[str, Row], *paths: str) -> set[str]:
    """Return the ids of the facts that cite any of some passages."""
    return {
        node
        for node, row in rows.items()
        if KINDS[row.kind].fact and set(row.cells.get("passage", [])) & set(paths)
    }

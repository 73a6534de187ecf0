"""Rows as they are read and written."""

from __future__ import annotations

from dataclasses import dataclass, field

BASE = ("kind", "id", "name", "translation", "terms", "modality", "passage", "quote")
"""The columns that every row has, in the order in which they are written."""

REVIEW = ("start", "end", "by", "review", "reviewed", "reviewer", "reviewedAt")
"""The columns about the review of a row, and where its quote stands, after all others."""

KEPT_OF_REJECTED = ("id", "name", "translation", "passage", "quote", *REVIEW)
"""The columns that are kept of what was rejected."""

TEXT = "text"
"""The column with the words of the passages, for whoever reads a table: no row is made of it."""

MODALITIES = ("asserted", "possible", "conditional", "denied")


@dataclass(slots=True)
class Row:
    """One row: its number in the file, as a spreadsheet or an editor counts it, and its cells.

    A cell is the list of its values as text; a cell without a value is absent.
    """

    number: int
    kind: str
    cells: dict[str, list[str]] = field(default_factory=dict)

    def one(self, column: str) -> str:
        """Return the value of a cell that has one, or ""."""
        return next(iter(self.cells.get(column, [])), "")

    def put(self, column: str, values: list[str]) -> None:
        """Set a cell; no value removes it."""
        self.cells.pop(column, None)
        if values:
            self.cells[column] = values

    def copy(self) -> Row:
        """Return a row with cells of its own."""
        return Row(self.number, self.kind, {column: list(v) for column, v in self.cells.items()})

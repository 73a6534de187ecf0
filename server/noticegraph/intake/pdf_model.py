"""A line of a PDF, and a ruled table: what `pdf_lines` finds and `pdf` reads.

All measures are in points, from the bottom left of a page (PDF 32000-1, 8.3.2).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

# PDFium's mark for a hyphen at the end of a line, where the word goes on in the next one.
HYPHEN = "\ufffe"


@dataclass(slots=True)
class Character:
    """A character with its place, its size and whether it is bold."""

    text: str
    size: float
    bold: bool
    left: float
    bottom: float
    right: float
    top: float


@dataclass(slots=True)
class Line:
    """A line of text. `size` is that of most of it; `bold` says whether all of it is."""

    page: int
    characters: list[Character]
    text: str = ""
    size: float = 0.0
    bold: bool = False
    left: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    top: float = 0.0

    def __post_init__(self) -> None:
        self.text = "".join(c.text for c in self.characters).strip()
        inked = [c for c in self.characters if not c.text.isspace()]
        sizes = Counter(round(c.size, 1) for c in inked)
        self.size = sizes.most_common(1)[0][0]
        self.bold = all(c.bold for c in inked)
        self.left = min(c.left for c in inked)
        self.right = max(c.right for c in inked)
        self.bottom = min(c.bottom for c in inked)
        self.top = max(c.top for c in inked)


@dataclass(slots=True)
class Grid:
    """A ruled table: the places of its rules, and the characters in each of its cells."""

    columns: list[float]
    rows: list[float]
    cells: dict[tuple[int, int], list[Character]] = field(default_factory=dict)

    def cell_at(self, character: Character) -> tuple[int, int] | None:
        """Return the row and column of the cell that a character is in, or None."""
        x = (character.left + character.right) / 2
        y = (character.bottom + character.top) / 2
        if not (self.columns[0] <= x <= self.columns[-1] and self.rows[0] <= y <= self.rows[-1]):
            return None
        column = sum(x > edge for edge in self.columns[1:-1])
        row = len(self.rows) - 2 - sum(y > edge for edge in self.rows[1:-1])
        return row, column

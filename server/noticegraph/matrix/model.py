"""A matrix of statements: a row for what can be said, a column for each statement that may say it.

Everything is IRIs and values; names and places are given where the matrix is shown. A cell without
claims means that no fact was found, not that the thing does not happen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Subject(StrEnum):
    """What rows are about, in the order in which they are shown."""

    LEGAL_BASIS = "legal-basis"
    RECIPIENTS = "recipients"
    SALE = "sale"
    TRANSFERS = "transfers"
    RETENTION = "retention"
    RIGHTS = "rights"
    REQUIREMENTS = "requirements"


@dataclass(frozen=True, slots=True)
class Claim:
    """What one statement says about a row, by one or more facts (IRIs) that put it alike.

    Without ``regions``, the text limits it to no region. The ``places`` are the passages that say
    it, one for each fact, and the ``passages`` all that the facts cite. ``parts`` are the things
    (IRIs) that the facts name, by their role: purposes, recipients, data. ``values`` are numbers
    and periods by name, as text. With ``is_open`` the text says that it names only some.
    ``compared`` decides, besides modality and regions, whether two statements say the same.
    """

    facts: tuple[str, ...]
    modality: str
    regions: tuple[str, ...]
    conditions: tuple[str, ...]
    places: tuple[str, ...]
    passages: tuple[str, ...]
    parts: Mapping[str, tuple[str, ...]]
    values: Mapping[str, str]
    is_open: bool
    compared: frozenset[str]


@dataclass(frozen=True, slots=True)
class Cell:
    """What one statement says about a row: its claims, or the verdict on it.

    ``elsewhere`` are the regions for which the statement says it, if it does not for this row's.
    The verdict is empty if there is none; ``result`` is the IRI of the result that gives it, and
    ``passages`` are its evidence.
    """

    claims: tuple[Claim, ...] = ()
    elsewhere: tuple[str, ...] = ()
    verdict: str = ""
    result: str = ""
    passages: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was found."""
        return not self.claims and not self.verdict

    def compared(self) -> frozenset[object]:
        """Return what decides whether two cells say the same: never wording, never passages."""
        said = {(c.modality, frozenset(c.regions), c.compared) for c in self.claims}
        return frozenset({*said, self.verdict})


@dataclass(frozen=True, slots=True)
class Row:
    """What each statement says about one thing, in the order of the columns.

    ``key`` is the IRI of a term, or the name of a row that stands for no single term.
    """

    key: str
    cells: tuple[Cell, ...]

    @property
    def differs(self) -> bool:
        """Whether the statements differ in what they say, how, for which region or how long."""
        return len({cell.compared() for cell in self.cells}) > 1


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of one subject that belong together: ``about`` are the regions or the law (IRIs)."""

    subject: Subject
    rows: tuple[Row, ...]
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Matrix:
    """Several statements (IRIs) compared; groups are ordered by subject and have rows."""

    statements: tuple[str, ...]
    groups: tuple[Group, ...] = field(default=())

    def only_differences(self) -> Matrix:
        """Return the rows that differ."""
        kept = (
            Group(group.subject, rows, group.about)
            for group in self.groups
            if (rows := tuple(row for row in group.rows if row.differs))
        )
        return Matrix(self.statements, tuple(kept))

"""A company's page as blocks of lines and grids, without how they are read or drawn."""

from __future__ import annotations

from dataclasses import dataclass

from noticegraph.http.graph.passages import Evidence
from noticegraph.matrix.reading import ASSERTED
from noticegraph.tables import Part


@dataclass(frozen=True, slots=True)
class Line:
    """A fact in a line: what, how exactly, its modality (an IRI), and its passages.

    It `is_named` if a property of the fact says what, and not only the fact itself.
    """

    what: Part
    notes: tuple[str, ...]
    modality: str | None
    evidence: tuple[Evidence, ...]
    is_named: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a grid: its name, and for each column the facts that are stated there.

    `wordings` are the facts' own names if the row is a kind of them.
    """

    name: Part
    cells: tuple[tuple[Line, ...], ...]
    wordings: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Together:
    """Rows of a grid of which the same is said: their names, and the columns for each modality."""

    names: tuple[str, ...]
    said: tuple[tuple[str | None, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Block:
    """One answer on the page: `lines`, or a grid of `columns` and `rows`, from these facts (IRIs).

    The cells of a grid are marks, or texts if it `is_told`.
    """

    question: str
    heading: str
    facts: frozenset[str]
    lines: tuple[Line, ...] = ()
    columns: tuple[Part, ...] = ()
    rows: tuple[Row, ...] = ()
    is_told: bool = False

    @property
    def together(self) -> tuple[Together, ...]:
        """The grid as lines: rows that say the same are one, with what is asserted first."""
        names: dict[tuple[tuple[str | None, tuple[str, ...]], ...], list[str]] = {}
        for row in self.rows:
            said: dict[str | None, list[str]] = {}
            for column, cell in zip(self.columns, row.cells, strict=True):
                for modality in dict.fromkeys(line.modality for line in cell):
                    said.setdefault(modality, []).append(column.text)
            ordered = sorted(said.items(), key=lambda kind: kind[0] not in (None, ASSERTED))
            key = tuple((modality, tuple(columns)) for modality, columns in ordered)
            names.setdefault(key, []).append(row.name.text)
        return tuple(Together(tuple(own), said) for said, own in names.items())


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page: its answers, and the headings of what is not stated."""

    id: str
    title: str
    blocks: tuple[Block, ...]
    silent: tuple[tuple[str, str], ...]
    on_paper: bool = True
    is_folded: bool = False

    @property
    def facts(self) -> frozenset[str]:
        """The facts (IRIs) that are in it, of which some may stand in other parts, too."""
        return frozenset().union(*(block.facts for block in self.blocks))

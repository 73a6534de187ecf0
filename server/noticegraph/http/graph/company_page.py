"""The answers that make up the page of a company, read from the graph, laid out as lines and grids.

All questions are asked first, then all names and places are read at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from noticegraph.dataset import Dataset
from noticegraph.http.graph.company_sections import PARTS, Grid, Lines
from noticegraph.http.graph.passages import Evidence, read_evidence
from noticegraph.http.graph.statement_texts import StatementTexts
from noticegraph.http.words.texts import texts as words_in
from noticegraph.labels import iri_of, read_names
from noticegraph.namespaces import PREFIXES, shorten_iri
from noticegraph.query import Solutions, Term, solutions
from noticegraph.questions import Question, bind_parameters
from noticegraph.tables import EVIDENCE, Part

_NG = PREFIXES["ng"]
_MODALITIES = tuple(_NG + name for name in ("Asserted", "Possible", "Conditional", "Denied"))
_DENIALS = "denials"
_LANGUAGE = "lang"


@dataclass(frozen=True, slots=True)
class Line:
    """A fact in a line: what, how exactly, its modality (an IRI), and its passages."""

    what: Part
    notes: tuple[str, ...]
    modality: str | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a grid: its name, and for each column the facts that are stated there."""

    name: Part
    cells: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Block:
    """One answer on the page: `lines`, or a grid of `columns` and `rows`; `total` counts facts."""

    question: str
    heading: str
    total: int
    lines: tuple[Line, ...] = ()
    columns: tuple[Part, ...] = ()
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page: its answers, and the headings of what is not stated."""

    id: str
    title: str
    blocks: tuple[Block, ...]
    silent: tuple[tuple[str, str], ...]
    total: int = field(default=0)


def read_company_page(
    dataset: Dataset,
    at_hand: StatementTexts,
    questions: Mapping[str, Question],
    statement: str,
    language: str,
) -> list[Section]:
    """Return what a statement (IRI) says, part by part; unknown questions are left out."""
    asked = [b for part in PARTS for b in part.blocks if b.question in questions]
    found = {b.question: _ask(dataset, questions[b.question], statement, language) for b in asked}
    reader = _Reader(dataset, at_hand, found.values(), language)
    at = int(language == "nl")
    sections = []
    for part in PARTS:
        blocks, silent = [], []
        for b in part.blocks:
            if b.question not in found:
                continue
            if not found[b.question].rows:
                silent.append((b.question, b.heading[at]))
            elif isinstance(b, Lines):
                blocks.append(_lines(b, found[b.question], reader, at))
            else:
                blocks.append(_grid(b, found[b.question], reader, at))
        total = sum(b.total for b in blocks)
        if blocks or silent:
            sections.append(Section(part.id, part.title[at], tuple(blocks), tuple(silent), total))
    return sections


def _ask(dataset: Dataset, question: Question, statement: str, language: str) -> Solutions:
    values = {"statement": statement}
    if question.parameter(_LANGUAGE):
        values[_LANGUAGE] = language
    return solutions(dataset, bind_parameters(question, values, dataset))


class _Reader:
    """Names, modalities and passages for all answers, read with a few queries."""

    def __init__(
        self, dataset: Dataset, at_hand: StatementTexts, found: Iterable[Solutions], language: str
    ) -> None:
        iris: set[str] = set(_MODALITIES)
        passages: set[str] = set()
        for one in found:
            for row in one.rows:
                for name, term in zip(one.variables, row, strict=True):
                    if term is None:
                        continue
                    if name == EVIDENCE:
                        passages.update(term.value.split())
                    elif (iri := iri_of(term)) and name + "Name" not in one.variables:
                        iris.add(iri)
        self.names = read_names(dataset, iris, language)
        self.modalities = {self.names.get(iri, ""): iri for iri in _MODALITIES}
        self.evidence = read_evidence(dataset, at_hand, passages, language)
        self._order = {iri: number for number, iri in enumerate(self.evidence)}
        self._words = words_in(language)

    def text(self, values: Mapping[str, Term | None], column: str) -> Part | None:
        """Return the value of a column with its name, or None."""
        term, named = values.get(column), values.get(column + "Name")
        if term is None and named is None:
            return None
        iri = iri_of(term) if term is not None else None
        if named is not None:
            return Part(named.value, iri, getattr(named, "language", None))
        if term is None:
            return None
        if iri is not None:
            return Part(self.names.get(iri) or shorten_iri(iri), iri)
        if str(term).endswith("#boolean>"):
            return Part(self._words["yes" if term.value == "true" else "no"])
        return Part(term.value, None, getattr(term, "language", None))

    def line(
        self, values: Mapping[str, Term | None], what: Part, notes: Sequence[str], is_denial: bool
    ) -> Line:
        """Return a row of an answer as a line."""
        said = values.get("modality")
        modality = self.modalities.get(said.value) if said is not None else None
        cited = values.get(EVIDENCE)
        passages = sorted(
            (p for p in (cited.value.split() if cited is not None else ()) if p in self._order),
            key=self._order.__getitem__,
        )
        return Line(
            what,
            tuple(notes),
            _NG + "Denied" if is_denial else modality,
            tuple(self.evidence[p] for p in passages),
        )


def _records(found: Solutions) -> list[dict[str, Term | None]]:
    return [dict(zip(found.variables, row, strict=True)) for row in found.rows]


def _lines(block: Lines, found: Solutions, reader: _Reader, at: int) -> Block:
    merged: dict[tuple[str, str | None, str | None, tuple[str, ...]], tuple[Line, _Notes]] = {}
    for values in _records(found):
        what = next((p for name in block.main if (p := reader.text(values, name))), None)
        if what is None:
            continue
        line = reader.line(values, what, (), block.question == _DENIALS)
        # Rows that differ only in one of their notes are one fact: its notes stand together.
        key = (what.text, what.iri, line.modality, tuple(e.iri for e in line.evidence))
        notes = merged.setdefault(key, (line, {}))[1]
        for columns in block.notes:
            text = _note(columns.split(), values, reader)
            if text and text != what.text:
                notes.setdefault(columns, {})[text] = None
    lines = tuple(
        Line(line.what, tuple(", ".join(texts) for texts in _ordered(notes, block.notes)),
             line.modality, line.evidence)
        for line, notes in merged.values()
    )  # fmt: skip
    return Block(block.question, block.heading[at], len(lines), lines=lines)


_Notes = dict[str, dict[str, None]]
_PLURALS = {"day": "days", "dag": "dagen", "month": "months", "maand": "maanden"}


def _ordered(notes: _Notes, columns: Sequence[str]) -> list[list[str]]:
    return [list(notes[name]) for name in columns if name in notes]


def _note(columns: Sequence[str], values: Mapping[str, Term | None], reader: _Reader) -> str:
    texts = [part.text for name in columns if (part := reader.text(values, name))]
    if len(columns) > 1 and texts and texts[0] != "1":
        texts = [texts[0], *(_PLURALS.get(text, text) for text in texts[1:])]
    return " ".join(texts)


def _grid(block: Grid, found: Solutions, reader: _Reader, at: int) -> Block:
    no_row, no_column = Part(block.empty_row[at]), Part(block.empty_column[at])
    cells: dict[tuple[str, str], list[Line]] = {}
    rows: dict[str, Part] = {}
    columns: dict[str, Part] = {}
    for values in _records(found):
        row = reader.text(values, block.row) or no_row
        column = reader.text(values, block.column) or no_column
        condition = reader.text(values, "condition")
        fact = reader.line(values, row, (condition.text,) if condition else (), False)
        rows.setdefault(row.text, row)
        columns.setdefault(column.text, column)
        cells.setdefault((row.text, column.text), []).append(fact)

    def fullness(names: Iterable[str], place: int) -> dict[str, int]:
        return {n: -sum(1 for pair in cells if pair[place] == n) for n in names}

    row_order, column_order = fullness(rows, 0), fullness(columns, 1)
    ordered_rows = sorted(
        rows.values(), key=lambda p: (p is no_row, row_order[p.text], p.text.casefold())
    )
    ordered_columns = sorted(
        columns.values(), key=lambda p: (p is no_column, column_order[p.text], p.text.casefold())
    )
    return Block(
        block.question,
        block.heading[at],
        len(found.rows),
        columns=tuple(ordered_columns),
        rows=tuple(
            Row(r, tuple(tuple(cells.get((r.text, c.text), ())) for c in ordered_columns))
            for r in ordered_rows
        ),
    )

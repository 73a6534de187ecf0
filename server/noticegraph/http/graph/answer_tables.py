"""The answer to a question as a page shows it: names, ordered evidence, available texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from noticegraph.dataset import Dataset
from noticegraph.http.graph.findings import show_findings
from noticegraph.http.graph.passages import Evidence, read_evidence
from noticegraph.http.graph.statement_texts import StatementTexts
from noticegraph.http.words.texts import texts as words_in
from noticegraph.labels import read_names
from noticegraph.namespaces import PREFIXES
from noticegraph.places import describe_place
from noticegraph.query import Solutions, Term
from noticegraph.tables import (
    EVIDENCE,
    STATEMENT,
    Part,
    Table,
    lay_out_solutions,
    split_off_statement,
)

_SECTION = "section"
_MODALITY = "modality"
_DENIED = PREFIXES["ng"] + "Denied"
_MODALITIES = (
    *(PREFIXES["ng"] + name for name in ("Asserted", "Possible", "Conditional")),
    _DENIED,
)
_RULE, _CRITERION, _UNTIL = "rule", "criterion", "keptUntil"
_OTHER_CRITERION = PREFIXES["ng"] + "OtherCriterion"
_VALUE, _UNIT = "value", "unit"
_PLURALS = {"day": "days", "dag": "dagen"}
_BOOLEANS = {"true": "yes", "false": "no"}
_Cell = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class AnswerTable:
    """A table without columns that have the same value in all rows, and the passages that it cites.

    `statement` is the statement that all rows are about; None if there are several.
    """

    table: Table
    statement: Part | None
    evidence: dict[str, Evidence]


def lay_out_answer(
    dataset: Dataset,
    at_hand: StatementTexts,
    found: Solutions,
    language: str,
    whole: Solutions | None = None,
) -> AnswerTable:
    """Lay out the solutions of a question for a page in the given language.

    If they are a part of a ``whole``, that says whether all are about one statement.
    """
    laid = lay_out_solutions(dataset, found, language, with_places=False)
    table = show_findings(dataset, laid, language)
    named = set(found.variables)
    bare = {column for column in table.columns if column + "Name" not in named} - {EVIDENCE}
    things = {
        part.iri
        for row in table.rows
        for column, cell in zip(table.columns, row, strict=True)
        for part in cell
        if column in bare and part.iri
    }
    names = read_names(dataset, things, language)
    cited = {
        part.iri
        for row in table.rows
        for column, cell in zip(table.columns, row, strict=True)
        for part in cell
        if column == EVIDENCE and part.iri
    }
    evidence = read_evidence(dataset, at_hand, cited, language)
    order = {iri: number for number, iri in enumerate(evidence)}
    sections = {
        e.section: describe_place(e.section, None, language, e.headings)
        for e in evidence.values()
        if not e.section[:1].isdigit()
    }
    booleans = _boolean_columns(found)
    words = words_in(language)
    named_modalities = read_names(dataset, _MODALITIES, language)
    modalities = {name: iri for iri, name in named_modalities.items()}

    def show(column: str, cell: _Cell) -> _Cell:
        if column == EVIDENCE:
            ordered = sorted(cell, key=lambda part: order.get(part.iri or "", len(order)))
            return tuple(
                Part(evidence[part.iri].place, part.iri) if part.iri in evidence else part
                for part in ordered
            )
        if column == _MODALITY:
            return tuple(_modality(part, modalities, words["not_so"]) for part in cell)
        if column == _SECTION:
            return tuple(Part(sections.get(part.text, part.text)) for part in cell)
        if column in booleans:
            return tuple(Part(words[_BOOLEANS[part.text]]) for part in cell)
        if column in bare:
            return tuple(
                Part(names.get(part.iri, part.text), part.iri) if part.iri else part
                for part in cell
            )
        return cell

    table = _with_plural_units(table)
    rows = tuple(
        tuple(show(column, cell) for column, cell in zip(table.columns, row, strict=True))
        for row in table.rows
    )
    shown = _with_own_criteria(Table(table.columns, rows), dataset, language)
    without = shown if whole and _statement_count(whole) > 1 else split_off_statement(shown)[0]
    statement = None
    if without is not shown:
        cell = rows[0][table.columns.index(STATEMENT)]
        statement = cell[0] if cell else None
    return AnswerTable(without, statement, evidence)


def has_columns_of(laid: AnswerTable, part: Solutions, whole: Solutions) -> bool:
    """Tell whether a part of some solutions, laid out, surely has the columns of the whole.

    A column is left out where it repeats another in every row, and where no row has anything.
    """
    shown = {*laid.table.columns, *([STATEMENT] if laid.statement else [])}
    if (_statement_count(whole) == 1) != (laid.statement is not None):
        return False
    names = set(part.variables)
    if not {n for n in names if n.removesuffix("Name") not in names - {n}} <= shown:
        return False
    for at, name in enumerate(laid.table.columns):
        if not any(row[at] for row in laid.table.rows):
            if name not in whole.variables:
                return False
            index = whole.variables.index(name)
            if any((term := row[index]) is not None and term.value for row in whole.rows):
                return False
    return True


def _statement_count(found: Solutions) -> int:
    if STATEMENT not in found.variables:
        return 0
    at = found.variables.index(STATEMENT)
    return len({row[at] for row in found.rows})


def _modality(part: Part, modalities: Mapping[str, str], not_so: str) -> Part:
    """Return a modality with its IRI, by which a page marks it; a denial with what it means.

    The label says what is denied, so a quick reader would take it for true.
    """
    iri = modalities.get(part.text, part.iri)
    text = f"{part.text}: {not_so}" if iri == _DENIED else part.text
    return Part(text, iri, part.language)


def lay_out_sheet(found: Solutions, laid: AnswerTable, order: Iterable[int]) -> list[list[str]]:
    """Return an answer as rows of texts for a spreadsheet, with a header: those of `order`.

    The columns are those of SPARQL 1.1 CSV results (https://www.w3.org/TR/sparql11-results-csv-tsv/);
    a further column, `evidencePlaces`, gives the places of the passages in `evidence` for people.
    """
    rows = [[_plain(term) for term in found.rows[number]] for number in order]
    header = list(found.variables)
    if EVIDENCE not in header:
        return [header, *rows]
    at = header.index(EVIDENCE)

    def places(iris: str) -> str:
        cited = set(iris.split())
        shown = [e.place for iri, e in laid.evidence.items() if iri in cited]
        return "; ".join(shown)

    return [[*header, EVIDENCE + "Places"], *([*row, places(row[at])] for row in rows)]


def _plain(term: Term | None) -> str:
    if term is None:
        return ""
    written = str(term)
    return written if written.startswith("_:") else term.value


def _with_own_criteria(table: Table, dataset: Dataset, language: str) -> Table:
    """Say a criterion that no term has in the words of its rule, unless an event says it."""
    if not {_CRITERION, _RULE} <= set(table.columns):
        return table
    other = read_names(dataset, [_OTHER_CRITERION], language).get(_OTHER_CRITERION)
    at, rule = table.columns.index(_CRITERION), table.columns.index(_RULE)
    until = table.columns.index(_UNTIL) if _UNTIL in table.columns else at

    def own(row: tuple[_Cell, ...]) -> tuple[_Cell, ...]:
        if [part.text for part in row[at]] != [other]:
            return row
        said = () if until != at and row[until] else tuple(Part(p.text) for p in row[rule])
        return (*row[:at], said, *row[at + 1 :])

    return Table(table.columns, tuple(map(own, table.rows)))


def _with_plural_units(table: Table) -> Table:
    """Write units in the plural, except for the number one."""
    if not {_VALUE, _UNIT} <= set(table.columns):
        return table
    value, unit = table.columns.index(_VALUE), table.columns.index(_UNIT)
    rows = []
    for row in table.rows:
        if [part.text for part in row[value]] != ["1"]:
            written = tuple(
                Part(_PLURALS.get(p.text, p.text), p.iri, p.language) for p in row[unit]
            )
            row = (*row[:unit], written, *row[unit + 1 :])
        rows.append(row)
    return Table(table.columns, tuple(rows))


def _boolean_columns(found: Solutions) -> set[str]:
    return {
        name
        for index, name in enumerate(found.variables)
        if (values := [row[index] for row in found.rows if row[index] is not None])
        and all(str(v).endswith("#boolean>") and v.value in _BOOLEANS for v in values if v)
    }

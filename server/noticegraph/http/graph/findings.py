"""Answers about requirements and checks as a page shows them: words for codes, and the facts.

A shape's message says "this category", and only the result says which. The formats for programs
leave codes and rows unchanged.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from noticegraph.dataset import Dataset
from noticegraph.examinations import Verdict
from noticegraph.http.words.marks import gravity_word
from noticegraph.labels import iri_values, name_or_iri, read_names
from noticegraph.languages import sort_key
from noticegraph.namespaces import PREFIXES
from noticegraph.query import solutions
from noticegraph.reports.words import SEVERITIES, VERDICTS
from noticegraph.tables import STATEMENT, Part, Table, read_places

_NG, _SH = PREFIXES["ng"], PREFIXES["sh"]
_VERDICT, _SEVERITY, _MESSAGE, _ABOUT, _OUTCOME = (
    "verdict", "severity", "message", "about", "outcome",
)  # fmt: skip
_REQUIREMENT, _CHECK = "requirement", "check"
_NO_FINDING = "info"
_Cell = tuple[Part, ...]


@dataclass(slots=True)
class _About:
    """The facts (IRIs) that results are about: by message, those that decided, and all facts."""

    by_message: dict[tuple[str, str, str], list[str]] = field(default_factory=dict)
    decided: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    concerned: dict[tuple[str, str], list[str]] = field(default_factory=dict)

    def of(self, examination: str, statement: str, message: str) -> list[str]:
        """Return the facts of a row, without duplicates."""
        of_message = self.by_message.get((examination, statement, message), ())
        of_result = self.decided.get((examination, statement), ())
        concerned = self.concerned.get((examination, statement), ())
        return list(dict.fromkeys(of_message or of_result or concerned))


def show_findings(dataset: Dataset, table: Table, language: str) -> Table:
    """Write verdicts and severities in words, and add the facts and outcomes of messages.

    A table with neither verdict nor severity is returned unchanged.
    """
    if not {_VERDICT, _SEVERITY} & set(table.columns):
        return table
    table = _with_outcomes(table, language)
    table = _with_facts(dataset, table, language)
    words: Mapping[str, Mapping[str, str]] = {
        _VERDICT: {str(verdict): word for verdict, word in VERDICTS[language].items()},
        _SEVERITY: {name.lower(): gravity_word(name, language) for name in SEVERITIES[language]},
    }

    def show(column: str, cell: _Cell) -> _Cell:
        known = words.get(column, {})
        return tuple(Part(known.get(part.text, part.text), part.iri) for part in cell)

    rows = tuple(
        tuple(
            show(column, cell) if column in words else cell
            for column, cell in zip(table.columns, row, strict=True)
        )
        for row in table.rows
    )
    return Table(table.columns, rows)


def _with_outcomes(table: Table, language: str) -> Table:
    """Add the outcome of each row of a check: severity Info is evidence, not a finding."""
    if not {_CHECK, _SEVERITY} <= set(table.columns):
        return table
    at = table.columns.index(_SEVERITY)
    rows = []
    for row in table.rows:
        agrees = [part.text for part in row[at]] == [_NO_FINDING]
        verdict = Verdict.CONSISTENT if agrees else Verdict.INCONSISTENT
        outcome = (Part(VERDICTS[language][verdict]),)
        rows.append((*row[:at], outcome, () if agrees else row[at], *row[at + 1 :]))
    return Table((*table.columns[:at], _OUTCOME, *table.columns[at:]), tuple(rows))


def _with_facts(dataset: Dataset, table: Table, language: str) -> Table:
    """Add the names of the facts that each message is about."""
    examined = next((c for c in (_REQUIREMENT, _CHECK) if c in table.columns), None)
    if examined is None or not {STATEMENT, _MESSAGE} <= set(table.columns):
        return table
    at = table.columns.index(_MESSAGE)
    places = [table.columns.index(name) for name in (examined, STATEMENT)]
    keys = [tuple(_iri(row[place]) for place in places) for row in table.rows]
    found = _read_about(dataset, {k[0] for k in keys}, {k[1] for k in keys}, language)
    facts = [
        found.of(examination, statement, "".join(part.text for part in row[at]))
        for (examination, statement), row in zip(keys, table.rows, strict=True)
    ]
    iris = {iri for of_one in facts for iri in of_one}
    names = read_places(dataset, iris, language) | read_names(dataset, iris, language)

    def cell(iris: list[str]) -> _Cell:
        shown = [Part(name_or_iri(names, iri), iri) for iri in iris]
        shown.sort(key=lambda part: sort_key(part.text))
        return tuple(shown)

    rows = tuple(
        (*row[: at + 1], cell(of_one), *row[at + 1 :])
        for row, of_one in zip(table.rows, facts, strict=True)
    )
    return Table((*table.columns[: at + 1], _ABOUT, *table.columns[at + 1 :]), rows)


def _iri(cell: _Cell) -> str:
    return next((part.iri for part in cell if part.iri), "")


def _read_about(
    dataset: Dataset, examinations: Iterable[str], statements: Iterable[str], language: str
) -> _About:
    results = f"""VALUES ?examination {{ {iri_values(examinations)} }}
  ?result <{_NG}examination> ?examination ; <{_NG}aboutStatement> ?statement
  FILTER(?statement IN ({", ".join(iri_values([s]) for s in statements if s)}))"""
    found = _About()
    query = f"""SELECT DISTINCT ?examination ?statement ?message ?fact WHERE {{
  {results}
  ?result <{_NG}because> ?finding .
  ?finding <{_SH}resultMessage> ?message ; <{_NG}concernsFact> ?fact
  FILTER(LANG(?message) = "{language}")
}} ORDER BY ?fact"""
    for examination, statement, message, fact in solutions(dataset, query).rows:
        if examination and statement and message and fact:
            key = (examination.value, statement.value)
            found.by_message.setdefault((*key, message.value), []).append(fact.value)
            found.decided.setdefault(key, []).append(fact.value)
    query = f"""SELECT DISTINCT ?examination ?statement ?fact WHERE {{
  {results}
  ?result <{_NG}concernsFact> ?fact
}} ORDER BY ?fact"""
    for examination, statement, fact in solutions(dataset, query).rows:
        if examination and statement and fact:
            key = (examination.value, statement.value)
            found.concerned.setdefault(key, []).append(fact.value)
    return found

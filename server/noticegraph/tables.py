"""Solutions → tables for people: names instead of IRIs, places instead of passages.

Responsible for answers as people see them, on a page or a terminal. The formats for programs (JSON,
XML, CSV, TSV) come from the engine, not from here.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from noticegraph.dataset import Dataset
from noticegraph.labels import iri_of, iri_values, read_names, read_section_titles
from noticegraph.modality import MODALITY, name_with_modality
from noticegraph.namespaces import PREFIXES, shorten_iri
from noticegraph.places import describe_place, headings_of
from noticegraph.printing import printable
from noticegraph.query import Solutions, Term, solutions
from noticegraph.review_status import REVIEW_STATUS, name_with_review

EVIDENCE = "evidence"
STATEMENT = "statement"
_NAME_SUFFIX = "Name"
_MODALITY_COLUMN = "modality"


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a cell: what to show, the IRI it stands for, and the language of a literal."""

    text: str
    iri: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Named columns, and rows of cells; a cell is a sequence of parts, empty if unbound."""

    columns: tuple[str, ...]
    rows: tuple[tuple[tuple[Part, ...], ...], ...]


def lay_out_solutions(
    dataset: Dataset, found: Solutions, language: str, *, with_places: bool = True
) -> Table:
    """Make a table of solutions, in their order.

    An IRI in a column `x` is shown as the text in the column `xName`, which is then left out; or
    else as the label in `language` (else English, else any); or else as a prefixed name. A name
    without an IRI stands for itself. Without a column `modality`, the name of a fact that is not
    asserted includes its modality. Passages in the column `evidence` are shown as their places,
    unless these are looked up later.
    """
    columns = tuple(
        name
        for name in found.variables
        if not (name.endswith(_NAME_SUFFIX) and name.removesuffix(_NAME_SUFFIX) in found.variables)
    )
    at = {name: index for index, name in enumerate(found.variables)}
    names = _read_names(dataset, found, columns, language)
    modalities, statuses = _read_statuses(dataset, found)
    if _MODALITY_COLUMN in at:
        modalities = {}
    cited = _evidence_iris(found) if with_places and EVIDENCE in at else ()
    places = read_places(dataset, cited, language) if cited else {}
    order = {passage: rank for rank, passage in enumerate(places)}

    def cell(row: Sequence[Term | None], column: str) -> tuple[Part, ...]:
        term = row[at[column]]
        name = row[at[column + _NAME_SUFFIX]] if column + _NAME_SUFFIX in at else None
        if term is None:
            return (Part(name.value, None, getattr(name, "language", None)),) if name else ()
        if column == EVIDENCE:
            passages = sorted(term.value.split(), key=lambda iri: (order.get(iri, -1), iri))
            return tuple(Part(places.get(i) or shorten_iri(i), i) for i in passages)
        iri = iri_of(term)
        if iri is None:
            return (Part(term.value, None, getattr(term, "language", None)),)
        if name is not None:
            text = name_with_modality(name.value, modalities.get(iri), language)
            text = name_with_review(text, statuses.get(iri), language)
            return (Part(text, iri, getattr(name, "language", None)),)
        return (Part(names.get(iri) or shorten_iri(iri), iri),)

    rows = tuple(tuple(cell(row, column) for column in columns) for row in found.rows)
    return _drop_repetitions(Table(columns, rows))


def lay_out_json(found: Mapping[str, Any]) -> Table:
    """Make a table of decoded SPARQL JSON results, without looking up names or places.

    https://www.w3.org/TR/sparql11-results-json/
    """

    def cell(term: Mapping[str, Any] | None) -> tuple[Part, ...]:
        match term:
            case None:
                return ()
            case {"type": "uri", "value": iri}:
                return (Part(shorten_iri(iri), iri),)
            case {"type": "bnode", "value": label}:
                return (Part(f"_:{label}"),)
            case {"type": "literal", "value": text}:
                return (Part(text, None, term.get("xml:lang")),)
            case _:
                return (Part(json.dumps(term, ensure_ascii=False)),)

    columns = tuple(found["head"]["vars"])
    bindings = found["results"]["bindings"]
    return Table(columns, tuple(tuple(cell(b.get(c)) for c in columns) for b in bindings))


def lay_out_rows(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Table:
    """Make a table of plain values."""
    return Table(tuple(columns), tuple(tuple((Part(str(v)),) for v in row) for row in rows))


def read_places(dataset: Dataset, passages: Iterable[str], language: str) -> dict[str, str]:
    """Return the places of passages (IRIs), as in "section 2, table row 1, item 8".

    The order is that of the text.
    """
    query = f"""SELECT ?passage ?statement ?section ?place ?start WHERE {{
  VALUES ?passage {{ {iri_values(passages)} }}
  OPTIONAL {{ ?passage <{PREFIXES["oa"]}hasSource> ?statement }}
  ?passage <{PREFIXES["ng"]}section> ?section
  OPTIONAL {{
    ?passage <{PREFIXES["ng"]}place> ?place
    FILTER(LANG(?place) IN ("{language}", ""))
  }}
  OPTIONAL {{ ?passage <{PREFIXES["oa"]}hasSelector>/<{PREFIXES["oa"]}start> ?start }}
}} ORDER BY ?start ?passage"""
    rows = solutions(dataset, query).rows
    titles = read_section_titles(dataset, {row[1].value for row in rows if row[1] is not None})
    found: dict[str, str] = {}
    for passage, statement, section, place, _ in rows:
        if passage is not None and section is not None:
            own = titles.get(statement.value, {}) if statement is not None else {}
            found[passage.value] = describe_place(
                section.value,
                place.value if place is not None else None,
                language,
                headings_of(section.value, own),
            )
    return found


def write_markdown(table: Table) -> str:
    """Write a table as a GitHub-flavoured Markdown table."""

    def line(cells: Iterable[str]) -> str:
        return "| " + " | ".join(cells) + " |\n"

    def escaped(text: str) -> str:
        return " ".join(text.replace("\\", "\\\\").replace("|", "\\|").split())

    head = line(escaped(column) for column in table.columns)
    rule = line("---" for _ in table.columns)
    return head + rule + "".join(line(escaped(c) for c in row) for row in cell_texts(table))


def cell_texts(table: Table) -> list[list[str]]:
    """Return each row as texts; the parts of a cell are separated by semicolons.

    Control characters are replaced, so that the content of a graph cannot control a terminal.
    """
    return [["; ".join(printable(p.text) for p in cell) for cell in row] for row in table.rows]


def split_off_statement(table: Table) -> tuple[Table, str | None]:
    """Return the table without the column `statement`, and the value that all its rows have there.

    A table about several statements, or without such a column, is returned unchanged, with None.
    """
    if STATEMENT not in table.columns:
        return table, None
    index = table.columns.index(STATEMENT)
    named = {row[index] for row in table.rows}
    if len(named) != 1:
        return table, None
    return _without_columns(table, {index}), "; ".join(part.text for part in named.pop())


def _drop_repetitions(table: Table) -> Table:
    """Leave out columns of plain text that repeat an earlier column in every row."""
    texts = [tuple(column) for column in zip(*cell_texts(table), strict=True)]
    linked = {i for i in range(len(texts)) for row in table.rows if any(p.iri for p in row[i])}
    repeated = {i for i, text in enumerate(texts) if i not in linked and text in texts[:i]}
    return _without_columns(table, {i for i in repeated if any(texts[i])})


def _without_columns(table: Table, left_out: set[int]) -> Table:
    kept = [index for index in range(len(table.columns)) if index not in left_out]
    return Table(
        tuple(table.columns[i] for i in kept),
        tuple(tuple(row[i] for i in kept) for row in table.rows),
    )


def _read_names(
    dataset: Dataset, found: Solutions, columns: Sequence[str], language: str
) -> Mapping[str, str]:
    bare = [
        index
        for index, name in enumerate(found.variables)
        if name in columns and name + _NAME_SUFFIX not in found.variables
    ]
    iris = {iri for row in found.rows for i in bare if (t := row[i]) and (iri := iri_of(t))}
    return read_names(dataset, iris, language) if iris else {}


def _read_statuses(dataset: Dataset, found: Solutions) -> tuple[dict[str, str], dict[str, str]]:
    """Return the modality and the review status (IRIs) of things named in a column `xName`."""
    named = [i for i, n in enumerate(found.variables) if n + _NAME_SUFFIX in found.variables]
    iris = {iri for row in found.rows for i in named if (t := row[i]) and (iri := iri_of(t))}
    if not iris:
        return {}, {}
    query = f"""SELECT ?thing ?property ?value WHERE {{
  VALUES ?thing {{ {iri_values(iris)} }}
  ?thing ?property ?value FILTER(?property IN (<{MODALITY}>, <{REVIEW_STATUS}>))
}}"""
    read: dict[str, dict[str, str]] = {MODALITY: {}, REVIEW_STATUS: {}}
    for thing, name, value in solutions(dataset, query).rows:
        if thing is not None and name is not None and value is not None:
            read[name.value][thing.value] = value.value
    return read[MODALITY], read[REVIEW_STATUS]


def _evidence_iris(found: Solutions) -> set[str]:
    index = found.variables.index(EVIDENCE)
    return {iri for row in found.rows if (term := row[index]) for iri in term.value.split()}

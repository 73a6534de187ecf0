"""A statement's graph → its rows: one for each stated node, and for each passage without fact.

What the program adds by itself (``building``) is in no row. Not responsible for files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from rdflib import PROV, RDF, Literal, URIRef
from rdflib.term import Node

from noticegraph.namespaces import NG
from noticegraph.rows.columns import COLUMNS, Column
from noticegraph.rows.kinds import KINDS, Kind
from noticegraph.rows.model import TEXT, Row
from noticegraph.rows.names import Names, write_term
from noticegraph.rows.reviewing import read_review
from noticegraph.rows.statement import Statement, curie, curie_to_iri, no_fact_passages, types_of

_SHOWN = 2000
"""So many characters of a passage are shown: a cell of a spreadsheet holds 32,767."""

_BY_CLASS: dict[str, list[Kind]] = {}
for _kind in KINDS.values():
    _BY_CLASS.setdefault(_kind.cls, []).append(_kind)


@cache
def _property(path: str) -> URIRef:
    return URIRef(curie_to_iri(path) or path)


def write_rows(statement: Statement, text: str | None = None) -> list[Row]:
    """Return the rows of a statement in the order of the table of kinds, then by id.

    ``text`` is the statement's text if it is available: then the rows quote it.
    """
    return _Writer(statement, text).rows()


def show_text(rows: Iterable[Row], statement: Statement, text: str) -> None:
    """Give each row the words of its passages, on one line each, long ones cut."""
    for row in rows:
        spans = [statement.spans[p] for p in row.cells.get("passage", []) if p in statement.spans]
        passages = [" ".join(text[start:end].split()) for start, end in sorted(spans)]
        row.put(TEXT, [p if len(p) <= _SHOWN else f"{p[:_SHOWN].rstrip()}…" for p in passages])


def kind_of(statement: Statement, node: URIRef) -> Kind | None:
    """Return the kind of a node, that of the denied class for a denial; None if it has none."""
    if node == statement.version:
        return KINDS["document"]
    classes = types_of(statement.facts, node)
    if "ng:RejectedDraft" in classes:
        classes = {curie(str(c)) for c in statement.facts.objects(node, NG.rejects)}
        return next((_BY_CLASS[name][0] for name in classes if name in _BY_CLASS), None)
    if "ng:Denial" in classes:
        classes = {curie(str(c)) for c in statement.facts.objects(node, NG.denies)}
    # A version that is only referred to is a document too.
    if "ng:ReferencedDocument" in classes:
        return KINDS["linked-document"]
    for name in sorted(classes):
        for kind in _BY_CLASS.get(name, ()):
            if len(_BY_CLASS[name]) == 1 or set(kind.types) & classes:
                return kind
    return None


class _Writer:
    def __init__(self, statement: Statement, text: str | None) -> None:
        self.statement = statement
        self.text = text
        self.kinds = {
            node: kind
            for node in statement.nodes()
            if (kind := kind_of(statement, node)) is not None
        }
        self.names = Names()
        self._labels: dict[URIRef, list[str]] = {}
        languages = (statement.language, statement.other_language)
        for node, kind in self.kinds.items():
            self._labels[node] = [statement.name_of(node, language) for language in languages]
            self.names.add(statement.id_of(str(node)), kind.name, self._labels[node])

    def rows(self) -> list[Row]:
        order = list(KINDS)
        nodes = sorted(self.kinds, key=lambda n: (order.index(self.kinds[n].name), str(n)))
        rows = [self.row(node, self.kinds[node]) for node in nodes]
        for passage in no_fact_passages(self.statement.facts):
            row = Row(0, "no-fact")
            reasons = self.statement.facts.objects(passage, NG.statesNoFact)
            row.put("terms", sorted(curie(str(r)) for r in reasons))
            row.put("passage", [self.statement.path_of(str(passage))])
            rows.append(row)
        for number, row in enumerate(rows, 1):
            row.number = number
        return rows

    def row(self, node: URIRef, kind: Kind) -> Row:
        facts, statement = self.statement.facts, self.statement
        row = Row(0, kind.name)
        row.put("id", [statement.id_of(str(node))])
        for cell, label in zip(("name", "translation"), self._labels[node], strict=True):
            row.put(cell, [label] if label else [])
        denied = (node, RDF.type, NG.Denial) in facts
        rejected = (node, RDF.type, NG.RejectedDraft) in facts
        # Of the columns of a kind, a row has few: each is looked up in what the node says.
        said: dict[Node, list[Node]] = {}
        for relation, value in facts.predicate_objects(node):
            said.setdefault(relation, []).append(value)
        if kind.terms is not None and not rejected:
            row.put("terms", list(self.cells(node, said, kind.terms, kind, denied)))
        modality = facts.value(node, NG.modality)
        if modality is not None:
            row.put("modality", [curie(str(modality)).removeprefix("ng:").lower()])
        cites = NG.nowReads if kind.name == "earlier-fact" else NG.statedIn
        paths = (statement.path_of(str(p)) for p in facts.objects(node, cites))
        row.put("passage", sorted(paths))
        read_review(row, node, facts, self.text)
        if rejected:
            sources = facts.objects(node, PROV.wasDerivedFrom)
            row.put("passage", sorted(statement.path_of(str(p)) for p in sources))
            return row
        for name, column in (kind.columns | self.condition(kind)).items():
            row.put(name, list(self.cells(node, said, column, kind, denied)))
        return row

    def condition(self, kind: Kind) -> dict[str, Column]:
        return {"condition": COLUMNS["condition"]} if kind.fact else {}

    def cells(
        self, node: URIRef, said: Mapping[Node, list[Node]], column: Column, kind: Kind,
        denied: bool,
    ) -> Iterator[str]:  # fmt: skip
        """Yield the values of a cell, sorted, without what the machine adds by itself."""
        path = column.denied if denied and column.denied else column.path
        values = set(said.get(_property(path), ()))
        if not values:
            return
        if path == "rdf:type":
            values = {URIRef(curie_to_iri(c) or c) for c in self.own_types(node, kind)}
        elif not denied and path == "dpv:hasProcessing" and kind.always:
            values.discard(URIRef(curie_to_iri(kind.always) or ""))
        elif not denied and path == "dpv:hasPersonalData":
            values -= set(self.statement.facts.objects(node, NG.category))
        yield from sorted(c for v in values if (c := self.cell(v, column)) is not None)

    def own_types(self, node: URIRef, kind: Kind) -> set[str]:
        own = types_of(self.statement.facts, node) - {kind.cls}
        return set() if own == set(kind.types) else own

    def cell(self, value: Node, column: Column) -> str | None:
        """Return a value as its column writes it, or None if the column does not have it."""
        if isinstance(value, Literal):
            languages = {
                "words": self.statement.language,
                "translation": self.statement.other_language,
            }
            wanted = languages.get(column.sort)
            fits = value.language == wanted and column.sort not in ("term", "thing", "address")
            return str(value) if fits else None
        if column.sort == "address":
            return str(value)
        if column.sort not in ("term", "thing") or not isinstance(value, URIRef):
            return None
        is_local = value in self.kinds or self.is_own(value)
        if column.local is not None and column.local is not is_local:
            return None
        if is_local:
            return self.names.cell(self.statement.id_of(str(value)), column)
        return write_term(str(value))

    def is_own(self, value: URIRef) -> bool:
        """Tell whether an IRI is of this statement or another, and no law or authority."""
        written = self.statement.id_of(str(value))
        return written != str(value) and (
            not written.startswith("../") or curie(str(value)) == str(value)
        )

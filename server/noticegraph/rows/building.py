"""Rows → a statement's graph, and what the program adds to what the rows say.

Not responsible for whether rows are right (``verifying``): what a cell means has been settled.
"""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import DCTERMS, RDF, SKOS, XSD, Graph, Literal, URIRef
from rdflib.term import Node

from noticegraph.namespaces import DPV, NG
from noticegraph.rows.columns import COLUMNS, Column
from noticegraph.rows.kinds import KINDS, Kind
from noticegraph.rows.model import Row
from noticegraph.rows.names import Names
from noticegraph.rows.reviewing import rejected_triples, review_triples
from noticegraph.rows.statement import OF_ITSELF, Statement, curie_to_iri, is_id

_Triple = tuple[Node, Node, Node]
_DATATYPES = {
    "integer": XSD.integer,
    "boolean": XSD.boolean,
    "date": XSD.date,
    "duration": XSD.duration,
}


def build_graph(rows: list[Row], statement: Statement) -> Graph:
    """Return the facts that rows say, each with its id, with what the machine adds.

    Every cell that means a thing holds the name or id of a row, or a CURIE.
    """
    builder = Builder(names_in(rows), statement)
    graph = Graph()
    for row in rows:
        for triple in builder.all_triples(row):
            graph.add(triple)
    return graph


def names_in(rows: list[Row]) -> Names:
    """Return the things that rows describe, by id and name."""
    names = Names()
    for row in rows:
        if row.one("id") and row.one("review") != "rejected":
            names.add(row.one("id"), row.kind, [row.one("name"), row.one("translation")])
    return names


class Builder:
    """Makes the triples of single rows."""

    def __init__(self, names: Names, statement: Statement) -> None:
        """``names`` are the things that cells may mean."""
        self.statement = statement
        self.names = names
        self.language, self.other = statement.language, statement.other_language

    def all_triples(self, row: Row) -> Iterator[_Triple]:
        """Yield what a row says, and what the machine adds to that."""
        yield from self.triples(row)
        yield from self.derived(row)

    def triples(self, row: Row) -> Iterator[_Triple]:
        """Yield what a row says."""
        kind = KINDS[row.kind]
        if row.kind == "no-fact":
            for path in row.cells.get("passage", []):
                for term in row.cells.get("terms", []):
                    yield self.statement.passage(path), NG.statesNoFact, _iri(term)
            return
        node = self.statement.iri(row.one("id"))
        if row.one("review") == "rejected":
            yield from rejected_triples(row, node, _iri(kind.cls), self.statement)
            return
        yield from review_triples(row, node, self.statement)
        denied = row.one("modality") == "denied"
        for name in self.types(row, kind, denied):
            yield node, RDF.type, _iri(name)
        if denied:
            yield node, NG.denies, _iri(kind.cls)
        for cell, language in (("name", self.language), ("translation", self.other)):
            for label in row.cells.get(cell, []):
                yield node, SKOS.prefLabel, Literal(label, lang=language)
        if row.one("modality"):
            yield node, NG.modality, NG[row.one("modality").capitalize()]
        # No passage of this version states a fact of the version before.
        cites = NG.nowReads if row.kind == "earlier-fact" else NG.statedIn
        for path in row.cells.get("passage", []):
            yield node, cites, self.statement.passage(path)
        columns = kind.columns | {"condition": COLUMNS["condition"]}
        if kind.terms is not None and kind.terms.path != "rdf:type":
            columns["terms"] = kind.terms
        for name, column in columns.items():
            path = column.denied if denied and column.denied else column.path
            for value in row.cells.get(name, []):
                yield node, _iri(path), self.value(value, column)

    def types(self, row: Row, kind: Kind, denied: bool) -> tuple[str, ...]:
        """Return the classes (CURIEs) of a row's node."""
        if denied:
            return ("ng:Denial",)
        if kind.terms is not None and kind.terms.path == "rdf:type" and "terms" in row.cells:
            return (kind.cls, *row.cells["terms"])
        return (kind.cls, *kind.types)

    def value(self, value: str, column: Column) -> Node:
        """Return what the value of a cell stands for."""
        if column.sort == "address":
            return URIRef(value)
        if column.sort in ("term", "thing"):
            return self.thing(value, column)
        if column.sort == "words":
            return Literal(value, lang=self.language)
        if column.sort == "translation":
            return Literal(value, lang=self.other)
        return Literal(value, datatype=_DATATYPES.get(column.sort), normalize=False)

    def thing(self, value: str, column: Column) -> URIRef:
        """Return the node or term that a cell names. Raises ValueError if it means nothing."""
        if self.names.kind(value) is not None:
            return self.statement.iri(value)
        term = curie_to_iri(value)
        if term is not None:
            return URIRef(term)
        called = self.names.called(value, column)
        if called:
            return self.statement.iri(called[0])
        if not is_id(value):
            raise ValueError(f"{column.name}: {value!r} means nothing")
        return self.statement.iri(value)

    def derived(self, row: Row) -> Iterator[_Triple]:
        """Yield what follows from a row: lists of the version, inverses, and DPV's short ways."""
        kind = KINDS[row.kind]
        if row.one("id") in ("", OF_ITSELF) or row.one("review") == "rejected":
            return
        version, node = self.statement.version, self.statement.iri(row.one("id"))
        denied = row.one("modality") == "denied"
        if kind.process and not denied:
            yield version, DPV.hasProcess, node
        if kind.name == "linked-document":
            yield version, DCTERMS.references, node
        for broad in row.cells.get("partOf", []):
            thing = self.thing(broad, COLUMNS["partOf"])
            if self.names.kind(self.statement.id_of(str(thing))) in ("category", "purpose"):
                yield thing, SKOS.narrower, node
        if denied:
            return
        if kind.always:
            yield node, DPV.hasProcessing, _iri(kind.always)
        if kind.name in ("disclosure", "sale"):
            for category in row.cells.get("category", []):
                yield node, DPV.hasPersonalData, self.thing(category, COLUMNS["category"])
        if kind.terms is not None and kind.terms.path == "ng:mechanism":
            for mechanism in row.cells.get("terms", []):
                yield node, DPV.hasLegalBasis, _iri(mechanism)
        if kind.name == "basis":
            for process in row.cells.get("process", []):
                for basis in row.cells.get("terms", []):
                    yield self.thing(process, COLUMNS["process"]), DPV.hasLegalBasis, _iri(basis)


def _iri(name: str) -> URIRef:
    iri = curie_to_iri(name)
    if iri is None:
        raise ValueError(f"{name!r} is no CURIE")
    return URIRef(iri)

"""Answers to queries, made comparable: solutions by value, blank nodes by isomorphism.

SPARQL 1.1 Query Results XML, JSON, CSV and TSV, https://www.w3.org/TR/sparql11-overview/ · A
literal stands for its value: a store may write 1.50 as 1.5. Solutions are written as a graph, one
node a different solution, with the number of times that it occurs, and with its positions where the
order counts: two answers are equal when their graphs are isomorphic, whatever their blank nodes are
called. CSV loses the kinds of terms: its cells are compared as text, or by value if they look like
numbers; "" counts as unbound, and what begins with "_:" is a blank node.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from decimal import Decimal

import pyoxigraph as ox
from rdflib import RDF, XSD, BNode, Graph, Literal, Namespace
from rdflib.compare import isomorphic
from rdflib.query import Result
from rdflib.term import Node
from rdflib.util import from_n3

RS = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/result-set#")
_ROW = Namespace("urn:x-row:")
_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?|[0-9]*\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_PARSERS = {"application/sparql-results+xml": "xml", "application/sparql-results+json": "json"}


@dataclass(frozen=True)
class Solutions:
    """The solutions of a SELECT query in their order; what is unbound is absent."""

    variables: frozenset[str]
    rows: list[dict[str, Node]]

    def describe(self) -> str:
        lines = (
            " ".join(f"?{name}={value.n3()}" for name, value in sorted(row.items()))
            for row in self.rows
        )
        return "\n".join([" ".join(sorted(self.variables)), *lines])


def read_solutions(data: bytes, media_type: str) -> Solutions | bool:
    """Read the answer to a SELECT or ASK query."""
    if media_type == "text/csv":
        return _read_csv(data.decode("utf-8"))
    if media_type == "text/tab-separated-values":
        return _read_tsv(data.decode("utf-8"))
    result = Result.parse(io.BytesIO(data), format=_PARSERS[media_type])
    if result.type == "ASK":
        assert result.askAnswer is not None
        return result.askAnswer
    return Solutions(
        frozenset(map(str, result.vars or ())),
        [{str(name): value for name, value in row.items()} for row in result.bindings],
    )


def read_result_set(graph: Graph) -> Solutions | bool:
    """Read the vocabulary of result sets, in which the suite writes some expected answers."""
    node = graph.value(predicate=RDF.type, object=RS.ResultSet, any=False)
    boolean = graph.value(node, RS.boolean, any=False)
    if boolean is not None:
        assert isinstance(boolean, Literal)
        return bool(boolean.toPython())
    rows = []
    for solution in graph.objects(node, RS.solution):
        assert (solution, RS["index"], None) not in graph, "an order that is not read yet"
        bindings = list(graph.objects(solution, RS.binding))
        rows.append({str(graph.value(b, RS.variable)): graph.value(b, RS.value) for b in bindings})
    return Solutions(frozenset(map(str, graph.objects(node, RS.resultVariable))), rows)


def _read_csv(text: str) -> Solutions:
    header, *lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows = [
        {name: _read_cell(cell) for name, cell in zip(header, line, strict=True) if cell}
        for line in lines
    ]
    return Solutions(frozenset(header), rows)


def _read_cell(cell: str) -> Node:
    if cell.startswith("_:"):
        return BNode(cell[2:])
    return Literal(float(cell)) if _NUMBER.fullmatch(cell) else Literal(cell)


def _read_tsv(text: str) -> Solutions:
    header, *lines = (line.split("\t") for line in text.removesuffix("\n").split("\n"))
    assert all(name[:1] == "?" for name in header), header
    rows = [
        {name[1:]: from_n3(cell) for name, cell in zip(header, line, strict=True) if cell}
        for line in lines
    ]
    return Solutions(frozenset(name[1:] for name in header), rows)


def equal_solutions(left: Solutions, right: Solutions, *, ordered: bool) -> bool:
    """Return whether two answers to a SELECT query are the same."""
    return left.variables == right.variables and isomorphic(
        _solutions_graph(left, ordered), _solutions_graph(right, ordered)
    )


def equal_graphs(left: Graph, right: Graph) -> bool:
    """Return whether two graphs are isomorphic, their literals taken by value."""
    return isomorphic(_value_graph(left), _value_graph(right))


def _solutions_graph(solutions: Solutions, ordered: bool) -> Graph:
    positions: dict[frozenset[tuple[str, Node]], list[int]] = {}
    for position, row in enumerate(solutions.rows):
        values = frozenset((name, _by_value(term)) for name, term in row.items())
        positions.setdefault(values, []).append(position)
    graph = Graph()
    for values, places in positions.items():
        node = BNode()
        graph.add((node, _ROW.times, Literal(len(places))))
        for place in places if ordered else ():
            graph.add((node, _ROW.place, Literal(place)))
        for name, term in values:
            graph.add((node, _ROW["variable:" + name], term))
    return graph


def _value_graph(graph: Graph) -> Graph:
    valued = Graph()
    for subject, predicate, value in graph:
        valued.add((subject, predicate, _by_value(value)))
    return valued


def _by_value(term: Node) -> Node:
    """Return a term that is equal for literals of the same datatype and value."""
    if not isinstance(term, Literal):
        return term
    if term.language:
        return Literal(f"@{term.language.lower()} {term}")
    value = term.value
    if isinstance(value, Decimal):
        text = format(value.normalize(), "f")
    elif isinstance(value, bool | int | float):
        text = repr(value)
    else:
        text = str(term)
    return Literal(f"{term.datatype or XSD.string} {text}")


def read_graph(data: bytes, media_type: str, base: str | None = None) -> Graph:
    """Read an answer that is a graph."""
    form = {"application/n-triples": "nt", "application/rdf+xml": "xml"}.get(media_type, "turtle")
    return Graph().parse(io.BytesIO(data), format=form, publicID=base)


def named_graphs(nquads: bytes) -> dict[str | None, Graph]:
    """Read N-Quads as a graph for each name; None is the default graph."""
    triples: dict[str | None, list[ox.Triple]] = {}
    for quad in ox.parse(nquads, format=ox.RdfFormat.N_QUADS):
        is_default = isinstance(quad.graph_name, ox.DefaultGraph)
        triples.setdefault(None if is_default else quad.graph_name.value, []).append(quad.triple)
    return {
        name: read_graph(ox.serialize(part, format=ox.RdfFormat.N_TRIPLES), "application/n-triples")
        for name, part in triples.items()
    }

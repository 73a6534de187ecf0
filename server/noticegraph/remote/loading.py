"""How data are loaded into a remote server: triples without blank nodes, and the updates.

SPARQL 1.1 Update (https://www.w3.org/TR/sparql11-update/). Blank nodes become IRIs (RDF 1.1
Concepts, 3.5, https://www.w3.org/TR/rdf11-concepts/#section-skolemization): Virtuoso refuses them
in INSERT DATA, and no server gives them the same name twice. Reading a graph turns them back.

Besides the named graphs the server has MERGED, the set of all their triples: this is the default
graph of every query, named in each request. The servers' own default graphs differ: some contain
none of the named graphs (Oxigraph, Fuseki, Stardog), others all of them, but count a triple twice
if it is in two graphs (Virtuoso). Names below HIDDEN are noticegraph's own.
"""

from __future__ import annotations

import codecs
import re
import uuid
from collections.abc import Iterable, Sequence

import pyoxigraph as ox

from noticegraph.data_limits import bounded, refuse_bombs
from noticegraph.engine import Document
from noticegraph.errors import RDFSyntaxError, UsageError
from noticegraph.namespaces import GRAPHS
from noticegraph.turtle import syntax_error

HIDDEN = GRAPHS + "."
MERGED = HIDDEN + "merged"
SERVER_MARK = HIDDEN + "server"
"""A graph of one triple; it marks that MERGED exists, and shows what the default graph is."""
MARK_TRIPLE = f"<{MERGED}> a <{SERVER_MARK}>"
DEFAULT_GRAPH_CONTENT = GRAPHS + "default"
"""The graph for what is written to the default graph."""
_STAGING = HIDDEN + "staging/"
_GENID = "https://w3id.org/noticegraph/.well-known/genid/"
# Graphs that a fresh Virtuoso has: its own configuration, no data.
_SYSTEM_GRAPHS = (
    "http://localuriqaserver/sparql",
    "http://www.openlinksw.com/schemas/virtrdf#",
    "http://www.w3.org/2002/07/owl#",
    "http://www.w3.org/ns/ldp#",
    "urn:activitystreams-owl:map",
    "urn:core:services:sparql",
)
# Virtuoso's parser runs out of memory at some 5,000 triples an operation; several operations in a
# request are no problem.
_TRIPLES_AN_OPERATION = 1000


def is_visible(graph: str) -> bool:
    """Return whether a graph of the server belongs to the dataset."""
    return not graph.startswith(HIDDEN) and graph not in _SYSTEM_GRAPHS


def graph_term(graph: str) -> str:
    """Return the graph's IRI in angle brackets. Raises UsageError if it is not absolute."""
    try:
        return str(ox.NamedNode(graph))
    except ValueError as error:
        raise UsageError("graph-name", names=(graph,)) from error


def name_staging_graph() -> str:
    """Return a new name for a hidden graph."""
    return _STAGING + uuid.uuid4().hex


def parse_triples(document: Document, base_iri: str | None) -> list[ox.Triple]:
    """Parse RDF in a media type for graphs into distinct triples without blank nodes.

    Raises RDFSyntaxError with line and column; UsageError for another media type.
    """
    data, media_type = document.data, document.media_type
    rdf_format = ox.RdfFormat.from_media_type(media_type)
    if rdf_format is None or (rdf_format.supports_datasets and rdf_format != ox.RdfFormat.JSON_LD):
        raise UsageError("not-a-graph-format", media_type=media_type)
    try:
        refuse_bombs(data, media_type)
        parser = ox.parse(data.removeprefix(codecs.BOM_UTF8), format=rdf_format, base_iri=base_iri)
        quads = list(bounded(parser, data, rdf_format))
    except SyntaxError as error:
        raise syntax_error(error, rdf_format, document.name) from error
    except RDFSyntaxError as error:
        error.file = document.name
        raise
    except ValueError as error:
        raise UsageError("relative-base", reason=str(error)) from error
    for quad in quads:
        if not isinstance(quad.graph_name, ox.DefaultGraph):
            raise RDFSyntaxError("named-graph-in-triples")
        if isinstance(quad.object, ox.Triple):
            raise RDFSyntaxError("triple-term")
    return _skolemise(quad.triple for quad in quads)


def _skolemise(triples: Iterable[ox.Triple]) -> list[ox.Triple]:
    """Replace blank nodes by IRIs that no other load uses."""
    load = uuid.uuid4().hex
    names: dict[ox.BlankNode, ox.NamedNode] = {}

    def name(node: ox.BlankNode) -> ox.NamedNode:
        return names.setdefault(node, ox.NamedNode(f"{_GENID}{load}-{len(names)}"))

    named = (
        ox.Triple(
            name(s) if isinstance(s, ox.BlankNode) else s,
            p,
            name(o) if isinstance(o, ox.BlankNode) else o,
        )
        for s, p, o in triples
    )
    return list(dict.fromkeys(named))


def deskolemise(triples: Iterable[ox.Triple]) -> list[ox.Triple]:
    """Turn the IRIs that loading made for blank nodes back into blank nodes."""

    def blank(node: ox.NamedNode) -> ox.NamedNode | ox.BlankNode:
        if not node.value.startswith(_GENID):
            return node
        return ox.BlankNode("b" + re.sub(r"[^0-9A-Za-z]", "x", node.value[len(_GENID) :]))

    return [
        ox.Triple(
            blank(s) if isinstance(s, ox.NamedNode) else s,
            p,
            blank(o) if isinstance(o, ox.NamedNode) else o,
        )
        for s, p, o in triples
    ]


def as_ntriples(triples: Iterable[ox.Triple]) -> bytes:
    """Write triples as N-Triples."""
    return ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""


def insert_data(graph: str, triples: Sequence[ox.Triple]) -> list[str]:
    """Return the operations that add triples to a graph."""
    return [
        f"INSERT DATA {{ GRAPH {graph_term(graph)} {{\n{as_ntriples(part).decode()}}} }}"
        for start in range(0, len(triples), _TRIPLES_AN_OPERATION)
        if (part := triples[start : start + _TRIPLES_AN_OPERATION])
    ]


def add_graph(source: str, target: str) -> str:
    """Return the operation that adds a graph's triples to another."""
    return (
        f"INSERT {{ GRAPH {graph_term(target)} {{ ?s ?p ?o }} }} "
        f"WHERE {{ GRAPH {graph_term(source)} {{ ?s ?p ?o }} }}"
    )


def empty_graph(graph: str) -> str:
    """Return the operation that empties a graph. DROP SILENT leaves it as it is in Virtuoso."""
    return f"CLEAR SILENT GRAPH {graph_term(graph)}"


def withdraw_graph(graph: str) -> str:
    """Return the operation that removes from MERGED the triples that only this graph has."""
    term = graph_term(graph)
    return (
        f"DELETE {{ GRAPH <{MERGED}> {{ ?s ?p ?o }} }} WHERE {{ GRAPH {term} {{ ?s ?p ?o }} "
        "FILTER NOT EXISTS { GRAPH ?g { ?s ?p ?o } "
        f"FILTER(?g != {term}) {visible_filter('?g')} }} }}"
    )


def mark_server() -> str:
    """Return the operation that marks that MERGED exists."""
    return f"INSERT DATA {{ GRAPH <{SERVER_MARK}> {{ {MARK_TRIPLE} }} }}"


def merge_all(*, with_default_graph: bool) -> list[str]:
    """Return the operations that rebuild MERGED from all visible graphs (and the default one).

    The server must have SERVER_MARK.
    """
    own = " UNION { ?s ?p ?o }" if with_default_graph else ""
    return [
        empty_graph(MERGED),
        f"INSERT {{ GRAPH <{MERGED}> {{ ?s ?p ?o }} }} "
        f"WHERE {{ {{ GRAPH ?g {{ ?s ?p ?o }} {visible_filter('?g')} }}{own} }}",
    ]


def visible_filter(variable: str) -> str:
    """Return the FILTER with the meaning of `is_visible`."""
    system = ", ".join(f"<{graph}>" for graph in _SYSTEM_GRAPHS)
    return f'FILTER(!STRSTARTS(STR({variable}), "{HIDDEN}")) FILTER({variable} NOT IN ({system}))'

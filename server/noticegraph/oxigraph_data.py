"""RDF data that go into Oxigraph, and answers that come out of it."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

import pyoxigraph as ox

from noticegraph.data_limits import bounded, refuse_bombs
from noticegraph.errors import RDFSyntaxError, UsageError
from noticegraph.oxigraph_errors import evaluation_error
from noticegraph.sparql_syntax import query_form
from noticegraph.turtle import syntax_error
from noticegraph.xml_formats import write_graph, write_results

Results = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
GraphNode = ox.NamedNode | ox.DefaultGraph

_BULK = 50_000
_GRAPH = re.compile(rb" <[^<> ]*> \.\n")
"""The name of the graph at the end of a line; or an object, where there is none."""
_BATCH = 50_000


def read_quads(lines: bytes) -> Iterator[ox.Quad]:
    """Yield the quads of N-Quads that noticegraph wrote; blank nodes keep their labels."""
    yield from ox.parse(lines, format=ox.RdfFormat.N_QUADS)


def batches(quads: Iterable[ox.Quad]) -> Iterator[list[ox.Quad]]:
    """Yield quads in lists that fit into memory."""
    remaining = iter(quads)
    while batch := list(islice(remaining, _BULK)):
        yield batch


def load_quads(lines: bytes, stores: Sequence[ox.Store], union: ox.Store | None) -> bool:
    """Add N-Quads that noticegraph wrote to stores, and to the default graph of ``union``.

    Oxigraph does so in a third of the time that it takes Python to make a Quad of each. Returns
    False, and then has added nothing, if there are blank nodes, which would get other labels, or
    triples of no graph.
    """
    whole = lines if lines.endswith(b"\n") else lines + b"\n"
    triples, named = _GRAPH.subn(b" .\n", whole)
    if b"_:" in lines or named != whole.count(b"\n"):
        return False
    try:
        if union is not None:
            _load(union, triples)
    except SyntaxError:
        # It was the object that ended a line: a triple of no graph.
        return False
    for store in stores:
        store.load(whole, format=ox.RdfFormat.N_QUADS, lenient=True)
    return True


def load_triples(
    ntriples: bytes, graph: str, stores: Sequence[ox.Store], union: ox.Store | None
) -> bool:
    """Add N-Triples that noticegraph wrote to a graph, as `load_quads` does."""
    if b"_:" in ntriples:
        return False
    if union is not None:
        _load(union, ntriples)
    for store in stores:
        _load(store, ntriples, ox.NamedNode(graph))
    return True


def _load(store: ox.Store, ntriples: bytes, graph: ox.NamedNode | None = None) -> None:
    # In one transaction, which takes a store in memory half the time of `bulk_load`.
    store.load(ntriples, format=ox.RdfFormat.N_TRIPLES, to_graph=graph, lenient=True)


def moved(quads: Iterable[ox.Quad], graph: GraphNode) -> Iterator[ox.Quad]:
    """Yield the triples of quads as quads of one graph; blank nodes keep their labels."""
    remaining = iter(quads)
    while batch := list(islice(remaining, _BATCH)):
        # Oxigraph writes and parses them in half the time that it takes Python to make a Quad.
        lines = ox.serialize((quad.triple for quad in batch), format=ox.RdfFormat.N_TRIPLES)
        yield from read_quads(_named(lines or b"", graph))


def graph_lines(store: ox.Store, graph: GraphNode) -> frozenset[bytes]:
    """Return a graph of a store as lines of N-Quads, without line breaks."""
    lines = store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=graph) or b""
    return frozenset(_named(lines, graph).split(b"\n")) - {b""}


def _named(ntriples: bytes, graph: GraphNode) -> bytes:
    """Add the name of their graph to N-Triples that Oxigraph wrote."""
    if isinstance(graph, ox.DefaultGraph):
        return ntriples
    # A line break in a literal is escaped.
    return ntriples.replace(b" .\n", f" {graph} .\n".encode())


def quad_lines(quads: Iterable[ox.Quad]) -> list[bytes]:
    """Return quads as lines of N-Quads, without line breaks."""
    written = ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""
    return [line for line in written.split(b"\n") if line]


def parse_data(
    data: bytes, media_type: str, graph: GraphNode, base_iri: str | None
) -> Iterator[ox.Quad]:
    """Yield the quads of data from outside, with new labels for blank nodes.

    Triples without a graph go into ``graph``. Raises UsageError for a media type that is not RDF,
    RDFSyntaxError for anything wrong with the data.
    """
    rdf_format = ox.RdfFormat.from_media_type(media_type)
    if rdf_format is None:
        raise UsageError("not-rdf", media_type=media_type)
    refuse_bombs(data, media_type)
    try:
        parsed = ox.parse(
            data.removeprefix(codecs.BOM_UTF8),
            format=rdf_format,
            base_iri=base_iri,
            rename_blank_nodes=True,
        )
        checked = _checked(bounded(parsed, data, rdf_format))
        if not rdf_format.supports_datasets:
            yield from moved(checked, graph)
            return
        for quad in checked:
            if isinstance(quad.graph_name, ox.DefaultGraph):
                yield ox.Quad(quad.subject, quad.predicate, quad.object, graph)
            else:
                yield quad
    except SyntaxError as error:
        raise syntax_error(error, rdf_format) from error
    except ValueError as error:
        raise RDFSyntaxError("relative-base", reason=str(error)) from error


def _checked(quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    for quad in quads:
        if isinstance(quad.object, ox.Triple):
            raise RDFSyntaxError("triple-term")
        if isinstance(quad.graph_name, ox.BlankNode):
            raise RDFSyntaxError("blank-graph-name")
        yield quad


def serialise(results: Results, text: str, media_type: str) -> bytes:
    """Write the results of a query, whose text is ``text``, in a media type.

    Raises UsageError for one that does not fit the form, FormatError for results that XML cannot
    hold.
    """
    try:
        if isinstance(results, ox.QueryTriples):
            rdf_format = ox.RdfFormat.from_media_type(media_type)
            if rdf_format == ox.RdfFormat.RDF_XML:
                return write_graph(results, rdf_format)
            if rdf_format is not None:
                return results.serialize(format=rdf_format) or b""
        else:
            results_format = ox.QueryResultsFormat.from_media_type(media_type)
            if results_format is not None:
                return write_results(results, results_format)
    except (RuntimeError, ValueError, OSError) as error:
        raise evaluation_error(error, text) from error
    raise UsageError("format-of-form", media_type=media_type, form=query_form(text).value)


def graph_node(graph: str | None) -> GraphNode:
    """Return the node for a graph (IRI); None is the default graph."""
    return ox.DefaultGraph() if graph is None else graph_nodes([graph])[0]


def graph_nodes(iris: Sequence[str]) -> list[Any]:
    """Return the nodes for graphs (IRIs). Raises UsageError for one that is not absolute."""
    try:
        return [ox.NamedNode(iri) for iri in iris]
    except ValueError as error:
        raise UsageError("graph-name", names=tuple(iris)) from error

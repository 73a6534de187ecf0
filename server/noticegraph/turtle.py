"""Turtle and other formats of graphs: reading with line and column of errors, and converting.

RDF 1.1 Turtle, https://www.w3.org/TR/turtle/. Not responsible for the store (``dataset``), nor for
the canonical form (``turtle_writing``).
"""

from __future__ import annotations

import codecs
import logging
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from noticegraph.blank_nodes import number_blank_nodes
from noticegraph.data_limits import bounded, refuse_bombs
from noticegraph.errors import RDFSyntaxError, UsageError, as_input_error
from noticegraph.namespaces import PREFIXES, shorten_iri

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

_RDF, _XSD = PREFIXES["rdf"], PREFIXES["xsd"]
_PLACE = re.compile(r"^Parser error at .*?: |\s*\(line \d+\)$")
_UNDECLARED = re.compile(r"The prefix (.*): has not been declared")
_REMOTE_CONTEXT = re.compile(r"remote context|LoadDocumentCallback")


def read_triples(path: Path) -> list[ox.Triple]:
    """Parse a Turtle file into pyoxigraph triples, in the order of the file.

    Raises RDFSyntaxError with line and column, and InputError if the file cannot be read.
    """
    return parse_file(path)[0]


def read_turtle(path: Path, *, plain: bool = False) -> Graph:
    """Parse a Turtle file into an rdflib graph with only the prefixes of the file.

    Literals keep their lexical form. ``plain`` as in `make_graph`. Raises as `read_triples` does.
    """
    return make_graph(*parse_file(path), plain=plain)


def parse_graph(data: bytes, media_type: str, *, name: str | None = None) -> Graph:
    """Parse RDF in a media type for graphs into an rdflib graph, as `read_turtle` does.

    ``name`` is used instead of a file name in errors. Raises as `parse_triples` does.
    """
    return make_graph(*_parse_media_type(data, media_type, name))


def parse_triples(data: bytes, media_type: str, *, name: str | None = None) -> list[ox.Triple]:
    """Parse RDF in a media type for graphs into pyoxigraph triples.

    Nothing is fetched, whatever the data refer to. Raises RDFSyntaxError, also for data nested too
    deeply, and UsageError for a media type that is not for graphs.
    """
    return _parse_media_type(data, media_type, name)[0]


def _parse_media_type(
    data: bytes, media_type: str, name: str | None
) -> tuple[list[ox.Triple], dict[str, str]]:
    rdf_format = ox.RdfFormat.from_media_type(media_type)
    if rdf_format is None or (rdf_format.supports_datasets and rdf_format != ox.RdfFormat.JSON_LD):
        raise UsageError("not-a-graph-format", media_type=media_type)
    refuse_bombs(data, media_type)
    return _parse_data(data, rdf_format, name)


def make_graph(
    triples: Iterable[ox.Triple], prefixes: dict[str, str], *, plain: bool = False
) -> Graph:
    """Return triples as an rdflib graph with only these prefixes; literals keep their form.

    A ``plain`` graph is part of no dataset: it is made and searched in half the time.
    """
    from rdflib import Graph, URIRef

    graph = Graph(store="SimpleMemory" if plain else "default", bind_namespaces="none")
    for prefix, namespace in prefixes.items():
        graph.bind(prefix, namespace)
    named: dict[str, URIRef] = {}

    def term(node: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Node:
        if not isinstance(node, ox.NamedNode):
            return _to_rdflib(node)
        # Most names stand there many times.
        iri = node.value
        found = named.get(iri)
        if found is None:
            found = named[iri] = URIRef(iri)
        return found

    with _quiet_rdflib():
        for subject, predicate, value in triples:
            graph.add((term(subject), term(predicate), term(value)))
    return graph


def parse_file(path: Path, *, based: bool = False) -> tuple[list[ox.Triple], dict[str, str]]:
    """Parse a Turtle file into triples, in its order, and its prefixes, as `read_triples` does.

    With ``based``, relative IRIs are taken against the file (RFC 3986, 5.1.3), which only
    the files of others may need.
    """
    with as_input_error(path):
        data = path.read_bytes()
    base = path.resolve().as_uri() if based else None
    return _parse_data(data, ox.RdfFormat.TURTLE, path, base)


def _parse_data(
    data: bytes, rdf_format: ox.RdfFormat, name: str | Path | None, base: str | None = None
) -> tuple[list[ox.Triple], dict[str, str]]:
    try:
        parser = ox.parse(data.removeprefix(codecs.BOM_UTF8), format=rdf_format, base_iri=base)
        triples = [quad.triple for quad in bounded(parser, data, rdf_format)]
    except SyntaxError as error:
        raise syntax_error(error, rdf_format, name) from error
    if any(isinstance(triple.object, ox.Triple) for triple in triples):
        raise RDFSyntaxError("triple-term", file=name)
    return number_blank_nodes(triples, data), parser.prefixes


def syntax_error(
    error: SyntaxError, rdf_format: ox.RdfFormat, file: str | Path | None = None
) -> RDFSyntaxError:
    """Return the error, with its place, for data that the parser refused."""
    reason = _PLACE.sub("", error.msg)
    line, column = error.lineno, error.offset
    if rdf_format == ox.RdfFormat.JSON_LD and _REMOTE_CONTEXT.search(reason):
        return RDFSyntaxError("remote-context", file=file, line=line, column=column)
    if undeclared := _UNDECLARED.fullmatch(reason):
        return RDFSyntaxError(
            "rdf-prefix", prefix=undeclared[1], file=file, line=line, column=column
        )
    return RDFSyntaxError(
        "rdf-syntax", reason=reason, format=rdf_format.name, file=file, line=line, column=column
    )


@contextmanager
def _quiet_rdflib() -> Iterator[None]:
    """Keep rdflib from logging a traceback for each literal that is invalid for its datatype."""
    logger = logging.getLogger("rdflib.term")
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        logger.setLevel(level)


def _to_rdflib(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Node:
    from rdflib import BNode, Literal, URIRef

    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    if isinstance(term, ox.Triple):
        raise TypeError("rdflib has no triple terms")
    if term.language:
        return Literal(term.value, lang=term.language)
    datatype = term.datatype.value
    # A plain literal and a typed xsd:string are the same term; rdflib writes the former.
    kind = None if datatype == _XSD + "string" else URIRef(datatype)
    return Literal(term.value, datatype=kind, normalize=False)


def convert_graph(ntriples: bytes, media_type: str) -> bytes:
    """Write N-Triples in another media type; known prefixes are declared if they are used.

    Raises FormatError if RDF/XML cannot represent the graph.
    """
    # Most who read Turtle write no XML, for whose names patterns are compiled.
    from noticegraph.xml_formats import write_graph

    wanted = ox.RdfFormat.from_media_type(media_type)
    if wanted is None:
        raise UsageError("not-a-graph-format", media_type=media_type)
    triples = [quad.triple for quad in ox.parse(ntriples, format=ox.RdfFormat.N_TRIPLES)]
    prefixes = used_prefixes(term for triple in triples for term in triple)
    return write_graph(triples, wanted, prefixes)


def used_prefixes(terms: Iterable[object]) -> dict[str, str]:
    """Return the prefixes that at least one IRI of the terms uses."""
    iris: set[str] = set()
    datatypes: set[str] = set()
    for term in terms:
        if isinstance(term, ox.NamedNode):
            iris.add(term.value)
        elif isinstance(term, ox.Literal):
            datatypes.add(term.datatype.value)
    iris |= datatypes - {PREFIXES["xsd"] + "string", PREFIXES["rdf"] + "langString"}
    names = {shorten_iri(iri).partition(":")[0] for iri in iris if shorten_iri(iri) != iri}
    return {name: PREFIXES[name] for name in sorted(names)}

"""Turtle: read with places of errors, written in one canonical form.

RDF 1.1 Turtle, https://www.w3.org/TR/turtle/. Not responsible for the store (``dataset``).

The writer is our own. rdflib's ``longturtle`` was the starting point and its look is kept, but it
orders subjects by how often they are referred to (one new fact moves unrelated ones), declares
prefixes that are not used, rewrites literals ("01"^^xsd:integer becomes 1), and labels blank
nodes by hashes that change with every edit.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from noticegraph.errors import InputError, RDFSyntaxError
from noticegraph.namespaces import PREFIXES

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

_PLACE = re.compile(r"Parser error at line \d+ (?:column \d+|between columns \d+ and \d+): ")


def read_triples(path: Path) -> list[ox.Triple]:
    """Parse a Turtle file into the triples of the store, in the order of the file.

    Raises RDFSyntaxError with line and column, InputError when the file cannot be read.
    """
    return _parse(path)[0]


def read_turtle(path: Path) -> Graph:
    """Parse a Turtle file into an rdflib graph that has the prefixes of the file and no others.

    Literals keep their lexical form. Raises as `read_triples` does.
    """
    from rdflib import Graph

    triples, prefixes = _parse(path)
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in prefixes.items():
        graph.bind(prefix, namespace)
    for subject, predicate, value in triples:
        graph.add((_to_rdflib(subject), _to_rdflib(predicate), _to_rdflib(value)))
    return graph


def _parse(path: Path) -> tuple[list[ox.Triple], dict[str, str]]:
    try:
        parser = ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE)
        triples = [quad.triple for quad in parser]
    except OSError as error:
        raise InputError(
            f"the file cannot be read: {error.strerror or error}",
            hint="check that it exists and that you may read it",
            file=path,
        ) from error
    except SyntaxError as error:
        raise RDFSyntaxError(
            _PLACE.sub("", error.msg),
            hint="mend the Turtle there, or just before",
            file=path,
            line=error.lineno,
            column=error.offset,
        ) from error
    if any(isinstance(triple.object, ox.Triple) for triple in triples):
        raise RDFSyntaxError(
            "a triple term of RDF 1.2, which is not used here",
            hint="write RDF 1.1: a node of its own for the statement",
            file=path,
        )
    return triples, parser.prefixes


def _to_rdflib(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Node:
    from rdflib import BNode, Literal, URIRef

    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    assert isinstance(term, ox.Literal)
    if term.language:
        return Literal(term.value, lang=term.language)
    datatype = term.datatype.value
    # A plain literal and a typed xsd:string are the same term; rdflib writes the former.
    kind = None if datatype == PREFIXES["xsd"] + "string" else URIRef(datatype)
    return Literal(term.value, datatype=kind, normalize=False)

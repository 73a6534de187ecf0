"""SPARQLWrapper as it comes against a started server: each of its formats, form and method."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from rdflib import Graph
from SPARQLWrapper import (
    CSV,
    GET,
    JSON,
    JSONLD,
    N3,
    POST,
    POSTDIRECTLY,
    RDF,
    RDFXML,
    TSV,
    TURTLE,
    URLENCODED,
    XML,
    SPARQLWrapper,
)
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

SELECT = 'SELECT ?a { VALUES ?a { "x" "y" } }'
CONSTRUCT = "CONSTRUCT { <x:s> <x:p> 1 } {}"
DESCRIBE = "DESCRIBE <x:nothing>"


def rows(found: Any) -> set[str]:
    """Return the values of the one column."""
    if isinstance(found, bytes):
        return {line.strip('"') for line in found.decode().split()[1:]}
    if isinstance(found, dict):
        return {row["a"]["value"] for row in found["results"]["bindings"]}
    return {node.firstChild.data for node in found.getElementsByTagName("literal")}


def boolean(found: Any) -> bool:
    if isinstance(found, bytes):
        return found.split()[-1:] == [b"true"]
    if isinstance(found, dict):
        return bool(found["boolean"])
    return bool(found.getElementsByTagName("boolean")[0].firstChild.data == "true")


def size(found: Any) -> int:
    graph = found if isinstance(found, Graph) else Graph().parse(data=found, format="turtle")
    return len(graph)


RESULTS = {
    JSON: "application/sparql-results+json",
    XML: "application/sparql-results+xml",
    CSV: "text/csv; charset=utf-8",
    TSV: "text/tab-separated-values; charset=utf-8",
}
GRAPHS = {
    TURTLE: "text/turtle; charset=utf-8",
    N3: "text/turtle; charset=utf-8",
    RDF: "application/rdf+xml",
    RDFXML: "application/rdf+xml",
    XML: "application/rdf+xml",
    JSONLD: "application/ld+json",
}
CASES: list[tuple[str, str, str, Callable[[Any], object], object]] = [
    *((SELECT, name, kind, rows, {"x", "y"}) for name, kind in RESULTS.items()),
    *(("ASK {}", name, kind, boolean, True) for name, kind in RESULTS.items()),
    *((CONSTRUCT, name, kind, size, 1) for name, kind in GRAPHS.items()),
    *((DESCRIBE, name, kind, size, 0) for name, kind in GRAPHS.items()),
]


@pytest.mark.filterwarnings("ignore")  # its own about what it deprecates, and rdflib's
@pytest.mark.parametrize(("query", "name", "kind", "read", "wanted"), CASES)
@pytest.mark.parametrize(
    ("method", "how"), [(GET, URLENCODED), (POST, URLENCODED), (POST, POSTDIRECTLY)]
)
def test_return_format(
    query: str, name: str, kind: str, read: Callable[[Any], object], wanted: object,
    method: str, how: str, port: int,
) -> None:  # fmt: skip
    client = SPARQLWrapper(f"http://127.0.0.1:{port}/sparql")
    client.setReturnFormat(name)
    client.setMethod(method)
    client.setRequestMethod(how)
    client.setQuery(query)
    answer = client.query()
    assert answer.info()["content-type"] == kind
    assert read(answer.convert()) == wanted


@pytest.mark.filterwarnings("ignore")
def test_format_that_does_not_fit_the_form_is_told(port: int) -> None:
    client = SPARQLWrapper(f"http://127.0.0.1:{port}/sparql", returnFormat=CSV)
    client.setQuery(CONSTRUCT)
    with pytest.raises(Exception, match="406"):
        client.query()


def test_error_of_a_query_is_told(port: int) -> None:
    client = SPARQLWrapper(f"http://127.0.0.1:{port}/sparql", returnFormat=JSON)
    client.setQuery("SELECT * { ?s ?p }")
    with pytest.raises(QueryBadFormed, match="query-syntax"):
        client.query()

"""Loading, changing and reading graphs on real servers: the union stays the set of all triples."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator

import httpx
import pyoxigraph as ox
import pytest

from noticegraph.engine import QueryRequest
from noticegraph.errors import (
    ForbiddenQueryError,
    QuerySyntaxError,
    RDFSyntaxError,
    RemoteAccessError,
    RemoteAnswerError,
    RemoteDatasetError,
    UsageError,
)
from noticegraph.remote import Credentials, RemoteAddresses, RemoteEngine, RemoteLimits

JSON = "application/sparql-results+json"
N_TRIPLES = "application/n-triples"
TURTLE = "text/turtle"
A, B = "https://example.org/graph/a", "https://example.org/graph/b"
DEFAULT = "https://w3id.org/noticegraph/graph/default"
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
ONE = b"PREFIX : <https://example.org/> :s :p :one ."
TWO = b"PREFIX : <https://example.org/> :s :p :one, :two ."


@pytest.fixture(params=["with addresses for graphs", "by updates alone"])
def engine(request: pytest.FixtureRequest, real_server: RemoteAddresses) -> Iterator[RemoteEngine]:
    addresses = real_server
    if request.param == "by updates alone":
        addresses = dataclasses.replace(real_server, graphs=None)
    engine = RemoteEngine(addresses)
    for graph in engine.graph_names():
        assert engine.delete_graph(graph)
    yield engine
    engine.close()


def count(engine: RemoteEngine, text: str = COUNT) -> int:
    (row,) = ox.parse_query_results(
        engine.query(QueryRequest(text, JSON)), format=ox.QueryResultsFormat.JSON
    )
    return int(row["n"].value)


def graph_of(data: bytes | None, media_type: str = N_TRIPLES) -> ox.Dataset:
    assert data is not None
    dataset = ox.Dataset(ox.parse(data, format=ox.RdfFormat.from_media_type(media_type)))
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return dataset


def test_a_triple_in_two_graphs_counts_once(engine: RemoteEngine) -> None:
    assert engine.write_graph(A, ONE, TURTLE, replace=True) is True
    assert engine.write_graph(B, TWO, TURTLE, replace=True) is True
    assert engine.graph_names() == [A, B]
    assert count(engine) == 2
    assert count(engine, "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }") == 3
    engine.connect()
    assert engine.delete_graph(B) is True
    assert count(engine) == 1
    assert engine.delete_graph(A) is True
    assert (count(engine), engine.graph_names()) == (0, [])
    assert engine.delete_graph(A) is False


def test_adding_and_replacing(engine: RemoteEngine) -> None:
    three = b"<https://example.org/s> <https://example.org/p> <https://example.org/three> .\n"
    assert engine.write_graph(A, TWO, TURTLE, replace=False) is True
    assert engine.write_graph(A, three, N_TRIPLES, replace=False) is False
    assert count(engine) == 3
    assert engine.write_graph(A, three, N_TRIPLES, replace=True) is False
    assert engine.read_graph(A, N_TRIPLES) == three
    assert engine.read_graph(None, N_TRIPLES) == three
    assert engine.write_graph(A, b"", TURTLE, replace=True) is False
    assert (engine.read_graph(A, N_TRIPLES), count(engine)) == (None, 0)


def test_every_kind_of_term_comes_back(engine: RemoteEngine) -> None:
    data = """
        PREFIX : <https://example.org/>
        PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
        :s :is true, false ; :p 1, "2024-02-20"^^xsd:date, "2024-02-20T10:11:12Z"^^xsd:dateTime, "",
            "é \\n \\" \\\\ \U0001f600", "tag"@nl, "x"^^:own, [ :q [ :q :s ] ], <urn:a:%20b> .
        _:x :p _:x .
    """.encode()
    engine.write_graph(A, data, TURTLE, replace=True)
    for graph in (A, None):
        assert graph_of(engine.read_graph(graph, TURTLE), TURTLE) == graph_of(data, TURTLE)


def test_lost_triples_are_logged(
    real_server: RemoteAddresses, engine: RemoteEngine, caplog: pytest.LogCaptureFixture
) -> None:
    """Virtuoso takes 1 and true of one subject and property for the same; Oxigraph does not."""
    engine.write_graph(A, b"<urn:s:> <urn:p:> 1, true .", TURTLE, replace=True)
    kept = count(engine)
    assert kept == (1 if "sparql-auth" in real_server.query else 2)
    assert ("stored 1 of the 2 triples" in caplog.text) == (kept == 1)


def test_blank_nodes_of_two_loads_differ(engine: RemoteEngine) -> None:
    data = b"_:x <https://example.org/p> _:x ."
    engine.write_graph(A, data, TURTLE, replace=True)
    engine.write_graph(B, data, TURTLE, replace=True)
    assert count(engine) == 2


def test_the_default_graph_is_kept_in_a_graph_of_its_own(engine: RemoteEngine) -> None:
    assert engine.write_graph(None, ONE, TURTLE, replace=True) is True
    assert engine.graph_names() == [DEFAULT]
    assert count(engine) == 1
    assert engine.delete_graph(None) is True
    assert count(engine) == 0


@pytest.mark.parametrize(
    ("data", "media_type", "kind"),
    [
        (b"<https://example.org/s> oops", TURTLE, RDFSyntaxError),
        (b"<urn:g:> { <urn:s:> <urn:p:> <urn:o:> }", "application/trig", UsageError),
        (b'{"@id": "urn:g:", "@graph": [{"@id": "urn:s:", "urn:p:": "x"}]}', "application/ld+json",
         RDFSyntaxError),
        (b"x", "text/csv", UsageError),
    ],
)  # fmt: skip
def test_unusable_data_change_nothing(
    engine: RemoteEngine, data: bytes, media_type: str, kind: type[Exception]
) -> None:
    engine.write_graph(A, TWO, TURTLE, replace=True)
    with pytest.raises(kind):
        engine.write_graph(A, data, media_type, replace=True)
    assert count(engine) == 2


def test_a_large_graph(engine: RemoteEngine) -> None:
    """More triples than one operation of Virtuoso's may have (some 5,000)."""
    lines = [f'<urn:s:{i}> <urn:p:{i % 7}> "text number {i}"@en .\n' for i in range(6_500)]
    assert engine.write_graph(A, "".join(lines).encode(), N_TRIPLES, replace=True)
    assert count(engine) == 6_500
    assert engine.write_graph(A, "".join(lines[:5_500]).encode(), N_TRIPLES, replace=True) is False
    assert count(engine) == 5_500
    assert len(engine.read_graph(A, N_TRIPLES) or b"") == sum(map(len, lines[:5_500]))


def test_an_update_reaches_the_union(engine: RemoteEngine) -> None:
    engine.write_graph(A, TWO, TURTLE, replace=True)
    engine.update(
        "INSERT { GRAPH <b> { ?s <p2> ?o } } WHERE { ?s <p> ?o }",
        base_iri="https://example.org/",
    )
    assert engine.graph_names() == ["https://example.org/b", A]
    assert count(engine) == 4
    engine.update(
        "DELETE { GRAPH ?g { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o FILTER(STR(?o) = "
        '"https://example.org/two") } }'
    )
    assert count(engine) == 2
    engine.connect()


def test_an_update_with_graphs_of_its_own(engine: RemoteEngine) -> None:
    engine.write_graph(A, ONE, TURTLE, replace=True)
    engine.write_graph(B, TWO, TURTLE, replace=True)
    copy = "INSERT { GRAPH <https://example.org/c> { ?s ?p ?o } } WHERE { ?s ?p ?o }"
    engine.update(copy, using_graphs=[A])
    assert graph_of(engine.read_graph("https://example.org/c", N_TRIPLES)) == graph_of(ONE, TURTLE)


def test_queries_with_graphs_of_their_own(engine: RemoteEngine) -> None:
    engine.write_graph(A, ONE, TURTLE, replace=True)
    engine.write_graph(B, TWO, TURTLE, replace=True)
    body = engine.query(QueryRequest(COUNT, JSON, default_graphs=(A,)))
    assert b'"1"' in body
    named = "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }"
    assert b'"2"' in engine.query(QueryRequest(named, JSON, default_graphs=(A,), named_graphs=(B,)))
    assert count(engine, f"SELECT (COUNT(*) AS ?n) FROM <{A}> WHERE {{ ?s ?p ?o }}") == 1


@pytest.mark.parametrize(
    "query", ["CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", "CONSTRUCT WHERE { ?s ?p ?o }",
              "DESCRIBE <https://example.org/s>", "DESCRIBE ?s WHERE { ?s ?p ?o }"],
)  # fmt: skip
def test_graphs_as_answers(engine: RemoteEngine, query: str) -> None:
    engine.write_graph(A, ONE, TURTLE, replace=True)
    engine.write_graph(B, TWO, TURTLE, replace=True)
    assert graph_of(engine.query(QueryRequest(query, TURTLE)), TURTLE) == graph_of(TWO, TURTLE)


def test_ask(engine: RemoteEngine) -> None:
    engine.write_graph(A, ONE, TURTLE, replace=True)
    for pattern, expected in (("?s ?p ?o", b"true"), ("?s <urn:no:> ?o", b"false")):
        assert engine.query(QueryRequest(f"ASK {{ {pattern} }}", "text/csv")) == expected


def test_what_is_not_sparql_is_refused_with_its_place(engine: RemoteEngine) -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        engine.query(QueryRequest("SELECT ?x WHERE { ?x ?y }", JSON))
    assert (caught.value.line, caught.value.column) == (1, 25)
    engine.write_graph(A, TWO, TURTLE, replace=True)
    with pytest.raises(QuerySyntaxError):
        engine.update(f"DROP GRAPH <{A}> ; nonsense")
    assert count(engine) == 2


@pytest.mark.parametrize("text", ["SERVICE <http://127.0.0.1:9/> {}", "SERVICE SILENT ?g {}"])
def test_nothing_is_asked_through_the_server(engine: RemoteEngine, text: str) -> None:
    with pytest.raises(ForbiddenQueryError):
        engine.query(QueryRequest(f"SELECT * WHERE {{ {text} }}", JSON))
    with pytest.raises(ForbiddenQueryError):
        engine.update(f"INSERT {{ <urn:a:> <urn:b:> 1 }} WHERE {{ {text} }}")
    with pytest.raises(ForbiddenQueryError):
        engine.update("LOAD SILENT <http://127.0.0.1:9/>")


def test_wrong_password(start_virtuoso: Callable[..., RemoteAddresses]) -> None:
    right = start_virtuoso()
    wrong = [Credentials("dba", "guess", scheme="digest"), Credentials("dba", "guess"), None]
    for credentials in wrong:
        engine = RemoteEngine(dataclasses.replace(right, credentials=credentials))
        with pytest.raises(RemoteAccessError) as caught:
            engine.query(QueryRequest(COUNT, JSON))
        assert "guess" not in f"{caught.value} {caught.value.hint}"
        engine.close()


def put(addresses: RemoteAddresses, graph: str, data: bytes) -> None:
    """Load as others do: without noticegraph."""
    assert addresses.graphs is not None
    with httpx.Client(trust_env=False) as client:
        headers = {"Content-Type": TURTLE}
        params = {"graph": graph}
        client.put(
            addresses.graphs, params=params, headers=headers, content=data
        ).raise_for_status()


def test_a_server_that_others_loaded(start_oxigraph: Callable[..., RemoteAddresses]) -> None:
    addresses = start_oxigraph()
    put(addresses, A, ONE)
    put(addresses, B, TWO)
    reader = RemoteEngine(RemoteAddresses(addresses.query))
    with pytest.raises(RemoteDatasetError, match="is not the union"):
        reader.connect()
    reader.close()
    writer = RemoteEngine(addresses)
    writer.merge_graphs()
    writer.connect()
    assert count(writer) == 2
    put(addresses, B, b"<urn:s:> <urn:p:> <urn:o:> .")
    with pytest.raises(RemoteDatasetError, match="were not loaded through noticegraph"):
        writer.connect()
    writer.merge_graphs()
    writer.connect()
    assert count(writer) == 2
    put(addresses, B, b"")
    with pytest.raises(RemoteDatasetError, match="deleted from their graphs"):
        writer.connect()
    # What stands in a default graph of the server's own belongs to the union too.
    writer.update("INSERT DATA { <urn:own:> <urn:own:> <urn:own:> }")
    writer.connect()
    assert count(writer) == 2
    writer.close()


def test_a_union_that_counts_twice(start_oxigraph: Callable[..., RemoteAddresses]) -> None:
    addresses = start_oxigraph("--union-default-graph")
    put(addresses, A, ONE)
    reader = RemoteEngine(RemoteAddresses(addresses.query))
    reader.connect()
    assert count(reader) == 1
    put(addresses, B, TWO)
    with pytest.raises(RemoteDatasetError, match="twice"):
        reader.connect()
    reader.close()


def test_a_reader_notices_the_first_load(start_oxigraph: Callable[..., RemoteAddresses]) -> None:
    addresses = start_oxigraph()
    reader, writer = RemoteEngine(RemoteAddresses(addresses.query)), RemoteEngine(addresses)
    assert count(reader) == 0
    writer.write_graph(A, TWO, TURTLE, replace=True)
    assert count(reader) == 2
    reader.close()
    writer.close()


def test_an_empty_server(start_oxigraph: Callable[..., RemoteAddresses]) -> None:
    reader = RemoteEngine(RemoteAddresses(start_oxigraph().query))
    reader.connect()
    assert (reader.graph_names(), count(reader)) == ([], 0)
    reader.close()


def test_virtuoso_that_cuts_answers(start_virtuoso: Callable[..., RemoteAddresses]) -> None:
    """Virtuoso 7.2.5 says that it cut rows, and does not say that it cut graphs."""
    engine = RemoteEngine(start_virtuoso("ResultSetMaxRows = 10"), RemoteLimits(query_seconds=60))
    lines = [f"<urn:s:{i}> <urn:p:> <urn:o:{i}> .\n" for i in range(30)]
    engine.write_graph(A, "".join(lines).encode(), N_TRIPLES, replace=True)
    assert count(engine) == 30
    pattern = "{ ?s <urn:p:> ?o }"
    for query, media_type in (
        (f"SELECT ?s WHERE {pattern}", JSON),
        (f"SELECT ?s WHERE {pattern} ORDER BY ?s LIMIT 20", JSON),
        (f"CONSTRUCT {{ ?s <urn:q:> ?o . ?o <urn:q:> ?s }} WHERE {pattern}", TURTLE),
        (f"CONSTRUCT WHERE {pattern}", TURTLE),
        (f"# {{ CONSTRUCT {{\nCONSTRUCT {{ }} WHERE {pattern} LIMIT 20", TURTLE),
        (f"DESCRIBE ?s WHERE {pattern}", TURTLE),
        (f"DESCRIBE ?s {pattern}", TURTLE),
    ):
        with pytest.raises(RemoteAnswerError, match="cut off its answer at 10 rows"):
            engine.query(QueryRequest(query, media_type))
    for graph in (A, None):
        with pytest.raises(RemoteAnswerError, match="cut off its answer at 10 rows"):
            engine.read_graph(graph, N_TRIPLES)
    few = engine.query(QueryRequest(f"CONSTRUCT WHERE {pattern} LIMIT 9", N_TRIPLES))
    assert len(few.splitlines()) == 9
    assert len(engine.query(QueryRequest("DESCRIBE <urn:s:1>", N_TRIPLES)).splitlines()) == 1
    engine.close()

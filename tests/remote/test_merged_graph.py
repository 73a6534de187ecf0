"""The default graph of requests, where graphs were loaded through noticegraph."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from fake_server import FakeServer, Request

from noticegraph.engine import QueryRequest
from noticegraph.errors import UsageError
from noticegraph.remote import RemoteAddresses, RemoteEngine

JSON = "application/sparql-results+json"
TSV = "text/tab-separated-values"
N_TRIPLES = "application/n-triples"
SELECT = "SELECT ?x WHERE { ?x ?y ?z }"
YES = b'{"head": {}, "boolean": true}'
NO_ROWS = b'{"head": {"vars": ["x"]}, "results": {"bindings": []}}'
MERGED = "https://w3id.org/noticegraph/graph/.merged"


@pytest.fixture
def merged(fake_server: FakeServer) -> Iterator[RemoteEngine]:
    def answer(request: Request) -> tuple[int, dict[str, str], bytes]:
        query = request.form.get("query", [""])[0]
        names = [MERGED, "http://www.openlinksw.com/schemas/virtrdf#", "https://b/", "a:"]
        if "GROUP BY ?g" in query:
            rows = [{"g": {"type": "uri", "value": name}} for name in names]
            body = {"head": {"vars": ["g", "n"]}, "results": {"bindings": rows}}
            return 200, {"Content-Type": JSON}, json.dumps(body).encode()
        return 200, {"Content-Type": JSON}, YES if query.startswith("ASK {") else NO_ROWS

    fake_server.answers = answer
    fake_server.keeps_merged_graph = True
    engine = RemoteEngine(RemoteAddresses(fake_server.address, fake_server.address))
    yield engine
    engine.close()


@pytest.mark.parametrize(
    ("query", "dataset"),
    [
        (SELECT, {"default-graph-uri": [MERGED]}),
        (
            "SELECT ?x WHERE { GRAPH ?g { ?x ?y ?z } }",
            {"default-graph-uri": [MERGED], "named-graph-uri": ["a:", "https://b/"]},
        ),
        ("SELECT ?x FROM <a:> WHERE { ?x ?y ?z }", {}),
        ('SELECT ?x WHERE { ?x ?y "FROM GRAPH" }', {"default-graph-uri": [MERGED]}),
    ],
)
def test_it_is_named_unless_the_query_names_another(
    merged: RemoteEngine,
    fake_server: FakeServer,
    query: str,
    dataset: dict[str, list[str]],
) -> None:
    merged.query(QueryRequest(query, TSV))
    assert fake_server.requests[-1].form == {"query": [query], **dataset}


def test_own_graphs_of_server_and_engine_are_not_shown(merged: RemoteEngine) -> None:
    assert merged.graph_names() == ["a:", "https://b/"]
    for graph in (MERGED, "http://www.openlinksw.com/schemas/virtrdf#"):
        for act in (
            lambda graph=graph: merged.write_graph(graph, b"", N_TRIPLES, replace=False),
            lambda graph=graph: merged.delete_graph(graph),
        ):
            with pytest.raises(UsageError, match="is reserved for the server"):
                act()

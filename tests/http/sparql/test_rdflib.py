"""rdflib as it comes against a started server: it reads graphs in each format that it asks for."""

from __future__ import annotations

import http.client
from urllib.parse import quote

import pytest
from rdflib import Graph
from waiting import PATIENCE

TOKEN = "the-token-of-these-tests"
QUERY = quote("CONSTRUCT { <x:s> <x:p> 'é', 1 } {}")


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib's about what it uses itself
@pytest.mark.parametrize("name", ["nt", "turtle", "ttl", "n3", "xml", "json-ld", None])
@pytest.mark.parametrize("path", ["/graphs?graph=x:rdflib", f"/sparql?query={QUERY}"])
def test_graph_is_read(name: str | None, path: str, port: int) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    headers = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "text/turtle"}
    body = "<x:s> <x:p> 'é', 1 .".encode()
    connection.request("PUT", "/graphs?graph=x:rdflib", body, headers)
    assert connection.getresponse().status in (201, 204)
    connection.close()
    graph = Graph().parse(f"http://127.0.0.1:{port}{path}", format=name)
    assert {str(value) for value in graph.objects()} == {"é", "1"}

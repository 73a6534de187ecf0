"""The update operation of the SPARQL 1.1 Protocol (section 2.2), at /update."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient

DIRECT = "application/sparql-update"
FORM = "application/x-www-form-urlencoded"
INSERT = 'INSERT DATA { <https://example.org/a> <https://example.org/p> "é" }'
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"


def count(client: FlaskClient) -> int:
    answer = client.get("/sparql?" + urlencode({"query": COUNT, "format": "json"}))
    return int(answer.get_json(force=True)["results"]["bindings"][0]["n"]["value"])


def send(client: FlaskClient, text: str, address: str = "/update") -> int:
    return client.post(address, data=text.encode(), content_type=DIRECT).status_code


def test_direct_update(writer: FlaskClient) -> None:
    answer = writer.post("/update", data=INSERT.encode(), content_type=DIRECT)
    assert (answer.status_code, answer.data) == (204, b"")
    assert answer.headers["Cache-Control"] == "no-store"
    assert count(writer) == 1
    graph = writer.get("/graphs?default", headers={"Accept": "application/n-triples"})
    assert "é".encode() in graph.data


def test_update_by_form(writer: FlaskClient) -> None:
    body = urlencode({"update": INSERT}).encode()
    assert writer.post("/update", data=body, content_type=FORM).status_code == 204
    assert count(writer) == 1


@pytest.mark.parametrize("charset", ["utf-8", "UTF-8", '"utf-8"'])
def test_utf8_may_be_said(charset: str, writer: FlaskClient) -> None:
    content_type = f"{DIRECT}; charset={charset}"
    answer = writer.post("/update", data=INSERT.encode(), content_type=content_type)
    assert answer.status_code == 204


def test_byte_order_mark_is_skipped(writer: FlaskClient) -> None:
    assert send(writer, "\ufeff" + INSERT) == 204


BAD = [
    ("", INSERT, "text/plain", 415),
    ("", INSERT, "application/sparql-query", 415),
    ("", INSERT, None, 415),
    ("", INSERT, f"{DIRECT}; charset=iso-8859-1", 415),
    ("", INSERT, f"{DIRECT}; charset=utf-16", 415),
    ("", "", DIRECT, 204),  # the empty request is an update of no operations
    ("", "nothing=1", FORM, 400),
    ("", "update=&update=", FORM, 400),
    ("", "update=DROP+ALL&query=ASK+%7B%7D", FORM, 400),
    ("?update=DROP+ALL", "DROP ALL", DIRECT, 400),
    ("?query=ASK+%7B%7D", "DROP ALL", DIRECT, 400),
    ("", "INSERT DATA { <x:a> <x:p> }", DIRECT, 400),
    ("", "SELECT * { ?s ?p ?o }", DIRECT, 400),
    ("", "INSERT DATA { <x:a> <x:p> ?v }", DIRECT, 400),
    ("", "CLEAR GRAPH <x:none>", DIRECT, 400),
    ("", "LOAD <http://127.0.0.1:9/a.ttl>", DIRECT, 403),
    ("", "LOAD SILENT <file:///etc/passwd> INTO GRAPH <x:g>", DIRECT, 403),
    ("", "INSERT {} WHERE { SERVICE SILENT <http://127.0.0.1:9/> {} }", DIRECT, 403),
    ("?using-graph-uri=x:g", "WITH <x:h> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", DIRECT, 400),
    ("?using-named-graph-uri=x:g", "DELETE {} USING <x:h> WHERE { ?s ?p ?o }", DIRECT, 400),
    ("?using-graph-uri=relative", "DELETE WHERE { ?s ?p ?o }", DIRECT, 400),
    ("?using-graph-uri=x:%3E%20", "DELETE WHERE { ?s ?p ?o }", DIRECT, 400),
]


@pytest.mark.parametrize(("query", "text", "kind", "status"), BAD)
def test_status_of_what_is_wrong(
    query: str, text: str, kind: str | None, status: int, writer: FlaskClient
) -> None:
    send(writer, INSERT)
    answer = writer.post("/update" + query, data=text.encode(), content_type=kind)
    assert answer.status_code == status
    assert count(writer) == 1
    if status == 204:
        return
    assert answer.content_type == "application/problem+json"
    problem = answer.get_json()
    assert problem["status"] == status
    assert problem["title"]
    assert "Accept-Post" in answer.headers or status != 415


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"INSERT DATA { <x:a> <x:p> '\xe9' }", DIRECT),
        (b"update=%E9", FORM),
        (b"update=\xe9", FORM),
    ],
)
def test_bytes_that_are_not_utf8_are_refused(body: bytes, kind: str, writer: FlaskClient) -> None:
    answer = writer.post("/update", data=body, content_type=kind)
    assert answer.status_code == 400
    assert "e9" in answer.get_data(as_text=True).lower()
    assert count(writer) == 0


def test_syntax_error_says_where(writer: FlaskClient) -> None:
    text = "INSERT DATA { <x:a> <x:p> 1 } ;\n  INSERT { ?a"
    problem = writer.post("/update", data=text.encode(), content_type=DIRECT).get_json()
    assert problem["line"] == 2
    assert problem["hint"]
    assert count(writer) == 0


def test_a_request_is_done_whole_or_not(writer: FlaskClient) -> None:
    send(writer, INSERT)
    assert send(writer, "DROP ALL ; INSERT DATA { <x:b> <x:p> 1 } ; CLEAR GRAPH <x:none>") == 400
    assert count(writer) == 1


def test_drop_all_empties_the_store(writer: FlaskClient) -> None:
    send(writer, INSERT + "; INSERT DATA { GRAPH <x:g> { <x:a> <x:p> 1 } }; CREATE GRAPH <x:h>")
    assert send(writer, "DROP ALL") == 204
    assert count(writer) == 0
    names = writer.get("/sparql?" + urlencode({"query": "SELECT ?g { GRAPH ?g {} }"}))
    assert names.get_json(force=True)["results"]["bindings"] == []


def test_base_is_the_address_of_the_endpoint(writer: FlaskClient) -> None:
    # Protocol, 2.2.4: what the request does not say is for the service to say.
    assert send(writer, "INSERT DATA { <#it> <x:p> <other> }") == 204
    graph = writer.get("/graphs?default", headers={"Accept": "application/n-triples"})
    assert graph.data == (b"<http://localhost/update#it> <x:p> <http://localhost/other> .\n")


def test_using_graph_uri_restricts_what_is_matched(writer: FlaskClient) -> None:
    send(
        writer,
        "INSERT DATA { <x:d> <x:p> 1 } ; INSERT DATA "
        "{ GRAPH <x:g> { <x:a> <x:p> 1 } GRAPH <x:h> { <x:b> <x:p> 1 } }",
    )
    address = "/update?" + urlencode({"using-graph-uri": "x:g"})
    assert send(writer, "INSERT { ?s <x:seen> 1 } WHERE { ?s <x:p> 1 }", address) == 204
    seen = writer.get("/sparql?" + urlencode({"query": "SELECT ?s { ?s <x:seen> 1 }"}))
    bindings = seen.get_json(force=True)["results"]["bindings"]
    assert [row["s"]["value"] for row in bindings] == ["x:a"]
    body = urlencode(
        {"update": "INSERT { ?s <x:named> 1 } WHERE { GRAPH ?g { ?s <x:p> 1 } }",
         "using-named-graph-uri": "x:h"}
    )  # fmt: skip
    assert writer.post("/update", data=body, content_type=FORM).status_code == 204
    seen = writer.get("/sparql?" + urlencode({"query": "SELECT ?s { ?s <x:named> 1 }"}))
    bindings = seen.get_json(force=True)["results"]["bindings"]
    assert [row["s"]["value"] for row in bindings] == ["x:b"]


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE", "PATCH"])
def test_other_methods_are_405_with_allow(method: str, writer: FlaskClient) -> None:
    answer = writer.open("/update?update=DROP+ALL", method=method)
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "OPTIONS, POST"


def test_too_large_a_body_is_413(writer: FlaskClient) -> None:
    text = f'INSERT DATA {{ <x:a> <x:p> "{"x" * 2**20}" }}'
    answer = writer.post("/update", data=text, content_type=DIRECT)
    assert answer.status_code == 413
    assert "1 MiB" in answer.get_json()["detail"]
    assert count(writer) == 0


def test_a_body_larger_than_that_of_a_query_is_taken(writer: FlaskClient) -> None:
    assert send(writer, f'INSERT DATA {{ <x:a> <x:p> "{"x" * 500_000}" }}') == 204
    assert count(writer) == 1


def test_coded_body_is_415(writer: FlaskClient) -> None:
    answer = writer.post(
        "/update", data=INSERT, content_type=DIRECT, headers={"Content-Encoding": "gzip"}
    )
    assert answer.status_code == 415
    assert answer.headers["Accept-Encoding"] == "identity"


def test_no_other_origin_may_write(writer: FlaskClient) -> None:
    origin = {"Origin": "https://example.org", "Access-Control-Request-Method": "POST"}
    for answer in (
        writer.options("/update", headers=origin),
        writer.post("/update", data=INSERT, content_type=DIRECT, headers=origin),
    ):
        assert not any(name.startswith("Access-Control") for name, _ in answer.headers)


@pytest.mark.parametrize("depth", [101, 5_000])
def test_deep_nesting_is_refused(depth: int, writer: FlaskClient) -> None:
    text = "DELETE { ?s ?p ?o } WHERE " + "{" * depth + "?s ?p ?o" + "}" * depth
    answer = writer.post("/update", data=text, content_type=DIRECT)
    # A limit that cuts is 503, and says which.
    assert answer.status_code == 503
    assert "nested" in answer.get_json()["detail"]


def test_syntax_error_of_an_update_is_called_so(writer: FlaskClient) -> None:
    answer = writer.post("/update", data={"update": "INSERT DATA {\n <x:a> <x:p> }"})
    problem = answer.get_json()
    assert (answer.status_code, problem["line"]) == (400, 2)
    assert problem["type"].endswith("#update-syntax")
    assert "update" in problem["title"]
    assert "query" not in str(problem)


@pytest.mark.parametrize(
    ("content_type", "body", "status"),
    [
        ("application/sparql-update", "DROP ALL", 415),
        ("application/sparql-update; charset=utf-8", "DROP ALL", 415),
        ("application/x-www-form-urlencoded", "update=DROP+ALL", 400),
        ("application/sparql-query", "DROP ALL", 400),
    ],
)
def test_update_at_the_address_of_queries_is_sent_to_the_other(
    content_type: str, body: str, status: int, writer: FlaskClient
) -> None:
    answer = writer.post("/sparql", data=body, content_type=content_type)
    assert answer.status_code == status
    assert "/update" in answer.get_json()["hint"]

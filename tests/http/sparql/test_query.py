"""The query operation of the SPARQL 1.1 Protocol, clause by clause.

https://www.w3.org/TR/sparql11-protocol/
"""

from __future__ import annotations

import csv
import html
import io
import json
import re
from urllib.parse import quote, urlencode

import pyoxigraph as ox
import pytest
from flask.testing import FlaskClient
from rdflib import Graph, URIRef
from rdflib.namespace import RDF, RDFS
from werkzeug.test import TestResponse

NG = "https://w3id.org/noticegraph/ns#"
GRAPHS = "https://w3id.org/noticegraph/graph/"
SD = "http://www.w3.org/ns/sparql-service-description#"
FORM = "application/x-www-form-urlencoded"
NT = ox.RdfFormat.N_TRIPLES
DIRECT = "application/sparql-query"

COUNT = f"SELECT (COUNT(*) AS ?n) WHERE {{ ?s a <{NG}Affiliate> }}"
SELECT = f"SELECT ?s WHERE {{ ?s a <{NG}Affiliate> }} ORDER BY ?s"
ASK = f"ASK {{ ?s a <{NG}Affiliate> }}"
CONSTRUCT = f"CONSTRUCT {{ ?s a <{NG}X> }} WHERE {{ ?s a <{NG}Affiliate> }}"
DESCRIBE = "DESCRIBE <https://w3id.org/noticegraph/id/acme-2024-en>"


def address(**arguments: str) -> str:
    return "/sparql?" + urlencode(arguments)


def count(answer: TestResponse) -> int:
    assert answer.status_code == 200, answer.text
    return int(json.loads(answer.data)["results"]["bindings"][0]["n"]["value"])


def read_graph(answer: TestResponse) -> Graph:
    """Parse an answer with the store's parser; rdflib's one for JSON-LD uses deprecated classes."""
    kind = ox.RdfFormat.from_media_type(answer.mimetype)
    assert kind
    triples = ox.serialize((q.triple for q in ox.parse(answer.data, format=kind)), format=NT)
    return Graph().parse(data=triples or b"", format="nt")


# 2.1.1 query via GET, 2.1.2 query via URL-encoded POST, 2.1.3 query via POST directly


def test_query_by_get(client: FlaskClient) -> None:
    assert count(client.get(address(query=COUNT))) == 3


def test_query_by_form(client: FlaskClient) -> None:
    assert count(client.post("/sparql", data={"query": COUNT})) == 3


def test_query_by_form_in_utf8(client: FlaskClient) -> None:
    query = 'SELECT (1 AS ?n) WHERE { ?s ?p "Acme Zürich \\"AG\\"" }'
    body = urlencode({"query": query})
    answer = client.post("/sparql", data=body, content_type=f"{FORM}; charset=UTF-8")
    assert count(answer) == 1


def test_query_by_direct_post(client: FlaskClient) -> None:
    assert count(client.post("/sparql", data=COUNT, content_type=DIRECT)) == 3


@pytest.mark.parametrize("method", ["GET", "form", "direct"])
def test_head_and_post_agree_on_the_dataset(method: str, client: FlaskClient) -> None:
    """2.1.4: default-graph-uri and named-graph-uri, in whatever way the query is sent."""
    query = "SELECT (COUNT(*) AS ?n) WHERE { ?s a ?type }"
    graph = {"default-graph-uri": GRAPHS + "acme/2024-en-passages"}
    match method:
        case "GET":
            answer = client.get(address(query=query, **graph))
        case "form":
            answer = client.post("/sparql", data={"query": query, **graph})
        case _:
            answer = client.post(address(**graph), data=query, content_type=DIRECT)
    assert count(answer) == 3


def test_form_may_have_its_dataset_in_the_address(client: FlaskClient) -> None:
    graph = {"default-graph-uri": GRAPHS + "acme/2024-en-passages"}
    query = "SELECT (COUNT(*) AS ?n) WHERE { ?s a ?type }"
    assert count(client.post(address(**graph), data={"query": query})) == 3


def test_several_graphs_are_merged(client: FlaskClient) -> None:
    query = f"SELECT (COUNT(*) AS ?n) {{ ?f a <{NG}Affiliate> ; <{NG}statedIn>/<{NG}section> ?x }}"
    names = [GRAPHS + "acme/2024-en", GRAPHS + "acme/2024-en-passages"]
    one = urlencode([("query", query), ("default-graph-uri", names[0])])
    both = urlencode([("query", query), *(("default-graph-uri", name) for name in names)])
    assert count(client.get("/sparql?" + one)) == 0
    assert count(client.get("/sparql?" + both)) == 3


def test_named_graphs_can_be_chosen(client: FlaskClient) -> None:
    query = "SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
    assert count(client.get(address(query=query))) == 3
    graph = {"named-graph-uri": GRAPHS + "acme/2024-en"}
    assert count(client.get(address(query=query, **graph))) == 1


def test_dataset_of_the_protocol_beats_the_one_of_the_query(client: FlaskClient) -> None:
    query = (
        f"SELECT (COUNT(*) AS ?n) FROM <{GRAPHS}acme/2024-en-passages> {{ ?s a <{NG}Affiliate> }}"
    )
    graph = {"default-graph-uri": GRAPHS + "acme/2024-en"}
    assert count(client.get(address(query=query))) == 0
    assert count(client.get(address(query=query, **graph))) == 3


def test_default_graph_is_the_union_of_all(client: FlaskClient) -> None:
    query = f"SELECT (COUNT(*) AS ?n) {{ ?f a <{NG}Affiliate> ; <{NG}statedIn>/<{NG}section> ?x }}"
    assert count(client.get(address(query=query))) == 3


# 2.1.6 failures, 2.2 refusals


@pytest.mark.parametrize(
    ("query_string", "status"),
    [
        ("default-graph-uri=http://a.example/", 400),
        ("update=" + quote("DROP ALL"), 400),
        ("qurey=x", 400),
        ("query=", 400),
        (f"query={quote(ASK)}&query={quote(ASK)}", 400),
        ("query=SELECT%20%FF", 400),
        ("query=" + quote("SELECT ?s WHERE { ?s"), 400),
        ("query=" + quote("INSERT DATA { <a:a> <a:a> <a:a> }"), 400),
        ("query=" + quote(ASK) + "&default-graph-uri=relative", 400),
        ("query=" + quote("SELECT * { SERVICE <http://a.example/> { ?s ?p ?o } }"), 403),
        ("query=" + quote("SELECT * { SERVICE SILENT <http://a.example/> { ?s ?p ?o } }"), 403),
        ("query=" + "x" * 40_000, 414),
        ("&".join(f"a{n}=" for n in range(600)), 400),
    ],
)
def test_bad_get_is_refused(query_string: str, status: int, client: FlaskClient) -> None:
    answer = client.get("/sparql?" + query_string)
    assert answer.status_code == status
    assert answer.content_type == "application/problem+json"


@pytest.mark.parametrize(
    ("body", "content_type", "status"),
    [
        (b"query=" + quote(ASK).encode(), None, 415),
        (b"query=" + quote(ASK).encode(), "text/plain", 415),
        (ASK.encode(), "application/sparql-update", 415),
        (ASK.encode(), "multipart/form-data; boundary=x", 415),
        (ASK.encode("utf-16"), DIRECT + "; charset=utf-16", 415),
        (ASK.encode("utf-16"), DIRECT, 400),
        (b"ASK { ?s ?p '\xff' }", DIRECT, 400),
        (b"query=ASK%FF", FORM, 400),
        (b"query=\xff", FORM, 400),
        (b"update=" + quote("DROP ALL").encode(), FORM, 400),
        (b"", FORM, 400),
        (b"", DIRECT, 400),
        (ASK.encode() + b" " * 262_144, DIRECT, 413),
        (b"query=" + b"x" * 262_144, FORM, 413),
    ],
)
def test_bad_post_is_refused(
    body: bytes, content_type: str | None, status: int, client: FlaskClient
) -> None:
    answer = client.post("/sparql", data=body, content_type=content_type)
    assert answer.status_code == status
    assert answer.content_type == "application/problem+json"
    assert json.loads(answer.data)["status"] == status


def test_largest_body_is_taken(client: FlaskClient) -> None:
    body = COUNT.encode().ljust(262_144)
    assert count(client.post("/sparql", data=body, content_type=DIRECT)) == 3


def test_query_in_address_and_body_is_refused(client: FlaskClient) -> None:
    for body, kind in ((ASK, DIRECT), (urlencode({"query": ASK}), FORM)):
        answer = client.post(address(query=ASK), data=body, content_type=kind)
        assert answer.status_code == 400


def test_syntax_error_says_line_and_column(client: FlaskClient) -> None:
    answer = client.get(address(query="SELECT ?s\nWHERE { ?s ?p }"))
    problem = json.loads(answer.data)
    assert (problem["line"], problem["column"]) == (2, 15)
    assert problem["hint"]


def test_encoding_error_says_line_and_column(client: FlaskClient) -> None:
    answer = client.post("/sparql", data="ASK {\n é".encode() + b"\xff", content_type=DIRECT)
    problem = json.loads(answer.data)
    assert (problem["line"], problem["column"]) == (2, 3)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_other_methods_are_405_with_allow(method: str, client: FlaskClient) -> None:
    answer = client.open(address(query=ASK), method=method)
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "GET, HEAD, OPTIONS, POST"


def test_head_has_the_headers_and_no_body(client: FlaskClient) -> None:
    whole, head = client.get(address(query=SELECT)), client.head(address(query=SELECT))
    assert head.status_code == 200
    assert head.data == b""
    for name in ("Content-Type", "Content-Length", "ETag", "Vary"):
        assert head.headers[name] == whole.headers[name]


def test_options_says_what_may_be_asked(client: FlaskClient) -> None:
    answer = client.options("/sparql", headers={"Origin": "https://a.example"})
    assert answer.status_code == 200
    assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS", "POST"}
    assert "POST" in answer.headers["Access-Control-Allow-Methods"]
    assert "Content-Type" in answer.headers["Access-Control-Allow-Headers"]


# 2.1.5 content negotiation (RFC 9110, 12.5.1)

NEGOTIATED = [
    (SELECT, None, "application/sparql-results+json"),
    (SELECT, "*/*", "application/sparql-results+json"),
    (SELECT, "application/sparql-results+json", "application/sparql-results+json"),
    (SELECT, "application/json", "application/sparql-results+json"),
    (SELECT, "application/sparql-results+xml", "application/sparql-results+xml"),
    (SELECT, "text/csv", "text/csv; charset=utf-8"),
    (SELECT, "text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
    (SELECT, "text/csv;q=0.2, text/html;q=0.5", "text/html; charset=utf-8"),
    (SELECT, "text/turtle, text/csv;q=0.1", "text/csv; charset=utf-8"),
    (ASK, "*/*", "application/sparql-results+json"),
    (ASK, "application/sparql-results+xml", "application/sparql-results+xml"),
    (CONSTRUCT, None, "text/turtle; charset=utf-8"),
    (CONSTRUCT, "application/n-triples", "application/n-triples"),
    (CONSTRUCT, "application/ld+json", "application/ld+json"),
    (CONSTRUCT, "application/rdf+xml", "application/rdf+xml"),
    (DESCRIBE, "text/turtle", "text/turtle; charset=utf-8"),
    # Names from before RDF 1.1: less welcome than any present one that is as welcome.
    (CONSTRUCT, "text/plain", "text/plain; charset=utf-8"),
    (CONSTRUCT, "text/plain, */*;q=0.1", "text/plain; charset=utf-8"),
    (CONSTRUCT, "text/plain, application/rdf+xml", "application/rdf+xml"),
    (CONSTRUCT, "text/plain, application/n-triples", "application/n-triples"),
    (CONSTRUCT, "text/n3", "text/turtle; charset=utf-8"),
    (CONSTRUCT, "text/rdf+n3, */*;q=0.1", "text/turtle; charset=utf-8"),
    (DESCRIBE, "application/x-turtle", "text/turtle; charset=utf-8"),
    (CONSTRUCT, "text/n3, application/ld+json", "application/ld+json"),
    (CONSTRUCT, "text/n3;q=0.9, application/ld+json;q=0.8", "text/turtle; charset=utf-8"),
    (CONSTRUCT, "text/*", "text/turtle; charset=utf-8"),
    (SELECT, "text/plain, text/csv;q=0.1", "text/csv; charset=utf-8"),
]


@pytest.mark.parametrize(("query", "accept", "expected"), NEGOTIATED)
def test_format_is_the_one_accepted(
    query: str, accept: str | None, expected: str, client: FlaskClient
) -> None:
    headers = {"Accept": accept} if accept else {}
    answer = client.get(address(query=query), headers=headers)
    assert answer.status_code == 200
    assert answer.content_type == expected
    page = expected.startswith("text/html")
    language = ", Accept-Language" if page else ""
    assert answer.headers["Vary"] == f"Accept{language}, Accept-Encoding"


@pytest.mark.parametrize(
    ("query", "accept"),
    [
        (SELECT, "text/turtle"),
        (CONSTRUCT, "text/csv"),
        (ASK, "image/png"),
        (SELECT, "text/plain"),
        (SELECT, "text/n3"),
    ],
)
def test_nothing_acceptable_is_406(query: str, accept: str, client: FlaskClient) -> None:
    answer = client.get(address(query=query), headers={"Accept": accept})
    assert answer.status_code == 406
    assert "accept one of" in json.loads(answer.data)["hint"]


@pytest.mark.parametrize(
    ("query", "name", "status", "kind"),
    [
        (SELECT, "csv", 200, "text/csv; charset=utf-8"),
        (SELECT, "xml", 200, "application/sparql-results+xml"),
        (CONSTRUCT, "ttl", 200, "text/turtle; charset=utf-8"),
        (CONSTRUCT, "jsonld", 200, "application/ld+json"),
        (CONSTRUCT, "nt", 200, "application/n-triples"),
        (CONSTRUCT, "csv", 406, "application/problem+json"),
        (SELECT, "turtle", 406, "application/problem+json"),
        (SELECT, "pdf", 400, "application/problem+json"),
    ],
)
def test_format_argument_overrides_accept(
    query: str, name: str, status: int, kind: str, client: FlaskClient
) -> None:
    headers = {"Accept": "application/sparql-results+json, application/ld+json"}
    answer = client.get(address(query=query, format=name), headers=headers)
    assert (answer.status_code, answer.content_type) == (status, kind)


def test_graph_answers_are_the_graph(client: FlaskClient) -> None:
    for name in ("turtle", "ntriples", "jsonld", "rdfxml"):
        graph = read_graph(client.get(address(query=CONSTRUCT, format=name)))
        assert set(graph.objects()) == {URIRef(NG + "X")}
        assert len(graph) == 3


def test_csv_is_rfc_4180(client: FlaskClient) -> None:
    query = f"SELECT ?name WHERE {{ ?s <{NG}name> ?name }} ORDER BY ?name"
    answer = client.get(address(query=query, format="csv"))
    lines = answer.data.decode().split("\r\n")
    assert lines[0] == "name"
    assert '"Acme Zürich ""AG"""' in lines
    assert lines[-1] == ""


# Caching (RFC 9110, 13.1.2)


def test_known_etag_is_answered_304(client: FlaskClient) -> None:
    first = client.get(address(query=SELECT))
    assert first.headers["Cache-Control"] == "no-cache"
    again = client.get(address(query=SELECT), headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    assert again.headers["Vary"] == "Accept, Accept-Encoding"


def test_etag_is_strong_and_differs_by_format_query_and_dataset(client: FlaskClient) -> None:
    answers = [
        client.get(address(query=SELECT)),
        client.get(address(query=SELECT, format="csv")),
        client.get(address(query=SELECT + " ")),
        client.get(address(query=SELECT, **{"default-graph-uri": GRAPHS + "catalog"})),
        client.get(address(query=SELECT, **{"named-graph-uri": GRAPHS + "catalog"})),
        client.get(address(query=SELECT), headers={"Accept": "text/html"}),
        client.get(address(query=SELECT, lang="nl"), headers={"Accept": "text/html"}),
    ]
    tags = [answer.headers["ETag"] for answer in answers]
    assert len(set(tags)) == len(answers)
    assert not any(tag.startswith("W/") for tag in tags)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT (NOW() AS ?x) {}",
        "SELECT (rand() AS ?x) {}",
        "SELECT (struuid() AS ?x) {}",
        "CONSTRUCT { [] a ?type } WHERE { ?s a ?type }",
        "CONSTRUCT { _:b a ?type } WHERE { ?s a ?type }",
    ],
)
def test_answer_that_changes_each_time_has_no_etag(query: str, client: FlaskClient) -> None:
    answer = client.get(address(query=query))
    assert answer.status_code == 200
    assert "ETag" not in answer.headers
    assert answer.headers["Cache-Control"] == "no-store"


def test_word_in_a_string_does_not_forbid_the_etag(client: FlaskClient) -> None:
    assert "ETag" in client.get(address(query='SELECT ("NOW" AS ?x) {}')).headers


# Without a query: the Service Description, and the form


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        (None, "text/turtle; charset=utf-8"),
        ("text/turtle", "text/turtle; charset=utf-8"),
        ("application/ld+json", "application/ld+json"),
        ("application/rdf+xml", "application/rdf+xml"),
        ("application/n-triples", "application/n-triples"),
    ],
)
def test_service_description(accept: str | None, kind: str, client: FlaskClient) -> None:
    headers = {"Accept": accept} if accept else {}
    answer = client.get("/sparql", headers=headers, base_url="http://192.0.2.7:8000")
    assert answer.content_type == kind
    graph = read_graph(answer)
    (service,) = graph.subjects(RDF.type, URIRef(SD + "Service"))
    endpoint = URIRef("http://192.0.2.7:8000/sparql")
    assert graph.value(service, URIRef(SD + "endpoint")) == endpoint
    languages = set(graph.objects(service, URIRef(SD + "supportedLanguage")))
    assert languages == {URIRef(SD + "SPARQL11Query")}
    assert (service, URIRef(SD + "feature"), URIRef(SD + "UnionDefaultGraph")) in graph
    assert len(set(graph.objects(service, URIRef(SD + "resultFormat")))) == 8
    comments = {text.language: str(text) for text in graph.objects(service, RDFS.comment)}
    assert "01 is 1" in comments["en"]
    assert "een literal heeft per waarde één vorm" in comments["nl"]
    dataset = graph.value(service, URIRef(SD + "defaultDataset"))
    named = {
        str(graph.value(node, URIRef(SD + "name")))
        for node in graph.objects(dataset, URIRef(SD + "namedGraph"))
    }
    assert named == {GRAPHS + n for n in ("acme/2024-en", "acme/2024-en-passages", "catalog")}


def test_browser_gets_a_form(client: FlaskClient) -> None:
    answer = client.get("/sparql", headers={"Accept": "text/html,*/*;q=0.8"})
    assert answer.content_type == "text/html; charset=utf-8"
    assert '<textarea class="field" id="query"' in answer.text


def test_description_follows_host_but_not_what_a_proxy_claims(client: FlaskClient) -> None:
    answer = client.get(
        "/sparql",
        headers={
            "X-Forwarded-Host": "evil.example",
            "X-Forwarded-Proto": "https",
            "X-Forwarded-Prefix": "/evil",
            "Forwarded": "host=evil.example",
        },
    )
    assert "evil" not in answer.text
    assert "http://localhost/sparql" in answer.text


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "evil.example:80"])
def test_description_repeats_no_name_that_only_the_client_vouches_for(
    host: str, client: FlaskClient
) -> None:
    answer = client.get("/sparql", headers={"Host": host})
    assert answer.status_code == 200
    assert "evil" not in answer.text
    assert "http://127.0.0.1:80/sparql" in answer.text


@pytest.mark.parametrize("word", ["INSERT DATA", "delete where", "WITH <a:a> DELETE", "CLEAR ALL"])
def test_update_is_refused_as_what_it_is(word: str, client: FlaskClient) -> None:
    """An update is no syntax error: this address only reads."""
    query = f"# a note\nPREFIX a: <a:a>\n{word} {{ }}"
    problems = [
        client.get(address(query=query)),
        client.post("/sparql", data={"query": query}),
        client.post("/sparql", data=query, content_type=DIRECT),
        client.post("/sparql", data={"update": query}),
    ]
    for answer in problems:
        assert answer.status_code == 400
        problem = json.loads(answer.data)
        assert problem["type"].endswith("#update")
        assert problem["title"] == "Updates are not accepted here"
    assert json.loads(problems[0].data)["line"] == 3


def test_update_on_the_query_page_is_kept(client: FlaskClient) -> None:
    answer = client.get(address(query="DROP ALL"), headers={"Accept": "text/html"})
    assert answer.status_code == 400
    assert "DROP ALL</textarea>" in answer.text
    assert "Updates are not accepted here" in answer.text


def test_byte_order_mark_of_a_body_is_skipped(client: FlaskClient) -> None:
    body = b"\xef\xbb\xbf" + COUNT.encode()
    assert count(client.post("/sparql", data=body, content_type=DIRECT)) == 3


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_compressed_body_is_415(method: str, client: FlaskClient) -> None:
    """RFC 9110, 15.5.16."""
    headers = {"Content-Encoding": "gzip"}
    answer = client.open("/sparql", method=method, data=COUNT, content_type=DIRECT, headers=headers)
    assert answer.status_code == 415
    assert answer.headers["Accept-Encoding"] == "identity"
    assert json.loads(answer.data)["type"].endswith("#content-encoding")


def test_identity_is_no_encoding(client: FlaskClient) -> None:
    headers = {"Content-Encoding": "identity"}
    answer = client.post("/sparql", data=COUNT, content_type=DIRECT, headers=headers)
    assert count(answer) == 3


def test_wrong_media_type_says_what_to_send(client: FlaskClient) -> None:
    answer = client.post("/sparql", data=COUNT, content_type="text/plain")
    hint = json.loads(answer.data)["hint"]
    assert f"Content-Type: {DIRECT}" in hint
    assert f"Content-Type: {FORM}" in hint


def test_refused_accept_header_is_not_sent_back_whole(client: FlaskClient) -> None:
    accept = ", ".join(f"image/x{n}" for n in range(1200))
    answer = client.get(address(query=SELECT), headers={"Accept": accept})
    assert answer.status_code == 406
    assert len(answer.data) < 1000


def test_query_page_has_something_to_start_from(client: FlaskClient) -> None:
    page = client.get("/sparql", headers={"Accept": "text/html"})
    example = html.unescape(page.text.split("<textarea")[1].split(">", 1)[1].split("<")[0])
    assert example.startswith("PREFIX ng:")
    assert client.get(address(query=example)).status_code == 200
    assert "PREFIX skos:" in page.text
    assert "/sparql/examples/affiliates" in page.text


@pytest.mark.parametrize(
    ("arguments", "accept", "status", "kind"),
    [
        ("format=csv&format=json", "*/*", 200, "text/csv; charset=utf-8"),
        ("format=nonsense&format=tsv", "*/*", 200, "text/tab-separated-values; charset=utf-8"),
        ("format=n3&output=n3&results=n3", "text/csv", 200, "text/csv; charset=utf-8"),
        ("format=turtle&format=csv", "*/*", 200, "text/csv; charset=utf-8"),
        ("format=nonsense", "text/csv", 400, "application/problem+json"),
        ("format=nonsense&format=other", "text/csv", 400, "application/problem+json"),
        ("format=nonsense&output=csv", "text/csv", 400, "application/problem+json"),
        ("format=turtle", "text/csv", 406, "application/problem+json"),
    ],
)
def test_of_several_formats_the_first_known_one_counts(
    arguments: str, accept: str, status: int, kind: str, client: FlaskClient
) -> None:
    query = quote('SELECT ("x" AS ?a) {}')
    answer = client.get(f"/sparql?query={query}&{arguments}", headers={"Accept": accept})
    assert (answer.status_code, answer.content_type) == (status, kind)


FORMULAS = ["=1+1", "+1", "-1", "@a", "\ta", "\ra", "\n=1", "＝1", "＋1", "－1", "＠a"]


def formulas() -> str:
    escapes = str.maketrans({"\t": "\\t", "\r": "\\r", "\n": "\\n"})
    cells = " ".join(f'"{formula.translate(escapes)}"' for formula in FORMULAS)
    return f'SELECT ?a ?b {{ VALUES ?a {{ {cells} }} BIND("b" AS ?b) }}'


def read_csv(answer: TestResponse) -> list[list[str]]:
    assert answer.status_code == 200
    return list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig"), newline="")))[1:]


@pytest.mark.parametrize(
    ("arguments", "accept"), [({"format": "csv"}, "*/*"), ({}, "text/csv"), ({}, "text/*;q=0.5")]
)
def test_csv_is_safe_for_spreadsheets_on_request(
    arguments: dict[str, str], accept: str, client: FlaskClient
) -> None:
    headers = {"Accept": accept}
    asked = {"query": formulas(), **arguments}
    plain = client.get("/sparql", query_string=asked, headers=headers)
    safe = client.get("/sparql", query_string={**asked, "safe": "1"}, headers=headers)
    assert read_csv(plain) == [[cell, "b"] for cell in FORMULAS]
    # What follows a line break is a cell where a semicolon separates.
    disarmed = ["'" + re.sub(r"(?<=[\t\r\n])(?=[=+@-])", "'", cell) for cell in FORMULAS]
    assert read_csv(safe) == [[cell, "b"] for cell in disarmed]
    assert plain.headers["ETag"] != safe.headers["ETag"]
    again = {**headers, "If-None-Match": plain.headers["ETag"]}
    other = client.get("/sparql", query_string={**asked, "safe": "1"}, headers=again)
    assert other.data == safe.data
    posted = client.post("/sparql", data={**asked, "safe": "1"}, headers=headers)
    assert posted.data == safe.data


@pytest.mark.parametrize("name", ["tsv", "json", "xml"])
def test_other_formats_are_as_they_are(name: str, client: FlaskClient) -> None:
    query = 'SELECT ("=1" AS ?a) {}'
    plain = client.get("/sparql", query_string={"query": query, "format": name})
    safe = client.get("/sparql", query_string={"query": query, "format": name, "safe": "1"})
    assert plain.data == safe.data


def test_unknown_value_of_safe_is_400(client: FlaskClient) -> None:
    asked = {"query": 'SELECT ("=1" AS ?a) {}', "format": "csv", "safe": "yes"}
    assert client.get("/sparql", query_string=asked).status_code == 400

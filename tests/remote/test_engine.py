"""Requests to a server that misbehaves: each time one clear error, never a part of an answer."""

from __future__ import annotations

import gzip
import json
import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler

import pytest
from fake_server import NO, FakeServer
from waiting import PATIENCE

from noticegraph.engine import QueryRequest
from noticegraph.errors import (
    BusyError,
    LimitError,
    NoticegraphError,
    RemoteAccessError,
    RemoteAnswerError,
    RemoteError,
    RemoteTimeoutError,
    UsageError,
)
from noticegraph.remote import Credentials, RemoteAddresses, RemoteEngine, RemoteLimits

JSON = "application/sparql-results+json"
TSV = "text/tab-separated-values"
N_TRIPLES = "application/n-triples"
SELECT = "SELECT ?x WHERE { ?x ?y ?z }"
CONSTRUCT = "CONSTRUCT WHERE { ?s ?p ?o }"
SECRET = "tr0ub4dor"
ROWS = json.dumps(
    {
        "head": {"vars": ["x", "y"]},
        "results": {
            "bindings": [
                {"x": {"type": "uri", "value": "https://example.org/a"}},
                {
                    "x": {"type": "literal", "value": "é\n", "xml:lang": "nl"},
                    "y": {"type": "literal", "value": "1", "datatype": "https://example.org/t"},
                },
            ]
        },
    }
).encode()
TRIPLES = b"<https://example.org/a> <https://example.org/p> <https://example.org/b> .\n" * 2
YES = b'{"head": {}, "boolean": true}'


@pytest.fixture
def engine(fake_server: FakeServer) -> Iterator[RemoteEngine]:
    """An engine that knows that nothing was loaded through it, on no Virtuoso."""
    with asking(fake_server, RemoteLimits(query_seconds=PATIENCE, answer_bytes=10_000)) as engine:
        yield engine


@pytest.fixture
def impatient(fake_server: FakeServer) -> Iterator[RemoteEngine]:
    """The same, with two seconds for a query."""
    with asking(fake_server, RemoteLimits(query_seconds=2)) as engine:
        yield engine


@contextmanager
def asking(fake_server: FakeServer, limits: RemoteLimits) -> Iterator[RemoteEngine]:
    addresses = RemoteAddresses(fake_server.address, fake_server.address, None)
    engine = RemoteEngine(addresses, limits)
    prepare(engine, fake_server)
    yield engine
    engine.close()


def prepare(engine: RemoteEngine, fake: FakeServer) -> None:
    """Let the engine ask what it asks once."""
    fake.answers = lambda request: (
        (200, {"Content-Type": JSON}, NO)
        if request.form["query"][0].startswith("ASK")
        else (200, {"Content-Type": N_TRIPLES}, TRIPLES)
    )
    engine.query(QueryRequest(CONSTRUCT, N_TRIPLES))
    fake.answers = None
    fake.requests.clear()


def refused(
    act: Callable[[], object], kind: type[NoticegraphError], message: str
) -> NoticegraphError:
    with pytest.raises(kind, match=message) as caught:
        act()
    assert type(caught.value) is kind
    assert caught.value.hint
    assert "\n" not in str(caught.value)
    return caught.value


@pytest.mark.parametrize(
    ("media_type", "expected"),
    [
        (TSV, '?x\t?y\n<https://example.org/a>\t\n"é\\n"@nl\t"1"^^<https://example.org/t>\n'),
        ("text/csv", 'x,y\r\nhttps://example.org/a,\r\n"é\n",1\r\n'),
    ],
)
def test_solutions_are_rewritten(
    engine: RemoteEngine, fake_server: FakeServer, media_type: str, expected: str
) -> None:
    fake_server.answer = (200, {"Content-Type": JSON + "; charset=utf-8"}, ROWS)
    assert engine.query(QueryRequest(SELECT, media_type)).decode() == expected
    (request,) = fake_server.requests
    assert request.headers["Accept"] == JSON
    assert request.headers["Accept-Encoding"] == "identity"
    assert request.form == {"query": [SELECT]}


def test_a_graph_is_a_set(engine: RemoteEngine, fake_server: FakeServer) -> None:
    fake_server.answer = (200, {"Content-Type": N_TRIPLES}, TRIPLES)
    assert engine.query(QueryRequest(CONSTRUCT, N_TRIPLES)) == TRIPLES[: len(TRIPLES) // 2]


@pytest.mark.parametrize("body", [ROWS[:n] for n in range(0, len(ROWS), 7)])
def test_cut_rows_are_refused(engine: RemoteEngine, fake_server: FakeServer, body: bytes) -> None:
    fake_server.answer = (200, {"Content-Type": JSON}, body)
    refused(lambda: engine.query(QueryRequest(SELECT, TSV)), RemoteAnswerError, "broken")


@pytest.mark.parametrize("body", [YES[:n] for n in range(len(YES))])
def test_cut_booleans_are_refused(
    engine: RemoteEngine, fake_server: FakeServer, body: bytes
) -> None:
    fake_server.answer = (200, {"Content-Type": JSON}, body)
    refused(
        lambda: engine.query(QueryRequest("ASK { ?s ?p ?o }", JSON)), RemoteAnswerError, "broken"
    )


@pytest.mark.parametrize("body", [b"<a> <b> <c> .", TRIPLES[:-3], b"\xff", b"<html>"])
def test_broken_triples_are_refused(
    engine: RemoteEngine, fake_server: FakeServer, body: bytes
) -> None:
    fake_server.answer = (200, {"Content-Type": N_TRIPLES}, body)
    refused(lambda: engine.query(QueryRequest(CONSTRUCT, N_TRIPLES)), RemoteAnswerError, "broken")


@pytest.mark.parametrize(
    ("query", "body"),
    [
        (SELECT, YES),
        ("ASK { ?s ?p ?o }", ROWS),
        (SELECT, b"[]"),
        (SELECT, b'{"head": {"vars": ["x"]}, "results": {"bindings": [{"y": 1}]}}'),
        (SELECT, ROWS.replace(b"https://example.org/a", b"no IRI at all")),
        (SELECT, ROWS.replace(b'"uri"', b'"bnode"').replace(b"https://", b"nodeID://")),
    ],
)
def test_an_answer_of_another_kind_is_refused(
    engine: RemoteEngine, fake_server: FakeServer, query: str, body: bytes
) -> None:
    fake_server.answer = (200, {"Content-Type": JSON}, body)
    with pytest.raises(RemoteAnswerError):
        engine.query(QueryRequest(query, JSON))


def raw(*parts: bytes) -> Callable[[BaseHTTPRequestHandler], None]:
    def write(handler: BaseHTTPRequestHandler) -> None:
        for part in parts:
            handler.wfile.write(part)
            handler.wfile.flush()

    return write


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: %s\r\n" % N_TRIPLES.encode()


@pytest.mark.parametrize(
    "answer",
    [
        raw(HEAD + b"Content-Length: 1000\r\n\r\n" + TRIPLES),
        raw(HEAD + b"Transfer-Encoding: chunked\r\n\r\n%x\r\n" % len(TRIPLES) + TRIPLES + b"\r\n"),
        raw(HEAD + b"\r\n" + TRIPLES),  # nothing marks the end
        raw(b"HTTP/1.1 200 OK\r\nContent-Type"),
        raw(b"no HTTP at all\r\n\r\n"),
        raw(),
    ],
    ids=["length", "chunked", "unframed", "headers", "no-http", "nothing"],
)
def test_an_incomplete_answer_is_refused(
    engine: RemoteEngine,
    fake_server: FakeServer,
    answer: Callable[[BaseHTTPRequestHandler], None],
) -> None:
    fake_server.raw = answer
    refused(
        lambda: engine.query(QueryRequest(CONSTRUCT, N_TRIPLES)),
        RemoteAnswerError,
        "(?i)incomplete",
    )


@pytest.mark.parametrize(
    ("headers", "status", "message"),
    [
        ({"X-SPARQL-MaxRows": "10000"}, 200, "cut off its answer at 10000 rows"),
        ({"X-SQL-State": "S1TAT", "X-SQL-Message": "anytime"}, 200, "only part"),
        ({}, 206, "only part"),
        ({}, 204, "only part"),
        ({"Content-Encoding": "gzip"}, 200, "encoding gzip"),
    ],
)
def test_what_the_server_says_is_partial_is_refused(
    engine: RemoteEngine,
    fake_server: FakeServer,
    headers: dict[str, str],
    status: int,
    message: str,
) -> None:
    body = gzip.compress(ROWS) if "Content-Encoding" in headers else ROWS
    body = b"" if status == 204 else body
    fake_server.answer = (status, {"Content-Type": JSON, **headers}, body)
    refused(lambda: engine.query(QueryRequest(SELECT, TSV)), RemoteAnswerError, message)


def test_a_silent_server_is_given_up(impatient: RemoteEngine, fake_server: FakeServer) -> None:
    given_up = threading.Event()
    fake_server.raw = lambda _: given_up.wait(PATIENCE)
    error = refused(
        lambda: impatient.query(QueryRequest(SELECT, TSV)), RemoteTimeoutError, "in time"
    )
    given_up.set()
    assert error.exit_code == 4


def test_a_query_without_time_left_sends_no_request(
    engine: RemoteEngine, fake_server: FakeServer
) -> None:
    fake_server.requests.clear()
    refused(lambda: engine.query(QueryRequest(SELECT, TSV), 0.0), RemoteTimeoutError, "in time")
    assert fake_server.requests == []


def test_a_dripping_answer_is_given_up(impatient: RemoteEngine, fake_server: FakeServer) -> None:
    given_up = threading.Event()

    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(HEAD + b"Content-Length: 1000000\r\n\r\n")
        while not given_up.wait(0.1):
            handler.wfile.write(b" ")

    fake_server.raw = drip
    refused(
        lambda: impatient.query(QueryRequest(CONSTRUCT, N_TRIPLES)), RemoteTimeoutError, "in time"
    )
    given_up.set()


def test_a_large_answer_is_not_read(engine: RemoteEngine, fake_server: FakeServer) -> None:
    fake_server.answer = (200, {"Content-Type": JSON}, ROWS + b" " * 10_000)
    refused(lambda: engine.query(QueryRequest(SELECT, TSV)), LimitError, "larger than 10,000 bytes")


@pytest.mark.parametrize(
    ("status", "kind", "message"),
    [
        (400, RemoteError, r"refuses the request \(400\): why \[31m not"),
        (401, RemoteAccessError, "asks for credentials"),
        (403, RemoteAccessError, "asks for credentials"),
        (404, RemoteError, "does not offer this SPARQL service"),
        (406, RemoteError, "does not offer this SPARQL service"),
        (408, RemoteTimeoutError, "gave up"),
        (429, BusyError, "too busy"),
        (500, RemoteError, r"failed \(500\): why \[31m not"),
        (503, BusyError, "too busy"),
        (504, RemoteTimeoutError, "gave up"),
    ],
)
def test_each_status_is_an_error_of_its_own(
    engine: RemoteEngine,
    fake_server: FakeServer,
    status: int,
    kind: type[NoticegraphError],
    message: str,
) -> None:
    fake_server.answer = (status, {"Content-Type": "text/plain"}, b"why\r\n\x1b[31m not")
    assert "\x1b" not in str(
        refused(lambda: engine.query(QueryRequest(SELECT, TSV)), kind, message)
    )


@pytest.mark.parametrize("status", [200, 400, 500])
def test_a_web_page_is_named_as_one(
    engine: RemoteEngine, fake_server: FakeServer, status: int
) -> None:
    fake_server.answer = (status, {"Content-Type": "text/html"}, b"<html>Please log in</html>")
    kind = RemoteAnswerError if status == 200 else RemoteError
    error = refused(
        lambda: engine.query(QueryRequest(SELECT, TSV)),
        kind,
        "web page" if status == 200 else str(status),
    )
    assert "log in" not in str(error)


def test_another_format_is_refused(engine: RemoteEngine, fake_server: FakeServer) -> None:
    fake_server.answer = (200, {"Content-Type": "text/csv"}, b"x\r\n")
    refused(lambda: engine.query(QueryRequest(SELECT, TSV)), RemoteAnswerError, "sent text/csv")


def test_a_redirect_is_not_followed(engine: RemoteEngine, fake_server: FakeServer) -> None:
    fake_server.answer = (307, {"Location": f"{fake_server.address}/login?token=x"}, b"")
    error = refused(
        lambda: engine.query(QueryRequest(SELECT, TSV)), RemoteError, "redirects to .*/login;"
    )
    assert len(fake_server.requests) == 1
    assert "token" not in str(error)
    fake_server.answer = (302, {}, b"")
    refused(lambda: engine.query(QueryRequest(SELECT, TSV)), RemoteError, "redirects to nowhere")


@pytest.mark.parametrize(
    ("credentials", "header"),
    [
        (Credentials("anna", SECRET), "Basic YW5uYTp0cjB1YjRkb3I="),
        (Credentials(token=SECRET, scheme="bearer"), f"Bearer {SECRET}"),
    ],
)
def test_credentials_are_sent_at_once_and_told_to_nobody(
    fake_server: FakeServer,
    credentials: Credentials,
    header: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    engine = RemoteEngine(RemoteAddresses(fake_server.address, credentials=credentials))
    texts = [repr(credentials), repr(engine.addresses), str(credentials)]
    for status in (401, 403, 500, 400):
        body = f"no entry for {SECRET}".encode()
        fake_server.answer = (status, {}, body)
        with pytest.raises(RemoteError) as caught:
            engine.query(QueryRequest(SELECT, TSV))
        texts += [str(caught.value), repr(caught.value), str(caught.value.hint)]
    engine.close()
    assert {request.headers["Authorization"] for request in fake_server.requests} == {header}
    encoded = header.split()[1]
    assert [t for t in (*texts, caplog.text) if SECRET in t or encoded in t] == []


def test_a_wrong_password_is_named_as_one(fake_server: FakeServer) -> None:
    addresses = RemoteAddresses(fake_server.address, credentials=Credentials("anna", SECRET))
    engine = RemoteEngine(addresses)
    fake_server.answer = (401, {"WWW-Authenticate": 'Basic realm="x"'}, b"")
    refused(
        lambda: engine.query(QueryRequest(SELECT, TSV)),
        RemoteAccessError,
        "does not accept the credentials",
    )
    fake_server.answer = (401, {"WWW-Authenticate": 'Digest realm="x"'}, b"")
    refused(
        lambda: engine.query(QueryRequest(SELECT, TSV)),
        RemoteAccessError,
        "accepts digest authentication",
    )
    engine.close()


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/", "http://noticegraph.invalid/sparql"])
def test_a_server_that_is_not_there(address: str) -> None:
    engine = RemoteEngine(RemoteAddresses(address))
    refused(lambda: engine.query(QueryRequest(SELECT, TSV)), RemoteError, "cannot be reached")
    engine.close()


def test_plain_http_behind_an_https_address(fake_server: FakeServer) -> None:
    address = fake_server.address.replace("http:", "https:")
    engine = RemoteEngine(RemoteAddresses(address))
    refused(lambda: engine.query(QueryRequest(SELECT, TSV)), RemoteError, "cannot be reached")
    engine.close()


def test_proxies_of_the_environment_are_not_used(
    engine: RemoteEngine, fake_server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    other = RemoteEngine(RemoteAddresses(fake_server.address))
    fake_server.answer = (200, {"Content-Type": JSON}, YES)
    assert other.query(QueryRequest("ASK { ?s ?p ?o }", JSON))
    other.close()


def test_an_unknown_format_is_refused_before_anything_is_asked(
    engine: RemoteEngine, fake_server: FakeServer
) -> None:
    for query, media_type in ((SELECT, "text/turtle"), (CONSTRUCT, "text/csv"), (SELECT, "a/b")):
        refused(
            lambda q=query, m=media_type: engine.query(QueryRequest(q, m)),
            UsageError,
            "not a format",
        )
    assert fake_server.requests == []


def test_the_dataset_of_a_request(engine: RemoteEngine, fake_server: FakeServer) -> None:
    fake_server.answer = (200, {"Content-Type": JSON}, ROWS)
    a, b = "https://example.org/a", "https://example.org/b"
    engine.query(QueryRequest(SELECT, TSV, default_graphs=(a, b), named_graphs=(b,), base_iri=a))
    (request,) = fake_server.requests
    assert request.form == {
        "query": [f"BASE <{a}>\n{SELECT}"],
        "default-graph-uri": [a, b],
        "named-graph-uri": [b],
    }


@pytest.mark.parametrize("graph", ["relative", "", "https://example.org/> } DROP ALL #", "a b:c"])
def test_a_graph_name_is_an_absolute_iri(
    engine: RemoteEngine, fake_server: FakeServer, graph: str
) -> None:
    for act in (
        lambda: engine.query(QueryRequest(SELECT, TSV, default_graphs=(graph,))),
        lambda: engine.query(QueryRequest(SELECT, TSV, base_iri=graph)),
        lambda: engine.read_graph(graph, N_TRIPLES),
        lambda: engine.write_graph(graph, b"", N_TRIPLES, replace=True),
        lambda: engine.delete_graph(graph),
    ):
        refused(act, UsageError, "absolute IRI")
    assert fake_server.requests == []


def test_what_virtuoso_makes_of_results(engine: RemoteEngine, fake_server: FakeServer) -> None:
    integer = "http://www.w3.org/2001/XMLSchema#integer"
    boolean = "http://www.w3.org/2001/XMLSchema#boolean"

    def results(variable: str, *terms: dict[str, str]) -> bytes:
        bindings = [{variable: term} for term in terms]
        head = {"link": [], "vars": [variable]}
        return json.dumps({"head": head, "results": {"bindings": bindings}}).encode()

    for value, expected in (("1", b"true"), ("0", b"false")):
        term = {"type": "typed-literal", "datatype": integer, "value": value}
        fake_server.answer = (200, {"Content-Type": JSON}, results("__ASK_RETVAL", term))
        assert engine.query(QueryRequest("ASK { ?s ?p ?o }", "text/csv")) == expected
    terms = [
        {"type": "bnode", "value": "nodeID://b10001"},
        {"type": "typed-literal", "datatype": boolean, "value": "1"},
        {"type": "literal", "value": "nodeID://b10001"},
    ]
    fake_server.answer = (200, {"Content-Type": JSON}, results("x", *terms))
    assert engine.query(QueryRequest(SELECT, TSV)) == b'?x\n_:b10001\ntrue\n"nodeID://b10001"\n'


def test_a_server_without_updates_is_read_only(fake_server: FakeServer) -> None:
    engine = RemoteEngine(RemoteAddresses(fake_server.address))
    for act in (
        lambda: engine.update("INSERT DATA { <a:> <a:> <a:> }"),
        lambda: engine.write_graph("a:", b"", N_TRIPLES, replace=True),
        lambda: engine.delete_graph("a:"),
        engine.merge_graphs,
    ):
        refused(act, UsageError, "can only be read")
    assert fake_server.requests == []


def test_answers_are_never_to_be_kept(engine: RemoteEngine) -> None:
    assert engine.revision() is None
    assert engine.default_graph == "union"

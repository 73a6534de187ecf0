"""Who may change data: RFC 6750 by the Authorization header, decided before a body is read."""

from __future__ import annotations

import base64
import http.client
import socket

import pytest
from flask.testing import FlaskClient
from rdflib.plugins.stores.sparqlstore import SPARQLUpdateStore
from SPARQLWrapper import POST, SPARQLWrapper
from waiting import PATIENCE

from noticegraph.content import Content
from noticegraph.dataset import Dataset
from noticegraph.embedded import EmbeddedEngine
from noticegraph.http import create_app
from noticegraph.http.request.write_access import MAX_QUERY_BODY, Gate, WriteToken

TOKEN = "the-token-of-these-tests"
WRITES = [
    ("POST", "/update"),
    ("PUT", "/graphs?default"),
    ("POST", "/graphs?default"),
    ("DELETE", "/graphs?default"),
    ("PATCH", "/graphs?default"),
    ("PUT", "/graphs?graph=x:g"),
    ("POST", "/graphs"),
    ("PUT", "/graphs/direct"),
    ("DELETE", "/graphs/a/b"),
    ("PUT", "/graphs/a%0Ab"),
    ("POST", "/%75pdate"),
    ("PUT", "//graphs/direct"),
    ("POST", "//update"),
]


def encoded(credentials: str) -> str:
    return base64.b64encode(credentials.encode()).decode()


WRONG = [
    "",
    "Bearer",
    "Bearer ",
    f"Bearer {TOKEN}x",
    f"Bearer {TOKEN[:-1]}",
    f"Bearer {TOKEN.upper()}",
    f'Bearer "{TOKEN}"',
    f"Bearer {TOKEN}, Bearer {TOKEN}",
    f"Bearer {TOKEN} x",
    f"Basic {TOKEN}",
    f"Basic {encoded('user:wrong')}",
    f"Basic {encoded(TOKEN)}",
    f"Basic {encoded(TOKEN + ':')}",
    f"Basic {encoded('user:' + TOKEN + 'x')}",
    f"Basic {encoded('user:' + TOKEN)[:-1]}",
    f"Basic {encoded('user:' + TOKEN)}, Bearer x",
    f"Bearer {encoded('user:' + TOKEN)}",
    f"Basic user:{TOKEN}",
    "Basic",
    "Basic /w==",
    "Basic Ov8=",
    f"Token {TOKEN}",
    TOKEN,
    "Bearer \u00e9",
]
BODY = b"INSERT DATA { <x:a> <x:p> 1 }"


@pytest.mark.parametrize(("method", "address"), WRITES)
@pytest.mark.parametrize("authorization", [None, *WRONG])
def test_nothing_is_written_without_the_token(
    method: str, address: str, authorization: str | None, reader: FlaskClient
) -> None:
    headers = {} if authorization is None else {"Authorization": authorization}
    answer = reader.open(
        address, method=method, data=BODY, content_type="text/turtle", headers=headers
    )
    if answer.status_code == 404:
        # No such address, so that nothing is written there either.
        assert "%0A" in address or address.startswith("//")
        return
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"].startswith('Bearer realm="noticegraph"')
    assert answer.content_type == "application/problem+json"


@pytest.mark.parametrize("scheme", ["Bearer", "bearer", "BEARER"])
def test_the_token_opens_by_any_case_of_the_scheme(scheme: str, reader: FlaskClient) -> None:
    # RFC 9110, 11.1: the scheme is case-insensitive.
    headers = {"Authorization": f"{scheme} {TOKEN}"}
    answer = reader.put("/graphs?default", data=b"", content_type="text/turtle", headers=headers)
    assert answer.status_code == 204


BASIC = [f"user:{TOKEN}", f":{TOKEN}", f"\u00e9:{TOKEN}", f"a b@c:{TOKEN}"]


@pytest.mark.parametrize("credentials", BASIC)
@pytest.mark.parametrize("scheme", ["Basic", "basic", "BASIC"])
def test_the_token_is_the_password_of_any_user(
    credentials: str, scheme: str, reader: FlaskClient
) -> None:
    # RFC 7617, 2: user-id and password, a colon between them, in base64.
    headers = {"Authorization": f"{scheme} {encoded(credentials)}"}
    answer = reader.put("/graphs?default", data=b"", content_type="text/turtle", headers=headers)
    assert answer.status_code == 204


@pytest.mark.parametrize(
    "page",
    [{"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "same-site"}],
)
@pytest.mark.parametrize("content_type", ["text/plain", "application/x-www-form-urlencoded"])
def test_a_page_cannot_write_by_a_password_that_the_browser_adds(
    page: dict[str, str], content_type: str, reader: FlaskClient, port: int
) -> None:
    headers = {"Authorization": f"Basic {encoded('user:' + TOKEN)}", **page}
    for path in ("/update", "/graphs?default"):
        typed = {**headers, "Content-Type": content_type}
        answer = reader.post(path, data=b"", headers=typed)
        assert answer.status_code == 401
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        connection.request("POST", path, b"", typed)
        assert connection.getresponse().status == 401
        connection.close()


def test_what_browsers_send_for_a_page_does_not_hinder_bearer(reader: FlaskClient) -> None:
    headers = {"Authorization": f"Bearer {TOKEN}", "Origin": "http://localhost"}
    answer = reader.put("/graphs?default", data=b"", content_type="text/turtle", headers=headers)
    assert answer.status_code == 204


def test_challenge_never_lets_a_browser_ask_for_a_password(reader: FlaskClient) -> None:
    for authorization in WRONG:
        answer = reader.post("/update", headers={"Authorization": authorization})
        assert "basic" not in answer.headers["WWW-Authenticate"].lower()


@pytest.mark.parametrize(
    ("authorization", "told"),
    [(None, False), ("Basic eDp5", False), ("Bearer wrong-token", True), ("Bearer", True)],
)
def test_challenge_names_an_error_only_for_a_token(
    authorization: str | None, told: bool, reader: FlaskClient
) -> None:
    # RFC 6750, 3.1: no error code for a request without authentication, or of another scheme.
    headers = {} if authorization is None else {"Authorization": authorization}
    answer = reader.post("/update", data=BODY, headers=headers)
    assert ('error="invalid_token"' in answer.headers["WWW-Authenticate"]) is told


@pytest.mark.parametrize(
    "address",
    [
        f"/update?access_token={TOKEN}",
        f"/update?token={TOKEN}",
        f"/graphs?default&access_token={TOKEN}",
    ],
)
def test_a_token_in_the_address_or_the_body_is_none(address: str, reader: FlaskClient) -> None:
    form = "application/x-www-form-urlencoded"
    answer = reader.post(address, data=f"update=DROP+ALL&access_token={TOKEN}", content_type=form)
    assert answer.status_code == 401
    assert TOKEN not in answer.get_data(as_text=True)


@pytest.mark.parametrize(("method", "address"), WRITES[:9])
def test_without_a_token_configured_nobody_writes(
    method: str, address: str, client: FlaskClient
) -> None:
    headers = {"Authorization": f"Bearer {TOKEN}"}
    answer = client.open(address, method=method, data=BODY, headers=headers)
    assert answer.status_code == 403
    assert "WWW-Authenticate" not in answer.headers
    assert "--write-token-file" in answer.get_json()["hint"]


def test_reading_needs_no_token(reader: FlaskClient) -> None:
    for method, address in (
        ("GET", "/graphs?default"),
        ("HEAD", "/graphs?default"),
        ("OPTIONS", "/graphs?default"),
        ("OPTIONS", "/update"),
        ("GET", "/sparql?query=ASK%7B%7D"),
        ("POST", "/sparql?query=ASK%7B%7D"),
    ):
        answer = reader.open(address, method=method)
        assert answer.status_code in (200, 204, 415), (method, address)
        assert "WWW-Authenticate" not in answer.headers


def test_a_wrong_token_is_harmless_where_none_is_needed(reader: FlaskClient) -> None:
    headers = {"Authorization": "Bearer wrong"}
    assert reader.get("/graphs?default", headers=headers).status_code == 200


def test_only_the_digest_of_the_token_is_held(content: Content) -> None:
    token = WriteToken(TOKEN)
    held = [getattr(token, name) for name in vars(token)]
    assert TOKEN not in repr(held)
    app = create_app(Dataset(EmbeddedEngine(), (), ()), content=content, gate=Gate(token))
    assert TOKEN not in repr(app.extensions)


def test_body_limits_are_those_of_the_address() -> None:
    gate = Gate(None, max_data_body=7)
    assert [gate.body_limit(path) for path in ("/update", "/graphs", "/graphs/a/b")] == [7, 7, 7]
    assert gate.body_limit("/sparql") == gate.body_limit("/graphsx") == MAX_QUERY_BODY


# Over real sockets: before the body


def half_sent(port: int, head: str, body: bytes) -> bytes:
    """Send a head and a part of the body, and return what comes.

    The server ends a request that is not sent on without an answer.
    """
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as connection:
        connection.sendall(head.replace("\n", "\r\n").encode("latin-1") + body)
        received = b""
        while piece := connection.recv(65_536):
            received += piece
    return received


FORGED = [
    "POST /update HTTP/1.1\nHost: x\nContent-Type: application/sparql-update\n",
    "PUT /graphs?default HTTP/1.1\nHost: x\nContent-Type: text/turtle\n",
    "POST /graphs HTTP/1.1\nHost: x\nContent-Type: text/turtle\n",
    "DELETE /graphs?graph=x:g HTTP/1.1\nHost: x\n",
    "POST http://x/update HTTP/1.1\nHost: x\n",
    "PUT /graphs/a%0Ab HTTP/1.1\nHost: x\nContent-Type: text/turtle\n",
    "POST /%75pdate HTTP/1.1\nHost: x\nContent-Type: application/sparql-update\n",
]


@pytest.mark.parametrize("head", FORGED)
@pytest.mark.parametrize(
    "authorization", ["", "Authorization: Bearer wrong\n", "Authorization: Basic dTp3\n"]
)
@pytest.mark.parametrize("length", ["Content-Length: 1000000\n", "Transfer-Encoding: chunked\n"])
def test_half_a_forged_request_is_answered(
    head: str, authorization: str, length: str, port: int
) -> None:
    received = half_sent(port, f"{head}{authorization}{length}\n", b"5\r\nhello")
    assert received.startswith(b"HTTP/1.1 401 ")
    assert b"\r\nwww-authenticate: bearer" in received.lower()
    assert b"\r\nconnection: close\r\n" in received.lower()


def test_a_forged_request_is_not_told_to_continue(port: int) -> None:
    head = f"{FORGED[0]}Content-Length: 10\nExpect: 100-continue\n\n"
    received = half_sent(port, head, b"")
    assert received.startswith(b"HTTP/1.1 401 ")
    assert b"100 Continue" not in received


def test_what_follows_a_forged_request_is_no_request(port: int) -> None:
    inner = b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"
    head = f"{FORGED[0]}Content-Length: {len(inner)}\n\n"
    received = half_sent(port, head, inner)
    assert received.count(b"HTTP/1.1 ") == 1


@pytest.mark.parametrize(
    ("path", "status"),
    [("/update", 413), ("/graphs?default", 413), ("/sparql", 413)],
)
def test_too_large_a_body_is_refused_by_its_length(path: str, status: int, port: int) -> None:
    head = (
        f"POST {path} HTTP/1.1\nHost: x\nAuthorization: Bearer {TOKEN}\n"
        "Content-Type: text/turtle\nContent-Length: 5000000\n\n"
    )
    received = half_sent(port, head, b"half")
    assert received.startswith(f"HTTP/1.1 {status} ".encode())


def test_too_large_a_body_in_chunks_is_refused_before_its_end(port: int) -> None:
    head = (
        f"PUT /graphs?default HTTP/1.1\nHost: x\nAuthorization: Bearer {TOKEN}\n"
        "Content-Type: text/turtle\nTransfer-Encoding: chunked\n\n"
    )
    chunk = b"80000\r\n" + b" " * 0x80000 + b"\r\n"
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as connection:
        connection.sendall(head.replace("\n", "\r\n").encode())
        received = b""
        try:
            for _ in range(4):
                connection.sendall(chunk)
            received = connection.recv(65_536)
        except (BrokenPipeError, ConnectionResetError):
            pass  # It was closed while we sent: refused all the same.
    assert not received or received.startswith(b"HTTP/1.1 413 ")
    connection2 = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    connection2.request("GET", "/graphs?default")
    assert connection2.getresponse().status == 200
    connection2.close()


def test_with_the_token_it_is_done(port: int) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    headers = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/sparql-update"}
    connection.request("POST", "/update", BODY, headers)
    answer = connection.getresponse()
    assert (answer.status, answer.read()) == (204, b"")
    connection.request("GET", "/graphs?default", headers={"Accept": "application/n-triples"})
    assert b"<x:a> <x:p>" in connection.getresponse().read()
    connection.close()


def test_clients_that_know_only_basic_can_write(port: int) -> None:
    store = SPARQLUpdateStore(
        f"http://127.0.0.1:{port}/sparql", f"http://127.0.0.1:{port}/update", auth=("user", TOKEN)
    )
    store.update("INSERT DATA { <x:rdflib> <x:p> 1 }")
    client = SPARQLWrapper(
        f"http://127.0.0.1:{port}/sparql", updateEndpoint=f"http://127.0.0.1:{port}/update"
    )
    client.setCredentials("user", TOKEN)
    client.setMethod(POST)
    client.setQuery("INSERT DATA { <x:wrapper> <x:p> 1 }")
    assert client.query().response.status == 204
    rows = store.query("SELECT ?s { ?s <x:p> 1 } ORDER BY ?s")
    assert {str(row[0]) for row in rows} >= {"x:rdflib", "x:wrapper"}

"""Bodies over real sockets: in chunks (RFC 9112, 7.1), too large, awaited (RFC 9110, 10.1.1)."""

from __future__ import annotations

import http.client
import json
import socket
from collections.abc import Iterator

import pytest
from waiting import PATIENCE

from noticegraph.http.server import gated_parser as serving

TOKEN = "the-token-of-these-tests"
AUTHORIZED = {"Authorization": f"Bearer {TOKEN}"}
TURTLE = b"<x:a> <x:p> 1 . <x:b> <x:p> 2 ."
FORM = "application/x-www-form-urlencoded"


def pieces(body: bytes, size: int) -> Iterator[bytes]:
    return (body[i : i + size] for i in range(0, len(body), size))


def send(
    port: int, method: str, path: str, content_type: str, body: Iterator[bytes] | bytes | None
) -> tuple[int, bytes]:
    """Send a body whose length is not known as http.client does, in chunks."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    headers = {**AUTHORIZED, "Content-Type": content_type}
    connection.request(method, path, body, headers, encode_chunked=True)
    answer = connection.getresponse()
    found = answer.status, answer.read()
    connection.close()
    return found


def raw(port: int, data: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as connection:
        connection.sendall(data)
        found = b""
        try:
            while piece := connection.recv(65_536):
                found += piece
        except ConnectionResetError:
            pass
        return found


CHUNKED = [
    ("POST", "/sparql", "application/sparql-query", b"ASK { FILTER(1 = 1) }", 200),
    ("POST", "/sparql", FORM, b"query=ASK%7B%7D", 200),
    ("POST", "/update", "application/sparql-update", b"INSERT DATA { <x:c> <x:p> 3 }", 204),
    ("POST", "/update", FORM, b"update=INSERT+DATA+%7B%3Cx:d%3E+%3Cx:p%3E+4%7D", 204),
    ("PUT", "/graphs?graph=x:put", "text/turtle", TURTLE, 201),
    ("POST", "/graphs?graph=x:post", "text/turtle", TURTLE, 201),
    # It is read and is no statement.
    ("POST", "/validate", "text/turtle", TURTLE, 400),
]


@pytest.mark.parametrize(("method", "path", "content_type", "body", "status"), CHUNKED)
@pytest.mark.parametrize("size", [1, 7, 1000])
def test_body_in_chunks_is_read(
    method: str, path: str, content_type: str, body: bytes, status: int, size: int, port: int
) -> None:
    path = path.replace("?graph=x:", f"?graph=x:{size}-")
    found, answer = send(port, method, path, content_type, pieces(body, size))
    assert found == status, answer
    assert path != "/validate" or b"ng:StatementVersion" in answer


def test_what_is_sent_in_chunks_is_what_is_kept(port: int) -> None:
    lines = b"".join(b'<x:s%d> <x:p> "%d" .\n' % (n, n) for n in range(20_000))
    path = "/graphs?graph=x:chunks"
    assert send(port, "PUT", path, "application/n-triples", pieces(lines, 20))[0] == 201
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    connection.request("GET", path, headers={"Accept": "application/n-triples"})
    found = connection.getresponse().read()
    assert found.count(b"\n") == 20_000
    connection.close()


MIB = 1_048_576
LARGE = [
    ("/sparql", "application/sparql-query", 262_144, "body-too-large"),
    ("/update", "application/sparql-update", MIB, "data-too-large"),
    ("/graphs?graph=x:large", "text/turtle", MIB, "data-too-large"),
    ("/validate", "text/turtle", 4 * MIB, "graph-too-large"),
]


def head(path: str, *lines: str) -> bytes:
    """Return the head of a request that may write."""
    first = (f"POST {path} HTTP/1.1", "Host: x", f"Authorization: Bearer {TOKEN}")
    return "".join(f"{line}\r\n" for line in (*first, *lines, "")).encode()


def is_problem(answer: bytes, status: int, kind: str) -> bool:
    start, _, body = answer.partition(b"\r\n\r\n")
    found = json.loads(body)["type"].rpartition("#")[2]
    return start.startswith(b"HTTP/1.1 %d " % status) and found == kind


@pytest.mark.parametrize(("path", "content_type", "limit", "kind"), LARGE)
def test_too_large_is_413(path: str, content_type: str, limit: int, kind: str, port: int) -> None:
    typed = f"Content-Type: {content_type}"
    for length in (limit + 1, 70_000_000, 99_999_999_999):
        by_length = head(path, typed, f"Content-Length: {length}")
        awaited = head(path, typed, f"Content-Length: {length}", "Expect: 100-continue")
        assert is_problem(raw(port, by_length), 413, kind)
        assert is_problem(raw(port, awaited), 413, kind)
    # Not one byte of the chunk is sent that makes the body too large.
    in_chunks = head(path, typed, "Transfer-Encoding: chunked")
    for chunks in (b"%x\r\n" % (limit + 1), b"F" * 16 + b"\r\n", b"1\r\n \r\n%x\r\n" % limit):
        assert is_problem(raw(port, in_chunks + chunks), 413, kind)
    as_large_as_may_be = b"%x\r\n%b\r\n0\r\n\r\n" % (limit, b" " * limit)
    closing = head(path, typed, "Transfer-Encoding: chunked", "Connection: close")
    assert not raw(port, closing + as_large_as_may_be).startswith(b"HTTP/1.1 413 ")


@pytest.mark.parametrize("path", ["/sparql", "/graphs?default", "/validate"])
@pytest.mark.parametrize("begin", [b"1;a=", b"0\r\nX: "])
def test_endless_line_of_framing_is_413(path: str, begin: bytes, port: int) -> None:
    in_chunks = head(path, "Transfer-Encoding: chunked") + begin
    # Not more than is needed: what a server leaves unread may cost the client the answer.
    assert raw(port, in_chunks + b"b" * (serving.FRAMING_BYTES + 1)).startswith(b"HTTP/1.1 413 ")


@pytest.mark.parametrize("path", ["/sparql", "/graphs?default"])
def test_endless_framing_is_413(path: str, port: int) -> None:
    limit = 262_144 if path == "/sparql" else MIB
    most = 2 * limit + 65_536
    chunks = b"1;a=%b\r\n \r\n" % (b"b" * 4_000)
    data = chunks * (most // len(chunks) + 1)
    answer = raw(port, head(path, "Transfer-Encoding: chunked") + data[:most])
    assert answer.startswith(b"HTTP/1.1 413 ")


@pytest.mark.parametrize(
    "answered",
    [
        (head("/sparql", "Transfer-Encoding: chunked", "Content-Length: 5") + b"0\r\n\r\n"),
        (head("/sparql", "Content-Length: 5", "Transfer-Encoding: chunked") + b"0\r\n\r\n"),
        (head("/update", "Transfer-Encoding: chunked", "Content-Length: 0") + b"0\r\n\r\n"),
        head("/sparql", "Transfer-Encoding: chunked") + b"x\r\nASK {}\r\n0\r\n\r\n",
        head("/sparql", "Transfer-Encoding: chunked") + b"-1\r\nASK {}\r\n0\r\n\r\n",
        head("/sparql", "Transfer-Encoding: chunked") + b"3\r\nASK {}\r\n0\r\n\r\n",
        head("/sparql", "Transfer-Encoding: chunked").replace(b"HTTP/1.1", b"HTTP/1.0"),
    ],
)
def test_two_lengths_and_broken_chunks_are_400(answered: bytes, port: int) -> None:
    assert raw(port, answered).partition(b" ")[2].startswith(b"400 ")


def test_who_awaits_to_continue_is_told_to(port: int) -> None:
    query = b"ASK {}"
    asked = head(
        "/sparql", f"Content-Length: {len(query)}", "Content-Type: application/sparql-query",
        "Expect: 100-continue", "Connection: close",
    )  # fmt: skip
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as connection:
        connection.sendall(asked)
        assert connection.recv(65_536) == b"HTTP/1.1 100 Continue\r\n\r\n"
        connection.sendall(query)
        assert connection.recv(65_536).startswith(b"HTTP/1.1 200 ")


@pytest.mark.parametrize("path", ["/", "/sparql?query=ASK%7B%7D", "/questions.json", "/healthz"])
def test_http_1_1_without_host_is_400_whatever_was_asked_before(path: str, port: int) -> None:
    # RFC 9112, 3.2. HTTP/1.0 has no Host, and gets an answer that may be kept.
    before = raw(port, f"GET {path} HTTP/1.0\r\n\r\n".encode())
    assert before.startswith(b"HTTP/1.0 200 ")
    asked = f"GET {path} HTTP/1.1\r\nConnection: close\r\n\r\n".encode()
    assert raw(port, asked).startswith(b"HTTP/1.1 400 ")


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("PUT", "/graphs?graph=x:typeless", 201),
        ("PUT", "/graphs?graph=x:typeless", 204),
        ("DELETE", "/graphs?graph=x:typeless", 204),
        ("POST", "/graphs", 201),
        ("OPTIONS", "/graphs", 200),
        ("OPTIONS", "/sparql", 200),
        ("OPTIONS", "*", 204),
    ],
)
def test_no_content_has_no_type(method: str, path: str, status: int, port: int) -> None:
    # RFC 9110, 8.3: Content-Type is of the content. The cases build on each other.
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    headers = {**AUTHORIZED, "Content-Type": "text/turtle"}
    connection.request(method, path, TURTLE if method in ("PUT", "POST") else None, headers)
    answer = connection.getresponse()
    assert (answer.status, answer.read()) == (status, b"")
    assert answer.headers["Content-Type"] is None
    connection.close()


def test_an_empty_graph_has_a_type(port: int) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    connection.request(
        "PUT", "/graphs?graph=x:e", b"", {**AUTHORIZED, "Content-Type": "text/turtle"}
    )
    connection.getresponse().read()
    accept = {"Accept": "application/n-triples"}
    connection.request("GET", "/graphs?graph=x:e", headers=accept)
    answer = connection.getresponse()
    assert (answer.status, answer.read()) == (200, b"")
    assert answer.headers["Content-Type"] == "application/n-triples"
    connection.close()

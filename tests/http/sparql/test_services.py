"""SERVICE to an endpoint that the operator allows and that fails: 502, and which one it was."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from noticegraph.content import Content
from noticegraph.dataset import Dataset
from noticegraph.embedded import EmbeddedEngine
from noticegraph.http import create_app
from noticegraph.http.request.write_access import Gate, WriteToken

TOKEN = "the-token-of-these-tests"
JSON = "application/sparql-results+json"
SECRET = "a-secret-of-the-endpoint"
ONE = b'{"head":{"vars":["s"]},"results":{"bindings":[{"s":{"type":"literal","value":"x"}}]}}'
ANSWERS = {
    "right": (200, JSON, ONE),
    "missing": (404, "text/plain", SECRET.encode()),
    "failing": (500, JSON, SECRET.encode()),
    "page": (200, "text/html", SECRET.encode()),
    "cut": (200, JSON, ONE[:40]),
    "untyped": (200, None, ONE),
    "moved": (302, "text/plain", SECRET.encode()),
}
FAILING = [name for name in ANSWERS if name != "right"]


class Endpoint(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.do_GET()

    def do_GET(self) -> None:
        status, content_type, body = ANSWERS[self.path.strip("/").partition("?")[0]]
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Location", f"http://127.0.0.1/{SECRET}")
        if content_type:
            self.send_header("Content-Type", content_type)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_arguments: object) -> None:
        pass


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Endpoint) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
    thread.join(5)


@pytest.fixture
def asking(content: Content) -> FlaskClient:
    engine = EmbeddedEngine(allowed_services=["http://127.0.0.1:"], revision="start")
    app = create_app(Dataset(engine, (), ()), content=content, gate=Gate(WriteToken(TOKEN)))
    client = app.test_client()
    client.environ_base["HTTP_AUTHORIZATION"] = f"Bearer {TOKEN}"
    return client


def select(iri: str, silent: str = "") -> str:
    return "/sparql?query=" + quote(f"SELECT * {{ SERVICE {silent} <{iri}> {{ ?s ?p ?o }} }}")


def assert_names(answer: object, iri: str) -> None:
    found = answer.get_json()  # type: ignore[attr-defined]
    assert found["status"] == 502
    assert found["type"].endswith("#service")
    assert f"<{iri}>" in found["detail"]
    assert "SILENT" in found["hint"]
    assert SECRET not in str(found)


@pytest.mark.parametrize("name", FAILING)
def test_endpoint_that_fails_is_named(name: str, endpoint: str, asking: FlaskClient) -> None:
    iri = endpoint + name
    assert_names(asking.get(select(iri)), iri)
    text = f"INSERT {{ ?s ?p ?o }} WHERE {{ SERVICE <{iri}> {{ ?s ?p ?o }} }}"
    assert_names(asking.post("/update", data={"update": text}), iri)
    assert asking.get(select(iri, "SILENT")).status_code == 200


def test_endpoint_that_nobody_serves_is_named(asking: FlaskClient) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        iri = f"http://127.0.0.1:{taken.getsockname()[1]}/sparql"
    assert_names(asking.get(select(iri)), iri)
    assert asking.get(select(iri, "SILENT")).status_code == 200


def test_endpoint_that_answers_is_used(endpoint: str, asking: FlaskClient) -> None:
    found = asking.get(select(endpoint + "right")).get_json(force=True)
    assert [row["s"]["value"] for row in found["results"]["bindings"]] == ["x"]


def test_of_two_endpoints_the_one_that_fails_is_named(endpoint: str, asking: FlaskClient) -> None:
    query = (
        f"SELECT * {{ SERVICE <{endpoint}right> {{ ?s ?p ?o }} "
        f"SERVICE <{endpoint}missing> {{ ?s ?p ?o }} }}"
    )
    detail = asking.get("/sparql?query=" + quote(query)).get_json()["detail"]
    assert f"<{endpoint}missing>" in detail
    assert f"<{endpoint}right>" not in detail
    assert "404" in detail

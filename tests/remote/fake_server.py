"""A server of SPARQL that answers as a test tells it, rightly or wrongly."""

from __future__ import annotations

import threading
import urllib.parse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

NO = b'{"head": {}, "boolean": false}'


@dataclass
class Request:
    method: str
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def form(self) -> dict[str, list[str]]:
        return urllib.parse.parse_qs(self.body.decode(), keep_blank_values=True)


@dataclass
class FakeServer:
    """Answers with ``answer``: status, headers, body. ``raw`` writes the connection itself.

    Unless it ``keeps_merged_graph``, it says so without recording the request.
    """

    port: int = 0
    answer: tuple[int, dict[str, str], bytes] = (200, {}, b"")
    answers: Callable[[Request], tuple[int, dict[str, str], bytes]] | None = None
    raw: Callable[[BaseHTTPRequestHandler], None] | None = None
    keeps_merged_graph: bool = False
    requests: list[Request] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/sparql"


@contextmanager
def serving() -> Iterator[FakeServer]:
    """Serve on a free port until the end of the block."""
    fake = FakeServer()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def act(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
            if not fake.keeps_merged_graph and b".server%3E" in body:
                self.send(200, {"Content-Type": "application/sparql-results+json"}, NO)
                return
            request = Request(self.command, self.path, dict(self.headers), body)
            fake.requests.append(request)
            if fake.raw is not None:
                fake.raw(self)
                self.close_connection = True
                return
            self.send(*(fake.answers(request) if fake.answers else fake.answer))

        def send(self, status: int, headers: dict[str, str], content: bytes) -> None:
            self.send_response(status)
            for name, value in {"Content-Length": str(len(content)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST = do_PUT = do_DELETE = act  # noqa: N815

        def log_message(self, *args: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *args: object) -> None:
            pass  # a client that hangs up is what some tests are about

    server = Server(("127.0.0.1", 0), Handler)
    fake.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield fake
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

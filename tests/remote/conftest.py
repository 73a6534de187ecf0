"""A server that answers as a test tells it, and two real ones that the tests start themselves.

Where a real server is not installed its tests are skipped, unless NOTICEGRAPH_REQUIRE_SERVERS is
set: then they fail.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.parse
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest

from noticegraph.content import shipped_content
from noticegraph.dataset import Dataset
from noticegraph.remote import Credentials, RemoteAddresses
from noticegraph.reports.loading import load_with_reports

PASSWORD = "correct horse"


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
    """Answers with ``answer``: status, headers, body. ``raw`` writes the connection itself."""

    port: int = 0
    answer: tuple[int, dict[str, str], bytes] = (200, {}, b"")
    answers: Callable[[Request], tuple[int, dict[str, str], bytes]] | None = None
    raw: Callable[[BaseHTTPRequestHandler], None] | None = None
    requests: list[Request] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/sparql"


@pytest.fixture
def fake_server() -> Iterator[FakeServer]:
    fake = FakeServer()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def act(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
            request = Request(self.command, self.path, dict(self.headers), body)
            fake.requests.append(request)
            if fake.raw is not None:
                fake.raw(self)
                self.close_connection = True
                return
            status, headers, content = fake.answers(request) if fake.answers else fake.answer
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


@pytest.fixture(scope="session")
def embedded() -> Dataset:
    return load_with_reports(shipped_content())


def missing(what: str) -> None:
    if os.environ.get("NOTICEGRAPH_REQUIRE_SERVERS"):
        pytest.fail(f"{what} is not installed, and NOTICEGRAPH_REQUIRE_SERVERS is set")
    pytest.skip(f"{what} is not installed")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(command: list[str], folder: Path, address: str) -> Iterator[None]:
    with (folder / "output").open("wb") as output:
        process = subprocess.Popen(command, cwd=folder, stdout=output, stderr=output)
    try:
        deadline = time.monotonic() + 120
        while True:
            try:
                httpx.get(address, trust_env=False, timeout=5)
                break
            except httpx.TransportError:
                if process.poll() is not None or time.monotonic() > deadline:
                    pytest.fail(f"{command[0]}: {(folder / 'output').read_text()[-2000:]}")
                time.sleep(0.1)
        yield
    finally:
        process.kill()
        process.wait()


@contextmanager
def running_oxigraph(folder: Path, *options: str) -> Iterator[RemoteAddresses]:
    program = Path(sys.executable).with_name("oxigraph")
    if not program.is_file():
        missing("oxigraph")
    base = f"127.0.0.1:{free_port()}"
    command = [str(program), "serve", "--bind", base, *options]
    with running(command, folder, f"http://{base}/"):
        yield RemoteAddresses(
            query=f"http://{base}/query",
            update=f"http://{base}/update",
            graphs=f"http://{base}/store",
        )


@contextmanager
def running_virtuoso(folder: Path, *sparql_settings: str) -> Iterator[RemoteAddresses]:
    program, isql = shutil.which("virtuoso-t"), shutil.which("isql-vt")
    if program is None or isql is None:
        missing("virtuoso-opensource-7-bin")
    assert program and isql
    http, sql = (f"127.0.0.1:{free_port()}" for _ in range(2))
    lines = [
        "[Database]",
        "DatabaseFile = virtuoso.db",
        "ErrorLogFile = virtuoso.log",
        "LockFile = virtuoso.lck",
        "TransactionFile = virtuoso.trx",
        "xa_persistent_file = virtuoso.pxa",
        "[TempDatabase]",
        "DatabaseFile = virtuoso-temp.db",
        "TransactionFile = virtuoso-temp.trx",
        "[Parameters]",
        f"ServerPort = {sql}",
        "DisableUnixSocket = 1",
        "NumberOfBuffers = 10000",
        "MaxDirtyBuffers = 6000",
        "CheckpointInterval = 0",
        "[HTTPServer]",
        f"ServerPort = {http}",
        "ServerThreads = 10",
        "[SPARQL]",
        *sparql_settings,
    ]
    (folder / "virtuoso.ini").write_text("\n".join(lines) + "\n")
    command = [program, "+configfile", "virtuoso.ini", "+foreground", "+wait"]
    with running(command, folder, f"http://{http}/sparql"):
        statement = f"exec=user_set_password('dba', '{PASSWORD}');"
        subprocess.run([isql, sql, "dba", "dba", statement], check=True, capture_output=True)
        yield RemoteAddresses(
            query=f"http://{http}/sparql-auth",
            update=f"http://{http}/sparql-auth",
            graphs=f"http://{http}/sparql-graph-crud-auth",
            credentials=Credentials("dba", PASSWORD, scheme="digest"),
        )


Start = Callable[..., RemoteAddresses]


@pytest.fixture(scope="module")
def start_oxigraph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Start]:
    with ExitStack() as stack:

        def start(*options: str) -> RemoteAddresses:
            folder = tmp_path_factory.mktemp("oxigraph")
            return stack.enter_context(running_oxigraph(folder, *options))

        yield start


@pytest.fixture(scope="module")
def start_virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Start]:
    with ExitStack() as stack:

        def start(*settings: str) -> RemoteAddresses:
            folder = tmp_path_factory.mktemp("virtuoso")
            return stack.enter_context(running_virtuoso(folder, *settings))

        yield start


@pytest.fixture(scope="session", params=["oxigraph", "virtuoso"])
def real_server(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[RemoteAddresses]:
    start = {"oxigraph": running_oxigraph, "virtuoso": running_virtuoso}[request.param]
    with start(tmp_path_factory.mktemp(request.param)) as addresses:
        yield addresses

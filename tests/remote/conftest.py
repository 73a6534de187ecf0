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
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx
import pytest
from fake_server import FakeServer, serving

from noticegraph.remote import Credentials, RemoteAddresses

PASSWORD = "correct horse"


@pytest.fixture
def fake_server() -> Iterator[FakeServer]:
    with serving() as fake:
        yield fake


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

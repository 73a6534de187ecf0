"""The started server, over real sockets: address, stop, refusals, and clients that misbehave."""

from __future__ import annotations

import gzip
import hashlib
import http.client
import json
import os
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
import zstandard
from waiting import PATIENCE, eventually

import noticegraph
from noticegraph.content import Content
from noticegraph.http.frame.headers import SECURITY_HEADERS, cors_headers
from noticegraph.http.server import waitress_server as serving
from noticegraph.namespaces import THINGS

unpack_zstd = zstandard.ZstdDecompressor().decompress

SOURCE_ROOT = Path(noticegraph.__file__).parent.parent
TINY = Path(__file__).parents[2] / "tiny_content"
ENDLESS = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"?a{i} ?b{i} ?c{i} ." for i in range(9)) + " }"


class Server:
    """A process of `noticegraph serve`, and where it listens."""

    def __init__(self, process: subprocess.Popen[str], line: str) -> None:
        self.process = process
        self.line = line
        address = urlsplit(line.split()[-1])
        self.host, self.port = str(address.hostname), int(address.port or 0)

    def connect(self) -> socket.socket:
        return socket.create_connection((self.host, self.port), timeout=PATIENCE)

    def get(self, path: str, **headers: str) -> tuple[int, str, bytes]:
        connection = http.client.HTTPConnection(self.host, self.port, timeout=PATIENCE)
        try:
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            return answer.status, answer.headers.get("Content-Type", ""), answer.read()
        finally:
            connection.close()

    def read_line(self) -> str:
        """Return the next line that the server prints."""
        assert self.process.stdout
        assert select.select([self.process.stdout], [], [], PATIENCE)[0]
        return self.process.stdout.readline()

    def is_closed(self) -> bool:
        try:
            self.connect().close()
        except ConnectionError:
            return True
        return False

    def stop(self, number: signal.Signals) -> tuple[int, str, str]:
        self.process.send_signal(number)
        out, err = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, out, err


def kill_group(group: int) -> None:
    with suppress(ProcessLookupError):
        os.killpg(group, signal.SIGKILL)


Run = Callable[..., subprocess.Popen[str]]


@contextmanager
def running(content: Path) -> Iterator[Run]:
    """Yield what starts `noticegraph serve` over a content; `before` is Python that runs first."""
    with ExitStack() as stack:

        def start(*options: str, before: str = "") -> subprocess.Popen[str]:
            code = (
                "import sys, noticegraph.http.server.waitress_server as s; "
                f"{before}"
                "from noticegraph.cli import run; sys.exit(run(sys.argv[1:]))"
            )
            arguments = ["--content", str(content), "serve", *options]
            process = stack.enter_context(
                subprocess.Popen(
                    [sys.executable, "-c", code, *arguments],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.PIPE,
                    text=True,
                    env={**os.environ, "PYTHONPATH": str(SOURCE_ROOT)},
                    start_new_session=True,
                )
            )
            # With what it evaluates, which would go on until its deadline.
            stack.callback(kill_group, process.pid)
            return process

        yield start


def started(run: Run, *options: str, before: str = "") -> Server:
    process = run("--port", "0", *options, before=before)
    assert process.stdout
    return Server(process, process.stdout.readline())


@pytest.fixture
def run(content: Content) -> Iterator[Run]:
    with running(content.root) as run:
        yield run


@pytest.fixture
def start(run: Run) -> Callable[..., Server]:
    return partial(started, run)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """A server of the tiny content for all tests that leave it as it was."""
    with running(TINY) as run:
        yield started(run)


def test_address_is_printed_when_it_answers(server: Server) -> None:
    assert server.line == f"noticegraph is at http://127.0.0.1:{server.port}/\n"
    status, kind, body = server.get("/questions/affiliates.json")
    assert (status, kind) == (200, "application/sparql-results+json")
    assert len(json.loads(body)["results"]["bindings"]) == 3


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_stop_is_clean(number: signal.Signals, start: Callable[..., Server]) -> None:
    server = start()
    assert server.get("/healthz")[0] == 200
    code, out, err = server.stop(number)
    assert code == 0
    assert out == ""
    assert err == "Ctrl-C stops it\nstopped\n"


def test_open_connections_do_not_delay_the_stop(start: Callable[..., Server]) -> None:
    server = start(before="s.STOP_SECONDS = 3600; ")
    with server.connect() as idle, server.connect() as half:
        idle.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
        assert idle.recv(12) == b"HTTP/1.1 200"
        half.sendall(b"GET / HTTP/1.1\r\n")
        assert server.stop(signal.SIGTERM)[0] == 0


def test_running_request_is_answered_before_the_stop(start: Callable[..., Server]) -> None:
    held = "import noticegraph.http.views.questions as q; real = q.answer_question; "
    held += "hold = lambda: (print('held', flush=True), sys.stdin.readline()); "
    held += "q.answer_question = lambda *a: (hold(), real(*a))[1]; s.STOP_SECONDS = 3600; "
    server = start(before=held)
    assert server.process.stdin
    with server.connect() as client:
        client.sendall(b"GET /questions/affiliates.csv HTTP/1.0\r\nHost: x\r\n\r\n")
        assert server.read_line() == "held\n"
        server.process.send_signal(signal.SIGTERM)
        eventually(server.is_closed)
        server.process.stdin.write("\n")
        server.process.stdin.flush()
        answer = b"".join(iter(lambda: client.recv(65536), b""))
    assert answer.startswith(b"HTTP/1.0 200 OK\r\n")
    assert answer.count(b"\r\n", answer.index(b"\r\n\r\n") + 4) == 4
    assert server.process.wait(timeout=PATIENCE) == 0


def test_endless_query_does_not_prevent_the_stop(start: Callable[..., Server]) -> None:
    telling = "from noticegraph.processes import ProcessEngine as E; real = E.query_for; "
    # The server asks something itself before it listens.
    telling += "tell = lambda a: '?a8' in repr(a) and print('asked', flush=True); "
    telling += "E.query_for = lambda *a, **k: (tell(a), real(*a, **k))[1]; "
    server = start("--query-seconds", "3600", before=f"{telling}s.STOP_SECONDS = 1; ")
    with server.connect() as client:
        request = f"GET /sparql?query={quote(ENDLESS)} HTTP/1.1\r\nHost: x\r\n\r\n"
        client.sendall(request.encode())
        assert server.read_line() == "asked\n"
        assert server.stop(signal.SIGTERM)[0] == 0


@pytest.mark.parametrize(
    ("options", "word"),
    [
        (["--host", "no.such.host.invalid"], "no.such.host.invalid"),
        (["--host", "192.0.2.1", "--port", "0"], "192.0.2.1"),
        (["--port", "0", "--store", __file__], "not a directory"),
    ],
)
def test_what_cannot_be_served_is_one_line_and_exit_code_3(
    options: list[str], word: str, run: Run
) -> None:
    process = run(*options)
    out, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 3
    assert out == ""
    message, hint = err.splitlines()
    assert word in message
    assert hint.startswith("hint: ")


def test_port_in_use_is_one_line_and_exit_code_3(
    run: Run,
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        process = run("--port", port)
        out, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 3
    assert out == ""
    message, hint = err.splitlines()
    assert port in message
    assert "in use" in message
    assert "--port" in hint


def test_port_out_of_range_is_a_usage_error(run: Run) -> None:
    process = run("--port", "99999")
    assert process.communicate(timeout=PATIENCE)[0] == ""
    assert process.returncode == 2


def test_store_on_disk_gives_the_same_answers(
    tmp_path: Path, server: Server, start: Callable[..., Server]
) -> None:
    in_memory = server.get("/questions/affiliates.csv")
    for _ in range(2):
        stored = start("--store", str(tmp_path / "store"))
        assert stored.get("/questions/affiliates.csv") == in_memory
        assert stored.stop(signal.SIGTERM)[0] == 0


def test_second_server_on_a_store_is_refused(
    tmp_path: Path, start: Callable[..., Server], run: Run
) -> None:
    start("--store", str(tmp_path / "store"))
    process = run("--port", "0", "--store", str(tmp_path / "store"))
    _, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 3
    assert "in use" in err
    assert "Traceback" not in err


def read_all(client: socket.socket) -> bytes:
    try:
        return b"".join(iter(lambda: client.recv(65536), b""))
    except ConnectionResetError:
        return b""


HALVES = [
    b"G",
    b"GET / HTTP/1.1\r\nHost: x\r\nX-A: ",
    b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\n"
    b"Content-Length: 100\r\n\r\nASK",
    b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\n"
    b"Transfer-Encoding: chunked\r\n\r\n5\r\nASK",
]


def send_halves(stack: ExitStack, server: Server) -> list[socket.socket]:
    """Send more halves of requests than there are workers; return the connections."""
    clients = []
    for half in HALVES * serving.THREADS:
        clients.append(stack.enter_context(server.connect()))
        clients[-1].sendall(half)
    return clients


def test_half_sent_requests_hold_no_worker(start: Callable[..., Server]) -> None:
    server = start(before="s.IDLE_SECONDS = s.REQUEST_SECONDS = 3600; ")
    with ExitStack() as stack:
        clients = send_halves(stack, server)
        assert server.get("/healthz")[0] == 200
        closed, _, _ = select.select(clients, [], [], 0)
        assert closed == []


def test_half_sent_requests_are_dropped(start: Callable[..., Server]) -> None:
    server = start(before="s.IDLE_SECONDS, s.REQUEST_SECONDS, s.CLEANUP_SECONDS = 1, 2, 1; ")
    with ExitStack() as stack:
        for client in send_halves(stack, server):
            assert read_all(client) == b""
        assert server.get("/healthz")[0] == 200


def test_request_sent_drop_by_drop_is_dropped(start: Callable[..., Server]) -> None:
    # Not because the client pauses between two drops.
    server = start(before="s.IDLE_SECONDS, s.REQUEST_SECONDS, s.CLEANUP_SECONDS = 3600, 2, 1; ")
    with server.connect() as client:
        client.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nX-A: ")
        drops = 0
        while not select.select([client], [], [], 0.2)[0]:
            client.sendall(b"a")
            drops += 1
            assert drops < 5 * PATIENCE
        assert read_all(client) == b""
    assert drops > 0


def test_shipped_limits_drop_a_half_sent_request_within_a_minute() -> None:
    longest = max(serving.IDLE_SECONDS, serving.REQUEST_SECONDS)
    assert longest + serving.CLEANUP_SECONDS + 1 < 60


def test_readers_that_do_not_read_hold_no_worker(server: Server) -> None:
    digits = " ".join(f'"{n}"' for n in range(10))
    query = "SELECT * { " + " ".join(f"VALUES ?v{i} {{ {digits} }}" for i in range(5)) + " }"
    request = f"GET /sparql?query={quote(query)} HTTP/1.1\r\nHost: x\r\n\r\n".encode()
    with ExitStack() as stack:
        for _ in range(serving.THREADS):
            client = stack.enter_context(socket.socket())
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            client.connect((server.host, server.port))
            client.sendall(request)
            # More than the kernel and waitress keep for a reader that does not read.
            answer = client.recv(4096, socket.MSG_WAITALL).split(b"Content-Length: ")[1]
            assert int(answer.split(b"\r\n")[0]) > 16_777_216
        assert server.get("/healthz")[0] == 200


def numbers(digits: int, more: str = "") -> bytes:
    """A request whose answer has 10 to the power of `digits` rows."""
    ten = " ".join(f'"{n}"' for n in range(10))
    values = " ".join(f"VALUES ?v{i} {{ {ten} }}" for i in range(digits))
    query = quote(f"SELECT * {{ {values} }} {more}")
    return f"GET /sparql?query={query} HTTP/1.1\r\nHost: x\r\n\r\n".encode()


def unread(stack: ExitStack, server: Server, request: bytes) -> bytes:
    """Ask, read the status line, and no more; the connection stays open."""
    client = stack.enter_context(socket.socket())
    client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    client.settimeout(PATIENCE)
    client.connect((server.host, server.port))
    client.sendall(request)
    return client.recv(12, socket.MSG_WAITALL)


def test_answers_that_nobody_reads_are_bounded(start: Callable[..., Server]) -> None:
    server = start("--unread-size", "16", "--cache-size", "0")
    with ExitStack() as stack:
        # One alone is always sent; what the kernel has not taken of it is more than half of 16 MiB.
        statuses = [unread(stack, server, numbers(5, f"# {n}")) for n in range(3)]
        assert statuses == [b"HTTP/1.1 200", b"HTTP/1.1 503", b"HTTP/1.1 503"]
        assert server.get("/sparql?query=ASK%7B%7D")[0] == 200

    # They have gone, and what was kept for them with them.
    def is_admitted() -> bool:
        with ExitStack() as stack:
            return unread(stack, server, numbers(5, "# again")) == b"HTTP/1.1 200"

    eventually(is_admitted)


def test_client_that_reads_too_little_is_dropped(start: Callable[..., Server]) -> None:
    told = "import noticegraph.http.server.unread_answers as u; C = s._BoundedChannel; "
    told += (
        "u.RATE_SECONDS = s.CLEANUP_SECONDS = 1; s.IDLE_SECONDS = 3600; close = C.handle_close; "
    )
    told += "C.handle_close = lambda self: (close(self), print('closed', flush=True)); "
    server = start(before=told)
    with socket.socket() as client:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        client.settimeout(PATIENCE)
        client.connect((server.host, server.port))
        client.sendall(numbers(5))
        start_of_answer = client.recv(4096, socket.MSG_WAITALL)
        length = int(start_of_answer.split(b"Content-Length: ")[1].split()[0])
        # It is closed while the client reads nothing at all.
        assert server.read_line() == "closed\n"
        # What the kernel has taken still comes.
        assert len(start_of_answer) + len(read_all(client)) < length


def test_requests_behind_an_unread_answer_hold_no_worker(start: Callable[..., Server]) -> None:
    few = ("--client-seconds", "0", "--queries-waiting", "0", "--queries-at-once", "1")
    server = start(*few, "--unread-size", "4096")
    with ExitStack() as stack:
        # So many workers there are: 16, and two for each query at a time.
        for _ in range(serving.THREADS + 4):
            assert unread(stack, server, numbers(5) * 2) == b"HTTP/1.1 200"
        assert server.get("/healthz")[0] == 200


def test_requests_in_a_row_are_all_answered_once_they_are_read(server: Server) -> None:
    with server.connect() as client:
        client.sendall(numbers(4) * 5 + b"GET /healthz HTTP/1.0\r\nHost: x\r\n\r\n")
        received = b""
        while part := client.recv(1_048_576):
            received += part
    assert received.count(b"HTTP/1.1 200 OK") + received.count(b"HTTP/1.0 200 OK") == 6


def test_too_many_connections_make_room_for_who_asks(start: Callable[..., Server]) -> None:
    server = start("--connections", "8")
    with ExitStack() as stack:
        waiting = [stack.enter_context(server.connect()) for _ in range(24)]
        for client in waiting:
            with suppress(OSError):
                client.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n")
        assert [server.get("/healthz")[0] for _ in range(12)] == [200] * 12
        # Who has waited longest has been closed.
        waiting[0].settimeout(PATIENCE)
        with suppress(ConnectionResetError):
            assert waiting[0].recv(1) == b""


@pytest.mark.parametrize(
    ("request_bytes", "status", "kind"),
    [
        (b"GET / HTTP/1.1\r\nHost: x\r\nX-A: " + b"a" * 70_000 + b"\r\n\r\n", 431, None),
        (
            b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Length: 9999999\r\n\r\n",
            413,
            "body-too-large",
        ),
        (b"GET / HTTP/1.1\r\nHost: x\r\nbroken header\r\n\r\n", 400, None),
        (b"get / HTTP/1.1\r\nHost: x\r\n\r\n", 400, None),
        (b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", 400, None),
        (b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n", 501, None),
        (b"GET /questions/%FF HTTP/1.1\r\nHost: x\r\n\r\n", 400, "encoding"),
        (b"GET /questions/\xff HTTP/1.1\r\nHost: x\r\n\r\n", 400, None),
        (b"GET /sparql?query=\xff HTTP/1.1\r\nHost: x\r\n\r\n", 400, None),
        (b"TRACE / HTTP/1.1\r\nHost: x\r\n\r\n", 405, "method"),
        (b"CONNECT a:80 HTTP/1.1\r\nHost: x\r\n\r\n", 405, "method"),
        (b"GET / HTTP/1.1\r\n\r\n", 400, "host"),
        (b"GET / HTTP/1.1\r\nHost: a b\r\n\r\n", 400, "host"),
        (b"GET / HTTP/1.1\r\nHost: \r\n\r\n", 400, "host"),
        (b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400, "host"),
        (b"GET /questions//affiliates HTTP/1.1\r\nHost: evil.example\r\n\r\n", 404, "not-found"),
    ],
)
def test_refusal_below_the_application_is_a_problem_too(
    request_bytes: bytes, status: int, kind: str | None, server: Server
) -> None:
    with server.connect() as client:
        client.sendall(request_bytes)
        answer = http.client.HTTPResponse(client)
        answer.begin()
        problem = json.loads(answer.read())
    assert answer.status == problem["status"] == status
    assert answer.headers["Content-Type"] == "application/problem+json"
    for name, value in {
        **SECURITY_HEADERS,
        **cors_headers("GET", "/"),
        "Cache-Control": "no-store",
    }.items():
        assert answer.headers[name] == value
    if kind:
        assert problem["type"].endswith("#" + kind)
    assert server.get("/healthz")[0] == 200


def test_requests_on_one_connection_are_answered_in_order(server: Server) -> None:
    connection = http.client.HTTPConnection(server.host, server.port, timeout=PATIENCE)
    for path, status in (("/healthz", 200), ("/nothing", 404), ("/questions.json", 200)):
        connection.request("GET", path)
        answer = connection.getresponse()
        assert answer.status == status
        assert answer.read()
    connection.request("HEAD", "/questions.json")
    assert connection.getresponse().read() == b""
    connection.request("GET", "/healthz")
    assert connection.getresponse().read()
    connection.close()


def test_options_of_the_server_as_a_whole_over_the_wire(server: Server) -> None:
    with server.connect() as client:
        client.sendall(b"OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        assert read_all(client).startswith(b"HTTP/1.1 204 ")


def test_file_that_is_known_is_not_sent_again(server: Server) -> None:
    connection = http.client.HTTPConnection(server.host, server.port, timeout=PATIENCE)
    for path in ("/static/style.css", "/static/enhanced.css"):
        connection.request("GET", path)
        answer = connection.getresponse()
        assert (answer.status, len(answer.read()) > 0) == (200, True)
        connection.request("GET", path, headers={"If-None-Match": answer.headers["ETag"]})
        again = connection.getresponse()
        assert (again.status, again.read()) == (304, b"")
    connection.close()


@pytest.mark.parametrize(("coding", "unpack"), [("zstd", unpack_zstd), ("gzip", gzip.decompress)])
def test_file_is_compressed_and_not_sent_again(
    coding: str, unpack: Callable[[bytes], bytes], server: Server
) -> None:
    plain = server.get("/static/style.css")
    assert plain[0] == 200
    connection = http.client.HTTPConnection(server.host, server.port, timeout=PATIENCE)
    connection.request("GET", "/static/style.css", headers={"Accept-Encoding": coding})
    answer = connection.getresponse()
    packed = answer.read()
    assert answer.headers["Content-Encoding"] == coding
    assert unpack(packed) == plain[2]
    assert len(packed) < len(plain[2]) / 2
    headers = {"Accept-Encoding": coding, "If-None-Match": answer.headers["ETag"]}
    connection.request("GET", "/static/style.css", headers=headers)
    again = connection.getresponse()
    assert (again.status, again.read()) == (304, b"")
    connection.close()


def test_folder_of_texts_is_served_and_strangers_are_noted(
    tmp_path: Path, content: Content, run: Run
) -> None:
    text = "We keep your data.\n"
    digest = hashlib.sha256(text.encode()).hexdigest()
    facts = content.graph_data / "acme.ttl"
    version = f'<{THINGS}acme-2024-en> a ng:StatementVersion ; ng:textDigest "{digest}" .\n'
    facts.write_text(facts.read_text("utf-8") + version, "utf-8")
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "one").write_text(text, "utf-8")
    (tmp_path / "texts" / "stranger.md").write_text("Something else.", "utf-8")
    process = run("--port", "0", "--texts", str(tmp_path / "texts"))
    assert process.stderr is not None
    while "so not served" not in (line := process.stderr.readline()):
        assert line
    assert line.rstrip().endswith(": stranger.md")
    process.terminate()
    process.communicate(timeout=PATIENCE)


def test_text_of_no_statement_stops_the_start(tmp_path: Path, content: Content, run: Run) -> None:
    facts = content.graph_data / "acme.ttl"
    version = f'<{THINGS}acme-2024-en> a ng:StatementVersion ; ng:textDigest "{"0" * 64}" .\n'
    facts.write_text(facts.read_text("utf-8") + version, "utf-8")
    other = tmp_path / "other.txt"
    other.write_text("Something else.", "utf-8")
    process = run("--port", "0", "--text", str(other))
    out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, out) == (2, "")
    message, hint = err.splitlines()
    assert "is not the text of a statement" in message
    assert "acme-2024-en" in hint

"""The servers that are measured: how each is installed, loaded, started and stopped.

noticegraph, Oxigraph (https://pypi.org/project/oxigraph/), rdflib-endpoint
(https://pypi.org/project/rdflib-endpoint/) and Virtuoso (https://vos.openlinksw.com/). Each serves
the union of all graphs as its default graph and listens on 127.0.0.1 alone; noticegraph and
Virtuoso stop a query after the same time. What a server does beyond that is left at its default.
"""

from __future__ import annotations

import contextlib
import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

from bench.load import Endpoint
from bench.workload import encode

QUERY_SECONDS = 10
READY_SECONDS = 300
_PEERS = Path(__file__).with_name("peers.txt")
_VIRTUOSO_INI = """[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
MaxCheckpointRemap = 2000
[TempDatabase]
DatabaseFile = {folder}/temp.db
TransactionFile = {folder}/temp.trx
[Parameters]
ServerPort = 127.0.0.1:{isql_port}
NumberOfBuffers = 170000
MaxDirtyBuffers = 130000
ServerThreads = 50
DirsAllowed = {allowed}
CheckpointInterval = 0
[HTTPServer]
ServerPort = 127.0.0.1:{port}
ServerThreads = 40
MaxClientConnections = 40
KeepAliveTimeout = 60
MaxKeepAlives = 40
HTTPThreadSize = 280000
[SPARQL]
ResultSetMaxRows = 10000000
MaxQueryExecutionTime = {seconds}
"""


class NotAvailableError(Exception):
    """A server cannot be had here; the message says why, and how it can be."""


def free_port() -> int:
    """Return a port of 127.0.0.1 that nobody listens at."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


@dataclass
class Server:
    """One server over one corpus: files below ``folder``, one process (with its children)."""

    folder: Path
    corpus: Path
    process: subprocess.Popen[bytes] | None = None
    endpoint: Endpoint = field(default_factory=lambda: Endpoint(0))
    name = ""
    path = "/sparql"

    def version(self) -> str:
        """Return the version; raises NotAvailableError when the server is not to be had."""
        raise NotImplementedError

    def load(self) -> float | None:
        """Load the corpus; return the seconds, or None where that is done at each start."""
        raise NotImplementedError

    def command(self, port: int) -> list[str]:
        """Return the command that serves at that port."""
        raise NotImplementedError

    def start(self) -> float:
        """Start the process; return the seconds until its first answer."""
        port = free_port()
        self.endpoint = Endpoint(port, self.path)
        with (self.folder / "server.log").open("ab") as log:
            self.process = subprocess.Popen(
                self.command(port), stdout=log, stderr=log, cwd=self.folder, start_new_session=True
            )
        started = time.perf_counter()
        while time.perf_counter() - started < READY_SECONDS:
            if self.process.poll() is not None:
                raise NotAvailableError(f"it stopped at its start; see {self.folder}/server.log")
            with contextlib.suppress(OSError, http.client.HTTPException):
                status, _ = ask(self.endpoint, "ASK { ?s ?p ?o }", timeout=READY_SECONDS)
                if status == 200:
                    return time.perf_counter() - started
            time.sleep(0.05)
        raise NotAvailableError(f"no answer in {READY_SECONDS} seconds")

    def stop(self) -> None:
        """End the process and what it started."""
        if self.process is None:
            return
        for kind, patience in ((signal.SIGTERM, 10), (signal.SIGKILL, 10)):
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, kind)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(patience)
                break
        self.process = None

    def restart(self) -> None:
        """Start anew, to be rid of queries that go on behind a client that has left."""
        self.stop()
        self.start()


def ask(endpoint: Endpoint, query: str, *, timeout: float) -> tuple[int, bytes]:
    """Ask one query over a new connection; return the status and the body."""
    connection = http.client.HTTPConnection(endpoint.host, endpoint.port, timeout=timeout)
    try:
        headers = {"Accept": "application/sparql-results+json"}
        connection.request("GET", f"{endpoint.path}?{encode(query)}", headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def run(command: list[str], *, cwd: Path | None = None) -> float:
    """Run a command to its end; return the seconds. Raises NotAvailableError with its last line."""
    started = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=cwd)
    seconds = time.perf_counter() - started
    if done.returncode:
        said = (done.stderr.strip() or done.stdout.strip() or "no message").splitlines()[-1]
        raise NotAvailableError(f"{Path(command[0]).name} gave {done.returncode}: {said}")
    return seconds


class Noticegraph(Server):
    """This project, of the environment that runs the benchmark.

    One client address asks everything here, and as many at once as there are clients: so what keeps
    one client from taking all, and a queue that is shorter than 32, are set aside.
    """

    name = "noticegraph"
    program = (sys.executable, "-m", "noticegraph")

    def version(self) -> str:
        return f"{version('noticegraph')} (pyoxigraph {version('pyoxigraph')})"

    def load(self) -> float | None:
        return run([*self.program, "load", str(self.corpus), "--store", str(self.folder / "store")])

    def command(self, port: int) -> list[str]:
        options = ["--empty", "--store", str(self.folder / "store"), "--port", str(port)]
        options += ["--query-seconds", str(QUERY_SECONDS)]
        options += ["--client-seconds", "0", "--queries-waiting", "64"]
        return [*self.program, "serve", *options]


class Oxigraph(Server):
    """`oxigraph serve`, on disk.

    Without `--timeout-s`: with it, each query leaves a thread behind for that long, and thousands
    of queries a second end the process for want of memory.
    """

    name = "oxigraph"
    path = "/query"

    def version(self) -> str:
        return _peer_version(self.folder, "oxigraph")

    def load(self) -> float | None:
        location = str(self.folder / "store")
        return run([_peer(self.folder, "oxigraph"), "load", "-l", location, "-f", str(self.corpus)])

    def command(self, port: int) -> list[str]:
        options = ["-l", str(self.folder / "store"), "-b", f"127.0.0.1:{port}"]
        return [_peer(self.folder, "oxigraph"), "serve", *options, "--union-default-graph"]


class RdflibEndpoint(Server):
    """`rdflib-endpoint serve`, in memory: it reads the corpus at each start."""

    name = "rdflib-endpoint"
    path = "/"

    def version(self) -> str:
        rdflib = _peer_version(self.folder, "rdflib")
        return f"{_peer_version(self.folder, 'rdflib-endpoint')} (rdflib {rdflib})"

    def load(self) -> float | None:
        return None

    def command(self, port: int) -> list[str]:
        program = _peer(self.folder, "rdflib-endpoint")
        return [program, "serve", "--host", "127.0.0.1", "--port", str(port), str(self.corpus)]


class Virtuoso(Server):
    """Virtuoso's open edition, as Debian has it."""

    name = "virtuoso"
    isql_port = 0

    def version(self) -> str:
        for program in ("virtuoso-t", "isql-vt"):
            if shutil.which(program) is None:
                raise NotAvailableError(
                    f"{program} is missing (Debian: apt-get install virtuoso-opensource-7-bin)"
                )
        shown = subprocess.run(
            ["virtuoso-t", "--version"], capture_output=True, text=True, check=False
        )
        words = (shown.stdout + shown.stderr).split()
        return words[words.index("Version") + 1] if "Version" in words else "unknown"

    def load(self) -> float | None:
        self.start()
        try:
            commands = (
                f"ld_dir('{self.corpus.parent}', '{self.corpus.name}', 'urn:unused');"
                "rdf_loader_run(); checkpoint;"
                "select ll_error from DB.DBA.LOAD_LIST where ll_error is not null;"
            )
            address = f"127.0.0.1:{self.isql_port}"
            return run(["isql-vt", address, "dba", "dba", f"EXEC={commands}"])
        finally:
            self.stop()

    def command(self, port: int) -> list[str]:
        self.isql_port = free_port()
        ini = self.folder / "virtuoso.ini"
        text = _VIRTUOSO_INI.format(
            folder=self.folder,
            allowed=self.corpus.parent,
            port=port,
            isql_port=self.isql_port,
            seconds=QUERY_SECONDS,
        )
        ini.write_text(text, "utf-8")
        return ["virtuoso-t", "+foreground", "+wait", "+configfile", str(ini)]


SERVERS: tuple[type[Server], ...] = (Noticegraph, Oxigraph, Virtuoso, RdflibEndpoint)


def install_peers(environment: Path, tell: Callable[[str], None]) -> None:
    """Make an environment of its own for the peers; say so when that fails."""
    marker = environment / "installed.txt"
    wanted = _PEERS.read_text("utf-8")
    if marker.is_file() and marker.read_text("utf-8") == wanted:
        return
    tell("installing the peers")
    try:
        run([sys.executable, "-m", "venv", "--clear", str(environment)])
        run([str(environment / "bin/pip"), "install", "--quiet", "-r", str(_PEERS)])
        marker.write_text(wanted, "utf-8")
    except NotAvailableError as error:
        tell(f"the peers of {_PEERS.name} cannot be installed: {error}")


def peers_environment(folder: Path) -> Path:
    """Return the environment of the peers for a server's folder (two levels below the root)."""
    return folder.parent.parent / "peers"


def _peer(folder: Path, program: str) -> str:
    found = peers_environment(folder) / "bin" / program
    if not found.is_file():
        raise NotAvailableError(f"{program} is not installed")
    return str(found)


def _peer_version(folder: Path, package: str) -> str:
    python = _peer(folder, "python")
    code = f"from importlib.metadata import version; print(version('{package}'))"
    done = subprocess.run([python, "-c", code], capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotAvailableError(f"{package} is not installed")
    return done.stdout.strip()

"""What is attacked: a started server, and a canary."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from waiting import PATIENCE

import noticegraph

SOURCE_ROOT = Path(noticegraph.__file__).parent.parent

TOKEN = "a-token-of-the-attacks"
QUERY_SECONDS, UPDATE_SECONDS = 2, 6


@dataclass
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def problem(self) -> dict[str, Any]:
        """The body as a problem (RFC 9457); fails if it is none."""
        assert self.headers["Content-Type"] == "application/problem+json", self.body[:500]
        found: dict[str, Any] = json.loads(self.body)
        assert found["status"] == self.status
        assert found["title"]
        assert found["type"].startswith("https://w3id.org/noticegraph/problems#")
        assert "Traceback" not in self.body.decode()
        return found


@dataclass
class Site:
    port: int
    pid: int
    log: Path

    def ask(
        self, method: str, path: str, body: bytes | str | None = None, timeout: float = PATIENCE,
        **headers: str,
    ) -> Answer:  # fmt: skip
        """Send a request; `content_type=…` stands for Content-Type."""
        data = body.encode() if isinstance(body, str) else body
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            connection.request(method, path, data, named)
            found = connection.getresponse()
            return Answer(found.status, found.headers, found.read())
        finally:
            connection.close()

    def query(self, text: str) -> Answer:
        return self.ask("POST", "/sparql", text, content_type="application/sparql-query")

    def update(self, text: str) -> Answer:
        return self.ask(
            "POST", "/update", text, content_type="application/sparql-update",
            authorization=f"Bearer {TOKEN}",
        )  # fmt: skip

    def put(self, data: bytes | str, media_type: str, graph: str = "urn:x:attack") -> Answer:
        return self.ask(
            "PUT", f"/graphs?graph={quote(graph, safe='')}", data, content_type=media_type,
            authorization=f"Bearer {TOKEN}",
        )  # fmt: skip

    def raw(self, data: bytes, timeout: float = PATIENCE) -> bytes:
        """Send bytes as they are and return all that comes back until the server closes."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=timeout) as connection:
            connection.sendall(data)
            connection.shutdown(socket.SHUT_WR)
            found = b""
            while piece := connection.recv(65_536):
                found += piece
            return found

    def is_well(self) -> bool:
        """Whether queries are answered."""
        return self.ask("GET", "/readyz").status == 200

    def memory(self) -> int:
        """Return how many bytes the server's own process has had at most (Linux)."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        return int(status.partition("VmHWM:")[2].split()[0]) * 1024

    def processes(self) -> int:
        """Return how many processes the server has, with those of its processes."""
        return len(self._stats())

    def processor_seconds(self) -> float:
        """Return what the server and its processes, also those that ended, took of a processor."""
        ticks = sum(int(field) for words in self._stats() for field in words[11:15])
        return ticks / os.sysconf("SC_CLK_TCK")

    def _stats(self) -> list[list[str]]:
        """Return the fields of each process in /proc, from its state on."""
        stats: dict[int, list[str]] = {}
        for path in Path("/proc").iterdir():
            if path.name.isdigit():
                try:
                    words = (path / "stat").read_text().rpartition(")")[2].split()
                except OSError:
                    continue
                if words[0] != "Z":
                    stats[int(path.name)] = words
        ours = {self.pid}
        while more := {pid for pid, words in stats.items() if int(words[1]) in ours} - ours:
            ours |= more
        return [stats[pid] for pid in ours]


@contextmanager
def started(folder: Path, *options: str) -> Iterator[Site]:
    """Start a server, and end it; what it logs is in the folder."""
    log = folder / "log"
    command = [sys.executable, "-m", "noticegraph", "serve", "--port", "0", "--client-seconds", "0"]
    with (
        log.open("wb") as errors,
        subprocess.Popen(
            [*command, *options],
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            env={**os.environ, "PYTHONPATH": str(SOURCE_ROOT)},
            start_new_session=True,
        ) as process,
    ):
        try:
            assert process.stdout is not None
            address = urlsplit(process.stdout.readline().split()[-1])
            assert address.port
            yield Site(address.port, process.pid, log)
            assert process.poll() is None, "the server has ended"
        finally:
            process.terminate()
            process.wait(PATIENCE)
            # What it evaluated would go on until its deadline.
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
    assert "internal error" not in log.read_text("utf-8")


@dataclass
class Canary:
    """An address on this machine that notes whoever connects."""

    address: str
    visits: list[bytes] = field(default_factory=list)

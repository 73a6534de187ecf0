"""What is attacked: a started server, and a canary."""

from __future__ import annotations

import http.client
import json
import socket
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

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
        self, method: str, path: str, body: bytes | str | None = None, timeout: float = 30,
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

    def raw(self, data: bytes, timeout: float = 10) -> bytes:
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
        parents: dict[int, int] = {}
        for path in Path("/proc").iterdir():
            if path.name.isdigit():
                try:
                    words = (path / "stat").read_text().rpartition(")")[2].split()
                except OSError:
                    continue
                if words[0] != "Z":
                    parents[int(path.name)] = int(words[1])
        ours = {self.pid}
        while more := {pid for pid, parent in parents.items() if parent in ours} - ours:
            ours |= more
        return len(ours)


@dataclass
class Canary:
    """An address on this machine that notes whoever connects."""

    address: str
    visits: list[bytes] = field(default_factory=list)

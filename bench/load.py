"""Load on an endpoint by wrk (https://github.com/wg/wrk), which takes little of the machine.

wrk keeps each connection and asks the next query when the last is answered (a closed loop), for a
fixed time. Every answer is checked (``load.lua``), and what was wrong is counted.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.workload import encode

SCRIPT = Path(__file__).with_name("load.lua")
TIMEOUT = 60
"""Seconds that wrk waits for an answer before it counts it as lost."""


@dataclass(frozen=True)
class Endpoint:
    """Where queries are asked: host, port, path."""

    port: int
    path: str = "/sparql"
    host: str = "127.0.0.1"

    @property
    def url(self) -> str:
        """The address."""
        return f"http://{self.host}:{self.port}{self.path}"


@dataclass(frozen=True)
class Load:
    """What was measured. Latencies in milliseconds; ``errors`` are bad and lost answers."""

    rate: float
    p50: float
    p99: float
    maximum: float
    asked: int
    good: int
    errors: int
    reason: str
    seconds: float
    megabytes: float


def require_wrk() -> str:
    """Return the path of wrk, or stop with the way to get it."""
    found = shutil.which("wrk")
    if found is None:
        raise SystemExit("wrk is missing: install it (Debian: apt-get install wrk)")
    return found


@contextmanager
def load_running(
    endpoint: Endpoint,
    templates: Sequence[str],
    *,
    clients: int,
    seconds: float,
    statements: int,
    first: int = 0,
    cycle: int = 0,
    least_bytes: int = 2,
) -> Iterator[subprocess.Popen[str]]:
    """Run wrk while the block runs; it is ended with it."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.writelines(encode(template) + "\n" for template in templates)
        file.flush()
        command = [require_wrk(), "-t1", f"-c{clients}", f"-d{max(1, round(seconds))}s"]
        command += [f"--timeout={TIMEOUT}s", "-s", str(SCRIPT), endpoint.url, "--", file.name]
        command += [endpoint.path, *map(str, (statements, first, cycle, least_bytes))]
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        try:
            yield process
        finally:
            if process.poll() is None:
                process.kill()
            process.wait()


def put_load(
    endpoint: Endpoint,
    templates: Sequence[str],
    *,
    clients: int,
    seconds: float,
    statements: int,
    first: int = 0,
    cycle: int = 0,
    least_bytes: int = 2,
) -> Load:
    """Ask for so many seconds and return what was measured."""
    with load_running(
        endpoint,
        templates,
        clients=clients,
        seconds=seconds,
        statements=statements,
        first=first,
        cycle=cycle,
        least_bytes=least_bytes,
    ) as process:
        output, _ = process.communicate(timeout=seconds + TIMEOUT + 30)
    return read_report(output)


def read_report(output: str) -> Load:
    """Read the line of JSON that ``load.lua`` writes at the end of wrk's output.

    wrk that could not connect writes none: that is a load without answers, and one error.
    """
    lines = [line for line in output.splitlines() if line.startswith("{")]
    if not lines:
        return Load(0, 0, 0, 0, 0, 0, 1, output.strip() or "wrk said nothing", 0, 0)
    found = json.loads(lines[-1])
    return Load(
        rate=found["good"] / found["seconds"],
        p50=found["p50"],
        p99=found["p99"],
        maximum=found["max"],
        asked=found["asked"],
        good=found["good"],
        errors=found["bad"] + found["lost"],
        reason=found["reason"],
        seconds=found["seconds"],
        megabytes=found["bytes"] / 2**20,
    )

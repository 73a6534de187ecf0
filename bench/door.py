"""How long a small query waits beside fifty clients that open the costliest page.

Starts `noticegraph serve` on the shipped graphs and asks a small query from one loopback address,
first alone, then beside endless loops that ask nothing, one more than there are cores (what these
add is the machine's share), then while fifty clients, each from an address of its own, open a
comparison of two statements over and over: each time at another address, so that the answer cache
has none of them. An answer that is neither the page nor a refusal for want of a place is a mistake,
and ends the run. Writes `DOOR.md`.

    python -m bench.door [--seconds 20]
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import math
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote, urlsplit

HERE = Path(__file__).parent
CLIENTS = 50
PAGE = "/compare/facts?a=zendesk-2024-02-20-nl&b=github-2024-02-01-en&status=all&contains=x{number}"
QUERY = "SELECT ?a WHERE {{ ?a a <https://w3id.org/noticegraph/ns#Affiliate> }} LIMIT 1 # {number}"
AIM = 3


@contextmanager
def served() -> Iterator[int]:
    """Start a server with its default settings; yield its port."""
    command = [sys.executable, "-m", "noticegraph", "serve", "--port", "0"]
    source = str(HERE.parent / "server")
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        env={**os.environ, "PYTHONPATH": source},
    ) as process:  # fmt: skip
        try:
            assert process.stdout is not None
            yield int(urlsplit(process.stdout.readline().split()[-1]).port or 0)
        finally:
            process.terminate()


@contextmanager
def endless_loops() -> Iterator[None]:
    """Keep all cores busy with one process more than there are cores."""
    command = [sys.executable, "-c", "while True: pass"]
    loops = [subprocess.Popen(command) for _ in range((os.cpu_count() or 1) + 1)]
    try:
        yield
    finally:
        for loop in loops:
            loop.kill()
            loop.wait()


class Client:
    """A client that keeps its connection, and comes from an address of its own."""

    def __init__(self, port: int, address: str) -> None:
        self._port = port
        self._address = address
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def get(self, path: str, accept: str) -> int:
        """Ask, read the whole answer and return its status."""
        if self._streams is None:
            self._streams = await asyncio.open_connection(
                "127.0.0.1", self._port, local_addr=(self._address, 0)
            )
        reader, writer = self._streams
        writer.write(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept: {accept}\r\n\r\n".encode())
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        length = head.partition("content-length:")[2].split("\r\n", 1)[0]
        await reader.readexactly(int(length or 0))
        if "connection: close" in head:
            writer.close()
            self._streams = None
        return int(head.split()[1])


async def open_pages(port: int, number: int, until: float, counts: Counter[int]) -> None:
    """Open pages over and over; count the answers by status."""
    client = Client(port, f"127.0.1.{number + 1}")
    for turn in itertools.count():
        if time.monotonic() > until:
            return
        path = PAGE.format(number=f"{number}x{turn}")
        status = await client.get(path, "text/html")
        assert status in (200, 503), f"{status} at {path}"
        counts[status] += 1


def load(port: int, seconds: float) -> Counter[int]:
    """Open pages as fifty clients; return how many answers had which status."""

    async def all_clients() -> Counter[int]:
        counts: Counter[int] = Counter()
        until = time.monotonic() + seconds
        await asyncio.gather(*(open_pages(port, n, until, counts) for n in range(CLIENTS)))
        return counts

    return asyncio.run(all_clients())


async def ask(port: int, seconds: float, label: str) -> list[float]:
    """Ask a small query again and again; return the sorted latencies in milliseconds."""
    client = Client(port, "127.0.2.1")
    found = []
    until = time.monotonic() + seconds
    for number in itertools.count():
        start = time.monotonic()
        if start > until:
            return sorted(found)
        query = quote(QUERY.format(number=f"{label}{number}"))
        status = await client.get(f"/sparql?query={query}", "application/sparql-results+json")
        assert status == 200, status
        found.append(1000 * (time.monotonic() - start))
        await asyncio.sleep(0.005)
    return sorted(found)


def percentile(values: list[float], share: float) -> float:
    """Return the value that so large a share of the sorted values does not exceed."""
    return values[max(0, math.ceil(share * len(values)) - 1)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--load", type=int, metavar="PORT", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.load:
        print(dict(load(given.load, given.seconds)))
        return
    with served() as port:
        asyncio.run(ask(port, 3, "warm-up"))
        quiet = asyncio.run(ask(port, given.seconds, "quiet"))
        with endless_loops():
            loops = asyncio.run(ask(port, given.seconds, "loops"))
        # In a process of its own: the clients must not hold up the one that measures.
        command = [sys.executable, "-m", "bench.door", "--load", str(port), "--seconds"]
        with subprocess.Popen(
            [*command, str(given.seconds + 4)], stdout=subprocess.PIPE, text=True
        ) as pages:
            time.sleep(2)
            beside = asyncio.run(ask(port, given.seconds, "beside"))
            statuses = pages.communicate()[0].strip()
            assert not pages.returncode, "the pages could not be opened"
    ratio = percentile(beside, 0.99) / percentile(quiet, 0.99)
    rows = "\n".join(
        f"| {name} | {len(values)} | {percentile(values, 0.5):.1f} |"
        f" {percentile(values, 0.99):.1f} | {values[-1]:.1f} |"
        for name, values in (
            ("alone", quiet),
            ("beside endless loops", loops),
            ("beside 50 clients of pages", beside),
        )
    )
    text = f"""# The door

`python -m bench.door` on {datetime.now(UTC):%Y-%m-%d}: a small query, {os.cpu_count()} cores,
which the clients share.

| the query | asked | median, ms | p99, ms | longest, ms |
| --- | --- | --- | --- | --- |
{rows}

p99 beside the pages is {ratio:.1f} × that alone (aim: {AIM} ×). The answers to the pages, by
status: {statuses}.
"""
    (HERE / "DOOR.md").write_text(text, "utf-8")
    print(text)


if __name__ == "__main__":
    main()

"""Small figures of the shipped graphs: load time, and the latency of each question.

``python -m bench.questions`` prints a Markdown table: each question in the process and over HTTP.
Figures are medians and 95th percentiles of REPEATS runs in one process on one machine; compare
ratios within a run, not milliseconds between machines.
"""

from __future__ import annotations

import argparse
import http.client
import platform
import statistics
import subprocess
import sys
import time
import urllib.parse
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

from noticegraph.content import shipped_content
from noticegraph.dataset import Dataset, load_dataset
from noticegraph.query import solutions
from noticegraph.questions import answer_question, read_questions

STATEMENT = "https://w3id.org/noticegraph/id/zendesk-2024-02-20-nl"
SAMPLES = {
    "category": "https://w3id.org/dpv/pd#Location",
    "recipient": f"{STATEMENT}/recipient/service-providers",
    "basis": "Consent",
    "section": "11",
    "fact": f"{STATEMENT}/certification/zendesk-inc/eu-us",
}
JSON = "application/sparql-results+json"


def measure(act: Callable[[], object], repeats: int) -> tuple[float, float]:
    """Return the median and the 95th percentile of `repeats` runs, in milliseconds."""
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        act()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times), statistics.quantiles(times, n=20)[-1]


def count_quads(dataset: Dataset) -> str:
    """Return the number of triples of all named graphs."""
    found = solutions(dataset, "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }")
    (count,) = found.rows[0]
    return count.value if count else "0"


def start_server() -> tuple[subprocess.Popen[str], str, int]:
    """Start `noticegraph serve` on a free port; return the process and its host and port."""
    command = [sys.executable, "-m", "noticegraph", "serve", "--port", "0"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None and process.stderr is not None
    for stream in (process.stdout, process.stderr):
        for line in stream:
            if "http://" in line:
                address = urllib.parse.urlsplit(line[line.index("http://") :].split()[0])
                return process, address.hostname or "", address.port or 0
    raise SystemExit("the server did not start")


def main() -> None:
    """Measure and print a Markdown table; with --output FILE, write it there as well."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=50)
    parser.add_argument("--output", type=Path)
    options = parser.parse_args()
    content = shipped_content()
    loads = measure(lambda: load_dataset(content), 5)
    dataset = load_dataset(content)
    questions = read_questions(content)
    names = ("noticegraph", "pyoxigraph", "Flask", "waitress")
    lines = [
        "# Benchmark",
        "",
        f"Python {platform.python_version()}, "
        + ", ".join(f"{name} {version(name)}" for name in names)
        + f"; {count_quads(dataset)} quads; {options.repeats} repeats.",
        "",
        f"Load of all graphs: median {loads[0]:.0f} ms, p95 {loads[1]:.0f} ms (5 repeats).",
        "",
        "| question | in-process median ms | p95 | HTTP median ms | p95 | HTTP / in-process |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    server, host, port = start_server()
    try:
        connection = http.client.HTTPConnection(host, port, timeout=30)
        for name, question in questions.items():
            values = {p.name: SAMPLES[p.name] for p in question.parameters if p.required}
            inside = measure(
                lambda q=question, v=values: answer_question(dataset, q, v, JSON), options.repeats
            )
            path = f"/questions/{name}.json?{urllib.parse.urlencode(values)}"

            def fetch(path: str = path) -> None:
                connection.request("GET", path)
                answer = connection.getresponse()
                body = answer.read()
                assert answer.status == 200, body

            outside = measure(fetch, options.repeats)
            lines.append(
                f"| {name} | {inside[0]:.2f} | {inside[1]:.2f} | {outside[0]:.2f} "
                f"| {outside[1]:.2f} | {outside[0] / inside[0]:.2f} |"
            )
    finally:
        server.terminate()
        server.wait(timeout=10)
    table = "\n".join(lines) + "\n"
    print(table, end="")
    if options.output:
        options.output.write_text(table, encoding="utf-8")


if __name__ == "__main__":
    main()

"""Benchmark of validation: each shipped statement cold and kept, then generated corpora.

``python -m bench.validation`` prints a Markdown table. A corpus of N statements is made of the
shipped ones under new IRIs, so that each has the real model's size. Two worker processes; memory is
the greatest resident size of a worker. Time per statement must not grow with N.
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path

from noticegraph.content import shipped_content
from noticegraph.namespaces import THINGS
from noticegraph.reports.making import (
    Target,
    make_reports,
    shapes_source,
    statement_targets,
)
from noticegraph.reports.workers import Limits

CORPORA = (20, 200, 2000)
CONTENT = shipped_content()


def run_command(statement: str, cache: str) -> float:
    """Return the seconds of `noticegraph validate STATEMENT` as a process of its own."""
    command = [sys.executable, "-m", "noticegraph", "validate", statement, "-o", "json", "-q"]
    start = time.perf_counter()
    subprocess.run(
        command,
        env={**os.environ, "NOTICEGRAPH_CACHE_DIR": cache},
        stdout=subprocess.DEVNULL,
        check=False,
    )
    return time.perf_counter() - start


def generate(number: int, folder: Path, sources: list[tuple[str, tuple[Path, ...]]]) -> Target:
    """Write statement `number`: a shipped one under a new IRI."""
    iri, files = sources[number % len(sources)]
    slug = iri.removeprefix(THINGS)
    made = []
    for place, file in enumerate(files):
        text = file.read_text("utf-8").replace(slug, f"corpus-{number}")
        target = folder / f"{number}-{place}.ttl"
        target.write_text(text, "utf-8")
        made.append(target)
    return Target(f"corpus-{number}", tuple(made))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path)
    parser.add_argument("--corpora", type=int, nargs="*", default=CORPORA)
    options = parser.parse_args()
    targets = statement_targets(CONTENT)
    lines = [
        "# Benchmark of validation",
        "",
        f"Python {platform.python_version()}, pySHACL {version('pyshacl')}, "
        f"rdflib {version('rdflib')}; {os.cpu_count()} processors.",
        "",
        "| statement | cold s | kept s | kept / cold |",
        "| --- | ---: | ---: | ---: |",
    ]
    for statement in targets:
        with tempfile.TemporaryDirectory() as cache:
            cold, kept = (run_command(statement, cache) for _ in range(2))
        slug = statement.removeprefix(THINGS)
        lines.append(f"| {slug} | {cold:.2f} | {kept:.2f} | {kept / cold:.3f} |")
    lines += [
        "",
        "| statements | seconds | ms per statement | against the smallest | worker memory MB |",
        "| ---: | ---: | ---: | ---: | ---: |",
    ]
    sources = [(iri, target.files) for iri, target in targets.items()]
    source = shapes_source(CONTENT)
    first = None
    for count in options.corpora:
        with tempfile.TemporaryDirectory() as folder:
            corpus = [generate(number, Path(folder), sources) for number in range(count)]
            start = time.perf_counter()
            made = make_reports(corpus, source, limits=Limits(processes=2), keep=False)
            seconds = time.perf_counter() - start
        assert len(made) == count
        each = seconds / count * 1000
        first = first or each
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        lines.append(
            f"| {count} | {seconds:.1f} | {each:.0f} | {each / first:.2f} | {memory:.0f} |"
        )
    table = "\n".join(lines) + "\n"
    print(table, end="")
    if options.output:
        options.output.write_text(table, encoding="utf-8")


if __name__ == "__main__":
    main()

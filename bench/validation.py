"""Benchmark of validation: each engine in turn, for the shipped statements and for corpora.

``python -m bench.validation`` prints Markdown tables. *first* is `noticegraph validate` with
nothing kept, *new process* the same when the shapes have been used before, and *kept* when the
report has been made; the least of three. *warm* is the least of several validations in a worker
that has the shapes (processor time, and what the engine alone takes of it). A corpus consists of
generated statements (``bench.corpus``), two worker processes; memory is the greatest resident size
of a worker. Time per statement must not grow with the number. pySHACL gets only the first corpus.
The load says how busy the machine was with other things, a loop of ten million additions how fast
it was then.
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
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib.metadata import version
from pathlib import Path

import pyoxigraph as ox
from bench.corpus_statement import generate

from noticegraph.content import shipped_content
from noticegraph.graph_index import merge_files
from noticegraph.namespaces import THINGS
from noticegraph.reports.making import (
    Target,
    make_reports,
    shapes_source,
    statement_targets,
)
from noticegraph.reports.worker import Validator
from noticegraph.reports.workers import Limits
from noticegraph.validation import EngineName

CORPORA = (20, 200, 2000)
RUNS = {EngineName.PYSHACL: 1, EngineName.FAST: 3}
ROUNDS = {EngineName.PYSHACL: 1, EngineName.FAST: 5}
CONTENT = shipped_content()


def run_command(statement: str, cache: str, engine: EngineName, *more: str) -> float:
    """Return the seconds of `noticegraph validate STATEMENT` as a process of its own."""
    command = [sys.executable, "-m", "noticegraph", "validate", statement, "-o", "json", "-q"]
    start = time.perf_counter()
    subprocess.run(
        [*command, "--engine", engine, *more],
        env={**os.environ, "NOTICEGRAPH_CACHE_DIR": cache},
        stdout=subprocess.DEVNULL,
        check=False,
    )
    return time.perf_counter() - start


def milliseconds(act: Callable[[], object], rounds: int) -> float:
    """Return the least processor time of several calls."""
    taken = []
    for _ in range(rounds):
        start = time.process_time()
        act()
        taken.append(time.process_time() - start)
    return min(taken) * 1000


def read_and_examine(validator: Validator, files: Sequence[Path]) -> None:
    """Do what a worker does for a task."""
    validator.examine(merge_files(files), {})


def write_statement(number: int, folder: Path) -> Target:
    """Write a generated statement as Turtle."""
    lines = "".join(generate(number, 1)).encode()
    triples = [quad.triple for quad in ox.parse(lines, format=ox.RdfFormat.N_QUADS)]
    file = folder / f"{number}.ttl"
    file.write_bytes(ox.serialize(triples, format=ox.RdfFormat.TURTLE) or b"")
    return Target(f"corpus-{number}", (file,))


def statements(engine: EngineName, folder: Path) -> Iterator[str]:
    """Yield a row of the table for each shipped statement and a generated one."""
    source = shapes_source(CONTENT, (), engine)
    start = time.process_time()
    validator = Validator(source.shapes, source.background, (0, 1), engine)
    ready = time.process_time() - start
    for name, target in [
        *statement_targets(CONTENT).items(),
        ("generated", write_statement(0, folder)),
    ]:
        whole_runs = "– | – | –"
        if name != "generated":
            with tempfile.TemporaryDirectory() as cache:
                first = run_command(name, cache, engine)
                again = min(run_command(name, cache, engine, "--anew") for _ in range(RUNS[engine]))
                kept = min(run_command(name, cache, engine) for _ in range(3))
            whole_runs = f"{first:.2f} | {again:.2f} | {kept:.2f}"
        data = merge_files(target.files)
        validator.examine(data, {})
        whole = milliseconds(partial(read_and_examine, validator, target.files), ROUNDS[engine])
        alone = milliseconds(partial(validator.engine.validate, data), ROUNDS[engine])
        slug = name.removeprefix(THINGS)
        yield f"| {slug} | {engine} | {whole_runs} | {ready:.2f} | {whole:.0f} | {alone:.0f} |"


def additions() -> float:
    """Return the seconds of a loop of ten million additions, which tell how fast a machine is."""
    start = time.perf_counter()
    total = 0
    for number in range(10**7):
        total += number
    return time.perf_counter() - start


def corpora(engine: EngineName, counts: Sequence[int]) -> Iterator[str]:
    """Yield a row of the table for each corpus."""
    source = shapes_source(CONTENT, (), engine)
    first = None
    for count in counts if engine is EngineName.FAST else counts[:1]:
        with tempfile.TemporaryDirectory() as folder:
            corpus = [write_statement(number, Path(folder)) for number in range(count)]
            start = time.perf_counter()
            limits = Limits(seconds=600, processes=2)
            made = make_reports(corpus, source, limits=limits, keep=False)
            seconds = time.perf_counter() - start
        assert len(made) == count
        assert all(report.error is None for report in made)
        each = seconds / count * 1000
        first = first or each
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        yield (
            f"| {count} | {engine} | {seconds:.1f} | {each:.0f} | {each / first:.2f}"
            f" | {memory:.0f} |"
        )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path)
    parser.add_argument("--corpora", type=int, nargs="*", default=CORPORA)
    options = parser.parse_args()
    before = os.getloadavg()[0]
    # The fast engine first: the greatest size of a child never falls.
    engines = (EngineName.FAST, EngineName.PYSHACL)
    with tempfile.TemporaryDirectory() as folder:
        rows = [row for engine in engines for row in statements(engine, Path(folder))]
    sizes = [row for engine in engines for row in corpora(engine, options.corpora)]
    versions = ", ".join(f"{name} {version(name)}" for name in ("pyshacl", "shacl", "rdflib"))
    table = "\n".join(
        [
            "# Benchmark of validation",
            "",
            f"Python {platform.python_version()}, {versions}; {os.cpu_count()} processors; "
            f"load {before:.1f} before, {os.getloadavg()[0]:.1f} after; ten million additions take "
            f"{additions():.2f} s.",
            "",
            "| statement | engine | first s | new process s | kept s | ready s "
            "| warm ms | alone ms |",
            "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |",
            *rows,
            "",
            "| statements | engine | seconds | ms each | against the smallest | worker memory MB |",
            "| ---: | --- | ---: | ---: | ---: | ---: |",
            *sizes,
            "",
        ]
    )
    print(table, end="")
    if options.output:
        options.output.write_text(table, encoding="utf-8")


if __name__ == "__main__":
    main()

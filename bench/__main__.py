"""The benchmark of the endpoint, beside other servers: ``make bench``, or ``python -m bench``.

For each corpus and each server, one after another: load, start, questions, loads, endless queries.
The measurements are kept in ``.bench/results.json``, so that ``--only`` can measure one server
again; ``RESULTS.md`` is written from them.
"""

from __future__ import annotations

import argparse
import datetime
import json
import shutil
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bench.corpus import write_corpus
from bench.load import require_wrk
from bench.machine import ForeignLoad, describe_machine
from bench.measuring import (
    CLIENTS,
    Counter,
    measure_isolation,
    measure_loads,
    measure_questions,
)
from bench.memory import measure_memory, processor_seconds
from bench.results import write_results
from bench.servers import SERVERS, NotAvailableError, Server, install_peers
from bench.workload import Templates, make_templates

ROOT = Path(__file__).resolve().parent.parent / ".bench"
RESULTS = Path(__file__).with_name("RESULTS.md")
NO_LARGER_THAN = {"rdflib-endpoint": 200}
"""Statements that a server can hold at all: above, one question takes it minutes."""


@dataclass(frozen=True)
class Plan:
    """How long a server is measured over one corpus, in seconds; 0 clients or seconds: not."""

    seconds: float
    repeats: int
    questions_budget: float
    clients: Sequence[int]
    isolation_seconds: float


LARGEST = Plan(3, 3, 100, CLIENTS, 8)
SMALLER = Plan(2, 3, 25, (8,), 0)
QUICK = Plan(1, 1, 5, (8,), 2)


def tell(text: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {text}", file=sys.stderr, flush=True)


def measure_server(
    server: Server, templates: Templates, statements: int, plan: Plan, reference: dict[str, Any]
) -> dict[str, Any]:
    """Load a server, measure it and stop it. Raises NotAvailableError."""
    found: dict[str, Any] = {"version": server.version()}
    queries = {**templates.questions}
    queries |= {f"{name} (all)": text for name, text in templates.comparisons.items()}
    counter = Counter()
    others = ForeignLoad()
    try:
        found["load"] = server.load()
        found["start"] = server.start()
        tell(f"{server.name}: load {found['load']} s, first answer after {found['start']:.1f} s")
        assert server.process is not None
        found["idle"] = asdict(measure_memory(server.process.pid))
        found["loads"] = measure_loads(
            server,
            templates,
            statements,
            counter,
            reference.get("loads", {}).get("rows", {}),
            clients=plan.clients,
            seconds=plan.seconds,
            tell=lambda text: tell(f"{server.name}: {text}"),
        )
        found["questions"] = measure_questions(
            server,
            queries,
            statements,
            counter,
            {n: q["rows"] for n, q in reference.get("questions", {}).items() if "rows" in q},
            repeats=plan.repeats,
            budget=plan.questions_budget,
        )
        problems = sum("problem" in question for question in found["questions"].values())
        tell(f"{server.name}: questions done, {problems} of {len(queries)} with a problem")
        if plan.isolation_seconds:
            found["isolation"] = measure_isolation(
                server,
                templates,
                statements,
                counter,
                seconds=plan.isolation_seconds,
                tell=lambda text: tell(f"{server.name}: {text}"),
            )
        found["others"] = others.share(processor_seconds(server.process.pid))
        tell(f"{server.name}: others took {found['others']:.0%} of the processors")
    finally:
        server.stop()
    return found


def main() -> None:
    """Measure what the options name, and write the results."""
    names = [server.name for server in SERVERS]
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    add = parser.add_argument
    add("--statements", type=int, nargs="+", metavar="N", help="sizes of the corpora")
    add("--peers", nargs="*", choices=names[1:], help="beside noticegraph")
    add("--only", nargs="+", choices=names, help="measure these again, keep what the others had")
    add("--quick", action="store_true", help="a minute: one small corpus, printed")
    add("--output", type=Path, help="the Markdown file; - prints it")
    options = parser.parse_args()
    require_wrk()
    sizes = options.statements or ([20] if options.quick else [20, 200, 2000])
    kept = ROOT / ("quick.json" if options.quick else "results.json")
    results: dict[str, Any] = {"corpora": {}}
    if options.only and kept.is_file():
        results = json.loads(kept.read_text("utf-8"))
    peers = options.peers
    if peers is None:
        peers = names[1:2] if options.quick else names[1:]
    wanted = options.only or [names[0], *peers]
    if set(wanted) - {names[0]}:
        ROOT.mkdir(exist_ok=True)
        install_peers(ROOT / "peers", tell)
    results["machine"] = describe_machine()
    results["date"] = datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    templates = make_templates()
    for size in sizes:
        corpus = write_corpus(ROOT / f"corpus-{size}.nq", size)
        tell(f"{size} statements, {corpus.quads} quads")
        plan = QUICK if options.quick else LARGEST if size == max(sizes) else SMALLER
        entry = results["corpora"].setdefault(str(size), {"servers": {}})
        entry |= {"quads": corpus.quads, "seconds": plan.seconds}
        for kind in SERVERS:
            if kind.name not in wanted or size > NO_LARGER_THAN.get(kind.name, size):
                continue
            folder = ROOT / f"run-{size}" / kind.name
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            reference = entry["servers"].get(names[0], {}) if kind.name != names[0] else {}
            try:
                found = measure_server(kind(folder, corpus.file), templates, size, plan, reference)
            except NotAvailableError as error:
                tell(f"{kind.name} is left out: {error}")
                found = {"missing": str(error)}
            entry["servers"][kind.name] = found
            kept.write_text(json.dumps(results, indent=1), "utf-8")
            shutil.rmtree(folder, ignore_errors=True)
    text = write_results(results)
    output = options.output or (Path("-") if options.quick else RESULTS)
    if str(output) == "-":
        print(text, end="")
    else:
        output.write_text(text, "utf-8")
        tell(f"written: {output}")


if __name__ == "__main__":
    main()

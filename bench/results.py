"""The Markdown of the benchmark: tables, and the aims with what was reached."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.measuring import CLIENTS, CYCLE
from bench.servers import QUERY_SECONDS
from bench.workload import MIX, MIX_COMPARISONS, MIX_QUESTIONS

NOTES = Path(__file__).with_name("NOTES.md")
US, PEER, SLOW = "noticegraph", "oxigraph", "rdflib-endpoint"
Servers = Mapping[str, Mapping[str, Any]]


def write_results(results: Mapping[str, Any]) -> str:
    """Return the whole document."""
    corpora = {int(size): entry for size, entry in results["corpora"].items()}
    parts = [_head(results, corpora), _aims(corpora)]
    for size in sorted(corpora, reverse=True):
        entry = corpora[size]
        measured = {n: s for n, s in entry["servers"].items() if "missing" not in s}
        parts.append(f"## {size} statements, {entry['quads']:,} quads\n")
        parts += [
            f"{name} is left out: {server['missing']}.\n"
            for name, server in entry["servers"].items()
            if "missing" in server
        ]
        parts += [_loading(measured), _rates(measured), _isolation(measured), _questions(measured)]
        parts.append(_errors(measured))
    if NOTES.is_file():
        parts.append(NOTES.read_text("utf-8"))
    return "\n".join(part for part in parts if part)


def _head(results: Mapping[str, Any], corpora: Mapping[int, Any]) -> str:
    machine = results["machine"]
    versions: dict[str, str] = {}
    for entry in corpora.values():
        versions |= {n: s["version"] for n, s in entry["servers"].items() if "version" in s}
    seconds = corpora[max(corpora)]["seconds"]
    kinds = ", ".join(f"{share} {name}" for name, share in MIX)
    return f"""# Benchmark of the endpoint

Written by `make bench` on {results["date"]}. {machine["processor"]}, {machine["cores"]} cores,
{machine["memory"]} GiB of memory, {machine["system"]}, Python {machine["python"]}. The client has
the same cores. Compare the servers of one run; do not compare milliseconds between machines.

Servers, one at a time:
{", ".join(f"{name} {number}" for name, number in versions.items())}.

The default graph of each is the union of all graphs; noticegraph and Virtuoso stop a query after
{QUERY_SECONDS} seconds; noticegraph has `--client-seconds 0 --queries-waiting 64`, as all clients
have one address; all else is as it comes. A server's numbers of rows must be noticegraph's, or it
is not timed.

- **cold**: no query is asked twice; **warm**: {CYCLE["small"]} queries ({CYCLE["large"]} for large
  answers) over and over, each asked once before the time is taken;
- **small**: the certificates of one company, a few rows; **large**: 10,000 rows and some; **mix**,
  of 100 requests: {kinds} (questions: {len(MIX_QUESTIONS)} of the catalogue about one
  statement; comparisons: {len(MIX_COMPARISONS)} across all, a page of 1,000 rows and some);
- {seconds:g} seconds for each figure of the largest corpus, twice that for large answers and the
  mix, in a closed loop over kept connections; an answer counts when its status is 200 and it is
  whole. With errors, it is measured once more, and both are told. A dash: no answer in that time;
- processors taken by others: the share of all cores that other programs had meanwhile. Above some
  percent, measure again (`--only`) when the machine is quiet.
"""


def _aims(corpora: Mapping[int, Any]) -> str:
    largest = max(corpora)
    servers: Servers = corpora[largest]["servers"]
    lines = [
        "## Aims\n",
        "| aim | statements | measured | |",
        "| --- | ---: | ---: | --- |",
        _aim("warm mix, 8 clients: ≥ 2 × oxigraph's requests/s", largest, 2.0,
             _ratio(servers, US, PEER, "mix", "warm")),
        _aim("cold large answer, 8 clients: ≥ 2 × oxigraph's", largest, 2.0,
             _ratio(servers, US, PEER, "large", "cold")),
        _aim("cold small question, 8 clients: ≥ 0.5 × oxigraph's", largest, 0.5,
             _ratio(servers, US, PEER, "small", "cold")),
    ]  # fmt: skip
    for size in sorted(corpora):
        servers = corpora[size]["servers"]
        if size == 200 or (len(corpora) == 1 and SLOW in servers):
            lines += [
                _aim(f"{kind} {load}, 8 clients: ≥ 20 × {SLOW}'s", size, 20.0,
                     _ratio(servers, US, SLOW, load, kind))
                for load, kind in (("small", "cold"), ("mix", "cold"), ("mix", "warm"))
            ]  # fmt: skip
    isolation = corpora[largest]["servers"].get(US, {}).get("isolation")
    lines.append(
        _aim(
            "p99 of small questions beside endless queries: ≤ 3 × quiet",
            largest,
            3.0,
            _p99_ratio(isolation),
            at_most=True,
        )
    )
    return "\n".join(lines) + "\n"


def _p99_ratio(isolation: Mapping[str, Any] | None) -> tuple[float, str] | None:
    if isolation is None or not isolation["quiet"]["good"] or not isolation["disturbed"]["good"]:
        return None
    return isolation["disturbed"]["p99"] / isolation["quiet"]["p99"], ""


def _aim(
    text: str,
    size: int,
    wanted: float,
    measured: tuple[float, str] | None,
    *,
    at_most: bool = False,
) -> str:
    if not measured:
        return f"| {text} | {size} | not measured | |"
    ratio, mark = measured
    reached = ratio <= wanted if at_most else ratio >= wanted
    verdict = "reached" if reached else "**not reached**"
    return f"| {text} | {size} | {mark}{ratio:.2f} × | {verdict} |"


def _ratio(
    servers: Servers, one: str, other: str, load: str, kind: str
) -> tuple[float, str] | None:
    """Return the ratio of two rates; ">" where the other answered nothing in its time."""
    found = []
    for name in (one, other):
        cell = servers.get(name, {}).get("loads", {}).get(load, {}).get(kind, {}).get("8")
        if cell is None:
            return None
        found.append(cell)
    ours, theirs = found
    if not theirs["good"]:
        if not theirs["seconds"]:
            return None
        return ours["rate"] * theirs["seconds"], "> "
    return ours["rate"] / theirs["rate"], ""


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = ["| " + " | ".join(head) + " |", "| --- |" + " ---: |" * (len(head) - 1)]
    lines += ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def _loading(servers: Servers) -> str:
    def row(name: str, server: Mapping[str, Any]) -> list[str]:
        idle, busy = server.get("idle"), server.get("loads", {}).get("memory")
        cells = [name, "at start" if server["load"] is None else f"{server['load']:.1f}"]
        cells.append(f"{server['start']:.2f}")
        for memory in (idle, busy):
            cells += [f"{memory['rss']:.0f}", f"{memory['pss']:.0f}"] if memory else ["", ""]
        return [*cells, f"{server['others']:.0%}"]

    head = ["server", "load s", "first answer s", "RSS idle MiB", "PSS", "RSS under load", "PSS"]
    head.append("processors taken by others")
    return _table(head, (row(name, server) for name, server in servers.items()))


def _rates(servers: Servers) -> str:
    used = {
        clients
        for server in servers.values()
        for load in CYCLE
        for kind in ("cold", "warm")
        for clients in server.get("loads", {}).get(load, {}).get(kind, {})
    }
    many = [clients for clients in CLIENTS if str(clients) in used]
    head = ["requests/s (p50, p99 ms)", "server", *(f"{clients} clients" for clients in many)]
    rows = []
    for load in CYCLE:
        for kind in ("cold", "warm"):
            for name, server in servers.items():
                found = server.get("loads", {}).get(load)
                if found is None:
                    continue
                if "problem" in found:
                    rows.append(
                        [f"{load}, {kind}", name, found["problem"], *[""] * (len(many) - 1)]
                    )
                else:
                    cells = [_rate(found[kind].get(str(clients))) for clients in many]
                    rows.append([f"{load}, {kind}", name, *cells])
    return _table(head, rows)


def _rate(cell: Mapping[str, Any] | None) -> str:
    if cell is None:
        return ""
    errors = f", {cell['errors']} errors" if cell["errors"] else ""
    if not cell["good"]:
        return f"–{errors}"
    return f"{_number(cell['rate'])} ({_number(cell['p50'])}, {_number(cell['p99'])}){errors}"


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def _isolation(servers: Servers) -> str:
    rows = []
    for name, server in servers.items():
        found = server.get("isolation")
        if found is None:
            continue
        quiet, disturbed, endless = found["quiet"], found["disturbed"], found["endless"]
        rows.append(
            [
                name,
                _rate(quiet),
                _rate(disturbed),
                f"{disturbed['p99'] / quiet['p99']:.1f} ×" if disturbed["good"] else "no answer",
                f"{endless['asked']}: {endless['good']} answered, {endless['errors']} stopped",
            ]
        )
    head = (
        "small, cold, 8 clients",
        "quiet",
        "beside endless queries",
        "p99 ratio",
        "endless ones",
    )
    return _table(head, rows)


def _questions(servers: Servers) -> str:
    names = list(next(iter(servers.values()), {}).get("questions", {}))
    if not names:
        return ""
    head = ["question, median ms", "rows"]
    head += [f"{server} {kind}" for server in servers for kind in ("cold", "warm")]
    rows = []
    for name in names:
        cells = [server.get("questions", {}).get(name, {}) for server in servers.values()]
        row = [name, str(cells[0].get("rows", ""))]
        for cell in cells:
            if "problem" in cell:
                row += [cell["problem"], ""]
            else:
                row += [_number(cell[k]) if k in cell else "" for k in ("cold", "warm")]
        rows.append(row)
    for title, fold in _FOLDS:
        row = [title, ""]
        for server in servers:
            for kind in ("cold", "warm"):
                row.append(_number(fold(_answered_by_all(servers, server, kind))))
        rows.append(row)
    return _table(head, rows)


def _median(values: Sequence[float]) -> float:
    return statistics.median(values) if values else 0.0


_FOLDS: tuple[tuple[str, Callable[[Sequence[float]], float]], ...] = (
    ("**median of those that all answered**", _median),
    ("**sum of those that all answered**", sum),
)


def _answered_by_all(servers: Servers, server: str, kind: str) -> list[float]:
    asked = [other.get("questions", {}) for other in servers.values()]
    common = [
        name for name in asked[0] if all({"cold", "warm"} <= set(q.get(name, {})) for q in asked)
    ]
    return [servers[server]["questions"][name][kind] for name in common]


def _errors(servers: Servers) -> str:
    lines = []
    for name, server in servers.items():
        for load in CYCLE:
            for kind in ("cold", "warm"):
                for clients, cell in server.get("loads", {}).get(load, {}).get(kind, {}).items():
                    for time, measured in (("first time", cell.get("first")), ("", cell)):
                        if measured and measured["errors"]:
                            lines.append(
                                f"- {name}, {load}, {kind}, {clients} clients {time}: "
                                f"{measured['errors']} errors beside {measured['good']} answers; "
                                f"the last: `{measured['reason'][:120]}`"
                            )
    return "Errors:\n\n" + "\n".join(lines) + "\n" if lines else ""

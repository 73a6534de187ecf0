"""Measurements of one running server; each returns plain data for ``endpoint``'s results."""

from __future__ import annotations

import http.client
import json
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from bench.load import Load, load_running, put_load, read_report
from bench.memory import PeakMemory, processor_seconds
from bench.servers import QUERY_SECONDS, Server, ask
from bench.workload import LARGE_ROWS, Templates, fill

CYCLE = {"small": 100, "large": 10, "mix": 100}
"""How many queries are asked over and over when a load is warm."""

CLIENTS = (1, 8, 32)
_PATIENCE = QUERY_SECONDS + 5
_QUESTION_BUDGET = 0.7
"""Seconds after which no further repeat of a question begins."""

_SETTLING = 15
"""Seconds that a server has to become idle after a load; a query may run on for some of them."""
_WARMING = 40
"""Seconds that asking each query of a warm load once may take."""


class Counter:
    """The n of the next query that this server was never asked."""

    def __init__(self) -> None:
        self.next = 1000

    def take(self, count: int) -> int:
        """Return the first of ``count`` new ones."""
        first = self.next
        self.next += count
        return first


def count_rows(body: bytes) -> int:
    """Return the number of solutions; raises ValueError for what is no whole answer."""
    try:
        return len(json.loads(body)["results"]["bindings"])
    except (KeyError, TypeError) as error:
        raise ValueError(str(error)) from error


def _timed(server: Server, query: str) -> tuple[float, int | str]:
    """Ask; return milliseconds, and the rows or what was wrong."""
    started = time.perf_counter()
    try:
        status, body = ask(server.endpoint, query, timeout=_PATIENCE)
        spent = (time.perf_counter() - started) * 1000
        if status != 200:
            return spent, f"status {status}"
        return spent, count_rows(body)
    except TimeoutError:
        server.restart()
        return _PATIENCE * 1000.0, f"no answer in {_PATIENCE} s"
    except ValueError:
        return (time.perf_counter() - started) * 1000, "broken answer"
    except (OSError, http.client.HTTPException) as error:
        server.restart()
        return (time.perf_counter() - started) * 1000, f"connection lost ({type(error).__name__})"


def measure_questions(
    server: Server,
    queries: Mapping[str, str],
    statements: int,
    counter: Counter,
    expected: Mapping[str, int],
    *,
    repeats: int,
    budget: float,
) -> dict[str, dict[str, Any]]:
    """Ask each question cold and warm; medians in milliseconds.

    First its rows are held against ``expected`` (where that knows it): what differs is not timed.
    When ``budget`` seconds are spent, the rest is not asked.
    """
    found: dict[str, dict[str, Any]] = {}
    began = time.perf_counter()
    for name, template in queries.items():
        if time.perf_counter() - began > budget:
            found[name] = {"problem": "not asked: the time was up"}
            continue
        first, rows = _timed(server, fill(template, 0, statements))
        if not isinstance(rows, int):
            found[name] = {"problem": rows, "first": first}
            continue
        found[name] = {"rows": rows, "first": first}
        if name in expected and rows != expected[name]:
            found[name]["problem"] = f"{rows} rows, not {expected[name]}"
            continue
        new = counter.take(repeats)
        cold = _repeat(server, [fill(template, n, statements) for n in range(new, new + repeats)])
        warm = _repeat(server, [fill(template, new, statements)] * repeats)
        for kind, times in (("cold", cold), ("warm", warm)):
            if times:
                found[name][kind] = statistics.median(times)
    return found


def _repeat(server: Server, queries: Sequence[str]) -> list[float]:
    times: list[float] = []
    for query in queries:
        spent, rows = _timed(server, query)
        if not isinstance(rows, int):
            break
        times.append(spent)
        if sum(times) > _QUESTION_BUDGET * 1000:
            break
    return times


def check_rows(
    server: Server, queries: Mapping[str, str], statements: int, expected: Mapping[str, int]
) -> tuple[dict[str, int | str], dict[str, int]]:
    """Return the rows of query 0 of each template (or what is wrong), and the answers' lengths."""
    rows: dict[str, int | str] = {}
    lengths: dict[str, int] = {}
    for name, template in queries.items():
        try:
            status, body = ask(
                server.endpoint, fill(template, 0, statements), timeout=_PATIENCE * 4
            )
            rows[name] = count_rows(body) if status == 200 else f"status {status}"
            lengths[name] = len(body)
        except (OSError, ValueError, http.client.HTTPException) as error:
            rows[name] = f"{type(error).__name__}"
        if name in expected and rows[name] != expected[name]:
            rows[name] = f"{rows[name]} rows, not {expected[name]}"
    return rows, lengths


def measure_loads(
    server: Server,
    templates: Templates,
    statements: int,
    counter: Counter,
    expected: Mapping[str, int],
    *,
    clients: Sequence[int],
    seconds: float,
    tell: Callable[[str], None],
) -> dict[str, Any]:
    """Put the loads on a server, cold and warm, and watch its memory meanwhile."""
    queries = {"small": [templates.small], "large": [templates.large], "mix": templates.mix()}
    checked, lengths = check_rows(
        server, {"small": templates.small, "large": templates.large}, statements, expected
    )
    found: dict[str, Any] = {"rows": checked}
    assert server.process is not None
    with PeakMemory(server.process.pid) as peak:
        for name in queries:
            rows = checked.get(name)
            if isinstance(rows, str):
                found[name] = {"problem": rows}
                continue
            if name == "large" and isinstance(rows, int) and rows < LARGE_ROWS:
                found[name] = {"problem": f"the corpus has {rows} rows"}
                continue
            work = _Work(
                server,
                queries[name],
                statements,
                CYCLE[name],
                seconds if name == "small" else 2 * seconds,
                round(lengths[name] * 0.95) if name == "large" else 2,
            )
            found[name] = {
                "cold": {
                    str(many): work.cold(many, counter, _prefixed(tell, name)) for many in clients
                }
            }
            first = work.warm_up(counter)
            found[name]["warm"] = {
                str(many): work.warm(many, first, _prefixed(tell, name)) for many in clients
            }
    found["memory"] = asdict(peak.greatest)
    return found


@dataclass(frozen=True)
class _Work:
    """One kind of load on one server."""

    server: Server
    queries: Sequence[str]
    statements: int
    cycle: int
    seconds: float
    least_bytes: int

    def cold(self, clients: int, counter: Counter, tell: Callable[[str], None]) -> dict[str, Any]:
        """Ask what was never asked, once more if there were errors."""
        tell = _prefixed(tell, f"cold, {clients} clients")
        load = self._put(clients, counter.take(0), 0)
        counter.take(load.asked + 100)
        first = None
        if load.errors:
            tell(f"{load.errors} errors, {load.reason[:80]}; once more")
            first, load = load, self._put(clients, counter.take(0), 0)
            counter.take(load.asked + 100)
        return _record(load, first, tell)

    def warm_up(self, counter: Counter) -> int:
        """Ask each query of a warm load once; return the n of the first of them."""
        first = counter.take(self.cycle)
        began = time.perf_counter()
        for count in range(self.cycle):
            query = self.queries[count % len(self.queries)]
            if time.perf_counter() - began < _WARMING:
                _timed(self.server, fill(query, first + count, self.statements))
        return first

    def warm(self, clients: int, first: int, tell: Callable[[str], None]) -> dict[str, Any]:
        """Ask the same queries over and over, once more if there were errors."""
        tell = _prefixed(tell, f"warm, {clients} clients")
        load, before = self._put(clients, first, self.cycle), None
        if load.errors:
            tell(f"{load.errors} errors, {load.reason[:80]}; once more")
            before, load = load, self._put(clients, first, self.cycle)
        return _record(load, before, tell)

    def _put(self, clients: int, first: int, cycle: int) -> Load:
        load = put_load(
            self.server.endpoint,
            self.queries,
            clients=clients,
            seconds=self.seconds,
            statements=self.statements,
            first=first,
            cycle=cycle,
            least_bytes=self.least_bytes,
        )
        _settle(self.server)
        return load


def _prefixed(tell: Callable[[str], None], prefix: str) -> Callable[[str], None]:
    return lambda text: tell(f"{prefix}: {text}")


def _record(load: Load, first: Load | None, tell: Callable[[str], None]) -> dict[str, Any]:
    tell(f"{load.rate:.1f}/s, p99 {load.p99:.1f} ms, {load.errors} errors")
    return asdict(load) | ({"first": asdict(first)} if first else {})


def _settle(server: Server) -> None:
    """Wait until a server has done with what its clients no longer wait for, or start it anew."""
    deadline = time.perf_counter() + _SETTLING
    while time.perf_counter() < deadline:
        if server.process is None or server.process.poll() is not None:
            break
        before = processor_seconds(server.process.pid)
        time.sleep(0.4)
        if processor_seconds(server.process.pid) - before < 0.05:
            return
    server.restart()


def measure_isolation(
    server: Server,
    templates: Templates,
    statements: int,
    counter: Counter,
    *,
    seconds: float,
    tell: Callable[[str], None],
) -> dict[str, Any]:
    """Ask the small question by 8 clients: alone, and while one more sends endless queries."""

    def canary() -> Load:
        load = put_load(
            server.endpoint, [templates.small], clients=8, seconds=seconds,
            statements=statements, first=counter.take(0),
        )  # fmt: skip
        counter.take(load.asked + 100)
        return load

    _settle(server)
    quiet = canary()
    endless = load_running(
        server.endpoint,
        [templates.endless],
        clients=1,
        seconds=seconds + 3,
        statements=statements,
        first=counter.take(100_000),
    )
    with endless as process:
        time.sleep(1)
        disturbed = canary()
        beside = read_report(process.communicate(timeout=120)[0])
    tell(
        f"canary: p99 {quiet.p99:.1f} ms, {disturbed.p99:.1f} ms beside endless queries "
        f"({beside.asked} of these: {beside.good} answered, {beside.errors} refused or stopped)"
    )
    return {"quiet": asdict(quiet), "disturbed": asdict(disturbed), "endless": asdict(beside)}

"""Changes made in processes: reads go on, limits cut, and what is kept is what is asked."""

from __future__ import annotations

import json
import math
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from waiting import PATIENCE, eventually

from noticegraph.embedded import EmbeddedEngine
from noticegraph.engine import Delta, QueryRequest
from noticegraph.errors import (
    BusyError,
    ForbiddenQueryError,
    LimitError,
    MemoryLimitError,
    QuerySyntaxError,
    RDFSyntaxError,
    StoreError,
    StoreFullError,
    TimeLimitError,
    UnavailableError,
    UsageError,
)
from noticegraph.processes import Limits, ProcessEngine, generations, pool
from noticegraph.processes.zygote import WRITER, change_whole
from noticegraph.store_directory import StoreDirectory

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="writers are forked on Linux only"
)
JSON = "application/sparql-results+json"
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
LIMITS = Limits(seconds=3600, update_seconds=3600, update_memory=300 * 2**20)
# Of n triples these make n³ solutions.
ENDLESS = (
    "DELETE { ?a ?b ?c } WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i "
    "FILTER(CONCAT(STR(?c), STR(?f), STR(?i)) = 'none') }"
)
HUNGRY = "INSERT { ?a <x:with> ?o } WHERE { ?s ?p ?o . ?t ?q ?u BIND(BNODE() AS ?a) }"
SLOW_READ = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f FILTER(STR(?c) < STR(?f)) }"


def count(engine: ProcessEngine, query: str = COUNT) -> int:
    found = json.loads(engine.query(QueryRequest(query, JSON)))
    return int(found["results"]["bindings"][0]["n"]["value"])


def kept(store: StoreDirectory) -> int:
    return sum(lines.count(b"\n") for lines in store.lines())


@contextmanager
def opened(
    directory: Path, limits: Limits = LIMITS
) -> Iterator[tuple[ProcessEngine, StoreDirectory]]:
    engine = ProcessEngine(limits, writable=True)
    try:
        with StoreDirectory.open(directory) as store:
            engine.begin(store)
            yield engine, store
    finally:
        engine.close()


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    return tmp_path / "store"


def fill(engine: ProcessEngine, number: int = 1_500) -> None:
    triples = " . ".join(f"<x:s{n}> <x:p> {n}" for n in range(number))
    engine.update(f"INSERT DATA {{ {triples} }}")


def processes(engine: ProcessEngine) -> set[int]:
    """Return the zygotes, readers and writers that run, whoever their parents are by now."""
    ours = {os.getpid(), engine._generations.spawner.pid}
    numbers = (int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit())
    below = engine._generations.spawner.pid
    return {n for n in numbers if n not in ours and is_forked_of_this(n) and is_below(n, below)}


def is_below(pid: int, ancestor: int) -> bool:
    """Tell whether a process descends from another; tests beside this one have their own."""
    while pid > 1:
        if pid == ancestor:
            return True
        try:
            pid = int(stat(pid)[1])
        except OSError:
            return False
    return False


def is_forked_of_this(pid: int) -> bool:
    try:
        fields = stat(pid)
        command = Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False
    return (
        b"noticegraph.processes" in command and fields[0] != "Z" and int(fields[2]) == os.getpgrp()
    )


def stat(pid: int) -> list[str]:
    """Return the fields of a process from its state on."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()


def ticks(pid: int) -> int:
    """Return what a process has taken of a processor, in hundredths of a second."""
    try:
        fields = stat(pid)
    except OSError:
        return 0
    return int(fields[11]) + int(fields[12])


def busiest(engine: ProcessEngine) -> int:
    """Return the one process that works, once it does."""
    before = {pid: ticks(pid) for pid in processes(engine)}
    found: list[int] = []

    def works() -> list[int]:
        found[:] = [pid for pid in processes(engine) if ticks(pid) - before.get(pid, 0) >= 5]
        return found

    eventually(works)
    (pid,) = found
    return pid


def kill(pids: Iterable[int]) -> None:
    """Kill processes, and return when they have ended."""
    pids = list(pids)
    for pid in pids:
        # A zygote of before may be on its way out.
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    eventually(lambda: all(has_ended(pid) for pid in pids))


def has_ended(pid: int) -> bool:
    """Tell whether a process has ended, its sockets closed; its command goes before them.

    Its last thread closes them, and its first is a zombie already when others still run.
    """
    try:
        return stat(pid)[0] == "Z" and len([*Path(f"/proc/{pid}/task").iterdir()]) == 1
    except OSError:
        return True


def kill_all(engine: ProcessEngine) -> None:
    """Kill the spawner and all that it brought forth, and return when they have ended."""
    kill([engine._generations.spawner.pid, *processes(engine)])
    engine._generations.spawner._process.wait()


def in_background(act: Callable[[], object]) -> tuple[threading.Thread, list[BaseException]]:
    errors: list[BaseException] = []

    def run() -> None:
        try:
            act()
        except BaseException as error:  # noqa: BLE001 - it is looked at by the test
            errors.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    return thread, errors


# What changes


def test_changes_are_asked_and_kept(directory: Path) -> None:
    with opened(directory) as (engine, store):
        engine.update("INSERT DATA { <x:a> <x:p> 1 . GRAPH <x:g> { <x:b> <x:p> 2 } }")
        assert (count(engine), kept(store)) == (2, 2)
        assert engine.write_graph("x:h", b"<x:c> <x:p> 3 .", "text/turtle", replace=True)
        assert engine.graph_names() == ["x:g", "x:h"]
        assert engine.delete_graph("x:g")
        assert (count(engine), kept(store)) == (2, 2)
        assert engine.read_graph("x:h", "application/n-triples")
        assert engine.read_graph("x:g", "application/n-triples") is None
    with opened(directory) as (engine, _store):
        assert count(engine) == 2
        assert engine.graph_names() == ["x:h"]


def test_an_empty_graph_is_not_none(directory: Path) -> None:
    with opened(directory) as (engine, _store):
        engine.update("CREATE GRAPH <x:empty>")
        assert engine.read_graph("x:empty", "application/n-triples") == b""
    with opened(directory) as (engine, _store):
        assert engine.read_graph("x:empty", "application/n-triples") == b""
        assert engine.delete_graph("x:empty")
    with opened(directory) as (engine, _store):
        assert engine.graph_names() == []


def test_revision_changes_only_with_changes(directory: Path) -> None:
    with opened(directory) as (engine, store):
        seen = [engine.revision()]
        engine.update("INSERT DATA { <x:a> <x:p> 1 }")
        seen.append(engine.revision())
        for nothing in (
            "INSERT DATA { <x:a> <x:p> 1 }",
            "INSERT DATA { <x:a> <x:p> 01 }",
            "DELETE DATA { <x:z> <x:p> 1 }",
            "DELETE { ?s ?p ?o } INSERT { ?s ?p ?o } WHERE { ?s ?p ?o }",
            "INSERT DATA { <x:b> <x:p> 2 } ; DELETE DATA { <x:b> <x:p> 2 }",
            "DROP SILENT GRAPH <x:none>",
        ):
            engine.update(nothing)
            assert engine.revision() == seen[-1], nothing
        assert not engine.delete_graph("x:none")
        assert not engine.write_graph(None, b"<x:a> <x:p> 1 .", "text/turtle", replace=True)
        assert engine.revision() == seen[-1]
        engine.update("CREATE GRAPH <x:g>")
        seen.append(engine.revision())
        engine.update("DROP GRAPH <x:g>")
        seen.append(engine.revision())
        assert len(set(seen)) == len(seen) == 4
        assert store.revision == seen[-1]
    with opened(directory) as (engine, _store):
        assert engine.revision() == seen[-1]


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("INSERT DATA { <x:a> <x:p> }", QuerySyntaxError),
        ("LOAD <http://127.0.0.1:9/>", ForbiddenQueryError),
        ("INSERT { ?s ?p ?o } WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
         ForbiddenQueryError),
        ("INSERT DATA { <x:half> <x:p> 1 } ; CLEAR GRAPH <x:none>", UsageError),
        ("INSERT DATA { <x:half> <x:p> 1 } ; CREATE GRAPH <x:g> ; CREATE GRAPH <x:g>", UsageError),
    ],
)  # fmt: skip
def test_what_fails_changes_nothing(text: str, error: type[Exception], directory: Path) -> None:
    with opened(directory) as (engine, store):
        engine.update("INSERT DATA { <x:a> <x:p> 1 }")
        before = engine.revision()
        with pytest.raises(error):
            engine.update(text)
        assert (engine.revision(), count(engine), kept(store)) == (before, 1, 1)
        assert engine.graph_names() == []


def test_a_graph_that_is_wrong_at_its_end_changes_nothing(directory: Path) -> None:
    with opened(directory) as (engine, store):
        engine.write_graph("x:g", b"<x:a> <x:p> 1 .", "text/turtle", replace=True)
        with pytest.raises(RDFSyntaxError) as caught:
            engine.write_graph("x:g", b"<x:b> <x:p> 2 .\n<x:c> <x:p>", "text/turtle", replace=True)
        assert caught.value.line == 2
        assert (count(engine), kept(store)) == (1, 1)


# While a change is made


def test_reads_go_on_during_a_long_update(directory: Path) -> None:
    with opened(directory) as (engine, _store):
        fill(engine)
        update, errors = in_background(lambda: engine.update(ENDLESS))
        writer = busiest(engine)
        for _ in range(20):
            assert count(engine) == 1_500
        assert update.is_alive()
        kill([writer])
        update.join(PATIENCE)
        assert isinstance(errors[0], LimitError)


def test_an_endless_update_is_cut_and_changes_nothing(directory: Path) -> None:
    with opened(directory, replace(LIMITS, update_seconds=3)) as (engine, store):
        fill(engine)
        before = engine.revision()
        with pytest.raises(TimeLimitError, match="longer than 3 seconds; nothing was changed"):
            engine.update(f"INSERT DATA {{ <x:new> <x:p> 1 }} ; {ENDLESS}")
        assert (engine.revision(), count(engine), kept(store)) == (before, 1_500, 1_500)
        # The zygote, and the reader that waits.
        eventually(lambda: len(processes(engine)) <= 2)
        engine.update("INSERT DATA { <x:new> <x:p> 1 }")
        assert count(engine) == 1_501


def test_a_hungry_update_dies_alone(directory: Path) -> None:
    with opened(directory) as (engine, store):
        fill(engine)
        before = engine.revision()
        with pytest.raises(MemoryLimitError, match="nothing was changed"):
            engine.update(HUNGRY)
        assert (engine.revision(), count(engine), kept(store)) == (before, 1_500, 1_500)
        engine.update("INSERT DATA { <x:new> <x:p> 1 }")
        assert count(engine) == 1_501


def test_one_change_waits_for_the_other(directory: Path) -> None:
    with opened(directory) as (engine, _store):
        fill(engine)
        first, errors = in_background(lambda: engine.update(ENDLESS))
        writer = busiest(engine)
        second, none = in_background(lambda: engine.update("INSERT DATA { <x:waited> <x:p> 1 }"))
        assert (first.is_alive(), second.is_alive(), count(engine)) == (True, True, 1_500)
        kill([writer])
        for thread in (first, second):
            thread.join(PATIENCE)
        assert isinstance(errors[0], LimitError)
        assert (none, count(engine)) == ([], 1_501)


def test_a_change_does_not_wait_for_ever(directory: Path) -> None:
    with opened(directory, Limits(update_seconds=1)) as (engine, _store), engine._changing:
        with pytest.raises(BusyError):
            engine.update("INSERT DATA { <x:late> <x:p> 1 }")
        assert count(engine) == 0


def test_changes_from_many_threads_are_all_kept(directory: Path) -> None:
    with opened(directory) as (engine, store):
        threads = [
            in_background(lambda n=n: engine.update(f"INSERT DATA {{ <x:s{n}> <x:p> {n} }}"))  # type: ignore[misc]
            for n in range(12)
        ]
        for thread, errors in threads:
            thread.join()
            assert errors == []
        assert (count(engine), kept(store)) == (12, 12)


def test_readers_of_the_old_generation_finish_on_it(directory: Path) -> None:
    number = 4_000
    with opened(directory) as (engine, _store):
        fill(engine, number)
        answers: list[int] = []
        reading, errors = in_background(lambda: answers.append(count(engine, SLOW_READ)))
        reader = busiest(engine)
        os.kill(reader, signal.SIGSTOP)
        engine.update("DELETE WHERE { ?s ?p ?o }")
        assert count(engine) == 0
        assert reading.is_alive()
        os.kill(reader, signal.SIGCONT)
        reading.join(PATIENCE)
        assert errors == []
        # Of two different numbers, one comes before the other.
        assert answers == [number * (number - 1) // 2]
        # The old zygote has gone with its last reader.
        eventually(lambda: len(processes(engine)) <= 2)


def test_no_process_is_left_after_many_changes(directory: Path) -> None:
    with opened(directory) as (engine, _store):
        for number in range(10):
            engine.update(f"INSERT DATA {{ <x:s{number}> <x:p> 1 }}")
            assert count(engine) == number + 1
        # The zygote, and the reader that waits.
        eventually(lambda: 1 <= len(processes(engine)) <= 2)
    eventually(lambda: processes(engine) == set())


def test_processes_that_end_are_buried_by_the_spawner_and_not_by_process_1(
    directory: Path,
) -> None:
    """As in a container where the server is process 1 and buries nobody."""
    with opened(directory) as (engine, _store):
        for number in range(6):
            engine.update(f"INSERT DATA {{ <x:s{number}> <x:p> 1 }}")
            assert count(engine) == number + 1
            if number == 3:
                # Its children have another parent now, and so would all that follow.
                kill([engine._generations.spawner.pid])
                engine._generations.spawner._process.wait()
        # The zygote that serves now is the grandchild of one that has gone.
        generation = engine._generations.current
        assert generation
        (reader,) = generation.waiting
        zygote = int(stat(reader.pid)[1])
        assert int(stat(zygote)[1]) == engine._generations.spawner.pid
        # None stays as a zombie.
        eventually(lambda: children_of(engine._generations.spawner.pid) == [zygote])


def children_of(parent: int) -> list[int]:
    return [int(n) for n in Path(f"/proc/{parent}/task/{parent}/children").read_text().split()]


# What dies


def test_a_killed_writer_changes_nothing(directory: Path) -> None:
    with opened(directory) as (engine, store):
        fill(engine)
        update, errors = in_background(lambda: engine.update(ENDLESS))
        kill([busiest(engine)])
        update.join(PATIENCE)
        assert not update.is_alive()
        assert isinstance(errors[0], LimitError)
        assert (count(engine), kept(store)) == (1_500, 1_500)
        engine.update("INSERT DATA { <x:new> <x:p> 1 }")
        assert count(engine) == 1_501


def test_a_killed_zygote_is_made_again_from_what_is_kept(directory: Path) -> None:
    with opened(directory) as (engine, _store):
        fill(engine)
        engine.update(
            "DELETE DATA { <x:s1> <x:p> 1 } ; INSERT DATA { GRAPH <x:g> { <x:a> <x:p> 1 } }"
        )
        revision = engine.revision()
        kill(processes(engine))
        assert count(engine) == 1_500
        assert engine.graph_names() == ["x:g"]
        assert engine.revision() == revision
        engine.update("INSERT DATA { <x:new> <x:p> 1 }")
        assert count(engine) == 1_501


def test_a_zygote_killed_before_a_change_is_made_again_for_it(directory: Path) -> None:
    with opened(directory) as (engine, store):
        fill(engine)
        kill(processes(engine))
        engine.update("INSERT DATA { <x:new> <x:p> 1 }")
        assert (count(engine), kept(store)) == (1_501, 1_501)


def test_all_processes_that_die_at_once_are_made_again(directory: Path) -> None:
    with opened(directory) as (engine, store):
        fill(engine)
        revision = engine.revision()
        for number in range(1, 3):
            kill_all(engine)
            assert (count(engine), engine.revision()) == (1_499 + number, revision)
            kill_all(engine)
            engine.update(f"INSERT DATA {{ <x:new{number}> <x:p> 1 }}")
            assert (count(engine), kept(store)) == (1_500 + number, 1_500 + number)
            revision = engine.revision()
    eventually(lambda: not processes(engine))


def test_a_spawner_that_dies_alone_is_not_missed(directory: Path) -> None:
    with opened(directory) as (engine, store):
        fill(engine)
        kill([engine._generations.spawner.pid])
        engine._generations.spawner._process.wait()
        assert count(engine) == 1_500
        engine.update("INSERT DATA { <x:new> <x:p> 1 }")
        kill(processes(engine))
        assert (count(engine), kept(store)) == (1_501, 1_501)


def test_who_asks_while_the_data_are_loaded_again_is_told_so(
    directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(generations, "_RECOVERY_PATIENCE", 0.01)
    with slowly(directory) as (engine, keeper):
        engine.update("INSERT DATA { <x:a> <x:p> 1 }")
        refused: list[type[BaseException]] = []

        def ask_too() -> None:
            for ask in (lambda: count(engine), lambda: engine.update("CLEAR ALL")):
                thread, errors = in_background(ask)
                thread.join()
                refused.extend(type(error) for error in errors)

        keeper.while_read = ask_too
        kill_all(engine)
        assert count(engine) == 1
        assert refused == [UnavailableError, UnavailableError]


def test_where_no_process_can_be_had_it_is_told_and_tried_again(
    directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(directory) as (engine, _store):
        fill(engine)
        kill_all(engine)
        with monkeypatch.context() as patched:
            patched.setattr(sys, "executable", "/bin/false")
            with pytest.raises(UnavailableError):
                count(engine)
        assert count(engine) == 1_500


class Slow:
    """A keeper whose commits and readings take long enough to come into each other's way."""

    def __init__(self, store: StoreDirectory) -> None:
        self.store = store
        self.before_commit: Callable[[], None] = lambda: None
        self.after_commit: Callable[[], None] = lambda: None
        self.while_read: Callable[[], None] = lambda: None
        self.late = False
        self.deadlines: list[float | None] = []

    @property
    def revision(self) -> str:
        return self.store.revision

    def lines(self) -> Iterator[bytes]:
        yield from self.store.lines()
        self.while_read()

    def graph_names(self) -> list[str]:
        return self.store.graph_names()

    def commit(self, delta: Delta, deadline: float | None = None) -> str:
        self.deadlines.append(deadline)
        self.before_commit()
        found = self.store.commit(delta, -math.inf if self.late else deadline)
        self.after_commit()
        return found


@contextmanager
def slowly(directory: Path) -> Iterator[tuple[ProcessEngine, Slow]]:
    engine = ProcessEngine(LIMITS, writable=True)
    try:
        with StoreDirectory.open(directory) as store:
            keeper = Slow(store)
            engine.begin(keeper)
            yield engine, keeper
    finally:
        engine.close()


def test_a_zygote_made_again_during_a_change_does_not_hide_it(
    directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with slowly(directory) as (engine, keeper):
        engine.update("INSERT DATA { <x:a> <x:p> 1 }")
        writers, fork = [], engine._generations.fork

        def noting(parent: socket.socket, role: bytes) -> tuple[socket.socket, int]:
            channel, pid = fork(parent, role)
            writers.extend([pid] if role == WRITER else [])
            return channel, pid

        monkeypatch.setattr(engine._generations, "fork", noting)
        reading = threading.Event()
        reader: list[threading.Thread] = []

        def zygote_dies() -> None:
            # The writer has done its work; its zygote dies, and a reader has it made again, slowly.
            kill(processes(engine) - {writers[-1]})
            reader.append(in_background(lambda: count(engine))[0])
            reading.wait(2)

        def slow() -> None:
            reading.set()
            time.sleep(1)

        keeper.before_commit, keeper.while_read = zygote_dies, slow
        engine.update("INSERT DATA { <x:b> <x:p> 2 }")
        for thread in reader:
            thread.join()
        keeper.before_commit = keeper.while_read = lambda: None
        assert count(engine) == 2
        assert engine.revision() == keeper.revision
        engine.update("INSERT DATA { <x:c> <x:p> 3 }")
        assert (count(engine), kept(keeper.store)) == (3, 3)


def test_a_writer_that_dies_after_the_commit_hides_nothing(directory: Path) -> None:
    with slowly(directory) as (engine, keeper):
        engine.update("INSERT DATA { <x:a> <x:p> 1 }")
        keeper.after_commit = lambda: kill(processes(engine))
        engine.update("INSERT DATA { <x:b> <x:p> 2 }")
        keeper.after_commit = lambda: None
        assert count(engine) == 2
        assert engine.revision() == keeper.revision


@pytest.mark.parametrize("error", [StoreFullError, StoreError])
def test_what_cannot_be_kept_is_not_asked(error: type[StoreError], directory: Path) -> None:
    with slowly(directory) as (engine, keeper):
        engine.update("INSERT DATA { <x:a> <x:p> 1 }")
        before = engine.revision()

        def fail() -> None:
            raise error("store-full", directory="x", reason="no room")

        keeper.before_commit = fail
        with pytest.raises(error, match="no room"):
            engine.update("INSERT DATA { <x:b> <x:p> 2 }")
        keeper.before_commit = lambda: None
        assert (count(engine), engine.revision()) == (1, before)
        engine.update("INSERT DATA { <x:b> <x:p> 2 }")
        assert count(engine) == 2


# From its admission to its answer


def test_a_change_has_one_limit_up_to_its_commit(directory: Path) -> None:
    with slowly(directory) as (engine, keeper):
        before = time.monotonic()
        engine.update("INSERT DATA { <x:a> <x:p> 1 }")
        (deadline,) = keeper.deadlines
        assert deadline
        assert before <= deadline - LIMITS.update_seconds <= time.monotonic()


def test_a_change_that_comes_late_to_the_store_is_not_made(directory: Path) -> None:
    with slowly(directory) as (engine, keeper):
        engine.update("INSERT DATA { <x:a> <x:p> 1 }")
        before = engine.revision()
        keeper.late = True
        with pytest.raises(TimeLimitError, match="nothing was changed"):
            engine.update("DELETE DATA { <x:a> <x:p> 1 } ; INSERT DATA { <x:b> <x:p> 2 }")
        keeper.late = False
        assert (count(engine), kept(keeper.store), engine.revision()) == (1, 1, before)
        # The zygote, and the reader that waits: the writer has gone.
        eventually(lambda: len(processes(engine)) <= 2)
        engine.update("INSERT DATA { <x:b> <x:p> 2 }")
        assert (count(engine), kept(keeper.store)) == (2, 2)


def test_a_change_does_not_wait_for_ever_while_the_data_are_loaded_again(directory: Path) -> None:
    with opened(directory, replace(LIMITS, update_seconds=2)) as (engine, store):
        with engine._generations.keeping:
            thread, errors = in_background(lambda: engine.update("INSERT DATA { <x:a> <x:p> 1 }"))
            thread.join(PATIENCE)
        assert [type(error) for error in errors] == [TimeLimitError]
        assert (count(engine), kept(store)) == (0, 0)


def test_a_change_is_answered_though_its_writer_does_not_take_over(
    directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "HAND_OVER_SECONDS", 0.2)
    with slowly(directory) as (engine, keeper):
        engine.update("INSERT DATA { <x:a> <x:p> 1 }")
        stopped: set[int] = set()

        def stop() -> None:
            stopped.update(processes(engine))
            for pid in stopped:
                os.kill(pid, signal.SIGSTOP)

        keeper.after_commit = stop
        engine.update("INSERT DATA { <x:b> <x:p> 2 }")
        keeper.after_commit = lambda: None
        assert engine.revision() == keeper.revision
        # What has only the first triple is asked no more.
        assert count(engine) == 2
        for pid in stopped:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGCONT)
        eventually(lambda: all(has_ended(pid) for pid in stopped))


def test_a_writer_has_nothing_left_to_do_when_its_change_is_told() -> None:
    """What is asked follows within the limits, not after the commit."""
    engine = EmbeddedEngine("union")
    body = b"<x:a> <x:p> 1 . <x:b> <x:p> 2 ."
    tasks: list[tuple[dict[str, Any], list[bytes], int]] = [
        ({"kind": "write", "graph": "x:g", "documents": [("text/turtle", None)],
          "replace": True, "base_iri": None}, [body], 2),
        ({"kind": "update", "text": "INSERT DATA { <x:c> <x:p> 3 }", "using_graphs": [],
          "using_named_graphs": [], "base_iri": None}, [], 3),
        ({"kind": "delete", "graph": "x:g"}, [], 1),
    ]  # fmt: skip
    for task, parts, number in tasks:
        change_whole(engine, task, parts)
        found = json.loads(engine.query(QueryRequest(COUNT, JSON)))
        assert found["results"]["bindings"][0]["n"]["value"] == str(number)

"""Readers: what a limit cuts, and that nothing but the query ends with it."""

from __future__ import annotations

import json
import os
import signal
import socket
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from waiting import PATIENCE, eventually

from noticegraph.content import shipped_content
from noticegraph.dataset import Dataset, read_content
from noticegraph.endpoint import Admission, Endpoint
from noticegraph.engine import QueryRequest
from noticegraph.errors import (
    AnswerLimitError,
    BusyError,
    ClientGoneError,
    ForbiddenQueryError,
    LimitError,
    QuerySyntaxError,
    TimeLimitError,
    UsageError,
)
from noticegraph.held_graphs import ContentKeeper
from noticegraph.processes import Limits, ProcessEngine
from noticegraph.query import evaluate_query

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="readers are forked on Linux only"
)
JSON = "application/sparql-results+json"
CSV_OF_TABS = "text/tab-separated-values"
ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
ENDLESS_KINDS = [
    ENDLESS,
    "ASK { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a = ?i && ?c = ?d && ?b = ?h && ?a = ?g) }",
    "SELECT * WHERE { { ?a ?b ?c } OPTIONAL { ?d ?e ?f . ?g ?h ?i } } ORDER BY ?i LIMIT 1",
    "CONSTRUCT { ?a ?b 1 } WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(STR(?i) < STR(?f)) }",
    "SELECT * WHERE { ?a (<urn:x>|!<urn:y>)* ?b . ?c (<urn:x>|!<urn:y>)* ?d FILTER(?a = 1) }",
    "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f FILTER(REGEX(CONCAT(STR(?c), STR(?f)), 'a.*b.*c$$')) }",
]
BOMBS = [
    "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f } ORDER BY ?f",
    "SELECT (GROUP_CONCAT(?x) AS ?y) WHERE { ?a ?b ?c . ?d ?e ?f . BIND(STR(?c) AS ?x) }",
    "SELECT DISTINCT * WHERE { ?a ?b ?c . ?d ?e ?f }",
]


def start(limits: Limits) -> ProcessEngine:
    engine = ProcessEngine(limits)
    engine.begin(ContentKeeper.of(read_content(shipped_content()).kept))
    return engine


@pytest.fixture(scope="module")
def readers() -> Iterator[ProcessEngine]:
    limits = {"memory": 200 * 2**20, "answer_bytes": 2**20, "answer_rows": 3_000}
    started = start(Limits(seconds=3600, **limits))
    yield started
    started.close()


@pytest.fixture(scope="module")
def impatient() -> Iterator[ProcessEngine]:
    started = start(Limits(seconds=1.5, memory=200 * 2**20))
    yield started
    started.close()


@pytest.fixture(scope="module")
def patient() -> Iterator[ProcessEngine]:
    """Readers whose queries end when they are done, or when nobody waits for them."""
    started = start(Limits(seconds=3600))
    yield started
    started.close()


class Asking:
    """Threads that ask what does not end, until they are let go."""

    def __init__(self, ask: Callable[[Callable[[], bool]], object], number: int) -> None:
        self.errors: list[LimitError] = []
        self._looks: Counter[int] = Counter()
        self._left = threading.Event()
        self._ask = ask
        self.threads = [threading.Thread(target=self._run, args=(n,)) for n in range(number)]

    def _run(self, number: int) -> None:
        def gone() -> bool:
            self._looks[number] += 1
            return self._left.is_set()

        try:
            self._ask(gone)
        except LimitError as error:
            self.errors.append(error)

    def take_long(self) -> bool:
        """Tell whether all have been asked for so long that they count as long queries."""
        return all(self._looks[number] > 1 for number in range(len(self.threads)))

    def running(self) -> int:
        return sum(thread.is_alive() for thread in self.threads)

    def __enter__(self) -> Asking:
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._left.set()
        for thread in self.threads:
            thread.join(PATIENCE)


@pytest.mark.parametrize(
    ("query", "media_type"),
    [
        ("SELECT * WHERE { ?s ?p ?o } ORDER BY ?s ?p ?o LIMIT 50", JSON),
        ("ASK { ?s a <https://w3id.org/noticegraph/ns#DPFCertification> }", JSON),
        ("DESCRIBE <https://w3id.org/noticegraph/ns#Passage>", "application/n-triples"),
    ],
)
def test_answer_is_that_of_this_process(
    query: str, media_type: str, readers: ProcessEngine, shipped_dataset: Dataset
) -> None:
    expected = evaluate_query(shipped_dataset, query, media_type)
    assert sorted(readers.query(QueryRequest(query, media_type)).splitlines()) == sorted(
        expected.splitlines()
    )


def test_graphs_of_the_protocol_are_passed_on(
    readers: ProcessEngine, shipped_dataset: Dataset
) -> None:
    graph = "https://w3id.org/noticegraph/graph/law/acts"
    query = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
    asked = QueryRequest(query, JSON, default_graphs=(graph,))
    assert readers.query(asked) == shipped_dataset.engine.query(asked)


@pytest.mark.parametrize("query", ENDLESS_KINDS)
def test_endless_query_ends_at_the_deadline(query: str, impatient: ProcessEngine) -> None:
    with pytest.raises(LimitError, match=r"longer than 1\.5 seconds|of memory"):
        impatient.query(QueryRequest(query, JSON if "CONSTRUCT" not in query else "text/turtle"))


def test_a_query_has_the_smaller_of_the_time_that_is_left_and_the_limit(
    impatient: ProcessEngine,
) -> None:
    for engine in (impatient, Endpoint(impatient)):
        for left, bound in ((0.4, 0.4), (3600.0, 1.5), (0.0, 0)):
            with pytest.raises(TimeLimitError, match=f"longer than {bound} seconds"):
                engine.query(QueryRequest(ENDLESS, JSON), left)


def test_what_is_not_urgent_has_readers_of_low_priority_which_are_used_again() -> None:
    engine = start(Limits(seconds=3600))
    try:
        (zygote,) = _children(engine._generations.spawner.pid)
        ask = QueryRequest("ASK {}", JSON)
        seen = []
        for is_urgent in (True, False, False, True):
            engine.query_for(ask, is_urgent=is_urgent)
            seen.append({os.getpriority(os.PRIO_PROCESS, pid) for pid in _children(zygote)})
        usual = os.getpriority(os.PRIO_PROCESS, zygote)
        assert seen == [{usual}, *[{usual, 5}] * 3]
        assert len(_children(zygote)) == 2
    finally:
        engine.close()


@pytest.mark.parametrize("query", BOMBS)
def test_query_that_eats_memory_dies_alone(query: str, readers: ProcessEngine) -> None:
    with pytest.raises(LimitError):
        readers.query(QueryRequest(query, JSON))
    assert json.loads(readers.query(QueryRequest("ASK { ?s ?p ?o }", JSON)))["boolean"] is True


def test_answer_that_is_too_large_is_refused_whole(readers: ProcessEngine) -> None:
    with pytest.raises(LimitError, match="larger than 1 MiB"):
        readers.query(QueryRequest("SELECT * WHERE { ?s ?p ?o }", JSON))


@pytest.mark.parametrize(
    ("query", "media_type", "error"),
    [
        ("SELECT * WHERE {", JSON, QuerySyntaxError),
        (
            "SELECT * WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
            JSON,
            ForbiddenQueryError,
        ),
        ("ASK { ?s ?p ?o }", "text/turtle", UsageError),
    ],
)
def test_errors_are_those_of_this_process(
    query: str,
    media_type: str,
    error: type[Exception],
    readers: ProcessEngine,
    shipped_dataset: Dataset,
) -> None:
    with pytest.raises(error) as ours:
        evaluate_query(shipped_dataset, query, media_type)
    with pytest.raises(error) as theirs:
        readers.query(QueryRequest(query, media_type))
    assert str(theirs.value) == str(ours.value)


def test_others_are_answered_while_endless_queries_run(patient: ProcessEngine) -> None:
    with Asking(
        lambda gone: patient.query_for(QueryRequest(ENDLESS, JSON), gone=gone), 3
    ) as endless:
        eventually(endless.take_long)
        assert patient.query(QueryRequest("ASK { ?s ?p ?o }", JSON))
        assert endless.running() == 3
    assert [type(error) for error in endless.errors] == [ClientGoneError] * 3


def test_an_answer_with_too_many_rows_is_refused_whole(readers: ProcessEngine) -> None:
    rows = "SELECT ?n WHERE { VALUES ?a { 0 1 2 3 4 5 6 7 8 9 } VALUES ?b { 0 1 2 3 4 5 6 7 8 9 } "
    rows += "VALUES ?c { 0 1 2 3 4 5 6 7 8 9 } VALUES ?d { %s } BIND(?a + ?b AS ?n) }"
    for media_type in (JSON, "application/sparql-results+xml", "text/csv", CSV_OF_TABS):
        assert readers.query(QueryRequest(rows % "0 1 2", media_type))
        with pytest.raises(AnswerLimitError, match="more than 3,000 rows"):
            readers.query(QueryRequest(rows % "0 1 2 3", media_type))


def test_long_queries_leave_places_for_small_ones(patient: ProcessEngine) -> None:
    endpoint = Endpoint(patient, Admission(concurrent=4, waiting=0))
    with Asking(lambda gone: endpoint.query(QueryRequest(ENDLESS, JSON), gone=gone), 4) as endless:
        eventually(endless.take_long)
        assert endpoint.query(QueryRequest("ASK { ?s ?p ?o }", JSON))
        with pytest.raises(BusyError, match="too many long queries"):
            endpoint.query(QueryRequest(ENDLESS, JSON))
        assert endpoint.query(QueryRequest("ASK { ?s ?p ?o }", JSON))
        assert endless.running() == 4


def test_a_flood_is_refused_while_the_first_are_evaluated(patient: ProcessEngine) -> None:
    endpoint = Endpoint(patient, Admission(concurrent=4, waiting=2, patience=0.2))
    with Asking(lambda gone: endpoint.query(QueryRequest(ENDLESS, JSON), gone=gone), 50) as flood:
        # The others were ended when they turned out to be long, or had no place to wait.
        eventually(lambda: len(flood.errors) == 46)
        assert {type(error) for error in flood.errors} == {BusyError}
        assert flood.running() == 4


def test_what_readers_take_is_on_the_bill(
    readers: ProcessEngine, impatient: ProcessEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    small, endless = Endpoint(readers), Endpoint(impatient)
    bill: list[tuple[str, float]] = []
    for endpoint in (small, endless):
        monkeypatch.setattr(endpoint.budgets, "take", lambda *taken: bill.append(taken))
    small.query(QueryRequest("ASK { ?s ?p ?o }", JSON), client="a")
    with pytest.raises(TimeLimitError):
        endless.query(QueryRequest(ENDLESS, JSON), client="b")
    assert [client for client, _ in bill] == ["a", "b"]
    assert 0 < bill[0][1] < 1.4 < bill[1][1]


def test_a_client_that_goes_away_frees_its_reader(patient: ProcessEngine) -> None:
    endpoint = Endpoint(patient, Admission(concurrent=1, waiting=0))
    with pytest.raises(ClientGoneError):
        endpoint.query(QueryRequest(ENDLESS, JSON), gone=lambda: True)
    assert endpoint.query(QueryRequest("ASK {}", JSON))


def test_a_reader_serves_many_queries(readers: ProcessEngine) -> None:
    def waiting() -> set[int]:
        assert readers._generations.current is not None
        return {reader.pid for reader in readers._generations.current.waiting}

    readers.query(QueryRequest("ASK {}", JSON))
    before = waiting()
    for _ in range(5):
        readers.query(QueryRequest("ASK {}", JSON))
    assert waiting() == before
    assert before


def test_a_zygote_that_dies_is_made_again() -> None:
    engine = start(Limits(seconds=PATIENCE))
    try:
        before = engine.query(QueryRequest("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", JSON))
        (zygote,) = _children(engine._generations.spawner.pid)
        processes = [*_children(zygote), zygote]
        for pid in processes:
            os.kill(pid, signal.SIGKILL)
        eventually(lambda: not any(_runs(pid) for pid in processes))
        assert engine.query(QueryRequest("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", JSON)) == before
    finally:
        engine.close()


def test_no_reader_is_left_behind() -> None:
    engine = start(Limits(seconds=3600))
    (zygote,) = _children(engine._generations.spawner.pid)
    with pytest.raises(ClientGoneError):
        engine.query_for(QueryRequest(ENDLESS, JSON), gone=lambda: True)
    eventually(lambda: _children(zygote) == [])
    engine.query(QueryRequest("ASK {}", JSON))
    (reader,) = _children(zygote)
    engine.close()
    eventually(lambda: not any(_runs(pid) for pid in (zygote, reader)))


def _children(pid: int) -> list[int]:
    numbers = (path.name for path in Path("/proc").iterdir() if path.name.isdigit())
    return [int(number) for number in numbers if _parent_of(number) == pid]


def _runs(pid: int) -> bool:
    """Tell whether a thread of the process runs: until the last ends, its sockets are open."""
    try:
        return any(map(_thread_runs, Path(f"/proc/{pid}/task").iterdir()))
    except OSError:
        return False


def _thread_runs(thread: Path) -> bool:
    try:
        return (thread / "stat").read_text().rpartition(")")[2].split()[0] not in ("Z", "X")
    except OSError:
        return False


def _parent_of(pid: str) -> int | None:
    try:
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return None


def test_processes_hold_no_socket_of_the_server() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        engine = start(Limits())
        engine.query(QueryRequest("ASK { ?s ?p ?o }", JSON))
    try:
        with socket.create_server(("127.0.0.1", port), reuse_port=False):
            pass
    finally:
        engine.close()

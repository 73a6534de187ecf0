"""The door: how many are admitted, how long others wait, and what a client may spend.

The engine is a stub that evaluates until it is told to end; time passes when a test says so.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import pytest
from waiting import PATIENCE, eventually

from noticegraph import endpoint as module
from noticegraph.embedded import EmbeddedEngine
from noticegraph.endpoint import Admission, Endpoint, Visit
from noticegraph.engine import QueryRequest
from noticegraph.errors import (
    BusyError,
    ClientLimitError,
    InternalError,
    TimeLimitError,
    UsageError,
)
from noticegraph.processes import ProcessEngine

JSON = "application/sparql-results+json"


@dataclass
class Evaluation:
    """A query that is being evaluated."""

    text: str
    takes_long: Callable[[], bool]
    seconds: float | None
    end: Future[float] = field(default_factory=Future)


class Stub(ProcessEngine):
    """Answers a query with its own text, when its evaluation is ended, and bills what that says."""

    def __init__(self) -> None:
        self.default_graph = "union"
        self.evaluations: list[Evaluation] = []

    def query_for(
        self,
        request: QueryRequest,
        seconds: float | None = None,
        *,
        may_take_long: Any = None,
        **_: Any,
    ) -> tuple[bytes, float]:
        evaluation = Evaluation(request.text, may_take_long, seconds)
        self.evaluations.append(evaluation)
        return request.text.encode(), evaluation.end.result(PATIENCE)


class Asking:
    """An endpoint over the stub, asked by threads."""

    def __init__(self, admission: Admission, pool: ThreadPoolExecutor) -> None:
        self.engine = Stub()
        self.endpoint = Endpoint(self.engine, admission)
        self._pool = pool

    def ask(self, text: str, client: str = "") -> Future[bytes]:
        return self._pool.submit(self.endpoint.query, QueryRequest(text, JSON), client=client)

    def begin(self, text: str, client: str = "") -> tuple[Future[bytes], Evaluation]:
        """Ask, and wait until the engine evaluates it."""
        asked = self.ask(text, client)
        eventually(lambda: any(e.text == text for e in self.engine.evaluations))
        return asked, next(e for e in self.engine.evaluations if e.text == text)

    def begin_visit(self, visit: Visit, text: str) -> tuple[Future[bytes], Evaluation]:
        """Ask a query of a visit, and wait until the engine evaluates it."""
        asked = self._pool.submit(visit.query, QueryRequest(text, JSON))
        eventually(lambda: any(e.text == text for e in self.engine.evaluations))
        return asked, next(e for e in self.engine.evaluations if e.text == text)

    def spend(self, seconds: float, client: str) -> None:
        asked, evaluation = self.begin(f"{client}, {len(self.engine.evaluations)}", client)
        evaluation.end.set_result(seconds)
        asked.result(PATIENCE)


@contextmanager
def asking(**admission: Any) -> Iterator[Asking]:
    with ThreadPoolExecutor(16) as pool:
        made = Asking(Admission(**admission), pool)
        try:
            yield made
        finally:
            for evaluation in made.engine.evaluations:
                if not evaluation.end.done():
                    evaluation.end.set_result(0.0)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """The seconds that the endpoint reads from its clock; ``own`` is the time of a thread."""
    clock = SimpleNamespace(now=1000.0, own=0.0)
    clocks = SimpleNamespace(monotonic=lambda: clock.now, thread_time=lambda: clock.own)
    monkeypatch.setattr(module, "time", clocks)
    return clock


def test_answer_is_that_of_the_engine() -> None:
    with asking(concurrent=1) as door:
        asked, evaluation = door.begin("ASK {}")
        evaluation.end.set_result(0.5)
        assert asked.result(PATIENCE) == b"ASK {}"


def test_engine_of_this_process_is_asked_with_all_that_belongs_to_a_query() -> None:
    engine = EmbeddedEngine()
    engine.update("INSERT DATA { GRAPH <x:g> { <x:a> <x:p> 1 } }")
    endpoint = Endpoint(engine)
    ask = "ASK { <a> <p> 1 }"
    answers = [
        endpoint.query(QueryRequest(ask, JSON, default_graphs=(graph,), base_iri="x:"))
        for graph in ("x:g", "x:other")
    ]
    assert [b"true" in answer for answer in answers] == [True, False]
    named = endpoint.query(
        QueryRequest("ASK { GRAPH ?g { ?s ?p 1 } }", JSON, named_graphs=("x:g",))
    )
    assert b"true" in named


def test_so_many_are_evaluated_at_once_and_so_many_wait() -> None:
    with asking(concurrent=2, waiting=1, patience=PATIENCE) as door:
        first, evaluation = door.begin("first")
        door.begin("second")
        others = [door.ask("third"), door.ask("fourth")]
        # One of them may wait; the other is refused, and not evaluated.
        eventually(lambda: any(asked.done() for asked in others))
        (refused,) = (asked for asked in others if asked.done())
        with pytest.raises(BusyError, match="2 queries are being evaluated already"):
            refused.result()
        evaluation.end.set_result(0.0)
        assert first.result(PATIENCE) == b"first"
        eventually(lambda: len(door.engine.evaluations) == 3)
        assert not all(asked.done() for asked in others)


def test_nobody_waits_for_ever() -> None:
    with asking(concurrent=1, waiting=4, patience=0.01) as door:
        door.begin("first")
        with pytest.raises(BusyError) as caught:
            door.endpoint.query("second", JSON)
        assert caught.value.hint
        assert len(door.engine.evaluations) == 1


def test_a_long_query_gives_its_place_to_others() -> None:
    with asking(concurrent=1, waiting=0) as door:
        _, long = door.begin("long")
        with pytest.raises(BusyError):
            door.endpoint.query("refused", JSON)
        assert long.takes_long()
        asked, small = door.begin("small")
        # As many places as there are in all are for long queries.
        assert not small.takes_long()
        small.end.set_result(0.0)
        assert asked.result(PATIENCE) == b"small"


def test_the_place_of_a_long_query_is_free_when_it_ends() -> None:
    with asking(concurrent=1, waiting=0) as door:
        for text in ("first", "second"):
            asked, long = door.begin(text)
            assert long.takes_long()
            long.end.set_result(0.0)
            asked.result(PATIENCE)


@pytest.mark.parametrize("error", [UsageError("wrong"), TimeLimitError("long"), MemoryError()])
def test_the_place_is_free_whatever_comes_of_a_query(error: BaseException) -> None:
    with asking(concurrent=1, waiting=0) as door:
        for text in ("first", "second"):
            asked, evaluation = door.begin(text)
            evaluation.end.set_exception(error)
            with pytest.raises(type(error)):
                asked.result(PATIENCE)


def test_a_client_spends_what_its_queries_take_and_no_more(clock: SimpleNamespace) -> None:
    with asking(client_seconds=10.0) as door:
        door.spend(9.5, "a")
        door.spend(2.5, "a")
        with pytest.raises(ClientLimitError, match="10 query-seconds") as caught:
            door.endpoint.query("ASK {}", JSON, client="a")
        assert "try again in 3 s" in (caught.value.hint or "")
        assert len(door.engine.evaluations) == 2
        door.spend(1.0, "b")


def test_a_budget_fills_by_a_second_each_second_and_no_further(clock: SimpleNamespace) -> None:
    with asking(client_seconds=10.0) as door:
        door.spend(12.0, "a")
        clock.now += 2.0
        with pytest.raises(ClientLimitError):
            door.endpoint.query("ASK {}", JSON, client="a")
        clock.now += 0.5
        door.spend(0.25, "a")
        clock.now += 1000.0
        door.spend(10.0, "a")
        with pytest.raises(ClientLimitError):
            door.endpoint.query("ASK {}", JSON, client="a")


def test_debts_are_bounded(clock: SimpleNamespace) -> None:
    with asking(client_seconds=10.0) as door:
        door.spend(10_000.0, "a")
        clock.now += 10.5
        door.spend(0.0, "a")


def test_a_query_that_is_cut_costs_the_time_that_it_had(clock: SimpleNamespace) -> None:
    with asking(client_seconds=10.0) as door:
        asked, evaluation = door.begin("endless", "a")
        clock.now += 11.0
        evaluation.end.set_exception(TimeLimitError("too long"))
        with pytest.raises(TimeLimitError):
            asked.result(PATIENCE)
        with pytest.raises(ClientLimitError):
            door.endpoint.query("ASK {}", JSON, client="a")


def test_without_a_budget_nobody_is_refused(clock: SimpleNamespace) -> None:
    with asking(client_seconds=0) as door:
        for _ in range(3):
            door.spend(10_000.0, "a")


def test_one_change_is_made_at_a_time() -> None:
    endpoint = Endpoint(EmbeddedEngine(), Admission(change_patience=0.01))
    begun, done = threading.Event(), threading.Event()

    def change() -> None:
        with endpoint.change() as engine:
            assert engine is endpoint.engine
            begun.set()
            done.wait(PATIENCE)

    with ThreadPoolExecutor(1) as pool:
        changing = pool.submit(change)
        begun.wait(PATIENCE)
        with pytest.raises(BusyError, match="other changes"), endpoint.change():
            pass
        done.set()
        changing.result(PATIENCE)
    with endpoint.change() as engine:
        engine.update("INSERT DATA { <x:a> <x:p> 1 }")


def test_visit_holds_one_place_for_all_its_queries() -> None:
    endpoint = Endpoint(EmbeddedEngine(), Admission(concurrent=1, waiting=0))
    first, second = Visit(endpoint, "a"), Visit(endpoint, "b")
    first.query(QueryRequest("ASK {}", JSON))
    first.query(QueryRequest("ASK { ?s ?p ?o }", JSON))
    with pytest.raises(BusyError):
        second.query(QueryRequest("ASK {}", JSON))
    first.leave()
    assert second.query(QueryRequest("ASK {}", JSON))
    second.leave()


def test_page_asks_the_same_once() -> None:
    with asking(concurrent=1) as door:
        visit = Visit(door.endpoint, "a", makes_page=True)
        asked, evaluation = door.begin_visit(visit, "ASK {}")
        evaluation.end.set_result(0.0)
        assert asked.result(PATIENCE) == b"ASK {}"
        assert visit.query(QueryRequest("ASK {}", JSON)) == b"ASK {}"
        visit.leave()
        assert len(door.engine.evaluations) == 1


def test_queries_of_a_visit_share_its_seconds(clock: SimpleNamespace) -> None:
    with asking(concurrent=1, seconds=10.0) as door:
        visit = Visit(door.endpoint, "a")
        for text, left, taken in (("first", 10.0, 4.0), ("second", 6.0, 6.0)):
            asked, evaluation = door.begin_visit(visit, text)
            assert evaluation.seconds == left
            clock.now += taken
            evaluation.end.set_result(taken)
            assert asked.result(PATIENCE) == text.encode()
        with pytest.raises(TimeLimitError):
            visit.query(QueryRequest("third", JSON))
        assert len(door.engine.evaluations) == 2
        visit.leave()


def test_pages_have_a_quarter_of_the_places_and_leave_the_rest_to_queries() -> None:
    endpoint = Endpoint(EmbeddedEngine(), Admission(concurrent=8, waiting=0))
    pages = [endpoint.take_turn(makes_page=True) for _ in range(2)]
    with pytest.raises(BusyError):
        endpoint.take_turn(makes_page=True)
    queries = [endpoint.take_turn(makes_page=False) for _ in range(6)]
    with pytest.raises(BusyError):
        endpoint.take_turn(makes_page=False)
    pages.pop().end()
    pages.append(endpoint.take_turn(makes_page=True))
    for turn in (*pages, *queries):
        turn.end()


def test_page_leaves_its_turn_to_others_while_the_engine_answers() -> None:
    with asking(concurrent=4) as door, door.endpoint.page_turn as turn:
        page = Visit(door.endpoint, "a", makes_page=True, page_turn=turn)
        asked, evaluation = door.begin_visit(page, "slow")
        # Its query is with the engine: another page takes the turn, and this one cannot go on.
        turn.acquire()
        evaluation.end.set_result(0.0)
        assert not asked.done()
        turn.release()
        assert asked.result(PATIENCE) == b"slow"
        page.leave()


def test_page_that_has_waited_too_long_is_refused() -> None:
    endpoint = Endpoint(EmbeddedEngine(), Admission(patience=2.0))
    Visit(endpoint, "a", makes_page=True, waited=1.9).enter()
    with pytest.raises(BusyError):
        Visit(endpoint, "a", makes_page=True, waited=2.1).enter()


def test_own_time_of_a_page_is_on_the_bill(clock: SimpleNamespace) -> None:
    endpoint = Endpoint(EmbeddedEngine(), Admission(client_seconds=2.0))
    page = Visit(endpoint, "a", makes_page=True)
    page.enter()
    clock.own += 3.0
    page.leave()
    with pytest.raises(ClientLimitError):
        Visit(endpoint, "a").enter()
    Visit(endpoint, "b").enter()


def test_visit_only_reads() -> None:
    visit = Visit(Endpoint(EmbeddedEngine()), "a")
    changes = (
        lambda: visit.update("CLEAR ALL"),
        lambda: visit.write_graph(None, b"", "text/turtle", replace=True),
        lambda: visit.delete_graph(None),
    )
    for change in changes:
        with pytest.raises(InternalError):
            change()


def test_page_that_takes_long_goes_on_without_a_place_among_the_long() -> None:
    endpoint = Endpoint(EmbeddedEngine(), Admission(concurrent=4))
    long = [endpoint.take_turn(makes_page=False) for _ in range(4)]
    assert all(turn.may_take_long() for turn in long)
    page, query = (endpoint.take_turn(makes_page=makes_page) for makes_page in (True, False))
    assert page.may_take_long()
    assert not query.may_take_long()
    for turn in (*long, page, query):
        turn.end()

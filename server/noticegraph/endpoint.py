"""Admission of clients' queries: how many run at once, and how much one client may use.

Only a limited number of requests may wait, so a flood is refused at once and leaves the server free
for other clients. Each client (by its address) has a budget of query-seconds, which is refilled as
time passes. No HTTP in here, and no evaluation: the engine does that, in processes of its own if it
can.
"""

from __future__ import annotations

import copy
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from functools import partial

from noticegraph.engine import DefaultGraph, Engine, QueryRequest
from noticegraph.errors import BusyError, ClientLimitError, InternalError, TimeLimitError
from noticegraph.processes.limits import query_too_slow
from noticegraph.turns import PageTurn, Places, SharedPlaces, Turn

_CLIENTS_KNOWN = 10_000
_REMEMBERED_BYTES = 1_048_576
"""A larger answer is not cached for the rest of its request."""


@dataclass(frozen=True, slots=True)
class Admission:
    """How many queries run at once, how many may wait and how long, and a client's share.

    Queries that take long (a quarter of a second) move to places of their own, of which there are
    ``concurrent`` too. ``patience`` is how many seconds a query waits for a place,
    ``change_patience`` how many a change waits for those before it. ``client_seconds`` is the
    budget of one client in seconds of processor time; it is refilled by one each second; 0 means no
    limit. ``validations`` is how many graphs are validated at once; one client may have half of
    these places, and at least one, or all if ``client_seconds`` is 0. ``seconds`` is how long the
    queries of one request may take together; None leaves that to the engine.
    """

    concurrent: int = 8
    waiting: int = 16
    patience: float = 2.0
    change_patience: float = 60.0
    client_seconds: float = 120.0
    validations: int = 2
    seconds: float | None = None

    @property
    def pages(self) -> int:
        """How many pages are made at once: half of the places; the rest are for queries."""
        return max(1, self.concurrent // 4)


class Endpoint:
    """Admits queries to an engine, and one change at a time."""

    def __init__(self, engine: Engine, admission: Admission | None = None) -> None:
        self.engine = engine
        self.admission = admission or Admission()
        self._changing = threading.Lock()
        concurrent, waiting = self.admission.concurrent, self.admission.waiting
        self._places = Places(concurrent, waiting, self.admission.patience)
        self._pages = Places(self.admission.pages, waiting // 2, self.admission.patience)
        self.page_turn = PageTurn()
        self._long_places = threading.BoundedSemaphore(concurrent)
        self.budgets = _Budgets(self.admission.client_seconds)
        places = self.admission.validations
        # Where clients cannot be told apart, something in front of the server must see to shares.
        share = max(1, places // 2) if self.admission.client_seconds else places
        self._validations = SharedPlaces(places, share)

    def beside(self, engine: Engine) -> Endpoint:
        """Return an endpoint to another engine, with the same places and budgets."""
        other = copy.copy(self)
        other.engine = engine
        return other

    def take_turn(self, makes_page: bool) -> Turn:
        """Take a place; for a page, one of the places for pages first. Raises BusyError."""
        pages = self._pages if makes_page else None
        if pages is not None and not pages.acquire():
            raise BusyError("busy-pages", limit=pages.count)
        if not self._places.acquire():
            if pages is not None:
                pages.release()
            raise BusyError("busy-queries", limit=self._places.count)
        return Turn(self._places, self._long_places, pages)

    def query(
        self,
        request: QueryRequest,
        seconds: float | None = None,
        *,
        client: str = "",
        gone: Callable[[], bool] | None = None,
    ) -> bytes:
        """Evaluate one query as the engine does, and raise what it and `Visit.query` raise.

        ``seconds`` is the time left for the query, its wait for a place included.
        """
        visit = Visit(self, client, gone)
        try:
            return visit.query(request, seconds)
        finally:
            visit.leave()

    @contextmanager
    def validation(self, client: str) -> Iterator[Callable[[float], None]]:
        """Give a validation a place; yield a function to call with the seconds that it took.

        Raises BusyError when there is no place, for this ``client`` or at all; ClientLimitError.
        """
        self.budgets.check(client)
        with self._validations.place(client):
            yield partial(self.budgets.take, client)

    @contextmanager
    def change(self) -> Iterator[Engine]:
        """Yield the engine for a change of the data; other changes wait meanwhile.

        Raises BusyError when the changes before this one take longer than ``change_patience``.
        """
        if not self._changing.acquire(timeout=self.admission.change_patience):
            raise BusyError("busy-changes")
        try:
            yield self.engine
        finally:
            self._changing.release()


class Visit(Engine):
    """The admission of one request, and the engine that answers its queries.

    The first query takes a place, which the visit keeps until it leaves. All queries are charged to
    the ``client``, and together they may take the seconds of the admission. A repeated query is not
    evaluated again. ``gone`` returns whether the client no longer waits for the answer.

    With ``makes_page``, this process does more than pass on a query: such visits have a quarter of
    the places, and their own time is charged too. A request that holds the turn at making pages
    (``page_turn``) leaves it to others while it waits. ``waited`` is how many seconds the request
    has already waited.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        client: str,
        gone: Callable[[], bool] | None = None,
        *,
        makes_page: bool = False,
        page_turn: PageTurn | None = None,
        waited: float = 0.0,
    ) -> None:
        self.default_graph: DefaultGraph = endpoint.engine.default_graph
        self.is_built_in = endpoint.engine.is_built_in
        self._endpoint = endpoint
        self._engine = endpoint.engine
        self._client = client
        self._gone = gone
        self._turn: Turn | None = None
        self._makes_page = makes_page
        self._page_turn = page_turn
        self._waited = waited
        self._began = 0.0
        self._deadline: float | None = None
        self._answers: dict[QueryRequest, bytes] = {}

    def revision(self) -> str | None:
        """Return the revision of the data."""
        return self._engine.revision()

    def enter(self) -> Turn:
        """Take a place, unless the visit has one.

        Raises ClientLimitError when the client has used up its budget, BusyError when no place
        became free.
        """
        if self._turn is not None:
            return self._turn
        self._endpoint.budgets.check(self._client)
        if self._waited > self._endpoint.admission.patience:
            raise BusyError("busy-pages", limit=self._endpoint.admission.pages)
        with self._outside():
            self._turn = self._endpoint.take_turn(self._makes_page)
        self._began = time.thread_time()
        if (seconds := self._endpoint.admission.seconds) is not None:
            self._deadline = time.monotonic() + seconds
        return self._turn

    def leave(self) -> None:
        """Give the place back, and charge the client for the time of a page."""
        turn, self._turn = self._turn, None
        if turn is None:
            return
        turn.end()
        if self._makes_page:
            self._endpoint.budgets.take(self._client, time.thread_time() - self._began)

    def query(self, request: QueryRequest, seconds: float | None = None) -> bytes:
        """Evaluate a query as the engine does, and raise what it and `enter` raise.

        ``seconds`` is the time left for the query, its wait for a place included.
        """
        if self._answers and (known := self._answers.get(request)) is not None:
            return known
        arrival = time.monotonic()
        turn = self.enter()
        start = time.monotonic()
        if seconds is not None:
            seconds = max(0.0, seconds - (start - arrival))
        left = self._left(start, seconds)
        spent = 0.0
        try:
            with self._outside():
                body, spent = self._engine.query_for(
                    request,
                    left,
                    gone=self._gone,
                    may_take_long=turn.may_take_long,
                    is_urgent=not self._makes_page,
                )
        except TimeLimitError:
            spent = time.monotonic() - start
            raise
        finally:
            self._endpoint.budgets.take(self._client, spent)
        if self._makes_page and len(body) <= _REMEMBERED_BYTES:
            self._answers[request] = body
        return body

    def graph_names(self) -> list[str]:
        """Return the IRIs of the named graphs, sorted."""
        self.enter()
        with self._outside():
            return self._engine.graph_names()

    def read_graph(self, graph: str | None, media_type: str) -> bytes | None:
        """Return a graph, or None if there is none of that name."""
        self.enter()
        with self._outside():
            return self._engine.read_graph(graph, media_type)

    def update(self, *_: object, **__: object) -> None:
        """Refuse: changes are admitted separately (`Endpoint.change`)."""
        raise InternalError("read-only-engine")

    def write_documents(self, *_: object, **__: object) -> bool:
        """Refuse, as `update` does."""
        raise InternalError("read-only-engine")

    def delete_graph(self, *_: object, **__: object) -> bool:
        """Refuse, as `update` does."""
        raise InternalError("read-only-engine")

    def _left(self, now: float, seconds: float | None) -> float | None:
        """Return the seconds that are left for a query. Raises TimeLimitError when none are."""
        if self._deadline is None:
            return seconds
        left = self._deadline - now
        if left <= 0:
            raise query_too_slow(self._endpoint.admission.seconds or 0.0)
        return left if seconds is None else min(left, seconds)

    def _outside(self) -> AbstractContextManager[None]:
        """Let another page be made while the engine, outside this thread, answers this one."""
        return self._page_turn.suspended() if self._page_turn is not None else nullcontext()


class _Budgets:
    """What each client may still spend: a bucket that is refilled by one second each second."""

    def __init__(self, size: float) -> None:
        self._size = size
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._one_at_a_time = threading.Lock()

    def check(self, client: str) -> None:
        """Raise ClientLimitError when nothing is left."""
        if not self._size:
            return
        with self._one_at_a_time:
            left = self._now(client)
        if left <= 0:
            raise ClientLimitError("client-budget", budget=self._size, seconds=1 - int(left))

    def take(self, client: str, seconds: float) -> None:
        """Charge a client for what a query has cost."""
        if not self._size:
            return
        with self._one_at_a_time:
            # Debts are limited too, so that nobody is shut out for long.
            left = max(self._now(client) - seconds, -self._size)
            self._left[client] = (left, time.monotonic())
            self._left.move_to_end(client)
            if len(self._left) > _CLIENTS_KNOWN:
                self._left.popitem(last=False)

    def _now(self, client: str) -> float:
        left, when = self._left.get(client, (self._size, time.monotonic()))
        return min(self._size, left + time.monotonic() - when)

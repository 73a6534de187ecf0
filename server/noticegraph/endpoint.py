"""The door for what strangers ask: how much at once, and how much for one client.

What waits is bounded, so that a flood is refused at once and leaves the server free for the rest.
Each client (by its address) has a budget of query-seconds, which fills again as time passes. No
HTTP in here, and no evaluation: the engine does that, in processes of its own where it can.
"""

from __future__ import annotations

import threading
import time
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

from noticegraph.engine import DefaultGraph, Engine, QueryRequest
from noticegraph.errors import BusyError, ClientLimitError, InternalError, TimeLimitError
from noticegraph.processes.limits import query_too_slow

_CLIENTS_KNOWN = 10_000
_REMEMBERED_BYTES = 1_048_576
"""A larger answer is not kept for the rest of its request."""


@dataclass(frozen=True, slots=True)
class Admission:
    """How many queries are evaluated at once and may wait for it, how long, and a client's share.

    As many queries that take long (a quarter of a second) have places of their own. ``patience`` is
    in seconds, ``change_patience`` that of a change for those before it.
    ``client_seconds`` is the budget of one client in seconds of a processor; it fills by one each
    second; 0 is no bound. ``validations`` is how many graphs are validated at once; one client has
    half of these places, and one at least, unless its seconds have no bound. ``seconds`` is how
    long the queries of one request may take together; None leaves it to the engine.
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
        """How many pages are made at once: half of the places, so that queries have the others."""
        return max(1, self.concurrent // 2)


class _Turn:
    """A query's place: at first among all, and among the long ones once it takes long.

    So small queries pass however many endless ones come: what cannot have a place among the long
    ones is ended, and its place is free.
    """

    def __init__(
        self,
        places: _Places,
        long_places: threading.BoundedSemaphore,
        pages: _Places | None = None,
    ) -> None:
        self._held: _Places | threading.BoundedSemaphore = places
        self._long = long_places
        self._pages = pages

    def takes_long(self) -> bool:
        """Move to the places of long queries; return whether there was one."""
        if self._held is self._long:
            return True
        if not self._long.acquire(blocking=False):
            return False
        self._held.release()
        self._held = self._long
        return True

    def end(self) -> None:
        """Give the places back."""
        self._held.release()
        if self._pages is not None:
            self._pages.release()


class Endpoint:
    """Lets queries through to an engine, and one change at a time."""

    def __init__(self, engine: Engine, admission: Admission | None = None) -> None:
        self.engine = engine
        self.admission = admission or Admission()
        self._changing = threading.Lock()
        concurrent, waiting = self.admission.concurrent, self.admission.waiting
        self._places = _Places(concurrent, waiting, self.admission.patience)
        self._pages = _Places(self.admission.pages, waiting // 2, self.admission.patience)
        self.page_turn = threading.Lock()
        self._long_places = threading.BoundedSemaphore(concurrent)
        self.budgets = _Budgets(self.admission.client_seconds)
        places = self.admission.validations
        # Where clients cannot be told apart, their share is for others to see to.
        share = max(1, places // 2) if self.admission.client_seconds else places
        self._validations = _SharedPlaces(places, share)

    def take_turn(self, makes_page: bool) -> _Turn:
        """Take a place among all, and before that one of those for pages. Raises BusyError."""
        pages = self._pages if makes_page else None
        if pages is not None and not pages.acquire():
            raise BusyError("busy-pages", limit=pages.count)
        if not self._places.acquire():
            if pages is not None:
                pages.release()
            raise BusyError("busy-queries", limit=self._places.count)
        return _Turn(self._places, self._long_places, pages)

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
        """Give a validation its place; yield what is to be told the seconds that it took.

        BusyError when there is no place, for the ``client`` or at all; ClientLimitError.
        """
        self.budgets.check(client)
        with self._validations.place(client):
            yield partial(self.budgets.take, client)

    @contextmanager
    def change(self) -> Iterator[Engine]:
        """Yield the engine to whoever changes the data; nobody else does so meanwhile.

        BusyError when the changes before take longer than ``change_patience``.
        """
        if not self._changing.acquire(timeout=self.admission.change_patience):
            raise BusyError("busy-changes")
        try:
            yield self.engine
        finally:
            self._changing.release()


class Visit(Engine):
    """One request's way through the door, and the engine that answers its queries.

    The first query takes a place, which the visit keeps until it leaves; all of them are on the
    bill of its ``client``, and together they have the seconds of the admission. A query that is
    asked again is not evaluated again. ``gone`` tells whether nobody waits for the answer any more.

    With ``makes_page`` more than a query is done in this process: such visits have half of the
    places, one of them works at a time while the others wait for their queries, and their own time
    is on the bill too. ``waited`` is how many seconds the request has waited before.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        client: str,
        gone: Callable[[], bool] | None = None,
        *,
        makes_page: bool = False,
        waited: float = 0.0,
    ) -> None:
        self.default_graph: DefaultGraph = endpoint.engine.default_graph
        self._endpoint = endpoint
        self._engine = endpoint.engine
        self._client = client
        self._gone = gone
        self._turn: _Turn | None = None
        self._makes_page = makes_page
        self._waited = waited
        self._began = 0.0
        self._deadline: float | None = None
        self._answers: dict[QueryRequest, bytes] = {}

    def revision(self) -> str | None:
        """Return the revision of the data."""
        return self._engine.revision()

    def enter(self) -> None:
        """Take a place, unless the visit has one.

        Raises ClientLimitError when the client has used up its budget, BusyError when no place
        became free.
        """
        if self._turn is not None:
            return
        self._endpoint.budgets.check(self._client)
        if self._waited > self._endpoint.admission.patience:
            raise BusyError("busy-pages", limit=self._endpoint.admission.pages)
        self._turn = self._endpoint.take_turn(self._makes_page)
        if self._makes_page:
            self._endpoint.page_turn.acquire()
        self._began = time.thread_time()
        if (seconds := self._endpoint.admission.seconds) is not None:
            self._deadline = time.monotonic() + seconds

    def leave(self) -> None:
        """Give the place back, and put the time of a page on the bill."""
        turn, self._turn = self._turn, None
        if turn is None:
            return
        turn.end()
        if self._makes_page:
            self._endpoint.page_turn.release()
            self._endpoint.budgets.take(self._client, time.thread_time() - self._began)

    def query(self, request: QueryRequest, seconds: float | None = None) -> bytes:
        """Evaluate as the engine does, and raise what it and `enter` raise.

        ``seconds`` is the time left for the query, its wait for a place included.
        """
        if (known := self._answers.get(request)) is not None:
            return known
        arrival = time.monotonic()
        self.enter()
        start = time.monotonic()
        if seconds is not None:
            seconds = max(0.0, seconds - (start - arrival))
        left = self._left(start, seconds)
        spent = 0.0
        try:
            with self._outside():
                body, spent = self._engine.query_for(
                    request, left, gone=self._gone, may_take_long=self._takes_long
                )
        except TimeLimitError:
            spent = time.monotonic() - start
            raise
        finally:
            self._endpoint.budgets.take(self._client, spent)
        if len(body) <= _REMEMBERED_BYTES:
            self._answers[request] = body
        return body

    def graph_names(self) -> list[str]:
        """Return the IRIs of the named graphs, in their order."""
        self.enter()
        with self._outside():
            return self._engine.graph_names()

    def read_graph(self, graph: str | None, media_type: str) -> bytes | None:
        """Return a graph, or None if there is none of that name."""
        self.enter()
        with self._outside():
            return self._engine.read_graph(graph, media_type)

    def update(self, *_: object, **__: object) -> None:
        """Refuse: changes have a door of their own (`Endpoint.change`)."""
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

    @contextmanager
    def _outside(self) -> Iterator[None]:
        """Let another page be made while the engine, outside this thread, answers this one."""
        if not self._makes_page:
            yield
            return
        self._endpoint.page_turn.release()
        try:
            yield
        finally:
            self._endpoint.page_turn.acquire()

    def _takes_long(self) -> bool:
        return self._turn is not None and self._turn.takes_long()


class _Places:
    """Places of which so many can be held at a time, and for which so many can wait, so long."""

    def __init__(self, count: int, waiting: int, patience: float) -> None:
        self.count = count
        self._free = threading.BoundedSemaphore(count)
        self._waiting = threading.BoundedSemaphore(waiting)
        self._patience = patience

    def acquire(self) -> bool:
        """Take a place; return whether there was one."""
        if self._free.acquire(blocking=False):
            return True
        if not self._waiting.acquire(blocking=False):
            return False
        try:
            return self._free.acquire(timeout=self._patience)
        finally:
            self._waiting.release()

    def release(self) -> None:
        """Give a place back."""
        self._free.release()


class _SharedPlaces:
    """Places of which one client has a share at most; nobody waits for them."""

    def __init__(self, count: int, share: int) -> None:
        self._count = count
        self._share = share
        self._held: Counter[str] = Counter()
        self._one_at_a_time = threading.Lock()

    @contextmanager
    def place(self, client: str) -> Iterator[None]:
        """Hold a place. Raises BusyError."""
        with self._one_at_a_time:
            if self._held.total() >= self._count:
                raise BusyError("busy-validations", limit=self._count)
            if self._held[client] >= self._share:
                raise BusyError("busy-validations-of-client", limit=self._share)
            self._held[client] += 1
        try:
            yield
        finally:
            with self._one_at_a_time:
                self._held[client] -= 1
                if not self._held[client]:
                    del self._held[client]


class _Budgets:
    """What each client may still spend: a bucket that fills by one second each second."""

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
        """Take what a query has cost."""
        if not self._size:
            return
        with self._one_at_a_time:
            # Debts are bounded too, so that nobody is shut out for long.
            left = max(self._now(client) - seconds, -self._size)
            self._left[client] = (left, time.monotonic())
            self._left.move_to_end(client)
            if len(self._left) > _CLIENTS_KNOWN:
                self._left.popitem(last=False)

    def _now(self, client: str) -> float:
        left, when = self._left.get(client, (self._size, time.monotonic()))
        return min(self._size, left + time.monotonic() - when)

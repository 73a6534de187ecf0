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

from noticegraph.engine import Engine, QueryRequest
from noticegraph.errors import BusyError, ClientLimitError, TimeLimitError

_CLIENTS_KNOWN = 10_000


@dataclass(frozen=True, slots=True)
class Admission:
    """How many queries are evaluated at once and may wait for it, how long, and a client's share.

    As many queries that take long (a quarter of a second) have places of their own. ``patience`` is
    in seconds, ``change_patience`` that of a change for those before it.
    ``client_seconds`` is the budget of one client in seconds of a processor; it fills by one each
    second; 0 is no bound. ``validations`` is how many graphs are validated at once; one client has
    half of these places, and one at least, unless its seconds have no bound.
    """

    concurrent: int = 8
    waiting: int = 16
    patience: float = 2.0
    change_patience: float = 60.0
    client_seconds: float = 120.0
    validations: int = 2


class _Turn:
    """A query's place: at first among all, and among the long ones once it takes long.

    So small queries pass however many endless ones come: what cannot have a place among the long
    ones is ended, and its place is free.
    """

    def __init__(
        self, places: threading.BoundedSemaphore, long_places: threading.BoundedSemaphore
    ) -> None:
        self._held = places
        self._long = long_places

    def takes_long(self) -> bool:
        """Move to the places of long queries; return whether there was one."""
        if not self._long.acquire(blocking=False):
            return False
        self._held.release()
        self._held = self._long
        return True

    def end(self) -> None:
        """Give the place back."""
        self._held.release()


class Endpoint:
    """Lets queries through to an engine, and one change at a time."""

    def __init__(self, engine: Engine, admission: Admission | None = None) -> None:
        self.engine = engine
        self.admission = admission or Admission()
        self._changing = threading.Lock()
        self._places = threading.BoundedSemaphore(self.admission.concurrent)
        self._long_places = threading.BoundedSemaphore(self.admission.concurrent)
        self._waiting = threading.BoundedSemaphore(self.admission.waiting)
        self._budgets = _Budgets(self.admission.client_seconds)
        places = self.admission.validations
        # Where clients cannot be told apart, their share is for others to see to.
        share = max(1, places // 2) if self.admission.client_seconds else places
        self._validations = _SharedPlaces(places, share)

    def query(
        self,
        request: QueryRequest,
        seconds: float | None = None,
        *,
        client: str = "",
        gone: Callable[[], bool] | None = None,
    ) -> bytes:
        """Evaluate as the engine does, and raise what it raises.

        ``seconds`` is the time left for the query, its wait for a place included. BusyError when
        too many queries are being evaluated, ClientLimitError when the ``client`` has used up its
        budget. ``gone`` tells whether nobody waits for the answer any more.
        """
        self._budgets.check(client)
        arrival = time.monotonic()
        with self._turn() as turn:
            start = time.monotonic()
            if seconds is not None:
                seconds = max(0.0, seconds - (start - arrival))
            spent = 0.0
            try:
                body, spent = self.engine.query_for(
                    request, seconds, gone=gone, may_take_long=turn.takes_long
                )
                return body
            except TimeLimitError:
                spent = time.monotonic() - start
                raise
            finally:
                self._budgets.take(client, spent)

    @contextmanager
    def validation(self, client: str) -> Iterator[Callable[[float], None]]:
        """Give a validation its place; yield what is to be told the seconds that it took.

        BusyError when there is no place, for the ``client`` or at all; ClientLimitError.
        """
        self._budgets.check(client)
        with self._validations.place(client):
            yield partial(self._budgets.take, client)

    @contextmanager
    def change(self) -> Iterator[Engine]:
        """Yield the engine to whoever changes the data; nobody else does so meanwhile.

        BusyError when the changes before take longer than ``change_patience``.
        """
        if not self._changing.acquire(timeout=self.admission.change_patience):
            raise BusyError("other changes are being made", hint="try again in a minute")
        try:
            yield self.engine
        finally:
            self._changing.release()

    @contextmanager
    def _turn(self) -> Iterator[_Turn]:
        if not self._places.acquire(blocking=False):
            if not self._waiting.acquire(blocking=False):
                raise self._busy()
            try:
                if not self._places.acquire(timeout=self.admission.patience):
                    raise self._busy()
            finally:
                self._waiting.release()
        turn = _Turn(self._places, self._long_places)
        try:
            yield turn
        finally:
            turn.end()

    def _busy(self) -> BusyError:
        return BusyError(
            f"{self.admission.concurrent} queries are being evaluated already",
            hint="try again in a few seconds",
        )


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
                raise BusyError(
                    f"{self._count} graphs are being validated already",
                    hint="try again in a few seconds",
                )
            if self._held[client] >= self._share:
                raise BusyError(
                    f"of this client, {self._share} graphs are being validated already",
                    hint="send them one after the other",
                )
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
            raise ClientLimitError(
                f"this client has used up its {self._size:g} query-seconds",
                hint=f"ask again in {1 - int(left)} s, and for less at a time",
            )

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

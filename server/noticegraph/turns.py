"""Places that requests hold while they are answered, and turns at what only one can use."""

from __future__ import annotations

import sys
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Self

from noticegraph.errors import BusyError

_SWITCH_SECONDS = 0.0001
"""How long a thread may keep the interpreter while a page is being made."""


class Places:
    """A number of places, and a number of requests that may wait for one, for a limited time."""

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


class Turn:
    """A query's place: at first one of all places, then, once it takes long, one for long queries.

    So small queries get through however many endless ones there are: a long query for which there
    is no place is ended, which frees the place it had.
    """

    def __init__(
        self, places: Places, long_places: threading.BoundedSemaphore, pages: Places | None = None
    ) -> None:
        self._held: Places | threading.BoundedSemaphore = places
        self._long = long_places
        self._pages = pages

    def takes_long(self) -> bool:
        """Move to a place for long queries; return whether one was free."""
        if self._held is self._long:
            return True
        if not self._long.acquire(blocking=False):
            return False
        self._held.release()
        self._held = self._long
        return True

    def may_take_long(self) -> bool:
        """Return whether the request may go on although it takes long.

        A page may: it has one of the few places of pages, whether there is another one or not.
        """
        return self.takes_long() or self._pages is not None

    def end(self) -> None:
        """Give the places back."""
        self._held.release()
        if self._pages is not None:
            self._pages.release()


class PageTurn:
    """Held by the one page that is being made at a time.

    Meanwhile threads take turns at the interpreter more often, so that small answers pass; at other
    times that would only cost (8 % of the cached answers).
    """

    def __init__(self) -> None:
        self._held = threading.Lock()
        self._usual = sys.getswitchinterval()

    def __enter__(self) -> Self:
        self.acquire()
        return self

    def __exit__(self, *_: object) -> None:
        self.release()

    def acquire(self) -> None:
        """Wait for the turn and take it."""
        self._held.acquire()
        sys.setswitchinterval(_SWITCH_SECONDS)

    def release(self) -> None:
        """Give the turn back."""
        sys.setswitchinterval(self._usual)
        self._held.release()

    @contextmanager
    def suspended(self) -> Iterator[None]:
        """Leave the turn to others for a while."""
        self.release()
        try:
            yield
        finally:
            self.acquire()


class SharedPlaces:
    """Places of which each client may hold only a share; nobody waits for them."""

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

"""The queue of requests for pages: the client that was served longest ago comes first.

Pages are made in this process, so only a few can be made at once. Requests for them wait here
without a thread, so they do not occupy the threads for queries. However many clients open pages
over and over, a client that has not been served recently comes before them. A request that has
waited longer than ``patience`` (seconds) comes first of all: it is refused
(``noticegraph.endpoint``), which takes next to no time.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from typing import Any

_CLIENTS_KNOWN = 10_000
_OTHERS = ("/sparql", "/update", "/validate", "/healthz", "/readyz", "/graphs", "/add")
"""Where a process of its own works, or next to nobody; ``/add`` has a file read by one."""
_OTHERS_BELOW = ("/static/", "/graphs/")


def is_for_page(path: str) -> bool:
    """Return whether the answer at a path is made in this process, as pages and their data are."""
    return path not in _OTHERS and not path.startswith(_OTHERS_BELOW)


class PageLine:
    """A queue of channels, for waitress's dispatcher, which holds its lock during each call."""

    def __init__(self, patience: float) -> None:
        self._patience = patience
        self._waiting: list[tuple[float, Any]] = []
        self._served: OrderedDict[str, float] = OrderedDict()

    def __len__(self) -> int:
        return len(self._waiting)

    def append(self, channel: Any) -> None:
        """Add a channel to the queue."""
        self._waiting.append((time.monotonic(), channel))

    def popleft(self) -> Any:
        """Return the channel whose turn it is, with the seconds that it waited in ``waited``."""
        now = time.monotonic()
        arrival, channel = self._waiting[0]
        place = 0
        if now - arrival <= self._patience:
            place = min(range(len(self._waiting)), key=self._turn)
            arrival, channel = self._waiting[place]
            self._note(channel.addr[0], now)
        del self._waiting[place]
        channel.waited = now - arrival
        return channel

    def _turn(self, place: int) -> tuple[float, float]:
        arrival, channel = self._waiting[place]
        return self._served.get(channel.addr[0], 0.0), arrival

    def _note(self, client: str, now: float) -> None:
        self._served[client] = now
        self._served.move_to_end(client)
        if len(self._served) > _CLIENTS_KNOWN:
            self._served.popitem(last=False)

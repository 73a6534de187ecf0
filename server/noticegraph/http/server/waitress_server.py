"""The WSGI server of `noticegraph serve`: waitress, with limits on sizes and times.

Waitress reads each request completely, on a thread of its own, before a worker sees it, so clients
that send half a header or half a body occupy no worker. It is one process and pure Python on every
platform. ARCHITECTURE.md has the measurements.

This module adds what waitress lacks: a limit on the total time of a request (its own time-out
starts again with each byte), errors in the same form as all others, and a shutdown that lets
running requests finish.
"""

from __future__ import annotations

import gc
import logging
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Self

from waitress import wasyncore
from waitress.adjustments import Adjustments
from waitress.channel import HTTPChannel
from waitress.server import TcpWSGIServer
from waitress.task import ThreadedTaskDispatcher, WSGITask

from noticegraph.http.request.write_access import READ_ONLY, WRITE_PATHS, Gate
from noticegraph.http.server.gated_parser import (
    CHUNKS_FACTOR,
    MAX_HEADER_BYTES,
    GatedParser,
    ProblemTask,
)
from noticegraph.http.server.page_line import PageLine, is_for_page
from noticegraph.http.server.sockets import address_of_socket, count_descriptors
from noticegraph.http.server.unread_answers import UNSENT_BYTES, Delivery, UnreadAnswers

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

THREADS = 16
"""The number of threads, besides those for queries that are evaluated or wait."""
PAGE_THREADS = 4
PAGE_PATIENCE = 2.0
"""How many pages are made at once, and how long a request for one may wait, in seconds."""
CONNECTIONS = 1000
"""The default limit of connections at the same time."""
OUTPUT_BYTES = 128 * 1_048_576
"""The part of an answer that is held in memory while it is sent, in bytes."""

IDLE_SECONDS = 30
REQUEST_SECONDS = 40
"""From the first byte of a request to its last; well under 60 s with CLEANUP_SECONDS."""

DATA_SECONDS = 600
"""The same for a request that has shown the write token."""

CLEANUP_SECONDS = 5
STOP_SECONDS = 5
"""How long running requests may continue after Ctrl-C or SIGTERM, in seconds."""


class _Task(WSGITask):  # type: ignore[misc, unused-ignore]
    """Tells the application how long its request has waited for a thread, in seconds."""

    def get_environment(self) -> dict[str, Any]:
        environ: dict[str, Any] = super().get_environment()
        environ["noticegraph.waited"] = self.channel.waited
        return environ


class _BoundedChannel(HTTPChannel):  # type: ignore[misc, unused-ignore]
    """A connection that knows when it started to receive its current request."""

    task_class = _Task
    error_task_class = ProblemTask
    waited = 0.0
    request_since: float | None = None
    server: _BoundedServer

    def __init__(self, *arguments: Any, **named: Any) -> None:
        self.delivery = Delivery()
        self._is_parked = False
        super().__init__(*arguments, **named)

    def parser_class(self, settings: Adjustments) -> GatedParser:
        return GatedParser(settings, self.server.gate)

    def received(self, data: bytes) -> bool:
        if self.request is None:
            self.request_since = time.time()
        return bool(super().received(data))

    def send(self, data: bytes, do_close: bool = True) -> int:
        """Send what the socket accepts; return the number of bytes."""
        sent = int(super().send(data, do_close=do_close))
        self.delivery.sent += sent
        return sent

    def _flush_outbufs_below_high_watermark(self) -> None:
        """Do nothing: waiting here would let a client that does not read occupy a worker."""

    def park(self) -> bool:
        """Defer a request while the previous answer is unsent; return whether it was deferred."""
        with self.outbuf_lock:
            self._is_parked = self.connected and self.total_outbufs_len >= self.adj.send_bytes
            return self._is_parked

    def handle_write(self) -> None:
        """Send pending data, and resume a request that was deferred."""
        super().handle_write()
        with self.outbuf_lock:
            ready = self._is_parked and self.total_outbufs_len < self.adj.send_bytes
            self._is_parked = self._is_parked and not ready
        if ready and self.connected:
            self.server.dispatch(self)

    def waiting_since(self) -> float:
        """Return since when this connection has had no complete request to answer."""
        if self.request is not None and self.request_since is not None:
            return self.request_since
        return float(self.last_activity)

    def overdue(self, now: float) -> bool:
        if self.delivery.is_too_slow(self.total_outbufs_len, now):
            return True
        since = self.request_since
        if self.request is None or since is None:
            return False
        # A client with the write token may take long to send large data.
        trusted = self.request.headers_finished and WRITE_PATHS.fullmatch(self.request.path)
        return since + (DATA_SECONDS if trusted else REQUEST_SECONDS) < now


class _BoundedServer(TcpWSGIServer):  # type: ignore[misc, unused-ignore]
    """Drops connections that are too slow or too many, and can shut down in order."""

    channel_class = _BoundedChannel
    connections: dict[int, Any]
    most: int
    gate: Gate
    page_dispatcher: Any

    @classmethod
    def over(
        cls,
        listener: socket.socket,
        application: WSGIApplication,
        gate: Gate,
        threads: int,
        connections_limit: int,
        page_threads: int,
        page_patience: float,
    ) -> Self:
        settings = Adjustments(
            sockets=[listener],
            threads=threads,
            ident="noticegraph",
            # Waitress would accept no more connections; `handle_accept` makes room instead.
            connection_limit=sys.maxsize,
            channel_timeout=IDLE_SECONDS,
            cleanup_interval=CLEANUP_SECONDS,
            max_request_header_size=MAX_HEADER_BYTES,
            max_request_body_size=CHUNKS_FACTOR * gate.max_body + MAX_HEADER_BYTES,
            # Lets the application find out whether a client has gone while it waits for its answer.
            channel_request_lookahead=1,
            outbuf_overflow=OUTPUT_BYTES,
            send_bytes=262_144,
            log_socket_errors=False,
        )
        connections: dict[int, Any] = {}
        dispatcher = ThreadedTaskDispatcher()
        dispatcher.set_thread_count(settings.threads)
        server = cls(
            application,
            map=connections,
            _sock=listener,
            dispatcher=dispatcher,
            adj=settings,
            sockinfo=(listener.family, listener.type, listener.proto, listener.getsockname()),
            bind_socket=False,
        )
        server.connections = connections
        server.most = connections_limit
        server.gate = gate
        server.page_dispatcher = ThreadedTaskDispatcher()
        server.page_dispatcher.queue = PageLine(page_patience)
        server.page_dispatcher.set_thread_count(page_threads)
        return server

    def handle_accept(self) -> None:
        """Accept a connection; if there are too many, close the one idle the longest."""
        super().handle_accept()
        channels = self._channels()
        if len(channels) <= self.most:
            return
        idle = [c for c in channels if not c.requests and not c.total_outbufs_len]
        unread = [c for c in channels if not c.requests]
        oldest = min(idle or unread or channels[-1:], key=_BoundedChannel.waiting_since)
        oldest.handle_close()

    def add_task(self, task: Any) -> None:
        """Have a request answered, unless its client has not read the previous answer."""
        if not task.park():
            self.dispatch(task)

    def dispatch(self, channel: _BoundedChannel) -> None:
        """Give a request to the threads of pages or to the others."""
        request = channel.requests[0]
        for_page = not request.error and is_for_page(request.path)
        (self.page_dispatcher if for_page else self.task_dispatcher).add_task(channel)

    def unsent(self, client: str) -> tuple[int, int]:
        """Return the bytes that wait to be sent: to all clients, and to one address."""
        held = [(channel.addr[0], channel.total_outbufs_len) for channel in self._channels()]
        return sum(size for _, size in held), sum(size for who, size in held if who == client)

    def maintenance(self, now: Any) -> None:
        super().maintenance(now)
        for channel in self._channels():
            if channel.overdue(now):
                # Not `will_close`: waitress heeds that only when the client reads again.
                channel.handle_close()

    def finish(self) -> None:
        """Accept no more connections, and wait for running requests."""
        self.accepting = False
        self.del_channel()
        if self.socket is not None:
            self.socket.close()
        end = time.monotonic() + STOP_SECONDS
        while self._is_busy() and time.monotonic() < end:
            self.loop_once(0.1)
        for dispatcher in (self.task_dispatcher, self.page_dispatcher):
            dispatcher.shutdown(timeout=0)
        wasyncore.close_all(self.connections)

    def loop_once(self, seconds: float) -> None:
        """Wait for events, at most that long, and handle them."""
        wasyncore.loop(timeout=seconds, use_poll=True, map=self.connections, count=1)

    def _is_busy(self) -> bool:
        return any(channel.requests or channel.total_outbufs_len for channel in self._channels())

    def _channels(self) -> list[_BoundedChannel]:
        # The type stubs of waitress call this dictionary a channel.
        channels: Any = self.active_channels
        return list(channels.values())


def spare_collections() -> None:
    """Let collections of garbage pass over what was made until now, and be few and short.

    Each holds up every thread: one of 100,000 young objects for up to 60 ms beside pages.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(5_000, 50, 1000)


def serve(
    application: WSGIApplication,
    listener: socket.socket,
    announce: Callable[[str], None],
    *,
    gate: Gate = READ_ONLY,
    threads: int = THREADS,
    page_threads: int = PAGE_THREADS,
    page_patience: float = PAGE_PATIENCE,
    connections: int = CONNECTIONS,
    unsent_bytes: int = UNSENT_BYTES,
) -> None:
    """Serve until Ctrl-C or SIGTERM, then let running requests end and return.

    `announce` is called with the address once connections are accepted. `gate` may refuse a request
    because of its header section. `connections` is reduced to the number of available descriptors.
    Call this from the main thread.
    """
    logging.getLogger("waitress").setLevel(logging.ERROR)
    spare_collections()
    most = min(connections, count_descriptors())
    server = _BoundedServer.over(
        listener, application, gate, threads, most, page_threads, page_patience
    )
    server.application = UnreadAnswers(application, server.unsent, unsent_bytes)
    with _stop_signals(server.pull_trigger) as stop:
        announce(address_of_socket(listener))
        try:
            while not stop.is_set():
                server.loop_once(1)
        finally:
            server.finish()


@contextmanager
def _stop_signals(wake: Callable[[], None]) -> Iterator[threading.Event]:
    """Yield an event that Ctrl-C and SIGTERM set; `wake` interrupts the waiting server loop."""
    stop = threading.Event()
    numbers: list[int] = [signal.SIGINT, signal.SIGTERM]
    if sys.platform == "win32":
        numbers.append(signal.SIGBREAK)

    def request_stop(_signum: int, _frame: object) -> None:
        for number in numbers:
            # A second signal ends the process at once.
            signal.signal(number, signal.SIG_DFL)
        stop.set()
        wake()

    previous = {number: signal.signal(number, request_stop) for number in numbers}
    try:
        yield stop
    finally:
        for number, handler in previous.items():
            signal.signal(number, handler)

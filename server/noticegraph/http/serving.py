"""The WSGI server under `noticegraph serve`: waitress, bounded in sizes and times.

Waitress reads a request to its end on one thread of its own before a worker sees it, so that
clients who send half a header or half a body hold no worker; it is one process (the in-memory
store exists once) and pure Python on every platform. The figures stand in ARCHITECTURE.md.

What waitress lacks is here: a limit for the whole time of a request (its own time-out starts anew
with each byte), errors in the shape of all other errors, and a stop that lets running requests end.
"""

from __future__ import annotations

import errno
import logging
import os
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
from waitress.task import ErrorTask, ThreadedTaskDispatcher

from noticegraph.errors import AddressInUseError, InputError
from noticegraph.http.problems import PROBLEM_JSON, Problem, problem_bytes
from noticegraph.http.security import CORS_HEADERS, SECURITY_HEADERS

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

THREADS = 8
MAX_HEADER_BYTES = 65_536
MAX_BODY_BYTES = 5 * 1_048_576
"""More than the application takes of any body, so that it is the application that refuses."""

IDLE_SECONDS = 30
REQUEST_SECONDS = 40
"""From the first byte of a request to its last; with CLEANUP_SECONDS well under 60 s."""

CLEANUP_SECONDS = 5
STOP_SECONDS = 5
"""How long running requests may go on after Ctrl-C or SIGTERM."""

_KINDS = {
    400: "bad-request",
    408: "time-out",
    413: "body-too-large",
    431: "header-too-large",
    501: "not-implemented",
}


class _ProblemTask(ErrorTask):  # type: ignore[misc, unused-ignore]
    """Answers what waitress itself refuses, before the application is reached."""

    def execute(self) -> None:
        request: Any = self.request
        error = request.error
        kind = _KINDS.get(error.code, "internal")
        detail = str(error.body) if kind == "bad-request" else None
        body = problem_bytes(Problem(kind, detail=detail, status=error.code))
        self.status = f"{error.code} {error.reason}"
        self.response_headers = [
            ("Content-Type", PROBLEM_JSON),
            ("Cache-Control", "no-store"),
            *SECURITY_HEADERS.items(),
            *CORS_HEADERS.items(),
        ]
        self.set_close_on_finish()
        self.content_length = len(body)
        self.write(body)


class _BoundedChannel(HTTPChannel):  # type: ignore[misc, unused-ignore]
    """A connection that knows since when it has been receiving its present request."""

    error_task_class = _ProblemTask
    request_since: float | None = None

    def received(self, data: bytes) -> bool:
        if self.request is None:
            self.request_since = time.time()
        return bool(super().received(data))

    def overdue(self, now: float) -> bool:
        since = self.request_since
        return self.request is not None and since is not None and since + REQUEST_SECONDS < now


class _BoundedServer(TcpWSGIServer):  # type: ignore[misc, unused-ignore]
    """Drops connections that take too long to send a request, and can end in order."""

    channel_class = _BoundedChannel
    connections: dict[int, Any]

    @classmethod
    def over(cls, listener: socket.socket, application: WSGIApplication) -> Self:
        settings = Adjustments(
            sockets=[listener],
            threads=THREADS,
            ident="noticegraph",
            connection_limit=1000,
            channel_timeout=IDLE_SECONDS,
            cleanup_interval=CLEANUP_SECONDS,
            max_request_header_size=MAX_HEADER_BYTES,
            max_request_body_size=MAX_BODY_BYTES,
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
        return server

    def maintenance(self, now: Any) -> None:
        super().maintenance(now)
        for channel in self._channels():
            if channel.overdue(now):
                channel.will_close = True

    def finish(self) -> None:
        """Take no more connections, and wait for the requests that are running."""
        self.accepting = False
        self.del_channel()
        if self.socket is not None:
            self.socket.close()
        end = time.monotonic() + STOP_SECONDS
        while self._is_busy() and time.monotonic() < end:
            self.loop_once(0.1)
        self.task_dispatcher.shutdown(timeout=0)
        wasyncore.close_all(self.connections)

    def loop_once(self, seconds: float) -> None:
        """Wait for something to do, that long at most, and do it."""
        wasyncore.loop(timeout=seconds, use_poll=True, map=self.connections, count=1)

    def _is_busy(self) -> bool:
        return any(channel.requests or channel.total_outbufs_len for channel in self._channels())

    def _channels(self) -> list[_BoundedChannel]:
        # The stubs of waitress call this dictionary a channel.
        channels: Any = self.active_channels
        return list(channels.values())


def open_socket(host: str, port: int) -> socket.socket:
    """Bind a listening socket; port 0 takes a free one.

    Raises AddressInUseError when another process has the port, InputError for a host that is not
    of this machine or a port that this user may not open.
    """
    where = f"{host}:{port}"
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listener = socket.socket(family, kind, protocol)
    except (OSError, UnicodeError) as error:
        raise InputError(
            f"cannot listen at {where}: {getattr(error, 'strerror', None) or error}",
            hint="give an address of this machine: --host 127.0.0.1",
        ) from error
    try:
        if os.name == "posix":
            # Without it a port stays unusable for a minute after a stop; on Windows it would let
            # two servers share the port.
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(1024)
    except OSError as error:
        listener.close()
        if error.errno in (errno.EADDRINUSE, getattr(errno, "WSAEADDRINUSE", -1)):
            raise AddressInUseError(
                f"port {port} of {host} is in use by another process",
                hint="stop that process, or choose another port: --port 8001 (0 takes a free one)",
            ) from error
        raise InputError(
            f"cannot listen at {where}: {error.strerror or error}",
            hint="choose a port above 1023 and an address of this machine",
        ) from error
    return listener


def serve(
    application: WSGIApplication, listener: socket.socket, announce: Callable[[str], None]
) -> None:
    """Serve until Ctrl-C or SIGTERM, then let running requests end and return.

    `announce` gets the address once connections are accepted. Call it from the main thread.
    """
    logging.getLogger("waitress").setLevel(logging.ERROR)
    server = _BoundedServer.over(listener, application)
    with _stop_signals(server.pull_trigger) as stop:
        announce(_address(listener))
        try:
            while not stop.is_set():
                server.loop_once(1)
        finally:
            server.finish()


def _address(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


@contextmanager
def _stop_signals(wake: Callable[[], None]) -> Iterator[threading.Event]:
    """Yield an event that Ctrl-C and SIGTERM set; `wake` ends the wait of the server's loop."""
    stop = threading.Event()
    numbers: list[int] = [signal.SIGINT, signal.SIGTERM]
    if sys.platform == "win32":
        numbers.append(signal.SIGBREAK)

    def request_stop(_signum: int, _frame: object) -> None:
        for number in numbers:
            # A second signal does not wait for anything.
            signal.signal(number, signal.SIG_DFL)
        stop.set()
        wake()

    previous = {number: signal.signal(number, request_stop) for number in numbers}
    try:
        yield stop
    finally:
        for number, handler in previous.items():
            signal.signal(number, handler)

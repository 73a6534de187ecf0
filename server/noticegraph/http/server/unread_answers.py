"""Answers that clients have not read yet: how much memory they may take, and for how long.

A client that requests large answers and reads them slowly, or not at all, makes the server hold
them. So the total of unsent bytes is limited, for all clients together and for one address; and a
connection that reads more slowly than MIN_RATE is closed.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from noticegraph.http.frame.problems import Problem, problem_answer

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

UNSENT_BYTES = 512 * 1_048_576
"""The default limit for all clients together, in bytes; one address may have half of it."""
MIN_RATE = 4096
"""The bytes per second that a client must read, on average over RATE_SECONDS."""
RATE_SECONDS = 30
RETRY_SECONDS = 10
SMALL = 262_144
"""Smaller answers (bytes) are not counted before they are sent; connections are limited too."""


class UnreadAnswers:
    """A WSGI application that refuses a large answer while too much is unsent.

    The application must start its answer before it returns, as Flask does. `unsent` returns the
    bytes that wait to be sent: to all clients, and to one (by address).
    """

    def __init__(
        self,
        application: WSGIApplication,
        unsent: Callable[[str], tuple[int, int]],
        limit: int = UNSENT_BYTES,
    ) -> None:
        self._application = application
        self._unsent = unsent
        self._limit = limit
        self._lock = threading.Lock()
        # Answers that are on their way from the application to the connection.
        self._passing: dict[str, int] = {}

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request."""
        started: list[Any] = []

        def start(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> Any:
            started[:] = [status, headers, exc_info]
            return _no_write

        answer = self._application(environ, start)
        client = environ.get("REMOTE_ADDR", "")
        size = 0 if environ["REQUEST_METHOD"] == "HEAD" else _length(started[1])
        if size <= SMALL:
            start_response(*started)
            return answer
        if not self._admit(client, size):
            _close(answer)
            headers = {"Retry-After": str(RETRY_SECONDS)}
            limit = self._limit // 2 // 1_048_576
            problem = Problem("unread-answers", limit=limit, headers=headers)
            method, path = environ["REQUEST_METHOD"], environ.get("PATH_INFO", "")
            status, fields, body = problem_answer(problem, method, path)
            start_response(status, fields)
            return [body]
        start_response(*started)
        return _Passing(answer, lambda: self._passed(client, size))

    def _admit(self, client: str, size: int) -> bool:
        with self._lock:
            total, own = self._unsent(client)
            total += sum(self._passing.values()) + size
            own += self._passing.get(client, 0) + size
            # If nothing else is waiting, the answer is admitted: its size has a limit of its own.
            if (own > size and own > self._limit // 2) or (total > size and total > self._limit):
                return False
            self._passing[client] = self._passing.get(client, 0) + size
            return True

    def _passed(self, client: str, size: int) -> None:
        with self._lock:
            self._passing[client] -= size
            if not self._passing[client]:
                del self._passing[client]


class Delivery:
    """How fast a connection reads."""

    def __init__(self) -> None:
        self.sent = 0
        self._since: float | None = None
        self._sent_then = 0

    def is_too_slow(self, pending: int, now: float) -> bool:
        """Tell whether a client with pending bytes has read too little for too long."""
        if not pending:
            self._since = None
        elif self._since is None or self.sent - self._sent_then >= RATE_SECONDS * MIN_RATE:
            self._since, self._sent_then = now, self.sent
        else:
            return now - self._since >= RATE_SECONDS
        return False


class _Passing:
    """An answer that reports when it has been handed over or dropped."""

    def __init__(self, answer: Iterable[bytes], passed: Callable[[], None]) -> None:
        self._answer = answer
        self._tell = passed

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._answer)

    def close(self) -> None:
        try:
            _close(self._answer)
        finally:
            tell, self._tell = self._tell, _nothing
            tell()


def _length(headers: Iterable[tuple[str, str]]) -> int:
    return next((int(value) for name, value in headers if name.lower() == "content-length"), 0)


def _close(answer: Any) -> None:
    close = getattr(answer, "close", None)
    if close is not None:
        close()


def _nothing() -> None:
    pass


def _no_write(_data: bytes) -> object:
    raise RuntimeError("the application returns its answers, and writes none")

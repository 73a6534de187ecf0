"""Requests as waitress parses them, refused as early as possible.

A request may be refused for its header section before its body arrives; a body that grows too large
is not read to its end. The answers to such requests have the same form as all others.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from waitress.adjustments import Adjustments
from waitress.parser import HTTPRequestParser
from waitress.task import ErrorTask
from waitress.utilities import Error

from noticegraph.errors import InputError
from noticegraph.http.frame.problems import Problem, problem_answer
from noticegraph.http.request.write_access import PAGE_HEADERS, Gate

MAX_HEADER_BYTES = 65_536
CHUNKS_FACTOR = 2
"""The limit for a chunked body with its framing, as a multiple of the limit for the body."""
FRAMING_BYTES = 16_384
"""Limit for a chunk header and the trailer, which waitress rereads with each piece received."""

_KINDS = {400: "bad-request", 408: "time-out", 431: "header-too-large", 501: "not-implemented"}


class ProblemTask(ErrorTask):  # type: ignore[misc, unused-ignore]
    """Answers requests that waitress itself refuses, before they reach the application."""

    def execute(self) -> None:
        """Send the problem."""
        request: Any = self.request
        error = request.error
        if isinstance(error, _Refusal):
            problem = error.problem
        else:
            kind = _KINDS.get(error.code, "internal")
            known = kind == "bad-request"
            cause = InputError("malformed-request", reason=str(error.body)) if known else None
            problem = Problem(kind, cause=cause, status=error.code)
        method = request.command or "GET"
        self.status, self.response_headers, body = problem_answer(problem, method, request.path)
        self.set_close_on_finish()
        self.content_length = len(body)
        self.write(body)


class _Refusal(Error):  # type: ignore[misc, unused-ignore]  # noqa: N818 - no exception
    """A problem that replaces an error of waitress."""

    def __init__(self, problem: Problem) -> None:
        super().__init__("")
        self.problem = problem
        self.code = problem.status


class GatedParser(HTTPRequestParser):  # type: ignore[misc, unused-ignore]
    """Refuses a request because of its header section, before its body is received."""

    path = ""
    command = ""
    headers: dict[str, str]
    error: Any
    body_rcv: Any

    def __init__(self, settings: Adjustments, gate: Gate) -> None:
        super().__init__(settings)
        self._gate = gate

    def received(self, data: bytes) -> int:
        """Parse what has arrived; return how much of it belongs to the request."""
        head_was_there = self.headers_finished
        try:
            count = int(super().received(data))
        except OSError:
            # A large body is written to a file until it is complete.
            return self._refuse(Problem("store-full"), data)
        if not self.headers_finished:
            return count
        if self.error is not None and self.error.code != HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
            # If told to continue, the client would wait for an answer and the server for the body.
            self.expect_continue = False
            return count
        refusal = None if head_was_there else self._judge_head()
        if refusal is None and (self.error is not None or self._is_too_large()):
            refusal = self._gate.refuse_size(self.path)
        return count if refusal is None else self._refuse(refusal, data)

    def _judge_head(self) -> Problem | None:
        """Return the problem of a request whose header section has just arrived, if any.

        When a chunked body is complete, waitress adds a Content-Length that the client did not
        send.
        """
        # RFC 9112, 6.1 and 6.3: a request with two lengths could be read in two ways. Waitress
        # keeps the header that it does not follow.
        if self.chunked and "CONTENT_LENGTH" in self.headers:
            return Problem("bad-request", cause=InputError("two-body-lengths"))
        if "TRANSFER_ENCODING" in self.headers:
            return Problem("bad-request", cause=InputError("transfer-encoding"))
        return self._gate.refuse(
            self.command,
            self.path,
            self.headers.get("AUTHORIZATION"),
            from_page=any(n.upper().replace("-", "_") in self.headers for n in PAGE_HEADERS),
        )

    def _is_too_large(self) -> bool:
        limit = self._gate.body_limit(self.path)
        if not self.chunked:
            return bool(self.content_length > limit)
        # The framing of chunks is not part of the body, and must not be endless either.
        most = CHUNKS_FACTOR * limit + MAX_HEADER_BYTES
        # A chunk counts as soon as its size is known: do not wait for data that will be refused.
        announced = len(self.body_rcv) + self.body_rcv.chunk_remainder
        unread = len(self.body_rcv.control_line) + len(self.body_rcv.trailer)
        return bool(announced > limit or unread > FRAMING_BYTES or self.body_bytes_received >= most)

    def _refuse(self, problem: Problem, data: bytes) -> int:
        self.error = _Refusal(problem)
        self.expect_continue = False
        self.completed = True
        # What follows is the unwanted body, not another request.
        return len(data)

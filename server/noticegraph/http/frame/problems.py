"""The one place where exceptions become answers: RFC 9457 problems, as HTML for browsers.

https://www.rfc-editor.org/rfc/rfc9457 · A problem never contains a stack trace; internal
errors go to the log of the server.
"""

from __future__ import annotations

import json
import logging
import re
import traceback
from collections.abc import Iterable, Mapping
from http import HTTPStatus
from urllib.parse import quote

from flask import Flask, Response, current_app, request
from werkzeug.exceptions import HTTPException, MethodNotAllowed, NotFound, RequestEntityTooLarge

from noticegraph.errors import (
    AnswerLimitError,
    BusyError,
    ClientLimitError,
    ForbiddenQueryError,
    FormatError,
    InputError,
    LimitError,
    MemoryLimitError,
    NoticegraphError,
    ParameterError,
    QuerySyntaxError,
    RemoteError,
    RemoteTimeoutError,
    ServiceError,
    StoreError,
    StoreFullError,
    TimeLimitError,
    UnavailableError,
    UsageError,
)
from noticegraph.http.frame.headers import answer_headers
from noticegraph.http.frame.languages import chosen_language
from noticegraph.http.frame.layout import render_page
from noticegraph.http.words.problem_model import Fact, Words
from noticegraph.http.words.problems import KINDS, fill_words
from noticegraph.languages import LANGUAGES
from noticegraph.media_types import negotiate_media_type

PROBLEM_JSON = "application/problem+json"
_TYPES = "https://w3id.org/noticegraph/problems#"

_log = logging.getLogger("noticegraph.http")


class Problem(Exception):  # noqa: N818 - the word of RFC 9457
    """A refusal: `kind` names its words in `problem_words` and is the fragment of its type.

    `facts` go into the words; `near` are addresses of this server that may have been meant. What a
    `cause` says takes the place of detail and remedy, and its place in the text is told.
    """

    def __init__(
        self,
        kind: str,
        *,
        cause: NoticegraphError | None = None,
        near: tuple[str, ...] = (),
        status: int | None = None,
        line: int | None = None,
        column: int | None = None,
        headers: Mapping[str, str] | None = None,
        **facts: Fact,
    ) -> None:
        super().__init__(kind)
        self.kind = kind
        self.status = status or KINDS[kind].status
        self.near = near
        self.line = cause.line if cause else line
        self.column = cause.column if cause else column
        self.headers = dict(headers or {})
        self._cause = cause
        self.facts: Mapping[str, Fact] = facts

    def words(self, language: str) -> Words:
        """Return title, detail and hint in a language."""
        own = fill_words(self.kind, language, self.facts, self.near)
        if self._cause is None:
            return own
        said = self._cause.words(language)
        return Words(own.title, said.message, said.hint or own.hint)

    def members(self, language: str = LANGUAGES[0]) -> dict[str, str | int]:
        """Return the members of the problem object that have a value, in RFC 9457's order."""
        words = self.words(language)
        found: dict[str, str | int | None] = {
            "type": _TYPES + self.kind,
            "title": words.title,
            "status": self.status,
            "detail": words.detail,
            "hint": words.hint,
            "line": self.line,
            "column": self.column,
        }
        return {name: value for name, value in found.items() if value is not None}


_RETRY_SECONDS = {
    "busy-queries": "2",
    "client-limit": "30",
    "time-limit": "30",
    "memory-limit": "30",
    "store": "2",
}
"""Seconds after which a retry may succeed. An answer that is too large will be so again."""

_UNTOLD: tuple[tuple[type[NoticegraphError], str], ...] = (
    (StoreFullError, "store-full"),
    (StoreError, "store"),
    (RemoteError, "remote"),
    (RemoteTimeoutError, "remote-time-out"),
)
"""Errors whose messages are only for the log, because they contain addresses and paths."""

_KNOWN: tuple[tuple[type[NoticegraphError], str], ...] = (
    (BusyError, "busy-queries"),
    (UnavailableError, "store"),
    (ClientLimitError, "client-limit"),
    (TimeLimitError, "time-limit"),
    (MemoryLimitError, "memory-limit"),
    (AnswerLimitError, "answer-limit"),
    (ParameterError, "parameter"),
    (QuerySyntaxError, "query-syntax"),
    (ForbiddenQueryError, "forbidden-query"),
    (LimitError, "limit"),
    (ServiceError, "service"),
    (FormatError, "unwritable"),
    (UsageError, "usage"),
)


def problem_of(error: Exception) -> Problem:
    """Translate any exception; an unexpected one is an internal error and is logged."""
    if isinstance(error, Problem):
        return error
    if isinstance(error, NoticegraphError):
        for untold, kind in _UNTOLD:
            if isinstance(error, untold):
                _log.error("%s", error)
                return Problem(kind)
        for known, kind in _KNOWN:
            if isinstance(error, known):
                retry = _RETRY_SECONDS.get(kind)
                headers = {"Retry-After": retry} if retry else None
                return Problem(kind, cause=error, headers=headers)
        _log.error("%s", error)
        return Problem("content" if isinstance(error, InputError) else "internal")
    if isinstance(error, HTTPException) and error.code and error.code >= 400:
        return _http_problem(error, error.code)
    frame = traceback.extract_tb(error.__traceback__)[-1]
    _log.error(
        "internal error: %s: %s (%s:%s)", type(error).__name__, error, frame.filename, frame.lineno
    )
    _log.debug("internal error", exc_info=error)
    return Problem("internal")


def _http_problem(error: HTTPException, status: int) -> Problem:
    if isinstance(error, MethodNotAllowed):
        return method_problem(error.valid_methods or ())
    if status == NotFound.code:
        return Problem("not-found", near=_near_addresses())
    if status == RequestEntityTooLarge.code:
        return Problem("body-too-large")
    return Problem("http", status=status, name=error.name)


def method_problem(allowed: Iterable[str]) -> Problem:
    """Return the refusal of the request's method at an address that takes those."""
    names = tuple(sorted(allowed))
    headers = {"Allow": ", ".join(names)}
    # HEAD and OPTIONS are about the address itself; the words name the other methods.
    uses = tuple(name for name in names if name not in ("HEAD", "OPTIONS")) or names
    return Problem("method", headers=headers, given=clip(request.method), allowed=uses)


def clip(text: str, length: int = 200) -> str:
    """Return a text from a client, short enough to be sent back."""
    return text if len(text) <= length else text[: length - 1] + "…"


def _near_addresses() -> tuple[str, ...]:
    """Return the address that this path means if superfluous slashes are removed, if any."""
    path = re.sub("/{2,}", "/", request.path).rstrip("/") or "/"
    adapter = current_app.create_url_adapter(request)
    if path == request.path or adapter is None or not adapter.test(path, "GET"):
        return ()
    return (quote(path, safe="/:@!$&'()*+,;=-._~"),)


def _problem_bytes(problem: Problem, language: str = LANGUAGES[0]) -> bytes:
    """Serialise a problem as RFC 9457 JSON."""
    return json.dumps(problem.members(language), ensure_ascii=False, indent=2).encode() + b"\n"


def problem_answer(
    problem: Problem, method: str, path: str
) -> tuple[str, list[tuple[str, str]], bytes]:
    """Return status, headers and body of a problem sent as data, outside Flask."""
    body = _problem_bytes(problem)
    headers = [
        ("Content-Type", PROBLEM_JSON),
        ("Cache-Control", "no-store"),
        ("Content-Length", str(len(body))),
        *problem.headers.items(),
        *answer_headers(method, path),
    ]
    return f"{problem.status} {HTTPStatus(problem.status).phrase.upper()}", headers, body


def prefers_page() -> bool:
    """Tell whether the client would rather read a page than data, as a browser does."""
    return wants_page(request.headers.get("Accept"))


def wants_page(accept: str | None) -> bool:
    """Tell whether an Accept header prefers a page to a problem as data."""
    offered = [PROBLEM_JSON, "application/json", "text/html"]
    return negotiate_media_type(accept, offered) == "text/html"


def answer_problem(error: Exception) -> Response:
    """Build the answer to an exception: HTML if the client prefers it, else problem+json."""
    problem = problem_of(error)
    if prefers_page():
        body = render_page("problem.html", problem=problem)
        answer = Response(body, problem.status, content_type="text/html; charset=utf-8")
    else:
        # A program gets English unless it asks for another language by name.
        body = _problem_bytes(problem, chosen_language() or LANGUAGES[0])
        answer = Response(body, problem.status, content_type=PROBLEM_JSON)
    answer.headers.extend(problem.headers)
    answer.headers["Cache-Control"] = "no-store"
    answer.vary.add("Accept")
    answer.vary.add("Accept-Language")
    return answer


def register_problems(app: Flask) -> None:
    """Turn every exception of the application into a problem."""
    app.register_error_handler(Exception, answer_problem)

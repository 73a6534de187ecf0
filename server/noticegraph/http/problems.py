"""The one place where exceptions become answers: RFC 9457 problems, as HTML for browsers.

https://www.rfc-editor.org/rfc/rfc9457 · A problem never holds a stack trace; what went wrong
inside goes to the log of the server.
"""

from __future__ import annotations

import json
import logging
import traceback
from collections.abc import Mapping

from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from noticegraph.errors import (
    ForbiddenQueryError,
    InputError,
    LimitError,
    NoticegraphError,
    ParameterError,
    QuerySyntaxError,
    UnknownQuestionError,
    UsageError,
)
from noticegraph.http.pages import render_page
from noticegraph.media_types import negotiate_media_type

PROBLEM_JSON = "application/problem+json"
_TYPES = "https://w3id.org/noticegraph/problems#"

_log = logging.getLogger("noticegraph.http")


class Problem(Exception):  # noqa: N818 - the word of RFC 9457
    """A refusal: `kind` is the fragment of its type, `hint` the remedy; 4xx and 5xx only."""

    def __init__(
        self,
        status: int,
        kind: str,
        title: str,
        detail: str | None = None,
        hint: str | None = None,
        *,
        line: int | None = None,
        column: int | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(title)
        self.status = status
        self.kind = kind
        self.title = title
        self.detail = detail
        self.hint = hint
        self.line = line
        self.column = column
        self.headers = dict(headers or {})

    def members(self) -> dict[str, str | int]:
        """Return the members of the problem object that have a value, in RFC 9457's order."""
        found: dict[str, str | int | None] = {
            "type": _TYPES + self.kind,
            "title": self.title,
            "status": self.status,
            "detail": self.detail,
            "hint": self.hint,
            "line": self.line,
            "column": self.column,
        }
        return {name: value for name, value in found.items() if value is not None}


_KNOWN: tuple[tuple[type[NoticegraphError], int, str, str], ...] = (
    (UnknownQuestionError, 404, "unknown-question", "There is no such question"),
    (ParameterError, 400, "parameter", "A parameter is missing or wrong"),
    (QuerySyntaxError, 400, "query-syntax", "The query is not SPARQL 1.1"),
    (ForbiddenQueryError, 403, "forbidden-query", "This server does not run such queries"),
    (LimitError, 503, "limit", "A limit was reached"),
    (UsageError, 400, "usage", "The request cannot be understood"),
)

_INTERNAL = Problem(
    500, "internal", "Internal error", hint="report it, with the request, to the maintainers"
)

_HTTP: dict[int, tuple[str, str, str]] = {
    404: ("not-found", "There is nothing at this address", "the first page lists what there is: /"),
    405: ("method", "This address does not take that method", "use one that Allow names"),
    413: ("body-too-large", "The request body is too large", "a query may have 256 kB"),
}


def problem_of(error: Exception) -> Problem:
    """Translate any exception; one that nobody foresaw is an internal error and is logged."""
    if isinstance(error, Problem):
        return error
    if isinstance(error, NoticegraphError):
        for kind, status, name, title in _KNOWN:
            if isinstance(error, kind):
                return Problem(
                    status, name, title, error.message, error.hint,
                    line=error.line, column=error.column,
                )  # fmt: skip
        _log.error("%s", error)
        if isinstance(error, InputError):
            return Problem(500, "content", "The content of this server is broken")
        return _INTERNAL
    if isinstance(error, HTTPException) and error.code and error.code >= 400:
        name, title, hint = _HTTP.get(error.code, ("http", error.name, None))
        allow = error.valid_methods if isinstance(error, MethodNotAllowed) else None
        headers = {"Allow": ", ".join(sorted(allow))} if allow else None
        return Problem(error.code, name, title, hint=hint, headers=headers)
    frame = traceback.extract_tb(error.__traceback__)[-1]
    _log.error(
        "internal error: %s: %s (%s:%s)", type(error).__name__, error, frame.filename, frame.lineno
    )
    _log.debug("internal error", exc_info=error)
    return _INTERNAL


def problem_bytes(problem: Problem) -> bytes:
    """Serialise a problem as RFC 9457 JSON."""
    return json.dumps(problem.members(), ensure_ascii=False, indent=2).encode() + b"\n"


def prefers_page() -> bool:
    """Tell whether the client would rather read a page than data, as a browser does."""
    offered = [PROBLEM_JSON, "application/json", "text/html"]
    return negotiate_media_type(request.headers.get("Accept"), offered) == "text/html"


def answer_problem(error: Exception) -> Response:
    """Build the answer to an exception: HTML when the client prefers it, else problem+json."""
    problem = problem_of(error)
    if prefers_page():
        body = render_page("problem.html", problem=problem)
        answer = Response(body, problem.status, content_type="text/html; charset=utf-8")
    else:
        answer = Response(problem_bytes(problem), problem.status, content_type=PROBLEM_JSON)
    answer.headers.extend(problem.headers)
    answer.headers["Cache-Control"] = "no-store"
    answer.vary.add("Accept")
    return answer


def register_problems(app: Flask) -> None:
    """Let every exception of the application become a problem."""
    app.register_error_handler(Exception, answer_problem)

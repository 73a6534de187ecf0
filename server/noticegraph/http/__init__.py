"""The web application: the only code that knows Flask.

One blueprint a subject; `problems` maps every exception to an answer, `security` holds the headers
that every answer carries. Waitress, in `serving`, runs it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flask import Flask, Response, request

from noticegraph.content import Content, shipped_content
from noticegraph.dataset import Dataset
from noticegraph.http import (
    api,
    comparing,
    overview,
    questions,
    reports,
    search,
    sparql,
    statements,
    things,
    vocabulary,
)
from noticegraph.http.answers import Site
from noticegraph.http.arguments import require_plain_body, require_utf8_path
from noticegraph.http.hosts import require_host, set_aside_bad_host
from noticegraph.http.loaded import note_load
from noticegraph.http.problems import method_problem, register_problems
from noticegraph.http.security import CORS_HEADERS, PREFLIGHT_HEADERS, SECURITY_HEADERS
from noticegraph.http.statement_texts import StatementTexts, read_texts
from noticegraph.questions import Question, read_questions
from noticegraph.readers import Readers
from noticegraph.reports.making import shapes_source
from noticegraph.reports.model import Report

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

_SUBJECTS = (
    api, comparing, overview, questions, reports, search, sparql, statements, things, vocabulary,
)  # fmt: skip
_METHODS = ("GET", "HEAD", "OPTIONS", "POST")

MAX_QUERY_BODY = 262_144
"""Bytes of a request body; all bodies are queries as yet."""


class _Application(Flask):
    """Flask that never sees a Host that is none: its routing would answer in a form of its own."""

    def wsgi_app(self, environ: WSGIEnvironment, start_response: StartResponse) -> Any:
        set_aside_bad_host(environ)
        return super().wsgi_app(environ, start_response)


def create_app(
    dataset: Dataset,
    *,
    content: Content | None = None,
    texts: Sequence[Path] = (),
    examined: Sequence[Report] = (),
    readers: Readers | None = None,
) -> Flask:
    """Make the application over a dataset; the questions are read from `content`.

    `texts` are files with the text of statements; passages are shown from them and from those that
    the content holds. `examined` are the reports of its statements; `readers` evaluate what is
    asked at /sparql, which is otherwise done in this process. Raises QuestionFormatError and
    ContentError for questions that cannot be read: a server that left out a question would look as
    if nobody could ask it; UsageError for a text that is not one of the statements',
    StatementTextError for one that cannot be read.
    """
    app = _Application(__name__)
    app.config["MAX_CONTENT_LENGTH"] = MAX_QUERY_BODY
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    # An address with slashes too many is none: a redirect would repeat the Host header.
    app.url_map.merge_slashes = False
    content = content or shipped_content()
    known = read_questions(content)
    source = shapes_source(content) if content.shapes.is_dir() else None
    at_hand = read_texts(dataset, texts)
    revision = _revision(dataset, known, at_hand)
    by_slug = {report.slug: report for report in examined}
    app.extensions["noticegraph"] = Site(
        dataset, known, at_hand, by_slug, source, readers, revision
    )
    note_load(app)
    for subject in _SUBJECTS:
        app.register_blueprint(subject.blueprint)
    register_problems(app)
    for check in (require_host, refuse_connect, require_utf8_path, require_plain_body):
        app.before_request(check)
    app.before_request(answer_for_the_server)
    app.after_request(_add_headers)
    return app


def refuse_connect() -> None:
    """Refuse CONNECT, whatever its target: this is no proxy (RFC 9110, 9.3.6)."""
    if request.method == "CONNECT":
        raise method_problem(_METHODS)


def answer_for_the_server() -> Response | None:
    """Answer `OPTIONS *`, which asks about the server as a whole (RFC 9110, 9.3.7)."""
    if request.method == "OPTIONS" and request.environ.get("PATH_INFO") == "*":
        return Response(status=204, headers={"Allow": ", ".join(_METHODS)})
    return None


def _revision(dataset: Dataset, known: Mapping[str, Question], at_hand: StatementTexts) -> str:
    try:
        code = version("noticegraph")
    except PackageNotFoundError:
        code = "checkout"
    texts = [text for question in known.values() for text in (question.id, question.text)]
    parts = [code, dataset.generation, *texts, *sorted(at_hand.statements())]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _add_headers(answer: Response) -> Response:
    answer.headers.update(SECURITY_HEADERS)
    answer.headers.update(CORS_HEADERS)
    if request.method == "OPTIONS":
        answer.headers.update(PREFLIGHT_HEADERS)
    return answer

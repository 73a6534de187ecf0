"""The web application: the only code that knows Flask.

One blueprint a subject; `problems` maps every exception to an answer, `security` holds the headers
that every answer carries. Waitress, in `serving`, runs it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version

from flask import Flask, Response, request

from noticegraph.content import Content, shipped_content
from noticegraph.dataset import Dataset
from noticegraph.http import overview, questions, sparql
from noticegraph.http.answers import Site
from noticegraph.http.arguments import require_utf8_path
from noticegraph.http.problems import register_problems
from noticegraph.http.security import CORS_HEADERS, PREFLIGHT_HEADERS, SECURITY_HEADERS
from noticegraph.questions import Question, read_questions

MAX_QUERY_BODY = 262_144
"""Bytes of a request body; all bodies are queries as yet."""


def create_app(dataset: Dataset, *, content: Content | None = None) -> Flask:
    """Make the application over a dataset; the questions are read from `content`.

    Raises QuestionFormatError and ContentError for questions that cannot be read: a server that
    left out a question would look as if nobody could ask it.
    """
    app = Flask(__name__)
    app.config["MAX_CONTENT_LENGTH"] = MAX_QUERY_BODY
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    known = read_questions(content or shipped_content())
    app.extensions["noticegraph"] = Site(dataset, known, _revision(dataset, known))
    for blueprint in (overview.blueprint, questions.blueprint, sparql.blueprint):
        app.register_blueprint(blueprint)
    register_problems(app)
    app.before_request(require_utf8_path)
    app.after_request(_add_headers)
    return app


def _revision(dataset: Dataset, known: Mapping[str, Question]) -> str:
    try:
        code = version("noticegraph")
    except PackageNotFoundError:
        code = "checkout"
    texts = [text for question in known.values() for text in (question.id, question.text)]
    return hashlib.sha256("\0".join([code, dataset.generation, *texts]).encode()).hexdigest()


def _add_headers(answer: Response) -> Response:
    answer.headers.update(SECURITY_HEADERS)
    answer.headers.update(CORS_HEADERS)
    if request.method == "OPTIONS":
        answer.headers.update(PREFLIGHT_HEADERS)
    return answer

"""Every refusal has one shape, and every answer the same protective headers."""

from __future__ import annotations

import json
import logging
from urllib.parse import quote

import pytest
from flask import Flask
from flask.testing import FlaskClient

from noticegraph.content import Content
from noticegraph.dataset import load_dataset
from noticegraph.errors import InternalError, LimitError, QuestionFormatError, StoreError
from noticegraph.http import create_app

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)
REQUESTS = [
    ("GET", "/", 200),
    ("GET", "/healthz", 200),
    ("GET", "/questions", 200),
    ("GET", "/questions/affiliates.csv", 200),
    ("GET", "/sparql", 200),
    ("GET", "/static/style.css", 200),
    ("OPTIONS", "/sparql", 200),
    ("GET", "/nothing", 404),
    ("GET", "/static/nothing", 404),
    ("POST", "/questions", 405),
    ("POST", "/healthz", 405),
    ("POST", "/sparql", 415),
    ("GET", "/sparql?query=x", 400),
]


@pytest.mark.parametrize(("method", "path", "status"), REQUESTS)
def test_every_answer_has_the_protective_headers(
    method: str, path: str, status: int, client: FlaskClient
) -> None:
    headers = {"Origin": "https://other.example", "Cookie": "a=b"}
    answer = client.open(path, method=method, headers=headers)
    answer.close()
    assert answer.status_code == status
    assert answer.headers["Content-Security-Policy"] == CSP
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in answer.headers
    assert "Set-Cookie" not in answer.headers
    assert answer.headers.get_all("Content-Security-Policy") == [CSP]


@pytest.mark.parametrize(("method", "path", "status"), [r for r in REQUESTS if r[2] >= 400])
def test_refusal_is_a_problem(method: str, path: str, status: int, client: FlaskClient) -> None:
    """RFC 9457, sections 3 and 3.1."""
    answer = client.open(path, method=method)
    assert answer.content_type == "application/problem+json"
    problem = json.loads(answer.data)
    assert problem["status"] == status
    assert problem["type"].startswith("https://w3id.org/noticegraph/problems#")
    assert problem["title"]
    assert set(problem) <= {"type", "title", "status", "detail", "hint", "line", "column"}
    assert answer.headers["Cache-Control"] == "no-store"


def test_path_that_is_not_utf8_is_400(client: FlaskClient) -> None:
    answer = client.get("/", environ_overrides={"PATH_INFO": "/questions/\xff"})
    assert answer.status_code == 400
    assert json.loads(answer.data)["type"].endswith("#encoding")


def test_browser_reads_the_problem_as_a_page(client: FlaskClient) -> None:
    answer = client.get("/nothing", headers={"Accept": "text/html,*/*;q=0.8"})
    assert answer.status_code == 404
    assert answer.content_type == "text/html; charset=utf-8"


def test_allow_names_the_methods(client: FlaskClient) -> None:
    answer = client.put("/questions")
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize(
    ("error", "status", "kind"),
    [
        (ZeroDivisionError("secret of /etc/passwd"), 500, "internal"),
        (InternalError("secret"), 500, "internal"),
        (StoreError("secret", file="/secret"), 500, "content"),
        (LimitError("10 s", hint="ask for less"), 503, "limit"),
        (RecursionError("secret"), 500, "internal"),
    ],
)
@pytest.mark.parametrize("accept", ["application/json", "text/html"])
def test_failure_inside_tells_nothing_of_the_inside(
    error: Exception,
    status: int,
    kind: str,
    accept: str,
    app: Flask,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fail() -> str:
        raise error

    app.add_url_rule("/fail", "fail", fail)
    caplog.set_level(logging.WARNING)
    answer = app.test_client().get("/fail", headers={"Accept": accept})
    assert answer.status_code == status
    assert "secret" not in answer.text
    assert "Traceback" not in answer.text
    if accept == "application/json":
        assert json.loads(answer.data)["type"].endswith("#" + kind)
    if status == 500:
        assert "secret" in caplog.text
        assert "Traceback" not in caplog.text


def test_health(client: FlaskClient) -> None:
    answer = client.get("/healthz")
    assert json.loads(answer.data) == {"status": "ok"}
    assert answer.headers["Cache-Control"] == "no-store"


def test_questions_that_cannot_be_read_stop_the_start(content: Content) -> None:
    (content.questions / "affiliates.rq").write_text("SELECT", "utf-8")
    with pytest.raises(QuestionFormatError):
        create_app(load_dataset(content), content=content)


def test_refused_query_on_a_page_keeps_the_query(client: FlaskClient) -> None:
    query = "SELECT * { SERVICE <http://a.example/> { ?s ?p ?o } }"
    answer = client.get("/sparql?query=" + quote(query), headers={"Accept": "text/html"})
    assert answer.status_code == 403
    assert "SERVICE &lt;http://a.example/&gt;" in answer.text

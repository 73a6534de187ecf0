"""Every refusal has one shape, and every answer the same protective headers."""

from __future__ import annotations

import html
import json
import logging
from string import Formatter
from urllib.parse import quote

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import EnvironBuilder
from werkzeug.wrappers import Response

from noticegraph.content import Content
from noticegraph.dataset import load_dataset
from noticegraph.errors import (
    InternalError,
    LimitError,
    QuestionFormatError,
    StoreError,
    UnavailableError,
)
from noticegraph.http import create_app
from noticegraph.http.request.hosts import set_aside_bad_host
from noticegraph.http.words.problems import KINDS, Words

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
        (InternalError("broken-data", reason="secret"), 500, "internal"),
        (StoreError("store-unreadable", reason="secret", file="/secret"), 503, "store"),
        (LimitError("validation-memory"), 503, "limit"),
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


BAD_HOSTS = ["a b", "", "a:99999", "a:0", 'a"b', "<a>", "a.example/x", "[::1", "u@a", "a,b"]
ANYWHERE = ["/", "/sparql", "/questions//affiliates", "/static/style.css", "/nothing", "/healthz"]


@pytest.mark.parametrize("path", ANYWHERE)
@pytest.mark.parametrize("host", BAD_HOSTS)
def test_bad_host_is_400_everywhere(host: str, path: str, client: FlaskClient) -> None:
    """RFC 9112, section 3.2."""
    answer = client.get(path, headers={"Host": host})
    assert answer.status_code == 400
    assert json.loads(answer.data)["type"].endswith("#host")


@pytest.mark.parametrize("host", ["[1:2]", "[::::]", "a b", "a:65536", "é"])
def test_host_that_is_none_is_set_aside(host: str) -> None:
    environ = {"HTTP_HOST": host, "SERVER_PROTOCOL": "HTTP/1.1"}
    set_aside_bad_host(environ)
    assert environ["HTTP_HOST"] == "localhost"


@pytest.mark.parametrize("host", ["a.example", "my_host:8000", "[::1]:8000", "127.0.0.1", "a:"])
def test_good_host_is_taken(host: str, client: FlaskClient) -> None:
    assert client.get("/healthz", headers={"Host": host}).status_code == 200


def test_missing_host_is_taken_from_old_clients_only(app: Flask) -> None:
    for protocol, status in (("HTTP/1.1", 400), ("HTTP/1.0", 200)):
        environ = EnvironBuilder(path="/healthz").get_environ()
        del environ["HTTP_HOST"]
        environ["SERVER_PROTOCOL"] = protocol
        answer = Response.from_app(app, environ)
        assert answer.status_code == status


@pytest.mark.parametrize(
    ("path", "near"),
    [
        ("/questions//affiliates", "/questions/affiliates"),
        ("/questions/", "/questions"),
        ("/questions/affiliates/", "/questions/affiliates"),
        ("/sparql/", "/sparql"),
    ],
)
def test_slashes_too_many_are_404_with_the_address_that_is_meant(
    path: str, near: str, client: FlaskClient
) -> None:
    answer = client.get(
        "/", environ_overrides={"PATH_INFO": path}, headers={"Host": "evil.example"}
    )
    assert answer.status_code == 404
    assert "evil" not in str(answer.headers) + answer.text
    assert json.loads(answer.data)["hint"] == f"did you mean {near}?"


@pytest.mark.parametrize("path", ["//evil.example", "/questions//x", "/id//x", "/sparql/../x/"])
def test_nothing_redirects(path: str, client: FlaskClient) -> None:
    answer = client.get("/", environ_overrides={"PATH_INFO": path})
    assert answer.status_code == 404
    assert "Location" not in answer.headers


def test_options_of_the_server_as_a_whole(client: FlaskClient) -> None:
    """RFC 9110, 9.3.7."""
    answer = client.options("/", environ_overrides={"PATH_INFO": "*"})
    assert answer.status_code == 204
    assert answer.headers["Allow"] == "DELETE, GET, HEAD, OPTIONS, POST, PUT"


@pytest.mark.parametrize("path", ["/", "80", "/nothing"])
def test_connect_is_405(path: str, client: FlaskClient) -> None:
    answer = client.open("/", method="CONNECT", environ_overrides={"PATH_INFO": path})
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "DELETE, GET, HEAD, OPTIONS, POST, PUT"


def test_wrong_method_says_which_are_right(client: FlaskClient) -> None:
    for method, path, right in (
        ("POST", "/questions", "use GET"),
        ("GET", "/validate", "use POST"),
        ("GET", "/update", "use POST"),
    ):
        answer = client.open(path, method=method)
        assert answer.status_code == 405
        assert json.loads(answer.data)["hint"] == right
        assert right.removeprefix("use ") in answer.headers["Allow"].split(", ")


def fill(words: Words) -> set[str]:
    texts = (words.title, words.detail or "", words.hint or "")
    return {name for text in texts for _, name, _, _ in Formatter().parse(text) if name}


def test_every_problem_has_the_same_facts_in_both_languages() -> None:
    for name, kind in KINDS.items():
        assert 400 <= kind.status < 600
        assert fill(kind.en) == fill(kind.nl), name
        assert bool(kind.en.hint) == bool(kind.nl.hint), name
        if name != "http":
            assert kind.en.title != kind.nl.title, name


@pytest.mark.parametrize(
    ("path", "word"),
    [
        ("/nothing?lang=nl", "Op dit adres is niets"),
        ("/questions/?lang=nl", "Bedoelt u"),
        ("/questions/afiliates?lang=nl", "Zo'n vraag is er niet"),
        ("/id/acme-2024-em?lang=nl", "De graaf kent zoiets niet"),
        ("/questions/affiliates.pdf?lang=nl", "kies een van"),
        ("/sparql?lang=nl&query=DROP+ALL", "Wijzigingen worden hier niet aangenomen"),
        ("/questions/affiliates?lang=nl&statement=a&statement=b", "meer dan één keer"),
    ],
)
def test_refusals_on_dutch_pages_are_dutch(path: str, word: str, client: FlaskClient) -> None:
    answer = client.get(path, headers={"Accept": "text/html"})
    assert answer.status_code >= 400
    assert '<html lang="nl">' in answer.text
    assert word in html.unescape(answer.text)


@pytest.mark.parametrize(
    ("query", "detail", "hint"),
    [
        ("SELECT", "de query eindigt te vroeg", "sluit wat openstaat"),
        ("SELECT * WHERE { x:y ?p ?o }", "de prefix x: is niet gedeclareerd", "zet PREFIX x: <…>"),
        ("SELECT * WHERE { ?s ?p ?o ! }", "wordt hier niet verwacht", "vlak ervoor"),
        (
            "SELECT * WHERE { SERVICE <https://a.example/> { ?s ?p ?o } }",
            "SERVICE wordt geweigerd: de query mag het netwerk niet op",
            "vraag het andere endpoint zelf",
        ),
        ("SELECT * WHERE " + "{" * 101 + "}" * 101, "meer dan 100 diep genest", "vraag minder"),
    ],
)
def test_refused_query_is_explained_in_dutch(
    query: str, detail: str, hint: str, client: FlaskClient
) -> None:
    asked = {"lang": "nl", "query": query}
    answer = client.get("/sparql", query_string=asked, headers={"Accept": "text/html"})
    assert answer.status_code >= 400
    problem = html.unescape(answer.text.split('role="alert"')[1].split("</div>")[0])
    assert detail in problem
    assert hint in problem
    assert 'lang="en"' not in problem


def test_data_that_are_loaded_again_are_asked_for_later(
    app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object, **_options: object) -> bytes:
        raise UnavailableError("data-loading")

    monkeypatch.setattr(app.extensions["noticegraph"].dataset.engine, "query", refuse)
    for path in ("/sparql?query=ASK{}", "/questions/affiliates.json"):
        answer = client.get(path)
        assert answer.status_code == 503
        assert answer.headers["Retry-After"] == "2"
        assert json.loads(answer.data)["type"].endswith("#store")
    unready = client.get("/readyz")
    assert unready.status_code == 503
    assert int(unready.headers["Retry-After"]) > 0


def test_what_a_parser_says_is_quoted_on_a_dutch_page(client: FlaskClient) -> None:
    query = "SELECT (COUNT(*) AS ?n) ?s WHERE { ?s ?p ?o }"
    asked = {"lang": "nl", "query": query}
    answer = client.get("/sparql", query_string=asked, headers={"Accept": "text/html"})
    assert "De query is geen SPARQL 1.1" in answer.text
    assert "de parser zegt: „" in answer.text
    assert "verbeter de query" in answer.text


def test_problem_as_data_is_in_the_language_that_is_asked_for_by_name(client: FlaskClient) -> None:
    dutch = client.get("/statements/none?lang=nl").get_json(force=True)
    assert dutch["title"] == "Deze verklaring is er niet"
    english = client.get("/statements/none", headers={"Accept-Language": "nl"})
    assert english.get_json(force=True)["title"] == "There is no such statement"

"""Kept answers: the same as new ones, never for another request or another revision, bounded."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import urlencode

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from noticegraph.content import Content
from noticegraph.dataset import Dataset
from noticegraph.embedded import EmbeddedEngine
from noticegraph.http import create_app
from noticegraph.http.request.write_access import Gate, WriteToken
from noticegraph.http.server.answer_cache import AnswerCache
from noticegraph.sparql_text import is_repeatable

TOKEN = "the-token-of-these-tests"
QUERY = "SELECT * { ?s ?p ?o }"


def address(query: str = QUERY, **more: str) -> str:
    return "/sparql?" + urlencode({"query": query, **more})


class Counting(EmbeddedEngine):
    """An engine that counts how often it is asked."""

    def __init__(self) -> None:
        super().__init__(revision="start")
        self.asked = 0

    def query(self, *arguments: Any, **named: Any) -> bytes:
        self.asked += 1
        return super().query(*arguments, **named)


@pytest.fixture
def engine() -> Counting:
    made = Counting()
    triples = " . ".join(f"<x:s{n}> <x:p> {n}" for n in range(50))
    made.update(f"INSERT DATA {{ {triples} }}")
    return made


@pytest.fixture
def kept(engine: Counting, content: Content) -> FlaskClient:
    gate = Gate(WriteToken(TOKEN))
    app: Flask = create_app(Dataset(engine, (), ()), content=content, gate=gate)
    return app.test_client()


def update(client: FlaskClient, text: str) -> None:
    headers = {"Authorization": f"Bearer {TOKEN}"}
    kind = "application/sparql-update"
    assert client.post("/update", data=text, content_type=kind, headers=headers).status_code == 204


def same(one: TestResponse, other: TestResponse) -> bool:
    return (one.status, dict(one.headers), one.data) == (
        other.status,
        dict(other.headers),
        other.data,
    )


def test_what_is_asked_again_is_not_evaluated_again(kept: FlaskClient, engine: Counting) -> None:
    first, second = kept.get(address()), kept.get(address())
    assert same(first, second)
    assert engine.asked == 1


def test_head_is_answered_from_what_was_kept(kept: FlaskClient, engine: Counting) -> None:
    get, head = kept.get(address()), kept.head(address())
    assert head.data == b""
    assert dict(head.headers) == dict(get.headers)
    assert engine.asked == 1


def test_head_alone_is_not_kept_for_get(kept: FlaskClient) -> None:
    assert kept.head(address()).data == b""
    assert kept.get(address()).data


REQUESTS: list[dict[str, Any]] = [
    {},
    {"headers": {"Accept": "text/csv"}},
    {"headers": {"Accept": "application/sparql-results+xml"}},
    {"headers": {"Accept": "text/html"}},
    {"headers": {"Accept": "text/html", "Accept-Language": "nl"}},
    {"headers": {"Accept-Encoding": "gzip"}},
    {"headers": {"Accept-Encoding": "zstd"}},
    {"headers": {"Host": "127.0.0.1:81"}},
    {"headers": {"Host": "localhost:82"}},
    {"query_string": urlencode({"query": "SELECT ?s { ?s ?p ?o }"})},
    {"query_string": urlencode({"query": QUERY, "default-graph-uri": "x:g"})},
    {"query_string": urlencode({"query": QUERY, "format": "tsv"})},
    {"method": "POST", "data": QUERY, "content_type": "application/sparql-query"},
    {"method": "POST", "data": "SELECT ?p { ?s ?p ?o }",
     "content_type": "application/sparql-query"},
    {"method": "POST", "data": urlencode({"query": QUERY}),
     "content_type": "application/x-www-form-urlencoded"},
    {"method": "POST", "data": urlencode({"query": QUERY}),
     "content_type": "application/sparql-query"},
    {"base_url": "https://localhost"},
    {"headers": {"Origin": "https://example.org"}},
    {"headers": {"Content-Encoding": "gzip"}},
    {"headers": {"Range": "bytes=0-3"}},
]  # fmt: skip


def send(client: FlaskClient, request: dict[str, Any]) -> TestResponse:
    if request.get("method") == "POST":
        return client.open("/sparql", **request)
    return client.open("/sparql", **{"query_string": urlencode({"query": QUERY}), **request})


def test_each_request_gets_its_own_answer(
    kept: FlaskClient, engine: Counting, content: Content
) -> None:
    plain = create_app(Dataset(engine, (), ()), content=content, kept_bytes=0).test_client()
    expected = [send(plain, request) for request in REQUESTS]
    for _ in range(3):
        for request, answer in zip(REQUESTS, expected, strict=True):
            assert same(send(kept, request), answer), request
    assert len({(a.status, a.content_type, a.data) for a in expected}) >= 9


def test_nothing_is_served_of_another_revision(kept: FlaskClient) -> None:
    old = kept.get(address())
    assert kept.get(address()).data == old.data
    update(kept, "INSERT DATA { <x:new> <x:p> 1 }")
    new = kept.get(address())
    assert new.headers["ETag"] != old.headers["ETag"]
    assert b"x:new" in new.data
    update(kept, "DELETE DATA { <x:new> <x:p> 1 }")
    # The same data, at another time: a validator of its own, and right.
    again = kept.get(address())
    assert b"x:new" not in again.data
    assert kept.get(address(), headers={"If-None-Match": new.headers["ETag"]}).status_code == 200


VOLATILE = [
    "SELECT (NOW() AS ?x) {}",
    "SELECT (now ( ) AS ?x) {}",
    "SELECT (NOW # a remark (\n() AS ?x) {}",
    "SELECT (RAND() AS ?x) {}",
    "SELECT (UUID() AS ?x) {}",
    "SELECT (STRUUID() AS ?x) {}",
    "SELECT (BNODE() AS ?x) {}",
    "SELECT (BNODE('a') AS ?x) {}",
    "SELECT * { ?s ?p ?o FILTER(?o<NOW()&&?o>1) }",
    "SELECT * { ?s ?p ?o FILTER(1<RAND()||1>RAND()) }",
    "SELECT * { ?s ?p ?o FILTERRAND() }",
    "SELECT * { ?s ?p ?o } ORDER BY RAND()",
    "ASK { BIND(NOW() AS ?x) FILTER(SECONDS(?x) > 30) }",
    "CONSTRUCT { ?s ?p [] } WHERE { ?s ?p ?o }",
    "CONSTRUCT { ?s ?p _:x } WHERE { ?s ?p ?o }",
    "CONSTRUCT { ?s ?p (1 2) } WHERE { ?s ?p ?o }",
    "SELECT * { SERVICE <http://127.0.0.1/sparql> { ?s ?p ?o } }",
    "SELECT * { SERVICE SILENT <http://127.0.0.1/sparql> { ?s ?p ?o } }",
]
REPEATABLE = [
    QUERY,
    "ASK {}",
    'SELECT ("NOW" AS ?now) {}',
    "SELECT ?rand { ?rand <x:uuid> ?bnode } # NOW",
    "SELECT (MD5('service') AS ?service) {}",
    "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "DESCRIBE <x:s1>",
    "PREFIX now: <x:> SELECT * { now:a now:b ?c }",
]


@pytest.mark.parametrize("query", VOLATILE)
def test_what_differs_each_time_is_never_kept(query: str, kept: FlaskClient) -> None:
    assert not is_repeatable(query)
    if "SERVICE" in query:
        return
    for accept in ("*/*", "text/html"):
        for _ in range(2):
            answer = kept.get(address(query), headers={"Accept": accept})
            assert answer.status_code == 200
            assert "ETag" not in answer.headers
            assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("function", ["RAND()", "UUID()", "STRUUID()"])
def test_what_differs_each_time_does_differ(function: str, kept: FlaskClient) -> None:
    query = f"SELECT ({function} AS ?x) {{}}"
    assert len({kept.get(address(query)).data for _ in range(5)}) == 5


@pytest.mark.parametrize("query", REPEATABLE)
def test_others_are_kept(query: str, kept: FlaskClient, engine: Counting) -> None:
    assert is_repeatable(query)
    answers = [kept.get(address(query)) for _ in range(2)]
    assert same(*answers)
    assert answers[0].headers["ETag"]
    assert engine.asked == 1


@pytest.mark.parametrize(
    ("condition", "status"),
    [
        ({"If-None-Match": "{}"}, 304),
        ({"If-None-Match": "W/{}"}, 304),
        ({"If-None-Match": '"other", {}'}, 304),
        ({"If-None-Match": "*"}, 304),
        ({"If-None-Match": '"other"'}, 200),
        ({"If-None-Match": '"a{0}b"'}, 400),
        ({"If-Match": "{}"}, 200),
        ({"If-Match": "*"}, 200),
        ({"If-Match": '"other"'}, 412),
        ({"If-Match": "W/{}"}, 412),
    ],
)
def test_conditions_are_the_same_for_what_is_kept(
    condition: dict[str, str], status: int, kept: FlaskClient
) -> None:
    etag = kept.get(address()).headers["ETag"]
    fresh = address("SELECT ?o ?p { ?s ?p ?o }")
    other = kept.head(fresh).headers["ETag"]
    for url, tag in ((address(), etag), (fresh, other)):
        headers = {name: value.format(tag) for name, value in condition.items()}
        answer = kept.get(url, headers=headers)
        assert answer.status_code == status
        assert (answer.data == b"") is (status == 304)


def test_refusals_are_not_kept(kept: FlaskClient, engine: Counting) -> None:
    for _ in range(2):
        assert kept.get(address("SELECT * {")).status_code == 400
        assert kept.get("/none").status_code == 404
    engine.asked = 0
    assert kept.get(address()).status_code == 200
    assert engine.asked == 1


# The bound


Start = Callable[..., Any]


class Application:
    """Answers each address with as many bytes as it says, and counts."""

    def __init__(self, etag: str | None = '"e"', status: str = "200 OK") -> None:
        self.calls = 0
        self.etag = etag
        self.status = status
        self.body: bytes = b""

    def __call__(self, environ: dict[str, Any], start_response: Start) -> Iterable[bytes]:
        self.calls += 1
        self.body = environ["wsgi.input"].read()
        headers = [("ETag", self.etag)] if self.etag else []
        start_response(self.status, headers)
        return [b"x" * int(environ["QUERY_STRING"] or 0)]


def ask(kept: AnswerCache, number: int, length: int, **more: Any) -> bytes:
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": f"/{number}",
        "QUERY_STRING": str(length),
        "wsgi.input": io.BytesIO(),
        **more,
    }
    started: list[str] = []

    def start(status: str, _headers: Any, _failure: Any = None) -> Callable[[bytes], object]:
        started.append(status)
        return lambda _data: None

    body = b"".join(kept(environ, start))
    assert len(started) == 1
    return body


def test_no_more_is_kept_than_was_said() -> None:
    application = Application()
    kept = AnswerCache(application, lambda: "r", 1_000_000)
    for number in range(100):
        assert len(ask(kept, number, 50_000)) == 50_000
        held = sum(len(answer.body) for answer in kept._answers.values())
        assert held <= kept._used <= 1_000_000
    assert 15 <= len(kept._answers) <= 20
    # What was not asked for longest has gone.
    application.calls = 0
    ask(kept, 99, 50_000)
    assert application.calls == 0
    ask(kept, 0, 50_000)
    assert application.calls == 1


def test_what_is_asked_for_stays() -> None:
    application = Application()
    kept = AnswerCache(application, lambda: "r", 1_000_000)
    for number in range(100):
        ask(kept, number, 50_000)
        ask(kept, 0, 50_000)
    assert application.calls == 100


def test_one_answer_takes_a_share_at_most() -> None:
    application = Application()
    kept = AnswerCache(application, lambda: "r", 1_000_000)
    for _ in range(2):
        assert len(ask(kept, 1, 400_000)) == 400_000
    assert application.calls == 2
    assert kept._used == 0


def test_many_tiny_answers_and_long_addresses_count_too() -> None:
    kept = AnswerCache(Application(), lambda: "r", 100_000)
    for number in range(1_000):
        ask(kept, number, 0)
    assert len(kept._answers) < 50
    ask(kept, 1, 0, HTTP_ACCEPT="a" * 60_000)
    assert kept._used <= 100_000


@pytest.mark.parametrize(
    ("etag", "status"), [(None, "200 OK"), ('W/"e"', "200 OK"), ('"e"', "404 NOT FOUND")]
)
def test_only_whole_answers_with_a_strong_validator_are_kept(etag: str | None, status: str) -> None:
    application = Application(etag, status)
    kept = AnswerCache(application, lambda: "r", 100_000)
    for _ in range(2):
        ask(kept, 1, 10)
    assert application.calls == 2


def test_nothing_is_kept_where_the_revision_is_not_known_or_changes_meanwhile() -> None:
    revisions = iter(["a", "b", "b", "b", "b"])
    application = Application()
    kept = AnswerCache(application, lambda: next(revisions), 100_000)
    ask(kept, 1, 10)  # asked at a, answered at b
    ask(kept, 1, 10)
    ask(kept, 1, 10)
    assert application.calls == 2
    unknown = AnswerCache(application, lambda: None, 100_000)
    for _ in range(2):
        ask(unknown, 1, 10)
    assert application.calls == 4


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "PATCH", "POST"])
def test_other_methods_pass_through_with_their_bodies(method: str) -> None:
    application = Application()
    kept = AnswerCache(application, lambda: "r", 100_000)
    for _ in range(2):
        body = io.BytesIO(b"body")
        ask(kept, 1, 10, REQUEST_METHOD=method, CONTENT_LENGTH="4", **{"wsgi.input": body})
        assert application.body == b"body"
    assert application.calls == 2


def test_a_post_whose_length_is_not_known_passes_through() -> None:
    application = Application()
    kept = AnswerCache(application, lambda: "r", 100_000)
    for length in ("", "abc", "-1"):
        body = io.BytesIO(b"body")
        more = {"PATH_INFO": "/sparql", "CONTENT_LENGTH": length, "wsgi.input": body}
        ask(kept, 1, 10, REQUEST_METHOD="POST", **more)
        assert application.body == b"body"
    assert kept._used == 0

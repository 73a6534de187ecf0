"""Requests made at random: never a failure inside, never a body that is not what it says.

Bounded in number, and the same ones each time: a run on a slow machine must end, and a failure must
be seen again.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from noticegraph.content import Content, shipped_content
from noticegraph.dataset import Dataset, load_dataset
from noticegraph.embedded import EmbeddedEngine
from noticegraph.http import create_app
from noticegraph.http.request.write_access import Gate, WriteToken

TOKEN = "a-token-of-the-fuzzing"
TINY = Content(Path(__file__).parent.parent / "tiny_content")
QUESTIONS = [file.read_text("utf-8") for file in sorted(shipped_content().questions.glob("*.rq"))]
WORDS = """
SELECT ASK CONSTRUCT DESCRIBE WHERE { } ( ) [ ] . ; , * ?s ?p ?o $x a <urn:x> < > ng:x _:b 't'
"t"@en 1 -1.5 1e9 true FILTER OPTIONAL UNION MINUS GRAPH SERVICE VALUES BIND AS EXISTS NOT IN UNDEF
DISTINCT LIMIT OFFSET FROM NAMED REGEX COUNT SUM IF ^ / + ! = && \\u0053 # é 😀 INSERT DELETE DATA
LOAD CLEAR DROP ALL WITH USING INTO SILENT COPY TO DEFAULT <urn:g> ''' HAVING
"""
PIECES = [*WORDS.split(), "ORDER BY", "GROUP BY", "PREFIX ng: <n:>", "BASE <b:>", "\n", "\x00"]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join)
ACCEPTS = st.one_of(
    st.sampled_from(["*/*", "text/html", "text/csv", "text/turtle", "application/json", ""]),
    st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=40),
)
FEW = settings(
    max_examples=300,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@st.composite
def damaged_questions(draw: st.DrawFn) -> str:
    """Return a question with some of it taken out, doubled or replaced."""
    text = draw(st.sampled_from(QUESTIONS))
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 12)))
        with_what = draw(st.one_of(st.just(""), st.just(text[start:end] * 2), TEXTS))
        text = text[:start] + with_what + text[end:]
    return text


@pytest.fixture(scope="module")
def app() -> Flask:
    dataset = load_dataset(TINY)
    return create_app(dataset, content=TINY)


@pytest.fixture
def writable() -> Iterator[FlaskClient]:
    engine = EmbeddedEngine(revision="start")
    gate = Gate(WriteToken(TOKEN))
    client = create_app(Dataset(engine), content=TINY, gate=gate).test_client()
    client.environ_base["HTTP_AUTHORIZATION"] = f"Bearer {TOKEN}"
    yield client


def check(answer: object) -> None:
    """Assert that an answer is a right one or a problem that is the client's."""
    status, kind, body = answer.status_code, answer.content_type or "", answer.data  # type: ignore[attr-defined]
    assert status < 500 or status == 503, body[:300]
    assert b"Traceback" not in body
    if status >= 400 and "html" not in kind:
        assert kind == "application/problem+json"
        problem = json.loads(body)
        assert problem["status"] == status
        assert problem["title"]
    elif kind == "application/sparql-results+json":
        assert json.loads(body)["head"] is not None


@FEW
@given(query=st.one_of(TEXTS, damaged_questions()), accept=ACCEPTS, post=st.booleans())
def test_queries(app: Flask, query: str, accept: str, post: bool) -> None:
    client, headers = app.test_client(), {"Accept": accept}
    if post:
        kind = "application/sparql-query"
        check(client.post("/sparql", data=query.encode(), content_type=kind, headers=headers))
    else:
        check(client.get("/sparql", query_string={"query": query}, headers=headers))


@FEW
@given(update=TEXTS, using=st.lists(st.sampled_from(["urn:g", "g", "", "urn:a b"]), max_size=2))
def test_updates(writable: FlaskClient, update: str, using: list[str]) -> None:
    address = "/update?" + "&".join(f"using-graph-uri={quote(name)}" for name in using)
    kind = "application/sparql-update"
    check(writable.post(address, data=update.encode(), content_type=kind))


@FEW
@given(
    data=st.one_of(st.binary(max_size=60), TEXTS.map(str.encode)),
    kind=st.sampled_from(
        ["text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml",
         "multipart/form-data; boundary=x", "multipart/form-data", "text/plain", "x"]
    ),
    name=st.one_of(st.none(), st.text(max_size=20)),
    method=st.sampled_from(["put", "post", "delete", "get"]),
)  # fmt: skip
def test_graphs(
    writable: FlaskClient, data: bytes, kind: str, name: str | None, method: str
) -> None:
    address = "/graphs?default" if name is None else f"/graphs?graph={quote(name, safe='')}"
    act = getattr(writable, method)
    check(act(address) if method == "get" else act(address, data=data, content_type=kind))


@FEW
@given(
    path=st.sampled_from(
        ["/", "/questions/affiliates", "/questions/rights.csv", "/statements/acme-2024-en",
         "/reports", "/search", "/compare", "/thing", "/ns", "/shapes", "/id/acme-2024-en",
         "/flow.json", "/api", "/openapi.json", "/.well-known/void"]
    ),
    arguments=st.dictionaries(
        st.sampled_from(["statement", "lang", "q", "a", "b", "iri", "format", "sort", "page", "law",
                         "verdict", "safe", "filter", "x"]),
        st.one_of(st.text(max_size=20), st.sampled_from(["en", "csv", "0", "-1", "1e9", "urn:x"])),
        max_size=4,
    ),
    accept=ACCEPTS,
)  # fmt: skip
def test_pages(app: Flask, path: str, arguments: dict[str, str], accept: str) -> None:
    check(app.test_client().get(path, query_string=arguments, headers={"Accept": accept}))


@FEW
@given(path=st.text(st.characters(min_codepoint=33, max_codepoint=0x2FFF), max_size=40))
def test_paths(app: Flask, path: str) -> None:
    client = app.test_client()
    for written in (f"/{quote(path)}", f"/id/{quote(path, safe='')}", f"/questions/{quote(path)}"):
        check(client.get(written))

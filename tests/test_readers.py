"""Readers: what a limit cuts, and that nothing but the query ends with it."""

from __future__ import annotations

import json
import socket
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from noticegraph.content import shipped_content
from noticegraph.dataset import load_dataset
from noticegraph.errors import (
    BusyError,
    ForbiddenQueryError,
    LimitError,
    QuerySyntaxError,
    UsageError,
)
from noticegraph.query import evaluate_query
from noticegraph.readers import QueryLimits, Readers, start_readers

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="readers are forked on Linux only"
)
JSON = "application/sparql-results+json"
DATASET = load_dataset(shipped_content())
ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
ENDLESS_KINDS = [
    ENDLESS,
    "ASK { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a = ?i && ?c = ?d && ?b = ?h && ?a = ?g) }",
    "SELECT * WHERE { { ?a ?b ?c } OPTIONAL { ?d ?e ?f . ?g ?h ?i } } ORDER BY ?i LIMIT 1",
    "CONSTRUCT { ?a ?b 1 } WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(STR(?i) < STR(?f)) }",
    "SELECT * WHERE { ?a (<urn:x>|!<urn:y>)* ?b . ?c (<urn:x>|!<urn:y>)* ?d FILTER(?a = 1) }",
    "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f FILTER(REGEX(CONCAT(STR(?c), STR(?f)), 'a.*b.*c$$')) }",
]
BOMBS = [
    "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f } ORDER BY ?f",
    "SELECT (GROUP_CONCAT(?x) AS ?y) WHERE { ?a ?b ?c . ?d ?e ?f . BIND(STR(?c) AS ?x) }",
    "SELECT DISTINCT * WHERE { ?a ?b ?c . ?d ?e ?f }",
]


@pytest.fixture(scope="module")
def readers() -> Iterator[Readers]:
    limits = QueryLimits(
        seconds=1.5, memory=200 * 2**20, answer_bytes=2**20, concurrent=4, patience=0.2
    )
    started = start_readers(DATASET, limits, on_disk=False)
    assert started is not None
    yield started
    started.close()


@pytest.mark.parametrize(
    ("query", "media_type"),
    [
        ("SELECT * WHERE { ?s ?p ?o } ORDER BY ?s ?p ?o LIMIT 50", JSON),
        ("ASK { ?s a <https://w3id.org/noticegraph/ns#DPFCertification> }", JSON),
        ("DESCRIBE <https://w3id.org/noticegraph/ns#Passage>", "application/n-triples"),
    ],
)
def test_answer_is_that_of_this_process(query: str, media_type: str, readers: Readers) -> None:
    expected = evaluate_query(DATASET, query, media_type)
    assert sorted(readers.evaluate(query, media_type).splitlines()) == sorted(expected.splitlines())


def test_graphs_of_the_protocol_are_passed_on(readers: Readers) -> None:
    graph = "https://w3id.org/noticegraph/graph/law/acts"
    query = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
    found = readers.evaluate(query, JSON, default_graphs=[graph])
    assert found == evaluate_query(DATASET, query, JSON, default_graphs=[graph])


@pytest.mark.parametrize("query", ENDLESS_KINDS)
def test_endless_query_ends_at_the_deadline(query: str, readers: Readers) -> None:
    start = time.monotonic()
    with pytest.raises(LimitError, match=r"longer than 1\.5 seconds|of memory"):
        readers.evaluate(query, JSON if "CONSTRUCT" not in query else "text/turtle")
    assert time.monotonic() - start < 5


@pytest.mark.parametrize("query", BOMBS)
def test_query_that_eats_memory_dies_alone(query: str, readers: Readers) -> None:
    with pytest.raises(LimitError):
        readers.evaluate(query, JSON)
    assert json.loads(readers.evaluate("ASK { ?s ?p ?o }", JSON))["boolean"] is True


def test_answer_that_is_too_large_is_refused_whole(readers: Readers) -> None:
    with pytest.raises(LimitError, match="larger than 1 MiB"):
        readers.evaluate("SELECT * WHERE { ?s ?p ?o }", JSON)


@pytest.mark.parametrize(
    ("query", "media_type", "error"),
    [
        ("SELECT * WHERE {", JSON, QuerySyntaxError),
        (
            "SELECT * WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
            JSON,
            ForbiddenQueryError,
        ),
        ("ASK { ?s ?p ?o }", "text/turtle", UsageError),
    ],
)
def test_errors_are_those_of_this_process(
    query: str, media_type: str, error: type[Exception], readers: Readers
) -> None:
    with pytest.raises(error) as ours:
        evaluate_query(DATASET, query, media_type)
    with pytest.raises(error) as theirs:
        readers.evaluate(query, media_type)
    assert str(theirs.value) == str(ours.value)


def test_others_are_answered_while_endless_queries_run(readers: Readers) -> None:
    def ask() -> None:
        with pytest.raises(LimitError):
            readers.evaluate(ENDLESS, JSON)

    threads = [threading.Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
    start = time.monotonic()
    readers.evaluate("ASK { ?s ?p ?o }", JSON)
    assert time.monotonic() - start < 1.4
    for thread in threads:
        thread.join()


def test_too_many_at_once_are_told_so(readers: Readers) -> None:
    started = threading.Barrier(5)

    def ask() -> None:
        started.wait()
        with pytest.raises(LimitError):
            readers.evaluate(ENDLESS, JSON)

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    started.wait()
    time.sleep(0.3)
    with pytest.raises(BusyError):
        readers.evaluate("ASK { ?s ?p ?o }", JSON)
    for thread in threads:
        thread.join()
    assert readers.evaluate("ASK { ?s ?p ?o }", JSON)


def test_no_reader_is_left_behind(readers: Readers) -> None:
    with pytest.raises(LimitError):
        readers.evaluate(ENDLESS, JSON)
    time.sleep(0.2)
    numbers = (path.name for path in Path("/proc").iterdir() if path.name.isdigit())
    children = [pid for pid in numbers if _parent_of(pid) == readers._pid]
    assert children == []


def _parent_of(pid: str) -> int | None:
    try:
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return None


def test_zygote_holds_no_socket_of_the_server() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        started = start_readers(DATASET, QueryLimits(), on_disk=False)
        assert started is not None
        started.evaluate("ASK { ?s ?p ?o }", JSON)
    try:
        with socket.create_server(("127.0.0.1", port), reuse_port=False):
            pass
    finally:
        started.close()


def test_store_on_disk_has_no_readers(caplog: pytest.LogCaptureFixture) -> None:
    assert start_readers(DATASET, QueryLimits(), on_disk=True) is None
    assert "without limits" in caplog.text

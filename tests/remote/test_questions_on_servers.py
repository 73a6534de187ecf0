"""Every question on real servers: the same rows, in the same order, as the embedded engine gives.

All graphs are loaded through the engine. The parameters are those of the expected solutions
(`tests/questions/expected`), in both languages. SPARQL leaves the order within GROUP_CONCAT open
(18.5.1.7), so that concatenations are compared as sets.
"""

from __future__ import annotations

import urllib.parse
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from noticegraph.content import shipped_content
from noticegraph.dataset import Dataset
from noticegraph.engine import QueryRequest
from noticegraph.errors import RemoteError
from noticegraph.query import evaluate_query
from noticegraph.questions import bind_parameters, read_questions
from noticegraph.remote import RemoteAddresses, RemoteEngine

ROOT = Path(__file__).parents[2]
QUESTIONS = read_questions(shipped_content())
CASES = sorted((ROOT / "tests/questions/expected").glob("*/*.tsv"))
VALUES = sorted((ROOT / "questions/values").glob("*.rq"))
JSON = "application/sparql-results+json"
N_TRIPLES = "application/n-triples"
DURATION = "http://www.w3.org/2001/XMLSchema#duration"


def loaded(server: RemoteAddresses, reported_dataset: Dataset) -> RemoteEngine:
    engine = RemoteEngine(server)
    for name in engine.graph_names():  # other tests use the server too
        engine.delete_graph(name)
    for graph in reported_dataset.graphs:
        data = reported_dataset.engine.read_graph(graph.iri, N_TRIPLES)
        assert data
        assert engine.write_graph(graph.iri, data, N_TRIPLES, replace=True)
    return engine


@pytest.fixture(scope="module")
def engine(real_server: RemoteAddresses, reported_dataset: Dataset) -> Iterator[RemoteEngine]:
    engine = loaded(real_server, reported_dataset)
    yield engine
    engine.close()


@pytest.fixture(scope="module")
def second_virtuoso(
    start_virtuoso: Callable[..., RemoteAddresses], reported_dataset: Dataset
) -> Iterator[Callable[[], RemoteEngine]]:
    """A Virtuoso that no other test has written to, started when it is first asked for.

    Once in some thirty runs on a busy machine a Virtuoso answered without the rows of one fact,
    from then on; the same queries, asked 11,000 times of another, had all rows. What a second one
    leaves out as well is a difference that lasts.
    """
    engines: list[RemoteEngine] = []

    def start() -> RemoteEngine:
        if not engines:
            engines.append(loaded(start_virtuoso(), reported_dataset))
        return engines[0]

    yield start
    for engine in engines:
        engine.close()


def test_the_server_holds_the_union_as_a_set(
    engine: RemoteEngine, reported_dataset: Dataset
) -> None:
    engine.connect()
    assert engine.graph_names() == [graph.iri for graph in reported_dataset.graphs]
    for text in (
        "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }",
        "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g",
    ):
        assert rows(engine.query(QueryRequest(text, JSON))) == rows(
            evaluate_query(reported_dataset, text, JSON)
        )


def rows(body: bytes) -> list[tuple[object, ...]]:
    found = ox.parse_query_results(body, format=ox.QueryResultsFormat.JSON)
    assert isinstance(found, ox.QuerySolutions)
    names = [variable.value for variable in found.variables]
    return [(*names, *(cell(name, row[name]) for name in names)) for row in found]


def cell(name: str, term: object) -> object:
    if isinstance(term, ox.Literal):
        if name == "evidence":
            return frozenset(term.value.split())
        if "; " in term.value and term.language is None:
            return frozenset(term.value.split("; "))
    return term


def without_durations(
    found: list[tuple[object, ...]], expected: list[tuple[object, ...]]
) -> Counter[tuple[object, ...]]:
    """Return the rows, in any order, without durations and what is counted and ordered by them."""
    width = len(found[0]) // 2 if found else 0
    lasting = {
        index
        for row in expected
        for index, term in enumerate(row[width:])
        if (isinstance(term, ox.Literal) and term.datatype.value == DURATION)
        or row[index] in ("days", "period")
    }
    return Counter(
        tuple(term for index, term in enumerate(row[width:]) if index not in lasting)
        for row in found
    )


def holds_durations(engine: RemoteEngine) -> bool:
    """Tell whether a server gives the durations back that it was given."""
    text = f"ASK {{ ?s ?p ?o FILTER(DATATYPE(?o) = <{DURATION}> && STRSTARTS(STR(?o), 'P')) }}"
    return b"true" in engine.query(QueryRequest(text, JSON))


def bound(path: Path, reported_dataset: Dataset) -> list[str]:
    name, *given = urllib.parse.unquote(path.stem).split("@")
    values = dict(value.split("=", 1) for value in given)
    question = QUESTIONS[name]
    if path.parent.name != "all" and question.parameter("statement") is not None:
        values["statement"] = "https://w3id.org/noticegraph/id/" + path.parent.name
    languages = [{}] if question.parameter("lang") is None else [{"lang": x} for x in ("en", "nl")]
    return [
        bind_parameters(question, {**values, **language}, reported_dataset)
        for language in languages
    ]


@pytest.mark.parametrize(
    "path", CASES, ids=lambda path: urllib.parse.unquote(f"{path.parent.name}/{path.stem}")
)
def test_question_has_the_same_rows(
    path: Path,
    engine: RemoteEngine,
    reported_dataset: Dataset,
    second_virtuoso: Callable[[], RemoteEngine],
) -> None:
    for text in bound(path, reported_dataset):
        expected = rows(evaluate_query(reported_dataset, text, JSON))
        without = without_durations(expected, expected)
        try:
            found = rows(engine.query(QueryRequest(text, JSON)))
        except RemoteError as error:
            if "Max row length is exceeded" in str(error):
                pytest.xfail("Virtuoso groups no row of more than about 4,000 characters")
            raise
        if found != expected and not holds_durations(engine):
            if without_durations(found, expected) != without:
                found = rows(second_virtuoso().query(QueryRequest(text, JSON)))
            assert without_durations(found, expected) == without
            if found != expected:
                pytest.xfail("Virtuoso keeps a duration as seconds: P60D comes back as 5184000")
        assert found == expected


@pytest.mark.parametrize("path", VALUES, ids=lambda path: path.stem)
def test_values_of_parameters_are_the_same(
    path: Path, engine: RemoteEngine, reported_dataset: Dataset
) -> None:
    expected = rows(evaluate_query(reported_dataset, path.read_text(), JSON))
    assert expected
    assert rows(engine.query(QueryRequest(path.read_text(), JSON))) == expected


def test_every_question_is_asked() -> None:
    asked = {urllib.parse.unquote(path.stem).split("@")[0] for path in CASES}
    assert asked == set(QUESTIONS)

"""GRAPH of a graph that is not there: no solution, whatever stands in it (SPARQL 1.1, 18.6)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from noticegraph.embedded import EmbeddedEngine
from noticegraph.engine import QueryRequest
from noticegraph.errors import QuerySyntaxError
from noticegraph.media_types import JSON

HERE = "https://example.org/here"
PREFIX = "PREFIX e: <https://example.org/> "
INSIDE = [
    "VALUES ?x { 1 }",
    "",
    "BIND(1 AS ?x)",
    "SELECT (COUNT(*) AS ?x) { ?s ?p ?o }",
    "OPTIONAL { ?s ?p ?x }",
    "{ VALUES ?x { 1 } } UNION { ?s ?p ?x }",
    "FILTER NOT EXISTS { ?s ?p ?o }",
]


@pytest.fixture(params=["union", "own"])
def engine(request: pytest.FixtureRequest) -> EmbeddedEngine:
    made = EmbeddedEngine(request.param)
    made.load(b"<urn:s> <urn:p> <urn:o> .", "text/turtle", graph=HERE)
    return made


def rows(engine: EmbeddedEngine, text: str, **graphs: tuple[str, ...]) -> int:
    answer = json.loads(engine.query(QueryRequest(text, JSON.media_type, **graphs)))
    return len(answer["results"]["bindings"])


@pytest.mark.parametrize("inside", INSIDE)
@pytest.mark.parametrize("name", ["<https://example.org/absent>", "e:absent", "e:a\\-b"])
def test_an_absent_graph_has_no_solution(name: str, inside: str, engine: EmbeddedEngine) -> None:
    assert rows(engine, f"{PREFIX}SELECT * {{ GRAPH {name} {{ {inside} }} }}") == 0
    assert rows(engine, f"{PREFIX}SELECT * {{ graph # <x> {{\n {name}{{{inside}}} }}") == 0


@pytest.mark.parametrize("inside", [i for i in INSIDE if "NOT EXISTS" not in i])
def test_a_graph_that_is_there_has_its_solutions(inside: str, engine: EmbeddedEngine) -> None:
    assert rows(engine, f"{PREFIX}SELECT * {{ GRAPH e:here {{ {inside} }} }}") > 0


def test_only_the_absent_graph_is_empty(engine: EmbeddedEngine) -> None:
    either = "{ GRAPH e:here { VALUES ?x { 1 } } } UNION { GRAPH e:no { VALUES ?x { 2 } } }"
    assert rows(engine, f"{PREFIX}SELECT * {{ {either} }}") == 1
    nested = "GRAPH e:here { VALUES ?x { 1 } GRAPH e:no { VALUES ?x { 1 } } }"
    assert rows(engine, f"{PREFIX}SELECT * {{ {nested} }}") == 0
    assert rows(engine, f"{PREFIX}SELECT * {{ OPTIONAL {{ {nested} }} }}") == 1


def test_the_dataset_of_the_query_decides(engine: EmbeddedEngine) -> None:
    inside = "{ GRAPH e:here { VALUES ?x { 1 } } }"
    assert rows(engine, f"{PREFIX}SELECT * FROM NAMED e:here {inside}") == 1
    assert rows(engine, f"{PREFIX}SELECT * FROM NAMED e:other {inside}") == 0
    assert rows(engine, f"{PREFIX}SELECT * FROM e:here {inside}") == 0
    plain = f"{PREFIX}SELECT * {inside}"
    assert rows(engine, plain, named_graphs=(HERE,)) == 1
    assert rows(engine, plain, named_graphs=("https://example.org/other",)) == 0


def test_words_in_strings_and_names_are_left_alone(engine: EmbeddedEngine) -> None:
    text = f'{PREFIX}SELECT * {{ VALUES ?x {{ "GRAPH e:no {{ }}" e:GRAPH }} }}'
    assert rows(engine, text) == 2


def test_a_mistake_keeps_its_place(engine: EmbeddedEngine) -> None:
    text = f"{PREFIX}SELECT * {{ GRAPH e:no {{ ?s ?p }}\n }}"
    with pytest.raises(QuerySyntaxError) as caught:
        engine.query(QueryRequest(text, JSON.media_type))
    assert (caught.value.line, caught.value.column) == (1, text.index("}") + 1)


def test_the_collected_case(shared: Path, engine: EmbeddedEngine) -> None:
    assert rows(engine, (shared / "cases" / "f33-graph-absent.rq").read_text("utf-8")) == 0

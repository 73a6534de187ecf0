"""The W3C SPARQL 1.1 suites of query, update, syntax and result formats, through the engine.

https://www.w3.org/2009/sparql/docs/tests/ · Each test goes the way of a request: what is refused
before evaluation is refused here, too. How the manifests are read where they leave it open:

- The base of data and queries is the place of the file in the suite on the web.
- An answer is asked for in the format in which the suite has the expected one; in N-Triples for
  CONSTRUCT, in XML where the expected answer is written in the vocabulary of result sets.
- The order of solutions counts where the query itself, not a subquery, has ORDER BY.
- An update is compared graph by graph, as the suite gives a file for each. A graph without a triple
  and a graph that is not there are the same: a store need not remember empty ones (SPARQL 1.1
  Update, 3.2).
- A test of syntax asks the check of syntax, and then the engine, over no data. A well-formed text
  may go on to be refused there (SERVICE, LOAD), or fail because a graph is not there.
- NegativeSyntaxTest11 is about a query or, where its file ends in .ru, about an update.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress

import pytest
from rdflib import RDF, Graph
from sparql_manifests import SUITE, Case, Dataset, cases, read
from sparql_results import (
    RS,
    equal_graphs,
    equal_solutions,
    named_graphs,
    read_graph,
    read_result_set,
    read_solutions,
)

from noticegraph.embedded import EmbeddedEngine
from noticegraph.engine import QueryRequest
from noticegraph.errors import (
    ForbiddenQueryError,
    NoticegraphError,
    QuerySyntaxError,
    UsageError,
)
from noticegraph.sparql_syntax import check_query, check_update
from noticegraph.sparql_text import tokens

MEDIA_TYPES = {
    ".csv": "text/csv",
    ".nt": "application/n-triples",
    ".rdf": "application/rdf+xml",
    ".srj": "application/sparql-results+json",
    ".srx": "application/sparql-results+xml",
    ".tsv": "text/tab-separated-values",
    ".ttl": "text/turtle",
}

_ONE_GRAPH = (
    "Oxigraph takes the variable of GRAPH as a part of each triple pattern in it, where it is "
    "joined to the solutions of each named graph (SPARQL 1.1 Query, 18.6)"
)
_ZERO_LENGTH = (
    "Oxigraph does not match a path of length zero at a constant that is not in the data "
    "(SPARQL 1.1 Query, 18.4)"
)
_LANGUAGE = (
    "Oxigraph gives GROUP_CONCAT the language tag that all values share, where the answer is a "
    "simple literal (SPARQL 1.1 Query, 18.5.1.7)"
)

DEFECTS: dict[str, str] = {
    "aggregates#agg-empty-group-count-graph": _ONE_GRAPH,
    "aggregates#agg-groupconcat-04": _LANGUAGE,
    "aggregates#agg-groupconcat-06": _LANGUAGE,
    "bindings#graph": _ONE_GRAPH,
    "csv-tsv-res#tsv03": "Oxigraph keeps an xsd:negativeInteger as the xsd:integer of its value",
    "functions#bnode01": "Oxigraph makes of one text the same blank node in all solutions, where "
    "it is to be a new one in each (SPARQL 1.1 Query, 17.4.2.9)",
    "negation#graph-minus": _ONE_GRAPH,
    "property-path#zero_or_more_set_end": _ZERO_LENGTH,
    "property-path#zero_or_more_set_start": _ZERO_LENGTH,
    "property-path#zero_or_one_set_end": _ZERO_LENGTH,
    "property-path#zero_or_one_set_start": _ZERO_LENGTH,
    "syntax-query#test_4": "the check of syntax accepts a function that Oxigraph does not know, "
    "the engine calls it an error of syntax (SPARQL 1.1 Query, 17.6)",
}
"""The tests that the engine fails, each with the reason."""

_SERVICE = "SERVICE is refused: a query must not reach into the network"
_LOAD = "LOAD is refused, SILENT too: an update must not reach into the network"
REFUSED: dict[str, str] = {
    **{f"service#service{name}": _SERVICE for name in ("1", "2", "3", "4a", "5", "6", "7")},
    "update-silent#load-into-silent": _LOAD,
    "update-silent#load-silent": _LOAD,
}
"""The tests that need what is refused by design, each with the reason."""

CASES = {
    part: cases(f"manifest-sparql11-{part}.ttl") for part in ("query", "results", "update", "fed")
}
ALL = [case for part in CASES.values() for case in part]


@pytest.mark.parametrize(
    ("part", "count"), [("query", 328), ("results", 10), ("update", 157), ("fed", 10)]
)
def test_the_suite_is_complete(part: str, count: int) -> None:
    if not SUITE.is_dir():
        if os.environ.get("NOTICEGRAPH_REQUIRE_SHARED"):
            pytest.fail("../shared is missing, and NOTICEGRAPH_REQUIRE_SHARED is set")
        pytest.skip("../shared is not there")
    assert len(CASES[part]) == count
    assert len({case.iri for case in CASES[part]}) == count


def test_what_is_excluded_is_in_the_suite() -> None:
    if ALL:
        assert DEFECTS.keys() | REFUSED.keys() <= {case.name for case in ALL}
        assert not DEFECTS.keys() & REFUSED.keys()


def test_enough_pass() -> None:
    """Each test that is not excluded has to pass, so that this holds for a run without failures."""
    if ALL:
        passing = [case for case in ALL if case.name not in DEFECTS and case.name not in REFUSED]
        updates = [case for case in passing if case.kind == "UpdateEvaluationTest"]
        assert (len(passing), len(ALL)) == (484, 505)
        assert len(updates) == 92


@pytest.mark.parametrize("case", ALL, ids=[case.name for case in ALL])
def test_the_suite_passes(case: Case, record_property: Callable[[str, object], None]) -> None:
    record_property("sparql11", case.kind)
    if case.name in DEFECTS:
        record_property("excluded", DEFECTS[case.name])
        with pytest.raises((AssertionError, NoticegraphError)):
            RUNNERS[case.kind](case)
    elif case.name in REFUSED:
        record_property("excluded", REFUSED[case.name])
        with pytest.raises(ForbiddenQueryError):
            RUNNERS[case.kind](case)
    else:
        RUNNERS[case.kind](case)


def run_query(case: Case) -> None:
    assert case.answer is not None
    engine = load(case.data)
    suffix = case.answer.path.suffix
    text = case.text.text
    if suffix == ".ttl":
        wanted_graph = read(case.answer)
        if (None, RDF.type, RS.ResultSet) not in wanted_graph:
            answer = engine.query(
                QueryRequest(text, "application/n-triples", base_iri=case.text.iri)
            )
            received_graph = read_graph(answer, "application/n-triples")
            assert equal_graphs(received_graph, wanted_graph), difference(
                received_graph.serialize(format="nt"), wanted_graph.serialize(format="nt")
            )
            return
        wanted, media_type = read_result_set(wanted_graph), MEDIA_TYPES[".srx"]
    else:
        media_type = MEDIA_TYPES[suffix]
        wanted = read_solutions(case.answer.path.read_bytes(), media_type)
    answer = engine.query(QueryRequest(text, media_type, base_iri=case.text.iri))
    received = read_solutions(answer, media_type)
    if isinstance(wanted, bool) or isinstance(received, bool):
        assert received is wanted
        return
    assert equal_solutions(received, wanted, ordered=is_ordered(text)), difference(
        received.describe(), wanted.describe()
    )


def run_update(case: Case) -> None:
    assert case.dataset is not None
    engine = load(case.data)
    engine.update(case.text.text, base_iri=case.text.iri)
    received = named_graphs(engine.dump())
    wanted: dict[str | None, Graph] = {}
    for name, sources in case.dataset.items():
        for source in sources:
            for triple in read(source):
                wanted.setdefault(name, Graph()).add(triple)
    assert received.keys() == wanted.keys()
    for name, graph in wanted.items():
        assert equal_graphs(received[name], graph), f"graph {name}: " + difference(
            received[name].serialize(format="nt"), graph.serialize(format="nt")
        )


def run_positive_syntax(case: Case) -> None:
    text, base = case.text.text, case.text.iri
    engine = EmbeddedEngine(default_graph="own")
    if case.is_update:
        check_update(text, base_iri=base)
        with suppress(ForbiddenQueryError, UsageError):
            engine.update(text, base_iri=base)
    else:
        check_query(text, base_iri=base)
        with suppress(ForbiddenQueryError):
            engine.query(QueryRequest(text, answer_type(text), base_iri=base))


def run_negative_syntax(case: Case) -> None:
    text, base = case.text.text, case.text.iri
    engine = EmbeddedEngine(default_graph="own")
    with pytest.raises(QuerySyntaxError):
        check_update(text, base_iri=base) if case.is_update else check_query(text, base_iri=base)
    with pytest.raises((QuerySyntaxError, ForbiddenQueryError)):
        if case.is_update:
            engine.update(text, base_iri=base)
        else:
            engine.query(QueryRequest(text, answer_type(text), base_iri=base))
    assert engine.dump() == b""


RUNNERS: dict[str, Callable[[Case], None]] = {
    "CSVResultFormatTest": run_query,
    "NegativeSyntaxTest11": run_negative_syntax,
    "NegativeUpdateSyntaxTest11": run_negative_syntax,
    "PositiveSyntaxTest11": run_positive_syntax,
    "PositiveUpdateSyntaxTest11": run_positive_syntax,
    "QueryEvaluationTest": run_query,
    "UpdateEvaluationTest": run_update,
}


def load(dataset: Dataset) -> EmbeddedEngine:
    engine = EmbeddedEngine(default_graph="own")
    for name, sources in dataset.items():
        for source in sources:
            media_type = MEDIA_TYPES[source.path.suffix]
            engine.load(source.path.read_bytes(), media_type, graph=name, base_iri=source.iri)
    return engine


def answer_type(text: str) -> str:
    """Return a media type that fits the form of a query; its form is its first keyword."""
    for token in tokens(text):
        word = token.text.upper() if token.kind == "word" else ""
        if word in ("SELECT", "ASK"):
            return MEDIA_TYPES[".srx"]
        if word in ("CONSTRUCT", "DESCRIBE"):
            return MEDIA_TYPES[".nt"]
    return MEDIA_TYPES[".srx"]


def is_ordered(text: str) -> bool:
    """Return whether a query itself, not a subquery, has ORDER BY."""
    depth = 0
    for token in tokens(text):
        depth += {"{": 1, "}": -1}.get(token.text, 0)
        if depth == 0 and token.kind == "word" and token.text.upper() == "ORDER":
            return True
    return False


def difference(received: str, wanted: str) -> str:
    return f"received:\n{received}\nexpected:\n{wanted}"

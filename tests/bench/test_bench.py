"""The corpora and queries of the benchmark: in the model, the same each time, and answered."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pyoxigraph as ox
import pytest

from noticegraph.content import shipped_content
from noticegraph.questions import read_questions

ROOT = Path(__file__).resolve().parents[2]
STATEMENTS = 20


@pytest.fixture(scope="module")
def bench() -> Iterator[SimpleNamespace]:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT))
        from bench import corpus, corpus_nodes, corpus_statement, load, workload

        yield SimpleNamespace(
            corpus=corpus,
            nodes=corpus_nodes,
            statement=corpus_statement,
            load=load,
            workload=workload,
        )


@pytest.fixture(scope="module")
def store(bench: SimpleNamespace, tmp_path_factory: pytest.TempPathFactory) -> ox.Store:
    """A generated corpus; nobody changes it."""
    made = bench.corpus.write_corpus(tmp_path_factory.mktemp("corpus") / "corpus.nq", STATEMENTS)
    store = ox.Store()
    store.bulk_load(path=made.file)
    assert len(store) == made.quads
    return store


def test_same_number_and_seed_give_the_same_statement(bench: SimpleNamespace) -> None:
    first = bench.statement.generate(7, seed=1)
    assert first == bench.statement.generate(7, seed=1)
    assert first != bench.statement.generate(7, seed=2)
    assert 200 < len(first) < 1500


def test_no_triple_stands_in_two_graphs(store: ox.Store) -> None:
    triples = [quad.triple for quad in store]
    assert len(triples) == len(set(triples)) > 0


def test_each_statement_is_a_graph_of_its_own(bench: SimpleNamespace, store: ox.Store) -> None:
    for number in range(STATEMENTS):
        node = ox.NamedNode(bench.nodes.statement_iri(number))
        graphs = {quad.graph_name for quad in store.quads_for_pattern(node, None, None)}
        assert len(graphs) == 1


def test_terms_are_those_of_the_ontology(store: ox.Store) -> None:
    ng = "https://w3id.org/noticegraph/ns#"
    declared, used = set(), set()
    for quad in store:
        terms = {t.value for t in (quad.predicate, quad.object) if isinstance(t, ox.NamedNode)}
        if "/graph/corpus/" in quad.graph_name.value:
            used |= {term for term in terms if term.startswith(ng)}
        elif isinstance(quad.subject, ox.NamedNode):
            declared.add(quad.subject.value)
    assert len(used) > 80
    assert used - declared == set()


def test_each_question_has_rows(bench: SimpleNamespace, store: ox.Store) -> None:
    templates = bench.workload.make_templates()
    asked = {**templates.questions, **templates.comparisons}
    assert set(asked) == set(read_questions(shipped_content()))
    queries = [*templates.questions.values(), *templates.comparisons.values()]
    queries += [templates.small, templates.large]
    empty = [
        query
        for query in (bench.workload.fill(template, 0, STATEMENTS) for template in queries)
        if not list(store.query(query, use_default_graph_as_union=True))
    ]
    assert empty == []


def test_no_two_cold_queries_are_the_same(bench: SimpleNamespace) -> None:
    templates = bench.workload.make_templates()
    mix = templates.mix()
    assert len(mix) == 100
    for template in {*mix, templates.endless}:
        queries = {bench.workload.fill(template, n, 200) for n in range(50_000, 53_000)}
        assert len(queries) == 3000


def test_report_of_a_load_counts_errors(bench: SimpleNamespace) -> None:
    report = {
        "seconds": 2.0, "good": 10, "bad": 3, "lost": 1, "asked": 15, "bytes": 2**20,
        "p50": 1.0, "p99": 2.0, "max": 3.0, "reason": "503",
    }  # fmt: skip
    load = bench.load.read_report(f"Running 2s test\n{json.dumps(report)}\n")
    assert (load.rate, load.errors, load.megabytes) == (5.0, 4, 1.0)


def test_load_that_could_not_connect_is_an_error(bench: SimpleNamespace) -> None:
    load = bench.load.read_report("unable to connect to 127.0.0.1:1 Connection refused\n")
    assert (load.good, load.errors) == (0, 1)
    assert "Connection refused" in load.reason

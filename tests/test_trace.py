"""Tracing facts to passages, and passages to a text that may have changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from noticegraph.content import Content
from noticegraph.dataset import Dataset, load_dataset
from noticegraph.errors import StatementTextError, UsageError
from noticegraph.evidence import passage_graph
from noticegraph.passages import segment_text, text_digest
from noticegraph.trace import resolve_fact, resolve_statement, trace_fact, trace_statement
from noticegraph.turtle_writing import canonical_turtle

STATEMENT = "https://w3id.org/noticegraph/id/example-2026-01-01-en"
TEXT = """\
1. Sharing

We share letters with carriers.

We keep letters for a year.

2. Contact

Write to us.
"""
PREFIXES = """\
@prefix ng: <https://w3id.org/noticegraph/ns#> .
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""


@pytest.fixture
def dataset(tmp_path: Path) -> Dataset:
    passage = f"{STATEMENT}/passage"
    (tmp_path / "graph_data").mkdir()
    (tmp_path / "graph_data" / "facts.ttl").write_text(
        PREFIXES
        + f"""
<{STATEMENT}> a ng:StatementVersion ; ng:textDigest "{text_digest(TEXT)}" .
<{STATEMENT}/disclosure> ng:statedIn <{passage}/1/paragraph-1> .
<{STATEMENT}/retention> ng:statedIn <{passage}/1/paragraph-2> .
<{passage}/1/heading> ng:statesNoFact ng:IntroducesParts .
<{passage}/2/heading> ng:statesNoFact ng:IntroducesParts .
ng:IntroducesParts skos:prefLabel "introduces what follows"@en .
""",
        encoding="utf-8",
    )
    (tmp_path / "graph_data" / "passages.ttl").write_text(
        canonical_turtle(passage_graph(segment_text(TEXT), STATEMENT)), encoding="utf-8"
    )
    (tmp_path / "graph_data" / "catalog.ttl").write_text(
        PREFIXES
        + "".join(
            f"""
<https://w3id.org/noticegraph/graph/{name}> a dcat:Dataset, ng:CatalogedGraph ;
  dcterms:title "{name}"@en, "{name}"@nl ; ng:file "graph_data/{name}.ttl" ;
  ng:aboutStatement <{STATEMENT}> ; ng:textDigest "{text_digest(TEXT)}" .
"""
            for name in ("facts", "passages")
        ),
        encoding="utf-8",
    )
    return load_dataset(Content(tmp_path))


def test_coverage_counts_what_is_cited_listed_and_open(dataset: Dataset) -> None:
    traced = trace_statement(dataset, STATEMENT)
    assert [p.place for p in traced.covered] == ["paragraph 1", "paragraph 2"]
    assert [p.section for p in traced.without_fact] == ["1", "2"]
    assert [(p.section, p.place) for p in traced.uncovered] == [("2", "paragraph 1")]
    assert {p.status for p in traced.passages} == {"unchecked"}
    assert not traced.holds


def test_same_text_verifies_every_passage(dataset: Dataset) -> None:
    traced = trace_statement(dataset, STATEMENT, TEXT)
    assert traced.text_is_same
    assert {p.status for p in traced.passages} == {"same"}
    assert traced.affected_facts == ()
    assert traced.layout_differences == 0


def test_changed_passage_names_the_facts_that_cite_it(dataset: Dataset) -> None:
    traced = trace_statement(dataset, STATEMENT, TEXT.replace("a year", "ten years"))
    assert traced.text_is_same is False
    assert traced.affected_facts == (f"{STATEMENT}/retention",)
    by_path = {p.iri.partition("/passage/")[2]: p.status for p in traced.passages}
    assert by_path["1/paragraph-1"] == "same"
    assert by_path["1/paragraph-2"] == "changed"
    assert by_path["2/paragraph-1"] == "moved"
    assert not traced.holds


def test_moved_passages_affect_no_fact(dataset: Dataset) -> None:
    traced = trace_statement(dataset, STATEMENT, "Welcome.\n\n" + TEXT)
    assert traced.affected_facts == ()
    assert traced.text_is_same is False
    assert not traced.holds


def test_text_of_something_else_is_refused(dataset: Dataset) -> None:
    with pytest.raises(StatementTextError, match="not the text of"):
        trace_statement(dataset, STATEMENT, "Nothing of this kind.\n")


def test_fact_shows_its_passage_with_the_text(dataset: Dataset) -> None:
    fact = resolve_fact(dataset, "retention")
    (passage,) = trace_fact(dataset, fact, TEXT).passages
    assert passage.text == "We keep letters for a year."
    assert (passage.section, passage.place, passage.status) == ("1", "paragraph 2", "same")
    assert passage.line == 5
    (unchecked,) = trace_fact(dataset, fact).passages
    assert (unchecked.text, unchecked.line) == (None, None)


def test_changed_passage_shows_no_text(dataset: Dataset) -> None:
    text = TEXT.replace("a year", "ten years")
    traced = trace_fact(dataset, f"{STATEMENT}/retention", text)
    (passage,) = traced.passages
    assert (passage.status, passage.text, passage.line) == ("changed", None, None)
    assert traced.changed == (passage,)
    assert traced.text_is_same is False


def test_moved_passage_shows_its_text_and_where_it_stands(dataset: Dataset) -> None:
    traced = trace_fact(dataset, f"{STATEMENT}/retention", "Welcome.\n\n" + TEXT)
    (passage,) = traced.passages
    assert (passage.status, passage.text) == ("moved", "We keep letters for a year.")
    assert (passage.line, traced.changed, traced.text_is_same) == (7, (), False)


def test_new_passages_are_those_that_the_graph_does_not_have(dataset: Dataset) -> None:
    text = TEXT.replace("Write to us.", "Call us.\n\nWrite to us.")
    (new,) = trace_statement(dataset, STATEMENT, text).new_passages
    assert (new.section, new.place, new.line) == ("2", "paragraph 1", 9)
    assert trace_statement(dataset, STATEMENT, TEXT).new_passages == ()
    assert trace_statement(dataset, STATEMENT).new_passages == ()


def test_fact_can_be_named_with_its_statement(dataset: Dataset) -> None:
    named = resolve_fact(dataset, "example-2026-01-01-en/retention")
    assert named == f"{STATEMENT}/retention" == resolve_fact(dataset, "retention")


@pytest.mark.parametrize("name", ["retentoin", "https://example.org/x", "a b", "x> ?p ?o"])
def test_unknown_fact_is_a_usage_error(dataset: Dataset, name: str) -> None:
    with pytest.raises(UsageError) as caught:
        trace_fact(dataset, resolve_fact(dataset, name))
    assert caught.value.hint


def test_near_names_are_suggested(dataset: Dataset) -> None:
    with pytest.raises(UsageError) as caught:
        resolve_fact(dataset, "retentoin")
    assert "retention" in str(caught.value.hint)


def test_statement_is_found_by_id_or_iri(dataset: Dataset) -> None:
    assert resolve_statement(dataset, "example-2026-01-01-en") == STATEMENT
    assert resolve_statement(dataset, STATEMENT) == STATEMENT
    assert resolve_statement(dataset, "other") is None

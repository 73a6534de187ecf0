"""Each shipped statement, written as rows and read back into an empty graph, is the same graph.

The same triples give the same answers to every question and the same verdicts.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Graph

from noticegraph.content import shipped_content
from noticegraph.namespaces import NG
from noticegraph.rows import (
    KINDS,
    Statement,
    Vocabulary,
    apply_rows,
    find_statement,
    read_file_of_rows,
    write_file_of_rows,
    write_rows,
)

CONTENT = shipped_content()
STATEMENTS = (
    "example-2026-01-01-en",
    "example-2026-01-01-nl",
    "github-2024-02-01-en",
    "zendesk-2024-02-20-nl",
)
# What no shipped statement says; tests/rows/test_applying.py has rows of these kinds.
# A fact of an earlier version is in none: no shipped statement revises another.
WITHOUT_EXAMPLE = {"earlier-fact", "further-processing", "provision"}


@pytest.mark.parametrize(
    ("name", "form"),
    [*((name, "csv") for name in STATEMENTS), (STATEMENTS[1], "jsonl"), (STATEMENTS[1], "xlsx")],
)
def test_rows_read_back_into_an_empty_graph_give_the_same_graph(
    name: str, form: str, vocabulary: Vocabulary, tmp_path: Path
) -> None:
    statement = find_statement(CONTENT, name).read()
    file = tmp_path / f"rows.{form}"
    file.write_bytes(write_file_of_rows(write_rows(statement), form))
    empty = Statement(Graph(), statement.passages, statement.version)

    outcome = apply_rows(empty, read_file_of_rows(file), vocabulary)

    assert [str(fault) for fault in outcome.faults] == []
    assert set(outcome.graph) == set(statement.facts)


def test_every_class_of_stated_nodes_has_a_kind() -> None:
    from rdflib import OWL, RDFS, Literal, URIRef

    vocabulary = Vocabulary(CONTENT).graph
    abstract = {NG.StatedNode, NG.StatedFact, NG.StatedEntity, NG.Denial}
    below = set(vocabulary.transitive_subjects(RDFS.subClassOf, NG.StatedNode)) - abstract
    live = {c for c in below if (c, OWL.deprecated, Literal(True)) not in vocabulary}
    of_kinds = {str(NG) + kind.cls.removeprefix("ng:") for kind in KINDS.values()}
    assert {str(c) for c in live if isinstance(c, URIRef)} - of_kinds == set()


def test_the_shipped_statements_have_rows_of_every_kind_but_three() -> None:
    used = {
        row.kind for name in STATEMENTS for row in write_rows(find_statement(CONTENT, name).read())
    }
    assert set(KINDS) - used == WITHOUT_EXAMPLE

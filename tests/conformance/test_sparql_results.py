"""The comparison of answers that the suites rest on: what is equal, and what must not be."""

from __future__ import annotations

import pytest
from rdflib import Graph
from sparql_results import (
    Solutions,
    equal_graphs,
    equal_solutions,
    named_graphs,
    read_solutions,
)

TSV = "text/tab-separated-values"


def solutions(*lines: str, media_type: str = TSV) -> Solutions:
    read = read_solutions("\n".join([*lines, ""]).encode(), media_type)
    assert isinstance(read, Solutions)
    return read


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (["?a", "1.50"], ["?a", "1.5"]),
        (["?a", "1", "2"], ["?a", "2", "1"]),
        (["?a\t?b", "1\t2"], ["?b\t?a", "2\t1"]),
        (["?a\t?b", "_:x\t_:y", "_:y\t_:x"], ["?a\t?b", "_:m\t_:n", "_:n\t_:m"]),
        (["?a", '"x"@EN'], ["?a", '"x"@en']),
    ],
)
def test_equal_answers(left: list[str], right: list[str]) -> None:
    assert equal_solutions(solutions(*left), solutions(*right), ordered=False)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (["?a", "1"], ["?a", "1.0"]),
        (["?a", "1"], ["?a", '"1"']),
        (["?a", '"x"@en'], ["?a", '"x"']),
        (["?a", "1", "1"], ["?a", "1"]),
        (["?a", "1"], ["?a\t?b", "1\t"]),
        (["?a\t?b", "_:x\t_:x"], ["?a\t?b", "_:x\t_:y"]),
        (["?a", "_:x", "_:x"], ["?a", "_:x", "_:y"]),
        (["?a", "<http://example.org/>"], ["?a", '"http://example.org/"']),
    ],
)
def test_different_answers(left: list[str], right: list[str]) -> None:
    assert not equal_solutions(solutions(*left), solutions(*right), ordered=False)


def test_the_order_counts_where_it_is_asked_for() -> None:
    left, right = solutions("?a", "1", "2", "1"), solutions("?a", "1", "1", "2")
    assert equal_solutions(left, right, ordered=False)
    assert not equal_solutions(left, right, ordered=True)
    assert equal_solutions(left, left, ordered=True)


def test_csv_compares_numbers_by_value_and_the_rest_as_text() -> None:
    def csv(*lines: str) -> Solutions:
        return solutions(*lines, media_type="text/csv")

    assert equal_solutions(csv("a", "1.0E6"), csv("a", "1000000"), ordered=False)
    assert not equal_solutions(csv("a", "1"), csv("a", "2"), ordered=False)
    assert not equal_solutions(csv("a", "x"), csv("a", "X"), ordered=False)


def test_graphs_are_compared_by_isomorphism_and_value() -> None:
    def turtle(text: str) -> Graph:
        return Graph().parse(data=f"PREFIX : <http://example.org/>\n{text} .", format="turtle")

    assert equal_graphs(turtle(":a :p [ :q 1.50 ]"), turtle(":a :p [ :q 1.5 ]"))
    assert not equal_graphs(turtle(":a :p [ :q 1 ]"), turtle(":a :p [ :q 2 ]"))
    assert not equal_graphs(turtle(":a :p [], []"), turtle(":a :p []"))


def test_nquads_are_read_by_graph() -> None:
    line = "<http://example.org/a> <http://example.org/p> _:x"
    graphs = named_graphs(f"{line} .\n{line} <http://example.org/g> .\n".encode())
    assert {name: len(graph) for name, graph in graphs.items()} == {
        None: 1,
        "http://example.org/g": 1,
    }

"""Both engines give the same results for the shipped shapes.

The examples of each shape are run on both in ``tests/shapes``, the W3C suites in
``tests/conformance``. Here: the shipped statements with all shapes, and generated statements and
mutants of such. A query costs pySHACL the same for each graph, so each of those graphs is validated
with a sixteenth of the shapes, in turn.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pyoxigraph as ox
import pytest
from graphs import CONTENT, generated, key, make, mutated, part_of, shipped_shapes

from noticegraph.errors import InputError
from noticegraph.fast_engine import unfit
from noticegraph.graph_index import MergedGraph, Triples
from noticegraph.namespaces import PREFIXES
from noticegraph.reports.making import make_reports, shapes_source, statement_targets
from noticegraph.reports.model import Report
from noticegraph.reports.workers import Limits
from noticegraph.validation import Engine, EngineName

PARTS = 16
LESS_THAN = PREFIXES["sh"] + "LessThanConstraintComponent"
NUMBERS = {PREFIXES["xsd"] + name for name in ("byte", "decimal", "double", "integer")}


@cache
def engines(part: int) -> dict[EngineName, Engine]:
    shapes = part_of(shipped_shapes(), part, PARTS)
    return {name: make(name, shapes) for name in EngineName}


def results(name: EngineName, part: int, data: Triples) -> set[tuple[object, ...]]:
    return {key(result) for result in engines(part)[name].validate(MergedGraph(data, {}))}


def test_every_shipped_shape_is_fit() -> None:
    assert list(unfit(shipped_shapes().index)) == []


TARGETS = statement_targets(CONTENT)


@pytest.fixture(scope="module")
def reports() -> dict[EngineName, dict[str, Report]]:
    """The reports of all shipped statements by each engine, none of them read from the cache."""
    limits = Limits(seconds=600)
    made = {}
    for engine in EngineName:
        source = shapes_source(CONTENT, (), engine)
        of_engine = make_reports(list(TARGETS.values()), source, limits=limits, keep=False)
        made[engine] = dict(zip(TARGETS, of_engine, strict=True))
    return made


@pytest.mark.parametrize("statement", sorted(TARGETS))
def test_reports_of_shipped_statements_are_the_same(
    statement: str, reports: dict[EngineName, dict[str, Report]]
) -> None:
    made = {}
    for engine in EngineName:
        report = reports[engine][statement]
        assert report.error is None
        made[engine] = replace(report, shapes_digest="", engine="")
    assert made[EngineName.FAST].findings
    assert made[EngineName.FAST] == made[EngineName.PYSHACL]


@pytest.mark.parametrize("number", range(40))
def test_results_of_generated_statements_are_the_same(number: int) -> None:
    data = generated([number])
    part = number % PARTS
    assert results(EngineName.FAST, part, data) == results(EngineName.PYSHACL, part, data)


@pytest.mark.parametrize("seed", range(60))
def test_results_of_mutants_are_the_same(seed: int) -> None:
    data = mutated(generated([seed]), seed, 12)
    part = seed % PARTS
    found = results(EngineName.FAST, part, data)
    try:
        expected = results(EngineName.PYSHACL, part, data)
    except InputError as error:
        # SHACL 4.5.4: a value that has no order is a result; pySHACL stops there.
        assert error.kind == "compared-node"
        assert {LESS_THAN} & {term for result in found for term in result}
    else:
        found, expected = ({r for r in of if not has_no_order(r, data)} for of in (found, expected))
        assert found == expected


def has_no_order(result: tuple[object, ...], data: Triples) -> bool:
    """Whether a value was compared only with such of another kind: a date with a number, say.

    SHACL 4.5.4: that is a result. rdflib orders them by the names of their types, so that pySHACL
    has a result or none.
    """
    focus, path, component, shape, _, value = result
    if component != LESS_THAN or value is None:
        return False
    others = [
        str(getattr(t.object, "value", ""))
        for t in shipped_shapes().triples
        if getattr(t.subject, "value", "") == shape
        and t.predicate.value == PREFIXES["sh"] + "lessThan"
    ]
    own, compared = set(), set()
    for subject, predicate, term in data:
        if getattr(subject, "value", "") == focus and isinstance(term, ox.Literal):
            kind = "number" if term.datatype.value in NUMBERS else term.datatype.value
            if predicate.value == path and (term.value, True) == value:
                own.add(kind)
            if predicate.value in others:
                compared.add(kind)
    return bool(own and compared) and own.isdisjoint(compared)

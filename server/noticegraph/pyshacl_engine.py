"""pySHACL behind the interface of ``validation``: the reference, also for foreign shapes."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from pyshacl import validate
from pyshacl.constraints.constraint_component import ConstraintComponent
from pyshacl.errors import (
    ConstraintLoadError,
    ReportableRuntimeError,
    ShapeLoadError,
    ValidationFailure,
)
from rdflib import OWL, RDF, RDFS, SH, BNode, Graph, Literal, URIRef
from rdflib.plugins.sparql import prepareQuery
from rdflib.term import Node

from noticegraph.errors import InputError, ShapesError
from noticegraph.graph_index import MergedGraph, Value, merge_files
from noticegraph.result_messages import MARKED, Said, binds_message, fill_message
from noticegraph.turtle import make_graph
from noticegraph.validation import Result, write_path

_COMPARED = re.compile(r"Cannot use (sh:\w+) to compare a BlankNode")
_TARGETS = (SH.targetNode, SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf)


class PyshaclEngine:
    """Shapes and background as rdflib graphs. A part of the targets can be validated alone."""

    def __init__(
        self, shapes: MergedGraph, background: MergedGraph, part: tuple[int, int] = (0, 1)
    ) -> None:
        """Keep the shapes; ``part`` is the number of the part, and of how many."""
        self._shapes = make_graph(shapes.triples, shapes.prefixes)
        _keep_targets(self._shapes, *part)
        _prepare_messages(self._shapes)
        self._together = QueryableGraph(bind_namespaces="none")
        self._together += make_graph(background.triples, {})

    def validate(self, data: MergedGraph) -> list[Result]:
        """Return the results for the data together with the background."""
        # The data come and go: copying the background takes longer than validating little.
        own = [triple for triple in make_graph(data.triples, {}) if triple not in self._together]
        for triple in own:
            self._together.add(triple)
        try:
            return list(results_of(validate_graph(self._together, self._shapes)))
        finally:
            for triple in own:
                self._together.remove(triple)


class QueryableGraph(Graph):
    """A graph that parses each query text only once, although pySHACL passes the text every time.

    For three hundred short queries, parsing is as costly as evaluating.
    """

    def query(self, query_object: Any, *args: Any, **settings: Any) -> Any:
        """Evaluate as rdflib does, reusing parsed queries."""
        if isinstance(query_object, str):
            names = settings.get("initNs") or {}
            pairs = tuple(sorted((str(p), str(ns)) for p, ns in names.items()))
            query_object = _prepare(query_object, pairs)
        return super().query(query_object, *args, **settings)


@lru_cache(maxsize=4096)
def _prepare(text: str, names: tuple[tuple[str, str], ...]) -> Any:
    return prepareQuery(text, initNs={prefix: URIRef(iri) for prefix, iri in names})


def read_graphs(files: Iterable[Path]) -> QueryableGraph:
    """Return the merge of Turtle files. Raises as `read_turtle` does."""
    merged = merge_files(files)
    graph = QueryableGraph(bind_namespaces="none")
    for prefix, namespace in merged.prefixes.items():
        graph.bind(prefix, namespace)
    graph += make_graph(merged.triples, {})
    return graph


def _keep_targets(shapes: Graph, number: int, count: int) -> None:
    """Remove the targets of shapes of other parts; the shapes stay, because others may use them.

    Shapes without a name, or that are also classes (SHACL 2.1.3.3), belong to the first part.
    """
    targeted = {s for predicate in _TARGETS for s in shapes.subjects(predicate)}
    named = sorted(s for s in targeted if isinstance(s, URIRef))
    mine = set(named[number::count])
    for shape in targeted - mine:
        if isinstance(shape, URIRef) or number:
            for predicate in _TARGETS:
                shapes.remove((shape, predicate, None))
    if number:
        for kind in (RDFS.Class, OWL.Class):
            shapes.remove((None, RDF.type, kind))


def _prepare_messages(shapes: Graph) -> None:
    """Add a message to each query that binds ?message."""
    for constraint, query in list(shapes.subject_objects(SH.select)):
        if (None, SH.sparql, constraint) in shapes and binds_message(str(query)):
            shapes.add((constraint, SH.message, Literal(MARKED)))


def _fill_in(_component: object, message: str, bound: Any) -> str:
    """Fill in a message with what a query bound.

    pySHACL uses the values as replacements of regular expressions, and fails on a backslash.
    """
    values: dict[str, object] = {}
    if isinstance(bound, dict):
        values |= bound
    elif isinstance(bound, list | tuple):
        values |= bound[3] if len(bound) == 4 else {}
        named = zip(("this", "path", "value"), bound, strict=False)
        values |= {name: value for name, value in named if value is not None}
    return fill_message(
        message, {n: f"_:{v}" if isinstance(v, BNode) else v for n, v in values.items()}
    )


setattr(ConstraintComponent, "_format_sparql_based_result_message", _fill_in)  # noqa: B010 - not declared for others


def validate_graph(data: Graph, shapes: Graph) -> Graph:
    """Return the SHACL validation report of ``data``, which is not modified.

    Raises ShapesError if the shapes graph is ill-formed (SHACL 1.0, 1.4: a failure).
    """
    # Anything that pySHACL logs also becomes a result or an exception.
    logging.getLogger("pyshacl").setLevel(logging.CRITICAL)
    try:
        _conforms, report, _text = validate(
            data, shacl_graph=shapes, inplace=True, advanced=False, meta_shacl=False
        )
    except (
        ShapeLoadError,
        ConstraintLoadError,
        ReportableRuntimeError,
        ValidationFailure,
    ) as error:
        raise _shapes_error(error) from error
    except NotImplementedError as error:
        raise ShapesError("unsupported-shapes", reason=str(error)) from error
    except RecursionError as error:
        raise ShapesError("recursive-shapes") from error
    if isinstance(report, ValidationFailure):
        raise _shapes_error(report)
    made: Graph = report
    return made


def _shapes_error(error: Exception) -> InputError:
    text = getattr(error, "message", None) or str(error)
    if compared := _COMPARED.search(str(text)):
        # Not a fault of the shapes: SHACL (4.5.4) would have it as a result.
        return InputError("compared-node", term=compared[1])
    lines = [line.strip() for line in str(text).splitlines() if line.strip()]
    return ShapesError("unusable-shapes", reason="; ".join(lines[:2]) or type(error).__name__)


def results_of(report: Graph) -> Iterator[Result]:
    """Yield the results of a SHACL report. Blank nodes keep their labels."""
    for node in report.objects(None, SH.result):
        path = report.value(node, SH.resultPath)
        value, shape, constraint = (
            report.value(node, p) for p in (SH.value, SH.sourceShape, SH.sourceConstraint)
        )
        focus = report.value(node, SH.focusNode)
        yield Result(
            focus=_value(focus) if focus is not None else Value(""),
            value=_value(value) if value is not None else None,
            path=_path(report, path) if path is not None else None,
            component=str(report.value(node, SH.sourceConstraintComponent) or ""),
            shape=_value(shape).text if shape is not None else "",
            severity=str(report.value(node, SH.resultSeverity) or SH.Violation),
            constraint=_value(constraint).text if constraint is not None else None,
            made=tuple(_said(report.objects(node, SH.resultMessage))),
        )


def _said(literals: Iterable[Node]) -> list[Said]:
    return sorted((v.language or "", str(v)) for v in literals if isinstance(v, Literal))


def _value(node: Node) -> Value:
    if isinstance(node, Literal):
        return Value(str(node), node.language or "")
    return Value(f"_:{node}" if isinstance(node, BNode) else str(node))


def _path(report: Graph, path: Node) -> str:
    return write_path(
        path,
        lambda node: str(node) if isinstance(node, URIRef) else None,
        lambda node, property_: report.value(node, URIRef(property_)),
        lambda node: list(report.items(node)),
    )

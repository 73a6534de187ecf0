"""Data graph + shapes graph → SHACL validation report. The only user of pySHACL.

SHACL 1.0 core and SHACL-SPARQL (https://www.w3.org/TR/shacl/), without the extension features and
without inference, except that ``rdfs:subClassOf`` in the data graph counts, as SHACL specifies. Not
responsible for what results mean (``examinations``), for limits (``workers``), nor for the formats
of reports (``reports``).
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable
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
from rdflib import RDF, SH, SKOS, BNode, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS
from rdflib.plugins.sparql import prepareQuery
from rdflib.term import Node

from noticegraph.content import Content
from noticegraph.errors import InputError, ShapesError
from noticegraph.examinations import ROLES, Examination, Finding, Kind, rule_roles
from noticegraph.namespaces import NG, OA
from noticegraph.result_messages import Said, fill_message, messages_of
from noticegraph.turtle import read_turtle

_COMPARED = re.compile(r"Cannot use (sh:\w+) to compare a BlankNode")
_PATHS = (
    (SH.inversePath, "^", ""),
    (SH.zeroOrMorePath, "", "*"),
    (SH.oneOrMorePath, "", "+"),
    (SH.zeroOrOnePath, "", "?"),
)


def background_files(content: Content) -> list[Path]:
    """Return the files that every validation needs: the ontology (for its hierarchies), the law."""
    law = content.graph_data / "law"
    return [*content.vocabulary_files(), *sorted(law.rglob("*.ttl"))]


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
    merged = QueryableGraph(bind_namespaces="none")
    for number, file in enumerate(files):
        graph = read_turtle(file)
        for prefix, namespace in graph.namespaces():
            merged.bind(prefix, namespace)
        for triple in graph:
            merged.add(_apart(triple, number))
    return merged


def _apart(triple: tuple[Node, Node, Node], number: int) -> tuple[Node, Node, Node]:
    """Keep the blank nodes of different files apart."""
    s, p, o = triple
    return (
        BNode(f"f{number}{s}") if isinstance(s, BNode) else s,
        p,
        BNode(f"f{number}{o}") if isinstance(o, BNode) else o,
    )


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
    return fill_message(message, values)


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


def read_examinations(shapes: Graph, background: Graph) -> tuple[Examination, ...]:
    """Return the requirements, the checks, and the checks of the text, by group and identifier.

    Those that shapes examine are in ``shapes``, those that rules of the program examine in the
    ``background``.
    """
    found = [
        _read_examination(graph, node, kind)
        for graph, kind, types in (
            (shapes, Kind.REQUIREMENT, NG.Requirement),
            (shapes, Kind.CONSISTENCY, NG.ConsistencyCheck),
            (background, Kind.CONSISTENCY, NG.TranslationCheck),
            (background, Kind.TEXT, NG.TextCheck),
        )
        for node in graph.subjects(RDF.type, types)
    ]
    order = list(Kind)
    return tuple(sorted(found, key=lambda e: (order.index(e.kind), e.group or "", e.identifier)))


def _read_examination(shapes: Graph, node: Node, kind: Kind) -> Examination:
    roles = {
        role: tuple(
            sorted(
                {
                    str(part)
                    for shape in shapes.objects(node, NG[f"{role}Shape"])
                    for part in (shape, *shapes.objects(shape, SH.property))
                }
            )
        )
        for role in ROLES
    }
    if not any(roles.values()):
        roles = rule_roles(str(node))
    group = shapes.value(node, NG.requiredBy)
    citation = shapes.value(node, SKOS.notation)
    return Examination(
        iri=str(node),
        identifier=str(shapes.value(node, DCTERMS.identifier) or ""),
        kind=kind,
        label=_by_language(shapes.objects(node, SKOS.prefLabel)),
        group=str(group) if group is not None else None,
        citation=str(citation) if citation is not None else None,
        provisions=tuple(sorted(str(p) for p in shapes.objects(node, DCTERMS.source))),
        shapes={role: named for role, named in roles.items() if named},
    )


def _by_language(literals: Iterable[Node]) -> dict[str, str]:
    return dict(_said(literals))


def _said(literals: Iterable[Node]) -> list[Said]:
    return sorted((v.language or "", str(v)) for v in literals if isinstance(v, Literal))


def read_findings(report: Graph, data: Graph, shapes: Graph) -> tuple[Finding, ...]:
    """Return the results of a SHACL report, ordered and without duplicates, with their passages.

    Messages come from the shapes graph if it has them, because an engine may drop their language.
    """
    found: dict[tuple[str, ...], Finding] = {}
    for node in report.objects(None, SH.result):
        f = _read_finding(report, data, shapes, node)
        key = (f.shape, f.focus, f.path or "", f.component, f.value or "", f.severity)
        found.setdefault(key, f)
    return tuple(found[key] for key in sorted(found))


def _read_finding(report: Graph, data: Graph, shapes: Graph, node: Node) -> Finding:
    focus, value = report.value(node, SH.focusNode), report.value(node, SH.value)
    shape = report.value(node, SH.sourceShape)
    path = report.value(node, SH.resultPath)
    constraint = report.value(node, SH.sourceConstraint)
    templates: list[Said] = []
    for source in (constraint, shape):
        if source is not None and not templates:
            templates = _said(shapes.objects(source, SH.message))
    path_said = _path(report, path) if path is not None else None
    messages = messages_of(
        templates,
        _said(report.objects(node, SH.resultMessage)),
        {"this": _text(focus), "value": _text(value), "path": path_said},
    )
    is_version = focus is not None and (None, OA.hasSource, focus) in data
    fact = value if is_version and value != focus else focus
    # For example, a date of the version itself is stated where the version is.
    own = data.objects(focus, NG.statedIn) if is_version and isinstance(value, Literal) else ()
    return Finding(
        focus=_text(focus) or "",
        path=path_said,
        value=_text(value),
        component=str(report.value(node, SH.sourceConstraintComponent) or ""),
        shape=_text(shape) or "",
        severity=str(report.value(node, SH.resultSeverity) or SH.Violation),
        message=messages,
        fact=str(fact) if isinstance(fact, URIRef) and not (is_version and fact == focus) else None,
        passages=tuple(sorted({*_passages(data, fact), *_passages(data, value), *map(str, own)})),
    )


def _text(node: Node | None) -> str | None:
    if node is None:
        return None
    return f"_:{node}" if isinstance(node, BNode) else str(node)


def _passages(data: Graph, node: Node | None) -> list[str]:
    if node is None or isinstance(node, Literal) or (None, OA.hasSource, node) in data:
        return []
    if (node, OA.hasSource, None) in data:
        return [str(node)]
    return [str(p) for p in data.objects(node, NG.statedIn)]


def _path(report: Graph, path: Node) -> str:
    """Write a property path in SPARQL's notation (SHACL 2.3.1, SPARQL 1.1 section 9)."""
    if isinstance(path, URIRef):
        return str(path)
    if report.value(path, RDF.first) is not None:
        return "/".join(_path(report, step) for step in report.items(path))
    for predicate, before, after in _PATHS:
        inner = report.value(path, predicate)
        if inner is not None:
            return f"{before}({_path(report, inner)}){after}"
    choice = report.value(path, SH.alternativePath)
    return "|".join(_path(report, step) for step in report.items(choice)) if choice else "?"

"""Requirements and consistency checks: what SHACL results of a statement come to.

An examination (`ng:Requirement`, `ng:ConsistencyCheck`) names shapes in roles; its verdict follows
from which of these shapes gave results, and from nothing else. Not responsible for running shapes
(``validation``), nor for how outcomes are shown (``reports``).

The verdict of a requirement is the first of these that fits:

1. a not-applicable shape gave a result: *not applicable*
2. a not-assessable shape gave a result: *not assessable*
3. a presence shape gave a result: *not met*
4. a completeness shape gave a result: *partly met*
5. an evidence shape gave a result: *met*
6. otherwise *not assessable*: nothing was found, so that nothing may look like a pass.

For a consistency check: a finding makes it *inconsistent*, else evidence makes it *consistent*,
else there was nothing to compare and it is *not applicable*. Terms as in SHACL 1.0,
https://www.w3.org/TR/shacl/#validation-report.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from rdflib import RDF, SH, SKOS, BNode, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS
from rdflib.term import Node

from noticegraph.namespaces import NG, OA

ROLES = ("notApplicable", "notAssessable", "presence", "completeness", "finding", "evidence")
"""The roles of shapes, as in ``ng:presenceShape``, in the order in which they decide."""


class Verdict(StrEnum):
    """The outcome of an examination; the value is the notation of its concept in `ng:`."""

    MET = "met"
    PARTLY_MET = "partly-met"
    NOT_MET = "not-met"
    NOT_APPLICABLE = "not-applicable"
    NOT_ASSESSABLE = "not-assessable"
    CONSISTENT = "consistent"
    INCONSISTENT = "inconsistent"


_REQUIREMENT_VERDICTS = {
    "notApplicable": Verdict.NOT_APPLICABLE,
    "notAssessable": Verdict.NOT_ASSESSABLE,
    "presence": Verdict.NOT_MET,
    "completeness": Verdict.PARTLY_MET,
    "evidence": Verdict.MET,
}
_CHECK_VERDICTS = {
    "notApplicable": Verdict.NOT_APPLICABLE,
    "finding": Verdict.INCONSISTENT,
    "evidence": Verdict.CONSISTENT,
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One SHACL result. ``message`` is by language; ``fact`` is the node that it is about.

    ``path`` is an IRI, or a property path in SPARQL's notation, or None. ``passages`` are those
    that state the fact, ordered by IRI. ``shape`` is the source shape.
    """

    focus: str
    path: str | None
    value: str | None
    component: str
    shape: str
    severity: str
    message: Mapping[str, str]
    fact: str | None
    passages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Examination:
    """A requirement or a consistency check, and the shapes (IRIs) in each of its roles.

    ``group`` is the law or framework of a requirement, None for a check; ``citation`` is the short
    name of the provision, ``provisions`` are IRIs.
    """

    iri: str
    identifier: str
    is_requirement: bool
    label: Mapping[str, str]
    group: str | None
    citation: str | None
    provisions: tuple[str, ...]
    shapes: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The verdict of one examination, the findings that led to it, and the evidence."""

    examination: Examination
    verdict: Verdict
    because: tuple[Finding, ...]
    evidence: tuple[Finding, ...]

    @property
    def passages(self) -> tuple[str, ...]:
        """The passages of the evidence and of the findings, without repetition."""
        found = (*self.evidence, *self.because)
        return tuple(dict.fromkeys(passage for f in found for passage in f.passages))


def read_examinations(shapes: Graph) -> tuple[Examination, ...]:
    """Return the requirements, then the checks, each ordered by group and identifier."""
    found = [
        _read_examination(shapes, node, kind == NG.Requirement)
        for kind in (NG.Requirement, NG.ConsistencyCheck)
        for node in shapes.subjects(RDF.type, kind)
    ]
    return tuple(sorted(found, key=lambda e: (not e.is_requirement, e.group or "", e.identifier)))


def _read_examination(shapes: Graph, node: Node, is_requirement: bool) -> Examination:
    roles = {
        role: frozenset(
            str(part)
            for shape in shapes.objects(node, NG[f"{role}Shape"])
            for part in (shape, *shapes.objects(shape, SH.property))
        )
        for role in ROLES
    }
    group = shapes.value(node, NG.requiredBy)
    citation = shapes.value(node, SKOS.notation)
    return Examination(
        iri=str(node),
        identifier=str(shapes.value(node, DCTERMS.identifier, default="")),
        is_requirement=is_requirement,
        label=_by_language(shapes.objects(node, SKOS.prefLabel)),
        group=str(group) if group is not None else None,
        citation=str(citation) if citation is not None else None,
        provisions=tuple(sorted(str(p) for p in shapes.objects(node, DCTERMS.source))),
        shapes={role: shapes_ for role, shapes_ in roles.items() if shapes_},
    )


def _by_language(literals: Iterable[Node]) -> dict[str, str]:
    pairs = [(v.language or "", str(v)) for v in literals if isinstance(v, Literal)]
    return dict(sorted(pairs))


def read_findings(report: Graph, data: Graph, shapes: Graph) -> tuple[Finding, ...]:
    """Return the results of a SHACL report in a fixed order, with their passages from the data.

    Messages come from the shapes graph where it has them: an engine may drop their language.
    """
    found = [_read_finding(report, data, shapes, node) for node in report.objects(None, SH.result)]
    return tuple(
        sorted(
            set_of(found),
            key=lambda f: (f.shape, f.focus, f.path or "", f.component, f.value or ""),
        )
    )


def set_of(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings without repetition: an engine may report one twice."""
    seen: dict[tuple[str | None, ...], Finding] = {}
    for f in findings:
        seen.setdefault((f.focus, f.path, f.value, f.component, f.shape, f.severity), f)
    return list(seen.values())


def _read_finding(report: Graph, data: Graph, shapes: Graph, node: Node) -> Finding:
    focus, value = report.value(node, SH.focusNode), report.value(node, SH.value)
    shape = report.value(node, SH.sourceShape)
    path = report.value(node, SH.resultPath)
    constraint = report.value(node, SH.sourceConstraint)
    messages: dict[str, str] = {}
    for source in (constraint, shape):
        if source is not None and not messages:
            messages = _by_language(shapes.objects(source, SH.message))
    if not messages:
        messages = _by_language(report.objects(node, SH.resultMessage))
    is_version = focus is not None and (None, OA.hasSource, focus) in data
    fact = value if is_version else focus
    passages = _passages(data, fact) or _passages(data, value)
    return Finding(
        focus=_text(focus) or "",
        path=_path(report, path) if path is not None else None,
        value=_text(value),
        component=str(report.value(node, SH.sourceConstraintComponent, default="")),
        shape=_text(shape) or "",
        severity=str(report.value(node, SH.resultSeverity, default=SH.Violation)),
        message=messages,
        fact=str(fact) if isinstance(fact, URIRef) else None,
        passages=passages,
    )


def _text(node: Node | None) -> str | None:
    if node is None:
        return None
    return f"_:{node}" if isinstance(node, BNode) else str(node)


def _passages(data: Graph, node: Node | None) -> tuple[str, ...]:
    if node is None or isinstance(node, Literal):
        return ()
    if (node, OA.hasSource, None) in data:
        return (str(node),)
    return tuple(sorted(str(p) for p in data.objects(node, NG.statedIn)))


def _path(report: Graph, path: Node) -> str:
    """Write a property path in SPARQL's notation (SHACL 2.3.1, SPARQL 1.1 section 9)."""
    if isinstance(path, URIRef):
        return str(path)
    if report.value(path, RDF.first) is not None:
        return "/".join(_path(report, step) for step in report.items(path))
    for predicate, before, after in (
        (SH.inversePath, "^", ""),
        (SH.zeroOrMorePath, "", "*"),
        (SH.oneOrMorePath, "", "+"),
        (SH.zeroOrOnePath, "", "?"),
    ):
        inner = report.value(path, predicate)
        if inner is not None:
            return f"{before}({_path(report, inner)}){after}"
    choice = report.value(path, SH.alternativePath)
    return "|".join(_path(report, step) for step in report.items(choice)) if choice else "?"


def examine(
    examinations: Iterable[Examination], findings: Iterable[Finding]
) -> tuple[Outcome, ...]:
    """Derive the outcome of each examination from the results of one statement version."""
    by_shape: dict[str, list[Finding]] = {}
    for finding in findings:
        by_shape.setdefault(finding.shape, []).append(finding)
    return tuple(_derive(examination, by_shape) for examination in examinations)


def _derive(examination: Examination, by_shape: Mapping[str, list[Finding]]) -> Outcome:
    given = {
        role: tuple(f for shape in sorted(shapes) for f in by_shape.get(shape, ()))
        for role, shapes in examination.shapes.items()
    }
    evidence = given.get("evidence", ())
    decisive = _REQUIREMENT_VERDICTS if examination.is_requirement else _CHECK_VERDICTS
    for role, verdict in decisive.items():
        if given.get(role):
            because = given[role] if role != "evidence" else ()
            if role in ("notApplicable", "notAssessable"):
                evidence = ()
            return Outcome(examination, verdict, because, evidence)
    nothing = Verdict.NOT_ASSESSABLE if examination.is_requirement else Verdict.NOT_APPLICABLE
    return Outcome(examination, nothing, (), ())

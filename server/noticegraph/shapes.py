"""The shapes of a content root, checked so that a misspelt term cannot disable a shape.

SHACL 1.0, https://www.w3.org/TR/shacl/. A SHACL engine ignores unknown terms such as ``sh:shape``
or ``sh:minCuont``, and the constraint never applies. Here they are errors with file and line. Not
responsible for running shapes (``validation``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from noticegraph.content import Content
from noticegraph.errors import NoticegraphError, ShapesError
from noticegraph.graph_index import GraphIndex, Triples
from noticegraph.namespaces import PREFIXES
from noticegraph.near_names import nearest_names
from noticegraph.shape_checks import check_structure
from noticegraph.sparql_syntax import check_query
from noticegraph.turtle import read_triples

_SH = PREFIXES["sh"]
_TERMS = """
AbstractResult AndConstraintComponent BlankNode BlankNodeOrIRI BlankNodeOrLiteral
ClassConstraintComponent ClosedConstraintComponent ConstraintComponent
DatatypeConstraintComponent DisjointConstraintComponent EqualsConstraintComponent
ExpressionConstraintComponent Function HasValueConstraintComponent IRI IRIOrLiteral
InConstraintComponent Info JSConstraint JSConstraintComponent JSExecutable JSFunction JSLibrary
JSRule JSTarget JSTargetType JSValidator LanguageInConstraintComponent
LessThanConstraintComponent LessThanOrEqualsConstraintComponent Literal
MaxCountConstraintComponent MaxExclusiveConstraintComponent MaxInclusiveConstraintComponent
MaxLengthConstraintComponent MinCountConstraintComponent MinExclusiveConstraintComponent
MinInclusiveConstraintComponent MinLengthConstraintComponent NodeConstraintComponent NodeKind
NodeKindConstraintComponent NodeShape NotConstraintComponent OrConstraintComponent Parameter
Parameterizable PatternConstraintComponent PrefixDeclaration PropertyConstraintComponent
PropertyGroup PropertyShape QualifiedMaxCountConstraintComponent
QualifiedMinCountConstraintComponent ResultAnnotation Rule SPARQLAskExecutable
SPARQLAskValidator SPARQLConstraint SPARQLConstraintComponent SPARQLConstructExecutable
SPARQLExecutable SPARQLFunction SPARQLRule SPARQLSelectExecutable SPARQLSelectValidator
SPARQLTarget SPARQLTargetType SPARQLUpdateExecutable Severity Shape Target TargetType
TripleRule UniqueLangConstraintComponent ValidationReport ValidationResult Validator Violation
Warning XoneConstraintComponent alternativePath and annotationProperty annotationValue
annotationVarName ask class closed condition conforms construct datatype deactivated declare
defaultValue description detail disjoint entailment equals expression filterShape flags
focusNode group hasValue ignoredProperties in intersection inversePath js jsFunctionName
jsLibrary jsLibraryURL labelTemplate languageIn lessThan lessThanOrEquals maxCount maxExclusive
maxInclusive maxLength message minCount minExclusive minInclusive minLength name namespace node
nodeKind nodeValidator nodes not object oneOrMorePath optional or order parameter path pattern
predicate prefix prefixes property propertyValidator qualifiedMaxCount qualifiedMinCount
qualifiedValueShape qualifiedValueShapesDisjoint result resultAnnotation resultMessage
resultPath resultSeverity returnType rule select severity shapesGraph shapesGraphWellFormed
sourceConstraint sourceConstraintComponent sourceShape sparql subject suggestedShapesGraph
target targetClass targetNode targetObjectsOf targetSubjectsOf this union uniqueLang update
validator value xone zeroOrMorePath zeroOrOnePath
"""
TERMS = frozenset(_TERMS.split())
"""The local names of all terms of SHACL (https://www.w3.org/ns/shacl#)."""


def shape_files(content: Content) -> list[Path]:
    """Return the files of all shapes, in a fixed order; none if the content has no shapes."""
    return sorted(content.shapes.rglob("*.ttl")) if content.shapes.is_dir() else []


def check_shapes(files: Iterable[Path]) -> None:
    """Raise ShapesError at the first unknown SHACL term, invalid query, or unusable structure."""
    read = {file: read_triples(file) for file in files}
    check_terms(read)
    check_queries(read)


def check_terms(read: Mapping[Path, Triples]) -> None:
    """Raise ShapesError at the first unknown SHACL term or unusable structure of parsed files."""
    for file, triples in read.items():
        _check_terms(file, GraphIndex(triples))
    check_structure(
        (subject, predicate, value.text) for subject, predicate, value in _together(read).triples()
    )


def check_queries(read: Mapping[Path, Triples]) -> None:
    """Raise ShapesError at the first query of parsed files that is not SPARQL, or is refused."""
    together = _together(read)
    for file, triples in read.items():
        _check_queries(file, GraphIndex(triples), together)


def _together(read: Mapping[Path, Triples]) -> GraphIndex:
    # Labels of blank nodes hold the digest of the file, so that they differ between files.
    return GraphIndex([triple for triples in read.values() for triple in triples])


def _check_terms(file: Path, graph: GraphIndex) -> None:
    used = {
        text
        for subject, predicate, value in graph.triples()
        for text in (subject, predicate, "" if value.is_literal else value.text)
        if text.startswith(_SH)
    }
    for term in sorted(used):
        local = term.removeprefix(_SH)
        if local not in TERMS:
            known = [f"sh:{name}" for name in sorted(TERMS)]
            raise ShapesError(
                "unknown-shacl-term",
                term=f"sh:{local}",
                nearest=tuple(nearest_names(f"sh:{local}", known, limit=1)),
                file=file,
                line=_line_of(file, rf"sh:{re.escape(local)}\b|<{re.escape(term)}>"),
            )


def _line_of(file: Path, pattern: str) -> int | None:
    text = file.read_text("utf-8")
    found = re.search(pattern, text)
    return text.count("\n", 0, found.start()) + 1 if found else None


def _check_queries(file: Path, graph: GraphIndex, together: GraphIndex) -> None:
    for term in ("select", "ask"):
        for constraint, query in graph.pairs(_SH + term):
            prefixes = {
                _text(together, declared.text, "prefix"): _text(
                    together, declared.text, "namespace"
                )
                for source in together.objects(constraint, _SH + "prefixes")
                for declared in together.objects(source.text, _SH + "declare")
            }
            # On one line, so that line numbers of the query do not change.
            prologue = " ".join(f"PREFIX {name}: <{iri}>" for name, iri in sorted(prefixes.items()))
            try:
                check_query(f"{prologue} {query.text}")
            except NoticegraphError as error:
                first = _line_of_query(file, query.text) if query.is_literal else None
                line = first + error.line - 1 if first and error.line else first
                raise ShapesError(
                    "query-of-shape",
                    constraint=_short(constraint),
                    cause=error,
                    file=file,
                    line=line,
                    column=error.column if (error.line or 1) > 1 else None,
                ) from error


def _text(graph: GraphIndex, subject: str, term: str) -> str:
    value = graph.value(subject, _SH + term)
    return value.text if value else ""


def _line_of_query(file: Path, query: str) -> int | None:
    lines = query.strip().split("\n")
    skipped = query.split("\n").index(lines[0]) if lines[0] in query.split("\n") else 0
    found = _line_of(file, re.escape(lines[0].strip()))
    return found - skipped if found else None


def _short(iri: str) -> str:
    return "ngsh:" + iri.removeprefix(PREFIXES["ngsh"]) if iri.startswith(PREFIXES["ngsh"]) else iri

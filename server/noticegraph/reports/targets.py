"""Shapes that examined nothing: without a target, or whose targets meet no node of the data.

A graph that no shape examines has no results, which must not look like a pass. Targets as in SHACL
1.0, 2.1.3 (https://www.w3.org/TR/shacl/#targets).
"""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import OWL, RDF, RDFS, SH, BNode, Graph, Literal
from rdflib.term import Node

_TARGETS = (SH.targetNode, SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf)
_CLASSES = (RDFS.Class, OWL.Class)
_USES = (SH.property, SH.node, SH["not"], SH.qualifiedValueShape, RDF.first)


class Targets:
    """The targets of the shapes of a graph that no other shape uses as a part of itself."""

    def __init__(self, shapes: Graph) -> None:
        """Read the targets; a shape that is switched off has none to tell of."""
        used = {part for predicate in _USES for part in shapes.objects(None, predicate)}
        self._targets = {
            shape: sorted(_targets_of(shapes, shape))
            for shape in _shapes(shapes)
            if (shape, SH.deactivated, Literal(True)) not in shapes
        }
        self._targets = {s: t for s, t in self._targets.items() if t or s not in used}

    @property
    def count(self) -> int:
        """How many shapes there are."""
        return len(self._targets)

    def missing(self) -> list[str]:
        """Return the shapes without a target, "_:" and a label for those without a name."""
        return sorted(_text(shape) for shape, targets in self._targets.items() if not targets)

    def unmet(self, data: Graph) -> list[str]:
        """Return the shapes of which no target meets a node of the data."""
        types = set(data.objects(None, RDF.type))
        tops = (data.transitive_objects(kind, RDFS.subClassOf) for kind in types)
        classes = {top for found in tops for top in found if top is not None}
        used = set(data.predicates())
        found: dict[Node, set[Node]] = {
            SH.targetClass: classes,
            SH.targetSubjectsOf: used,
            SH.targetObjectsOf: used,
        }
        return sorted(
            _text(shape)
            for shape, targets in self._targets.items()
            if targets
            and not any(kind == SH.targetNode or value in found[kind] for kind, value in targets)
        )


def _shapes(shapes: Graph) -> set[Node]:
    typed = {
        s for kind in (SH.NodeShape, SH.PropertyShape) for s in shapes.subjects(RDF.type, kind)
    }
    return typed | {s for predicate in _TARGETS for s in shapes.subjects(predicate)}


def _targets_of(shapes: Graph, shape: Node) -> Iterator[tuple[Node, Node]]:
    for predicate in _TARGETS:
        for value in shapes.objects(shape, predicate):
            yield predicate, value
    if any((shape, RDF.type, kind) in shapes for kind in _CLASSES):
        yield SH.targetClass, shape


def _text(node: Node) -> str:
    return f"_:{node}" if isinstance(node, BNode) else str(node)

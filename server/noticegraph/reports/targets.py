"""Shapes that examined nothing: without a target, or whose targets match no node of the data.

A graph that no shape examines has no results, which must not look like a pass. Targets as in SHACL
1.0, 2.1.3 (https://www.w3.org/TR/shacl/#targets).
"""

from __future__ import annotations

from collections.abc import Iterator

from noticegraph.graph_index import GraphIndex
from noticegraph.namespaces import PREFIXES

_SH, _RDF, _RDFS = PREFIXES["sh"], PREFIXES["rdf"], PREFIXES["rdfs"]
_TYPE = _RDF + "type"
_NODE, _CLASS = _SH + "targetNode", _SH + "targetClass"
_SUBJECTS, _OBJECTS = _SH + "targetSubjectsOf", _SH + "targetObjectsOf"
_TARGETS = (_NODE, _CLASS, _SUBJECTS, _OBJECTS)
_CLASSES = (_RDFS + "Class", PREFIXES["owl"] + "Class")
_KINDS = (_SH + "NodeShape", _SH + "PropertyShape")
_USES = (*(_SH + n for n in ("property", "node", "not", "qualifiedValueShape")), _RDF + "first")


class Targets:
    """The targets of the shapes of a graph that no other shape uses as a part of itself."""

    def __init__(self, shapes: GraphIndex) -> None:
        """Read the targets; a shape that is switched off has none to tell of."""
        used = {part.text for use in _USES for _, part in shapes.pairs(use)}
        off = {shape for shape, v in shapes.pairs(_SH + "deactivated") if v.text == "true"}
        self._targets = {
            shape: sorted(_targets_of(shapes, shape)) for shape in _shapes(shapes) - off
        }
        self._targets = {s: t for s, t in self._targets.items() if t or s not in used}

    @property
    def count(self) -> int:
        """How many shapes there are."""
        return len(self._targets)

    def missing(self) -> list[str]:
        """Return the shapes without a target, "_:" and a label for those without a name."""
        return sorted(shape for shape, targets in self._targets.items() if not targets)

    def unmet(self, data: GraphIndex) -> list[str]:
        """Return the shapes of which no target meets a node of the data."""
        used = data.predicates()
        found = {_CLASS: _classes(data), _SUBJECTS: used, _OBJECTS: used}
        return sorted(
            shape
            for shape, targets in self._targets.items()
            if targets and not any(kind == _NODE or value in found[kind] for kind, value in targets)
        )


def _classes(data: GraphIndex) -> set[str]:
    """Return the classes that have an instance (SHACL 1.0, terminology: subclasses count)."""
    waiting = data.nodes(_TYPE)
    found: set[str] = set()
    while waiting:
        kind = waiting.pop()
        found.add(kind)
        waiting |= {top.text for top in data.objects(kind, _RDFS + "subClassOf")} - found
    return found


def _shapes(shapes: GraphIndex) -> set[str]:
    typed = {s for kind in _KINDS for s in shapes.subjects(_TYPE, kind)}
    return typed | {s for target in _TARGETS for s, _ in shapes.pairs(target)}


def _targets_of(shapes: GraphIndex, shape: str) -> Iterator[tuple[str, str]]:
    for predicate in _TARGETS:
        for value in shapes.objects(shape, predicate):
            yield predicate, value.text
    if any(kind.text in _CLASSES for kind in shapes.objects(shape, _TYPE)):
        yield _CLASS, shape

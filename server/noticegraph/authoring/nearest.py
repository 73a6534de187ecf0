"""The described node that may have been meant by a value of a wrong kind, as a remedy."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rdflib import RDF, RDFS, SH, SKOS, Graph, URIRef

from noticegraph.dpv_terms import chain_above
from noticegraph.examinations import Finding
from noticegraph.namespaces import DPV_BASE, PREFIXES
from noticegraph.near_names import nearest_names
from noticegraph.turtle import read_turtle

_CLASS = PREFIXES["sh"] + "ClassConstraintComponent"


class Nearest:
    """The nodes that files describe, by the classes that shapes ask for."""

    def __init__(self, graph: Graph, vocabulary: Graph) -> None:
        """Keep what the files say together, and the vocabulary, which has the classes."""
        self._graph = graph
        self._vocabulary = vocabulary
        self._asked: dict[str, set[str]] | None = None

    def node_for(self, finding: Finding, shapes: Sequence[Path]) -> str:
        """Return the node (IRI) that an undescribed value may stand for, or "".

        It has the class that the shape asks for. For a term of a vocabulary it is the node that is
        put below that term, or below a term of its branch. Raises as `read_turtle` does for
        ``shapes``, the files that the shape stands in one of.
        """
        value = finding.value
        if finding.component != _CLASS or value is None or finding.path is None:
            return ""
        if value.startswith("_:") or (URIRef(value), None, None) in self._graph:
            return ""
        if self._asked is None:
            self._asked = _classes_asked(shapes)
        fitting = self._instances(self._asked.get(finding.shape, set()))
        if value.startswith((PREFIXES["ng"], DPV_BASE)):
            ranked = [(self._distance(node, value), node) for node in fitting]
            return min(((far, node) for far, node in ranked if far), default=(0, ""))[1]
        parent = value.rsplit("/", 1)[0] + "/"
        near = nearest_names(value, [i for i in fitting if i.startswith(parent)] or fitting, 1)
        return near[0] if near else ""

    def _instances(self, classes: set[str]) -> list[str]:
        kinds = {
            kind
            for name in classes
            for kind in self._vocabulary.transitive_subjects(RDFS.subClassOf, URIRef(name))
        }
        nodes = {node for kind in kinds for node in self._graph.subjects(RDF.type, kind)}
        return sorted(str(node) for node in nodes if isinstance(node, URIRef))

    def _distance(self, node: str, term: str) -> int:
        """Return how many steps a node is below a term, or 0 if it is not."""
        steps = []
        for broader in map(str, self._graph.objects(URIRef(node), SKOS.broader)):
            chain = [broader, *(above.iri for above in chain_above(broader))]
            if term in chain:
                steps.append(chain.index(term) + 1)
        return min(steps, default=0)


def _classes_asked(shapes: Sequence[Path]) -> dict[str, set[str]]:
    """Return the classes of values by shape."""
    found: dict[str, set[str]] = {}
    for file in shapes:
        for shape, asked in read_turtle(file).subject_objects(SH["class"]):
            found.setdefault(str(shape), set()).add(str(asked))
    return found

"""A graph as canonical Turtle, of which only the changed subjects are written again."""

from __future__ import annotations

from collections.abc import Iterable

from rdflib import BNode, Graph, URIRef

from noticegraph.turtle_writing import TurtleWriter, canonical_turtle


class TurtleBlocks:
    """The canonical Turtle of a graph that changes, subject by subject.

    A graph with blank nodes is written as a whole each time: their names depend on all of it.
    """

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._blocks: dict[str, tuple[str, frozenset[str]]] = {}
        self._has_blank = any(isinstance(node, BNode) for node in graph.all_nodes())
        self._writer = TurtleWriter(graph)
        if not self._has_blank:
            self.renew({s for s in graph.subjects() if isinstance(s, URIRef)})

    def renew(self, nodes: Iterable[URIRef]) -> None:
        """Rewrite what is said about some subjects."""
        for node in nodes:
            if (node, None, None) in self._graph:
                self._blocks[str(node)] = self._writer.block(node)
            else:
                self._blocks.pop(str(node), None)

    def text(self) -> str:
        """Return the graph: what `canonical_turtle` returns."""
        if self._has_blank:
            return canonical_turtle(self._graph)
        blocks = [self._blocks[node] for node in sorted(self._blocks)]
        used = {name for _, names in blocks for name in names}
        head = self._writer.head(used)
        texts = [text for text, _ in blocks]
        return "\n".join([head, *texts] if head else texts)

"""The structure shapes, applied to one fact and what surrounds it, within a moment.

`rows.judge_with` checks a whole graph in separate processes. Here only the triples that can matter
to a node are checked, in this process: those about it, about what it names and about what names it.
Not responsible for what is missing in a statement as a whole.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyoxigraph as ox
from rdflib import PROV, RDF, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from noticegraph.authoring import structure_shapes
from noticegraph.content import Content
from noticegraph.graph_index import MergedGraph, hierarchy_of, merge_files, merge_graphs
from noticegraph.namespaces import NG, OA
from noticegraph.reports.engines import are_shipped, engine_version, make_engine
from noticegraph.reports.workers import Limits
from noticegraph.rows import judge_with
from noticegraph.rows.applying import ShapeResult
from noticegraph.turtle import parse_file
from noticegraph.validation import EngineName, background_files, read_findings

_WHO = (PROV.wasAttributedTo, NG.reviewedBy)
"""What leads to everything that somebody proposed or reviewed."""


class NodeJudge:
    """Judges single nodes by the structure shapes of a content; compiled when first needed."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._lock = threading.Lock()
        self._ready = False

    def prepare(self) -> None:
        """Compile the shapes. Raises ShapesError for shapes that cannot be used."""
        with self._lock:
            if self._ready:
                return
            files = structure_shapes(self._content)
            fast = files and are_shipped(files) and engine_version(EngineName.FAST)
            self._is_fast = bool(fast)
            self._has_shapes = bool(files)
            if self._is_fast:
                merged = merge_graphs(parse_file(file) for file in files)
                behind = merge_files(background_files(self._content))
                self._shapes, self._behind = merged.index, behind.index
                self._engine = make_engine(EngineName.FAST, merged, behind)
            self._ready = True

    def judge(
        self, graph: Graph, passages: Graph, version: URIRef, nodes: Iterable[URIRef], file: Path
    ) -> list[ShapeResult]:
        """Return what the shapes find at some nodes of a graph; ``file`` has its passages."""
        self.prepare()
        wanted = set(map(str, nodes))
        if not self._has_shapes or not wanted:
            return []
        if not self._is_fast:
            # Other shapes are for the reference engine, in its own process and time.
            found = judge_with(self._content, file, Limits(seconds=60.0))(graph)
            return [result for result in found if result.node in wanted]
        near = surroundings(graph, passages, version, [URIRef(node) for node in wanted])
        triples = [ox.Triple(*(_term(node) for node in triple)) for triple in near]
        data = MergedGraph(triples, {})
        data = data.with_triples(hierarchy_of(data, self._behind))
        with self._lock:
            results = self._engine.validate(data)
        together = data.index.over(self._behind)
        said: dict[ShapeResult, None] = {}
        for finding in read_findings(results, together, self._shapes):
            node = finding.fact or finding.focus
            for place in (node, finding.value):
                if place in wanted:
                    path = (finding.path or "") if place == node else ""
                    english, dutch = (finding.said(language) for language in ("en", "nl"))
                    said[ShapeResult(place, english, path, dutch)] = None
        return list(said)


def surroundings(graph: Graph, passages: Graph, version: URIRef, nodes: Iterable[URIRef]) -> Graph:
    """Return the part of a graph that can matter to some nodes, with the passages that it cites."""
    found = Graph(bind_namespaces="none")
    inner = set(nodes)
    ring = set(inner)
    for node in inner:
        ring |= {o for o in graph.objects(node) if isinstance(o, URIRef)}
        ring |= {s for s in graph.subjects(None, node) if isinstance(s, URIRef)}
    outer = {o for node in ring - {version} for o in graph.objects(node) if isinstance(o, URIRef)}
    outer |= {s for node in inner for s in _sharing(graph, node)}
    for node in (ring | outer) - {version}:
        for triple in graph.triples((node, None, None)):
            found.add(triple)
    for triple in graph.triples((version, None, None)):
        # The lists of the version name every fact of the statement.
        if not isinstance(triple[2], URIRef) or triple[2] in ring or triple[1] == RDF.type:
            found.add(triple)
    for passage in set(found.objects(None, NG.statedIn)):
        _describe(passages, passage, found)
    return found


def _sharing(graph: Graph, node: URIRef) -> set[URIRef]:
    """Return the nodes of the node's classes that name a thing which it names."""
    things = {
        o
        for p, o in graph.predicate_objects(node)
        if isinstance(o, URIRef) and p not in _WHO and (o, RDF.type, None) in graph
    }
    types = set(graph.objects(node, RDF.type))
    users = {s for thing in things for s in graph.subjects(None, thing) if isinstance(s, URIRef)}
    return {user for user in users if types & set(graph.objects(user, RDF.type))}


def _term(node: Node) -> Any:
    """Return a term as the engine reads it."""
    if isinstance(node, URIRef):
        return ox.NamedNode(str(node))
    if isinstance(node, BNode):
        return ox.BlankNode(str(node))
    if isinstance(node, Literal) and node.language:
        return ox.Literal(str(node), language=node.language)
    datatype = getattr(node, "datatype", None)
    return ox.Literal(str(node), datatype=ox.NamedNode(str(datatype)) if datatype else None)


def _describe(source: Graph, node: object, target: Graph) -> None:
    for triple in source.triples((node, None, None)):  # type: ignore[arg-type]
        target.add(triple)
        if isinstance(triple[2], BNode) or triple[1] == OA.hasSelector:
            _describe(source, triple[2], target)

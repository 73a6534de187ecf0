"""Data graph + shapes graph → SHACL validation report. The only user of pySHACL.

SHACL 1.0 core and SHACL-SPARQL (https://www.w3.org/TR/shacl/), without the extension features and
without any inference: subclasses count by ``rdfs:subClassOf`` in the data graph, as SHACL says.
Not responsible for what results mean (``examinations``) or how they look (``reports``).
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from rdflib import Graph

from noticegraph.content import Content
from noticegraph.turtle import read_turtle


def read_shapes(content: Content) -> Graph:
    """Return all shapes of a content root as one graph."""
    return _merge(sorted(content.shapes.rglob("*.ttl")))


def read_background(content: Content) -> Graph:
    """Return what every statement needs: the ontology (for its hierarchies) and the law graphs."""
    law = content.graph_data / "law"
    return _merge([*sorted(content.ontology.rglob("*.ttl")), *sorted(law.glob("*.ttl"))])


def _merge(files: Iterable[Path]) -> Graph:
    merged = Graph(bind_namespaces="none")
    for file in files:
        graph = read_turtle(file)
        for prefix, namespace in graph.namespaces():
            merged.bind(prefix, namespace)
        merged += graph
    return merged


def validate_graph(data: Graph, shapes: Graph) -> Graph:
    """Return the SHACL validation report of ``data``, which is left as it is."""
    from pyshacl import validate

    _conforms, report, _text = validate(
        data, shacl_graph=shapes, inplace=True, advanced=False, meta_shacl=False
    )
    assert isinstance(report, Graph)
    return report

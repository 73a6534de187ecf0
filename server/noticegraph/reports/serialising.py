"""Reports in the formats of RDF: Turtle and JSON-LD."""

from __future__ import annotations

from collections.abc import Iterable

from noticegraph.namespaces import PREFIXES
from noticegraph.reports.model import Report
from noticegraph.reports.rdf import as_ntriples
from noticegraph.turtle import parse_graph
from noticegraph.turtle_writing import canonical_turtle


def as_rdf(reports: Iterable[Report], media_type: str) -> bytes:
    """Return reports as one graph in text/turtle or application/ld+json."""
    text = "".join(as_ntriples(report) for report in reports)
    graph = parse_graph(text.encode(), "application/n-triples")
    if media_type == "text/turtle":
        return canonical_turtle(graph).encode()
    context = {name: PREFIXES[name] for name in ("dcterms", "ng", "ngsh", "prov", "sh")}
    written: str = graph.serialize(format="json-ld", context=context, indent=2, sort_keys=True)
    return written.encode() + b"\n"

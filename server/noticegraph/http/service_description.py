"""What the endpoint can do, as RDF: the SPARQL 1.1 Service Description.

https://www.w3.org/TR/sparql11-service-description/
"""

from __future__ import annotations

from noticegraph.dataset import Dataset
from noticegraph.media_types import GRAPH_FORMATS, SOLUTIONS_FORMATS
from noticegraph.namespaces import PREFIXES

_FORMATS = "http://www.w3.org/ns/formats/"
_FORMAT_NAMES = {
    "application/sparql-results+json": "SPARQL_Results_JSON",
    "application/sparql-results+xml": "SPARQL_Results_XML",
    "text/csv": "SPARQL_Results_CSV",
    "text/tab-separated-values": "SPARQL_Results_TSV",
    "text/turtle": "Turtle",
    "application/n-triples": "N-Triples",
    "application/rdf+xml": "RDF_XML",
    "application/ld+json": "JSON-LD",
}
"""https://www.w3.org/ns/formats/"""

_RDFLIB_NAMES = {
    "text/turtle": "turtle",
    "application/n-triples": "nt",
    "application/rdf+xml": "pretty-xml",
    "application/ld+json": "json-ld",
}


def describe_service(dataset: Dataset, endpoint: str, media_type: str) -> bytes:
    """Describe the endpoint at that address (an IRI), in a media type of graphs."""
    # rdflib takes long to import, and only few requests come here.
    from rdflib import RDF, BNode, Graph, Namespace, URIRef
    from rdflib.namespace import DCTERMS

    sd = Namespace(PREFIXES["sd"])
    graph = Graph()
    graph.bind("sd", sd)
    graph.bind("dcterms", DCTERMS)
    service, described, default = URIRef(endpoint + "#service"), BNode(), BNode()
    graph.add((service, RDF.type, sd.Service))
    graph.add((service, sd.endpoint, URIRef(endpoint)))
    graph.add((service, sd.supportedLanguage, sd.SPARQL11Query))
    graph.add((service, sd.feature, sd.UnionDefaultGraph))
    graph.add((service, sd.defaultDataset, described))
    for entry in (*SOLUTIONS_FORMATS, *GRAPH_FORMATS):
        if entry.media_type in _FORMAT_NAMES:
            name = URIRef(_FORMATS + _FORMAT_NAMES[entry.media_type])
            graph.add((service, sd.resultFormat, name))
    graph.add((described, RDF.type, sd.Dataset))
    graph.add((described, sd.defaultGraph, default))
    graph.add((default, RDF.type, sd.Graph))
    for number, catalogued in enumerate(dataset.graphs, 1):
        named, content = BNode(f"named{number}"), BNode(f"graph{number}")
        graph.add((described, sd.namedGraph, named))
        graph.add((named, RDF.type, sd.NamedGraph))
        graph.add((named, sd.name, URIRef(catalogued.iri)))
        graph.add((named, sd.graph, content))
        graph.add((content, RDF.type, sd.Graph))
    return graph.serialize(format=_RDFLIB_NAMES[media_type], encoding="utf-8")

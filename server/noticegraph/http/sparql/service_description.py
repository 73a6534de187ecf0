"""What the endpoint can do and which data it has, as RDF: Service Description and VoID.

https://www.w3.org/TR/sparql11-service-description/ · https://www.w3.org/TR/void/
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from noticegraph.dataset import Dataset
from noticegraph.media_types import GRAPH_FORMATS, JSON, SOLUTIONS_FORMATS
from noticegraph.namespaces import PREFIXES
from noticegraph.query import evaluate_query, parse_solutions

if TYPE_CHECKING:
    from rdflib import Graph

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
    "text/plain": "nt",
    "application/rdf+xml": "pretty-xml",
    "application/ld+json": "json-ld",
}
_DIFFERENCES = {
    "en": "Where the engine differs from SPARQL 1.1: a literal has one form for each value, also "
    "when stored (01 is 1, xsd:long is xsd:integer); a variable of GRAPH is not bound by a group "
    "that looks up no triple (an aggregate, VALUES); a path of length zero does not match a term "
    "that is not in the data; GROUP_CONCAT keeps a language that all values share; BNODE(text) is "
    "the same blank node in all solutions.",
    "nl": "Waarin de engine van SPARQL 1.1 afwijkt: een literal heeft per waarde één vorm, ook "
    "opgeslagen (01 is 1, xsd:long is xsd:integer); een variabele van GRAPH wordt niet gebonden "
    "door een groep die geen triple opzoekt (een aggregaat, VALUES); een pad van lengte nul past "
    "niet op een term die niet in de gegevens staat; GROUP_CONCAT houdt een taal die alle waarden "
    "delen; BNODE(tekst) is in alle oplossingen dezelfde blanke node.",
}
"""What docs/sparql.md explains, for an engine in this program."""
_VOCABULARIES = ("ng", "dpv", "oa", "skos")
_GRAPH_SIZES = (
    "SELECT ?graph (COUNT(*) AS ?triples) WHERE { GRAPH ?graph { ?s ?p ?o } } GROUP BY ?graph"
)
_SIZE = "SELECT (COUNT(*) AS ?triples) (COUNT(DISTINCT ?s) AS ?subjects) WHERE { %s }"
_CLASSES = (
    "SELECT ?o (COUNT(DISTINCT ?s) AS ?count) WHERE { %s FILTER(?p = <%s> && isIRI(?o)) } "
    "GROUP BY ?o"
).replace("<%s>", f"<{PREFIXES['rdf']}type>")
_PROPERTIES = "SELECT ?p (COUNT(*) AS ?count) WHERE { %s } GROUP BY ?p"
_EVERYWHERE = {"union": "?s ?p ?o", "own": "{ ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } }"}
"""A pattern for a triple in any graph, by the kind of default graph."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses (IRIs) of the endpoint; ``update`` is None on a server that only reads."""

    query: str
    update: str | None
    void: str


def describe_service(dataset: Dataset, addresses: Addresses, media_type: str) -> bytes:
    """Describe the endpoint and its dataset, in a media type for graphs."""
    # rdflib takes long to import, and few requests come here.
    from rdflib import RDF, RDFS, Literal, Namespace, URIRef

    sd, void = Namespace(PREFIXES["sd"]), Namespace(PREFIXES["void"])
    graph = _empty_graph()
    service, described = URIRef(addresses.query + "#service"), URIRef(addresses.void + "#dataset")
    default = URIRef(addresses.void + "#default-graph")
    graph.add((service, RDF.type, sd.Service))
    graph.add((service, sd.endpoint, URIRef(addresses.query)))
    graph.add((service, sd.supportedLanguage, sd.SPARQL11Query))
    for language, text in _DIFFERENCES.items() if dataset.engine.is_built_in else ():
        graph.add((service, RDFS.comment, Literal(text, lang=language)))
    if dataset.engine.default_graph == "union":
        graph.add((service, sd.feature, sd.UnionDefaultGraph))
    for entry in (*SOLUTIONS_FORMATS, *GRAPH_FORMATS):
        name = URIRef(_FORMATS + _FORMAT_NAMES[entry.media_type])
        graph.add((service, sd.resultFormat, name))
    graph.add((service, sd.defaultDataset, described))
    if addresses.update is not None:
        updates = URIRef(addresses.query + "#updates")
        graph.add((updates, RDF.type, sd.Service))
        graph.add((updates, sd.endpoint, URIRef(addresses.update)))
        graph.add((updates, sd.supportedLanguage, sd.SPARQL11Update))
        graph.add((updates, sd.defaultDataset, described))
    graph.add((described, RDF.type, sd.Dataset))
    graph.add((described, sd.defaultGraph, default))
    graph.add((default, RDF.type, sd.Graph))
    _describe_dataset(graph, dataset, addresses, described)
    for number, (graph_name, triples) in enumerate(sorted(_graph_sizes(dataset).items()), 1):
        named = URIRef(f"{addresses.void}#named-{number}")
        content = URIRef(f"{addresses.void}#graph-{number}")
        graph.add((described, sd.namedGraph, named))
        graph.add((named, RDF.type, sd.NamedGraph))
        graph.add((named, sd.name, URIRef(graph_name)))
        graph.add((named, sd.graph, content))
        graph.add((content, RDF.type, sd.Graph))
        graph.add((content, RDF.type, void.Dataset))
        graph.add((content, void.triples, _count(triples)))
    return graph.serialize(format=_RDFLIB_NAMES[media_type], encoding="utf-8")


def describe_dataset(dataset: Dataset, addresses: Addresses, media_type: str) -> bytes:
    """Describe only the dataset, as VoID, in a media type for graphs."""
    from rdflib import RDF, Namespace, URIRef

    void = Namespace(PREFIXES["void"])
    graph = _empty_graph()
    described = URIRef(addresses.void + "#dataset")
    document = URIRef(addresses.void)
    graph.add((document, RDF.type, void.DatasetDescription))
    graph.add((document, URIRef(PREFIXES["foaf"] + "topic"), described))
    _describe_dataset(graph, dataset, addresses, described)
    _describe_partitions(graph, dataset, addresses, described)
    return graph.serialize(format=_RDFLIB_NAMES[media_type], encoding="utf-8")


def _empty_graph() -> Graph:
    from rdflib import Graph, Namespace

    graph = Graph()
    for prefix in ("sd", "void", "dcterms", "foaf"):
        graph.bind(prefix, Namespace(PREFIXES[prefix]))
    return graph


def _describe_dataset(graph: Graph, dataset: Dataset, addresses: Addresses, described: Any) -> None:
    """Add the statistics of the dataset, or of the default graph if that is the union."""
    from rdflib import RDF, Namespace, URIRef

    void = Namespace(PREFIXES["void"])
    graph.add((described, RDF.type, void.Dataset))
    graph.add((described, void.sparqlEndpoint, URIRef(addresses.query)))
    for prefix in _VOCABULARIES:
        graph.add((described, void.vocabulary, URIRef(PREFIXES[prefix])))
    (row,) = _rows(dataset, _SIZE % _EVERYWHERE[dataset.engine.default_graph])
    graph.add((described, void.triples, _count(row[0])))
    graph.add((described, void.distinctSubjects, _count(row[1])))


def _describe_partitions(
    graph: Graph, dataset: Dataset, addresses: Addresses, described: Any
) -> None:
    from rdflib import Namespace, URIRef

    void = Namespace(PREFIXES["void"])
    kinds = (
        ("class", _CLASSES, void.classPartition, void["class"], void.entities),
        ("property", _PROPERTIES, void.propertyPartition, void.property, void.triples),
    )
    for word, query, partition, of, count in kinds:
        rows = _rows(dataset, query % _EVERYWHERE[dataset.engine.default_graph])
        for number, (term, found) in enumerate(sorted(rows), 1):
            part = URIRef(f"{addresses.void}#{word}-{number}")
            graph.add((described, partition, part))
            graph.add((part, of, URIRef(term)))
            graph.add((part, count, _count(found)))


def _graph_sizes(dataset: Dataset) -> dict[str, str]:
    """Return the number of triples in each named graph, including empty ones."""
    sizes = dict.fromkeys(dataset.engine.graph_names(), "0")
    sizes.update((name, triples) for name, triples in _rows(dataset, _GRAPH_SIZES))
    return sizes


def _rows(dataset: Dataset, query: str) -> list[tuple[str, ...]]:
    found = parse_solutions(evaluate_query(dataset, query, JSON.media_type))
    return [tuple(term.value for term in row if term is not None) for row in found.rows]


def _count(number: str) -> Any:
    from rdflib import XSD, Literal

    return Literal(number, datatype=XSD.integer)

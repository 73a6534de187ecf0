"""Service Description and VoID: every claim is checked against what the endpoint answers."""

from __future__ import annotations

import json

import pytest
from flask.testing import FlaskClient
from rdflib import RDF, Graph, Namespace, URIRef

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
VOID = Namespace("http://rdfs.org/ns/void#")
BASE = "http://127.0.0.1:8000"


def read(client: FlaskClient, path: str) -> Graph:
    answer = client.get(path, base_url=BASE, headers={"Accept": "text/turtle"})
    assert answer.status_code == 200
    assert answer.content_type == "text/turtle; charset=utf-8"
    return Graph().parse(data=answer.data, format="turtle")


def count(client: FlaskClient, pattern: str, what: str = "*") -> int:
    query = f"SELECT (COUNT({what}) AS ?n) WHERE {{ {pattern} }}"
    answer = client.get("/sparql", query_string={"query": query})
    return int(json.loads(answer.data)["results"]["bindings"][0]["n"]["value"])


def test_the_dataset_is_described_at_its_well_known_address(client: FlaskClient) -> None:
    graph = read(client, "/.well-known/void")
    (dataset,) = graph.subjects(VOID.sparqlEndpoint, URIRef(f"{BASE}/sparql"))
    assert (dataset, RDF.type, VOID.Dataset) in graph
    assert int(graph.value(dataset, VOID.triples)) == count(client, "?s ?p ?o")
    subjects = count(client, "?s ?p ?o", "DISTINCT ?s")
    assert int(graph.value(dataset, VOID.distinctSubjects)) == subjects
    assert (dataset, VOID.vocabulary, URIRef("https://w3id.org/dpv#")) in graph


@pytest.mark.parametrize(
    ("partition", "term", "counted", "pattern", "what"),
    [
        (VOID.classPartition, VOID["class"], VOID.entities, "?s a <{0}>", "DISTINCT ?s"),
        (VOID.propertyPartition, VOID.property, VOID.triples, "?s <{0}> ?o", "*"),
    ],
)
def test_partitions_count_what_they_say(
    partition: URIRef, term: URIRef, counted: URIRef, pattern: str, what: str, client: FlaskClient
) -> None:
    graph = read(client, "/.well-known/void")
    parts = list(graph.objects(None, partition))
    assert len(parts) > 5
    for part in parts:
        of = graph.value(part, term)
        assert int(graph.value(part, counted)) == count(client, pattern.format(of), what)
    everything = "?s a ?x FILTER(isIRI(?x))" if "class" in str(partition) else "?s ?x ?o"
    assert len(parts) == count(client, everything, "DISTINCT ?x")


def test_named_graphs_are_described_with_their_sizes(client: FlaskClient) -> None:
    graph = read(client, "/sparql")
    named = list(graph.subjects(RDF.type, SD.NamedGraph))
    assert len(named) == 3
    for node in named:
        size = int(graph.value(graph.value(node, SD.graph), VOID.triples))
        assert size == count(client, f"GRAPH <{graph.value(node, SD.name)}> {{ ?s ?p ?o }}")


def test_updates_are_described_only_where_they_are_taken(
    client: FlaskClient, writer: FlaskClient
) -> None:
    assert (None, SD.supportedLanguage, SD.SPARQL11Update) not in read(client, "/sparql")
    graph = read(writer, "/sparql")
    (service,) = graph.subjects(SD.supportedLanguage, SD.SPARQL11Update)
    assert graph.value(service, SD.endpoint) == URIRef(f"{BASE}/update")


def test_only_formats_of_graphs_are_offered(client: FlaskClient) -> None:
    assert client.get("/.well-known/void", headers={"Accept": "text/csv"}).status_code == 406
    first = client.get("/.well-known/void")
    again = client.get("/.well-known/void", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304

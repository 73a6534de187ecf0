"""Nothing gets out: a canary on this machine sees no request, whatever it is named in."""

from __future__ import annotations

import json

import pytest
from attacked import Canary, Site

RDF_XML = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
QUERIES = [
    "SELECT * {{ SERVICE <{0}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ SERVICE SILENT <{0}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ \\u0053ERVICE <{0}> {{ ?s ?p ?o }} }}",
    "PREFIX e: <{0}> SELECT * {{ SERVICEe:{{ ?s ?p ?o }} }}",
    "SELECT * {{ VALUES ?e {{ <{0}> }} FILTER(1<2)SERVICE?e#>\n{{ ?s ?p ?o }} }}",
    "SELECT * FROM <{0}> {{ ?s ?p ?o }}",
    "SELECT * FROM NAMED <{0}> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
    "DESCRIBE <{0}>",
    "LOAD <{0}>",
]
UPDATES = [
    "LOAD <{0}>",
    "LOAD SILENT <{0}>",
    "load<{0}>into graph<urn:x:g>",
    "\\u004cOAD <{0}>",
    "PREFIX a: <{0}> LOAD a:",
    "BASE <{0}> LOAD <>",
    "INSERT DATA {{ <urn:x:a> <urn:x:b> 1 }} ; LOAD <{0}>",
    "INSERT {{ ?s ?p ?o }} WHERE {{ SERVICE <{0}> {{ ?s ?p ?o }} }}",
    "INSERT {{ ?s ?p ?o }} WHERE {{ SERVICE SILENT <{0}> {{ ?s ?p ?o }} }}",
    "DELETE {{ ?s ?p ?o }} USING <{0}> WHERE {{ ?s ?p ?o }}",
    "COPY <{0}> TO DEFAULT",
]
DATA = [
    ("application/ld+json", '{{"@context": "{0}", "a": 1}}'),
    ("application/ld+json", '{{"@context": ["{0}", {{}}], "@id": "urn:x", "a": 1}}'),
    ("application/ld+json", '{{"@context": {{"@import": "{0}"}}, "a": 1}}'),
    ("application/rdf+xml", f'<!DOCTYPE r SYSTEM "{{0}}"><rdf:RDF {RDF_XML}/>'),
    (
        "application/rdf+xml",
        f'<!DOCTYPE r [<!ENTITY % x SYSTEM "{{0}}">%x;]><rdf:RDF {RDF_XML}/>',
    ),
    (
        "application/rdf+xml",
        f'<!DOCTYPE r [<!ENTITY x SYSTEM "{{0}}">]><rdf:RDF {RDF_XML}><rdf:Description '
        'rdf:about="urn:x"><e:p xmlns:e="urn:e:">&x;</e:p></rdf:Description></rdf:RDF>',
    ),
    (
        "text/turtle",
        "<urn:x> <http://www.w3.org/2002/07/owl#imports> <{0}> ; "
        "<http://www.w3.org/ns/shacl#shapesGraph> <{0}> ; "
        "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{0}> .",
    ),
]


@pytest.mark.parametrize("query", QUERIES)
def test_queries_reach_nobody(query: str, site: Site, canary: Canary) -> None:
    answer = site.query(query.format(canary.address))
    assert answer.status in (200, 400, 403)
    assert canary.visits == []


@pytest.mark.parametrize("update", UPDATES)
def test_updates_reach_nobody(update: str, site: Site, canary: Canary) -> None:
    answer = site.update(update.format(canary.address))
    assert answer.status in (204, 400, 403)
    if "oad" in update.lower() or "service" in update.lower():
        assert answer.status == 403
        assert answer.problem["type"].endswith("#forbidden-query")
    assert canary.visits == []


@pytest.mark.parametrize(("media_type", "data"), DATA)
def test_data_reach_nobody(media_type: str, data: str, site: Site, canary: Canary) -> None:
    body = data.format(canary.address)
    assert site.put(body, media_type).status in (201, 204, 400)
    assert site.ask("POST", "/validate", body, content_type=media_type).status in (200, 400)
    assert canary.visits == []
    assert site.is_well()


def test_parameters_and_headers_reach_nobody(site: Site, canary: Canary) -> None:
    query = "query=SELECT%20*%20%7B%3Fs%20%3Fp%20%3Fo%7D%20LIMIT%201"
    for path in (
        f"/sparql?{query}&default-graph-uri={canary.address}",
        f"/sparql?{query}&named-graph-uri={canary.address}",
        f"/graphs?graph={canary.address}",
        f"/thing?iri={canary.address}",
        f"/questions/evidence-of?fact={canary.address}",
    ):
        answer = site.ask(
            "GET", path, x_forwarded_host=canary.address, referer=canary.address,
            forwarded=f"host={canary.address}",
        )  # fmt: skip
        assert answer.status in (200, 303, 400, 404)
    described = site.ask("GET", "/sparql", host="canary.example", x_forwarded_host="evil.example")
    assert b"evil.example" not in described.body
    assert b"canary.example" not in described.body
    assert canary.visits == []


def test_a_body_of_json_that_is_a_query_is_not_one(site: Site, canary: Canary) -> None:
    body = json.dumps({"query": f"SELECT * {{ SERVICE <{canary.address}> {{}} }}"})
    assert site.ask("POST", "/sparql", body, content_type="application/json").status == 415
    assert canary.visits == []

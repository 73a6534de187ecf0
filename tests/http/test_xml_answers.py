"""Every address that writes XML: what it cannot hold is a problem that names another format."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from rdflib import Graph

RDF_XML = "application/rdf+xml"
RESULTS_XML = "application/sparql-results+xml"
THING = "https://w3id.org/noticegraph/id/odd"


@pytest.fixture
def odd(writer: FlaskClient) -> FlaskClient:
    """A client of a server whose graphs hold what XML cannot."""
    data = f'<{THING}> <http://e/123> "x" ; <http://e/p> "a\\u0001b" ; <http://e/q> "c\\rd" .'
    assert writer.put("/graphs?graph=x:odd", data=data, content_type="text/turtle").status_code
    return writer


ODD = [
    ("/sparql", {"query": "SELECT * { ?s ?p ?o }"}, RESULTS_XML, "U+0001"),
    ("/sparql", {"query": "CONSTRUCT WHERE { ?s <http://e/p> ?o }"}, RDF_XML, "U+0001"),
    ("/sparql", {"query": "CONSTRUCT WHERE { ?s <http://e/123> ?o }"}, RDF_XML, "<http://e/123>"),
    ("/sparql", {"query": f"DESCRIBE <{THING}>", "format": "rdfxml"}, "*/*", "<http://e/123>"),
    ("/graphs", {"graph": "x:odd"}, RDF_XML, "<http://e/123>"),
    ("/id/odd", {}, RDF_XML, "<http://e/123>"),
    ("/id/odd.rdf", {}, "*/*", "<http://e/123>"),
]


@pytest.mark.parametrize(("path", "arguments", "accept", "named"), ODD)
def test_what_xml_cannot_hold_is_406(
    path: str, arguments: dict[str, str], accept: str, named: str, odd: FlaskClient
) -> None:
    answer = odd.get(path, query_string=arguments, headers={"Accept": accept})
    problem = answer.get_json()
    assert answer.status_code == problem["status"] == 406
    assert answer.content_type == "application/problem+json"
    assert problem["type"].endswith("#unwritable")
    assert named in problem["detail"]
    assert "another format" in problem["hint"]
    if path == "/sparql":
        assert odd.post(path, data=arguments, headers={"Accept": accept}).get_json() == problem


def test_browser_gets_a_page(odd: FlaskClient) -> None:
    query = quote("SELECT * { ?s ?p ?o }")
    answer = odd.get(f"/sparql?query={query}&format=xml", headers={"Accept": "text/html"})
    assert answer.status_code == 406
    assert answer.content_type.startswith("text/html")
    assert "This format cannot hold the answer" in answer.get_data(as_text=True)


def test_reserved_property_is_no_failure_of_the_content(writer: FlaskClient) -> None:
    li = "http://www.w3.org/1999/02/22-rdf-syntax-ns#li"
    query = quote(f"CONSTRUCT {{ <x:s> <{li}> 1 }} {{}}")
    answer = writer.get(f"/sparql?query={query}", headers={"Accept": RDF_XML})
    assert answer.status_code == 406
    assert f"<{li}>" in answer.get_json()["detail"]


def test_carriage_return_is_kept(odd: FlaskClient) -> None:
    query = quote("CONSTRUCT WHERE { ?s <http://e/q> ?o }")
    answer = odd.get(f"/sparql?query={query}", headers={"Accept": RDF_XML})
    assert [str(o) for o in Graph().parse(data=answer.data, format="xml").objects()] == ["c\rd"]


@pytest.mark.parametrize("accept", ["text/turtle", "application/n-triples"])
def test_other_formats_hold_it(accept: str, odd: FlaskClient) -> None:
    answer = odd.get("/graphs?graph=x:odd", headers={"Accept": accept})
    assert answer.status_code == 200
    values = {str(o) for o in Graph().parse(data=answer.data, format=accept).objects()}
    assert values == {"x", "a\x01b", "c\rd"}

"""The vocabulary: every term with its definition, and how often it is used."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from html import unescape
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from rdflib import OWL, RDF, SKOS, Graph, URIRef

from noticegraph.catalog import read_catalog
from noticegraph.catalog_graph import catalog_triples
from noticegraph.content import shipped_content
from noticegraph.namespaces import PREFIXES
from noticegraph.turtle import read_triples

BROWSER = {"Accept": "text/html"}
NG = PREFIXES["ng"]
ROOT = Path(__file__).parents[3]


@cache
def everything() -> Graph:
    """The merge of all graphs of the catalogue; the context without the shapes and reports."""
    content = shipped_content()
    entries = read_catalog(content)
    graph = Graph()
    for entry in entries:
        graph.parse(entry.file, format="turtle")
    found = catalog_triples(read_triples(content.catalog), entries, content)
    return graph.parse(data="".join(f"{triple} .\n" for triple in found), format="nt")


def terms(client: FlaskClient, query: str = "") -> dict[str, dict[str, str]]:
    rows = client.get("/ns.json" + query).get_json()["terms"]
    found = {row["term"]: row for row in rows}
    assert len(found) == len(rows)
    return found


def test_each_term_of_the_vocabulary_is_there_with_its_definition(shipped: FlaskClient) -> None:
    definitions: dict[str, str] = {}
    for file in (ROOT / "ontology").glob("*.ttl"):
        for term, definition in Graph().parse(file).subject_objects(SKOS.definition):
            if definition.language == "nl" and str(term).startswith(NG):
                definitions[str(term)] = str(definition)
    assert len(definitions) > 300
    found = terms(shipped, "?lang=nl")
    for term, definition in definitions.items():
        assert found[term]["definition"] == definition


def test_counts_are_those_of_the_files(shipped: FlaskClient) -> None:
    graph = everything()
    uses = Counter(str(p) for _, p, _ in graph)
    instances = Counter(str(o) for o in graph.objects(None, RDF.type))
    found = terms(shipped)
    for term in graph.subjects(RDF.type, OWL.Class):
        if str(term).startswith(NG):
            assert int(found[str(term)]["useCount"]) == instances[str(term)], term
    for name in ("statedIn", "modality", "section"):
        assert int(found[NG + name]["useCount"]) == uses[NG + name] > 0
    asserted = sum(1 for _ in graph.triples((None, None, URIRef(NG + "Asserted"))))
    assert int(found[NG + "Asserted"]["useCount"]) == asserted > 300
    assert int(found[PREFIXES["dpv"] + "hasRecipient"]["useCount"]) == uses[
        PREFIXES["dpv"] + "hasRecipient"
    ]  # fmt: skip


def test_filters_by_kind_prefix_and_subject(shipped: FlaskClient) -> None:
    classes = terms(shipped, "?termKind=class&vocabulary=ng")
    graph = everything()
    assert set(classes) == {
        str(c) for c in graph.subjects(RDF.type, OWL.Class) if str(c).startswith(NG)
    }
    page = unescape(shipped.get("/ns?termKind=class&vocabulary=ng", headers=BROWSER).text)
    second = shipped.get("/ns?termKind=class&vocabulary=ng&page=2", headers=BROWSER).text
    page += unescape(second)
    assert re.search(rf"\b{len(classes)}\b", page)
    assert '<a href="/ns/Disclosure">ng:Disclosure</a>' in page
    for wrong in ("termKind=thing", "vocabulary=xx", "subject=xx", "sort=xx"):
        assert shipped.get(f"/ns.json?{wrong}").status_code == 400


def test_vocabulary_is_negotiated(shipped: FlaskClient) -> None:
    for accept, kind in (
        ("text/turtle", "text/turtle"),
        ("*/*", "text/turtle"),
        ("application/ld+json", "application/ld+json"),
        ("text/html,*/*;q=0.8", "text/html"),
    ):
        assert shipped.get("/ns", headers={"Accept": accept}).mimetype == kind
    served = Graph().parse(data=shipped.get("/ns.ttl").text, format="turtle")
    declared = {t for t in everything() if str(t[0]).startswith(NG.rstrip("#"))}
    assert declared <= set(served)
    assert shipped.get("/ns.xls").status_code == 404


def test_page_without_shapes_says_that_nothing_was_examined(shipped: FlaskClient) -> None:
    page = shipped.get("/shapes", headers=BROWSER)
    assert page.status_code == 200
    assert "nothing was examined" in page.text
    assert shipped.get("/shapes.json").get_json() == {"shapes": []}


def test_terms_of_other_vocabularies_have_a_page_here(shipped: FlaskClient) -> None:
    page = shipped.get("/id/zendesk-2024-02-20-nl/claim/marketing/consent", headers=BROWSER).text
    link = re.search(r'href="(/thing\?iri=[^"]*dpv%23Consent[^"]*)"', page)
    assert link
    term = shipped.get(unescape(link[1]), headers=BROWSER)
    assert term.status_code == 200
    assert "<h1>Consent</h1>" in term.text
    assert "<code>dpv:Consent</code>" in term.text
    link_out = 'href="https://w3id.org/dpv#Consent" rel="external noreferrer">'
    assert link_out in term.text
    assert "Consent for: Marketing" in term.text
    turtle = shipped.get(unescape(link[1]), headers={"Accept": "text/turtle"})
    assert turtle.mimetype == "text/turtle"
    network = shipped.get(unescape(link[1]) + "&format=network").get_json()
    assert network["iri"] == "https://w3id.org/dpv#Consent"


def test_own_things_are_redirected_and_unknown_ones_are_404(shipped: FlaskClient) -> None:
    answer = shipped.get("/thing?iri=https://w3id.org/noticegraph/id/zendesk&lang=nl")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/id/zendesk?lang=nl")
    for iri in ("https://example.org/nothing", "", "no+iri", "javascript:alert(1)", "%3Cx%3E"):
        assert shipped.get(f"/thing?iri={iri}", headers=BROWSER).status_code == 404


@pytest.mark.parametrize("language", ["en", "nl"])
def test_laws_are_told_apart_by_name_and_by_the_filter(
    language: str, reported: FlaskClient
) -> None:
    laws: dict[str, set[str]] = {}
    for file in (ROOT / "shapes").rglob("*.ttl"):
        graph = Graph().parse(file)
        for requirement, law in graph.subject_objects(URIRef(NG + "requiredBy")):
            laws.setdefault(str(law), set()).add(str(requirement))
    assert len(laws) == 8
    page = reported.get(f"/shapes?lang={language}", headers=BROWSER).text
    options = re.search(r'<select [^>]*id="law".*?</select>', page, re.DOTALL)
    assert options
    found = re.findall(r'<option value="([^"]+)">([^<]+)</option>', options[0])
    assert len(found) == len({name for _, name in found}) == len(laws)
    assert sum("UK GDPR" in name for _, name in found) == 1
    shown = {
        frozenset(
            row["examination"]
            for row in reported.get(
                "/shapes.json", query_string={"law": value, "lang": language}
            ).get_json()["shapes"]
        )
        for value, _ in found
    }
    assert shown == {frozenset(requirements) for requirements in laws.values()}

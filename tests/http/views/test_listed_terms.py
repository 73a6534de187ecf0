"""The pages of terms of DPV that the graph does not mention, and the same as data."""

from __future__ import annotations

import re
from html import unescape

import pytest
from flask.testing import FlaskClient
from rdflib import DCTERMS, OWL, SKOS, Graph, Literal, URIRef

from noticegraph.namespaces import PREFIXES

BROWSER = {"Accept": "text/html"}
USER = PREFIXES["dpv"] + "User"
SUNSET = PREFIXES["dpv"] + "PublicLocation"


def page(client: FlaskClient, iri: str, **more: str) -> str:
    answer = client.get("/thing", query_string={"iri": iri, **more}, headers=BROWSER)
    assert answer.status_code == 200
    return answer.text


def parts_under(text: str, heading: str) -> list[str]:
    found = re.search(rf"<dt>{heading}</dt>\s*<dd>(.*?)</dd>", text, re.DOTALL)
    assert found is not None
    return [unescape(name) for name in re.findall(r"<a [^>]*>([^<]*)</a>", found[1])]


def test_the_page_says_that_the_graph_does_not_have_it(client: FlaskClient) -> None:
    text = page(client, USER)
    assert "<h1>User</h1>" in text
    assert '<p class="types">in DPV 2.3, not used here</p>' in text
    assert "<code>dpv:User</code>" in text
    assert f'<a href="{USER}" rel="external noreferrer">' in text
    assert parts_under(text, "Directly above it") == ["Human Subject"]
    assert parts_under(text, "Above it, up to the top") == [
        "Human Subject", "Legal Entity", "Entity",
    ]  # fmt: skip
    assert "Directly below it" not in text


def test_the_page_in_dutch_marks_the_english_name(client: FlaskClient) -> None:
    text = page(client, PREFIXES["dpv"] + "DataProcessor", lang="nl")
    assert '<h1 lang="en">Data Processor</h1>' in text
    assert "in DPV 2.3, hier niet gebruikt" in text
    assert parts_under(text, "Direct eronder") == ["Data Sub-Processor", "Processor"]


def test_each_link_of_a_page_leads_to_one(client: FlaskClient) -> None:
    text = page(client, PREFIXES["dpv"] + "Encryption")
    links = [unescape(link) for link in re.findall(r'href="(/thing\?iri=[^"]+)"', text)]
    assert len(links) > 5
    for link in links:
        assert client.get(link, headers=BROWSER).status_code == 200


def test_a_sunset_term_names_what_dpv_has_instead(client: FlaskClient) -> None:
    text = page(client, SUNSET)
    assert "sunset term of DPV 2.3, for old data only" in text
    assert parts_under(text, "DPV recommends instead") == ["Public Space"]


def test_the_term_as_rdf_is_what_the_list_says(client: FlaskClient) -> None:
    def described(iri: str) -> Graph:
        answer = client.get("/thing.ttl", query_string={"iri": iri})
        assert answer.status_code == 200
        return Graph().parse(data=answer.text, format="turtle")

    assert set(described(USER)) == {
        (URIRef(USER), SKOS.prefLabel, Literal("User", lang="en")),
        (URIRef(USER), SKOS.broader, URIRef(PREFIXES["dpv"] + "HumanSubject")),
    }
    sunset = described(SUNSET)
    assert (URIRef(SUNSET), OWL.deprecated, Literal(True)) in sunset
    instead = URIRef(PREFIXES["dpv"] + "PublicSpace")
    assert (URIRef(SUNSET), DCTERMS.isReplacedBy, instead) in sunset


def test_the_network_has_what_is_above_and_below(client: FlaskClient) -> None:
    iri = PREFIXES["dpv"] + "DataProcessor"
    network = client.get("/thing.json", query_string={"iri": iri}).get_json()
    links = {(e["source"], e["target"]) for e in network["edges"]}
    assert links == {
        (iri, PREFIXES["dpv"] + "Recipient"),
        (PREFIXES["dpv"] + "DataSubProcessor", iri),
        (PREFIXES["eu-gdpr"] + "Processor", iri),
    }
    assert {e["property"] for e in network["edges"]} == {PREFIXES["skos"] + "broader"}
    assert (network["label"], network["neighbourCount"]) == ("Data Processor", 3)
    # Of the many regions of a country only the first are drawn.
    country = PREFIXES["loc"] + "GB"
    regions = client.get("/thing.json", query_string={"iri": country}).get_json()
    assert regions["truncated"] is True
    assert len(regions["nodes"]) == 61


@pytest.mark.parametrize(
    ("iri", "near"),
    [
        (PREFIXES["pd"] + "PaymentCardNumbr", "pd%23PaymentCardNumber"),
        (PREFIXES["dpv"] + "Zzzzzz", None),
    ],
)
def test_what_dpv_does_not_have_is_404_with_what_is_near(
    client: FlaskClient, iri: str, near: str | None
) -> None:
    answer = client.get("/thing", query_string={"iri": iri}, headers=BROWSER)
    assert answer.status_code == 404
    assert ("Did you mean" in answer.text) == (near is not None)
    assert near is None or near in answer.text


def test_a_term_that_the_graph_has_is_described_by_the_graph(shipped: FlaskClient) -> None:
    text = page(shipped, PREFIXES["dpv"] + "DataProcessor")
    assert "not used here" not in text
    assert '<div class="fact">' in text


def test_the_vocabulary_leads_to_the_search_for_what_is_not_used(client: FlaskClient) -> None:
    text = client.get("/ns?contains=card&lang=nl", headers=BROWSER).text
    link = re.search(r'<a href="([^"]+)">Termen van DPV 2.3 die hier niet gebruikt', text)
    assert link is not None
    assert unescape(link[1]) == "/search?q=card&lang=nl"

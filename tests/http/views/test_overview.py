"""The first page: companies with counts, and who gets which data, as the Turtle files say."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from itertools import product
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from rdflib import RDF, Graph, URIRef

from noticegraph.catalog import read_catalog
from noticegraph.content import shipped_content

BROWSER = {"Accept": "text/html"}
NG, DPV = "https://w3id.org/noticegraph/ns#", "https://w3id.org/dpv#"
DATA = Path(__file__).parents[3] / "graph_data"
ZENDESK = DATA / "zendesk" / "2024-02-20-nl.ttl"


def stated_flow(file: Path) -> set[tuple[str, str, str]]:
    """Category, recipient and fact of each disclosure that is not denied."""

    def triples() -> Iterator[tuple[str, str, str]]:
        graph = Graph().parse(file, format="turtle")
        for fact in graph.subjects(RDF.type, URIRef(NG + "Disclosure")):
            if graph.value(fact, URIRef(NG + "modality")) == URIRef(NG + "Denied"):
                continue
            categories = graph.objects(fact, URIRef(DPV + "hasPersonalData"))
            recipients = list(graph.objects(fact, URIRef(DPV + "hasRecipient")))
            for category, recipient in product(categories, recipients):
                yield str(category), str(recipient), str(fact)

    return set(triples())


def test_who_receives_which_data_is_data_too(shipped: FlaskClient) -> None:
    path = "/flow.{}?statement={}"
    for slug, file in (
        ("zendesk-2024-02-20-nl", ZENDESK),
        ("github-2024-02-01-en", DATA / "github" / "2024-02-01-en.ttl"),
    ):
        # What a statement denies is no disclosure.
        flow = stated_flow(file)
        read = shipped.get(path.format("json", slug)).get_json()["disclosures"]
        assert {(d["category"], d["recipient"], d["fact"]) for d in read} == flow
        rows = list(csv.DictReader(io.StringIO(shipped.get(path.format("csv", slug)).text)))
        assert {(d["category"], d["recipient"], d["fact"]) for d in rows} == flow
    # As the page of the addresses lists it.
    whole = shipped.get(path.format("json", "zendesk-2024-02-20-nl"))
    plain = shipped.get(
        "/flow?statement=zendesk-2024-02-20-nl", headers={"Accept": "text/html, */*"}
    )
    assert plain.mimetype == "application/json"
    assert plain.data == whole.data


def test_first_page_of_a_statement_is_the_matrix_of_its_company(shipped: FlaskClient) -> None:
    answer = shipped.get("/?statement=example-2026-01-01-nl&lang=nl", headers=BROWSER)
    assert answer.status_code == 303
    address = answer.headers["Location"]
    assert address.startswith("/companies/tulpenpost?")
    page = shipped.get(address, headers=BROWSER).text
    assert f'id="{address.partition("#")[2]}"' in page


def test_companies_stand_by_name_and_examples_last(shipped: FlaskClient) -> None:
    page = shipped.get("/", headers=BROWSER).text
    table = page.split('<table role="table" class="companies">')[1].split("</table>")[0]
    names = re.findall(r'scope="row"><a href="/companies/[^"]+">([^<]+)</a>', table)
    assert names == ["GitHub", "Zendesk", "Tulpenpost"]
    assert table.count('<span class="tag">example</span>') == 1
    # One row for one version in two languages, each of which is a link.
    last = table.split("<tr")[-1]
    written = re.findall(r'href="/statements/example-2026-01-01-(..)">([^<]+)</a>', last)
    assert written == [("en", "English"), ("nl", "Dutch")]


def counted(file: Path, kind: str, property_: str) -> tuple[int, int]:
    """How many things of a kind a file has, and how many of them have a property."""
    graph = Graph().parse(file, format="turtle")
    found = set(graph.subjects(RDF.type, URIRef(NG + kind)))
    return len(found), len(found & set(graph.subjects(URIRef(NG + property_))))


def test_examples_are_answered_from_the_graph(shipped: FlaskClient) -> None:
    def answers(language: str) -> dict[str, str]:
        page = unescape(shipped.get(f"/?lang={language}", headers=BROWSER).text)
        section = page.split('class="answered"')[1].split("</section>")[0]
        return dict(re.findall(r'<a href="([^"]+)">[^<]+</a> <span>([^<]+)</span>', section))

    graph = Graph().parse(ZENDESK, format="turtle")
    certified = set(graph.objects(None, URIRef(NG + "certifiedEntity")))
    affiliates = set(graph.subjects(RDF.type, URIRef(NG + "Affiliate")))
    assert certified < affiliates
    rules = {
        name: counted(file, "RetentionRule", "period")
        for name, file in (
            ("GitHub", DATA / "github" / "2024-02-01-en.ttl"),
            ("Zendesk", ZENDESK),
            ("Tulpenpost", DATA / "example" / "2026-01-01-en.ttl"),
        )
    }
    english = answers("en")
    share = english["/questions/dpf-certified-affiliates?statement=zendesk-2024-02-20-nl&lang=en"]
    assert share.startswith(f"{len(certified)} of {len(affiliates)} at Zendesk: ")
    kept = english["/questions/retention?lang=en"]
    assert kept == "; ".join(
        f"{name}: {rules_} rule{'' if rules_ == 1 else 's'}, {given or 'none'} with a number"
        for name, (rules_, given) in rules.items()
    )
    # Race and ethnicity are sensitive data of Zendesk's, and beside these there are health data.
    special = "/questions/special-category-processing?lang="
    assert english[f"{special}en"] == (
        "GitHub: 1 kind, none with a condition; Zendesk: 3 kinds, none with a condition; "
        "Tulpenpost: 1 kind, 1 with a condition"
    )
    assert "Zendesk: 3 soorten, geen met een voorwaarde" in answers("nl")[f"{special}nl"]
    assert len(english) == len(answers("nl")) == 3
    for address in english:
        assert shipped.get(address, headers=BROWSER).status_code == 200


def test_first_page_has_one_field_to_ask_in(shipped: FlaskClient) -> None:
    for path in ("/", "/questions", "/search", "/search?q=consent"):
        assert shipped.get(path, headers=BROWSER).text.count('type="search"') == 1, path
    assert 'action="/search"' in shipped.get("/companies/zendesk", headers=BROWSER).text


def test_where_nothing_changed_it_says_so_and_offers_no_comparison(shipped: FlaskClient) -> None:
    page = shipped.get("/", headers=BROWSER).text
    lately = page.split("<h2>What changed recently</h2>")[1].split("</section>")[0]
    assert "one version of each statement is here" in lately
    assert '<ul class="changes">' not in lately
    assert "Compare two versions" not in page


def test_ticks_count_the_verdicts_of_the_report(reported: FlaskClient) -> None:
    page = reported.get("/", headers=BROWSER).text
    slug = "zendesk-2024-02-20-nl"
    counts = reported.get(f"/reports/{slug}.json").get_json()["counts"]
    row = page.split(f'href="/reports/{slug}">')[1].split("</tr>")[0]
    strip = row.split("</svg>")[0]
    for sign, verdict in (("not", "not-met"), ("partly", "partly-met"), ("met", "met"),
                          ("na", "not-assessable")):  # fmt: skip
        assert strip.count(f'class="t-{sign}"') == counts[verdict]
    # The graver a verdict, the taller its tick.
    heights = {
        sign: int(re.search(rf'class="t-{sign}"[^>]*height="(\d+)"', strip)[1])  # type: ignore[index]
        for sign in ("not", "partly", "met")
    }
    assert heights["not"] > heights["partly"] > heights["met"]


def test_unknown_statement_is_400_with_the_known_ones(shipped: FlaskClient) -> None:
    for path in ("/?statement=nobody", "/flow.json?statement=nobody"):
        answer = shipped.get(path)
        assert answer.status_code == 400
        assert "zendesk-2024-02-20-nl" in answer.get_json()["hint"]


def test_what_is_loaded_and_when_is_for_developers(shipped: FlaskClient) -> None:
    page = shipped.get("/api", headers=BROWSER).text
    assert re.search(r'<time datetime="\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00">', page)
    assert f"{len(read_catalog(shipped_content()))} graphs" in page
    for first in ("/", "/?lang=nl"):
        assert "datetime=" not in shipped.get(first, headers=BROWSER).text
    assert "Wat wilt u weten?" in shipped.get("/?lang=nl", headers=BROWSER).text


def test_report_that_is_being_made_is_said_of_its_company(
    shipped: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = shipped.application.extensions
    waiting = replace(known["noticegraph"], waiting=frozenset({"zendesk-2024-02-20-nl"}))
    monkeypatch.setitem(known, "noticegraph", replace(waiting, revision="being examined"))
    for path in ("/", "/companies/zendesk", "/reports"):
        page = shipped.get(path, headers=BROWSER).text
        assert "One report is still being made." in page
        assert page.count("being examined; no verdicts yet") == 1
        assert "Zendesk" in page
    first = shipped.get("/", headers=BROWSER).text
    assert "One tick a requirement" not in first, "no legend before there is a verdict"
    assert '<caption class="vh">Facts of each statement</caption>' in first

"""The first page: statements with counts, and who gets which data, as the Turtle files say."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from itertools import pairwise, product
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from rdflib import RDF, Graph, URIRef

from noticegraph.catalog import read_catalog
from noticegraph.content import shipped_content
from noticegraph.http.graph.disclosures import Disclosure, draw_flow
from noticegraph.tables import Part

BROWSER = {"Accept": "text/html"}
NG, DPV = "https://w3id.org/noticegraph/ns#", "https://w3id.org/dpv#"
THINGS = "https://w3id.org/noticegraph/id/"
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


def bands(page: str) -> list[str]:
    return [unescape(b) for b in re.findall(r'<a href="([^"]+)" class="band', page)]


def test_each_disclosure_is_a_band_that_leads_to_the_fact(shipped: FlaskClient) -> None:
    flow = stated_flow(ZENDESK)
    page = shipped.get("/?statement=zendesk-2024-02-20-nl", headers=BROWSER).text
    assert sorted(bands(page)) == sorted(fact.replace(THINGS, "/id/") for _, _, fact in flow)
    for address in bands(page)[:3]:
        assert shipped.get(address, headers=BROWSER).status_code == 200


def test_bands_can_be_reached_by_keyboard_and_have_names(shipped: FlaskClient) -> None:
    page = shipped.get("/?statement=zendesk-2024-02-20-nl", headers=BROWSER).text
    svg = re.search(r'<svg class="flow".*?</svg>', page, re.S)
    assert svg
    links = re.findall(r"<a [^>]*>", svg[0])
    assert links
    assert all("aria-label=" in link and "href=" in link for link in links)
    assert "style=" not in svg[0]
    assert "Geolocation information to Service providers" in unescape(page)


def test_table_and_twins_say_the_same_as_the_drawing(shipped: FlaskClient) -> None:
    flow = stated_flow(ZENDESK)
    path = "/flow.{}?statement=zendesk-2024-02-20-nl"
    read = shipped.get(path.format("json")).get_json()["disclosures"]
    assert {(d["category"], d["recipient"], d["fact"]) for d in read} == flow
    rows = list(csv.DictReader(io.StringIO(shipped.get(path.format("csv")).text)))
    assert {(d["category"], d["recipient"], d["fact"]) for d in rows} == flow
    page = shipped.get("/?statement=zendesk-2024-02-20-nl&lang=nl", headers=BROWSER).text
    assert page.count('data-heading="Ontvanger"') == len(flow)
    assert "/flow.csv?" in page
    # As the page of the addresses lists it.
    whole = shipped.get(path.format("json"))
    plain = shipped.get(path.replace(".{}", ""), headers=BROWSER | {"Accept": "text/html, */*"})
    assert plain.mimetype == "application/json"
    assert plain.data == whole.data


def test_denied_disclosures_are_not_drawn(shipped: FlaskClient) -> None:
    page = shipped.get("/?statement=github-2024-02-01-en", headers=BROWSER).text
    assert "/id/github-2024-02-01-en/disclosure/third-party-marketing" not in page
    flow = stated_flow(DATA / "github" / "2024-02-01-en.ttl")
    assert page.count('data-heading="Recipient"') == len(flow)
    # As many bands would tangle, the matrix of the company takes their place.
    assert len(flow) > 40
    assert bands(page) == []
    assert 'href="/companies/github?statement=github-2024-02-01-en#to"' in page


def test_statement_with_most_facts_is_shown_first(shipped: FlaskClient) -> None:
    page = shipped.get("/", headers=BROWSER).text
    assert re.search(r'<option value="github-[^"]+" selected>', page)


def test_companies_stand_by_name_and_examples_last(shipped: FlaskClient) -> None:
    page = shipped.get("/", headers=BROWSER).text
    table = page.split('<table role="table" class="companies">')[1].split("</table>")[0]
    names = re.findall(r'scope="row"><a href="/companies/[^"]+">([^<]+)</a>', table)
    assert names == ["GitHub", "Zendesk", "Tulpenpost", "Tulpenpost"]
    assert table.count('<span class="tag">example</span>') == 2


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
        )
    }
    english = answers("en")
    share = english["/questions/dpf-certified-affiliates?statement=zendesk-2024-02-20-nl&lang=en"]
    assert share.startswith(f"{len(certified)} of {len(affiliates)} at Zendesk: ")
    kept = english["/questions/retention?lang=en"]
    assert kept == "; ".join(
        f"{name}: {rules_} rules, {given or 'none'} with a number"
        for name, (rules_, given) in rules.items()
    )
    assert len(english) == len(answers("nl")) == 3
    for address in english:
        assert shipped.get(address, headers=BROWSER).status_code == 200


def test_first_page_has_one_field_to_ask_in(shipped: FlaskClient) -> None:
    for path in ("/", "/questions", "/search", "/search?q=consent"):
        assert shipped.get(path, headers=BROWSER).text.count('type="search"') == 1, path
    assert 'action="/search"' in shipped.get("/companies/zendesk", headers=BROWSER).text


def test_newest_versions_lead_to_what_they_changed(shipped: FlaskClient) -> None:
    page = shipped.get("/", headers=BROWSER).text
    lately = page.split('<ul class="changes">')[1].split("</ul>")[0]
    days = re.findall(r'<time datetime="([^"]+)">', lately)
    assert days == sorted(days, reverse=True)
    assert len(days) == 4
    for address in map(unescape, re.findall(r'<a href="([^"]+)"', lately)):
        assert shipped.get(address, headers=BROWSER).status_code == 200


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


def test_page_says_what_is_loaded_and_when(shipped: FlaskClient) -> None:
    page = shipped.get("/", headers=BROWSER).text
    assert re.search(r'<time datetime="\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00">', page)
    assert f"{len(read_catalog(shipped_content()))} graphs" in page
    page = shipped.get("/?lang=nl", headers=BROWSER).text
    assert "Wat wilt u weten?" in page
    assert "Welke gegevens gaan naar wie" in page


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


def test_hostile_labels_stay_text_in_the_drawing(hostile: FlaskClient) -> None:
    page = hostile.get("/", headers=BROWSER).text
    assert "&lt;svg onload=alert(8)&gt;" in page
    # The second disclosure has an address that is none to link to as its category.
    assert "script address" in page
    assert "javascript:" not in page
    assert len(bands(page)) == 2


def disclosure(category: str, recipient: str) -> Disclosure:
    fact = Part(category + recipient, f"urn:{category}:{recipient}")
    return Disclosure(fact, Part(category, "urn:" + category), Part(recipient, "urn:" + recipient),
                      None)  # fmt: skip


def test_drawing_keeps_bars_apart_and_bands_within_them() -> None:
    pairs = [(c, r) for c in "abcdef" for r in "xyz" if (c, r) != ("a", "z")]
    pairs.append(("a long name that is broken into several lines, and some more of them", "x"))
    drawing = draw_flow([disclosure(c, r) for c, r in pairs])
    assert drawing
    assert len(drawing.bands) == len(pairs)
    for nodes in (drawing.categories, drawing.recipients):
        assert sum(node.count for node in nodes) == len(pairs)
        for above, below in pairwise(nodes):
            assert above.y + above.height < below.y
            assert above.lines[-1][0] < below.lines[0][0]
        assert nodes[-1].y + nodes[-1].height <= drawing.height
    starts, ends = zip(
        *((b.path.split()[1], b.path.split()[-1]) for b in drawing.bands), strict=True
    )
    assert len(set(starts)) == len(set(ends)) == len(pairs)


def test_nothing_is_drawn_of_nothing() -> None:
    assert draw_flow([]) is None


def test_what_is_not_drawn_is_named_with_the_question_that_lists_it(shipped: FlaskClient) -> None:
    def questions(slug: str) -> set[str]:
        page = unescape(shipped.get(f"/?statement={slug}", headers=BROWSER).text)
        assert "about public authorities and about sale or sharing" in page
        flow = page.split('id="flow"')[1]
        links = re.findall(rf'href="/questions/([a-z-]+)\?statement={slug}"', flow)
        for question in links:
            answer = shipped.get(f"/questions/{question}.json?statement={slug}")
            assert answer.get_json(force=True)["results"]["bindings"], question
        return set(links)

    assert questions("zendesk-2024-02-20-nl") == {
        "disclosures-to-authorities", "sold-or-shared", "denials",
    }  # fmt: skip
    assert questions("example-2026-01-01-en") == {"denials"}

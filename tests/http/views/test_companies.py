"""The page of a company: what its statement says by subject, as the Turtle files say."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from rdflib import RDF, Graph, URIRef

from noticegraph.content import Content
from noticegraph.dataset import load_dataset
from noticegraph.http import create_app
from noticegraph.http.graph.companies import short_company_name

BROWSER = {"Accept": "text/html"}
NG, DPV = "https://w3id.org/noticegraph/ns#", "https://w3id.org/dpv#"
THINGS = "https://w3id.org/noticegraph/id/"
DATA = Path(__file__).parents[3] / "graph_data"


def answers(client: FlaskClient, company: str, **arguments: str) -> dict[str, list[dict[str, Any]]]:
    """The lines of each question of a company's page."""
    found = client.get(f"/companies/{company}.json", query_string=arguments).get_json()
    return {a["question"]: a["lines"] for s in found["sections"] for a in s["answers"]}


def test_companies_are_named_without_their_legal_form(shipped: FlaskClient) -> None:
    listed = shipped.get("/companies.json").get_json()["companies"]
    assert [(c["company"], c["statement"].removeprefix(THINGS)) for c in listed] == [
        ("GitHub", "github-2024-02-01-en"),
        ("Zendesk", "zendesk-2024-02-20-nl"),
        ("Tulpenpost", "example-2026-01-01-en"),
        ("Tulpenpost", "example-2026-01-01-nl"),
    ]
    assert short_company_name("Bloemenkoerier B.V.") == "Bloemenkoerier"
    assert short_company_name("Letterbird, Inc.") == "Letterbird"
    assert short_company_name("AG") == "AG"


@pytest.mark.parametrize(
    ("name", "near"),
    [("zendsk", "zendesk"), ("Tulpenpots", "tulpenpost")],
)
def test_unknown_company_is_404_with_the_nearest(
    name: str, near: str, shipped: FlaskClient
) -> None:
    page = shipped.get(f"/companies/{name}?lang=nl", headers=BROWSER)
    assert page.status_code == 404
    assert f'<a href="/companies/{near}?lang=nl">' in page.text
    assert "Dit bedrijf is er niet" in page.text
    assert shipped.get(f"/companies/{name}.json").get_json()["status"] == 404


def test_statement_of_another_company_is_400_with_the_own_ones(shipped: FlaskClient) -> None:
    answer = shipped.get("/companies/zendesk.json?statement=example-2026-01-01-en")
    assert answer.status_code == 400
    assert "zendesk-2024-02-20-nl" in answer.get_json()["hint"]


def test_version_in_the_language_of_the_page_is_shown(shipped: FlaskClient) -> None:
    for language in ("en", "nl"):
        found = shipped.get(f"/companies/tulpenpost.json?lang={language}").get_json()
        assert found["statement"] == f"{THINGS}example-2026-01-01-{language}"
    found = shipped.get("/companies/tulpenpost.json?statement=example-2026-01-01-nl").get_json()
    assert found["statement"] == f"{THINGS}example-2026-01-01-nl"
    # Zendesk's is there in Dutch only.
    found = shipped.get("/companies/zendesk.json?lang=en").get_json()
    assert found["statement"] == f"{THINGS}zendesk-2024-02-20-nl"


def test_each_disclosure_stands_in_the_matrix(shipped: FlaskClient) -> None:
    graph = Graph().parse(DATA / "zendesk" / "2024-02-20-nl.ttl", format="turtle")
    pairs = {
        (str(c), str(r))
        for fact in graph.subjects(RDF.type, URIRef(NG + "Disclosure"))
        if graph.value(fact, URIRef(NG + "modality")) != URIRef(NG + "Denied")
        for c in graph.objects(fact, URIRef(DPV + "hasPersonalData"))
        for r in graph.objects(fact, URIRef(DPV + "hasRecipient"))
    }
    lines = answers(shipped, "zendesk")["disclosures"]
    assert len({(line["column"], line["row"]) for line in lines if line["iri"]}) == len(pairs)
    page = shipped.get("/companies/zendesk", headers=BROWSER).text
    matrix = page.split('id="to"')[1].split("</table>")[0]
    assert matrix.count('class="cell"') == len({(x["column"], x["row"]) for x in lines})


def test_each_line_has_its_passage(shipped: FlaskClient) -> None:
    for company in ("zendesk", "github", "tulpenpost"):
        found = answers(shipped, company)
        assert len(found) > 10
        for question, lines in found.items():
            assert all(line["evidence"] and line["places"] for line in lines), question


def test_lines_say_what_the_example_says(shipped: FlaskClient) -> None:
    """Derived by reading the example: who, from whom, to whom, how long, where."""
    found = answers(shipped, "tulpenpost", lang="en")
    assert [line["what"] for line in found["controller"]] == ["Tulpenpost B.V."]
    shared = {(x["column"], x["row"]): x["modality"] for x in found["disclosures"]}
    assert shared[("Order history", "Accountant")] == NG + "Possible"
    assert shared[("E-mail address", "Newsletter service")] == NG + "Asserted"
    assert len(found["retention"]) == 3
    assert any("Netherlands" in line["what"] + " ".join(line["notes"])
               for line in found["storage-locations"])  # fmt: skip
    assert all(line["modality"] == NG + "Denied" for line in found["denials"])


def in_short(client: FlaskClient, company: str, language: str = "en") -> dict[str, dict[str, Any]]:
    """The lines at the top of a company's page, by what they are about."""
    found = client.get(f"/companies/{company}.json?lang={language}").get_json()["inShort"]
    return {answer["about"]: answer for answer in found}


def names(answer: dict[str, Any]) -> list[str]:
    return [named["name"] for named in answer["named"]]


def test_the_controller_by_name_stands_before_the_rule(shipped: FlaskClient) -> None:
    """Derived by reading Zendesk's section 11: a company in most cases, and a rule besides."""
    for language in ("en", "nl"):
        who = in_short(shipped, "zendesk", language)["who"]
        assert who["named"] == [{"name": "Zendesk, Inc.", "modality": NG + "Conditional"}]
        assert who["evidence"] == [f"{THINGS}zendesk-2024-02-20-nl/passage/11/paragraph-2"]
        assert who["note"]
    page = shipped.get("/companies/zendesk?lang=en", headers=BROWSER).text
    line = page.split('href="#who">Who</a></dt>')[1].split("</div>")[0]
    assert "Zendesk, Inc." in line
    assert 'title="section 11, paragraph 2">§11 ¶2</a>' in line
    assert "and by a rule that names no company" in line
    found = answers(shipped, "zendesk", lang="en")["controller"]
    assert found[0]["what"] == "Zendesk, Inc."


def test_the_summary_answers_what_the_example_says(shipped: FlaskClient) -> None:
    """Derived by reading the example."""
    found = in_short(shipped, "tulpenpost")
    assert list(found) == ["who", "data", "why", "to", "where", "long", "rights"]
    assert names(found["who"]) == ["Tulpenpost B.V."]
    assert {"E-mail address", "Order history"} <= set(names(found["data"]))
    assert found["data"]["note"]
    assert names(found["why"]) == ["Consent", "Contract", "Legal obligation"]
    assert names(found["where"]) == ["Standard contractual clauses"]
    assert "United States" in found["where"]["note"]
    assert "Order history: 7 years" in names(found["long"])
    assert found["long"]["note"] == "3 rules"
    modalities = {n["name"]: n["modality"] for n in found["rights"]["named"]}
    deletion = next(m for name, m in modalities.items() if "eletion" in name)
    assert deletion == NG + "Conditional"
    assert all(answer["evidence"] for answer in found.values())


def test_the_summary_says_what_is_missing(shipped: FlaskClient) -> None:
    """Zendesk's statement keeps data as long as needed, and names no country of transfer."""
    found = in_short(shipped, "zendesk")
    assert found["long"]["note"] == "8 rules; no period in numbers"
    assert found["where"]["note"] == "no country named"
    assert in_short(shipped, "zendesk", "nl")["long"]["note"] == "8 regels; geen termijn in cijfers"
    # A line is a line: what does not fit is counted.
    for answer in found.values():
        assert len(" · ".join(names(answer))) <= 100
    assert found["data"]["more"] > 0


@pytest.mark.parametrize(("company", "name"), [("zendesk", "Zendesk"), ("github", "GitHub")])
def test_the_same_rules_on_retention_are_counted_on_each_page(
    company: str, name: str, shipped: FlaskClient
) -> None:
    (file,) = (DATA / company).glob("????-??-??-??.ttl")
    graph = Graph().parse(file, format="turtle")
    rules = len(set(graph.subjects(RDF.type, URIRef(NG + "RetentionRule"))))
    assert f"{name}: {rules} rules" in shipped.get("/?lang=en", headers=BROWSER).text
    found = shipped.get("/search?q=how+long+is+data+kept&lang=en", headers=BROWSER).text
    assert f"{name} names {rules} rules" in found
    assert str(in_short(shipped, company)["long"]["note"]).startswith(f"{rules} rules")


@pytest.mark.parametrize(("company", "name"), [("zendesk", "Zendesk"), ("github", "GitHub")])
def test_as_many_legal_bases_are_counted_in_an_answer_as_in_the_summary(
    company: str, name: str, shipped: FlaskClient
) -> None:
    """Explicit consent is consent."""
    bases = in_short(shipped, company)["why"]
    wanted = len(names(bases)) + bases["more"]
    found = shipped.get("/search?q=legal+bases&lang=en", headers=BROWSER).text
    assert f"{name} names {wanted} legal bases" in found


def test_what_is_only_denied_is_not_in_the_summary(shipped: FlaskClient) -> None:
    for company in ("zendesk", "github", "tulpenpost"):
        for answer in in_short(shipped, company).values():
            assert all(named["modality"] != NG + "Denied" for named in answer["named"])


def test_each_region_has_its_law_rights_bases_and_safeguards(shipped: FlaskClient) -> None:
    """Derived by reading Zendesk's sections 10, 11 and 12."""
    told = answers(shipped, "zendesk", lang="en")["regional-terms"]
    found = {(x["row"], x["column"]): [] for x in told}
    for x in told:
        found[(x["row"], x["column"])].append(x)
    laws = found[("Brazil", "Law and authority")]
    assert ["LGPD" in x["what"] for x in laws] == [True]
    assert any("by law" in note for x in laws for note in x["notes"])
    assert ["Consent" in x["what"] for x in found[("Brazil", "Legal basis")]] == [True]
    assert len(found[("California", "Rights")]) == 5
    europe = "EEA, United Kingdom, Switzerland"
    rows = {row for row, _ in found}
    own = next(row for row in rows if set(europe.split(", ")) <= set(row.split(", ")))
    assert len(found[(own, "Rights")]) == 14
    binding = [x for x in found[(own, "Transfers and safeguards")] if "inding" in x["what"]]
    assert binding
    assert (("Japan", "Rights") in found) is False
    named = {note for x in found[("Australia", "Law and authority")] for note in x["notes"]}
    # The statement itself names the Australian authority: nothing is added from the law.
    assert any("Information Commissioner" in note for note in named)
    assert not any("by law" in note for note in named)


def test_a_statement_without_regions_says_so(shipped: FlaskClient) -> None:
    page = shipped.get("/companies/tulpenpost?lang=en", headers=BROWSER).text
    section = page.split('id="regions"')[1].split("</details>")[0]
    assert "says nothing about this" in section


def test_company_page_leads_to_the_published_statement(content: Content) -> None:
    address = "https://www.acme.example/privacy"
    facts = content.graph_data / "acme.ttl"
    more = f"\n<{THINGS}acme-2024-en> <http://xmlns.com/foaf/0.1/page> <{{}}> .\n"
    own = facts.read_text("utf-8")
    link = f'<a href="{address}" rel="noopener noreferrer external">'
    for given, is_link in ((address, True), ("javascript:alert(1)", False)):
        facts.write_text(own + more.format(given), "utf-8")
        client = create_app(load_dataset(content), content=content).test_client()
        page = client.get("/companies/acme-2024-en?lang=nl", headers=BROWSER).text
        assert ("Zoals gepubliceerd op acme.example" in page) is is_link
        assert (link in page) is is_link
        page = client.get("/statements/acme-2024-en", headers=BROWSER).text
        assert (link in page) is is_link
        assert "javascript:alert" not in page


def test_what_is_not_stated_is_named_and_not_shown_as_an_empty_table(shipped: FlaskClient) -> None:
    found = shipped.get("/companies/zendesk.json").get_json()
    silent = {q for s in found["sections"] for q in s["notStated"]}
    # Zendesk's statement names no certificates, no places of storage and no sub-processors.
    assert {"security-certificates", "storage-locations", "subprocessors"} <= silent
    page = shipped.get("/companies/zendesk", headers=BROWSER).text
    assert "Nothing stated about:" in page


def test_verdicts_by_law_are_those_of_the_report(reported: FlaskClient) -> None:
    page = reported.get("/companies/zendesk", headers=BROWSER).text
    report = reported.get("/reports/zendesk-2024-02-20-nl.json").get_json()
    lacking = report["counts"]["not-met"] + report["counts"]["partly-met"]
    summary = page.split('id="open"')[0].rsplit("<summary>", 1)[1]
    assert f'<span class="count">{lacking}</span>' in summary
    table = page.split('<table role="table" class="laws">')[1].split("</table>")[0]
    for sign, verdict in (("not", "not-met"), ("partly", "partly-met"), ("met", "met")):
        assert table.count(f'class="t-{sign}"') == report["counts"][verdict]
    findings = page.split('class="facts findings"')[1].split("</table>")[0]
    gravities = re.findall(r'<span class="note">(serious|minor)</span>', findings)
    assert gravities
    assert gravities == sorted(gravities, key=["serious", "minor"].index)


def test_verdicts_in_short_sum_to_the_number_of_requirements(reported: FlaskClient) -> None:
    page = reported.get("/companies/zendesk", headers=BROWSER).text
    report = reported.get("/reports/zendesk-2024-02-20-nl.json").get_json()
    short = page.split('href="#verdicts">Verdicts</a></dt>')[1].split("</dd>")[0]
    counts = [int(n) for n in re.findall(r"</svg>(\d+) ", short)]
    assert sum(counts) == report["requirementCount"] > 0


def test_page_has_a_cover_line_for_paper(shipped: FlaskClient) -> None:
    page = unescape(shipped.get("/companies/zendesk?lang=nl", headers=BROWSER).text)
    cover = page.split('<p class="cover">')[1].split("</p>")[0]
    for said in ("Zendesk", "20 februari 2024", "Nederlands", "geen juridisch advies"):
        assert said in cover


def test_hostile_names_stay_text(hostile: FlaskClient) -> None:
    listed = hostile.get("/companies.json").get_json()["companies"]
    assert len(listed) == 1
    page = hostile.get("/companies", headers=BROWSER).text
    address = re.search(r'href="(/companies/[^"]+)"', page)
    assert address
    page = hostile.get(address[1], headers=BROWSER)
    assert page.status_code == 200
    assert "<script>alert" not in page.text
    assert "&lt;/title&gt;" in page.text


def test_fallback_for_a_statement_without_publisher(client: FlaskClient) -> None:
    """The tiny content names no publisher: the statement's own name and id are."""
    listed = client.get("/companies.json").get_json()["companies"]
    assert [c["company"] for c in listed] == ["Acme privacy statement"]
    for language in ("en", "nl"):
        page = client.get(f"/companies/acme-2024-en?lang={language}", headers=BROWSER)
        assert page.status_code == 200


def test_all_parts_are_opened_by_the_address(shipped: FlaskClient) -> None:
    page = shipped.get("/companies/zendesk?lang=en", headers=BROWSER).text
    parts = r'<details class="sec[^"]*"( open)?>'
    opened = re.findall(parts, page)
    assert opened.count(" open") == 1
    assert len(opened) > 6
    whole = shipped.get("/companies/zendesk?lang=en&open=all", headers=BROWSER).text
    assert re.findall(parts, whole) == [" open"] * len(opened)


def test_each_short_answer_leads_into_the_part_that_it_sums_up(shipped: FlaskClient) -> None:
    """A browser opens a fold if what is in it is led to, and not if the fold itself is."""
    page = shipped.get("/companies/zendesk?lang=en", headers=BROWSER).text
    led_to = re.findall(r'<dt><a class="row" href="#([a-z]+)">', page)
    assert len(led_to) > 5
    for part in led_to:
        fold = page.split(f'<div class="sheet-of" id="{part}">')[0].rpartition("<details")[2]
        assert "</summary>" in fold, part
        assert "</details>" not in fold, part


@pytest.mark.parametrize("company", ["github", "zendesk"])
def test_all_data_that_are_collected_stand_on_the_page(company: str, shipped: FlaskClient) -> None:
    (file,) = (path for path in (DATA / company).glob("*.ttl") if "passages" not in path.name)
    graph = Graph().parse(file)
    kinds = {
        str(kind)
        for fact in graph.subjects(RDF.type, URIRef(NG + "Collection"))
        for kind in graph.objects(fact, URIRef(DPV + "hasPersonalData"))
    }
    assert kinds
    assert {line["iri"] for line in answers(shipped, company)["collected-data"]} == kinds


@pytest.mark.parametrize("slug", ["zendesk-2024-02-20-nl", "github-2024-02-01-en"])
def test_what_a_page_leaves_out_is_counted_by_kind(slug: str, shipped: FlaskClient) -> None:
    company = slug.partition("-")[0]
    page = unescape(shipped.get(f"/companies/{company}?lang=en", headers=BROWSER).text)
    told = re.search(
        r"(\d+) of (\d+) facts are in the parts above, some in several. The other (\d+)", page
    )
    assert told
    shown, whole, others = map(int, told.groups())
    assert shown + others == whole
    assert f"{whole} facts, each with its place" in page
    graph = Graph().parse(next(DATA.glob(f"*/{slug.partition('-')[2]}.ttl")))
    rules = set(graph.subjects(RDF.type, URIRef(NG + "RetentionRule")))
    # A part counts each fact once, however many lines or cells tell it.
    title = page.split(">Retention</h2>")[1]
    assert title.startswith(f'<span class="count">{len(rules)} facts</span>')
    kinds = page[told.end() :].split("</p>")[0]
    refs = set(graph.subjects(RDF.type, URIRef(NG + "ScopeRule")))
    assert f"scope rule ({len(refs)})" in kinds
    assert "retention" not in kinds


def test_rights_are_counted_once_whatever_the_number_of_regions(shipped: FlaskClient) -> None:
    page = shipped.get("/companies/zendesk?lang=en", headers=BROWSER).text
    graph = Graph().parse(next((DATA / "zendesk").glob("*-nl.ttl")))
    facts = {
        fact
        for kind in ("RightProvision", "RequestTimeLimit")
        for fact in graph.subjects(RDF.type, URIRef(NG + kind))
    }
    title = page.split(">Rights</h2>")[1]
    assert title.startswith(f'<span class="count">{len(facts)} facts</span>')


def test_what_lacks_for_a_region_is_two_clicks_from_the_first_page(reported: FlaskClient) -> None:
    first = reported.get("/?lang=en", headers=BROWSER).text
    assert 'href="/companies/zendesk?lang=en"' in first
    page = unescape(reported.get("/companies/zendesk?lang=en", headers=BROWSER).text)
    (address, count), = re.findall(
        r'<a href="(/reports/[^"]*)">California <b>(\d+)</b></a>', page
    )  # fmt: skip
    report = reported.get("/reports/zendesk-2024-02-20-nl.json?law=California&verdict=lacking")
    assert int(count) == len(report.get_json()["requirements"]) > 0
    shown = reported.get(address, headers=BROWSER).text
    assert shown.count('class="req examination') == int(count)


def test_a_summary_keeps_the_condition_of_a_framework(shipped: FlaskClient) -> None:
    graph = Graph().parse(next((DATA / "zendesk").glob("*-nl.ttl")))
    said = {
        modality
        for fact in graph.subjects(RDF.type, URIRef(NG + "TransferRegime"))
        if any("DPF" in str(m) for m in graph.objects(fact, URIRef(NG + "mechanism")))
        for modality in graph.objects(fact, URIRef(NG + "modality"))
    }
    assert said == {URIRef(NG + "Conditional")}
    short = shipped.get("/companies/zendesk.json").get_json()["inShort"]
    (where,) = (answer for answer in short if answer["about"] == "where")
    named = {n["name"]: n["modality"] for n in where["named"]}
    assert named["Data Privacy Framework"] == NG + "Conditional"


def test_the_sign_of_a_denial_has_its_word(shipped: FlaskClient) -> None:
    page = shipped.get("/companies/zendesk?lang=en", headers=BROWSER).text
    part = page.split('id="not"')[1].split("</details>")[0]
    chips = re.findall(r'<span class="how how-denied"[^>]*>(.*?)</td>', part, re.DOTALL)
    assert len(chips) > 5
    # Alone, the sign is a black square, and nobody knows what that means.
    assert all("</svg>says no</span>" in chip for chip in chips)


@pytest.mark.parametrize("company", ["github", "zendesk", "tulpenpost"])
def test_the_index_has_each_part_and_how_many_facts_it_has(
    company: str, shipped: FlaskClient
) -> None:
    page = shipped.get(f"/companies/{company}?lang=en", headers=BROWSER).text
    index = page.split('<nav class="toc"')[1].split("</nav>")[0]
    listed = re.findall(r'href="#(\w+)"><span>([^<]+)</span><span>(\d+)</span>', index)
    parts = re.findall(
        r'<summary><h2>([^<]+)</h2><span class="count">(\d+)[^<]*</span></summary>.*?id="(\w+)"',
        page, re.S,
    )  # fmt: skip
    assert len(parts) > 8
    assert [(title, count, part) for part, title, count in listed] == parts


@pytest.mark.parametrize("company", ["github", "zendesk"])
def test_rights_of_a_kind_are_one_row_with_each_fact_and_its_place(
    company: str, shipped: FlaskClient
) -> None:
    """The kinds are those that the ontology gives the terms; a right without one is a row."""
    (file,) = (path for path in (DATA / company).glob("*.ttl") if "passages" not in path.name)
    graph = Graph().parse(file)
    ontology = Graph().parse(DATA.parent / "ontology" / "rights.ttl")
    wanted = set()
    for fact in graph.subjects(RDF.type, URIRef(NG + "RightProvision")):
        for right in graph.objects(fact, URIRef(NG + "right")):
            kinds = list(ontology.objects(right, URIRef(NG + "rightKind"))) or [right]
            regions = list(graph.objects(fact, URIRef(DPV + "hasJurisdiction"))) or [None]
            wanted |= {(str(k), str(right), region, fact) for k in kinds for region in regions}
    lines = answers(shipped, company, lang="en")["rights"]
    assert len(lines) == len(wanted)
    assert len({line["row"] for line in lines}) == len({kind for kind, *_ in wanted})
    assert {line["iri"] for line in lines} == {right for _, right, *_ in wanted}
    matrix = shipped.get(f"/companies/{company}?lang=en", headers=BROWSER).text
    matrix = matrix.split('id="rights"')[1].split("</table>")[0]
    assert matrix.count('<a class="cell"') == len(lines)
    for line in lines:
        assert f'">{line["what"]}</a>' in unescape(matrix)

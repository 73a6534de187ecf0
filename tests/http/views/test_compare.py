"""Up to five statements in a matrix by subject: the page, its data, and what it refuses."""

from __future__ import annotations

import csv
import io
import re
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from noticegraph.content import Content
from noticegraph.dataset import load_dataset
from noticegraph.http import create_app
from noticegraph.namespaces import PREFIXES

BROWSER = {"Accept": "text/html"}
ZENDESK, GITHUB = "zendesk-2024-02-20-nl", "github-2024-02-01-en"
ENGLISH, DUTCH = "example-2026-01-01-en", "example-2026-01-01-nl"
PAIR = f"a={ZENDESK}&b={GITHUB}"
THREE = f"{PAIR}&c={ENGLISH}"
THINGS = "https://w3id.org/noticegraph/id/"
DPV = "https://w3id.org/dpv#"


def matrix_rows(client: FlaskClient, query: str) -> dict[tuple[str, str, str], dict[str, Any]]:
    """Return the rows of the matrix by subject, group and row."""
    read = client.get(f"/compare.json?{query}").get_json()
    return {
        (subject["subject"], " ".join(group["about"]), row["row"]): row
        for subject in read["subjects"]
        for group in subject["groups"]
        for row in group["rows"]
    }


def page_row(page: str, name: str) -> list[str]:
    """Return the cells of the first row with that name, without tags."""
    heads = re.findall(r'<th role="rowheader" scope="row">(.*?)</th>(.*?)</tr>', page, re.S)
    cells = next(cells for head, cells in heads if text_of(head) == name)
    return [text_of(cell) for cell in re.findall(r"<td [^>]*>(.*?)</td>", cells, re.S)]


def text_of(markup: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", markup)).split())


def test_one_statement_alone_says_so(hostile: FlaskClient) -> None:
    page = hostile.get("/compare", headers=BROWSER)
    assert page.status_code == 200
    assert "Only one statement is loaded" in page.text
    assert "Evil &lt;b&gt;statement&lt;/b&gt;" in page.text
    assert "<table" not in page.text
    assert "Er is maar één verklaring geladen" in hostile.get(
        "/compare?lang=nl", headers=BROWSER
    ).text  # fmt: skip
    answer = hostile.get("/compare.json")
    assert answer.status_code == 400
    assert "evil-2026" in answer.get_json()["hint"]


@pytest.mark.parametrize(
    ("language", "row", "cells"),
    [
        ("en", "Public interest", ["asserted", "not stated", "not stated"]),
        ("nl", "Algemeen belang", ["gesteld", "niet vermeld", "niet vermeld"]),
        ("en", "Legitimate interests", ["asserted", "if", "not stated"]),
        ("nl", "Gerechtvaardigde belangen", ["gesteld", "indien", "niet vermeld"]),
        ("en", "Group companies", ["asserted", "may", "not stated"]),
        ("nl", "Gelieerde ondernemingen", ["gesteld", "kan", "niet vermeld"]),
        ("en", "Period in numbers", ["not stated", "not stated", "asserted"]),
        ("nl", "Termijn in cijfers", ["niet vermeld", "niet vermeld", "gesteld"]),
    ],
)
def test_cells_say_how_in_the_language_of_the_page(
    shipped: FlaskClient, language: str, row: str, cells: list[str]
) -> None:
    page = shipped.get(f"/compare?{THREE}&lang={language}", headers=BROWSER).text
    found = page_row(page, row)
    assert [cell[: len(start)] for cell, start in zip(found, cells, strict=True)] == cells


def test_cells_say_where_with_purposes_conditions_and_regions(shipped: FlaskClient) -> None:
    page = shipped.get(f"/compare?{THREE}&lang=en", headers=BROWSER).text
    zendesk, github, tulpenpost = page_row(page, "Consent")
    assert "§3, row 8, item 1" in zendesk
    assert "where required by law" in zendesk
    assert "Brazil" in zendesk
    assert "EEA, United Kingdom" in github
    assert "no purpose named" in github
    assert "Sending the newsletter" in tulpenpost
    assert "no purpose named" not in tulpenpost
    places = re.findall(r'<a class="at" href="([^"]+)"', page)
    assert f"/id/{ZENDESK}/passage/3/table-1/row-8/item-1?lang=en" in places
    assert shipped.get(unescape(places[0]), headers=BROWSER).status_code == 200


def test_a_cell_shows_a_claim_of_each_modality_and_folds_the_rest(shipped: FlaskClient) -> None:
    page = shipped.get(f"/compare?{THREE}&lang=en", headers=BROWSER).text
    cells = re.findall(r"<td [^>]*>(.*?)</td>", page, re.S)
    filled = [cell for cell in cells if 'class="said"' in cell]
    assert len(filled) > 60
    for cell in filled:
        seen, _, folded = cell.partition("<details")
        marks = re.findall(r'class="how (how-\w+)"', seen)
        assert len(marks) == len(set(marks)) > 0
        # A glance is a chip, a place and a few words, not a paragraph.
        notes = re.findall(r'<span class="note">(.*?)</span>', seen)
        assert all(len(text_of(note)) < 140 for note in notes)
        assert not folded or set(marks) <= set(re.findall(r'class="how (how-\w+)"', folded))


def test_periods_are_numbers_in_words(shipped: FlaskClient) -> None:
    for language, row, words in (
        ("en", "Period in numbers", ("7 years; Order history", "about 60 days")),
        ("nl", "Termijn in cijfers", ("7 jaar; Bestelgeschiedenis", "ongeveer 60 dagen")),
    ):
        page = shipped.get(f"/compare?{THREE}&lang={language}", headers=BROWSER).text
        assert all(word in page_row(page, row)[2] for word in words)


def test_columns_of_one_company_are_told_apart(shipped: FlaskClient) -> None:
    page = shipped.get(f"/compare?a={ENGLISH}&b={DUTCH}&lang=en", headers=BROWSER).text
    assert 'data-heading="Tulpenpost (1 Jan 2026, English)"' in page
    assert 'data-heading="Tulpenpost (1 Jan 2026, Dutch)"' in page


@pytest.mark.parametrize("count", [2, 3, 4])
def test_a_column_for_each_statement(shipped: FlaskClient, count: int) -> None:
    ids = (ZENDESK, GITHUB, ENGLISH, DUTCH)[:count]
    query = "&".join(f"{letter}={slug}" for letter, slug in zip("abcd", ids, strict=False))
    read = shipped.get(f"/compare.json?{query}").get_json()
    assert [s["id"] for s in read["statements"]] == list(ids)
    assert all(len(row["cells"]) == count for row in matrix_rows(shipped, query).values())
    page = shipped.get(f"/compare?{query}", headers=BROWSER).text
    for row in re.findall(
        r'<tr role="row"(?: class="same")?>\s*<th role="rowheader".*?</tr>', page, re.S
    ):
        assert row.count("<td ") == count


def test_page_csv_and_json_have_the_same_rows_and_say_the_same(shipped: FlaskClient) -> None:
    read = matrix_rows(shipped, f"{THREE}&lang=en")
    lines = list(csv.DictReader(io.StringIO(shipped.get(f"/compare.csv?{THREE}&lang=en").text)))
    assert [line["row"] for line in lines] == [row["name"] for row in read.values()]
    for line, row in zip(lines, read.values(), strict=True):
        assert line["differs"] == ("yes" if row["differs"] else "no")
        for letter, cell in zip("abc", row["cells"], strict=True):
            assert cell["stated"] is (line[f"{letter}Evidence"] != "")
            evidence = {p for claim in cell["claims"] for p in claim["evidence"]}
            assert set(line[f"{letter}Evidence"].split()) == evidence
            if not cell["stated"]:
                assert line[letter].startswith(("not stated", "only for", "not for this region"))
    page = shipped.get(f"/compare?{THREE}&lang=en", headers=BROWSER).text
    heads = re.findall(r'<th role="rowheader" scope="row">(.*?)</th>', page, re.S)
    assert [text_of(head) for head in heads] == [row["name"] for row in read.values()]


def test_csv_for_spreadsheets_has_no_formula(shipped: FlaskClient) -> None:
    text = shipped.get(f"/compare.csv?{THREE}&safe=1").text
    assert not [
        cell for row in csv.reader(io.StringIO(text)) for cell in row if cell[:1] in "=+@" and cell
    ]


def test_data_have_facts_numbers_and_terms(shipped: FlaskClient) -> None:
    consent = matrix_rows(shipped, THREE)["legal-basis", "", DPV + "Consent"]
    (github,) = consent["cells"][1]["claims"]
    assert github["facts"] == [f"{THINGS}{GITHUB}/claim/eea-uk/consent"]
    assert [iri.rsplit("#", 1)[-1] for iri in github["regions"]] == ["EEA", "GB"]
    assert github["parts"]["terms"] == [DPV + "ExplicitlyExpressedConsent"]
    period = matrix_rows(shipped, THREE)["retention", "", "period"]
    assert [claim["values"]["period"] for claim in period["cells"][2]["claims"]] == ["P7Y", "P60D"]


def test_a_subject_alone_has_its_rows(shipped: FlaskClient) -> None:
    whole = matrix_rows(shipped, THREE)
    subjects = {key[0] for key in whole}
    assert subjects == {"legal-basis", "recipients", "sale", "transfers", "retention", "rights"}
    for subject in subjects:
        alone = matrix_rows(shipped, f"{THREE}&subject={subject}")
        assert alone == {key: row for key, row in whole.items() if key[0] == subject}
    page = shipped.get(f"/compare?{THREE}&subject=rights&lang=en", headers=BROWSER).text
    assert re.search(r'subject=rights[^"]*" aria-current="true">Rights</a>', page)
    assert "<h2>Recipients</h2>" not in page


def test_only_differences(shipped: FlaskClient) -> None:
    whole = matrix_rows(shipped, PAIR)
    different = matrix_rows(shipped, f"{PAIR}&rows=different")
    assert different == {key: row for key, row in whole.items() if row["differs"]}
    assert 0 < len(different) < len(whole)
    page = shipped.get(f"/compare?a={ENGLISH}&b={DUTCH}&rows=different&lang=en", headers=BROWSER)
    assert "No row differs." in page.text
    assert "<table" not in page.text


def test_verdicts_stand_by_law(reported: FlaskClient) -> None:
    rows = matrix_rows(reported, f"{THREE}&subject=requirements")
    assert len({about for _, about, _ in rows}) >= 4
    listed = reported.get(f"/reports/{ZENDESK}.json").get_json()["requirements"]
    verdicts = {row["cells"][0]["verdict"] for row in rows.values()}
    assert len(rows) == len(listed)
    assert verdicts == {requirement["verdict"] for requirement in listed}
    page = reported.get(f"/compare?{THREE}&subject=requirements&lang=en", headers=BROWSER).text
    assert re.search(
        rf'href="/reports/{ZENDESK}\?verdict=any&amp;lang=en#[^"]+"><span class="v v-', page
    )


def test_second_statement_is_first_sought_at_the_same_company(shipped: FlaskClient) -> None:
    read = shipped.get(f"/compare.json?a={DUTCH}").get_json()
    assert [s["id"] for s in read["statements"]] == [DUTCH, ENGLISH]
    read = shipped.get(f"/compare.json?b={DUTCH}").get_json()
    assert [s["id"] for s in read["statements"]] == [ENGLISH, DUTCH]
    read = shipped.get("/compare.json").get_json()
    assert len({s["id"] for s in read["statements"]}) == 2


@pytest.mark.parametrize("name", ["Zendesk", "zendesk", " ZENDESK "])
@pytest.mark.parametrize("letter", ["a", "e"])
def test_a_company_is_refused_with_the_ids_of_its_statements(
    shipped: FlaskClient, name: str, letter: str
) -> None:
    address = f"/compare?{letter}={quote(name)}"
    answer = shipped.get(address.replace("?", ".json?"))
    assert answer.status_code == 400
    assert answer.get_json()["type"].endswith("#not-a-statement")
    assert ZENDESK in answer.get_json()["detail"]
    page = shipped.get(f"{address}&lang=nl", headers=BROWSER)
    assert page.status_code == 400
    assert "bedrijf" in page.text
    assert f'href="/compare?{letter}={ZENDESK}' in unescape(page.text)


def test_a_company_with_two_statements_names_both(shipped: FlaskClient) -> None:
    detail = shipped.get("/compare.json?a=Tulpenpost").get_json()["detail"]
    assert ENGLISH in detail
    assert DUTCH in detail


@pytest.mark.parametrize(
    ("query", "hint"),
    [
        ("a=zendesk-2024-02-20", ZENDESK),
        (f"{PAIR}&subject=rihgts", "subject=rights"),
        (f"{PAIR}&rows=diferent", "rows=different"),
        (f"{PAIR}&f={ENGLISH}", ""),
        (f"a={ZENDESK}&b={ZENDESK}", "b="),
        (f"{PAIR}&c={GITHUB}", "c="),
        (f"{THREE}&status=all", "leave"),
    ],
)
def test_wrong_values_are_400_with_what_may_be_meant(
    shipped: FlaskClient, query: str, hint: str
) -> None:
    answer = shipped.get(f"/compare.json?{query}")
    assert answer.status_code == 400
    assert hint in answer.get_json()["hint"]
    assert shipped.get(f"/compare?{query}", headers=BROWSER).status_code == 400


@pytest.mark.parametrize(
    ("before", "now"),
    [
        (f"/compare?{PAIR}&status=all", f"/compare/facts?{PAIR}&status=all"),
        (f"/compare?{PAIR}&kind=Denial&lang=nl", f"/compare/facts?{PAIR}&kind=Denial&lang=nl"),
        (f"/compare?{PAIR}&contains=x&sort=kind", f"/compare/facts?{PAIR}&contains=x&sort=kind"),
        (f"/compare.json?{PAIR}&status=same", f"/compare/facts.json?{PAIR}&status=same"),
        (
            f"/compare.csv?{PAIR}&kind=Denial&safe=1",
            f"/compare/facts.csv?{PAIR}&kind=Denial&safe=1",
        ),
    ],
)
def test_addresses_of_facts_lead_on(shipped: FlaskClient, before: str, now: str) -> None:
    answer = shipped.get(before, headers=BROWSER if "?" in before[:9] else {})
    assert answer.status_code == 308
    assert answer.headers["Location"] == now
    assert shipped.get(now, headers=BROWSER if "." not in now[:16] else {}).status_code == 200


def test_matrix_leads_to_the_facts_of_each_pair_and_back(shipped: FlaskClient) -> None:
    page = unescape(shipped.get(f"/compare?{THREE}&lang=en", headers=BROWSER).text)
    assert f'href="/compare/facts?a={ZENDESK}&b={GITHUB}&lang=en"' in page
    assert f'href="/compare/facts?a={ZENDESK}&b={ENGLISH}&lang=en"' in page


HOSTILE = """\
<{iri}> a ng:StatementVersion ; skos:prefLabel "<b>{name}</b>"@en ; dcterms:publisher <{iri}/who> .
<{iri}/who> dpv:hasName "<i>{name}</i>" .
<{iri}/p> oa:hasSource <{iri}> ; ng:section "<u>1</u>" .
<{iri}/sale> a ng:Disclosure ; ng:modality ng:Asserted ; ng:statedIn <{iri}/p> ;
  dpv:hasJurisdiction <javascript:alert(1)> ; ng:condition <javascript:alert(2)> ;
  ng:category <{iri}/data> ; dpv:hasRecipient <javascript:alert(3)> .
<javascript:alert(1)> skos:prefLabel "<script>alert(4)</script>"@en .
<javascript:alert(2)> skos:prefLabel "<img src=x onerror=alert(5)>"@en .
<javascript:alert(3)> skos:prefLabel "=HYPERLINK(6)"@en .
<{iri}/data> a ng:DataCategory ; skos:prefLabel "<svg onload=alert(7)>"@en .
"""


def test_names_of_a_graph_are_text_and_no_formula(tmp_path: Path) -> None:
    (tmp_path / "graph_data").mkdir()
    (tmp_path / "questions").mkdir()
    prologue = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
    entries = ""
    for name in ("one", "two"):
        facts = HOSTILE.format(iri=THINGS + name, name=name)
        (tmp_path / "graph_data" / f"{name}.ttl").write_text(prologue + facts, "utf-8")
        entries += f"""<https://w3id.org/noticegraph/graph/{name}> a ng:CatalogedGraph ;
  ng:file "graph_data/{name}.ttl" ; ng:aboutStatement <{THINGS}{name}> .
"""
    (tmp_path / "graph_data" / "catalog.ttl").write_text(prologue + entries, "utf-8")
    content = Content(tmp_path)
    client = create_app(load_dataset(content), content=content).test_client()
    page = client.get("/compare?a=one&b=two&lang=en", headers=BROWSER)
    assert page.status_code == 200
    for harm in ("<script>", "<img", "<svg onload", "<b>one", "<i>one", "<u>", 'href="javascript'):
        assert harm not in page.text
    assert "&lt;script&gt;alert(4)" in page.text
    assert "=HYPERLINK(6)" in page.text
    rows = list(csv.reader(io.StringIO(client.get("/compare.csv?a=one&b=two&safe=1").text)))
    assert len(rows) > 1
    assert not [cell for row in rows for cell in row if cell.startswith("=")]

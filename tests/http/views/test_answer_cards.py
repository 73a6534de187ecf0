"""The answer on top of the page after asking: its conclusion, and first rows of each company."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from answer_pages import (
    ANSWER,
    BROWSER,
    MOST_ROWS,
    NG,
    answer_in,
    ask,
    conclusion_of,
    groups_of,
    labels_of,
    names_of,
    recipients,
    rows_of,
)
from flask.testing import FlaskClient
from rdflib import RDF, Graph, URIRef

from noticegraph.errors import TimeLimitError
from noticegraph.namespaces import PREFIXES, THINGS


def test_the_answer_is_the_beginning_of_the_page_of_the_question(shipped: FlaskClient) -> None:
    answer = answer_in(ask(shipped, "how long are data stored by GitHub"))
    link = re.search(r'<h2 id="answer"><a href="([^"]+)"', answer)
    assert link is not None
    whole = unescape(shipped.get(link[1], headers=BROWSER).text)
    of_page = whole[whole.index('class="data ledger') :]
    assert names_of(answer) == names_of(of_page)[:MOST_ROWS]
    assert len(names_of(answer)) == MOST_ROWS
    count = shipped.get(link[1], headers={"Accept": "application/json"}).get_json()
    assert f"All {len(count['results']['bindings'])} rows" in answer
    for heading in re.findall(r'<th [^>]*><a href="([^"]+)"', answer):
        assert shipped.get(heading, headers=BROWSER).status_code == 200


DPV_DATA = URIRef(PREFIXES["dpv"] + "PersonalData")


@pytest.mark.parametrize("words", ["who gets bank details", "wie krijgt bankgegevens"])
@pytest.mark.parametrize("language", ["en", "nl"])
def test_who_names_the_thing_asked_for_comes_first(
    words: str, language: str, shipped: FlaskClient, zendesk: Graph, github: Graph
) -> None:
    # Zendesk names bank details as an example of commercial information (section 2, row 2).
    commercial = URIRef(THINGS + "zendesk-2024-02-20-nl/category/commercial")
    named, in_general = recipients(zendesk, commercial), recipients(github, DPV_DATA)
    answer = answer_in(ask(shipped, words, lang=language))
    wider = "alle persoonsgegevens" if language == "nl" else "all personal data"
    bands = groups_of(answer)
    assert bands[0] == "Zendesk"
    assert wider in bands[1]
    assert bands[2] == "GitHub"
    assert bands[3].startswith("Tulpenpost")
    conclusion = conclusion_of(answer)
    of_zendesk, of_github, of_tulpenpost = conclusion.split("\n")
    kinds = "soorten ontvangers" if language == "nl" else "kinds of recipients"
    assert of_zendesk.startswith("Zendesk")
    assert f"{len(named)} {kinds}" in of_zendesk
    # One row of the table gives them to others, who are not named, by consent.
    assert ("toestemming" if language == "nl" else "consent") in of_zendesk
    assert of_github.startswith("GitHub")
    assert re.search("niets in het bijzonder|none for it in particular", of_github)
    assert f"{len(in_general)} {kinds}" in of_github
    assert of_tulpenpost == f"Tulpenpost: {'niet vermeld' if language == 'nl' else 'not stated'}"


@pytest.mark.parametrize("question", ["recipients-of-category", "who-shares-category-with"])
def test_the_page_of_a_category_has_what_includes_it_last(
    question: str, shipped: FlaskClient
) -> None:
    link = f"/questions/{question}?category=pd:BankAccount&lang=en"
    page = unescape(shipped.get(link, headers=BROWSER).text)
    table = page[page.index('class="data ledger') :]
    band = table.index("said of all personal data")
    direct, wider = rows_of(table[:band] + "</tr>"), rows_of("<tbody" + table[band:])
    assert all("Bank details" in row and "zendesk" in row for row in direct)
    assert not any("Bank details" in row for row in wider)
    assert any("github" in row for row in wider)
    # Programs read the rows in the order of the query.
    read = shipped.get(link, headers={"Accept": "application/json"}).get_json()
    assert "github" in read["results"]["bindings"][0]["statement"]["value"]


def test_a_conclusion_counts_what_the_statements_say(shipped: FlaskClient, zendesk: Graph) -> None:
    # Section 11.c names three entities; each takes part in three parts of the framework.
    certified = {
        str(zendesk.value(c, URIRef(PREFIXES["ng"] + "certifiedEntity")))
        for c in zendesk.subjects(RDF.type, URIRef(PREFIXES["ng"] + "DPFCertification"))
    }
    answer = answer_in(ask(shipped, "who is certified"))
    assert f"Zendesk names {len(certified)} certified entities" in conclusion_of(answer)
    assert conclusion_of(answer).endswith("Tulpenpost: not stated")
    # The example says its periods in section 5; Zendesk's statement names none.
    kept = conclusion_of(answer_in(ask(shipped, "hoe lang worden gegevens bewaard", lang="nl")))
    assert re.search(r"Zendesk noemt \d+ regels .* en geen termijn$", kept, re.MULTILINE)
    assert re.search(r"Tulpenpost noemt \d+ regels en \d+ termijnen", kept)
    assert kept.index("GitHub") < kept.index("Tulpenpost")
    assert kept.count("Tulpenpost") == 1


def test_modality_is_kept_in_a_conclusion(shipped: FlaskClient) -> None:
    link = "/questions/disclosures-to-authorities?lang=en"
    read = shipped.get(link, headers={"Accept": "application/json"}).get_json()
    of_github = [r for r in read["results"]["bindings"] if "github" in r["statement"]["value"]]
    assert {r["modality"]["value"] for r in of_github} == {"possible"}
    asked = conclusion_of(answer_in(ask(shipped, "are data disclosed to authorities")))
    count = len({r["recipient"]["value"] for r in of_github})
    assert f"GitHub names {count} kinds of authorities (“may”)" in asked


def test_each_company_has_a_row_before_one_has_a_second(shipped: FlaskClient) -> None:
    answer = answer_in(ask(shipped, "how long are personal data kept"))
    assert [g.split(",")[0] for g in groups_of(answer)] == ["GitHub", "Zendesk", "Tulpenpost"]
    for company in ("github", "zendesk", "example"):
        assert any(f"/id/{company}-" in row for row in rows_of(answer))


def test_what_no_one_states_is_an_answer_too(shipped: FlaskClient) -> None:
    page = ask(shipped, "which companies are certified at Tulpenpost",
               statement="example-2026-01-01-en")  # fmt: skip
    assert conclusion_of(answer_in(page)) == "Tulpenpost: not stated"


@pytest.mark.parametrize(
    ("company", "words", "language"),
    [
        ("github", "does GitHub sell my data", "en"),
        ("github", "verkoopt GitHub mijn gegevens", "nl"),
        ("zendesk", "does Zendesk sell my data", "en"),
        ("zendesk", "verkoopt Zendesk mijn gegevens", "nl"),
    ],
)
def test_whoever_asks_whether_data_are_sold_reads_the_denials_first(
    company: str, words: str, language: str, shipped: FlaskClient, request: pytest.FixtureRequest
) -> None:
    graph: Graph = request.getfixturevalue(company)
    denials = set(graph.subjects(URIRef(NG + "denies"), URIRef(NG + "SaleOrSharing")))
    assert denials
    denied = labels_of(
        graph, (graph.value(d, URIRef(NG + "category")) or d for d in denials), language
    )
    answer = answer_in(ask(shipped, words, lang=language))
    said = conclusion_of(answer)
    first, _, last = said.partition(", en noemt " if language == "nl" else ", and names ")
    assert re.match(r"\w+ (denies|ontkent) ", first)
    assert last
    assert all(name in first for name in denied)
    marks = ["says no" in row or "zegt nee" in row for row in rows_of(answer)]
    assert sum(marks) == len(denials)
    assert marks == sorted(marks, reverse=True)


@pytest.mark.parametrize(("words", "language"), [("certified entities", "en"),
                                                 ("gecertificeerde entiteiten", "nl")])  # fmt: skip
def test_few_things_are_named_and_none_is_cut(
    words: str, language: str, shipped: FlaskClient, zendesk: Graph
) -> None:
    certifications = set(zendesk.subjects(RDF.type, URIRef(NG + "DPFCertification")))
    entities = {zendesk.value(c, URIRef(NG + "certifiedEntity")) for c in certifications}
    parts = {zendesk.value(c, URIRef(NG + "frameworkPart")) for c in certifications}
    names = sorted(str(zendesk.value(e, URIRef(PREFIXES["dpv"] + "hasName"))) for e in entities)
    answer = answer_in(ask(shipped, words, lang=language))
    assert f": {', '.join(names)}" in conclusion_of(answer)
    rows = [row for row in rows_of(answer) if "zendesk" in row]
    assert len(rows) == len(entities)
    for row in rows:
        assert all(f'href="{urlsplit(str(part)).path.split("noticegraph")[-1]}' in row
                   for part in parts)  # fmt: skip


@pytest.mark.parametrize(
    ("words", "language", "question", "said"),
    [
        ("does Zendesk use my data to train AI", "en", "ai-training", "Zendesk: not stated"),
        ("gebruikt Zendesk mijn gegevens om AI te trainen", "nl", "ai-training",
         "Zendesk: niet vermeld"),
        ("who gets my credit card number", "en", "recipients-of-category",
         "Tulpenpost: not stated"),
        ("wie krijgt mijn creditcardnummer", "nl", "recipients-of-category",
         "Tulpenpost: niet vermeld"),
        ("who gets bank details", "en", "recipients-of-category", "Tulpenpost: not stated"),
        ("Brazil", "en", "regional-terms", "GitHub: nothing called “Brazil”"),
        ("Brazilië", "nl", "regional-terms", "GitHub: niets dat “Brazilië” heet"),
    ],
)  # fmt: skip
def test_what_is_understood_is_answered_and_who_says_nothing_is_named(
    words: str, language: str, question: str, said: str, shipped: FlaskClient
) -> None:
    answer = answer_in(ask(shipped, words, lang=language))
    heading = answer[answer.index('id="answer"') : answer.index("</h2>")]
    assert f"/questions/{question}?" in heading
    assert said in conclusion_of(answer).splitlines()


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("compare the legal bases of GitHub and Zendesk", "en"),
        ("vergelijk de grondslagen van GitHub en Zendesk", "nl"),
    ],
)
def test_a_comparison_has_its_answer_for_these_companies_alone(
    words: str, language: str, shipped: FlaskClient
) -> None:
    page = ask(shipped, words, lang=language)
    comparison = page.index('id="comparison"')
    answer = page[page.index('id="answer"') : page.index('class="asks"')]
    assert comparison < page.index('id="answer"')
    assert "/questions/compare-legal-bases" in answer
    told = conclusion_of(answer).splitlines()
    assert [line.split()[0] for line in told] == ["GitHub", "Zendesk"]
    assert "Tulpenpost" not in answer


@pytest.mark.parametrize(
    ("words", "language", "law"),
    [
        ("california lacks", "en", "loc#US-CA"),
        ("what lacks for California", "en", "loc#US-CA"),
        ("wat mist voor de AVG", "nl", "#law-GDPR"),
    ],
)
def test_a_law_in_words_is_a_value_and_the_gravest_comes_first(
    words: str, language: str, law: str, reported: FlaskClient
) -> None:
    answer = answer_in(ask(reported, words, lang=language))
    link = re.search(r'href="(/questions/requirements-not-met[?][^"]+)"', answer)
    assert link is not None
    asked = parse_qs(urlsplit(link[1]).query)
    assert asked["law"][0].endswith(law)
    assert "contains" not in asked
    table = unescape(reported.get(link[1], headers=BROWSER).text)
    table = table[table.index('class="data ledger') : table.index("</table>")]
    grave, minor = ("ernstig", "klein") if language == "nl" else ("serious", "minor")
    for of_one in table.split('scope="rowgroup"')[1:]:
        found = re.findall(rf">({grave}|{minor})<", of_one)
        assert found
        assert found == sorted(found, key=(grave, minor).index)
    names = groups_of(table)
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("words", "language", "region"),
    [
        ("what lacks for California", "en", "california"),
        ("wat ontbreekt voor Zwitserland", "nl", "switzerland"),
    ],
)
def test_requirements_that_cannot_be_assessed_are_counted(
    words: str, language: str, region: str, reported: FlaskClient
) -> None:
    # The report has every requirement of the region with its verdict.
    read = reported.get(f"/reports/example-2026-01-01-en.json?law={region}").get_json()
    verdicts = [r["verdict"] for r in read["requirements"]]
    unknown = verdicts.count("not-assessable")
    assert unknown
    assert not {"met", "partly-met", "not-met"} & set(verdicts)
    said = conclusion_of(answer_in(ask(reported, words, lang=language))).splitlines()[-1]
    of = "van" if language == "nl" else "of"
    assert said.startswith(f"Tulpenpost: {unknown} {of} {len(verdicts)} ")
    assert said.endswith("geen voldaan" if language == "nl" else "none met")


def test_without_time_for_the_answer_the_questions_are_shown(
    shipped: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def too_slow(*_: object) -> object:
        raise TimeLimitError("query-time", seconds=1)

    monkeypatch.setattr("noticegraph.http.views.answer_cards.solutions", too_slow)
    # Words of its own: pages are kept.
    page = ask(shipped, "how long will GitHub keep data")
    assert ANSWER not in page
    assert "/questions/retention?statement=" in page

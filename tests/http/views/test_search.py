"""Search by name, and questions found by free words."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from flask.testing import FlaskClient
from rdflib import Graph, Literal, URIRef

from noticegraph.namespaces import PREFIXES

BROWSER = {"Accept": "text/html"}
THINGS = "https://w3id.org/noticegraph/id/"
ROOT = Path(__file__).parents[3]
LABELS = {
    PREFIXES[prefix] + name
    for prefix, name in (
        ("skos", "prefLabel"), ("rdfs", "label"), ("dpv", "hasName"), ("foaf", "name"),
        ("dcterms", "title"),
    )
}  # fmt: skip


def labelled(word: str) -> set[str]:
    """What has a label with the word, read from every Turtle file."""
    found = set()
    for folder in ("graph_data", "ontology"):
        for file in (ROOT / folder).rglob("*.ttl"):
            for thing, name, label in Graph().parse(file, format="turtle"):
                if str(name) in LABELS and isinstance(label, Literal) and word in label.lower():
                    found.add(str(thing))
    return found


def things(client: FlaskClient, words: str) -> list[str]:
    read = client.get("/search.json", query_string={"q": words}).get_json()
    return [row["thing"] for row in read["things"]]


def test_all_things_with_the_word_are_found(shipped: FlaskClient) -> None:
    expected = labelled("geolocati")
    assert expected
    # DPV has no other term with the word.
    assert set(things(shipped, "geolocati")) == expected
    assert set(things(shipped, "GEOLOCATI")) == expected


def test_every_word_must_be_there_and_the_shortest_name_comes_first(shipped: FlaskClient) -> None:
    found = things(shipped, "service providers")
    assert found[0].endswith("service-providers")
    assert THINGS + "zendesk-2024-02-20-nl/recipient/service-providers" in found
    assert not set(found) - labelled("provider")


def test_dutch_and_english_words_find_the_same_thing(shipped: FlaskClient) -> None:
    thing = THINGS + "zendesk-2024-02-20-nl/recipient/professional-advisers"
    assert thing in things(shipped, "professional advisers")
    assert thing in things(shipped, "professionele adviseurs")


def test_prefixed_name_and_iri_find_the_term(shipped: FlaskClient) -> None:
    for words in ("dpv:Consent", PREFIXES["dpv"] + "Consent"):
        assert things(shipped, words)[0] == PREFIXES["dpv"] + "Consent"
        page = shipped.get("/search", query_string={"q": words}, headers=BROWSER).text
        assert '<span title="dpv:Consent">' in page
        assert ">https://w3id.org/dpv#Consent<" not in page


@pytest.mark.parametrize("words", ["maiden name", "roepnaam", "voorletters"])
def test_a_word_of_statements_finds_its_term(words: str, shipped: FlaskClient) -> None:
    assert PREFIXES["pd"] + "Name" in things(shipped, words)


def test_page_shows_names_and_where_they_stand(shipped: FlaskClient) -> None:
    page = shipped.get("/search?q=service+providers", headers=BROWSER).text
    table = page.split('<table role="table" class="data hits-table">')[1].split("</table>")[0]
    headings = re.findall(r"<th [^>]*><a [^>]*>([^<]+)</a>", table)
    assert headings == ["Name", "Kind", "Statement", "Where stated"]
    shown = unescape(re.sub("<[^>]*>", " ", table))
    assert "zendesk-2024-02-20-nl" not in shown
    assert "dpv:" not in shown
    row = table.split('href="/id/zendesk-2024-02-20-nl/recipient/service-providers"')[1]
    assert ">Zendesk</a>" in row.split("</tr>")[0]
    # As the file cites it.
    graph = Graph().parse(ROOT / "graph_data" / "zendesk" / "2024-02-20-nl.ttl")
    named = URIRef(THINGS + "zendesk-2024-02-20-nl/recipient/service-providers")
    cited = {str(p) for p in graph.objects(named, URIRef(PREFIXES["ng"] + "statedIn"))}
    read = rows(shipped, "service providers")
    (found,) = [r for r in read if r["thing"] == str(named)]
    assert set(found["evidence"]) == cited  # type: ignore[call-overload]
    assert found["statement"] == THINGS + "zendesk-2024-02-20-nl"


def test_what_statements_say_comes_first_and_terms_are_folded(reported: FlaskClient) -> None:
    page = unescape(reported.get("/search?q=special+categories&lang=en", headers=BROWSER).text)
    found = page[page.index("Names and passages") :]
    fold = found.index('<details class="fold terms">')
    assert "health data" in found[:fold]
    assert "processing of special categories" in found[fold:]
    # Each statement has a result with this name, and one row says so.
    names = re.findall(r'<tr role="row">\s*<td[^>]*>(.*?)</td>', found[fold:], re.DOTALL)
    told = [re.sub("<[^>]*>", "", name) for name in names]
    assert any("Article 9(2)" in name for name in told)
    assert len(told) == len(set(told))


def test_where_only_terms_are_found_they_are_open(shipped: FlaskClient) -> None:
    page = shipped.get("/search?q=Amazonas&lang=en", headers=BROWSER).text
    assert '<details class="fold terms" open>' in page


@pytest.mark.parametrize(("language", "verb"), [("en", "Ask"), ("nl", "Vraag")])
def test_one_verb_asks_everywhere(language: str, verb: str, shipped: FlaskClient) -> None:
    for path in ("/", "/questions", "/search", "/questions/rights", "/statements"):
        page = shipped.get(path, query_string={"lang": language}, headers=BROWSER).text
        asking = [
            form
            for form in re.findall(r"<form.*?</form>", page, re.DOTALL)
            if 'name="q"' in form or 'action="/questions/' in form
        ]
        assert asking
        for form in asking:
            (button,) = re.findall(r"<button[^>]*>([^<]+)<", form)
            assert button == verb
        # The field of the header is on every page that has none of its own.
        assert page.count('name="q"') == 1


def test_misspelt_name_finds_what_resembles_it(shipped: FlaskClient) -> None:
    read = shipped.get("/search.json?q=Futuresimpel+Inc").get_json()
    assert read["exact"] is False
    assert "FutureSimple Inc." in {row["thingName"] for row in read["things"]}
    assert "Similar names:" in shipped.get("/search?q=Futuresimpel+Inc", headers=BROWSER).text


def rows(client: FlaskClient, words: str, **more: str) -> list[dict[str, object]]:
    read = client.get("/search.json", query_string={"q": words, **more}).get_json()
    found: list[dict[str, object]] = read["things"]
    return found


@pytest.mark.parametrize(
    ("words", "name", "chain"),
    [
        ("Joint Data Controllers", "dpv:JointDataControllers",
         ["Data Controller", "Legal Entity", "Entity"]),
        ("payment card number", "pd:PaymentCardNumber",
         ["Account Identifier", "Financial Account", "Financial", "Personal Data", "Data"]),
        # Its name in DPV, without spaces; its prefixed name; its IRI.
        ("EncryptionInTransfer", "dpv:EncryptionInTransfer",
         ["Encryption", "Technical Measure", "Technical and Organisational Measure"]),
        ("dpv:Citizen", "dpv:Citizen", ["Human Subject", "Legal Entity", "Entity"]),
        ("https://w3id.org/dpv/loc#NL-NH", "loc:NL-NH",
         ["Netherlands", "Country", "Jurisdiction", "Location"]),
    ],
)  # fmt: skip
def test_terms_of_dpv_are_found_that_no_graph_uses(
    shipped: FlaskClient, words: str, name: str, chain: list[str]
) -> None:
    row = next(row for row in rows(shipped, words) if row["note"])
    assert row["graphName"] == name
    assert row["note"] == "in DPV 2.3, not used here"
    assert row["broaderName"] == chain


def test_what_the_graph_has_comes_before_what_only_dpv_has(shipped: FlaskClient) -> None:
    marked = [row["note"] is not None for row in rows(shipped, "consent")]
    assert marked == sorted(marked)
    assert {False, True} == set(marked)


def test_a_term_that_the_graph_has_is_not_marked(shipped: FlaskClient) -> None:
    found = {row["graphName"]: row for row in rows(shipped, "Consent")}
    assert found["dpv:Consent"]["note"] is None
    assert found["dpv:Consent"]["broaderName"] == ["Legal Basis"]
    assert found["dpv:ConsentRecord"]["note"] == "in DPV 2.3, not used here"


def test_a_sunset_term_is_marked_as_one(shipped: FlaskClient) -> None:
    (row,) = rows(shipped, "legal agreement", lang="nl")
    assert row["note"] == "sunset-term van DPV 2.3, alleen voor oude gegevens"


def test_a_misspelt_term_of_dpv_is_found(shipped: FlaskClient) -> None:
    read = shipped.get("/search.json?q=paymnt+crd+numbr").get_json()
    assert read["exact"] is False
    assert "pd:PaymentCardNumber" in {row["graphName"] for row in read["things"]}


def test_each_term_that_is_found_has_a_page(shipped: FlaskClient) -> None:
    page = shipped.get("/search?q=dpv:JointDataControllers&lang=nl", headers=BROWSER).text
    link = re.search(r'href="([^"]+)" lang="en">Joint Data Controllers</a>', page)
    assert link is not None
    answer = shipped.get(unescape(link[1]), headers=BROWSER)
    assert answer.status_code == 200
    assert '<h1 lang="en">Joint Data Controllers</h1>' in answer.text
    assert "in DPV 2.3, hier niet gebruikt" in answer.text


def test_nothing_found_is_said(shipped: FlaskClient) -> None:
    page = shipped.get("/search?q=qqqqzzzz", headers=BROWSER)
    assert page.status_code == 200
    assert "No name in the graph or in DPV 2.3 contains these words." in page.text
    page = shipped.get("/search?q=qqqqzzzz&lang=nl", headers=BROWSER)
    assert "Geen naam in de graaf bevat deze woorden, en geen naam in DPV 2.3." in page.text


def test_search_without_words_is_the_form(shipped: FlaskClient) -> None:
    page = shipped.get("/search", headers=BROWSER)
    assert page.status_code == 200
    assert '<input class="field" id="words" name="q"' in page.text
    assert shipped.get("/search.json").get_json()["things"] == []


def test_many_names_are_cut_and_it_is_said(shipped: FlaskClient) -> None:
    read = shipped.get("/search.json?q=e").get_json()
    assert read["truncated"] is True
    # The names are cut; the passages with the word stand beside them.
    is_name = [row["kind"] != [PREFIXES["ng"] + "Passage"] for row in read["things"]]
    assert is_name.count(True) == 500
    assert "Only the first 500 names are shown" in shipped.get("/search?q=e", headers=BROWSER).text


@pytest.mark.parametrize(
    "words",
    ['"', "\\", '") } #', "a\x00b", "' || true", "{{7*7}}", "%", "*", "\u202e", "a\ud7ffb", "<x>"],
)
def test_no_words_break_the_query(words: str, shipped: FlaskClient) -> None:
    for path in ("/search", "/questions"):
        answer = shipped.get(path, query_string={"q": words}, headers=BROWSER)
        assert answer.status_code == 200
        assert "49" not in re.findall(r'value="([^"]*)"', answer.text)


def test_long_words_are_400(shipped: FlaskClient) -> None:
    answer = shipped.get("/search", query_string={"q": "a" * 201})
    assert answer.status_code == 400
    assert "201" in answer.get_json()["detail"]
    assert shipped.get("/search", query_string={"q": "a" * 200}).status_code == 200


def test_every_page_offers_the_search(shipped: FlaskClient) -> None:
    for path in ("/", "/statements", "/sparql", "/nothing"):
        assert 'action="/search"' in shipped.get(path, headers=BROWSER).text
    # The one field of the questions leads on to it.
    assert 'href="/search?q=consent"' in shipped.get("/questions?q=consent", headers=BROWSER).text


# Questions by free words


def ranked(client: FlaskClient, words: str) -> list[str]:
    read = client.get("/questions.json", query_string={"q": words}).get_json()
    return [question["id"] for question in read["questions"]]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("who gets geolocation information", "recipients-of-category"),
        ("welke bedrijven zijn gecertificeerd onder het Data Privacy Framework",
         "dpf-certified-companies"),
        ("how long are data kept", "retention"),
        ("hoe lang worden gegevens bewaard", "retention"),
        ("who is the controller", "controller"),
        ("verwerkingsverantwoordelijke", "controller"),
        ("selling personal data", "sold-or-shared"),
        ("verkopen van gegevens", "sold-or-shared"),
        ("contact details of the privacy officer", "contact-points"),
        ("standard contractual clauses", "transfer-mechanisms"),
        ("kinderen", "children"),
        ("right to delete", "rights"),
        ("reciepients of identifiers", "recipients-of-category"),
        ("is Smooch certified?", "dpf-certified-affiliates"),
        ("may I delete my account", "rights"),
        ("kan ik een klacht indienen", "rights"),
        ("what is missing for California", "requirements-not-met"),
        ("wat is de rechtsgrond voor marketing", "purposes-and-legal-bases"),
        ("does it sell my data", "sold-or-shared"),
        ("is data transferred outside Europe", "transfer-mechanisms"),
        ("hoeveel dagen duurt een verzoek", "request-time-limits"),
        ("subprocessors", "disclosures"),
        ("minors", "children"),
        ("wordt er versleuteld", "security-measures"),
    ],
)  # fmt: skip
def test_free_words_find_the_question(words: str, expected: str, shipped: FlaskClient) -> None:
    assert expected in ranked(shipped, words)[:5]


def test_words_that_nothing_has_find_no_question(shipped: FlaskClient) -> None:
    assert ranked(shipped, "qqqq zzzz") == []
    page = shipped.get("/questions?q=qqqq+zzzz", headers=BROWSER).text
    assert "No question resembles yours." in page


def test_named_value_is_filled_in(shipped: FlaskClient) -> None:
    page = shipped.get("/questions?q=rights+in+California", headers=BROWSER).text
    found = page.split("Questions that you may mean")[1]
    link = unescape(re.search(r'href="(/questions/rights\?[^"]+)"', found)[1])  # type: ignore[index]
    assert "jurisdiction=https" in link
    answer = shipped.get(link, headers=BROWSER)
    assert answer.status_code == 200
    assert "Right to delete" in answer.text


def test_name_comes_before_the_questions(shipped: FlaskClient) -> None:
    page = shipped.get("/questions?q=Smooch+Technologies", headers=BROWSER).text
    names, questions = page.split("Questions that you may mean")
    assert re.search(r">Smooch Technologies[^<]*</a> <span class=\"note\">Zendesk", names)
    # Who has questions found is not given all of them again.
    assert questions.count('class="q-title"') <= 8
    assert (
        "Show the answer</a>" in shipped.get("/questions?q=who+is+certified", headers=BROWSER).text
    )


def values_filled(client: FlaskClient, words: str, question: str) -> dict[str, list[str]]:
    page = client.get("/questions", query_string={"q": words, "lang": "en"}, headers=BROWSER).text
    found = page.split("Questions that you may mean")[1]
    link = re.search(rf'href="/questions/{question}\?([^"]+)"', found)
    assert link, f"{words}: {question} is not found"
    return parse_qs(unescape(link[1]))


def test_company_that_is_named_chooses_its_statement(shipped: FlaskClient) -> None:
    for words, slug in (
        ("who gets location data from Zendesk", "zendesk-2024-02-20-nl"),
        ("welke rechten geeft GitHub", "github-2024-02-01-en"),
    ):
        question = "rights" if "rechten" in words else "recipients-of-category"
        assert values_filled(shipped, words, question)["statement"][0].endswith(slug)
    page = shipped.get("/questions?q=rights+at+Zendesk", headers=BROWSER).text
    assert re.search(r"Statement: <strong>Zendesk privacy statement, [^<]*</strong>", page)
    # Two languages of one statement: that of the page is meant.
    filled = values_filled(shipped, "which rights does Tulpenpost name", "rights")
    assert filled["statement"][0].endswith("example-2026-01-01-en")


def test_category_is_named_without_saying_that_it_is_data(shipped: FlaskClient) -> None:
    filled = values_filled(shipped, "who gets geolocation at Zendesk", "recipients-of-category")
    assert filled["category"][0].endswith("zendesk-2024-02-20-nl/category/geolocation")
    # Several statements have an e-mail address: it is left to the asker which is meant.
    filled = values_filled(shipped, "who gets my e-mail address", "recipients-of-category")
    assert "category" not in filled


def test_every_question_is_a_form_in_both_languages(shipped: FlaskClient) -> None:
    questions = shipped.get("/questions.json").get_json()["questions"]
    assert len(questions) == len(list((ROOT / "questions").glob("*.rq"))) > 0
    for language in ("en", "nl"):
        page = unescape(shipped.get(f"/questions?lang={language}", headers=BROWSER).text)
        for question in questions:
            assert question["title"][language] in page
            parameters = {p["name"] for p in question["parameters"]} - {"lang"}
            if parameters:
                assert f'action="/questions/{question["id"]}" method="get">' in page


def test_forms_begin_with_the_statement_that_is_asked_about(shipped: FlaskClient) -> None:
    page = shipped.get("/questions?statement=zendesk-2024-02-20-nl", headers=BROWSER).text
    chosen = f'<option value="{THINGS}zendesk-2024-02-20-nl" selected>'
    assert page.count(chosen) > 20
    assert shipped.get("/questions?statement=nobody").status_code == 400


def test_sparql_of_a_question_opens_in_the_editor(shipped: FlaskClient) -> None:
    page = shipped.get("/questions", headers=BROWSER).text
    links = [unescape(link) for link in re.findall(r'href="(/sparql\?query=[^"]+)"', page)]
    assert len(links) == len(list((ROOT / "questions").glob("*.rq")))

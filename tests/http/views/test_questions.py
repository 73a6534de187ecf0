"""The catalogue, each question's answer in each format, and its page."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient

from noticegraph.content import Content, shipped_content
from noticegraph.dataset import load_dataset
from noticegraph.http import create_app
from noticegraph.http.words.headings import column_heading, subject_order
from noticegraph.namespaces import PREFIXES
from noticegraph.questions import read_questions

ACME = "https://w3id.org/noticegraph/id/acme-2024-en"
BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
IDS = ["affiliates", "disclosures-since", "recipients-of-category"]


def address(question: str, **values: str) -> str:
    return f"/questions/{question}" + (f"?{urlencode(values)}" if values else "")


def test_catalogue_as_json_has_what_an_asker_needs(client: FlaskClient) -> None:
    for answer in (
        client.get("/questions"),
        client.get("/questions.json"),
        client.get("/questions?format=json", headers=BROWSER),
    ):
        assert answer.content_type == "application/json"
        entries = {entry["id"]: entry for entry in json.loads(answer.data)["questions"]}
        assert list(entries) == IDS
    entry = entries["recipients-of-category"]
    assert entry["title"]["nl"] == "Wie ontvangt deze categorie gegevens?"
    assert entry["href"] == "/questions/recipients-of-category"
    assert entry["query"].startswith("PREFIX")
    category = entry["parameters"][0]
    assert (category["name"], category["type"], category["required"]) == ("category", "iri", True)
    assert category["values"][0] == {
        "value": f"{ACME}/identifiers",
        "labels": {"en": "Identifiers", "nl": "Identificatiegegevens"},
    }


def test_catalogue_as_page_links_every_question(client: FlaskClient) -> None:
    assert 'href="/questions"' in client.get("/", headers=BROWSER).text
    for path in ("/questions", "/questions.html"):
        page = client.get(path, headers=BROWSER)
        assert page.content_type == "text/html; charset=utf-8"
        for question in IDS:
            assert f'href="/questions/{question}"' in page.text


def test_many_choices_are_offered_on_the_page_of_the_question(
    content: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A list of questions would repeat the statements of a large workspace for each question."""
    client = create_app(load_dataset(content), content=content, kept_bytes=0).test_client()
    option = f'<option value="{ACME}/identifiers"'
    assert option in client.get("/questions", headers=BROWSER).text
    for module in ("questions", "question_forms"):
        monkeypatch.setattr(f"noticegraph.http.views.{module}.MOST_LISTED", 0)
    listed = client.get("/questions", headers=BROWSER).text
    assert 'href="/questions/recipients-of-category"' in listed
    assert option not in listed
    page = client.get("/questions/recipients-of-category", headers=BROWSER)
    assert option in page.text


@pytest.mark.parametrize(
    ("extension", "kind"),
    [
        ("json", "application/sparql-results+json"),
        ("xml", "application/sparql-results+xml"),
        ("csv", "text/csv; charset=utf-8"),
        ("tsv", "text/tab-separated-values; charset=utf-8"),
        ("html", "text/html; charset=utf-8"),
    ],
)
def test_extension_and_accept_choose_the_format(
    extension: str, kind: str, client: FlaskClient
) -> None:
    # (The name of an affiliate holds what XML cannot.)
    path, value = "/questions/recipients-of-category", "category=Location+data"
    by_extension = client.get(f"{path}.{extension}?{value}", headers={"Accept": "*/*"})
    by_accept = client.get(f"{path}?{value}", headers={"Accept": kind.split(";")[0]})
    by_argument = client.get(f"{path}?{value}&format={extension}")
    for answer in (by_extension, by_accept, by_argument):
        assert answer.status_code == 200
        assert answer.content_type == kind


def test_json_is_sparql_json_results(client: FlaskClient) -> None:
    found = json.loads(client.get("/questions/affiliates.json").data)
    assert found["head"]["vars"] == ["statement", "affiliate", "name", "page", "evidence"]
    assert len(found["results"]["bindings"]) == 3


@pytest.mark.parametrize(
    "value", [f"{ACME}/location", "Location data", "LOCATION", "locatiegegevens"]
)
def test_parameter_of_the_address_is_bound(value: str, client: FlaskClient) -> None:
    answer = client.get(address("recipients-of-category.csv", category=value))
    rows = answer.data.decode().split("\r\n")[1:-1]
    assert [row.split(",")[2] for row in rows] == ["affiliates"]


def test_category_that_answers_for_its_example_names_the_example(shipped: FlaskClient) -> None:
    """Zendesk names bank details among its examples of one category; derived by reading."""
    own = "https://w3id.org/noticegraph/id/zendesk-2024-02-20-nl"
    asked = "/questions/recipients-of-category"
    for category in ("Bank details", "https://w3id.org/dpv/pd#BankAccount"):
        answer = shipped.get(f"{asked}.json", query_string={"category": category})
        if answer.status_code == 400:
            continue
        found = answer.get_json()["results"]["bindings"]
        of_own = [row for row in found if row["statement"]["value"] == own]
        assert of_own
        named = {row["examples"]["value"] for row in of_own if "examples" in row}
        assert any("ank details" in text for text in named)
    page = shipped.get(asked, query_string={"category": "Bank details"}, headers=BROWSER).text
    assert "Named as an example" in page
    # A category that is asked for itself needs no example to answer.
    found = shipped.get(f"{asked}.json?category={own}/category/commercial").get_json()
    assert not any("examples" in row for row in found["results"]["bindings"])


def test_language_is_a_parameter_and_the_page_s(client: FlaskClient) -> None:
    values = {"category": "location", "lang": "nl"}
    assert (
        "groepsmaatschappijen" in client.get(address("recipients-of-category.csv", **values)).text
    )
    page = client.get(address("recipients-of-category", **values), headers=BROWSER).text
    assert '<html lang="nl">' in page
    assert "<h1>locatiegegevens: wie ontvangt deze categorie gegevens?</h1>" in page
    assert "sectie 2.a, table row 1" in page


def test_language_does_not_disturb_a_question_without_it(client: FlaskClient) -> None:
    assert client.get(address("affiliates.csv", lang="nl")).status_code == 200


@pytest.mark.parametrize(
    ("path", "status", "word"),
    [
        ("/questions/afiliates", 404, "affiliates"),
        ("/questions/afiliates.json", 404, "affiliates"),
        ("/questions/affiliates.pdf", 404, ".csv"),
        ("/questions/affiliates?format=pdf", 400, "csv"),
        ("/questions/affiliates?format=turtle", 406, "csv"),
        ("/questions/affiliates?sise=1", 400, "statement"),
        ("/questions/recipients-of-category", 400, "Identifiers"),
        ("/questions/recipients-of-category?category=identifyers", 400, "Identifiers"),
        ("/questions/recipients-of-category?category=", 400, "Identifiers"),
        ("/questions/recipients-of-category?category=a&category=b", 400, "once"),
        ("/questions/recipients-of-category?category=%FF", 400, "UTF-8"),
        ("/questions/disclosures-since?day=soon", 400, "2024-02-20"),
        ("/questions/../../etc/passwd", 404, ""),
        ("/questions/..%2F..%2Fpyproject.toml", 404, ""),
        ("/questions/affiliates/", 404, "/questions/affiliates"),
    ],
)
def test_what_cannot_be_answered_says_why(
    path: str, status: int, word: str, client: FlaskClient
) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert answer.content_type == "application/problem+json"
    assert word in json.loads(answer.data).get("hint", "") + answer.text


def test_page_shows_labels_places_and_the_query(client: FlaskClient) -> None:
    page = client.get(address("recipients-of-category", category="Location data"), headers=BROWSER)
    assert page.status_code == 200
    assert ">affiliates</a>" in page.text
    assert "section 1, item 2" in page.text
    assert "section 2.a, table row 1" in page.text
    assert ">Acme privacy statement</a>" in page.text
    assert f"&lt;{ACME}/location&gt;" in page.text
    assert "<caption>1 row</caption>" in page.text


def test_page_keeps_what_was_chosen(client: FlaskClient) -> None:
    page = client.get(address("recipients-of-category", category="Location data"), headers=BROWSER)
    assert f'<option value="{ACME}/location" selected>Location data</option>' in page.text
    assert "recipients-of-category.csv?category=Location+data" in page.text
    page = client.get(address("disclosures-since", day="2021-01-01", weight="2"), headers=BROWSER)
    assert 'name="day" type="date" value="2021-01-01" required' in page.text
    assert 'name="weight" type="number" value="2"' in page.text


def test_page_without_a_choice_is_a_form_and_no_mistake(client: FlaskClient) -> None:
    for path in ("recipients-of-category", "recipients-of-category?lang=nl&category="):
        page = client.get(f"/questions/{path}", headers=BROWSER)
        assert page.status_code == 200
        assert "<select" in page.text
        assert "<table" not in page.text
        assert 'role="alert"' not in page.text


def test_page_with_a_wrong_choice_is_400_and_still_the_form(client: FlaskClient) -> None:
    page = client.get(address("recipients-of-category", category="identifyers"), headers=BROWSER)
    assert page.status_code == 400
    assert 'role="alert"' in page.text
    assert "Identifiers" in page.text
    assert "<select" in page.text


def test_etag_depends_on_question_values_format_and_page_language(client: FlaskClient) -> None:
    paths = [
        "/questions/affiliates",
        "/questions/affiliates.csv",
        f"/questions/affiliates?statement={ACME}",
        "/questions/recipients-of-category?category=location",
        "/questions/recipients-of-category?category=identifiers",
        "/questions",
        "/questions.html",
        "/questions.html?lang=nl",
        "/questions/affiliates.html",
        "/questions/affiliates.html?lang=nl",
        "/",
        "/?lang=nl",
    ]
    tags = [client.get(path).headers["ETag"] for path in paths]
    assert len(set(tags)) == len(paths)
    for path, tag in zip(paths, tags, strict=True):
        assert client.get(path, headers={"If-None-Match": f'"x", {tag}'}).status_code == 304
        assert client.get(path, headers={"If-None-Match": '"x"'}).status_code == 200


def test_refusal_is_never_answered_from_a_cache(client: FlaskClient) -> None:
    answer = client.get(address("recipients-of-category", category="x"), headers=BROWSER)
    assert "ETag" not in answer.headers
    assert answer.headers["Cache-Control"] == "no-store"


def test_extension_and_format_that_disagree_are_400(client: FlaskClient) -> None:
    for path in ("/questions/affiliates.json?format=csv", "/questions.json?format=html"):
        answer = client.get(path)
        assert answer.status_code == 400
        assert json.loads(answer.data)["type"].endswith("#format-conflict")
    assert client.get("/questions/affiliates.csv?format=csv").status_code == 200


def test_page_without_the_choice_that_it_needs_asks_for_it_first(client: FlaskClient) -> None:
    page = client.get("/questions/recipients-of-category", headers=BROWSER).text
    assert 'aria-label="Choose a value first"' in page
    assert "Narrow the question" not in page
    page = client.get(address("recipients-of-category", category="location"), headers=BROWSER).text
    assert 'aria-label="Narrow the question"' in page


def test_query_is_folded_below(client: FlaskClient) -> None:
    page = client.get("/questions/affiliates", headers=BROWSER).text
    assert page.index("<table") < page.index('<details class="fold query">') < page.index("PREFIX")


@pytest.mark.parametrize(
    ("question", "values", "text", "hint"),
    [
        (
            "recipients-of-category",
            {"category": "identifyers"},
            "Category of data: “identifyers” is not a known value",
            "Did you mean Identifiers",
        ),
        (
            "recipients-of-category",
            {"category": "identificatiegegeven", "lang": "nl"},
            "Categorie gegevens: “identificatiegegeven” is geen bekende waarde",
            "Bedoelt u Identificatiegegevens",
        ),
        ("disclosures-since", {"day": "soon"}, "Day: “soon” is not a date", "2024-02-20"),
        ("disclosures-since", {"day": "2024-01-01", "weight": "x"}, "is not a whole number", "45"),
        ("disclosures-since", {"weight": "2"}, "Day: a value is required", ""),
        ("affiliates", {"statement": "x y"}, "Statement: “x y” is not an IRI", "full IRI"),
    ],
)
def test_mistake_is_told_by_the_heading_of_its_field(
    question: str, values: dict[str, str], text: str, hint: str, client: FlaskClient
) -> None:
    answer = client.get(address(question, **values), headers=BROWSER)
    assert answer.status_code == 400
    box = html.unescape(answer.text.split('role="alert"')[1].split("</div>")[0])
    assert text in box
    assert hint in box
    assert "parameter" not in box


def test_field_with_a_mistake_is_marked(client: FlaskClient) -> None:
    page = client.get(address("recipients-of-category", category="x"), headers=BROWSER).text
    assert 'name="category" required aria-invalid="true" aria-describedby="mistake"' in page


@pytest.mark.parametrize(
    ("accept_language", "path", "language"),
    [
        ("nl-NL, nl;q=0.9, en;q=0.8", "/questions/affiliates", "nl"),
        ("de, nl;q=0.5", "/questions", "nl"),
        ("fr", "/", "en"),
        ("nl", "/?lang=en", "en"),
        ("en", "/?lang=nl", "nl"),
        ("nl", "/?lang=fr", "nl"),
        ("nl", "/nothing", "nl"),
        ("nl", "/sparql", "nl"),
    ],
)
def test_accept_language_decides_where_the_address_does_not(
    accept_language: str, path: str, language: str, client: FlaskClient
) -> None:
    headers = {"Accept": "text/html", "Accept-Language": accept_language}
    answer = client.get(path, headers=headers)
    assert f'<html lang="{language}">' in answer.text
    assert answer.headers["Vary"] == "Accept, Accept-Language, Accept-Encoding"


def test_language_of_the_page_is_that_of_its_answer(client: FlaskClient) -> None:
    headers = BROWSER | {"Accept-Language": "nl"}
    path = address("recipients-of-category", category="location")
    assert ">groepsmaatschappijen</a>" in client.get(path, headers=headers).text
    assert "affiliates" in client.get(path + "&format=csv", headers=headers).text


def test_chosen_language_stays_in_the_links(client: FlaskClient) -> None:
    page = client.get("/?lang=en", headers=BROWSER | {"Accept-Language": "nl"}).text
    assert 'href="/questions?lang=en"' in page


def test_one_statement_is_named_above_the_table(client: FlaskClient) -> None:
    page = client.get("/questions/affiliates?lang=nl", headers=BROWSER).text
    assert ">Privacyverklaring van Acme</a>" in page
    assert ">Verklaring</th>" not in page


def test_label_goes_before_title(content: Content) -> None:
    facts = content.graph_data / "acme.ttl"
    title = """
<https://w3id.org/noticegraph/id/acme-2024-en>
    <http://purl.org/dc/terms/title> "Aaa"@nl, "Aaa"@en .
"""
    facts.write_text(facts.read_text("utf-8") + title, "utf-8")
    app = create_app(load_dataset(content), content=content)
    page = app.test_client().get("/questions/affiliates?lang=nl", headers=BROWSER).text
    assert ">Privacyverklaring van Acme</a>" in page


def test_every_column_and_field_of_the_shipped_questions_has_a_heading_in_both_languages() -> None:
    questions = read_questions(shipped_content())
    names = {c for q in questions.values() for c in q.columns}
    names |= {p.name for q in questions.values() for p in q.parameters}
    assert len(names) > 60
    for name in names:
        assert column_heading(name, "nl")[1] == "nl", name
        assert column_heading(name, "en")[0], name


COLUMNS_TO_COME = [
    "companyName",
    "company",
    "kindName",
    "recipients",
    "rights",
    "jurisdictions",
    "purposes",
    "purposeCount",
    "entities",
    "entityCount",
    "examples",
    "way",
    "transaction",
    "backgroundAuthority",
]


@pytest.mark.parametrize("name", COLUMNS_TO_COME)
def test_column_to_come_has_a_heading(name: str) -> None:
    assert column_heading(name, "nl")[1] == "nl"
    assert column_heading(name, "nl")[0] != column_heading(name, "en")[0]


def test_every_subject_of_the_shipped_questions_has_a_heading() -> None:
    subjects = {q.subjects[0] for q in read_questions(shipped_content()).values()}
    assert len(subjects) > 10
    for subject in subjects:
        assert subject_order(subject)[0] < subject_order("no such subject")[0], subject


def test_link_without_target_is_called_so() -> None:
    assert column_heading("targetLost", "en")[0] == "Link without target"
    assert column_heading("backgroundAuthority", "en")[0] == (
        "Supervisory authority by law (not stated)"
    )


def test_field_for_an_iri_says_where_to_find_one(client: FlaskClient) -> None:
    page = client.get("/questions/affiliates", headers=BROWSER).text
    assert 'aria-describedby="help-parameter-statement"' in page
    assert "Give a full IRI or a path:" in page


@pytest.mark.parametrize(
    "fact",
    [
        "certification/zendesk-inc/eu-us",
        "zendesk-2024-02-20-nl/certification/zendesk-inc/eu-us",
        "https://w3id.org/noticegraph/id/zendesk-2024-02-20-nl/certification/zendesk-inc/eu-us",
    ],
)
def test_a_fact_is_named_by_its_path_too(fact: str, shipped: FlaskClient) -> None:
    page = shipped.get("/questions/evidence-of", query_string={"fact": fact}, headers=BROWSER)
    assert page.status_code == 200
    assert "section 11.c, paragraph 2" in page.text


def test_a_path_of_two_statements_needs_the_statement(shipped: FlaskClient) -> None:
    asked = {"fact": "retention/orders"}
    answer = shipped.get("/questions/evidence-of.json", query_string=asked)
    assert answer.status_code == 400
    assert "names 2 values" in answer.get_json()["detail"]
    asked["statement"] = "example-2026-01-01-en"
    found = shipped.get("/questions/evidence-of.json", query_string=asked)
    assert found.status_code == 200
    assert found.get_json(force=True)["results"]["bindings"]


def test_catalogue_is_a_table_too(client: FlaskClient) -> None:
    listed = client.get("/questions.json").get_json()["questions"]
    answer = client.get("/questions.csv")
    assert answer.content_type == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(io.StringIO(answer.text, newline="")))
    assert [row["id"] for row in rows] == [question["id"] for question in listed]
    assert len(rows) == 3
    for row, question in zip(rows, listed, strict=True):
        assert (row["title"], row["titleNl"]) == (question["title"]["en"], question["title"]["nl"])
        assert row["parameters"] == "; ".join(p["name"] for p in question["parameters"])
        assert row["href"] == question["href"]
    by_accept = client.get("/questions", headers={"Accept": "text/csv"})
    assert by_accept.data == answer.data
    assert client.get("/questions.csv?safe=1").headers["ETag"] != answer.headers["ETag"]
    assert client.get("/questions.csv?safe=2").status_code == 400


def test_examples_come_last_in_an_answer_and_in_its_form(shipped: FlaskClient) -> None:
    page = shipped.get(address("controller", lang="en"), headers=BROWSER).text
    offered = re.findall(r'<option value="[^"]*/id/([^"]+)"', page)
    answered = re.findall(r'scope="rowgroup"[^>]*><a href="/id/([^?"]+)', page)
    sheet = shipped.get(address("controller", format="csv", safe="1")).text.lstrip("\ufeff")
    written = [row["statement"] for row in csv.DictReader(io.StringIO(sheet))]
    for found in (offered, answered, written):
        made_up = ["example" in statement for statement in found]
        assert len(set(made_up)) == 2
        assert made_up == sorted(made_up)


def test_a_form_offers_the_term_that_was_asked_about(shipped: FlaskClient) -> None:
    page = shipped.get(
        address("recipients-of-category", category="pd:BankAccount", lang="en"), headers=BROWSER
    ).text
    chosen = re.search(r'<option value="([^"]+)" selected>([^<]+)<', page)
    assert chosen is not None
    assert chosen.groups() == (PREFIXES["pd"] + "BankAccount", "Bank Account")


def test_recipients_without_a_name_are_said_to_have_none(shipped: FlaskClient) -> None:
    page = shipped.get(
        address("recipients-of-category", category="pd:BankAccount", lang="en"), headers=BROWSER
    ).text
    assert '<span class="quiet">not named</span>' in page


def test_what_lacks_is_asked_of_a_region_and_told_gravest_first(reported: FlaskClient) -> None:
    address = "/questions/requirements-not-met"
    asked = {"statement": "zendesk-2024-02-20-nl", "lang": "en"}

    def rows(law: str) -> list[dict[str, dict[str, str]]]:
        answer = reported.get(f"{address}.json", query_string={**asked, "law": law})
        found: list[dict[str, dict[str, str]]] = answer.get_json()["results"]["bindings"]
        return found

    def of(*laws: str) -> list[str]:
        return sorted(str(row) for law in laws for row in rows(law))

    assert of("California") == of("legal-us:law-CA-CCPA", "us-ca-caloppa") != []
    assert of("Switzerland") == of("ch-fadp", "ng:Swiss-US-DPF") != []
    whole = reported.get(f"{address}.json", query_string=asked).get_json()["results"]["bindings"]
    grave = [row["severity"]["value"] == "violation" for row in whole]
    assert grave == sorted(grave, reverse=True)
    assert any(grave)
    assert not all(grave)
    page = reported.get(address, query_string={**asked, "law": "California"}, headers=BROWSER).text
    first, second = re.findall(r'<optgroup label="([^"]*)">(.*?)</optgroup>', page, re.DOTALL)
    assert first[0] == "All laws of"
    assert "selected>California<" in first[1]
    assert "selected" not in second[1]
    refused = reported.get(address, query_string={**asked, "law": "Calfornia"}, headers=BROWSER)
    assert refused.status_code == 400
    assert "California" in refused.text


def test_section_without_a_number_is_named_by_its_headings_on_a_page(shipped: FlaskClient) -> None:
    statement = "https://w3id.org/noticegraph/id/github-2024-02-01-en"
    section = "personal-data-we-collect/from-you"
    address = f"/questions/facts-in-section?section={section}&statement={statement}"
    page = shipped.get(address, headers=BROWSER).text
    text = re.sub("<[^>]*>", "\n", page)
    assert "\nPersonal Data We Collect › From You\n" in text
    assert "\npersonal-data-we-collect/from-you\n" not in text
    # Programs get what the graph has.
    rows = shipped.get(address.replace("?", ".json?"))
    assert '"personal-data-we-collect/from-you"' in rows.text


@pytest.mark.parametrize(
    ("question", "values", "language", "title"),
    [
        ("recipients-of-category", {"category": "zendesk-2024-02-20-nl/data/bank-details"}, "en",
         "Who gets bank details?"),
        ("recipients-of-category", {"category": "zendesk-2024-02-20-nl/category/commercial"}, "nl",
         "Wie krijgt commerciële informatie?"),
        ("who-shares-category-with", {"category": "pd:BankAccount"}, "en",
         "Which companies share bank account data, and with whom?"),
        ("requirements-not-met", {"law": "loc:US-CA"}, "en", "What is missing for California?"),
        ("rights", {"statement": "zendesk-2024-02-20-nl"}, "en",
         "Zendesk: which rights do people have, and how do they exercise them?"),
        ("rights", {}, "en", "Which rights do people have, and how do they exercise them?"),
    ],
)  # fmt: skip
def test_the_title_says_what_was_filled_in(
    question: str, values: dict[str, str], language: str, title: str, reported: FlaskClient
) -> None:
    page = html.unescape(
        reported.get(address(question, lang=language, **values), headers=BROWSER).text
    )
    assert f"<h1>{title}</h1>" in page
    assert f"<title>{title}" in page


def test_titles_have_places_for_parameters_only() -> None:
    with_places = [q for q in read_questions(shipped_content()).values() if q.filled]
    assert with_places
    for question in with_places:
        assert set(question.filled) == set(question.title)
        for written in question.filled.values():
            places = re.findall(r"{(\w+)}", written)
            assert places
            assert all(question.parameter(name) for name in places)


@pytest.mark.parametrize("language", ["en", "nl"])
def test_descriptions_speak_to_readers(language: str, shipped: FlaskClient) -> None:
    read = shipped.get("/questions.json").get_json()["questions"]
    for question in read:
        said = question["description"].get(language, "")
        assert not re.search(r"(?i)\b(dpv|modality|modaliteit|column|kolom|row|rij)\b", said), said


@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_criterion_without_a_term_is_said_in_the_words_of_its_rule(
    language: str, shipped: FlaskClient
) -> None:
    page = shipped.get(address("retention", lang=language), headers=BROWSER).text
    assert "another criterion" not in page
    assert "een ander criterium" not in page
    read = shipped.get("/questions/retention.json?lang=en").get_json()["results"]["bindings"]
    assert "another criterion" in {r["criterion"]["value"] for r in read if "criterion" in r}


def test_every_download_that_a_question_offers_is_there(shipped: FlaskClient) -> None:
    """Before a needed value is chosen there is no answer, and so none to download."""
    empty = "/questions/recipients-of-category"
    asked = f"{empty}?{urlencode({'category': 'dpv:PersonalData'})}"
    for path, some in ((empty, False), (asked, True), ("/questions/affiliates", True)):
        page = shipped.get(path, headers=BROWSER)
        assert page.status_code == 200
        links = set(re.findall(rf'href="({empty}\.[^"]*|/questions/affiliates\.[^"]*)"', page.text))
        assert bool(links) is some, path
        for link in links:
            assert shipped.get(html.unescape(link)).status_code == 200, link

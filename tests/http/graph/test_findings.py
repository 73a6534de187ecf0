"""Answers about requirements and checks: pages say in words what the data say in codes."""

from __future__ import annotations

import html
import re

import pytest
from flask.testing import FlaskClient

from noticegraph.examinations import Verdict
from noticegraph.http.words.marks import verdict_mark
from noticegraph.namespaces import THINGS
from noticegraph.reports.words import VERDICTS

HTML = {"Accept": "text/html"}
ZENDESK = f"{THINGS}zendesk-2024-02-20-nl"
LANGUAGES = ("en", "nl")
GRAVITIES = {"en": {"serious", "minor"}, "nl": {"ernstig", "klein"}}
QUESTIONS = (
    "requirements-not-met",
    "requirement-results",
    "compare-requirements",
    "consistency-findings",
)
# Pages have shorter words for verdicts than reports.
WORDS = {language: {v: verdict_mark(v, language)[1] for v in Verdict} for language in LANGUAGES}
# A single word of these is a code in English and a word in no other language.
CODES = {str(v) for v in Verdict if "-" in str(v)}


def rows_of(client: FlaskClient, question: str, language: str, **values: str) -> list[list[str]]:
    """Return the heading and the rows of an answer, of all its pages, as texts."""
    found: list[list[str]] = []
    for number in range(1, 20):
        asked = {"lang": language, "page": str(number), **values}
        answer = client.get(f"/questions/{question}", query_string=asked, headers=HTML)
        if answer.status_code == 400:
            return found
        table = answer.text.split("<table")[1].split("</table>")[0]
        rows = [
            [
                " ".join(html.unescape(re.sub("<[^>]*>", " ", cell)).split())
                for cell in re.findall(r"<t[hd][ >].*?</t[hd]>", row, re.DOTALL)
            ]
            for row in table.split("<tr")[1:]
            if 'scope="rowgroup"' not in row
        ]
        found += rows[1:] if found else rows
    raise AssertionError("an answer has no last page")


def column(rows: list[list[str]], heading: str) -> list[str]:
    at = [cell.rstrip(" ▲▼") for cell in rows[0]].index(heading)
    return [row[at] for row in rows[1:]]


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_have_words_for_codes(question: str, language: str, reported: FlaskClient) -> None:
    rows = rows_of(reported, question, language)
    assert len(rows) > 20
    cells = {cell for row in rows for cell in row}
    assert not cells & (CODES | {"info"})
    if language == "nl":
        assert not cells & {"violation", "warning", "met", "consistent", "inconsistent"}
    if question == "consistency-findings":
        # A page shows the rows in their order, the gravest of each statement first, examples last.
        data = reported.get(f"/questions/{question}.json", query_string={"lang": language})
        found = data.get_json()["results"]["bindings"]
        found.sort(key=lambda row: "/example-" in row["statement"]["value"])
        codes = [row["severity"]["value"] for row in found]
        outcomes = column(rows, {"en": "Outcome", "nl": "Uitkomst"}[language])
        grave = "|".join(GRAVITIES[language])
        assert [re.sub(f" ({grave})$", "", outcome) for outcome in outcomes] == [
            WORDS[language][Verdict.CONSISTENT if code == "info" else Verdict.INCONSISTENT]
            for code in codes
        ]
    else:
        shown = set(column(rows, {"en": "Verdict", "nl": "Oordeel"}[language]))
        words = set(WORDS[language].values())
        assert shown <= words | {
            f"{word} {grave}" for word in words for grave in GRAVITIES[language]
        }


@pytest.mark.parametrize("question", QUESTIONS)
def test_data_keep_the_codes(question: str, reported: FlaskClient) -> None:
    found = reported.get(f"/questions/{question}.json").get_json()["results"]["bindings"]
    values = {
        row[name]["value"] for row in found for name in ("verdict", "severity") if name in row
    }
    allowed = {*map(str, Verdict), "violation", "warning", "info"}
    assert values
    assert values <= allowed


@pytest.mark.parametrize("language", LANGUAGES)
def test_check_says_its_outcome_and_no_severity_where_nothing_was_found(
    language: str, reported: FlaskClient
) -> None:
    rows = rows_of(reported, "consistency-findings", language, statement=ZENDESK)
    outcomes = set(column(rows, {"en": "Outcome", "nl": "Uitkomst"}[language]))
    agrees, disagrees = (WORDS[language][v] for v in (Verdict.CONSISTENT, Verdict.INCONSISTENT))
    assert agrees in outcomes
    assert outcomes - {agrees} <= {f"{disagrees} {grave}" for grave in GRAVITIES[language]}


@pytest.mark.parametrize(
    ("language", "heading", "name"),
    [
        # Section 6 keeps data "generally", as long as the purposes need: one criterion for all.
        ("en", "About", "(conditional)"),
        ("nl", "Gaat over", "(voorwaardelijk)"),
    ],
)
def test_message_names_what_it_is_about(
    language: str, heading: str, name: str, reported: FlaskClient
) -> None:
    rows = rows_of(reported, "requirements-not-met", language, statement=ZENDESK)
    asked = {"lang": language, "statement": ZENDESK}
    data = reported.get("/questions/requirements-not-met.json", query_string=asked).get_json()
    called = next(
        row["requirementName"]["value"]
        for row in data["results"]["bindings"]
        if row["requirementId"]["value"] == "gdpr-retention"
    )
    named = column(rows, {"en": "Requirement", "nl": "Vereiste"}[language])
    # The law stands beneath the name.
    at = next(number for number, cell in enumerate(named) if cell.startswith(f"{called} "))
    assert column(rows, heading)[at].count(name) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_thing_without_a_label_is_named_by_its_place(language: str, reported: FlaskClient) -> None:
    section = {"en": "section 8, whole section", "nl": "sectie 8, hele sectie"}[language]
    for page in (
        reported.get(f"/reports/zendesk-2024-02-20-nl?lang={language}", headers=HTML).text,
        reported.get(
            "/questions/consistency-findings",
            query_string={"lang": language, "statement": ZENDESK, "contains": section},
            headers=HTML,
        ).text,
    ):
        linked = re.findall(
            r'href="/id/zendesk-2024-02-20-nl/passage/8[?"][^>]*title="([^"]*)">(.*?)</a>', page
        )
        assert linked
        assert {(html.unescape(title), text) for title, text in linked} == {(section, "§8")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_gravity_is_said_for_people_on_a_report_and_in_an_answer(
    language: str, reported: FlaskClient
) -> None:
    page = reported.get(f"/reports/zendesk-2024-02-20-nl?lang={language}", headers=HTML).text
    badges = re.findall(r'class="(?:note )?severity [a-z]+">([^<]*)<', page)
    assert set(badges) == GRAVITIES[language]
    told = {"en": "Serious: what the requirement asks for", "nl": "Ernstig: wat het vereiste"}[
        language
    ]
    assert page.count(told) == 1
    rows = rows_of(reported, "requirements-not-met", language, statement=ZENDESK)
    shown = column(rows, {"en": "Verdict", "nl": "Oordeel"}[language])
    assert {cell.split()[-1] for cell in shown} == GRAVITIES[language]
    answer = reported.get(
        f"/questions/requirements-not-met?lang={language}&statement={ZENDESK}", headers=HTML
    )
    assert answer.text.count(told) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_not_assessed_is_not_called_by_the_name_of_a_verdict(
    language: str, reported: FlaskClient
) -> None:
    page = reported.get(f"/reports/zendesk-2024-02-20-nl?lang={language}", headers=HTML).text
    counts = reported.get("/reports").get_json()["reports"]
    count = next(r for r in counts if r["statement"] == ZENDESK)["counts"]["not-assessable"]
    line = {
        "en": f"Not assessed, which does not mean met ({count})",
        "nl": f"Niet beoordeeld; dat betekent niet dat eraan is voldaan ({count})",
    }[language]
    assert line in page
    assert VERDICTS[language][Verdict.NOT_MET] not in line.casefold()


@pytest.mark.parametrize("language", LANGUAGES)
def test_date_of_a_version_does_not_pass_for_a_review_each_year(
    language: str, reported: FlaskClient
) -> None:
    page = html.unescape(
        reported.get(f"/reports/zendesk-2024-02-20-nl?lang={language}", headers=HTML).text
    )
    section = page.split('id="ccpa-updated"')[1].split("</section>")[0]
    heading = section.split("</h3>")[0]
    # What the text shows is a date; that a review took place in twelve months nobody examined.
    assert not re.search("twelve|twaalf|months|maanden", heading)
    assert {"en": "is not examined", "nl": "is niet onderzocht"}[language] in section

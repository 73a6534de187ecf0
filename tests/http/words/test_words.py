"""The words of the pages: one term for one thing, in the language of the page."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from rdflib import DCTERMS, SKOS, Graph, Literal

from noticegraph.content import shipped_content
from noticegraph.dataset import Dataset
from noticegraph.http.words.headings import column_heading
from noticegraph.namespaces import DPV_BASE, PREFIXES, THINGS
from noticegraph.places import describe_place, headings_of, split_place
from noticegraph.query import solutions
from noticegraph.questions import read_questions

HTML = {"Accept": "text/html"}
CONTENT = shipped_content()
COLUMN_NAME = re.compile(r"\b[a-z]+[0-9]*[A-Z][A-Za-z0-9]*\b")
# California's "sharing" is no transfer to another country.
SHARING_AS_TRANSFER = re.compile(
    r"(verkoop|verkopen|verkocht|verkochte) (of|en) (doorgifte|doorgeven|doorgegeven)",
    re.IGNORECASE,
)


def dutch_texts() -> list[tuple[Path, str]]:
    """Return what the ontology, the facts and the shapes say in Dutch, but for other names.

    The lexicon has words that others' texts use, so it is left out.
    """
    found = []
    stated = [f for folder in (CONTENT.graph_data, CONTENT.shapes) for f in folder.rglob("*.ttl")]
    for file in (*CONTENT.vocabulary_files(), *sorted(stated)):
        if file.name.endswith("-passages.ttl"):
            continue
        graph = Graph().parse(file)
        found += [
            (file, str(value))
            for _, property_, value in graph
            # Other words for search, and the words of a document or a link, are not ours.
            if isinstance(value, Literal)
            and value.language == "nl"
            and property_ not in (SKOS.altLabel, DCTERMS.title)
        ]
    return found


def test_dutch_has_one_word_for_one_thing() -> None:
    texts = [
        *dutch_texts(),
        *(
            (question.path, text)
            for question in read_questions(CONTENT).values()
            for text in (question.title["nl"], question.description.get("nl", ""))
        ),
    ]
    assert len(texts) > 3000
    for file, text in texts:
        assert not SHARING_AS_TRANSFER.search(text), f"{file.name}: {text}"
        assert not re.search("groepslid|groepsmaatschappij", text, re.I), f"{file.name}: {text}"
        assert not re.search(r"\bkaders?\b", text, re.I), f"{file.name}: {text}"
    assert column_heading("affiliate", "nl")[0] == "Gelieerde onderneming"
    assert column_heading("framework", "nl")[0] == "Raamwerk"


def test_descriptions_of_questions_name_no_column_of_the_query() -> None:
    questions = read_questions(CONTENT)
    for question in questions.values():
        for language, text in question.description.items():
            named = set(COLUMN_NAME.findall(text)) - {"noticegraph"}
            assert not named & set(question.columns), f"{question.id} ({language}): {named}"
    # Where a description names a column, it is by the heading of the page.
    for name, column in (
        ("regional-terms", "authorityName"),
        ("regional-terms", "backgroundAuthority"),
        ("special-category-processing", "article9Condition"),
    ):
        for language, text in questions[name].description.items():
            assert f"“{column_heading(column, language)[0]}”" in text


def test_terms_of_dpv_that_name_data_have_a_dutch_label(shipped: FlaskClient) -> None:
    catalogue = shipped.get("/questions.json").get_json()["questions"]
    question = next(q for q in catalogue if q["id"] == "who-shares-category-with")
    category = next(p for p in question["parameters"] if p["name"] == "category")
    values = [v for v in category["values"] if v["value"].startswith(DPV_BASE)]
    assert len(values) > 40
    assert [v["value"] for v in values if "nl" not in v["labels"]] == []


@pytest.mark.parametrize(
    ("section", "place", "language", "expected"),
    [
        ("3", "table row 1", "en", "section 3, table row 1"),
        ("10.a", "alinea 1", "nl", "sectie 10.a, alinea 1"),
        ("preamble", "paragraph 4", "en", "preamble, paragraph 4"),
        ("preamble", "alinea 4", "nl", "aanhef, alinea 4"),
        ("contents", None, "nl", "inhoudsopgave"),
        ("your-rights", "item 1", "en", "Your rights, item 1"),
        # The slug of a heading that begins with a number is no number.
        ("2-your-rights", "item 1", "en", "2 your rights, item 1"),
        ("3", "row 1", "fr", "section 3, row 1"),
    ],
)
def test_place_is_described(section: str, place: str | None, language: str, expected: str) -> None:
    assert describe_place(section, place, language) == expected


def test_place_is_described_by_headings_as_far_as_they_are_known() -> None:
    titles = {"a": "Rights, and who has them", "a/b/c": "Access"}
    headings = headings_of("a/b/c", titles)
    assert headings == ("Rights, and who has them", "", "Access")
    place = describe_place("a/b/c", "list 1, item 3", "en", headings)
    assert place == "Rights, and who has them › B › Access, list 1, item 3"
    assert split_place(place) == ("Rights, and who has them › B › Access", "list 1, item 3")
    # A number is shorter than any heading, and is what the text itself refers to.
    assert describe_place("11.c", None, "nl", ("Regio", "Doorgifte")) == "sectie 11.c"
    assert headings_of("11.c", {"11": "Regio", "11.c": "Doorgifte"}) == ("Regio", "Doorgifte")


@pytest.mark.parametrize("language", ["en", "nl"])
def test_every_place_of_the_shipped_passages_is_split_from_its_section(
    language: str, shipped_dataset: Dataset
) -> None:
    query = f"""SELECT DISTINCT ?place WHERE {{
  ?passage <{PREFIXES["ng"]}place> ?place FILTER(LANG(?place) = "{language}")
}}"""
    places = [row[0].value for row in solutions(shipped_dataset, query).rows if row[0]]
    assert len(places) > 50
    for place in places:
        assert split_place(f"One, two › Three, four, {place}") == ("One, two › Three, four", place)


@pytest.mark.parametrize(("language", "word"), [("en", "preamble"), ("nl", "aanhef")])
def test_report_and_answer_describe_the_preamble_alike(
    language: str, word: str, reported: FlaskClient
) -> None:
    statement = f"{THINGS}zendesk-2024-02-20-nl"
    for address in (
        f"/reports/zendesk-2024-02-20-nl?lang={language}",
        f"/questions/scope-exclusions?lang={language}&statement={statement}",
    ):
        page = html.unescape(reported.get(address, headers=HTML).text)
        places = re.findall(r"[a-z]* ?(?:preamble|aanhef), [a-z]+ \d", page)
        assert places
        assert all(p.strip().startswith(word) for p in places)


@pytest.mark.parametrize(("language", "plural"), [("en", "days"), ("nl", "dagen")])
def test_days_are_plural(language: str, plural: str, shipped: FlaskClient) -> None:
    page = shipped.get(f"/questions/request-time-limits?lang={language}", headers=HTML).text
    body = page.split("<tbody")[1].split("</tbody>")[0]
    text = html.unescape(re.sub("<[^>]*>", " ", body))
    # GitHub answers within 45 days, and at most twice as many in all; the example within 30.
    for number in (30, 45, 90):
        assert f"{number} {plural}" in text
    assert not re.search(r"\d (day|dag)\b", text)

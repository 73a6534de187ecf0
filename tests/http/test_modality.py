"""Wherever a fact is named, it is said how it is meant: what a statement denies is not so."""

from __future__ import annotations

import csv
import html
import io
import re

import pytest
from flask.testing import FlaskClient

from noticegraph.dataset import Dataset
from noticegraph.modality import name_with_modality
from noticegraph.namespaces import PREFIXES, THINGS
from noticegraph.query import solutions

NG, SKOS = PREFIXES["ng"], PREFIXES["skos"]
HTML = {"Accept": "text/html"}
ZENDESK = "zendesk-2024-02-20-nl"
# The seventh of its section 11.b: there are no decisions of that kind.
DENIED = f"{THINGS}{ZENDESK}/automated-decisions"
NAMES = {
    "en": "No automated decisions of Article 22(1) and (4)",
    "nl": "Geen geautomatiseerde besluiten als bedoeld in artikel 22, leden 1 en 4",
}
LANGUAGES = ("en", "nl")


def occurrences(text: str, language: str) -> list[str]:
    """Return what follows each occurrence of the name of the denied fact."""
    plain = html.unescape(re.sub(r"<[^>]*>", "", text))
    return [plain[m.end() : m.end() + 20] for m in re.finditer(re.escape(NAMES[language]), plain)]


def assert_denied(text: str, language: str) -> None:
    """The name says the negative; a second word behind it would read as its opposite."""
    found = occurrences(text, language)
    assert found
    assert not any(behind.startswith((" (denied)", " (ontkend)")) for behind in found)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "address",
    [
        f"/id/{ZENDESK}/automated-decisions",
        f"/id/{ZENDESK}/automated-decisions.json",
        f"/id/{ZENDESK}/passage/11/b/list-1/item-9",
        f"/reports/{ZENDESK}",
        f"/reports/{ZENDESK}.json",
        f"/reports/{ZENDESK}.sarif",
        f"/compare/facts?a={ZENDESK}&b=github-2024-02-01-en&status=all&kind=Denial",
        f"/compare/facts.json?a={ZENDESK}&b=github-2024-02-01-en&status=all",
        f"/compare/facts.csv?a={ZENDESK}&b=github-2024-02-01-en&status=all",
        "/search?q=22",
        "/search.json?q=22",
        "/search.csv?q=22",
        f"/questions/evidence-of?fact={DENIED}",
    ],
)
def test_denied_fact_is_named_as_denied(address: str, language: str, reported: FlaskClient) -> None:
    addressed = address + ("&" if "?" in address else "?") + f"lang={language}"
    answer = reported.get(addressed, headers=HTML if "." not in address.split("/")[-1] else {})
    assert answer.status_code == 200
    assert_denied(answer.text, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fact_that_is_not_asserted_says_so_on_its_own_page(
    language: str, shipped_dataset: Dataset, shipped: FlaskClient
) -> None:
    query = f"""SELECT ?fact ?name ?word WHERE {{
  ?fact <{NG}modality> ?modality ; <{SKOS}prefLabel> ?name FILTER(LANG(?name) = "{language}")
  ?modality <{SKOS}prefLabel> ?word FILTER(LANG(?word) = "{language}")
  VALUES ?modality {{ <{NG}Denied> <{NG}Possible> <{NG}Conditional> }}
}}"""
    rows = [[t.value for t in row if t] for row in solutions(shipped_dataset, query).rows]
    assert len(rows) > 100
    by_word = {word: [r for r in rows if r[2] == word] for _, _, word in rows}
    assert len(by_word) == 3
    for word, facts in by_word.items():
        for fact, name, _ in facts[:12]:
            address = f"/id/{fact.removeprefix(THINGS)}?lang={language}"
            page = html.unescape(shipped.get(address, headers=HTML).text)
            shown = name if word in ("denied", "ontkend") else f"{name} ({word})"
            # A sentence stands beneath the title, which is then the kind.
            assert f"<h1>{shown}</h1>" in page or f'<p class="lede">{shown}</p>' in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_are_the_labels_of_the_modalities(language: str, shipped_dataset: Dataset) -> None:
    query = f"""SELECT ?modality ?word WHERE {{
  ?modality a <{NG}Modality> ; <{SKOS}prefLabel> ?word FILTER(LANG(?word) = "{language}")
}}"""
    found = {m.value: w.value for m, w in solutions(shipped_dataset, query).rows if m and w}
    assert len(found) == 4
    asserted = NG + "Asserted"
    assert name_with_modality("X", asserted, language) == "X"
    assert name_with_modality("X", None, language) == "X"
    for modality, word in found.items():
        if modality != asserted:
            assert name_with_modality("X", modality, language) == f"X ({word})"
    # Only a denial whose name says the negative is left alone.
    for name in ("No sale", "Not sold", "Isn't sold", "Geen verkoop", "Niet verkocht"):
        assert name_with_modality(name, NG + "Denied", language) == name
        assert name_with_modality(name, NG + "Possible", language) != name
    assert name_with_modality("Notice of sale", NG + "Denied", "en") == "Notice of sale (denied)"


def test_modality_of_another_vocabulary_is_said_too() -> None:
    assert name_with_modality("X", "https://example.org/modes#Doubtful", "en") == "X (Doubtful)"


@pytest.mark.parametrize("language", LANGUAGES)
def test_statement_page_says_the_modality_once(language: str, shipped: FlaskClient) -> None:
    csv_text = shipped.get(
        f"/statements/{ZENDESK}.csv?lang={language}&contains=artikel 22, leden"
        if language == "nl"
        else f"/statements/{ZENDESK}.csv?lang={language}&contains=Article 22(1) and"
    ).text
    rows = [r for r in csv.reader(io.StringIO(csv_text)) if NAMES[language] in r]
    assert len(rows) == 1
    assert rows[0].count({"en": "denied", "nl": "ontkend"}[language]) == 1

"""What is understood of the words that somebody asks, and what is told of the rest."""

from __future__ import annotations

import re
from html import unescape

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
    recipients,
    rows_of,
)
from flask.testing import FlaskClient
from rdflib import RDF, SKOS, Graph, URIRef

from noticegraph.namespaces import PREFIXES, THINGS


@pytest.mark.parametrize(
    ("words", "language", "question", "understood"),
    [
        ("how long are data stored by GitHub", "en", "retention", "Understood as: GitHub"),
        ("who receives bank account data", "en", "who-shares-category-with", "any company"),
        ("which rights exist in California", "en", "rights", "California, any company"),
        ("wie ontvangt bankgegevens", "nl", "recipients-of-category", "elk bedrijf"),
        ("welke rechten in Californië", "nl", "rights", "Californië, elk bedrijf"),
        ("rechtsgronden bij Zendesk", "nl", "legal-bas", "Begrepen als: Zendesk"),
    ],
)
def test_a_question_with_all_its_values_is_answered_at_once(
    words: str, language: str, question: str, understood: str, shipped: FlaskClient
) -> None:
    page = ask(shipped, words, lang=language)
    answer = answer_in(page)
    assert page.index(ANSWER) < page.index("hits-table") if "hits-table" in page else True
    assert question in answer
    assert understood in answer
    assert 1 <= len(rows_of(answer)) <= MOST_ROWS
    assert ("Bedoelde u iets anders?" if language == "nl" else "Not what you meant?") in page


def test_a_question_that_lacks_a_value_is_not_answered(shipped: FlaskClient) -> None:
    page = ask(shipped, "purposes that rest on this basis")
    assert ANSWER not in page
    assert "/questions/purposes-by-legal-basis" in page


@pytest.mark.parametrize(
    "words", ["who gets my credit card number", "wie krijgt mijn creditcardnummer"]
)
def test_a_card_number_is_data_of_the_card(words: str, shipped: FlaskClient, github: Graph) -> None:
    # GitHub names payment card information as an example of what it has of payments.
    payment = URIRef(THINGS + "github-2024-02-01-en/category/us-payment")
    given = recipients(github, payment)
    assert given
    answer = answer_in(ask(shipped, words))
    assert all(name in answer for name in labels_of(github, map(URIRef, given), "en"))


@pytest.mark.parametrize("words", ["consent", "Smooch Technologies US Inc."])
def test_a_name_alone_asks_nothing(words: str, shipped: FlaskClient) -> None:
    assert ANSWER not in ask(shipped, words)


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("please tell everything about Smooch Technologies US Inc.", "en"),
        ("vertel alles over Smooch Technologies US Inc.", "nl"),
    ],
)
def test_a_name_within_words_is_found_as_the_name_alone(
    words: str, language: str, shipped: FlaskClient
) -> None:
    def found(q: str) -> set[str]:
        read = shipped.get("/search.json", query_string={"q": q, "lang": language}).get_json()
        return {row["thing"] for row in read["things"]}

    alone = found("Smooch Technologies US Inc.")
    assert alone
    assert alone <= found(words)
    page = ask(shipped, words, lang=language)
    assert "Smooch Technologies US Inc.</h2>" in page


@pytest.mark.parametrize(
    ("words", "language", "heading"),
    [
        ("tell me about Brazil", "en", "What is stated about Brazil"),
        ("hoe zit het met Brazilië", "nl", "Wat er staat over Brazilië"),
    ],
)
def test_what_is_stated_for_a_region_comes_first(
    words: str, language: str, heading: str, shipped: FlaskClient
) -> None:
    page = ask(shipped, words, lang=language)
    first = page.index(heading)
    link = re.search(r'href="(/questions/regional-terms[^"]*)"', page)
    assert link is not None
    assert first < link.start()
    rows = rows_of(unescape(shipped.get(link[1], headers=BROWSER).text))
    assert rows
    assert all("Brazil" in row for row in rows)
    assert "§12" in page[first : first + 2500]


def test_what_is_named_and_no_value_limits_the_rows(shipped: FlaskClient) -> None:
    rows = rows_of(answer_in(ask(shipped, "is Smooch certified")))
    assert rows
    assert all("Smooch" in row for row in rows)
    for words, language in (
        ("legal basis for marketing", "en"),
        ("grondslag voor marketing", "nl"),
    ):
        rows = rows_of(answer_in(ask(shipped, words, lang=language)))
        assert rows
        assert all("marketing" in row.casefold() for row in rows)
    rows = rows_of(answer_in(ask(shipped, "applicable law in Brazil")))
    assert rows
    assert all("Brazil" in row for row in rows)


KIND = URIRef(PREFIXES["ng"] + "AdvertisingAndTrackingCompanies")


def of_kind(graph: Graph, kind: URIRef) -> set[URIRef]:
    """What stands under a kind in a file, directly or through others."""
    found: set[URIRef] = set()
    above = {kind}
    while above := {URIRef(str(s)) for a in above for s in graph.subjects(SKOS.broader, a)} - found:
        found |= above
    return found


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("advertising partners", "en"),
        ("which advertising partners get what data", "en"),
        ("reclamepartners", "nl"),
        ("welke reclamepartners krijgen welke gegevens", "nl"),
    ],
)
def test_recipients_of_one_kind_are_one_answer(
    words: str, language: str, shipped: FlaskClient, zendesk: Graph, github: Graph
) -> None:
    answer = answer_in(ask(shipped, words, lang=language))
    link = re.search(r'href="(/questions/categories-disclosed-to[^"]+)"', answer)
    assert link is not None
    assert "AdvertisingAndTrackingCompanies" in link[1]
    page = unescape(shipped.get(link[1], headers=BROWSER).text)
    # The form has what was asked, and the rows have each recipient of that kind that gets data.
    chosen = re.search(r'<option value="([^"]+)" selected>', page)
    assert chosen is not None
    assert chosen[1] == str(KIND)
    has_data, has_recipient = (
        URIRef(PREFIXES["dpv"] + n) for n in ("hasPersonalData", "hasRecipient")
    )
    for graph in (zendesk, github):
        # What is claimed in general, as in section 10.b of Zendesk's statement, has no category.
        claims = set(graph.subjects(RDF.type, URIRef(NG + "SaleOrSharingClaim")))
        getting = {
            str(r)
            for fact in set(graph.subjects(has_data)) | claims
            for r in graph.objects(fact, has_recipient)
            if r in of_kind(graph, KIND)
        }
        assert getting
        assert all(r.removeprefix(THINGS) in page for r in getting)
        kinds = "soort(en)? ontvangers" if language == "nl" else "kinds? of recipients"
        assert re.search(f"{len(getting)} {kinds}", conclusion_of(answer))
    assert groups_of(answer)[:2] == ["GitHub", "Zendesk"]


def test_the_company_that_is_named_has_its_own_recipient(shipped: FlaskClient) -> None:
    answer = answer_in(ask(shipped, "what do service providers receive from Zendesk"))
    assert "zendesk-2024-02-20-nl/recipient/service-providers" in answer


@pytest.mark.parametrize(
    ("words", "language", "subject"),
    [
        ("compare legal bases of GitHub and Zendesk", "en", "legal-basis"),
        ("vergelijk bewaartermijnen van GitHub en Zendesk", "nl", "retention"),
        ("which rights do Zendesk and Tulpenpost name", "en", "rights"),
    ],
)
def test_several_companies_are_compared(
    words: str, language: str, subject: str, shipped: FlaskClient
) -> None:
    page = ask(shipped, words, lang=language)
    link = re.search(r'<h2 id="comparison"><a href="([^"]+)"', page)
    assert link is not None
    assert f"subject={subject}" in link[1]
    assert page.index(link[0]) < page.index('class="asks"')
    assert shipped.get(link[1], headers=BROWSER).status_code == 200


def test_part_of_a_name_finds_the_facts_that_the_whole_name_finds(shipped: FlaskClient) -> None:
    def stated(words: str) -> set[str]:
        page = ask(shipped, words)
        found = page[page.index("What is stated about") : page.index('class="asks"')]
        return set(re.findall(r'<li><a href="([^"]+)"', found))

    whole = stated("Smooch Technologies US Inc.")
    assert any("certification" in fact for fact in whole)
    assert whole <= stated("smooch")


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("ground for special categories", "en"),
        ("special categories and their ground", "en"),
        ("grond voor bijzondere categorieën", "nl"),
    ],
)
def test_the_ground_for_special_categories_is_understood(
    words: str, language: str, shipped: FlaskClient
) -> None:
    answer = answer_in(ask(shipped, words, lang=language))
    assert "/questions/special-category-processing" in answer


def test_a_word_that_means_nothing_here_is_told(shipped: FlaskClient) -> None:
    assert "Not understood: “quuxco”" in answer_in(
        ask(shipped, "how long are data stored by Quuxco")
    )
    assert ANSWER not in ask(shipped, "how long are data stored by Quuxco Blorf Industries")


@pytest.mark.parametrize("words", ["asdfgh qwerty", "xkcd plugh zzyzx", "blorf"])
def test_nonsense_is_not_understood(words: str, shipped: FlaskClient) -> None:
    page = ask(shipped, words)
    assert "None of this was understood" in page
    assert "Similar names" not in page
    assert ANSWER not in page
    assert "Hiervan is niets begrepen" in ask(shipped, words, lang="nl")


def test_the_box_of_a_companys_page_asks_about_it(shipped: FlaskClient) -> None:
    page = shipped.get("/companies/zendesk", headers=BROWSER).text
    form = page[page.index('<form class="search"') : page.index("</form>")]
    slug = re.search(r'name="statement" value="([^"]+)"', form)
    assert slug is not None
    asked = ask(shipped, "how long are data stored", statement=slug[1])
    assert "Understood as: Zendesk" in answer_in(asked)
    assert "Asked about Zendesk" in asked
    assert 'href="/search?q=how+long+are+data+stored&lang=en"' in asked
    # What the words name counts more.
    named = ask(shipped, "how long are data stored by GitHub", statement=slug[1])
    assert "Understood as: GitHub" in answer_in(named)
    assert shipped.get("/search?q=x&statement=nobody", headers=BROWSER).status_code == 400


def test_the_list_of_questions_answers_too(shipped: FlaskClient) -> None:
    page = unescape(
        shipped.get(
            "/questions", query_string={"q": "how long are data stored by GitHub"}, headers=BROWSER
        ).text
    )
    assert "Understood as: GitHub" in answer_in(page)
    assert page.index(ANSWER) < page.index('class="q-list"')


def test_a_region_limits_what_the_law_requires(reported: FlaskClient) -> None:
    for words, language in (("what is missing for California at Zendesk", "en"),
                            ("wat ontbreekt bij Zendesk voor Californië", "nl")):  # fmt: skip
        answer = answer_in(ask(reported, words, lang=language))
        assert "/questions/requirements-not-met?" in answer
        assert rows_of(answer)
        assert all(re.search("Californi", row) for row in rows_of(answer))

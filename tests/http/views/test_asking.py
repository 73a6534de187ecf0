"""The page after asking: the answer, what was named, and what was not understood."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient
from rdflib import RDF, SKOS, Graph, Literal, URIRef
from rdflib.term import Node

from noticegraph.errors import TimeLimitError
from noticegraph.namespaces import PREFIXES, THINGS

ROOT = Path(__file__).parents[3]

BROWSER = {"Accept": "text/html"}
ANSWER = '<section class="answer"'
MOST_ROWS = 12


def ask(client: FlaskClient, words: str, **more: str) -> str:
    answer = client.get("/search", query_string={"q": words, "lang": "en", **more}, headers=BROWSER)
    assert answer.status_code == 200
    return unescape(answer.text)


def answer_in(page: str) -> str:
    assert page.count(ANSWER) == 1
    return page[page.index(ANSWER) : page.index("</section>", page.index(ANSWER))]


def rows_of(part: str) -> list[str]:
    """The rows of facts: not the headings between them."""
    return re.findall(r'<tr role="row">.*?</tr>', part[part.index("<tbody") :], re.DOTALL)


def names_of(part: str) -> list[str]:
    """What the first cell of each row links to."""
    return [re.findall(r'href="([^"]+)"', row)[0] for row in rows_of(part)]


def groups_of(part: str) -> list[str]:
    """The headings between the rows, as text."""
    found = re.findall(r'scope="rowgroup"[^>]*>(.*?)</th>', part, re.DOTALL)
    return [" ".join(re.sub("<[^>]*>", " ", heading).split()) for heading in found]


def conclusion_of(part: str) -> str:
    found = re.search(r'<ul class="concluded">(.*?)</ul>', part, re.DOTALL)
    assert found is not None
    return "\n".join(re.findall("<li>([^<]+)</li>", found[1]))


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


@pytest.fixture(scope="module")
def zendesk() -> Graph:
    return Graph().parse(ROOT / "graph_data" / "zendesk" / "2024-02-20-nl.ttl")


@pytest.fixture(scope="module")
def github() -> Graph:
    return Graph().parse(ROOT / "graph_data" / "github" / "2024-02-01-en.ttl")


def recipients(graph: Graph, data: URIRef) -> set[str]:
    """Who gets a kind of data by the file, asserted or not."""
    has_data, has_recipient = (
        URIRef(PREFIXES["dpv"] + n) for n in ("hasPersonalData", "hasRecipient")
    )
    facts = set(graph.subjects(has_data, data))
    return {str(r) for fact in facts for r in graph.objects(fact, has_recipient)}


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


def test_a_question_that_lacks_a_value_is_not_answered(shipped: FlaskClient) -> None:
    page = ask(shipped, "purposes that rest on this basis")
    assert ANSWER not in page
    assert "/questions/purposes-by-legal-basis" in page


NG = PREFIXES["ng"]


def labels_of(graph: Graph, things: Iterable[Node], language: str) -> set[str]:
    return {
        str(label)
        for thing in things
        for label in graph.objects(thing, SKOS.prefLabel)
        if isinstance(label, Literal) and label.language == language
    }


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
    "words", ["who gets my credit card number", "wie krijgt mijn creditcardnummer"]
)
def test_a_card_number_is_data_of_the_card(words: str, shipped: FlaskClient, github: Graph) -> None:
    # GitHub names payment card information as an example of what it has of payments.
    payment = URIRef(THINGS + "github-2024-02-01-en/category/us-payment")
    given = recipients(github, payment)
    assert given
    answer = answer_in(ask(shipped, words))
    assert all(name in answer for name in labels_of(github, map(URIRef, given), "en"))


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
    assert "Nothing of this was understood" in page
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
        assert all(re.search("Californi", row) for row in rows_of(answer))


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
    grave, minor = ("ernstig", "klein") if language == "nl" else ("grave", "minor")
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

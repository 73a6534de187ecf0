"""The page after asking: the answer, what was named, and what was not understood."""

from __future__ import annotations

import re
from html import unescape

import pytest
from flask.testing import FlaskClient

from noticegraph.errors import TimeLimitError

BROWSER = {"Accept": "text/html"}
ANSWER = '<section class="answer"'


def ask(client: FlaskClient, words: str, **more: str) -> str:
    answer = client.get("/search", query_string={"q": words, "lang": "en", **more}, headers=BROWSER)
    assert answer.status_code == 200
    return unescape(answer.text)


def answer_in(page: str) -> str:
    assert page.count(ANSWER) == 1
    return page[page.index(ANSWER) : page.index("</section>", page.index(ANSWER))]


def rows_of(part: str) -> list[str]:
    return re.findall(r"<tr.*?</tr>", part[part.index("<tbody") :], re.DOTALL)


@pytest.mark.parametrize(
    ("words", "language", "question", "understood"),
    [
        ("how long are data stored by GitHub", "en", "retention", "Understood as: GitHub"),
        ("who receives bank account data", "en", "who-shares-category-with", "any company"),
        ("which rights exist in California", "en", "rights", "California, any company"),
        ("wie ontvangt bankgegevens", "nl", "who-shares-category-with", "elk bedrijf"),
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
    assert 1 <= len(rows_of(answer)) <= 5
    assert ("Bedoelde u iets anders?" if language == "nl" else "Not what you meant?") in page


def test_the_answer_is_the_beginning_of_the_page_of_the_question(shipped: FlaskClient) -> None:
    answer = answer_in(ask(shipped, "how long are data stored by GitHub"))
    link = re.search(r'<h2 id="answer"><a href="([^"]+)"', answer)
    assert link is not None
    whole = unescape(shipped.get(link[1], headers=BROWSER).text)
    of_page = whole[whole.index('class="data ledger') :]
    assert rows_of(answer) == rows_of(of_page)[:5]
    count = shipped.get(link[1], headers={"Accept": "application/json"}).get_json()
    assert f"All {len(count['results']['bindings'])} rows" in answer
    for heading in re.findall(r'<th [^>]*><a href="([^"]+)"', answer):
        assert shipped.get(heading, headers=BROWSER).status_code == 200


def test_a_question_that_lacks_a_value_is_not_answered(shipped: FlaskClient) -> None:
    page = ask(shipped, "purposes that rest on this basis")
    assert ANSWER not in page
    assert "/questions/purposes-by-legal-basis" in page


@pytest.mark.parametrize("words", ["consent", "Brazil", "Smooch Technologies US Inc."])
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


def test_without_time_for_the_answer_the_questions_are_shown(
    shipped: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def too_slow(*_: object) -> object:
        raise TimeLimitError("query-time", seconds=1)

    monkeypatch.setattr("noticegraph.http.views.asking.solutions", too_slow)
    # Words of its own: pages are kept.
    page = ask(shipped, "how long will GitHub keep data")
    assert ANSWER not in page
    assert "/questions/retention?statement=" in page

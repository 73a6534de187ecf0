"""The form of a fact: what it needs is seen, each refusal names its field, a label is one term."""

from __future__ import annotations

import re

import pytest
from reviewed_statement import ASKED, ID
from reviewing_client import FROM_PAGE, Reviewing
from reviewing_forms import PAGE, form_of

SALE = {"c-terms": "sale", "c-category": "Email address"}
BROWSER = {**FROM_PAGE, "Accept": "text/html"}


def shown_at_once(page: str) -> str:
    form = page[page.index('<form method="post" id="edit"') :]
    return form[: form.index("<details")]


def test_a_sale_needs_what_a_table_of_categories_says_and_no_more(reviewing: Reviewing) -> None:
    """The law's table says of a category whether it is sold or shared: no place, no recipient."""
    client, desk = reviewing.enter(), reviewing.room.desk(ID)
    fields = form_of(client, "new", ASKED, "sale")
    answer = client.post(PAGE, data={**fields, **SALE, "do": "save"}, headers=BROWSER)
    assert answer.status_code == 303, answer.text
    (row,) = (row for row in desk.live.rows.values() if row.kind == "sale")
    assert row.cells["terms"] == ["ng:Sale"]
    assert row.cells["category"] == ["category/email-address"]


def test_a_combination_needs_no_field_for_what_it_always_is(reviewing: Reviewing) -> None:
    client, desk = reviewing.enter(), reviewing.room.desk(ID)
    fields = {**form_of(client, "new", ASKED, "combination"), "name": "Joined", "do": "save"}
    assert client.post(PAGE, data=fields, headers=BROWSER).status_code == 303
    assert "combination" in [row.kind for row in desk.live.rows.values()]


@pytest.mark.parametrize("kind", ["sale", "sale-in-general"])
def test_the_place_and_the_category_of_a_sale_are_seen_at_once(
    reviewing: Reviewing, kind: str
) -> None:
    client = reviewing.enter()
    page = client.get(f"{PAGE}?at={ASKED}&edit=new&kind={kind}", headers=FROM_PAGE).text
    for column in ("terms", "category", "jurisdiction"):
        assert f'name="c-{column}"' in shown_at_once(page)


@pytest.mark.parametrize(("language", "words"), [("en", "say which"), ("nl", "zeg welke")])
def test_a_refusal_names_its_field_in_the_language_of_the_page(
    reviewing: Reviewing, language: str, words: str
) -> None:
    client = reviewing.enter()
    fields = {**form_of(client, "new", ASKED, "sale"), **SALE, "c-terms": ""}
    data = {**fields, "do": "save"}
    answer = client.post(f"{PAGE}?lang={language}", data=data, headers=BROWSER)
    assert answer.status_code == 409
    label = re.search(r'<label for="f-terms">([^<]+)</label>', answer.text)
    assert label is not None
    said = re.search(r'role="alert">.*?</ul>', answer.text, re.DOTALL)
    assert said is not None
    assert f"<b>{label[1]}:</b>" in said[0]
    assert "sale/" not in said[0]
    assert words in said[0]
    quick = client.post(
        f"{PAGE}?lang={language}", data={**fields, "do": "check"}, headers=FROM_PAGE
    )
    assert quick.json is not None
    assert label[1] in [fault["label"] for fault in quick.json["faults"]]


def test_the_label_of_one_term_is_that_term(reviewing: Reviewing) -> None:
    """It is another word for a second one, too, which is not its label."""
    client, desk = reviewing.enter(), reviewing.room.desk(ID)
    fields = form_of(client, "new", ASKED, "category")
    data = {**fields, "name": "Card", "c-terms": "payment card number", "do": "save"}
    assert client.post(PAGE, data=data, headers=BROWSER).status_code == 303
    (row,) = (row for row in desk.live.rows.values() if row.one("name") == "Card")
    assert row.cells["terms"] == ["pd:PaymentCardNumber"]


def test_of_two_terms_with_one_label_one_is_chosen_without_scripts(reviewing: Reviewing) -> None:
    client = reviewing.enter()
    fields = form_of(client, "new", ASKED, "category")
    fields |= {"name": "What is sold", "c-terms": "Sale"}
    answer = client.post(PAGE, data={**fields, "do": "save"}, headers=BROWSER)
    assert answer.status_code == 409
    offered = re.findall(r'value="take ([^"]+)"', answer.text)
    assert sorted(offered) == ["ng:Sale", "pd:Sale"]
    assert '<option value="terms" selected>' in answer.text
    data = {**fields, "do": "take pd:Sale", "into": "terms"}
    taken = client.post(PAGE, data=data, headers=BROWSER)
    assert re.search(r'name="c-terms" value="pd:Sale"', taken.text)

"""Facts corrected, added and noted by forms, with what the verifier says at once."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient
from rdflib import RDF, URIRef
from reviewed_statement import ASKED, COLLECTED, COURIERS, ID, KEPT
from reviewing_client import FROM_PAGE, HOST, Reviewing, token_of
from reviewing_forms import fields_of, form_of, send

from noticegraph.namespaces import DPV, NG, THINGS
from noticegraph.turtle import read_turtle
from noticegraph.turtle_writing import canonical_turtle

PAGE = f"/review/{ID}"
FACT = "retention/60-days"
NODE = URIRef(f"{THINGS}{ID}/{FACT}")


def says(client: FlaskClient, fields: dict[str, str]) -> dict[str, list[dict[str, str]]]:
    headers = {**FROM_PAGE, "Accept": "application/json"}
    answer = client.post(PAGE, data={**fields, "do": "check"}, headers=headers)
    assert answer.status_code == 200
    found: dict[str, list[dict[str, str]]] = answer.get_json()
    return found


def test_a_form_sent_as_it_is_changes_nothing_but_the_review(reviewing: Reviewing) -> None:
    client = reviewing.enter()
    file = reviewing.room.desk(ID).files.facts
    before = read_turtle(file)
    assert send(client, form_of(client, FACT)).status_code == 303
    after = read_turtle(file)
    about_review = {NG.reviewStatus, NG.reviewedBy, NG.reviewedAt, NG.reviewedDigest}
    agent = after.value(NODE, NG.reviewedBy)
    changed = {t for t in after - before if t[0] != agent} | set(before - after)
    assert {p for _, p, _ in changed} <= about_review
    assert file.read_text("utf-8") == canonical_turtle(after)


def test_a_corrected_fact_is_accepted_with_its_new_words(reviewing: Reviewing) -> None:
    client = reviewing.enter()
    fields = form_of(client, FACT) | {
        "c-duration": "P90D", "modality": "possible", "quote": "orders for 60 days",
    }  # fmt: skip
    assert send(client, fields).status_code == 303
    graph = read_turtle(reviewing.room.desk(ID).files.facts)
    assert str(graph.value(NODE, NG.period)) == "P90D"
    assert graph.value(NODE, NG.modality) == NG.Possible
    assert graph.value(NODE, NG.reviewStatus) == NG.Accepted
    desk = reviewing.room.desk(ID)
    start, end = (int(str(graph.value(NODE, p))) for p in (NG.quoteStart, NG.quoteEnd))
    assert desk.opened().text[start:end] == "orders for 60 days"


def test_a_label_names_a_term_in_either_language(reviewing: Reviewing) -> None:
    client = reviewing.enter()
    fact = "category/email-address"
    fields = form_of(client, fact, COLLECTED) | {"c-terms": "Email Address; dpv:PersonalData"}
    assert send(client, fields).status_code == 303
    graph = read_turtle(reviewing.room.desk(ID).files.facts)
    above = graph.objects(
        URIRef(f"{THINGS}{ID}/{fact}"), URIRef("http://www.w3.org/2004/02/skos/core#broader")
    )
    assert {str(o).rpartition("#")[2] for o in above} == {"EmailAddress", "PersonalData"}


@pytest.mark.parametrize(
    ("changed", "column", "word"),
    [
        ({"c-durationKind": "ng:ExactPerod"}, "durationKind", "ng:ExactPeriod"),
        ({"c-duration": "60 days"}, "duration", "P90D"),
        ({"quote": "seventy days"}, "quote", "seventy days"),
        ({"passages": "how-long/paragraph-9"}, "passage", "how-long/paragraph-1"),
        ({"modality": "conditional"}, "condition", ""),
        ({"name": "Kite Repair mends kites in The Hague. What we collect We"}, "name", ""),
        ({"c-durationKind": ""}, "durationKind", "exactly"),
    ],
)
def test_the_verifier_says_at_once_what_is_wrong(
    reviewing: Reviewing, changed: dict[str, str], column: str, word: str
) -> None:
    client = reviewing.enter()
    file = reviewing.room.desk(ID).files.facts
    before = file.read_bytes()
    fields = form_of(client, FACT) | changed
    faults = says(client, fields)["faults"]
    assert [f for f in faults if f["column"] == column or column == "durationKind"], faults
    assert word in str(faults)
    # A form without a script says the same, with what was typed.
    answer = send(client, fields)
    assert answer.status_code == 409
    for value in changed.values():
        assert value in answer.text
    assert file.read_bytes() == before


def test_a_good_fact_is_said_to_be_good_and_nothing_is_written(reviewing: Reviewing) -> None:
    client = reviewing.enter()
    file = reviewing.room.desk(ID).files.facts
    before = file.read_bytes()
    assert says(client, form_of(client, FACT)) == {"faults": [], "twins": []}
    assert file.read_bytes() == before


def test_a_new_fact_is_added_and_taken_back(reviewing: Reviewing) -> None:
    client = reviewing.enter()
    file = reviewing.room.desk(ID).files.facts
    before = file.read_bytes()
    fields = form_of(client, "new", COURIERS, "recipient") | {
        "name": "Couriers", "c-terms": "dpv:ThirdParty", "quote": "Couriers",
    }  # fmt: skip
    assert send(client, fields).status_code == 303
    graph = read_turtle(file)
    node = URIRef(f"{THINGS}{ID}/recipient/couriers")
    assert (node, RDF.type, NG.RecipientCategory) in graph
    assert graph.value(node, NG.reviewStatus) == NG.Accepted
    page = client.get(PAGE, headers=HOST)
    undo = {"do": "undo", "token": token_of(page), "at": COURIERS}
    assert client.post(PAGE, data=undo, headers=FROM_PAGE).status_code == 303
    assert file.read_bytes() == before


def test_a_new_fact_never_takes_the_place_of_another(reviewing: Reviewing) -> None:
    client = reviewing.enter()
    fields = form_of(client, "new", KEPT, "retention") | {
        "name": "60 days", "c-duration": "P60D", "quote": "60 days",
    }  # fmt: skip
    twins = says(client, fields)["twins"]
    assert twins == ["Kept: orders, 60 days"]
    assert send(client, fields).status_code == 303
    graph = read_turtle(reviewing.room.desk(ID).files.facts)
    assert len(set(graph.subjects(RDF.type, NG.RetentionRule))) == 2


def test_a_passage_without_a_fact_says_why(reviewing: Reviewing) -> None:
    client = reviewing.enter()
    page = client.get(f"{PAGE}?at={ASKED}", headers=HOST)
    token = token_of(page)
    data = {"do": "no-fact", "reason": "ng:NavigationText", "at": ASKED, "token": token}
    assert client.post(PAGE, data=data, headers=FROM_PAGE).status_code == 303
    passage = URIRef(f"{THINGS}{ID}/passage/{ASKED}")
    file = reviewing.room.desk(ID).files.facts
    assert (passage, NG.statesNoFact, NG.NavigationText) in read_turtle(file)
    # A fact that is found there after all takes its place.
    fields = form_of(client, "new", ASKED, "data-example") | {
        "name": "Where you fly", "c-terms": "dpv:PersonalData",
    }  # fmt: skip
    assert send(client, fields).status_code == 303
    assert (passage, NG.statesNoFact, None) not in read_turtle(file)


def test_all_of_a_kind_in_a_section_are_accepted_and_taken_back_together(
    reviewing: Reviewing,
) -> None:
    client = reviewing.enter()
    fields = form_of(client, "new", KEPT, "security") | {
        "name": "More",
        "c-terms": "dpv:Encryption",
    }
    send(client, fields)
    file = reviewing.room.desk(ID).files.facts
    before = file.read_bytes()
    token = token_of(client.get(PAGE, headers=HOST))
    data = {"do": "accept-alike", "kind": "security", "at": KEPT, "token": token}
    assert client.post(PAGE, data=data, headers=FROM_PAGE).status_code == 303
    graph = read_turtle(file)
    states = {graph.value(n, NG.reviewStatus) for n in graph.subjects(RDF.type, NG.SecurityClaim)}
    assert states == {NG.Accepted}
    assert graph.value(NODE, NG.reviewStatus) == NG.Drafted
    client.post(PAGE, data={"do": "undo", "token": token, "at": KEPT}, headers=FROM_PAGE)
    assert file.read_bytes() == before


def test_two_windows_that_edit_one_fact_keep_both_texts(reviewing: Reviewing) -> None:
    anna, ben = reviewing.enter(), reviewing.enter("Ben")
    first, second = form_of(anna, FACT), form_of(ben, FACT)
    assert send(anna, first | {"c-duration": "P90D"}).status_code == 303
    file = reviewing.room.desk(ID).files.facts
    after = file.read_bytes()
    answer = send(ben, second | {"c-duration": "P30D"})
    assert answer.status_code == 412
    assert "P90D" in answer.text
    # What Ben typed stands in the form; saving it again is a decision made in sight of both.
    fields = fields_of(answer)
    assert fields["c-duration"] == "P30D"
    assert file.read_bytes() == after
    assert send(ben, fields).status_code == 303
    assert str(read_turtle(file).value(NODE, NG.period)) == "P30D"


def test_what_others_name_is_not_rejected_under_them(reviewing: Reviewing) -> None:
    client = reviewing.enter()
    desk = reviewing.room.desk(ID)
    fact = "category/email-address"
    data = {
        "do": "reject", "fact": fact, "version": desk.version_of(fact), "at": COLLECTED,
        "token": token_of(client.get(PAGE, headers=HOST)),
    }  # fmt: skip
    answer = client.post(PAGE, data=data, headers=FROM_PAGE)
    assert answer.status_code == 409
    assert "Collection: email address" in answer.text


def test_a_renamed_thing_keeps_the_facts_that_name_it(reviewing: Reviewing) -> None:
    client = reviewing.enter()
    fact = "category/email-address"
    fields = form_of(client, fact, COLLECTED) | {"name": "Address for e-mail"}
    assert send(client, fields).status_code == 303
    graph = read_turtle(reviewing.room.desk(ID).files.facts)
    node = URIRef(f"{THINGS}{ID}/{fact}")
    assert (URIRef(f"{THINGS}{ID}/collection/email-address"), DPV.hasPersonalData, node) in graph


def test_terms_are_found_by_words_of_both_languages(reviewing: Reviewing) -> None:
    client = reviewing.enter()
    for words, term in (("encrypt", "dpv:Encryption"), ("e-mailadres", "pd:EmailAddress")):
        found = client.get(f"/review/terms?q={words}&lang=nl", headers=HOST).get_json()["terms"]
        assert term in [t["term"] for t in found]
    (first, *_) = client.get("/review/terms?q=email+address", headers=HOST).get_json()["terms"]
    assert first["term"] == "pd:EmailAddress"
    assert first["broader"]


def test_the_page_looks_terms_up_without_a_script(reviewing: Reviewing) -> None:
    client = reviewing.enter()
    fields = form_of(client, FACT) | {"seek": "encryption", "c-duration": "P7D"}
    answer = send(client, fields, "look-up")
    assert answer.status_code == 200
    assert "dpv:Encryption" in answer.text
    # What was typed is still there.
    assert fields_of(answer)["c-duration"] == "P7D"


def test_what_no_term_is_stays_in_the_form(reviewing: Reviewing) -> None:
    client = reviewing.enter()
    answer = send(client, form_of(client, FACT) | {"c-durationKind": "roughly so"})
    assert answer.status_code == 409
    assert fields_of(answer)["c-durationKind"] == "roughly so"


def test_a_change_of_kind_loses_nothing_that_was_typed(reviewing: Reviewing) -> None:
    client = reviewing.enter()
    fields = form_of(client, "new", KEPT, "retention") | {"name": "Kept", "c-duration": "P9D"}
    as_other = fields_of(send(client, fields | {"kind": "security"}, "kind"))
    assert as_other["kind"] == "security"
    again = fields_of(send(client, as_other | {"kind": "retention"}, "kind"))
    assert again["c-duration"] == "P9D"
    assert again["name"] == "Kept"


def test_the_return_key_in_the_field_for_terms_looks_them_up(reviewing: Reviewing) -> None:
    """It sends the first button of the form, which is the check."""
    client = reviewing.enter()
    fields = form_of(client, FACT) | {"seek": "encryption"}
    headers = {**FROM_PAGE, "Accept": "text/html"}
    answer = client.post(PAGE, data={**fields, "do": "check"}, headers=headers)
    assert answer.status_code == 200
    assert "dpv:Encryption" in answer.text
    focused = re.findall(r'id="([^"]+)"[^>]* autofocus', answer.text)
    assert focused == ["f-seek"]


def test_a_fact_that_is_gone_is_offered_as_a_new_one(reviewing: Reviewing) -> None:
    anna, ben = reviewing.enter(), reviewing.enter("Ben")
    fields = form_of(anna, "new", KEPT, "security") | {"name": "Locks", "c-terms": "dpv:Encryption"}
    send(anna, fields)
    rows = reviewing.room.desk(ID).live.rows
    (fact,) = [i for i, row in rows.items() if row.one("name") == "Locks"]
    mine = form_of(ben, fact) | {"name": "Locks and keys"}
    token = token_of(anna.get(PAGE, headers=HOST))
    anna.post(PAGE, data={"do": "undo", "token": token, "at": KEPT}, headers=FROM_PAGE)
    answer = send(ben, mine)
    assert answer.status_code == 412
    kept = fields_of(answer)
    assert kept["name"] == "Locks and keys"
    assert kept["fact"] == ""
    assert send(ben, kept).status_code == 303


def test_a_fact_that_a_rule_drafted_is_checked_and_changed_after_it_was_accepted(
    reviewing: Reviewing,
) -> None:
    client = reviewing.enter()
    assert send(client, form_of(client, FACT)).status_code == 303
    fields = form_of(client, FACT)
    assert says(client, fields | {"c-durationKind": "ng:NoSuchKind"})["faults"]
    assert send(client, fields | {"c-duration": "P30D"}).status_code == 303
    file = reviewing.room.desk(ID).files.facts
    assert str(read_turtle(file).value(NODE, NG.period)) == "P30D"

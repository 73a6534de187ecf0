"""Facts accepted and rejected by plain forms: what the files say then, and what nobody loses."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient
from rdflib import PROV, RDF, Literal, URIRef
from reviewed_statement import COLLECTED, COURIERS, ID, KEPT
from reviewing_client import FROM_PAGE, HOST, Reviewing, token_of, version_in
from werkzeug.test import TestResponse

from noticegraph.http.views import review_page
from noticegraph.namespaces import NG, THINGS
from noticegraph.passages.model import HEADING
from noticegraph.rows import Row
from noticegraph.turtle import read_turtle
from noticegraph.turtle_writing import canonical_turtle

PAGE = f"/review/{ID}"
FACT = "retention/60-days"
NODE = URIRef(f"{THINGS}{ID}/{FACT}")


def send(client: FlaskClient, page: TestResponse, **fields: str) -> TestResponse:
    data = {"token": token_of(page), "at": KEPT, **fields}
    if "fact" in fields and "version" not in fields:
        data["version"] = version_in(page, fields["fact"])
    return client.post(PAGE, data=data, headers=FROM_PAGE)


def see(client: FlaskClient, at: str = KEPT) -> TestResponse:
    page = client.get(f"{PAGE}?at={at}", headers=HOST)
    assert page.status_code == 200
    return page


def test_the_first_passage_with_a_draft_is_in_focus(reviewing: Reviewing) -> None:
    page = reviewing.enter().get(PAGE, headers=HOST).text
    desk = page[page.index('id="desk"') :]
    assert "Collection: email address" in desk
    assert "Kept: orders" not in desk


def test_accepting_writes_who_and_when_and_the_digest(reviewing: Reviewing) -> None:
    client = reviewing.enter()
    answer = send(client, see(client), do="accept", fact=FACT)
    assert answer.status_code == 303
    desk = reviewing.room.desk(ID)
    graph = read_turtle(desk.files.facts)
    assert graph.value(NODE, NG.reviewStatus) == NG.Accepted
    passages = read_turtle(desk.files.passages)
    digest = passages.value(URIRef(f"{THINGS}{ID}/passage/{KEPT}"), NG.textDigest)
    assert graph.value(NODE, NG.reviewedDigest) == digest
    agent = graph.value(NODE, NG.reviewedBy)
    assert (agent, RDF.type, PROV.Person) in graph
    assert str(graph.value(NODE, NG.reviewedAt)).endswith("Z")
    # Who proposed it is told as before.
    assert graph.value(NODE, PROV.wasAttributedTo) != agent
    assert desk.files.facts.read_text("utf-8") == canonical_turtle(graph)
    assert "accepted" in client.get(answer.headers["Location"], headers=HOST).text


def test_rejecting_leaves_only_the_name_and_the_passage(reviewing: Reviewing) -> None:
    client = reviewing.enter()
    assert send(client, see(client), do="reject", fact=FACT).status_code == 303
    graph = read_turtle(reviewing.room.desk(ID).files.facts)
    assert graph.value(NODE, RDF.type) == NG.RejectedDraft
    assert graph.value(NODE, NG.period) is None


def test_what_only_a_rejected_fact_names_can_be_rejected_too(reviewing: Reviewing) -> None:
    client = reviewing.enter()
    category, collection = "category/email-address", "collection/email-address"
    seen = reviewing.room.desk(ID).version_of(category)
    page = see(client, COLLECTED)
    refused = send(client, page, do="reject", fact=category, version=seen, at=COLLECTED)
    assert refused.status_code == 409
    assert "Collection: email address" in refused.text
    for fact in (collection, category):
        seen = reviewing.room.desk(ID).version_of(fact)
        page = see(client, COLLECTED)
        answer = send(client, page, do="reject", fact=fact, version=seen, at=COLLECTED)
        assert answer.status_code == 303
    graph = read_turtle(reviewing.room.desk(ID).files.facts)
    nodes = [URIRef(f"{THINGS}{ID}/{fact}") for fact in (category, collection)]
    assert [graph.value(node, RDF.type) for node in nodes] == [NG.RejectedDraft] * 2
    assert not [s for s in graph.subjects(None, nodes[0]) if s == nodes[1]]


def test_a_step_is_taken_back_to_the_byte(reviewing: Reviewing) -> None:
    client = reviewing.enter()
    file = reviewing.room.desk(ID).files.facts
    before = file.read_bytes()
    for step in ("accept", "reject"):
        send(client, see(client), do=step, fact=FACT)
        assert file.read_bytes() != before
        answer = send(client, see(client), do="undo")
        assert answer.status_code == 303
        assert file.read_bytes() == before


def test_nobody_takes_back_what_another_did(reviewing: Reviewing) -> None:
    anna, ben = reviewing.enter(), reviewing.enter("Ben")
    send(anna, see(anna), do="accept", fact=FACT)
    file = reviewing.room.desk(ID).files.facts
    after = file.read_bytes()
    assert send(ben, see(ben), do="undo").status_code == 303
    assert file.read_bytes() == after


def test_two_windows_at_different_facts_do_not_disturb_each_other(reviewing: Reviewing) -> None:
    client = reviewing.enter()
    first, second = see(client), see(client, COLLECTED)
    assert send(client, first, do="accept", fact=FACT).status_code == 303
    other = "collection/email-address"
    assert send(client, second, do="accept", fact=other, at=COLLECTED).status_code == 303
    graph = read_turtle(reviewing.room.desk(ID).files.facts)
    assert graph.value(NODE, NG.reviewStatus) == NG.Accepted
    assert graph.value(URIRef(f"{THINGS}{ID}/{other}"), NG.reviewStatus) == NG.Accepted


def test_two_windows_at_one_fact_see_what_differs(reviewing: Reviewing) -> None:
    anna, ben = reviewing.enter(), reviewing.enter("Ben")
    first, second = see(anna), see(ben)
    send(anna, first, do="accept", fact=FACT)
    file = reviewing.room.desk(ID).files.facts
    after = file.read_bytes()
    answer = send(ben, second, do="reject", fact=FACT)
    assert answer.status_code == 412
    assert "Anna" in answer.text
    assert file.read_bytes() == after


def test_a_button_that_was_pressed_twice_is_no_conflict(reviewing: Reviewing) -> None:
    client = reviewing.enter()
    page = see(client, COLLECTED)
    collection = "collection/email-address"
    (thing,) = things_in(page, collection)
    sent = {"do": "accept", "fact": collection, "thing": thing, "at": COLLECTED}
    first = send(client, page, **sent)
    file = reviewing.room.desk(ID).files.facts
    after = file.read_bytes()
    again = send(client, page, **sent)
    assert [first.status_code, again.status_code] == [303, 303]
    assert file.read_bytes() == after
    assert len(reviewing.room.desk(ID).journal.steps) == 1


def test_what_one_changed_oneself_is_not_laid_at_the_door_of_another(reviewing: Reviewing) -> None:
    client = reviewing.enter()
    page = see(client)
    send(client, page, do="accept", fact=FACT)
    answer = send(client, page, do="reject", fact=FACT)
    assert answer.status_code == 412
    assert "changed this fact yourself" in answer.text
    assert "Somebody else" not in answer.text


def test_what_another_program_wrote_is_kept(reviewing: Reviewing) -> None:
    client = reviewing.enter()
    page = see(client)
    file = reviewing.room.desk(ID).files.facts
    graph = read_turtle(file)
    other = URIRef(f"{THINGS}{ID}/security/encryption")
    graph.add((other, NG.note, Literal("by hand")))
    file.write_text(canonical_turtle(graph), "utf-8")
    assert send(client, page, do="accept", fact=FACT).status_code == 303
    now = read_turtle(file)
    assert (other, NG.note, Literal("by hand")) in now
    assert now.value(NODE, NG.reviewStatus) == NG.Accepted


def test_a_file_that_is_gone_is_told_plainly(reviewing: Reviewing) -> None:
    client = reviewing.enter()
    page = see(client)
    desk = reviewing.room.desk(ID)
    text = desk.files.text
    assert text is not None
    kept = text.read_bytes()
    text.unlink()
    answer = send(client, page, do="accept", fact=FACT)
    assert answer.status_code in (409, 503)
    assert "Traceback" not in answer.text
    text.write_bytes(kept)
    assert send(client, see(client), do="accept", fact=FACT).status_code == 303
    desk.files.facts.unlink()
    assert client.get(PAGE, headers=HOST).status_code == 404


def test_a_file_that_cannot_be_written_stays_as_it_was(reviewing: Reviewing) -> None:
    client = reviewing.enter()
    page = see(client)
    file = reviewing.room.desk(ID).files.facts
    file.write_bytes(b"# mine\n" + file.read_bytes())
    before = file.read_bytes()
    answer = send(client, page, do="accept", fact=FACT)
    assert answer.status_code == 503
    assert answer.json is not None
    assert "comment" in answer.json["detail"]
    assert file.read_bytes() == before


def test_an_unknown_statement_names_the_nearest(reviewing: Reviewing) -> None:
    answer = reviewing.enter().get("/review/kite-repair-2026-05-03-nl", headers=HOST)
    assert answer.status_code == 404


def as_browser(client: FlaskClient, page: TestResponse, **fields: str) -> TestResponse:
    data = {"token": token_of(page), "at": KEPT, **fields}
    return client.post(PAGE, data=data, headers={**FROM_PAGE, "Accept": "text/html"})


def things_in(page: TestResponse, fact: str) -> list[str]:
    """Return what the form of a fact sends of the things that are judged with it."""
    start = page.text.index(f'name="fact" value="{fact}"')
    return re.findall(
        r'name="thing" value="([^"]+)"', page.text[start : page.text.index("</form>", start)]
    )


def test_a_fact_is_accepted_with_the_thing_that_it_names(reviewing: Reviewing) -> None:
    """One sentence, one card: the category is shown on the card of what is collected."""
    client = reviewing.enter()
    page = see(client, COLLECTED)
    category, collection = "category/email-address", "collection/email-address"
    assert f'name="fact" value="{category}"' not in page.text
    assert "pd:EmailAddress" in page.text
    (thing,) = things_in(page, collection)
    assert thing.split()[0] == category
    answer = send(client, page, do="accept", fact=collection, at=COLLECTED, thing=thing)
    assert answer.status_code == 303
    file = reviewing.room.desk(ID).files.facts
    graph = read_turtle(file)
    for fact in (category, collection):
        assert graph.value(URIRef(f"{THINGS}{ID}/{fact}"), NG.reviewStatus) == NG.Accepted


def test_a_fact_is_rejected_with_what_only_it_names_and_comes_back_whole(
    reviewing: Reviewing,
) -> None:
    client = reviewing.enter()
    file = reviewing.room.desk(ID).files.facts
    page = see(client, COLLECTED)
    category, collection = "category/email-address", "collection/email-address"
    before = reviewing.room.desk(ID).live.rows[collection].cells
    (thing,) = things_in(page, collection)
    send(client, page, do="reject", fact=collection, at=COLLECTED, thing=thing)
    graph = read_turtle(file)
    nodes = [URIRef(f"{THINGS}{ID}/{fact}") for fact in (category, collection)]
    assert [graph.value(node, RDF.type) for node in nodes] == [NG.RejectedDraft] * 2
    # Another reader, after a restart, thinks otherwise.
    reviewing.room._desks.clear()
    ben = reviewing.enter("Ben")
    page = see(ben, COLLECTED)
    assert send(ben, page, do="accept", fact=collection, at=COLLECTED).status_code == 303
    graph = read_turtle(file)
    assert [graph.value(node, NG.reviewStatus) for node in nodes] == [NG.Accepted] * 2
    after = reviewing.room.desk(ID).live.rows[collection].cells
    for column in ("name", "data", "quote", "passage", "modality"):
        assert after[column] == before[column]


def test_a_thing_that_another_fact_names_is_not_rejected_with_the_first(
    reviewing: Reviewing,
) -> None:
    client = reviewing.enter()
    desk = reviewing.room.desk(ID)
    other = Row(1, "source", {
        "name": ["From you"], "data": ["Email address"], "source": ["dpv:DataSubjectDataSource"],
        "modality": ["asserted"], "passage": [COLLECTED],
    })  # fmt: skip
    assert not desk.save(other, "person:Anna").faults
    page = see(client, COLLECTED)
    collection = "collection/email-address"
    (thing,) = things_in(page, collection)
    send(client, page, do="reject", fact=collection, at=COLLECTED, thing=thing)
    graph = read_turtle(desk.files.facts)
    category = URIRef(f"{THINGS}{ID}/category/email-address")
    assert graph.value(category, NG.reviewStatus) != NG.Rejected


def test_what_was_rejected_and_is_no_longer_known_is_told(reviewing: Reviewing) -> None:
    client = reviewing.enter()
    send(client, see(client), do="reject", fact=FACT)
    reviewing.room.desk(ID).journal.forget()
    page = see(client)
    answer = as_browser(client, page, do="accept", fact=FACT, version=version_in(page, FACT))
    assert answer.status_code == 409
    assert "no longer known" in answer.text
    assert 'id="desk"' in answer.text


def test_the_next_drafted_fact_comes_into_focus(reviewing: Reviewing) -> None:
    client = reviewing.enter()
    page = see(client)
    start = page.text.index(f'name="fact" value="{FACT}"')
    following = re.search(r'name="next" value="([^"]+)"', page.text[start:])
    assert following is not None
    assert following[1] == "security/encryption"
    answer = send(client, page, do="accept", fact=FACT, next=following[1])
    assert "fact=security/encryption" in answer.headers["Location"].replace("%2F", "/")


def test_a_title_that_nobody_reviewed_is_not_counted_as_reviewed(reviewing: Reviewing) -> None:
    client, desk = reviewing.enter(), reviewing.room.desk(ID)
    heading = next(p.path for p in desk.opened().passages if p.kind == HEADING)
    row = Row(1, "document", {"passage": [heading]})
    assert not desk.save(row, "rule:test", accept=False).faults
    page = see(client, heading).text
    assert "0 reviewed" in page
    desk_of_page = page[page.index('id="desk"') :]
    assert "data-fact" in desk_of_page
    assert "· accepted" not in desk_of_page


def test_after_the_last_fact_of_a_passage_the_next_one_follows(reviewing: Reviewing) -> None:
    client = reviewing.enter()
    answer = send(client, see(client), do="accept", fact=FACT, next="security/encryption")
    assert f"at={KEPT}" in answer.headers["Location"].replace("%2F", "/")
    answer = send(client, see(client), do="reject", fact="security/encryption")
    # It is unread, and nothing is passed over that nobody has read.
    assert f"at={COURIERS}" in answer.headers["Location"].replace("%2F", "/")


def test_a_condition_left_from_another_kind_does_not_block(reviewing: Reviewing) -> None:
    client = reviewing.enter()
    fields = {
        "do": "save", "fact": "", "version": "", "kind": "category", "name": "Kite colours",
        "passages": KEPT, "quote": "orders", "c-terms": "pd:Favourite",
        "c-condition": "If the wind is right",
    }  # fmt: skip
    answer = as_browser(client, see(client), **fields)
    assert answer.status_code == 303, answer.text
    rows = reviewing.room.desk(ID).live.rows.values()
    assert "Kite colours" in [row.one("name") for row in rows]


def test_a_refusal_stays_in_the_review(reviewing: Reviewing) -> None:
    client = reviewing.enter()
    category = "category/email-address"
    seen = reviewing.room.desk(ID).version_of(category)
    page = see(client, COLLECTED)
    answer = as_browser(client, page, do="reject", fact=category, version=seen, at=COLLECTED)
    assert answer.status_code == 409
    assert 'role="alert"' in answer.text
    assert "Collection: email address" in answer.text
    assert 'id="desk"' in answer.text
    file = reviewing.room.desk(ID).files.facts
    file.write_bytes(b"# mine\n" + file.read_bytes())
    answer = as_browser(
        client, see(client), do="reject", fact=FACT, version=version_in(see(client), FACT)
    )
    assert answer.status_code == 503
    assert "comment" in answer.text
    assert 'id="desk"' in answer.text


def test_of_a_long_text_the_passages_around_are_shown(
    reviewing: Reviewing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(review_page, "_AROUND", 2)
    page = see(reviewing.enter()).text
    assert "earlier passages" in page
    assert "later passages" in page
    assert page.count('class="ref"') == 4
    assert 'aria-current="true"' in page


def test_a_fact_is_reviewed_from_its_own_page_and_leads_there(reviewing: Reviewing) -> None:
    client = reviewing.enter()
    page = client.get(f"{PAGE}?fact={FACT}", headers=HOST).text
    desk = page[page.index('id="desk"') :]
    assert "Kept: orders, 60 days" in desk
    assert "Collection: email address" not in desk
    assert f"/id/{ID}/{FACT}" in desk.replace("%2F", "/")


def test_an_earlier_fact_leads_to_what_changed_since(reviewing: Reviewing) -> None:
    client = reviewing.enter()
    desk = reviewing.room.desk(ID)
    earlier = "kite-repair-2025-01-01-en"
    row = Row(1, "earlier-fact", {
        "name": ["Kept: 30 days"], "earlier": [f"{THINGS}{earlier}/retention/30-days"],
        "passage": [KEPT],
    })  # fmt: skip
    change = desk.save(row, "rule:revise", accept=False)
    assert not change.faults, [str(fault) for fault in change.faults]
    page = see(client).text
    assert f"a={earlier}&amp;b={ID}" in page
    assert f'href="/id/{earlier}/retention/30-days"' in page

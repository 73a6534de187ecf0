"""Facts accepted and rejected by plain forms: what the files say then, and what nobody loses."""

from __future__ import annotations

from flask.testing import FlaskClient
from rdflib import PROV, RDF, Literal, URIRef
from reviewed_statement import COLLECTED, ID, KEPT
from reviewing_client import FROM_PAGE, HOST, Reviewing, token_of, version_in
from werkzeug.test import TestResponse

from noticegraph.namespaces import NG, THINGS
from noticegraph.turtle import canonical_turtle, read_turtle

PAGE = f"/review/{ID}"
FACT = "retention/60-days"
NODE = URIRef(f"{THINGS}{ID}/{FACT}")


def send(client: FlaskClient, page: TestResponse, **fields: str) -> TestResponse:
    data = {"token": token_of(page), "at": KEPT, **fields}
    if "fact" in fields:
        data.setdefault("version", version_in(page, fields["fact"]))
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
    refused = send(client, see(client, COLLECTED), do="reject", fact=category, at=COLLECTED)
    assert refused.status_code == 409
    assert "Collection: email address" in refused.text
    for fact in (collection, category):
        answer = send(client, see(client, COLLECTED), do="reject", fact=fact, at=COLLECTED)
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

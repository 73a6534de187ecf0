"""Readers' notes, and a second reading that sees no fact before it is finished."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient
from rdflib import RDF
from reviewed_statement import ASKED, COLLECTED, ID, KEPT
from reviewing_client import FROM_PAGE, HOST, Reviewing, token_of
from werkzeug.test import TestResponse

from noticegraph.namespaces import OA, THINGS
from noticegraph.reviewing.notes import notes_graph, read_notes
from noticegraph.reviewing.progress import read_units
from noticegraph.reviewing.readings import read_reading
from noticegraph.reviewing.second import to_read

NOTES, SECOND = f"/review/{ID}/notes", f"/review/{ID}/second"


def post(client: FlaskClient, path: str, **fields: str) -> TestResponse:
    token = token_of(client.get(path, headers=HOST))
    return client.post(path, data={"token": token, **fields}, headers=FROM_PAGE)


def test_notes_are_kept_with_who_and_when_and_are_no_facts(reviewing: Reviewing) -> None:
    client = reviewing.enter()
    desk = reviewing.room.desk(ID)
    before = desk.files.facts.read_bytes()
    for about, text in (
        ("retention/60-days", "Ask <b>why</b> 60"), ("statement", "Read in May"),
        ("company", "Small"),
    ):  # fmt: skip
        assert post(client, NOTES, do="add", about=about, text=text).status_code == 303
    page = client.get(NOTES, headers=HOST).text
    assert "Ask &lt;b&gt;why&lt;/b&gt; 60" in page
    assert page.count("Anna") >= 3
    assert "Ask &lt;b&gt;" in client.get(f"/review/{ID}?at={KEPT}", headers=HOST).text
    assert desk.files.facts.read_bytes() == before
    graph = notes_graph(desk.files, read_notes(desk.files))
    targets = {str(o) for o in graph.objects(None, OA.hasTarget)}
    fact = f"{THINGS}{ID}/retention/60-days"
    assert targets == {fact, f"{THINGS}{ID}", f"{THINGS}kite-repair"}
    assert len(set(graph.subjects(RDF.type, OA.Annotation))) == 3


def test_a_note_that_cannot_be_kept_stays_in_its_form(reviewing: Reviewing) -> None:
    client = reviewing.enter()
    token = token_of(client.get(NOTES, headers=HOST))
    typed = "Ask why " * 600
    data = {"token": token, "do": "add", "about": "retention/60-days", "text": typed}
    answer = client.post(NOTES, data=data, headers={**FROM_PAGE, "Accept": "text/html"})
    assert answer.status_code == 409
    assert 'role="alert"' in answer.text
    assert typed.strip() in answer.text
    assert 'value="retention/60-days" selected' in answer.text


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\x85"])
def test_a_note_keeps_whatever_unicode_calls_a_line_end(
    separator: str, reviewing: Reviewing
) -> None:
    client = reviewing.enter()
    texts = ["First", f"sec{separator}ond", "Third"]
    for text in texts:
        assert post(client, NOTES, do="add", about="statement", text=text).status_code == 303
    kept = [note.text for note in read_notes(reviewing.room.desk(ID).files)]
    assert sorted(kept) == sorted(texts)


def test_only_ones_own_notes_are_removed(reviewing: Reviewing) -> None:
    anna, ben = reviewing.enter(), reviewing.enter("Ben")
    post(anna, NOTES, do="add", about="statement", text="Mine")
    (note,) = read_notes(reviewing.room.desk(ID).files)
    assert post(ben, NOTES, do="remove", note=note.id).status_code == 409
    assert post(anna, NOTES, do="remove", note=note.id).status_code == 303
    assert read_notes(reviewing.room.desk(ID).files) == []


def test_notes_that_are_none_are_refused(reviewing: Reviewing) -> None:
    client = reviewing.enter()
    assert post(client, NOTES, do="add", about="statement", text=" ").status_code == 409
    assert post(client, NOTES, do="add", about="statement", text="x" * 5000).status_code == 409
    assert post(client, NOTES, do="add", about="retention/none", text="x").status_code == 404


def test_a_second_reader_sees_no_fact_until_all_passages_are_answered(
    reviewing: Reviewing,
) -> None:
    anna, ben = reviewing.enter(), reviewing.enter("Ben")
    assert post(ben, SECOND, do="begin").status_code == 303
    desk = reviewing.room.desk(ID)
    units = to_read(read_units(desk.opened()))
    page = ben.get(f"{SECOND}?at={KEPT}", headers=HOST).text
    assert "We keep orders for 60 days" in page
    for row in desk.live.rows.values():
        if row.one("by"):
            assert row.one("name") not in page.replace("We keep orders for 60 days", "")
    assert ben.get(f"/review/{ID}", headers=HOST).status_code == 403
    assert anna.get(f"/review/{ID}", headers=HOST).status_code == 200
    assert anna.get(SECOND, headers=HOST).status_code == 403
    token = token_of(ben.get(SECOND, headers=HOST))
    early = ben.post(SECOND, data={"token": token, "do": "finish"}, headers=FROM_PAGE)
    assert early.status_code == 409
    answers = {
        COLLECTED: {"n-data": "1", "m-data": "asserted"},
        ASKED: {"n-data": "1", "m-data": "possible"},
        KEPT: {"n-retention": "1", "m-retention": "possible"},
    }
    for unit in units:
        path = unit.passage.path
        said = post(ben, SECOND, do="answer", at=path, **answers.get(path, {}))
        assert said.status_code == 303
    assert post(ben, SECOND, do="finish").status_code == 303
    page = ben.get(SECOND, headers=HOST).text
    # The graph: data 1 asserted, retention 1 asserted, protection 1. The reader: data 2, retention
    # 1 possible. Both: 2 of 3 and 3, so F1 = 4/6.
    assert "0.67" in page
    assert ben.get(f"/review/{ID}", headers=HOST).status_code == 200
    assert "F1 0.67" in ben.get(f"/review/{ID}", headers=HOST).text


def test_the_agreement_is_told_to_whoever_reads_the_statement(reviewing: Reviewing) -> None:
    """It belongs to what is served: an answer that was kept before is not given again."""
    from noticegraph.http.request.answers import Site

    ben = reviewing.enter("Ben")
    site: Site = ben.application.extensions["noticegraph"]
    assert site.agreements == {}
    post(ben, SECOND, do="begin")
    for unit in to_read(read_units(reviewing.room.desk(ID).opened())):
        post(ben, SECOND, do="answer", at=unit.passage.path)
    assert ben.application.extensions["noticegraph"].agreements == {}
    post(ben, SECOND, do="finish")
    after: Site = ben.application.extensions["noticegraph"]
    # Nothing was found by both, so F1 is 0.
    assert after.agreements[ID][0] == 0
    assert after.revision != site.revision


def test_a_difference_is_settled_with_a_reason_and_the_figures_stay(reviewing: Reviewing) -> None:
    anna, ben = reviewing.enter(), reviewing.enter("Ben")
    post(ben, SECOND, do="begin")
    units = to_read(read_units(reviewing.room.desk(ID).opened()))
    for unit in units:
        post(ben, SECOND, do="answer", at=unit.passage.path)
    post(ben, SECOND, do="finish")
    key = f"{KEPT}|retention"
    assert post(anna, SECOND, do="settle", key=key, choice="first", note="").status_code == 409
    assert post(anna, SECOND, do="settle", key="x|y", choice="first", note="a").status_code == 409
    done = post(anna, SECOND, do="settle", key=key, choice="first", note="It says 60 days")
    assert done.status_code == 303
    reading = read_reading(reviewing.room.desk(ID).files)
    assert reading is not None
    assert reading.settled[key]["who"] == "person:Anna"
    assert "It says 60 days" in anna.get(SECOND, headers=HOST).text
    assert "0.00" in anna.get(SECOND, headers=HOST).text

"""Who reads a statement blind gets no fact of it from any address of the server."""

from __future__ import annotations

import io

import pytest
from flask.testing import FlaskClient
from reviewed_statement import COLLECTED, ID, KEPT
from reviewing_client import FROM_PAGE, HOST, Reviewing, token_of
from werkzeug.test import TestResponse

from noticegraph.reviewing.readings import read_reading

SECOND = f"/review/{ID}/second"
FACT = "retention/60-days"
REFUSED = "review-blind"


def post(client: FlaskClient, path: str, **fields: str) -> TestResponse:
    token = token_of(client.get(path, headers=HOST))
    return client.post(path, data={"token": token, **fields}, headers=FROM_PAGE)


@pytest.fixture
def blind(reviewing: Reviewing) -> FlaskClient:
    client = reviewing.enter("Ben")
    assert post(client, SECOND, do="begin").status_code == 303
    return client


@pytest.mark.parametrize(("language", "word"), [("en", "Continue reading"), ("nl", "Lees verder")])
def test_refusal_leads_back_to_the_reading(blind: FlaskClient, language: str, word: str) -> None:
    page = blind.get(f"/companies?lang={language}", headers={**HOST, "Accept": "text/html"}).text
    assert f'href="{SECOND}' in page.split(f">{word}</a>")[0].rsplit("<a ", 1)[1]
    assert "Did you mean" not in page
    assert "Bedoelt u" not in page


def test_how_facts_are_said_is_not_taken_for_granted(
    reviewing: Reviewing, blind: FlaskClient
) -> None:
    page = blind.get(f"{SECOND}?at={KEPT}", headers=HOST).text
    choices = page.split('name="m-retention"')[1].split("</select>")[0]
    assert "selected" not in choices
    assert choices.split("<option", 1)[1].startswith(' value="">')
    answer = post(blind, SECOND, do="answer", at=KEPT, **{"n-retention": "1"})
    assert answer.status_code == 400
    assert "choose how they are stated" in answer.text
    reading = read_reading(reviewing.room.desk(ID).files)
    assert reading is not None
    assert KEPT not in reading.said


def test_every_address_for_reviewing_is_closed(reviewing: Reviewing, blind: FlaskClient) -> None:
    for path in (
        f"/review/{ID}", f"/review/{ID}?at={KEPT}", f"/review/{ID}?edit={FACT}",
        f"/review/{ID}/notes", f"/review/{ID}/notes?about={FACT}", f"/review/{ID}/manage",
        f"/add?done={ID}", "/add",
    ):  # fmt: skip
        for method in ("GET", "HEAD"):
            answer = blind.open(path, method=method, headers=HOST)
            assert answer.status_code == 403, path
        assert REFUSED in blind.get(path, headers=HOST).text
    del reviewing


def test_no_form_sent_to_another_address_tells_a_fact(
    reviewing: Reviewing, blind: FlaskClient
) -> None:
    """The tokens are those that its own pages would have had."""
    session = next(s for s in reviewing.door._sessions.values() if s.reviewer == "Ben")
    before = reviewing.room.desk(ID).files.facts.read_bytes()
    for path, fields in (
        (f"/review/{ID}", {"do": "check", "kind": "retention", "fact": FACT, "name": "x"}),
        (f"/review/{ID}", {"do": "kind", "kind": "retention", "fact": FACT}),
        (f"/review/{ID}", {"do": "accept", "fact": FACT, "version": "0"}),
        (f"/review/{ID}", {"do": "accept-alike", "kind": "retention", "at": KEPT}),
        (f"/review/{ID}", {"do": "undo"}),
        (f"/review/{ID}/notes", {"do": "add", "about": FACT, "text": "is it there?"}),
        (f"/review/{ID}/manage", {"do": "remove"}),
        ("/add", {"do": "draft", "text": "x"}),
    ):
        for accept in ("text/html", "application/json"):
            data = {"token": session.page_token(path), **fields}
            answer = blind.post(path, data=data, headers={**FROM_PAGE, "Accept": accept})
            assert answer.status_code == 403, fields
            assert "60-days" not in answer.text
    assert reviewing.room.desk(ID).files.facts.read_bytes() == before
    file = {"token": session.page_token("/add"), "file": (io.BytesIO(b"x"), "x.md")}
    answer = blind.post("/add", data=file, headers=FROM_PAGE, content_type="multipart/form-data")
    assert answer.status_code == 403


def test_the_pages_and_data_that_all_others_read_are_closed_too(
    reviewing: Reviewing, blind: FlaskClient
) -> None:
    anybody = reviewing.client()
    tried = 0
    for path in (
        "/", "/statements", "/questions", "/search?q=days", "/compare", "/reports", "/terms",
        "/sparql?query=ASK{}", "/sparql?query=SELECT*{?s+?p+?o}LIMIT+1", "/graphs", "/openapi.json",
    ):  # fmt: skip
        # Asked by others first, so that an answer may be kept.
        if anybody.get(path, headers=HOST).status_code != 200:
            continue
        tried += 1
        answer = blind.get(path, headers=HOST)
        assert answer.status_code == 403, path
        assert REFUSED in answer.text
        assert anybody.get(path, headers=HOST).status_code == 200
    assert tried >= 6
    query = {"query": "SELECT * { ?s ?p ?o } LIMIT 1"}
    assert blind.post("/sparql", data=query, headers=FROM_PAGE).status_code == 403


def test_the_list_and_the_question_tell_no_number_of_facts(
    reviewing: Reviewing, blind: FlaskClient
) -> None:
    assert "drafted fact" not in blind.get("/review", headers=HOST).text
    assert "drafted fact" in reviewing.enter().get("/review", headers=HOST).text
    page = blind.get(f"{SECOND}?at={COLLECTED}", headers=HOST).text
    assert "Collection:" not in page
    assert "<mark>" in page
    assert 'class="mk"' not in page


def test_nobody_settles_before_the_two_are_compared(
    reviewing: Reviewing, blind: FlaskClient
) -> None:
    key = f"{KEPT}|retention"
    assert (
        post(
            blind, SECOND, do="answer", at=KEPT, **{"n-retention": "1", "m-retention": "asserted"}
        ).status_code
        == 303
    )
    answer = post(blind, SECOND, do="settle", key=key, choice="first", note="?")
    assert answer.status_code == 409
    reading = read_reading(reviewing.room.desk(ID).files)
    assert reading is not None
    assert reading.settled == {}


def test_who_knows_the_facts_does_not_begin(reviewing: Reviewing) -> None:
    anna = reviewing.enter()
    desk = reviewing.room.desk(ID)
    fields = {"do": "accept", "fact": FACT, "version": desk.version_of(FACT), "at": KEPT}
    assert post(anna, f"/review/{ID}", **fields).status_code == 303
    assert post(anna, SECOND, do="begin").status_code == 409
    # Not even when there is nothing left to undo.
    desk.journal.forget()
    assert post(anna, SECOND, do="begin").status_code == 409
    assert read_reading(desk.files) is None


def test_who_stops_sees_facts_again_and_begins_no_more(
    reviewing: Reviewing, blind: FlaskClient
) -> None:
    assert (
        post(
            blind, SECOND, do="answer", at=KEPT, **{"n-retention": "1", "m-retention": "asserted"}
        ).status_code
        == 303
    )
    assert post(blind, SECOND, do="stop").status_code == 303
    assert blind.get(f"/review/{ID}", headers=HOST).status_code == 200
    assert post(blind, SECOND, do="begin").status_code == 409
    anna = reviewing.enter()
    assert post(anna, SECOND, do="begin").status_code == 303
    reading = read_reading(reviewing.room.desk(ID).files)
    assert reading is not None
    assert reading.said == {}


def test_two_windows_of_a_reader_lose_no_answer(reviewing: Reviewing, blind: FlaskClient) -> None:
    first = token_of(blind.get(f"{SECOND}?at={KEPT}", headers=HOST))
    for at in (KEPT, COLLECTED):
        data = {"token": first, "do": "answer", "at": at, "n-data": "1", "m-data": "asserted"}
        assert blind.post(SECOND, data=data, headers=FROM_PAGE).status_code == 303
    reading = read_reading(reviewing.room.desk(ID).files)
    assert reading is not None
    assert set(reading.said) == {KEPT, COLLECTED}

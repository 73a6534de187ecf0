"""A fact that cites several passages: decided once, read at each, and taken off one of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from reviewed_statement import ASKED, COLLECTED, DRAFTED, ID, KEPT, make_room
from reviewing_client import FROM_PAGE, HOST, Reviewing, make_reviewing, token_of, version_in
from reviewing_forms import form_of
from werkzeug.test import TestResponse

from noticegraph.reviewing.notes import read_notes

PAGE = f"/review/{ID}"
FACT, THING = "collection/email-address", "category/email-address"


@pytest.fixture
def reviewing(tmp_path: Path) -> Reviewing:
    """A collection and its category cite two passages; their words stand in the first."""
    twice = [(kind, cells | {"passage": [COLLECTED, ASKED]}) for kind, cells in DRAFTED[:2]]
    return make_reviewing(tmp_path, make_room(tmp_path, drafted=(*twice, *DRAFTED[2:])))


def see(client: FlaskClient, at: str, more: str = "&lang=en") -> TestResponse:
    page = client.get(f"{PAGE}?at={at}{more}", headers=HOST)
    assert page.status_code == 200
    return page


def send(client: FlaskClient, at: str, do: str) -> TestResponse:
    page = see(client, at)
    version = version_in(page, FACT)
    data = {"token": token_of(page), "at": at, "fact": FACT, "do": do, "version": version}
    things = re.findall(r'name="thing" value="([^"]+)"', page.text)
    data |= {"thing": things[0]} if things else {}
    answer = client.post(PAGE, data=data, headers=FROM_PAGE)
    assert answer.status_code == 303, answer.text
    return answer


def state_at(page: TestResponse, path: str) -> str:
    part = page.text[page.text.index(f'data-path="{path}"') :]
    found = re.search(r'class="vh">([^<]+) </span>', part)
    assert found is not None
    return found[1]


def test_a_passage_that_nobody_opened_is_stepped_to_though_its_facts_are_decided(
    reviewing: Reviewing,
) -> None:
    client = reviewing.enter()
    answer = send(client, COLLECTED, "accept")
    assert f"at={ASKED}" in answer.headers["Location"].replace("%2F", "/")
    assert state_at(see(client, KEPT), ASKED) == "decided elsewhere, not read"
    assert "1 elders beslist, niet gelezen" in see(client, KEPT, "&lang=nl").text
    # Its own page says so once; then it has been read.
    assert "before anybody read this one" in see(client, ASKED).text
    page = see(client, ASKED)
    assert "before anybody read this one" not in page.text
    assert state_at(page, ASKED) == "reviewed"


def test_what_is_decided_where_it_is_read_counts_as_reviewed(reviewing: Reviewing) -> None:
    client = reviewing.enter()
    send(client, ASKED, "accept")
    assert state_at(see(client, KEPT), ASKED) == "reviewed"
    assert state_at(see(client, KEPT), COLLECTED) == "decided elsewhere, not read"
    send_undo(client)
    assert state_at(see(client, KEPT), COLLECTED) == "drafted"


def test_a_fact_is_taken_off_one_passage_with_its_thing_and_that_is_undone(
    reviewing: Reviewing,
) -> None:
    client, desk = reviewing.enter(), reviewing.room.desk(ID)
    before = desk.files.facts.read_bytes()
    assert "Niet in deze passage" in see(client, ASKED, "&lang=nl").text
    answer = send(client, ASKED, "not-here")
    assert f"at={ASKED}" in answer.headers["Location"].replace("%2F", "/")
    for node in (FACT, THING):
        row = desk.live.rows[node]
        assert row.cells["passage"] == [COLLECTED]
        assert row.one("quote") == "email address"
        assert row.one("review") == "drafted"
    assert state_at(see(client, ASKED), ASKED) == "unread"
    assert "Not in this passage" not in see(client, COLLECTED).text
    send_undo(client)
    assert desk.files.facts.read_bytes() == before


def test_words_of_the_passage_that_it_leaves_are_no_evidence_any_more(
    reviewing: Reviewing,
) -> None:
    client, desk = reviewing.enter(), reviewing.room.desk(ID)
    send(client, COLLECTED, "accept")
    send(client, COLLECTED, "not-here")
    row = desk.live.rows[FACT]
    assert row.cells["passage"] == [ASKED]
    assert not row.one("quote")
    assert row.one("review") == "accepted"
    assert row.cells["reviewed"] == desk.live.statement.digests([ASKED])


def test_passages_are_ticked_off_by_their_places_in_the_form(reviewing: Reviewing) -> None:
    client, desk = reviewing.enter(), reviewing.room.desk(ID)
    page = see(client, COLLECTED, f"&lang=en&edit={FACT}").text
    assert re.search(rf'name="off" value="{ASKED}"> What we collect ¶2<', page)
    fields = form_of(client, FACT, COLLECTED) | {"off": ASKED, "do": "save"}
    assert client.post(PAGE, data=fields, headers=FROM_PAGE).status_code == 303
    assert desk.live.rows[FACT].cells["passage"] == [COLLECTED]
    assert 'name="off"' not in see(client, COLLECTED, f"&edit={FACT}").text


def test_a_rejected_fact_can_have_its_reason_as_a_note(reviewing: Reviewing) -> None:
    client, desk = reviewing.enter(), reviewing.room.desk(ID)
    answer = send(client, COLLECTED, "reject")
    page = client.get(answer.headers["Location"].partition("#")[0], headers=HOST)
    assert 'name="why"' in page.text
    data = {"token": token_of(page), "at": ASKED, "fact": FACT, "do": "why", "why": "Not said."}
    assert client.post(PAGE, data=data, headers=FROM_PAGE).status_code == 303
    (note,) = read_notes(desk.files)
    assert (note.about, note.text) == (FACT, "Not said.")
    assert 'name="why"' not in see(client, KEPT).text


def test_a_step_on_a_passage_is_told_by_its_place_in_words(reviewing: Reviewing) -> None:
    client = reviewing.enter()
    path = "how-long/list-1/item-1"
    page = see(client, path)
    data = {"token": token_of(page), "at": path, "do": "no-fact", "reason": "ng:GeneralExplanation"}
    answer = client.post(PAGE, data=data, headers=FROM_PAGE)
    page = client.get(answer.headers["Location"].partition("#")[0], headers=HOST)
    told = re.search(r"<b>([^<]+)</b> · without a fact", page.text)
    assert told is not None
    assert "How long" in told[1]
    assert path not in told[1]


def send_undo(client: FlaskClient, at: str = KEPT) -> None:
    data = {"token": token_of(see(client, at)), "at": at, "do": "undo"}
    assert client.post(PAGE, data=data, headers=FROM_PAGE).status_code == 303

"""A statement brought in by a form, renamed, redated, removed and put back."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from rdflib import URIRef
from rdflib.namespace import DCTERMS
from reviewed_statement import ID
from reviewing_client import FROM_PAGE, HOST, Reviewing
from reviewing_forms import add, manage

from noticegraph.http.request.write_access import MAX_FILE_BODY, Gate
from noticegraph.namespaces import DPV, NG, THINGS
from noticegraph.turtle import read_turtle
from noticegraph.turtle_writing import canonical_turtle

PASTED = """# Privacy at Otter Boats

Effective 1 March 2026.

## Your data

We collect your name and email address when you rent a boat. We keep invoices for seven years.
"""


def test_a_pasted_text_becomes_a_statement_with_drafted_facts(reviewing: Reviewing) -> None:
    client = reviewing.enter()
    answer = add(client, text=PASTED, company="Otter Boats", date="2026-03-01", language="en",
                 do="draft")  # fmt: skip
    assert answer.status_code == 303, answer.text
    made = client.get(answer.headers["Location"], headers=HOST)
    assert "otter-boats-2026-03-01-en" in made.text
    desk = reviewing.room.desk("otter-boats-2026-03-01-en")
    kinds = {row.kind for row in desk.live.rows.values() if row.one("review") == "drafted"}
    assert {"collection", "retention"} <= kinds
    assert client.get("/review/otter-boats-2026-03-01-en", headers=HOST).status_code == 200


def test_a_step_that_there_is_not_is_refused_and_brings_nothing_in(reviewing: Reviewing) -> None:
    client = reviewing.enter()
    named = {"company": "Otter Boats", "date": "2026-03-01", "language": "en"}
    answer = add(client, text=PASTED, do="add", **named)
    assert answer.status_code == 400
    assert client.get("/review/otter-boats-2026-03-01-en", headers=HOST).status_code == 404


def test_what_the_text_says_of_itself_is_proposed_and_the_file_kept(reviewing: Reviewing) -> None:
    client = reviewing.enter()
    page = b"<html lang=en><title>Otter Boats - Privacy policy</title><h1>Privacy policy</h1>"
    page += b"<p>Effective 1 March 2026. We collect your name and your email address when you rent "
    page += b"a boat from us, and we use them for the rental and for nothing else.</p>"
    answer = add(client, file=(io.BytesIO(page), "privacy.html"))
    assert answer.status_code == 200
    assert 'value="Otter Boats"' in answer.text
    assert 'value="2026-03-01"' in answer.text
    assert "privacy.html" in answer.text
    answer = add(client, kept="1", company="Otter Boats", date="2026-03-01", language="en")
    assert answer.status_code == 303
    files = reviewing.room.desk("otter-boats-2026-03-01-en").files
    assert files.source is not None
    assert files.source.read_bytes() == page


@pytest.mark.parametrize(
    ("fields", "word"),
    [
        ({}, "neither a file nor a text"),
        ({"text": PASTED, "company": "Otter", "date": "1 March", "language": "en"}, "1 March"),
        ({"text": PASTED, "company": "?!", "date": "2026-03-01", "language": "en"}, "?!"),
        ({"text": PASTED, "company": "Otter", "date": "2026-03-01", "language": "xx"}, "xx"),
        ({"text": "\0\0", "company": "O", "date": "2026-03-01", "language": "en"}, ""),
        ({"text": PASTED, "company": "Kite Repair", "date": "2026-05-03", "language": "en"}, ID),
    ],
)  # fmt: skip
def test_what_cannot_be_added_is_told_and_what_was_typed_is_kept(
    reviewing: Reviewing, fields: dict[str, str], word: str
) -> None:
    client = reviewing.enter()
    root = reviewing.room.workspace.root
    before = sorted(root.rglob("*"))
    answer = add(client, **fields)
    assert answer.status_code == 409
    assert word in answer.text
    assert "Traceback" not in answer.text
    for value in (fields.get("date", ""), fields.get("company", "")):
        assert value in answer.text
    assert sorted(root.rglob("*")) == before


def test_a_path_in_the_name_of_a_file_leads_nowhere(reviewing: Reviewing, tmp_path: Path) -> None:
    client = reviewing.enter()
    name = f"../../{tmp_path.name}/../evil.sh/x.md"
    answer = add(client, file=(io.BytesIO(PASTED.encode()), name), company="../../Otter",
                 date="2026-03-01", language="en")  # fmt: skip
    assert answer.status_code == 303
    assert reviewing.room.has("otter-2026-03-01-en")
    root = reviewing.room.workspace.root
    assert {p.name for p in root.parent.iterdir()} == {"workspace", "kites.md"}


def test_only_where_somebody_reviews_may_a_body_be_that_large() -> None:
    assert Gate(takes_files=True).body_limit("/add") == MAX_FILE_BODY
    assert Gate().body_limit("/add") < MAX_FILE_BODY
    assert Gate(takes_files=True).body_limit("/review/x") < MAX_FILE_BODY


def test_a_renamed_statement_keeps_its_facts_under_new_addresses(reviewing: Reviewing) -> None:
    client = reviewing.enter()
    before = reviewing.room.desk(ID)
    rows = dict(before.live.rows)
    passages = len(before.live.statement.spans)
    answer = manage(client, do="rename", company="Kite & Sons", date="2026-06-01")
    assert answer.status_code == 303, answer.text
    desk = reviewing.room.desk("kite-sons-2026-06-01-en")
    assert desk.live.rows.keys() - {"../kite-sons"} == rows.keys() - {"../kite-repair"}
    assert len(desk.live.statement.spans) == passages
    graph = read_turtle(desk.files.facts)
    version = URIRef(f"{THINGS}kite-sons-2026-06-01-en")
    assert str(graph.value(version, NG.effectiveDate)) == "2026-06-01"
    publisher = graph.value(version, DCTERMS.publisher)
    assert str(graph.value(publisher, DPV.hasName)) == "Kite & Sons"
    assert f"{ID}" not in desk.files.facts.read_text("utf-8")
    assert f"{ID}" not in desk.files.passages.read_text("utf-8")
    assert desk.files.facts.read_text("utf-8") == canonical_turtle(graph)
    assert not reviewing.room.has(ID)
    assert client.get("/review/kite-sons-2026-06-01-en", headers=HOST).status_code == 200


def test_a_place_that_is_taken_is_refused(reviewing: Reviewing) -> None:
    client = reviewing.enter()
    add(client, text=PASTED, company="Otter Boats", date="2026-03-01", language="en")
    answer = manage(client, do="rename", company="Otter Boats", date="2026-03-01")
    assert answer.status_code == 409
    assert reviewing.room.has(ID)
    assert reviewing.room.has("otter-boats-2026-03-01-en")


def test_a_removed_statement_is_put_back_to_the_byte(reviewing: Reviewing) -> None:
    client = reviewing.enter()
    root = reviewing.room.workspace.root
    there = {p: p.read_bytes() for p in (root / "kite-repair").iterdir()}
    assert manage(client, do="remove").status_code == 303
    assert not (root / "kite-repair").exists()
    assert client.get(f"/review/{ID}", headers=HOST).status_code == 404
    page = client.get("/review?done=removed", headers=HOST).text
    start = page.index('action="/review/removed"')
    token = page[start:].partition('name="token" value="')[2][:64]
    name = page[start:].partition('name="name" value="')[2].partition('"')[0]
    for wrong in ("../..", "x", f"{ID}.20200101T000000Z"):
        answer = client.post(
            "/review/removed", data={"token": token, "name": wrong}, headers=FROM_PAGE
        )
        assert answer.status_code == 409
    answer = client.post("/review/removed", data={"token": token, "name": name}, headers=FROM_PAGE)
    assert answer.status_code == 303
    assert {p: p.read_bytes() for p in (root / "kite-repair").iterdir()} == there

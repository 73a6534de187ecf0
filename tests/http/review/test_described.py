"""The addresses for reviewing are declared as all others are, and refuse what they do not know."""

from __future__ import annotations

import re

import pytest
from reviewed_statement import ID, KEPT
from reviewing_client import FROM_PAGE, HOST, Reviewing, token_of

PAGES = (
    "/review", f"/review/{ID}", f"/review/{ID}/notes", f"/review/{ID}/second",
    f"/review/{ID}/manage", "/add", "/review/enter", "/review/terms?q=name",
)  # fmt: skip


def test_every_address_for_reviewing_is_described(reviewing: Reviewing) -> None:
    client = reviewing.client()
    paths = client.get("/openapi.json").get_json()["paths"]
    described = {(path, verb.upper()) for path, operations in paths.items() for verb in operations}
    rules = client.application.url_map.iter_rules()
    routes = {
        (re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule), verb)
        for rule in rules
        if rule.endpoint != "static"
        for verb in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    assert routes <= described
    assert ("/review/{slug}", "POST") in described
    assert ("/add", "POST") in described


@pytest.mark.parametrize("language", ["en", "nl"])
def test_each_page_is_whole_in_both_languages(reviewing: Reviewing, language: str) -> None:
    client = reviewing.enter()
    for path in PAGES:
        joined = "&" if "?" in path else "?"
        answer = client.get(f"{path}{joined}lang={language}", headers=HOST)
        assert answer.status_code == 200, path
        if not path.startswith("/review/terms"):
            assert f'<html lang="{language}">' in answer.text
            assert answer.text.count("<h1") == 1


def test_unknown_arguments_and_steps_are_refused(reviewing: Reviewing) -> None:
    client = reviewing.enter()
    for path in PAGES:
        joined = "&" if "?" in path else "?"
        assert client.get(f"{path}{joined}att=x", headers=HOST).status_code == 400, path
    page = client.get(f"/review/{ID}", headers=HOST)
    for data in (
        {"do": "destroy"}, {}, {"do": "accept"}, {"do": "accept", "fact": "x/y", "version": "1"},
        {"do": "no-fact", "at": KEPT, "reason": "ng:NoSuchReason"},
        {"do": "no-fact", "at": "../../x", "reason": "ng:NavigationText"},
        {"do": "save", "kind": "no-such-kind"}, {"do": "accept-alike", "at": "x", "kind": "'"},
    ):  # fmt: skip
        before = reviewing.room.desk(ID).files.facts.read_bytes()
        sent = {"token": token_of(page), **data}
        answer = client.post(f"/review/{ID}", data=sent, headers=FROM_PAGE)
        assert answer.status_code < 500, data
        assert reviewing.room.desk(ID).files.facts.read_bytes() == before, data


def test_a_statement_without_any_fact_is_read_passage_by_passage(reviewing: Reviewing) -> None:
    client = reviewing.enter()
    desk = reviewing.room.desk(ID)
    for node_id in list(desk.live.rows):
        if desk.live.rows[node_id].one("by"):
            desk.live.rows.pop(node_id)
    page = client.get(f"/review/{ID}", headers=HOST)
    assert page.status_code == 200
    assert "Next unread" in page.text

"""Who is let in to review, and what somebody who is not may try (docs/security.md)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from reviewed_statement import ID, make_room
from reviewing_client import FROM_PAGE, HOST, Reviewing, make_reviewing, token_of, version_in

from noticegraph.http.request.letting_in import SESSION_SECONDS, TOKEN_SECONDS
from noticegraph.http.request.write_access import WriteToken

PAGE = f"/review/{ID}"
FACT = "retention/60-days"


def test_there_are_no_such_addresses_without_review(client: FlaskClient) -> None:
    for path in ("/review", PAGE, "/review/enter", "/add"):
        assert client.get(path).status_code == 404
        assert client.post(path, data={"do": "accept"}).status_code in (404, 405)
    assert "/review" not in client.get("/openapi.json").text


def test_the_printed_address_becomes_a_cookie(reviewing: Reviewing) -> None:
    answer = reviewing.client().get(reviewing.address(), headers=HOST)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/review")
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    # Without Domain a cookie is for this host alone (RFC 6265bis, 5.7).
    assert "Domain" not in cookie
    assert answer.headers["Cache-Control"] == "no-store"
    page = reviewing.enter("Ben").get(PAGE, headers=HOST)
    assert page.status_code == 200
    assert "Ben" in page.text


def test_a_token_lets_in_once(reviewing: Reviewing) -> None:
    address = reviewing.address()
    assert reviewing.client().get(address, headers=HOST).status_code == 303
    replayed = reviewing.client().get(address, headers=HOST)
    assert replayed.status_code == 403
    assert "Set-Cookie" not in replayed.headers
    assert replayed.json is not None
    assert replayed.json["type"].endswith("#review-token")
    page = reviewing.client().get(f"{address}&lang=nl", headers={**HOST, "Accept": "text/html"})
    assert page.status_code == 403
    assert "Dit adres laat niemand binnen" in page.text
    assert '<button class="btn" name="do" value="print">' in page.text


def test_a_look_at_the_address_does_not_use_it_up(reviewing: Reviewing) -> None:
    address = reviewing.address()
    assert "Set-Cookie" not in reviewing.client().head(address, headers=HOST).headers
    assert reviewing.client().get(address, headers=HOST).status_code == 303


@pytest.mark.parametrize("token", ["", "x", "a" * 4000, "%00", "../../"])
def test_an_invented_token_lets_nobody_in(reviewing: Reviewing, token: str) -> None:
    answer = reviewing.client().get(f"/review/enter?token={token}", headers=HOST)
    assert "Set-Cookie" not in answer.headers


def test_an_old_token_lets_nobody_in(reviewing: Reviewing) -> None:
    reviewing.now[0] += TOKEN_SECONDS + 1
    assert reviewing.client().get(reviewing.address(), headers=HOST).status_code == 403


def test_new_addresses_void_the_stolen_one(reviewing: Reviewing) -> None:
    stolen = reviewing.address()
    reviewing.now[0] += 60
    answer = reviewing.client().post("/review/enter", data={"do": "print"}, headers=FROM_PAGE)
    assert answer.status_code == 200
    # What was printed is shown to nobody but who started the server.
    assert not any(line.rpartition("=")[2] in answer.text for line in reviewing.printed)
    assert reviewing.client().get(stolen, headers=HOST).status_code == 403
    assert reviewing.client().get(reviewing.address(), headers=HOST).status_code == 303
    again = reviewing.client().post("/review/enter", data={"do": "print"}, headers=FROM_PAGE)
    assert again.status_code == 429


def test_a_stolen_address_without_its_cookie_is_of_no_use(reviewing: Reviewing) -> None:
    reviewing.enter()
    for path in ("/review", PAGE, f"{PAGE}?at=how-long/paragraph-1"):
        assert reviewing.client().get(path, headers=HOST).status_code == 403


def test_a_session_ends(reviewing: Reviewing) -> None:
    client = reviewing.enter()
    reviewing.now[0] += SESSION_SECONDS + 1
    assert client.get(PAGE, headers=HOST).status_code == 403
    reviewing.now[0] += 60
    reviewing.client().post("/review/enter", data={"do": "print"}, headers=FROM_PAGE)
    client = reviewing.enter()
    token = token_of(client.get("/review", headers=HOST))
    left = client.post("/review", data={"do": "stop", "token": token}, headers=FROM_PAGE)
    assert left.status_code == 303
    assert client.get(PAGE, headers=HOST).status_code == 403


@pytest.mark.parametrize(
    "host",
    ["attacker.example", "attacker.example:80", "127.0.0.1.attacker.example", "127.0.0.1:81"],
)
def test_dns_rebinding_reaches_nothing(reviewing: Reviewing, host: str) -> None:
    client = reviewing.enter()
    client.set_cookie(reviewing.door.cookie_name({"SERVER_PORT": "80"}), "x", domain="localhost")
    answer = client.get(PAGE, headers={"Host": host})
    assert answer.status_code == 403
    assert answer.json is not None
    assert answer.json["type"].endswith("#review-host")
    assert (
        reviewing.client().get(reviewing.address("Ben"), headers={"Host": host}).status_code == 403
    )


def _accept(client: FlaskClient, **replaced: str) -> dict[str, str]:
    page = client.get(f"{PAGE}?at=how-long/paragraph-1", headers=HOST)
    return {
        "do": "accept", "fact": FACT, "at": "how-long/paragraph-1",
        "version": version_in(page, FACT), "token": token_of(page),
    } | replaced  # fmt: skip


@pytest.mark.parametrize(
    "headers",
    [
        HOST,
        {**HOST, "Origin": "null"},
        {**HOST, "Origin": "http://attacker.example"},
        {**HOST, "Origin": "http://127.0.0.1:81"},
        {**HOST, "Origin": "https://127.0.0.1:80"},
        {**FROM_PAGE, "Sec-Fetch-Site": "cross-site"},
        {**FROM_PAGE, "Sec-Fetch-Site": "same-site"},
        {**FROM_PAGE, "Sec-Fetch-Site": "none"},
    ],
)
def test_a_form_of_another_site_changes_nothing(
    reviewing: Reviewing, headers: dict[str, str]
) -> None:
    client = reviewing.enter()
    before = reviewing.room.desk(ID).files.facts.read_bytes()
    answer = client.post(PAGE, data=_accept(client), headers=headers)
    assert answer.status_code == 403
    assert reviewing.room.desk(ID).files.facts.read_bytes() == before


@pytest.mark.parametrize("token", ["", "0" * 64, "é"])
def test_a_form_without_the_token_of_its_page_changes_nothing(
    reviewing: Reviewing, token: str
) -> None:
    client = reviewing.enter()
    before = reviewing.room.desk(ID).files.facts.read_bytes()
    answer = client.post(PAGE, data=_accept(client, token=token), headers=FROM_PAGE)
    assert answer.status_code == 403
    # Nor does the token of another page, or of another reviewer.
    other = token_of(client.get("/review", headers=HOST))
    assert (
        client.post(PAGE, data=_accept(client, token=other), headers=FROM_PAGE).status_code == 403
    )
    theirs = token_of(reviewing.enter("Ben").get(PAGE, headers=HOST))
    answer = client.post(PAGE, data=_accept(client, token=theirs), headers=FROM_PAGE)
    assert answer.status_code == 403
    assert reviewing.room.desk(ID).files.facts.read_bytes() == before


def test_the_pages_stand_in_no_frame_and_no_other_site_reads_them(reviewing: Reviewing) -> None:
    client = reviewing.enter()
    for path in ("/review", PAGE, "/review/enter"):
        answer = client.get(path, headers={**HOST, "Origin": "http://attacker.example"})
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
        assert not [name for name, _ in answer.headers if name.startswith("Access-Control")]
        assert answer.headers["Cache-Control"] == "no-store"
        # With no-referrer a browser would send no Origin with the forms.
        assert answer.headers["Referrer-Policy"] == "same-origin"


def test_a_hostile_text_and_label_are_shown_as_text(tmp_path: Path) -> None:
    markup = "<script>hacked=1</script><img src=x onerror=hacked=1>"
    text = f"# Kites\n\n## What we collect\n\nWe collect {markup} and 60 days.\n"
    cells = {"name": [f"'\"><i id=hacked>{markup}"], "duration": ["P60D"], "quote": ["60 days"]}
    fact = ("retention", cells | {"passage": ["what-we-collect/paragraph-1"]})
    reviewing = make_reviewing(tmp_path, make_room(tmp_path, text=text, drafted=(fact,)))
    client = reviewing.enter()
    page = client.get(f"{PAGE}?at=what-we-collect/paragraph-1", headers=HOST).text
    assert not re.search(r"<(script>|img |i )", page)
    assert page.count("&lt;script&gt;hacked=1") >= 3


def test_on_another_address_the_write_token_is_asked_for(tmp_path: Path) -> None:
    origin = "https://review.example.org"
    reviewing = make_reviewing(
        tmp_path, origin=origin, write_token=WriteToken("a-write-token-of-these-tests")
    )
    assert all(f" {origin}/review/enter?token=" in line for line in reviewing.printed)
    host = {"Host": "review.example.org"}
    client = reviewing.client()
    page = client.get(reviewing.address(), headers=host)
    assert page.status_code == 200
    assert "Set-Cookie" not in page.headers
    token = reviewing.address().rpartition("=")[2]
    sent = {"do": "enter", "one-time": token, "write-token": "a-wrong-token-of-these-tests"}
    headers = {**host, "Origin": origin, "Sec-Fetch-Site": "same-origin"}
    assert client.post("/review/enter", data=sent, headers=headers).status_code == 403
    sent["write-token"] = "a-write-token-of-these-tests"
    answer = client.post("/review/enter", data=sent, headers=headers)
    assert answer.status_code == 303
    assert answer.headers["Set-Cookie"].startswith("__Host-review=")
    assert "Secure" in answer.headers["Set-Cookie"]
    assert client.get("/review", headers=HOST).status_code == 403

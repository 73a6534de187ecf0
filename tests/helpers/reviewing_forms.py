"""The forms of the pages for reviewing, filled in and sent as a browser without scripts does."""

from __future__ import annotations

import re

from flask.testing import FlaskClient
from reviewed_statement import ID, KEPT
from reviewing_client import FROM_PAGE, HOST, token_of
from werkzeug.test import TestResponse

PAGE = f"/review/{ID}"


def fields_of(page: TestResponse) -> dict[str, str]:
    """Return what the form of a fact would send, as a browser without scripts fills it in."""
    form = page.text[page.text.index('<form method="post" id="edit"') :]
    form = form[: form.index("</form>")]
    found = {}
    for tag in re.findall(r"<input [^>]*>", form):
        named = dict(re.findall(r'([a-z-]+)="([^"]*)"', tag))
        name = re.search(r'name="([^"]+)"', tag)
        if name and (named.get("type") not in ("radio", "checkbox") or "checked" in tag):
            value = re.search(r'value="([^"]*)"', tag)
            found[name[1]] = value[1] if value else ""
    found |= dict(re.findall(r'<textarea [^>]*name="([^"]+)"[^>]*>([^<]*)</textarea>', form))
    chosen = re.search(r'<option value="([^"]+)" selected>', form)
    assert chosen is not None
    return found | {"kind": chosen[1]}


def form_of(client: FlaskClient, fact: str, at: str = KEPT, kind: str = "") -> dict[str, str]:
    more = f"&kind={kind}" if kind else ""
    page = client.get(f"{PAGE}?at={at}&edit={fact}{more}", headers=HOST)
    assert page.status_code == 200, page.text
    return fields_of(page)


def send(client: FlaskClient, fields: dict[str, str], do: str = "save") -> TestResponse:
    return client.post(PAGE, data={**fields, "do": do}, headers=FROM_PAGE)


def add(client: FlaskClient, **fields: object) -> TestResponse:
    data = {"token": token_of(client.get("/add", headers=HOST)), "do": "cut", **fields}
    return client.post("/add", data=data, headers=FROM_PAGE, content_type="multipart/form-data")


def manage(client: FlaskClient, **fields: str) -> TestResponse:
    page = client.get(f"/review/{ID}/manage", headers=HOST)
    return client.post(
        f"/review/{ID}/manage", data={"token": token_of(page), **fields}, headers=FROM_PAGE
    )

"""A refusal suggests pages by their names, as the statements, questions and files have them."""

from __future__ import annotations

import re
from html import unescape

import pytest
from flask.testing import FlaskClient

BROWSER = {"Accept": "text/html"}


def suggested(page: str) -> dict[str, str]:
    """The names of the pages that a refusal suggests, by their addresses."""
    near = page.split('<ul class="near">')[1].split("</ul>")[0]
    return {unescape(a): unescape(n) for a, n in re.findall(r'<a href="([^"]+)">([^<]+)</a>', near)}


@pytest.mark.parametrize(
    ("path", "address", "name"),
    [
        ("/companies/zendeks?lang=en", "/companies/zendesk?lang=en", "Zendesk"),
        ("/versions/zendeks", "/versions/zendesk", "Zendesk"),
        ("/companies//zendesk", "/companies/zendesk", "Zendesk"),
        (
            "/statements/zendesk-2024-02-20-en?lang=nl",
            "/statements/zendesk-2024-02-20-nl?lang=nl",
            "Privacyverklaring van Zendesk, 20 februari 2024 (Nederlands)",
        ),
        (
            "/questions/afiliates?lang=en",
            "/questions/affiliates?lang=en",
            "Which companies belong to the group?",
        ),
        ("/questions/?lang=nl", "/questions?lang=nl", "Vragen"),
        ("/ns/Disclosur?lang=nl", "/ns/Disclosure?lang=nl", "verstrekking"),
        (
            "/statements/zendesk-2024-02-20-nl?sort=fct&lang=nl",
            "/statements/zendesk-2024-02-20-nl?sort=fact&lang=nl",
            "Feit",
        ),
        (
            "/companies/zendesk?statement=nonsense&lang=en",
            "/companies/zendesk?lang=en&statement=zendesk-2024-02-20-nl",
            "Zendesk privacy statement, 20 February 2024 (Dutch)",
        ),
        (
            "/statements/zendesk-2024-02-20-nl?srt=fact",
            "/statements/zendesk-2024-02-20-nl?sort=fact",
            "sort=fact",
        ),
    ],
)
def test_what_may_have_been_meant_is_named(
    path: str, address: str, name: str, shipped: FlaskClient
) -> None:
    # What companies are called was read before, as by the first page.
    for language in ("en", "nl"):
        shipped.get(f"/?lang={language}", headers=BROWSER)
    answer = shipped.get(path, headers=BROWSER)
    assert answer.status_code in (400, 404)
    found = suggested(answer.text)
    assert found[address] == name
    assert shipped.get(address, headers=BROWSER).status_code == 200
    assert not any(shown.startswith("/") for shown in found.values())


def test_name_that_is_not_known_can_be_searched(shipped: FlaskClient) -> None:
    page = shipped.get("/companies/smooch?lang=en", headers=BROWSER)
    assert page.status_code == 404
    assert 'href="/search?q=smooch&amp;lang=en"' in page.text


def test_hostile_values_stay_text(hostile: FlaskClient) -> None:
    page = hostile.get('/statements/evil-2026?sort="><script>alert(1)</script>', headers=BROWSER)
    assert page.status_code == 400
    assert "<script>" not in page.text

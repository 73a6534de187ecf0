"""Arguments that an address does not know are refused, never passed over."""

from __future__ import annotations

from html import unescape

import pytest
from flask.testing import FlaskClient

BROWSER = {"Accept": "text/html"}
ZENDESK = "/statements/zendesk-2024-02-20-nl"
WRONG = [
    ("/", "statment", "statement"),
    ("/flow.json", "statment", "statement"),
    ("/statements", "contain", "contains"),
    (ZENDESK, "subjct", "subject"),
    (ZENDESK + ".json", "modalty", "modality"),
    ("/compare", "subjct", "subject"),
    ("/compare/facts", "stauts", "status"),
    ("/search", "sorts", "sort"),
    ("/questions", "statemnt", "statement"),
    ("/ns", "vocabulry", "vocabulary"),
    ("/shapes", "termkind", "termKind"),
    ("/api", "langs", "lang"),
    ("/reports", "lan", "lang"),
    ("/id/zendesk-2024-02-20-nl", "langu", "lang"),
    ("/thing", "iris", "iri"),
]


@pytest.mark.parametrize(("address", "wrong", "meant"), WRONG)
def test_unknown_argument_is_400_with_the_nearest(
    address: str, wrong: str, meant: str, shipped: FlaskClient
) -> None:
    problem = shipped.get(f"{address}?{wrong}=x%26y")
    assert problem.status_code == 400
    assert problem.get_json(force=True)["type"].endswith("#unknown-parameter")
    corrected = f"{address}?{meant}=x%26y"
    assert corrected in problem.get_json(force=True)["hint"]
    page = shipped.get(f"{address}?{wrong}=x%26y", headers=BROWSER)
    assert page.status_code == 400 or address.endswith(".json")
    assert f'<a href="{corrected}">' in unescape(page.text) or address.endswith(".json")


def test_unknown_argument_that_resembles_none_is_400_with_all(shipped: FlaskClient) -> None:
    hint = shipped.get(f"{ZENDESK}?zzzz=1").get_json(force=True)["hint"]
    assert all(name in hint for name in ("subject", "kind", "modality", "contains", "lang"))


def test_graphs_are_whole_and_take_no_filter(shipped: FlaskClient) -> None:
    for address in (f"{ZENDESK}.ttl?subject=rights", "/ns.ttl?termKind=class"):
        problem = shipped.get(address)
        assert problem.status_code == 400
        assert problem.get_json(force=True)["type"].endswith("#whole-format")
        assert "Turtle" in problem.get_json(force=True)["detail"]
    page = shipped.get(f"{ZENDESK}?subject=rights", headers=BROWSER).text
    assert f'href="{ZENDESK}.ttl" type="text/turtle">Turtle (all, without filter)<' in page
    assert f'href="{ZENDESK}.csv?subject=rights" type="text/csv">CSV<' in page


def test_links_of_a_statement_lead_to_the_filtered_rows(shipped: FlaskClient) -> None:
    found = shipped.get(f"{ZENDESK}.json?subject=rights&contains=delete").get_json()["facts"]
    assert found
    assert all("rights" not in fact or "delete" in str(fact).casefold() for fact in found)
    assert len(found) < len(shipped.get(f"{ZENDESK}.json?subject=rights").get_json()["facts"])


def test_format_that_is_unknown_is_400_with_the_nearest(shipped: FlaskClient) -> None:
    problem = shipped.get("/statements?contains=x&format=htm").get_json(force=True)
    assert problem["detail"] == 'format="htm"'
    assert "/statements?contains=x&format=html" in problem["hint"]


def test_format_is_given_once_and_empty_as_not_at_all(shipped: FlaskClient) -> None:
    # The OpenAPI document says that an empty value is allowed: a form sends it.
    assert shipped.get("/statements?format=").data == shipped.get("/statements").data
    for second in ("json", "csv"):
        refused = shipped.get(f"/statements?format=json&format={second}")
        assert refused.status_code == 400
        assert refused.get_json(force=True)["type"].endswith("#repeated-parameter")


def test_what_has_no_value_is_refused_with_one(shipped: FlaskClient) -> None:
    assert shipped.get("/graphs?default").status_code == 200
    refused = shipped.get("/graphs?default=true")
    assert refused.status_code == 400
    assert refused.get_json(force=True)["detail"] == 'default="true"'


def test_protocols_name_their_arguments_when_they_refuse_one(shipped: FlaskClient) -> None:
    refused = shipped.post(
        "/sparql?reviewed=no",
        data="ASK {}",
        content_type="application/sparql-query",
        headers={"Accept-Language": "nl"},
    )
    assert refused.status_code == 400
    told = shipped.post("/validate?reviewed=only", data="x", content_type="text/turtle")
    assert "lang" in told.get_json(force=True)["hint"]


LONG = "x" * 2_000


@pytest.mark.parametrize("address", [f"/search?q={LONG}&lang=fr", f"/statements?contain={LONG}"])
def test_no_other_address_is_suggested_than_what_was_asked(
    address: str, shipped: FlaskClient
) -> None:
    """A suggested address with a value cut short would ask for something else."""
    refused = shipped.get(address)
    assert refused.status_code == 400
    assert "…" not in refused.get_json(force=True)["hint"]
    assert len(refused.data) < 2_000


def test_what_is_sent_by_post_is_not_suggested_as_a_link(shipped: FlaskClient) -> None:
    refused = shipped.post("/validate?lang=NL", data="", content_type="text/turtle")
    assert refused.status_code == 400
    assert refused.get_json(force=True)["hint"] == "one of: en, nl"
    page = shipped.post(
        "/validate?lang=NL", data="", content_type="text/turtle", headers=BROWSER
    ).text
    assert 'href="/validate?lang=nl"' not in page.split("<main")[1]


@pytest.mark.parametrize("path", ["/no%3Fwhere", "/no%23where", "/no%25where", "/id/no%20%3F%25"])
def test_a_page_leads_to_itself_in_the_other_language(path: str, shipped: FlaskClient) -> None:
    page = shipped.get(path, headers=BROWSER)
    assert page.status_code == 404
    assert f'href="{path}?lang=nl"' in page.text
    # What is suggested for an argument, too.
    refused = shipped.get(f"{path}?lang=fr", headers=BROWSER)
    assert f'href="{path}?lang=nl"' in refused.text


@pytest.mark.parametrize(
    "address",
    ["/statements?contains=%00", "/search?q=a%1Bb%7F", "/id/no%00where", "/sparql?query=%01"],
)
def test_no_control_character_stands_in_a_page(address: str, shipped: FlaskClient) -> None:
    """HTML admits none but white space (https://html.spec.whatwg.org/, 13.2.3.5)."""
    page = shipped.get(address, headers=BROWSER).text
    assert not {c for c in page if c < " " or c == "\x7f"} - {"\t", "\n", "\f", "\r"}
    assert "\ufffd" in page

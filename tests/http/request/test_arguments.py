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

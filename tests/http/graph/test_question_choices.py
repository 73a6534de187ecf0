"""What the lists of a question's form offer: of the chosen statement, told apart, in order."""

from __future__ import annotations

import re
from html import unescape

from flask.testing import FlaskClient

BROWSER = {"Accept": "text/html"}
THINGS = "https://w3id.org/noticegraph/id/"
ZENDESK, GITHUB = "zendesk-2024-02-20-nl", "github-2024-02-01-en"


def offered(client: FlaskClient, question: str, field: str, query: str = "") -> dict[str, str]:
    page = client.get(f"/questions/{question}?lang=en{query}", headers=BROWSER).text
    select = re.search(rf'<select [^>]*id="parameter-{field}".*?</select>', page, re.S)
    assert select
    options = re.findall(r'<option value="([^"]+)"[^>]*>([^<]*)</option>', select[0])
    return {unescape(value): unescape(name) for value, name in options}


def test_only_what_the_chosen_statement_states_is_offered(shipped: FlaskClient) -> None:
    everything = offered(shipped, "recipients-of-category", "category")
    owners = {value.removeprefix(THINGS).split("/")[0] for value in everything}
    assert {ZENDESK, GITHUB} < owners
    for slug in (ZENDESK, THINGS + ZENDESK):
        own = offered(shipped, "recipients-of-category", "category", f"&statement={slug}")
        assert {value.removeprefix(THINGS).split("/")[0] for value in own} == {ZENDESK}
        assert own.keys() == {v for v in everything if v.startswith(f"{THINGS}{ZENDESK}/")}


def test_terms_of_vocabularies_stay_whatever_statement_is_chosen(shipped: FlaskClient) -> None:
    everything = offered(shipped, "purposes-by-legal-basis", "basis")
    assert everything
    chosen = offered(shipped, "purposes-by-legal-basis", "basis", f"&statement={GITHUB}")
    assert chosen == everything


def test_what_is_asked_stays_offered(shipped: FlaskClient) -> None:
    other = f"{THINGS}{ZENDESK}/category/geolocation"
    query = f"&statement={GITHUB}&category={other}"
    assert other in offered(shipped, "recipients-of-category", "category", query)


def test_values_of_one_name_are_told_apart_by_company_and_kind(shipped: FlaskClient) -> None:
    names = offered(shipped, "recipients-of-category", "category")
    assert len(set(names.values())) == len(names)
    assert names[f"{THINGS}{GITHUB}/data/company-name"] == "Company name (GitHub)"
    assert names[f"{THINGS}example-2026-01-01-en/data/allergy"] == "Allergy (Tulpenpost B.V., en)"
    assert not any(slug in name for name in names.values() for slug in (ZENDESK, GITHUB))
    kinds = [
        names[f"{THINGS}{GITHUB}/{kind}"]
        for kind in ("category/payment", "data/payment-information")
    ]
    assert all(name.startswith("Payment information (GitHub, stated ") for name in kinds)


def test_sections_are_those_of_the_statement_in_natural_order(shipped: FlaskClient) -> None:
    query = f"&statement={ZENDESK}"
    sections = list(offered(shipped, "facts-in-section", "section", query))
    numbered = [s for s in sections if s[0].isdigit()]
    assert numbered == [
        *map(str, range(1, 11)), "10.a", "10.b", "11", "11.a", "11.b", "11.c", "12", "13", "14",
    ]  # fmt: skip
    assert "security-and-retention" not in sections
    everything = list(offered(shipped, "facts-in-section", "section"))
    assert {"security-and-retention", "14"} < set(everything)


def test_sections_have_their_headings_where_the_text_is_at_hand(shipped: FlaskClient) -> None:
    query = "&statement=example-2026-01-01-en"
    names = offered(shipped, "facts-in-section", "section", query)
    assert names["how-long-we-keep-data"] == "How long we keep data"
    assert names["transfers"] == "Transfers"
    assert len(set(names.values())) == len(names) == 11

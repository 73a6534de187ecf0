"""What rows of tables tie, whole: invented tables in Markdown, and in HTML within Markdown."""

from __future__ import annotations

import drafted_sentences

from noticegraph.drafting.model import Fact


def facts(text: str, kind: str) -> list[Fact]:
    return drafted_sentences.facts(text, "en", kind)


def test_each_datum_of_its_column_is_tied_to_the_recipient_of_the_row() -> None:
    pairs = facts(
        "## What data we collect and share\n\n"
        "| Categories of recipients | Data |\n| --- | --- |\n"
        "| Advertising partners | Email address; Purchase history |\n",
        "disclosure",
    )
    given = {term for f in pairs for term in f.key["category"]}
    assert "pd:EmailAddress" in given
    assert "pd:Purchase" in given
    assert {tuple(f.key["recipient"]) for f in pairs} == {("ng:AdvertisingAndTrackingCompanies",)}


def test_who_stands_in_a_column_of_bases_receives_nothing() -> None:
    assert not facts(
        "## Legal bases\n\n"
        "| Personal data | Purpose | Legal basis |\n| --- | --- | --- |\n"
        "| Email address | To provide support | To perform our contract with your employer |\n",
        "disclosure",
    )


def test_a_basis_is_tied_to_the_purposes_of_its_row_and_to_its_own() -> None:
    found = facts(
        "## Legal bases\n\n"
        "| Purpose | Legal basis |\n| --- | --- |\n"
        "| Customer support | Legitimate interests, such as: preventing fraud |\n",
        "basis",
    )
    tied = {term for f in found for term in f.key["purpose"] or ()}
    assert {f.key["basis"] for f in found} == {"dpv:LegitimateInterest"}
    assert "dpv:CustomerCare" in tied
    assert "dpv:FraudPreventionAndDetection" in tied


def test_a_sentence_before_a_table_lends_no_possibility_to_its_rows() -> None:
    rows = (
        "| Category | Description |\n| --- | --- |\n| Profile | We collect your email address. |\n"
    )
    [aside] = facts(f"## Data we collect\n\nThey may vary by country.\n\n{rows}", "category")[:1]
    [led] = facts(f"## Data we collect\n\nWe may collect the following:\n\n{rows}", "category")[:1]
    assert (aside.modality, led.modality) == ("asserted", "possible")


def test_cells_of_a_table_in_html_belong_to_its_rows() -> None:
    found = facts(
        "## Legal bases\n\n<table><tr><th>Purpose</th><th>Legal basis</th></tr>\n"
        "<tr><td>Customer support</td><td>Consent</td></tr>\n"
        "<tr><td>Fraud prevention</td><td>Legitimate interest</td></tr></table>\n",
        "basis",
    )
    pairs = {(f.key["basis"], term) for f in found for term in f.key["purpose"] or ()}
    assert ("dpv:Consent", "dpv:CustomerCare") in pairs
    assert ("dpv:LegitimateInterest", "dpv:FraudPreventionAndDetection") in pairs
    assert ("dpv:Consent", "dpv:FraudPreventionAndDetection") not in pairs


def test_an_item_that_is_but_a_title_is_the_heading_of_its_paragraphs() -> None:
    body = "We have confidentiality agreements in place with all staff, and encrypt what we keep."
    assert facts(f"## Policy\n\n*   Security\n\n    {body}\n", "security")

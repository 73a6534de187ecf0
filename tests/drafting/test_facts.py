"""Whole drafts of invented statements: which facts, with which modality, at which place."""

from __future__ import annotations

import time
from typing import Any

import pytest

from noticegraph.content import shipped_content
from noticegraph.drafting.model import Fact
from noticegraph.drafting.pipeline import Result, draft_text

LEXICON = shipped_content().lexicon

ENGLISH = """# Privacy statement of Kite Repair B.V.

Last updated: May 3, 2026

Kite Repair B.V. ("we", "us") repairs kites. This statement tells what we do with personal data.

## What we collect

We collect your name and e-mail address. We may also collect your telephone number.

We do not collect genetic data.

## Why we use it

| Purpose | Legal basis |
| --- | --- |
| To process payments | Performance of a contract |
| To prevent fraud | Legitimate interests |

## With whom we share it

We share your address with our delivery companies. We may disclose personal data to tax authorities if the law requires it.

## International transfers

We transfer personal data to the United States under standard contractual clauses.

## How long we keep it

We keep invoices for 7 years.

## Your rights

You have the right to access, correct or delete your personal data, and to withdraw your consent.

You have the right to lodge a complaint with the supervisory authority.

## Contact

Questions about privacy: privacy@kite-repair.example or +31 20 555 0199.
"""

DUTCH = """# Privacyverklaring van Vliegerherstel B.V.

Laatst bijgewerkt op 3 mei 2026

Vliegerherstel B.V. ("wij", "ons") herstelt vliegers. Deze verklaring vertelt wat wij met persoonsgegevens doen.

## Welke gegevens wij verzamelen

Wij verzamelen uw naam en e-mailadres. Wij kunnen ook uw telefoonnummer verzamelen.

Wij verzamelen geen genetische gegevens.

## Waarom wij ze gebruiken

| Doel | Grondslag |
| --- | --- |
| Om betalingen te verwerken | Uitvoering van een overeenkomst |
| Om fraude te voorkomen | Gerechtvaardigd belang |

## Met wie wij ze delen

Wij delen uw adres met onze bezorgdiensten. Wij kunnen persoonsgegevens verstrekken aan de belastingdienst als de wet dat vereist.

## Internationale doorgifte

Wij geven persoonsgegevens door aan de Verenigde Staten op grond van modelcontractbepalingen.

## Hoe lang wij ze bewaren

Wij bewaren facturen 7 jaar.

## Uw rechten

U hebt het recht op inzage, op rectificatie en op verwijdering van uw persoonsgegevens, en het recht om uw toestemming in te trekken.

U hebt het recht een klacht in te dienen bij de toezichthoudende autoriteit.

## Contact

Vragen over privacy: privacy@vliegerherstel.example of +31 20 555 0199.
"""


def drafted(text: str, **options: Any) -> Result:
    return draft_text(text, "md", LEXICON, **options)


@pytest.fixture(scope="module", params=["en", "nl"])
def draft(request: pytest.FixtureRequest) -> tuple[str, Result]:
    text = ENGLISH if request.param == "en" else DUTCH
    return text, drafted(text)


def of_kind(result: Result, kind: str) -> list[Fact]:
    return [fact for fact in result.facts if fact.kind == kind]


def first_terms(result: Result, kind: str) -> dict[str, Fact]:
    return {fact.key["terms"][0]: fact for fact in of_kind(result, kind) if "terms" in fact.key}


def test_the_language_is_read_from_the_text(draft: tuple[str, Result]) -> None:
    text, result = draft
    assert result.language == ("en" if text is ENGLISH else "nl")


def test_categories_have_their_modality(draft: tuple[str, Result]) -> None:
    found = first_terms(draft[1], "category")
    assert found["pd:Name"].modality == "asserted"
    assert found["pd:EmailAddress"].modality == "asserted"
    assert found["pd:TelephoneNumber"].modality == "possible"
    assert found["pd:Genetic"].modality == "denied"


def test_a_row_ties_purpose_and_basis(draft: tuple[str, Result]) -> None:
    found = {(f.key["basis"], (f.key["purpose"] or [""])[0]) for f in of_kind(draft[1], "basis")}
    assert ("dpv:Contract", "dpv:PaymentManagement") in found
    assert ("dpv:LegitimateInterest", "dpv:FraudPreventionAndDetection") in found
    assert ("dpv:Contract", "dpv:FraudPreventionAndDetection") not in found


def test_one_sentence_ties_data_and_recipient(draft: tuple[str, Result]) -> None:
    recipients = first_terms(draft[1], "recipient")
    assert recipients["ng:TransactionParties"].modality == "asserted"
    assert recipients["ng:PublicAuthorities"].modality == "conditional"
    pairs = {
        (str(f.key["category"]), f.key["recipient"][0]) for f in of_kind(draft[1], "disclosure")
    }
    assert ("['pd:PhysicalAddress', 'pd:Contact']", "ng:TransactionParties") in pairs
    assert ("any", "ng:PublicAuthorities") in pairs
    assert not any("pd:Name" in data for data, _ in pairs)


def test_rights_transfers_retention_contacts_and_date(draft: tuple[str, Result]) -> None:
    result = draft[1]
    rights = {fact.key["right"]: fact.modality for fact in of_kind(result, "right")}
    assert rights == dict.fromkeys(
        ("access", "correction", "deletion", "withdraw-consent", "complaint"), "asserted"
    )
    transfers = {str(fact.key) for fact in of_kind(result, "transfer")}
    assert transfers == {"{'country': 'US'}", "{'mechanism': 'scc'}"}
    assert "P7Y" in {fact.key.get("duration") for fact in of_kind(result, "retention")}
    contacts = {
        fact.key.get("email") or fact.key.get("phone") for fact in of_kind(result, "contact")
    }
    assert {c.partition("@")[0] for c in contacts} == {"privacy", "+31 20 555 0199"}
    (document,) = of_kind(result, "document")
    assert document.key["effectiveDate"] == "2026-05-03"
    assert document.key["company"].endswith("B.V.")


def test_each_span_lies_within_one_passage_and_says_the_words(draft: tuple[str, Result]) -> None:
    text, result = draft
    for fact in result.facts:
        assert "\n\n" not in text[fact.start : fact.end]
        assert text[fact.start : fact.end].strip()
        assert (fact.start, fact.end) in fact.places
        assert fact.rule
        assert 0 < fact.score < 1


def test_one_fact_for_each_key(draft: tuple[str, Result]) -> None:
    keys = [f"{fact.kind} {sorted(fact.key.items(), key=str)}" for fact in draft[1].facts]
    assert len(keys) == len(set(keys))


def test_exceptions_and_other_sentences_give_no_pairs() -> None:
    text = "## Sharing of personal data\n\nWe share your address with our banks.\n\nYour name is on the kite.\n"
    pairs = [f.key["category"] for f in of_kind(drafted(text, language="en"), "disclosure")]
    assert pairs == [["pd:PhysicalAddress", "pd:Contact"]]


def test_certifications_name_the_entity_and_the_part() -> None:
    text = (
        "# Privacy\n\nKite Repair Inc. complies with the EU-U.S. Data Privacy Framework and the"
        " UK Extension for the personal data that we receive.\n"
    )
    found = {(f.key["entity"], f.key["part"]) for f in of_kind(drafted(text), "certification")}
    assert found == {("Kite Repair Inc.", "dpf-eu"), ("Kite Repair Inc.", "dpf-uk")}


def test_children_signals_and_sale() -> None:
    text = (
        "# Privacy\n\nWe do not knowingly collect personal data from children under 13.\n\n"
        "We do not respond to Do Not Track signals of your browser.\n\n"
        "We do not sell your personal information.\n"
    )
    result = drafted(text)
    (child,) = of_kind(result, "children")
    assert (child.key, child.modality) == ({"age": 13}, "denied")
    (signal,) = of_kind(result, "signal")
    assert signal.key == {"signal": "dnt", "handling": "ignored"}
    (sale,) = of_kind(result, "sale")
    assert sale.modality == "denied"


def test_what_we_reserve_is_no_right_of_the_reader() -> None:
    text = "## Your privacy rights\n\nWe reserve the right to delete this page about your personal data.\n"
    assert of_kind(drafted(text, language="en"), "right") == []


@pytest.mark.parametrize(
    "text",
    [
        "Peel four onions. Keep the soup for 3 days and call the guests by name.\n\n" * 6,
        "She gave him her address and her name. 'You have the right to know,' he said.\n\n" * 6,
        "These terms bind you. The fee is due within 30 days. We may change the service.\n\n" * 6,
    ],
)
def test_other_texts_give_nothing(text: str) -> None:
    assert drafted(text).facts == []


def test_an_unknown_language_gives_only_what_needs_no_words() -> None:
    text = "Nous gardons votre nom et les données de votre commande : ecrire@cerf.example.\n"
    result = drafted(text)
    assert result.language is None
    assert [fact.key["email"] for fact in result.facts] == ["ecrire@cerf.example"]


def test_a_sentence_without_end_is_read_in_bounded_time() -> None:
    words = "we may share your personal data with partners to improve services "
    start = time.process_time()
    result = drafted(words * 10_000, language="en")
    assert time.process_time() - start < 15
    assert len(result.facts) < 20


def test_unread_passages_are_those_that_tell_without_a_fact() -> None:
    text = ENGLISH + "\n## Other\n\nWe handle your personal data with a smile.\n"
    unread = drafted(text).unread
    assert any("other" in path for path in unread)
    assert not any("how-long" in path for path in unread)


def test_empty_texts_have_no_facts() -> None:
    assert drafted("").facts == []
    assert drafted("# \n").facts == []

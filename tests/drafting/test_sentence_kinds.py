"""Kinds of sentences, whole: which facts one invented sentence gives, in both languages."""

from __future__ import annotations

from typing import Any

import pytest
from drafted_sentences import draft, facts, names

CHOICES = {"en": "## Your choices\n\n", "nl": "## Uw keuzes\n\n"}


@pytest.mark.parametrize(
    ("language", "text", "named"),
    [
        ("en", "We use [Windhost](https://windhost.example/) to store kite data.", {"Windhost"}),
        ("nl", "We gebruiken [Windhost](https://w.example/) voor opslag.", {"Windhost"}),
        (
            "en",
            "Our payment providers are [Guldenpay](https://g.example), Koopje and Betaalhuis.",
            {"Guldenpay", "Koopje", "Betaalhuis"},
        ),
        (
            "nl",
            "Onze leveranciers voor betalingen zijn Guldenpay, Koopje en Betaalhuis.",
            {"Guldenpay", "Koopje", "Betaalhuis"},
        ),
        ("en", "The forum is a platform run by Windtalk.", {"Windtalk"}),
        ("nl", "Het forum is een platform dat wordt verzorgd door Windtalk.", {"Windtalk"}),
        ("en", "Zefir sets a cookie in your browser.", {"Zefir"}),
        ("nl", "Zefir plaatst een cookie in uw browser.", {"Zefir"}),
        ("en", "We share your address with Bezorgvlug.", {"Bezorgvlug"}),
        ("nl", "Wij delen uw adres met Bezorgvlug.", {"Bezorgvlug"}),
        ("en", "We share data with affiliates, such as Vlieger, Inc. in Ohio.", {"Vlieger, Inc"}),
        ("en", "Buttons lead to third-party services like Zefir.", set()),
    ],
)
def test_recipients_are_named_in_lists_and_links(language: str, text: str, named: set[str]) -> None:
    assert names(text, language) == named


@pytest.mark.parametrize(
    ("language", "lead", "items"),
    [
        ("en", "We share personal data with:", "- Competent Authorities: if asked\n- Zefir\n"),
        ("nl", "Wij delen persoonsgegevens met derden:", "- Bevoegde autoriteiten: zo nodig\n- Zefir\n"),
    ],
)  # fmt: skip
def test_a_kind_of_recipients_is_no_name(language: str, lead: str, items: str) -> None:
    assert names(f"{lead}\n\n{items}", language) == {"Zefir"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We share your address with Bezorgvlug."),
        ("nl", "Wij delen uw adres met Bezorgvlug."),
    ],
)
def test_data_are_tied_to_whom_a_sentence_names(language: str, text: str) -> None:
    (tied,) = facts(text, language, "disclosure")
    assert tied.key == {"category": ["pd:PhysicalAddress", "pd:Contact"], "recipient": "Bezorgvlug"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Write to kites[at]windhost[dot]example."),
        ("nl", "Schrijf naar kites [at] windhost [punt] example."),
    ],
)
def test_an_obfuscated_address_has_its_signs_back(language: str, text: str) -> None:
    (contact,) = facts(text, language, "contact")
    assert contact.key["email"] == "kites@windhost.example"


@pytest.mark.parametrize(
    ("language", "text", "handling"),
    [
        ("en", "We do not respond to Do Not Track signals.", "ignored"),
        ("en", "If a browser sends Do Not Track, we do not set cookies.", "honoured"),
        ("nl", "Wij reageren niet op Do Not Track-signalen.", "ignored"),
        ("nl", "Stuurt een browser Do Not Track, dan plaatsen wij geen cookies.", "honoured"),
    ],
)
def test_not_tracking_upon_a_signal_honours_it(language: str, text: str, handling: str) -> None:
    (signal,) = facts(text, language, "signal")
    assert signal.key == {"signal": "dnt", "handling": handling}


@pytest.mark.parametrize(
    ("language", "head", "text"),
    [
        ("en", "## International transfers\n\n", "We transfer data from Norway and Switzerland to Japan."),
        ("nl", "## Internationale doorgifte\n\n", "Wij geven gegevens door van Noorwegen en Zwitserland naar Japan."),
    ],
)  # fmt: skip
def test_whence_data_come_is_no_destination(language: str, head: str, text: str) -> None:
    found = facts(text, language, "transfer", head)
    assert {f.key.get("country") for f in found} == {"JP"}


@pytest.mark.parametrize(
    ("language", "text", "entry"),
    [
        ("en", "You may disable access to this data in your device settings.", True),
        ("en", "You may access your personal data at any time.", False),
        ("nl", "U kunt de toegang tot deze gegevens uitschakelen in uw apparaatinstellingen.", True),
        ("nl", "U kunt uw persoonsgegevens altijd inzien.", False),
    ],
)  # fmt: skip
def test_entry_to_a_device_is_no_right_of_access(language: str, text: str, entry: bool) -> None:
    found = {f.key["right"] for f in facts(text, language, "right", CHOICES[language])}
    assert ("access" not in found) is entry


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We may retain certain data when we have a legal obligation."),
        ("nl", "Wij bewaren bepaalde gegevens wanneer wij wettelijk verplicht zijn."),
    ],
)
def test_a_duty_is_a_criterion_of_retention(language: str, text: str) -> None:
    assert facts(text, language, "retention")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We do not use your name for advertising without your consent."),
        ("nl", "Wij gebruiken uw naam niet voor reclame zonder uw toestemming."),
    ],
)
def test_not_without_consent_is_with_it(language: str, text: str) -> None:
    found: list[dict[str, Any]] = [
        {"basis": f.key["basis"], "modality": f.modality} for f in facts(text, language, "basis")
    ]
    assert found == [{"basis": "dpv:Consent", "modality": "conditional"}]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Providers are bound by contractual obligations to guard personal data."),
        ("nl", "Leveranciers zijn gebonden aan contractuele verplichtingen over persoonsgegevens."),
    ],
)
def test_what_binds_others_is_no_basis(language: str, text: str) -> None:
    assert facts(text, language, "basis") == []


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("en", "If you do not provide your address, we cannot send kites.", True),
        ("en", "The club may refuse to provide a kite.", False),
        ("nl", "Als u uw adres niet verstrekt, sturen wij geen vliegers.", True),
        ("nl", "De club hoeft geen vlieger te geven.", False),
    ],
)
def test_whether_data_must_be_given(language: str, text: str, said: bool) -> None:
    assert bool(facts(text, language, "provision")) is said


@pytest.mark.parametrize(
    ("language", "first", "second", "term"),
    [
        ("en", "We may use data to prevent fraud.", "We use data to prevent fraud.", "Fraud"),
        ("nl", "Wij kunnen gegevens gebruiken om fraude te voorkomen.",
         "Wij gebruiken gegevens om fraude te voorkomen.", "Fraud"),
    ],
)  # fmt: skip
def test_what_is_asserted_anywhere_is_asserted(
    language: str, first: str, second: str, term: str
) -> None:
    found = facts(f"{first}\n\n{second}", language, "purpose")
    assert [(term in str(f.key), f.modality) for f in found] == [(True, "asserted")]


def test_a_date_alone_under_the_title_is_the_statements() -> None:
    text = (
        "# Vliegerverklaring\n\n5 november 2025\n{: datetime='2025-11-05' }\n\n"
        "Wanneer Vliegerclub (dat zijn wij) persoonsgegevens verwerkt, geldt dit.\n"
    )
    result = draft(text, "nl", head="")
    (document,) = (f for f in result.facts if f.kind == "document")
    assert document.key == {
        "company": "Vliegerclub", "effectiveDate": "2025-11-05", "language": "nl"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("language", "table"),
    [
        ("en", "| Purpose | Basis | Retention period |\n| --- | --- | --- |\n| Kite repair | Contract | 6 years |"),
        ("nl", "| Doel | Grondslag | Bewaartermijn |\n| --- | --- | --- |\n| Reparatie | Contract | 6 jaar |"),
    ],
)  # fmt: skip
def test_a_column_of_periods_tells_how_long_data_are_kept(language: str, table: str) -> None:
    found = facts(table, language, "retention")
    assert [f.key.get("duration") for f in found] == ["P6Y"]


@pytest.mark.parametrize(
    ("language", "text", "modality"),
    [
        ("en", "We make no decisions that are based solely on automated processing.", "denied"),
        ("en", "For small loans we use automated decisions.", "asserted"),
        ("nl", "Wij nemen geen besluiten op basis van geautomatiseerde verwerking.", "denied"),
        ("nl", "Bij een kleine lening beslist de computer.", "asserted"),
    ],
)
def test_decisions_by_machine_are_told_or_denied(language: str, text: str, modality: str) -> None:
    assert [f.modality for f in facts(text, language, "automated")] == [modality]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "You have the right to not be subject to automated decisions about kites."),
        ("nl", "U hebt het recht om niet te worden onderworpen aan geautomatiseerde besluiten."),
    ],
)
def test_a_right_not_to_bear_decisions_does_not_tell_of_any(language: str, text: str) -> None:
    assert facts(text, language, "automated") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Did you give us your consent? You may withdraw it at any time."),
        ("nl", "Hebt u toestemming gegeven? Dan kunt u die altijd intrekken."),
    ],
)
def test_consent_may_stand_in_the_sentence_before(language: str, text: str) -> None:
    rights = {f.key["right"] for f in facts(text, language, "right", CHOICES[language])}
    assert "withdraw-consent" in rights


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "**To perform our agreement with you.** We use your data to process payments."),
        ("nl", "**Om een overeenkomst met u te sluiten en uit te voeren.** Wij gebruiken gegevens om betalingen te verwerken."),
    ],
)  # fmt: skip
def test_a_title_within_a_paragraph_is_the_basis_of_its_purposes(language: str, text: str) -> None:
    found = {
        (f.key["basis"], (f.key["purpose"] or [""])[0]) for f in facts(text, language, "basis")
    }
    assert ("dpv:Contract", "dpv:PaymentManagement") in found


@pytest.mark.parametrize(
    ("language", "lead", "item", "term"),
    [
        ("en", "We pass your data on to:", "other banks", "ng:TransactionParties"),
        ("nl", "Wij geven uw gegevens door aan:", "andere banken", "ng:TransactionParties"),
    ],
)
def test_items_are_recipients_by_their_lead_in(
    language: str, lead: str, item: str, term: str
) -> None:
    found = facts(f"{lead}\n\n- {item}\n- Zefir", language, "recipient")
    assert term in {t for f in found for t in f.key.get("terms", [])}


@pytest.mark.parametrize(
    ("language", "text", "pairs"),
    [
        (
            "en",
            "We disclosed the following categories: telephone number and birth date. We disclosed"
            " each category to our couriers.",
            {"pd:TelephoneNumber", "pd:BirthDate"},
        ),
        (
            "nl",
            "Wij delen de volgende categorieën: telefoonnummer en geboortedatum. Wij delen elke"
            " categorie met onze koeriers.",
            {"pd:TelephoneNumber", "pd:BirthDate"},
        ),
        (
            "en",
            "We share with our couriers:\n\n- your telephone number\n",
            {"pd:TelephoneNumber"},
        ),
        (
            "nl",
            "Wij delen met onze koeriers:\n\n- uw telefoonnummer\n",
            {"pd:TelephoneNumber"},
        ),
    ],
)
def test_data_are_tied_by_each_category_and_by_a_lead_in(
    language: str, text: str, pairs: set[str]
) -> None:
    found = facts(text, language, "disclosure")
    tied = {f.key["category"][0] for f in found if f.key["recipient"][0] == "ng:TransactionParties"}
    assert pairs <= tied


@pytest.mark.parametrize(
    ("language", "head", "text"),
    [
        ("en", "## International transfers\n\n", "If you reside in Norway or Switzerland, we transfer data to Japan."),
        ("nl", "## Internationale doorgifte\n\n", "Als u in Noorwegen of Zwitserland woont, geven wij gegevens door naar Japan."),
    ],
)  # fmt: skip
def test_where_people_live_is_no_destination(language: str, head: str, text: str) -> None:
    found = facts(text, language, "transfer", head)
    assert {f.key.get("country") for f in found} == {"JP"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We keep kites legal, as required by law, and process data for it."),
        ("nl", "Wij verwerken gegevens, zoals wettelijk vereist, voor vliegers."),
    ],
)
def test_as_the_law_requires_is_no_basis(language: str, text: str) -> None:
    assert facts(text, language, "basis") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ask for it through our [request form](https://w.example/f); contact us there."),
        (
            "nl",
            "Neem met al uw vragen contact met ons op via het [formulier](https://w.example/f).",
        ),
    ],
)
def test_a_form_by_which_one_reaches_us_is_a_contact(language: str, text: str) -> None:
    assert [f.key.get("url") for f in facts(text, language, "contact")] == ["https://w.example/f"]

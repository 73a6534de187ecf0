"""What reads like a fact and is none, in both languages: contents, conditions, others' things."""

from __future__ import annotations

import pytest
from drafted_sentences import HEAD, draft, facts, first_terms


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "- [Payment data](#pay)\n- [Sharing with banks](#banks)\n\n## Kites\n\nWe fly."),
        ("nl", "- [Betaalgegevens](#pay)\n- [Delen met banken](#banks)\n\n## Vliegers\n\nWij vliegen."),
    ],
)  # fmt: skip
def test_the_contents_of_a_page_say_nothing(language: str, text: str) -> None:
    assert facts(text, language, "category") == []
    assert facts(text, language, "recipient") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Learn more about how banks use your IP address to prevent fraud."),
        ("nl", "Lees meer over hoe banken uw IP-adres gebruiken om fraude te voorkomen."),
    ],
)
def test_what_tells_where_to_read_more_says_nothing(language: str, text: str) -> None:
    for kind in ("category", "purpose", "recipient"):
        assert facts(text, language, kind) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "**Your rights**\n\nErasure: ask us for it.\n\n**How long**\n\nKite logs: 3 years."),
        ("nl", "**Uw rechten**\n\nWissing: vraag ons daarom.\n\n**Hoe lang wij bewaren**\n\nLogboeken van vliegers: 3 jaar bewaard."),
    ],
)  # fmt: skip
def test_a_paragraph_in_bold_is_the_title_of_what_follows(language: str, text: str) -> None:
    result = draft(text, language)
    zones = {u.text.split(":")[0]: u.zones[:1] for u in result.units}
    assert zones["Erasure" if language == "en" else "Wissing"] == ("rights",)
    logs = next(z for words, z in zones.items() if words.startswith(("Kite logs", "Logboeken")))
    assert logs == ("retention",)


@pytest.mark.parametrize(
    ("language", "text", "term"),
    [
        ("en", "## What we collect\n\nWe collect:\n\n- your payment details\n", "dpv:PaymentManagement"),
        ("en", "We use your name if you log in to the club.", "dpv:IdentityAuthentication"),
        ("en", "Kite makers use personal data for their own marketing.", "dpv:Marketing"),
        ("nl", "## Welke gegevens wij verzamelen\n\nWij verzamelen:\n\n- uw betaling gegevens\n", "dpv:PaymentManagement"),
        ("nl", "Wij gebruiken uw naam als u inlogt bij de club.", "dpv:IdentityAuthentication"),
        ("nl", "Makers gebruiken persoonsgegevens voor hun eigen marketing.", "dpv:Marketing"),
    ],
)  # fmt: skip
def test_data_and_what_readers_or_others_do_are_no_purposes(
    language: str, text: str, term: str
) -> None:
    assert term not in first_terms(text, language, "purpose")


@pytest.mark.parametrize(
    ("language", "text", "term"),
    [
        ("en", "You may reject cookies or block device identifiers.", "pd:UID"),
        ("en", "We collect data through our e-mail providers.", "pd:EmailAddress"),
        ("en", "What we collect depends on your age.", "pd:Age"),
        ("en", "We process data if you reply to our social media posts.", "pd:SocialMediaCommunication"),
        ("nl", "Wat wij verzamelen, hangt af van uw leeftijd.", "pd:Age"),
        ("nl", "U kunt uw cookies en apparaat-ID's blokkeren.", "pd:UID"),
    ],
)  # fmt: skip
def test_words_for_data_that_tell_of_something_else(language: str, text: str, term: str) -> None:
    assert term not in first_terms(text, language, "category")


@pytest.mark.parametrize(
    ("language", "text", "term"),
    [
        ("en", "We may share your data if Kite becomes an affiliate or subsidiary.", "ng:GroupCompanies"),
        ("en", "We receive data about you from our partners.", "ng:BusinessPartners"),
        ("en", "We share data to protect the rights of our business partners.", "ng:BusinessPartners"),
        ("en", "Windclub and its affiliates (together, \"we\") share your data.", "ng:GroupCompanies"),
        ("en", "Your public logbook is shared.", "ng:OtherUsersAndPublic"),
        ("nl", "Wij ontvangen gegevens over u van onze partners.", "ng:BusinessPartners"),
        ("nl", "Wij delen gegevens ter bescherming van de rechten van onze zakenpartners.", "ng:BusinessPartners"),
    ],
)  # fmt: skip
def test_whence_data_come_and_whose_rights_count_are_no_recipients(
    language: str, text: str, term: str
) -> None:
    assert term not in first_terms(text, language, "recipient")


def test_a_numbered_part_ties_its_own_data() -> None:
    text = (
        "We share personal data with: (i) our affiliates; and (ii) banks (your telephone number)."
    )
    tied = {
        (str(f.key["category"]), f.key["recipient"][0]) for f in facts(text, "en", "disclosure")
    }
    assert any("TelephoneNumber" in data for data, _ in tied)
    assert {
        data for data, to in tied if "TelephoneNumber" in data and to != "ng:TransactionParties"
    } == set()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "## Retention: as long as necessary\n\nAsk us about kites."),
        ("nl", "## Bewaartermijnen\n\nVraag ons naar vliegers."),
    ],
)
def test_a_heading_alone_is_no_period_of_keeping(language: str, text: str) -> None:
    assert facts(text, language, "retention") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "## Your rights\n\nYou have the right to erasure where your data are no longer needed."),
        ("nl", "## Uw rechten\n\nU hebt recht op wissing zodra uw gegevens niet meer nodig zijn."),
    ],
)  # fmt: skip
def test_the_ground_of_a_right_is_no_period_of_keeping(language: str, text: str) -> None:
    assert facts(text, language, "retention") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We may refuse your request where a legal obligation forbids the processing."),
        ("nl", "Wij kunnen uw verzoek weigeren als een wettelijke verplichting de verwerking verbiedt."),
    ],
)  # fmt: skip
def test_the_ground_of_a_refusal_is_no_basis(language: str, text: str) -> None:
    assert facts(text, language, "basis") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We share your address with partners, such as These and However."),
        ("nl", "Wij delen uw adres met partners, zoals Deze en Bovendien."),
    ],
)
def test_words_that_begin_sentences_are_no_names(language: str, text: str) -> None:
    assert not [f for f in facts(text, language, "recipient") if "organisation" in f.key]


def test_what_gets_a_short_name_is_no_company() -> None:
    text = 'You use our Kite Finder ("Finder") for which we process personal data.'
    names = {f.key["organisation"] for f in facts(text, "en", "organisation")}
    assert not any("Finder" in name for name in names)


@pytest.mark.parametrize(
    ("language", "table"),
    [
        ("en", "| Purpose | Legal basis |\n| --- | --- |\n| Kite repair | Contract with you, shared with your employer |"),
        ("nl", "| Doel | Grondslag |\n| --- | --- |\n| Herstel | Overeenkomst met u, gedeeld met uw werkgever |"),
    ],
)  # fmt: skip
def test_a_column_of_bases_names_no_recipients(language: str, table: str) -> None:
    assert facts(table, language, "recipient") == []


def test_the_name_of_a_framework_is_no_region() -> None:
    found = {
        f.key["jurisdiction"] for f in facts("## The EU-US Framework\n\nWe fly.", "en", "region")
    }
    assert "US" not in found


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("en", "We keep your orders for as long as necessary to mend kites, answer questions, send invoices, train volunteers, and satisfying bookkeepers everywhere.", "retention"),
        ("en", "We use your name to meet what follows from the performance of a contractual promise.", "basis"),
        ("en", "Kite data collection on or with your consent is rare.", "basis"),
        ("nl", "Wij bewaren uw bestellingen zolang dat nodig is om vliegers te repareren, vragen te beantwoorden, rekeningen te sturen, vrijwilligers op te leiden en boekhouders tevreden te stellen.", "retention"),
    ],
)  # fmt: skip
def test_what_is_quoted_begins_and_ends_with_a_word(language: str, text: str, kind: str) -> None:
    whole = f"{HEAD[language]}{text}\n"
    found = facts(text, language, kind)
    assert found
    for fact in found:
        assert not whole[fact.start - 1 : fact.start + 1].isalnum()
        assert not whole[fact.end - 1 : fact.end + 1].isalnum()

"""Facts that drafts once had and no text said; and what they missed, in both languages."""

from __future__ import annotations

import pytest
from drafted_sentences import facts, first_terms, names


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We may disclose your flight data to the coast guard without your consent."),
        ("en", "We do not share your flight data with anybody without your prior consent."),
        ("en", "We may use your flight data to prevent fraud without your consent."),
        ("nl", "Wij mogen uw vluchtgegevens zonder uw toestemming aan de kustwacht verstrekken."),
        ("nl", "Zonder uw voorafgaande toestemming delen wij uw vluchtgegevens met niemand."),
        ("nl", "Wij mogen uw vluchtgegevens zonder uw toestemming gebruiken om fraude te voorkomen."),
    ],
)  # fmt: skip
def test_what_is_done_without_consent_does_not_rest_on_it(language: str, text: str) -> None:
    assert "dpv:Consent" not in {f.key["basis"] for f in facts(text, language, "basis")}


@pytest.mark.parametrize(
    ("heading", "is_place"),
    [
        ("CONTACT US", False),
        ("INFORMATION YOU GIVE US", False),
        ("DATA SHARED WITH US", False),
        ("FOR US RESIDENTS", True),
        ("USERS IN THE US", True),
        ("US", True),
    ],
)
def test_us_in_capitals_is_a_country_only_where_it_can_be(heading: str, is_place: bool) -> None:
    text = f"## {heading}\n\nYou have the right to delete your data."
    (right,) = facts(text, "en", "right")
    assert (right.key["jurisdiction"] == "US") is is_place
    regions = {f.key["jurisdiction"] for f in facts(text, "en", "region")}
    assert ("US" in regions) is is_place


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We share your flight data if a court order or a subpoena asks for it."),
        ("en", "We disclose personal data in court proceedings."),
        ("nl", "Wij delen uw vluchtgegevens op een gerechtelijk bevel of na een dagvaarding."),
        ("nl", "Wij verstrekken persoonsgegevens na een uitspraak, een rechterlijk bevel of een dagvaarding."),
    ],
)  # fmt: skip
def test_what_a_court_orders_is_no_recipient(language: str, text: str) -> None:
    assert facts(text, language, "recipient") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We may disclose personal data to courts and to the police."),
        ("nl", "Wij kunnen persoonsgegevens verstrekken aan rechtbanken en de politie."),
    ],
)
def test_a_court_is_a_recipient(language: str, text: str) -> None:
    assert first_terms(text, language, "recipient") == {"ng:PublicAuthorities"}


SAFE = {"en": "## Security\n\n", "nl": "## Beveiliging\n\n"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We strive to safeguard your personal data."),
        ("en", "We keep your data confidential, unless physical harm threatens."),
        ("nl", "Wij houden uw gegevens vertrouwelijk, tenzij er fysieke schade dreigt."),
        ("nl", "Wij doen ons best om uw persoonsgegevens te beschermen."),
    ],
)
def test_a_promise_of_safety_is_no_measure(language: str, text: str) -> None:
    assert facts(SAFE[language] + text, language, "security") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We have physical and technical safeguards in place."),
        ("nl", "Wij nemen fysieke en technische maatregelen."),
    ],
)
def test_what_describes_a_measure_is_one(language: str, text: str) -> None:
    assert len(facts(SAFE[language] + text, language, "security")) >= 2


@pytest.mark.parametrize(
    ("language", "text", "named"),
    [
        (
            "en",
            "## Our subprocessors\n\n- Zefirhost | Hosting | Norway\n- Guldenpay, Inc. | Payment | Ohio\n",
            {"Zefirhost", "Guldenpay, Inc"},
        ),
        (
            "en",
            "## Subprocessors\n\n| Name | Task |\n| --- | --- |\n| Zefirhost | Hosting |\n| Koopje | Billing |\n",
            {"Zefirhost", "Koopje"},
        ),
        (
            "nl",
            "## Onze subverwerkers\n\n- Zefirhost | Hosting | Noorwegen\n- Koopje | Betalingen | België\n",
            {"Zefirhost", "Koopje"},
        ),
        (
            "nl",
            "## Subverwerkers\n\n| Naam | Taak |\n| --- | --- |\n| Zefirhost | Hosting |\n| Koopje | Facturen |\n",
            {"Zefirhost", "Koopje"},
        ),
    ],
)
def test_lists_of_subprocessors_name_recipients(language: str, text: str, named: set[str]) -> None:
    assert names(text, language) == named


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "| Name | Length |\n| --- | --- |\n| Zefir | 2 m |\n| Bries | 3 m |\n"),
        ("nl", "| Naam | Lengte |\n| --- | --- |\n| Zefir | 2 m |\n| Bries | 3 m |\n"),
    ],
)
def test_names_in_other_tables_are_no_recipients(language: str, text: str) -> None:
    assert names(f"## Kites\n\n{text}", language) == set()


@pytest.mark.parametrize(
    ("language", "text", "tied"),
    [
        ("en", "We use Zefirhost for letters. Zefirhost receives your postal address.", True),
        ("en", "Windclub Junior receives your postal address.", False),
        ("nl", "Wij gebruiken Zefirhost voor brieven. Zefirhost ontvangt uw postadres.", True),
        ("nl", "Windclub Junior ontvangt uw postadres.", False),
    ],
)
def test_who_is_known_to_share_in_data_receives_them(language: str, text: str, tied: bool) -> None:
    found = {f.key["recipient"] for f in facts(text, language, "disclosure") if f.key["category"]}
    assert found == ({"Zefirhost"} if tied else set())


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We record your IP address. We share this with Zefirhost."),
        ("nl", "Wij registreren uw IP-adres. Wij delen dit met Zefirhost."),
    ],
)
def test_this_is_what_the_sentence_before_names(language: str, text: str) -> None:
    (pair,) = facts(text, language, "disclosure")
    assert pair.key == {"category": ["pd:IPAddress"], "recipient": "Zefirhost"}


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("en", "Members must provide us with a photograph.", "direct"),
        ("nl", "Leden moeten ons een naam en een adres verstrekken.", "direct"),
        ("nl", "Wij verwerken de gegevens die u zelf aan ons verstrekt.", "direct"),
        ("en", "We collect your IP address in our server logs.", "observed"),
        ("nl", "Uw IP-adres wordt verzameld in onze serverlogboeken.", "observed"),
        ("en", "We receive your medical data from your hospital or other doctors.", "third-party"),
        ("nl", "Wij ontvangen uw medische gegevens van uw huisarts.", "third-party"),
    ],
)
def test_whence_data_come(language: str, text: str, source: str) -> None:
    assert source in {f.key["source"] for f in facts(text, language, "source")}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We use personal data to respond to your questions and complaints."),
        ("en", "We disclose data in audits, inquiries or investigations."),
        ("nl", "Wij gebruiken persoonsgegevens om uw vragen te beantwoorden."),
        ("nl", "Wij gebruiken persoonsgegevens voor het behandelen van uw klachten."),
    ],
)
def test_what_is_answered_is_no_category(language: str, text: str) -> None:
    assert facts(text, language, "category") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We collect your questions and complaints."),
        ("nl", "Wij verzamelen uw vragen en klachten."),
    ],
)
def test_what_is_asked_and_collected_is_a_category(language: str, text: str) -> None:
    assert "pd:Communication" in first_terms(text, language, "category")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We share data about our partners’ kites with the club."),
        ("nl", "Wij delen gegevens over partners’ vliegers met de club."),
    ],
)
def test_whose_thing_it_is_receives_nothing(language: str, text: str) -> None:
    assert "ng:BusinessPartners" not in first_terms(text, language, "recipient")


TABLE = {
    "en": "## Whom we share data with\n\n| Recipients | Reason for sharing | Personal data |\n| --- | --- | --- |\n"
    "| Couriers | Kites may also be flown by other users. | Postal address |\n",
    "nl": "## Met wie wij gegevens delen\n\n| Ontvangers | Reden | Persoonsgegevens |\n| --- | --- | --- |\n"
    "| Bezorgdiensten | Vliegers worden ook door andere gebruikers gevlogen. | Postadres |\n",
}


@pytest.mark.parametrize("language", ["en", "nl"])
def test_who_is_named_in_a_column_of_reasons_receives_only_if_it_says_so(language: str) -> None:
    to = {f.key["recipient"][0] for f in facts(TABLE[language], language, "disclosure")}
    assert to == {"ng:TransactionParties"}

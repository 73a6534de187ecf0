"""Facts that drafts once had and no text said; and what they missed, in both languages."""

from __future__ import annotations

import pytest

from noticegraph.content import shipped_content
from noticegraph.drafting.model import Fact
from noticegraph.drafting.pipeline import draft_text

LEXICON = shipped_content().lexicon
HEAD = {
    "en": '# Privacy\n\nWindclub Ltd ("we") is careful with personal data.\n\n',
    "nl": '# Privacy\n\nWindclub B.V. ("wij") is zorgvuldig met persoonsgegevens.\n\n',
}


def facts(text: str, language: str, kind: str) -> list[Fact]:
    result = draft_text(HEAD[language] + text + "\n", "md", LEXICON, language)
    return [fact for fact in result.facts if fact.kind == kind]


def first_terms(text: str, language: str, kind: str) -> set[str]:
    return {f.key["terms"][0] for f in facts(text, language, kind) if "terms" in f.key}


def names(text: str, language: str) -> set[str]:
    found = facts(text, language, "recipient")
    return {f.key["organisation"] for f in found if "organisation" in f.key}


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


ABROAD = {"en": "## International transfers\n\n", "nl": "## Internationale doorgifte\n\n"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Your consent to this page counts as your agreement to the transfer of your flight data."),
        ("en", "We transfer flight data to Japan with your explicit consent."),
        ("nl", "Met uw toestemming voor dit beleid stemt u in met de doorgifte van uw vluchtgegevens."),
        ("nl", "Wij geven vluchtgegevens door aan Japan met uw uitdrukkelijke toestemming."),
    ],
)  # fmt: skip
def test_a_transfer_may_rest_on_consent(language: str, text: str) -> None:
    found = facts(ABROAD[language] + text, language, "basis")
    assert {f.key["basis"] for f in found} == {"dpv:Consent"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We store your position if you give us permission."),
        ("nl", "Wij bewaren uw positie als u ons toestemming geeft."),
    ],
)
def test_a_permission_given_is_consent(language: str, text: str) -> None:
    (basis,) = facts(text, language, "basis")
    assert (basis.key["basis"], basis.modality) == ("dpv:Consent", "conditional")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We do not keep flight data longer than 90 days."),
        ("nl", "Wij bewaren vluchtgegevens niet langer dan 90 dagen."),
        ("nl", "Wij bewaren uw gegevens tot 90 dagen nadat u geen lid meer bent."),
    ],
)
def test_what_is_kept_no_longer_is_kept_so_long(language: str, text: str) -> None:
    periods = [f for f in facts(text, language, "retention") if "duration" in f.key]
    assert [(f.key["duration"], f.modality) for f in periods] == [("P90D", "asserted")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "If you are not satisfied, you can lodge a complaint with the supervisory authority."),
        ("nl", "Bent u niet tevreden, dan kunt u een klacht indienen bij de toezichthouder."),
        ("nl", "Als u niet tevreden bent, kunt u een klacht indienen bij de toezichthouder."),
    ],
)  # fmt: skip
def test_a_denial_in_a_condition_denies_nothing_else(language: str, text: str) -> None:
    assert [f.key["right"] for f in facts(text, language, "right")] == ["complaint"]


@pytest.mark.parametrize(
    ("language", "text", "right"),
    [
        ("en", "You may object to our use of your data.", "objection"),
        ("en", "You gave consent, which may be withdrawn at any time.", "withdraw-consent"),
        ("nl", "U kunt bezwaar maken tegen gebruik voor reclame.", "objection"),
        ("nl", "Uw toestemming kan altijd worden ingetrokken.", "withdraw-consent"),
    ],
)
def test_rights_by_their_own_words(language: str, text: str, right: str) -> None:
    assert right in {f.key["right"] for f in facts(text, language, "right")}


@pytest.mark.parametrize(
    ("language", "text", "basis"),
    [
        ("en", "We report flights to the coast guard because the law obliges us.", "dpv:LegalObligation"),
        ("en", "We have a legitimate interest in preventing fraud.", "dpv:LegitimateInterest"),
        ("nl", "De wet verplicht ons om vluchten te melden.", "dpv:LegalObligation"),
        ("nl", "Wij hebben een gerechtvaardigd belang bij het voorkomen van fraude.", "dpv:LegitimateInterest"),
        ("nl", "Wij hebben uw gegevens nodig om de overeenkomst met u uit te voeren.", "dpv:Contract"),
        ("nl", "Met uw toestemming sturen wij u een nieuwsbrief.", "dpv:Consent"),
    ],
)  # fmt: skip
def test_bases_in_plain_words(language: str, text: str, basis: str) -> None:
    assert {f.key["basis"] for f in facts(text, language, "basis")} == {basis}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We use data where needed to perform a contract with you, or to realise a legitimate interest in preventing fraud."),
        ("nl", "Wij gebruiken gegevens om de overeenkomst uit te voeren, of voor ons gerechtvaardigd belang bij het voorkomen van fraude."),
    ],
)  # fmt: skip
def test_an_aim_rests_on_the_basis_beside_it(language: str, text: str) -> None:
    tied = {
        f.key["basis"]
        for f in facts(text, language, "basis")
        if f.key["purpose"] and "dpv:FraudPreventionAndDetection" in f.key["purpose"]
    }
    assert tied == {"dpv:LegitimateInterest"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "You have the right to erasure, restriction and access under data protection law."),
        ("nl", "U hebt recht op wissing, beperking en toegang volgens de gegevensbescherming."),
    ],
)
def test_what_somebody_has_a_right_to_is_no_purpose(language: str, text: str) -> None:
    assert facts(text, language, "purpose") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We share kite scores with the Department for Education."),
        ("nl", "Wij delen vliegerscores met het Bureau voor Onderwijs."),
    ],
)
def test_words_in_the_name_of_an_office_are_no_data(language: str, text: str) -> None:
    assert not {"pd:Education", "pd:WorkEnvironment"} & first_terms(text, language, "category")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We share your flight data with your hospital."),
        ("nl", "Wij delen uw vluchtgegevens met uw huisarts."),
    ],
)
def test_whom_data_go_to_is_no_datum(language: str, text: str) -> None:
    assert "pd:Health" not in first_terms(text, language, "category")


@pytest.mark.parametrize(
    ("language", "title", "drafts"),
    [
        ("en", "Privacy rules of the kite school", True),
        ("en", "Terms and conditions of the kite school", False),
        ("nl", "Privacyreglement van de vliegerschool", True),
        ("nl", "Algemene voorwaarden van de vliegerschool", False),
    ],
)
def test_a_title_tells_what_a_text_is_about(language: str, title: str, drafts: bool) -> None:
    one, other = {
        "en": ("The wind is strong today.", "We keep your personal data for two years."),
        "nl": ("De wind is vandaag sterk.", "Wij bewaren uw persoonsgegevens twee jaar."),
    }[language]
    told = f"# {title}\n\n" + f"{one}\n\n" * 12 + "## Windclub\n\n" + f"{other}\n"
    organisation = {
        "en": 'Windclub Ltd ("we") flies kites.',
        "nl": 'Windclub B.V. ("wij") laat vliegers op.',
    }[language]
    result = draft_text(f"{told}\n{organisation}\n", "md", LEXICON, language)
    assert any(f.kind == "organisation" for f in result.facts) is drafts


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "Kites are made by Windclub Labs Ltd. We mind your privacy.", "Windclub Labs Ltd"),
        ("nl", "Windclub Drachten B.V., gevestigd te Drachten, is verantwoordelijk voor de verwerking van persoonsgegevens.", "Windclub Drachten B.V."),
        ("en", "Windclub Labs Ltd is responsible for the processing of personal data.", "Windclub Labs Ltd"),
    ],
)  # fmt: skip
def test_names_of_whoever_speaks_are_whole(language: str, text: str, name: str) -> None:
    result = draft_text(f"# Privacy\n\n{text}\n", "md", LEXICON, language)
    found = {f.key["organisation"].rstrip(".") for f in result.facts if f.kind == "organisation"}
    assert name.rstrip(".") in found


def test_surveys_that_are_sent_and_mail_that_is_distributed_are_no_data() -> None:
    text = "We send you surveys about kites. Providers help us with email distribution."
    assert not {"pd:Opinion", "pd:EmailAddress"} & first_terms(text, "en", "category")
    assert "pd:Opinion" in first_terms("We collect your survey responses.", "en", "category")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "You can help by configuring two-factor authentication."),
        ("nl", "U moet zelf zorgen voor een wachtwoordbeveiliging."),
    ],
)
def test_what_a_reader_is_told_to_do_is_no_measure(language: str, text: str) -> None:
    assert facts(SAFE[language] + text, language, "security") == []


def test_the_seat_of_a_company_is_no_region() -> None:
    text = "If you are a member, Windclub Ltd, located at Lane 4, Oslo, Norway, is the controller."
    assert facts(text, "en", "region") == []


def test_numbered_titles_in_bold_are_titles() -> None:
    text = "**5. Abroad.** One of our suppliers stores personal data in India."
    result = draft_text(HEAD["en"] + text + "\n", "md", LEXICON, "en")
    assert "Abroad" in {unit.run_in for unit in result.units}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We limit third-party access to your flight data before sharing."),
        ("nl", "Wij beperken de toegang van derden tot uw gegevens."),
    ],
)
def test_whose_access_is_limited_receives_nothing(language: str, text: str) -> None:
    assert facts(text, language, "disclosure") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We use your data with our partners, such as for customer management systems."),
        ("nl", "Wij gebruiken uw gegevens in de software voor klantbeheer systemen."),
    ],
)
def test_what_serves_an_aim_is_not_the_aim(language: str, text: str) -> None:
    assert "dpv:CustomerManagement" not in first_terms(text, language, "purpose")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We process your email address if your employer gives you a kite."),
        ("nl", "Wij verwerken uw e-mailadres als uw werkgever u een vlieger geeft."),
    ],
)
def test_whose_acts_are_a_condition_is_no_datum(language: str, text: str) -> None:
    assert first_terms(text, language, "category") == {"pd:EmailAddress"}


@pytest.mark.parametrize(
    ("language", "text", "term"),
    [
        ("en", "We share data with entities involved in a business transaction.", "ng:CorporateTransactionParties"),
        ("nl", "Wij delen gegevens met entiteiten die betrokken zijn bij een zakelijke transactie.", "ng:CorporateTransactionParties"),
        ("nl", "Wij delen gegevens met derden die nodig zijn om een transactie te voltooien.", "ng:TransactionParties"),
        ("nl", "Wij delen gegevens met derden op uw aanwijzing.", "ng:PartiesAtDirection"),
        ("en", "We disclose data in response to requests from the police.", "ng:PublicAuthorities"),
        ("nl", "Behalve de bovenstaande redenen kunnen wij gegevens delen na verzoeken van de politie.", "ng:PublicAuthorities"),
    ],
)  # fmt: skip
def test_recipients_by_plain_words(language: str, text: str, term: str) -> None:
    assert term in first_terms(text, language, "recipient")


def test_to_disclose_is_not_to_make_public() -> None:
    text = "Wij verzamelen, gebruiken en delen gegevens, en kunnen ze openbaar maken als de wet dat vraagt."
    assert "ng:OtherUsersAndPublic" not in first_terms(text, "nl", "recipient")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We use Zefir to send letters and Bries for repairs."),
        ("nl", "Wij gebruiken Zefir voor brieven en Bries voor herstel."),
    ],
)
def test_both_of_two_that_are_used_are_named(language: str, text: str) -> None:
    assert names(text, language) == {"Zefir", "Bries"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Where we keep data, we may need 30 days to respond to you."),
        ("nl", "Waar wij gegevens bewaren, hebben wij 30 dagen nodig om te reageren."),
    ],
)
def test_the_time_for_an_answer_is_no_period_of_keeping(language: str, text: str) -> None:
    assert not [f for f in facts(text, language, "retention") if "duration" in f.key]

"""Bases, rights, names and recipients in plain words, and what reads like them, in both languages."""

from __future__ import annotations

import pytest
from drafted_sentences import draft, facts, first_terms, names

SAFE = {"en": "## Security\n\n", "nl": "## Beveiliging\n\n"}
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
    result = draft(organisation, language, head=f"{told}\n")
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
    result = draft(text, language, head="# Privacy\n\n")
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
    result = draft(text, "en")
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
        ("nl", "Wij delen gegevens met derden die nodig zijn om uw transactie te voltooien.", "ng:TransactionParties"),
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


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("Windclub Ltd, 1 Dike Road, Delft is the data controller.", "en", ["Windclub Ltd"]),
        ("Windclub Ltd is responsible for the processing of your data.", "en", ["Windclub Ltd"]),
        ("The controller of your personal data is Windclub Ltd.", "en", ["Windclub Ltd"]),
        ("Windclub B.V. is de verwerkingsverantwoordelijke.", "nl", ["Windclub B.V"]),
        # A case among others, another company, and the contrary.
        ("This notice applies where Windclub Ltd is the controller of data.", "en", []),
        ("Kitebank Ltd is the controller of what you pay there.\n\nWe are kind.", "en", []),
        ("Windclub Ltd is not the controller.", "en", []),
        ("Dit geldt wanneer Windclub B.V. de verwerkingsverantwoordelijke is.", "nl", []),
    ],
)
def test_the_controller_is_drafted_where_the_text_says_outright_who_it_is(
    text: str, language: str, names: list[str]
) -> None:
    found = facts(text, language, "controller")
    assert [f.key["controller"].rstrip(".") for f in found] == names
    assert {f.modality for f in found} <= {"asserted"}

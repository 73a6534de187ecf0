"""Words that tell of a fact in one sentence and of none in another, in both languages."""

from __future__ import annotations

import pytest
from drafted_sentences import draft, facts, first_terms, names

from noticegraph.drafting.anonymous import is_anonymous


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We may share aggregated statistics, which contain no personal data, with advertisers and partners."),
        ("en", "We disclose anonymous information to our service providers to improve the club."),
        ("nl", "Wij delen geaggregeerde gegevens, die geen persoonsgegevens bevatten, met adverteerders en partners."),
        ("nl", "Wij verstrekken anonieme informatie aan onze dienstverleners."),
    ],
)  # fmt: skip
def test_data_of_nobody_are_disclosed_to_nobody(language: str, text: str) -> None:
    assert is_anonymous(text)
    assert facts(text, language, "recipient") == []
    assert facts(text, language, "disclosure") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We share your personal data and aggregated statistics with our service providers."),
        ("nl", "Wij delen uw persoonsgegevens en geaggregeerde gegevens met onze dienstverleners."),
    ],
)
def test_personal_data_beside_anonymous_data_are_disclosed(language: str, text: str) -> None:
    assert "dpv:ServiceProvider" in first_terms(text, language, "recipient")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We are a member of the Centre for Kite Safety (“CKS”)."),
        ("en", "We enforce the Windclub Terms of Use (“the Terms”)."),
        ("en", "We comply with the rules of the Wind Department (collectively, the “Frameworks”)."),
        ("nl", "Wij handhaven de Windclub Voorwaarden („de Voorwaarden”)."),
    ],
)
def test_terms_frameworks_and_parts_of_names_are_no_companies(language: str, text: str) -> None:
    named = {f.key["organisation"] for f in facts(text, language, "organisation")}
    assert named <= {"Windclub Ltd", "Windclub B.V."}


def test_a_definition_names_the_company_however_it_is_written() -> None:
    text = '- Company (referred to as "the Company", "We", "Us") refers to kite harbour.\n'
    head = "# Privacy Policy\n\nWe collect personal data and use your personal data.\n\n"
    result = draft(text, "en", head)
    assert [f.key["company"] for f in result.facts if f.kind == "document"] == ["kite harbour"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "## Your rights\n\nUnder European privacy law, you may be entitled:\n\n- to see your personal data;\n- to object to the use of your data.\n"),
        ("nl", "## Uw rechten\n\nOp grond van de Europese privacywetgeving hebt u het recht:\n\n- op inzage in uw gegevens;\n- om bezwaar te maken tegen het gebruik van uw gegevens.\n"),
    ],
)  # fmt: skip
def test_rights_are_of_the_law_that_the_lead_in_names(language: str, text: str) -> None:
    rights = {(f.key["right"], f.key["jurisdiction"]) for f in facts(text, language, "right")}
    assert rights == {("access", "EEA"), ("objection", "EEA")}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Your organisation may have rights over your account: it can access, delete and share your files."),
        ("nl", "Uw organisatie kan uw account sluiten en uw gegevens inzien, verwijderen en delen."),
    ],
)  # fmt: skip
def test_what_an_administrator_may_do_is_no_right(language: str, text: str) -> None:
    assert facts(text, language, "right") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We rely on our legitimate interests:\n\n- to prevent fraud;\n- to improve our services.\n"),
        ("nl", "Wij baseren ons op ons gerechtvaardigd belang:\n\n- om fraude te voorkomen;\n- om onze diensten te verbeteren.\n"),
    ],
)  # fmt: skip
def test_the_items_of_a_list_rest_on_the_basis_of_its_lead_in(language: str, text: str) -> None:
    bases = [f for f in facts(text, language, "basis") if f.key["purpose"]]
    assert {f.key["basis"] for f in bases} == {"dpv:LegitimateInterest"}
    assert len(bases) == 2


@pytest.mark.parametrize(
    ("language", "text", "term"),
    [
        ("en", "- where it is necessary for our contract with you. For example, we use your name to administer your account.\n", "dpv:AccountManagement"),
        ("nl", "- voor de uitvoering van de overeenkomst met u. Bijvoorbeeld gebruiken wij uw naam om uw account te beheren.\n", "dpv:AccountManagement"),
    ],
)  # fmt: skip
def test_an_example_rests_on_the_basis_that_it_is_one_of(
    language: str, text: str, term: str
) -> None:
    lead = {"en": "We use your personal data:\n\n", "nl": "Wij gebruiken uw persoonsgegevens:\n\n"}
    bases = facts(lead[language] + text, language, "basis")
    tied = {f.key["basis"] for f in bases if term in (f.key["purpose"] or ())}
    assert tied == {"dpv:Contract"}


def test_a_contract_that_is_named_twice_is_no_aim_of_itself() -> None:
    text = (
        "We process your data to perform a contract, or to enter into that contract with members."
    )
    assert [f.key["purpose"] for f in facts(text, "en", "basis")] == [None]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We give information, in accordance with the legitimate interests of law enforcement."),
        ("nl", "Wij verstrekken kopieën, in overeenstemming met het gerechtvaardigd belang van de politie."),
    ],
)  # fmt: skip
def test_the_interests_of_the_police_are_no_basis_of_ours(language: str, text: str) -> None:
    assert facts(text, language, "basis") == []


@pytest.mark.parametrize(
    ("language", "text", "wrong"),
    [
        ("en", "We collect data about devices, including, without limitation, your phone.", "pd:Disability"),
        ("nl", "Wij verzamelen gegevens over apparaten, waaronder, zonder beperking, uw telefoon.", "pd:Disability"),
        ("nl", "Wij verzamelen gegevens van de club die bekend staat onder de naam Windclub.", "pd:Region"),
        ("nl", "Wij verzamelen gegevens als onderdeel van de synchronisatiefuncties en uw taal.", "pd:Job"),
        ("en", "Our sites may contain lines of code that record how you use them.", "dpv:ProvidedPersonalData"),
        ("en", "We collect your IP address and use cookies for preference management.", "pd:Preference"),
    ],
)  # fmt: skip
def test_words_of_an_expression_are_no_data(language: str, text: str, wrong: str) -> None:
    assert wrong not in first_terms(text, language, "category")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "Wij slaan kaarten op elk apparaat op om toegang te krijgen tot de vliegers."),
        ("nl", "Wij bewaren gegevens achter beperkte fysieke toegang tot de plaatsen van opslag."),
    ],
)
def test_access_to_a_place_is_no_period(language: str, text: str) -> None:
    assert facts(text, language, "retention", "## Hoe lang wij bewaren\n\n") == []


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "We use, for example, Zorbex Mail and other tools to reach you.", {"Zorbex Mail"}),
        ("en", "Our service providers include Zorbex, Inc. for billing (USA), Plimsy LLC (USA) for surveys and Quall for mail.", {"Zorbex, Inc", "Plimsy LLC", "Quall"}),
        ("nl", "Wij gebruiken bijvoorbeeld Zorbex Mail en andere hulpmiddelen om u te bereiken.", {"Zorbex Mail"}),
        ("nl", "Als u een film afspeelt, kan Zorbex cookies op uw apparaat plaatsen.", {"Zorbex"}),
        ("nl", "Onze partner voor reclames op onze pagina's, Zorbex, heeft een eigen beleid.", {"Zorbex"}),
        ("en", "Your personal data may be transferred to the USA.", set()),
        ("nl", "Wij geven uw persoonsgegevens door aan Japan.", set()),
    ],
)  # fmt: skip
def test_names_of_recipients(language: str, text: str, wanted: set[str]) -> None:
    assert names(text, language) == wanted


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "By giving us your data, you consent to such transfers of your personal data."),
        (
            "nl",
            "Door ons gegevens te geven, stemt u in met dergelijke overdrachten van uw gegevens.",
        ),
    ],
)
def test_consent_is_a_ground_of_transfers(language: str, text: str) -> None:
    title = {"en": "## International transfers\n\n", "nl": "## Doorgifte naar het buitenland\n\n"}
    found = [f.key.get("mechanism") for f in facts(text, language, "transfer", title[language])]
    assert "consent" in found


@pytest.mark.parametrize(
    ("language", "text", "wrong"),
    [
        ("en", "| Data | Why |\n| --- | --- |\n| Customer service data | To plan flights |\n", "dpv:CustomerCare"),
        ("en", "We ask for your consent to use your name for flights, or where required by law.", "dpv:LegalCompliance"),
        ("en", "Residents may request information about our disclosure of personal data for direct marketing.", "dpv:DirectMarketing"),
        ("nl", "U kunt uw instellingen voor onze cookies beheren.", "dpv:ServiceManagement"),
    ],
)  # fmt: skip
def test_words_for_aims_that_are_none(language: str, text: str, wrong: str) -> None:
    assert wrong not in first_terms(text, language, "purpose")


def test_dealings_with_other_users_share_nothing() -> None:
    text = "We collect and share data about your engagement with other users."
    assert "ng:OtherUsersAndPublic" not in first_terms(text, "en", "recipient")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "- Sponsors of events – we may share your personal data with sponsors when you have agreed.\n"),
        ("nl", "- Sponsors van evenementen – wij kunnen uw persoonsgegevens met sponsors delen als u daarmee instemt.\n"),
    ],
)  # fmt: skip
def test_the_head_of_an_item_has_the_modality_of_what_it_says(language: str, text: str) -> None:
    lead = {
        "en": "We share your personal data with:\n\n",
        "nl": "Wij delen persoonsgegevens met:\n\n",
    }
    found = facts(lead[language] + text, language, "recipient")
    assert {f.modality for f in found} == {"conditional"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We do not disclose personal data to advertisers for users under the age of 18."),
        (
            "nl",
            "Wij verstrekken geen persoonsgegevens aan adverteerders van gebruikers onder de 18.",
        ),
    ],
)
def test_a_denial_for_some_people_denies_nothing_for_others(language: str, text: str) -> None:
    assert facts(text, language, "recipient") == []


@pytest.mark.parametrize(
    "text",
    [
        "For a better experience, we may require you to provide us with some personal data.",
        "- such other information as may be required to operate the app\n",
    ],
)
def test_that_data_are_asked_for_does_not_tell_whether_they_must_be_given(text: str) -> None:
    assert facts(text, "en", "provision") == []


def test_data_that_are_needed_to_register_must_be_given() -> None:
    text = "We may require you to provide your name in order to register."
    assert [f.key["required"] for f in facts(text, "en", "provision")] == [True]


@pytest.mark.parametrize(
    ("language", "text", "bodies"),
    [
        ("en", "You may complain to the Information Commissioner's Office (ICO).", {"Information Commissioner's Office"}),
        ("en", "Anybody may complain to the local supervisory authority.", {"local supervisory authority"}),
        ("en", "Unresolved complaints may be settled by binding arbitration.", {"binding arbitration"}),
        ("nl", "U kunt een klacht indienen bij de bevoegde toezichthoudende autoriteit.", {"bevoegde toezichthoudende autoriteit"}),
        ("nl", "Een klacht kan leiden tot bindende arbitrage.", {"bindende arbitrage"}),
    ],
)  # fmt: skip
def test_each_body_to_complain_to_is_told_once(language: str, text: str, bodies: set[str]) -> None:
    found = [f.key["body"] for f in facts(text, language, "recourse")]
    assert set(found) == bodies
    assert len(found) == len(bodies)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "“Publicly available” does not mean your biometric information, collected by a business.",
        ),
        ("nl", "„Openbaar” betekent niet uw biometrische gegevens, verzameld door een bedrijf."),
    ],
)
def test_a_laws_definition_says_nothing_of_our_data(language: str, text: str) -> None:
    assert facts(text, language, "category") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We collect data about your interaction with Zorbex Mail."),
        ("en", "We disclose personal data in accordance with the Zorbex Principles."),
        ("nl", "Wij ontvangen gegevens over uw interactie met Zorbex Mail."),
    ],
)
def test_what_data_are_about_receives_none(language: str, text: str) -> None:
    assert names(text, language) == set()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "## Sharing for legal compliance\n\n- To prevent fraud, we may share personal data with other companies.\n"),
        ("nl", "## Delen om te voldoen aan de wet\n\n- Om fraude te voorkomen delen wij persoonsgegevens met andere bedrijven.\n"),
    ],
)  # fmt: skip
def test_the_title_of_a_disclosure_is_no_legal_basis(language: str, text: str) -> None:
    bases = facts(text, language, "basis")
    assert [f for f in bases if f.key["basis"] == "dpv:LegalObligation"] == []


@pytest.mark.parametrize(
    ("language", "text", "wrong"),
    [
        ("en", "You decide whether to post sensitive information in public areas.", "dpv:SensitivePersonalData"),
        ("en", "We collect data to maximize your engagement with the club.", "pd:Interaction"),
        ("en", "We use software code to collect clicks.", "pd:DeviceApplications"),
        ("en", "We collect a description of the company's activities.", "pd:Behavioural"),
        ("en", "We will review all inquiries about your data.", "pd:Communication"),
        ("nl", "Onze sites stellen u in staat om vliegers te kopen met uw naam.", "pd:Region"),
        ("nl", "Wij geven geen gevolg aan signalen van webbrowsers over uw gegevens.", "pd:UserAgent"),
    ],
)  # fmt: skip
def test_words_that_tell_of_something_else_are_no_data(
    language: str, text: str, wrong: str
) -> None:
    assert wrong not in first_terms(text, language, "category")


@pytest.mark.parametrize(
    ("language", "text", "heading"),
    [
        ("en", "We may keep such backups of your data for a month.", "## Protection\n\n"),
        ("nl", "Wij kunnen dergelijke back-ups van uw gegevens een maand bewaren.", "## Bescherming\n\n"),
    ],
)  # fmt: skip
def test_copies_that_are_kept_protect_nothing(language: str, text: str, heading: str) -> None:
    assert facts(text, language, "security", heading) == []


def test_whose_policy_one_must_read_as_well_is_not_the_company() -> None:
    text = "Applicants must read our privacy policy and the privacy policy of Zorbex first."
    assert facts(text, "en", "organisation") == [
        f for f in facts("", "en", "organisation") if f.name != "Zorbex"
    ]


@pytest.mark.parametrize(
    ("language", "text", "wrong"),
    [
        ("en", "In those cases Windclub acts as the data controller and shares personal data.", "dpv:DataController"),
        ("en", "Our teams receive access to third-party databases with personal data.", "dpv:ThirdParty"),
        ("en", "We share personal data with our employees.", "dpv:Employee"),
        ("nl", "In die gevallen treedt Windclub op als verwerkingsverantwoordelijke en deelt persoonsgegevens.", "dpv:DataController"),
        ("nl", "Wij delen persoonsgegevens met onze medewerkers.", "dpv:Employee"),
    ],
)  # fmt: skip
def test_who_is_no_recipient(language: str, text: str, wrong: str) -> None:
    assert wrong not in first_terms(text, language, "recipient")


@pytest.mark.parametrize(
    ("language", "text", "wrong"),
    [
        ("en", "We use personal data for flights; providers are bound by contractual obligations.", "dpv:FulfilmentOfContractualObligation"),
        ("en", "We share data with platforms such as social networking sites.", "dpv:SocialMediaMarketing"),
        ("en", "We evaluate your data with a provider for risk analysis.", "dpv:ServiceUsageAnalytics"),
        ("nl", "Wij verwerken uw gegevens voor risicoanalyse.", "dpv:ServiceUsageAnalytics"),
    ],
)  # fmt: skip
def test_duties_and_things_of_others_are_no_aims(language: str, text: str, wrong: str) -> None:
    assert wrong not in first_terms(text, language, "purpose")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "## How we use data\n\nWe use the information that we collect or receive about you to:\n\n- Respond to your questions;\n- Improve the content of our services;\n"),
        ("nl", "## Gebruik\n\nWij gebruiken de informatie die wij over u verzamelen of ontvangen om:\n\n- uw vragen te beantwoorden;\n- onze diensten te verbeteren;\n"),
    ],
)  # fmt: skip
def test_a_lead_in_that_ends_in_to_is_followed_by_aims(language: str, text: str) -> None:
    wanted = {"dpv:CustomerCare", "dpv:ImproveExistingProductsAndServices"}
    assert wanted <= first_terms(text, language, "purpose")


@pytest.mark.parametrize(
    ("text", "term"),
    [("- (a) Gender of the User;", "pd:Gender"), ("- (b) IP address of the User;", "pd:IPAddress")],
)
def test_a_numbered_item_is_no_name_of_an_office(text: str, term: str) -> None:
    lead = "## What we collect\n\nWe collect the following personal data:\n\n"
    assert term in first_terms(f"{lead}{text}\n", "en", "category")


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "The app does use third-party services that collect data.\n\n- Zorbex\n- Plimsy Ads\n", {"Zorbex", "Plimsy Ads"}),
        ("en", "We collect data through third parties.\n\n- Marketing\n", set()),
        ("en", "The data are stored by using the hosting services of Zorbex.", {"Zorbex"}),
        ("nl", "De app gebruikt diensten van derden die gegevens verzamelen.\n\n- Zorbex\n- Plimsy Ads\n", {"Zorbex", "Plimsy Ads"}),
        ("nl", "Wij bewaren gegevens met de diensten van Zorbex.", {"Zorbex"}),
    ],
)  # fmt: skip
def test_names_of_services_that_are_used(language: str, text: str, wanted: set[str]) -> None:
    assert names(text, language) == wanted


@pytest.mark.parametrize(
    ("language", "text", "basis"),
    [
        ("en", "- where you have given your consent, which you may withdraw at any time;\n", "dpv:Consent"),
        ("en", "- you have given Windclub permission to do so;\n", "dpv:Consent"),
        ("en", "- Windclub needs to comply with the law.\n", "dpv:LegalObligation"),
        ("nl", "- met uw toestemming, die u altijd kunt intrekken;\n", "dpv:Consent"),
        ("nl", "- om te voldoen aan de wet.\n", "dpv:LegalObligation"),
    ],
)  # fmt: skip
def test_items_of_a_list_of_bases(language: str, text: str, basis: str) -> None:
    lead = {"en": "The legal basis for processing your personal data:\n\n", "nl": "De grondslag voor het verwerken van uw persoonsgegevens:\n\n"}  # fmt: skip
    assert {f.key["basis"] for f in facts(lead[language] + text, language, "basis")} == {basis}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We use your personal data to complete your purchase transactions."),
        ("nl", "Wij gebruiken uw persoonsgegevens om uw bestellingen te verwerken."),
    ],
)
def test_what_is_carried_out_is_no_datum(language: str, text: str) -> None:
    assert not first_terms(text, language, "category") & {"pd:Transactional", "pd:Purchase"}

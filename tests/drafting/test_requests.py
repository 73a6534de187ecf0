"""What is said of requests and of the statement itself is no processing, in both languages."""

from __future__ import annotations

import pytest
from drafted_sentences import draft, facts, first_terms


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We may deny your deletion request if it is necessary for us to:\n\n- complete the transaction for which we collected your personal data;\n- prevent fraud;\n"),
        ("nl", "Wij kunnen uw verzoek weigeren als wij uw persoonsgegevens nodig hebben om:\n\n- uw bestelling te verwerken;\n- fraude te voorkomen;\n"),
    ],
)  # fmt: skip
def test_grounds_of_refusal_are_no_aims_and_rest_on_nothing(language: str, text: str) -> None:
    assert facts(text, language, "purpose") == []
    assert facts(text, language, "basis") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Once we receive your request, we will provide:\n\n- the kinds of companies with which we share personal data;\n- the kinds of personal data that we sold to a buyer.\n"),
        ("nl", "Na uw verzoek verstrekken wij:\n\n- de categorieën derden met wie wij persoonsgegevens delen;\n- de categorieën persoonsgegevens die wij aan een koper verkochten.\n"),
    ],
)  # fmt: skip
def test_what_a_request_is_answered_with_tells_of_no_sharing(language: str, text: str) -> None:
    for kind in ("recipient", "disclosure", "sale"):
        assert facts(text, language, kind) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "In no event will we collect sensitive personal data (e.g. health information)."),
        (
            "nl",
            "In geen geval verzamelen wij gevoelige gegevens (bijv. gegevens over uw gezondheid).",
        ),
    ],
)
def test_in_no_event_denies(language: str, text: str) -> None:
    found = facts(text, language, "category")
    assert {f.modality for f in found} == {"denied"}
    assert "pd:Health" in {f.key["terms"][0] for f in found}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We will not discriminate against you for exercising your rights."),
        ("nl", "Wij zullen u nooit discrimineren voor het uitoefenen van uw rechten."),
    ],
)
def test_not_to_be_discriminated_against_is_a_right(language: str, text: str) -> None:
    found = facts(text, language, "right")
    assert [(f.key["right"], f.modality) for f in found] == [("non-retaliation", "asserted")]


@pytest.mark.parametrize(
    ("language", "text", "wrong"),
    [
        ("en", "Members are asked to provide additional information about their kites.", "dpv:CommunicationManagement"),
        ("en", "We may use a format to provide your personal information.", "dpv:CommunicationManagement"),
        ("en", "We use third parties and are responsible for compliance with this privacy policy.", "dpv:LegalCompliance"),
        ("en", "We do not share your phone number with others for their marketing purposes.", "dpv:DirectMarketing"),
        ("en", "We may use your data for any of our business purposes below:", "dpv:ServiceProvision"),
        ("nl", "Wij delen uw telefoonnummer niet voor hun marketingdoeleinden.", "dpv:DirectMarketing"),
        ("nl", "Wij zijn verantwoordelijk voor de naleving van deze privacyverklaring door derden.", "dpv:LegalCompliance"),
    ],
)  # fmt: skip
def test_what_others_do_or_a_law_calls_so_is_no_aim(language: str, text: str, wrong: str) -> None:
    assert wrong not in first_terms(text, language, "purpose")


def test_access_to_something_specific_names_no_company() -> None:
    text = "## Access to Specific Information\n\nAsk us for personal data."
    assert "Specific" not in {f.name for f in draft(text, "en").facts}


def test_a_postal_code_is_followed_by_a_place() -> None:
    text = "Write to Austin, Texas 78701, or e-mail us."
    assert facts(text, "en", "contact") == []


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("## Legal reasons\n\nWe reserve the right to disclose your information to comply with the law.", "dpv:LegalCompliance"),
        ("# Sharing\n\n## For security purposes\n\nWe disclose your information to prevent fraud.", "dpv:FraudPreventionAndDetection"),
    ],
)  # fmt: skip
def test_a_right_that_we_reserve_has_aims(text: str, term: str) -> None:
    assert term in first_terms(text, "en", "purpose")


def test_the_company_is_who_is_called_so_in_brackets() -> None:
    text = "This policy describes what Kite Face, Inc. (the “Company”) gathers."
    head = "# Privacy Policy\n\nWe collect personal data and use your personal data.\n\n"
    result = draft(text, "en", head)
    assert [f.key["company"] for f in result.facts if f.kind == "document"] == ["Kite Face, Inc."]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "You can link your account to third-party services, in which case we may collect information from these services (e.g. your name)."),
        ("nl", "U kunt uw account koppelen aan diensten van derden, die toegang geven; dan ontvangen wij uw naam."),
    ],
)  # fmt: skip
def test_data_that_we_get_are_not_disclosed(language: str, text: str) -> None:
    named = [f for f in facts(text, language, "disclosure") if f.key["category"] != "any"]
    assert named == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We keep your data as long as it is necessary to provide our services and for our legitimate interests."),
        ("nl", "Wij bewaren uw gegevens zolang dat nodig is om onze diensten te leveren en voor ons gerechtvaardigd belang."),
    ],
)  # fmt: skip
def test_what_data_are_kept_for_has_no_basis_by_that(language: str, text: str) -> None:
    assert [f for f in facts(text, language, "basis") if f.key["purpose"]] == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "You may opt out of profiling that has legal effects."),
        ("en", "You have the right to opt out of (1) sales; and (2) profiling."),
    ],
)
def test_opting_out_of_profiling_does_not_tell_that_there_is_any(language: str, text: str) -> None:
    assert facts(text, language, "automated") == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("- Who is the data controller\n", "Who"),
        ("If you live in Switzerland, Kite B.V. is the controller of your data.", "Switzerland, Kite B.V."),
    ],
)  # fmt: skip
def test_words_of_a_clause_are_no_company(text: str, wrong: str) -> None:
    assert wrong not in {f.name for f in facts(text, "en", "organisation")}


@pytest.mark.parametrize(
    ("language", "text", "wrong"),
    [
        ("en", "We will not use your data for other purposes without providing you notice.", "dpv:CommunicationManagement"),
        ("en", "By providing us with any information, you consent to its processing.", "dpv:CommunicationManagement"),
    ],
)  # fmt: skip
def test_what_is_not_done_or_given_to_us_is_no_aim(language: str, text: str, wrong: str) -> None:
    assert wrong not in first_terms(text, language, "purpose")


def test_where_data_are_disclosed_tells_no_period() -> None:
    text = "We disclose personal data from orders if we have a legal obligation, or to maintain security."
    assert facts(text, "en", "retention") == []


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("nl", "U betaalt via een van onze externe betalingsproviders: Zorbex, Plimsy of Quall Pay.", {"Zorbex", "Plimsy", "Quall Pay"}),
        ("en", "You pay through one of our payment providers: Zorbex, Plimsy or Quall Pay.", {"Zorbex", "Plimsy", "Quall Pay"}),
    ],
)  # fmt: skip
def test_providers_are_named_after_a_colon(language: str, text: str, wanted: set[str]) -> None:
    assert {
        f.key["organisation"] for f in facts(text, language, "recipient") if "organisation" in f.key
    } == wanted


def test_a_word_with_a_hyphen_does_not_speak() -> None:
    text = "Wij ontvangen gegevens over uw Kite-software (add-ons)."
    assert "Kite-software" not in {f.name for f in draft(text, "nl").facts}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We receive a hashed version of your e-mail address."),
        ("nl", "Wij ontvangen een gehashte versie van uw e-mailadres."),
    ],
)
def test_a_version_of_data_is_no_software(language: str, text: str) -> None:
    assert first_terms(text, language, "category") == {"pd:EmailAddress"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "## Retention\n\nWe keep your data for a period of 90 days."),
        ("nl", "## Bewaren\n\nUw gegevens worden gedurende 90 dagen bewaard."),
    ],
)
def test_a_period_is_told_once(language: str, text: str) -> None:
    assert [f.key.get("duration") for f in facts(text, language, "retention")] == ["P90D"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We delete your data when you close your account."),
        ("nl", "Wij verwijderen uw gegevens wanneer u uw account sluit."),
    ],
)
def test_until_an_account_is_closed_is_a_criterion(language: str, text: str) -> None:
    assert len(facts(text, language, "retention")) == 1


@pytest.mark.parametrize(
    ("language", "text", "handling"),
    [
        ("en", 'The site does not currently interpret, respond to or alter its practices upon "Do Not Track" signals.', ["ignored"]),
        ("en", 'Some browsers have a "Do Not Track" feature that tells sites that you do not want to be tracked.', []),
        ("nl", "Sommige browsers laten met Do Not Track weten dat u niet gevolgd wilt worden.", []),
    ],
)  # fmt: skip
def test_what_a_signal_asks_is_no_answer_to_it(
    language: str, text: str, handling: list[str]
) -> None:
    assert [f.key["handling"] for f in facts(text, language, "signal")] == handling


@pytest.mark.parametrize(
    ("language", "text", "countries"),
    [
        ("en", "Your information may be transferred to, stored and processed in Canada, where our servers are.", ["CA"]),
        ("nl", "Uw gegevens worden opgeslagen in Canada, waar onze servers staan.", ["CA"]),
        ("en", "Our kites are made in Canada, by people who like data.", []),
    ],
)  # fmt: skip
def test_where_data_are_kept_is_told_in_any_section(
    language: str, text: str, countries: list[str]
) -> None:
    found = [f.key["country"] for f in facts(text, language, "transfer") if "country" in f.key]
    assert found == countries


def test_where_data_are_kept_has_no_terms_of_its_own() -> None:
    text = "If you are abroad, your information may be stored and processed in Canada."
    assert facts(text, "en", "region") == []


def test_the_sites_of_the_statement_receive_nothing() -> None:
    text = "This privacy policy applies to all products, services and websites (e.g., Kitehub.com)."
    assert [f for f in facts(text, "en", "recipient") if "organisation" in f.key] == []


@pytest.mark.parametrize(
    "text",
    ["Generally, you may not opt out of these messages.", "You cannot opt out of these e-mails."],
)
def test_what_one_may_not_opt_out_of_is_no_right(text: str) -> None:
    assert facts(text, "en", "right") == []


@pytest.mark.parametrize(
    ("text", "kind", "wrong"),
    [
        ("We ask for your Social Security number, details about your kites and your name.", "purpose", "dpv:EnforceSecurity"),
        ("We ask for your consent to use location-enabled services and your data.", "purpose", "dpv:ServiceProvision"),
        ("We share data with those who perform tasks such as processing credit card payments.", "category", "pd:PaymentCard"),
    ],
)  # fmt: skip
def test_words_within_other_words_are_no_facts(text: str, kind: str, wrong: str) -> None:
    assert wrong not in first_terms(text, "en", kind)


def test_the_office_a_letter_is_for_is_no_part_of_the_companys_name() -> None:
    text = "## Contact\n\nWrite to ATTN: Privacy/Legal, Kite Harbour Corp., 1 Rope Road."
    head = "# Privacy Policy\n\nWe collect personal data and use your personal data.\n\n"
    named = {f.name for f in draft(text, "en", head).facts if f.kind == "organisation"}
    assert named == {"Kite Harbour Corp."}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "## Security\n\nWe watch our technical infrastructure and look at procedures."),
        ("nl", "## Beveiliging\n\nWij letten op onze technische infrastructuur en bekijken procedures."),
    ],
)  # fmt: skip
def test_technical_things_are_no_measures(language: str, text: str) -> None:
    assert [f for f in facts(text, language, "security") if "techni" in f.name] == []


@pytest.mark.parametrize(
    ("language", "text", "kind", "wrong"),
    [
        ("en", "We use personal data for historical research purposes.", "purpose", "dpv:RecordManagement"),
        ("en", "We tell you how we use artificial intelligence.", "purpose", "ng:AITraining"),
        ("en", "We use your name for account creation and marketing.", "category", "pd:AuthenticationHistory"),
        ("nl", "Wij gebruiken persoonsgegevens voor historisch onderzoek.", "purpose", "dpv:RecordManagement"),
    ],
)  # fmt: skip
def test_words_have_the_reading_of_their_phrase(
    language: str, text: str, kind: str, wrong: str
) -> None:
    assert wrong not in first_terms(text, language, kind)

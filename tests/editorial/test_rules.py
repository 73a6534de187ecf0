"""The checks of a text: what each must remark, and what it must leave alone, in both languages."""

from __future__ import annotations

import time

import pytest

from noticegraph.content import shipped_content
from noticegraph.editorial import CHECKS, Gravity, examine_text
from noticegraph.editorial.prose import read_document
from noticegraph.passages import TextFormat

LONG = "We keep the parcels that you bring to us for as long as you like."


def remarks(text: str, form: TextFormat = "md", language: str = "en") -> list[tuple[str, str]]:
    """Return what is remarked: the check, and the words of the prose."""
    return [
        (check.identifier.removeprefix("text-"), remark.unit.prose[remark.start : remark.end])
        for check, remark in examine_text(text, form, language)
    ]


@pytest.mark.parametrize(
    ("text", "check", "words"),
    [
        ("Wij volgen de EU-VS. DPF en de regels.", "stop-within-name", "EU-VS. DPF"),
        ("Dit volgt uit het VK. Addendum.", "stop-within-name", "VK. Addendum"),
        ("We are certified for the U.S part of it.", "stop-within-name", "U.S"),
        ("We send parcels. we also send letters.", "sentence-begins", "parcels. we"),
        ("Wij sturen brieven. wij sturen ook pakketten.", "sentence-begins", "brieven. wij"),
        ("We send parcels.We also send letters.", "sentence-begins", "parcels.We"),
        (f"{LONG} After that we give them back to you at home", "sentence-ends", "home"),
        (f"{LONG} See [how we give all of them back](/x)", "sentence-ends", "back"),
        ("We send the the parcel.", "word-stands-once", "the the"),
        ("Wij sturen het pakket in in de week.", "word-stands-once", "in in"),
        ("The the parcel is sent.", "word-stands-once", "The the"),
        ("We (and our carriers send parcels.", "brackets-close", "("),
        ("We send parcels) by train.", "brackets-close", ")"),
        ("We call it “a parcel.", "brackets-close", "“"),
        ("This holds (see point a) above).\n\nThis is (open.", "brackets-close", "("),
        ("We obey the General Data Protection Act.", "law-has-its-name",
         "General Data Protection Act"),
        ("We obey the California Consumer Protection Act (CCPA).", "law-has-its-name",
         "California Consumer Protection Act"),
        ("We obey the GDRP.", "law-has-its-name", "GDRP"),
        ("The GDPR applies.\n\nDe AVG geldt.", "law-has-its-name", "AVG"),
        ("Wij hebben bindende bedrijfsvoorschriften.\n\nDe bindende bedrijfsregels staan hier.",
         "law-has-its-name", "bindende bedrijfsregels"),
        ("We use ParcelHub daily.\n\nAt ParcelHub and at Parcelhub you pay.",
         "name-is-spelled-alike", "Parcelhub"),
        ("Tulip, Inc. and Tulip, Inc. are not Tulip Inc. at all.", "name-is-spelled-alike",
         "Tulip Inc"),
        ("The EU-U.S. Data Privacy Framework. The EU-U.S. DPF. The EU-US DPF.",
         "name-is-spelled-alike", "EU-US"),
        ("For more about parcels click here.", "link-has-target", "click here"),
        ("Voor meer over pakketten: klik hier.", "link-has-target", "klik hier"),
        ("The list is available here.", "link-has-target", "available here"),
        ("Read our [price list]().", "link-has-target", "price list"),
        ('Read our <a href="">price list</a>.', "link-has-target", "price list"),
        ("We carry letters, parcels, etc.", "list-is-closed", "etc"),
        ("Wij bezorgen brieven, pakketten enz.", "list-is-closed", "enz"),
        ("We carry only the following: letters, such as cards.", "list-is-closed", "such as"),
        ("We carry only the following:\n\n- letters\n- parcels, for example boxes",
         "list-is-closed", "for example"),
        ("Wij bezorgen uitsluitend de volgende zaken: brieven, zoals kaarten.",
         "list-is-closed", "zoals"),
        ("# 1. Post\n\nA.\n\n# 2. Parcels\n\nB.\n\n# 4. Trains\n\nC.", "headings-in-order",
         "4. Trains"),
        ("# 1. Post\n\nA.\n\n# 2. Parcels\n\nB.\n\n# 2. Trains\n\nC.", "headings-in-order",
         "2. Trains"),
        ("[Company name] sends parcels.", "placeholder-filled", "[Company name]"),
        ("Write to [insert address].", "placeholder-filled", "[insert address]"),
        ("TODO write this.", "placeholder-filled", "TODO"),
        ("Lorem ipsum dolor sit.", "placeholder-filled", "Lorem ipsum"),
        ("Valid from dd-mm-yyyy.", "placeholder-filled", "dd-mm-yyyy"),
        ("Dear {{customer}}, welcome.", "placeholder-filled", "{{customer}}"),
        ("De termen die wij [de eerste keer] gebruiken.", "placeholder-filled",
         "[de eerste keer]"),
        ("Tulip remains liable unless the organization proves that it did nothing.",
         "placeholder-filled", "the organization"),
        ("Tulip is aansprakelijk, tenzij de organisatie bewijst dat zij niets deed.",
         "placeholder-filled", "de organisatie"),
        ("We keep “Personal Data”. We use as little Personal Information as we can.",
         "term-is-the-defined-one", "Personal Information"),
        ("We keep “Personal Information” (data). We use as little Personal Data as we can.",
         "term-is-the-defined-one", "Personal Data"),
        ("We keep “Personal Data”.\n\nWe keep little Personal Information.\n\nHere, “personal "
         "information” is another word for it.", "term-is-the-defined-one",
         "Personal Information"),
        ("Wij bewaren “Persoonsgegevens”. Wij wissen alle Persoonlijke Informatie.",
         "term-is-the-defined-one", "Persoonlijke Informatie"),
        ("Valid from 31 June 2024.", "date-can-be", "31 June 2024"),
        ("Valid from February 30, 2024.", "date-can-be", "February 30, 2024"),
        ("Geldig vanaf 29 februari 2023.", "date-can-be", "29 februari 2023"),
        ("Valid from 1 May 20244.", "date-can-be", "1 May 20244"),
        ("Valid from 2024-13-01.", "date-can-be", "2024-13-01"),
        ("Valid from Monday, 2 January 2024.", "date-can-be", "Monday, 2 January 2024"),
    ],
)  # fmt: skip
def test_a_text_broken_in_one_way_gets_one_remark(text: str, check: str, words: str) -> None:
    assert remarks(text) == [(check, words)]


@pytest.mark.parametrize(
    ("text", "check", "words", "language"),
    [
        ("Wij gaan uit van de overeenkomst. DPF, de uitbreiding en de rest.",
         "sentence-is-whole", "overeenkomst. DPF", "nl"),
        ("Wij zijn gecertificeerd voor de markt. Department of Commerce dat wij meedoen.",
         "sentence-is-whole", "markt. Department of Commerce", "nl"),
        ("Tulip is certified to the american. Department of Commerce that it takes part.",
         "sentence-is-whole", "american. Department of Commerce", "en"),
        ("Wij volgen de regels. Privacykader voor post (EU-VS DPF) en de rest.",
         "sentence-is-whole", "regels. Privacykader voor post (EU-VS DPF)", "nl"),
        ("Wij zoeken het pakket te of de brief.", "words-fit-together", "te of", "nl"),
        ("Wij sturen de en ook het pakket.", "words-fit-together", "de en", "nl"),
        ("We send the of letters.", "words-fit-together", "the of", "en"),
        ("Choose by clicking on that linking and go on.", "words-fit-together",
         "on that linking", "en"),
        ("Post z o. o. (Poczta ograniczon- spolka).", "words-fit-together", "ograniczon-", "en"),
        ("Elk gegevensonderwerp krijgt post.", "translation-reads-well", "gegevensonderwerp",
         "nl"),
        ("Onze gegevenscontroleur is Tulp.", "translation-reads-well", "gegevenscontroleur", "nl"),
        ("We obey the PPR daily.\n\nThe Parcel Post Rules (“PPR”) are strict.",
         "abbreviation-is-explained", "PPR", "en"),
        ("Wij volgen de PPR.\n\nDe Pakket Post Regels (PPR) zijn streng.",
         "abbreviation-is-explained", "PPR", "nl"),
        ("We give notice of changes by updating our website or sending a letter.",
         "change-is-announced", "by updating our website", "en"),
        ("Van wijzigingen stellen wij u op de hoogte door een versie op onze site te plaatsen.",
         "change-is-announced", "door een versie op onze site te plaatsen", "nl"),
        ("If you do not agree to a change, you must stop using our parcels.",
         "change-is-announced", "do not agree to a change, you must stop using", "en"),
        ("Als u het niet eens bent met wijzigingen, moet u stoppen met posten.",
         "change-is-announced", "niet eens bent met wijzigingen, moet u stoppen met", "nl"),
        ("This privacy statement is short.\n\nThis privacy policy is long.",
         "document-has-one-name", "This privacy policy", "en"),
        ("Deze privacyverklaring is kort.\n\nDit privacybeleid is lang.",
         "document-has-one-name", "Dit privacybeleid", "nl"),
        ("---\ntitle: Privacy of Tulip\n---\n\n# General Privacy of Tulip\n\nA.",
         "document-has-one-name", "General Privacy of Tulip", "en"),
        ("We use a limited number of carriers and vendors.\n\nVendors get your address.",
         "limit-is-given", "a limited number of carriers and vendors", "en"),
        ("Wij werken met een beperkt aantal derden.\n\nDienstverleners krijgen uw adres.",
         "limit-is-given", "een beperkt aantal derden", "nl"),
        ("We promptly respond to requests.\n\nRequests are met within 45 days.",
         "limit-is-given", "promptly respond", "en"),
        ("Wij zullen verzoeken spoedig beantwoorden.\n\nEen verzoek kost hooguit binnen dertig "
         "dagen tijd.", "limit-is-given", "spoedig beantwoorden", "nl"),
        ("We send:\n\n- Letters\n- Parcels\n- to whom you wish", "list-items-agree", "to whom",
         "en"),
        ("Wij geven ze aan:\n\n- Dragers\n- Buren\n- Met derden\n- Vrienden",
         "list-items-agree", "Met", "nl"),
        ("We send:\n\n- Parcels, which are:\n- Small ones\n- Large ones", "list-items-agree",
         ":", "en"),
        ("This only applies to parcels. This also applies when you send letters.",
         "scope-is-one", "This also applies when", "en"),
        ("Dit is alleen van toepassing op post. Dit geldt ook wanneer u belt.",
         "scope-is-one", "Dit geldt ook wanneer", "nl"),
        ("Residents of Utrecht get post.\n\nPeople in Utrecht may object.", "scope-is-one",
         "People in Utrecht", "en"),
        ("Inwoners van Utrecht krijgen post.\n\nVoor personen in Utrecht geldt dit.",
         "scope-is-one", "personen in Utrecht", "nl"),
        ("We set them on our Parcel pages and on Marketing Pages too.", "term-is-defined",
         "Marketing Pages", "en"),
        ("Look in the footer of our Websites.", "term-is-defined", "Websites", "en"),
        ("Wij volgen de Braziliaanse wet (“LGPD”).", "law-has-its-name",
         "Braziliaanse wet (“LGPD”)", "nl"),
        ("We obey the Canadian law (PIPEDA).", "law-has-its-name", "Canadian law (PIPEDA)", "en"),
        ("Het Data Privacy Framework geldt.\n\nHet privacybeleid voor gegevens ook.",
         "law-has-its-name", "privacybeleid voor gegevens", "nl"),
        ("Your organisation pays. Tulip is liable unless the organisation proves otherwise.",
         "placeholder-filled", "the organisation", "en"),
    ],
)  # fmt: skip
def test_a_text_in_its_language_broken_in_one_way_gets_one_remark(
    text: str, check: str, words: str, language: str
) -> None:
    assert remarks(text, language=language) == [(check, words)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Tulip meldt zich bij het ministerie. Het Department of Commerce ziet toe.", "nl"),
        ("We joined long ago. The Department of Commerce that keeps the list is in Washington.",
         "en"),
        ("De een of de ander, te voet en te paard, de verkoop- en inkoopteams, de EU-regels.",
         "nl"),
        ("The letters -and the people who work there- are ours. See the to-do list.", "en"),
        ("Choose by clicking on that link, or on the linking page.", "en"),
        ("De betrokkene krijgt post van de verwerkingsverantwoordelijke.", "nl"),
        ("The Parcel Post Rules (“PPR”) are strict.\n\nWe obey the PPR.", "en"),
        ("We obey the GDPR.\n\nThe General Data Protection Regulation (GDPR) is strict.", "en"),
        ("We give notice of changes by sending a letter, and by posting a notice on our website.",
         "en"),
        ("This Notice may be changed by posting the new text on our website.", "en"),
        ("We notify you of changes by updating our website and sending a letter.", "en"),
        ("If you do not like letters, you can stop using them.", "en"),
        ("This privacy statement is short.\n\nThis statement is short.", "en"),
        ("Deze privacyverklaring is kort.\n\nDeze verklaring ook.", "nl"),
        ("---\ntitle: Privacy of Tulip\n---\n\n# Privacy of Tulip\n\nA.", "en"),
        ("---\ntitle: Letters\n---\n\n# Privacy of Tulip\n\nA.", "en"),
        ("A limited number of letters is sent.\n\nVendors get your address.", "en"),
        ("We promptly respond to requests.\n\nLetters come within 45 days.", "en"),
        ("We send:\n\n- Letters\n- Parcels\n- With whom you speak?\n- Cards", "en"),
        ("Wij:\n\n- Met u kunnen wij bellen.\n- U kan schrijven.\n- Wij zijn hier.\n- Vrienden",
         "nl"),
        ("We send:\n\n- Parcels, which are:\n\n    - Small ones\n    - Large ones", "en"),
        ("This only applies to parcels. We also send letters.", "en"),
        ("Residents of Utrecht get post.\n\nPeople in Breda may object.", "en"),
        ("We keep “Marketing Pages”. We set them on Marketing Pages too.", "en"),
        ("Read more on GitHub Pages and on the Parcel Website.", "en"),
        ("Wij volgen de Braziliaanse wet Lei Geral de Proteção de Dados (LGPD).", "nl"),
    ],
)  # fmt: skip
def test_a_good_text_in_its_language_gets_no_remark(text: str, language: str) -> None:
    assert remarks(text, language=language) == []


@pytest.mark.parametrize(
    "text",
    [
        "We are in the EU. DPF certificates follow.",
        "We are in the U.S. and in the U.K. as well.",
        "We carry letters (e.g. cards), approx. ten a day, by Tulip Inc. as well.",
        "Wij bezorgen bijv. brieven, d.w.z. kaarten, en o.a. pakketten.",
        "Ask at tulip.example.org or support.Tulip.org for more.",
        f"{LONG} We carry:\n\n- letters\n- parcels",
        f"{LONG} Write to Tulip, Main Street 1, 1234 AB Utrecht",
        f"{LONG} Contact us",
        "We know that that is so, and als u u wilt afmelden, ook.",
        "Duck Duck Go and Paris Paris are names.",
        "[letters](/a) [letters](/b)",
        "We (and our carriers) send: a) letters, b) parcels (see annex c). Call it “post”.",
        "This holds (for the purposes under a), b) and c) above).",
        "Das ist „ein Paket“.",
        "Home » Privacy",
        "We obey the General Data Protection Regulation (GDPR) and the UK GDPR.",
        "We obey the California Consumer Privacy Act, as changed by the California Privacy "
        "Rights Act of 2020 (“CCPA”), and the Data Protection Act 2018.",
        "De AVG (in het Engels: GDPR) geldt. De AVG geldt.",
        "ParcelHub and PARCELHUB and parcelhub.com and mail@parcelhub.com",
        "Tulip Inc. and Tulip Inc.",
        "For more, [click here](https://example.org) or click here: https://example.org/list.",
        "Click [here](/list).",
        "Our desk is here to help. We are available here in Utrecht.",
        "This is not a complete list: letters, such as cards.",
        "We carry only the following: letters and parcels.\n\nWe also like trains, such as this.",
        "The Regulations (Amendments etc.) apply.",
        "# 1. Post\n\n## 1.1 Letters\n\nA.\n\n## 1.2 Cards\n\nB.\n\n# 2. Parcels\n\n"
        "## 2.1 Boxes\n\nC.",
        "# 3. Post\n\nA.\n\n# 4. Parcels\n\nB.\n\n# 2024 in numbers\n\nC.",
        "Write to [company name](https://example.org) or privacy [at] example.org.",
        "See [1] and [sic].",
        "The customer (“the organization”) pays, unless the organization proves otherwise.",
        "The organization proves its point, and we ask the organization for it.",
        "We keep “Personal Data”. Personal Information is not our word for it.",
        "We keep Personal Data and all Personal Information alike.",
        "We keep “Personal Data”.\n\nHere, “personal information” is another word for it.\n\n"
        "We keep little Personal Information.",
        "All Personal Information is kept.\n\nWe call it “Personal Data”.",
        "We keep “Personal Data” under the Personal Information Protection Act.",
        "We keep “Personal Data”. The link is called Do Not Share My Personal Information.",
        "# On Our Personal Information\n\nWe keep “Personal Data” and personal information.",
        "Our to-do list. XX is a size.",
        "Valid from 29 February 2024, Tuesday 2 January 2024, and since 1 May 1995.",
        "Parcel 2024-13-01-7 was sent.",
    ],
)
def test_a_good_text_gets_no_remark(text: str) -> None:
    assert remarks(text) == []


def test_cells_of_a_header_that_run_together() -> None:
    text = (
        "1. Data\n\nCategories of parcelsWhere they go\n\n"
        "Letters, which we carry for you every day of the week in all weathers.\n\n"
        "* carriers\n* trains\n"
    )
    assert remarks(text, "txt") == [("header-cells-apart", "parcelsWhere")]
    apart = text.replace("parcelsWhere", "parcels | Where")
    assert remarks(apart, "txt") == []


def test_what_a_passage_repeats_is_said_once_and_again_in_the_next() -> None:
    once = [("list-is-closed", "etc")]
    assert remarks("Letters, etc. Parcels, etc.") == once
    assert remarks("Letters, etc.\n\nParcels, etc.") == 2 * once


def test_each_character_of_the_prose_has_its_place() -> None:
    text = 'Send **all** of [your *mail*](/x "t") to `us` &amp; \\[them\\] ![i](/p.png).'
    (unit,) = read_document(text, "md", "en").units
    shown = " ".join(unit.prose.split())
    assert shown.startswith("Send all of your mail to us & [them]")
    for character, place in zip(unit.prose, unit.places, strict=False):
        assert character in (text[place], "&", " ")
    (link,) = unit.links
    assert (unit.prose[link.start : link.end], link.target) == ("your mail", "/x")


def test_messages_have_a_reason_and_a_remedy_in_both_languages_and_quote_little() -> None:
    text = "Dear [insert " + "a very long name of the customer " * 2 + "], click here."
    found = [remark for _, remark in examine_text(text, "md", "en")]
    assert len(found) == 2
    for remark in found:
        assert set(remark.message) == {"en", "nl"}
        assert remark.message["en"] != remark.message["nl"]
        for message in remark.message.values():
            assert ": " in message and message.endswith(".")
            assert "of the customer a very" not in message


def test_each_check_is_described_in_the_ontology_and_nothing_else_is() -> None:
    from rdflib import RDF
    from rdflib.namespace import DCTERMS

    from noticegraph.namespaces import NG
    from noticegraph.reports.rules import TEXT_RULES, TRANSLATION_RULES
    from noticegraph.turtle import read_turtle

    graph = read_turtle(shipped_content().ontology / "rules.ttl")

    def described(kind: str) -> set[str]:
        return {str(graph.value(n, DCTERMS.identifier)) for n in graph.subjects(RDF.type, NG[kind])}

    assert described("TextCheck") == {check.identifier for check in CHECKS} == TEXT_RULES
    assert described("TranslationCheck") == TRANSLATION_RULES
    assert {check.gravity for check in CHECKS} == set(Gravity)


@pytest.mark.parametrize(
    "text",
    ["[" * 4000, "(" * 4000, "a." * 4000, "*_" * 4000, "<a" * 4000, "[a](" * 2000, "\n", "-"],
)
@pytest.mark.parametrize("form", ["md", "txt"])
def test_a_strange_text_is_read_in_a_moment(text: str, form: TextFormat) -> None:
    before = time.process_time()
    remarks(text, form)
    assert time.process_time() - before < 3

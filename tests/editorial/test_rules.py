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
        ("This is for Tulip and its relevant companies listed below.", "group-is-told",
         "relevant companies listed", "en"),
        ("Dit geldt voor de relevante ondernemingen vermeld in deel 3.", "group-is-told",
         "relevante ondernemingen vermeld", "nl"),
        ("Certain Utrecht residents may have rights.\n\nYou have the right to a stamp.",
         "group-is-told", "Certain Utrecht residents", "en"),
        ("Bepaalde inwoners van Utrecht kunnen rechten hebben.\n\nU hebt het recht op een zegel.",
         "group-is-told", "Bepaalde inwoners", "nl"),
        ("This part is for residents of certain US states.", "group-is-told",
         "certain US states", "en"),
        ("Dit deel is voor inwoners van bepaalde staten.", "group-is-told", "bepaalde staten",
         "nl"),
        ("You get stamps when these laws take effect.", "group-is-told",
         "when these laws take effect", "en"),
        ("U krijgt zegels zodra deze wetten in werking treden.", "group-is-told",
         "zodra deze wetten in werking treden", "nl"),
        ("Tulip Inc (US); Tulip BV (Spanje); Tulip AB; Tulip LLC; Tulip GmbH; Tulip Ltd; Tulip AG",
         "group-is-told", "Tulip Inc (US)", "en"),
        ("# Other rights\n\nAsk for a stamp.", "heading-fits", "Other rights", "en"),
        ("# b. Overige gegevensrechten\n\nVraag een zegel.", "heading-fits",
         "Overige gegevensrechten", "nl"),
        ("We act:\n\n- Right to stamps: You can ask for one.\n- Right to cards: Cards are sold.",
         "heading-fits", "Right to cards", "en"),
        ("Wij doen:\n\n- Recht op zegels. U kunt er een krijgen.\n- Recht op post. Post is duur.",
         "heading-fits", "Recht op post", "nl"),
        ("# Purposes\n\n- To send letters\n- Where you have agreed to it", "heading-fits",
         "Where you have agreed", "en"),
        ("# Doeleinden\n\n- Post bezorgen\n- Wanneer u hebt ingestemd met post",
         "heading-fits", "Wanneer u hebt ingestemd", "nl"),
        ("We obey the Data Protection Act 2018 (“UK GDPR”).", "law-is-cited-right", "UK GDPR",
         "en"),
        ("Wij volgen de Data Protection Act 2018 (“VK AVG”).", "law-is-cited-right", "VK AVG",
         "nl"),
        ("Opt out under section 603A of the code.", "law-is-cited-right", "section 603A", "en"),
        ("Meld u af volgens §603A van de code.", "law-is-cited-right", "§603A", "nl"),
        ("Zie de Privacy and Electronic Post (Exit) Regelgeving 2019.", "law-is-cited-right",
         "Privacy and Electronic Post (Exit) Regelgeving 2019", "nl"),
        ("We obey:\n\n- Peru: Personal data are processed as described in this text in accordance"
         " with the Post Act.\n- Chile: Personal data are processed as described in this text in "
         "accordance with the Mail Act.", "law-reaches-its-people", "Peru", "en"),
        ("Wij volgen:\n\n- Peru: Persoonsgegevens worden zoals beschreven in deze tekst verwerkt "
         "in overeenstemming met de Postwet.\n- Chili: Persoonsgegevens worden zoals beschreven "
         "in deze tekst verwerkt in overeenstemming met de Pakketwet.", "law-reaches-its-people",
         "Peru", "nl"),
        ("See [this](/list) part.", "link-says-where", "this", "en"),
        ("Zie [dit](/lijst) deel.", "link-says-where", "dit", "nl"),
        ("Complain on the EDPB website.", "link-says-where", "EDPB website", "en"),
        ("Klaag op de website van de Autoriteit Persoonsgegevens.", "link-says-where",
         "website van de Autoriteit Persoonsgegevens", "nl"),
        ("As a law says, we do not “share” letters.\n\nWe may share stamps.",
         "notion-has-one-name", "We may share", "en"),
        ("Een wet noemt dat “doorgeven”.\n\nWij kunnen zegels doorgeven.",
         "notion-has-one-name", "doorgeven", "nl"),
        ("Data are kept as long as your account is active. Site visitors get stamps.",
         "period-is-told", "as long as your account is active", "en"),
        ("Gegevens blijven zolang uw account actief is. Websitebezoekers krijgen zegels.",
         "period-is-told", "zolang uw account actief", "nl"),
        ("To learn more on retention periods, contact us.", "period-is-told",
         "retention periods", "en"),
        ("Neem voor de bewaartermijnen contact met ons op.", "period-is-told",
         "bewaartermijnen", "nl"),
        ("We answer within 45 days, and it may take up to 90 days.", "period-is-told",
         "up to 90 days", "en"),
        ("Wij antwoorden binnen 45 dagen, en het duurt maximaal negentig dagen.",
         "period-is-told", "maximaal negentig dagen", "nl"),
        ("If you are not satisfied with our handling of a complaint, write to the king.",
         "procedure-is-told", "handling of a complaint", "en"),
        ("Bent u ontevreden over de voorgestelde oplossing, schrijf dan de koning.",
         "procedure-is-told", "voorgestelde oplossing", "nl"),
        ("To opt out, go to File > Settings in the menu.", "procedure-is-told",
         "File > Settings", "en"),
        ("Om te stoppen met afmelden, ga naar Bestand > Instellingen in het menu.",
         "procedure-is-told", "Bestand > Instellingen", "nl"),
        ("Our partners may participate in clubs where you can opt out.", "procedure-is-told",
         "partners may participate", "en"),
        ("Adverteerders kunnen deelnemen aan clubs waar u zich kunt afmelden.",
         "procedure-is-told", "Adverteerders kunnen deelnemen", "nl"),
        ("Tulip remains liable if carriers fail and we are responsible for it.",
         "promise-is-whole", "remains liable if carriers fail and we are responsible", "en"),
        ("Tulp blijft aansprakelijk als dragers falen en wij verantwoordelijk zijn voor post.",
         "promise-is-whole",
         "blijft aansprakelijk als dragers falen en wij verantwoordelijk zijn", "nl"),
        ("We do not knowingly take letters directly from children.", "promise-is-whole",
         "do not knowingly take letters directly", "en"),
        ("Wij nemen niet bewust online post aan van kinderen.", "promise-is-whole",
         "niet bewust online", "nl"),
        ("As configured by You, we send it. " + "To you it goes. " * 10,
         "reader-is-addressed-alike", "You", "en"),
        ("Dit kost jou niets. " + "Voor u is het er. " * 10, "reader-is-addressed-alike",
         "jou", "nl"),
        ("We use cookies, like advertising IDs, for stamps.", "technology-has-its-name",
         "cookies, like advertising IDs", "en"),
        ("Wij gebruiken cookies, zoals webbakens, voor zegels.", "technology-has-its-name",
         "cookies, zoals webbakens", "nl"),
        ("Since 2024 we may use flash cookies.", "technology-has-its-name", "flash cookies", "en"),
        ("Sinds 2024 gebruiken wij flash-cookies.", "technology-has-its-name", "flash-cookies",
         "nl"),
        ("All that we carry (“Parcel Report”) is listed.", "term-is-used", "Parcel Report", "en"),
        ("Alles wat wij dragen (“Pakketrapport”) staat erin.", "term-is-used", "Pakketrapport",
         "nl"),
        ("Capitalised terms (such as Parcel, Letter) come from the contract. Each Letter counts.",
         "term-is-used", "Parcel, Letter", "en"),
        ("Termen met een hoofdletter (zoals Pakket) staan in het contract.", "term-is-used",
         "Pakket", "nl"),
        ("The value of your data is the value of the stamp. We reckon it by the costs of it.",
         "value-is-reckoned-once", "value of your data is the value of", "en"),
        ("De waarde van uw gegevens is gelijk aan de waarde van was. Wij tellen kosten van was.",
         "value-is-reckoned-once", "waarde van uw gegevens is gelijk aan de waarde van", "nl"),
        ("The English version prevails in conflicts between the translations.",
         "version-is-told", "between the translations", "en"),
        ("De Engelse versie prevaleert bij tegenspraak tussen de vertalingen.",
         "version-is-told", "tussen de vertalingen", "nl"),
        ("See the earlier version of our events policy.", "version-is-told",
         "earlier version of our events policy", "en"),
        ("Zie de eerdere versie van ons beleid inzake feesten.", "version-is-told",
         "eerdere versie van ons beleid inzake feesten", "nl"),
        ("Wij dragen persoongegevens. " + "Het zijn persoonsgegevens. " * 8,
         "word-is-spelled-alike", "persoongegevens", "nl"),
        ("We protect informaton. " + "It is information. " * 8, "word-is-spelled-alike",
         "informaton", "en"),
        ("We answer requests of Data Subjects.", "term-is-defined", "Data Subjects", "en"),
        ("We send:\n\n- Post: We carry it.\n- Cards: They are red.\n- Stamps: we sell them.\n"
         "- Bags: These are big.", "list-items-agree", "we", "en"),
        ("We send:\n\n- We carry it. It is red.\n- They are red.\n- We sell. They buy them\n"
         "- These are big.", "list-items-agree", "them", "en"),
        ("You reserve the right to a stamp.", "words-fit-together", "You reserve the right", "en"),
        ("U behoudt zich het recht voor op een zegel.", "words-fit-together",
         "U behoudt zich het recht voor", "nl"),
        ("We are resolving legal obligations.", "words-fit-together",
         "resolving legal obligations", "en"),
        ("We use it for prevention, and violations of our terms.", "words-fit-together",
         "prevention, and violations of", "en"),
        ("The people from whom we collected are these.", "words-fit-together",
         "from whom we collected are", "en"),
        ("U kunt onvolledige gegevens te laten afronden.", "translation-reads-well",
         "gegevens te laten afronden", "nl"),
        ("Card processors get letters.", "data-are-named", "Card processors", "en"),
        ("Kaartverwerkers krijgen brieven.", "data-are-named", "Kaartverwerkers", "nl"),
        ("Sensitive data are stamps.\n\nIn surveys we ask for beliefs.", "data-are-named",
         "beliefs", "en"),
        ("Gevoelige gegevens zijn zegels.\n\nIn enquêtes vragen wij naar overtuigingen.",
         "data-are-named", "overtuigingen", "nl"),
        ("# Sources\n\nFrom you.\n\n# Data\n\nWe have CCTV.", "sources-are-named", "Sources",
         "en"),
        ("# Bronnen\n\nVan u.\n\n# Gegevens\n\nDochterondernemingen sturen post.",
         "sources-are-named", "Bronnen", "nl"),
        ("We send marketing by phone. Opt out of marketing by a link.",
         "choice-reaches-channels", "phone", "en"),
        ("Wij sturen marketing (via post of telefoon). Afmelden voor marketing kan met een link.",
         "choice-reaches-channels", "telefoon", "nl"),
        ("Opt out of the sale in the footer of our website. We have mobile apps.",
         "choice-reaches-channels", "footer of our website", "en"),
        ("Meld u af voor verkoop in de voettekst van onze website. Er zijn mobiele apps.",
         "choice-reaches-channels", "voettekst van onze website", "nl"),
        ("If we sell or merge, buyers get letters.\n\nIn a merger or bankruptcy too.",
         "deals-agree", "merge", "en"),
        ("Bij verkoop of fusie krijgen kopers brieven.\n\nBij fusies en faillissementen ook.",
         "deals-agree", "fusie", "nl"),
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
        ("This is for Tulip and its relevant companies.", "en"),
        ("Certain Utrecht residents may have rights.\n\nThey may get a stamp.", "en"),
        ("This part is for residents of certain US states, such as California.", "en"),
        ("Some US states have laws. If you live in Utah, this part is for you.", "en"),
        ("Tulip Inc (US); Tulip BV (Spain); Tulip AB (Sweden); Tulip Ltd (UK); Tulip AG (Italy)",
         "en"),
        ("# Your rights\n\nAsk for stamps.\n\n# Other rights\n\nAsk for cards.", "en"),
        ("# Recipients\n\n- Carriers\n- Where you have agreed to it", "en"),
        ("Wij doen:\n\n- Recht op zegels. U kunt er een krijgen.\n- Recht op post. U bent vrij.",
         "nl"),
        ("We obey the Data Protection Act 2018 and the General Data Protection Regulation as a "
         "part of the law (“UK GDPR”).", "en"),
        ("Opt out under chapter 603A, and under section 603A.345.", "en"),
        ("Zie de Privacy and Electronic Communications Regulations 2003 en de Regelgeving.", "nl"),
        ("We obey:\n\n- Peru: Personal data of residents are processed as described in this text in"
         " accordance with the Post Act.\n- Chile: Personal data of people there are processed as "
         "described in this text in accordance with the Mail Act.", "en"),
        ("See [the list](/list), and the [EDPB website](https://example.org).", "en"),
        ("We do not “share” letters as a law says. We do not “share” stamps.", "en"),
        ("We keep sensitive data, or sensitive personal data, and special categories of data. We "
         "keep sensitive personal information too.", "en"),
        ("Data are kept as long as your account is active. Visitors without an account get none. "
         "Site visitors get stamps.", "en"),
        ("We answer within 45 days, or up to 90 days in total.", "en"),
        ("Retention periods stand in the list. Contact us for stamps.", "en"),
        ("We investigate complaints. If you are not satisfied with our handling of a complaint, "
         "write to the king.\n\nWe investigate each complaint.", "en"),
        ("To opt out, go to File > Settings > Telemetry in the menu.", "en"),
        ("Tulip remains liable unless it proves that it is not responsible.", "en"),
        ("We do not knowingly take letters from children.", "en"),
        ("We do not knowingly take letters directly, or indirectly, from children.", "en"),
        ("Dit kost je niets. Voor u is het er.", "nl"),
        ("To You: You see. " + "To you it goes. " * 10, "en"),
        ("On parcels we use similar technologies, such as web beacons.", "en"),
        ("In 2012 we used flash cookies.", "en"),
        ("Since 2024 we do not use flash cookies.", "en"),
        ("All that we carry (“Parcel Report”) is listed. Ask for the parcel report.", "en"),
        ("The countries that we avoid (“Barred Countries”) are few. Peru is a Barred Country.",
         "en"),
        ("The Parcel Office (“PO”) is open.", "en"),
        ("Capitalised terms (such as Letter) come from the contract. Each Letter counts.", "en"),
        ("The value of your data is the value of the stamp.", "en"),
        ("The English version prevails in conflicts with a translation.", "en"),
        ("See the earlier version of our events policy. The events policy of today is here.\n\n"
         "Our events policy holds.", "en"),
        ("We do it anew: reconsider, consider. " + "It is information. " * 8, "en"),
        ("We answer requests of “Data Subjects”. All Data Subjects may ask.", "en"),
        ("We send:\n\n- Post: We carry it.\n- Cards: they are red.\n- Stamps: we sell them.\n"
         "- Bags: These are big.", "en"),
        ("We send:\n\n- Post. Cards; and\n- Stamps.\n- Bags.\n- Tins.", "en"),
        ("We reserve the right to resolve disputes.", "en"),
        ("Card processors get payment details.", "en"),
        ("Sensitive data are stamps and beliefs. In surveys we ask for beliefs.", "en"),
        ("In surveys we ask for beliefs.", "en"),
        ("# Sources\n\nFrom CCTV.\n\n# Data\n\nWe have CCTV.", "en"),
        ("# Data\n\nWe have CCTV.", "en"),
        ("We send marketing by phone. Opt out of marketing by a link or a call.", "en"),
        ("We send letters by phone. Opt out of marketing by a link.", "en"),
        ("Opt out of the sale in the footer of our website.", "en"),
        ("Opt out of the sale in the footer of our website. We have mobile apps. Opt out of the "
         "sale there in the device settings.", "en"),
        ("If we sell or merge, or in bankruptcy, buyers get letters.\n\nIn a merger or bankruptcy "
         "too.", "en"),
        ("In a sale, merger or other deal buyers get letters.\n\nIn a merger or bankruptcy too.",
         "en"),
        ("De Zwitsers-Amerikaanse Data Privacy Framework.\n\nDe kaderbeginselen voor "
         "gegevensprivacy gelden.", "nl"),
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


def test_terms_and_notions_that_vary() -> None:
    announced = (
        "Termen met een hoofdletter (zoals Vriend) staan in het contract. Een vriend van Tulp is "
        "welkom. Een geautoriseerde vriend ook."
    )
    assert remarks(announced, language="nl") == [
        ("term-is-used", "Vriend"),
        ("term-is-used", "vriend van Tulp"),
    ]
    for other in ("goede vriend", "vriend of buurman"):
        one = announced.replace("geautoriseerde vriend", other)
        assert remarks(one, language="nl") == [("term-is-used", "Vriend")]
    sensitive = "Sensitive data are few.\n\nSensitive personal data are none.\n\n{}."
    assert remarks(sensitive.format("Special categories of personal data are kept")) == [
        ("notion-has-one-name", "Sensitive personal data"),
        ("notion-has-one-name", "Special categories of personal data"),
    ]
    assert remarks(sensitive.format("They are kept")) == []
    personal = "Persoonsgegevens.\n\nPersoonlijke gegevens.\n\nPersoonlijke informatie."
    assert remarks(personal, language="nl") == [
        ("notion-has-one-name", "Persoonlijke gegevens"),
        ("notion-has-one-name", "Persoonlijke informatie"),
    ]


def test_cells_of_purposes_in_a_plain_text() -> None:
    text = (
        "1. Data\n\nPurpose of itLegal ground\n\n"
        "Letters, which we carry for you every day of the week in all weathers.\n\n"
        "* carriers\n* trains\n\nWhere you have agreed to it.\n\n* carriers\n* trains\n"
    )
    assert remarks(text, "txt") == [("heading-fits", "Where you have agreed")]
    assert remarks(text.replace("Purpose", "Kind"), "txt") == []


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

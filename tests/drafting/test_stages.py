"""Each stage of drafting by itself, in both languages, on invented sentences."""

from __future__ import annotations

import pytest

from noticegraph.content import shipped_content
from noticegraph.drafting.frames import acts
from noticegraph.drafting.language import guess_language
from noticegraph.drafting.lexicon import read_lexicon
from noticegraph.drafting.masking import mask
from noticegraph.drafting.modality import in_exception, modality_of
from noticegraph.drafting.model import Unit
from noticegraph.drafting.names import date_in, organisations_in
from noticegraph.drafting.sentences import units_of
from noticegraph.drafting.words import split_compound, stem, tokenize
from noticegraph.drafting.zones import zones_of
from noticegraph.passages import TextFormat, segment_text

LEXICON = shipped_content().lexicon


def units(text: str, language: str, form: TextFormat = "md") -> list[Unit]:
    masked, _ = mask(text, form)
    return units_of(text, masked, segment_text(text, form).passages, language)


def unit(text: str) -> Unit:
    return Unit(0, len(text), text, "p", "Paragraph")


def terms(kind: str, language: str, text: str) -> list[str]:
    lexicon = read_lexicon(LEXICON, language)
    found = lexicon.words[kind].find(lexicon.tokens(text, 0))
    return [match.terms[0] for match in found]


def test_masking_keeps_every_position() -> None:
    text = "We _keep_ your **name** ([form](https://kite.example/f)) &amp; more<br>words."
    masked, links = mask(text, "md")
    assert len(masked) == len(text)
    assert masked.index("name") == text.index("name")
    assert "https" not in masked
    assert "*" not in masked
    assert [(text[link.start : link.end], link.target) for link in links] == [
        ("form", "https://kite.example/f")
    ]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We keep the name that you give us and the date of your order for two years.", "en"),
        ("Wij bewaren de naam die u ons geeft en de datum van uw bestelling twee jaar.", "nl"),
        ("Nous gardons le nom que vous nous donnez et la date de votre commande.", "fr"),
        ("Kite", None),
    ],
)
def test_the_language_is_told_by_common_words(text: str, language: str | None) -> None:
    assert guess_language(text) == language


def test_a_dutch_compound_is_split_by_known_words() -> None:
    known = frozenset(stem(word, "nl") for word in ("factuur", "adres", "gegevens", "locatie"))
    assert split_compound("locatiegegevens", known) == ("locatie", "gegevens")
    assert split_compound("factuuradresgegevens", known) == ("factuur", "adres", "gegevens")
    assert split_compound("vliegerbouw", known) == ("vliegerbouw",)
    spans = [(t.word, t.start, t.end) for t in tokenize("Locatiegegevens", 7, "nl", known)]
    assert spans == [("locatie", 7, 14), ("gegevens", 14, 22)]


@pytest.mark.parametrize(
    ("kind", "language", "text", "term"),
    [
        ("data", "en", "We ask for the email addresses of kite owners.", "pd:EmailAddress"),
        ("data", "nl", "Wij vragen het e-mailadres van vliegeraars.", "pd:EmailAddress"),
        ("data", "nl", "Ook uw locatiegegevens worden gebruikt.", "pd:Location"),
        ("recipients", "en", "It goes to our payment processors.", "ng:TransactionParties"),
        ("recipients", "nl", "Dit gaat naar betalingsverwerkers.", "ng:TransactionParties"),
        ("purposes", "en", "to prevent any kind of fraud", "dpv:FraudPreventionAndDetection"),
        ("purposes", "nl", "om fraude te voorkomen", "dpv:FraudPreventionAndDetection"),
        ("purposes", "nl", "om onze diensten te verbeteren", "dpv:ImproveExistingProductsAndServices"),
        ("purposes", "nl", "het verbeteren van onze website", "dpv:ImproveExistingProductsAndServices"),
        ("rights", "en", "You may erase it.", "ng:RightToDeletion"),
        ("rights", "nl", "U kunt het laten wissen.", "ng:RightToDeletion"),
        ("mechanisms", "en", "by standard contractual clauses", "eu-gdpr:A46-2-c"),
        ("mechanisms", "nl", "met modelcontractbepalingen", "eu-gdpr:A46-2-c"),
        ("security", "en", "by encryption", "dpv:Encryption"),
        ("security", "nl", "door versleuteling", "dpv:Encryption"),
        ("regions", "en", "people in California", "loc:US-CA"),
        ("regions", "nl", "mensen in Zwitserland", "loc:CH"),
    ],
)  # fmt: skip
def test_words_are_found_in_sentences(kind: str, language: str, text: str, term: str) -> None:
    assert term in terms(kind, language, text)


def test_the_longest_label_wins() -> None:
    assert terms("data", "en", "your credit card number") == ["pd:CreditCardNumber"]
    assert terms("data", "nl", "uw creditcardnummer") == ["pd:CreditCardNumber"]


@pytest.mark.parametrize(
    ("kind", "language", "text"),
    [
        ("data", "en", "Please contact us in order to follow the kite."),
        ("recipients", "en", "We provide the service."),
        ("data", "nl", "Neem contact op om de vlieger te volgen."),
    ],
)
def test_a_verb_is_not_the_noun_of_its_stem(kind: str, language: str, text: str) -> None:
    assert terms(kind, language, text) == []


@pytest.mark.parametrize(
    ("heading", "language", "zone"),
    [
        ("How long we keep your data", "en", "retention"),
        ("Hoe lang wij uw gegevens bewaren", "nl", "retention"),
        ("Who receives your data", "en", "share"),
        ("Met wie wij gegevens delen", "nl", "share"),
        ("Your rights", "en", "rights"),
        ("Uw rechten", "nl", "rights"),
        ("Legitimate interests", "en", "basis:dpv:LegitimateInterest"),
        ("Gerechtvaardigd belang", "nl", "basis:dpv:LegitimateInterest"),
    ],
)
def test_a_heading_tells_the_zone(heading: str, language: str, zone: str) -> None:
    assert zone in zones_of((heading,), language)


def test_zones_are_inherited_from_inner_to_outer() -> None:
    assert zones_of(("Your rights", "Contact us"), "en")[0] == "contact"
    assert "rights" in zones_of(("Your rights", "Contact us"), "en")


@pytest.mark.parametrize(
    ("text", "language", "modality"),
    [
        ("We collect your name.", "en", "asserted"),
        ("We may collect your name.", "en", "possible"),
        ("If you buy a kite, we collect your name.", "en", "conditional"),
        ("We do not collect your name.", "en", "denied"),
        ("We collect not only your name.", "en", "asserted"),
        ("Wij verzamelen uw name.", "nl", "asserted"),
        ("Wij kunnen uw name verzamelen.", "nl", "possible"),
        ("Als u een vlieger koopt, verzamelen wij uw name.", "nl", "conditional"),
        ("Wij verzamelen uw name niet.", "nl", "denied"),
        ("Wij verzamelen niet alleen uw name.", "nl", "asserted"),
    ],
)
def test_modality(text: str, language: str, modality: str) -> None:
    at = text.index("name")
    assert modality_of(unit(text), at, at + 4, language) == modality


def test_an_item_has_the_modality_of_its_lead_in() -> None:
    item = unit("your name")
    item.lead = unit("We do not collect:")
    assert modality_of(item, 5, 9, "en") == "denied"
    item.lead = unit("Wij kunnen verzamelen:")
    assert modality_of(item, 5, 9, "nl") == "possible"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We share nothing except your name.", "en"),
        ("Wij delen niets behalve uw name.", "nl"),
    ],
)
def test_exceptions_have_their_span(text: str, language: str) -> None:
    assert in_exception(unit(text), text.index("name"), language)
    assert not in_exception(unit(text), text.index("e"), language)


def test_acts_of_sentences() -> None:
    assert "share" in acts("We disclose it to others.", "en")
    assert "share" in acts("Wij verstrekken het aan anderen.", "nl")
    assert "keep" in acts("It is retained for a year.", "en")
    assert "keep" in acts("Het wordt een jaar bewaard.", "nl")


def test_sentences_end_after_full_stops_but_not_after_abbreviations() -> None:
    text = "We ask e.g. your name. Kite Inc. keeps it.\n"
    assert [u.text for u in units(text, "en")] == ["We ask e.g. your name.", "Kite Inc. keeps it."]
    tekst = "Wij vragen o.a. uw naam. Vlieger B.V. bewaart die.\n"
    assert len(units(tekst, "nl")) == 2


def test_an_item_hangs_from_its_lead_in_and_headings() -> None:
    text = "# Kites\n\n## What we collect\n\nWe ask you for:\n\n- your name\n- your address\n"
    last = units(text, "en")[-1]
    assert last.text == "your address"
    assert last.lead is not None
    assert last.lead.text == "We ask you for:"
    assert last.headings[-1] == "What we collect"
    assert "collect" in last.zones


def test_a_cell_knows_its_column_and_row() -> None:
    text = "| Purpose | Legal basis |\n| --- | --- |\n| to send kites | contract |\n"
    cells = [u for u in units(text, "en") if u.kind == "TableCell"]
    assert [c.column for c in cells] == ["Purpose", "Legal basis"]
    assert cells[0].row == cells[1].row
    assert [c.first_in_row for c in cells] == [True, False]


def test_a_title_within_a_paragraph_is_its_innermost_heading() -> None:
    found = units("## Kites\n\n**Cookies.** We use a few.\n", "en")
    assert found[-1].run_in == "Cookies"
    assert found[-1].zones[0] == "tracking"


def test_names_and_dates() -> None:
    assert [m["name"] for m in organisations_in("We are Kite Repair B.V. of Delft.")] == [
        "Kite Repair B.V."
    ]
    assert date_in("Last updated: May 3, 2026", "en", needs_cue=True) == "2026-05-03"
    assert date_in("Laatst bijgewerkt op 3 mei 2026", "nl", needs_cue=True) == "2026-05-03"
    assert date_in("We flew on May 3, 2026", "en", needs_cue=True) is None
    assert date_in("Version of 03/05/2026", "en") == "2026-03-05"
    assert date_in("Versie van 03/05/2026", "nl") == "2026-05-03"
    assert date_in("Version of 31/02/9", "en") is None

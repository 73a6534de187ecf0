"""Words that stand beside their meaning, on invented sentences in both languages."""

from __future__ import annotations

import pytest

from noticegraph.content import shipped_content
from noticegraph.drafting.beside import (
    data_beside,
    defines_a_technology,
    only_agrees,
)
from noticegraph.drafting.beside_purposes import purpose_beside
from noticegraph.drafting.beside_recipients import recipient_beside
from noticegraph.drafting.lexicon import read_lexicon
from noticegraph.drafting.model import Match, Unit

LEXICON = shipped_content().lexicon


def found(text: str, words: str, kind: str = "Paragraph") -> tuple[Unit, Match]:
    at = text.index(words)
    unit = Unit(0, len(text), text, "p", kind)
    return unit, Match(at, at + len(words), (), words, 0, 0)


@pytest.mark.parametrize(
    ("language", "text", "words", "beside"),
    [
        ("en", "The map is kept on your phone.", "phone", True),
        ("en", "We collect details about your phone.", "phone", False),
        ("nl", "De kaart staat op uw telefoon.", "telefoon", True),
        ("nl", "Wij verzamelen gegevens over uw telefoon.", "telefoon", False),
        ("en", "We reach members by e-mail.", "e-mail", True),
        ("nl", "Wij informeren leden per e-mail.", "e-mail", True),
        ("en", "It follows from our legitimate interests.", "interests", True),
        ("nl", "Dit volgt uit ons gerechtvaardigd belang.", "belang", True),
        ("en", "You choose kites through your account settings.", "account settings", True),
        ("nl", "U kiest vliegers via uw accountinstellingen.", "instellingen", True),
        ("en", "When you use our site, we count.", "use our site", True),
        ("en", "We collect records of how you use our site.", "use our site", False),
        ("nl", "Als u gebruik van onze site maakt, tellen wij.", "gebruik van onze site", True),
        ("en", "Your country of residence counts.", "country", True),
        ("nl", "De functie telt vliegers.", "functie", True),
        ("nl", "Wij vragen naam en functie.", "functie", False),
    ],
)
def test_a_word_for_data_can_be_a_place_or_a_channel(
    language: str, text: str, words: str, beside: bool
) -> None:
    assert data_beside(*found(text, words), language) is beside


@pytest.mark.parametrize(
    ("language", "text", "words", "beside"),
    [
        ("en", "We guard the security of your data.", "security", True),
        ("en", "We log visits for security.", "security", False),
        ("nl", "Wij zorgen voor de beveiliging van uw gegevens.", "beveiliging", True),
        ("nl", "Wij loggen bezoeken voor de beveiliging.", "beveiliging", False),
        ("en", "Clubs improve their kites.", "improve their kites", True),
        ("nl", "Clubs verbeteren hun vliegers.", "verbeteren hun vliegers", True),
        ("en", "We want to inform you of wind.", "inform you", True),
        ("en", "The providers of the app fly.", "providers of the app", True),
        ("nl", "Leveranciers voor beheer vliegen.", "Leveranciers voor beheer", True),
    ],
)
def test_a_word_for_a_purpose_can_tell_of_something_else(
    language: str, text: str, words: str, beside: bool
) -> None:
    assert purpose_beside(*found(text, words), language) is beside


@pytest.mark.parametrize(
    ("language", "text", "words", "beside"),
    [
        ("en", "We share it to guard the safety of the public.", "the public", True),
        ("en", "We show it to the public.", "the public", False),
        ("nl", "Wij delen dit voor de veiligheid van het publiek.", "het publiek", True),
        ("en", "We use it to evaluate a merger.", "merger", True),
        ("en", "In a merger we transfer it to the buyer; we may transfer names.", "merger", False),
        ("nl", "Wij gebruiken het om een fusie te beoordelen.", "fusie", True),
        ("nl", "Bij een fusie worden namen overgedragen.", "fusie", False),
        ("en", "The owners of that group see it.", "group", True),
        ("en", "We share it within our group.", "group", False),
        ("en", "We share it where the rights of third parties ask it.", "third parties", True),
        ("en", "We share it with third parties.", "third parties", False),
        ("nl", "Wij delen het als de rechten van derden dat vragen.", "derden", True),
        ("nl", "Wij delen het met derden.", "derden", False),
    ],
)
def test_a_word_for_a_recipient_can_tell_whose_safety_counts(
    language: str, text: str, words: str, beside: bool
) -> None:
    assert recipient_beside(*found(text, words), language) is beside


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "By flying with us you agree to this policy."),
        ("en", "This policy describes how we collect names."),
        ("nl", "Door te vliegen gaat u akkoord met dit beleid."),
        ("nl", "Deze verklaring beschrijft hoe wij namen verzamelen."),
    ],
)
def test_a_sentence_about_the_statement_tells_no_fact(language: str, text: str) -> None:
    assert only_agrees(Unit(0, len(text), text, "p", "Paragraph"), language)


@pytest.mark.parametrize(
    ("language", "text", "defines"),
    [
        ("en", "Cookies are small files in a browser.", True),
        ("en", "We set cookies that hold a name.", False),
        ("nl", "Cookies zijn kleine tekstbestanden in een browser.", True),
        ("nl", "Wij plaatsen cookies met een naam.", False),
    ],
)
def test_what_a_cookie_is_tells_no_fact(language: str, text: str, defines: bool) -> None:
    unit = Unit(0, len(text), text, "p", "Paragraph")
    assert defines_a_technology(unit, language) is defines


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("om contact met u op te nemen", "dpv:CommunicationManagement"),
        ("om uw identiteit vast te stellen", "dpv:IdentityVerification"),
        ("om de overeenkomst uit te voeren", "dpv:FulfilmentOfContractualObligation"),
    ],
)
def test_a_parted_dutch_verb_is_one_word(text: str, term: str) -> None:
    lexicon = read_lexicon(LEXICON, "nl")
    matches = lexicon.words["purposes"].find(lexicon.tokens(text, 0))
    assert [m.terms[0] for m in matches] == [term]
    assert text[matches[0].start : matches[0].end].endswith(text.split()[-1])


def test_two_words_that_are_no_verb_stay_apart() -> None:
    lexicon = read_lexicon(LEXICON, "nl")
    words = [t.word for t in lexicon.tokens("door te vliegeren", 0)]
    assert words == ["door", "te", "vliegeren"]

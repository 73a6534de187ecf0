"""Which words of a sentence govern what it says of a thing, in both languages."""

from __future__ import annotations

import pytest

from noticegraph.content import shipped_content
from noticegraph.drafting.modality import modality_of
from noticegraph.drafting.model import Unit
from noticegraph.drafting.pipeline import draft_text

LEXICON = shipped_content().lexicon


def said(text: str, word: str, language: str) -> str:
    at = text.index(word)
    unit = Unit(0, len(text), text, "p", "Paragraph")
    return modality_of(unit, at, at + len(word), language)


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("en", "We use your kite log so that we can repair kites.", "repair kites"),
        ("nl", "Wij gebruiken uw logboek zodat wij vliegers kunnen herstellen.", "herstellen"),
        ("nl", "Wij gebruiken uw logboek om vliegers te kunnen herstellen.", "herstellen"),
        ("en", "We store your name, and you can find it on your kite.", "name"),
        ("nl", "Wij bewaren uw naam, zodat u die kunt vinden.", "naam"),
        ("en", "We store your name, which may be long.", "name"),
        ("en", "On May 3, 2026 we stored your name.", "name"),
        ("nl", "Wij maken het vliegen mogelijk met uw naam.", "naam"),
        ("nl", "Wij houden uw naam zo kort mogelijk.", "naam"),
    ],
)
def test_a_may_that_governs_something_else_leaves_it_asserted(
    language: str, text: str, word: str
) -> None:
    assert said(text, word, language) == "asserted"


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("en", "Your name and your address may be stored.", "name"),
        ("en", "The log may include your name.", "name"),
        ("en", "Kite makers may receive your name.", "Kite makers"),
        ("nl", "Uw naam kan worden bewaard.", "naam"),
        ("nl", "Mogelijk bewaren wij uw naam.", "naam"),
        ("nl", "Het logboek kan uw naam bevatten.", "naam"),
        ("en", "You may choose to give us your name.", "name"),
        ("nl", "U kunt ons uw naam geven.", "naam"),
    ],
)
def test_a_may_that_governs_it_makes_it_possible(language: str, text: str, word: str) -> None:
    assert said(text, word, language) == "possible"


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("en", "If you agree, we store your name.", "name"),
        ("en", "We store your name if you agree.", "name"),
        ("en", "If you agree, we may store your name.", "name"),
        ("en", "We store your address and, if you agree, your name.", "name"),
        ("nl", "Als u dat wilt, bewaren wij uw naam.", "naam"),
        ("nl", "Wij bewaren uw naam als u dat wilt.", "naam"),
        ("nl", "Met uw toestemming bewaren wij uw adres; ook met uw toestemming uw naam.", "naam"),
    ],
)
def test_a_condition_of_it_makes_it_conditional(language: str, text: str, word: str) -> None:
    assert said(text, word, language) == "conditional"


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("en", "We store your name and, if you agree, your address.", "name"),
        ("en", "We show your name to judges where the law asks for it, and to kite makers.", "kite makers"),
        ("en", "We store your name regardless of where you live.", "name"),
        ("en", "We store your name even if you leave.", "name"),
        ("en", "We use your address to notify you if a kite is lost.", "address"),
        ("nl", "Wij bewaren uw naam ongeacht waar u woont.", "naam"),
        ("nl", "Wij bewaren uw naam, ook als u weggaat.", "naam"),
    ],
)  # fmt: skip
def test_a_condition_of_something_else_leaves_it_asserted(
    language: str, text: str, word: str
) -> None:
    assert said(text, word, language) == "asserted"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "# Privacy\n\nWe collect personal data.\n\nWe may collect your e-mail address.\n\nWe collect your e-mail address.\n"),
        ("nl", "# Privacy\n\nWij verzamelen persoonsgegevens.\n\nWij kunnen uw e-mailadres verzamelen.\n\nWij verzamelen uw e-mailadres.\n"),
    ],
)  # fmt: skip
def test_the_place_that_leads_says_it_as_the_fact_does(language: str, text: str) -> None:
    facts = draft_text(text, "md", LEXICON, language).facts
    (found,) = (f for f in facts if f.key.get("terms", [""])[0] == "pd:EmailAddress")
    assert found.modality == "asserted"
    assert found.start > text.rindex("\n\n")

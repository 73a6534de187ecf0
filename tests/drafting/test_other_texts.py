"""Texts that are no privacy statements give next to nothing, in bounded time and memory."""

from __future__ import annotations

import time
import tracemalloc

import pytest

from noticegraph.content import shipped_content
from noticegraph.drafting.pipeline import draft_text

LEXICON = shipped_content().lexicon

TEXTS = {
    "terms": """# Terms of service

These terms bind you and Windclub Ltd. By making an account you accept them.

## Your account

You must be at least 18 years old. You keep your password secret and tell us at once if somebody else uses your account. We may close an account that breaks these terms.

## Payment

The fee is due within 30 days. We may change prices; you receive notice by e-mail at least 14 days before. Payment processors of your choice may charge costs.

## Content

You own what you upload. You give us a licence to show, store and copy it in order to provide the service.

## Liability

We are not liable for lost profits. You indemnify us against claims of third parties. How we handle personal data is told in our privacy statement.
""",
    "voorwaarden": """# Algemene voorwaarden

Deze voorwaarden gelden voor elke overeenkomst met Windclub B.V. De prijs moet binnen 30 dagen worden betaald. Wij mogen prijzen wijzigen en laten dat per e-mail weten. U houdt uw wachtwoord geheim. Op geschillen is Nederlands recht van toepassing. Wij zijn niet aansprakelijk voor schade van derden.
""",
    "recipe": """# Onion soup

1. Peel the onions and cut them into rings.
2. Melt the butter. Add the onions and cook them for 20 minutes.

Store the rest in the fridge for 3 days. Share it with friends. Send us a picture of your soup, with your name!
""",
    "recept": """# Uiensoep

Snijd vier uien. Bak ze 20 minuten. Bewaar de soep 3 dagen in de koelkast en deel haar met vrienden. Stuur ons een foto van uw soep, met uw naam!
""",
    "novel": """Chapter 7

She had kept his address for eleven years, folded in a drawer beside the passport that she never used. "You have no right to know," he said. "Who gave them my name?"

The officer collected the letters without a word. He recorded the date, the time and the place. "We process what we must," said the judge, "and the law obliges us to keep silent." They sold the house to a company from Geneva, transferred the money to the bank, and left for America.
""",
    "roman": """Hoofdstuk 7

Elf jaar had zij zijn adres bewaard, in een la naast het paspoort dat zij nooit gebruikte. "U hebt geen recht om dat te weten," zei hij. "Wie heeft hun mijn naam gegeven?" De agent verzamelde de brieven. Zij verkochten het huis aan een bedrijf uit Geneve en maakten het geld over aan de bank.
""",
}


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("times", [1, 6])
def test_other_texts_give_no_facts(name: str, times: int) -> None:
    assert draft_text(TEXTS[name] * times, "md", LEXICON).facts == []


def test_french_gives_its_addresses_and_no_language() -> None:
    text = (
        "# Vie privée\n\nNous collectons votre nom et votre adresse pour vous envoyer les"
        " cerfs-volants. Vos données sont partagées avec nos partenaires.\n\n"
        "Pour toute question : vent@cerf.example ou par le formulaire.\n"
    )
    result = draft_text(text, "md", LEXICON)
    assert result.language is None
    assert {fact.kind for fact in result.facts} == {"contact"}


@pytest.mark.parametrize(
    "sentence",
    [
        "we may share your personal data such as your name with partners to improve services and ",
        "wij kunnen uw persoonsgegevens zoals uw naam delen met partners om diensten te verbeteren en ",
        "Windclub and Vliegerhuis, Zefir or Bries use cookies of our providers such as ",
        "(a) if you do not ((provide [[your {: name **we** collect ",
    ],
)
def test_one_sentence_of_100_000_words_takes_bounded_time_and_memory(sentence: str) -> None:
    words = (sentence.split() * (100_000 // len(sentence.split()) + 1))[:100_000]
    text = "# Privacy\n\n" + " ".join(words)
    tracemalloc.start()
    start = time.process_time()
    try:
        result = draft_text(text, "md", LEXICON)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert time.process_time() - start < 15
    assert peak < 20 * len(text) + 20_000_000
    assert len(result.facts) < 30

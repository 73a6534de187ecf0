"""What a section is about, by the words of its heading; sections inherit it."""

from __future__ import annotations

import re

_ZONES: tuple[tuple[str, str, str], ...] = (
    # zone, words in English headings, words in Dutch ones; several may apply
    ("external", r"links? to|other (?:web)?sites|third[- ]party (?:web)?sites|external (?:links|sites)|linked",
     r"links? naar|andere (?:web)?sites|externe (?:links|sites)|websites van derden"),
    ("definitions", r"\bdefinitions?\b|interpretation|defined terms|glossary", r"definities|begrippen"),
    ("basis:dpv:Consent", r"^\W*(?:\w+\W+){0,3}consent\b", r"^\W*(?:\w+\W+){0,3}toestemming\b"),
    ("basis:dpv:Contract", r"\bcontract(?:ual)?\b|performance of (?:a|the|an|our) agreement|(?:perform|fulfil|conclude|enter into|carry out)\w* (?:\w+ ){0,3}agreement",
     r"uitvoering van (?:de|een|onze) overeenkomst|contract|overeenkomst\b[^.]{0,40}(?:sluiten|voeren)|(?:sluiten|uitvoeren)\b[^.]{0,30}overeenkomst"),
    ("basis:dpv:LegalObligation", r"legal obligations?|compl\w+ with (?:a |the |our |any |applicable )?(?:law|legal)|legal compliance|required by law|because the law",
     r"wettelijke verplichting|wettelijke plicht|voldoen aan (?:de|onze|een|wettelijke) |(?:de wet|wettelijk) (?:ons )?verplicht|omdat (?:het|dit|dat) (?:moet|verplicht)"),
    ("basis:dpv:LegitimateInterest", r"legitimate (?:business )?interests?",
     r"gerechtvaardigde? belang|rechtmatige? belang|legitieme? belang"),
    ("basis:dpv:VitalInterest", r"vital interests?", r"vitale? belang"),
    ("basis:dpv:PublicInterest", r"public interest|public task", r"algemeen belang|publiek belang|publie\w* taak"),
    ("bases", r"legal (?:bas[ei]s|grounds?)|lawful (?:bas[ei]s|grounds?)", r"grondslag|rechtsgrond|(?:wettelijke|juridische|rechtmatige)\s+basis"),
    ("source", r"sources?\b|(?:information|data) (?:\w+ ){0,4}(?:from|by) (?:third|other)|third[- ]party sources",
     r"bron(?:nen)?\b|(?:van|uit) (?:derden|andere)"),
    ("automated", r"automated|profiling", r"geautomatiseerd|profilering"),
    ("retention", r"retention|how long|\bretain|\bkeep(?:ing)?\b|storage (?:period|time)|duration|deletion of data",
     r"bewaar|bewaren|hoe lang|opslagperiode|bewaring|opslag van"),
    ("transfer", r"transfer|border|international|cross[- ]border|outside|where (?:is|are|do)\b.*\bstored|location of",
     r"doorgifte|internationa|buiten (?:de|europa)|overdracht|grensoverschrijdend"),
    ("rights", r"\brights?\b|choices|\bcontrols?\b|(?<!has )(?<!have )(?<!gets )access (?:and|to)\b|opt[- ]?out|your options|manag(?:e|ing) your (?:\w+ )?(?:data|information|choices|preferences|privacy|consent|cookies)|unsubscrib|\bdelet(?:e|ing|ion)\b",
     r"rechten|\brecht\b|keuze\w*|inzage|afmelden|uw gegevens beheren|verwijderen"),
    ("security", r"secur|protect|safeguard|confidentialit", r"beveilig|\bbescherm|veiligheid"),
    ("children", r"child|minors?\b|under (?:the age|1[0-9])|\bkids\b", r"kinderen|minderjarig|jonger dan|\bjeugd"),
    ("tracking", r"cookie|tracking|beacon|log files|log data|similar tech|do not track|\bpixels?\b",
     r"cookie|tracking|bakens|logbestanden|vergelijkbare tech|do[- ]not[- ]track"),
    ("contact", r"contact (?:us|details|information|person)|how to (?:contact|reach)|questions|who we are|^contact\b|controller",
     r"contact (?:opnemen|met)|contactgegevens|vragen|wie (?:zijn wij|wij zijn|we zijn|zijn we)|^contact\b|verwerkingsverantwoordelijke"),
    ("change", r"changes?\b|updates?\b|amend|modif|revisions?", r"wijziging|aanpassing|veranderingen|update"),
    ("share", r"\bshar|disclos|recipients?|third[- ]part|who (?:has|have|can|do|receives)|service providers?|processors|partners|advertis|affiliates|with whom",
     r"\bdele|\bdeel\b|verstrek|ontvangers|derden|dienstverleners|leveranciers|verwerkers|partners|met wie|wie (?:heeft|hebben|krijg|ontvang)|doorge|openbaarmak|delen|bekendmak"),
    ("use", r"\bus(?:e|es|ed|ing)\b|purposes?|why (?:do )?we|process\w*|reasons?", r"gebruik|doel|waarom|verwerk"),
    ("collect", r"collect|(?:information|data) (?:we|you|about)|what (?:\w+ ){0,3}(?:data|information)|categor|types? of|personal (?:data|information)|usage data|gather|you (?:provide|give)|automatically|log files|(?:data|information)$",
     r"verzamel|gegevens(?:type|soort|categorie|bron)\w*|(?:typen|soorten)\s+(?:persoons)?gegevens|welke (?:\w+ ){0,2}(?:gegevens|informatie)|categorie|(?:gegevens|informatie) (?:die|over)|persoons?gegevens|persoonlijke (?:gegevens|informatie)|verstrekt|automatisch|soorten|(?:gegevens|informatie)$"),
)  # fmt: skip
_COMPILED = {
    "en": [(zone, re.compile(en, re.IGNORECASE)) for zone, en, _ in _ZONES],
    "nl": [(zone, re.compile(nl, re.IGNORECASE)) for zone, _, nl in _ZONES],
}
_LONGEST_HEADING = 200


def zones_of(headings: tuple[str, ...], language: str) -> tuple[str, ...]:
    """Return the zones of a section: those of its innermost heading first, without repeats."""
    found: dict[str, None] = {}
    for title in reversed(headings):
        short = title[:_LONGEST_HEADING]
        for zone, pattern in _COMPILED.get(language, _COMPILED["en"]):
            if pattern.search(short):
                found.setdefault(zone)
    return tuple(found)

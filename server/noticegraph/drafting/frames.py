"""Frames: the words that say what a sentence does with data (collect, use, share, keep …)."""

from __future__ import annotations

import re

from noticegraph.drafting.model import Unit

_ACTS = {
    "en": {
        "collect": r"collect\w*|gather\w*|receiv(?:e|es|ed|ing)|obtain\w*|record(?:s|ed|ing)?|logs?|logged|captur\w+|acquir\w+|"
        r"ask(?:s|ed)?\s+(?:you\s+|users\s+)?(?:for|to)|request(?:s|ed|ing)?|provid\w+|submit\w*|suppl(?:y|ies|ied)|enter(?:s|ed)?|upload\w*|"
        r"includ\w+|such\s+as|information\s+about|requir\w+|need|track\w*|stor(?:e|es|ed|ing)|process\w*|access(?:es|ed)?|"
        r"generat\w+|consists?|contain\w*|give\s+us|sends?|sent|monitor\w*|identif(?:y|ies)|derive\w*|e\.g|for\s+example|use[sd]?|"
        r"retain\w*|save[sd]?|transmit\w*|hold|like|think\s+of|these\s+are|account\s+with|sign\w*\s+up",
        "use": r"us(?:e|es|ed|ing)|utili[sz]\w+|process\w*|handl\w+|need\w*|collect\w*|help\w*|allow\w*|enable\w*|order\s+to|purposes?|in\s+connection|necessary|"
        r"stor\w+|analy[sz]e\w*|access\w*|monitor\w*|serv(?:e|es)|share|sharing|disclos\w+|contact|employ|process(?:es|ed|ing)?|retain\w*|keep|require\w*|rely|interests?",
        "share": r"shar(?:e|es|ed|ing)|disclos\w+|transfer\w*|transmit\w*|sell\w*|sold|rent\w*|provid\w+|mak(?:e|es|ing)\s+available|made\s+available|pass(?:es|ed|ing)?|"
        r"sen[dt]\w*|visible|accessible|access\w*|releas\w+|display\w*|receiv\w+|recipients?|trad(?:e|es|ed|ing)|communicat\w+\s+to|give[ns]?|collect\w*|process\w*|"
        r"publish\w*|post(?:ed|ing)?|employ|engag\w+|us(?:e|es|ed|ing)|work\s+with|third[- ]part\w+|hire|reveal\w*|report\w*|integrat\w+|partner\s+with|allow\w*|distribut\w+|exchang\w+",
        "keep": r"retain\w*|retention|keep\w*|kept|stor(?:e|es|ed|ing|age)|delet\w+|eras\w+|destroy\w*|archiv\w+|hold|held|maintain\w*|preserv\w+|sav(?:e|ed)|remov\w+|expir\w+|anonymi[sz]\w+",
    },
    "nl": {
        "collect": r"verzamel\w*|vergar\w+|ontvang\w*|verkrijg\w*|verkregen|registre\w+|vastgelegd|vastleggen|leggen|vrag\w+|vraagt|gevraagd|verstrek\w*|verschaf\w*|geef\w*|geven|"
        r"gegeven|invoer\w*|invul\w*|ingevuld|upload\w*|geüpload|omvat\w*|bevat\w*|bestaa\w+|zoals|waaronder|inclusief|informatie\s+over|gegevens\s+over|opgeslagen|opsla\w+|slaan|verwerk\w*|"
        r"bijhoud\w*|houden|bijgehouden|gebruik\w*|bijvoorbeeld|denk\s+aan|gaat\s+(?:het\s+)?om|nodig|opgeven|opgegeven|deel\w*|delen|toegang|stu\w+|verzend\w*|verzonden|onder\s+meer|monitor\w*|vereis\w+|genere\w+|gegenereerd",
        "use": r"gebruik\w*|verwerk\w*|verzamel\w*|nodig|doel\w*|om|zodat|voor|noodzakelijk|inzet\w*|ingezet|benut\w*|delen|gedeeld|belang\w*|analys\w+|bewa\w+|dient|dienen|helpen|helpt",
        "share": r"del(?:en|ing)|deelt|gedeeld|deel|verstrek\w*|doorgeven|doorgegeven|geven|gegeven|overdrag\w*|overgedragen|verkop\w+|verkocht|verhuren|beschikbaar|zichtbaar|toegankelijk|toegang|"
        r"openbaar\w*|bekend\w*|ontvang\w*|stu(?:ren|urt)|gestuurd|verzend\w*|verzonden|publice\w+|gepubliceerd|gebruik\w*|verwerk\w*|inschakel\w*|ingeschakeld|samenwerk\w*|werken|doorgifte|ontvangers?|"
        r"derden|melden|gemeld|doorgestuurd|doorsturen|verschaf\w*|verzamel\w*|maken|uitwissel\w*|meedelen|meegedeeld",
        "keep": r"bewa\w+|bewaar\w*|opgeslagen|opslaan|opslag|verwijder\w*|gewist|wissen|vernietig\w*|behoud\w*|behouden|gearchiveerd|archive\w+|aanhouden|hou\w+|geanonimiseerd|anonimiseren",
    },
}
_COMPILED = {
    language: {act: re.compile(rf"(?i)\b(?:{words})\b") for act, words in acts.items()}
    for language, acts in _ACTS.items()
}
_PRIVACY = re.compile(
    r"(?i)\b(?:personal(?:ly)?\s+(?:\w+\s+)?(?:data|information|details|identifiable)|privacy|gdpr|avg|ccpa|data\s+(?:protection|subject|controller|processing)|"
    r"(?:your|user|users['’]?|this|such|any|customer|certain)\s+(?:\w+\s+)?(?:information|data)|information\s+(?:about|from|we|you|that)|"
    r"collect\w*\s+(?:\w+\s+){0,4}(?:information|data)|cookies?|third[- ]part(?:y|ies)|"
    r"persoons?gegevens|persoonlijke\s+(?:gegevens|informatie)|(?:uw|je|jouw)\s+(?:\w+\s+)?(?:gegevens|informatie)|gegevensbescherming|derden|verwerkings?verantwoordelijke|verwerking)\b"
)
_STRONG_PRIVACY = re.compile(
    r"(?i)\b(?:personal(?:ly)?\s+(?:\w+\s+)?(?:data|information|identifiable)|privacy|gdpr|avg|ccpa|data\s+(?:protection|subject|controller)|"
    r"(?:your|collect\w*|use|share|about\s+you)\s+(?:\w+\s+){0,4}(?:information|data)|information\s+(?:about\s+you|we\s+collect)|"
    r"persoons?gegevens|persoonlijke\s+(?:gegevens|informatie)|(?:uw|je|jouw)\s+(?:gegevens|informatie)|gegevens\s+van\s+(?:uw|je)\b|gegevensbescherming|verwerkings?verantwoordelijke)\b"
)


def acts(text: str, language: str) -> frozenset[str]:
    """Return what a text does with data: `collect`, `use`, `share`, `keep`."""
    found = _COMPILED.get(language, _COMPILED["en"])
    return frozenset(act for act, pattern in found.items() if pattern.search(text))


def unit_acts(unit: Unit, language: str) -> frozenset[str]:
    """Return the acts of a unit, and of what introduces it."""
    own = acts(unit.text, language)
    return own | acts(unit.lead.text, language) if unit.lead is not None else own


def tells_of_data(text: str) -> bool:
    """Whether a text speaks of personal data or privacy, in either language."""
    return _PRIVACY.search(text) is not None


def tells_clearly(text: str) -> bool:
    """Whether a text clearly speaks of personal data or privacy."""
    return _STRONG_PRIVACY.search(text) is not None


_TITLES = 3
_NAMES_PRIVACY = re.compile(
    r"(?i)privacy|(?:data|gegevens)\s?(?:protection|bescherming)|persoons?gegevens|personal\s+(?:data|information)"
)
_NAMES_TERMS = re.compile(
    r"(?i)\b(?:terms|conditions|agreement|licen[cs]e|\w*voorwaarden|overeenkomst|licentie)\b"
)
_ENOUGH = 0.06
_ENOUGH_UNDER_TITLE = 0.02
_ENOUGH_OF_TERMS = 0.25


def is_about_privacy(units: list[Unit]) -> bool:
    """Whether a text is about personal data: by the share of units that clearly speak of them.

    A title that names privacy needs few, one that names terms of another kind needs many.
    """
    told = sum(_STRONG_PRIVACY.search(unit.text) is not None for unit in units)
    title = " ".join(unit.text for unit in units[:_TITLES])
    least = _ENOUGH
    if _NAMES_PRIVACY.search(title):
        least = _ENOUGH_UNDER_TITLE
    elif _NAMES_TERMS.search(units[0].text if units else ""):
        least = _ENOUGH_OF_TERMS
    return bool(units) and told / len(units) >= least

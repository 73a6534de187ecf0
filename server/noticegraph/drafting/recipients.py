"""Recipients by kind, and the words of sharing that introduce them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from noticegraph.drafting.beside import only_agrees
from noticegraph.drafting.beside_recipients import recipient_beside
from noticegraph.drafting.frames import unit_acts
from noticegraph.drafting.modality import in_exception, is_negated
from noticegraph.drafting.model import Fact, Match, Unit
from noticegraph.drafting.patterns import both
from noticegraph.drafting.proposing import Draft, propose_found
from noticegraph.drafting.tabular import BASES, tells_recipients

_BEHALF = re.compile(r"(?i)\bbehalf\b|\bprocess\w*\b|namens|verwerk")
_FROM = re.compile(
    r"(?i)(?<!diensten )(?<!gebruik )(?<!verzoeken )(?<!verzoek )(?<!requests )(?<!request )\b(?:from|van|uit)\s+(?:(?:other|our|your|these|such|certain|andere|onze|uw)\s+)*$|\bfrom\s+(?:\w+\s+){0,3}(?:and|or|,)\s*$"
)
MAY_SHARE = both(
    r"\b(?:(?<!revenue )(?<!market )shar(?:e(?!\s+(?:payments?|price|capital)\b)|es|ed|ing)|disclos\w+|transfer(?:s|red|ring)?|transmit\w*|sell|sold|provid(?:e|es|ed|ing)\s+(?:\w+\s+){0,5}to|make\s+(?:\w+\s+){0,4}available|made\s+available|visible\s+to|accessible\s+(?:to|by)|"
    r"pass(?:es|ed)?\s+(?:\w+\s+){0,4}(?:on|to)|sen[dt]s?\s+(?:\w+\s+){0,5}to|displayed|have\s+access|has\s+access|access\s+to|releas\w+|reveal\w*|give\w*\s+(?:\w+\s+){0,4}to|rent|trade)\b(?!(?:\s+(?:\w+\s+){0,4}(?:to|with))?\s+us\b)",
    r"\b(?:delen|deelt|gedeeld|deel|verstrek\w*|doorge\w+|overdrag\w*|overgedragen|verkop\w+|verkocht|beschikbaar|zichtbaar|toegankelijk|toegang|openbaar\s+(?:\w+\s+)?(?:ge)?ma(?:akt|ken)|bekend\w*|stu(?:ren|urt)|gestuurd|verzend\w*|verzonden|doorgestuurd|inzage|melden|gemeld|wisselen|ge(?:ven|eft|ef)\s+(?:\w+\s+){0,8}door|stu(?:ren|urt)\s+(?:\w+\s+){0,8}door|ter\s+beschikking)\b",
)
_OTHERS_ACT = both(
    r"\b(?:third[- ]part(?:y|ies)|3rd[- ]part(?:y|ies)|providers?|vendors|partners?|advertisers|companies|networks)\b[^.;]{0,60}?\b(?:(?:that|which|who|to)\s+)?(?:(?:may|can|will|also)\s+)*(?:collect|receive|access|obtain|gather|process|store|track|help|perform)\b"
    r"|\b(?:use|uses|utili[sz]es?|employs?|engage|hire|contract\s+with|rely\s+on|work\s+with|partner\s+with|cooperate\s+with|integrates?)\s+(?:\w+\s+){0,4}(?:third[- ]part(?:y|ies)|3rd[- ]part(?:y|ies)|external|(?:service\s+)?providers?|vendors|contractors|processors)\b"
    r"|\b(?:through|via|by)\s+(?:one\s+of\s+)?our\s+(?:[\w-]+\s+){0,3}(?:providers?|partners?|processors?|vendors?)\b|\bour\s+(?:[\w-]+\s+){0,3}(?:providers|processors|vendors|partners)\s+(?:\w+\s+){0,4}(?:are|include)\b",
    r"\b(?:derden?|derde\s+partij(?:en)?|dienstverleners?|\w*leveranciers?|\w*partners|adverteerders|bedrijven|netwerken)\b[^.;]{0,60}?\b(?:verzamelen|ontvangen|verkrijgen|verwerken|bewaren|volgen|helpen|uitvoeren|inzien|toegang)\b"
    r"|\b(?:gebruik(?:en|t)?|schakelen|schakelt|inschakelen|werk(?:en|t)?\s+(?:samen\s+)?met|maken\s+gebruik\s+van|huren|inhuren)\b[^.;]{0,50}?\b(?:derden|derde\s+partij(?:en)?|externe|dienstverleners?|\w*leveranciers?|\w*verwerkers?|partners)\b"
    r"|\b(?:via|door)\s+(?:een\s+van\s+)?onze\s+(?:[\w-]+\s+){0,3}\w*(?:leveranciers?|partners?|providers?|verwerkers?|dienstverleners?)\b|\bonze\s+(?:[\w-]+\s+){0,2}\w*(?:leveranciers|providers|verwerkers|dienstverleners|partners)\s+(?:[\w-]+\s+){0,4}zijn\b",
)


_FOR_SOME = re.compile(
    r"(?i)^[^.;]{0,40}\b(?:for|of|about|voor|van|over)\s+(?:(?:any|the|known|alle)\s+)?(?:users?|children|minors|individuals|people|persons|gebruikers|kinderen|minderjarigen|personen)\b"
)
"""What is denied of some people's data only denies the sharing of no other's."""


def recipients(draft: Draft, unit: Unit) -> Iterator[tuple[Match, Fact]]:
    """Propose recipients: a word for one where the sentence shares, or in a section on sharing."""
    language = draft.language
    matches = draft.lexicon.words["recipients"].find(unit.tokens)
    if not matches:
        return
    doing = unit_acts(unit, language)
    sharing = (
        MAY_SHARE[language].search(unit.text) is not None
        or (unit.lead is not None and MAY_SHARE[language].search(unit.lead.text) is not None)
        or _OTHERS_ACT[language].search(unit.text) is not None
    )
    in_zone = "share" in unit.zones
    if BASES.search(unit.column) or only_agrees(unit, language):
        return
    if unit.zones[:1] == ("source",) and not MAY_SHARE[language].search(unit.text):
        return
    if not (
        sharing
        or tells_recipients(unit)
        or (in_zone and ("share" in doing or unit.kind in ("ListItem", "TableCell")))
    ):
        return
    if unit.zones[:1] == ("definitions",):
        matches = [
            m
            for m in matches
            if m.terms[0] in ("dpv:ServiceProvider", "dpv:ThirdParty") and _BEHALF.search(unit.text)
        ]
    elif unit.kind == "Heading" or unit.zones[:1] in (
        ("external",),
        ("rights",),
        ("change",),
        ("children",),
    ):
        return
    matches = [m for m in matches if not recipient_beside(unit, m, language)]
    specific = [m for m in matches if m.terms[0] != "dpv:ThirdParty"]
    for match in matches:
        if in_exception(unit, match.start, language):
            continue
        if match.terms[0] == "dpv:ThirdParty" and specific:
            continue
        if (
            match.terms[0] == "dpv:ThirdParty"
            and unit.run_in
            and len(unit.text) <= len(unit.run_in) + 3
        ):
            continue  # "Disclosure to third parties" is a title
        if match.terms[0] == "dpv:Employee":
            continue  # who works for us is part of us
        if _FROM.search(
            unit.text[max(0, match.start - unit.start - 40) : match.start - unit.start]
        ):
            continue
        if _FOR_SOME.search(unit.text[match.end - unit.start :]) and is_negated(
            unit, match.start, match.end, language
        ):
            continue
        score = 0.55 + 0.2 * sharing + 0.15 * in_zone
        yield match, propose_found(
            draft, unit, match, "recipient", {"terms": list(match.terms)}, "recipient-in-frame",
            score,
        )  # fmt: skip

"""Claims that a phrase makes: sources, provision, machines, signals, changes.

Each rule is a row: its kind, what it says, the English and the Dutch words for it, what else must
be in its sentence or lead-in, and the zone in which nothing else is needed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """A rule: a pattern for each language; `needs` must stand in the unit or lead too, or its zone."""

    rule: str
    kind: str
    key: tuple[tuple[str, object], ...]
    en: str
    nl: str
    needs_en: str = ""
    needs_nl: str = ""
    zone: str = ""
    score: float = 0.7
    modality: str = ""


_DATA_EN = r"information|data|details|pii"
_DATA_NL = r"gegevens|informatie|data"
ROWS: tuple[Row, ...] = (
    # Sources: whence data come.
    Row("source-direct", "source", (("source", "direct"),),
        r"\b(?:collect\w*|gather\w*|receiv\w*|obtain\w*)\b(?:\W+\w+){0,8}?\W+(?:you|users?|customers?|visitors)\W+(?:(?:may|choose\W+to|voluntarily|directly)\W+)*(?:provide|give|submit|supply|enter|send|share|upload)|directly\s+(?:from|by|to)\s+(?:you|us|users?|the\s+user)|you\s+(?:\w+\s+){0,2}provide\s+(?:\w+\s+){0,4}(?:directly|to\s+us)|you\s+(?:\w+\s+){0,2}(?:give|provide)\s+us\b|information\s+you\s+(?:\w+\s+){0,2}provide|(?:provided|submitted|supplied|given)\s+(?:\w+\s+){0,2}by\s+(?:you|users?|the\s+user|customers?)",
        r"\b(?:u|je|jij|gebruikers?|klanten)\s+(?:\w+\s+){0,6}(?:verstrek\w*|geeft|invoer\w*|invult|opgeeft|verschaft|aanlevert|uploadt)|(?:door|aan)\s+(?:u|jou|je|ons)\s+(?:\w+\s+){0,3}(?:verstrek\w*|gegeven|ingevuld|verschaft)|rechtstreeks\s+(?:van|door|bij)|ons\s+verstrekt",
        r"\b(?:collect\w*|gather\w*|receiv\w*|obtain\w*|sources?)\b", r"\b(?:verzamel\w*|ontvang\w*|verkrijg\w*|verkregen|verwerk\w*|bronnen)\b", "source", 0.65),
    Row("source-direct-asked", "source", (("source", "direct"),),
        r"\b(?:must|(?:need|have)\s+to|are\s+asked\s+to)\s+(?:provide|give|submit|supply)\s+(?:us|to\s+us)\b",
        r"\b(?:moeten|moet|dient|dienen)\s+(?:u\s+|je\s+)?(?:aan\s+)?ons\b[^.;]{0,120}\b(?:verstrekken|geven|opgeven|aanleveren)\b",
        score=0.6),
    Row("source-observed", "source", (("source", "observed"),),
        r"\bindirectly\s+from\s+you\b|\bobserving\s+your\s+(?:actions|activity)|\b(?:automatically|passively)\s+(?:\w+\s+){0,2}(?:collect|record|log|receiv|obtain|gather|stor)\w*|(?:collect|record|log|receiv|obtain|gather)\w*\b[^.]{0,80}\b(?:automatically|passively)\b|(?:information|data)\s+(?:that\s+)?(?:your|the)\s+(?:browser|device|computer|phone)\s+(?:sends?|provides?|transmits?)|(?:collect|receiv|obtain|gather)\w*\b[^.;]{0,60}\bfrom\s+(?:your\s+)?(?:device|browser|computer|phone)s?\b|(?:collect|gather)\w*\b[^.;]{0,60}\b(?:through|via|using)\s+cookies|(?:collect|record)\w*\b[^.;]{0,60}\b(?:server|access)\s+logs\b",
        r"\bautomatisch\b|\b(?:verzamel\w*|ontvang\w*|verkrijg\w*)\b[^.;]{0,60}\b(?:van|uit|via)\s+(?:uw|je|jouw|het)\s+(?:apparaat|browser|computer|telefoon|toestel)\b|\bcookies?\s+op\s+(?:uw|je|jouw)\s+(?:apparaat|computer|toestel)\b[^.;]{0,40}\b(?:ophalen|verzamelen|meten|bijhouden)|\b\w*serverlog\w*",
        "", r"\b(?:verzamel\w*|ontvang\w*|registr\w*|vastgelegd|vastleggen)\b", "", 0.65),
    Row("source-third-party", "source", (("source", "third-party"),),
        r"(?:\b(?:from|through|via)|(?:provided|supplied|shared|given|sent|disclosed)\s+(?:\w+\s+){0,3}by)\s+(?:\w+\s+){0,4}(?:third[- ]part\w+|other\s+(?:sources|parties|companies|users|people|businesses|organi[sz]ations|entities|agencies|banks|bodies|individuals)|external\s+sources|partners|affiliates|resellers|vendors|social\s+(?:media|network\w*)|data\s+(?:brokers|providers|suppliers)|advertis\w+|service\s+providers|marketing\s+lists)|other\s+sources|\b(?:social\s+(?:media|network\w*)|third[- ]part\w+|site|service|partners?)\s+(?:\w+\s+){0,5}(?:may|will|can)\s+(?:also\s+)?(?:send|provide|give|share)\s+(?:us|with\s+us)\b|referred\s+to\s+us\s+by|\bon\s+(?:[\w-]+\s+){0,3}social\s+(?:media|networks?)\b[^.;]{0,120}\bwe\s+(?:may\s+|can\s+)?(?:also\s+)?receive\b"
        r"|\bfrom\s+(?:\w+\s+){0,4}(?:doctors?|hospitals|health\s?care\s+providers|credit\s+(?:bureaus?|(?:reference\s+)?agencies)|insurers|government\s+(?:agencies|bodies)|previous\s+schools?)\b",
        r"\b(?:van|via|door|uit)\s+(?:\w+\s+){0,3}(?:derden|derde\s+partijen|andere\s+(?:bronnen|partijen|bedrijven|gebruikers|instanties|organisaties|overheden|instellingen|personen|banken)|basisregistratie\w*|handelsregister|kamer\s+van\s+koophandel|externe\s+bronnen|partners|sociale\s+(?:media|netwerken)|wederverkopers|leveranciers|huisarts\w*|ziekenhuizen|zorgverleners?|verzekeraars?|gemeenten?|overheidsinstanties|kredietbureaus?|vorige\s+school)|andere\s+bronnen|\bsociale[\s-]+media\w*[^.;]{0,120}\bontvangen\s+(?:wij|we)\b",
        rf"\b(?:collect|gather|receiv|obtain|get|acquir|combin|supplement)\w*\b(?=.*\b(?:{_DATA_EN})\b)|\b(?:{_DATA_EN})\b.*\b(?:collect|gather|receiv|obtain|combin|supplement)\w*\b",
        r"\b(?:verzamel|ontvang|verkrijg|verkregen|combiner|aanvul)\w*\b", "", 0.7),
    Row("source-public", "source", (("source", "public"),),
        r"public(?:ly)?[- ](?:available|accessible)?\s*(?:sources|databases|records|information|data|registers?|websites)|public\s+(?:social\s+media|domain)|from\s+public",
        r"openbare\s+(?:bronnen|registers|databases|informatie)|openbaar\s+(?:beschikbare|toegankelijke)|publieke\s+bronnen",
        r"\b(?:collect|gather|receiv|obtain|get|combin|supplement|source)\w*\b", r"\b(?:verzamel|ontvang|verkrijg|verkregen|combiner|bron)\w*\b", "source", 0.75),
    Row("source-employer", "source", (("source", "employer"),),
        r"\bfrom\s+(?:\w+\s+){0,3}(?:employer|your\s+(?:company|organi[sz]ation|school|institution|administrator))|\b(?:information|data|details)\b[^.;]{0,50}\bby\s+(?:\w+\s+){0,3}(?:employer|your\s+(?:company|organi[sz]ation|school|institution|administrator))|\b(?:employer|your\s+(?:company|organi[sz]ation|school|institution|administrator))\s+(?:may\s+|will\s+)?(?:provides?|gives?|shares?|sends?)\s+(?:with\s+)?us\b",
        r"\b(?:van|door|via)\s+(?:\w+\s+){0,2}(?:werkgever|organisatie|bedrijf|school|beheerder)",
        r"\b(?:collect|gather|receiv|obtain|provid)\w*\b", r"\b(?:verzamel|ontvang|verkrijg|verkregen|verstrek)\w*\b", "", 0.65),
    Row("source-derived", "source", (("source", "derived"),),
        r"\b(?:deriv|infer)\w*\b|draw\s+inferences", r"\bafleid\w*\b|\bafgeleid\w*\b|leiden\s+(?:\w+\s+){0,6}af\b",
        rf"\b(?:{_DATA_EN}|location|interests|from)\b", rf"\b(?:{_DATA_NL}|locatie|uit)\b", "", 0.65),
    # Whether data must be given.
    Row("provision-required", "provision", (("required", True),),
        r"\b(?:if|should)\s+you\s+(?:\w+\s+){0,4}(?:do\s+not|don['’]t|choose\s+not|decline|refuse|fail)\s+(?:\w+\s+){0,3}(?:provide|give|supply|submit|disclose|grant)"
        r"|(?:required|mandatory|obligat\w+|necessary|obliged)\s+(?:\w+\s+){0,3}to\s+(?:provide|give|supply|submit)\s+(?:us\s+|with\s+)*(?:\w+\s+){0,3}(?:data|information|details|it)\b|(?:may|will|must)\s+require\s+you\s+to\s+(?:provide|give|supply)\b(?=[^.;]*\b(?:in\s+order\s+to|to\s+(?:use|access|register|create|open|order|receive)|before\s+you)\b)|you\s+must\s+(?:provide|supply|give)\b"
        r"|failure\s+to\s+(?:provide|supply)|provision\s+of\s+(?:\w+\s+){0,4}(?:data|information)\s+is\s+(?:\w+\s+){0,2}(?:optional|voluntary|mandatory|compulsory|required|a\s+(?:statutory|contractual))|(?:data|information)\s+(?:\w+\s+){0,5}is\s+(?:not\s+)?(?:mandatory|optional|voluntary|compulsory)"
        r"|may\s+(?:make\s+it|be)\s+impossible|not\s+(?:obliged|required)\s+to\s+(?:provide|supply|give)|(?:you|users?|they|visitors)\s+(?:\w+\s+){0,4}(?:refuse|decline|choose\s+not)\s+to\s+(?:provide|supply|give|submit|grant)|without\s+(?:this|your|such|that)\s+(?:\w+\s+){0,2}(?:data|information)\b|(?:statutory|contractual)\s+requirement"
        r"|option\s+of\s+not\s+providing|withhold\s+(?:\w+\s+){0,3}(?:data|information)|(?:data|information)\s+(?:that\s+)?(?:is|are)\s+required\s+to\s+(?:access|use|operate|register)",
        r"\b(?:als|indien|wanneer)\s+(?:u|je)\s+(?:\w+\s+){0,8}(?:niet|geen)\s+(?:\w+\s+){0,6}(?:verstrekt|geeft|opgeeft|invult|deelt|wil(?:t)?\s+(?:verstrekken|geven|delen))|\b(?:verstrekt|geeft|levert|deelt|geef|deel)\s+(?:u|je)\s+(?:\w+\s+){0,6}(?:niet|geen)\b|verplicht\s+(?:om\s+)?(?:\w+\s+){0,5}(?:te\s+)?(?:verstrekken|geven|vullen)|verstrekking\s+van\s+(?:\w+\s+){0,3}(?:persoons)?gegevens\s+is|zonder\s+(?:deze|uw|die|dit|je)\s+(?:persoons)?gegevens|(?:wettelijke|contractuele)\s+(?:verplichting|vereiste)\s+om\s+(?:\w+\s+){0,4}(?:te\s+)?verstrekken|niet\s+verplicht\s+(?:\w+\s+){0,4}(?:verstrekken|geven)|verplichte\s+velden",
        score=0.75, modality="asserted"),
    # Decisions by machine.
    Row("automated-decisions", "automated", (("automated", True),),
        r"\bautomated\s+(?:individual\s+)?(?:decision|processing|profil)\w*|\b(?:decisions?|evaluat\w+|process(?:ed|ing))\b[^.;]{0,40}\bautomated\s+(?:means|form)\w*|\bprofiling\b|solely\s+(?:on\s+)?automated|automatically\s+(?:make|decid)\w+|without\s+human\s+(?:intervention|involvement)|\b(?:computer|system|algorithm)s?\s+(?:\w+\s+){0,3}decides?\b",
        r"\bgeautomatiseerde?\s+(?:individuele\s+)?(?:besluit|beslissing|verwerking)\w*|\bprofilering\b|uitsluitend\s+(?:op\s+)?(?:basis\s+van\s+)?geautomatiseerde?|zonder\s+menselijke\s+tussenkomst|\bautomatische?\s+(?:besluit|beslissing)\w*|\b(?:beslist|besluit|beoordeelt)\s+(?:\w+\s+){0,2}(?:computer|systeem|algoritme)\b|\bbeslis(?:sen|t)\b[^.;]{0,40}\b(?:computer|systeem|algoritme)\b|\b(?:computer|systeem|algoritme)\s+(?:\w+\s+){0,3}(?:beslist|besluit)\b",
        score=0.7),
    # Signals of browsers.
    Row("signal-dnt", "signal", (("signal", "dnt"),), r"\bdo[- ]not[- ]track\b|\bDNT\b", r"\bdo[- ]not[- ]track\b|\bDNT\b|niet[- ]volgen", score=0.8, modality="asserted"),
    Row("signal-gpc", "signal", (("signal", "gpc"),), r"global\s+privacy\s+control|\bGPC\b", r"global\s+privacy\s+control|\bGPC\b", score=0.8, modality="asserted"),
    Row("signal-opt-out", "signal", (("signal", "opt-out"),), r"opt[- ]out\s+(?:preference\s+)?signals?|universal\s+opt[- ]out", r"opt[- ]outsigna\w+|afmeldsigna\w+|opt[- ]out[- ](?:voorkeur\w*)?signa\w+", score=0.75, modality="asserted"),
    # Changes to the statement.
    Row("change-posting", "change", (("how", "posting"),),
        r"\b(?:post(?:ing|ed)?|publish\w*|update\s+the\s+(?:[\"“”']?\w+[\"“”']?\s+){0,4}date|on\s+(?:this|our)\s+(?:page|web\s?site|site|app)|(?:updated|effective|revised)\s+(?:version|date))\b",
        r"\b(?:plaats\w*|publice\w+|gepubliceerd|geplaatst|datum\s+(?:\w+\s+){0,4}bijwerken|op\s+(?:deze|onze)\s+(?:pagina|website|site)|nieuwe\s+versie)\b",
        r"\b(?:chang|updat|amend|modif|revis)\w*\b(?=.*\b(?:policy|statement|notice|polic\w+)\b)|\b(?:policy|statement|notice)\b.*\b(?:chang|updat|amend|modif|revis)\w*\b",
        r"\b(?:wijzig|aanpas|bijwerk|bijgewerkt|gewijzigd|aangepast)\w*\b", "change", 0.7),
    Row("change-email", "change", (("how", "e-mail"),),
        r"\be-?mail\b", r"\be-?mail\w*\b",
        r"\b(?:chang|updat|amend|modif|revis)\w*\b.*\b(?:notif|inform|let\s+you|notice|email)\w*\b|\b(?:notif|inform|let\s+you|notice)\w*\b.*\b(?:chang|updat|amend|modif|revis)\w*\b",
        r"\b(?:wijzig|aanpas|gewijzigd)\w*\b.*\b(?:op\s+de\s+hoogte|inform|kennisgev|laten\s+weten|e-?mail)\w*", "change-strict", 0.7),
    Row("change-notice", "change", (("how", "notice"),),
        r"\b(?:prominent\s+)?notice\s+(?:\w+\s+){0,6}(?:on|in|within|through)\s+(?:\w+\s+){0,3}(?:home\s?page|web\s?site|site|services?|app)|in-app\s+notif\w+|push\s+notif\w+",
        r"\b(?:melding|kennisgeving|bericht)\s+(?:\w+\s+){0,4}(?:op|in|via)\s+(?:\w+\s+){0,3}(?:website|site|app|startpagina|homepage|dienst\w*)",
        r"\b(?:chang|updat|amend|modif|revis)\w*\b", r"\b(?:wijzig|aanpas|gewijzigd)\w*\b", "change", 0.7),
)  # fmt: skip


def _compile(row: Row, language: str) -> tuple[Row, re.Pattern[str], re.Pattern[str] | None]:
    words, needs = (row.nl, row.needs_nl) if language == "nl" else (row.en, row.needs_en)
    return (
        row,
        re.compile(words, re.IGNORECASE),
        re.compile(needs, re.IGNORECASE) if needs else None,
    )


COMPILED = {language: [_compile(row, language) for row in ROWS] for language in ("en", "nl")}

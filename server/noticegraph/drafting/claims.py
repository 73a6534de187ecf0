"""Claims by phrase: transfers, tracking, security, children, sale, regions, bodies of recourse.

Those that need no more than a phrase are rows of `claim_rows`. Words of the lexicon (mechanisms,
security, regions) are read after a trigger.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from noticegraph.drafting import claim_places
from noticegraph.drafting.claim_guards import (
    denies_machines,
    handling_of,
    is_definition,
    is_no_measure,
    is_origin,
    is_right_against,
)
from noticegraph.drafting.claim_rows import COMPILED
from noticegraph.drafting.frames import tells_of_data
from noticegraph.drafting.modality import is_negated
from noticegraph.drafting.model import DENIED, Fact, Unit
from noticegraph.drafting.navigation import leads_elsewhere
from noticegraph.drafting.patterns import both
from noticegraph.drafting.places import jurisdiction_of, regions_in
from noticegraph.drafting.proposing import Draft, propose_found

_TRACKING: tuple[tuple[str, str], ...] = (
    ("cookies", r"\b(?:\w*cookies?)\b(?!\W*(?:policy|notice|statement|settings|preferences|banner|beleid|verklaring|instellingen)\b)"),
    ("pixels", r"\b(?:(?:web\s?|net)?beacons?|(?:tracking)?pixel\w*|clear\s+gifs?|web\s+bugs?|transparent\s+gifs?|(?:web)?bakens?)\b"),
    ("local-storage", r"\b(?:local\s*storage|html5|flash\s+cookies|local\s+(?:shared|stored)\s+objects|lokale\s+opslag|web\s?storage|indexeddb)\b"),
    ("sdk", r"\b(?:sdks?|sdk['’]s|software\s+development\s+kits?|softwareontwikkelings\w+)\b"),
    ("device-fingerprint", r"\b(?:(?:device|browser)\s+)?fingerprint(?:ing|s)?\b(?!\s+(?:data|scan))|apparaatvingerafdruk\w*"),
    ("log-files", r"\b(?:log\s?files?|server\s?logs?|log\s+data|automatically\s+log|logbestand\w*|serverlog\w*|loggegevens)\b"),
    ("similar technologies", r"\b(?:similar|comparable|other\s+(?:tracking\s+)?|vergelijkbare|soortgelijke|gelijkaardige|andere\s+(?:tracking)?)\s*(?:tracking\s+|data\s+collection\s+)?(?:technolog\w+|techniques|technieken|tracking\w+)\b"),
    ("session-replay", r"\bsession\s+(?:replay|recording)s?\b|\bheat\s?maps?\b|sessie-?(?:opname|herhaling)\w*"),
    ("social-plugins", r"\bsocial\s+(?:media\s+)?(?:plug-?ins?|buttons?|widgets?)|sociale\s+plug-?ins?|(?:share|like)\s+buttons?|deelknop\w*|like-?knop\w*|\bbuttons,\s+(?:tools|links|widgets)"),
    ("advertising-identifiers", r"\b(?:mobile\s+)?advertising\s+(?:ids?|identifiers?)\b|\b(?:idfa|gaid)\b|(?:advertentie|reclame)-?id\w*"),
    ("scripts", r"\b(?:embedded\s+)?scripts?\b|\betags?\b|\bingesloten\s+scripts?"),
    ("tags", r"\b(?:pixel|web|script|tracking)\s+tags\b|\btags\b(?=[^.;]*\b(?:pixels?|beacons?|scripts?|cookies)\b)|(?<=cookies,\s)tags\b|\b(?:pixels?|beacons?|scripts?|cookies)\b[^.;]{0,40}\btags\b"),
)  # fmt: skip
_TRACKS = [(name, re.compile(words, re.IGNORECASE)) for name, words in _TRACKING]
_USES = re.compile(
    r"(?i)\b(?:us(?:e|es|ed|ing)|plac\w+|set|sets|stor\w+|employ\w*|deploy\w*|includ\w+|contain\w*|collect\w*|utili[sz]\w+|through|via|such\s+as|gebruik\w*|plaats\w*|geplaatst|zet|maken|inzet\w*|bevat\w*|verzamel\w*|zoals|waaronder|met)\b"
)
_SECURE = re.compile(
    r"(?i)\b(?:secur\w*|protect\w*|safeguard\w*|encrypt\w*|unauthori[sz]ed|beveilig\w*|bescherm\w*|versleutel\w*|ongeoorloofde|onbevoegde?)\b"
)
_MEASURES = re.compile(
    r"(?i)\b(?:use|uses|apply|applies|implement\w*|maintain\w*|take|takes|have|has|employ\w*|gebruik\w*|nemen|neemt|treffen|treft|passen|hebben|hanteren)\b[^.;]{0,90}\b(?:measures|safeguards|controls|encrypt\w+|maatregelen|waarborgen|versleuteling)\b"
)
_ABROAD = both(
    r"\b(?:transfer\w*|transmit\w*|export\w*|stor(?:e|es|ed|ing)|process\w*|host\w*|locat\w+|servers?|mov(?:e|ed)|cross[- ]border|maintain\w*)\b",
    r"\b(?:sla(?:at|an)\s+(?:\w+\s+){0,4}op|ge(?:ven|eft)\s+(?:\w+\s+){0,8}door|doorg\w+|doorgifte\w*|overdra\w+|overgedragen|verzend\w*|verzonden|opgeslagen|verwerk\w*|gehost|servers?|gevestigd|bevinden|opslag|stu(?:ren|urt))\b",
)
_OTHER_COUNTRIES = both(
    r"\b(?:place\s+of\s+processing|to\s+an\s+organi[sz]ation\s+or\s+(?:a\s+)?countr\w+|any\s+other\s+places?\s+where|located\s+outside|outside\s+(?:of\s+)?the\s+(?:eu|eea|uk|us|usa|united\s+states)|other\s+countr(?:y|ies)|outside\s+(?:of\s+)?(?:\w+\s+){0,5}(?:country|state|province|jurisdiction|eea|eu|european|europe|uk|united\s+kingdom|switzerland|australia|canada|india)|third\s+countr(?:y|ies)|across\s+(?:national\s+|international\s+)?borders|international(?:ly)?\s+transfer\w*|transfer\w*\s+(?:\w+\s+){0,6}(?:abroad|overseas|internationally)|another\s+country|foreign\s+countr(?:y|ies)|countries\s+(?:where|other|that|outside|in\s+which)|international\s+(?:data\s+)?transfers?|cross[- ]border|overseas|different\s+countr\w+|worldwide|other\s+jurisdictions)\b",
    r"\b(?:andere\s+landen|buiten\s+(?:de\s+|het\s+|uw\s+|je\s+)?(?:\w+\s+){0,3}(?:eer|eu|europese|land|europa|verenigd\s+koninkrijk)|derde\s+landen|internationale\s+(?:doorgifte\w*|overdracht\w*)|buitenland|ander\s+land|landen\s+(?:waar|die|buiten))\b",
)
_CONSENTS = both(
    r"\b(?:you|users?)\s+(?:\w+\s+){0,2}(?:consent|agree)\w*\s+to\s+(?:\w+\s+){0,6}(?:transfer|export)\w*\b",
    r"\b(?:stemt|stem|gaat|ga)\s+(?:u|je)\s+(?:\w+\s+){0,2}(?:in|akkoord)\s+met\s+(?:\w+\s+){0,4}(?:doorgifte|overdracht|overbreng)\w*",
)
_MOVES_DATA = re.compile(
    r"(?i)\b(?:information|data)\b[^.;]{0,60}\b(?:transferred|transmitted|stored|processed|hosted|maintained)\b[^.;]{0,60}\b(?:in|to)\b"
    r"|\b(?:gegevens|informatie)\b[^.;]{0,80}\b(?:in|naar|aan)\b[^.;]{0,40}\b(?:overgedragen|doorgegeven|opgeslagen|verwerkt|gehost)\b"
    r"|\b(?:gegevens|informatie)\b[^.;]{0,60}\b(?:overgedragen|doorgegeven|opgeslagen|verwerkt|gehost)\b[^.;]{0,40}\b(?:in|naar|aan)\b"
)
"""Where data are said to go or be, a country is that of a transfer in any section."""
_MECHANISM_KEYS = {
    "eu-gdpr:A46-2-c": "scc", "eu-gdpr:A46-2-b": "bcr", "eu-gdpr:A45-3": "adequacy", "ng:UKAddendum": "uk-addendum",
    "ng:LegalDerogation": "derogation", "ng:OtherTransferMechanism": "other", "ng:EU-US-DPF": "dpf-eu",
    "ng:UK-Extension-DPF": "dpf-uk", "ng:Swiss-US-DPF": "dpf-ch",
}  # fmt: skip
_AGE = re.compile(
    r"(?i)\b(?:under|below|younger\s+than|least|age\s+of|ages?|jonger\s+dan|onder\s+de|minstens|ten\s+minste|leeftijd\s+van|older\s+than)\s+(?:the\s+)?(?:age\s+(?:of\s+)?)?(?:van\s+)?(?P<age>1[0-9]|thirteen|sixteen|eighteen|dertien|zestien|achttien)\b(?!\s*(?:days|months|dagen|maanden|%))|\b(?P<age2>1[0-9])\s+(?:years?\s+(?:old|of\s+age)|jaar\s+(?:oud)?)"
)
_AGES = {
    "thirteen": 13,
    "sixteen": 16,
    "eighteen": 18,
    "dertien": 13,
    "zestien": 16,
    "achttien": 18,
}
_CHILD = re.compile(
    r"(?i)\b(?:child\w*|minors?|kids?|anyone|persons?|individuals?|users?|people|kind\w*|minderjarig\w*|jongeren|personen|iemand)\b"
)
_SELL = both(
    r"\b(?P<sell>s(?:ell|ells|elling|old|ale))\b(?:\W+(?:or|and|nor|/)\W*(?P<share>shar\w+))?",
    r"\b(?P<sell>verkop\w*|verkocht|verkoop\w*)\b(?:\W+(?:of|en|noch)\W+(?P<share>del\w+|gedeeld))?",
)
_SELLS_DATA = re.compile(
    r"(?i)\b(?:sell|sells|selling|sold|sale|verkop\w*|verkocht|verkoop)\b(?:\W+\w+){0,8}?\W+(?:information|data|details|pii|gegevens|informatie)\b|\b(?:information|data|pii|gegevens|informatie)\b(?:\W+\w+){0,8}?\W+(?:sell|sells|sold|sale|selling|verkop\w*|verkocht)\b"
)


def claims(draft: Draft, unit: Unit) -> Iterator[Fact]:
    """Propose all claims of one unit."""
    yield from _rows(draft, unit)
    yield from _tracking(draft, unit)
    yield from _security(draft, unit)
    yield from _transfers(draft, unit)
    yield from _children(draft, unit)
    yield from _sale(draft, unit)
    yield from claim_places.regions(draft, unit)
    yield from claim_places.recourse(draft, unit)


_BESIDE_OTHERS = 0.45
"""What refers to a claim only where another sentence makes it: a heading, a right against it."""


def _rows(draft: Draft, unit: Unit) -> Iterator[Fact]:
    told = unit.text if unit.lead is None else f"{unit.lead.text} {unit.text}"
    for row, pattern, needs in COMPILED[draft.language]:
        match = pattern.search(unit.text)
        if match is None or (needs and not needs.search(told) and row.zone not in unit.zones):
            continue
        if row.kind == "source" and is_definition(unit.text):
            continue
        score = row.score
        if row.kind == "automated" and (
            unit.kind == "Heading" or is_right_against(unit.text[: match.start()])
        ):
            score = _BESIDE_OTHERS
        if (
            row.kind == "change"
            and "change" not in unit.zones
            and not re.search(r"policy|statement|notice|verklaring|beleid", told, re.IGNORECASE)
        ):
            continue
        key = dict(row.key)
        if row.kind == "signal":
            handling = handling_of(unit.text)
            if handling is None:
                continue
            key["handling"] = handling
        modality = row.modality or None
        if row.kind == "automated" and denies_machines(unit.text[: match.start()]):
            modality = DENIED
        yield propose_found(draft, unit, match, row.kind, key, row.rule, score, modality=modality)


def _tracking(draft: Draft, unit: Unit) -> Iterator[Fact]:
    in_zone = "tracking" in unit.zones
    if unit.kind == "Heading" or not (in_zone or _USES.search(unit.text)):
        return
    for name, pattern in _TRACKS:
        match = pattern.search(unit.text)
        if match:
            yield propose_found(
                draft, unit, match, "tracking", {"technology": name}, "tracking-named",
                0.6 + 0.15 * in_zone,
            )  # fmt: skip


def _security(draft: Draft, unit: Unit) -> Iterator[Fact]:
    if unit.kind == "Heading" or leads_elsewhere(unit.text):
        return
    if "security" not in unit.zones and not (
        _SECURE.search(unit.text) and _MEASURES.search(unit.text)
    ):
        return
    for match in draft.lexicon.words["security"].find(unit.tokens):
        begin, end = match.start - unit.start, match.end - unit.start
        if is_no_measure(unit.text, begin, end) or unit.zones[:1] == ("transfer",):
            continue
        yield propose_found(
            draft, unit, match, "security", {"measure": match.label}, "security-measure", 0.7
        )


def _transfers(draft: Draft, unit: Unit) -> Iterator[Fact]:
    language = draft.language
    mechanisms = draft.lexicon.words["mechanisms"].find(unit.tokens)
    moving = _ABROAD[language].search(unit.text)
    in_zone = "transfer" in unit.zones
    for match in mechanisms:
        name = _MECHANISM_KEYS[match.terms[0]]
        if name == "other" and not (in_zone or moving):
            continue
        if name == "adequacy" and is_negated(unit, match.start, match.end, language):
            continue
        yield propose_found(
            draft, unit, match, "transfer", {"mechanism": name}, "transfer-mechanism", 0.8
        )
    agreed = _CONSENTS[language].search(unit.text)
    if agreed:
        yield propose_found(
            draft, unit, agreed, "transfer", {"mechanism": "consent"}, "transfer-consent", 0.65
        )
    found = _OTHER_COUNTRIES[language].search(unit.text)
    countries = list(_countries(draft, unit, in_zone, bool(moving), bool(found)))
    yield from countries
    if (
        found
        and not countries
        and unit.kind != "Heading"
        and (moving or in_zone)
        and (
            tells_of_data(f"{unit.text} {unit.lead.text if unit.lead else ''}")
            or in_zone
            or "place" in found[0].lower()
        )
    ):
        yield propose_found(
            draft, unit, found, "transfer", {"country": None}, "transfer-abroad", 0.6
        )


_OF_A_STATE = re.compile(
    r"(?i)\s+(?:government|laws?|GDPR|Extension|Addendum|authorit\w+|regulat\w+|overheid|autoriteit\w*)\b"
)


def _countries(
    draft: Draft, unit: Unit, in_zone: bool, moving: bool, found: bool
) -> Iterator[Fact]:
    moves = _MOVES_DATA.search(unit.text) is not None and tells_of_data(unit.text)
    if (in_zone and unit.kind != "Heading" and moving) or found or moves:
        for code, place in regions_in(draft, unit.text, unit.start):
            if len(code) == 2 and not place.label.endswith(("se", "ian", "ish", "ese", "iss")):
                if _OF_A_STATE.match(unit.text[place.end - unit.start :]):
                    continue
                before = unit.text[max(0, place.start - unit.start - 40) : place.start - unit.start]
                if (
                    re.search(
                        r"(?:\b(?:in|to|within|naar|de|het|the|and|or|en|of)|[,:])\s*(?:the\s+|de\s+)?$",
                        before,
                        re.IGNORECASE,
                    )
                    and not is_origin(unit.text[: place.start - unit.start])
                    and not re.search(
                        r"\b(?:residents?|reside\w*|located|users?)\s+(?:\w+\s+){0,3}$|\b(?:outside|buiten)\b",
                        before,
                        re.IGNORECASE,
                    )
                ):
                    yield propose_found(
                        draft, unit, place, "transfer", {"country": code}, "transfer-country", 0.7
                    )


def _children(draft: Draft, unit: Unit) -> Iterator[Fact]:
    if not ("children" in unit.zones or _CHILD.search(unit.text)):
        return
    for match in _AGE.finditer(unit.text):
        word = (match["age"] or match["age2"]).lower()
        age = _AGES.get(word) or int(word)
        yield propose_found(draft, unit, match, "children", {"age": age}, "children-age", 0.8)


def _sale(draft: Draft, unit: Unit) -> Iterator[Fact]:
    if not _SELLS_DATA.search(unit.text) or (
        "rights" in unit.zones[:1] and not re.search(r"\bwe\b|\bwij\b", unit.text, re.IGNORECASE)
    ):
        return
    match = _SELL[draft.language].search(unit.text)
    if match is None:
        return
    kind = "either" if match["share"] else "sale"
    yield propose_found(
        draft, unit, match, "sale",
        {"transaction": kind, "jurisdiction": jurisdiction_of(draft, unit)}, "sale", 0.7,
    )  # fmt: skip

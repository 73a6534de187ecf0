"""Rights: what people may ask, after words such as "right to", "you may request", "recht op"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from noticegraph.drafting.modality import is_negated, modality_of
from noticegraph.drafting.model import ASSERTED, CONDITIONAL, DENIED, POSSIBLE, Fact, Match, Unit
from noticegraph.drafting.patterns import both
from noticegraph.drafting.places import jurisdiction_of
from noticegraph.drafting.proposing import Draft, propose_found

RIGHTS = {
    "ng:RightToAccess": "access", "ng:RightToRectification": "correction", "ng:RightToDeletion": "deletion",
    "ng:RightToRestriction": "restriction", "ng:RightToObject": "objection",
    "ng:RightToDataPortability": "portability", "ng:RightToWithdrawConsent": "withdraw-consent",
    "ng:RightToComplain": "complaint", "ng:ConsumerRightToOptOutOfProfiling": "automated-decisions",
    "ng:ConsumerRightToKnow": "know", "ng:ConsumerRightToOptOutOfSale": "opt-out-sale",
    "ng:ConsumerRightToLimit": "limit-sensitive", "ng:ConsumerRightToNonRetaliation": "non-retaliation",
    "ng:ConsumerRightToAppeal": "appeal", "ng:RightToDirectMarketingDisclosure": "direct-marketing-disclosure",
    "ng:ConsumerRightToKnowRecipients": "know-recipients",
}  # fmt: skip
_TRIGGER = both(
    r"(?<!reserve the )(?<!reserves the )\b(?:rights?\s+(?:to|of|under|not)\b|rights?\b[^.]{0,60}?[:(]|have\s+(?:the|a|certain|several)\s+(?:\w+\s+){0,3}rights?|entitled|your\s+rights?|following\s+rights?|individuals?['’]?\s+rights?)",
    r"\b(?:recht(?:en)?\s+(?:op|om|van|tot|op\s+grond|hebt|heeft)|het\s+recht|uw\s+recht(?:en)?|(?:volgende|bepaalde|jouw|je)\s+rechten|gerechtigd|recht\s+heeft)\b",
)
_YOU_MAY = both(
    r"\b(?:(?:give|gives|giving)\s+you\s+the\s+ability|ability\s+to|(?:you|users?|individuals?|data\s+subjects?|customers|consumers|residents)\s+(?:may|can|could|might|are\s+able\s+to|have\s+the\s+(?:ability|option|opportunity)|will\s+be\s+able|also\s+(?:may|can))|(?:may|can)\s+(?:also\s+)?(?:request|ask|choose|opt)|request(?:s|ing)?\s+(?:that|us|to|a|access|the|deletion|correction|removal)|ask(?:ing)?\s+(?:us|that|for)|(?:if|should)\s+you\s+(?:want|wish|would\s+like|object|decide)|wish\s+to|would\s+like\s+(?:us\s+)?to|contact\s+us\s+to|able\s+to|allow(?:s|ed)?\s+you\s+to|option\s+to|right)\b",
    r"\b(?:(?:u|je|jij|gebruikers?|betrokkenen?)\s+(?:kunt|kan|kun|mag|mogen|kunnen)|(?:kunt|kan|kun)\s+(?:u|je|jij)|verzoek(?:en)?|vragen\s+om|ons\s+(?:vragen|verzoeken)|wilt\s+u|als\s+u\s+wilt|wenst|mogelijkheid\s+om|recht)\b",
)
_YOUR_DATA = both(
    r"\b(?:personal|your|their|user|my|collected)\s+(?:\w+\s+){0,3}(?:data|information|account|details|profile|pii|records?)\b|\bdata\b|\binformation\b|\bpii\b|\bprocessing\b|\bconsent\b|\bcomplaint|\bcomplain",
    r"gegevens|informatie|account|profiel|verwerking|toestemming|klacht|\b(?:uw|je|jouw)\s+(?:e-mailadres|naam|adres|dossier|berichten)\b",
)
_ALWAYS = both(
    r"\b(?:withdraw\w*|revok\w+)\s+(?:\w+\s+){0,3}(?:consent|permission)|\b(?:withdrawn|revoked)\b|(?:lodge|file|submit|make|raise|bring)\s+(?:a|any|your)\s+complaint|complain\s+to|(?:discriminate|retaliate)\s+against|right\s+to\s+(?:data\s+)?portability|right\s+to\s+be\s+forgotten|\bobject\s+to\s+(?:the|our|this|such|any)\s+(?:\w+\s+)?(?:processing|use)\b",
    r"toestemming\s+(?:\w+\s+){0,5}(?:intrek\w*|in\s+te\s+trekken|ingetrokken)|intrek\w+\s+(?:van\s+)?(?:\w+\s+){0,2}toestemming|klacht\s+(?:\w+\s+){0,4}in\s?(?:te\s+)?dienen|klacht\s+in\b|bezwaar\s+(?:te\s+)?maken\b|\bdiscrimineren\b|\bklagen\s+bij\b|overdraagbaarheid|vergetelheid",
)
_WE = re.compile(
    r"(?i)\b(?:we|company|developer|wij)\s+(?:also\s+)?(?:reserves?|may|might|will|can|could|behouden|kunnen|zullen)\s+[^.]{0,40}$|\b(?:changes?|updates?|amendments?)\s+(?:to|in)\s+(?:this|our|the)\b[^.]*$"
)
_LOCATED = re.compile(
    r"(?i)\b(?:located|resid\w+|reside|jurisdiction|applicable\s+law|country|state|woonachtig|inwoners?|woont|rechtsgebied|afhankelijk)\b"
)
_MAY_HAVE = re.compile(
    r"(?i)\b(?:may|might)\s+(?:also\s+)?have\b|\b(?:kunnen|kunt|kan)\s+(?:\w+\s+){0,12}(?:rechten?\s+)?(?:hebben)\b"
)
_DETAILS = re.compile(r"(?i)details|information about|opvragen")
_THEM = re.compile(r"(?i)\b(?:them|it|those|ze|die|deze|dit|dat)\b")
_LOOSE = frozenset({"withdraw-consent", "complaint"})
_VERB_ONLY = frozenset({"access", "correction", "deletion", "know", "restriction"})
_BEFORE = 80
_CONSENT = re.compile(r"(?i)consent|permission|toestemming")
_AUTHORITY = re.compile(
    r"(?i)authorit|commission|regulator|supervis|ombuds|right|toezicht|autoriteit|recht|with\s+(?:the|a|your)|complain\s+to"
)


def rights(draft: Draft, unit: Unit) -> Iterator[Fact]:
    """Propose rights: words for one after a trigger in the sentence, its lead-in or heading."""
    language = draft.language
    matches = draft.lexicon.words["rights"].find(unit.tokens)
    yield from _opt_outs(draft, unit)
    if not matches:
        return
    lead = unit.lead.text if unit.lead is not None else ""
    trigger = _TRIGGER[language].search(unit.text)
    led = bool(
        lead
        and (
            _TRIGGER[language].search(lead)
            or (lead.rstrip().endswith(":") and _YOU_MAY[language].search(lead))
        )
    )
    in_zone = "rights" in unit.zones
    offered = _YOU_MAY[language].search(unit.text)
    data = _YOUR_DATA[language].search(unit.text) or (in_zone and _THEM.search(unit.text))
    seen: set[str] = set()
    for match in matches:
        right = RIGHTS[match.terms[0]]
        if right != "non-retaliation" and _WE.search(
            unit.text[max(0, match.start - unit.start - 60) : match.start - unit.start]
        ):
            continue
        if right in seen or not _fits(draft, unit, right):
            continue
        if right == "access" and _is_entry(unit, match, language):
            continue
        if _THEY_MAY.search(unit.text[: match.start - unit.start]):
            continue
        word = unit.tokens[match.first].word
        if right == "automated-decisions" and (
            word.startswith("profile") or (word.startswith("profil") and "objection" in seen)
        ):
            continue  # a profile is no profiling; objecting to profiling is Article 21
        at = match.start - unit.start
        if trigger and trigger.start() <= at:
            rule, score = "right-after-trigger", 0.85
        elif led and match.first <= 8:
            rule, score = "right-in-list", 0.8
        elif _ALWAYS[language].search(unit.text[at : at + 80]) or (
            right == "withdraw-consent" and offered and offered.start() <= at
        ):
            rule, score = "right-by-phrase", 0.75
        elif in_zone and unit.kind in ("Heading", "ListItem", "TableCell") and match.first <= 5:
            rule, score = "right-in-section", 0.7
        elif in_zone and offered and data and offered.start() <= at:
            rule, score = "right-offered-in-section", 0.65
        elif (
            offered
            and offered.start() <= at
            and right in _VERB_ONLY | _LOOSE
            and _YOUR_DATA[language].search(unit.text[at : at + 60])
        ):
            rule, score = "right-offered", 0.55
        else:
            continue
        if is_negated(unit, match.start, match.end, language) and right != "non-retaliation":
            continue
        seen.add(right)
        place = jurisdiction_of(draft, unit)
        # To be told whether and what data are processed is access (Article 15(1)), but for the
        # laws of the United States, which have a right of its own for that.
        named = right
        if right == "know" and not place.startswith("US"):
            named = "access"
        elif right == "access" and place.startswith("US") and _DETAILS.search(match.label):
            named = "know"
        if named != right and "access" in seen:
            continue
        seen.add(named)
        key = {"right": named, "jurisdiction": place}
        yield propose_found(
            draft, unit, match, "right", key, rule, score, modality=_modality(draft, unit, match)
        )


_THEY_MAY = re.compile(
    r"(?i)\b(?:organi[sz]ations?|employers?|administrators?|admins?|schools?|customers?|organisatie|werkgever|beheerders?|school)\b\s+(?:\w+\s+){0,2}(?:may|can|will|kan|kunnen|mag)\s(?:(?!\byou\s+(?:may|can|have)\b|\b(?:u|je)\s+(?:kunt|kan|mag)\b)[^.;])*$"
)
"""What an administrator may do with an account is no right of its user."""
_ENTRY_BEFORE = both(
    r"\b(?:enable|disable|revoke|limit|block|prevent|restrict|den(?:y|ies)|grant|allow|permit|unauthori[sz]ed|have|has|had|who|may|will|be\s+able\s+to|be\s+unable\s+to)\s+(?:or\s+\w+\s+)?$",
    r"\b(?:inschakelen|uitschakelen|beperken|blokkeren|voorkomen|verlenen|ongeoorloofde|onbevoegde|hebben|heeft|krijgen)\s+(?:of\s+\w+\s+)?$",
)
_ENTRY_AFTER = both(
    r"\s*points?\b|\s*(?:to\s+)?(?:our|the|this|these|all|certain|parts?|some|any|or\s+use|your\s+product)\s+(?:\w+\s+){0,2}(?:home\s?page|services?|sites?|web\s?sites?|apps?|applications?|platform|features|page|of)\b",
    r"\s*(?:tot\s+)?(?:onze|de|het|deze|alle|bepaalde)\s+(?:\w+\s+){0,2}(?:diensten?|sites?|websites?|apps?|platform|functies|pagina)\b",
)
_BY_READER = re.compile(
    r"(?i)\b(?:you|users?|individuals|u|je|jij)\s+(?:may|will\s+be\s+able\s+to|kunt|kan)\s*$"
)
_SETTINGS = re.compile(r"(?i)\b(?:device|browser)\s+settings\b|\bapparaatinstellingen\b")


def _is_entry(unit: Unit, match: Match, language: str) -> bool:
    """Whether "access" is entry to a service, or an app's access to a device."""
    before = unit.text[max(0, match.start - unit.start - 60) : match.start - unit.start]
    after = unit.text[match.end - unit.start : match.end - unit.start + 60]
    if _ENTRY_AFTER[language].match(after) or _SETTINGS.search(unit.text):
        return True
    return _ENTRY_BEFORE[language].search(before) is not None and _BY_READER.search(before) is None


_OPT_OUT = both(
    r"\b(?:you|users?|customers?|may|can|to|by|right)\s+(?:\w+\s+){0,5}[\"“”]?(?:opt(?:ing|ed)?[- ]?out\b|unsubscrib\w+)|\bno\s+longer\s+(?:wish|want)\s+to\s+receive|\bstop\s+receiving\b|\bdo\s+not\s+(?:wish|want)\s+to\s+receive",
    r"\bmeld\w*\s+(?:u|je)\s+(?:\w+\s+){0,3}af\b|\bschrijf\w*\s+(?:u|je)\s+(?:\w+\s+){0,3}uit\b|\bgeen\s+(?:\w+\s+){1,3}meer\s+(?:wilt\s+)?ontvangen\b|\bafmelden\b|\bafmeld\w*|\buitschrijven\b|\bopt[- ]?out\b|\bniet\s+(?:langer|meer)\s+(?:\w+\s+){0,4}(?:ontvangen|wenst)",
)


_MAY_NOT = re.compile(r"(?i)\b(?:may|can|able)\s*not\b|\bcannot\b|\bnot\s+be\s+able\b|\bunable\b")


def _opt_outs(draft: Draft, unit: Unit) -> Iterator[Fact]:
    """Propose the right to object where the text offers to opt out (Article 21(2) and (3))."""
    match = _OPT_OUT[draft.language].search(unit.text)
    if (
        match is None
        or _MAY_NOT.search(match[0])
        or _SALE.search(unit.text)
        or unit.kind == "Heading"
    ):
        return
    if not _OF_USE.search(unit.text) or _ELSEWHERE.search(unit.text):
        return
    key = {"right": "objection", "jurisdiction": jurisdiction_of(draft, unit)}
    yield propose_found(
        draft, unit, match, "right", key, "right-by-opt-out", 0.65, modality=ASSERTED
    )


_OF_USE = re.compile(
    r"(?i)\b(?:marketing\w*|e-?mails?|messages|communications?|newsletters?|promotion\w*|processing|right\s+to\s+opt|(?:our|any|this|the)\s+(?:use|collection)\s+of|nieuwsbrie\w+|berichten|reclame\w*|aanbiedingen|verwerking|e-mails)\b"
)
_ELSEWHERE = re.compile(
    r"(?i)\b(?:profil\w+|automated|geautomatiseerde?|cookies?|browser|device\s+settings|google|network\s+advertising|digital\s+advertising|ad\s+settings|interest-based|third[- ]part(?:y|ies)|analytics|add-on|apparaatinstellingen|derden)\b|https?:|www\."
)
"""Where others, a browser or a device offer to opt out, it is no right against the controller."""
_SALE = re.compile(r"(?i)\b(?:sales?|sell|selling|verkoop)\b")


def _fits(draft: Draft, unit: Unit, right: str) -> bool:
    if right == "withdraw-consent":
        # "Did you consent? You may withdraw that": the sentence before counts, too.
        before = draft.masked[max(0, unit.start - _BEFORE) : unit.start].rpartition("\n\n")[2]
        return _CONSENT.search(before + unit.text) is not None
    if right == "complaint":
        return _AUTHORITY.search(unit.text) is not None
    return True


def _modality(draft: Draft, unit: Unit, match: Match) -> str:
    """Return a right's modality: a “may” of the reader asserts it, a place or law conditions it."""
    found = modality_of(unit, match.start, match.end, draft.language)
    if found == DENIED and RIGHTS[match.terms[0]] == "non-retaliation":
        return ASSERTED  # "we will not discriminate" grants it
    told = unit.text if unit.lead is None else f"{unit.lead.text} {unit.text}"
    if _MAY_HAVE.search(told):
        return POSSIBLE
    if found == CONDITIONAL and _LOCATED.search(unit.text):
        return CONDITIONAL
    return ASSERTED if found in (POSSIBLE, CONDITIONAL) else found

"""Whether a sentence asserts, denies, permits or conditions what a word in it means."""

from __future__ import annotations

import re

from noticegraph.drafting.model import ASSERTED, CONDITIONAL, DENIED, POSSIBLE, Unit
from noticegraph.drafting.patterns import both

_NEGATION = both(
    r"\b(?:(?:do|does|did|will|would|shall|is|are|has|have|had|may|should|must)\s+not|(?:don|doesn|won|isn|aren|haven|didn|wouldn)['’]t|"
    r"never|(?:in|at|under)\s+no\s+(?:event|case|time|circumstances?|way)|cannot|can['’]t|neither|nor|no\s+longer|without\s+(?:collecting|sharing|storing|processing)|"
    r"(?:collects?|shares?|sells?|stores?|has|have|process(?:es)?|uses?)\s+no|no\s+(?:\w+\s+){0,3}(?:is|are|will be))\b",
    r"\b(?:niet|geen|nooit|noch|evenmin|zonder\s+(?:te|dat))\b",
)
_NOT_ONLY = re.compile(
    r"(?i)\b(?:not\s+(?:only|limited|necessarily)|niet\s+(?:alleen|beperkt|noodzakelijk\w*|uitsluitend|langer))\b"
)
_EXCEPTION = both(
    r"\b(?:except(?:\s+(?:for|as|that|when|if|where|to|in|with))?|with\s+the\s+exception\s+of|other\s+than|unless|excluding|but\s+only|only\s+(?:if|when|with|where|for|to))\b",
    r"\b(?:behalve|met\s+uitzondering\s+van|tenzij|uitgezonderd|anders\s+dan|uitsluitend|alleen\s+(?:als|wanneer|met|om|voor)|maar\s+alleen|slechts)\b",
)
_CONDITION = both(
    r"\b(?:if|where(?!\s+(?:you|we|they)\s+(?:are|live|come|came))|unless|subject\s+to|to\s+the\s+extent|"
    r"in\s+(?:some|certain|limited|rare|specific|exceptional)\s+(?:\w+\s+)?(?:cases|circumstances|situations|instances|jurisdictions|regions|countries|states)|"
    r"under\s+(?:certain|some|limited)\s+\w+|depending\s+on|as\s+(?:required|permitted|applicable|necessary|needed|allowed)|"
    r"(?:when|whenever)\s+(?:required|permitted|necessary|we\s+(?:believe|are|have)|you\s+(?:(?:choose|consent|opt|request|ask|contact|purchase|buy|order|participate|apply|connect|share|enable|give|allow|agree)|have\s+(?:given|agreed|consented|granted|allowed|asked)))|"
    r"with\s+(?:your|the\s+user['’]?s|their|user)\s+(?:\w+\s+){0,2}(?:consent|permission|authori[sz]ation|approval)|provided\s+that|in\s+the\s+event|in\s+(?:any\s+)?case\s+(?:of|we|you)|"
    r"in\s+response\s+to|only\s+(?:if|when|with|where)|upon\s+(?:your\s+)?request|at\s+your\s+(?:request|direction)|"
    r"in\s+connection\s+with\s+(?:any\s+|a\s+|an\s+)?(?:potential\s+|proposed\s+)?(?:merger|sale|acquisition|corporate|reorgani[sz]ation|restructuring|bankruptcy|business\s+transfers?|change\s+of\s+control)|provided\s+the|should\s+(?:you|we)|good\s+faith|"
    r"based\s+on\s+your\s+consent|your\s+(?:prior\s+)?consent|required\s+(?:to\s+do\s+so\s+)?by\s+law|as\s+part\s+of\s+(?:a|any)\s+(?:merger|sale)|"
    r"eligible|(?:depending|dependent)\s+(?:up)?on|certain\s+(?:cases|circumstances))\b",
    r"\b(?:als\s+(?:u|je|jij|wij|we|de|het|dit|dat|er|een)|indien|wanneer\s+(?:u|je)\s+(?:ervoor|toestemming|ons|contact|een|zich)|wanneer\s+(?:dit|dat|wij|we|nodig|vereist|de)|tenzij|mits|voor\s+zover|"
    r"in\s+(?:bepaalde|sommige|beperkte|uitzonderlijke|specifieke)\s+(?:gevallen|omstandigheden|situaties|rechtsgebieden|landen|regio's)|"
    r"onder\s+(?:bepaalde|sommige)\s+\w+|afhankelijk\s+van|zoals\s+(?:vereist|toegestaan|vereist)|waar\s+(?:nodig|van\s+toepassing|vereist|toegestaan|wettelijk)|"
    r"met\s+(?:uw|je|jouw)\s+(?:\w+\s+){0,2}toestemming|op\s+voorwaarde|in\s+geval\s+van|in\s+het\s+geval|naar\s+aanleiding\s+van|"
    r"alleen\s+(?:als|wanneer|met)|op\s+(?:uw|je|jouw)\s+(?:verzoek|aanwijzing)|onderworpen\s+aan|onder\s+voorbehoud|toestemming\s+(?:hebt|heeft|geeft)|"
    r"(?:wettelijk|door\s+de\s+wet)\s+(?:verplicht|vereist)|indien\s+nodig|zo\s+nodig)\b",
)
_POSSIBILITY = both(
    r"\b(?:may|might|can|could|reserves?\s+the\s+right|potentially|possibly|sometimes|from\s+time\s+to\s+time|occasionally)\b",
    r"\b(?:kan|kunnen|kunt|kun|mogen|mag|zou(?:den)?|mogelijk(?:erwijs)?|soms|eventueel|eventuele|af\s+en\s+toe|behoud(?:en|t)?\s+.{0,20}recht)\b",
)
_CLAUSE = re.compile(
    r"(?i)[;:—–]|,\s+(?:dan|then)\b|,\s+(?=(?:you|we|u|je|wij)\s|(?:kunt|kan|kun|mag)\s+(?:u|je)\b|(?:kunnen|mogen|zullen)\s+(?:wij|we)\b)|,?\s+(?:but|however|maar|echter)\b|(?<!e\.g)(?<!i\.e)(?<!bijv)(?<!o\.a)\.\s"
)
_REACH = 110
"""How far (in characters) a negation reaches: further on, another verb has begun."""

_LONG_REACH = 260
_EXAMPLES = re.compile(r"(?i)\b(?:such\s+as|including|for\s+example|e\.g)\b|:")
_ANOTHER_VERB = re.compile(r"(?i)\b(?:we|they|you|will|may|which|that|who|is|are|to)\b")


def _reach(between: str) -> int:
    """Return how far a negation reaches, given the words after it: over a list of examples, further."""
    examples = _EXAMPLES.search(between)
    if examples and not _ANOTHER_VERB.search(between[examples.end() :]):
        return _LONG_REACH
    return _REACH


_NO_CONDITION = both(
    r"\b(?:regardless\s+of|irrespective\s+of|whether\s+or\s+not|no\s+matter|even|as|what|and|or)\s+(?:if|where|when)\b|\b(?:regardless|irrespective)\s+of\s+where\b"
    r"|\b(?:see|check|determine|know|find\s+out|decide|detect|evaluate|assess|notify\s+you|tell\s+you|inform\s+you|alert\s+you|let\s+you\s+know|let\s+us\s+know|ask(?:ed)?)\s+(?:if|when|where)\b"
    r"|\bif\s+(?:any|applicable)\b|\b(?:from|to|at|on|of|in|about|and|countr(?:y|ies)|places?|location|sites?|pages?|jurisdictions?)\s+where\b|\bsubject\s+to\s+(?:this|these|our|your)\b",
    r"\b(?:ongeacht|zelfs|ook|alsof|net)\s+(?:als|indien|wanneer|of|waar)\b|\bzoals\s+wanneer\b"
    r"|\b(?:weten|zien|bepalen|controleren|waarschuwen|op\s+de\s+hoogte\s+(?:te\s+)?(?:stellen|brengen)|informeren|laten\s+weten)\s+(?:als|wanneer|indien)\b",
)
"""What has the words of a condition without being one ("regardless of where", "to see if")."""

_GIVES = {
    "en": r"(?:be\s+(?:asked|required|requested|prompted|invited)|choose|elect|opt|decide|voluntarily|provide|give|submit|share|upload|enter|send|post|add|connect|link|include|disclose|publish|supply|make)",
    "nl": r"(?:verstrek\w*|geven|delen|uploaden|invoeren|invullen|sturen|verzenden|plaatsen|toevoegen|koppelen|publiceren|kiezen|vrijwillig)",
}
_NO_POSSIBILITY = both(
    rf"\b(?:so(?:\s+that)?|in\s+order\s+that|(?:ensure|make\s+sure|sure)(?:\s+that)?|how|ways?|what|where|whom?|until|before)\s+(?:\w+\s+){{1,4}}(?:can|could|may|might)\b"
    rf"|\b(?:you|users?|individuals|customers|visitors)\s+(?:may|can|could|might)\b(?!\s+(?:also\s+|then\s+|be\s+asked\s+to\s+)*{_GIVES['en']}\b)"
    r"|\b(?:that|which)\s+(?:can|could|may|might)\s+(?:(?:reasonably|directly|indirectly|also|then|uniquely)\s+)*(?:be\s+(?:used\s+to|reasonably|linked|associated|related)|identify|help|assist|interest)\b"
    r"|\bmay\s+\d{1,2}\b|\b\d{1,2}\s+may\b|\bmay\s+(?:19|20)\d\d\b|\bas\s+(?:\w+\s+){0,2}(?:may|can|might)\b"
    r"|\b(?:potentially|possibly)\s+(?:\w+ent|harmful|illegal|malicious|unlawful|dangerous|prohibited|infringing|offensive|unauthori[sz]ed|suspicious)\b"
    r"|\b(?:best|much|soon|quickly|well|far)\s+(?:as\s+)?(?:we|you|it)\s+can\b",
    rf"\bte\s+kunnen\b|\b(?:zodat|opdat|hoe|waarmee|waardoor|totdat|voordat)\b[^,.;:]{{0,90}}?\b(?:kan|kunnen|kunt|mag|mogen)\b"
    rf"|\b(?:kunt|kun|kan|mag)\s+(?:u|je|jij)\b(?![^,.;:]{{0,80}}\b{_GIVES['nl']}\b)|\b(?:u|je|jij|gebruikers)\s+(?:kunt|kan|kun|mag|kunnen)\b(?![^,.;:]{{0,80}}\b{_GIVES['nl']}\b)"
    r"|\bmogelijk\s+(?:te\s+)?ma(?:ken|akt|akte)\b|\bmogelijk\s+(?:is|wordt|zijn)\b|\bmogelijk\s+gemaakt\b|\bzo\s+\w+\s+mogelijk\b|\bma(?:ken|akt)\s+(?:\w+\s+){0,4}mogelijk\b|\b(?:zoals|die|dat)\s+(?:\w+\s+){0,3}(?:redelijkerwijs|u\s+interesseren)\b[^,.;:]{0,40}\b(?:kan|kunnen)\b",
)
"""A “can” of an aim, of the reader or of a definition does not make what a sentence says possible."""

_BUT_WITH = both(
    r"\b(?:unless|except(?:\s+(?:as|if|when|where|with|in|to|for))?|without\s+(?:first\s+)?(?:\w+\s+){0,4}(?:consent|permission|authori[sz]ation|instructions?|agreement|notice)|(?:but\s+)?only\s+(?:if|when|with|where))\b",
    r"\b(?:tenzij|behalve|zonder\s+(?:eerst\s+)?(?:\w+\s+){0,4}(?:toestemming|instructie|opdracht)|alleen\s+(?:als|wanneer|met)|mits)\b",
)
"""What a denial leaves open: "not without your consent" is with it."""

_BREAK = both(
    r";|[—–]|(?<!e\.g)(?<!i\.e)(?<!bijv)(?<!o\.a)\.\s|,?\s+(?:but|however|although)\b|,?\s+and\s+(?=(?:we|they|our|this|these|(?:will|do|does|may|can|shall)\s+not)\s)|(?:,|\s)\s*(?:and\s+|or\s+|and/or\s+)?(?=\((?:[a-h]|[ivx]{1,4}|\d)\)\s)",
    r";|[—–]|(?<!e\.g)(?<!i\.e)(?<!bijv)(?<!o\.a)\.\s|,?\s+(?:maar|echter|hoewel)\b|,?\s+en\s+(?=(?:wij|we|zij|onze|deze|dit|delen|gebruiken|verwerken|bewaren)\s)|(?:,|\s)\s*(?:en\s+|of\s+|en/of\s+)?(?=\((?:[a-h]|[ivx]{1,4}|\d)\)\s)",
)
_SUBJECT = re.compile(r"(?i)\b(?:we|they|you|it|this|these|wij|zij|u|je|dit|deze)\b")
_OPENS = re.compile(
    r"(?i)^\W*(?:[A-Z][^.:;]{0,60}[.:]\s+)?(?:\w+\W+){0,4}?(?:if|where|when|whenever|should|in\s+(?:some|certain|limited|the\s+event|case)|with\s+your|upon\s+your|subject\s+to|to\s+the\s+extent|provided|als|indien|wanneer|mits|voor\s+zover|in\s+(?:sommige|bepaalde|geval)|met\s+(?:uw|je|jouw)|op\s+(?:uw|je)|waar)\b"
)
_JOINED = re.compile(r"(?i)\b(?:and|or|en|of),?\s*$")
_LAST_OF_LIST = re.compile(r"(?i),\s*(?:and|or|en|of)\s*$")
_VERB = re.compile(
    r"(?i)\b(?:we|you|is|are|was|were|will|includ\w+|collect\w*|us(?:e|es|ed|ing)|shar\w+|process\w*|receiv\w*|obtain\w*|stor\w+|disclos\w+|provid\w+|help\w*|enabl\w+|allow\w*|have|has)\b"
)


def clause_span(unit: Unit, start: int, end: int) -> tuple[int, int]:
    """Return the span (in the unit's text) of the clause around a span of the statement."""
    left, right = 0, len(unit.text)
    for cut in _CLAUSE.finditer(unit.text):
        if cut.end() <= start - unit.start:
            left = cut.end()
        elif cut.start() >= end - unit.start:
            right = cut.start()
            break
    return left, right


_EXCEPTION_ENDS = re.compile(
    r"(?i)[,.;:]|\b(?:kunnen|kan|zullen|mogen|moeten|delen|gebruiken|verwerken|bewaren|verstrekken)\s+(?:wij|we)\b"
)
"""Where the main clause begins again: in Dutch without a comma ("Behalve … kunnen wij")."""


def in_exception(unit: Unit, start: int, language: str) -> bool:
    """Whether a word stands in what a sentence excepts ("except …", "behalve …")."""
    before = unit.text[: start - unit.start]
    found = None
    for match in _EXCEPTION.get(language, _EXCEPTION["en"]).finditer(before):
        found = match
    return found is not None and not _EXCEPTION_ENDS.search(before[found.end() :])


def is_negated(unit: Unit, start: int, end: int, language: str) -> bool:
    """Whether the clause denies what the word at this span stands for."""
    left, right = clause_span(unit, start, end)
    clause = unit.text[left:right]
    negation = _NEGATION.get(language, _NEGATION["en"])
    clean = _NOT_ONLY.sub(lambda m: " " * len(m[0]), clause)
    last = None
    at = start - unit.start - left
    for match in negation.finditer(clean):
        if language == "en" and at - match.end() > _reach(
            clean[match.end() : max(at, match.end())]
        ):
            continue
        # In Dutch clauses the negation may follow its object ("delen wij niet").
        if match.start() < start - unit.start - left or language == "nl":
            last = match
            if language == "en":
                break
    if last is None:
        return False
    between = clean[last.end() : max(start - unit.start - left, last.end())]
    return not _EXCEPTION.get(language, _EXCEPTION["en"]).search(between)


def heard_lead(unit: Unit) -> Unit | None:
    """Return the sentence whose words hold for a unit too; a table's only if it ends in a colon."""
    lead = unit.lead
    if lead is not None and unit.kind == "TableCell" and not lead.text.rstrip().endswith(":"):
        return None
    return lead


def modality_of(
    unit: Unit,
    start: int,
    end: int,
    language: str,
    *,
    sees_lead: bool = True,
    may_first: bool = False,
) -> str:
    """Return the modality with which a unit says what stands at a span.

    An item has the modality of its lead-in unless its own words have another; a denial of the
    lead-in is the item's. A “may” under a condition is conditional, or with `may_first` possible.
    """
    if is_negated(unit, start, end, language):
        is_excepted = _BUT_WITH[language if language in _BUT_WITH else "en"].search(
            unit.text[end - unit.start :]
        )
        return CONDITIONAL if is_excepted else DENIED
    lead = heard_lead(unit) if sees_lead else None
    if lead is not None and lead.text.rstrip().endswith(":"):
        colon = lead.start + len(lead.text.rstrip()) - 1
        if is_negated(lead, colon, colon, language):
            return DENIED
    first, last = start - unit.start, end - unit.start
    if unit.run_in and unit.first_in_passage and last <= len(unit.run_in) + _MARKS:
        # What a title names, its sentence tells of.
        first = last = len(unit.text)
    elif unit.kind == "ListItem" and unit.first_in_passage:
        head = _HEAD.match(unit.text)
        if head is not None and last <= head.end() and not _VERB.search(head[0]):
            first = last = len(unit.text)
    own = _plain(unit.text, first, last, language, may_first)
    if own == ASSERTED and lead is not None and not _says_by_itself(unit, first):
        return _plain(lead.text, len(lead.text), len(lead.text), language, may_first)
    return own


_MARKS = 4
_HEAD = re.compile(r"[^.;:–—]{3,90}(?:\s[–—-]\s|:\s)(?=\w)")
"""Whom or what an item is about, before what it says: "Sponsors – we may share …"."""
_OWN_CLAUSE = re.compile(
    r"\b(?:we|our\s+\w+|wij|company|[A-Z][\w-]+)\s+(?:(?:also|only|automatically|then|ook|alleen|automatisch|will|zullen)\s+)*(?:collects?|uses?|shares?|receives?|process(?:es)?|stores?|logs?|records?|gathers?|obtains?|discloses?|transfers?|retains?|keeps?|"
    r"verzamel(?:t|en)|gebruik(?:t|en)|deelt|delen|ontvang(?:t|en)|verwerk(?:t|en)|bewa(?:art|ren)|verstrek(?:t|ken))\b"
)


def _says_by_itself(unit: Unit, at: int) -> bool:
    """Whether an item is a sentence of its own, of which the "may" of its lead-in says nothing."""
    return not unit.first_in_passage or _OWN_CLAUSE.search(unit.text[:at]) is not None


def _plain(text: str, start: int, end: int, language: str, may_first: bool) -> str:
    """Return the modality of a span by the words that govern it: before it, or after it in its clause."""
    opening, own, after = _governing(text, start, end, language)
    # Another subject has a "may" of its own; a condition that opens a sentence holds for all of it.
    said = own if opening and _SUBJECT.search(own) else f"{opening} {own}"
    is_possible = _is_possible(said, after, language)
    if may_first and is_possible:
        return POSSIBLE
    if _is_conditional(opening, own, after, language):
        return CONDITIONAL
    return POSSIBLE if is_possible else ASSERTED


def _governing(text: str, start: int, end: int, language: str) -> tuple[str, str, str]:
    """Return what opens the sentence for all its parts, the part before the span, and that after."""
    left, right = 0, len(text)
    first = None
    for cut in _BREAK.get(language, _BREAK["en"]).finditer(text):
        if cut.end() <= start:
            left = cut.end()
            first = cut.start() if first is None else first
        elif cut.start() >= end:
            right = cut.start()
            break
    own, after = text[left:start], text[end:right]
    opening = "" if first is None else text[:first]
    if opening and _SUBJECT.search(own) and not _OPENS.match(opening):
        opening = ""
    return opening, own, after


def _is_possible(before: str, after: str, language: str) -> bool:
    possibility = _POSSIBILITY.get(language, _POSSIBILITY["en"])
    beside = _NO_POSSIBILITY.get(language, _NO_POSSIBILITY["en"])
    # What is beside a "may" can lie on both sides of the span.
    whole = beside.sub(lambda m: re.sub(r"[^\0]", " ", m[0]), f"{before}\0{after}")
    said, _, following = whole.partition("\0")
    if any(_reaches(said, match) for match in possibility.finditer(said)):
        return True
    found = possibility.search(following)
    if language == "nl":
        # The verb of a Dutch clause stands last.
        return found is not None and not _APART.search(following[: found.start()])
    # "Your name may be collected": what stands before its verb is its subject.
    return found is not None and not (
        _VERB.search(said) or _VERB.search(following[: found.start()])
    )


_APART = re.compile(
    r"(?i)[:(]|\b(?:die|dat|waar\w*|zoals|om|zodat|wanneer|als|indien|wie|hoe)\b|^.{200}"
)
_IN_RELATIVE = re.compile(
    r"(?i)\b(?:that|which|who|whom|where|die|dat|waar\w*|wie|wat)\s+(?:[\w’'-]+\s+){0,4}$"
)
_INCLUDES = re.compile(
    r"(?i)^\s*(?:also\s+|ook\s+)?(?:includ\w*|contain\w*|consist\w*|compris\w*|be\b|[^,.;:]{0,60}\b(?:omvatten|bevatten|bestaan)\b)"
)


def _reaches(said: str, match: re.Match[str]) -> bool:
    """Whether a "may" holds for what follows: that of a relative clause ends with it."""
    after = said[match.end() :]
    if not _IN_RELATIVE.search(said[: match.start()]) or _INCLUDES.match(after):
        return True
    return "," not in after


def _is_conditional(opening: str, own: str, after: str, language: str) -> bool:
    condition = _CONDITION.get(language, _CONDITION["en"])
    beside = _NO_CONDITION.get(language, _NO_CONDITION["en"])
    own, after, opening = (
        beside.sub(lambda m: " " * len(m[0]), part) for part in (own, after, opening)
    )
    if condition.search(opening):
        return True
    for match in condition.finditer(own):
        # "to courts where the law asks for it, and to …": what follows is free of it.
        if _OPENS.match(own[: match.end()]) or not re.search(
            r",\s+(?:and|or|en|of)\b", own[match.end() :]
        ):
            return True
    # "…, and if you agree, your name": the condition is that of what follows.
    return any(
        not (
            _JOINED.search(after[: match.start()])
            and ("," in after[match.end() :] or _LAST_OF_LIST.search(after[: match.start()]))
        )
        for match in condition.finditer(after)
    )

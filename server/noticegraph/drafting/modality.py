"""Whether a sentence says, denies, permits or conditions what a word in it stands for."""

from __future__ import annotations

import re

from noticegraph.drafting.model import ASSERTED, CONDITIONAL, DENIED, POSSIBLE, Unit

_NEGATION = {
    "en": re.compile(
        r"\b(?:(?:do|does|did|will|would|shall|is|are|has|have|had|may|should|must)\s+not|(?:don|doesn|won|isn|aren|haven|didn|wouldn)['’]t|"
        r"never|cannot|can['’]t|neither|nor|no\s+longer|without\s+(?:collecting|sharing|storing|processing)|"
        r"(?:collects?|shares?|sells?|stores?|has|have|process(?:es)?|uses?)\s+no|no\s+(?:\w+\s+){0,3}(?:is|are|will be))\b",
        re.IGNORECASE,
    ),
    "nl": re.compile(r"\b(?:niet|geen|nooit|noch|evenmin|zonder\s+(?:te|dat))\b", re.IGNORECASE),
}
_NOT_ONLY = re.compile(
    r"\b(?:not\s+(?:only|limited|necessarily)|niet\s+(?:alleen|beperkt|noodzakelijk\w*|uitsluitend|langer))\b",
    re.IGNORECASE,
)
_EXCEPTION = {
    "en": re.compile(
        r"\b(?:except(?:\s+(?:for|as|that|when|if|where|to|in|with))?|with\s+the\s+exception\s+of|other\s+than|unless|excluding|but\s+only|only\s+(?:if|when|with|where|for|to))\b",
        re.IGNORECASE,
    ),
    "nl": re.compile(
        r"\b(?:behalve|met\s+uitzondering\s+van|tenzij|uitgezonderd|anders\s+dan|uitsluitend|alleen\s+(?:als|wanneer|met|om|voor)|maar\s+alleen|slechts)\b",
        re.IGNORECASE,
    ),
}
_CONDITION = {
    "en": re.compile(
        r"\b(?:if|where(?!\s+(?:you|we|they)\s+(?:are|live|come|came))|unless|subject\s+to|to\s+the\s+extent|"
        r"in\s+(?:some|certain|limited|rare|specific|exceptional)\s+(?:\w+\s+)?(?:cases|circumstances|situations|instances|jurisdictions|regions|countries|states)|"
        r"under\s+(?:certain|some|limited)\s+\w+|depending\s+on|as\s+(?:required|permitted|applicable|necessary|needed|allowed)|"
        r"(?:when|whenever)\s+(?:required|permitted|necessary|we\s+(?:believe|are|have)|you\s+(?:choose|consent|opt|request|ask|contact|purchase|buy|order|participate|apply|connect|share|enable|give|allow|agree))|"
        r"with\s+(?:your|the\s+user['’]?s|their|user)\s+(?:\w+\s+){0,2}(?:consent|permission|authori[sz]ation|approval)|provided\s+that|in\s+the\s+event|in\s+(?:any\s+)?case\s+(?:of|we|you)|"
        r"in\s+response\s+to|only\s+(?:if|when|with|where)|upon\s+(?:your\s+)?request|at\s+your\s+(?:request|direction)|"
        r"in\s+connection\s+with\s+(?:any\s+|a\s+|an\s+)?(?:merger|sale|acquisition|corporate)|should\s+(?:you|we)|good\s+faith|"
        r"based\s+on\s+your\s+consent|your\s+(?:prior\s+)?consent|required\s+(?:to\s+do\s+so\s+)?by\s+law|as\s+part\s+of\s+(?:a|any)\s+(?:merger|sale)|"
        r"eligible|(?:depending|dependent)\s+(?:up)?on|certain\s+(?:cases|circumstances))\b",
        re.IGNORECASE,
    ),
    "nl": re.compile(
        r"\b(?:als\s+(?:u|je|jij|wij|we|de|het|dit|dat|er|een)|indien|wanneer\s+(?:u|je)\s+(?:ervoor|toestemming|ons|contact|een|zich)|wanneer\s+(?:dit|dat|wij|we|nodig|vereist|de)|tenzij|mits|voor\s+zover|"
        r"in\s+(?:bepaalde|sommige|beperkte|uitzonderlijke|specifieke)\s+(?:gevallen|omstandigheden|situaties|rechtsgebieden|landen|regio's)|"
        r"onder\s+(?:bepaalde|sommige)\s+\w+|afhankelijk\s+van|zoals\s+(?:vereist|toegestaan|vereist)|waar\s+(?:nodig|van\s+toepassing|vereist|toegestaan|wettelijk)|"
        r"met\s+(?:uw|je|jouw)\s+(?:\w+\s+){0,2}toestemming|op\s+voorwaarde|in\s+geval\s+van|in\s+het\s+geval|naar\s+aanleiding\s+van|"
        r"alleen\s+(?:als|wanneer|met)|op\s+(?:uw|je|jouw)\s+(?:verzoek|aanwijzing)|onderworpen\s+aan|onder\s+voorbehoud|toestemming\s+(?:hebt|heeft|geeft)|"
        r"(?:wettelijk|door\s+de\s+wet)\s+(?:verplicht|vereist)|indien\s+nodig|zo\s+nodig)\b",
        re.IGNORECASE,
    ),
}
_POSSIBILITY = {
    "en": re.compile(
        r"\b(?:may|might|can|could|reserves?\s+the\s+right|potentially|possibly|sometimes|from\s+time\s+to\s+time|occasionally)\b",
        re.IGNORECASE,
    ),
    "nl": re.compile(
        r"\b(?:kan|kunnen|kunt|kun|mogen|mag|zou(?:den)?|mogelijk(?:erwijs)?|soms|eventueel|eventuele|af\s+en\s+toe|behoud(?:en|t)?\s+.{0,20}recht)\b",
        re.IGNORECASE,
    ),
}
_CLAUSE = re.compile(r"[;:—–]|,?\s+(?:but|however|maar|echter)\b|\.\s", re.IGNORECASE)
_REACH = 110
"""How far (in characters) a negation reaches: further on, another verb has begun."""


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


def in_exception(unit: Unit, start: int, language: str) -> bool:
    """Whether a word stands in what a sentence excepts ("except …", "behalve …")."""
    before = unit.text[: start - unit.start]
    found = None
    for match in _EXCEPTION.get(language, _EXCEPTION["en"]).finditer(before):
        found = match
    return found is not None and not re.search(r"[,.;:]", before[found.end() :])


def is_negated(unit: Unit, start: int, end: int, language: str) -> bool:
    """Whether the clause denies what the word at this span stands for."""
    left, right = clause_span(unit, start, end)
    clause = unit.text[left:right]
    negation = _NEGATION.get(language, _NEGATION["en"])
    clean = _NOT_ONLY.sub(lambda m: " " * len(m[0]), clause)
    last = None
    at = start - unit.start - left
    for match in negation.finditer(clean):
        if language == "en" and at - match.end() > _REACH:
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


def modality_of(unit: Unit, start: int, end: int, language: str, *, sees_lead: bool = True) -> str:
    """Return the modality with which a unit says what stands at a span.

    An item has the modality of its lead-in unless its own words have another; a denial of the
    lead-in is the item's. A “may” under a condition is conditional.
    """
    if is_negated(unit, start, end, language):
        return DENIED
    lead = heard_lead(unit) if sees_lead else None
    if lead is not None and lead.text.rstrip().endswith(":"):
        colon = lead.start + len(lead.text.rstrip()) - 1
        if is_negated(lead, colon, colon, language):
            return DENIED
    own = _plain(unit.text, language)
    if own == ASSERTED and lead is not None:
        return _plain(lead.text, language)
    return own


def _plain(text: str, language: str) -> str:
    if _CONDITION.get(language, _CONDITION["en"]).search(text):
        return CONDITIONAL
    if _POSSIBILITY.get(language, _POSSIBILITY["en"]).search(text):
        return POSSIBLE
    return ASSERTED


def has_possibility(text: str, language: str) -> bool:
    """Whether words such as "may" and "kan" stand in a text."""
    return _POSSIBILITY.get(language, _POSSIBILITY["en"]).search(text) is not None

"""Where words for purposes stand beside their meaning.

Security is what data are given rather than what they are for in "the security of your data"; what a
reader does ("if you log in") and what others do are no purposes of ours.
"""

from __future__ import annotations

import re

from noticegraph.drafting.beside import IS_DATA, USE_OF, around, both
from noticegraph.drafting.model import Match, Unit

_OF_DATA = re.compile(
    r"^\s*(?:and\s+\w+\s+|en\s+\w+\s+)?(?:of|for|van|voor)\s+(?:your|the|our|all|any|such|this|personal|uw|je|jouw|de|alle|onze|deze)?\s*(?:\w+\s+){0,2}(?:data|information|\w*gegevens|informatie)\b",
    re.IGNORECASE,
)
_SECURITY = re.compile(
    r"\b(?:secur\w+|protect\w*|safe\w*|treated|beveilig\w+|bescherm\w+|veilig\w*)\b", re.IGNORECASE
)
_OF_STATE = re.compile(
    r"\b(?:national|public|state|social|nationale|sociale|openbare|staats)[\s-]*$", re.IGNORECASE
)
_OWN_DATA = re.compile(r"\b(?:data|information|\w*gegevens|informatie)\b", re.IGNORECASE)
_STEPS = both(
    r"\b(?:measures?|steps|safeguards?|treated\s+securely|procedures|controls|strive|committed|100\s?%|guarantee|take\s+care)\b",
    r"\b(?:maatregel\w*|waarborg\w*|procedures|stappen|zorgvuldig|100\s?%|garander\w*)\b",
)  # fmt: skip
_OTHERS_OWN = re.compile(r"\b(?:their|his|her|hun)\b", re.IGNORECASE)
_TELLS_READER = both(
    r"\b(?:want|like|wish\w*|hereby|pleased|need)\s+to\s*$", r"\b(?:willen|graag|hierbij)\s+(?:u\s+|je\s+)?$"
)  # fmt: skip
_PERSONS = re.compile(
    r"^(?:(?:service\s+)?providers?|developers?|owners?|users?|operators?|controllers?|administrators?|processors?|suppliers?|managers?|operating\s+systems?|persons?|people|members?)\b|^\w*(?:leveranciers?|dienstverleners?|aanbieders?|beheerders?|verwerkers?|providers?)\s+(?:voor|van|die)\b",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(?:information|data|details|\w*gegevens|informatie)\s+(?:about|on|regarding|over)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_CUSTOM = re.compile(r"custom\s", re.IGNORECASE)
_NAMES_OF_PLANS = re.compile(
    r"^(?:transactions?|payments?|log\s?in|delivery|orders?|transacties?|betaling(?:en)?|levering)$",
    re.IGNORECASE,
)


_YOUR = re.compile(
    r"(?<!process )(?<!manage )(?<!handle )(?<!fulfil )(?<!fulfill )(?<!support )\b(?:your|uw|jouw)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_AVAILABLE = re.compile(r"^(?:available|beschikbaar)\b", re.IGNORECASE)
_BY_DOING = re.compile(
    r"^\W*(?:by|door)\s+(?:\w+ing\s+(?:\w+\s+){0,4}(?:and|or)\s+(?:by\s+)?)?$", re.IGNORECASE
)
_THEIR_OWN = re.compile(
    r"\b(?:their|his|her|its|['’]s)\s+own\s+(?:\w+\s+)?$|\b(?:hun|zijn|haar)\s+eigen\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_NOT_NEEDED = re.compile(
    r"\bnot\s+(?:strictly\s+)?(?:required|necessary|needed)\s+(?:for|to)\s+(?:\w+\s+){0,2}$|\bniet\s+(?:nodig|noodzakelijk|vereist)\s+(?:voor|om)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_READER_DOES = both(
    r"\b(?:if|when|whenever|where|once|after|by|unless)\s+(?:you|users?|someone|customers|visitors|they)\b[^,;:]*$|\bwhen\s+(?:\w+ing)\b[^,;:]*$",
    r"\b(?:als|indien|wanneer|zodra|nadat|tenzij)\s+(?:u|je|jij|gebruikers|iemand)\b[^,;:]*$",
)  # fmt: skip


_THING_FOR_IT = re.compile(
    r"\s+(?:systems?|software|sites?|networks?|plug-?ins?|vendors?|companies|firms|agencies|partners?|providers?|platforms?|processors?|systemen|bedrijven|leveranciers?)\b",
    re.IGNORECASE,
)
"""Whoever or whatever serves an aim is not the aim: "customer management systems"."""
_OF_RIGHTS = re.compile(
    r"(?<!reserve the )(?<!reserves the )\brights?\s+(?:to|of)\b[^.;]*$|\b(?:request|obtain|ask\s+for|opvragen)\b[^.;]*\binformati(?:on|e)\s+(?:about|regarding|on|concerning|over)\b[^.;]*$|\brecht(?:en)?\s+(?:op|om)\b[^.;]*$",
    re.IGNORECASE,
)
"""What somebody has a right to is no aim of ours."""
_PROTECTION = re.compile(r"^protection\b", re.IGNORECASE)
_DATA_PROTECTION = re.compile(r"\bdata\s+$", re.IGNORECASE)


_GIVING = re.compile(r"^(?:provid|giv|submit|suppl|verstrek)\w*\b", re.IGNORECASE)
_IS_ASKED = re.compile(
    r"\b(?:asked|required|requested|needed|need|obliged|have|must|should|request)\s+(?:to\s+)?(?:\w+\s+)?$|\b(?:gevraagd|verplicht|dient|moet)\b[^.;,]{0,40}$",
    re.IGNORECASE,
)
_OWN_PERSONAL = re.compile(r"\b(?:your|uw|je)\s+(?:personal|persoons|persoonlijke)", re.IGNORECASE)
"""What a reader is asked to give, or gets of what is theirs, is no aim."""
_WITHOUT = re.compile(
    r"\b(?:without|zonder)\s+(?:first\s+|eerst\s+)?(?:(?:u|je|het|dit)\s+)?(?:\w+\s+te\s+)?$",
    re.IGNORECASE,
)
_THAT_YOU = re.compile(
    r"\b(?:berichten|e-mails|gesprekken|messages|e-?mails|calls)\s+(?:die|that|which)\s+(?:u|je|you)\b",
    re.IGNORECASE,
)
_OF_A_POLICY = re.compile(
    r"\s+(?:with|van|met)\s+(?:this|our|the|dit|deze|ons|onze)\s+(?:\w+\s+)?(?:policy|notice|statement|beleid|verklaring|privacy\w*)",
    re.IGNORECASE,
)
_FOR_THEIR = re.compile(r"\b(?:for|voor)\s+(?:their|its|hun)\s+(?:\w+[/\s]\s*)?$", re.IGNORECASE)
_SELLING = re.compile(
    r"^(?:marketing|promotion\w*|advertising|direct\w*|reclame\w*)", re.IGNORECASE
)
"""Marketing of others ("for their marketing") is no aim of ours."""
_SALES = re.compile(r"^(?:sales?|verkoop)$", re.IGNORECASE)
_OF_PERSONAL = re.compile(r"\s+(?:of|van)\s+(?:\w+\s+)?(?:personal|persoon)", re.IGNORECASE)
_AS_LAW_CALLS_IT = re.compile(
    r"^(?:business|commercial|zakelijke?|commerciële?)(?:\s+(?:or|of)\s+\w+)?\s+(?:purposes?|doel\w*)$",
    re.IGNORECASE,
)
_ITS_OWN = re.compile(r"\s*(?::|(?:of|for|that|which|van|voor)\b)", re.IGNORECASE)
_ONE_OF = re.compile(
    r"\b(?:following|more|for\s+a|the|our|volgende|een)\s+(?:\w+\s+or\s+)?$", re.IGNORECASE
)
"""That there is a business purpose, as a law calls it, does not tell which."""
_BOUND = re.compile(r"\b(?:bound\s+by|gebonden\s+aan)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
"""What others are bound by is their duty."""
_GIVES_US = re.compile(
    r"^(?:provid|giv|submit)\w*\s+(?:(?:it\s+)?to\s+us|us\s+with)\b", re.IGNORECASE
)
_OF_DATA_NAMED = re.compile(r"\s+(?:data|information|gegevens|informatie)\b", re.IGNORECASE)
"""What an aim's words tell of in "customer service data"."""
_ASKED_BY_LAW = re.compile(r"^(?:required|permitted|vereist|verplicht)\b", re.IGNORECASE)
_WHERE = re.compile(
    r"\b(?:where|if|as|when|unless|waar|indien|zoals|als|wanneer)\s+(?:\w+\s+){0,2}$", re.IGNORECASE
)
"""A duty that is a condition ("where required by law") is no aim."""
_READER_MAY = re.compile(
    r"\b(?:u|je|jij)\s+(?:kunt|kun|kan|mag)\s(?:(?!\b(?:om|zodat|waarmee)\b)[^.;,])*$|\b(?:kunt|kun|kan|mag)\s+(?:u|je|jij)\s(?:(?!\b(?:om|zodat|waarmee)\b)[^.;,])*$",
    re.IGNORECASE,
)
"""What a Dutch sentence lets its reader do is no aim of ours; the English verb stands beside "you may"."""


def _in_condition(unit: Unit, match: Match, language: str) -> bool:
    """Whether what a reader does is told as a condition: "if you log in"."""
    before = unit.text[: match.start - unit.start]
    found = _READER_DOES[language].search(before)
    # "when you ask us to repair …": an aim of its own within the condition stays one.
    return (
        found is not None and re.search(r"\b(?:so\s+that|in\s+order\s+to|om)\b", found[0]) is None
    )


def purpose_beside(unit: Unit, match: Match, language: str) -> bool:
    """Whether words for a purpose tell of persons, of others' purposes, or of how data are kept."""
    words, before, after = around(unit, match)
    if _PERSONS.match(words) or _OTHERS_OWN.search(words) or _CUSTOM.match(words):
        return True
    if _OF_RIGHTS.search(before) or (_PROTECTION.match(words) and _DATA_PROTECTION.search(before)):
        return True
    if _THING_FOR_IT.match(after):
        return True
    if _THEIR_OWN.search(before) or _NOT_NEEDED.search(before):
        return True
    if (
        _BOUND.search(before)
        or (_GIVING.match(words) and (_IS_ASKED.search(before) or _OWN_PERSONAL.search(words)))
        or _WITHOUT.search(before)
        or unit.text[: match.start - unit.start].endswith("-")
        or _THAT_YOU.search(f"{words} {after[:12]}")
        or (_OF_A_POLICY.match(after) and words.casefold() in ("compliance", "comply", "naleving"))
        or (_FOR_THEIR.search(before) and _SELLING.match(words))
        or (_SALES.match(words) and _OF_PERSONAL.match(after))
        or (_AS_LAW_CALLS_IT.match(words) and (_ITS_OWN.match(after) or _ONE_OF.search(before)))
        or _GIVES_US.match(words)
        or _OF_DATA_NAMED.match(after)
        or (_ASKED_BY_LAW.match(words) and _WHERE.search(before))
    ):
        return True
    alone = match.first == match.last
    if alone and (IS_DATA.match(after) or _YOUR.search(before)):
        return True
    if _AVAILABLE.match(words) or _BY_DOING.search(unit.text[: match.start - unit.start]):
        return True
    if _in_condition(unit, match, language) or _READER_MAY.search(before):
        return True
    if _SECURITY.search(words):
        if _OF_STATE.search(before):
            return True
        if _OF_DATA.match(after) or (
            _OWN_DATA.search(words) and _STEPS[language].search(unit.text)
        ):
            return True
        if unit.kind == "Heading" and _OWN_DATA.search(unit.text):
            return True
    if _NAMES_OF_PLANS.match(words) and unit.kind == "Heading":
        return True
    if USE_OF.match(words) and _ABOUT.search(before):
        return True
    return _TELLS_READER[language].search(before) is not None

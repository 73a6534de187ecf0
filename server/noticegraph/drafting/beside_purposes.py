"""Where words for purposes do not have their usual meaning.

Security is what data are given rather than what they are for in "the security of your data"; what a
reader does ("if you log in") and what others do are not purposes of ours.
"""

from __future__ import annotations

import re

from noticegraph.drafting.beside import IS_DATA, USE_OF, around
from noticegraph.drafting.model import Match, Unit
from noticegraph.drafting.patterns import both

_OF_DATA = re.compile(
    r"(?i)^\s*(?:and\s+\w+\s+|en\s+\w+\s+)?(?:of|for|van|voor)\s+(?:your|the|our|all|any|such|this|personal|uw|je|jouw|de|alle|onze|deze)?\s*(?:\w+\s+){0,2}(?:data|information|\w*gegevens|informatie)\b"
)
_SECURITY = re.compile(
    r"(?i)\b(?:secur\w+|protect\w*|safe\w*|treated|beveilig\w+|bescherm\w+|veilig\w*)\b"
)
_OF_STATE = re.compile(
    r"(?i)\b(?:national|public|state|social|nationale|sociale|openbare|staats)[\s-]*$"
)
_OWN_DATA = re.compile(r"(?i)\b(?:data|information|\w*gegevens|informatie)\b")
_STEPS = both(
    r"\b(?:measures?|steps|safeguards?|treated\s+securely|procedures|controls|strive|committed|100\s?%|guarantee|take\s+care)\b",
    r"\b(?:maatregel\w*|waarborg\w*|procedures|stappen|zorgvuldig|100\s?%|garander\w*)\b",
)  # fmt: skip
_OTHERS_OWN = re.compile(r"(?i)\b(?:their|his|her|hun)\b")
_TELLS_READER = both(
    r"\b(?:want|like|wish\w*|hereby|pleased|need)\s+to\s*$", r"\b(?:willen|graag|hierbij)\s+(?:u\s+|je\s+)?$"
)  # fmt: skip
_PERSONS = re.compile(
    r"(?i)^(?:(?:service\s+)?providers?|developers?|owners?|users?|operators?|controllers?|administrators?|processors?|suppliers?|managers?|operating\s+systems?|persons?|people|members?)\b|^\w*(?:leveranciers?|dienstverleners?|aanbieders?|beheerders?|verwerkers?|providers?)\s+(?:voor|van|die)\b"
)
_ABOUT = re.compile(
    r"(?i)\b(?:information|data|details|\w*gegevens|informatie)\s+(?:about|on|regarding|over)\s+(?:\w+\s+){0,2}$"
)
_CUSTOM = re.compile(r"(?i)custom\s")
_NAMES_OF_PLANS = re.compile(
    r"(?i)^(?:transactions?|payments?|log\s?in|delivery|orders?|transacties?|betaling(?:en)?|levering)$"
)


_YOUR = re.compile(
    r"(?i)(?<!process )(?<!manage )(?<!handle )(?<!fulfil )(?<!fulfill )(?<!support )\b(?:your|uw|jouw)\s+(?:\w+\s+)?$"
)
_AVAILABLE = re.compile(r"(?i)^(?:available|beschikbaar)\b")
_BY_DOING = re.compile(
    r"(?i)^\W*(?:by|door)\s+(?:\w+ing\s+(?:\w+\s+){0,4}(?:and|or)\s+(?:by\s+)?)?$"
)
_THEIR_OWN = re.compile(
    r"(?i)\b(?:their|his|her|its|['’]s)\s+own\s+(?:\w+\s+)?$|\b(?:hun|zijn|haar)\s+eigen\s+(?:\w+\s+)?$"
)
_NOT_NEEDED = re.compile(
    r"(?i)\bnot\s+(?:strictly\s+)?(?:required|necessary|needed)\s+(?:for|to)\s+(?:\w+\s+){0,2}$|\bniet\s+(?:nodig|noodzakelijk|vereist)\s+(?:voor|om)\s+(?:\w+\s+){0,2}$"
)
_READER_DOES = both(
    r"\b(?:if|when|whenever|where|once|after|by|unless)\s+(?:you|users?|someone|customers|visitors|they)\b[^,;:]*$|\bwhen\s+(?:\w+ing)\b[^,;:]*$",
    r"\b(?:als|indien|wanneer|zodra|nadat|tenzij)\s+(?:u|je|jij|gebruikers|iemand)\b[^,;:]*$",
)  # fmt: skip


_THING_FOR_IT = re.compile(
    r"(?i)\s+(?:systems?|software|sites?|networks?|plug-?ins?|vendors?|companies|firms|agencies|partners?|providers?|platforms?|processors?|systemen|bedrijven|leveranciers?)\b"
)
"""Whoever or whatever serves an aim is not the aim: "customer management systems"."""
_OF_RIGHTS = re.compile(
    r"(?i)(?<!reserve the )(?<!reserves the )\brights?\s+(?:to|of)\b[^.;]*$|\b(?:request|obtain|ask\s+for|opvragen)\b[^.;]*\binformati(?:on|e)\s+(?:about|regarding|on|concerning|over)\b[^.;]*$|\brecht(?:en)?\s+(?:op|om)\b[^.;]*$"
)
"""What somebody has a right to is no aim of ours."""
_PROTECTION = re.compile(r"(?i)^protection\b")
_DATA_PROTECTION = re.compile(r"(?i)\bdata\s+$")


_GIVING = re.compile(r"(?i)^(?:provid|giv|submit|suppl|verstrek)\w*\b")
_IS_ASKED = re.compile(
    r"(?i)\b(?:asked|required|requested|needed|need|obliged|have|must|should|request)\s+(?:to\s+)?(?:\w+\s+)?$|\b(?:gevraagd|verplicht|dient|moet)\b[^.;,]{0,40}$"
)
_OWN_PERSONAL = re.compile(r"(?i)\b(?:your|uw|je)\s+(?:personal|persoons|persoonlijke)")
"""What a reader is asked to give, or gets of what is theirs, is no aim."""
_WITHOUT = re.compile(
    r"(?i)\b(?:without|zonder)\s+(?:first\s+|eerst\s+)?(?:(?:u|je|het|dit)\s+)?(?:\w+\s+te\s+)?$"
)
_THAT_YOU = re.compile(
    r"(?i)\b(?:berichten|e-mails|gesprekken|messages|e-?mails|calls)\s+(?:die|that|which)\s+(?:u|je|you)\b"
)
_OF_A_POLICY = re.compile(
    r"(?i)\s+(?:with|van|met)\s+(?:this|our|the|dit|deze|ons|onze)\s+(?:\w+\s+)?(?:policy|notice|statement|beleid|verklaring|privacy\w*)"
)
_FOR_THEIR = re.compile(r"(?i)\b(?:for|voor)\s+(?:their|its|hun)\s+(?:\w+[/\s]\s*)?$")
_SELLING = re.compile(r"(?i)^(?:marketing|promotion\w*|advertising|direct\w*|reclame\w*)")
"""Marketing of others ("for their marketing") is no aim of ours."""
_SALES = re.compile(r"(?i)^(?:sales?|verkoop)$")
_OF_PERSONAL = re.compile(r"(?i)\s+(?:of|van)\s+(?:\w+\s+)?(?:personal|persoon)")
_AS_LAW_CALLS_IT = re.compile(
    r"(?i)^(?:business|commercial|zakelijke?|commerciële?)(?:\s+(?:or|of)\s+\w+)?\s+(?:purposes?|doel\w*)$"
)
_ITS_OWN = re.compile(r"(?i)\s*(?::|(?:of|for|that|which|van|voor)\b)")
_ONE_OF = re.compile(r"(?i)\b(?:following|more|for\s+a|the|our|volgende|een)\s+(?:\w+\s+or\s+)?$")
"""That there is a business purpose, as a law calls it, does not tell which."""
_BOUND = re.compile(r"(?i)\b(?:bound\s+by|gebonden\s+aan)\s+(?:\w+\s+){0,2}$")
"""What others are bound by is their duty."""
_GIVES_US = re.compile(r"(?i)^(?:provid|giv|submit)\w*\s+(?:(?:it\s+)?to\s+us|us\s+with)\b")
_OF_DATA_NAMED = re.compile(r"(?i)\s+(?:data|information|gegevens|informatie)\b")
"""What the words of an aim refer to in "customer service data"."""
_ASKED_BY_LAW = re.compile(r"(?i)^(?:required|permitted|vereist|verplicht)\b")
_WHERE = re.compile(
    r"(?i)\b(?:where|if|as|when|unless|waar|indien|zoals|als|wanneer)\s+(?:\w+\s+){0,2}$"
)
"""A duty that is a condition ("where required by law") is no aim."""
_READER_MAY = re.compile(
    r"(?i)\b(?:u|je|jij)\s+(?:kunt|kun|kan|mag)\s(?:(?!\b(?:om|zodat|waarmee)\b)[^.;,])*$|\b(?:kunt|kun|kan|mag)\s+(?:u|je|jij)\s(?:(?!\b(?:om|zodat|waarmee)\b)[^.;,])*$"
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

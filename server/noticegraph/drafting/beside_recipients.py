"""Where words for recipients do not have their usual meaning.

Whose rights count, from whom data come, what a court orders and what a section is called are not
about sharing.
"""

from __future__ import annotations

import re

from noticegraph.drafting.beside import IS_DATA, around
from noticegraph.drafting.model import Match, Unit
from noticegraph.drafting.patterns import both

_SAFETY_OF = both(
    r"\b(?:safety|rights|property|interests?|members?|protect\w*|security|harm|general|available|open|health)\b[^.;]{0,70}$",
    r"\b(?:veiligheid|rechten|eigendom\w*|belang\w*|bescherm\w*|leden|gezondheid|algemeen)\b[^.;]{0,70}$",
)  # fmt: skip
_WHOSE = re.compile(
    r"(?i)\b(?:rights?|interests?|safety|property|integrity|reputation|behalf|practices|policies)\b[^.;,]{0,30}\bof\s+(?:\w+\s+){0,3}$|\b(?:offered|owned|operated|controlled|maintained|developed)\s+by\s+(?:\w+\s+){0,2}$"
    r"|\b(?:rechten|belang(?:en)?|veiligheid|eigendom\w*|reputatie|namens|beleid)\b[^.;,]{0,30}\bvan\s+(?:\w+\s+){0,3}$|\b(?:aangeboden|beheerd|ontwikkeld)\s+door\s+(?:\w+\s+){0,2}$"
)
"""Whose rights or offers are told of gets no data by that."""
_ARE_WE = re.compile(
    r"(?i)^[^.;()]{0,40}\((?:\s*(?:collectively|together|hereinafter|gezamenlijk|hierna)\b|[^()]{0,60}[\"“”‘’']\s*(?:we|us|our|wij|ons)\b)"
)
"""What makes group companies part of "we"."""
_ACTS_AS = re.compile(
    r"(?i)\b(?:obligations?|duties|duty|role|verplichting\w*|rol)\s+(?:as|als)\s+(?:(?:an?|the|de|een)\s+)?$|\b(?:acts?|acting|treedt\s+op|optreedt|optreden|treden\s+op)\s+(?:\w+\s+)?(?:as|als)\s+(?:(?:an?|the|de|een)\s+)?$"
)
"""What somebody is in law says nothing of who receives."""
_DEALINGS = re.compile(
    r"(?i)\b(?:your|uw|je|jouw)\s+(?:engagement|interactions?|communications?|relationship|interacties?|contacten|communicatie|relatie)\s+(?:with|met)\s+(?:(?:the|our|de|onze)\s+)?$"
)
"""Dealings of a reader with somebody are data, and shared with nobody by that."""
_WHENCE = re.compile(
    r"(?i)\b(?:receiv|collect|obtain|gather|get)\w*\b(?:(?!\bshar|\bdisclos|\bto\s+(?:our|third)|\bwith\b)[^.;])*\bfrom\b(?:(?!\bshar|\bdisclos|\band\s+(?:we|to)\b|\bto\b|\bwith\b)[^.;:]){0,80}$"
    r"|\b(?:ontvang|verkrijg|verzamel)\w*\b(?:(?!\bdel|\bverstrek)[^.;])*\b(?:van|uit)\b(?:(?!\bdel|\bverstrek|\baan\b|\bmet\b)[^.;:]){0,80}$"
)
"""From whom data come is no recipient."""
_A_NOUN = re.compile(
    r"(?i)\s+(?!and\b|or\b|in\b|on\b|by\b|if\b|when\b|at\b|through\b|via\b|for\b|to\b|as\b|is\b|may\b|will\b|can\b|with\b|unless\b|who\b|that\b|so\b|because\b)\w"
)
_OPENLY = re.compile(r"(?i)^openbaar$")
_MADE = re.compile(r"(?i)\s+(?:te\s+)?maken\b|\s+maakt\b")
"""Dutch for to disclose, which needs no public."""
_POSSESSIVE = re.compile(r"['’]s?\s+\w")
"""What others have ("our partners' products") is shared with nobody by that."""
_PUBLIC = re.compile(r"(?i)^(?:the\s+)?(?:general\s+)?public$|^(?:het\s+)?publiek$")
_DEAL = re.compile(
    r"(?i)^(?:business\s+transfers?|mergers?|reorgani[sz]ations?|dissolutions?|bankruptcy|liquidation|divestitures?|restructuring|acquisitions?|insolvency|fusies?|reorganisaties?|faillissement|overnames?|herstructurering|liquidatie)\b"
)
_HANDED_OVER = both(
    r"\b(?:shar\w+|disclos\w+|transferred|may\s+transfer|will\s+transfer|provid\w+|acquir(?:er|or|ing)|successors?|buyers?|purchasers?|new\s+owners?|recipients?|third\s+part\w+|pass\w*\s+(?:on|to)|part\s+of\s+(?:the|those|transferred)\s+(?:\w+\s+)?assets)\b",
    r"\b(?:delen|gedeeld|deelt|verstrek\w*|overgedragen|overdragen|doorge\w+|koper\w*|opvolger\w*|verkrijger\w*|derden|nieuwe\s+eigenaar)\b",
)  # fmt: skip
_EVALUATES = both(
    r"\buse\b[^.;]{0,60}\bto\s+(?:evaluate|conduct|carry\s+out)\b",
    r"\bgebruik\w*\b[^.;]{0,60}\b(?:beoordelen|uitvoeren)\b",
)  # fmt: skip
_A_GROUP = re.compile(r"(?i)\b(?:a|that|this|each|any|your|een|die|deze|elke|uw|je)\s+$")


_BECOMES = re.compile(
    r"(?i)\b(?:becom(?:e|es|ing)|wordt|worden)\s+(?:an?\s+|een\s+)?(?:[\w-]+\s+(?:or|of)\s+(?:an?\s+|een\s+)?)?$"
)
_SOCIAL = re.compile(r"(?i)^social(?:e)?[\s-]*(?:media|network)")
_ON = re.compile(
    r"(?i)\b(?:on|via|through|from|using|post\w*|op|vanaf|van|uit)\s+(?:(?:our|your|other|external|public|such|onze|uw|externe|andere|openbare|een|a|the|de)\s+)*$"
)
_THIRD = re.compile(
    r"(?i)^(?:(?:a|any|other)\s+)?third[- ]part(?:y|ies)$|^derden?$|^derde\s+partij(?:en)?$"
)
_NOT_GIVEN = both(
    r"\b(?:unauthori[sz]ed|malicious|fraudulent|illegal)\s+(?:\w+\s+){0,4}$|\b(?:belongs?\s+to|claims?\s+(?:of|by)|interests?\s+of|rights\s+of|those\s+of|links?\s+to|safety\s+of)\s+(?:(?:an?|any|other|the)\s+)*$",
    r"\b(?:beperk\w*|voorkom\w*)\s+(?:de\s+)?toegang\s+(?:van|door)\s+$|\b(?:onbevoegde|ongeautoriseerde|kwaadwillende|frauduleuze)\s+(?:\w+\s+){0,4}$|\b(?:belang(?:en)?\s+van|rechten\s+van|aanspraken\s+van|links?\s+naar|websites?\s+van|veiligheid\s+van)\s+(?:(?:een|andere|de)\s+)*$",
)  # fmt: skip
_LIMITS = re.compile(
    r"(?i)\b(?:limit\w*|restrict\w*|prevent\w*|block\w*|control\w*|beperk\w*|voorkom\w*|blokke\w+)\s+(?:\w+\s+){0,2}$"
)
_ENTRY = re.compile(r"(?i)\s+(?:access|toegang)\b")
"""Access that is limited is given to nobody by that."""
_THEIR_THINGS = re.compile(
    r"(?i)\s*(?:code|libraries|databases?|sources?|lists?|tools?|cookies?|content|claims?|personal\s+data|(?:online|web|mobile)?[/ ]?(?:web\s?)?sites?|stores?|links?|rights)\b"
)


_TITLE = re.compile(
    r"(?i)\b(?:section|sectie|paragraaf|hoofdstuk|onderdeel)\s+(?:[\"“‘']|(?-i:[A-Z0-9]))[^.;,]{0,80}$"
)
"""The title of a section that is named is not a sentence of its own."""
_COURT = re.compile(r"(?i)^(?:courts?|tribunals?|rechtbank(?:en)?|gerecht\w*|rechters?)$")
_OF_COURT = re.compile(
    r"(?i)[-\s]+(?:orders?|rulings?|decisions?|proceedings?|judg\w+|cases?|actions?|documents?|approv\w+|summons\w*|bevel\w*|uitspra\w+|procedures?)\b"
)
"""What a court gives or holds: "in response to a court order" shares with nobody by itself."""


def recipient_beside(unit: Unit, match: Match, language: str) -> bool:
    """Whether words for a recipient tell whose safety counts, or of a plan without a disclosure."""
    words, before, after = around(unit, match)
    if (
        _WHOSE.search(before)
        or _TITLE.search(before)
        or (_COURT.match(words) and _OF_COURT.match(after))
    ):
        return True
    if _DEALINGS.search(before) or _ACTS_AS.search(before):
        return True
    if IS_DATA.match(after) or _ARE_WE.match(after) or _WHENCE.search(before):
        return True
    if _OPENLY.match(words) and _MADE.match(after):
        return True
    if _POSSESSIVE.match(after) and before[-1:] not in "'‘":
        return True
    if words.casefold() == "public" and _A_NOUN.match(after):
        return True
    if _PUBLIC.match(words):
        return _SAFETY_OF[language].search(before) is not None
    if words.casefold() in ("group", "groep"):
        return _A_GROUP.search(before) is not None
    if _BECOMES.search(before):
        return True
    if _SOCIAL.match(words) and _ON.search(before):
        return True
    if _THIRD.search(words):
        return (
            (_LIMITS.search(before) is not None and _ENTRY.match(after) is not None)
            or _NOT_GIVEN[language].search(before) is not None
            or _THEIR_THINGS.match(after) is not None
        )
    if _DEAL.match(words):
        told = unit.text if unit.lead is None else f"{unit.lead.text} {unit.text}"
        return _EVALUATES[language].search(told) is not None or not _HANDED_OVER[language].search(
            told
        )
    return False

"""Categories of data and purposes: words of the lexicon in a frame."""

from __future__ import annotations

import re
from collections.abc import Iterator

from noticegraph.drafting.beside import data_beside, defines_a_technology, only_agrees
from noticegraph.drafting.beside_purposes import purpose_beside
from noticegraph.drafting.frames import tells_of_data, unit_acts
from noticegraph.drafting.modality import in_exception, modality_of
from noticegraph.drafting.model import Fact, Match, Unit
from noticegraph.drafting.patterns import both
from noticegraph.drafting.proposing import Draft, propose_found
from noticegraph.drafting.recipients import MAY_SHARE
from noticegraph.drafting.tabular import BASES, THOSE, holds_data
from noticegraph.drafting.weak_words import VERY_WEAK, WEAK
from noticegraph.drafting.zones import zones_of

GENERIC = frozenset({"dpv:PersonalData", "dpv:AnonymisedData"})
"""Terms for personal data as such, which say nothing about a category."""

_YOURS = both(
    r"(?:\b(?:your|their|his|her|user['’]?s?|users['’]|customer['’]?s?|individual['’]?s|person['’]?s|visitor['’]?s|provide|collect|including|includes?|such\s+as|like|about)\s+(?:\w+\s+){0,1}|[,(:/]\s*(?:and|or)?\s*)$",
    r"(?:\b(?:uw|je|jouw|hun|gebruikers?|klanten|verstrekken|verzamelen|waaronder|zoals|inclusief|over|de)\s+(?:\w+\s+){0,1}|[,(:/]\s*(?:en|of)?\s*)$",
)
_STATES = re.compile(r"(?i)\b(?:united|member|third|other|foreign|verenigde|derde|andere|lid)\s*$")
_NO_CATEGORY_ZONES = frozenset(
    {
        "rights",
        "contact",
        "change",
        "external",
        "definitions",
        "retention",
        "transfer",
        "security",
        "automated",
    }
)
_COLLECTS = both(
    r"\b(?:collect\w*|gather\w*|receiv\w*|obtain\w*|record(?:s|ed)?|ask\w*\s+(?:you\s+)?for|you\s+provide|includ\w+|such\s+as|log)\b",
    r"\b(?:verzamel\w*|ontvang\w*|verkrijg\w*|registr\w*|vragen|verstrekt|waaronder|zoals|omvat\w*)\b",
)
_INCLUDES = both(
    r"\b(?:includ\w+|such\s+as|for\s+example|e\.g)\b",
    r"\b(?:zoals|waaronder|omvatten|omvat|bijvoorbeeld|inclusief|onder\s+meer)\b",
)
_AT_US = re.compile(
    r"(?i)\b(?:contact|e-?mail|write|reach|call|mail|send)\w*\s+(?:to\s+)?(?:us|ons)\b|@|\bcontact opnemen\b|neem\s+contact"
)
_TO = both(
    r"\b(?:to|for|purposes?(?:\s+(?:of|such\s+as|including))?|in\s+connection\s+with|help(?:s|ing)?|enabl\w+|includ\w+|such\s+as|assist\w*|allow\w*|interests?\s+in|by|with\s+respect\s+to|regarding)\W+(?:\w+\W+){0,6}?$",
    r"\b(?:om|voor|ten\s+behoeve\s+van|doeleinden|doel|teneinde|zodat|bij|waaronder|zoals|door|waarmee|met\s+betrekking\s+tot|het|de)\W+(?:\w+\W+){0,6}?$",
)
_FOLLOWS = 70
_BREAKS = re.compile(
    r"(?i)[;:]|\.\s|\b(?:may|can|will|is|are|which|that|when|if|kan|kunnen|is|zijn|wordt|worden|die|wanneer|als)\b"
)
_TO_WHOM = re.compile(
    r"(?i)\b(?:to|with|from|by|aan|naar|met|van|door|bij)\s+(?:your|the|an?|our|uw|je|de|het|een|onze)\s+$"
)
"""Before words that are a person as well as data ("uw huisarts")."""
_YOU_DO = both(
    r"\b(?:you|users?|they|who|third[- ]part(?:y|ies))\s+(?:(?:may|can|could|will|choose|wish|to|voluntarily|directly|have|must)\s+)*$",
    r"\b(?:u|je|jij|gebruikers)\s+(?:(?:kunt|kan|wilt|zelf|ons)\s+)*$",
)
_DATA_COLUMN = re.compile(r"(?i)categor|personal (?:data|information)|data\b|gegevens|informatie")
_BASIS_COLUMN = re.compile(r"(?i)\bbas[ei]s\b|ground|grondslag|rechtsgrond|retention|bewaar")
_PURPOSE_COLUMN = re.compile(r"(?i)purpose|why|use|reason|doel|waarom|gebruik")
_AIM_OF_BASIS = re.compile(
    r"(?i)\b(?:interests?|consent|contract|\w*belang|toestemming)\b[^.]*?(?:\b(?:to|in|by|such\s+as|including|om|bij|voor|wanneer|zoals)\b|:)"
)
"""What a cell of bases says before it names what for ("our legitimate interest in …")."""
_AIMS_FOLLOW = re.compile(
    r"(?i)(?:\b(?:to|om|for|voor|because|omdat)\s*:?\s*$)|\b(?:purposes?|reasons?|in\s+order\s+to|interests?|(?:we|is|are|be|may|will|also)\s+use[ds]?|process\w*|help\w*|doel\w*|redenen|gebruik\w*|verwerk\w*|belang\w*)\b"
)
"""What a lead-in says before aims."""
_DATA_FOLLOW = re.compile(
    r"(?i)\b(?:collect|gather|receiv|obtain|includ|verzamel|ontvang|omvat)\w*\b[^.:]*\b(?:such\s+as|includ\w+|following|zoals|waaronder|volgende)?\W*$"
)
"""What a lead-in says before data."""
_ENDS_AS_AIM = re.compile(
    r"(?i)\b(?:to|for|om|voor|teneinde|(?:purposes?|doel(?:einden)?)(?:\s+(?:of|van))?|reasons|redenen)\s*:$"
)
"""How a lead-in of aims ends, whatever it says before: "we use the data that we collect to:"."""
_BEGINS_AS_AIM = re.compile(r"(?i)[\W\d]*(?:to|for|om|voor)\s")
_STRONG_TO = both(
    r"\b(?:to|for|purposes?(?:\s+(?:of|such\s+as|including))?|in\s+connection\s+with|help(?:s|ing)?|enabl\w+|assist\w*|interests?\s+in)\W+(?:\w+\W+){0,6}?$",
    r"\b(?:om|voor|ten\s+behoeve\s+van|doeleinden|doel|teneinde|zodat|waarmee)\W+(?:\w+\W+){0,6}?$",
)
"""Cues of an aim that count where data are listed, too: "such as" and "including" give data there."""
_NEAR_TO = {
    "en": re.compile(
        r"(?i)\b(?:to|for|purposes?(?:\s+(?:of|such\s+as|including))?|in\s+connection\s+with|help(?:s|ing)?|enabl\w+|assist\w*|interests?\s+in|includ\w+|such\s+as|by|with\s+respect\s+to|regarding)\W+(?:\w+\W+){0,3}?$"
    ),
    "nl": _STRONG_TO["nl"],
}
"""A single word is an aim only close to its cue."""
_DATA_NEAR = both(
    r"\b(?:your|their|user['’]?s?|users['’]|customers?['’]?s?|collect\w*|gather\w*|receiv\w*|information|data|details|such\s+as|including|e\.g\.?|us(?:e|es|ing)|shar\w+|disclos\w+|combin\w+|record\w*|analy[sz]\w*|stor\w+)\W+(?:[\w'’-]+\W+){0,3}$",
    r"\b(?:uw|je|jouw|hun|verzamel\w*|ontvang\w*|informatie|gegevens|zoals|waaronder|bijv\.?|gebruik\w*|delen|verstrek\w*|combiner\w*|analys\w*|opslaan|bewa\w+)\W+(?:[\w'’-]+\W+){0,3}$",
)


def categories(draft: Draft, unit: Unit) -> Iterator[tuple[Match, Fact]]:
    """Propose categories of data: a word for one where the sentence collects, uses or shares."""
    language = draft.language
    matches = draft.lexicon.words["data"].find(unit.tokens)
    if not matches:
        return
    doing = unit_acts(unit, language)
    zones = unit.zones
    titled = unit.run_in and unit.first_in_passage and len(unit.text) <= len(unit.run_in) + 3
    listed = bool(titled) or unit.kind in ("ListItem", "TableCell", "Heading")
    in_zone = bool({"collect", "tracking", "source"} & set(zones)) or holds_data(unit)
    if unit.kind == "Heading" and not in_zone:
        return
    if THOSE.search(unit.column) and not holds_data(unit):
        return
    acting = bool(doing & {"collect", "use", "share", "keep"})
    if not (acting or (listed and in_zone)):
        return
    if (
        zones
        and zones[0] in _NO_CATEGORY_ZONES
        and not (
            zones[0] not in ("rights", "definitions")
            and "collect" in zones[:2]
            and _COLLECTS[language].search(unit.text)
        )
    ):
        return
    if _AT_US.search(unit.text) and len(matches) < 3 and "collect" not in zones:
        return
    if defines_a_technology(unit, language) or (len(matches) < 3 and only_agrees(unit, language)):
        return
    persons = {(m.start, m.end) for m in draft.lexicon.words["recipients"].find(unit.tokens)}
    specific = [
        m
        for m in matches
        if m.terms[0] not in GENERIC
        and not data_beside(unit, m, language)
        and not ((m.start, m.end) in persons and _TO_WHOM.search(unit.text[: m.start - unit.start]))
    ]
    includes = _INCLUDES[language].search(unit.text)
    of_aims = _tells_aims(unit)
    for match in specific:
        if in_exception(unit, match.start, language):
            continue
        if not _counts(unit, match, specific, language, listed and in_zone):
            continue
        if (
            of_aims
            and match.first == match.last
            and not _DATA_NEAR[language].search(unit.text[: match.start - unit.start])
        ):
            continue
        score = 0.6 + 0.15 * in_zone + 0.1 * (len(specific) > 2) + 0.05 * (includes is not None)
        modality = modality_of(unit, match.start, match.end, language, may_first=True)
        yield match, propose_found(
            draft, unit, match, "category", {"terms": list(match.terms)}, "category-in-frame",
            score, modality=modality,
        )  # fmt: skip


def _tells_aims(unit: Unit) -> bool:
    """Whether a unit is an aim: in a column of purposes, or an item of a list of them."""
    if unit.column:
        return _PURPOSE_COLUMN.search(unit.column) is not None and not _DATA_COLUMN.search(
            unit.column
        )
    if unit.kind != "ListItem":
        return False
    if unit.lead is not None and _introduces_aims(unit.lead):
        return True
    return unit.zones[:1] == ("use",) and _BEGINS_AS_AIM.match(unit.text) is not None


def _introduces_aims(lead: Unit) -> bool:
    text = lead.text.rstrip()
    if _ENDS_AS_AIM.search(text):
        return True
    if not text.endswith(":") or _DATA_FOLLOW.search(text[-120:]):
        return False
    return _AIMS_FOLLOW.search(text[-120:]) is not None


def _lists_data(unit: Unit) -> bool:
    """Whether a unit stands where data are listed rather than aims."""
    if unit.column:
        return not (_PURPOSE_COLUMN.search(unit.column) or BASES.search(unit.column))
    if unit.lead is not None and _introduces_aims(unit.lead):
        return False
    if unit.lead is not None and _DATA_FOLLOW.search(unit.lead.text.rstrip()[-120:]):
        return True
    return unit.zones[:1] in (("collect",), ("source",)) and "use" not in unit.zones[:2]


def _counts(unit: Unit, match: Match, others: list[Match], language: str, in_list: bool) -> bool:
    """Whether a word of many meanings stands where data are named."""
    before = unit.text[max(0, match.start - unit.start - 40) : match.start - unit.start]
    if match.terms[0] in ("pd:Region", "pd:Country") and _STATES.search(before):
        return False
    weak = WEAK[language]
    if before[-1:].isalpha():
        return True  # a part of a compound, which tells more than its last word
    if match.label not in weak and (
        match.first != match.last or unit.tokens[match.first].word not in weak
    ):
        return True
    if match.label.lower() in VERY_WEAK and not (
        in_list or "collect" in unit.zones or _COLLECTS[language].search(unit.text)
    ):
        return False
    whole = len(unit.tokens) <= match.last - match.first + 9 and _words_before(unit, match) <= 3
    if in_list and whole:
        return True
    near = any(
        other is not match
        and (0 < other.first - match.last <= 3 or 0 < match.first - other.last <= 3)
        for other in others
    )
    return near or (
        _YOURS[language].search(before) is not None
        and (tells_of_data(unit.text) or _plainly(unit, language))
    )


def _plainly(unit: Unit, language: str) -> bool:
    """Whether a sentence collects or shares by a verb that means little else."""
    return bool(_COLLECTS[language].search(unit.text) or MAY_SHARE[language].search(unit.text))


_FOR_PURPOSES = re.compile(
    r"(?i)\b(?:share|disclose|use|for\s+(?:the\s+)?purposes?|delen|verstrekken|gebruiken)\b"
)


def purposes(draft: Draft, unit: Unit) -> Iterator[tuple[Match, Fact]]:
    """Propose purposes: words for one after "to", "for", "om", or in a list of purposes."""
    language = draft.language
    matches = draft.lexicon.words["purposes"].find(unit.tokens)
    if not matches:
        return
    of_bases = BASES.search(unit.column) is not None
    if (
        unit.column
        and not of_bases
        and (_DATA_COLUMN.search(unit.column) or _BASIS_COLUMN.search(unit.column))
        and not _PURPOSE_COLUMN.search(unit.column)
    ):
        return
    doing = unit_acts(unit, language)
    zones = unit.zones
    in_zone = bool({"use", "bases", "tracking", "share", "collect"} & set(zones)) or any(
        z.startswith("basis:") for z in zones
    )
    listed = unit.kind in ("ListItem", "TableCell")
    if unit.kind == "Heading" and not in_zone:
        return
    if not ("use" in doing or (listed and in_zone) or unit.kind == "Heading"):
        return
    shares = bool({"share", "use"} & set(zones[1:]))  # "Sharing": "For security purposes"
    if zones[:1] == ("security",) and shares and _FOR_PURPOSES.search(unit.text):
        zones = zones[1:]
    if zones and zones[0] in (
        "rights",
        "contact",
        "change",
        "external",
        "security",
        "children",
        "definitions",
    ):
        return
    if unit.kind == "Heading" and "use" not in zones_of(unit.headings[:-1], language):
        return
    if len(matches) < 3 and only_agrees(unit, language):
        return
    reached = -1
    of_data = _lists_data(unit)
    to = _STRONG_TO[language] if of_data else _TO[language]
    for match in matches:
        if _is_within(match, matches) or purpose_beside(unit, match, language):
            continue
        before = unit.text[: match.start - unit.start]
        if of_bases and not _AIM_OF_BASIS.search(before):
            continue
        starts = _words_before(unit, match) <= 2 and (
            listed or unit.kind == "Heading" or unit.lead is not None
        )
        starts = starts and (not of_data or _BEGINS_AS_AIM.match(unit.text) is not None)
        follows = (
            reached >= 0
            and match.start - reached <= _FOLLOWS
            and not _BREAKS.search(unit.text[reached - unit.start : match.start - unit.start])
        )
        starts = starts and zones[:1] != ("retention",)
        near = match.first == match.last and not starts
        if not (starts or follows or (_NEAR_TO[language] if near else to).search(before[-90:])):
            continue
        if _YOU_DO[language].search(before[-30:]) or in_exception(unit, match.start, language):
            continue
        reached = max(reached, match.end)
        score = 0.55 + 0.2 * in_zone + 0.1 * listed
        yield match, propose_found(
            draft, unit, match, "purpose", {"terms": list(match.terms)}, "purpose-in-frame", score,
        )  # fmt: skip


_ITEM_MARK = re.compile(
    r"(?i)^[\s•·*–-]*(?:\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[).]|[A-Z]\.|\d{1,2}(?:\.\w{1,3})+\.?)?\s*"
)


def _words_before(unit: Unit, match: Match) -> int:
    """Return how many words stand before a match, without the number or letter of an item."""
    return len(_ITEM_MARK.sub("", unit.text[: match.start - unit.start]).split())


def _is_within(match: Match, others: list[Match]) -> bool:
    """Whether one word is part of a longer label ("advertising" in "targeted advertising")."""
    return match.first == match.last and any(
        other is not match and other.first <= match.first <= other.last and other.last > other.first
        for other in others
    )

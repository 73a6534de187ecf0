"""Names and values by pattern: the document, and how long data are kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from noticegraph.drafting.frames import acts
from noticegraph.drafting.modality import modality_of
from noticegraph.drafting.model import ASSERTED, CONDITIONAL, DENIED, Fact, Unit
from noticegraph.drafting.names import date_in
from noticegraph.drafting.patterns import both
from noticegraph.drafting.proposing import Draft, propose, propose_found

_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "twelve": 12, "fourteen": 14, "fifteen": 15, "eighteen": 18, "twenty": 20, "twenty-four": 24, "thirty": 30, "sixty": 60, "ninety": 90,
    "een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9, "tien": 10,
    "twaalf": 12, "veertien": 14, "achttien": 18, "dertig": 30, "zestig": 60, "negentig": 90, "a": 1, "an": 1,
}  # fmt: skip
_DURATION = re.compile(
    r"(?i)\b(?P<number>\d{1,4}|"
    + "|".join(sorted(_NUMBERS, key=len, reverse=True))
    + r")\s*(?:\(\d{1,3}\)\s*)?[- ]?\s*(?:calendar\s+|business\s+|kalender)?"
    r"(?P<unit>years?|months?|weeks?|days?|hours?|minutes?|jaar|jaren|maand(?:en)?|weken|week|dagen|dag|uur|uren|minuten)\b"
)
_UNITS = {
    "y": "P{}Y", "j": "P{}Y", "mo": "P{}M", "ma": "P{}M", "w": "P{}W", "d": "P{}D",
    "h": "PT{}H", "u": "PT{}H", "mi": "PT{}M",
}  # fmt: skip
_KEEP = both(
    r"\b(?:retain\w*|retention|keep|kept|keeps|stor(?:e|es|ed|ing|age)|delet\w+|eras\w+|destroy\w*|archiv\w+|hold|held|maintain\w*|preserv\w+|remov\w+|expir\w+|purg\w+|anonymi[sz]\w+|sav(?:e|ed))\b",
    r"\b(?:bewa\w+|bewaar\w*|opgeslagen|opslaan|opslag|verwijder\w*|gewist|wissen|vernietig\w*|gearchiveerd|aangehouden|geanonimiseerd|anonimiseren)\b",
)
_CRITERIA = both(
    r"\b(?:(?:for\s+)?(?:as|so)\s+long\s+as|until\b|for\s+(?:the|a|any|such|no)\s+(?:\w+\s+){0,3}(?:period|time|duration|longer)|for\s+the\s+(?:length|life)|no\s+longer\s+(?:than|needed|necessary|required)|not\s+(?:longer|be\s+(?:kept|retained|stored))|longer\s+than|"
    r"(?:as|to\s+the\s+extent|where)\s+(?:it\s+is\s+)?(?:reasonably\s+)?(?:necessary|needed|required)|indefinitely|permanently|upon\s+(?:termination|expir\w+|request)|when\s+you\s+(?:close|delete|cancel|terminate|remove|unsubscribe)\b|shorter\s+period|longer\s+(?:retention\s+)?period|retention\s+periods?|time\s+required\s+by|"
    r"for\s+(?:the\s+)?time\s+|for\s+a\s+(?:\w+\s+){0,2}time|once\s+(?:\w+\s+){0,6}(?:no\s+longer|expired|completed)|after\s+(?:the|you|your|termination)|when\s+(?:\w+\s+){0,5}no\s+longer|during\s+the|(?:when|where|if)\s+(?:we\s+)?(?:have|are|required|there\s+is)\s+(?:\w+\s+){0,3}(?:legal|law|obligat\w+|required|lawful)|"
    r"for\s+(?:\w+\s+){0,2}(?:legal|audit|tax|accounting|record-?keeping|operational|administrative|compliance|backup|archiv\w+)\s+(?:\w+\s+){0,3}(?:purposes?|reasons)|(?:is|are|will\s+be)\s+immediately|within\s+a\s+reasonable\s+(?:time|period)|"
    r"(?:retain|keep)\s+(?:certain|some)\s+(?:\w+\s+){1,6}to\s+(?:comply|prevent|resolve|enforce|fulfil\w*|protect|meet|satisfy))\b",
    r"\b(?:zo\s?lang(?:\s+als)?|totdat|(?<!toegang\s)(?<!krijgen\s)(?<!beperkt\s)(?<!behoren\s)tot\s+(?:u|je|het|de|wij)(?!\s+(?:Europese|nationale)\b)|niet\s+langer\s+dan|langer\s+dan|voor\s+(?:de|een)\s+(?:\w+\s+){0,3}(?:periode|duur|termijn)|gedurende|bewaartermijn\w*|bewaarperiode\w*|niet\s+meer\s+nodig|nodig\s+is|onbeperkt|permanent|"
    r"zodra|wanneer\s+(?:u|je)\s+(?:[\w-]+\s+){0,5}(?:opzegt|sluit|verwijdert|beëindigt|afsluit|opheft)|na\s+(?:beëindiging|afloop|het)|voor\s+onbepaalde\s+tijd|wettelijke\s+(?:bewaar)?termijn\w*|noodzakelijk\s+is|vereist\s+is|zoals\s+(?:\w+\s+)?(?:vereist|verplicht|toegestaan|voorgeschreven)|(?:wanneer|indien|als)\s+(?:wij|we|de\s+wet|dit|er)\s+(?:\w+\s+){0,4}(?:wettelijk\w*|verplicht\w*|vereist)|om\s+(?:\w+\s+){0,2}(?:wettelijke|fiscale|administratieve|juridische)\s+redenen|binnen\s+een\s+redelijke\s+termijn|wettelijke\s+bewaarplicht|(?:worden|wordt)\s+(?:direct|onmiddellijk|meteen)\s+(?:verwijderd|gewist|vernietigd))\b",
)
_PAST = re.compile(
    r"(?i)\b(?:past|preceding|last|previous|prior|afgelopen|voorafgaande|laatste)\s*$"
)
_OF_AGE = re.compile(r"(?i)\s*(?:of\s+age|old|oud)\b")
_TO_ANSWER = re.compile(
    r"(?i)[^.;]{0,30}\b(?:to|om)\b[^.;]{0,30}\b(?:respond|reply|answer|reageren|antwoorden|beantwoorden)\b"
)
_ORDER = re.compile(
    r"(?i)\b(?:respond|reply|answer|within|binnen|notify|notice|advance|reageren|response|written\s+notice|inform)\b"
)


_HEAD = 8
_LONGEST_DATE = 30


def document(draft: Draft, units: Sequence[Unit]) -> Iterator[Fact]:
    """Propose the document's company, date and language, from its first and last units."""
    company = draft.company
    if not units or not company:
        return
    ends = [*units[:40], *units[-15:]]
    dated = next(
        ((u, d) for u in ends if (d := date_in(u.text, draft.language, needs_cue=True))), None
    )
    if dated is None:
        # A date that stands alone under the title is the statement's.
        alone = [u for u in units[:_HEAD] if len(u.text) < _LONGEST_DATE]
        dated = next(((u, d) for u in alone if (d := date_in(u.text, draft.language))), None)
    unit = next((u for u in units if company in u.text), dated[0] if dated else units[0])
    key = {
        "company": company,
        "effectiveDate": dated[1] if dated else None,
        "language": draft.language,
    }
    at = unit.start + max(unit.text.find(company), 0)
    yield propose(
        draft,
        unit,
        at,
        min(unit.end, at + len(company)),
        "document",
        key,
        "document-head",
        0.7,
        modality="asserted",
    )


_AIM = re.compile(r"(?i)\s*(?:to|om)\s+(?=\w)")
_PARTS = re.compile(r"(?i)\s*(?:,\s*(?:and|or|en|of)?|\s(?:and|or|en|of))\s+")


def _coordinated(text: str, at: int) -> list[tuple[int, int]]:
    """Return the spans of the aims after the first in "as needed to A, B, or C"."""
    aim = _AIM.match(text, at)
    if aim is None:
        return []
    stop = min((i for i in (text.find(c, aim.end()) for c in ".;(") if i >= 0), default=len(text))
    cuts = list(_PARTS.finditer(text, aim.end(), stop))
    ends = [*(match.start() for match in cuts[1:]), stop]
    spans = [(cut.end(), end) for cut, end in zip(cuts, ends[: len(cuts)], strict=True)]
    return (
        spans
        if 1 <= len(spans) <= 8 and all(6 <= b - a <= 90 and " " in text[a:b] for a, b in spans)
        else []
    )


def iso_duration(match: re.Match[str]) -> str:
    """Return a matched duration as ISO 8601 (https://en.wikipedia.org/wiki/ISO_8601#Durations)."""
    word = match["number"].lower()
    number = int(word) if word.isdigit() else _NUMBERS[word]
    unit = match["unit"].lower()
    form = next(_UNITS[k] for k in sorted(_UNITS, key=len, reverse=True) if unit.startswith(k))
    return form.format(number)


_OF_KEEPING = re.compile(
    r"(?i)\bretention|\bstorage\s+(?:period|time|duration)|how\s+long|\bkept\b|bewaar|opslag(?:duur|termijn)|hoe\s+lang"
)
"""What the title of a column of periods says."""
_NEXT_CRITERION = 12
"""Words of a criterion that begin so soon after another are its own ("until … no longer needed")."""
_ASKS = re.compile(
    r"(?i)\bright\s+(?:to|of)\s+(?:\w+\s+){0,4}(?:delet|eras|restrict|object|be\s+forgotten|limit)\w*|\brecht\s+(?:op|om)\b[^.]{0,80}\b(?:verwijder|wis|beperk|vergetelheid|bezwaar)\w*|\b(?:you|users?|individuals)\s+(?:can|may|have\s+the\s+right\s+to)\s+(?:\w+\s+){0,2}(?:request|ask|demand|delete|erase)\b|\bright\s+to\s+(?:\w+\s+){0,4}(?:delet|eras)\w*|\b(?:u|je)\s+(?:kunt|kan|mag)\s+(?:ons\s+)?(?:verzoeken|vragen)\b|\bu\s+hebt\s+het\s+recht\b"
)
"""A reader's request for deletion tells no period of keeping."""


_ANY_PERIOD = re.compile(
    r"(?i)(?:longer\s+)?retention\s+periods?$|bewaartermijn\w*$|bewaarperiode\w*$"
)
_MEASURED = re.compile(
    r"(?i)\b(?:determin\w+|based|depend\w*|criteri\w+|consider\w*|required|permitted|bepa(?:len|ald|alt)|hang\w*|afhankelijk|wettelijke?|vereist)\b"
)
"""That there are periods of keeping tells nothing by itself."""


_NEED = re.compile(
    r"(?i)\b(?:as|where|when|if|to\s+the\s+extent)\s+(?:(?:it|this|that)\s+is\s+)?(?:reasonably\s+)?(?:necessary|needed|required|permitted)\b|\b(?:zoals|indien|wanneer|waar|voor\s+zover)\s+(?:dit\s+|dat\s+)?(?:nodig|noodzakelijk|vereist)\b"
)
"""What is itself a criterion of keeping is no condition of it."""
_OURS = re.compile(
    r"(?i)\b(?:we|us|our|company|wij|we|ons|onze)\b[^.;]{0,60}\b(?:retain|keep|store|hold|archiv|preserv|bewa|opsla)\w*|\b(?:is|are|be|wordt|worden)\s+(?:\w+\s+){0,3}(?:retained|kept|stored|held|bewaard|opgeslagen)\b"
)


_DISCLOSES = re.compile(
    r"(?i)\b(?:we|wij)\s+(?:\w+\s+){0,2}(?:disclose|share|delen|verstrekken)\b|\b(?:delen|verstrekken)\s+(?:wij|we)\b"
)


def _is_ground_of_right(unit: Unit, in_zone: bool) -> bool:
    """Whether a sentence tells when a reader may ask for deletion, rather than how long we keep."""
    led = unit.lead.text if unit.lead is not None else ""
    if _ASKS.search(f"{led} {unit.text}"):
        return not (in_zone and _OURS.search(unit.text))
    return unit.zones[:1] == ("rights",) and not _OURS.search(unit.text)


def _of_period(unit: Unit, match: re.Match[str], language: str) -> str:
    """Return the modality of a period: "not longer than a year" keeps for a year."""
    start, end = unit.start + match.start(), unit.start + match.end()
    found = modality_of(unit, start, end, language)
    if found != DENIED:
        return found
    return CONDITIONAL if _IF.match(unit.text) else ASSERTED


_IF = re.compile(r"(?i)\W*(?:if|when|where|unless|als|indien|wanneer|tenzij)\b")


def retention(draft: Draft, unit: Unit) -> Iterator[Fact]:
    """Propose how long data are kept: durations and criteria in sentences about keeping."""
    language = draft.language
    if unit.kind == "TableHeader":
        return
    in_zone = "retention" in unit.zones or _OF_KEEPING.search(unit.column) is not None
    keep = (
        _OF_KEEPING.search(unit.column)
        or _KEEP[language].search(unit.text)
        or (unit.lead is not None and in_zone and _KEEP[language].search(unit.lead.text))
    )
    if not keep:
        return
    for match in _DURATION.finditer(unit.text):
        if match["number"].lower() in ("a", "an") and not in_zone:
            continue
        if _OF_AGE.match(unit.text[match.end() :]) or _TO_ANSWER.match(unit.text[match.end() :]):
            continue
        if _PAST.search(unit.text[max(0, match.start() - 24) : match.start()]):
            continue
        if _ORDER.search(unit.text[max(0, match.start() - 40) : match.start()]) and not in_zone:
            continue
        key = {"duration": iso_duration(match), "of": "any"}
        yield propose_found(
            draft, unit, match, "retention", key, "retention-duration", 0.75,
            modality=_of_period(unit, match, language),
        )  # fmt: skip
    if not (in_zone or "keep" in acts(unit.text, language)):
        return
    if unit.kind == "Heading":
        # "Retention periods" only says what the section is about.
        return
    if not in_zone and _DISCLOSES.search(unit.text) and not _OURS.search(unit.text):
        return  # where we disclose tells no period
    if unit.text.rstrip().endswith(":") or _is_ground_of_right(unit, in_zone):
        return
    reached = -1
    free = replace(unit, text=_NEED.sub(lambda m: " " * len(m[0]), unit.text))
    for match in _CRITERIA[language].finditer(unit.text):
        if match.start() < reached or (
            _ANY_PERIOD.match(match[0]) and not _MEASURED.search(unit.text)
        ):
            continue
        following = _DURATION.search(unit.text[match.start() : match.end() + _NEXT_CRITERION + 12])
        if following is not None and match.start() + following.start() <= match.end() + 6:
            continue  # "for a period of 90 days" is a duration
        reached = match.end() + _NEXT_CRITERION
        end = min(len(unit.text), match.end() + 80)
        words = " ".join(unit.text[match.start() : end].split())
        key = {"criteria": words[:100], "of": "any"}
        yield propose(
            draft,
            unit,
            unit.start + match.start(),
            unit.start + end,
            "retention",
            key,
            "retention-criterion",
            0.6 + 0.15 * in_zone,
            modality=modality_of(free, unit.start + match.start(), unit.start + end, language),
        )
        for start, stop in _coordinated(unit.text, match.end()):
            part = {"criteria": " ".join(unit.text[start:stop].split()), "of": "any"}
            yield propose(
                draft,
                unit,
                unit.start + start,
                unit.start + stop,
                "retention",
                part,
                "retention-criterion-listed",
                0.6,
                modality=modality_of(free, unit.start + start, unit.start + stop, language),
            )

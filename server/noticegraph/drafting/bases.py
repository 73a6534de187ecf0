"""Legal bases: named in a sentence, or by the heading, column or row under which purposes stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from noticegraph.drafting.modality import in_exception, is_negated, modality_of
from noticegraph.drafting.model import CONDITIONAL, DENIED, Fact, Match, Unit
from noticegraph.drafting.patterns import both
from noticegraph.drafting.proposing import Draft, propose

_NAMED = {
    "en": (
        ("dpv:Consent", r"(?:with|on|upon|based\s+on|obtain\w*|given|give|gave|provid\w+|grant\w*|rely(?:ing)?\s+on|without|by|have|ask\s+for|request|seek)\s+(?:\w+\s+){0,3}consent\b|\bconsent(?:ed)?\s+to\b|\bconsent\s*\(|^\W*(?:\w+\W+){0,2}consent\b|\byou(?:\s+have)?\s+consent(?:ed)?\b|\byour\s+(?:\w+\s+)?consent\b|rely\s+on\s+consent|consent\s+(?:as|is)\s+(?:a|the|our)\s+(?:legal|lawful)|\b(?:prior|express|explicit)\s+(?:permission|consent)\b|with\s+your\s+(?:\w+\s+)?permission|\byou\s+(?:\w+\s+)?(?:give|grant|gave)\s+us\s+(?:\w+\s+){0,2}permission|\byou\s+have\s+given\s+(?:\S+\s+){1,3}permission"),
        ("dpv:Contract", r"perform(?:ance|ing)?\s+(?:of\s+)?(?:\w+\s+){0,4}(?:contract|agreement)|contractual\s+(?:necessity|obligations?|relationship|basis|requirement)|fulfil\w*\s+(?:\w+\s+){0,4}(?:contract|agreement)|enter(?:ing)?\s+into\s+(?:\w+\s+){0,2}(?:contract|agreement)|contract\s+(?:with\s+you|to\s+which|between)|^\W*(?:performance\s+of\s+(?:a\s+|the\s+)?)?contract\b"),
        ("dpv:LegalObligation", r"(?:legal|statutory|regulatory|law)\s+(?:or\s+\w+\s+)?(?:obligations?|duty|duties|requirements?)|(?:comply|complying|compliance)\s+with\s+(?:\w+\s+){0,5}(?:law|laws|legal|legislation|regulations?|subpoena|court)|\bthe\s+law\s+(?:obliges|obligates|requires)\s+us\b|required\s+(?:\w+\s+){0,4}(?:by|under)\s+(?:\w+\s+){0,2}law"),
        ("dpv:LegitimateInterest", r"legitimate\s+(?:\w+\s+){0,2}interests?"),
        ("dpv:VitalInterest", r"vital\s+interests?"),
        ("dpv:PublicInterest", r"(?:in|for)\s+the\s+public\s+interest|tasks?\s+(?:\w+\s+){0,4}public\s+interest|public\s+task|official\s+authority"),
    ),
    "nl": (
        ("dpv:Consent", r"(?:met|op\s+basis\s+van|na|uw|je|jouw|zonder|uitdrukkelijke|voorafgaande)\s+(?:\w+\s+){0,3}toestemming\b|^\W*(?:\w+\W+){0,2}toestemming\b|toestemming\s+(?:heeft|hebt|geeft|gegeven|verleend|geven|vragen|nodig)"),
        ("dpv:Contract", r"uitvoer\w+\s+(?:van\s+)?(?:\w+\s+){0,4}(?:overeenkomst|contract)|(?:overeenkomst|contract)\s+(?:\w+\s+){0,5}(?:uit\s+te\s+voeren|na\s+te\s+komen|sluiten)|contractuele\s+(?:verplichting\w*|noodzaak|relatie)|nakom\w+\s+(?:van\s+)?(?:\w+\s+){0,3}(?:overeenkomst|contract)|sluiten\s+van\s+(?:een|de)\s+overeenkomst"),
        ("dpv:LegalObligation", r"wettelijke\s+(?:\w+\s+)?(?:verplichting\w*|plicht\w*|vereisten|eisen)|(?:voldoen|voldaan)\s+aan\s+(?:\w+\s+){0,4}(?:wet\w*|regelgeving)|(?:wettelijk|door\s+de\s+wet|bij\s+wet)\s+(?:verplicht|vereist)|\bde\s+wet\s+(?:\w+\s+){0,3}verplicht\b|\bwettelijk\s+verplicht\b|nalev\w+\s+(?:van\s+)?(?:\w+\s+){0,3}wet\w*|juridische\s+verplichting\w*"),
        ("dpv:LegitimateInterest", r"(?:gerechtvaardigde?|legitieme?|rechtmatige?)\s+(?:\w+\s+){0,2}belang\w*"),
        ("dpv:VitalInterest", r"vitale?\s+belang\w*"),
        ("dpv:PublicInterest", r"(?:algemeen|openbaar|publiek)\s+belang|openbaar\s+gezag"),
    ),
}  # fmt: skip
_COMPILED = {
    language: [(term, re.compile(rf"(?i)(?<!\w)(?:{words})")) for term, words in rows]
    for language, rows in _NAMED.items()
}
_WITHDRAW = re.compile(r"(?i)withdr[ae]w|revok|intrek|in\s+te\s+trekken|ingetrokken|herroep")
_MAY_WITHDRAW = re.compile(
    r"(?i),\s+(?:(?:which|that|and)\s+(?:you\s+(?:may|can|are\s+free\s+to)|(?:can|may)\s+be)|(?:die|en|welke)\s+(?:u|je)\s+(?:\w+\s+){0,4}kunt|die\s+(?:\w+\s+){0,4}kan)\b[^.;]*"
)
"""What a sentence adds to the consent that it names: "with your consent, which you may withdraw"."""
_CHILD = re.compile(r"(?i)parent|guardian|ouder|voogd")
_PROCESSES = re.compile(
    r"(?i)\b(?:process\w*|use|uses|collect\w*|stor(?:e|es|ed|ing)|rely|relies|base[sd]?|basis|ground\w*|necessary|shar\w+|disclos\w+|lawful|legal|send|law|legitimate\s+interest|"
    r"verwerk\w*|gebruik\w*|verzamel\w*|bewa(?:ren|art|ard)|opgeslagen|baser\w+|gebaseerd|grondslag\w*|noodzakelijk|delen|verstrek\w*|basis|nodig|stu(?:ren|urt)|meld(?:en|t)|verplicht|gerechtvaardigd\w*\s+belang)\b"
)


_SHARES = re.compile(r"(?i)\b(?:shar\w+|disclos\w+|delen|verstrek\w+)\b")


def bases(draft: Draft, unit: Unit, why: list[tuple[Match, Fact]]) -> Iterator[Fact]:
    """Propose bases: with each purpose of the same sentence, row or section, else with none."""
    zone = next((z.partition(":")[2] for z in unit.zones if z.startswith("basis:")), None)
    if _SHARES.search(unit.run_in or (unit.headings[-1] if unit.headings else "")):
        zone = None  # "Sharing for legal compliance" tells when data are shared
    if (
        unit.row
        and not unit.first_in_row
        and re.search(r"basis|ground|grond|wettelijke", unit.column or unit.table, re.IGNORECASE)
    ):
        return
    named = _named(draft, unit)
    if zone and why and (unit.kind in ("TableCell", "ListItem") or unit.run_in):
        for match, fact in why:
            yield basis_fact(
                draft, unit, match.start, match.end, zone, fact, "basis-of-section", 0.75
            )
        return
    found = sorted(named, key=lambda basis: basis[1])
    told = [(unit.start + m.start(), unit.start + m.end()) for m in _mentions(draft, unit, found)]
    if _AS_LONG_AS.search(unit.text):
        why = []  # what keeping is for rests on no basis by that
    aims = [pair for pair in why if not any(_is_basis_itself(pair[0], a, b) for a, b in told)]
    if not found and why and (led := _of_lead(draft, unit)):
        for term in led:
            for match, fact in why:
                yield basis_fact(
                    draft, unit, match.start, match.end, term, fact, "basis-of-lead", 0.7
                )
        return
    for term, start, end in found:
        tied = [pair for pair in aims if (start, end) in _nearest(unit, pair[0], found)]
        if _LACKS.search(unit.text[: end - unit.start]) and not (
            tied and is_negated(unit, start, end, draft.language)
        ):
            continue
        # A duty that is itself an aim ("and to comply with the law") is not the basis of the others.
        if tied and not (term == "dpv:LegalObligation" and len(tied) < len(why)):
            for match, fact in tied:
                yield basis_fact(
                    draft, unit, match.start, match.end, term, fact, "basis-in-sentence", 0.6
                )
        elif term != zone or unit.run_in:
            yield basis_fact(draft, unit, start, end, term, None, "basis-named", 0.55)


def _mentions(
    draft: Draft, unit: Unit, found: list[tuple[str, int, int]]
) -> Iterator[re.Match[str]]:
    """Yield all places in which a unit names the bases that were found in it."""
    named = {term for term, _, _ in found}
    for term, pattern in _COMPILED[draft.language]:
        if term in named:
            yield from pattern.finditer(unit.text)


_RESTS_ON = re.compile(
    r"(?i)\b(?:rel(?:y|ies|ying)\s+on|based\s+on|basis|bases|grounds?|interests?|baser\w+|gebaseerd|grondslag\w*|belang(?:en)?|toestemming)\b[^.;]*:$"
)


def _of_lead(draft: Draft, unit: Unit) -> list[str]:
    """Return the bases that the lead-in of an item says its aims rest on."""
    lead = unit.lead
    if not unit.first_in_passage:
        return _of_example(draft, unit)
    rests = _RESTS_ON.search(lead.text.rstrip()) if lead is not None else None
    if lead is None or unit.kind != "ListItem" or rests is None:
        return []
    least = lead.start + rests.start()
    return list(dict.fromkeys(t for t, start, end in _named(draft, lead) if end > least))


_AS_LONG_AS = re.compile(r"(?i)\b(?:as|so)\s+long\s+as\b|\bzo\s?lang\b")
_EXAMPLE = re.compile(r"(?i)\W*(?:For\s+(?:example|instance)|E\.g|Bijvoorbeeld|Zo)\b")


def _of_example(draft: Draft, unit: Unit) -> list[str]:
    """Return the one basis of the sentences before, of which a sentence gives an example."""
    if unit.kind != "ListItem" or not _EXAMPLE.match(unit.text):
        return []
    before = draft.masked[max(0, unit.start - _BEFORE) : unit.start].rpartition("\n")[2]
    told = [term for term, pattern in _COMPILED[draft.language] if pattern.search(before)]
    return told if len(told) == 1 else []


_BEFORE = 400


_LACKS = re.compile(
    r"(?i)\b(?:without|zonder)\s+(?:[\w’'-]+\s+){0,6}(?:consent|permission|toestemming)(?:\s+to)?$"
)
"""What is done without consent does not rest on it, but "not for advertising without it" does."""


_JOINT = re.compile(r"(?i)[\s,;/]*(?:and|or|and/or|en|of|en/of)?\s*(?:\w+\s+)?$")


def _nearest(unit: Unit, aim: Match, found: list[tuple[str, int, int]]) -> set[tuple[int, int]]:
    """Return the bases that are nearest to an aim: of those that are joined ("A and B"), all."""
    groups: list[list[tuple[int, int]]] = []
    for _, start, end in found:
        last = groups[-1][-1][1] if groups else None
        if last is not None and _JOINT.match(unit.text[last - unit.start : start - unit.start]):
            groups[-1].append((start, end))
        else:
            groups.append([(start, end)])
    if not groups:
        return set()
    nearest = min(groups, key=lambda group: max(group[0][0] - aim.end, aim.start - group[-1][1], 0))
    return set(nearest)


def _named(draft: Draft, unit: Unit) -> Iterator[tuple[str, int, int]]:
    if (
        _WITHDRAW.search(_MAY_WITHDRAW.sub(" ", unit.text))
        or _of_others(unit.text)
        or _REFUSES.search(unit.text)
    ):
        return
    if unit.kind == "Heading":
        return
    if unit.zones and unit.zones[0] in _OTHER_SUBJECTS:
        own = _OUR_INTERESTS.search(unit.text)
        if own and unit.zones[0] in ("retention", "automated", "transfer"):
            yield "dpv:LegitimateInterest", unit.start + own.start(), unit.start + own.end()
        agreed = _CONSENT_TO_IT[draft.language].search(unit.text)
        if agreed and unit.zones[0] in ("children", "transfer"):
            yield "dpv:Consent", unit.start + agreed.start(), unit.start + agreed.end()
        return
    told = unit.text if unit.lead is None else f"{unit.lead.text} {unit.text}"
    if not _PROCESSES.search(told) and not any(z == "bases" for z in unit.zones):
        return
    in_zone = any(zone == "bases" or zone.startswith("basis:") for zone in unit.zones)
    in_zone = in_zone or (unit.lead is not None and _OF_BASES.search(unit.lead.text) is not None)
    for term, pattern in _COMPILED[draft.language]:
        match = pattern.search(unit.text)
        if (
            match
            and term == "dpv:LegalObligation"
            and not in_zone
            and not _OBLIGATION.search(unit.text[match.start() : match.end() + 20])
        ):
            continue
        if match and term == "dpv:LegalObligation" and _IF.search(unit.text[: match.start()]):
            continue
        if match and term.endswith("Interest") and _OF_OTHERS.match(unit.text[match.end() :]):
            continue
        if match and not in_exception(unit, unit.start + match.start(), draft.language):
            yield term, unit.start + match.start(), unit.start + match.end()


_OF_BASES = re.compile(
    r"(?i)\b(?:legal|lawful)\s+(?:bas[ei]s|grounds?)\b|\b\w*grondslag\w*|\brechtsgrond\w*"
)
_OF_OTHERS = re.compile(
    r"(?i)\s+(?:of|van)\s+(?:the\s+|de\s+)?(?:law\s+enforcement|police|authorit\w+|rechtshandhaving|politie|autoriteit\w*)\b"
)
_REFUSES = re.compile(
    r"(?i)\b(?:refus\w+|den(?:y|ies|ied)|declin\w+|reject\w*|overrid\w+|compelling)\b|\b(?:not|unable\s+to|cannot)\s+(?:be\s+able\s+to\s+)?(?:comply|honou?r|fulfil\w*|accommodate|delete|act)\b|\b(?:comply|honou?r)\w*\s+(?:\w+\s+){0,3}requests?\b[^.]*\bunless\b"
    r"|\b(?:right\s+to\s+object|object\s+to|may\s+object|can\s+object)\b"
    r"|\b(?:weiger\w*|afwijz\w*|afgewezen|zwaarder|dwingende)\b|\b(?:verzoek|aanvraag)\w*\b[^.]*\b(?:inwilligen|voldoen)\b[^.]*\btenzij\b|\bbezwaar\s+(?:te\s+)?maken\b"
)
"""Grounds on which a request is refused, or processing objected to, are no bases of processing."""

_OTHER_SUBJECTS = frozenset(
    {"retention", "children", "change", "rights", "transfer", "automated", "external"}
)
_OUR_INTERESTS = re.compile(
    r"(?i)\b(?:our|['’]s)\s+legitimate\s+(?:\w+\s+)?interests?|\b(?:ons|onze)\s+(?:gerechtvaardigde?|legitieme?)\s+(?:\w+\s+)?belang\w*"
)
_CONSENT_TO_IT = both(
    r"\brely\s+on\s+consent\b|\byou(?:r(?:\s+\w+)?)?\s+consent\b(?=[^.;]{0,120}\btransfer)|\btransfer\w*\b[^.;]{0,80}\b(?:with|basis\s+of)\s+your\s+(?:\w+\s+)?consent\b",
    r"\btoestemming\b(?=[^.;]{0,120}\b(?:doorgifte|overdracht|doorgeven)\b)|\b(?:doorgifte|doorgeven|overdracht|door)\b[^.;]{0,80}\b(?:met|basis\s+van)\s+(?:uw|je)\s+(?:\w+\s+)?toestemming\b",
)
"""Where a section has another subject, consent is a basis only of what the section is about."""
_RELIES = re.compile(r"(?i)rely\s+on\s+consent|legal\s+basis|grondslag|baseren")
_THEIR_DUTY = re.compile(
    r"(?i)\b(?:bound\s+by|subject\s+to|gebonden\s+aan)\s+(?:\w+\s+){0,4}(?:contract\w*|confidential\w*|agreement|contractuele|geheimhouding\w*)"
)


def _of_others(text: str) -> bool:
    """Whether a consent is a parent's (unless as the basis), or a contract binds somebody else."""
    if _THEIR_DUTY.search(text):
        return True
    return _CHILD.search(text) is not None and _RELIES.search(text) is None


def _is_basis_itself(match: Match, start: int, end: int) -> bool:
    """Whether a purpose is but the words of the basis ("comply with legal obligations")."""
    return match.start < end and match.end > start


_WISH = re.compile(r"(?i)\bpermission\b")
_OPENING = 60
"""Deep in a cell of bases, a permission is asked for one of its aims, and no basis of the row."""


def named_in_cell(draft: Draft, unit: Unit) -> Iterator[tuple[str, int, int]]:
    """Yield the bases that a cell of bases names: there a word alone is enough."""
    for term, pattern in _COMPILED[draft.language]:
        match = pattern.search(unit.text)
        if match is None and term == "dpv:Contract":
            match = _CONTRACT.search(unit.text)
        if match and _WISH.search(match[0]) and match.start() > _OPENING:
            continue
        if match and not _IF.search(unit.text[: match.start()]):
            yield term, unit.start + match.start(), unit.start + match.end()


_OBLIGATION = re.compile(r"(?i)oblig|requires\s+us|duty|duties|verplichting|plicht")
"""Elsewhere, "required by law" is about a disclosure rather than about what processing rests on."""
_WITHOUT = re.compile(r"(?i)\b(?:without|unless|except|only|zonder|tenzij|alleen|behalve)\b")
_IF = re.compile(
    r"(?i)\b(?:if|where|as|when|unless|indien|waar|zoals|als|tenzij|voor\s+zover)\s+(?:\w+\s+)?$"
)
"""Before "required by law", this conditions something; it is no basis."""
_CONTRACT = re.compile(r"(?i)\b(?:contract\w*|agreement|overeenkomst\w*)\b")


def basis_fact(
    draft: Draft,
    unit: Unit,
    start: int,
    end: int,
    term: str,
    why: Fact | None,
    rule: str,
    score: float,
) -> Fact:
    """Return the fact of one basis, with its purpose or none."""
    key = {"basis": term, "purpose": why.key["terms"] if why else None}
    name = term.partition(":")[2] + (f": {why.name}" if why else "")
    modality = modality_of(unit, start, end, draft.language, sees_lead=not unit.row)
    if modality == DENIED and _WITHOUT.search(unit.text):
        modality = CONDITIONAL  # "not without your consent" is with it
    return propose(draft, unit, start, end, "basis", key, rule, score, name=name, modality=modality)

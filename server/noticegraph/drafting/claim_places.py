"""Claims about places and bodies: regions with terms of their own, and where one can complain."""

from __future__ import annotations

import re
from collections.abc import Iterator

from noticegraph.drafting.model import Fact, Unit
from noticegraph.drafting.places import regions_in
from noticegraph.drafting.proposing import Draft, propose, propose_found

_AUTHORITY = re.compile(
    r"\b(?:[A-Z]\w+ (?:Regulatory|Privacy Protection|Privacy) (?:Authority|Agency|Commissioner)|Autoriteit Persoonsgegevens|Information Commissioner['’]?s? Office|Data Protection Commission|CNIL|Federal Trade Commission|FTC|Federal Data Protection and Information Commissioner|FDPIC|JAMS|International Cent(?:re|er) for Dispute Resolution|ICDR|American Arbitration Association|VeraSafe|PrivacyTrust|TRUSTe|TrustArc|BBB National Programs|ANPD|[A-Z][\w-]+ Data Protection Authority|Gegevensbeschermingsautoriteit|Office of the (?:Australian |Privacy )?(?:Information )?Commissioner\w*|ICO|EDÖB|Integritetsskyddsmyndigheten)\b"
)
_COMPETENT = re.compile(
    r"(?i)\b(?:(?:the|your|a|an|any|competent|relevant|local|national|lead|de|uw|een|bevoegde|nationale|lokale)\s+)*(?:(?:supervisory|data\s+protection|toezichthoudende|gegevensbeschermings)\s*(?:authorit(?:y|ies)|autoriteit(?:en)?)(?:\s+in\s+your\s+\w+)?|(?:EU-)?autoriteit(?:en)?\s+(?:voor|inzake)\s+gegevensbescherming)"
)
_COMPLAIN = re.compile(
    r"(?i)complain|klagen|terecht\s+bij|dispute|recourse|klacht|geschil|enforcement|arbitrat|toezicht|investigat"
)
_ELSEWHERE = re.compile(
    r"(?i)\b(?:outside|beyond|from|to|buiten|naar|van|uit)\s+(?:of\s+)?(?:the\s+|de\s+|het\s+)?$"
)

_PEOPLE_OF = re.compile(
    r"(?i)\b(?:residents?|reside|inwoners?|woonachtig|woont)\b|\bif\s+you\s+(?:are|live|reside)|(?:als|indien)\s+u\s+(?:in|zich)"
)
_OF_FRAMEWORK = re.compile(r"\s+(?:Extension|Addendum|Uitbreiding)\b|-(?:U\.?S|VS)\b")
_SEAT = re.compile(
    r"(?i)\b(?:stored|processed|transferred|maintained|hosted|opgeslagen|verwerkt)\b[^.;]{0,40}\b(?:in|to|within|naar)\s+(?:the\s+|de\s+|het\s+)?$|\b(?:located\s+at|(?:established|registered|incorporated|seated|based)\s+(?:at|in|under)|gevestigd|statutair)\b[^;]{0,160}$"
)
"""Where a company has its seat is no place with terms of its own."""


def regions(draft: Draft, unit: Unit) -> Iterator[Fact]:
    """Propose the places for whose people the unit has terms of its own."""
    if unit.run_in and unit.first_in_passage:
        named = regions_in(draft, unit.run_in)
        if named and len(unit.run_in) <= named[0][1].end - named[0][1].start + 12:
            yield propose(
                draft,
                unit,
                unit.start,
                min(unit.end, unit.start + len(unit.run_in)),
                "region",
                {"jurisdiction": named[0][0]},
                "region-run-in",
                0.7,
                modality="asserted",
            )
    if unit.kind != "Heading" and not _PEOPLE_OF.search(unit.text):
        return
    contact = "contact" in unit.zones
    for code, match in regions_in(draft, unit.text, unit.start):
        before = unit.text[: match.start - unit.start]
        after = unit.text[match.end - unit.start :]
        if _ELSEWHERE.search(before) or before.endswith("-") or _OF_FRAMEWORK.match(after):
            continue  # "EU-US" names a framework
        if _SEAT.search(before) or (contact and before.rstrip().endswith(",")):
            continue  # the end of an address
        yield propose_found(
            draft, unit, match, "region", {"jurisdiction": code}, "region-terms", 0.6,
            modality="asserted",
        )  # fmt: skip


def recourse(draft: Draft, unit: Unit) -> Iterator[Fact]:
    """Propose the bodies to which the unit says that one can complain, or that enforce it."""
    told = unit.text if unit.lead is None else f"{unit.lead.text} {unit.text}"
    if not _COMPLAIN.search(told):
        return
    reached = -_NEXT
    for match in _AUTHORITY.finditer(unit.text):
        is_same = match.start() - reached <= _NEXT and unit.text[match.start() - 1] == "("
        reached = match.end()
        if is_same:
            continue  # its abbreviation, in brackets behind it
        yield _body(draft, unit, match.span(), match[0], _role(match[0]), "recourse-named", 0.75)
    competent = _COMPETENT.search(unit.text)
    if competent:
        body = _DETERMINER.sub("", competent[0].strip())
        yield _body(draft, unit, competent.span(), body, "authority", "recourse-authority", 0.65)
    arbitration = _ARBITRATION.search(unit.text)
    if arbitration:
        yield _body(
            draft, unit, arbitration.span(), arbitration[0], "arbitration", "recourse-arbitration", 0.65
        )  # fmt: skip


_NEXT = 3
_DETERMINER = re.compile(r"(?i)^(?:(?:the|your|an?|any|de|het|uw|je|jouw|een)\s+)+")
_ARBITRATION = re.compile(r"(?i)\b(?:binding\s+arbitration|bindende\s+arbitrage)\b")


def _role(body: str) -> str:
    if re.search(r"Trade|FTC", body):
        return "enforcement"
    independent = r"JAMS|Trust|BBB|TRUSTe|Resolution|ICDR|Arbitration|VeraSafe"
    return "independent" if re.search(independent, body) else "authority"


def _body(
    draft: Draft, unit: Unit, span: tuple[int, int], body: str, role: str, rule: str, score: float
) -> Fact:
    key = {"body": body, "role": role}
    return propose(
        draft, unit, unit.start + span[0], unit.start + span[1], "recourse", key, rule, score,
        modality="asserted",
    )  # fmt: skip

"""Pairs of data and recipient, only where the text itself connects them.

One sentence of sharing connects its data and its recipients; an item of a list its data and the
recipients of its lead-in; "each category" the data of the sentence before.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from noticegraph.drafting.frames import tells_of_data
from noticegraph.drafting.model import Fact, Match, Unit
from noticegraph.drafting.patterns import both
from noticegraph.drafting.proposing import Draft, propose
from noticegraph.drafting.recipients import MAY_SHARE, recipients

Found = Sequence[tuple[Match, Fact]]
Pair = tuple[list[str] | str, str]
_EACH = re.compile(
    r"(?i)\b(?:shar\w+|disclos\w+|sen(?:ds?|t|ding)|pass\w*|provid\w+|transfer\w*|transmit\w*)\s+(?:this|it|them|these)\s+(?:with|to|on)\b"
    r"|\b(?:del(?:en|ing)|deelt|verstrek\w*|verzend(?:t|en)|stu(?:urt|ren)|gev(?:en|eft))\s+(?:(?:wij|we|[\w’'-]+)\s+){0,3}(?:dit|deze|die)\s+(?:\w+\s+)?(?:met|aan|naar|door)\b"
    r"|\b(?:each|all|any)\s+(?:of\s+(?:these|the\s+above)\s+)?categor(?:y|ies)\b|\b(?:these|those|such|the\s+above)\s+categories\b"
    r"|\b(?:this|these|that|those|such)\s+(?:personal\s+)?(?:information|data|details)\b|\b(?:deze|die|dergelijke)\s+(?:persoons?)?(?:gegevens|informatie)\b"
    r"|\b(?:elke|alle|deze|die|iedere|bovenstaande)\s+categorie(?:ën)?\b"
)
_GETS = both(
    r"\b(?:receives?|obtains?|gets?|has\s+access)\b", r"\b(?:ontvang(?:t|en)|krijg(?:t|en)|verkrijg(?:t|en))\b"
)  # fmt: skip
"""What a sentence says about whom it names, where it gives them data."""
_EXCEPT = re.compile(
    r"(?i)\b(?:except|unless|other\s+than|behalve|tenzij|uitgezonderd)\b[^.;]*:?\s*$"
)
_MOST_DATA = 12
_MOST_RECIPIENTS = 6


def disclosures(
    draft: Draft, unit: Unit, data: Found, to: Found, named: Sequence[Fact], before: Found
) -> Iterator[Fact]:
    """Propose the pairs of one unit.

    ``named`` are the recipients that the unit names; ``before`` are the data of the unit before in
    the same passage.
    """
    language = draft.language
    lead = unit.lead
    shares = MAY_SHARE[language].search(unit.text) or (
        lead is not None and MAY_SHARE[language].search(lead.text)
    )
    if not (shares or (named and _GETS[language].search(unit.text))):
        return
    if not data and _EACH.search(unit.text):
        data = before
    whom = [*(fact for _, fact in to), *named]
    if not whom and data and lead is not None and _lists(unit, lead):
        whom = [fact for _, fact in recipients(draft, lead)][:_MOST_RECIPIENTS]
        if _EXCEPT.search(lead.text):
            # "to no third parties, except: …": the items say to whom.
            whom = [fact for fact in whom if fact.key["terms"][0] != "dpv:ThirdParty"]
    generic = tells_of_data(unit.text) or (lead is not None and tells_of_data(lead.text))
    data = [pair for pair in data if not _comes_in(unit, pair[0], language)]
    data = data if len(data) <= _MOST_DATA else []
    pairs: list[Pair] = [(d.key["terms"], d.name) for _, d in data]
    if not pairs and generic:
        pairs, data = [("any", "data")], []
    for recipient in whom:
        key = recipient.key.get("terms") or recipient.key["organisation"]
        # What the lead-in names is evidence of its own passage: the item is that of the pair.
        at = recipient if unit.start <= recipient.start < unit.end else None
        start, end = (at.start, at.end) if at else (unit.start, unit.end)
        for category, name in _in_part(unit, at, data, pairs):
            if category == "any" and "organisation" in recipient.key:
                continue  # that somebody is named tells it already
            yield propose(
                draft, unit, start, end, "disclosure", {"category": category, "recipient": key},
                "disclosure-in-sentence", 0.6 if category == "any" else 0.55,
                name=f"{name} → {recipient.name}", modality=recipient.modality,
            )  # fmt: skip


_WE_GET = both(
    r"\bwe\s+(?:\w+\s+){0,3}(?:collect|receive|obtain|access)\b[^.;]*\bfrom\s+(?:these|those|them|that|the|your)\b",
    r"\b(?:wij|we)\s+(?:\w+\s+){0,6}(?:verzamelen|ontvangen|verkrijgen)\b|\b(?:verzamelen|ontvangen|verkrijgen)\s+(?:wij|we)\b",
)  # fmt: skip


_GIVES_ON = re.compile(
    r"(?i)\b(?:shar\w+|disclos\w+|transmit\w*|sell|visible|accessible|available|delen|verstrekken|doorgeven|toegankelijk|zichtbaar|beschikbaar)\b"
)


def _comes_in(unit: Unit, match: Match, language: str) -> bool:
    """Whether data are what we get from somebody rather than what we give."""
    at = match.start - unit.start
    got = list(_WE_GET[language].finditer(unit.text[:at]))
    return bool(got) and _GIVES_ON.search(unit.text[got[-1].end() :]) is None


_PART = re.compile(r"(?i)(?<![\w(])\((?:[a-h]|[ivx]{1,4}|\d)\)\s|;")


def _in_part(unit: Unit, recipient: Fact | None, data: Found, pairs: list[Pair]) -> list[Pair]:
    """Return the data that a numbered part of a sentence gives to the recipient in that part.

    What stands before all parts goes to each of them.
    """
    cuts = [match.start() for match in _PART.finditer(unit.text)]
    if recipient is None or not cuts or not data or not pairs:
        return pairs
    part = bisect_right(cuts, recipient.start - unit.start)
    parts = [bisect_right(cuts, match.start - unit.start) for match, _ in data]
    kept = [pair for pair, number in zip(pairs, parts, strict=True) if number in (0, part)]
    return kept or ([("any", "data")] if tells_of_data(unit.text) else [])


def _lists(unit: Unit, lead: Unit) -> bool:
    return unit.kind == "ListItem" and lead.text.rstrip().endswith(":")

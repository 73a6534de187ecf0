"""Which place's people a sentence or section is about."""

from __future__ import annotations

import re

from noticegraph.drafting.model import Match, Unit
from noticegraph.drafting.proposing import Draft

GENERAL = "general"
_PRONOUN = re.compile(r"\b(?!(?:THE|AND|OR|IN|EU|UK|EEA|NON|WITHIN|FOR)\b)[A-Z]{2,}\s+$")
"""What stands before "US" in capitals ("CONTACT US") where it is no country."""
_FORM = re.compile(r"\s*,?\s+(?:Inc|LLC|Ltd|Limited|Corp|B\.V|N\.V|GmbH|Pty)\b")


def regions_in(draft: Draft, text: str, start: int = 0) -> list[tuple[str, Match]]:
    """Return the places named in a text, as codes (`EEA`, `US-CA`), with their words."""
    tokens = draft.lexicon.tokens(text, start)
    found = draft.lexicon.words["regions"].find(tokens)
    kept = []
    for match in found:
        words = text[match.start - start : match.end - start]
        # "us" is a pronoun, "US" a country.
        if len(words) <= 2 and not words.isupper():
            continue
        if words == "US" and _PRONOUN.search(text[: match.start - start]):
            continue
        # "Kite USA Inc." is a company.
        if _FORM.match(text[match.end - start :]):
            continue
        kept.append((match.terms[0].partition(":")[2], match))
    return kept


_EUROPEAN = re.compile(r"(?i)\b(?:European|Europese?)\b")
_LAW_OF = re.compile(
    r"(?i)\b(?:under|according\s+to|pursuant\s+to|by\s+virtue\s+of|volgens|krachtens|onder|op\s+grond\s+van)\s+(?:(?:the|de|het|applicable|toepasselijke)\s+)?(?:[\w-]+\s+){1,4}?(?:laws?|legislation|regulations?|wet(?:ten|geving)?|privacywet\w*|recht)\b"
)
"""By whose law something is given: "under European privacy law, you may …"."""


def jurisdiction_of(draft: Draft, unit: Unit) -> str:
    """Return the place whose people a unit gives something, or `general`.

    Its headings name it, or else its sentence or lead-in the law.
    """
    for title in reversed((*unit.headings, unit.run_in)):
        found = regions_in(draft, title) if title else []
        if found:
            return found[0][0]
    for told in (unit.text, unit.lead.text if unit.lead is not None else ""):
        law = _LAW_OF.search(told)
        if law and _EUROPEAN.search(law[0]):
            return "EEA"
        found = regions_in(draft, law[0]) if law else []
        if found:
            return found[0][0]
    return GENERAL

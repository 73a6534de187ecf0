"""Where long Dutch words may break: few browsers have a list of them."""

from __future__ import annotations

import re

_SOFT_HYPHEN = "\u00ad"
_LONG = re.compile(r"\w{13,}")
_PARTS = re.compile(
    r"(?<=\w{3})(?=(?:gegevens|informatie|overdraagbaarheid|verantwoordelijke|besluitvorming"
    r"|instanties?|bedrijven|partners|verleners?|technologie\w*|activiteit\w*|categorie\w*"
    r"|belangen?|verplichting\w*|uitoefening|wetgeving)\b)"
)


def may_break(text: str, language: str) -> str:
    """Return a text with soft hyphens in its long words, before the last word of a compound."""
    if language != "nl":
        return text
    return _LONG.sub(lambda word: _PARTS.sub(_SOFT_HYPHEN, word[0]), text)

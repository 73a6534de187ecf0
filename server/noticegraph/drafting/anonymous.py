"""Sentences about data that identify nobody: who receives those receives no personal data."""

from __future__ import annotations

import re

_IDENTIFY_NOBODY = re.compile(
    r"(?i)\b(?:anonym(?:ous|i[sz]ed)|(?:de-?|non-?)identif(?:ied|ying|iable)|aggregated?|non-personal(?:ly\s+identif\w+)?|"
    r"geanonimiseerde?|anonieme?|geaggregeerde?|niet-(?:persoonlijke?|identificer\w+)|onherleidbare?)\b"
    r"(?:[\s,/“\"-]+(?:and|or|en|of|\w+(?:ed|ly|al|e))){0,4}?[\s,/“\"-]+(?:\w+\s+)?(?:information|data|statistics|\w*gegevens|informatie|statistieken)\b"
)
_DENIED = re.compile(
    r"(?i)\b(?:not?|non|without|cannot|never|niet|geen|zonder)\b[^.;]{0,60}?\b(?:personal(?:ly)?(?:\s+identif\w+)?|persoonlijke?|persoons?)[\s-]*(?:data|information|\w*gegevens|informatie)\b"
    r"|\bnon-?personal\w*\b[^.;]{0,20}\b(?:data|information)\b|\bniet-persoonlijke?\s+\w+"
)
_PERSONAL = re.compile(
    r"(?i)\b(?:personal(?:ly\s+identif\w+)?\s+(?:data|information|details)|persoons?gegevens|persoonlijke\s+(?:gegevens|informatie)|(?:your|uw|je|jouw)\s+(?:data|information|name|e-?mail|gegevens|informatie|naam))\b"
)


def is_anonymous(text: str) -> bool:
    """Whether a sentence is about anonymous or aggregate data, and not also about personal data."""
    rest, count = _IDENTIFY_NOBODY.subn(" ", text)
    return bool(count) and _PERSONAL.search(_DENIED.sub(" ", rest)) is None

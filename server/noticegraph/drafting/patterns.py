"""The patterns by which drafting searches a text, in each language."""

from __future__ import annotations

import re

Pattern = re.Pattern[str]


def both(en: str, nl: str) -> dict[str, Pattern]:
    """Return the patterns of both languages, which heed no capitals."""
    return {"en": re.compile(en, re.IGNORECASE), "nl": re.compile(nl, re.IGNORECASE)}

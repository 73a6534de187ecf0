"""Names of organisations by their legal forms, and dates."""

from __future__ import annotations

import re
from collections.abc import Iterator

_FORMS = r"(?:Inc|LLC|L\.L\.C|Ltd|Limited|Corp|Corporation|GmbH|AG|B\.V|BV|N\.V|NV|S\.A\.S|SAS|S\.A|S\.L|S\.r\.l|SRL|PLC|plc|Pty|Pte|Oy|AB|ApS|A/S|AS|KG|UG|SE|LLP|Co|Company|K\.K|Sp\.\s?z\s?o\.o|Foundation|Stichting|Pvt|e\.V|Kft|s\.r\.o)"
_NAME = re.compile(
    r"\b(?P<name>[A-Z][\w&.'’-]*(?:,?\s+(?:[A-Z][\w&.'’-]*|of|and|&|the|van|de)){0,5}?,?\s+"
    + _FORMS
    + r"\b(?:\.(?!\w))?(?:,?\s+(?:Ltd|Limited|LLC|Inc|Co)\b\.?)?)"
)
_MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan januari", "february feb februari", "march mar maart mrt", "april apr", "may mei", "june jun juni",
         "july jul juli", "august aug augustus", "september sep sept", "october oct oktober okt", "november nov", "december dec"), 1)
    for name in names.split()
}  # fmt: skip
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DATE = re.compile(
    rf"(?i)\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th|e)?\s+(?:of\s+)?(?P<month>{_MONTH})\.?,?\s+(?P<year>(?:19|20)\d\d)"
    rf"|(?P<month2>{_MONTH})\.?\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year2>(?:19|20)\d\d)"
    r"|(?P<year3>(?:19|20)\d\d)-(?P<month3>\d\d)-(?P<day3>\d\d)"
    r"|(?P<a>\d{1,2})[/.-](?P<b>\d{1,2})[/.-](?P<year4>(?:19|20)\d\d))\b"
)
_CUE = re.compile(
    r"(?i)\b(?:updated?|effective|revised|revision|modified|version|dated?|as\s+of|from|in\s+force|published|ingangsdatum|bijgewerkt|gewijzigd|datum|versie|laatst\w*|van\s+kracht|geldig|herzien\w*|ingaande)\b"
)


def organisations_in(text: str) -> Iterator[re.Match[str]]:
    """Yield the names with a legal form ("Kite Repair B.V.") in a text."""
    yield from _NAME.finditer(text)


def date_in(text: str, language: str, *, needs_cue: bool = False) -> str | None:
    """Return the first date in a text as ISO 8601, or None; with `needs_cue` only of a version.

    Of 03/04/2025, English texts without another sign are read as month first, Dutch as day first.
    """
    for match in _DATE.finditer(text):
        if needs_cue and not _CUE.search(text):
            return None
        found = _iso(match, language)
        if found:
            return found
    return None


def _iso(match: re.Match[str], language: str) -> str | None:
    parts = match.groupdict()
    if parts["year"]:
        day, month, year = int(parts["day"]), _MONTHS[parts["month"].lower()], int(parts["year"])
    elif parts["year2"]:
        day, month, year = int(parts["day2"]), _MONTHS[parts["month2"].lower()], int(parts["year2"])
    elif parts["year3"]:
        day, month, year = int(parts["day3"]), int(parts["month3"]), int(parts["year3"])
    else:
        first, second, year = int(parts["a"]), int(parts["b"]), int(parts["year4"])
        day, month = (second, first) if language == "en" and first <= 12 else (first, second)
    return f"{year:04}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else None

"""Subjects in a word or two, for a row of choices; their headings are in `headings`."""

from __future__ import annotations

from collections.abc import Mapping

from noticegraph.http.words.headings import subject_heading
from noticegraph.languages import LANGUAGES

_SHORT: Mapping[str, tuple[str, str]] = {
    "requirements": ("Requirements", "Vereisten"),
    "entities": ("Who", "Wie"),
    "data": ("Data", "Gegevens"),
    "disclosures": ("Recipients", "Ontvangers"),
    "purposes": ("Purposes", "Doeleinden"),
    "rights": ("Rights", "Rechten"),
    "california": ("Sale, sharing", "Verkopen, delen"),
    "transfers": ("Transfers", "Doorgifte"),
    "frameworks": ("Privacy Framework", "Privacy Framework"),
    "regions": ("Regions", "Regio’s"),
    "safeguards": ("Security", "Beveiliging"),
    "tracking": ("Tracking", "Volgen"),
    "denials": ("Denials", "Ontkenningen"),
    "documents": ("Documents", "Documenten"),
    "other": ("Other", "Overig"),
    "named": ("Named", "Genoemd"),
    "document": ("Statement", "Verklaring"),
}


def short_subject(subject: str, language: str) -> str:
    """Return a subject's name in a word or two; its heading if it has no shorter name."""
    names = _SHORT.get(subject)
    return names[LANGUAGES.index(language)] if names else subject_heading(subject, language)

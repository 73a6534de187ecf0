"""That a fact is drafted, beside its name: the name alone reads as if somebody had reviewed it."""

from __future__ import annotations

from noticegraph.namespaces import PREFIXES

REVIEW_STATUS = PREFIXES["ng"] + "reviewStatus"
DRAFTED = PREFIXES["ng"] + "Drafted"
_WORDS = {"en": "drafted", "nl": "voorgesteld"}


def name_with_review(name: str, status: str | None, language: str) -> str:
    """Return the name of a fact, marked if its review status (an IRI) is drafted."""
    return name if status != DRAFTED else f"{name} [{_WORDS.get(language, _WORDS['en'])}]"

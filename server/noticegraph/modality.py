"""The modality of a fact beside its name: the name alone reads as if the fact were asserted."""

from __future__ import annotations

from noticegraph.namespaces import PREFIXES

_NG = PREFIXES["ng"]
MODALITY = _NG + "modality"
_ASSERTED = _NG + "Asserted"
_WORDS = {
    _NG + "Denied": {"en": "denied", "nl": "ontkend"},
    _NG + "Possible": {"en": "possible", "nl": "mogelijk"},
    _NG + "Conditional": {"en": "conditional", "nl": "voorwaardelijk"},
}


def name_with_modality(name: str, modality: str | None, language: str) -> str:
    """Return the name of a fact with its modality (an IRI) unless it is asserted or has none.

    The modality is given by its label, in `language` or else in English; a modality of another
    vocabulary by the end of its IRI.
    """
    if modality is None or modality == _ASSERTED:
        return name
    words = _WORDS.get(modality, {})
    word = words.get(language) or words.get("en") or modality.rsplit("#", 1)[-1].rsplit("/", 1)[-1]
    return f"{name} ({word})"

"""The modality of a fact beside its name: the name alone reads as if the fact were asserted.

The name of a denial is negative already; a second negative word would read as the opposite.
"""

from __future__ import annotations

import re

from noticegraph.namespaces import PREFIXES

_NG = PREFIXES["ng"]
MODALITY = _NG + "modality"
_ASSERTED, _DENIED = _NG + "Asserted", _NG + "Denied"
_NEGATION = re.compile(
    r"(?i)\b(no|not|never|none|nor|neither|without|niet|geen|nooit|noch|zonder)\b|n['’]t\b"
)
_WORDS = {
    _NG + "Denied": {"en": "denied", "nl": "ontkend"},
    _NG + "Possible": {"en": "possible", "nl": "mogelijk"},
    _NG + "Conditional": {"en": "conditional", "nl": "voorwaardelijk"},
}


def name_with_modality(name: str, modality: str | None, language: str) -> str:
    """Return the name of a fact with its modality (an IRI) unless it is asserted or has none.

    A denial whose name says the negative keeps its name; one that reads as a fact is marked.
    The modality is given by its label, in `language` or else in English; a modality of another
    vocabulary by the end of its IRI.
    """
    if modality is None or modality == _ASSERTED:
        return name
    if modality == _DENIED and _NEGATION.search(name):
        return name
    words = _WORDS.get(modality, {})
    word = words.get(language) or words.get("en") or modality.rsplit("#", 1)[-1].rsplit("/", 1)[-1]
    return f"{name} ({word})"

"""The known names that are nearest to an unknown one, for hints in error messages."""

from __future__ import annotations

from collections.abc import Iterable

_SIMILAR_ENOUGH = 65
_MISSPELT = 75
"""A word that resembles another less is another word."""


def nearest_names(name: str, known: Iterable[str], limit: int = 3) -> list[str]:
    """Return at most `limit` known names that resemble `name`, the most similar first."""
    # rapidfuzz is needed only after an error, so a valid command does not have to load it.
    from rapidfuzz import fuzz, process, utils

    # Names that differ only in case are one suggestion, spelt like the first.
    candidates = {candidate.casefold(): candidate for candidate in reversed(list(known))}
    found = process.extract(
        name,
        list(candidates.values()),
        scorer=fuzz.WRatio,
        processor=utils.default_process,
        limit=limit,
        score_cutoff=_SIMILAR_ENOUGH,
    )
    return [match[0] for match in found]


def resembles(words: str, name: str) -> bool:
    """Tell whether words may be a misspelt name, or part of one, word by word or run together."""
    from rapidfuzz import fuzz, process, utils

    asked = utils.default_process(words).split()
    known = utils.default_process(name).split()
    if fuzz.ratio("".join(asked), "".join(known), score_cutoff=_MISSPELT):
        return True
    return bool(asked) and all(
        process.extractOne(word, known, scorer=fuzz.ratio, score_cutoff=_MISSPELT) for word in asked
    )

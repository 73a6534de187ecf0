"""The known names that are nearest to an unknown one, for hints in error messages."""

from __future__ import annotations

from collections.abc import Iterable

_SIMILAR_ENOUGH = 65


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

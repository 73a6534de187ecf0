"""The nearest of the known names to one that is not known, for hints."""

from __future__ import annotations

from collections.abc import Iterable

_SIMILAR_ENOUGH = 65


def nearest_names(name: str, known: Iterable[str], limit: int = 3) -> list[str]:
    """Return at most `limit` known names that resemble `name`, the most similar first."""
    # rapidfuzz is needed only when something went wrong, so a right command need not load it.
    from rapidfuzz import fuzz, process, utils

    # Names that differ in case only are one suggestion, as the first is written.
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

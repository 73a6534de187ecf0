"""Names that may have been meant."""

from __future__ import annotations

from collections.abc import Iterable

from noticegraph.near_names import nearest_names


def near_or_few(name: str, known: Iterable[str], few: int = 12) -> tuple[str, ...]:
    """Return the names that resemble one that is not known; all where they are few."""
    names = list(known)
    found = nearest_names(name, names)
    return tuple(found) or (tuple(names) if len(names) <= few else ())

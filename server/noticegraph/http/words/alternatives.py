"""Names that may have been meant."""

from __future__ import annotations

from collections.abc import Iterable

from noticegraph.near_names import nearest_names


def near_or_few(name: str, known: Iterable[str], few: int = 12) -> tuple[str, ...]:
    """Return the known names that resemble an unknown one; if none does, all unless they are many.

    ``few`` is the largest number of names that are returned for want of a similar one.
    """
    names = list(known)
    found = nearest_names(name, names)
    return tuple(found) or (tuple(names) if len(names) <= few else ())

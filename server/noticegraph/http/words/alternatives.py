"""Near names as addresses, and lists of names in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from noticegraph.near_names import nearest_names

_OR = {"en": "or", "nl": "of"}


def near_or_few(name: str, known: Iterable[str], few: int = 12) -> tuple[str, ...]:
    """Return the names that resemble one that is not known; all where they are few."""
    names = list(known)
    found = nearest_names(name, names)
    return tuple(found) or (tuple(names) if len(names) <= few else ())


def join_names(names: Sequence[str], language: str) -> str:
    """Join names as alternatives: "a, b or c"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {_OR[language]} {names[-1]}"

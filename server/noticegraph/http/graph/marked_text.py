"""A statement's text with marks on the passages that facts cite.

Passages may contain each other (a row, and an item in it). A mark is a stretch of text covered by
the same passages; it belongs to the shortest of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from noticegraph.http.graph.passages import Evidence


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of the text: `number` counts marks from 1, and is 0 if nothing there is cited.

    `begins` are the passages (IRIs) that begin here, `passage` is the one that the mark is of.
    """

    text: str
    number: int = 0
    begins: tuple[str, ...] = ()
    passage: Evidence | None = None


def mark_passages(text: str, cited: Mapping[str, Evidence]) -> tuple[Stretch, ...]:
    """Cut a text at the cited passages (by IRI); joined, the stretches are the whole text."""
    placed = [e for e in cited.values() if 0 <= e.start < e.end <= len(text) and e.text]
    cuts = sorted({0, len(text), *(e.start for e in placed), *(e.end for e in placed)})
    stretches: list[Stretch] = []
    number = 0
    for start, end in pairwise(cuts):
        covering = [e for e in placed if e.start <= start and end <= e.end]
        begins = tuple(e.iri for e in placed if e.start == start)
        inner = min(covering, key=lambda e: (e.end - e.start, e.iri), default=None)
        # Blank lines between the items of a row need no mark.
        if inner is None or not text[start:end].strip():
            stretches.append(Stretch(text[start:end], 0, begins))
            continue
        number += 1
        stretches.append(Stretch(text[start:end], number, begins, inner))
    return tuple(stretches)


def mark_numbers(stretches: tuple[Stretch, ...], cited: Mapping[str, Evidence]) -> dict[str, int]:
    """Return the number of the first mark in each passage (IRI)."""
    found: dict[str, int] = {}
    position = 0
    for stretch in stretches:
        if stretch.number:
            for evidence in cited.values():
                if evidence.start <= position < evidence.end:
                    found.setdefault(evidence.iri, stretch.number)
        position += len(stretch.text)
    return found

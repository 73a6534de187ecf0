"""What a table's row ties: data with recipients, purposes with bases.

The title of a column (or, where columns run together, of the whole table) tells what its cells are;
what stands first in a row is what the row is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from noticegraph.drafting.bases import basis_fact, named_in_cell
from noticegraph.drafting.model import Fact, Match, Unit
from noticegraph.drafting.proposing import Draft, propose
from noticegraph.drafting.tabular import RECIPIENTS as _RECIPIENTS

_BASES = re.compile(
    r"legal bas|lawful bas|legal ground|basis|grondslag|wettelijke|rechtsgrond", re.IGNORECASE
)
_SAID = 6
"""So many different words of data in its first cell are examples; only the first are the row's."""


@dataclass(slots=True)
class RowFacts:
    """What the units of one row of a table say."""

    header: str
    data: list[tuple[Match, Fact]] = field(default_factory=list)
    to: list[tuple[Match, Fact]] = field(default_factory=list)
    why: list[tuple[Match, Fact]] = field(default_factory=list)
    units: list[Unit] = field(default_factory=list)


def row_ties(draft: Draft, rows: Sequence[RowFacts]) -> Iterator[Fact]:
    """Propose the pairs that rows tie."""
    for row in rows:
        if _RECIPIENTS.search(row.header):
            yield from _disclosures(draft, row)
        if _BASES.search(row.header):
            yield from _bases(draft, row)


def _disclosures(draft: Draft, row: RowFacts) -> Iterator[Fact]:
    first = row.data[0][1] if row.data else None
    seen = set()
    for match, fact in row.to:
        recipient = fact.key.get("terms")
        if first is None or not recipient or tuple(recipient) in seen:
            continue
        seen.add(tuple(recipient))
        unit = next(u for u in row.units if u.start <= match.start < u.end)
        tied = propose(
            draft, unit, match.start, match.end, "disclosure",
            {"category": first.key["terms"], "recipient": recipient}, "disclosure-in-row", 0.75,
            name=f"{first.name} → {fact.name}", modality=fact.modality,
        )  # fmt: skip
        tied.places.append((first.start, first.end))
        yield tied


def _bases(draft: Draft, row: RowFacts) -> Iterator[Fact]:
    for unit in row.units:
        if unit.first_in_row:
            continue
        for term, start, end in named_in_cell(draft, unit):
            why = row.why[0][1] if row.why else None
            tied = basis_fact(draft, unit, start, end, term, why, "basis-in-row", 0.8)
            if why is not None:
                tied.places.append((why.start, why.end))
            yield tied

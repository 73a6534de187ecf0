"""What a table's row connects: data with recipients, purposes with bases.

The title of a column (or, where columns run together, of the whole table) says what its cells are;
the first cell of a row is what the row is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from noticegraph.drafting.bases import basis_fact, named_in_cell
from noticegraph.drafting.model import ASSERTED, CONDITIONAL, Fact, Match, Unit
from noticegraph.drafting.proposing import Draft, propose_found
from noticegraph.drafting.recipients import MAY_SHARE
from noticegraph.drafting.tabular import BASES, RECIPIENTS, THOSE, holds_data

_MOST_DATA = 6
"""A sentence of a cell that names more data than this gives examples of the first."""
_WORDS_EACH = 5
_EXAMPLES = re.compile(
    r"(?i)\b(?:includ\w+|such\s+as|for\s+example|for\s+instance|inclusief|zoals|waaronder|bijvoorbeeld)\b"
)
_MOST_PURPOSES = 4
_REASONS = re.compile(
    r"(?i)\breasons?\b|\bwhy\b|\bpurposes?\b|\breden|waarom|waarvoor|doel(?:en|einde\w*)?\b"
)
"""The title of a column that explains: who is named there receives only if the cell says so."""


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
        yield from _disclosures(draft, row)
        if BASES.search(row.header):
            yield from _bases(draft, row)


_TAKEN_FROM = re.compile(
    r"(?i)\b(?:receive|collect|obtain|get)s?\b[^.;]{0,60}\bfrom\b|\bprovides?\s+us\b|\b(?:ontvangen|verkrijgen|verzamelen)\b[^.;]{0,60}\b(?:van|uit)\b"
)


def _is_of_sources(draft: Draft, row: RowFacts) -> bool:
    """Whether a row tells from whom data come, and shares nothing."""
    told = " ".join(unit.text for unit in row.units)
    return _TAKEN_FROM.search(told) is not None and not MAY_SHARE[draft.language].search(told)


def _disclosures(draft: Draft, row: RowFacts) -> Iterator[Fact]:
    if _is_of_sources(draft, row):
        return
    given = _given(row)
    of_recipients = RECIPIENTS.search(row.header) is not None
    seen = set()
    for match, fact in row.to:
        recipient = fact.key.get("terms")
        if not recipient or tuple(recipient) in seen:
            continue
        unit = _unit_of(row, match)
        if BASES.search(unit.column):
            continue
        explains = _REASONS.search(unit.column) is not None
        if explains and THOSE.search(row.header):
            continue  # the row ties its column of recipients, a sentence what it names
        told = MAY_SHARE[draft.language].search(unit.text)
        if (explains or not of_recipients or _TAKEN_FROM.search(unit.text)) and not told:
            continue
        seen.add(tuple(recipient))
        for data in given:
            tied = propose_found(
                draft, unit, match, "disclosure",
                {"category": data.key["terms"], "recipient": recipient}, "disclosure-in-row", 0.75,
                name=f"{data.name} → {fact.name}", modality=fact.modality,
            )  # fmt: skip
            tied.places.append((data.start, data.end))
            yield tied


def _given(row: RowFacts) -> list[Fact]:
    """Return the data of a row: those of its column of data, else the first that it names."""
    found: dict[str, Fact] = {}
    cells = [unit for unit in row.units if holds_data(unit)]
    for unit in cells:
        own = [fact for match, fact in row.data if unit.start <= match.start < unit.end]
        if len(cells) > 1 or len(own) > _MOST_DATA or len(unit.tokens) > _WORDS_EACH * len(own):
            own = own[:1]
        found |= {str(fact.key["terms"]): fact for fact in own}
    if found or not RECIPIENTS.search(row.header):
        return list(found.values())
    return [fact for _, fact in row.data[:1]]


def _unit_of(row: RowFacts, match: Match) -> Unit:
    return next(unit for unit in row.units if unit.start <= match.start < unit.end)


def _bases(draft: Draft, row: RowFacts) -> Iterator[Fact]:
    aims = [
        (match, fact) for match, fact in row.why if not BASES.search(_unit_of(row, match).column)
    ]
    # The first sentence of purposes says what the row is about; the others explain it.
    first = _unit_of(row, aims[0][0]) if aims else None
    said = _EXAMPLES.split(first.text, maxsplit=1)[0] if first else ""
    stop = max(first.start + len(said), aims[0][0].end) if first else 0
    about = [fact for match, fact in aims if match.start < stop][:_MOST_PURPOSES]
    for unit in row.units:
        if not BASES.search(unit.column) if unit.column else unit.first_in_row:
            continue
        named = sorted(named_in_cell(draft, unit), key=lambda found: found[1])
        for number, (term, start, end) in enumerate(named):
            until = named[number + 1][1] if number + 1 < len(named) else unit.end
            part = replace(
                unit,
                start=start,
                end=until,
                text=unit.text[start - unit.start : until - unit.start],
            )
            own = [
                fact
                for match, fact in row.why
                if BASES.search(unit.column) and end <= match.start < until
            ]
            aims_of_basis: list[Fact | None] = [*about, *own]
            for why in aims_of_basis or [None]:
                tied = basis_fact(draft, part, start, end, term, why, "basis-in-row", 0.8)
                if why is not None:
                    tied.places.append((why.start, why.end))
                    if tied.modality == ASSERTED and why.modality == CONDITIONAL:
                        tied.modality = why.modality
                yield tied

"""The rows of an answer, grouped by the company that states them and by what they follow from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby, islice

from noticegraph.http.graph.answer_order import OrderedAnswer
from noticegraph.http.tables.listing import Listing
from noticegraph.http.tables.presenting import NotePart, Presented, present
from noticegraph.http.views.company_menu import statement_label
from noticegraph.http.words.texts import texts
from noticegraph.namespaces import statement_id
from noticegraph.tables import STATEMENT, Part

_Rows = Sequence[tuple[tuple[Part, ...], ...]]


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Rows with the headings above them: `band` is why they come last, `statement` who says it."""

    band: str
    statement: Part | None
    rows: _Rows


def present_in_groups(
    ordered: OrderedAnswer, listing: Listing, language: str, *, by_statement: bool | None = None
) -> tuple[Presented, list[RowGroup]]:
    """Return the rows of the page in their columns, and in groups.

    Rows that the reader has sorted stay in one group, each with its statement. Otherwise they are
    put under their statements where the query has them so, and where there are several.
    """
    if by_statement is None:
        is_column = STATEMENT in listing.table.columns
        by_statement = ordered.is_by_statement and is_column and not listing.sort
    presented = present(listing, language, {STATEMENT} if by_statement else ())
    if listing.sort:
        return presented, [RowGroup("", None, presented.rows)]
    words = texts(language)
    why = words["of_all_data" if ordered.of_all_data else "of_wider_data"]

    def headings(pair: tuple[int, object]) -> tuple[str, str]:
        number = pair[0]
        return (
            why if number >= ordered.direct else "",
            ordered.statement_of(number) if by_statement else "",
        )

    groups: list[RowGroup] = []
    last = ""
    pairs = zip(listing.numbers, presented.rows, strict=True)
    for (band, statement), found in groupby(pairs, headings):
        part = None
        if statement:
            part = Part(statement_label(statement, language) or statement_id(statement), statement)
        groups.append(RowGroup(band if band != last else "", part, [row for _, row in found]))
        last = band
    return presented, groups


def merge_rows(groups: Sequence[RowGroup], together: Sequence[int]) -> list[RowGroup]:
    """Return groups in which so many rows in turn are one, with the parts of all in its cells."""
    sizes = iter(together)
    merged = []
    for group in groups:
        rows = iter(group.rows)
        of_one: list[tuple[tuple[Part, ...], ...]] = []
        for first in rows:
            alike = [first, *islice(rows, next(sizes) - 1)]
            cells = zip(*alike, strict=True)
            of_one.append(tuple(_joined(cell) for cell in cells))
        merged.append(replace(group, rows=of_one))
    return merged


def _joined(cells: Sequence[tuple[Part, ...]]) -> tuple[Part, ...]:
    """Return the parts of cells, each once, and what stands beneath after all others."""
    parts = dict.fromkeys(part for cell in cells for part in cell)
    return tuple(sorted(parts, key=lambda part: isinstance(part, NotePart)))

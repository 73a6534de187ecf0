"""How much of a text was reviewed: for each passage on its own, the facts that it states.

A passage is *reviewed* if it states facts and none is drafted, *drafted* if one is, *silent* if it
is listed as stating no fact, and *unread* if nothing is said of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from noticegraph.passages import Passage
from noticegraph.passages.model import HEADING, SECTION
from noticegraph.reviewing.desk import Opened
from noticegraph.rows import Row

STATES = ("reviewed", "silent", "drafted", "unread")


@dataclass(frozen=True, slots=True)
class Unit:
    """A passage that stands on its own, with those inside it and the rows that cite them.

    ``rows`` are ordered as a reviewer reads them: drafted first, then as they stand in the text.
    """

    passage: Passage
    inside: tuple[Passage, ...]
    rows: tuple[Row, ...]
    state: str

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths of the passage and of those inside it."""
        return (self.passage.path, *(p.path for p in self.inside))

    @property
    def drafted(self) -> tuple[Row, ...]:
        """The rows that nobody has reviewed."""
        return tuple(row for row in self.rows if row.one("review") == "drafted")


def read_units(opened: Opened) -> list[Unit]:
    """Return the passages of a statement that stand on their own, in the order of the text.

    A fact of a whole section stands at its first passage.
    """
    outer: list[list[Passage]] = []
    for passage in opened.passages:
        if passage.kind == SECTION:
            continue
        if outer and passage.start < outer[-1][0].end:
            outer[-1].append(passage)
        else:
            outer.append([passage])
    home = {p.path: number for number, group in enumerate(outer) for p in group}
    for passage in opened.passages:
        if passage.kind == SECTION:
            first = next((n for n, g in enumerate(outer) if g[0].start >= passage.start), None)
            if first is not None:
                home[passage.path] = first
    rows: list[dict[str, Row]] = [{} for _ in outer]
    for node_id, row in opened.live.rows.items():
        for path in row.cells.get("passage", []):
            if path in home:
                rows[home[path]][node_id] = row
    silent = set(opened.live.silent)
    units = []
    for group, cited in zip(outer, rows, strict=True):
        ordered = tuple(sorted(cited.values(), key=_order))
        live = [
            row
            for row in ordered
            if row.one("review") != "rejected" and not _is_title(group[0], row)
        ]
        if any(row.one("review") == "drafted" for row in live):
            state = "drafted"
        elif live:
            state = "reviewed"
        elif any(p.path in silent for p in group):
            state = "silent"
        elif group[0].kind == HEADING or ordered:
            # A heading says something only with what is below it; what was proposed was read.
            state = "silent"
        else:
            state = "unread"
        units.append(Unit(group[0], tuple(group[1:]), ordered, state))
    return units


def _is_title(passage: Passage, row: Row) -> bool:
    """Tell whether a heading names the statement or its company, and nobody has reviewed that."""
    is_given = row.kind in ("document", "organisation") and not row.one("by")
    return passage.kind == HEADING and is_given and not row.one("reviewer")


def _order(row: Row) -> tuple[int, bool, int, str]:
    ranks = {"drafted": 0, "rejected": 2}
    start = row.one("start")
    # Facts that quote no words come after those that do.
    place = int(start) if start.isdigit() else 0
    return ranks.get(row.one("review"), 1), not start, place, row.one("id")


def count_states(units: Sequence[Unit]) -> dict[str, int]:
    """Return the number of passages in each state; headings count only if facts cite them."""
    counted = [
        u
        for u in units
        if u.passage.kind != HEADING or any(not _is_title(u.passage, row) for row in u.rows)
    ]
    return {state: sum(u.state == state for u in counted) for state in STATES}

"""How much of a text was reviewed: for each passage on its own, the facts that it states.

A passage is *reviewed* if it states facts and none is drafted, *drafted* if one is, *silent* if it
is listed as stating no fact, and *unread* if nothing is recorded about it. `unseen` says which of
the decided ones nobody has opened (*elsewhere*).
"""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from noticegraph.passages import Passage
from noticegraph.passages.model import HEADING, SECTION
from noticegraph.rows import Row
from noticegraph.rows.live import LiveRows

if TYPE_CHECKING:
    from noticegraph.reviewing.opening import Opened

STATES = ("reviewed", "silent", "elsewhere", "drafted", "unread")


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


class Progress:
    """The passages of a statement with their facts, kept while these change one by one."""

    def __init__(self, passages: Sequence[Passage], live: LiveRows) -> None:
        self._live = live
        self._lock = threading.Lock()
        self._groups = group_passages(passages)
        self._home = {p.path: n for n, group in enumerate(self._groups) for p in group}
        for passage in passages:
            if passage.kind == SECTION:
                after = (n for n, g in enumerate(self._groups) if g[0].start >= passage.start)
                first = next(after, None)
                if first is not None:
                    self._home[passage.path] = first
        self._rows: list[dict[str, Row]] = [{} for _ in self._groups]
        self._where: dict[str, set[int]] = {}
        self._seen = live.count_changes()
        for node_id, row in list(live.rows.items()):
            self._place(node_id, row)
        self._units = [self._unit(n) for n in range(len(self._groups))]

    def units(self) -> list[Unit]:
        """Return the passages as they are now; only those whose facts changed are made again."""
        with self._lock:
            seen, self._seen = self._seen, self._live.count_changes()
            changed: set[int] = set()
            for node_id, path in self._live.changes_since(seen):
                changed |= self._where.pop(node_id, set())
                for number in changed:
                    self._rows[number].pop(node_id, None)
                row = self._live.rows.get(node_id)
                if row is not None:
                    changed |= self._place(node_id, row)
                if path in self._home:
                    changed.add(self._home[path])
            for number in changed:
                self._units[number] = self._unit(number)
            return list(self._units)

    def _place(self, node_id: str, row: Row) -> set[int]:
        paths = row.cells.get("passage", [])
        found = {self._home[path] for path in paths if path in self._home}
        for number in found:
            self._rows[number][node_id] = row
        self._where[node_id] = found
        return found

    def _unit(self, number: int) -> Unit:
        return _unit_of(self._groups[number], self._rows[number], self._live.silent)


def group_passages(passages: Sequence[Passage]) -> list[list[Passage]]:
    """Return the passages that stand on their own, in the order of the text, with those inside."""
    outer: list[list[Passage]] = []
    for passage in passages:
        if passage.kind == SECTION:
            continue
        if outer and passage.start < outer[-1][0].end:
            outer[-1].append(passage)
        else:
            outer.append([passage])
    return outer


def read_units(opened: Opened) -> list[Unit]:
    """Return the passages of a statement that stand on their own, in the order of the text.

    A fact of a whole section stands at its first passage.
    """
    return opened.progress.units()


def unread_units(passages: Sequence[Passage]) -> list[Unit]:
    """Return the passages of a text of which no facts are known yet: they have no state."""
    return [Unit(group[0], tuple(group[1:]), (), "") for group in group_passages(passages)]


def _unit_of(group: Sequence[Passage], cited: dict[str, Row], silent: Mapping[str, Row]) -> Unit:
    ordered = tuple(sorted(cited.values(), key=_order))
    live = [
        row for row in ordered if row.one("review") != "rejected" and not _is_title(group[0], row)
    ]
    if any(row.one("review") == "drafted" for row in live):
        state = "drafted"
    elif live:
        state = "reviewed"
    elif any(p.path in silent for p in group):
        state = "silent"
    elif group[0].kind == HEADING or any(row.one("review") == "rejected" for row in ordered):
        # A heading says something only with what is below it; what was proposed was read.
        state = "silent"
    else:
        state = "unread"
    return Unit(group[0], tuple(group[1:]), ordered, state)


def _is_title(passage: Passage, row: Row) -> bool:
    """Tell whether a row only names the statement or its company, and nobody has reviewed that."""
    named = ("document", "organisation") if passage.kind == HEADING else ("organisation",)
    return row.kind in named and not row.one("by") and not row.one("reviewer")


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
